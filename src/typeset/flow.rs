//! Pages out of a flow: blocks are laid out one at a time and stacked, cut where a page ends.

use std::sync::Arc;

use crate::diag::{Diagnostic, Span};
use crate::geom::{Length, Point, Size};
use crate::layout::style::{Break, Display, Extent, Style};
use crate::layout::tree::{Element, Kind, Node};
use crate::typeset::boxes::{Block, Setter};
use crate::typeset::fragment::Fragment;
use crate::typeset::inline::is_inline;
use crate::typeset::overflow::TOLERANCE;
use crate::typeset::split::{Cut, can_cut, cut};

/// One page's matter, placed within its type area.
#[derive(Debug, Default)]
pub(super) struct Sheet<'t> {
    pub placed: Vec<Fragment<'t>>,
}

/// A block that may be moved to the next page, with the space around it.
struct Piece<'t> {
    block: Block<'t>,
    above: Length,
    below: Length,
    /// Its margins at the left and right together.
    beside: Length,
    break_before: Break,
    break_after: Break,
}

/// Blocks already laid out that must not be parted from the one after them.
type Pending<'t> = Vec<(Length, Fragment<'t>)>;

/// Breaks `nodes` into pages with a type area of this size.
pub(super) fn paginate<'t>(
    setter: &mut Setter<'_>,
    nodes: &'t [Node],
    style: &'t Arc<Style>,
    span: &'t Span,
    area: Size,
) -> Vec<Sheet<'t>> {
    let mut pieces = Vec::new();
    collect(nodes, style, span, &mut pieces);
    let mut pages = Pages::new(area);
    for piece in pieces {
        let Some(fragment) = setter.block(piece.block, area.width - piece.beside) else { continue };
        pages.add(setter, &piece, fragment);
    }
    pages.finish(setter)
}

/// The blocks of a flow: boxes that only group others are opened, so that pages can break between what they hold.
fn collect<'t>(nodes: &'t [Node], style: &'t Arc<Style>, span: &'t Span, pieces: &mut Vec<Piece<'t>>) {
    let mut start = 0;
    for (at, node) in nodes.iter().enumerate() {
        if is_inline(node) {
            continue;
        }
        collect_text(&nodes[start..at], style, span, pieces);
        start = at + 1;
        let Node::Element(element) = node else { continue };
        if only_groups(element) {
            collect_group(element, pieces);
        } else if element.style.box_style.display != Display::None {
            pieces.push(piece(element));
        }
    }
    collect_text(&nodes[start..], style, span, pieces);
}

fn collect_text<'t>(nodes: &'t [Node], style: &'t Arc<Style>, span: &'t Span, pieces: &mut Vec<Piece<'t>>) {
    if nodes.iter().all(|node| matches!(node, Node::Text(text) if text.trim().is_empty())) {
        return;
    }
    pieces.push(Piece {
        block: Block::Text(nodes, style, span),
        above: Length::ZERO,
        below: Length::ZERO,
        beside: Length::ZERO,
        break_before: Break::Auto,
        break_after: Break::Auto,
    });
}

/// A group's margins and breaks fall to its first and last block, as margins of nested boxes collapse in CSS.
fn collect_group<'t>(element: &'t Element, pieces: &mut Vec<Piece<'t>>) {
    let first = pieces.len();
    collect(&element.children, &element.style, &element.span, pieces);
    let own = &element.style.box_style;
    if let Some(piece) = pieces.get_mut(first) {
        piece.above = piece.above.max(margin(own.margin.top));
        if own.break_before != Break::Auto {
            piece.break_before = own.break_before;
        }
    }
    if let Some(piece) = pieces[first..].last_mut() {
        piece.below = piece.below.max(margin(own.margin.bottom));
        if own.break_after != Break::Auto {
            piece.break_after = own.break_after;
        }
    }
}

fn only_groups(element: &Element) -> bool {
    let own = &element.style.box_style;
    let plain = own.display == Display::Block && !own.absolute && !own.relative && !own.keep_together;
    let bare = own.background.is_none()
        && [own.border.top, own.border.right, own.border.bottom, own.border.left].iter().all(Option::is_none)
        && [own.padding.top, own.padding.right, own.padding.bottom, own.padding.left].iter().all(|side| side.0 == 0)
        && [own.margin.left, own.margin.right].iter().all(|&side| margin(side) == Length::ZERO)
        && own.width == Extent::Auto
        && own.height == Extent::Auto
        && own.min_height == Extent::Auto;
    let holds_blocks = element.children.iter().any(|child| !is_inline(child));
    matches!(element.kind, Kind::Block) && element.id.is_none() && plain && bare && holds_blocks
}

fn piece(element: &Element) -> Piece<'_> {
    let own = &element.style.box_style;
    Piece {
        block: Block::Element(element),
        above: margin(own.margin.top),
        below: margin(own.margin.bottom),
        beside: margin(own.margin.left) + margin(own.margin.right),
        break_before: own.break_before,
        break_after: own.break_after,
    }
}

