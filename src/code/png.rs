//! A code as a picture of pixels.

use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter, PixelDimensions, Unit};

use super::{Code, QUIET_ZONE};
use crate::geom::{EMU_PER_MM, Length};

/// Pixels along a side of a module.
pub const PIXELS_PER_MODULE: u32 = 10;

/// The code as a PNG file: one bit a pixel, quiet zone inside, whole pixels to a module, its physical resolution
/// such that a module measures `module`. Title and target are recorded as `Title` and `Description`.
///
/// The target must be ASCII, as [`super::encode`] takes it.
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
    // Each line of pixels repeats the one above, ten times: with this filter nine of ten lines are zero.
    encoder.set_compression(Compression::Fast);
    encoder.set_filter(Filter::Up);
    let per_metre = pixels_per_metre(module);
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
    encoder.add_itxt_chunk("Title".to_owned(), code.title.replace('\0', ""))?;
    encoder.add_text_chunk("Description".to_owned(), code.target.clone())?;
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels(code, side))?;
    writer.finish()
}

/// The pixels' lines, eight pixels to a byte from the left, light as 1.
fn pixels(code: &Code, side: u32) -> Vec<u8> {
    let line_bytes = side.div_ceil(8) as usize;
    let mut pixels = vec![0xff; line_bytes * side as usize];
    let lines = pixels.chunks_exact_mut(line_bytes * PIXELS_PER_MODULE as usize).skip(QUIET_ZONE as usize);
    for (y, lines) in (0..code.symbol.modules()).zip(lines) {
        let (first, others) = lines.split_at_mut(line_bytes);
        for x in (0..code.symbol.modules()).filter(|&x| code.symbol.is_dark(x, y)) {
            let start = (x + QUIET_ZONE) * PIXELS_PER_MODULE;
            for pixel in start..start + PIXELS_PER_MODULE {
                first[(pixel / 8) as usize] &= !(0x80 >> (pixel % 8));
            }
        }
        for line in others.chunks_exact_mut(line_bytes) {
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
