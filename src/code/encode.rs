//! From an address to its symbol: the smallest version that holds it, and then the strongest level that version
//! still holds.
//!
//! Bits and error correction are the `qrcode` crate's; segments, drawing and choice of the mask are ours, because
//! the crate's automatic segments make some addresses larger than plain bytes, and its mask choice takes 97 % of
//! its time. For the same segments, the symbols are the crate's, module for module.

use qrcode::bits::Bits;
use qrcode::{QrResult, Version, ec};

use super::frame::{Frames, ec_level};
use super::segment::{CLASSES, Mode, Plan, plan};
use super::{Level, Symbol, mask};
use crate::diag::Diagnostic;

/// Why an address has no symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EncodeError {
    /// There is nothing to encode.
    Empty,
    /// A character other than ASCII: readers disagree about what it would mean.
    NotAscii {
        /// The first such character.
        character: char,
        /// Its place among the characters, from 1.
        place: usize,
    },
    /// No version holds it at this level.
    TooLong {
        /// Characters of the address.
        characters: usize,
        /// Bytes it takes up, encoded as tightly as can be, headers included.
        bytes: usize,
        /// Bytes the largest version holds at this level.
        capacity: usize,
        /// The level asked for.
        level: Level,
    },
}

impl EncodeError {
    /// What to tell the user about the code called `id`.
    #[must_use]
    pub fn diagnostic(&self, id: &str) -> Diagnostic {
        match self {
            Self::Empty => Diagnostic::error("code-empty").with("id", id),
            Self::NotAscii { character, place } => Diagnostic::error("code-not-ascii")
                .with("id", id)
                .with("character", character)
                .with("codepoint", format!("U+{:04X}", u32::from(*character)))
                .with("place", place),
            Self::TooLong { characters, bytes, capacity, level } => Diagnostic::error("code-too-long")
                .with("id", id)
                .with("characters", characters)
                .with("bytes", bytes)
                .with("capacity", capacity)
                .with("level", format!("{level:?}")),
        }
    }
}

/// The symbol of an ASCII address: the smallest version that holds it at `least`, at the strongest level that costs
/// no larger version.
pub fn encode(target: &str, least: Level) -> Result<Symbol, EncodeError> {
    let (plan, version) = smallest(target, least)?;
    let fits = |level: &Level| plan.bits <= capacity(version, *level);
    let level = Level::ALL.into_iter().rev().find(fits).map_or(least, |level| level.max(least));
    Ok(symbol(target, &plan, version, level))
}

/// The cheapest plan for `target`, and the smallest version that holds it at `level`.
pub(super) fn smallest(target: &str, level: Level) -> Result<(Plan, u8), EncodeError> {
    if let Some((at, character)) = target.chars().enumerate().find(|(_, character)| !character.is_ascii()) {
        return Err(EncodeError::NotAscii { character, place: at + 1 });
    }
    if target.is_empty() {
        return Err(EncodeError::Empty);
    }
    let mut bits = 0;
    for class in &CLASSES {
        let plan = plan(target.as_bytes(), class);
        if let Some(version) = class.versions.clone().find(|&version| plan.bits <= capacity(version, level)) {
            return Ok((plan, version));
        }
        bits = plan.bits;
    }
    let capacity = capacity(40, level) / 8;
    Err(EncodeError::TooLong { characters: target.len(), bytes: bits.div_ceil(8), capacity, level })
}

/// Bits of data a version from 1 to 40 holds at a level.
fn capacity(version: u8, level: Level) -> usize {
    Bits::new(Version::Normal(version.into())).max_len(ec_level(level)).unwrap_or(0)
}

/// The symbol of a plan that fits its version at this level.
pub(super) fn symbol(target: &str, plan: &Plan, version: u8, level: Level) -> Symbol {
    let (data, correction) =
        codewords(target.as_bytes(), plan, version, level).expect("the plan was measured to fit this version");
    let frames = Frames::of(version, level);
    let placed = frames.place(data.into_iter().chain(correction));
    Symbol { version, level, rows: mask::best(&frames.masked, &placed, frames.modules) }
}

/// The data and error correction codewords of a plan, interleaved as they are drawn.
fn codewords(payload: &[u8], plan: &Plan, version: u8, level: Level) -> QrResult<(Vec<u8>, Vec<u8>)> {
    let bits = bits(payload, plan, version, level)?;
    ec::construct_codewords(&bits.into_bytes(), Version::Normal(version.into()), ec_level(level))
}

/// The bits of a plan, ended and padded.
pub(super) fn bits(payload: &[u8], plan: &Plan, version: u8, level: Level) -> QrResult<Bits> {
    let mut bits = Bits::new(Version::Normal(version.into()));
    for segment in &plan.segments {
        let part = &payload[segment.range.clone()];
        match segment.mode {
            Mode::Numeric => bits.push_numeric_data(part)?,
            Mode::Alphanumeric => bits.push_alphanumeric_data(part)?,
            Mode::Byte => bits.push_byte_data(part)?,
        }
    }
    bits.push_terminator(ec_level(level))?;
    Ok(bits)
}
