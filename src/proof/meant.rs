//! What a build's manifest says should stand in its documents.

use std::collections::BTreeMap;

use super::page::Expected;
use crate::code::{Level, Symbol, encode};
use crate::geom::{Length, Point, Rect, Size};
use crate::output::{CodeEntry, Manifest, PlacedCode};

/// The codes of a manifest, their symbols made once.
#[derive(Debug)]
pub struct Codes<'a>(BTreeMap<&'a str, (&'a CodeEntry, Option<Symbol>)>);

impl<'a> Codes<'a> {
    /// All codes of a manifest.
    #[must_use]
    pub fn new(manifest: &'a Manifest) -> Self {
        Self(manifest.codes.iter().map(|code| (code.id.as_str(), (code, symbol(code)))).collect())
    }

    /// What should stand on each page of a document, counted from 1. A code that the manifest does not list cannot be
    /// expected, and is reported as one too many.
    #[must_use]
    pub fn on_pages(&self, placed: &[PlacedCode]) -> BTreeMap<usize, Vec<Expected>> {
        let mut pages: BTreeMap<usize, Vec<Expected>> = BTreeMap::new();
        for one in placed {
            if let Some((code, symbol)) = self.0.get(one.id.as_str()) {
                let (id, target) = (code.id.clone(), code.target.clone());
                let symbol = if one.logo.is_some() { bearing_logo(one, code) } else { symbol.clone() };
                let expected = Expected { id, target, rect: Some(rect(one)), symbol };
                pages.entry(one.page).or_default().push(expected);
            }
        }
        pages
    }
}

/// The symbol a manifest describes, if it is the one this program makes of the address; other programs and other
/// releases may split an address differently.
fn symbol(code: &CodeEntry) -> Option<Symbol> {
    let level = Level::ALL.into_iter().find(|level| format!("{level:?}") == code.level)?;
    encode(&code.target, level).ok().filter(|symbol| symbol.hash() == code.symbol)
}

/// The whole symbol under a logo: what the logo hides counts as damage.
fn bearing_logo(placed: &PlacedCode, code: &CodeEntry) -> Option<Symbol> {
    let logo = placed.logo.as_ref()?;
    let level = Level::ALL.into_iter().find(|level| format!("{level:?}") == logo.level)?;
    encode(&code.target, level).ok().filter(|symbol| symbol.version() == logo.version)
}

fn rect(placed: &PlacedCode) -> Rect {
    let side = Length::mm(placed.side_mm);
    Rect::new(Point::new(Length::mm(placed.x_mm), Length::mm(placed.y_mm)), Size::new(side, side))
}
