//! Lists and tables: markers, numbers, terms with what they are, groups of rows, cells that fit.

use std::sync::Arc;

use roxmltree::Node as Xml;

use super::meaning::Meant;
use super::{Assembler, Inside, Parent, Place};
use crate::diag::Diagnostic;
use crate::layout::css::cascade::{Context, Look};
use crate::layout::css::selector::Subject;
use crate::layout::element::{Holds, Rule};
use crate::layout::style::{Display, ListMarks, ListStyle, Style};
use crate::layout::tag::Tag;
use crate::layout::tree::{Element, Kind, Node};
use crate::layout::whitespace::is_inline;
use crate::page::{Meaning, PartId, chinese_number, circled};

/// A list whose items are marked.
#[derive(Clone, Copy)]
pub(super) struct List {
    marks: ListStyle,
    /// Whether the marks begin the items' text.
    inside: bool,
    /// The first item's number.
    first: u16,
}

/// Marks of lists in official documents, by how deep they are nested.
const OFFICIAL: [ListStyle; 5] = [
    ListStyle::Chinese,
    ListStyle::ParenthesizedChinese,
    ListStyle::Decimal,
    ListStyle::ParenthesizedDecimal,
    ListStyle::Circled,
];

/// An item's mark, with the class that gives it its width. 一 is followed by 、 and 1 by a full stop, brackets and
/// circles by nothing (GB/T 9704—2012).
fn mark(style: ListStyle, number: u32) -> Option<(String, &'static str)> {
    let chinese = || chinese_number(number.into());
    Some(match style {
        ListStyle::None => return None,
        ListStyle::Disc => (String::from("•"), "marker"),
        ListStyle::Decimal | ListStyle::Official => (format!("{number}."), "marker"),
        ListStyle::Chinese => (format!("{}、", chinese()), "marker marker-chinese"),
        ListStyle::ParenthesizedChinese => (format!("（{}）", chinese()), "marker marker-parenthesized"),
        ListStyle::ParenthesizedDecimal => (format!("（{number}）"), "marker marker-parenthesized"),
        ListStyle::Circled => {
            let numeral = circled(number).map_or_else(|| format!("（{number}）"), String::from);
            (numeral, "marker marker-circled")
        }
    })
}

impl<'a> Assembler<'a, '_, '_> {
    /// The rows of `thead` or `tbody` stand directly in their table: only inherited properties of the group count.
    pub(super) fn row_group(
        &mut self,
        node: Xml<'a, 'a>,
        rule: &'static Rule,
        inside: Inside,
        place: Place,
        nodes: &mut Vec<Node>,
    ) {
        let tag = Tag::new(node, rule, inside.start);
        let context = self.enter(tag, Some(inside.context), place);
        self.id(tag);
        let parent = if rule.name == "thead" { Parent::Head } else { Parent::Plain };
        let inside = Inside { holds: Holds::BareRows, context, start: tag.start, parent, part: inside.part };
        nodes.extend(self.children(node, inside));
    }

    /// The list a tag begins. Lists with official marks are counted, so that those inside take the next ones.
    pub(super) fn list(&mut self, tag: Tag<'a>, style: &Style) -> Option<List> {
        if !matches!(tag.rule.name, "ul" | "ol") {
            return None;
        }
        let first = tag.whole("start", 0..10_000, self.problems).unwrap_or(1);
        let ListMarks { style, inside } = style.text.list;
        let marks = match style {
            ListStyle::Official => {
                self.official_lists += 1;
                OFFICIAL[(self.official_lists - 1).min(OFFICIAL.len() - 1)]
            }
            other => other,
        };
        Some(List { marks, inside, first })
    }

    /// Ends the list a tag began.
    pub(super) fn end_list(&mut self, list: Option<List>, style: &Style) {
        if list.is_some() && style.text.list.style == ListStyle::Official {
            self.official_lists -= 1;
        }
    }

    /// Gives an item of a list its mark: beside its matter in a flex box, or at the beginning of its text. An item whose
    /// style is no longer a flex box gets none beside it.
    pub(super) fn with_marker(
        &mut self,
        tag: Tag<'a>,
        list: List,
        (number, meant): (u16, Meant),
        item: Context,
        children: Vec<Node>,
    ) -> Vec<Node> {
        let is_flex = self.cascade.computed(item).box_style.display == Display::Flex;
        let number = u32::from(list.first) + u32::from(number) - 1;
        match mark(list.marks, number) {
            Some((mut text, _)) if list.inside => {
                if list.marks == ListStyle::Disc {
                    text.push('\u{2002}');
                }
                let children = self.begin_with(tag, text, (item, meant.matter), children);
                if is_flex {
                    vec![self.generated(tag, "matter-inside", (item, meant.matter), children)]
                } else {
                    children
                }
            }
            Some((text, class)) if is_flex => {
                let label = self.parts.add(Meaning::Label, meant.own);
                let marker = self.generated(tag, class, (item, label), vec![Node::Text(text)]);
                vec![marker, self.generated(tag, "matter", (item, meant.matter), children)]
            }
            None if is_flex => vec![self.generated(tag, "matter", (item, meant.matter), children)],
            _ => children,
        }
    }

