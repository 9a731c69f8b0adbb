//! How light an ink is on paper, as a camera sees it.
//!
//! Comes in: a colour. Goes out: its *reflectance*, from 0 (all light swallowed) to 1 (bare paper). Contrast is a
//! difference of two reflectances, as in ISO/IEC 15415, but counted from the paper instead of from a white tile: no
//! one knows the paper here.
//!
//! Gray and CMYK are tints of printing inks. A tint of nominal area *a* covers more on paper, *a* + 4 *g a* (1 − *a*) with
//! a gain *g* of 16 % (ISO 12647-2, curve A), and reflects 1 − *a*′ (1 − *R*) where *R* is the solid ink's reflectance
//! (Murray and Davies); inks over one another multiply. RGB is taken as sRGB (IEC 61966-2-1) and weighed by luminance,
//! since what it becomes in ink is decided elsewhere.

use crate::page::Color;

/// Gain of a tint of one half.
const GAIN: f64 = 0.16;
/// Reflectances of solid cyan, magenta, yellow and black, over that of coated paper: from the L* of ISO 12647-2, which
/// are 55, 48, 89, 16, and 95 for the paper.
const SOLIDS: [f64; 4] = [0.262, 0.192, 0.846, 0.024];

/// The reflectance of a colour on paper, from 0 to 1.
pub(super) fn reflectance(color: Color) -> f64 {
    match color {
        Color::Gray(gray) => tint(1.0 - f64::from(gray), SOLIDS[3]),
        Color::Rgb(red, green, blue) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue),
        Color::Cmyk(cyan, magenta, yellow, black) => [cyan, magenta, yellow, black]
            .into_iter()
            .zip(SOLIDS)
            .map(|(area, solid)| tint(area.into(), solid))
            .product(),
        Color::Registration => 0.0,
    }
}

/// Whether a dark, neutral colour is made of more than one ink, so that its edges depend on how well they meet.
pub(super) fn is_mixed_black(color: Color) -> bool {
    /// How light, and how far apart, red, green and blue of a black may be.
    const DARKEST: f32 = 0.35;
    const APART: f32 = 0.15;
    let (red, green, blue) = match color {
        Color::Gray(_) => return false,
        Color::Registration => return true,
        Color::Rgb(red, green, blue) => (red, green, blue),
        Color::Cmyk(cyan, magenta, yellow, _) if cyan + magenta + yellow <= 0.0 => return false,
        Color::Cmyk(cyan, magenta, yellow, black) => {
            let over = |ink: f32| (1.0 - ink) * (1.0 - black);
            (over(cyan), over(magenta), over(yellow))
        }
    };
    let (lightest, darkest) = (red.max(green).max(blue), red.min(green).min(blue));
    lightest <= DARKEST && lightest - darkest <= APART
}

/// A colour as people write it: `cmyk(60%, 50%, 50%, 100%)`.
pub(super) fn written(color: Color) -> String {
    let percent = |share: f32| format!("{}%", (share * 100.0).round());
    match color {
        Color::Gray(gray) => format!("gray({})", percent(gray)),
        Color::Rgb(red, green, blue) => {
            let byte = |share: f32| (share.clamp(0.0, 1.0) * 255.0).round() as u8;
            format!("#{:02x}{:02x}{:02x}", byte(red), byte(green), byte(blue))
        }
        Color::Cmyk(cyan, magenta, yellow, black) => {
            format!("cmyk({})", [cyan, magenta, yellow, black].map(percent).join(", "))
        }
        Color::Registration => written(Color::Cmyk(1.0, 1.0, 1.0, 1.0)),
    }
}

fn tint(area: f64, solid: f64) -> f64 {
    let area = area.clamp(0.0, 1.0);
    let printed = (area + 4.0 * GAIN * area * (1.0 - area)).min(1.0);
    1.0 - printed * (1.0 - solid)
}

fn linear(share: f32) -> f64 {
    let share = f64::from(share.clamp(0.0, 1.0));
    if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn near(color: Color, expected: f64) {
        let found = reflectance(color);
        assert!((found - expected).abs() < 0.005, "{color:?}: {found}");
    }

    #[test]
    fn known_inks() {
        near(Color::Gray(1.0), 1.0);
        near(Color::BLACK, 0.024);
        near(Color::Cmyk(0.0, 0.0, 0.0, 1.0), 0.024);
        near(Color::Gray(0.5), 1.0 - 0.66 * 0.976);
        near(Color::Cmyk(1.0, 1.0, 0.0, 0.0), 0.262 * 0.192);
        near(Color::Rgb(1.0, 1.0, 1.0), 1.0);
        near(Color::Rgb(1.0, 0.8, 0.0), 0.645);
        near(Color::Rgb(0.0, 0.0, 0.0), 0.0);
    }

    #[test]
    fn blacks_of_one_ink_and_of_many() {
        for one in [Color::BLACK, Color::Gray(0.1), Color::Cmyk(0.0, 0.0, 0.0, 0.9), Color::Rgb(0.07, 0.25, 0.48)] {
            assert!(!is_mixed_black(one), "{one:?}");
        }
        let rich = Color::Cmyk(0.6, 0.5, 0.5, 1.0);
        for many in [rich, Color::Cmyk(0.75, 0.68, 0.67, 0.9), Color::Rgb(0.13, 0.13, 0.15), Color::Rgb(0.0, 0.0, 0.01)]
        {
            assert!(is_mixed_black(many), "{many:?}");
        }
        assert!(!is_mixed_black(Color::Cmyk(1.0, 0.6, 0.0, 0.3)), "a blue");
        assert_eq!(written(rich), "cmyk(60%, 50%, 50%, 100%)");
        assert_eq!(written(Color::Rgb(0.0, 0.0, 0.01)), "#000003");
    }

    proptest! {
        #[test]
        fn more_ink_is_never_lighter(inks in [0.0f32..=1.0, 0.0f32..=1.0, 0.0f32..=1.0, 0.0f32..=1.0], which in 0usize..4, more in 0.0f32..=1.0) {
            let color = |inks: [f32; 4]| Color::Cmyk(inks[0], inks[1], inks[2], inks[3]);
            let mut darker = inks;
            darker[which] = darker[which].max(more);
            let (before, after) = (reflectance(color(inks)), reflectance(color(darker)));
            prop_assert!(after <= before + 1e-12);
            prop_assert!((0.0..=1.0).contains(&before) && (0.0..=1.0).contains(&after));
        }
    }
}
