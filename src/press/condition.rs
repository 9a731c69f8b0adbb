//! A printing condition: what inks look like on a paper, and which inks show a colour there.
//!
//! Colours become inks colorimetrically, relative to the paper, with black point compensation: white is the bare paper,
//! black the darkest neutral that the condition's own table makes, and what the inks cannot show becomes the nearest they
//! can. No mixture has more ink than the press takes. Grays and blacks are no mixtures: they are tints of the black ink alone.

use std::fmt;
use std::sync::{Arc, LazyLock};

use super::colour::{lab, luminance_of, rgb};
use super::icc::{Fault, Profile};
use crate::diag::Diagnostic;
use crate::page::Color;
use crate::picture::Picture;

/// Sheetfed offset on coated paper; `icc/LICENSE.txt` says where it is from.
static COATED: LazyLock<Condition> = LazyLock::new(|| {
    let bytes = include_bytes!("icc/FOGRA39L_coated.icc").to_vec();
    let Ok(condition) = Condition::read(bytes, Some("FOGRA39")) else { unreachable!("tested: it can be read") };
    condition
});

/// A printing condition. Clones share what it knows.
#[derive(Clone)]
pub struct Condition {
    known: Arc<Known>,
    /// Most ink a colour is mixed of.
    most: f64,
}

struct Known {
    bytes: Vec<u8>,
    identifier: Option<String>,
    profile: Profile,
    /// How much light its darkest neutral reflects, of the paper's.
    black: f64,
}

/// Why a profile cannot be used.
#[derive(Debug)]
pub enum ConditionError {
    /// The file could not be read.
    Unreadable(std::io::Error),
    /// It is not what it should be.
    Unfit(Fault),
}

impl Condition {
    /// Offset printing on coated paper, after Fogra's characterisation data FOGRA39.
    #[must_use]
    pub fn coated() -> Self {
        COATED.clone()
    }

    /// The condition that an ICC profile describes. `identifier` is what the ICC's registry of conditions calls it:
    /// `JC200103`.
    pub fn read(bytes: Vec<u8>, identifier: Option<&str>) -> Result<Self, ConditionError> {
        let profile = Profile::read(&bytes).map_err(ConditionError::Unfit)?;
        let [cyan, magenta, yellow, black] = profile.to_inks.at([0.0; 4]);
        let [darkest, ..] = profile.to_lab.at([cyan, magenta, yellow, black]);
        // A profile whose black is light is no printer's: half gray is as far as anyone compensates.
        let black = luminance_of(darkest.clamp(0.0, 50.0));
        let identifier = identifier.map(str::to_owned);
        Ok(Self { known: Arc::new(Known { bytes, identifier, profile, black }), most: 4.0 })
    }

    /// The same with a limit to the ink that colours are mixed of, all plates together; 1 is one solid ink.
    #[must_use]
    pub fn with_most_ink(self, most: f64) -> Self {
        Self { most, ..self }
    }

    /// The ICC profile.
    #[must_use]
    pub fn profile(&self) -> &[u8] {
        &self.known.bytes
    }

    /// What the ICC's registry of conditions calls it, if it is there.
    #[must_use]
    pub fn identifier(&self) -> Option<&str> {
        self.known.identifier.as_deref()
    }

