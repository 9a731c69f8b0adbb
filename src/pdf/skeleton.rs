//! The document's skeleton, made by `printpdf`: page tree, fonts, forms and pictures.
//!
//! Every id is ours: `printpdf` takes its own from a counter shared by the whole process, and two runs, or two
//! documents at once, would differ.

use std::collections::BTreeMap;

use lopdf::Document as Objects;
use printpdf::{
    Codepoint, DictItem, ExternalStream, ExternalXObject, FontId, Mm, Op, PdfDocument, PdfFontHandle, PdfPage,
    PdfSaveOptions, Pt, TextItem, XObject, XObjectId,
};

use super::fonts::EmbeddedFace;
use super::palette::Palette;
use super::resources::Resources;
use super::symbol;
use crate::code::Code;
use crate::page::Document;
use crate::picture::Picture;

/// Builds the skeleton: pages without content, resources without streams compressed.
pub fn build(document: &Document, resources: &Resources) -> Objects {
    let mut skeleton = PdfDocument::new(&document.title);
    for (id, face) in &resources.faces {
        skeleton.resources.fonts.map.insert(FontId(format!("F{}", id.0)), face.font());
    }
    let forms =
        resources.forms.iter().enumerate().map(|(index, code)| (format!("S{index}"), form(code, resources.palette)));
    let pictures = resources
        .pictures
        .iter()
        .enumerate()
        .map(|(index, picture)| (format!("P{index}"), image(picture, resources.palette)));
    skeleton.resources.xobjects.map.extend(forms.chain(pictures).map(|(name, object)| (XObjectId(name), object)));
    skeleton.pages = document
        .pages
        .iter()
        .map(|page| PdfPage::new(Mm(page.size.width.to_mm() as f32), Mm(page.size.height.to_mm() as f32), Vec::new()))
        .collect();
    if let Some(first) = skeleton.pages.first_mut() {
        // A font is embedded, and gets its widths and texts, by being used; the operators themselves are
        // replaced with the page's.
        first.ops = resources.faces.iter().flat_map(|(id, face)| mention(FontId(format!("F{}", id.0)), face)).collect();
    }
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    printpdf::serialize::to_lopdf_doc(&skeleton, &options, &mut Vec::new())
}

fn mention(id: FontId, face: &EmbeddedFace) -> [Op; 4] {
    let glyphs = face.texts().map(|(code, text)| Codepoint::with_cid(code, 0.0, text.to_owned())).collect();
    [
        Op::StartTextSection,
        Op::SetFont { font: PdfFontHandle::External(id), size: Pt(1.0) },
        Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] },
        Op::EndTextSection,
    ]
}

/// A code as a form, one module being one unit.
fn form(code: &Code, palette: &Palette) -> XObject {
    let mut content = Vec::new();
    symbol::path(&mut content, &code.symbol, palette);
    let side = DictItem::Int(i64::from(code.symbol.modules()));
    let bounds = vec![DictItem::Int(0), DictItem::Int(0), side.clone(), side];
    let entries = [("Type", name("XObject")), ("Subtype", name("Form")), ("BBox", DictItem::Array(bounds))];
    external(entries.into(), content)
}

/// A picture, in one ink where it has no colour.
fn image(picture: &Picture, palette: &Palette) -> XObject {
    let (space, content) = palette.picture(picture);
    let entries = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(i64::from(picture.width))),
        ("Height", DictItem::Int(i64::from(picture.height))),
        ("ColorSpace", name(space)),
        ("BitsPerComponent", DictItem::Int(8)),
    ];
    external(entries.into(), content)
}

fn name(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
}

fn external(entries: BTreeMap<&str, DictItem>, content: Vec<u8>) -> XObject {
    let dict = entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    let stream = ExternalStream { dict, content, compress: true };
    XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None })
}