fn margin(extent: Extent) -> Length {
    match extent {
        Extent::Length(length) => length,
        Extent::Auto | Extent::Share(_) => Length::ZERO,
    }
}

/// The pages so far and where the next block goes.
struct Pages<'t> {
    /// Height of a page's type area.
    room: Length,
    done: Vec<Sheet<'t>>,
    page: Sheet<'t>,
    /// Bottom of what stands on the page.
    y: Length,
    /// Margin below what stands there.
    below: Length,
    pending: Pending<'t>,
    /// Margin below the last pending block.
    pending_below: Length,
    must_break: Break,
}

impl<'t> Pages<'t> {
    fn new(area: Size) -> Self {
        Self {
            room: area.height + TOLERANCE,
            done: Vec::new(),
            page: Sheet::default(),
            y: Length::ZERO,
            below: Length::ZERO,
            pending: Vec::new(),
            pending_below: Length::ZERO,
            must_break: Break::Auto,
        }
    }

    fn add(&mut self, setter: &mut Setter<'_>, piece: &Piece<'t>, mut fragment: Fragment<'t>) {
        if let Block::Element(element) = piece.block {
            fragment.rect.origin.x += margin(element.style.box_style.margin.left);
        }
        for forced in [std::mem::replace(&mut self.must_break, Break::Auto), piece.break_before] {
            if matches!(forced, Break::Page | Break::OddPage) {
                self.flush(setter);
                self.turn(forced);
            }
        }
        let gap = self.gap(piece.above);
        self.pending.push((gap, fragment));
        self.pending_below = piece.below;
        match piece.break_after {
            Break::Avoid => {}
            forced => {
                self.flush(setter);
                self.must_break = forced;
            }
        }
    }

    fn finish(mut self, setter: &mut Setter<'_>) -> Vec<Sheet<'t>> {
        self.flush(setter);
        if !self.page.placed.is_empty() || self.done.is_empty() {
            self.done.push(self.page);
        }
        self.done
    }

    /// Margins of neighbours collapse.
    fn gap(&self, above: Length) -> Length {
        if self.pending.is_empty() { self.below.max(above) } else { self.pending_below.max(above) }
    }

    /// Sets what is pending: on this page if all of it fits or its last block can be cut, else on the next.
    fn flush(&mut self, setter: &mut Setter<'_>) {
        let mut group = std::mem::take(&mut self.pending);
        let Some((last_gap, last)) = group.pop() else { return };
        let heads: Length = group.iter().map(|(gap, fragment)| *gap + fragment.height()).sum();
        let top_gap = group.first().map_or(last_gap, |(gap, _)| *gap);
        let trimmed = if self.page.placed.is_empty() { top_gap } else { Length::ZERO };
        let room = self.room - self.y - heads - last_gap + trimmed;
        let fits = last.height() <= room || !last.keep_together && can_cut(&last, room);
        if !fits && !self.page.placed.is_empty() {
            self.turn(Break::Page);
        }
        for (gap, fragment) in group {
            self.put(gap, fragment);
        }
        self.put_last(setter, last_gap, last);
        self.below = self.pending_below;
    }

    fn put(&mut self, gap: Length, mut fragment: Fragment<'t>) {
        let gap = if self.page.placed.is_empty() { Length::ZERO } else { gap };
        fragment.rect.origin = Point::new(fragment.rect.origin.x, self.y + gap);
        self.y = fragment.rect.bottom();
        self.page.placed.push(fragment);
    }

    fn put_last(&mut self, setter: &mut Setter<'_>, gap: Length, mut fragment: Fragment<'t>) {
        let mut gap = gap;
        loop {
            let top = if self.page.placed.is_empty() { self.y } else { self.y + gap };
            let room = self.room - top;
            if fragment.height() <= room {
                return self.put(gap, fragment);
            }
            let Cut { head, tail } = cut(fragment, room);
            let Some(rest) = tail else { return };
            match head {
                Some(head) => self.put(gap, head),
                None if self.page.placed.is_empty() => {
                    too_tall(setter, &rest, self.room);
                    return self.put(gap, rest);
                }
                None => {}
            }
            self.turn(Break::Page);
            gap = Length::ZERO;
            fragment = rest;
        }
    }

    /// Begins a new page, unless this one is still empty; an odd one, after a blank page if needed.
    fn turn(&mut self, to: Break) {
        if !self.page.placed.is_empty() {
            self.done.push(std::mem::take(&mut self.page));
        }
        if to == Break::OddPage && self.done.len() % 2 == 1 {
            self.done.push(Sheet::default());
        }
        self.y = Length::ZERO;
        self.below = Length::ZERO;
    }
}

fn too_tall(setter: &mut Setter<'_>, fragment: &Fragment<'_>, room: Length) {
    setter.found.push(
        Diagnostic::error("typeset-too-tall")
            .at(fragment.span.clone())
            .with("height", format!("{:.1}", fragment.height().to_mm()))
            .with("room", format!("{:.1}", room.to_mm())),
    );
}
