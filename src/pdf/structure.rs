//! The structure tree: what a document's matter is, in reading order (ISO 32000-1, 14.7 and 14.8).
//!
//! Parts come in with every mark their page content bears. Groups vanish; text that stands in a part which may hold only
//! other parts gets a paragraph of its own; levels of headings are counted so that none is left out, as ISO 14289-1,
//! 7.4.2 asks; entries of contents stand in that of the heading above theirs.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document as Objects, Object, ObjectId, StringFormat, dictionary};

use super::PdfError;
use super::file::Written;
use super::metadata::text_string;
use super::syntax::{entries, plain, reference};
use crate::page::{Document, Meaning, PartId, Parts};

/// What of one page belongs to which part.
#[derive(Debug, Default)]
pub struct Marked {
    /// The part of each marked piece of content, by its number on the page.
    pub content: Vec<PartId>,
    /// The part of each annotation, in their order.
    pub links: Vec<Option<PartId>>,
}

/// One element of the tree while it grows.
struct Grown {
    /// None where no part of the document is meant, but a part of it needs one more around it.
    part: Option<PartId>,
    meaning: Meaning,
    parent: u32,
    kids: Vec<Kid>,
}

/// Small: a book has hundreds of thousands.
#[derive(Clone, Copy)]
enum Kid {
    /// An element, by its place among those grown.
    Element(u32),
    /// Content of a page, by its number there.
    Content { page: u32, number: u32 },
    /// An annotation of a page, by its object's number.
    Annotation { page: u32, object: u32 },
}

/// Adds the tree to the document, and to pages and annotations what leads to it. Its elements come back written.
pub fn add(
    objects: &mut Objects,
    document: &Document,
    page_ids: &[ObjectId],
    marked: &[Marked],
) -> Result<Written, PdfError> {
    let mut tree = Tree::new(&document.parts);
    let mut owners = Owners::default();
    for (page, marks) in marked.iter().enumerate() {
        let content = (0..).zip(&marks.content).map(|(number, &part)| tree.content(part, page as u32, number));
        owners.content.push(content.collect());
        let annotations = annotations_of(objects, page_ids[page])?;
        for (&part, id) in marks.links.iter().zip(annotations) {
            let Some(part) = part else { continue };
            let key = marked.len() + owners.links.len();
            objects.get_dictionary_mut(id)?.set("StructParent", key as i64);
            owners.links.push(tree.annotation(part, page as u32, id.0));
        }
        let dictionary = objects.get_dictionary_mut(page_ids[page])?;
        dictionary.set("StructParents", page as i64);
        // The tab key goes from link to link in the order of the structure (ISO 14289-1, 7.18.3).
        dictionary.set("Tabs", "S");
    }
    let root = objects.new_object_id();
    let mut written = Written::after(objects.max_id);
    let top = tree.write(&mut written, document, page_ids, root);
    let parents = owners.write(&mut written);
    objects.max_id = written.last();
    objects.set_object(root, dictionary! { "Type" => "StructTreeRoot", "K" => top, "ParentTree" => parents });
    let catalog = objects.catalog_mut()?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(written)
}

fn annotations_of(objects: &Objects, page: ObjectId) -> Result<Vec<ObjectId>, PdfError> {
    let Ok(annotations) = objects.get_dictionary(page)?.get(b"Annots") else { return Ok(Vec::new()) };
    Ok(annotations.as_array()?.iter().map(Object::as_reference).collect::<Result<_, _>>()?)
}

/// The elements that hold what stands on the pages, by their places among those grown.
#[derive(Default)]
struct Owners {
    /// Of each page's content.
    content: Vec<Vec<u32>>,
    /// Of the annotations of all pages.
    links: Vec<u32>,
}

impl Owners {
    /// Writes the tree that leads from content to elements; it comes back. Each page's part is an object of its own, so
    /// that a reader of one page needs no other's.
    fn write(&self, written: &mut Written) -> ObjectId {
        let first = written.id(0).0;
        let mut leaf =
            |owners: &[u32]| written.add(|out| list(out, owners, |out, owner| reference(out, (first + owner, 0))));
        let pages: Vec<ObjectId> = self.content.iter().map(|owners| leaf(owners)).collect();
        let links = self.links.iter().map(|owner| (first + owner, 0));
        let all: Vec<(usize, ObjectId)> = pages.into_iter().chain(links).enumerate().collect();
        written.add(|out| {
            out.extend_from_slice(b"<</Nums");
            list(out, &all, |out, (key, owner)| {
                plain(out, format_args!("{key} "));
                reference(out, owner);
            });
            out.extend_from_slice(b">>");
        })
    }
}

/// Writes an array.
fn list<T: Copy>(out: &mut Vec<u8>, values: &[T], mut write: impl FnMut(&mut Vec<u8>, T)) {
    out.push(b'[');
    for (index, &value) in values.iter().enumerate() {
        if index > 0 {
            out.push(b' ');
        }
        write(out, value);
    }
    out.push(b']');
}

