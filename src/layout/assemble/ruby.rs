//! What may stand in `ruby`: text, and a reading behind each piece of it.

use super::Assembler;
use crate::diag::Diagnostic;
use crate::layout::tag::Tag;
use crate::layout::tree::{Kind, Node};

impl<'a> Assembler<'a, '_, '_> {
    /// Says what is wrong with the matter of a `ruby`.
    pub(super) fn check_ruby(&mut self, tag: Tag<'a>, children: &[Node]) {
        let is_reading = |node: &&Node| matches!(node, Node::Element(element) if matches!(element.kind, Kind::Reading));
        let empty = |nodes: &[Node]| !nodes.iter().any(has_text);
        let parts: Vec<&[Node]> = children.split(|node| is_reading(&node)).collect();
        let readings: Vec<&Node> = children.iter().filter(is_reading).collect();
        let unread = readings.is_empty() || parts[..readings.len()].iter().any(|base| empty(base));
        if unread || readings.iter().any(|reading| !has_text(reading)) {
            let diagnostic = Diagnostic::error("layout-ruby-pairs").at(tag.span(self.problems));
            self.problems.push(diagnostic);
        }
        if let Some(found) = children.iter().find_map(no_text) {
            let diagnostic = Diagnostic::error("layout-ruby-matter").at(tag.span(self.problems)).with("child", found);
            self.problems.push(diagnostic);
        }
    }
}

fn has_text(node: &Node) -> bool {
    match node {
        Node::Text(text) => !text.trim().is_empty(),
        Node::Element(element) => match element.kind {
            Kind::PageNumber | Kind::PageCount | Kind::Running { .. } => true,
            _ => element.children.iter().any(has_text),
        },
    }
}

/// The name of what is no text.
fn no_text(node: &Node) -> Option<&'static str> {
    let Node::Element(element) = node else { return None };
    match element.kind {
        Kind::Break => Some("br"),
        Kind::Leader => Some("leader"),
        Kind::Ruby => Some("ruby"),
        Kind::Code { .. } => Some("qr"),
        Kind::Image { .. } => Some("img"),
        _ => element.children.iter().find_map(no_text),
    }
}
