//! Everything of a symbol that does not depend on its payload, drawn by the `qrcode` crate once per version and
//! level and kept as rows of bits.
//!
//! A *frame* is the crate's own drawing of a symbol without data: functional patterns, format information, and the
//! mask where data would be. Data joined to it by exclusive or gives the finished symbol, masked.

use std::sync::OnceLock;

use qrcode::canvas::{Canvas, MaskPattern, Module};
use qrcode::{EcLevel, Version};

use super::Level;

/// The masks in the order of their numbers, in which the first of equals wins.
const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

/// The eight frames of one version and level, and the places of its data.
pub(super) struct Frames {
    /// Modules along a side.
    pub(super) modules: usize,
    /// By mask number: rows of words, as in [`super::Symbol`].
    pub(super) masked: [Vec<u64>; 8],
    /// Where each bit of the codewords goes, as an index into the bits of the rows.
    places: Vec<u16>,
}

impl Frames {
    /// The frames of a version from 1 to 40.
    pub(super) fn of(version: u8, level: Level) -> &'static Self {
        static DRAWN: [[OnceLock<Frames>; 4]; 40] = [const { [const { OnceLock::new() }; 4] }; 40];
        DRAWN[usize::from(version) - 1][level as usize].get_or_init(|| Self::draw(version, level))
    }

    /// The codewords' bits in their places, unmasked, on nothing.
    pub(super) fn place(&self, codewords: impl Iterator<Item = u8>) -> Vec<u64> {
        let mut rows = vec![0; self.masked[0].len()];
        for (byte, places) in codewords.zip(self.places.chunks_exact(8)) {
            for (bit, &place) in places.iter().enumerate() {
                rows[usize::from(place >> 6)] |= u64::from(byte >> (7 - bit) & 1) << (place & 63);
            }
        }
        rows
    }

    /// The modules of each codeword, by column and row, in the order codewords are drawn.
    pub(super) fn codewords(&self) -> impl ExactSizeIterator<Item = [(u32, u32); 8]> {
        let width = (self.modules.div_ceil(64) * 64) as u32;
        let module = move |place: u16| (u32::from(place) % width, u32::from(place) / width);
        self.places.as_chunks().0.iter().map(move |codeword| codeword.map(module))
    }

    fn draw(version: u8, level: Level) -> Self {
        let modules = usize::from(version) * 4 + 17;
        let mut empty = Canvas::new(Version::Normal(version.into()), ec_level(level));
        empty.draw_all_functional_patterns();
        let masked = MASKS.map(|mask| {
            let mut canvas = empty.clone();
            canvas.apply_mask(mask);
            rows(&canvas, modules)
        });
        Self { modules, masked, places: places(&empty, modules) }
    }
}

/// The crate's name for a level.
pub(super) fn ec_level(level: Level) -> EcLevel {
    match level {
        Level::L => EcLevel::L,
        Level::M => EcLevel::M,
        Level::Q => EcLevel::Q,
        Level::H => EcLevel::H,
    }
}

fn rows(canvas: &Canvas, modules: usize) -> Vec<u64> {
    let words = modules.div_ceil(64);
    let mut rows = vec![0; modules * words];
    for y in 0..modules {
        for x in 0..modules {
            let dark = canvas.get(x as i16, y as i16).is_dark();
            rows[y * words + x / 64] |= u64::from(dark) << (x % 64);
        }
    }
    rows
}

/// The modules the functional patterns leave free, in the order codewords fill them: pairs of columns from the
/// right, upwards and downwards in turn, passing over the vertical timing pattern (ISO/IEC 18004, 7.7.3).
fn places(canvas: &Canvas, modules: usize) -> Vec<u16> {
    const TIMING_COLUMN: usize = 6;
    let words = modules.div_ceil(64);
    let mut places = Vec::new();
    let pairs = (TIMING_COLUMN + 2..modules).rev().step_by(2).chain([5, 3, 1]);
    for (turn, right) in pairs.enumerate() {
        for step in 0..modules {
            let y = if turn % 2 == 0 { modules - 1 - step } else { step };
            for x in [right, right - 1] {
                if canvas.get(x as i16, y as i16) == Module::Empty {
                    places.push((y * words * 64 + x) as u16);
                }
            }
        }
    }
    places
}
