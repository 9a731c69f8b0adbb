//! What the skeleton lacks: the pages' content and boxes, links, bookmarks, labels, metadata; compression, the
//! identifier, and the bytes.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document as Objects, Object, ObjectId, Stream, StringFormat, dictionary};
use rayon::prelude::*;

use super::content::Content;
use super::deflate::Deflater;
use super::file::{File, Written};
use super::number::object;
use super::resources::Resources;
use super::{PdfError, Settings, intent, links, metadata, outline, structure};
use crate::geom::Length;
use crate::page::{Document, Page};

/// Finishes the skeleton and writes it.
pub fn finish(
    mut objects: Objects,
    document: &Document,
    resources: &Resources,
    contents: Vec<Content>,
    settings: &Settings,
) -> Result<Vec<u8>, PdfError> {
    // ISO 15930-7 knows nothing later than 1.6.
    if settings.profile.is_for_press() { "1.6" } else { "1.7" }.clone_into(&mut objects.version);
    let page_ids: Vec<ObjectId> = objects.page_iter().collect();
    let shared = Shared::take(&mut objects, &page_ids)?;
    let inks = resources.palette.resources(&mut objects);
    let mut marked = Vec::with_capacity(contents.len());
    for ((page, mut content), &id) in document.pages.iter().zip(contents).zip(&page_ids) {
        // Nothing to click lies within the bleed of what a press prints (ISO 15930-7).
        let has_links = settings.profile.has_links();
        let annotations = if has_links { links::annotations(document, page, &page_ids) } else { Vec::new() };
        // Each an object of its own, as ISO 32000-1, table 30 asks.
        let annotations = annotations.into_iter().map(|link| objects.add_object(link).into()).collect();
        marked.push(std::mem::take(&mut content.marked));
        finish_page(&mut objects, id, page, content, annotations, (&shared, &inks))?;
    }
    for (id, face) in &resources.faces {
        face.finish(&mut objects, shared.get(&format!("F{}", id.0))?)?;
    }
    finish_catalog(&mut objects, document, &page_ids)?;
    let tree = if settings.profile.is_tagged() {
        structure::add(&mut objects, document, &page_ids, &marked)?
    } else {
        Written::after(objects.max_id)
    };
    if let Some(intent) = intent::of(settings, &mut objects) {
        objects.catalog_mut()?.set("OutputIntents", vec![Object::Dictionary(intent)]);
    }
    let information = objects.trailer.get(b"Info")?.as_reference()?;
    objects.set_object(information, metadata::information(document, settings));
    compress_streams(&mut objects)?;
    save(objects, &tree, document, settings)
}

/// Fonts, forms and pictures by name, taken from the one dictionary that `printpdf` gives to every page.
struct Shared(BTreeMap<String, ObjectId>);

impl Shared {
    fn take(objects: &mut Objects, page_ids: &[ObjectId]) -> Result<Self, PdfError> {
        let mut shared = BTreeMap::new();
        let Some(&first) = page_ids.first() else { return Err(PdfError::NoPages) };
        let resources = objects.get_dictionary(first)?.get(b"Resources")?.as_reference()?;
        let kinds: Vec<_> =
            objects.get_dictionary(resources)?.iter().map(|(_, kind)| kind.as_reference()).collect::<Result<_, _>>()?;
        for kind in kinds {
            let Some(Object::Dictionary(entries)) = objects.objects.remove(&kind) else { continue };
            for (name, id) in &entries {
                shared.insert(String::from_utf8_lossy(name).into_owned(), id.as_reference()?);
            }
        }
        Ok(Self(shared))
    }

    fn get(&self, name: &str) -> Result<ObjectId, PdfError> {
        self.0.get(name).copied().ok_or_else(|| lopdf::Error::DictKey(name.to_owned()).into())
    }

    fn pick(&self, names: impl Iterator<Item = String>) -> Result<Dictionary, PdfError> {
        names.map(|name| Ok((name.clone(), Object::Reference(self.get(&name)?)))).collect()
    }
}

