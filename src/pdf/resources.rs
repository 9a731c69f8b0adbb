//! What a document's pages use, collected once before any page is written: faces with their glyphs, codes that
//! recur, pictures.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::PdfError;
use super::fonts::{EmbeddedFace, Usage};
use super::palette::Palette;
use crate::code::{Code, Codes, Symbol};
use crate::font::{FaceId, FontSet};
use crate::page::{Document, Item, PlacedSymbol};
use crate::picture::Picture;

/// The symbol a code is drawn by at this place.
pub fn drawn<'a>(code: &'a Code, placed: &'a PlacedSymbol) -> &'a Symbol {
    placed.own.as_ref().map_or(&code.symbol, |own| &own.symbol)
}

/// Everything the pages of one document share.
pub struct Resources<'a> {
    /// Faces, by their id in the set.
    pub faces: BTreeMap<FaceId, EmbeddedFace<'a>>,
    /// Pictures in order of first appearance.
    pub pictures: Vec<&'a Picture>,
    /// Codes that stand more than once, in order of their ids.
    pub forms: Vec<&'a Code>,
    /// How colours are written.
    pub palette: &'a Palette,
    codes: &'a Codes,
    form_of: BTreeMap<&'a str, usize>,
    /// By address: the same decoded picture placed twice is written once.
    picture_of: BTreeMap<usize, usize>,
}

impl<'a> Resources<'a> {
    /// Collects them, and cuts the faces down to the glyphs used.
    pub fn collect(
        document: &'a Document,
        fonts: &FontSet,
        codes: &'a Codes,
        palette: &'a Palette,
    ) -> Result<Self, PdfError> {
        let mut usage = BTreeMap::<FaceId, Usage<'a>>::new();
        let mut times = BTreeMap::<&str, usize>::new();
        let mut pictures = Vec::new();
        let mut picture_of = BTreeMap::new();
        for item in document.pages.iter().flat_map(|page| page.items.iter().chain(&page.around.items)) {
            match item {
                Item::Text(run) => usage.entry(run.face).or_default().add(run),
                // One with room for a logo is drawn where it stands.
                Item::Symbol(symbol) if symbol.own.is_some() => {}
                Item::Symbol(symbol) => *times.entry(&symbol.code).or_default() += 1,
                Item::Picture(placed) => {
                    picture_of.entry(Arc::as_ptr(&placed.picture).addr()).or_insert_with(|| {
                        pictures.push(&*placed.picture);
                        pictures.len() - 1
                    });
                }
                Item::Shape(_) | Item::Link(_) => {}
            }
        }
        let mut forms = Vec::new();
        let mut form_of = BTreeMap::new();
        for (id, _) in times.into_iter().filter(|&(_, times)| times > 1) {
            let code = codes.get(id).ok_or_else(|| PdfError::UnknownCode(id.to_owned()))?;
            form_of.insert(id, forms.len());
            forms.push(code);
        }
        let faces = EmbeddedFace::embed_all(usage, fonts)?;
        Ok(Self { faces, pictures, forms, palette, codes, form_of, picture_of })
    }

    /// The code a placed symbol shows.
    pub fn code(&self, placed: &PlacedSymbol) -> Result<&'a Code, PdfError> {
        let code = self.codes.get(&*placed.code).ok_or_else(|| PdfError::UnknownCode(placed.code.to_string()))?;
        let encoded = drawn(code, placed).modules();
        if encoded == placed.modules {
            Ok(code)
        } else {
            Err(PdfError::SymbolSize { code: code.id.clone(), placed: placed.modules, encoded })
        }
    }

    /// The form a code that recurs is drawn by.
    pub fn form(&self, placed: &PlacedSymbol) -> Option<usize> {
        self.form_of.get(&*placed.code).copied().filter(|_| placed.own.is_none())
    }

    /// The place of a picture among [`Self::pictures`].
    pub fn picture(&self, picture: &Arc<Picture>) -> usize {
        self.picture_of[&Arc::as_ptr(picture).addr()]
    }
}
