//! A page as a tree, of which no more is held than its tables need.
//!
//! Nodes hang together by their places in one list. When a row of a table is done, its cells become texts and its nodes are
//! given back: a table of a hundred thousand rows is never held as nodes. The list's places are used again, so a
//! [`Handle`] says of which use it is.

use std::sync::Arc;

use html5ever::{LocalName, QualName, local_name, ns};

use super::words;
use crate::sheet::Texts;

/// A node of a tree, as the parser holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Handle {
    pub node: Node,
    used: u32,
}

/// A node's place in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Node(u32);

/// A page.
#[derive(Debug)]
pub(super) struct Tree {
    places: Vec<Place>,
    free: Vec<Node>,
    /// The cells of rows that are done.
    cells: usize,
    /// The texts of those.
    texts: Texts,
    /// The name of rows that are done: the parser still asks for it.
    row: QualName,
    /// The name of elements that are gone.
    nameless: QualName,
}

#[derive(Debug)]
struct Place {
    used: u32,
    links: Links,
    what: What,
}

#[derive(Clone, Copy, Debug, Default)]
struct Links {
    parent: Option<Node>,
    first: Option<Node>,
    last: Option<Node>,
    before: Option<Node>,
    after: Option<Node>,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum What {
    /// The page, a comment, the inside of a template.
    Other,
    Text(String),
    Element(Element),
    /// A row of a table that is done.
    Row(Vec<TableCell>),
    /// A place that is free.
    Nothing,
}

/// An element, with those of its attributes that tables are read by.
#[derive(Debug)]
pub(super) struct Element {
    pub name: QualName,
    pub attributes: Vec<(LocalName, String)>,
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| **own == *name).map(|(_, value)| value.as_str())
    }
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TableCell {
    pub text: Arc<str>,
    /// How many rows it spans; none for all that are left in its group.
    pub rows: Option<u32>,
    /// How many columns it spans.
    pub columns: u32,
}

impl Tree {
    /// The page itself.
    pub const ROOT: Handle = Handle { node: Node(0), used: 0 };

    /// A page with nothing in it.
    pub fn new() -> Self {
        let root = Place { used: 0, links: Links::default(), what: What::Other };
        Self {
            places: vec![root],
            free: Vec::new(),
            cells: 0,
            texts: Texts::default(),
            row: QualName::new(None, ns!(html), local_name!("tr")),
            nameless: QualName::new(None, ns!(), local_name!("")),
        }
    }

    /// How much is held: nodes, and cells of rows that are done.
    pub fn size(&self) -> usize {
        self.places.len() - self.free.len() + self.cells
    }

    /// A new node that hangs nowhere yet.
    pub fn add(&mut self, what: What) -> Handle {
        if let Some(node) = self.free.pop() {
            let place = &mut self.places[node.0 as usize];
            (place.links, place.what) = (Links::default(), what);
            return Handle { node, used: place.used };
        }
        let node = Node(self.places.len() as u32);
        self.places.push(Place { used: 0, links: Links::default(), what });
        Handle { node, used: 0 }
    }

    /// The node of a handle, if it is still there.
    pub fn get(&self, handle: Handle) -> Option<Node> {
        (self.places[handle.node.0 as usize].used == handle.used).then_some(handle.node)
    }

    /// The handle of a node that is there.
    pub fn handle(&self, node: Node) -> Handle {
        Handle { node, used: self.places[node.0 as usize].used }
    }

    /// What a node is.
    pub fn what(&self, node: Node) -> &What {
        &self.places[node.0 as usize].what
    }

    /// What a node is, to be changed.
    pub fn what_mut(&mut self, node: Node) -> &mut What {
        &mut self.places[node.0 as usize].what
    }

    /// The name of an element; none is asked of those that are gone.
    pub fn name(&self, handle: Handle) -> &QualName {
        match self.get(handle).map(|node| self.what(node)) {
            Some(What::Element(element)) => &element.name,
            Some(What::Row(_)) => &self.row,
            _ => &self.nameless,
        }
    }

    /// The element a node is.
    pub fn element(&self, node: Node) -> Option<&Element> {
        match self.what(node) {
            What::Element(element) => Some(element),
            _ => None,
        }
    }

    /// Whether a node is an element of this name.
    pub fn is(&self, node: Node, name: &str) -> bool {
        self.element(node).is_some_and(|element| *element.name.local == *name)
    }

    fn links(&self, node: Node) -> &Links {
        &self.places[node.0 as usize].links
    }

    fn links_mut(&mut self, node: Node) -> &mut Links {
        &mut self.places[node.0 as usize].links
    }

    /// The node around one.
    pub fn parent(&self, node: Node) -> Option<Node> {
        self.links(node).parent
    }

    /// The last node within one.
    pub fn last_child(&self, node: Node) -> Option<Node> {
        self.links(node).last
    }

    /// The node right before one.
    pub fn before(&self, node: Node) -> Option<Node> {
        self.links(node).before
    }

