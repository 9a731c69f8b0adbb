//! `[[sheets]]` of `layout.toml`: how a layout's pages are put on the sheets that are printed.
//!
//! Comes in: the list of tables. Goes out: [`Sheets`], or every mistake in them. What is done with them, the room
//! `impose` knows.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Reader, Value, number};
use crate::diag::{Diagnostic, Span};
use crate::geom::{Length, Size};
use crate::layout::folder;
use crate::page::Profile;

/// Sheets that the pages of a layout's documents are put on: one `[[sheets]]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheets {
    /// The folder they lie in.
    pub name: String,
    /// Where they are asked for.
    pub span: Span,
    /// The sheets' size.
    pub paper: Size,
    /// At which of its edges a sheet is turned to print its back.
    pub flip: Flip,
    /// Whether to print where to cut and fold, and the sheets' numbers.
    pub marks: bool,
    /// What becomes of them.
    pub scheme: Scheme,
}

/// What becomes of printed sheets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scheme {
    /// They are cut apart.
    Cut(Cut),
    /// They are folded once and nested.
    Fold(Fold),
    /// They are put together to a larger one.
    Tile(Tile),
}

/// Pages beside and above one another, to be cut apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Pages beside one another; none: as many as fit.
    pub columns: Option<u32>,
    /// Pages above one another; none: as many as fit.
    pub rows: Option<u32>,
    /// Room between them.
    pub gutter: Length,
    /// Which page stands where.
    pub order: Order,
    /// Whether every second page is the back of the one before.
    pub duplex: bool,
}

/// Which page stands where on sheets that are cut apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Along the rows, sheet after sheet.
    Across,
    /// Each page fills a sheet.
    Repeated,
    /// The piles that are left when a pile of sheets is cut lie in order, one upon the other.
    Stacked,
}

/// Sheets folded once, each within the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// Pages of a signature; none where all sheets are one.
    pub signature: Option<u32>,
    /// Room at the fold, for the glue.
    pub inner: Length,
    /// How much a sheet pushes the one within it outwards: the paper's thickness.
    pub creep: Length,
    /// Where pages are added to make whole sheets.
    pub blanks: Blanks,
}

/// Where empty pages go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blanks {
    /// Behind the last page.
    End,
    /// Before the last page, which stays the back of the cover.
    BeforeLast,
}

/// A page larger than the sheets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tile {
    /// How much of the page two neighbours both show.
    pub overlap: Length,
    /// What printers cannot reach, on all sides.
    pub margin: Length,
    /// How much larger the page is made; at least 1.
    pub scale: f64,
}

impl Tile {
    /// The part of a sheet that a page is printed on.
    #[must_use]
    pub fn window(&self, paper: Size) -> Size {
        let around = (self.margin + TILE_STRIP) * 2;
        Size::new(paper.width - around, paper.height - around)
    }
}

/// At which edge a sheet is turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flip {
    /// The longer one.
    Long,
    /// The shorter one.
    Short,
}

/// The names of all settings of sheets.
#[cfg(test)]
pub(in crate::layout) const NAMES: &[&str] = &[
    "name",
    "kind",
    "paper",
    "columns",
    "rows",
    "gutter",
    "repeat",
    "duplex",
    "flip",
    "marks",
    "signature",
    "inner",
    "creep",
    "blanks",
    "overlap",
    "margin",
    "scale",
];

/// What sheets may be.
#[derive(Clone, Copy)]
enum Kind {
    NUp,
    CutAndStack,
    SaddleStitch,
    PerfectBound,
    Tiles,
}

impl Kind {
    const WORDS: &[(&str, Self)] = &[
        ("n-up", Self::NUp),
        ("cut-and-stack", Self::CutAndStack),
        ("saddle-stitch", Self::SaddleStitch),
        ("perfect-bound", Self::PerfectBound),
        ("tiles", Self::Tiles),
    ];

