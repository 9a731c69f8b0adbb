//! Leaders: dots that lead the eye from a heading to its page number.
//!
//! Dots stand on a grid counted from the line's right edge, so that those of successive lines stand below each other.

use super::atom::{Dot, Paragraph, Span};
use super::class::Class;
use super::prepare::Char;
use crate::font::FontSet;
use crate::geom::{Length, Point};
use crate::page::{Glyph, TextRun, Turn};

/// The character dots are made of.
const DOT: char = '·';
/// The same dot in half an em, where a face has the other in a whole one: as wide as the dots are apart. Wider ones lie
/// over each other, and programs that take text out of pages tear their line apart.
const HALF_DOT: char = '･';

/// Blank on either side of the dots, and the least that the dots take, in ems of the leader's style.
const MARGIN: f64 = 0.25;
const LEAST: f64 = 1.5;

/// The dot of a paragraph's leaders.
pub(super) fn dot(fonts: &FontSet, chars: &[Char], spans: &[Span]) -> Option<Dot> {
    let leader = chars.iter().find(|char| char.class == Class::Leader)?;
    let style = &spans.get(usize::from(leader.style))?.style;
    let id = fonts.find(&style.families, style.weight, DOT)?;
    let face = fonts.face(id);
    let pitch = (style.size.0 / 2).max(1);
    let width = |glyph| i64::from(face.advance(glyph)) * style.size.0 / i64::from(face.units_per_em());
    let whole = face.glyph(DOT)?;
    let half = face.glyph(HALF_DOT).filter(|&half| width(half) <= pitch);
    let glyph = half.filter(|_| width(whole) > pitch).unwrap_or(whole);
    Some(Dot { face: id, glyph, width: width(glyph), pitch })
}

/// The least a leader takes from its line.
pub(super) fn least(paragraph: &Paragraph, leader: Option<usize>) -> i64 {
    leader.map_or(0, |leader| Length(paragraph.em(leader)).scale(LEAST).0)
}

/// Whether a run is nothing but the dots of a leader.
pub(in crate::typeset) fn is_leader(run: &TextRun) -> bool {
    run.glyphs.len() > 1 && run.text.chars().all(|character| character == DOT)
}

/// The dots between two places of a line, on the grid that ends at `edge`.
pub(super) fn dots(
    paragraph: &Paragraph,
    leader: usize,
    gap: (i64, i64),
    edge: i64,
    baseline: Length,
) -> Option<TextRun> {
    let dot = paragraph.dot?;
    let style = &paragraph.spans[usize::from(paragraph.atoms[leader].style)].style;
    let margin = style.size.scale(MARGIN).0;
    let (from, to) = (gap.0 + margin, gap.1 - margin);
    // Cells are counted from the right edge; those wholly within the gap hold a dot in their middle.
    let first = (edge - to).div_euclid(dot.pitch) + i64::from((edge - to).rem_euclid(dot.pitch) != 0);
    let end = (edge - from).div_euclid(dot.pitch);
    // The ink is in the middle of the glyph, however wide the face makes its blanks.
    let inset = (dot.pitch - dot.width) / 2;
    let places: Vec<i64> = (first..end).rev().map(|cell| edge - (cell + 1) * dot.pitch + inset).collect();
    let origin = *places.first()?;
    let glyph =
        |&x: &i64| Glyph { id: dot.glyph, text_len: DOT.len_utf8() as u8, x: Length(x - origin), rise: Length::ZERO };
    Some(TextRun {
        face: dot.face,
        size: style.size,
        color: style.color,
        origin: Point::new(Length(origin), baseline),
        turn: Turn::None,
        passage: None,
        text: DOT.to_string().repeat(places.len()),
        glyphs: places.iter().map(glyph).collect(),
    })
}
