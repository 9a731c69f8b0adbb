//! Exact lengths and places on a page.
//!
//! Everything after the typesetter reads lengths as whole EMU, so that two runs, or two machines, can never
//! differ in a last digit: 1 mm = 36,000 EMU, 1 pt = 12,700 EMU, 1 in = 914,400 EMU (ECMA-376 part 1, 20.1.2.1).
//! Places are counted from the top left of the page, x to the right and y downwards.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};
use std::str::FromStr;

/// EMU in a millimetre.
pub const EMU_PER_MM: i64 = 36_000;
/// EMU in a point of 1/72 inch.
pub const EMU_PER_PT: i64 = 12_700;

/// A length in whole EMU.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(pub i64);

impl Length {
    /// No length.
    pub const ZERO: Self = Self(0);

    /// A length of so many millimetres, rounded to the nearest EMU.
    #[must_use]
    pub fn mm(value: f64) -> Self {
        Self::round(value * EMU_PER_MM as f64)
    }

    /// A length of so many points (1/72 inch), rounded to the nearest EMU.
    #[must_use]
    pub fn pt(value: f64) -> Self {
        Self::round(value * EMU_PER_PT as f64)
    }

    /// The length in millimetres.
    #[must_use]
    pub fn to_mm(self) -> f64 {
        self.0 as f64 / EMU_PER_MM as f64
    }

    /// The length in points of 1/72 inch.
    #[must_use]
    pub fn to_pt(self) -> f64 {
        self.0 as f64 / EMU_PER_PT as f64
    }

    /// This length times a factor, rounded to the nearest EMU.
    #[must_use]
    pub fn scale(self, factor: f64) -> Self {
        Self::round(self.0 as f64 * factor)
    }

    /// The longer of two.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Ord::max(self, other)
    }

    /// The shorter of two.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        Ord::min(self, other)
    }

    fn round(emu: f64) -> Self {
        Self(emu.round() as i64)
    }
}

/// A number as files and messages write it: with at most so many decimals, none that says nothing.
#[must_use]
pub fn decimal(number: f64, places: usize) -> String {
    let text = format!("{number:.places$}");
    let short = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if short == "-0" { "0" } else { short }.to_owned()
}

impl FromStr for Length {
    type Err = ();

    /// Reads a length above 0 as settings write it: `0.33mm`, `2cm`, `6pt`, `1in`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim();
        let split = text.find(|character: char| character.is_ascii_alphabetic()).ok_or(())?;
        let (number, unit) = text.split_at(split);
        let emu = match unit {
            "mm" => EMU_PER_MM,
            "cm" => EMU_PER_MM * 10,
            "pt" => EMU_PER_PT,
            "in" => EMU_PER_PT * 72,
            _ => return Err(()),
        };
        let value: f64 = number.trim_end().parse().map_err(|_| ())?;
        let length = Self::round(value * emu as f64);
        // 100 m is more than any sheet or wall needs.
        (length > Self::ZERO && length.0 < 100_000 * EMU_PER_MM).then_some(length).ok_or(())
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<i64> for Length {
    type Output = Self;
    fn mul(self, times: i64) -> Self {
        Self(self.0 * times)
    }
}

impl Div<i64> for Length {
    type Output = Self;
    fn div(self, parts: i64) -> Self {
        Self(self.0 / parts)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

/// A place, counted from the top left of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Point {
    /// To the right.
    pub x: Length,
    /// Downwards.
    pub y: Length,
}

impl Point {
    /// A place from its two distances.
    #[must_use]
    pub fn new(x: Length, y: Length) -> Self {
        Self { x, y }
    }
}

impl Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

/// A width and a height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Size {
    /// Across.
    pub width: Length,
    /// Down.
    pub height: Length,
}

impl Size {
    /// A size from its two lengths.
    #[must_use]
    pub fn new(width: Length, height: Length) -> Self {
        Self { width, height }
    }
}

/// A rectangle by its top left corner and its size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rect {
    /// Top left corner.
    pub origin: Point,
    /// Width and height.
    pub size: Size,
}

