//! Lines that say where to cut and where to fold.

use crate::geom::{Length, Point, Rect, Size};

/// How thick marks are.
const THICKNESS: Length = Length(crate::geom::EMU_PER_PT / 4);
/// How long they are, and how short they may become where there is little room.
const LENGTH: Length = Length(5 * crate::geom::EMU_PER_MM);
const LEAST_LENGTH: Length = Length(3 * crate::geom::EMU_PER_MM / 2);
/// How far they stay from what is cut out, at least: a knife that goes astray a little must not leave them on it.
const OFFSET: Length = Length(2 * crate::geom::EMU_PER_MM);
/// And from what is printed beyond that, so that they are seen to be marks.
const BEYOND_BLEED: Length = Length(crate::geom::EMU_PER_MM / 2);

/// How far marks begin from what is cut out.
fn offset(bleed: Length) -> Length {
    (bleed + BEYOND_BLEED).max(OFFSET)
}

/// A line down the sheet, its middle at `x`.
pub(super) fn down(x: Length, from: Length, to: Length) -> Rect {
    Rect::new(Point::new(x - THICKNESS / 2, from), Size::new(THICKNESS, to - from))
}

/// A line across the sheet, its middle at `y`.
pub(super) fn across(y: Length, from: Length, to: Length) -> Rect {
    Rect::new(Point::new(from, y - THICKNESS / 2), Size::new(to - from, THICKNESS))
}

/// Marks at the corners of what is cut out, as far as the sheet and what else lies on it leave room.
pub(super) fn crop(trims: &[Rect], bleed: Length, sheet: Size) -> Vec<Rect> {
    let inked: Vec<Rect> = trims.iter().map(|trim| trim.grown(bleed)).collect();
    let mut marks: Vec<Rect> = Vec::new();
    for trim in trims {
        for mark in corners(*trim, offset(bleed), sheet) {
            if !marks.contains(&mark) && !inked.iter().any(|other| other.meets(&mark)) {
                marks.push(mark);
            }
        }
    }
    marks
}

/// The marks of one page, cut off at the sheet's edges.
fn corners(trim: Rect, offset: Length, sheet: Size) -> impl Iterator<Item = Rect> {
    let far = offset + LENGTH;
    let reaches = |from: Length, to: Length| to - from >= LEAST_LENGTH;
    let spans = move |near: Length, end: Length, whole: Length| {
        let before = ((near - far).max(Length::ZERO), near - offset);
        let behind = (end + offset, (end + far).min(whole));
        [before, behind].into_iter().filter(move |(from, to)| reaches(*from, *to))
    };
    let columns = [trim.origin.x, trim.right()];
    let rows = [trim.origin.y, trim.bottom()];
    let upright = spans(rows[0], rows[1], sheet.height).flat_map(move |(from, to)| columns.map(|x| down(x, from, to)));
    let level =
        spans(columns[0], columns[1], sheet.width).flat_map(move |(from, to)| rows.map(|y| across(y, from, to)));
    upright.chain(level)
}

/// Dashes at both ends of a fold down the sheet, outside `block`.
pub(super) fn fold(x: Length, block: Rect, bleed: Length, sheet: Size) -> Vec<Rect> {
    let dash = LENGTH / 5;
    let offset = offset(bleed);
    let above = ((block.origin.y - offset - LENGTH).max(Length::ZERO), block.origin.y - offset);
    let below = (block.bottom() + offset, (block.bottom() + offset + LENGTH).min(sheet.height));
    let mut marks = Vec::new();
    for (from, to) in [above, below] {
        let mut at = from;
        while to - at >= dash && to - from >= LEAST_LENGTH {
            marks.push(down(x, at, at + dash));
            at += dash * 2;
        }
    }
    marks
}
