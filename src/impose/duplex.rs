//! The back of a sheet: where a page must be printed to lie behind another.

use super::sheet::Placed;
use crate::geom::{Point, Rect, Size};
use crate::layout::settings::Flip;

/// Places a page on the back so that it lies, seen through the paper, where it is placed now, its head up.
///
/// Turned over a vertical edge, the back is the front's mirror image. Turned over a horizontal one, it stands on its head
/// as well, and so the page is printed on its head to come out upright.
pub(super) fn behind(placed: Placed, sheet: Size, flip: Flip) -> Placed {
    let upright = sheet.height >= sheet.width;
    let over_a_vertical_edge = (flip == Flip::Long) == upright;
    let turned = |rect: Rect| {
        let Rect { origin, size } = rect;
        let origin = if over_a_vertical_edge {
            Point::new(sheet.width - rect.right(), origin.y)
        } else {
            Point::new(origin.x, sheet.height - rect.bottom())
        };
        Rect::new(origin, size)
    };
    Placed {
        rect: turned(placed.rect),
        clip: turned(placed.clip),
        turned: placed.turned == over_a_vertical_edge,
        ..placed
    }
}
