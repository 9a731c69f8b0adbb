//! QR symbols as one path of merged rectangles: no seam between modules, no image that could be resampled.

use super::number::{factor, integer, points};
use super::palette::Palette;
use super::shape;
use crate::code::{self, Symbol};
use crate::geom::{EMU_PER_PT, Length};
use crate::page::Color;

/// The dark modules, one module being one unit, the symbol's top left at the origin and y *downwards*.
pub fn path(out: &mut Vec<u8>, symbol: &Symbol, palette: &Palette) {
    // One ink, also where the page is coloured: the edges of a code must not depend on registration.
    shape::fill_color(out, palette.color(Color::BLACK));
    for rect in code::rects(symbol) {
        for side in [rect.x, rect.y, rect.width, rect.height] {
            integer(out, u64::from(side));
            out.push(b' ');
        }
        out.extend_from_slice(b"re\n");
    }
    out.extend_from_slice(b"f\n");
}

/// The matrix that brings [`path`] to its place: `left` and `top` in PDF coordinates.
pub fn place(out: &mut Vec<u8>, module: Length, left: Length, top: Length) {
    let scale = module.0 as f64 / EMU_PER_PT as f64;
    factor(out, scale);
    out.extend_from_slice(b" 0 0 ");
    factor(out, -scale);
    for side in [left, top] {
        out.push(b' ');
        points(out, side);
    }
    out.extend_from_slice(b" cm\n");
}
