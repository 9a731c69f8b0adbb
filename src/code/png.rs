//! A code as a picture of pixels.

use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter, PixelDimensions, Unit};

use super::{Code, QUIET_ZONE, Symbol};
use crate::geom::{EMU_PER_MM, Length};

/// Pixels along a side of a module: eight one-bit pixels, so that a module is a byte wide.
pub const PIXELS_PER_MODULE: u32 = 8;

/// The code as a PNG file: one bit a pixel, quiet zone inside, whole pixels to a module, its physical resolution
/// such that a module measures `module`. Title and target are recorded as `Title` and `Description`.
#[must_use]
pub fn png(code: &Code, module: Length) -> Vec<u8> {
    let mut file = Vec::with_capacity(4096);
    write(code, module, &mut file).expect("a vector takes every byte, and the picture's size and texts are valid");
    file
}

fn write(code: &Code, module: Length, file: &mut Vec<u8>) -> Result<(), EncodingError> {
    let side = (code.symbol.modules() + 2 * QUIET_ZONE) * PIXELS_PER_MODULE;
    let mut encoder = Encoder::new(file, side, side);
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::One);
    // Each line of pixels repeats the one above, eight times: with this filter seven of eight lines are zero.
    encoder.set_compression(Compression::Fast);
    encoder.set_filter(Filter::Up);
    let per_metre = pixels_per_metre(module);
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
    for (keyword, text) in [("Title", &code.title), ("Description", &code.target)] {
        // The one character PNG's texts cannot hold.
        encoder.add_itxt_chunk(keyword.to_owned(), text.replace('\0', "\u{fffd}"))?;
    }
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels(&code.symbol))?;
    writer.finish()
}

/// The pixels' lines, a byte to a module, light as 1.
fn pixels(symbol: &Symbol) -> Vec<u8> {
    let side = (symbol.modules() + 2 * QUIET_ZONE) as usize;
    let mut pixels = vec![0xff; side * side * PIXELS_PER_MODULE as usize];
    let rows = pixels.chunks_exact_mut(side * PIXELS_PER_MODULE as usize).skip(QUIET_ZONE as usize);
    for (y, lines) in (0..symbol.modules()).zip(rows) {
        let (first, others) = lines.split_at_mut(side);
        for (x, pixels) in (0..symbol.modules()).zip(&mut first[QUIET_ZONE as usize..]) {
            *pixels = if symbol.is_dark(x, y) { 0x00 } else { 0xff };
        }
        for line in others.chunks_exact_mut(side) {
            line.copy_from_slice(first);
        }
    }
    pixels
}

/// Pixels in a metre when a module measures `module`, rounded.
fn pixels_per_metre(module: Length) -> u32 {
    let pixels = i64::from(PIXELS_PER_MODULE) * 1000 * EMU_PER_MM;
    let module = module.0.max(1);
    u32::try_from((pixels + module / 2) / module).unwrap_or(u32::MAX)
}
