//! The plane of a sheet in a photo: where each millimetre of the paper comes to lie.

use crate::scan::photo::Corners;

/// A pair of places: on the sheet in millimetres, on the photo in pixels.
pub(super) type Pair = ((f64, f64), (f64, f64));

/// The projective map from a sheet to a photo.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plane {
    sheet: Frame,
    photo: Frame,
    map: [f64; 8],
}

/// Where a set of points has its middle, and how far they reach: within it, numbers are small and sums exact.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Frame {
    middle: (f64, f64),
    reach: f64,
}

impl Frame {
    fn around(points: impl Iterator<Item = (f64, f64)> + Clone) -> Self {
        let count = points.clone().count().max(1) as f64;
        let sum = points.clone().fold((0.0, 0.0), |sum, point| (sum.0 + point.0, sum.1 + point.1));
        let middle = (sum.0 / count, sum.1 / count);
        let reach = points.map(|point| (point.0 - middle.0).hypot(point.1 - middle.1)).fold(1e-9, f64::max);
        Self { middle, reach }
    }

    fn inside(&self, (x, y): (f64, f64)) -> (f64, f64) {
        ((x - self.middle.0) / self.reach, (y - self.middle.1) / self.reach)
    }

    fn outside(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (x * self.reach + self.middle.0, y * self.reach + self.middle.1)
    }
}

impl Plane {
    /// The map that fits the pairs best (least squares); none where they do not make one.
    pub(super) fn fit(pairs: &[Pair]) -> Option<Self> {
        let sheet = Frame::around(pairs.iter().map(|pair| pair.0));
        let photo = Frame::around(pairs.iter().map(|pair| pair.1));
        let mut sums = [[0.0; 9]; 8];
        for &(here, there) in pairs {
            let ((x, y), (u, v)) = (sheet.inside(here), photo.inside(there));
            for row in [[x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u], [0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v]] {
                for (line, factor) in sums.iter_mut().zip(row) {
                    line.iter_mut().zip(row).for_each(|(sum, value)| *sum += factor * value);
                }
            }
        }
        Some(Self { sheet, photo, map: solved(sums)? })
    }

    /// The map from a square of this side, its top left corner at 0, to where its corners lie.
    pub(super) fn of_square(side: f64, corners: &Corners) -> Option<Self> {
        let square = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)];
        let pairs: Vec<Pair> = square.into_iter().zip(*corners).collect();
        Self::fit(&pairs)
    }

    /// Where a place on the sheet lies on the photo.
    pub(super) fn at(&self, place: (f64, f64)) -> (f64, f64) {
        let (x, y) = self.sheet.inside(place);
        let line = |at: usize| self.map[at] * x + self.map[at + 1] * y;
        let depth = line(6) + 1.0;
        // What lies beyond the horizon is nowhere on the photo.
        if depth < 1e-3 {
            return (f64::INFINITY, f64::INFINITY);
        }
        self.photo.outside(((line(0) + self.map[2]) / depth, (line(3) + self.map[5]) / depth))
    }
}

/// Solves eight equations in eight unknowns by elimination; none where they do not determine them.
fn solved(mut rows: [[f64; 9]; 8]) -> Option<[f64; 8]> {
    for at in 0..8 {
        let best = (at..8).max_by(|&one, &other| rows[one][at].abs().total_cmp(&rows[other][at].abs()))?;
        rows.swap(at, best);
        let pivot = rows[at];
        if pivot[at].abs() < 1e-12 {
            return None;
        }
        for (_, row) in rows.iter_mut().enumerate().filter(|(index, _)| *index != at) {
            let factor = row[at] / pivot[at];
            row.iter_mut().zip(pivot).for_each(|(value, own)| *value -= factor * own);
        }
    }
    Some(std::array::from_fn(|at| rows[at][8] / rows[at][at]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_plane_is_found_from_four_corners() {
        let corners = [(0.0, 0.0), (30.0, 0.0), (30.0, 30.0), (0.0, 30.0)];
        let there = [(100.0, 100.0), (400.0, 120.0), (380.0, 420.0), (90.0, 390.0)];
        let pairs: Vec<Pair> = corners.into_iter().zip(there).collect();
        let plane = Plane::fit(&pairs).expect("a plane");
        for (corner, expected) in pairs {
            let (x, y) = plane.at(corner);
            assert!((x - expected.0).abs() < 1e-6 && (y - expected.1).abs() < 1e-6, "{x} {y} {expected:?}");
        }
        assert_eq!(Plane::fit(&[((1.0, 1.0), (2.0, 2.0)); 4]), None);
        assert_eq!(Plane::fit(&[]), None);
    }

    proptest! {
        #[test]
        fn a_plane_is_found_again_from_points_that_tremble(
            turn in -3.0..3.0_f64,
            aside in (-0.0008..0.0008_f64, -0.0008..0.0008_f64),
            shifts in proptest::collection::vec((-0.5..0.5_f64, -0.5..0.5_f64), 40),
        ) {
            let seen = |(x, y): (f64, f64)| {
                let (sine, cosine) = turn.sin_cos();
                let depth = 1.0 + aside.0 * (x - 150.0) + aside.1 * (y - 200.0);
                (1000.0 + (x * cosine - y * sine) * 7.0 / depth, 1500.0 + (x * sine + y * cosine) * 7.0 / depth)
            };
            let places = (0..40).map(|at| (20.0 + f64::from(at % 5) * 55.0, 30.0 + f64::from(at / 5) * 45.0));
            let pairs: Vec<Pair> = places.zip(shifts).map(|(place, shift)| {
                let (x, y) = seen(place);
                (place, (x + shift.0, y + shift.1))
            }).collect();
            let plane = Plane::fit(&pairs).expect("a plane");
            for place in [(10.0, 10.0), (290.0, 10.0), (150.0, 200.0), (290.0, 400.0)] {
                let ((x, y), (u, v)) = (plane.at(place), seen(place));
                prop_assert!((x - u).hypot(y - v) < 4.0, "{place:?}: {x} {y} {u} {v}");
            }
        }
    }
}
