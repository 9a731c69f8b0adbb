//! Numbers and dates as people see them in a sheet.

/// A number as a sheet shows it that has been told nothing else: 1 and not 1.0, and none of the noise past the
/// fifteenth digit.
pub(super) fn plain(value: f64) -> String {
    if !value.is_finite() {
        return "#NUM!".to_owned();
    }
    let value: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    if value == 0.0 {
        return "0".to_owned();
    }
    if value.abs() >= 1e21 || value.abs() < 1e-9 { format!("{value:E}") } else { value.to_string() }
}

/// A date, with its time where it has one: 2019-05-15, 2019-05-15 09:30, 09:30.
pub(super) fn date(serial: f64, (year, month, day, hour, minute, second, _): (u16, u8, u8, u8, u8, u8, u16)) -> String {
    let time =
        if second == 0 { format!("{hour:02}:{minute:02}") } else { format!("{hour:02}:{minute:02}:{second:02}") };
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (0.0..1.0).contains(&serial) {
        time
    } else if serial.fract() == 0.0 {
        date
    } else {
        format!("{date} {time}")
    }
}

/// A stretch of time, given in days: 26:30.
pub(super) fn duration(days: f64) -> String {
    let minutes = (days * 24.0 * 60.0).round() as i64;
    let sign = if minutes < 0 { "-" } else { "" };
    format!("{sign}{}:{:02}", minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_without_noise() {
        let shown = |value| plain(value);
        assert_eq!([shown(1.0), shown(0.1 + 0.2), shown(-0.0), shown(0.85)], ["1", "0.3", "0", "0.85"]);
        assert_eq!([shown(4_721_234_567.0), shown(-3.5), shown(1e300)], ["4721234567", "-3.5", "1E300"]);
        assert_eq!(shown(f64::NAN), "#NUM!");
    }

    #[test]
    fn dates_are_shown_with_the_time_they_have() {
        assert_eq!(date(43600.0, (2019, 5, 15, 0, 0, 0, 0)), "2019-05-15");
        assert_eq!(date(43600.395, (2019, 5, 15, 9, 30, 0, 0)), "2019-05-15 09:30");
        assert_eq!(date(0.5, (1899, 12, 31, 12, 0, 0, 0)), "12:00");
        assert_eq!([duration(1.5), duration(-0.25)], ["36:00", "-6:00"]);
    }
}
