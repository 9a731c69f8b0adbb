//! The marks of footnotes. A note is numbered ①, ② … anew on each page, as Chinese books do, so its number is known
//! only when its page is finished: until then every mark is the first, and all are of one width.

use std::sync::Arc;

use crate::font::FontSet;
use crate::geom::Length;
use crate::layout::style::TextStyle;
use crate::page::TextRun;
use crate::typeset::text::{Inline, Line};

/// Marks notes among the numbers that composed lines carry for links.
const NOTE: u32 = 1 << 31;
/// Marks the number a note itself begins with.
const OWN: u32 = 1 << 30;

/// How many notes a page may have: there are no more circled numbers.
pub(super) const MOST: usize = 50;

/// What every mark is until its page is finished.
const FIRST: char = '①';
/// Keeps a mark on the line of what it is about.
const JOINER: char = '\u{2060}';
/// Between a note's number and its text.
const GAP: char = '\u{2002}';

/// The em box of a mark stands with its top at that of text set this much larger.
const ASCENT: f64 = 0.88;
const TEXT: f64 = 1.0 / 0.65;

/// The mark in the text of the note of this number in the document.
pub(super) fn call(number: u32, style: &Arc<TextStyle>) -> Inline {
    Inline::Text { text: format!("{JOINER}{FIRST}"), style: Arc::clone(style), link: Some(NOTE | number) }
}

/// What a note begins with.
pub(super) fn own(number: u32, style: &Arc<TextStyle>) -> [Inline; 2] {
    let text = |text: char, link| Inline::Text { text: text.into(), style: Arc::clone(style), link };
    [text(FIRST, Some(NOTE | OWN | number)), text(GAP, None)]
}

/// The notes a line refers to.
pub(super) fn called(line: &Line) -> impl Iterator<Item = u32> {
    line.links.iter().filter(|(link, ..)| link & (NOTE | OWN) == NOTE).map(|(link, ..)| link & !NOTE)
}

/// A footnote's mark among the links of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// The note's number in the document.
    pub number: u32,
    /// Whether it stands in the text, and not before the note.
    pub in_text: bool,
}

/// The footnote mark that a link of a line is, if it is one.
pub(super) fn mark(link: u32) -> Option<Mark> {
    (link & NOTE != 0).then_some(Mark { number: link & !(NOTE | OWN), in_text: link & OWN == 0 })
}

/// Gives the mark that stands from `from` to `to` of a line its numeral.
pub(super) fn number(fonts: &FontSet, runs: &mut [TextRun], (from, to): (Length, Length), mark: Mark, numeral: char) {
    for run in runs {
        let mut at = 0;
        let mut kept = Vec::with_capacity(run.glyphs.len());
        let mut text = String::with_capacity(run.text.len());
        for mut glyph in std::mem::take(&mut run.glyphs) {
            let own = run.text.get(at..at + usize::from(glyph.text_len)).unwrap_or_default();
            at += usize::from(glyph.text_len);
            let x = run.origin.x + glyph.x;
            if (from..to).contains(&x) && own.starts_with(JOINER) {
                continue;
            }
            if (from..to).contains(&x) && own.starts_with(FIRST) {
                glyph.id = fonts.face(run.face).glyph(numeral).unwrap_or(glyph.id);
                glyph.text_len = numeral.len_utf8() as u8;
                if mark.in_text {
                    glyph.rise += run.size.scale(ASCENT * (TEXT - 1.0));
                }
                text.push(numeral);
            } else {
                text.push_str(own);
            }
            kept.push(glyph);
        }
        run.glyphs = kept;
        run.text = text;
    }
}
