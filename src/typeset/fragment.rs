//! A laid-out box: what `boxes` makes, `split` cuts, `flow` stacks and `paint` draws.

use std::sync::Arc;

use crate::code::{LogoSymbol, QUIET_ZONE};
use crate::diag::Span;
use crate::geom::{Length, Rect};
use crate::layout::style::Style;
use crate::layout::tree::{Edges, Indexed};
use crate::page::{Color, PartId};
use crate::picture::Picture;
use crate::typeset::text::Line;

/// A box at its place within its parent.
#[derive(Clone, Debug)]
pub(super) struct Fragment<'t> {
    /// Border box, from the parent's top left corner.
    pub rect: Rect,
    /// What its edge and ground look like; none for anonymous boxes.
    pub decoration: Option<Arc<Style>>,
    /// Border and padding together.
    pub inset: Edges<Length>,
    /// What is in it.
    pub content: Content<'t>,
    /// Which part of the document it is; the document itself where it is that of the box around it.
    pub part: PartId,
    /// What contents, bookmarks and links know it by.
    pub mark: Option<Mark>,
    /// Whether it must not be torn where that can be helped.
    pub keep_together: bool,
    /// A table's head row, set again at the top of each page.
    pub repeat: bool,
    /// Fewest lines of its text at a page's bottom and top.
    pub orphans: usize,
    /// See `orphans`.
    pub widows: usize,
    /// Where it was written.
    pub span: &'t Span,
}

/// What is in a box.
#[derive(Clone, Debug)]
pub(super) enum Content<'t> {
    /// Boxes.
    Boxes(Vec<Fragment<'t>>),
    /// Lines of text, within the inset.
    Lines(Vec<Line>),
    /// Lines that run downwards, from left to right.
    Vertical(Vec<Line>),
    /// A line, or a ground, of this ink.
    Rule(Color),
    /// A QR symbol with its quiet zone.
    Symbol(CodeBox),
    /// A picture filling the box within the inset.
    Picture {
        /// Decoded pixels.
        picture: Arc<Picture>,
    },
}

/// A QR symbol as it will be placed.
#[derive(Clone, Debug)]
pub(super) struct CodeBox {
    /// The code's id.
    pub code: Arc<str>,
    /// Side of one module.
    pub module: Length,
    /// Modules along a side, without the quiet zone.
    pub modules: u32,
    /// From how far it is meant to be scanned.
    pub distance: Length,
    /// The logo in its middle, and the symbol that bears it.
    pub logo: Option<(Arc<LogoSymbol>, Arc<Picture>)>,
}

impl CodeBox {
    /// Side of the symbol with its quiet zone.
    pub fn side(&self) -> Length {
        self.module * i64::from(self.modules + 2 * QUIET_ZONE)
    }
}

/// What contents, indexes, bookmarks and links know a box by.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// What it is as a heading.
    pub heading: Option<Heading>,
    /// What an index says of it.
    pub index: Option<Arc<Indexed>>,
    /// Its `id`.
    pub id: Option<String>,
    /// The number of the footnote it is, in the document.
    pub note: Option<u32>,
}

impl Mark {
    /// Whether anything knows the box by it.
    pub(super) fn says_something(&self) -> bool {
        self.heading.is_some() || self.index.is_some() || self.id.is_some() || self.note.is_some()
    }
}

/// A heading's part in contents, bookmarks and running heads.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its text.
    pub text: String,
    /// Whether it stands in the outline.
    pub bookmark: bool,
    /// Whether it stands in the contents.
    pub toc: bool,
}

impl Fragment<'_> {
    /// Height of the border box.
    pub(super) fn height(&self) -> Length {
        self.rect.size.height
    }

    /// Visits each line of text in it. Its bottom is counted from this box's top and includes what edge and padding of
    /// the boxes around it take below.
    pub(super) fn each_line(&self, visit: &mut impl FnMut(Length, &Line)) {
        self.each_line_below(Length::ZERO, Length::ZERO, visit);
    }

    fn each_line_below(&self, top: Length, below: Length, visit: &mut impl FnMut(Length, &Line)) {
        let below = below + self.inset.bottom;
        match &self.content {
            Content::Lines(lines) => {
                let mut y = top + self.inset.top;
                for line in lines {
                    y += line.height;
                    visit(y + below, line);
                }
            }
            Content::Boxes(boxes) => {
                for child in boxes {
                    child.each_line_below(top + child.rect.origin.y, below, visit);
                }
            }
            Content::Vertical(lines) => {
                for line in lines {
                    visit(top + self.height() - self.inset.bottom + below, line);
                }
            }
            Content::Rule(_) | Content::Symbol { .. } | Content::Picture { .. } => {}
        }
    }

    /// All text in it.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.each_line(&mut |_, line| text.extend(line.runs.iter().map(|run| run.text.as_str())));
        text
    }
}