struct Tree<'a> {
    parts: &'a Parts,
    grown: Vec<Grown>,
    /// By part: its element.
    known: Vec<Option<u32>>,
}

impl<'a> Tree<'a> {
    fn new(parts: &'a Parts) -> Self {
        let part = Some(PartId::DOCUMENT);
        let document = Grown { part, meaning: Meaning::Document, parent: 0, kids: Vec::new() };
        let mut known = vec![None; parts.count()];
        known[PartId::DOCUMENT.index()] = Some(0);
        Self { parts, grown: vec![document], known }
    }

    /// The element of a part, grown with those around it.
    fn element(&mut self, part: PartId) -> u32 {
        let part = self.parts.telling(part);
        if let Some(known) = self.known[part.index()] {
            return known;
        }
        let meaning = self.parts.get(part).meaning;
        let mut parent = self.element(self.parts.get(part).parent);
        match meaning {
            Meaning::Entry(level) => parent = self.contents(parent, level),
            Meaning::Link | Meaning::Note => match self.meaning(parent) {
                Meaning::Entry(_) => parent = self.going_on(parent, Meaning::Reference),
                around if holds_only_parts(around) => parent = self.grow(None, Meaning::Paragraph, parent),
                _ => {}
            },
            _ => {}
        }
        let index = self.grow(Some(part), meaning, parent);
        self.known[part.index()] = Some(index);
        index
    }

    /// Where among `contents` the next entry of a level stands: beside the last one, or in contents within it, where that
    /// is for a heading above (ISO 32000-1, 14.8.4.2).
    fn contents(&mut self, mut contents: u32, level: u8) -> u32 {
        while let Some(last) = self.last(contents)
            && let Meaning::Entry(above) = self.meaning(last)
            && above < level
        {
            contents = self.going_on(last, Meaning::Contents);
        }
        contents
    }

    /// The last element within another.
    fn last(&self, within: u32) -> Option<u32> {
        match self.grown[within as usize].kids.last() {
            Some(&Kid::Element(last)) => Some(last),
            _ => None,
        }
    }

    /// The element that a part needs around what it holds: the last one, if it is such, or else a new one.
    fn going_on(&mut self, within: u32, meaning: Meaning) -> u32 {
        let last = self.last(within).filter(|&last| {
            let last = &self.grown[last as usize];
            last.part.is_none() && last.meaning == meaning
        });
        last.unwrap_or_else(|| self.grow(None, meaning, within))
    }

    fn grow(&mut self, part: Option<PartId>, meaning: Meaning, parent: u32) -> u32 {
        let index = self.grown.len() as u32;
        self.grown.push(Grown { part, meaning, parent, kids: Vec::new() });
        self.give(parent, Kid::Element(index));
        index
    }

    fn give(&mut self, owner: u32, kid: Kid) {
        let kids = &mut self.grown[owner as usize].kids;
        if kids.is_empty() {
            // Most have one.
            kids.reserve_exact(1);
        }
        kids.push(kid);
    }

    /// Gives a part a piece of content; the element that holds it comes back.
    fn content(&mut self, part: PartId, page: u32, number: u32) -> u32 {
        let mut owner = self.element(part);
        match self.meaning(owner) {
            Meaning::Entry(_) => owner = self.going_on(owner, Meaning::Reference),
            meaning if holds_only_parts(meaning) => owner = self.going_on(owner, Meaning::Paragraph),
            _ => {}
        }
        self.give(owner, Kid::Content { page, number });
        owner
    }

    /// Gives a part an annotation; its element comes back.
    fn annotation(&mut self, part: PartId, page: u32, object: u32) -> u32 {
        let owner = self.element(part);
        self.give(owner, Kid::Annotation { page, object });
        owner
    }

    fn meaning(&self, index: u32) -> Meaning {
        self.grown[index as usize].meaning
    }

    /// Writes all elements; the topmost comes back.
    fn write(self, written: &mut Written, document: &Document, page_ids: &[ObjectId], root: ObjectId) -> ObjectId {
        let levels = self.levels();
        let top = written.id(0);
        for (index, element) in (0..).zip(&self.grown) {
            let parent = if index == 0 { root } else { written.id(element.parent as usize) };
            let part = element.part.map(|part| self.parts.get(part));
            let meaning = element.meaning;
            let mut rest = Dictionary::new();
            if let Some(language) = part.and_then(|part| part.language.as_deref()) {
                rest.set("Lang", Object::string_literal(language));
            } else if index == 0 && !document.language.is_empty() {
                rest.set("Lang", Object::string_literal(document.language.as_str()));
            }
            if let Some(description) = part.map(|part| &part.description).filter(|text| !text.is_empty()) {
                rest.set("Alt", text_string(description));
            }
            attributes(&mut rest, meaning);
            if meaning == Meaning::Note {
                // Every note has a name of its own (ISO 14289-1, 7.9).
                rest.set("ID", Object::String(format!("note-{index}").into_bytes(), StringFormat::Literal));
            }
            let page = element.kids.iter().find_map(|kid| match *kid {
                Kid::Content { page, .. } => Some(page),
                _ => None,
            });
            written.add(|out| {
                out.extend_from_slice(b"<</S/");
                match levels.get(&index) {
                    Some(level) => plain(out, format_args!("H{level}")),
                    None => plain(out, role(meaning)),
                }
                out.extend_from_slice(b"/P ");
                reference(out, parent);
                if let Some(page) = page {
                    out.extend_from_slice(b"/Pg ");
                    reference(out, page_ids[page as usize]);
                }
                out.extend_from_slice(b"/K");
                list(out, &element.kids, |out, held| kid(out, held, page, page_ids, top));
                entries(out, &rest);
                out.extend_from_slice(b">>");
            });
        }
        top
    }

