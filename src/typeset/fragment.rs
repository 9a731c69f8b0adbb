//! A laid-out box: what `boxes` makes, `split` cuts, `flow` stacks and `paint` draws.

use std::sync::Arc;

use crate::code::QUIET_ZONE;
use crate::diag::Span;
use crate::geom::{Length, Rect};
use crate::layout::style::Style;
use crate::layout::tree::Edges;
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
}

impl CodeBox {
    /// Side of the symbol with its quiet zone.
    pub fn side(&self) -> Length {
        self.module * i64::from(self.modules + 2 * QUIET_ZONE)
    }
}

/// What contents, bookmarks and links know a box by.
#[derive(Clone, Debug)]
pub(super) enum Mark {
    /// A heading.
    Heading(Heading),
    /// An element with an `id`.
    Anchor(String),
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
    /// Its `id`.
    pub id: Option<String>,
}

impl Fragment<'_> {
    /// Height of the border box.
    pub(super) fn height(&self) -> Length {
        self.rect.size.height
    }
}