    /// The nodes around one, from the nearest.
    pub fn ancestors(&self, node: Node) -> impl Iterator<Item = Node> {
        std::iter::successors(self.parent(node), |node| self.parent(*node))
    }

    /// The nodes right within one, in their order.
    pub fn children(&self, node: Node) -> impl Iterator<Item = Node> {
        std::iter::successors(self.links(node).first, |node| self.links(*node).after)
    }

    /// The nodes before one, from the nearest.
    pub fn before_it(&self, node: Node) -> impl Iterator<Item = Node> {
        std::iter::successors(self.before(node), |node| self.before(*node))
    }

    /// A node and all that is within it, in the order of the page.
    pub fn within(&self, top: Node) -> impl Iterator<Item = Node> {
        std::iter::successors(Some(top), move |&node| {
            self.links(node).first.or_else(|| {
                let mut at = node;
                loop {
                    if at == top {
                        return None;
                    }
                    if let Some(after) = self.links(at).after {
                        return Some(after);
                    }
                    at = self.parent(at)?;
                }
            })
        })
    }

    /// Hangs a node that hangs nowhere below another, as its last.
    pub fn append(&mut self, parent: Node, child: Node) {
        let last = self.links(parent).last;
        (self.links_mut(child).parent, self.links_mut(child).before) = (Some(parent), last);
        match last {
            Some(last) => self.links_mut(last).after = Some(child),
            None => self.links_mut(parent).first = Some(child),
        }
        self.links_mut(parent).last = Some(child);
    }

    /// Hangs a node that hangs nowhere right before another.
    pub fn insert_before(&mut self, sibling: Node, new: Node) {
        let Links { parent, before, .. } = *self.links(sibling);
        let links = self.links_mut(new);
        (links.parent, links.before, links.after) = (parent, before, Some(sibling));
        self.links_mut(sibling).before = Some(new);
        match (before, parent) {
            (Some(before), _) => self.links_mut(before).after = Some(new),
            (None, Some(parent)) => self.links_mut(parent).first = Some(new),
            (None, None) => {}
        }
    }

    /// Takes a node, with all that is within it, from where it hangs.
    pub fn detach(&mut self, node: Node) {
        let Links { parent, before, after, .. } = *self.links(node);
        match (before, parent) {
            (Some(before), _) => self.links_mut(before).after = after,
            (None, Some(parent)) => self.links_mut(parent).first = after,
            (None, None) => {}
        }
        match (after, parent) {
            (Some(after), _) => self.links_mut(after).before = before,
            (None, Some(parent)) => self.links_mut(parent).last = before,
            (None, None) => {}
        }
        let links = self.links_mut(node);
        (links.parent, links.before, links.after) = (None, None, None);
    }

    /// A row of a table is done: its cells become texts. Not where a cell holds a table, which is one of its own.
    pub fn finish_row(&mut self, row: Node) {
        let is_row = self.element(row).is_some_and(|row| row.name == self.row);
        if !is_row || self.within(row).any(|node| self.is(node, "table")) {
            return;
        }
        let cells = self.cells(row);
        self.cells += cells.len();
        let nodes: Vec<Node> = self.within(row).skip(1).collect();
        for node in nodes {
            let place = &mut self.places[node.0 as usize];
            (place.links, place.what) = (Links::default(), What::Nothing);
            // A place that was used that often is not used again.
            if let Some(used) = place.used.checked_add(1) {
                place.used = used;
                self.free.push(node);
            }
        }
        (self.links_mut(row).first, self.links_mut(row).last) = (None, None);
        *self.what_mut(row) = What::Row(cells);
    }

    /// Whether a node is a row of a table, done or not.
    pub fn is_row(&self, node: Node) -> bool {
        matches!(self.what(node), What::Row(_)) || self.is(node, "tr")
    }

    /// The cells of a row, which is not asked again.
    pub fn take_cells(&mut self, row: Node) -> Vec<TableCell> {
        match self.what_mut(row) {
            What::Row(cells) => std::mem::take(cells),
            _ => self.cells(row),
        }
    }

    fn cells(&mut self, row: Node) -> Vec<TableCell> {
        let cells: Vec<Node> = self.children(row).filter(|&cell| self.is(cell, "td") || self.is(cell, "th")).collect();
        let cell = |cell: Node| {
            let text = words::of(self, cell);
            let (rows, columns) = self.spans(cell);
            TableCell { text: self.texts.of(&text), rows, columns }
        };
        cells.into_iter().map(cell).collect()
    }

    /// How many rows and columns a cell spans; HTML's own limits hold.
    fn spans(&self, cell: Node) -> (Option<u32>, u32) {
        let span = |name| {
            let value = self.element(cell)?.attribute(name)?.trim();
            let digits = value.split(|letter: char| !letter.is_ascii_digit()).next()?;
            digits.parse::<u32>().ok()
        };
        let rows = span("rowspan").unwrap_or(1);
        ((rows > 0).then_some(rows), span("colspan").unwrap_or(1).clamp(1, 1000))
    }
}
