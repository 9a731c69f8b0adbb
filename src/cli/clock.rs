//! What day it is: the one place that asks the machine. Everything below the binary is told.

use std::time::{SystemTime, UNIX_EPOCH};

use mingma::catalog::Date;

/// Today, in the time all of China keeps.
pub fn today() -> Date {
    const AHEAD: u64 = 8 * 3600;
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    date((seconds + AHEAD) / 86_400)
}

/// This moment, in UTC: `2026-11-24T11:35:00Z`.
pub fn moment() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let (day, second) = (date(seconds / 86_400), seconds % 86_400);
    format!("{day}T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60)
}

/// The day so many days after 1970-01-01.
fn date(mut days: u64) -> Date {
    let is_leap = |year: u16| Date::new(year, 2, 29).is_some();
    let mut year = 1970;
    while days >= if is_leap(year) { 366 } else { 365 } {
        days -= if is_leap(year) { 366 } else { 365 };
        year += 1;
    }
    let mut month = 1;
    loop {
        let length = (28..=31).rev().find(|&day| Date::new(year, month, day).is_some()).unwrap_or(28);
        if days < u64::from(length) || month == 12 {
            return Date { year, month, day: days as u8 + 1 };
        }
        days -= u64::from(length);
        month += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_since_1970() {
        let days = [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (19_782, "2024-02-29"),
            (20_781, "2026-11-24"),
            (20_818, "2026-12-31"),
        ];
        for (since, day) in days {
            assert_eq!(date(since).to_string(), day);
        }
    }
}
