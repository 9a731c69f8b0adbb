//! From inlines to a paragraph ready to be composed: characters, their classes and faces, then atoms and spaces.

use std::sync::Arc;

use super::Inline;
use super::atom::{Paragraph, Segment, Space, Span, Stretch, Sums};
use super::breaks::{self, Break};
use super::class::{Class, class};
use super::reading::{self, Above};
use super::shaping::{self, Setting};
use super::spacing::{self, Measures};
use super::vertical::{self, Vertical};
use super::{context, decoration, leader, mongolian, phrase};
use crate::font::{FaceId, FontSet};
use crate::layout::style::{LineHeight, TextAlign, TextStyle};

/// A character of a paragraph on its way to becoming part of an atom.
#[derive(Clone, Copy, Debug)]
pub(super) struct Char {
    /// Byte of the paragraph's text.
    pub at: u32,
    pub ch: char,
    pub class: Class,
    /// Set in the Chinese design.
    pub wide: bool,
    pub behind: Break,
    pub style: u16,
    /// Unset where no face has the character.
    pub face: Option<FaceId>,
}

/// What a paragraph is made of before shaping.
#[derive(Debug, Default)]
pub(super) struct Flat<'a> {
    pub text: String,
    pub chars: Vec<Char>,
    pub spans: Vec<Span>,
    /// Indices of the characters that are forced breaks.
    pub hard: Vec<usize>,
    /// Readings, and the characters they stand above.
    pub above: Vec<Above<'a>>,
}

/// The em box of an ideograph: this share of it stands above the baseline.
pub(super) const ASCENT: f64 = 0.88;

/// Text of fewer ideographs than this is a label, whose lines are what they are.
const SHORTEST_PROSE: usize = 5;

/// A paragraph whose lines run to the right.
pub(super) fn paragraph(fonts: &FontSet, inlines: &[Inline], style: &TextStyle) -> Paragraph {
    let mut paragraph = shaped(fonts, inlines, style);
    finish(&mut paragraph, style);
    paragraph
}

/// A paragraph whose lines run downwards.
pub(super) fn vertical(fonts: &FontSet, inlines: &[Inline], style: &TextStyle) -> (Paragraph, Vertical) {
    let mut paragraph = shaped(fonts, inlines, style);
    let vertical = vertical::fit(fonts, &mut paragraph, style);
    finish(&mut paragraph, style);
    (paragraph, vertical)
}

/// Works out what depends on the atoms' final widths.
fn finish(paragraph: &mut Paragraph, style: &TextStyle) {
    space_out(paragraph, mongolian::is_mongolian(&style.language));
    if style.balanced {
        paragraph.break_costs = phrase::costs(paragraph);
    }
}

/// A paragraph but for the space between its atoms.
fn shaped(fonts: &FontSet, inlines: &[Inline], style: &TextStyle) -> Paragraph {
    let mut flat = flatten(inlines);
    context::settle(&mut flat.chars, is_chinese(&style.language));
    let settings: Vec<Setting> = Setting::all(fonts, &flat.spans);
    let missing = shaping::choose_faces(fonts, &settings, &mut flat.chars);
    mongolian::keep_words_in_one_face(fonts, &settings, &mut flat.chars, &flat.text);
    breaks::mark(&mut flat.chars, &flat.text, style);
    reading::hold(&mut flat);
    let dot = leader::dot(fonts, &flat.chars, &flat.spans);
    let shaped = shaping::shape(fonts, &settings, &flat);
    let bases = reading::bases(&flat);
    let mut paragraph = Paragraph {
        missing,
        // Lines of like length are not spread to one length.
        align: if style.balanced && style.align == TextAlign::Justify { TextAlign::Left } else { style.align },
        nowrap: style.nowrap,
        hanging: style.hanging,
        indent: style.indent.0,
        size: style.size,
        strut: strut(style, &flat.spans),
        dot,
        decorated: flat.spans.iter().any(|span| span.style.underline.drawn || span.style.emphasis),
        text: flat.text,
        spans: flat.spans,
        atoms: shaped.atoms,
        glyphs: shaped.glyphs,
        sums: Vec::new(),
        starts: Vec::new(),
        break_costs: Vec::new(),
        widest_piece: 0,
        readings: Vec::new(),
        segments: Vec::new(),
    };
    reading::set(fonts, &mut paragraph, &bases, &flat.above);
    cut(&mut paragraph, &shaped.hard);
    keep_company(&mut paragraph);
    mongolian::bind(&mut paragraph, mongolian::is_mongolian(&style.language));
    paragraph
}

/// Whether a language tag is Chinese.
pub(super) fn is_chinese(language: &str) -> bool {
    language.split('-').next().is_some_and(|language| language.eq_ignore_ascii_case("zh"))
}

fn flatten(inlines: &[Inline]) -> Flat<'_> {
    let mut flat = Flat::default();
    let bytes = |inline: &Inline| if let Inline::Text { text, .. } = inline { text.len() } else { 1 };
    flat.text.reserve(inlines.iter().map(bytes).sum());
    for inline in inlines {
        flat.push(inline);
    }
    flat
}

fn new_char(at: usize, ch: char, class: Class, style: u16) -> Char {
    let wide = class.is_square() || matches!(ch, '～' | '〜' | '－' | '／' | '\u{3000}');
    Char { at: at as u32, ch, class, wide, behind: Break::Never, style, face: None }
}