    /// Puts a mark before the first text of an item; before what is no text it is a paragraph of its own.
    fn begin_with(
        &mut self,
        tag: Tag<'a>,
        mark: String,
        (item, part): (Context, PartId),
        mut children: Vec<Node>,
    ) -> Vec<Node> {
        let mut text = Some(mark);
        begin(&mut children, &mut text);
        if let Some(mark) = text {
            let style = self.cascade.anonymous(item);
            let span = tag.span(self.problems);
            let children_of = vec![Node::Text(mark)];
            let paragraph =
                Element { kind: Kind::Block, style, id: None, index: None, part, children: children_of, span };
            children.insert(0, Node::Element(paragraph));
        }
        children
    }

    /// The terms of a list and what they are, in pairs: several of one side are put into one block.
    pub(super) fn pairs(&mut self, tag: Tag<'a>, (list, part): (Context, PartId), children: Vec<Node>) -> Vec<Node> {
        let mut sides: Vec<(bool, Vec<Node>)> = Vec::new();
        for node in children {
            let is_term = matches!(&node, Node::Element(Element { kind: Kind::Term, .. }));
            match sides.last_mut() {
                Some((side, nodes)) if *side == is_term => nodes.push(node),
                _ => sides.push((is_term, vec![node])),
            }
        }
        let in_pairs = sides.len().is_multiple_of(2) && sides.first().is_none_or(|(is_term, _)| *is_term);
        if !in_pairs {
            let span = tag.span(self.problems);
            self.problems.push(Diagnostic::error("layout-pairs").at(span));
        }
        let style = self.cascade.anonymous(list);
        let one = |(_, mut nodes): (bool, Vec<Node>)| {
            if nodes.len() == 1 {
                return nodes.remove(0);
            }
            let span = tag.span(self.problems);
            Node::Element(Element {
                kind: Kind::Block,
                style: Arc::clone(&style),
                id: None,
                index: None,
                part,
                children: nodes,
                span,
            })
        };
        sides.into_iter().map(one).collect()
    }

    fn generated(
        &mut self,
        tag: Tag<'a>,
        class: &'static str,
        (item, part): (Context, PartId),
        children: Vec<Node>,
    ) -> Node {
        let subject = Subject { element: "div", classes: class, ..Subject::default() };
        let (context, _) = self.cascade.enter(Some(item), Look { subject, ..Look::default() });
        let style = Arc::clone(self.cascade.computed(context));
        let span = tag.span(self.problems);
        Node::Element(Element { kind: Kind::Block, style, id: None, index: None, part, children, span })
    }

    /// A row must not have more cells than its table has columns.
    pub(super) fn check_rows(&mut self, rows: &[Node], table: Context) {
        let columns = self.cascade.computed(table).box_style.columns.len();
        if columns == 0 {
            return;
        }
        for row in rows {
            let Node::Element(row) = row else { continue };
            let cells: usize = row.children.iter().map(cell_width).sum();
            if cells > columns {
                let diagnostic = Diagnostic::error("layout-too-many-cells")
                    .at(row.span.clone())
                    .with("cells", cells)
                    .with("columns", columns);
                self.problems.push(diagnostic);
            }
        }
    }
}

/// Columns a cell takes; text beside cells was refused before.
fn cell_width(node: &Node) -> usize {
    match node {
        Node::Element(Element { kind: Kind::Cell { colspan }, .. }) => usize::from(*colspan),
        _ => 0,
    }
}

/// Puts `mark` before the first text of a block, if it begins with text.
fn begin(nodes: &mut Vec<Node>, mark: &mut Option<String>) {
    match nodes.first_mut() {
        Some(first) if is_inline(first) => nodes.insert(0, Node::Text(mark.take().unwrap_or_default())),
        Some(Node::Element(Element { kind: Kind::Block | Kind::Heading { .. }, children, .. })) => {
            begin(children, mark);
        }
        _ => {}
    }
}
