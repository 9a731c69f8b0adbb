//! A paragraph as the composer sees it: atoms, the glyphs they are drawn with, and the space between them.
//!
//! Lengths are EMU: `i32` within an atom, `i64` along a paragraph.

use std::ops::Range;
use std::sync::Arc;

use super::breaks::Break;
use super::class::Class;
use crate::font::FaceId;
use crate::geom::Length;
use crate::layout::style::{TextAlign, TextStyle};
use crate::page::TextRun;

/// What no line break goes through: a character with its marks, a ligature, a dash of two squares.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    /// Byte of the paragraph's text at which it begins.
    pub start: u32,
    /// Its first glyph.
    pub glyph: u32,
    /// Its advance.
    pub width: i32,
    /// Blank before its ink that compression may take.
    pub lead: i32,
    /// Blank behind its ink that compression may take.
    pub trail: i32,
    /// Its style, by index.
    pub style: u16,
    /// The face of its glyphs.
    pub face: FaceId,
    /// What it is.
    pub class: Class,
    /// Whether a line may end behind it.
    pub behind: Break,
    /// What lies between it and the next atom.
    pub space: Space,
}

/// What lies between two atoms of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Space {
    /// Natural width; negative where adjacent marks are compressed.
    pub natural: i32,
    /// How much of it, and of the blanks of the marks beside it, may be taken away.
    pub shrink: i32,
    /// The turn at which it is taken: see [`super::spacing`].
    pub turn: u8,
    /// How it grows.
    pub stretch: Stretch,
}

/// How the space between two atoms grows when a line is justified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Stretch {
    /// Not at all.
    #[default]
    None,
    /// A typed blank: first, by this much.
    Blank(i32),
    /// Between Chinese and Western text: second, by this much.
    Mixed(i32),
    /// Between squares: last, all alike.
    Square,
}

/// A glyph of an atom.
#[derive(Clone, Copy, Debug)]
pub(super) struct AtomGlyph {
    /// Its id in the atom's face.
    pub id: u16,
    /// Bytes of text it stands for.
    pub text_len: u8,
    /// Its place to the right of the atom's origin.
    pub x: i32,
    /// Its place above the baseline.
    pub rise: i32,
}

/// Sums over all atoms before one, so that any stretch of a paragraph is measured by two subtractions.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    /// Left edge of the atom when nothing is broken.
    pub x: i64,
    /// What the spaces before it give.
    pub shrink: i64,
    /// How far the spaces before it may grow without being seen.
    pub stretch: i64,
}

/// A style of the paragraph and the link its text belongs to.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub style: Arc<TextStyle>,
    pub link: Option<u32>,
    /// Height above and below the baseline of a line in this style.
    pub above: i64,
    pub below: i64,
}

/// What lies between two forced breaks.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    pub atoms: Range<usize>,
    /// The atom that is a leader.
    pub leader: Option<usize>,
}

/// A paragraph ready to be composed.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub text: String,
    pub spans: Vec<Span>,
    pub atoms: Vec<Atom>,
    pub glyphs: Vec<AtomGlyph>,
    /// One more than there are atoms.
    pub sums: Vec<Sums>,
    /// Ascending indices of the atoms before which a line may begin.
    pub starts: Vec<u32>,
    pub segments: Vec<Segment>,
    /// What each of `starts` costs in a title; empty unless lines are balanced.
    pub break_costs: Vec<f32>,
    /// Natural width of the widest piece between two of `starts`, blanks included.
    pub widest_piece: i64,
    /// Whether anything is drawn with the text.
    pub decorated: bool,
    /// Readings above the text, in its order.
    pub readings: Vec<Reading>,
    /// Whether marks may hang at lines' ends.
    pub hanging: bool,
    pub missing: Vec<char>,
    pub align: TextAlign,
    pub nowrap: bool,
    pub indent: i64,
    /// The paragraph's own font size.
    pub size: Length,
    /// Height above and below the baseline that every line has.
    pub strut: (i64, i64),
    /// The glyph leaders are made of.
    pub dot: Option<Dot>,
}

