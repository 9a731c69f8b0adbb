//! One block laid out: taffy places the boxes, the composer measures and fills those that hold text.

mod build;
mod codes;
mod convert;
mod symbol;

use std::sync::Arc;

use taffy::{AvailableSpace, NodeId, RequestedAxis, RunMode, Size, TaffyTree};

use crate::code::Codes;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::font::FontSet;
use crate::geom::{self, Length, Point, Rect};
use crate::layout::style::{Display, LineHeight, Style, TextStyle, Underline};
use crate::layout::tree::{Edges, Element, Node, Tree};
use crate::page::{PartId, Parts};
use crate::picture::Picture;
use crate::typeset::boxes::symbol::Side;
use crate::typeset::fragment::{CodeBox, Content, Fragment, Mark};
use crate::typeset::inline::{Href, PageFacts};
use crate::typeset::listing::Lists;
use crate::typeset::overflow::beginning;
use crate::typeset::text::{Inline, Line, Prepared, is_private, prepare, prepare_vertical};

/// What setting a document needs and gathers.
pub(super) struct Setter<'a> {
    pub(super) fonts: &'a FontSet,
    pub(super) codes: &'a Codes,
    /// Language of the document, for what links say.
    pub(super) language: &'a str,
    /// What was wrong.
    pub(super) found: Diagnostics,
    /// Where links lead, by the numbers the composed lines carry.
    pub(super) hrefs: Vec<Href>,
    /// Filled while margin boxes are set.
    pub(super) facts: Option<PageFacts>,
    /// What contents and indexes show, while they are set.
    pub(super) lists: Lists,
    /// What the matter is, for readers who do not see it.
    pub(super) parts: Parts,
    /// Height of the type area: how long lines that run downwards may get where nothing else says so.
    pub(super) page_height: Length,
    taffy: TaffyTree<usize>,
}

