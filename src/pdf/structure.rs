//! The structure tree: what a document's matter is, in reading order (ISO 32000-1, 14.7 and 14.8).
//!
//! Parts come in with every mark their page content bears. Groups vanish; text that stands in a part which may hold only
//! other parts gets a paragraph of its own; levels of headings are counted so that none is left out, as ISO 14289-1,
//! 7.4.2 asks.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document as Objects, Object, ObjectId, StringFormat, dictionary};

use super::PdfError;
use super::metadata::text_string;
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
    /// None for the paragraph of text that stands where only parts may.
    part: Option<PartId>,
    id: ObjectId,
    parent: usize,
    kids: Vec<Kid>,
}

enum Kid {
    /// An element, by its place among those grown.
    Element(usize),
    /// Content of a page, by its number there.
    Content { page: usize, number: usize },
    /// An annotation.
    Annotation { page: usize, id: ObjectId },
}

/// Adds the tree to the document, and to pages and annotations what leads to it.
pub fn add(
    objects: &mut Objects,
    document: &Document,
    page_ids: &[ObjectId],
    marked: &[Marked],
) -> Result<(), PdfError> {
    let root = objects.new_object_id();
    let mut tree = Tree::new(objects, &document.parts);
    let mut parents: BTreeMap<i64, Object> = BTreeMap::new();
    for (page, marks) in marked.iter().enumerate() {
        let mut owners = Vec::with_capacity(marks.content.len());
        for (number, &part) in marks.content.iter().enumerate() {
            let owner = tree.content(objects, part, page, number);
            owners.push(Object::Reference(tree.grown[owner].id));
        }
        parents.insert(page as i64, owners.into());
        let annotations = annotations_of(objects, page_ids[page])?;
        for (&part, id) in marks.links.iter().zip(annotations) {
            let Some(part) = part else { continue };
            let owner = tree.element(objects, part);
            tree.grown[owner].kids.push(Kid::Annotation { page, id });
            let key = (marked.len() + parents.len()) as i64;
            objects.get_dictionary_mut(id)?.set("StructParent", key);
            parents.insert(key, tree.grown[owner].id.into());
        }
        let dictionary = objects.get_dictionary_mut(page_ids[page])?;
        dictionary.set("StructParents", page as i64);
        // The tab key goes from link to link in the order of the structure (ISO 14289-1, 7.18.3).
        dictionary.set("Tabs", "S");
    }
    let top = tree.write(objects, document, page_ids, root);
    let numbers: Vec<Object> = parents.into_iter().flat_map(|(key, owner)| [key.into(), owner]).collect();
    let parents = objects.add_object(dictionary! { "Nums" => numbers });
    objects.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => top,
            "ParentTree" => parents,
        },
    );
    let catalog = objects.catalog_mut()?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(())
}

fn annotations_of(objects: &Objects, page: ObjectId) -> Result<Vec<ObjectId>, PdfError> {
    let Ok(annotations) = objects.get_dictionary(page)?.get(b"Annots") else { return Ok(Vec::new()) };
    Ok(annotations.as_array()?.iter().map(Object::as_reference).collect::<Result<_, _>>()?)
}

struct Tree<'a> {
    parts: &'a Parts,
    grown: Vec<Grown>,
    /// By part: its element.
    known: BTreeMap<PartId, usize>,
}

impl<'a> Tree<'a> {
    fn new(objects: &mut Objects, parts: &'a Parts) -> Self {
        let document = Grown { part: Some(PartId::DOCUMENT), id: objects.new_object_id(), parent: 0, kids: Vec::new() };
        Self { parts, grown: vec![document], known: BTreeMap::from([(PartId::DOCUMENT, 0)]) }
    }

    /// The element of a part, grown with those around it.
    fn element(&mut self, objects: &mut Objects, part: PartId) -> usize {
        let part = self.parts.telling(part);
        if let Some(&known) = self.known.get(&part) {
            return known;
        }
        let mut parent = self.element(objects, self.parts.get(part).parent);
        let runs_with_text = matches!(self.parts.get(part).meaning, Meaning::Link | Meaning::Note);
        if runs_with_text && self.meaning(parent).is_some_and(holds_only_parts) {
            parent = self.grow(objects, None, parent);
        }
        let index = self.grow(objects, Some(part), parent);
        self.known.insert(part, index);
        index
    }

