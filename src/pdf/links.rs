//! Places to click, and places they lead to.

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::metadata::text_string;
use super::number::object;
use crate::geom::Length;
use crate::page::{Document, Item, Link, Page, Target};

/// The annotations of one page.
pub fn annotations(document: &Document, page: &Page, page_ids: &[ObjectId]) -> Vec<Dictionary> {
    page.items
        .iter()
        .filter_map(|item| match item {
            Item::Link(link) => annotation(document, page, link, page_ids),
            _ => None,
        })
        .collect()
}

fn annotation(document: &Document, page: &Page, link: &Link, page_ids: &[ObjectId]) -> Option<Dictionary> {
    let left = page.margin() + link.rect.origin.x;
    let top = page.margin() + page.size.height - link.rect.origin.y;
    let sides = [left, top - link.rect.size.height, left + link.rect.size.width, top];
    let mut annotation = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => sides.map(object).to_vec(),
        // No border, and shown on paper like what it covers (ISO 19005-2, 6.3.2 asks for the print flag).
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "F" => 4,
    };
    match &link.target {
        Target::Web(address) => {
            annotation.set("A", dictionary! { "S" => "URI", "URI" => Object::string_literal(address.as_bytes()) });
        }
        Target::Page { page, y } => annotation.set("Dest", destination(document, *page, *y, page_ids)?),
    }
    if !link.description.is_empty() {
        annotation.set("Contents", text_string(&link.description));
    }
    Some(annotation)
}

/// A height on a page, left and zoom as the reader has them; none when there is no such page.
pub fn destination(document: &Document, page: usize, y: Length, page_ids: &[ObjectId]) -> Option<Object> {
    let id = *page_ids.get(page)?;
    let page = document.pages.get(page)?;
    let top = page.margin() + page.size.height - y;
    Some(Object::Array(vec![id.into(), "XYZ".into(), Object::Null, object(top), Object::Null]))
}
