//! Exact lengths and places on a page.
//!
//! Everything after the typesetter reads lengths as whole EMU, so that two runs, or two machines, can never
//! differ in a last digit: 1 mm = 36,000 EMU, 1 pt = 12,700 EMU, 1 in = 914,400 EMU (ECMA-376 part 1, 20.1.2.1).
//! Places are counted from the top left of the page, x to the right and y downwards.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

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

    /// This rectangle moved by `by`.
    #[must_use]
    pub fn moved(self, by: Point) -> Self {
        Self::new(self.origin + by, self.size)
    }
}
