//! The styled tree a template becomes: elements with computed styles, ready to be typeset.

use std::sync::Arc;

use crate::collate::Reading;
use crate::diag::Span;
use crate::geom::{Length, Size};
use crate::layout::style::Style;
use crate::page::{Numerals, PartId, Parts};
use crate::picture::Picture;

/// A whole document as markup.
#[derive(Debug)]
pub struct Tree {
    /// `<document title="…">`.
    pub title: String,
    /// `<document lang="…">`, a BCP 47 tag.
    pub language: String,
    /// `<document author="…">`.
    pub author: String,
    /// Its `<page>` and `<flow>` elements, in order.
    pub sections: Vec<Section>,
    /// What its elements are, for readers who do not see them.
    pub parts: Parts,
}

/// A `<page>` or a `<flow>`.
#[derive(Debug)]
pub struct Section {
    /// Which of the two.
    pub kind: SectionKind,
    /// Trimmed size of its pages.
    pub size: Size,
    /// Bleed of its pages.
    pub bleed: Length,
    /// Distances of the type area from the trim. Of a flow with `mirrored`, left is the inner margin.
    pub margin: Edges<Length>,
    /// Margins change sides on even pages, so that the inner one is at the spine.
    pub mirrored: bool,
    /// Page numbering.
    pub numbering: Numbering,
    /// The section's own style: background, inherited text properties.
    pub style: Arc<Style>,
    /// Style of the rule above footnotes, the class `footnote-rule`.
    pub note_rule: Arc<Style>,
    /// `<header>` and `<footer>` elements of a flow: set again on every page, in the margins.
    pub margins: Vec<MarginBox>,
    /// Its matter.
    pub children: Vec<Node>,
    /// Where it stands in its template.
    pub span: Span,
}

/// How a section makes pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionKind {
    /// One fixed page; what does not fit is an error.
    Page,
    /// As many pages as its matter needs.
    Flow,
}

/// Page numbering of a section: `numbering="none | arabic | roman | continue"` (default continue).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbering {
    /// Whether it starts again at 1; otherwise it goes on from the section before, numerals and all.
    pub restart: Option<Numerals>,
    /// `start="odd"`: a blank page is put before it, if needed, so that it opens on an odd (right-hand) page.
    pub on_odd_page: bool,
}

/// A running head or foot.
#[derive(Debug)]
pub struct MarginBox {
    /// `<header>` stands above the type area, `<footer>` below.
    pub is_header: bool,
    /// `pages="all | odd | even"`.
    pub pages: Parity,
    /// `read="once"`: where it first stands it is part of the text; later it only repeats.
    pub read_once: bool,
    /// Its style and matter.
    pub element: Element,
}

/// On which pages a margin box stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parity {
    /// On all.
    All,
    /// On odd, right-hand pages.
    Odd,
    /// On even, left-hand pages.
    Even,
}

/// An element or a piece of text.
#[derive(Debug)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text, white space collapsed as in HTML: none at the ends of a block, and none where it holds a line break
    /// of the template between two Chinese characters.
    Text(String),
}

/// One element.
#[derive(Debug)]
pub struct Element {
    /// What it is.
    pub kind: Kind,
    /// Its computed style, shared between elements that look alike.
    pub style: Arc<Style>,
    /// Its `id`, for links to it.
    pub id: Option<String>,
    /// What an index says of it.
    pub index: Option<Arc<Indexed>>,
    /// Which of the tree's parts it is.
    pub part: PartId,
    /// Its matter; empty for the elements that have none.
    pub children: Vec<Node>,
    /// Where it stands in its template.
    pub span: Span,
}

/// An entry of an index, at the element it leads to: `index="…"`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Indexed {
    /// What the entry says.
    pub text: String,
    /// How that is read, where the catalogue says so: `reading="…"`.
    pub reading: Option<Reading>,
    /// The head it stands under in an index by department: `department="…"`. Without one it stands in none.
    pub department: Option<String>,
}

/// What the entries of an index stand under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IndexBy {
    /// The capital of their pinyin.
    Pinyin,
    /// The number of strokes of their first character.
    Strokes,
    /// Their department; there, by pinyin.
    Department,
}

/// What an element is. Those that differ only by their default style are one kind.
#[derive(Debug)]
pub enum Kind {
    /// `div`, `section`, `main`, `header` and `footer` outside a flow's own, `p`, `ul`, `ol`, `li`.
    Block,
    /// `h1` to `h6`: a block with a level from 1, known to contents, bookmarks and running heads.
    Heading {
        /// 1 to 6.
        level: u8,
        /// `bookmark="no"` keeps it out of the outline.
        bookmark: bool,
        /// `toc="no"` keeps it out of the contents.
        toc: bool,
    },
    /// `span`, `b`, `em`.
    Inline,
    /// `a href="…"`: an address, or `#id` within the document.
    Anchor {
        /// The `href`.
        href: String,
    },
    /// `ruby`: text with readings above it.
    Ruby,
    /// `rt`: the reading of what stands before it in its `ruby`.
    Reading,
    /// `br`.
    Break,
    /// `dt`: a block that what it is called stands beside.
    Term,
    /// `table`: its columns from `grid-template-columns`; a block of rows.
    Table,
    /// `tr`, repeated on each page when inside `thead`.
    Row {
        /// Whether it is inside `thead`.
        head: bool,
    },
    /// `td`, `th`.
    Cell {
        /// Columns it spans, from 1.
        colspan: u16,
    },
    /// `img`.
    Image {
        /// Decoded pixels.
        picture: Arc<Picture>,
        /// `alt`.
        description: String,
    },
    /// `qr`: sized by its symbol, quiet zone included.
    Code {
        /// The code's id.
        code: String,
        /// Side of one module, from the layout's scanning distance or the element's own `distance`.
        module: Length,
        /// From how far it is meant to be scanned.
        distance: Length,
        /// What stands in its middle.
        logo: Option<Logo>,
    },
    /// `toc`: filled with the headings of the sections after it.
    Contents {
        /// Deepest heading level shown.
        depth: u8,
        /// Style of one entry, by heading level from 1; `style.css` names them `.toc-1` to `.toc-6`.
        entries: Vec<Arc<Style>>,
    },
    /// `index`: filled with what elements of the whole document ask to stand in it.
    Index {
        /// `by="pinyin | stroke | department"`.
        by: IndexBy,
        /// Styles of a head and of an entry; `style.css` names them `.index-head` and `.index-entry`.
        styles: [Arc<Style>; 2],
    },
    /// `page-number`.
    PageNumber,
    /// `page-count`: pages of the document's numbering it stands in.
    PageCount,
    /// `running level="1"`: the text of the last heading of that level up to this page.
    Running {
        /// 1 to 6.
        level: u8,
    },
    /// `footnote`: its mark stands in the line, its matter at the foot of the page.
    Footnote {
        /// Tells it from the document's other notes; counted from 0.
        number: u32,
        /// Style of the mark in the line, the class `footnote-mark`.
        mark: Arc<Style>,
    },
    /// `leader`: fills the rest of its line with dots.
    Leader,
}

/// A logo in the middle of a code.
#[derive(Clone, Debug)]
pub struct Logo {
    /// Decoded pixels.
    pub picture: Arc<Picture>,
    /// The part of the code's side it takes, with its light edge.
    pub share: f64,
}

/// A value for each of four sides.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Edges<T> {
    /// Top.
    pub top: T,
    /// Right; of a mirrored flow, the outer side.
    pub right: T,
    /// Bottom.
    pub bottom: T,
    /// Left; of a mirrored flow, the inner side.
    pub left: T,
}
