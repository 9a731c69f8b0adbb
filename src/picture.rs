//! Logos and photos: files in, decoded pixels out, each decoded once.
//!
//! Comes in: the bytes of a PNG or JPEG file. Goes out: a [`Picture`] of plain RGB, or a [`Photo`] in gray, upright.
//! Nothing here looks for files.

mod photo;

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, ImageReader, Limits};

pub use photo::{Photo, PhotoError, gray_scaled, photo};

/// Most pixels along a side: an A0 sheet at 360 dpi.
const LONGEST_SIDE: u32 = 16_384;
/// Most memory a decoder may take.
const MOST_MEMORY: u64 = 512 << 20;

/// Decoded pixels.
#[derive(Debug, PartialEq, Eq)]
pub struct Picture {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Red, green, blue; row by row, three bytes a pixel, on white where the file was transparent.
    pub rgb: Vec<u8>,
}

impl Picture {
    /// Whether it has no colour.
    #[must_use]
    pub fn is_gray(&self) -> bool {
        self.rgb.as_chunks::<3>().0.iter().all(|pixel| pixel[0] == pixel[1] && pixel[1] == pixel[2])
    }
}

/// Why a picture cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureError {
    /// Neither PNG nor JPEG.
    UnknownFormat,
    /// Too many pixels to print sensibly; the longest side allowed.
    TooLarge {
        /// Pixels along the longest side.
        longest: u32,
    },
    /// A broken file; the decoder's reason.
    Broken(String),
}

/// Whether a file's name ends as those of pictures do.
#[must_use]
pub fn has_known_extension(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    ["png", "jpg", "jpeg"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// Decodes a PNG or JPEG file; its content decides which, not its name.
pub fn load(bytes: &[u8]) -> Result<Picture, PictureError> {
    let format = image::guess_format(bytes).map_err(|_| PictureError::UnknownFormat)?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg) {
        return Err(PictureError::UnknownFormat);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits(MOST_MEMORY));
    match reader.decode() {
        Ok(image) => Ok(on_white(&image)),
        Err(image::ImageError::Limits(_)) => Err(PictureError::TooLarge { longest: LONGEST_SIDE }),
        Err(error) => Err(PictureError::Broken(error.to_string())),
    }
}

/// What a decoder may take.
fn limits(memory: u64) -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(memory);
    limits
}

/// A gray picture as a JPEG file, for reports: row by row, a byte a pixel. Empty if the sizes do not agree.
#[must_use]
pub fn gray_jpeg(width: u32, height: u32, luma: &[u8], quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let sound = luma.len() as u64 == u64::from(width) * u64::from(height) && width > 0 && height > 0;
    let mut encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, quality);
    if !sound || encoder.encode(luma, width, height, image::ExtendedColorType::L8).is_err() {
        bytes.clear();
    }
    bytes
}

fn on_white(image: &DynamicImage) -> Picture {
    let (width, height) = (image.width(), image.height());
    let rgb = if image.color().has_alpha() {
        let blend = |channel: u8, alpha: u8| {
            let alpha = u32::from(alpha);
            ((u32::from(channel) * alpha + 255 * (255 - alpha) + 127) / 255) as u8
        };
        let pixels = image.to_rgba8();
        pixels.pixels().flat_map(|pixel| [0, 1, 2].map(|at| blend(pixel.0[at], pixel.0[3]))).collect()
    } else {
        image.to_rgb8().into_raw()
    };
    Picture { width, height, rgb }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).expect("writes");
        bytes.into_inner()
    }

    #[test]
    fn decodes_png_and_lays_it_on_white() {
        let pixels = vec![255, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 51, 10, 20, 30, 255];
        let image = DynamicImage::ImageRgba8(image::RgbaImage::from_raw(2, 2, pixels).expect("four pixels"));
        let picture = load(&encoded(&image, ImageFormat::Png)).expect("a picture");
        assert_eq!((picture.width, picture.height), (2, 2));
        assert_eq!(picture.rgb, [255, 0, 0, 255, 255, 255, 204, 204, 204, 10, 20, 30]);
    }

    #[test]
    fn decodes_jpeg_and_gray() {
        let image = DynamicImage::ImageLuma8(image::GrayImage::from_pixel(8, 4, image::Luma([128])));
        let picture = load(&encoded(&image, ImageFormat::Jpeg)).expect("a picture");
        assert_eq!((picture.width, picture.height, picture.rgb.len()), (8, 4, 96));
        assert!(picture.rgb.iter().all(|&value| value.abs_diff(128) <= 2));
    }

    #[test]
    fn refuses_what_is_no_picture() {
        assert_eq!(load(b"<svg/>"), Err(PictureError::UnknownFormat));
        assert_eq!(load(b"GIF89a"), Err(PictureError::UnknownFormat));
        let image = DynamicImage::ImageLuma8(image::GrayImage::new(40, 40));
        let bytes = encoded(&image, ImageFormat::Png);
        assert!(matches!(load(&bytes[..bytes.len() / 2]), Err(PictureError::Broken(_))));
        let wide = DynamicImage::ImageLuma8(image::GrayImage::new(LONGEST_SIDE + 1, 1));
        let bytes = encoded(&wide, ImageFormat::Png);
        assert_eq!(load(&bytes), Err(PictureError::TooLarge { longest: LONGEST_SIDE }));
    }
}
