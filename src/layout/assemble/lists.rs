//! Lists and tables: markers, numbers, groups of rows, cells that fit.

use std::sync::Arc;

use roxmltree::Node as Xml;

use super::{Assembler, Inside, Parent, Place};
use crate::diag::Diagnostic;
use crate::layout::css::cascade::{Context, Look};
use crate::layout::css::selector::Subject;
use crate::layout::element::{Holds, Rule};
use crate::layout::style::Display;
use crate::layout::tag::Tag;
use crate::layout::tree::{Element, Kind, Node};

/// How the items of a list are marked.
#[derive(Clone, Copy)]
pub(super) enum List {
    /// Bullets.
    Bullets,
    /// Numbers, from this one on.
    Numbers(u16),
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
        let inside = Inside { holds: Holds::BareRows, context, start: tag.start, parent };
        nodes.extend(self.children(node, inside));
    }

    /// How the items of a list are marked.
    pub(super) fn list(&mut self, tag: Tag<'a>) -> Option<List> {
        match tag.rule.name {
            "ul" => Some(List::Bullets),
            "ol" => Some(List::Numbers(tag.whole("start", 0..10_000, self.problems).unwrap_or(1))),
            _ => None,
        }
    }

    /// Gives an item of a list its marker: marker and matter, side by side in a flex box. An item whose style is no
    /// longer a flex box gets none.
    pub(super) fn with_marker(
        &mut self,
        tag: Tag<'a>,
        list: List,
        number: u16,
        item: Context,
        children: Vec<Node>,
    ) -> Vec<Node> {
        if self.cascade.computed(item).box_style.display != Display::Flex {
            return children;
        }
        let text = match list {
            List::Bullets => String::from("•"),
            List::Numbers(first) => format!("{}.", u32::from(first) + u32::from(number) - 1),
        };
        let marker = self.generated(tag, "marker", item, vec![Node::Text(text)]);
        let matter = self.generated(tag, "matter", item, children);
        vec![marker, matter]
    }

    fn generated(&mut self, tag: Tag<'a>, class: &'static str, item: Context, children: Vec<Node>) -> Node {
        let subject = Subject { element: "div", classes: class, ..Subject::default() };
        let (context, _) = self.cascade.enter(Some(item), Look { subject, ..Look::default() });
        let style = Arc::clone(self.cascade.computed(context));
        Node::Element(Element { kind: Kind::Block, style, id: None, children, span: tag.span(self.problems) })
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
