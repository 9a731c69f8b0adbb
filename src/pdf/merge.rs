//! Several documents in one file, for a printer who takes one file an order.
//!
//! What is about one document alone (its bookmarks, page labels, tags) stays behind; pages, their boxes, fonts and links
//! are taken as they are.

use lopdf::{Dictionary, Document as Objects, Object, ObjectId, StringFormat, dictionary};
use sha2::{Digest as _, Sha256};

use super::PdfError;
use super::file::File;

/// What pages may have from the nodes above them (ISO 32000-1, table 30).
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// Joins documents into one file, in their order. The same documents give the same bytes.
///
/// # Errors
/// When there is no page, or one of them is no PDF.
pub fn merge(documents: &[&[u8]], producer: &str) -> Result<Vec<u8>, PdfError> {
    let mut whole = Objects::with_version("1.7");
    let pages_id = whole.new_object_id();
    let mut kids: Vec<ObjectId> = Vec::new();
    let mut hasher = Sha256::new();
    for bytes in documents {
        hasher.update(bytes.len().to_le_bytes());
        hasher.update(bytes);
        let mut document = Objects::load_mem(bytes)?;
        document.renumber_objects_with(whole.max_id + 1);
        let pages: Vec<ObjectId> = document.page_iter().collect();
        for &page in &pages {
            adopt(&mut document, page, pages_id)?;
        }
        for left in ["Catalog", "Pages", "Outlines", "ObjStm", "XRef", "Metadata", "StructTreeRoot"] {
            let is_left = |object: &Object| match object {
                Object::Dictionary(dictionary) => dictionary.has_type(left.as_bytes()),
                Object::Stream(stream) => stream.dict.has_type(left.as_bytes()),
                _ => false,
            };
            document.objects.retain(|_, object| !is_left(object));
        }
        whole.max_id = document.max_id;
        whole.objects.append(&mut document.objects);
        kids.extend(pages);
    }
    if kids.is_empty() {
        return Err(PdfError::NoPages);
    }
    let count = kids.len() as i64;
    let kids: Vec<Object> = kids.into_iter().map(Object::Reference).collect();
    whole
        .objects
        .insert(pages_id, Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }));
    let catalog = whole.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages_id });
    let information = whole.add_object(dictionary! { "Producer" => Object::string_literal(producer) });
    whole.trailer.set("Root", catalog);
    whole.trailer.set("Info", information);
    // What only bookmarks and tags led to is reached no more.
    whole.prune_objects();
    whole.renumber_objects();
    let identifier = Object::String(hasher.finalize()[..16].to_vec(), StringFormat::Hexadecimal);
    whole.trailer.set("ID", vec![identifier.clone(), identifier]);
    File::of(&whole)
}

/// Hangs a page under another node: what it had from its old one it then has itself.
fn adopt(document: &mut Objects, page: ObjectId, parent: ObjectId) -> Result<(), PdfError> {
    let mut inherited = Dictionary::new();
    let mut node = document.get_dictionary(page)?;
    while let Ok(above) = node.get(b"Parent").and_then(Object::as_reference) {
        node = document.get_dictionary(above)?;
        for name in INHERITED {
            if let (Ok(value), false) = (node.get(name), inherited.has(name)) {
                inherited.set(name, value.clone());
            }
        }
    }
    let own = document.get_dictionary_mut(page)?;
    for (name, value) in &inherited {
        if !own.has(name) {
            own.set(name.clone(), value.clone());
        }
    }
    own.remove(b"StructParents");
    own.set("Parent", parent);
    Ok(())
}