    fn grow(&mut self, objects: &mut Objects, part: Option<PartId>, parent: usize) -> usize {
        let index = self.grown.len();
        self.grown.push(Grown { part, id: objects.new_object_id(), parent, kids: Vec::new() });
        self.grown[parent].kids.push(Kid::Element(index));
        index
    }

    /// Gives a part a piece of content; the element that holds it comes back.
    fn content(&mut self, objects: &mut Objects, part: PartId, page: usize, number: usize) -> usize {
        let mut owner = self.element(objects, part);
        if self.meaning(owner).is_some_and(holds_only_parts) {
            owner = match self.grown[owner].kids.last() {
                Some(&Kid::Element(last)) if self.grown[last].part.is_none() => last,
                _ => self.grow(objects, None, owner),
            };
        }
        self.grown[owner].kids.push(Kid::Content { page, number });
        owner
    }

    fn meaning(&self, index: usize) -> Option<Meaning> {
        self.grown[index].part.map(|part| self.parts.get(part).meaning)
    }

    /// Writes all elements; the topmost comes back.
    fn write(self, objects: &mut Objects, document: &Document, page_ids: &[ObjectId], root: ObjectId) -> ObjectId {
        let levels = self.levels();
        for (index, element) in self.grown.iter().enumerate() {
            let parent = if index == 0 { root } else { self.grown[element.parent].id };
            let part = element.part.map(|part| self.parts.get(part));
            let meaning = part.map_or(Meaning::Paragraph, |part| part.meaning);
            let mut entry = dictionary! {
                "S" => levels.get(&index).map_or_else(|| role(meaning).to_owned(), |level| format!("H{level}")).as_str(),
                "P" => parent,
            };
            let page = element
                .kids
                .iter()
                .find_map(|kid| if let Kid::Content { page, .. } = kid { Some(*page) } else { None });
            if let Some(page) = page {
                entry.set("Pg", page_ids[page]);
            }
            entry.set("K", self.kids(element, page, page_ids));
            if let Some(language) = part.and_then(|part| part.language.as_deref()) {
                entry.set("Lang", Object::string_literal(language));
            } else if index == 0 && !document.language.is_empty() {
                entry.set("Lang", Object::string_literal(document.language.as_str()));
            }
            if let Some(description) = part.map(|part| &part.description).filter(|text| !text.is_empty()) {
                entry.set("Alt", text_string(description));
            }
            attributes(&mut entry, meaning);
            if meaning == Meaning::Note {
                // Every note has a name of its own (ISO 14289-1, 7.9).
                entry.set("ID", Object::String(format!("note-{index}").into_bytes(), StringFormat::Literal));
            }
            objects.set_object(element.id, entry);
        }
        self.grown[0].id
    }

    /// What an element holds. Content of the page it names itself needs no more than a number: most of a
    /// document is such.
    fn kids(&self, element: &Grown, own: Option<usize>, page_ids: &[ObjectId]) -> Vec<Object> {
        let kid = |kid: &Kid| match *kid {
            Kid::Element(index) => Object::Reference(self.grown[index].id),
            Kid::Content { page, number } if own == Some(page) => Object::Integer(number as i64),
            Kid::Content { page, number } => {
                dictionary! { "Type" => "MCR", "Pg" => page_ids[page], "MCID" => number as i64 }.into()
            }
            Kid::Annotation { page, id } => {
                dictionary! { "Type" => "OBJR", "Pg" => page_ids[page], "Obj" => id }.into()
            }
        };
        element.kids.iter().map(kid).collect()
    }

    /// Levels of headings in reading order, counted so that none is left out.
    fn levels(&self) -> BTreeMap<usize, usize> {
        let mut levels = BTreeMap::new();
        let mut open: Vec<u8> = Vec::new();
        let mut pending = vec![0];
        while let Some(index) = pending.pop() {
            if let Some(Meaning::Heading(level)) = self.meaning(index) {
                open.retain(|&above| above < level);
                open.push(level);
                levels.insert(index, open.len());
            }
            let below = self.grown[index].kids.iter().rev();
            pending.extend(below.filter_map(|kid| if let Kid::Element(index) = kid { Some(*index) } else { None }));
        }
        levels
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
        Meaning::Entry => "TOCI",
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
