//! Numbers as content streams write them: at most three decimals, no exponent, no trailing zero.

use crate::geom::{self, Length};

/// A length in thousandths of a point, the finest step a content stream of ours knows.
///
/// Places are rounded once, from the page's exact EMU, and only then subtracted from each other: what a reader
/// adds up is exact again.
pub fn millipoints(length: Length) -> i64 {
    // 12,700 EMU are 1,000 thousandths of a point: 127 to 10.
    (length.0 * 10 + if length.0 < 0 { -63 } else { 63 }) / 127
}

/// Writes a number given in thousandths.
pub fn thousandths(out: &mut Vec<u8>, value: i64) {
    decimal(out, value, 3);
}

/// Writes a number given in units of its last decimal, of which there are `places`.
pub fn decimal(out: &mut Vec<u8>, value: i64, places: u32) {
    if value < 0 {
        out.push(b'-');
    }
    let one = 10_u64.pow(places);
    let value = value.unsigned_abs();
    integer(out, value / one);
    let (mut fraction, mut unit) = (value % one, one / 10);
    if fraction != 0 {
        out.push(b'.');
        while fraction != 0 {
            out.push(b'0' + (fraction / unit) as u8);
            fraction %= unit;
            unit /= 10;
        }
    }
}

/// Writes a whole number.
pub fn integer(out: &mut Vec<u8>, value: u64) {
    let mut digits = [0; 20];
    let mut first = digits.len();
    let mut rest = value;
    loop {
        first -= 1;
        digits[first] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[first..]);
}

/// Writes a length in points.
pub fn points(out: &mut Vec<u8>, length: Length) {
    thousandths(out, millipoints(length));
}

/// Writes a factor with six decimals: the scale of a symbol, whose error is multiplied by its modules.
pub fn factor(out: &mut Vec<u8>, value: f64) {
    out.extend_from_slice(geom::decimal(value, 6).as_bytes());
}

/// A length in points as an object's number, rounded as in content streams.
pub fn object(length: Length) -> lopdf::Object {
    let value = millipoints(length);
    if value % 1000 == 0 {
        lopdf::Object::Integer(value / 1000)
    } else {
        lopdf::Object::Real((value as f64 / 1000.0) as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: i64) -> String {
        let mut out = Vec::new();
        thousandths(&mut out, value);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn numbers_are_short_and_exact() {
        let cases = [(0, "0"), (1, "0.001"), (10, "0.01"), (-500, "-0.5"), (1000, "1"), (-12_345, "-12.345")];
        for (value, text) in cases {
            assert_eq!(written(value), text);
        }
        assert_eq!(written(595_276), "595.276");
    }

    #[test]
    fn lengths_round_to_the_nearest_thousandth() {
        assert_eq!(millipoints(Length::pt(10.5)), 10_500);
        assert_eq!(millipoints(Length::mm(210.0)), 595_276);
        assert_eq!(millipoints(Length::mm(-210.0)), -595_276);
        // 6 EMU are 0.472 thousandths, 7 EMU are 0.551.
        assert_eq!((millipoints(Length(6)), millipoints(Length(7))), (0, 1));
        assert_eq!((millipoints(Length(-6)), millipoints(Length(-7))), (0, -1));
    }

    #[test]
    fn factors_keep_six_decimals() {
        let mut out = Vec::new();
        factor(&mut out, 1.417_322_834);
        out.push(b' ');
        factor(&mut out, 2.0);
        assert_eq!(out, b"1.417323 2");
    }
}