    /// What its profile calls itself.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.known.profile.description
    }

    /// A colour as inks.
    #[must_use]
    pub fn inks(&self, color: Color) -> [f32; 4] {
        match color {
            Color::Gray(gray) => [0.0, 0.0, 0.0, 1.0 - gray.clamp(0.0, 1.0)],
            Color::Rgb(red, green, blue) if red.to_bits() == green.to_bits() && green.to_bits() == blue.to_bits() => {
                [0.0, 0.0, 0.0, 1.0 - red.clamp(0.0, 1.0)]
            }
            Color::Rgb(red, green, blue) => self.mixed([red, green, blue].map(f64::from)),
            Color::Cmyk(cyan, magenta, yellow, black) => {
                [cyan, magenta, yellow, black].map(|share| share.clamp(0.0, 1.0))
            }
            Color::Registration => [1.0; 4],
        }
    }

    /// A colour in inks, in the one space a print shop is sent.
    #[must_use]
    pub fn separated(&self, color: Color) -> Color {
        if color == Color::Registration {
            return color;
        }
        let [cyan, magenta, yellow, black] = self.inks(color);
        Color::Cmyk(cyan, magenta, yellow, black)
    }

    /// A colour without inks, as screens show what this condition prints.
    #[must_use]
    pub fn shown(&self, color: Color) -> Color {
        match color {
            Color::Gray(_) | Color::Rgb(..) => color,
            Color::Cmyk(cyan, magenta, yellow, black) if cyan <= 0.0 && magenta <= 0.0 && yellow <= 0.0 => {
                Color::Gray(1.0 - black.clamp(0.0, 1.0))
            }
            Color::Cmyk(cyan, magenta, yellow, black) => {
                let inks = [cyan, magenta, yellow, black].map(f64::from);
                let [lightness, a, b, _] = self.known.profile.to_lab.at(inks);
                let [red, green, blue] = rgb([lightness, a, b], self.known.black).map(|share| share as f32);
                Color::Rgb(red, green, blue)
            }
            Color::Registration => Color::BLACK,
        }
    }

    /// The inks of a picture that has colour: four bytes a pixel.
    #[must_use]
    pub fn picture(&self, picture: &Picture) -> Vec<u8> {
        let mut inks = Vec::with_capacity(picture.rgb.len() / 3 * 4);
        // Neighbours are often alike.
        let mut last = ([0; 3], self.pixel([0; 3]));
        for &pixel in picture.rgb.as_chunks::<3>().0 {
            if last.0 != pixel {
                last = (pixel, self.pixel(pixel));
            }
            inks.extend_from_slice(&last.1);
        }
        inks
    }

    /// Within a picture, grays are mixed like their neighbours: a photo's shadows must not break where they turn neutral.
    fn pixel(&self, pixel: [u8; 3]) -> [u8; 4] {
        let shares = self.mixed(pixel.map(|byte| f64::from(byte) / 255.0)).map(|share| share * 255.0);
        let rounded = shares.map(|share| share.round() as u8);
        let sum: u32 = rounded.iter().map(|&ink| u32::from(ink)).sum();
        // Where rounding up would go beyond the limit, all are rounded down.
        if f64::from(sum) <= self.most * 255.0 { rounded } else { shares.map(|share| share as u8) }
    }

    fn mixed(&self, shares: [f64; 3]) -> [f32; 4] {
        let [lightness, a, b] = lab(shares, self.known.black);
        let mixed = self.known.profile.to_inks.at([lightness, a, b, 0.0]).map(|share| share.clamp(0.0, 1.0));
        self.limited(mixed).map(|share| share as f32)
    }

    /// What is too much is taken from the colours: black alone keeps dark what they made dark.
    fn limited(&self, [cyan, magenta, yellow, black]: [f64; 4]) -> [f64; 4] {
        let colours = cyan + magenta + yellow;
        if colours + black <= self.most {
            return [cyan, magenta, yellow, black];
        }
        let share = ((self.most - black) / colours).max(0.0);
        [cyan * share, magenta * share, yellow * share, black]
    }
}

impl Default for Condition {
    fn default() -> Self {
        Self::coated()
    }
}

impl fmt::Debug for Condition {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Condition")
            .field("identifier", &self.known.identifier)
            .field("description", &self.known.profile.description)
            .field("most", &self.most)
            .finish_non_exhaustive()
    }
}

impl From<ConditionError> for Diagnostic {
    fn from(error: ConditionError) -> Self {
        match error {
            ConditionError::Unreadable(reason) => Self::error("press-unreadable").with("detail", reason),
            ConditionError::Unfit(Fault::NoProfile) => Self::error("press-no-profile"),
            ConditionError::Unfit(Fault::NoInks) => Self::error("press-no-inks"),
            ConditionError::Unfit(Fault::Table(tag)) => Self::error("press-no-table").with("tag", tag),
        }
    }
}