    /// Levels of headings in reading order, counted so that none is left out.
    fn levels(&self) -> BTreeMap<u32, usize> {
        let mut levels = BTreeMap::new();
        let mut open: Vec<u8> = Vec::new();
        let mut pending = vec![0];
        while let Some(index) = pending.pop() {
            if let Meaning::Heading(level) = self.meaning(index) {
                open.retain(|&above| above < level);
                open.push(level);
                levels.insert(index, open.len());
            }
            let below = self.grown[index as usize].kids.iter().rev();
            pending.extend(below.filter_map(|kid| if let Kid::Element(index) = kid { Some(*index) } else { None }));
        }
        levels
    }
}

/// Writes one thing an element holds. Content of the page it names itself needs no more than a number: most of a
/// document is such.
fn kid(out: &mut Vec<u8>, kid: Kid, own: Option<u32>, page_ids: &[ObjectId], top: ObjectId) {
    match kid {
        Kid::Element(index) => reference(out, (top.0 + index, 0)),
        Kid::Content { page, number } if own == Some(page) => plain(out, number),
        Kid::Content { page, number } => {
            out.extend_from_slice(b"<</Type/MCR/Pg ");
            reference(out, page_ids[page as usize]);
            plain(out, format_args!("/MCID {number}>>"));
        }
        Kid::Annotation { page, object } => {
            out.extend_from_slice(b"<</Type/OBJR/Pg ");
            reference(out, page_ids[page as usize]);
            plain(out, format_args!("/Obj {object} 0 R>>"));
        }
    }
}

/// Whether text may not stand in such a part itself.
fn holds_only_parts(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Document
            | Meaning::Group
            | Meaning::Section
            | Meaning::List
            | Meaning::Item
            | Meaning::Table
            | Meaning::Row
            | Meaning::Contents
            | Meaning::Index
    )
}

/// The standard structure type (ISO 32000-1, 14.8.4).
fn role(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Document => "Document",
        Meaning::Group => "Div",
        Meaning::Section => "Sect",
        Meaning::Paragraph => "P",
        // Counted anew by `levels`.
        Meaning::Heading(_) => "H1",
        Meaning::List => "L",
        Meaning::Item => "LI",
        Meaning::Label => "Lbl",
        Meaning::Body => "LBody",
        Meaning::Table => "Table",
        Meaning::Row => "TR",
        Meaning::HeadCell { .. } => "TH",
        Meaning::Cell { .. } => "TD",
        Meaning::Contents => "TOC",
        Meaning::Entry(_) => "TOCI",
        Meaning::Reference => "Reference",
        Meaning::Index => "Index",
        Meaning::Figure => "Figure",
        Meaning::Link => "Link",
        Meaning::Note => "Note",
    }
}

fn attributes(entry: &mut Dictionary, meaning: Meaning) {
    let (Meaning::HeadCell { columns, .. } | Meaning::Cell { columns }) = meaning else { return };
    let mut table = dictionary! { "O" => "Table" };
    if let Meaning::HeadCell { above, .. } = meaning {
        table.set("Scope", if above { "Column" } else { "Row" });
    }
    if columns > 1 {
        table.set("ColSpan", i64::from(columns));
    }
    if table.len() > 1 {
        entry.set("A", table);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_contents_stand_in_that_of_the_heading_above() {
        let mut parts = Parts::default();
        let whole = parts.add(Meaning::Contents, PartId::DOCUMENT);
        let entries = [1, 0, 1, 3, 3, 2, 1, 0].map(|level| parts.add(Meaning::Entry(level), whole));
        let mut tree = Tree::new(&parts);
        let around = (0..).zip(entries).map(|(number, entry)| {
            let held = tree.content(entry, 0, number);
            assert_eq!(tree.meaning(held), Meaning::Reference);
            let own = tree.element(entry);
            assert_eq!(tree.grown[held as usize].parent, own);
            let contents = tree.grown[own as usize].parent;
            assert_eq!(tree.meaning(contents), Meaning::Contents);
            let around = tree.grown[tree.grown[contents as usize].parent as usize].part;
            entries.iter().position(|&entry| Some(entry) == around)
        });
        // Levels that are left out, upwards or downwards, make no entry of their own.
        assert_eq!(around.collect::<Vec<_>>(), [None, None, Some(1), Some(2), Some(2), Some(2), Some(1), None]);
    }
}
