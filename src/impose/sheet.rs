//! A sheet and what stands on it.

use crate::account::Accounts;
use crate::font::FontSet;
use crate::geom::{Length, Point, Rect, Size};
use crate::page::{Item, Page};
use crate::preflight::text_ink;

/// What is to be known of a page to place it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageShape {
    /// Trimmed size.
    pub size: Size,
    /// Bleed beyond the trim.
    pub bleed: Length,
    /// Its codes.
    pub codes: Vec<CodeShape>,
    /// Words and pictures, where it matters that seams rather keep out of them.
    pub words: Vec<Rect>,
}

/// Where a code stands on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeShape {
    /// The symbol.
    pub symbol: Rect,
    /// The symbol with its quiet zone.
    pub zone: Rect,
}

impl PageShape {
    /// The shape of a page. Codes supplied as pictures are codes too; they bring their own quiet zone.
    #[must_use]
    pub fn new(page: &Page, accounts: &Accounts) -> Self {
        let codes = page.items.iter().filter_map(|item| match item {
            Item::Symbol(placed) => Some(CodeShape { symbol: placed.rect(), zone: placed.zone() }),
            Item::Picture(placed) => {
                accounts.placed(&placed.picture).map(|_| CodeShape { symbol: placed.rect, zone: placed.rect })
            }
            _ => None,
        });
        Self { size: page.size, bleed: page.bleed, codes: codes.collect(), words: Vec::new() }
    }

    /// Knows where the page's words and pictures stand, too.
    #[must_use]
    pub fn with_words(mut self, page: &Page, fonts: &FontSet) -> Self {
        let words = page.items.iter().filter_map(|item| match item {
            Item::Text(run) => text_ink(run, fonts),
            Item::Picture(placed) => Some(placed.rect),
            _ => None,
        });
        self.words = words.collect();
        self
    }
}

/// One side of a sheet of paper.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The paper's size.
    pub size: Size,
    /// The pages on it.
    pub placed: Vec<Placed>,
    /// Thin lines that say where to cut and fold.
    pub marks: Vec<Rect>,
    /// What it says of itself.
    pub labels: Vec<Label>,
}

/// A page at its place on a sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Index of the page.
    pub page: usize,
    /// Where its trim lies.
    pub rect: Rect,
    /// How much larger it is than it was made.
    pub scale: f64,
    /// Whether its head points to the sheet's foot.
    pub turned: bool,
    /// The part of the sheet it may print on.
    pub clip: Rect,
}

/// A few words on a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Where its baseline begins.
    pub at: Point,
    /// What it says.
    pub text: String,
}

impl Placed {
    /// Where something on the page comes to stand on the sheet.
    #[must_use]
    pub fn rect(&self, on_page: Rect) -> Rect {
        let larger = |length: Length| length.scale(self.scale);
        let origin = Point::new(larger(on_page.origin.x), larger(on_page.origin.y));
        let end = Point::new(larger(on_page.right()), larger(on_page.bottom()));
        let size = Size::new(end.x - origin.x, end.y - origin.y);
        let Rect { origin: corner, size: page } = self.rect;
        let within = if self.turned { Point::new(page.width - end.x, page.height - end.y) } else { origin };
        Rect::new(corner + within, size)
    }

    /// Whether something on the page is printed whole.
    #[must_use]
    pub fn shows(&self, on_page: Rect) -> bool {
        self.clip.holds(&self.rect(on_page))
    }
}
