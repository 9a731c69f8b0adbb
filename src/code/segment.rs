//! The cheapest way to write a payload as a row of segments.
//!
//! Comes in: ASCII bytes and a version class. Goes out: a plan of segments whose encoded length no other choice of
//! numeric, alphanumeric and byte segments undercuts. Kanji and ECI are never used: readers disagree about them.

use std::ops::{Range, RangeInclusive};

/// Versions that share the width of their character counts (ISO/IEC 18004, table 3).
pub(super) struct Class {
    pub(super) versions: RangeInclusive<u8>,
    /// Bits of mode indicator and character count, by [`Mode`].
    header: [u32; 3],
}

/// All classes, from the smallest versions on.
pub(super) const CLASSES: [Class; 3] = [
    Class { versions: 1..=9, header: [4 + 10, 4 + 9, 4 + 8] },
    Class { versions: 10..=26, header: [4 + 12, 4 + 11, 4 + 16] },
    Class { versions: 27..=40, header: [4 + 14, 4 + 13, 4 + 16] },
];

/// How the characters of a segment are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Digits, three in ten bits.
    Numeric,
    /// Digits, capitals and `$%*+-./:` and space, two in eleven bits.
    Alphanumeric,
    /// Anything, eight bits each.
    Byte,
}

const MODES: [Mode; 3] = [Mode::Numeric, Mode::Alphanumeric, Mode::Byte];

impl Mode {
    /// What a character costs, in sixths of a bit: the unit in which all three are whole.
    const fn sixths(self) -> u32 {
        match self {
            Self::Numeric => 20,
            Self::Alphanumeric => 33,
            Self::Byte => 48,
        }
    }

    const fn takes(self, byte: u8) -> bool {
        match self {
            Self::Numeric => byte.is_ascii_digit(),
            Self::Alphanumeric => matches!(
                byte,
                b'0'..=b'9' | b'A'..=b'Z' | b' ' | b'$' | b'%' | b'*' | b'+' | b'-' | b'.' | b'/' | b':'
            ),
            Self::Byte => true,
        }
    }
}

/// A stretch of the payload written in one mode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) mode: Mode,
    pub(super) range: Range<usize>,
}

/// A payload's segments, and their length with headers.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Plan {
    pub(super) segments: Vec<Segment>,
    pub(super) bits: usize,
}

/// More than any payload costs, and far enough from the end of the number range to add to.
const UNREACHABLE: u32 = u32::MAX / 2;

/// The cheapest segments for `payload` in this class.
///
/// A dynamic programme over the characters: for each mode, the least cost of everything up to here that leaves the
/// writer in that mode, its header paid. A segment is rounded up to whole bits where it ends, which is exactly
/// what an unfinished group of digits or letters costs. Of equal plans, the one that stays in its mode wins.
pub(super) fn plan(payload: &[u8], class: &Class) -> Plan {
    let headers = class.header.map(|bits| bits * 6);
    let mut costs = headers;
    // For each character and each mode entered behind it, the mode the character itself was written in.
    let mut written = Vec::with_capacity(payload.len());
    for &byte in payload {
        let mut here = MODES;
        let mut next = [UNREACHABLE; 3];
        for mode in MODES {
            if mode.takes(byte) {
                next[mode as usize] = costs[mode as usize] + mode.sixths();
            }
        }
        let stayed = next;
        for from in MODES {
            let ended = stayed[from as usize].next_multiple_of(6);
            for to in MODES {
                if ended + headers[to as usize] < next[to as usize] {
                    next[to as usize] = ended + headers[to as usize];
                    here[to as usize] = from;
                }
            }
        }
        written.push(here);
        costs = next;
    }
    let last = MODES.into_iter().min_by_key(|&mode| costs[mode as usize].next_multiple_of(6)).unwrap_or(Mode::Byte);
    Plan { segments: trace(&written, last), bits: costs[last as usize].div_ceil(6) as usize }
}

/// The segments of the path that ends in `last`.
fn trace(written: &[[Mode; 3]], last: Mode) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut mode = last;
    for (at, here) in written.iter().enumerate().rev() {
        mode = here[mode as usize];
        match segments.last_mut() {
            Some(segment) if segment.mode == mode => segment.range.start = at,
            _ => segments.push(Segment { mode, range: at..at + 1 }),
        }
    }
    segments.reverse();
    segments
}
