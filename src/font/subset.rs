//! The parts of a face that a document needs.

use std::collections::{BTreeMap, BTreeSet};

use subsetter::GlyphRemapper;

use crate::diag::Diagnostic;
use crate::font::Face;

/// A face cut down to some of its glyphs, to be embedded in a PDF as a CID font with identity mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subset {
    /// The font file: OpenType with `glyf`, or with a CID-keyed `CFF`.
    pub data: Vec<u8>,
    /// The new id of each glyph asked for, and of glyph 0, which every font has.
    pub glyphs: BTreeMap<u16, u16>,
}

impl Face {
    /// Cuts the face down to the glyphs named, and those they are composed of. The same glyphs give the same bytes.
    pub fn subset(&self, glyphs: &BTreeSet<u16>) -> Result<Subset, Diagnostic> {
        // Ascending new ids in the order of the old ones, so that the bytes depend on the set alone.
        let wanted: BTreeSet<u16> = glyphs.iter().copied().chain([0]).collect();
        let sorted: Vec<u16> = wanted.iter().copied().collect();
        let remapper = GlyphRemapper::new_from_glyphs_sorted(&sorted);
        let data = subsetter::subset(self.data(), self.index(), &remapper).map_err(|error| {
            Diagnostic::error("font-cannot-subset").with("font", self.postscript_name()).with("reason", error)
        })?;
        let glyphs = wanted.into_iter().filter_map(|old| Some((old, remapper.get(old)?))).collect();
        Ok(Subset { data, glyphs })
    }
}
