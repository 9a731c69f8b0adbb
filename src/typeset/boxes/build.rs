//! Elements to taffy nodes: which children are boxes, which run together as text.

use std::sync::Arc;

use crate::diag::{Diagnostic, Span};
use crate::geom::Length;
use crate::layout::style::{Display, Extent, Overflow, Style, Track};
use crate::layout::tree::{Element, Kind, Node};
use crate::page::{Meaning, PartId};
use crate::typeset::boxes::codes::code_box;
use crate::typeset::boxes::symbol::Side;
use crate::typeset::boxes::{Block, Draft, DraftContent, Setter, Shrinkable, convert};
use crate::typeset::footnote;
use crate::typeset::fragment::{CodeBox, Heading, Mark};
use crate::typeset::inline::{gather, is_inline, plain_text};
use crate::typeset::listing::{List, listed};
use crate::typeset::text::Prepared;

/// A paragraph gathered from these nodes, or an element.
enum Part<'t> {
    Element(&'t Element),
    Text(&'t [Node]),
}

/// The draft of one block.
pub(super) fn root<'t>(setter: &mut Setter<'_>, block: Block<'t>, texts: &mut Vec<Prepared>) -> Option<Draft<'t>> {
    match block {
        Block::Element(element) => draft(setter, element, None, texts),
        Block::Text(nodes, style, span) => paragraph(setter, nodes, style, span, texts),
        Block::Row(element, number) => row(setter, element, number, texts),
    }
}

/// The draft of a page's type area: a box without a look of its own.
pub(super) fn area<'t>(
    setter: &mut Setter<'_>,
    nodes: &'t [Node],
    style: &'t Arc<Style>,
    span: &'t Span,
    texts: &mut Vec<Prepared>,
) -> Draft<'t> {
    let children = children(setter, nodes, style, span, None, texts);
    let mut own = convert::style(&style.box_style);
    own.position = taffy::Position::Relative;
    Draft {
        node: branch(setter, own, &children),
        decoration: None,
        style,
        content: DraftContent::Boxes(children),
        part: PartId::DOCUMENT,
        mark: None,
        repeat: false,
        span,
    }
}

fn draft<'t>(
    setter: &mut Setter<'_>,
    element: &'t Element,
    columns: Option<&'t [Track]>,
    texts: &mut Vec<Prepared>,
) -> Option<Draft<'t>> {
    if element.style.box_style.display == Display::None {
        return None;
    }
    let content = match &element.kind {
        Kind::Code { code, module, distance, logo } => {
            let placed = code_box(setter, element, code, logo.as_ref())?;
            return Some(symbol(setter, element, CodeBox { module: *module, distance: *distance, ..placed }));
        }
        Kind::Image { picture, .. } => {
            let (width, height) = picture_size(element, picture.width, picture.height);
            return Some(leaf(setter, element, width, height, DraftContent::Picture(Arc::clone(picture))));
        }
        _ => match listed(element) {
            Some((list, _)) => rows(setter, element, list, texts),
            None => content(setter, element, columns, texts),
        },
    };
    if element.style.box_style.column_count > 1 {
        setter.found.push(Diagnostic::error("typeset-columns").at(element.span.clone()));
    }
    let mut style = convert::style(&element.style.box_style);
    match &element.kind {
        Kind::Table => style.display = taffy::Display::Block,
        Kind::Row { .. } => {
            style.display = taffy::Display::Grid;
            style.grid_template_columns = convert::tracks(columns.unwrap_or_default());
        }
        Kind::Cell { colspan } => {
            style.grid_column.end = taffy::style_helpers::span(*colspan);
        }
        _ => {}
    }
    // Across its lines a block takes what they need, as a table does, and not all there is.
    style.item_is_table = element.style.box_style.vertical;
    let node = match &content {
        DraftContent::Boxes(children) => branch(setter, style, children),
        DraftContent::Text(index) | DraftContent::Shrinkable(Shrinkable { index, .. }) => {
            text_leaf(setter, style, *index)
        }
        DraftContent::Symbol { .. } | DraftContent::Picture(_) => return None,
    };
    Some(Draft {
        node,
        decoration: Some(Arc::clone(&element.style)),
        style: &element.style,
        content,
        part: element.part,
        mark: mark(element),
        repeat: matches!(element.kind, Kind::Row { head: true }),
        span: &element.span,
    })
}

