//! Readings above their text (ruby): pinyin over rare characters.
//!
//! A reading stands in the middle above its base. Where it is wider, the base is spaced out evenly, so that it never
//! covers its neighbours or runs into the next reading.

use std::ops::Range;

use super::atom::{Paragraph, Reading};
use super::fill;
use super::prepare::{self, ASCENT, Flat};
use super::{Inline, breaks, line};
use crate::font::FontSet;
use crate::geom::Length;
use crate::layout::style::{ListMarks, TextAlign, TextStyle};

/// Least blank between two readings, in ems of theirs.
const GAP: f64 = 0.25;
/// How far letters reach below and above their baseline, in ems of theirs.
const BELOW: f64 = 0.24;
const ABOVE: f64 = 0.95;

/// A reading before its base is shaped: the base's characters, and what stands above them.
#[derive(Debug)]
pub(super) struct Above<'a> {
    pub base: Range<usize>,
    pub reading: &'a [Inline],
}

/// Keeps every base in one line.
pub(super) fn hold(flat: &mut Flat<'_>) {
    for above in &flat.above {
        let inner = above.base.start..above.base.end.saturating_sub(1);
        for char in &mut flat.chars[inner] {
            char.behind = breaks::Break::Never;
        }
    }
}

/// The byte ranges of all bases.
pub(super) fn bases(flat: &Flat<'_>) -> Vec<Range<usize>> {
    let byte = |char: usize| flat.chars.get(char).map_or(flat.text.len(), |char| char.at as usize);
    flat.above.iter().map(|above| byte(above.base.start)..byte(above.base.end)).collect()
}

/// Sets the readings above their bases, which are made as wide as they need, and gives the lines room for them.
pub(super) fn set(fonts: &FontSet, paragraph: &mut Paragraph, bases: &[Range<usize>], above: &[Above<'_>]) {
    for (nth, (base, above)) in bases.iter().zip(above).enumerate() {
        let touches = |other: Option<&Range<usize>>| {
            other.is_some_and(|other| other.end == base.start || other.start == base.end)
        };
        let in_row = touches(bases.get(nth + 1)) || nth > 0 && touches(bases.get(nth - 1));
        let atom = |byte: usize| paragraph.atoms.partition_point(|atom| (atom.start as usize) < byte);
        let atoms = atom(base.start)..atom(base.end);
        if let Some(reading) = one(fonts, paragraph, atoms, above.reading, in_row) {
            paragraph.readings.push(reading);
        }
    }
    paragraph.missing.sort_unstable();
    paragraph.missing.dedup();
    let Some(top) = paragraph.readings.iter().map(|reading| reading.top).max() else { return };
    // Lines keep one distance: readings stand in the blank between them, which is made wide enough for all.
    let (strut_above, strut_below) = paragraph.strut;
    let blank = strut_below - (paragraph.size - paragraph.size.scale(ASCENT)).0;
    paragraph.strut.0 = strut_above.max(top - blank.max(0));
}

fn one(
    fonts: &FontSet,
    paragraph: &mut Paragraph,
    atoms: Range<usize>,
    inlines: &[Inline],
    in_row: bool,
) -> Option<Reading> {
    let style = inlines.iter().find_map(|inline| match inline {
        Inline::Text { style, .. } => Some(style),
        _ => None,
    })?;
    let own = TextStyle {
        indent: Length::ZERO,
        align: TextAlign::Left,
        nowrap: true,
        balanced: false,
        hanging: false,
        list: ListMarks::default(),
        ..TextStyle::clone(style)
    };
    let set = prepare::paragraph(fonts, inlines, &own);
    paragraph.missing.extend(&set.missing);
    let filled = fill::fill(&set, fill::widest(&set));
    let line = line::set(&set, &filled, 0, filled.widest);
    let mut runs = line.runs;
    for run in &mut runs {
        run.origin.y -= line.baseline;
    }
    let size = |atom: usize| paragraph.em(atom);
    let em = Length(atoms.clone().map(size).max()?);
    let gap = if in_row { style.size.scale(GAP) } else { Length::ZERO };
    widen(paragraph, atoms.clone(), (line.width + gap).0);
    let rise = em.scale(ASCENT) + style.size.scale(BELOW);
    let top = rise + style.size.scale(ABOVE);
    Some(Reading { atoms, runs, width: line.width.0, rise: rise.0, top: top.0 })
}

/// Spaces a base out to a width, half as much at its ends as between its characters.
fn widen(paragraph: &mut Paragraph, atoms: Range<usize>, width: i64) {
    let natural: i64 = paragraph.atoms[atoms.clone()].iter().map(|atom| i64::from(atom.width)).sum();
    let missing = (width - natural).max(0);
    let count = atoms.len().max(1) as i64;
    for (nth, index) in atoms.enumerate() {
        let nth = nth as i64;
        let share = missing * (nth + 1) / count - missing * nth / count;
        let first = paragraph.atoms[index].glyph as usize;
        let end = paragraph.atoms.get(index + 1).map_or(paragraph.glyphs.len(), |next| next.glyph as usize);
        for glyph in &mut paragraph.glyphs[first..end] {
            glyph.x += (share / 2) as i32;
        }
        let atom = &mut paragraph.atoms[index];
        atom.width += share as i32;
        // A mark below a reading keeps its square.
        (atom.lead, atom.trail) = (0, 0);
    }
}
