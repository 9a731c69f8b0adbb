//! The blocks of a flow in their order, each with the columns it stands in. Boxes that only group others are opened,
//! so that pages can break between what they hold.

use std::sync::Arc;

use crate::diag::Span;
use crate::geom::Length;
use crate::layout::style::{Border, BoxStyle, Break, Display, Extent, Style};
use crate::layout::tree::{Element, Kind, Node};
use crate::typeset::boxes::{Block, Setter};
use crate::typeset::inline::is_inline;
use crate::typeset::listing::{List, Lists, listed};

/// A block that may be moved to the next column or page, with the space around it.
pub(super) struct Piece<'t> {
    pub block: Block<'t>,
    pub above: Length,
    pub below: Length,
    pub left: Length,
    pub right: Length,
    pub break_before: Break,
    pub break_after: Break,
    pub columns: Columns<'t>,
}

/// Columns side by side that matter runs through.
#[derive(Clone, Copy)]
pub(super) struct Columns<'t> {
    /// Tells these columns from others of the flow.
    pub number: u32,
    /// How many there are; one is the page's whole width.
    pub count: u16,
    pub gap: Length,
    pub rule: Option<Border>,
    /// Where they were asked for.
    pub span: &'t Span,
}

impl Columns<'_> {
    /// The width of one of them.
    pub(super) fn width(&self, area: Length) -> Length {
        let count = i64::from(self.count);
        (area - self.gap * (count - 1)) / count
    }
}

/// The pieces of a flow.
pub(super) fn collect<'t>(
    setter: &Setter<'_>,
    nodes: &'t [Node],
    style: &'t Arc<Style>,
    span: &'t Span,
) -> Vec<Piece<'t>> {
    let columns = Columns { number: 0, count: 1, gap: Length::ZERO, rule: None, span };
    let mut collector = Collector { lists: &setter.lists, pieces: Vec::new(), columns, numbers: 0 };
    let own = &style.box_style;
    if own.column_count > 1 {
        collector.columns = collector.new_columns(own, span);
    }
    collector.nodes(nodes, style, span);
    collector.pieces
}

struct Collector<'t, 's> {
    /// Rows of contents and indexes, each a block of its own.
    lists: &'s Lists,
    pieces: Vec<Piece<'t>>,
    columns: Columns<'t>,
    /// How many columns were numbered.
    numbers: u32,
}

impl<'t> Collector<'t, '_> {
    fn nodes(&mut self, nodes: &'t [Node], style: &'t Arc<Style>, span: &'t Span) {
        let mut start = 0;
        for (at, node) in nodes.iter().enumerate() {
            if is_inline(node) {
                continue;
            }
            self.text(&nodes[start..at], style, span);
            start = at + 1;
            if let Node::Element(element) = node {
                self.element(element);
            }
        }
        self.text(&nodes[start..], style, span);
    }

    fn text(&mut self, nodes: &'t [Node], style: &'t Arc<Style>, span: &'t Span) {
        if nodes.iter().all(|node| matches!(node, Node::Text(text) if text.trim().is_empty())) {
            return;
        }
        self.pieces.push(Piece {
            block: Block::Text(nodes, style, span),
            above: Length::ZERO,
            below: Length::ZERO,
            left: Length::ZERO,
            right: Length::ZERO,
            break_before: Break::Auto,
            break_after: Break::Auto,
            columns: self.columns,
        });
    }

    fn element(&mut self, element: &'t Element) {
        let own = &element.style.box_style;
        let around = self.columns;
        if own.spans_columns && around.count > 1 {
            let whole = BoxStyle { column_count: 1, ..own.clone() };
            self.columns = self.new_columns(&whole, &element.span);
        }
        // Columns in columns are left to the box layout, which refuses all it meets.
        let nested = own.column_count > 1 && self.columns.count > 1;
        if !only_groups(element) || nested {
            if own.display != Display::None {
                self.pieces.push(piece(Block::Element(element), &element.style, self.columns));
            }
        } else {
            if own.column_count > 1 {
                self.columns = self.new_columns(own, &element.span);
            }
            self.group(element);
        }
        self.columns = around;
    }

    fn rows(&mut self, element: &'t Element, list: List, styles: &[Arc<Style>]) {
        let rows = self.lists.get(&list).into_iter().flatten().enumerate();
        let styled = rows.filter_map(|(number, row)| Some((number, styles.get(row.style)?)));
        let columns = self.columns;
        self.pieces.extend(styled.map(|(number, style)| piece(Block::Row(element, number), style, columns)));
    }

    fn new_columns(&mut self, own: &BoxStyle, span: &'t Span) -> Columns<'t> {
        self.numbers += 1;
        let (count, gap, rule) = (own.column_count, own.column_gap, own.column_rule);
        Columns { number: self.numbers, count, gap, rule, span }
    }

    /// A group's margins and breaks fall to its first and last block, as margins of nested boxes collapse in CSS.
    fn group(&mut self, element: &'t Element) {
        let first = self.pieces.len();
        match listed(element) {
            Some((list, styles)) => self.rows(element, list, styles),
            None => self.nodes(&element.children, &element.style, &element.span),
        }
        let own = &element.style.box_style;
        if let Some(piece) = self.pieces.get_mut(first) {
            piece.above = piece.above.max(margin(own.margin.top));
            if own.break_before != Break::Auto {
                piece.break_before = own.break_before;
            }
        }
        if let Some(piece) = self.pieces[first..].last_mut() {
            piece.below = piece.below.max(margin(own.margin.bottom));
            if own.break_after != Break::Auto {
                piece.break_after = own.break_after;
            }
        }
    }
}

/// Whether a box has nothing of its own to show and to place.
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
    let holds_blocks = match element.kind {
        Kind::Block => own.column_count > 1 || element.children.iter().any(|child| !is_inline(child)),
        _ => listed(element).is_some(),
    };
    holds_blocks && element.id.is_none() && element.index.is_none() && plain && bare
}

fn piece<'t>(block: Block<'t>, style: &Style, columns: Columns<'t>) -> Piece<'t> {
    let own = &style.box_style;
    Piece {
        block,
        above: margin(own.margin.top),
        below: margin(own.margin.bottom),
        left: margin(own.margin.left),
        right: margin(own.margin.right),
        break_before: own.break_before,
        break_after: own.break_after,
        columns,
    }
}

fn margin(extent: Extent) -> Length {
    match extent {
        Extent::Length(length) => length,
        Extent::Auto | Extent::Share(_) => Length::ZERO,
    }
}
