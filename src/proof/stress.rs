//! What a code bears: the same picture made worse in nine ways, one at a time, each as a reader's day would.
//!
//! Every change is a pure function from raster to raster; the same picture bears the same on every machine.

mod blur;
mod cover;
mod jpeg;
mod light;
mod turn;

use serde::Serialize;

use super::raster::{Gray, WHITE};
use super::read;
use super::sample::{MARGIN, PIXELS};

/// One way of making a picture worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strain {
    /// Seen from afar: three pixels a module.
    Distance,
    /// Out of focus: blurred by a third of a module.
    Blur,
    /// Seen from the side, by 15 degrees.
    Perspective,
    /// Held askew, by 30 degrees.
    Turn,
    /// Faded or badly lit: a quarter of the contrast.
    Contrast,
    /// A shadow across it, down to a third of the light.
    Shade,
    /// Sent around as a poor JPEG.
    Jpeg,
    /// A stain over a twentieth of it.
    Blot,
    /// A corner torn off.
    Corner,
}

impl Strain {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 9] = [
        Self::Distance,
        Self::Blur,
        Self::Perspective,
        Self::Turn,
        Self::Contrast,
        Self::Shade,
        Self::Jpeg,
        Self::Blot,
        Self::Corner,
    ];

    /// Its name for machines and in the message files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Distance => "distance",
            Self::Blur => "blur",
            Self::Perspective => "perspective",
            Self::Turn => "turn",
            Self::Contrast => "contrast",
            Self::Shade => "shade",
            Self::Jpeg => "jpeg",
            Self::Blot => "blot",
            Self::Corner => "corner",
        }
    }

    /// The picture of a code with its quiet zone, some pixels a module, made worse.
    #[must_use]
    pub fn apply(self, gray: &Gray) -> Gray {
        let margin = (MARGIN * PIXELS) as f64;
        let inner = gray.width as f64 - 2.0 * margin;
        match self {
            Self::Distance => gray.resized(gray.width / PIXELS * 3, gray.height / PIXELS * 3),
            Self::Blur => blur::gaussian(gray, PIXELS as f64 / 3.0),
            Self::Perspective => turn::sideways(gray, 15.0),
            Self::Turn => turn::turned(gray, 30.0),
            Self::Contrast => light::faded(gray, 0.25),
            Self::Shade => light::shaded(gray, 1.0 / 3.0),
            Self::Jpeg => jpeg::compressed(gray, 30),
            Self::Blot => cover::blot(gray, margin, inner, 0.05),
            Self::Corner => cover::torn_corner(gray, margin, inner, WHITE),
        }
    }
}

/// The strains under which a code can no longer be read as `target`, or, where that is not known, at all.
#[must_use]
pub fn failures(gray: &Gray, target: &str) -> Vec<Strain> {
    let bears = |strain: &Strain| {
        let worse = strain.apply(gray);
        let reads = |text: Option<String>| text.as_deref() == Some(target);
        reads(read::first(&worse, |_| true)) || reads(read::second(&worse, |_| true))
    };
    Strain::ALL.into_iter().filter(|strain| !bears(strain)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::{Level, encode};
    use crate::proof::ideal;

    const TARGET: &str = "https://www.example.gov.cn/zwgk/fdzdgknr/FGW/FGW-0001.html";

    fn drawn(level: Level) -> Gray {
        ideal::draw(&encode(TARGET, level).expect("fits"), MARGIN, PIXELS, 0, 255)
    }

    #[test]
    fn a_sound_code_bears_everything() {
        assert_eq!(failures(&drawn(Level::M), TARGET), []);
        assert_eq!(failures(&drawn(Level::Q), TARGET), []);
    }

    #[test]
    fn another_target_is_no_reading() {
        assert_eq!(failures(&drawn(Level::M), "https://www.example.gov.cn/other.html"), Strain::ALL);
    }

    #[test]
    fn a_covered_code_bears_less() {
        let mut gray = drawn(Level::M);
        // A tenth of the symbol is gone already.
        for y in 90..125 {
            gray.luma[y * gray.width + 90..][..40].fill(WHITE);
        }
        let failures = failures(&gray, TARGET);
        assert!(failures.contains(&Strain::Blot), "{failures:?}");
    }

    #[test]
    fn every_strain_changes_the_picture_and_only_by_its_own_measure() {
        let gray = drawn(Level::M);
        for strain in Strain::ALL {
            let worse = strain.apply(&gray);
            assert_ne!(worse, gray, "{strain:?}");
            assert_eq!(worse, strain.apply(&gray), "{strain:?} gives one result");
            assert_eq!(worse.luma.len(), worse.width * worse.height, "{strain:?}");
        }
    }
}
