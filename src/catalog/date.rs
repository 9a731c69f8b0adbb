//! A day of the calendar, as projects write it: `2026-11-20`.

use std::fmt::{Display, Formatter};
use std::str::FromStr;

/// A day; ordered as the calendar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year, 1900 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Date {
    /// The day, if the calendar has it.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        ((1900..=9999).contains(&year) && (1..=days).contains(&day)).then_some(Self { year, month, day })
    }

    /// Its number among the days since 0000-03-01: years that begin in March have their leap day at the end.
    #[must_use]
    pub fn number(self) -> i64 {
        let (year, month, day) = (i64::from(self.year), i64::from(self.month), i64::from(self.day));
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1
    }
}

impl FromStr for Date {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.splitn(3, '-');
        let mut number = |digits: usize| {
            let part =
                parts.next().filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))?;
            part.parse::<u16>().ok()
        };
        let (Some(year), Some(month), Some(day)) = (number(4), number(2), number(2)) else { return Err(()) };
        Self::new(year, month as u8, day as u8).ok_or(())
    }
}

impl Display for Date {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        let number = |text: &str| text.parse::<Date>().unwrap().number();
        for (one, other, between) in [
            ("2026-11-20", "2026-11-24", 4),
            ("2026-02-28", "2026-03-01", 1),
            ("2024-02-28", "2024-03-01", 2),
            ("2025-12-31", "2026-01-01", 1),
            ("2000-01-01", "2026-01-01", 9497),
        ] {
            assert_eq!(number(other) - number(one), between, "{one} {other}");
        }
    }

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        assert_eq!("2024-02-29".parse(), Ok(Date { year: 2024, month: 2, day: 29 }));
        for wrong in [
            "2025-02-29",
            "2026-13-01",
            "2026-04-31",
            "2026-1-01",
            "26-01-01",
            "2026-01-01T",
            "2026年1月1日",
            "1899-12-31",
            "2026-00-10",
            "+026-11-30",
            "2026-11-01-2",
            "",
        ] {
            assert_eq!(wrong.parse::<Date>(), Err(()), "{wrong}");
        }
        assert_eq!("2026-11-20".parse::<Date>().unwrap().to_string(), "2026-11-20");
    }
}