/// A block to lay out on its own.
#[derive(Clone, Copy)]
pub(super) enum Block<'t> {
    /// An element.
    Element(&'t Element),
    /// Text that stands among blocks, in its parent's style.
    Text(&'t [Node], &'t Arc<Style>, &'t Span),
    /// A row of what an element lists, by its number.
    Row(&'t Element, usize),
}

/// A box before it has its place. Children of a taffy node stand in the same order as the taffy tree has them.
pub(super) struct Draft<'t> {
    node: NodeId,
    decoration: Option<Arc<Style>>,
    style: &'t Arc<Style>,
    content: DraftContent<'t>,
    part: PartId,
    mark: Option<Mark>,
    repeat: bool,
    span: &'t Span,
}

enum DraftContent<'t> {
    Boxes(Vec<Draft<'t>>),
    /// Index into the block's paragraphs.
    Text(usize),
    /// Text that may be set smaller to fit its box.
    Shrinkable(Shrinkable),
    Symbol(CodeBox, Side),
    Picture(Arc<Picture>),
}

/// `overflow: shrink(…)`: what is needed to shape a paragraph again.
struct Shrinkable {
    index: usize,
    inlines: Vec<Inline>,
    least: Length,
}

impl<'a> Setter<'a> {
    pub(super) fn new(fonts: &'a FontSet, codes: &'a Codes, tree: &'a Tree) -> Self {
        let mut taffy = TaffyTree::new();
        taffy.disable_rounding();
        Self {
            fonts,
            codes,
            language: &tree.language,
            found: Diagnostics::default(),
            hrefs: Vec::new(),
            facts: None,
            lists: Lists::new(),
            parts: tree.parts.clone(),
            page_height: Length::ZERO,
            taffy,
        }
    }

    /// Numbers a link's target.
    pub(super) fn href(&mut self, href: Href) -> u32 {
        self.hrefs.push(href);
        (self.hrefs.len() - 1) as u32
    }

    /// Shapes a paragraph; characters no face has are an error at `span`.
    pub(super) fn prepare(&mut self, inlines: &[Inline], style: &Style, span: &Span) -> Prepared {
        let prepared = self.shape(inlines, &style.text, style.box_style.vertical);
        let private = prepared.private_in_mongolian();
        if let Some(code) = private.map(|character| format!("U+{:04X}", u32::from(character))) {
            self.found.push(Diagnostic::error("typeset-mongolian-private").at(span.clone()).with("code", code));
        }
        // One word on an older encoding is enough, however many characters it has.
        let told = |missing: char| private.is_some() && is_private(missing);
        for &missing in prepared.missing().iter().filter(|&&missing| !told(missing)) {
            let code = format!("U+{:04X}", u32::from(missing));
            let found = Diagnostic::error("typeset-missing-glyph").at(span.clone());
            self.found.push(found.with("character", missing).with("code", code));
        }
        prepared
    }

    fn shape(&self, inlines: &[Inline], style: &TextStyle, vertical: bool) -> Prepared {
        if vertical { prepare_vertical(self.fonts, inlines, style) } else { prepare(self.fonts, inlines, style) }
    }

    /// Lays out `block` at `width`, as high as it needs; its own margins are the caller's.
    pub(super) fn block<'t>(&mut self, block: Block<'t>, width: Length) -> Option<Fragment<'t>> {
        self.lay_out(block, width, None)
    }

    /// Lays out `nodes` as the children of one box of this size: a fixed page's type area.
    pub(super) fn area<'t>(
        &mut self,
        nodes: &'t [Node],
        style: &'t Arc<Style>,
        span: &'t Span,
        size: geom::Size,
    ) -> Option<Fragment<'t>> {
        self.taffy.clear();
        let mut paragraphs = Vec::new();
        let draft = build::area(self, nodes, style, span, &mut paragraphs);
        self.compute(draft, &paragraphs, size.width, Some(size.height))
    }

    fn lay_out<'t>(&mut self, block: Block<'t>, width: Length, height: Option<Length>) -> Option<Fragment<'t>> {
        self.taffy.clear();
        let mut paragraphs = Vec::new();
        let draft = build::root(self, block, &mut paragraphs)?;
        self.compute(draft, &paragraphs, width, height)
    }

    fn compute<'t>(
        &mut self,
        draft: Draft<'t>,
        paragraphs: &[Prepared],
        width: Length,
        height: Option<Length>,
    ) -> Option<Fragment<'t>> {
        let root = draft.node;
        let mut style = self.taffy.style(root).cloned().unwrap_or_default();
        if style.size.width.is_auto() && !style.item_is_table {
            style.size.width = taffy::Dimension::length(convert::points(width));
        }
        if let Some(height) = height {
            style.size.height = taffy::Dimension::length(convert::points(height));
        }
        style.margin = taffy::Rect::zero();
        self.taffy.set_style(root, style).ok()?;
        let available = Size {
            width: AvailableSpace::Definite(convert::points(width)),
            height: height
                .map_or(AvailableSpace::MaxContent, |height| AvailableSpace::Definite(convert::points(height))),
        };
        let page_height = self.page_height;
        let measured = self.taffy.compute_layout_with_measure(root, available, |inputs, _, context, style| {
            let paragraph = context.and_then(|&mut index| paragraphs.get(index));
            // Columns ask every text how wide it must be at least: its lines need not be filled for that.
            let asks_width = inputs.run_mode == RunMode::ComputeSize && inputs.axis == RequestedAxis::Horizontal;
            let size = |known, available| {
                let Some(paragraph) = paragraph else { return Size::ZERO };
                measure(paragraph, Wanted { known, available, only_width: asks_width }, page_height)
            };
            taffy::compute_leaf_layout(inputs, style, |_, _| 0.0, size)
        });
        measured.ok()?;
        Some(self.settle(draft, Point::default(), paragraphs))
    }

    /// Reads the places taffy found and fills the boxes. Taffy counts an absolute box from its nearest positioned
    /// ancestor, whose distance from the parent is `outer`; a fragment is counted from its parent.
    fn settle<'t>(&mut self, draft: Draft<'t>, outer: Point, paragraphs: &[Prepared]) -> Fragment<'t> {
        let layout = self.taffy.layout(draft.node).copied().unwrap_or_default();
        let found = Point::new(convert::emu(layout.location.x), convert::emu(layout.location.y));
        let own = &draft.style.box_style;
        let is_box = draft.decoration.is_some();
        let origin = if is_box && own.absolute { Point::new(found.x - outer.x, found.y - outer.y) } else { found };
        let outer = if is_box && (own.absolute || own.relative) { Point::default() } else { outer + origin };
        let rect =
            Rect::new(origin, geom::Size::new(convert::emu(layout.size.width), convert::emu(layout.size.height)));
        let inset = Edges {
            top: convert::emu(layout.padding.top + layout.border.top),
            right: convert::emu(layout.padding.right + layout.border.right),
            bottom: convert::emu(layout.padding.bottom + layout.border.bottom),
            left: convert::emu(layout.padding.left + layout.border.left),
        };
        let inner =
            geom::Size::new(rect.size.width - inset.left - inset.right, rect.size.height - inset.top - inset.bottom);
        let content = match draft.content {
            DraftContent::Boxes(children) => {
                let mut boxes: Vec<_> =
                    children.into_iter().map(|child| self.settle(child, outer, paragraphs)).collect();
                // Painted, read and cut in the order they stand in.
                if is_box && own.reverse && own.display == Display::Flex {
                    boxes.reverse();
                }
                Content::Boxes(boxes)
            }
            DraftContent::Text(index) => {
                let paragraph = &paragraphs[index];
                content_of(paragraph, paragraph.compose(Room::new(paragraph, inner).measure).lines)
            }
            DraftContent::Shrinkable(text) => {
                let paragraph = &paragraphs[text.index];
                let room = Room::new(paragraph, inner);
                let lines = paragraph.compose(room.measure).lines;
                let lines = if room.holds(&lines) { lines } else { self.shrink(&text, draft.style, draft.span, room) };
                content_of(paragraph, lines)
            }
            DraftContent::Symbol(code, side) => {
                Content::Symbol(symbol::sized(self, code, side, inner.width, draft.span))
            }
            DraftContent::Picture(picture) => Content::Picture { picture },
        };
        Fragment {
            rect,
            decoration: draft.decoration,
            inset,
            content,
            part: draft.part,
            mark: draft.mark,
            keep_together: draft.style.box_style.keep_together,
            repeat: draft.repeat,
            orphans: usize::from(draft.style.text.orphans),
            widows: usize::from(draft.style.text.widows),
            span: draft.span,
        }
    }

    /// Sets a paragraph smaller by quarter points until it fits, and says so; at its least size it stays as it is, to be
    /// reported as too big.
    fn shrink(&mut self, text: &Shrinkable, style: &Style, span: &Span, room: Room) -> Vec<Line> {
        const STEP: Length = Length(geom::EMU_PER_PT / 4);
        let full = style.text.size;
        let mut size = full - STEP;
        loop {
            let size_now = size.max(text.least);
            let factor = size_now.0 as f64 / full.0 as f64;
            let inlines: Vec<_> = text.inlines.iter().map(|inline| scaled(inline, factor)).collect();
            let shaped = self.shape(&inlines, &scaled_text(&style.text, factor), style.box_style.vertical);
            let lines = shaped.compose(room.measure).lines;
            if room.holds(&lines) {
                let said: String = lines.iter().flat_map(|line| &line.runs).map(|run| run.text.as_str()).collect();
                let points = |length: Length| format!("{:.2}", length.to_pt());
                self.found.push(
                    Diagnostic::warning("typeset-shrunk")
                        .at(span.clone())
                        .with("text", beginning(&said))
                        .with("size", points(full))
                        .with("shrunk", points(size_now)),
                );
                return lines;
            }
            if size_now == text.least {
                return lines;
            }
            size -= STEP;
        }
    }
}