fn finish_page(
    objects: &mut Objects,
    id: ObjectId,
    page: &Page,
    content: Content,
    annotations: Vec<Object>,
    (shared, inks): (&Shared, &Dictionary),
) -> Result<(), PdfError> {
    let mut used = inks.clone();
    let fonts = shared.pick(content.faces.iter().map(|face| format!("F{}", face.0)))?;
    let forms = content.forms.iter().map(|index| format!("S{index}"));
    let drawn = shared.pick(forms.chain(content.pictures.iter().map(|index| format!("P{index}"))))?;
    for (kind, names) in [("Font", fonts), ("XObject", drawn)] {
        if !names.is_empty() {
            used.set(kind, names);
        }
    }
    let dictionary = objects.get_dictionary_mut(id)?;
    // All said outright: `printpdf` writes a box as corner and size where the format wants two corners.
    let (media, trim) = (edges(page, page.margin()), edges(page, Length::ZERO));
    // Readers show, and office printers print, the page as it will be cut; print shops go by the boxes. But what stands
    // around a page is there to be seen.
    dictionary.set("CropBox", edges(page, page.shown()));
    dictionary.set("BleedBox", edges(page, page.bleed));
    dictionary.set("MediaBox", media);
    dictionary.set("TrimBox", trim);
    if annotations.is_empty() {
        dictionary.remove(b"Annots");
    } else {
        dictionary.set("Annots", annotations);
    }
    let (resources, contents) =
        (dictionary.get(b"Resources")?.as_reference()?, dictionary.get(b"Contents")?.as_reference()?);
    objects.set_object(resources, used);
    objects.set_object(contents, Stream::new(Dictionary::new(), content.stream));
    Ok(())
}

/// The trim grown by so much on all sides; the media box starts at the origin.
fn edges(page: &Page, grown: Length) -> Object {
    let (near, far) = (page.margin() - grown, page.margin() + grown);
    let sides = [near, near, far + page.size.width, far + page.size.height];
    Object::Array(sides.map(object).to_vec())
}

fn finish_catalog(objects: &mut Objects, document: &Document, page_ids: &[ObjectId]) -> Result<(), PdfError> {
    let outline = outline::outline(objects, document, page_ids);
    let catalog = objects.catalog_mut()?;
    catalog.remove(b"PageLayout");
    if !document.language.is_empty() {
        catalog.set("Lang", Object::string_literal(document.language.as_str()));
    }
    if !document.title.is_empty() {
        catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    }
    if let Some(labels) = outline::page_labels(&document.labels) {
        catalog.set("PageLabels", labels);
    }
    // A name, where `printpdf` writes a string.
    catalog.set("PageMode", if outline.is_some() { "UseOutlines" } else { "UseNone" });
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }
    Ok(())
}

/// Compresses every stream that gains by it, each by itself and in any order: the bytes do not depend on it.
fn compress_streams(objects: &mut Objects) -> Result<(), PdfError> {
    let streams: Vec<&mut Stream> = objects
        .objects
        .values_mut()
        .filter_map(|object| object.as_stream_mut().ok())
        .filter(|stream| stream.allows_compression && !stream.dict.has(b"Filter"))
        .collect();
    streams.into_par_iter().try_for_each_init(Deflater::new, |deflater, stream| {
        let compressed = deflater.deflate(&stream.content)?;
        if compressed.len() + b"/Filter/FlateDecode".len() < stream.content.len() {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(compressed);
        }
        Ok(())
    })
}

/// Writes all objects, and after them what bears the identifier, which is made from all before it in place of
/// `printpdf`'s random ones.
fn save(mut objects: Objects, tree: &Written, document: &Document, settings: &Settings) -> Result<Vec<u8>, PdfError> {
    let packet = objects.new_object_id();
    objects.catalog_mut()?.set("Metadata", packet);
    let mut file = File::new(&objects.version, objects.max_id);
    file.objects(&objects, tree)?;
    let identifier = metadata::identifier(settings, file.bytes());
    file.object(packet, &metadata::packet(document, settings, &identifier).into());
    let identifier = Object::String(identifier.to_vec(), StringFormat::Hexadecimal);
    file.finish(&dictionary! {
        "Root" => objects.trailer.get(b"Root")?.clone(),
        "Info" => objects.trailer.get(b"Info")?.clone(),
        "ID" => vec![identifier.clone(), identifier],
    })
}