impl<'a> Flat<'a> {
    fn push(&mut self, inline: &'a Inline) {
        match inline {
            Inline::Text { text, style, link } => {
                let span = self.span(style, *link);
                let start = self.text.len();
                self.text.push_str(text);
                self.chars.reserve(text.len() / 3);
                self.chars.extend(text.char_indices().map(|(at, ch)| new_char(start + at, ch, class(ch), span)));
            }
            Inline::Ruby { base, reading } => {
                let start = self.chars.len();
                for inline in base {
                    self.push(inline);
                }
                self.above.push(Above { base: start..self.chars.len(), reading });
            }
            Inline::Break => {
                let span = self.chars.last().map_or(0, |last| last.style);
                self.hard.push(self.chars.len());
                self.chars.push(new_char(self.text.len(), '\n', Class::Space, span));
                self.text.push('\n');
            }
            Inline::Leader { style } => {
                let span = self.span(style, None);
                self.chars.push(new_char(self.text.len(), '\u{FFFC}', Class::Leader, span));
            }
        }
    }

    /// The index of a style with its link, new unless it is the latest one.
    fn span(&mut self, style: &Arc<TextStyle>, link: Option<u32>) -> u16 {
        let same = |span: &Span| Arc::ptr_eq(&span.style, style) && span.link == link;
        if !self.spans.last().is_some_and(same) {
            let (above, below) = extents(style);
            self.spans.push(Span { style: Arc::clone(style), link, above, below });
        }
        (self.spans.len() - 1) as u16
    }
}

/// How far a line of a style reaches above and below its baseline: the em box of its ideographs stands in the middle.
fn extents(style: &TextStyle) -> (i64, i64) {
    let height = match style.line_height {
        LineHeight::Times(times) => style.size.scale(f64::from(times)),
        LineHeight::Fixed(height) => height,
    };
    let above = (height - style.size) / 2 + style.size.scale(ASCENT);
    (above.0, (height - above).0)
}

/// What every line of a paragraph reaches above and below its baseline: where characters are emphasized, all lines have
/// room for the dots, so that they keep one distance.
fn strut(style: &TextStyle, spans: &[Span]) -> (i64, i64) {
    let (above, below) = extents(style);
    let dots = spans.iter().map(|span| decoration::dots_reach(&span.style).0).max();
    (above, below.max(dots.unwrap_or(0)))
}

/// Cuts the paragraph at its forced breaks.
fn cut(paragraph: &mut Paragraph, hard: &[usize]) {
    let mut start = 0;
    for end in hard.iter().copied().chain([paragraph.atoms.len()]) {
        // A break at the very end opens no further line.
        if start < end || end < paragraph.atoms.len() {
            let atoms = start..end;
            let leader = atoms.clone().find(|&atom| paragraph.atoms[atom].class == Class::Leader);
            // What stands behind a leader is not parted from it.
            if let Some(leader) = leader {
                for atom in &mut paragraph.atoms[leader..end] {
                    atom.behind = Break::Never;
                }
            }
            paragraph.segments.push(Segment { atoms, leader });
        }
        start = end + 1;
    }
}

/// Keeps a last line of a single character from happening, where there are others to go with it.
fn keep_company(paragraph: &mut Paragraph) {
    for segment in &paragraph.segments {
        let matter = segment.leader.map_or(segment.atoms.clone(), |leader| segment.atoms.start..leader);
        let atoms = &paragraph.atoms;
        let ideographs = matter.clone().rev().filter(|&atom| atoms[atom].class == Class::Ideograph);
        if ideographs.take(SHORTEST_PROSE).count() < SHORTEST_PROSE {
            continue;
        }
        // Marks and blanks are no company.
        let is_mark = |&atom: &usize| {
            let class = atoms[atom].class;
            class.closes() || matches!(class, Class::Space | Class::Close | Class::Point | Class::Ellipsis)
        };
        let Some(last) = matter.clone().rev().find(|atom| !is_mark(atom)) else { continue };
        if last > matter.start && atoms[last - 1].behind == Break::Allowed {
            paragraph.atoms[last - 1].behind = Break::Word;
        }
    }
}

/// Works out the space between all neighbours, and the sums and break opportunities that follow from it.
fn space_out(paragraph: &mut Paragraph, in_mongolian: bool) {
    let Paragraph { atoms, spans, .. } = paragraph;
    let measures: Vec<Measures> = spans.iter().map(|span| Measures::of(&span.style)).collect();
    let mut sums = Vec::with_capacity(atoms.len() + 1);
    let mut starts = Vec::with_capacity(atoms.len());
    let (mut sum, mut piece) = (Sums::default(), 0);
    for index in 0..atoms.len() {
        sums.push(sum);
        let own = measures[usize::from(atoms[index].style)];
        let em = own.em;
        let space = atoms.get(index + 1).map_or(Space::default(), |next| {
            spacing::between(&atoms[index], next, own.beside(measures[usize::from(next.style)]))
        });
        let space = if in_mongolian { mongolian::only_blanks_grow(space) } else { space };
        let atom = &mut atoms[index];
        atom.space = space;
        sum.x += i64::from(atom.width + space.natural);
        sum.shrink += i64::from(space.shrink);
        sum.stretch += i64::from(match space.stretch {
            Stretch::None => 0,
            Stretch::Blank(most) | Stretch::Mixed(most) => most,
            // A tenth of an em between characters is where a line begins to look loose.
            Stretch::Square => em / 10,
        });
        if atom.behind == Break::Allowed && !paragraph.nowrap {
            starts.push(index as u32 + 1);
            paragraph.widest_piece = paragraph.widest_piece.max(sum.x - piece);
            piece = sum.x;
        }
    }
    paragraph.widest_piece = paragraph.widest_piece.max(sum.x - piece);
    sums.push(sum);
    paragraph.sums = sums;
    paragraph.starts = starts;
}