impl Rect {
    /// A rectangle from its corner and size.
    #[must_use]
    pub fn new(origin: Point, size: Size) -> Self {
        Self { origin, size }
    }

    /// The right edge.
    #[must_use]
    pub fn right(&self) -> Length {
        self.origin.x + self.size.width
    }

    /// The bottom edge.
    #[must_use]
    pub fn bottom(&self) -> Length {
        self.origin.y + self.size.height
    }

    /// Whether both share some area.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.origin.x < other.right()
            && other.origin.x < self.right()
            && self.origin.y < other.bottom()
            && other.origin.y < self.bottom()
    }

    /// Whether the whole of the other lies within this one.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        self.origin.x <= other.origin.x
            && self.origin.y <= other.origin.y
            && other.right() <= self.right()
            && other.bottom() <= self.bottom()
    }

    /// The area both share.
    #[must_use]
    pub fn common(&self, other: &Self) -> Option<Self> {
        self.meets(other).then(|| {
            let origin = Point::new(self.origin.x.max(other.origin.x), self.origin.y.max(other.origin.y));
            let end = Point::new(self.right().min(other.right()), self.bottom().min(other.bottom()));
            Self::new(origin, Size::new(end.x - origin.x, end.y - origin.y))
        })
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn around(&self, other: &Self) -> Self {
        let origin = Point::new(self.origin.x.min(other.origin.x), self.origin.y.min(other.origin.y));
        let end = Point::new(self.right().max(other.right()), self.bottom().max(other.bottom()));
        Self::new(origin, Size::new(end.x - origin.x, end.y - origin.y))
    }

    /// This rectangle with every edge moved outwards by `by`; inwards where `by` is negative.
    #[must_use]
    pub fn grown(&self, by: Length) -> Self {
        let origin = Point::new(self.origin.x - by, self.origin.y - by);
        Self::new(origin, Size::new(self.size.width + by * 2, self.size.height + by * 2))
    }

    /// This rectangle moved by `by`.
    #[must_use]
    pub fn moved(self, by: Point) -> Self {
        Self::new(self.origin + by, self.size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_short() {
        let cases =
            [(72.0, 6, "72"), (2.834_645_669, 6, "2.834646"), (0.5, 2, "0.5"), (100.0, 0, "100"), (-0.001, 2, "0")];
        for (number, places, text) in cases {
            assert_eq!(decimal(number, places), text);
        }
    }

    #[test]
    fn lengths_are_read() {
        for (text, emu) in [("0.33mm", 11_880), ("2cm", 720_000), (" 6 pt", 76_200), ("1in", 914_400)] {
            assert_eq!(text.parse(), Ok(Length(emu)), "{text}");
        }
        for wrong in ["", "mm", "3", "3 ells", "-1mm", "0mm", "1e9mm", "infmm", "nanmm", "3mm2"] {
            assert_eq!(wrong.parse::<Length>(), Err(()), "{wrong}");
        }
    }

    #[test]
    fn rectangles_meet_in_what_they_share() {
        let rect =
            |x, y, width, height| Rect::new(Point::new(Length(x), Length(y)), Size::new(Length(width), Length(height)));
        let one = rect(0, 0, 10, 10);
        assert_eq!(one.common(&rect(4, 6, 10, 10)), Some(rect(4, 6, 6, 4)));
        assert_eq!(one.common(&rect(10, 0, 5, 5)), None, "edges that touch share no area");
        assert!(one.holds(&one) && one.holds(&rect(1, 1, 9, 9)) && !one.holds(&rect(1, 1, 10, 9)));
        assert_eq!(one.around(&rect(12, -3, 1, 1)), rect(0, -3, 13, 13));
        assert_eq!((one.grown(Length(2)), one.grown(Length(-2))), (rect(-2, -2, 14, 14), rect(2, 2, 6, 6)));
    }
}
