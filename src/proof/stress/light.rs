//! Too little light, or too much on one side.

use crate::proof::raster::Gray;

/// With only this part of its contrast, around middle gray.
#[must_use]
pub fn faded(gray: &Gray, part: f64) -> Gray {
    gray.map(|tone| (128.0 + (f64::from(tone) - 128.0) * part).round() as u8)
}

/// Under light that falls off from one corner to the other, down to this part of it.
#[must_use]
pub fn shaded(gray: &Gray, least: f64) -> Gray {
    let far = (gray.width + gray.height).saturating_sub(2).max(1) as f64;
    Gray::from_fn(gray.width, gray.height, |x, y| {
        let light = 1.0 - (1.0 - least) * (x + y) as f64 / far;
        (f64::from(gray.luma[y * gray.width + x]) * light).round() as u8
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tones() {
        let gray = Gray { width: 3, height: 1, luma: vec![0, 128, 255] };
        assert_eq!(faded(&gray, 0.25).luma, [96, 128, 160]);
        assert_eq!(shaded(&Gray::plain(3, 3, 240), 0.5).luma, [240, 210, 180, 210, 180, 150, 180, 150, 120]);
    }
}
