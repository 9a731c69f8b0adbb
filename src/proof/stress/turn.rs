//! Seen from elsewhere than straight ahead.

use crate::proof::raster::Gray;

/// How far away the reader stands, in widths of the picture.
const DISTANCE: f64 = 2.5;

/// Turned in its own plane, on a sheet just large enough.
#[must_use]
pub fn turned(gray: &Gray, degrees: f64) -> Gray {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let side = gray.width.max(gray.height) as f64;
    let room = (side * (sine.abs() + cosine.abs())).ceil();
    let (own, new) = ((gray.width as f64 / 2.0, gray.height as f64 / 2.0), room / 2.0);
    placed(gray, room as usize, |x, y| {
        let (x, y) = (x - new, y - new);
        (own.0 + x * cosine + y * sine, own.1 - x * sine + y * cosine)
    })
}

/// Turned about its upright axis, as a wall is seen by one who stands beside it.
#[must_use]
pub fn sideways(gray: &Gray, degrees: f64) -> Gray {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let side = gray.width as f64;
    let (half, eye) = (side / 2.0, side * DISTANCE);
    placed(gray, gray.width, |x, y| {
        // Where the ray through this pixel meets the turned sheet: u along it, nearer or farther by u·sine.
        let (x, y) = (x - half, y - half);
        let u = x * eye / (eye * cosine - x * sine);
        (half + u, half + y * (eye + u * sine) / eye)
    })
}

/// A square picture whose every pixel is looked up elsewhere.
fn placed(gray: &Gray, side: usize, source: impl Fn(f64, f64) -> (f64, f64)) -> Gray {
    Gray::from_fn(side, side, |x, y| {
        let (x, y) = source(x as f64 + 0.5, y as f64 + 0.5);
        (gray.between(x, y) + 0.5) as u8
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(x: usize, y: usize) -> Gray {
        Gray::from_fn(100, 100, |column, row| if column.abs_diff(x) < 4 && row.abs_diff(y) < 4 { 0 } else { 255 })
    }

    /// Middle of what is dark.
    fn dark(gray: &Gray) -> (f64, f64) {
        let all = (0..gray.luma.len()).filter(|&at| gray.luma[at] < 128).map(|at| (at % gray.width, at / gray.width));
        let (mut x, mut y, mut count) = (0.0, 0.0, 0.0);
        for (column, row) in all {
            (x, y, count) = (x + column as f64, y + row as f64, count + 1.0);
        }
        (x / count, y / count)
    }

    #[test]
    fn a_quarter_turn_brings_the_top_to_the_side() {
        let (x, y) = dark(&turned(&spot(50, 10), 90.0));
        assert!((x - 89.5).abs() < 1.5 && (y - 50.0).abs() < 1.5, "{x}, {y}");
        assert_eq!(turned(&spot(50, 10), 0.0), spot(50, 10));
    }

    #[test]
    fn the_far_side_is_smaller() {
        assert_eq!(sideways(&spot(50, 50), 0.0), spot(50, 50));
        let spread = |x| dark(&sideways(&spot(x, 90), 30.0)).1 - 50.0;
        assert!((spread(10) - spread(90)).abs() > 3.0, "{} and {}", spread(10), spread(90));
    }
}
