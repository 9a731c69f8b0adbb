//! A part of an archive as a tree of elements.

use roxmltree::{Document, Node, ParsingOptions};

use super::archive::{Archive, damaged};
use super::limits::{DEPTH, TREE_BYTES, TREE_NODES};
use super::text::decode;
use crate::diag::Diagnostic;

/// Parses a part and works on its tree. Entities of a document's own are refused by the parser: office programs write
/// none, and a few lines of them can stand for gigabytes.
pub(super) fn with_tree<T>(
    archive: &Archive,
    part: &str,
    work: impl FnOnce(Node<'_, '_>) -> Result<T, Diagnostic>,
) -> Result<T, Diagnostic> {
    let bytes = archive.part(part)?.ok_or_else(damaged)?;
    if bytes.len() as u64 > TREE_BYTES {
        return Err(Diagnostic::error("sheet-unpacked").with("limit", TREE_BYTES >> 20));
    }
    let text = decode(bytes).map_err(|_| damaged())?;
    let options = ParsingOptions { nodes_limit: TREE_NODES as u32, ..ParsingOptions::default() };
    let tree = Document::parse_with_options(&text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => {
            Diagnostic::error("sheet-nodes").with("number", TREE_NODES).with("limit", TREE_NODES)
        }
        _ => damaged(),
    })?;
    check_depth(&tree)?;
    work(tree.root_element())
}

/// Refuses a tree so deep that walking down it would be dangerous.
fn check_depth(tree: &Document<'_>) -> Result<(), Diagnostic> {
    // A node comes after its parent.
    let mut depths: Vec<u16> = Vec::new();
    for node in tree.descendants() {
        let above = node.parent().and_then(|parent| depths.get(parent.id().get_usize())).copied().unwrap_or(0);
        if usize::from(above) >= DEPTH {
            return Err(Diagnostic::error("sheet-depth").with("limit", DEPTH));
        }
        depths.push(above + 1);
    }
    Ok(())
}

/// Whether a node is an element of this name, in whatever namespace: programs differ in those.
pub(super) fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// The child elements of this name.
pub(super) fn child<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    node.children().find(|child| is(*child, name))
}

/// The value of an attribute of this name, in whatever namespace.
pub(super) fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// A count given by an attribute; one where it gives none.
pub(super) fn count(node: Node<'_, '_>, name: &str) -> u32 {
    value(node, name).and_then(|value| value.trim().parse().ok()).unwrap_or(1).max(1)
}