    /// The settings it has.
    fn settings(self) -> &'static [&'static str] {
        match self {
            Self::NUp => &["name", "kind", "paper", "columns", "rows", "gutter", "repeat", "duplex", "flip", "marks"],
            Self::CutAndStack => &["name", "kind", "paper", "columns", "rows", "gutter", "duplex", "flip", "marks"],
            Self::SaddleStitch => &["name", "kind", "paper", "creep", "blanks", "flip", "marks"],
            Self::PerfectBound => &["name", "kind", "paper", "signature", "inner", "creep", "blanks", "flip", "marks"],
            Self::Tiles => &["name", "kind", "paper", "overlap", "margin", "scale"],
        }
    }
}

/// Room for a tile's marks and number, within what its printer reaches, on all sides.
pub const TILE_STRIP: Length = Length(4 * crate::geom::EMU_PER_MM);
/// Most times a page is enlarged.
const LARGEST_SCALE: f64 = 20.0;
/// Most pages along a side of a sheet, and of a signature.
const MOST_BESIDE: f64 = 100.0;
const MOST_NESTED: f64 = 128.0;
/// Pages of a signature, unless said.
const SIGNATURE: u32 = 16;

impl Reader<'_> {
    /// `[[sheets]]`.
    pub(super) fn all_sheets(&mut self, root: &DeTable) -> Vec<Sheets> {
        let Some(value) = root.get("sheets") else { return Vec::new() };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_type("sheets", "tables", value);
            return Vec::new();
        };
        let mut all: Vec<Sheets> = Vec::new();
        for value in list {
            let Some(table) = value.get_ref().as_table() else {
                self.wrong_type("sheets", "tables", value);
                continue;
            };
            let Some(sheets) = self.sheets(table, value) else { continue };
            if all.iter().any(|other| other.name.eq_ignore_ascii_case(&sheets.name)) {
                let at = table.get("name").unwrap_or(value);
                self.push(Diagnostic::error("layout-sheets-twice").with("name", &sheets.name), at);
            }
            all.push(sheets);
        }
        all
    }

    fn sheets(&mut self, table: &DeTable, whole: Value) -> Option<Sheets> {
        let kind = self.needed(table, "kind", whole).and_then(|value| self.choice("kind", value, Kind::WORDS));
        if let Some(kind) = kind {
            self.known("sheets", table, kind.settings());
        }
        let name = self.needed(table, "name", whole).and_then(|value| self.sheets_name(value));
        let papers = self.papers;
        let paper = self.needed(table, "paper", whole);
        let paper = paper.and_then(|value| self.measure("paper", value, |input| papers.size(input)));
        let (kind, paper) = (kind?, paper?);
        let scheme = match kind {
            Kind::NUp | Kind::CutAndStack => Scheme::Cut(self.cut(table, matches!(kind, Kind::CutAndStack))),
            Kind::SaddleStitch => Scheme::Fold(self.fold(table, false)),
            Kind::PerfectBound => Scheme::Fold(self.fold(table, true)),
            Kind::Tiles => Scheme::Tile(self.tile(table, paper, whole)),
        };
        // Sheets of two pages lie across: turned at their shorter edge, both sides stand upright.
        let usual = if matches!(scheme, Scheme::Fold(_)) { Flip::Short } else { Flip::Long };
        let flip = table.get("flip").and_then(|value| self.choice("flip", value, FLIPS)).unwrap_or(usual);
        let marks = table.get("marks").and_then(|value| self.boolean("marks", value)).unwrap_or(true);
        let span = Span::new(self.source, table.get("name").unwrap_or(whole).span());
        Some(Sheets { name: name?, span, paper, flip, marks, scheme })
    }

    /// A folder's name that is no profile's.
    fn sheets_name(&mut self, value: Value) -> Option<String> {
        let name = self.text("name", value)?;
        if folder::is_name(&name) && Profile::named(&name.to_lowercase()).is_none() {
            return Some(name);
        }
        let known = Profile::ALL.map(Profile::name).join(", ");
        self.push(Diagnostic::error("layout-sheets-name").with("name", name).with("profiles", known), value);
        None
    }

    fn cut(&mut self, table: &DeTable, stacked: bool) -> Cut {
        let mut count = |name| table.get(name).and_then(|value| self.whole(name, value, 1, MOST_BESIDE));
        let (columns, rows) = (count("columns"), count("rows"));
        let mut flag = |name| table.get(name).and_then(|value| self.boolean(name, value)) == Some(true);
        let (repeat, duplex) = (!stacked && flag("repeat"), flag("duplex"));
        let order = match (stacked, repeat) {
            (true, _) => Order::Stacked,
            (false, true) => Order::Repeated,
            (false, false) => Order::Across,
        };
        Cut { columns, rows, gutter: self.room(table, "gutter").unwrap_or_default(), order, duplex }
    }

    fn fold(&mut self, table: &DeTable, bound: bool) -> Fold {
        let signature = table.get("signature").and_then(|value| self.whole("signature", value, 4, MOST_NESTED));
        let inner = if bound { self.room(table, "inner").unwrap_or(Length::mm(5.0)) } else { Length::ZERO };
        Fold {
            signature: bound.then(|| signature.unwrap_or(SIGNATURE)),
            inner,
            creep: self.room(table, "creep").unwrap_or_default(),
            blanks: table.get("blanks").and_then(|value| self.choice("blanks", value, BLANKS)).unwrap_or(Blanks::End),
        }
    }

    fn tile(&mut self, table: &DeTable, paper: Size, whole: Value) -> Tile {
        let overlap = self.room(table, "overlap").unwrap_or(Length::mm(15.0));
        let margin = self.room(table, "margin").unwrap_or(Length::mm(5.0));
        let scale = table.get("scale").map_or(1.0, |value| self.scale(value));
        let tile = Tile { overlap, margin, scale };
        let window = tile.window(paper);
        let short = window.width.min(window.height);
        if overlap * 2 >= short {
            let at = table.get("overlap").or(table.get("margin")).unwrap_or(whole);
            let left = format!("{:.0}", short.max(Length::ZERO).to_mm());
            self.push(Diagnostic::error("layout-sheets-overlap").with("left", left), at);
        }
        tile
    }

    fn scale(&mut self, value: Value) -> f64 {
        let scale = number(value.get_ref()).filter(|scale| (1.0..=LARGEST_SCALE).contains(scale));
        scale.unwrap_or_else(|| {
            self.push(Diagnostic::error("layout-sheets-scale").with("most", LARGEST_SCALE), value);
            1.0
        })
    }

    fn room(&mut self, table: &DeTable, name: &'static str) -> Option<Length> {
        table.get(name).and_then(|value| self.length(name, value))
    }

    /// A whole number of so many at most, and a multiple of `step`.
    fn whole(&mut self, name: &'static str, value: Value, step: u32, most: f64) -> Option<u32> {
        let fits = |number: &f64| (1.0..=most).contains(number) && number % f64::from(step) == 0.0;
        let read = number(value.get_ref()).filter(fits);
        if read.is_none() {
            let found = Diagnostic::error("layout-sheets-count").with("name", name).with("step", step);
            self.push(found.with("most", most), value);
        }
        read.map(|number| number as u32)
    }

    fn needed<'t, 'i>(
        &mut self,
        table: &'t DeTable<'i>,
        name: &'static str,
        whole: &Spanned<DeValue>,
    ) -> Option<Value<'t, 'i>> {
        let value = table.get(name);
        if value.is_none() {
            self.push(Diagnostic::error("layout-sheets-lacks").with("name", name), whole);
        }
        value
    }
}

const FLIPS: &[(&str, Flip)] = &[("long", Flip::Long), ("short", Flip::Short)];
const BLANKS: &[(&str, Blanks)] = &[("end", Blanks::End), ("before-last", Blanks::BeforeLast)];
