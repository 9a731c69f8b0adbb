//! Lengths as PDF and PostScript write them: in points, as short decimals.

use crate::geom::{EMU_PER_PT, Length, decimal};

/// A length in points, to a millionth.
pub(super) fn points(length: Length) -> String {
    decimal(length.to_pt(), 6)
}

/// The whole points that hold a length.
pub(super) fn whole_points(length: Length) -> i64 {
    length.0.max(0).div_euclid(EMU_PER_PT) + i64::from(length.0.max(0) % EMU_PER_PT > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_in_points() {
        let cases = [
            (Length(0), "0", 0),
            (Length::mm(25.4), "72", 72),
            (Length::mm(1.0), "2.834646", 3),
            (Length(12_701), "1.000079", 2),
        ];
        for (length, exact, whole) in cases {
            assert_eq!((points(length).as_str(), whole_points(length)), (exact, whole));
        }
    }
}
