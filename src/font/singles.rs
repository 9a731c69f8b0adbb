//! Characters that are shaped alone: one glyph each, the same whatever stands beside them.
//!
//! Of a Chinese face this is true of every ideograph and most marks, so that shaping Chinese text is mostly a look-up.
//! Nothing is assumed about the face: a block of 256 characters is shaped through the face's own rules when one of
//! them is first asked for, and the shaper says at which of them text may be cut and joined without a difference
//! (`HarfBuzz`, `HB_GLYPH_FLAG_UNSAFE_TO_CONCAT`).

use std::sync::{Arc, OnceLock};

use harfrust::{Buffer, BufferFlags, Direction, Font, ShapeOptions, ShaperFont};
use skrifa::GlyphId;

use crate::font::shape::Plan;

/// A character's glyph when it is shaped alone, in the face's units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Single {
    /// The glyph.
    pub glyph: u16,
    /// Its advance.
    pub advance: u16,
    /// Blank before its ink.
    pub lead: i16,
    /// Blank behind its ink.
    pub trail: i16,
}

/// The basic plane and the two ideographic ones: U+0000 to U+3FFFF.
const BLOCKS: usize = 0x400;

/// Glyph 0 stands for a character that is not shaped alone.
type Block = [Single; 256];

/// The singles of a face in one language.
pub struct Singles {
    font: Font,
    plan: Arc<Plan>,
    blocks: Box<[OnceLock<Box<Block>>]>,
}

impl Singles {
    pub(super) fn new(font: &Font, plan: Arc<Plan>) -> Self {
        Self { font: font.clone(), plan, blocks: (0..BLOCKS).map(|_| OnceLock::new()).collect() }
    }

    pub(super) fn language(&self) -> &str {
        self.plan.language()
    }

    /// The glyph of a character that is shaped alone.
    #[inline]
    #[must_use]
    pub fn get(&self, ch: char) -> Option<Single> {
        let code = ch as usize;
        let block = self.blocks.get(code >> 8)?.get_or_init(|| self.fill((code >> 8) as u32));
        let single = block[code & 0xFF];
        (single.glyph != 0).then_some(single)
    }

    fn fill(&self, block: u32) -> Box<Block> {
        let mut singles = Box::new([Single::default(); 256]);
        let charmap = self.font.charmap();
        let mut buffer = Buffer::new();
        for code in (block << 8..).take(256).filter(|&code| charmap.map_unicode(code).is_some()) {
            buffer.push(code, code & 0xFF);
        }
        buffer.set_flags(BufferFlags::PRODUCE_UNSAFE_TO_CONCAT | BufferFlags::DO_NOT_INSERT_DOTTED_CIRCLE);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(self.plan.steps().script());
        buffer.set_language(self.plan.steps().language().cloned());
        let options = ShapeOptions::new().plan(Some(self.plan.steps()));
        if harfrust::shape(&ShaperFont::new(&self.font), &mut buffer, options).is_err() {
            return singles;
        }
        let metrics = self.font.glyph_metrics();
        let (infos, places) = (buffer.glyph_infos(), buffer.glyph_positions());
        for (index, (info, place)) in infos.iter().zip(places).enumerate() {
            // The flag speaks of the place before a glyph; of the one behind it, the next glyph's does.
            let next = infos.get(index + 1);
            let alone = !info.unsafe_to_concat()
                && !next.is_some_and(|next| next.unsafe_to_concat() || next.cluster == info.cluster)
                && (index == 0 || infos[index - 1].cluster != info.cluster)
                && (place.x_offset, place.y_offset) == (0, 0);
            let (Ok(glyph), Ok(advance)) = (u16::try_from(info.glyph_id), u16::try_from(place.x_advance)) else {
                continue;
            };
            if alone {
                let ink = metrics.extents(GlyphId::from(glyph)).filter(|ink| ink.width > 0.0);
                let (lead, trail) = ink.map_or((0, 0), |ink| {
                    (ink.x_bearing as i16, (f32::from(advance) - ink.x_bearing - ink.width) as i16)
                });
                singles[info.cluster as usize & 0xFF] = Single { glyph, advance, lead, trail };
            }
        }
        singles
    }
}