/// A block's own matter: one paragraph when all of it is text, else boxes.
fn content<'t>(
    setter: &mut Setter<'_>,
    element: &'t Element,
    columns: Option<&'t [Track]>,
    texts: &mut Vec<Prepared>,
) -> DraftContent<'t> {
    let vertical = element.style.box_style.vertical;
    let is_container = matches!(element.style.box_style.display, Display::Flex | Display::Grid)
        || matches!(element.kind, Kind::Table | Kind::Row { .. });
    if !is_container && !element.children.is_empty() && element.children.iter().all(is_inline) {
        let mut inlines = Vec::new();
        if let Kind::Footnote { number, .. } = element.kind {
            inlines.extend(footnote::own(number, &element.style.text));
        }
        gather(setter, &element.children, &element.style, &mut inlines);
        texts.push(setter.prepare(&inlines, &element.style, &element.span));
        let index = texts.len() - 1;
        return match element.style.box_style.overflow {
            Overflow::Error => DraftContent::Text(index),
            Overflow::Shrink(least) => DraftContent::Shrinkable(Shrinkable { index, inlines, least }),
        };
    }
    if vertical && !element.children.is_empty() {
        setter.found.push(Diagnostic::error("typeset-vertical-boxes").at(element.span.clone()));
    }
    let columns = match element.kind {
        Kind::Table => Some(element.style.box_style.columns.as_slice()),
        _ => columns,
    };
    DraftContent::Boxes(children(setter, &element.children, &element.style, &element.span, columns, texts))
}

/// The rows of what an element lists, one paragraph each.
fn rows<'t>(setter: &mut Setter<'_>, element: &'t Element, list: List, texts: &mut Vec<Prepared>) -> DraftContent<'t> {
    let count = setter.lists.get(&list).map_or(0, Vec::len);
    DraftContent::Boxes((0..count).filter_map(|number| row(setter, element, number, texts)).collect())
}

fn row<'t>(
    setter: &mut Setter<'_>,
    element: &'t Element,
    number: usize,
    texts: &mut Vec<Prepared>,
) -> Option<Draft<'t>> {
    let (list, styles) = listed(element)?;
    let row = setter.lists.get(&list)?.get(number)?.clone();
    let style = styles.get(row.style)?;
    let chinese = setter.language.starts_with("zh");
    let inlines = row.inlines(style, chinese, |href| setter.href(href));
    texts.push(setter.prepare(&inlines, style, &element.span));
    let index = texts.len() - 1;
    let meaning = match list {
        List::Contents => Meaning::Entry(u8::try_from(row.style).unwrap_or(u8::MAX)),
        List::Index(_) => Meaning::Paragraph,
    };
    let part = setter.parts.add(meaning, element.part);
    Some(Draft {
        node: text_leaf(setter, convert::style(&style.box_style), index),
        decoration: Some(Arc::clone(style)),
        style,
        content: DraftContent::Text(index),
        part,
        mark: None,
        repeat: false,
        span: &element.span,
    })
}

fn children<'t>(
    setter: &mut Setter<'_>,
    nodes: &'t [Node],
    style: &'t Arc<Style>,
    span: &'t Span,
    columns: Option<&'t [Track]>,
    texts: &mut Vec<Prepared>,
) -> Vec<Draft<'t>> {
    let split_inlines = matches!(style.box_style.display, Display::Flex | Display::Grid);
    let mut drafts = Vec::new();
    for part in parts(nodes, split_inlines) {
        drafts.extend(match part {
            Part::Element(element) => draft(setter, element, columns, texts),
            Part::Text(nodes) => paragraph(setter, nodes, style, span, texts),
        });
    }
    drafts
}

/// Runs of text between the elements. In a flex or grid box each `span` is an item of its own, as in CSS.
fn parts(nodes: &[Node], split_inlines: bool) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, node) in nodes.iter().enumerate() {
        let Node::Element(element) = node else { continue };
        let own_item = split_inlines && matches!(element.kind, Kind::Inline | Kind::Anchor { .. });
        if is_inline(node) && !own_item {
            continue;
        }
        push_text(&nodes[start..at], &mut parts);
        parts.push(Part::Element(element));
        start = at + 1;
    }
    push_text(&nodes[start..], &mut parts);
    parts
}

fn push_text<'t>(nodes: &'t [Node], parts: &mut Vec<Part<'t>>) {
    let blank = nodes.iter().all(|node| matches!(node, Node::Text(text) if text.trim().is_empty()));
    if !blank {
        parts.push(Part::Text(nodes));
    }
}

