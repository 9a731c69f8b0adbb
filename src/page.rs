//! The middle form: finished pages, everything at its place. The typesetter writes it; the PDF writer, the
//! manifest and the checks only read it.

mod line;
mod profile;
mod structure;

use std::sync::Arc;

use crate::code::{LogoSymbol, ModuleRect, QUIET_ZONE};
use crate::font::FaceId;
use crate::geom::{Length, Point, Rect, Size};

pub use profile::Profile;
pub use structure::{Meaning, Part, PartId, Parts, Tag};

/// A finished document.
#[derive(Debug, Default)]
pub struct Document {
    /// Title, for the reader's window and the archive.
    pub title: String,
    /// Issuing body, for the document's metadata.
    pub author: String,
    /// Language of the text as a BCP 47 tag: `zh-CN`.
    pub language: String,
    /// Pages in reading order.
    pub pages: Vec<Page>,
    /// Bookmarks, nested.
    pub outline: Vec<Bookmark>,
    /// How pages are numbered, each entry holding from its first page on; empty means 1, 2, 3 …
    pub labels: Vec<PageLabel>,
    /// What its matter is.
    pub parts: Parts,
}

/// One page.
#[derive(Debug, Default)]
pub struct Page {
    /// Trimmed size.
    pub size: Size,
    /// Bleed beyond the trim, on all sides.
    pub bleed: Length,
    /// What stands on it, painted in this order.
    pub items: Vec<Item>,
    /// What its items belong to: each entry holds from the item of this index on. What stands before the first is ornament.
    pub tags: Vec<(usize, Tag)>,
    /// What the sheet shows around it.
    pub around: Around,
}

impl Page {
    /// How far the sheet reaches beyond the trim, on all sides.
    #[must_use]
    pub fn margin(&self) -> Length {
        self.bleed + self.around.room
    }

    /// How far beyond the trim readers show it: no further, unless something stands around it.
    #[must_use]
    pub fn shown(&self) -> Length {
        if self.around.room > Length::ZERO { self.margin() } else { Length::ZERO }
    }
}

/// What is printed around a page and cut off with its bleed.
#[derive(Debug, Default)]
pub struct Around {
    /// How far the sheet reaches beyond the bleed, on all sides; none, and page and bleed are all there is.
    pub room: Length,
    /// Marks and lines there, placed like what stands on the page.
    pub items: Vec<Item>,
}

/// One thing on a page.
#[derive(Clone, Debug)]
pub enum Item {
    /// A run of glyphs.
    Text(TextRun),
    /// A QR symbol.
    Symbol(PlacedSymbol),
    /// Rectangles, rounded ones, and lines.
    Shape(Shape),
    /// A raster picture.
    Picture(PlacedPicture),
    /// A place to click.
    Link(Link),
}

/// Glyphs of one face and size on one baseline.
#[derive(Clone, Debug)]
pub struct TextRun {
    /// The face the glyph ids belong to.
    pub face: FaceId,
    /// Size of the em.
    pub size: Length,
    /// Ink.
    pub color: Color,
    /// Where the baseline begins.
    pub origin: Point,
    /// Which way the baseline leads.
    pub turn: Turn,
    /// The source text of the whole run.
    pub text: String,
    /// Its glyphs along the baseline.
    pub glyphs: Vec<Glyph>,
    /// The passage it is a part of, where readers are told outright what to copy; the runs of a passage follow each
    /// other and share it.
    pub passage: Option<Arc<Passage>>,
}

/// Which way a baseline leads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// To the right.
    #[default]
    None,
    /// A quarter turn clockwise: downwards, the tops of the letters to the right. So Mongolian is written.
    Clockwise,
}

/// Text that readers take as one piece, whatever its glyphs and their places suggest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The text.
    pub text: String,
    /// Its language as a BCP 47 tag.
    pub language: Arc<str>,
}

/// One glyph of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// The glyph's id in its face.
    pub id: u16,
    /// Bytes of the run's text it stands for, following on those of the glyph before; 0 for the further
    /// glyphs of a cluster.
    pub text_len: u8,
    /// Its place along the baseline from the run's origin: what kerning, compression and justification made of it.
    pub x: Length,
    /// Its place above the baseline (positive towards the tops of the letters).
    pub rise: Length,
}

/// A QR symbol at its place.
#[derive(Clone, Debug)]
pub struct PlacedSymbol {
    /// The code's id, known to the run's codes.
    pub code: Arc<str>,
    /// Top left of the symbol, without its quiet zone.
    pub origin: Point,
    /// Side of one module.
    pub module: Length,
    /// Modules along a side.
    pub modules: u32,
    /// From how far it is meant to be scanned.
    pub distance: Length,
    /// Its own modules, where it has room for a logo; none where they are the code's.
    pub own: Option<Arc<LogoSymbol>>,
}

