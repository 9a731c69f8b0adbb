//! What a build's manifest says should stand in its documents.

use std::collections::BTreeMap;

use super::page::Expected;
use crate::code::{Level, Symbol, encode};
use crate::geom::{Length, Point, Rect, Size};
use crate::output::{CodeEntry, LogoEntry, Manifest, PlacedCode};

/// The codes of a manifest, their symbols made once.
#[derive(Debug)]
pub struct Codes {
    /// By id, without a place.
    codes: BTreeMap<String, Expected>,
    /// The ids of loose pictures, by path.
    pictures: BTreeMap<String, String>,
}

impl Codes {
    /// All codes of a manifest.
    #[must_use]
    pub fn new(manifest: &Manifest) -> Self {
        let expected = |code: &CodeEntry| {
            let (id, target) = (code.id.clone(), code.target.clone());
            Expected { id, target, rect: None, symbol: symbol(code), logo: None, turned: false }
        };
        let pictures =
            manifest.codes.iter().flat_map(|code| code.files.iter().map(|file| (file.clone(), code.id.clone())));
        Self {
            codes: manifest.codes.iter().map(|code| (code.id.clone(), expected(code))).collect(),
            pictures: pictures.collect(),
        }
    }

    /// What a loose picture should show, by its path below the output folder.
    #[must_use]
    pub fn on_picture(&self, path: &str) -> Option<Expected> {
        self.codes.get(self.pictures.get(path)?).cloned()
    }

    /// What should stand on each page of a document, counted from 1. A code that the manifest does not list cannot be
    /// expected, and is reported as one too many.
    #[must_use]
    pub fn on_pages(&self, placed: &[PlacedCode]) -> BTreeMap<usize, Vec<Expected>> {
        let mut pages: BTreeMap<usize, Vec<Expected>> = BTreeMap::new();
        for one in placed {
            if let Some(code) = self.codes.get(&one.id) {
                let symbol = one.logo.as_ref().map_or(code.symbol.clone(), |logo| bearing(logo, &code.target));
                let logo = one.logo.as_ref().map(room);
                let expected =
                    Expected { rect: Some(rect(one)), symbol, logo, turned: one.turn == 180, ..code.clone() };
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

/// The whole symbol under a logo: what the logo hides is damage, as far as error correction is concerned.
fn bearing(logo: &LogoEntry, target: &str) -> Option<Symbol> {
    let level = Level::ALL.into_iter().find(|level| format!("{level:?}") == logo.level)?;
    encode(target, level).ok().filter(|symbol| symbol.version() == logo.version)
}

/// The part of the page that a logo takes.
fn room(logo: &LogoEntry) -> Rect {
    let [x, y, width, height] = [logo.x_mm, logo.y_mm, logo.width_mm, logo.height_mm].map(Length::mm);
    Rect::new(Point::new(x, y), Size::new(width, height))
}

fn rect(placed: &PlacedCode) -> Rect {
    let side = Length::mm(placed.side_mm);
    Rect::new(Point::new(Length::mm(placed.x_mm), Length::mm(placed.y_mm)), Size::new(side, side))
}
