//! From an address to a QR symbol (ISO/IEC 18004), and the drawings of it.
//!
//! Comes in: an ASCII address. Goes out: a [`Symbol`], its files of every kind ([`Drawing`]), and its rectangles for a path. Where a
//! symbol stands on a page, and how big, is decided elsewhere.
//!
//! `encode` is the way through: `segment` splits the address into the cheapest segments, the `qrcode` crate turns
//! them into codewords, `frame` knows the crate's drawing of everything but the data, and `mask` chooses the mask
//! the crate would choose.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

pub mod correction;
mod drawing;
mod encode;
mod eps;
mod frame;
mod kind;
mod logo;
mod mask;
mod pdf;
mod png;
mod points;
mod rects;
mod segment;
mod svg;
#[cfg(test)]
mod tests;

use self::eps::eps;
use self::pdf::pdf;
pub use self::png::{PIXELS_PER_MODULE, png};
pub use drawing::Drawing;
pub use encode::{EncodeError, encode};
pub use kind::Kind;
pub use logo::{Damage, LogoError, LogoSymbol, with_logo};
pub use rects::{ModuleRect, rects};
pub use svg::svg;

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

impl Level {
    /// All four, from the weakest to the strongest.
    pub const ALL: [Self; 4] = [Self::L, Self::M, Self::Q, Self::H];
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

    /// Whether the module at this column and row is dark; beyond the symbol all is light.
    #[must_use]
    pub fn is_dark(&self, x: u32, y: u32) -> bool {
        let side = self.modules();
        x < side && y < side && self.rows[(y * side.div_ceil(64) + x / 64) as usize] >> (x % 64) & 1 == 1
    }

    /// SHA-256 of the modules, in hexadecimal: the same symbol has the same hash on every machine and in every
    /// release.
    ///
    /// Hashed are the version in one byte, then row by row from the top the modules, eight to a byte from the
    /// left, the leftmost in the highest bit, dark as 1, each row filled up with 0 to whole bytes.
    #[must_use]
    pub fn hash(&self) -> String {
        let mut hasher = Sha256::new_with_prefix([self.version]);
        let bytes = self.modules().div_ceil(8) as usize;
        for row in self.rows() {
            let packed = row.iter().flat_map(|word| word.reverse_bits().to_be_bytes());
            hasher.update(packed.take(bytes).collect::<Vec<_>>());
        }
        hasher.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
            // Writing to a `String` cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }

    /// Makes the modules of an area light.
    fn clear(&mut self, area: ModuleRect) {
        for y in area.y..area.y + area.height {
            for x in (area.x..area.x + area.width).filter(|&x| self.is_dark(x, y)).collect::<Vec<_>>() {
                self.flip(x, y);
            }
        }
    }

    /// Makes a dark module light, or a light one dark.
    fn flip(&mut self, x: u32, y: u32) {
        let words = self.modules().div_ceil(64);
        self.rows[(y * words + x / 64) as usize] ^= 1 << (x % 64);
    }

    /// The rows from the top, each as words with the leftmost module in the lowest bit of the first.
    ///
    /// The number of modules is never a multiple of 64, so the last word of a row always ends in a light bit.
    fn rows(&self) -> std::slice::ChunksExact<'_, u64> {
        self.rows.chunks_exact(self.modules().div_ceil(64) as usize)
    }
}

/// One code: what it is called, where it leads, and its symbol.
#[derive(Clone, Debug)]
pub struct Code {
    /// The code's id, as printed under it: the department's, the item's or the account's id.
    pub id: String,
    /// Index of the department it belongs to; none for the site's own code and for accounts of the whole city.
    pub department: Option<usize>,
    /// What it belongs to.
    pub kind: Kind,
    /// The address it holds, byte for byte.
    pub target: String,
    /// The page it leads to: the same address, unless it holds a short one that the city's server sends on.
    pub destination: String,
    /// What it leads to, in the reader's words: the title of its pictures.
    pub title: String,
    /// Its modules.
    pub symbol: Symbol,
}

/// All codes of a run, by id.
pub type Codes = BTreeMap<String, Code>;
