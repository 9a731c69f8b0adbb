//! Pages of a finished file put on sheets.
//!
//! Each page becomes a form, which stands once in the file however often it is placed; fonts, codes and pictures stay
//! shared. The sheets come as a file of their own, with their marks, metadata and output intent, and keep all that.
//! Links, bookmarks and labels are about reading and stay behind.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use lopdf::{Dictionary, Document as Objects, Object, ObjectId, Stream, dictionary};

use super::PdfError;
use super::deflate::Deflater;
use super::file::File;
use super::number::{decimal, factor, millipoints, points};
use crate::geom::{Length, Rect};
use crate::impose::{Placed, Sheet};

/// Puts the pages of `document` on the pages of `overlay`, one for each of `sheets`, under what stands there. The same
/// files give the same bytes.
///
/// # Errors
/// When either is no PDF of ours.
pub fn impose(document: &[u8], overlay: &[u8], sheets: &[Sheet]) -> Result<Vec<u8>, PdfError> {
    let mut whole = Objects::load_mem(overlay)?;
    let mut source = Objects::load_mem(document)?;
    source.renumber_objects_with(whole.max_id + 1);
    let pages: Vec<ObjectId> = source.page_iter().collect();
    let mut forms = BTreeMap::new();
    for placed in sheets.iter().flat_map(|sheet| &sheet.placed) {
        if let Entry::Vacant(form) = forms.entry(placed.page) {
            let &page = pages.get(placed.page).ok_or(lopdf::Error::PageNumberNotFound(placed.page as u32 + 1))?;
            form.insert(Form::new(&mut source, page)?);
        }
    }
    whole.max_id = source.max_id;
    whole.objects.append(&mut source.objects);
    let targets: Vec<ObjectId> = whole.page_iter().collect();
    let mut deflater = Deflater::new();
    for (sheet, page) in sheets.iter().zip(targets) {
        let content = painted(edges(whole.get_dictionary(page)?, b"TrimBox")?, sheet, &forms);
        let content = Stream::new(dictionary! { "Filter" => "FlateDecode" }, deflater.deflate(&content)?);
        fill(&mut whole, page, content, drawn(sheet, &forms))?;
    }
    // What only the document's catalogue and page tree led to is reached no more.
    whole.prune_objects();
    whole.renumber_objects();
    File::of(&whole)
}

/// A page as a form.
struct Form {
    id: ObjectId,
    /// Left and lower edge of its trim in its own units, and how high that is, in thousandths of a point.
    left: i64,
    foot: i64,
    height: i64,
    width: i64,
}

impl Form {
    /// Makes the page's content the form, in place: its stream is used by that page alone.
    fn new(source: &mut Objects, page: ObjectId) -> Result<Self, PdfError> {
        let dictionary = source.get_dictionary(page)?.clone();
        let trim = edges(&dictionary, b"TrimBox")?;
        let bounds = dictionary.get(b"BleedBox")?.clone();
        let id = dictionary.get(b"Contents")?.as_reference()?;
        let resources = dictionary.get(b"Resources")?.clone();
        let stream = source.get_object_mut(id)?.as_stream_mut()?;
        for (key, value) in [
            ("Type", Object::Name(b"XObject".to_vec())),
            ("Subtype", Object::Name(b"Form".to_vec())),
            ("BBox", bounds),
            ("Resources", resources),
        ] {
            stream.dict.set(key, value);
        }
        let [left, foot, right, head] = trim;
        Ok(Self { id, left, foot, height: head - foot, width: right - left })
    }

    /// The operators that paint it at its place on a sheet of this height.
    fn paint(&self, out: &mut Vec<u8>, placed: &Placed, sheet: Length, name: &str) {
        out.extend_from_slice(b"q ");
        rectangle(out, placed.clip, sheet);
        out.extend_from_slice(b"re W n ");
        let scale = placed.scale;
        let larger = |thousandths: i64| (thousandths as f64 * scale).round() as i64;
        let left = millipoints(placed.rect.origin.x);
        let head = millipoints(sheet - placed.rect.origin.y);
        let (x, y) = if placed.turned {
            (left + larger(self.width + self.left), head + larger(self.foot))
        } else {
            (left - larger(self.left), head - larger(self.height + self.foot))
        };
        let signed = if placed.turned { -scale } else { scale };
        for value in [signed, 0.0, 0.0, signed] {
            factor(out, value);
            out.push(b' ');
        }
        for value in [x, y] {
            decimal(out, value, 3);
            out.push(b' ');
        }
        out.extend_from_slice(format!("cm /{name} Do Q\n").as_bytes());
    }
}

/// The four edges of a page's box, in thousandths of a point.
fn edges(page: &Dictionary, name: &[u8]) -> Result<[i64; 4], PdfError> {
    let array = page.get(name)?.as_array()?;
    let mut edges = [0; 4];
    for (edge, value) in edges.iter_mut().zip(array) {
        *edge = (f64::from(value.as_float()?) * 1000.0).round() as i64;
    }
    Ok(edges)
}

fn rectangle(out: &mut Vec<u8>, rect: Rect, sheet: Length) {
    for length in [rect.origin.x, sheet - rect.bottom(), rect.size.width, rect.size.height] {
        points(out, length);
        out.push(b' ');
    }
}

/// The operators that paint a sheet's pages. Sheets begin where they are trimmed, whatever lies around that.
fn painted([left, foot, ..]: [i64; 4], sheet: &Sheet, forms: &BTreeMap<usize, Form>) -> Vec<u8> {
    let mut content = b"q 1 0 0 1 ".to_vec();
    for edge in [left, foot] {
        decimal(&mut content, edge, 3);
        content.push(b' ');
    }
    content.extend_from_slice(b"cm\n");
    for placed in &sheet.placed {
        forms[&placed.page].paint(&mut content, placed, sheet.size.height, &name(placed));
    }
    content.extend_from_slice(b"Q\n");
    content
}

/// The forms of a sheet's pages by name.
fn drawn(sheet: &Sheet, forms: &BTreeMap<usize, Form>) -> Dictionary {
    sheet.placed.iter().map(|placed| (name(placed), Object::Reference(forms[&placed.page].id))).collect()
}

fn name(placed: &Placed) -> String {
    format!("Page{}", placed.page + 1)
}

/// Puts pages on a sheet, under its marks.
fn fill(whole: &mut Objects, page: ObjectId, pages: Stream, drawn: Dictionary) -> Result<(), PdfError> {
    let pages = whole.add_object(pages);
    let dictionary = whole.get_dictionary(page)?;
    let (marks, resources) = (dictionary.get(b"Contents")?.clone(), dictionary.get(b"Resources")?.as_reference()?);
    whole.get_dictionary_mut(page)?.set("Contents", vec![Object::Reference(pages), marks]);
    whole.get_dictionary_mut(resources)?.set("XObject", drawn);
    Ok(())
}
