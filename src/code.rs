//! From an address to a QR symbol (ISO/IEC 18004), and the drawings of it.
//!
//! Comes in: an ASCII address. Goes out: a [`Symbol`], and its SVG, PNG and rectangles for a PDF path. Where a
//! symbol stands on a page, and how big, is decided elsewhere.

use std::collections::BTreeMap;

/// Modules of light ground a symbol needs on every side (ISO/IEC 18004, 5.3.8).
pub const QUIET_ZONE: u32 = 4;

/// Error correction level, by the share of codewords it restores: 7, 15, 25, 30 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Level {
    /// About 7 %.
    L,
    /// About 15 %: the default.
    M,
    /// About 25 %.
    Q,
    /// About 30 %.
    H,
}

/// The modules of one QR symbol, without its quiet zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    version: u8,
    level: Level,
    /// One row after another, each row starting at a new word, the leftmost module in the lowest bit.
    rows: Vec<u64>,
}

impl Symbol {
    /// Version, 1 to 40.
    #[must_use]
    pub fn version(&self) -> u8 {
        self.version
    }

    /// The level it was raised to.
    #[must_use]
    pub fn level(&self) -> Level {
        self.level
    }

    /// Modules along a side, without the quiet zone: 21 to 177.
    #[must_use]
    pub fn modules(&self) -> u32 {
        17 + 4 * u32::from(self.version)
    }

    /// Whether the module at this column and row is dark.
    #[must_use]
    pub fn is_dark(&self, x: u32, y: u32) -> bool {
        let words = self.modules().div_ceil(64);
        self.rows[(y * words + x / 64) as usize] >> (x % 64) & 1 == 1
    }
}

/// One code: what it is called, where it leads, and its symbol.
#[derive(Clone, Debug)]
pub struct Code {
    /// The code's id, as printed under it: the department's or the item's id.
    pub id: String,
    /// Index of the department it belongs to; none for the site's own code.
    pub department: Option<usize>,
    /// Whether it belongs to an item rather than to a department or the site.
    pub is_item: bool,
    /// The address it holds, byte for byte.
    pub target: String,
    /// What it leads to, in the reader's words: the title of its pictures.
    pub title: String,
    /// Its modules.
    pub symbol: Symbol,
}

/// All codes of a run, by id.
pub type Codes = BTreeMap<String, Code>;
