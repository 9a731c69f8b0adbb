//! Something lies over it.

use crate::proof::raster::Gray;

/// A dark stain over this part of the symbol, which begins `margin` from the edges and is `side` pixels wide. It lies in
/// the lower right, where data stands and no pattern that readers search for.
#[must_use]
pub fn blot(gray: &Gray, margin: f64, side: f64, part: f64) -> Gray {
    let radius = side * (part / std::f64::consts::PI).sqrt();
    let middle = margin + side * 0.62;
    Gray::from_fn(gray.width, gray.height, |x, y| {
        let distance = (x as f64 + 0.5 - middle).hypot(y as f64 + 0.5 - middle);
        if distance <= radius { 40 } else { gray.luma[y * gray.width + x] }
    })
}

/// The corner without a finder pattern torn off, a fifth of the way along both edges.
#[must_use]
pub fn torn_corner(gray: &Gray, margin: f64, side: f64, behind: u8) -> Gray {
    let edge = 2.0 * (margin + side) - side / 5.0;
    Gray::from_fn(gray.width, gray.height, |x, y| {
        if (x + y) as f64 + 1.0 > edge { behind } else { gray.luma[y * gray.width + x] }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_twentieth_is_covered() {
        let stained = blot(&Gray::plain(240, 240, 255), 20.0, 200.0, 0.05);
        let dark = stained.luma.iter().filter(|&&tone| tone < 128).count();
        assert!((1950..=2050).contains(&dark), "{dark} of 40,000 pixels");
    }

    #[test]
    fn a_corner_is_gone() {
        let torn = torn_corner(&Gray::plain(240, 240, 0), 20.0, 200.0, 255);
        assert_eq!([torn.at(219, 219), torn.at(219, 185), torn.at(219, 175), torn.at(20, 20)], [255, 255, 0, 0]);
    }
}
