//! Where the items of a page print: boxes around ink, exact for shapes and glyphs.

use crate::font::{BoundingBox, Face, FontSet};
use crate::geom::{Length, Point, Rect, Size};
use crate::page::{Color, Glyph, Item, PlacedPicture, Shape, TextRun, Turn};
use crate::preflight::ink::reflectance;

/// What of an item prints somewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Print {
    /// A box around it.
    pub rect: Rect,
    /// Its darkest reflectance.
    pub reflectance: f64,
}

/// A box no ink of the item reaches out of; none for what does not print. Cheap, and not tight for text.
pub(super) fn bounds(item: &Item, fonts: &FontSet) -> Option<Rect> {
    match item {
        Item::Text(run) => run_bounds(run, fonts.face(run.face)),
        Item::Symbol(symbol) => Some(symbol.rect()),
        Item::Shape(shape) => (shape.fill.is_some() || shape.stroke.is_some()).then_some(shape.rect),
        Item::Picture(placed) => Some(placed.rect),
        Item::Link(_) => None,
    }
}

/// What an item prints within `zone`.
pub(super) fn print_within(item: &Item, zone: &Rect, fonts: &FontSet) -> Option<Print> {
    match item {
        Item::Text(run) => {
            let rect = text_within(run, zone, fonts)?;
            Some(Print { rect, reflectance: reflectance(run.color) })
        }
        Item::Symbol(symbol) => Some(Print { rect: symbol.rect().common(zone)?, reflectance: 0.0 }),
        Item::Shape(shape) => shape_within(shape, zone),
        Item::Picture(placed) => picture_within(placed, zone),
        Item::Link(_) => None,
    }
}

/// The reflectance of an item that covers all of `zone`; none for one that leaves any of it free.
pub(super) fn covers(item: &Item, zone: &Rect) -> Option<f64> {
    match item {
        Item::Shape(shape) => shape.fill.filter(|_| rounded_holds(&shape.rect, shape.radius, zone)).map(reflectance),
        Item::Picture(placed) if placed.rect.holds(zone) => Some(picture_within(placed, zone)?.reflectance),
        _ => None,
    }
}

/// The box around the ink of a run; none where it has none.
#[must_use]
pub fn text_ink(run: &TextRun, fonts: &FontSet) -> Option<Rect> {
    let face = fonts.face(run.face);
    run.glyphs.iter().filter_map(|glyph| glyph_ink(run, glyph, face)).reduce(|one, other| one.around(&other))
}

fn run_bounds(run: &TextRun, face: &Face) -> Option<Rect> {
    let (first, last) = (run.glyphs.first()?, run.glyphs.last()?);
    let rises = run.glyphs.iter().map(|glyph| glyph.rise);
    let (lowest, highest) =
        rises.fold((Length::ZERO, Length::ZERO), |(low, high), rise| (low.min(rise), high.max(rise)));
    let begin = placed(run, first.x, lowest, face.bounds(), face);
    Some(begin.around(&placed(run, last.x, highest, face.bounds(), face)))
}

fn text_within(run: &TextRun, zone: &Rect, fonts: &FontSet) -> Option<Rect> {
    let face = fonts.face(run.face);
    let ink = run.glyphs.iter().filter_map(|glyph| glyph_ink(run, glyph, face)?.common(zone));
    ink.reduce(|one, other| one.around(&other))
}

fn glyph_ink(run: &TextRun, glyph: &Glyph, face: &Face) -> Option<Rect> {
    Some(placed(run, glyph.x, glyph.rise, face.ink(glyph.id)?, face))
}

/// A box in a face's units at its place on the page.
fn placed(run: &TextRun, x: Length, rise: Length, ink: BoundingBox, face: &Face) -> Rect {
    let length = |units: i16| run.size.scale(f64::from(units) / f64::from(face.units_per_em()));
    let (start, end) = (x + length(ink.x_min), x + length(ink.x_max));
    let (foot, head) = (rise + length(ink.y_min), rise + length(ink.y_max));
    let corner = match run.turn {
        Turn::None => Point::new(start, -head),
        Turn::Clockwise => Point::new(foot, start),
    };
    let size = match run.turn {
        Turn::None => Size::new(end - start, head - foot),
        Turn::Clockwise => Size::new(head - foot, end - start),
    };
    Rect::new(run.origin + corner, size)
}

fn shape_within(shape: &Shape, zone: &Rect) -> Option<Print> {
    let rect = shape.rect.common(zone)?;
    let fill = shape.fill.map(reflectance);
    let stroke = shape.stroke.and_then(|(color, width)| {
        let inner_radius = (shape.radius - width).max(Length::ZERO);
        let free = rounded_holds(&shape.rect.grown(-width), inner_radius, zone);
        (!free).then(|| reflectance(color))
    });
    let darkest = fill.into_iter().chain(stroke).reduce(f64::min)?;
    Some(Print { rect, reflectance: darkest })
}

/// Whether a rectangle with rounded corners holds another one.
fn rounded_holds(outer: &Rect, radius: Length, inner: &Rect) -> bool {
    if !outer.holds(inner) {
        return false;
    }
    let radius = radius.min(outer.size.width / 2).min(outer.size.height / 2);
    let distances = [
        (inner.origin.x - outer.origin.x, inner.origin.y - outer.origin.y),
        (outer.right() - inner.right(), inner.origin.y - outer.origin.y),
        (inner.origin.x - outer.origin.x, outer.bottom() - inner.bottom()),
        (outer.right() - inner.right(), outer.bottom() - inner.bottom()),
    ];
    distances.into_iter().all(|(across, down)| {
        let (across, down) = ((radius - across).0.max(0) as f64, (radius - down).0.max(0) as f64);
        across * across + down * down <= (radius.0 as f64).powi(2)
    })
}

/// The darkest pixel of a picture within `zone`.
fn picture_within(placed: &PlacedPicture, zone: &Rect) -> Option<Print> {
    let rect = placed.rect.common(zone)?;
    let picture = &placed.picture;
    let span = |from: Length, to: Length, size: Length, pixels: u32| {
        let scale = f64::from(pixels) / size.0.max(1) as f64;
        let (from, to) = ((from.0 as f64 * scale).floor() as u32, (to.0 as f64 * scale).ceil() as u32);
        from.min(pixels)..to.min(pixels)
    };
    let (origin, size) = (placed.rect.origin, placed.rect.size);
    let columns = span(rect.origin.x - origin.x, rect.right() - origin.x, size.width, picture.width);
    let rows = span(rect.origin.y - origin.y, rect.bottom() - origin.y, size.height, picture.height);
    let darkest = rows
        .flat_map(|row| {
            let at = |column: u32| (row as usize * picture.width as usize + column as usize) * 3;
            picture.rgb.get(at(columns.start)..at(columns.end)).unwrap_or_default().chunks_exact(3)
        })
        .min_by_key(|pixel| 2126 * u32::from(pixel[0]) + 7152 * u32::from(pixel[1]) + 722 * u32::from(pixel[2]))
        .map(|pixel| [0, 1, 2].map(|at| f32::from(pixel[at]) / 255.0))?;
    let [red, green, blue] = darkest;
    Some(Print { rect, reflectance: reflectance(Color::Rgb(red, green, blue)) })
}
