//! What the parser builds a page's tree with.

use std::borrow::Cow;
use std::cell::{Ref, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, LocalName, QualName, expanded_name, local_name, ns};

use super::tree::{Element, Handle, Node, Tree, What};

/// The attributes that tables are read by.
const KEPT: [LocalName; 6] = [
    local_name!("rowspan"),
    local_name!("colspan"),
    local_name!("hidden"),
    local_name!("style"),
    local_name!("type"),
    local_name!("checked"),
];

/// A tree that grows as a page is parsed.
pub(super) struct Sink {
    tree: RefCell<Tree>,
    /// The nodes that came since they were last asked for.
    fresh: RefCell<Vec<Handle>>,
}

impl Sink {
    pub fn new() -> Self {
        Self { tree: RefCell::new(Tree::new()), fresh: RefCell::default() }
    }

    /// How much of the page is held.
    pub fn size(&self) -> usize {
        self.tree.borrow().size()
    }

    /// Whether one of the nodes that came since this was last asked stands within more than so many others.
    pub fn has_grown_deeper(&self, depth: usize) -> bool {
        let tree = self.tree.borrow();
        let mut fresh = self.fresh.borrow_mut();
        let nodes = fresh.drain(..).filter_map(|handle| tree.get(handle));
        nodes.into_iter().any(|node| tree.ancestors(node).nth(depth).is_some())
    }

    fn add(&self, what: What) -> Handle {
        let handle = self.tree.borrow_mut().add(what);
        self.fresh.borrow_mut().push(handle);
        handle
    }

    /// The node to be hung somewhere; text goes to the text that stands there already.
    fn node_of(&self, child: NodeOrText<Handle>, neighbour: Option<Node>) -> Option<Node> {
        match child {
            NodeOrText::AppendNode(handle) => self.tree.borrow().get(handle),
            NodeOrText::AppendText(text) => {
                if let Some(neighbour) = neighbour
                    && let What::Text(before) = self.tree.borrow_mut().what_mut(neighbour)
                {
                    before.push_str(&text);
                    return None;
                }
                Some(self.add(What::Text(text.to_string())).node)
            }
        }
    }
}

fn kept(attributes: Vec<Attribute>) -> impl Iterator<Item = (LocalName, String)> {
    let kept = attributes.into_iter().filter(|attribute| KEPT.contains(&attribute.name.local));
    kept.map(|attribute| (attribute.name.local, attribute.value.to_string()))
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Tree::ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> Ref<'a, QualName> {
        Ref::map(self.tree.borrow(), |tree| tree.name(*target))
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        let is_template = name.expanded() == expanded_name!(html "template");
        let element = self.add(What::Element(Element { name, attributes: kept(attributes).collect() }));
        if is_template {
            let inside = self.add(What::Other);
            self.tree.borrow_mut().append(element.node, inside.node);
        }
        element
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.add(What::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.add(What::Other)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let Some(parent) = self.tree.borrow().get(*parent) else { return };
        let last = self.tree.borrow().last_child(parent);
        if let Some(child) = self.node_of(child, last) {
            let mut tree = self.tree.borrow_mut();
            tree.detach(child);
            tree.append(parent, child);
        }
    }

    fn append_based_on_parent_node(&self, element: &Handle, before: &Handle, child: NodeOrText<Handle>) {
        let is_hung = self.tree.borrow().get(*element).is_some_and(|node| self.tree.borrow().parent(node).is_some());
        if is_hung {
            self.append_before_sibling(element, child);
        } else {
            self.append(before, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn pop(&self, handle: &Handle) {
        let mut tree = self.tree.borrow_mut();
        if let Some(node) = tree.get(*handle) {
            tree.finish_row(node);
        }
    }

    fn get_template_contents(&self, target: &Handle) -> Handle {
        let tree = self.tree.borrow();
        let inside = tree.get(*target).and_then(|node| tree.children(node).next());
        inside.map_or(*target, |inside| tree.handle(inside))
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, new: NodeOrText<Handle>) {
        if let NodeOrText::AppendNode(new) = &new {
            self.remove_from_parent(new);
        }
        let Some(sibling) = self.tree.borrow().get(*sibling) else { return };
        if self.tree.borrow().parent(sibling).is_none() {
            return;
        }
        let before = self.tree.borrow().before(sibling);
        if let Some(new) = self.node_of(new, before) {
            self.tree.borrow_mut().insert_before(sibling, new);
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        let mut tree = self.tree.borrow_mut();
        let Some(node) = tree.get(*target) else { return };
        if let What::Element(element) = tree.what_mut(node) {
            for (name, value) in kept(attributes) {
                if element.attribute(&name).is_none() {
                    element.attributes.push((name, value));
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        let mut tree = self.tree.borrow_mut();
        if let Some(node) = tree.get(*target) {
            tree.detach(node);
        }
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut tree = self.tree.borrow_mut();
        let (Some(node), Some(new_parent)) = (tree.get(*node), tree.get(*new_parent)) else { return };
        let children: Vec<Node> = tree.children(node).collect();
        for child in children {
            tree.detach(child);
            tree.append(new_parent, child);
        }
    }
}
