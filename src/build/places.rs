//! Where codes stand on finished pages, and on the sheets these are put on, as the manifest says it.

use crate::account::Accounts;
use crate::geom::{Length, Point, Rect};
use crate::impose::{Placed, Sheet};
use crate::output::{LogoEntry, PlacedCode, PlacedGiven};
use crate::page::{Document, Item, Page, PlacedSymbol};

/// The codes on a document's pages, in the order of pages and painting.
pub(super) fn on_pages(document: &Document) -> Vec<PlacedCode> {
    let pages = document.pages.iter().enumerate();
    pages
        .flat_map(|(page, content)| symbols(content).map(move |symbol| code(symbol, page + 1, &on_page(content))))
        .collect()
}

/// The codes that stand whole on the sheets of a document, in the order of sheets and painting.
pub(super) fn on_sheets(document: &Document, sheets: &[Sheet]) -> Vec<PlacedCode> {
    let placed = sheets.iter().enumerate().flat_map(|(at, sheet)| sheet.placed.iter().map(move |one| (at + 1, one)));
    let codes = placed.filter_map(|(at, placed)| Some((at, placed, document.pages.get(placed.page)?)));
    codes
        .flat_map(|(at, placed, page)| {
            let whole = symbols(page).filter(|symbol| placed.shows(symbol.rect()));
            whole.map(move |symbol| code(symbol, at, placed))
        })
        .collect()
}

/// The codes on a document's pages that were placed as they were supplied, in the same order.
pub(super) fn given_on_pages(document: &Document, accounts: &Accounts) -> Vec<PlacedGiven> {
    let pages = document.pages.iter().enumerate();
    pages
        .flat_map(|(page, content)| {
            let placed = move |(id, rect)| given(id, page + 1, on_page(content).rect(rect));
            pictures(content, accounts).map(placed)
        })
        .collect()
}

/// Those that stand whole on its sheets.
pub(super) fn given_on_sheets(document: &Document, sheets: &[Sheet], accounts: &Accounts) -> Vec<PlacedGiven> {
    let placed = sheets.iter().enumerate().flat_map(|(at, sheet)| sheet.placed.iter().map(move |one| (at + 1, one)));
    let pages = placed.filter_map(|(at, placed)| Some((at, placed, document.pages.get(placed.page)?)));
    pages
        .flat_map(|(at, placed, page)| {
            let whole = pictures(page, accounts).filter(|(_, rect)| placed.shows(*rect));
            whole.map(move |(id, rect)| given(id, at, placed.rect(rect)))
        })
        .collect()
}

fn pictures<'a>(page: &'a Page, accounts: &'a Accounts) -> impl Iterator<Item = (&'a str, Rect)> {
    page.items.iter().filter_map(|item| {
        let Item::Picture(placed) = item else { return None };
        Some((accounts.placed(&placed.picture)?.id.as_str(), placed.rect))
    })
}

fn given(id: &str, page: usize, rect: Rect) -> PlacedGiven {
    PlacedGiven {
        id: id.to_owned(),
        page,
        x_mm: millimetres(rect.origin.x),
        y_mm: millimetres(rect.origin.y),
        width_mm: millimetres(rect.size.width),
        height_mm: millimetres(rect.size.height),
    }
}

fn symbols(page: &Page) -> impl Iterator<Item = &PlacedSymbol> {
    page.items.iter().filter_map(|item| if let Item::Symbol(symbol) = item { Some(symbol) } else { None })
}

/// A page as readers show it, with what stands around it.
fn on_page(page: &Page) -> Placed {
    let rect = Rect::new(Point::new(page.shown(), page.shown()), page.size);
    Placed { page: 0, rect, scale: 1.0, turned: false, clip: rect }
}

fn code(symbol: &PlacedSymbol, page: usize, placed: &Placed) -> PlacedCode {
    let larger = |length: Length| length.scale(placed.scale);
    let Rect { origin, size } = placed.rect(symbol.rect());
    PlacedCode {
        id: symbol.code.to_string(),
        page,
        x_mm: millimetres(origin.x),
        y_mm: millimetres(origin.y),
        side_mm: millimetres(size.width),
        module_mm: millimetres(larger(symbol.module)),
        distance_mm: millimetres(larger(symbol.distance)),
        turn: if placed.turned { 180 } else { 0 },
        logo: logo(symbol, |rect| placed.rect(rect)),
    }
}

fn logo(placed: &PlacedSymbol, on: impl Fn(Rect) -> Rect) -> Option<LogoEntry> {
    let (own, window) = (placed.own.as_ref()?, on(placed.window()?));
    Some(LogoEntry {
        version: own.symbol.version(),
        level: format!("{:?}", own.symbol.level()),
        symbol: own.symbol.hash(),
        x_mm: millimetres(window.origin.x),
        y_mm: millimetres(window.origin.y),
        width_mm: millimetres(window.size.width),
        height_mm: millimetres(window.size.height),
        covered: own.damage.covered,
        codewords: own.damage.codewords,
    })
}

/// Millimetres to a tenth of a micrometre, which is more than any printer places and short to write.
fn millimetres(length: Length) -> f64 {
    (length.to_mm() * 10_000.0).round() / 10_000.0
}
