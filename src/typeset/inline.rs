//! The text of one paragraph, gathered from the elements inside a block.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::layout::style::{Display, Style};
use crate::layout::tree::{Element, Kind, Node};
use crate::typeset::boxes::Setter;
use crate::typeset::footnote;
use crate::typeset::text::Inline;

/// Where a piece of text leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Href {
    /// An address on the web.
    Web(String),
    /// The element with this `id`.
    Id(String),
    /// The heading of this number, counted over the whole document.
    Heading(usize),
    /// What an index says of a place: the one of this number, counted over the whole document.
    Mark(usize),
}

/// What only a finished page knows.
#[derive(Clone, Debug, Default)]
pub(super) struct PageFacts {
    /// Its number as printed.
    pub number: String,
    /// The last number of its numbering.
    pub count: String,
    /// The text of the last heading of each level, from 1.
    pub running: [String; 6],
}

/// Whether a node flows with the text around it.
pub(super) fn is_inline(node: &Node) -> bool {
    match node {
        Node::Text(_) => true,
        Node::Element(element) => match element.kind {
            Kind::Break | Kind::PageNumber | Kind::PageCount | Kind::Running { .. } | Kind::Leader => true,
            Kind::Code { .. }
            | Kind::Image { .. }
            | Kind::Contents { .. }
            | Kind::Index { .. }
            | Kind::Table
            | Kind::Row { .. } => false,
            _ => element.style.box_style.display == Display::Inline,
        },
    }
}

/// The text inside an element, without its styles: what bookmarks and running heads say.
pub(super) fn plain_text(nodes: &[Node]) -> String {
    let mut text = String::new();
    for node in nodes {
        match node {
            Node::Text(piece) => text.push_str(piece),
            Node::Element(Element { kind: Kind::Reading | Kind::Footnote { .. }, .. }) => {}
            Node::Element(element) => text.push_str(&plain_text(&element.children)),
        }
    }
    text
}

/// Gathers the inline matter of `nodes`, set in `style`, into `out`.
pub(super) fn gather<'n>(
    setter: &mut Setter<'_>,
    nodes: impl IntoIterator<Item = &'n Node>,
    style: &Arc<Style>,
    out: &mut Vec<Inline>,
) {
    for node in nodes {
        match node {
            Node::Text(text) => push_text(text, style, None, out),
            Node::Element(element) => element_into(setter, element, None, out),
        }
    }
}

fn element_into(setter: &mut Setter<'_>, element: &Element, link: Option<u32>, out: &mut Vec<Inline>) {
    let style = &element.style;
    if style.box_style.display == Display::None {
        return;
    }
    match &element.kind {
        Kind::Break => out.push(Inline::Break),
        Kind::Leader => out.push(Inline::Leader { style: Arc::clone(&style.text) }),
        Kind::PageNumber | Kind::PageCount | Kind::Running { .. } => match fact(setter, &element.kind) {
            Some(text) => push_text(&text, style, link, out),
            None => setter.found.push(Diagnostic::error("typeset-page-fact").at(element.span.clone())),
        },
        Kind::Footnote { number, mark } => out.push(footnote::call(*number, &mark.text)),
        Kind::Anchor { href } => {
            let link = Some(setter.href(href_of(href)));
            children_into(setter, element, link, out);
        }
        Kind::Ruby => ruby_into(setter, element, link, out),
        _ => children_into(setter, element, link, out),
    }
}

/// Pairs each reading with what stands before it.
fn ruby_into(setter: &mut Setter<'_>, element: &Element, link: Option<u32>, out: &mut Vec<Inline>) {
    let mut base = Vec::new();
    for node in &element.children {
        match node {
            Node::Text(text) => push_text(text, &element.style, link, &mut base),
            Node::Element(child) if matches!(child.kind, Kind::Reading) => {
                let mut reading = Vec::new();
                children_into(setter, child, None, &mut reading);
                out.push(Inline::Ruby { base: std::mem::take(&mut base), reading });
            }
            Node::Element(child) => element_into(setter, child, link, &mut base),
        }
    }
    out.append(&mut base);
}

fn children_into(setter: &mut Setter<'_>, element: &Element, link: Option<u32>, out: &mut Vec<Inline>) {
    for node in &element.children {
        match node {
            Node::Text(text) => push_text(text, &element.style, link, out),
            Node::Element(child) => element_into(setter, child, link, out),
        }
    }
}

fn fact(setter: &Setter<'_>, kind: &Kind) -> Option<String> {
    let facts = setter.facts.as_ref()?;
    Some(match kind {
        Kind::PageNumber => facts.number.clone(),
        Kind::PageCount => facts.count.clone(),
        Kind::Running { level } => facts.running[usize::from(level.saturating_sub(1)).min(5)].clone(),
        _ => String::new(),
    })
}

fn href_of(href: &str) -> Href {
    href.strip_prefix('#').map_or_else(|| Href::Web(href.to_owned()), |id| Href::Id(id.to_owned()))
}

fn push_text(text: &str, style: &Arc<Style>, link: Option<u32>, out: &mut Vec<Inline>) {
    if !text.is_empty() {
        out.push(Inline::Text { text: text.to_owned(), style: Arc::clone(&style.text), link });
    }
}
