//! A face's character map, remembered a block of 256 characters at a time.
//!
//! A font's own `cmap` is searched by bisection for every character; text asks for the same few blocks over and
//! over. A block is filled when first asked for, by whichever thread comes first, and never changes.

use std::sync::OnceLock;

/// Blocks of the Basic Multilingual Plane and the two ideographic planes: U+0000 to U+3FFFF.
const BLOCKS: usize = 0x400;

/// The glyph of each character of a block; 0 stands for none.
type Block = [u16; 256];

/// Glyphs by character.
pub(super) struct Charmap {
    blocks: Box<[OnceLock<Box<Block>>]>,
}

impl Charmap {
    pub(super) fn new() -> Self {
        Self { blocks: (0..BLOCKS).map(|_| OnceLock::new()).collect() }
    }

    /// The glyph of a character.
    #[inline]
    pub(super) fn get(&self, font: &harfrust::Font, ch: char) -> Option<u16> {
        let code = ch as usize;
        let block = self.blocks.get(code >> 8)?.get_or_init(|| fill(font, (code >> 8) as u32));
        let glyph = block[code & 0xFF];
        (glyph != 0).then_some(glyph)
    }
}

fn fill(font: &harfrust::Font, block: u32) -> Box<Block> {
    let charmap = font.charmap();
    let mut glyphs = Box::new([0; 256]);
    for (entry, code) in glyphs.iter_mut().zip(block << 8..) {
        // A subset's glyph ids are 16 bits wide, as OpenType's are.
        if let Some(glyph) = charmap.map_unicode(code).and_then(|glyph| u16::try_from(glyph.to_u32()).ok()) {
            *entry = glyph;
        }
    }
    glyphs
}
