//! What a sheet says of itself, outside what is cut out of it.

use super::sheet::Label;
use crate::geom::{Length, Point, Rect, Size};

/// Size of the type.
pub(super) const TYPE: Length = Length(6 * crate::geom::EMU_PER_PT);
/// Room a label needs between what is printed and the sheet's edge.
const ROOM: Length = Length(4 * crate::geom::EMU_PER_MM);

/// The number of a sheet that is printed on both sides, or on one.
pub(super) fn side(name: &str, number: usize, count: usize, back: Option<bool>) -> String {
    let side = match back {
        None => "",
        Some(false) => " 正面",
        Some(true) => " 反面",
    };
    format!("{name} · 第 {number}/{count} 张{side}")
}

/// A label under `block`, where there is room for one on the sheet.
pub(super) fn under(block: Rect, bleed: Length, sheet: Size, text: String) -> Option<Label> {
    let free = sheet.height - block.bottom() - bleed;
    let inset = TYPE * 2;
    // Beside the crop marks, which stand at the block's edges.
    let at = Point::new(block.origin.x + inset, block.bottom() + bleed + free / 2 + TYPE.scale(0.35));
    (free >= ROOM).then_some(Label { at, text })
}