fn paragraph<'t>(
    setter: &mut Setter<'_>,
    nodes: &[Node],
    style: &'t Arc<Style>,
    span: &'t Span,
    texts: &mut Vec<Prepared>,
) -> Option<Draft<'t>> {
    let mut inlines = Vec::new();
    gather(setter, nodes, style, &mut inlines);
    if inlines.is_empty() {
        return None;
    }
    texts.push(setter.prepare(&inlines, style, span));
    let index = texts.len() - 1;
    let node = text_leaf(setter, taffy::Style { display: taffy::Display::Block, ..taffy::Style::DEFAULT }, index);
    let content = DraftContent::Text(index);
    Some(Draft { node, decoration: None, style, content, part: PartId::DOCUMENT, mark: None, repeat: false, span })
}

fn leaf<'t>(
    setter: &mut Setter<'_>,
    element: &'t Element,
    width: Length,
    height: Length,
    content: DraftContent<'t>,
) -> Draft<'t> {
    let mut style = convert::style(&element.style.box_style);
    let sides = taffy::Size { width: convert::points(width), height: convert::points(height) };
    style.box_sizing = taffy::BoxSizing::ContentBox;
    style.size =
        taffy::Size { width: taffy::Dimension::length(sides.width), height: taffy::Dimension::length(sides.height) };
    style.flex_shrink = 0.0;
    styled_leaf(setter, element, style, content)
}

fn styled_leaf<'t>(
    setter: &mut Setter<'_>,
    element: &'t Element,
    style: taffy::Style,
    content: DraftContent<'t>,
) -> Draft<'t> {
    Draft {
        node: branch(setter, style, &[]),
        decoration: Some(Arc::clone(&element.style)),
        style: &element.style,
        content,
        part: element.part,
        mark: mark(element),
        repeat: false,
        span: &element.span,
    }
}

/// A code: as large as its own symbol needs, or as wide as its style says.
fn symbol<'t>(setter: &mut Setter<'_>, element: &'t Element, placed: CodeBox) -> Draft<'t> {
    let natural = placed.side();
    let content = |side| DraftContent::Symbol(placed, side);
    match element.style.box_style.width {
        Extent::Auto => leaf(setter, element, natural, natural, content(Side::OfModule)),
        Extent::Length(width) => leaf(setter, element, width, width, content(Side::Width(width))),
        Extent::Share(_) => {
            let mut style = convert::style(&element.style.box_style);
            style.box_sizing = taffy::BoxSizing::ContentBox;
            style.size.height = taffy::Dimension::auto();
            style.aspect_ratio = Some(1.0);
            style.flex_shrink = 0.0;
            styled_leaf(setter, element, style, content(Side::OfBox))
        }
    }
}

/// A picture's size: as styled, keeping its proportions, else at 150 pixels an inch.
fn picture_size(element: &Element, width: u32, height: u32) -> (Length, Length) {
    let ratio = f64::from(height.max(1)) / f64::from(width.max(1));
    let natural = Length::pt(f64::from(width) * 72.0 / 150.0);
    match (element.style.box_style.width, element.style.box_style.height) {
        (Extent::Length(width), Extent::Length(height)) => (width, height),
        (Extent::Length(width), _) => (width, width.scale(ratio)),
        (_, Extent::Length(height)) => (height.scale(1.0 / ratio), height),
        _ => (natural, natural.scale(ratio)),
    }
}

fn mark(element: &Element) -> Option<Mark> {
    let (mut heading, mut note) = (None, None);
    match element.kind {
        Kind::Heading { level, bookmark, toc } => {
            heading = Some(Heading { level, text: plain_text(&element.children), bookmark, toc });
        }
        Kind::Footnote { number, .. } => note = Some(number),
        _ => {}
    }
    let mark = Mark { heading, index: element.index.clone(), id: element.id.clone(), note };
    mark.says_something().then_some(mark)
}

fn branch(setter: &mut Setter<'_>, style: taffy::Style, children: &[Draft<'_>]) -> taffy::NodeId {
    let nodes: Vec<_> = children.iter().map(|child| child.node).collect();
    setter.taffy.new_with_children(style, &nodes).expect("taffy makes every node it is asked for")
}

fn text_leaf(setter: &mut Setter<'_>, style: taffy::Style, index: usize) -> taffy::NodeId {
    setter.taffy.new_leaf_with_context(style, index).expect("taffy makes every node it is asked for")
}