/// A reading above its base (ruby).
#[derive(Debug)]
pub(super) struct Reading {
    /// The base.
    pub atoms: Range<usize>,
    /// The reading's glyphs, counted from its left end and its baseline.
    pub runs: Vec<TextRun>,
    pub width: i64,
    /// Its baseline above the base's.
    pub rise: i64,
    /// Its top above the base's baseline.
    pub top: i64,
}

/// The dot of leaders.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dot {
    pub face: FaceId,
    pub glyph: u16,
    pub width: i64,
    /// Distance from dot to dot.
    pub pitch: i64,
}

impl Paragraph {
    /// The text of an atom.
    pub(super) fn text_of(&self, atoms: Range<usize>) -> &str {
        let start = self.start_of(atoms.start);
        let end = self.start_of(atoms.end);
        self.text.get(start..end).unwrap_or_default()
    }

    /// The byte at which an atom begins; behind the last one, the text's end.
    pub(super) fn start_of(&self, atom: usize) -> usize {
        self.atoms.get(atom).map_or(self.text.len(), |atom| atom.start as usize)
    }

    /// The glyphs of an atom.
    pub(super) fn glyphs_of(&self, atom: usize) -> &[AtomGlyph] {
        let start = self.atoms[atom].glyph as usize;
        let end = self.atoms.get(atom + 1).map_or(self.glyphs.len(), |next| next.glyph as usize);
        &self.glyphs[start..end]
    }

    /// Natural width of a line that begins at one atom and whose last visible atom is the one before `end`: blanks of
    /// marks at its edges taken off.
    pub(super) fn width(&self, start: usize, end: usize, keep_lead: bool) -> i64 {
        if start >= end {
            return 0;
        }
        let last = &self.atoms[end - 1];
        let lead = if keep_lead { 0 } else { self.lead(start) };
        self.sums[end - 1].x + i64::from(last.width) - self.sums[start].x - lead - self.trail(end - 1)
    }

    /// What an opening mark leaves out at the start of a line.
    pub(super) fn lead(&self, atom: usize) -> i64 {
        let atom = &self.atoms[atom];
        if atom.class == Class::Opener { i64::from(atom.lead) } else { 0 }
    }

    /// What a closing mark leaves out at the end of a line (GB/T 15834—2011, 5.1.10).
    pub(super) fn trail(&self, atom: usize) -> i64 {
        let atom = &self.atoms[atom];
        if atom.class.closes() { i64::from(atom.trail) } else { 0 }
    }

    /// What hangs over the measure when a line up to this atom is too long by `excess`: the stop or comma at its end, if
    /// marks may hang.
    pub(super) fn hang(&self, atom: usize, excess: i64) -> i64 {
        let last = &self.atoms[atom];
        let hangs = self.hanging && matches!(last.class, Class::Comma | Class::Stop);
        if hangs && excess > super::fill::TOLERANCE { i64::from(last.width - last.trail) } else { 0 }
    }

    /// What the spaces inside a line give.
    pub(super) fn shrink(&self, start: usize, end: usize) -> i64 {
        if start >= end { 0 } else { self.sums[end - 1].shrink - self.sums[start].shrink }
    }

    /// How far the spaces inside a line grow without being seen.
    pub(super) fn stretch(&self, start: usize, end: usize) -> i64 {
        if start >= end { 0 } else { self.sums[end - 1].stretch - self.sums[start].stretch }
    }

    /// The end of what is seen of a line: blanks at its end do not count.
    pub(super) fn visible_end(&self, start: usize, end: usize) -> usize {
        let hidden = |atom: &&Atom| matches!(atom.class, Class::Space | Class::Opportunity);
        end - self.atoms[start..end].iter().rev().take_while(hidden).count()
    }

    /// The size of the em of an atom.
    pub(super) fn em(&self, atom: usize) -> i64 {
        self.spans[usize::from(self.atoms[atom].style)].style.size.0
    }
}
