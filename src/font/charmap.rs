//! A face's character map, remembered a block of 256 characters at a time.
//!
//! A font's own `cmap` is searched by bisection for every character; text asks for the same few blocks over and
//! over. A block is filled when first asked for, by whichever thread comes first, and never changes.

use std::sync::OnceLock;

use skrifa::GlyphId;

/// Blocks of the Basic Multilingual Plane and the two ideographic planes: U+0000 to U+3FFFF.
const BLOCKS: usize = 0x400;

/// Glyph and advance of each character of a block; glyph 0 stands for none.
type Block = [(u16, u16); 256];

/// Glyphs and advances by character.
pub(super) struct Charmap {
    blocks: Box<[OnceLock<Box<Block>>]>,
}

impl Charmap {
    pub(super) fn new() -> Self {
        Self { blocks: (0..BLOCKS).map(|_| OnceLock::new()).collect() }
    }

    /// The glyph of a character and its advance in the face's units.
    #[inline]
    pub(super) fn get(&self, font: &harfrust::Font, ch: char) -> Option<(u16, u16)> {
        let code = ch as usize;
        let block = self.blocks.get(code >> 8)?.get_or_init(|| fill(font, (code >> 8) as u32));
        let entry = block[code & 0xFF];
        (entry.0 != 0).then_some(entry)
    }
}

fn fill(font: &harfrust::Font, block: u32) -> Box<Block> {
    let (charmap, metrics) = (font.charmap(), font.glyph_metrics());
    let mut entries = Box::new([(0, 0); 256]);
    for (entry, code) in entries.iter_mut().zip(block << 8..) {
        // A subset's glyph ids are 16 bits wide, as OpenType's are.
        if let Some(glyph) = charmap.map_unicode(code).and_then(|glyph| u16::try_from(glyph.to_u32()).ok()) {
            *entry = (glyph, metrics.h_advance(GlyphId::from(glyph)) as u16);
        }
    }
    entries
}
