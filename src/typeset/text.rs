//! Composing paragraphs: text with styles in, lines of placed glyphs out.
//!
//! [`prepare`] does once what does not depend on the measure: it chooses faces, shapes, finds where lines may end, and
//! works out the space between neighbours and how far it gives. [`Prepared::compose`] then breaks and fills lines for
//! any width. The rules are those of the Requirements for Chinese Text Layout (clreq) and GB/T 15834—2011. Nothing
//! here knows boxes or pages, and nothing here looks at a font again once a paragraph is prepared.

mod address;
mod atom;
mod balance;
mod breaks;
mod class;
mod context;
mod decoration;
mod fill;
mod fit;
mod leader;
mod line;
mod mongolian;
mod orientation;
mod phrase;
mod prepare;
mod reading;
mod shaping;
mod spacing;
#[cfg(test)]
mod tests;
mod vertical;

use std::sync::{Arc, Mutex, PoisonError};

use crate::font::FontSet;
use crate::geom::Length;
use crate::layout::style::TextStyle;
use crate::page::{Shape, TextRun};
use atom::Paragraph;
use fill::Filled;
pub(super) use leader::is_leader;
pub use mongolian::is_private;
use vertical::Vertical;

/// One piece of a paragraph.
#[derive(Clone, Debug)]
pub enum Inline {
    /// Text of one style.
    Text {
        /// The characters.
        text: String,
        /// How they look.
        style: Arc<TextStyle>,
        /// The link they belong to, by the caller's own numbering.
        link: Option<u32>,
    },
    /// Text with its reading above it.
    Ruby {
        /// The text: inlines of text only.
        base: Vec<Inline>,
        /// The reading: likewise.
        reading: Vec<Inline>,
    },
    /// The line ends here.
    Break,
    /// Dots fill the line up to what follows, which stands at the right edge.
    Leader {
        /// How the dots look.
        style: Arc<TextStyle>,
    },
}

/// A paragraph ready to be composed at any width.
#[derive(Debug)]
pub struct Prepared {
    paragraph: Paragraph,
    /// Whether its language is Mongolian.
    is_mongolian: bool,
    /// What its lines are turned by, where they run downwards.
    vertical: Option<Vertical>,
    /// The latest outcomes by width: box layout asks for the same few widths several times.
    filled: Mutex<Vec<(Length, Arc<Filled>)>>,
}

/// How many widths a paragraph remembers.
const REMEMBERED: usize = 4;

/// A paragraph composed to one width.
#[derive(Debug, Default)]
pub struct Composed {
    /// Its lines from top to bottom.
    pub lines: Vec<Line>,
}

/// One line. Of a line that runs downwards, what is said here of left and top holds for its top and left, of its width
/// for how far down it reaches, and of the baseline for its axis; but the origins of its runs are places on the page.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its height: the distance to the next line's top.
    pub height: Length,
    /// The baseline, from the line's top.
    pub baseline: Length,
    /// How far the line reaches from the paragraph's left edge: indent and matter, without blanks at its end.
    pub width: Length,
    /// Its glyphs; a run's origin is counted from the paragraph's left edge and the line's top.
    pub runs: Vec<TextRun>,
    /// Readings above its text, counted like its glyphs; they are no part of its text.
    pub readings: Vec<TextRun>,
    /// What is drawn beneath its glyphs, counted like them.
    pub shapes: Vec<Shape>,
    /// Its links: the caller's number, and from where to where.
    pub links: Vec<(u32, Length, Length)>,
    /// How far it reaches beyond the measure, because a single unbreakable piece is wider.
    pub overfull: Length,
}

/// What a width makes of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// How far the longest line reaches.
    pub widest: Length,
    /// Number of lines.
    pub lines: usize,
    /// Height of all lines.
    pub height: Length,
}

/// Shapes a paragraph and finds where its lines may end. `style` is the paragraph's own: alignment, indent, the least
/// height of its lines, strictness and language hold for the whole paragraph.
#[must_use]
pub fn prepare(fonts: &FontSet, inlines: &[Inline], style: &TextStyle) -> Prepared {
    Prepared::new(prepare::paragraph(fonts, inlines, style), None, style)
}

/// As [`prepare`], for lines that run downwards and follow each other to the right. What [`Prepared`] calls width is
/// height then, and the other way round.
#[must_use]
pub fn prepare_vertical(fonts: &FontSet, inlines: &[Inline], style: &TextStyle) -> Prepared {
    let (paragraph, vertical) = prepare::vertical(fonts, inlines, style);
    Prepared::new(paragraph, Some(vertical), style)
}

impl Prepared {
    fn new(paragraph: Paragraph, vertical: Option<Vertical>, style: &TextStyle) -> Self {
        let is_mongolian = mongolian::is_mongolian(&style.language);
        Self { paragraph, is_mongolian, vertical, filled: Mutex::default() }
    }

    /// Breaks the paragraph into lines for a width and places every glyph.
    #[must_use]
    pub fn compose(&self, width: Length) -> Composed {
        let filled = self.fill(width);
        let lines = (0..filled.lines.len()).map(|index| line::set(&self.paragraph, &filled, index, width)).collect();
        match &self.vertical {
            Some(vertical) => Composed { lines: vertical.turn(lines) },
            None => Composed { lines },
        }
    }

    /// Whether its lines run downwards.
    #[must_use]
    pub fn is_vertical(&self) -> bool {
        self.vertical.is_some()
    }

    /// What [`Self::compose`] would make of a width, without placing glyphs.
    #[must_use]
    pub fn measure(&self, width: Length) -> Measured {
        let filled = self.fill(width);
        Measured { widest: filled.widest, lines: filled.lines.len(), height: filled.height }
    }

    /// Width of the paragraph when lines end only where they are forced to (CSS max-content).
    #[must_use]
    pub fn widest(&self) -> Length {
        fill::widest(&self.paragraph)
    }

    /// Width of the widest piece that should not be broken (CSS min-content).
    #[must_use]
    pub fn narrowest(&self) -> Length {
        fill::narrowest(&self.paragraph)
    }

    /// The text; forced breaks are line feeds.
    #[must_use]
    pub fn text(&self) -> String {
        self.paragraph.text.clone()
    }

    /// The characters no face has, each once, in ascending order. They are drawn as nothing.
    #[must_use]
    pub fn missing(&self) -> &[char] {
        &self.paragraph.missing
    }

    /// The first private-use character of text that is Mongolian by its language, its direction or its letters: what
    /// such a character means only an older encoding's own font knows.
    #[must_use]
    pub fn private_in_mongolian(&self) -> Option<char> {
        mongolian::private(&self.paragraph.text, self.is_mongolian || self.is_vertical())
    }

    fn fill(&self, width: Length) -> Arc<Filled> {
        let mut filled = self.filled.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, known)) = filled.iter().find(|(known, _)| *known == width) {
            return Arc::clone(known);
        }
        let fresh = Arc::new(fill::fill(&self.paragraph, width));
        if filled.len() == REMEMBERED {
            filled.remove(0);
        }
        filled.push((width, Arc::clone(&fresh)));
        fresh
    }
}