/// The room a paragraph has in its box: how long its lines may be, and how high all of them together.
#[derive(Clone, Copy)]
struct Room {
    measure: Length,
    stack: Length,
}

impl Room {
    fn new(paragraph: &Prepared, inner: geom::Size) -> Self {
        if paragraph.is_vertical() {
            Self { measure: inner.height, stack: inner.width }
        } else {
            Self { measure: inner.width, stack: inner.height }
        }
    }

    fn holds(self, lines: &[Line]) -> bool {
        let stacked: Length = lines.iter().map(|line| line.height).sum();
        stacked <= self.stack + Length::pt(0.02) && lines.iter().all(|line| line.overfull == Length::ZERO)
    }
}

fn content_of<'t>(paragraph: &Prepared, lines: Vec<Line>) -> Content<'t> {
    if paragraph.is_vertical() { Content::Vertical(lines) } else { Content::Lines(lines) }
}

fn scaled(inline: &Inline, factor: f64) -> Inline {
    match inline {
        Inline::Text { text, style, link } => {
            Inline::Text { text: text.clone(), style: Arc::new(scaled_text(style, factor)), link: *link }
        }
        Inline::Ruby { base, reading } => {
            let all = |inlines: &[Inline]| inlines.iter().map(|inline| scaled(inline, factor)).collect();
            Inline::Ruby { base: all(base), reading: all(reading) }
        }
        Inline::Break => Inline::Break,
        Inline::Leader { style } => Inline::Leader { style: Arc::new(scaled_text(style, factor)) },
    }
}

