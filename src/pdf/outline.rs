//! Bookmarks and page labels.

use lopdf::{Dictionary, Document as Objects, Object, ObjectId, dictionary};

use super::links::destination;
use super::metadata::text_string;
use crate::page::{Bookmark, Document, Numerals, PageLabel};

/// Adds the bookmarks, nested, and gives the outline's id; none when there are no bookmarks.
///
/// The first level is shown open one step: a reader sees the chapters, not their thousand entries.
pub fn outline(objects: &mut Objects, document: &Document, page_ids: &[ObjectId]) -> Option<ObjectId> {
    if document.outline.is_empty() {
        return None;
    }
    let root = objects.new_object_id();
    let (first, last) = entries(objects, document, &document.outline, root, page_ids)?;
    let outline = dictionary! {
        "Type" => "Outlines",
        "First" => first,
        "Last" => last,
        "Count" => document.outline.len() as i64,
    };
    objects.set_object(root, outline);
    Some(root)
}

fn entries(
    objects: &mut Objects,
    document: &Document,
    bookmarks: &[Bookmark],
    parent: ObjectId,
    page_ids: &[ObjectId],
) -> Option<(ObjectId, ObjectId)> {
    let ids: Vec<_> = bookmarks.iter().map(|_| objects.new_object_id()).collect();
    for (index, (bookmark, &id)) in bookmarks.iter().zip(&ids).enumerate() {
        let mut entry = dictionary! { "Title" => text_string(&bookmark.title), "Parent" => parent };
        if let Some(place) = destination(document, bookmark.page, bookmark.y, page_ids) {
            entry.set("Dest", place);
        }
        if let Some(before) = index.checked_sub(1).and_then(|before| ids.get(before)) {
            entry.set("Prev", *before);
        }
        if let Some(after) = ids.get(index + 1) {
            entry.set("Next", *after);
        }
        if let Some((first, last)) = entries(objects, document, &bookmark.children, id, page_ids) {
            entry.set("First", first);
            entry.set("Last", last);
            // Negative: closed, this many would come into sight.
            entry.set("Count", -(bookmark.children.len() as i64));
        }
        objects.set_object(id, entry);
    }
    Some((*ids.first()?, *ids.last()?))
}

/// The number tree of page labels.
pub fn page_labels(labels: &[PageLabel]) -> Option<Dictionary> {
    if labels.is_empty() {
        return None;
    }
    let mut numbers = Vec::new();
    if labels.iter().all(|label| label.first > 0) {
        // The tree must speak of page 0 (ISO 32000-1, 12.4.2).
        numbers.extend([Object::Integer(0), dictionary! { "S" => "D" }.into()]);
    }
    for label in labels {
        let mut entry = Dictionary::new();
        match label.style {
            Numerals::None => {}
            Numerals::Arabic => entry.set("S", "D"),
            Numerals::Roman => entry.set("S", "r"),
        }
        if label.style != Numerals::None && label.start != 1 {
            entry.set("St", i64::from(label.start));
        }
        numbers.extend([Object::Integer(label.first as i64), entry.into()]);
    }
    Some(dictionary! { "Nums" => numbers })
}
