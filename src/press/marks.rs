//! Marks around a page: where to cut, how far the bleed reaches, whether the plates lie over each other, and how much ink
//! each brings.
//!
//! Hair lines of all inks; they begin beyond the bleed, 3 mm from the trim at least, so that a knife a little astray
//! leaves none of them on the page.

use crate::geom::{EMU_PER_MM, EMU_PER_PT, Length, Point, Rect, Size};
use crate::page::{Color, Item, Page, Shape};

/// How thick lines are.
const THICKNESS: Length = Length(EMU_PER_PT / 4);
/// Nearest to the trim that they begin.
const OFFSET: Length = Length(3 * EMU_PER_MM);
/// How deep the band of marks is, and how long those are that say where to cut.
const BAND: Length = Length(5 * EMU_PER_MM);
/// What is left free outside of it.
const EDGE: Length = Length(EMU_PER_MM);
/// How deep the row is that the slug line stands in.
pub(super) const ROW: Length = Length(4 * EMU_PER_MM);

/// Where around a page marks stand.
#[derive(Clone, Copy)]
pub(super) struct Place {
    bleed: Length,
    /// How far from the trim they begin.
    start: Length,
}

impl Place {
    pub(super) fn of(page: &Page) -> Self {
        Self { bleed: page.bleed, start: page.bleed.max(OFFSET) }
    }

    /// How far from the trim the row of the slug line begins.
    pub(super) fn row(self, marks: bool) -> Length {
        if marks { self.start + BAND } else { self.start }
    }

    /// How far the sheet reaches beyond the bleed.
    pub(super) fn room(self, marks: bool, slug: bool) -> Length {
        match (marks, slug) {
            (false, false) => Length::ZERO,
            (_, true) => self.row(marks) + ROW - self.bleed,
            (true, false) => self.row(true) + EDGE - self.bleed,
        }
    }
}

/// All marks around a page of this size.
pub(super) fn all(size: Size, place: Place) -> Vec<Item> {
    let mut items = Vec::new();
    let far = place.start + BAND;
    corners(size, Length::ZERO, (place.start, far), &mut items);
    if place.bleed > Length::ZERO {
        // Shorter, so that nobody cuts there.
        corners(size, place.bleed, (far - Length::mm(3.0), far), &mut items);
    }
    let middle = place.start + BAND / 2;
    let (x, y) = (size.width / 2, size.height / 2);
    for (x, y) in [(x, -middle), (x, size.height + middle), (-middle, y), (size.width + middle, y)] {
        register(Point::new(x, y), &mut items);
    }
    bars(size, place, &mut items);
    items
}

fn filled(rect: Rect, color: Color) -> Item {
    Item::Shape(Shape { rect, radius: Length::ZERO, fill: Some(color), stroke: None })
}

/// A line across, its middle at `y`.
fn across(from: Length, to: Length, y: Length) -> Item {
    let rect = Rect::new(Point::new(from, y - THICKNESS / 2), Size::new(to - from, THICKNESS));
    filled(rect, Color::Registration)
}

/// A line down, its middle at `x`.
fn down(from: Length, to: Length, x: Length) -> Item {
    let rect = Rect::new(Point::new(x - THICKNESS / 2, from), Size::new(THICKNESS, to - from));
    filled(rect, Color::Registration)
}

/// Two lines at each corner of the page grown by `beyond`, reaching from the first to the second distance off the trim.
fn corners(size: Size, beyond: Length, (near, far): (Length, Length), items: &mut Vec<Item>) {
    for y in [-beyond, size.height + beyond] {
        items.push(across(-far, -near, y));
        items.push(across(size.width + near, size.width + far, y));
    }
    for x in [-beyond, size.width + beyond] {
        items.push(down(-far, -near, x));
        items.push(down(size.height + near, size.height + far, x));
    }
}

/// A circle and a cross.
fn register(middle: Point, items: &mut Vec<Item>) {
    let radius = Length::mm(1.5);
    let rect = Rect::new(middle, Size::default()).grown(radius);
    let stroke = Some((Color::Registration, THICKNESS));
    items.push(Item::Shape(Shape { rect, radius, fill: None, stroke }));
    let arm = BAND / 2;
    items.push(across(middle.x - arm, middle.x + arm, middle.y));
    items.push(down(middle.y - arm, middle.y + arm, middle.x));
}

/// Patches of each ink, solid and halved, between the middle and the end of the top or, where that is too short, of the
/// left side; none where neither is long enough.
fn bars(size: Size, place: Place, items: &mut Vec<Item>) {
    /// Most and least side of a patch, and what is left free on both ends.
    const MOST: Length = Length(4 * EMU_PER_MM);
    const LEAST: Length = Length(2 * EMU_PER_MM);
    const FREE: Length = Length(3 * EMU_PER_MM);
    let inks = [1.0, 0.5]
        .map(|share| [(share, 0.0, 0.0, 0.0), (0.0, share, 0.0, 0.0), (0.0, 0.0, share, 0.0), (0.0, 0.0, 0.0, share)]);
    let inks: Vec<Color> = inks.into_iter().flatten().map(|(c, m, y, k)| Color::Cmyk(c, m, y, k)).collect();
    let patch = |whole: Length| ((whole / 2 - BAND / 2 - FREE * 2) / inks.len() as i64).min(MOST);
    let (top, left) = (patch(size.width), patch(size.height));
    let side = if top >= LEAST { top } else { left };
    if side < LEAST {
        return;
    }
    let outer = -(place.start + BAND / 2 + side / 2);
    for (index, color) in inks.into_iter().enumerate() {
        let along = BAND / 2 + FREE + side * index as i64;
        let origin = if top >= LEAST {
            Point::new(size.width / 2 + along, outer)
        } else {
            Point::new(outer, size.height / 2 + along)
        };
        items.push(filled(Rect::new(origin, Size::new(side, side)), color));
    }
}