impl PlacedSymbol {
    /// The symbol without its quiet zone.
    #[must_use]
    pub fn rect(&self) -> Rect {
        let side = self.module * i64::from(self.modules);
        Rect::new(self.origin, Size::new(side, side))
    }

    /// The room for its logo.
    #[must_use]
    pub fn window(&self) -> Option<Rect> {
        let ModuleRect { x, y, width, height } = self.own.as_ref()?.window;
        let modules = |count: u32| self.module * i64::from(count);
        let origin = self.origin + Point::new(modules(x), modules(y));
        Some(Rect::new(origin, Size::new(modules(width), modules(height))))
    }

    /// The symbol with its quiet zone.
    #[must_use]
    pub fn zone(&self) -> Rect {
        self.rect().grown(self.module * i64::from(QUIET_ZONE))
    }
}

/// A filled or stroked rectangle; lines are thin rectangles.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Outer edge.
    pub rect: Rect,
    /// Radius of the corners.
    pub radius: Length,
    /// Ink inside.
    pub fill: Option<Color>,
    /// Ink of the outline and its width, drawn inside the edge.
    pub stroke: Option<(Color, Length)>,
}

/// A raster picture at its place.
#[derive(Clone, Debug)]
pub struct PlacedPicture {
    /// Decoded pixels.
    pub picture: Arc<crate::picture::Picture>,
    /// Where it stands.
    pub rect: Rect,
}

/// A place to click.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where to click.
    pub rect: Rect,
    /// Where it leads.
    pub target: Target,
    /// What a screen reader says.
    pub description: String,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An address on the web.
    Web(String),
    /// A place in this document: page index from 0, and the height on it.
    Page {
        /// Index of the page, from 0.
        page: usize,
        /// Height on that page.
        y: Length,
    },
}

/// One entry of the outline.
#[derive(Clone, Debug, Default)]
pub struct Bookmark {
    /// What it says.
    pub title: String,
    /// Index of the page, from 0.
    pub page: usize,
    /// Height on that page.
    pub y: Length,
    /// Entries below it.
    pub children: Vec<Bookmark>,
}

/// How pages are numbered from one page on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLabel {
    /// Index of the first page it holds for, from 0.
    pub first: usize,
    /// The numerals.
    pub style: Numerals,
    /// The number of that first page.
    pub start: u32,
}

/// Numerals of page numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numerals {
    /// No number.
    None,
    /// 1, 2, 3.
    #[default]
    Arabic,
    /// i, ii, iii.
    Roman,
}

/// A number in a circle: 4 is ④. There are fifty.
#[must_use]
pub fn circled(value: u32) -> Option<char> {
    match value {
        1..=20 => char::from_u32(0x2460 + value - 1),
        21..=35 => char::from_u32(0x3251 + value - 21),
        36..=50 => char::from_u32(0x32B1 + value - 36),
        _ => None,
    }
}

/// A number in small Roman numerals: 4 is iv.
#[must_use]
pub fn roman(mut value: u64) -> String {
    const SIGNS: [(u64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut text = String::new();
    for (worth, sign) in SIGNS {
        while value >= worth {
            text.push_str(sign);
            value -= worth;
        }
    }
    text
}

/// A number in Chinese numerals, as in numbered headings: 3545 is 三千五百四十五. Below 一万亿.
#[must_use]
pub fn chinese_number(number: u64) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    const PLACES: [&str; 4] = ["", "十", "百", "千"];
    const GROUPS: [&str; 3] = ["", "万", "亿"];
    if number == 0 {
        return String::from("零");
    }
    let mut text = String::new();
    let mut zero_due = false;
    for group in (0..GROUPS.len()).rev() {
        let part = number / 10_000_u64.pow(group as u32) % 10_000;
        for place in (0..PLACES.len()).rev() {
            let digit = part / 10_u64.pow(place as u32) % 10;
            if digit == 0 {
                zero_due = !text.is_empty();
                continue;
            }
            if std::mem::take(&mut zero_due) {
                text.push('零');
            }
            // 十 to 十九 are spoken without 一 where the number begins with them.
            if !(digit == 1 && place == 1 && text.is_empty()) {
                text.push(DIGITS[digit as usize]);
            }
            text.push_str(PLACES[place]);
        }
        if part > 0 {
            text.push_str(GROUPS[group]);
            // Zeros at a group's end are not read: 一千万五千.
            zero_due = false;
        }
    }
    text
}

/// Ink, in the colour space it was named in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Color {
    /// 0 is black, 1 white.
    Gray(f32),
    /// Red, green, blue, 0 to 1.
    Rgb(f32, f32, f32),
    /// Cyan, magenta, yellow, black, 0 to 1.
    Cmyk(f32, f32, f32, f32),
    /// Every plate there is, in full: for marks by which plates are laid over each other.
    Registration,
}

impl Color {
    /// Black, in one ink.
    pub const BLACK: Self = Self::Gray(0.0);
}