fn scaled_text(style: &TextStyle, factor: f64) -> TextStyle {
    let line_height = match style.line_height {
        LineHeight::Fixed(length) => LineHeight::Fixed(length.scale(factor)),
        times @ LineHeight::Times(_) => times,
    };
    TextStyle {
        size: style.size.scale(factor),
        indent: style.indent.scale(factor),
        letter_spacing: style.letter_spacing.scale(factor),
        underline: Underline {
            offset: style.underline.offset.map(|offset| offset.scale(factor)),
            thickness: style.underline.thickness.map(|thickness| thickness.scale(factor)),
            ..style.underline
        },
        line_height,
        ..style.clone()
    }
}

/// A hair more than a paragraph needs, so that the coarser numbers of the box layout can never make a line that fits
/// break.
const HAIR: f32 = 0.01;

/// What box layout asks of a paragraph.
#[derive(Clone, Copy)]
struct Wanted {
    known: Size<Option<f32>>,
    available: Size<AvailableSpace>,
    /// Whether its height does not matter.
    only_width: bool,
}

/// The size of a paragraph in the room offered. Lines that run downwards are as long as the page is high where the
/// box says nothing else.
fn measure(paragraph: &Prepared, wanted: Wanted, page_height: Length) -> Size<f32> {
    let Wanted { known, available, only_width } = wanted;
    let longest = || convert::points(paragraph.widest()) + HAIR;
    let stack = |measure: f32| convert::points(paragraph.measure(convert::emu(measure)).height);
    if paragraph.is_vertical() {
        let height = known.height.unwrap_or_else(|| match available.height {
            AvailableSpace::Definite(height) => height.min(longest()),
            AvailableSpace::MinContent | AvailableSpace::MaxContent => longest().min(convert::points(page_height)),
        });
        return Size { width: known.width.unwrap_or_else(|| stack(height)), height };
    }
    let width = known.width.unwrap_or_else(|| match available.width {
        AvailableSpace::Definite(width) => width.min(longest()),
        AvailableSpace::MinContent => convert::points(paragraph.narrowest()) + HAIR,
        AvailableSpace::MaxContent => longest(),
    });
    Size { width, height: known.height.unwrap_or_else(|| if only_width { 0.0 } else { stack(width) }) }
}
