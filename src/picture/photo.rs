//! Photos from phones: gray pixels, upright whichever way the phone was held.
//!
//! A file that was cut off on its way is refused: what is missing of it would be missing on the wall.

use std::io::Cursor;

use image::error::LimitErrorKind;
use image::imageops::{self, FilterType};
use image::metadata::Orientation;
use image::{DynamicImage, ImageBuffer, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Luma};

use super::{LONGEST_SIDE, limits, on_white};
use crate::guard::guarded;

/// Most memory that a photo's pixels may take: three bytes for each of the most there may be.
const MOST_MEMORY: u64 = LONGEST_SIDE as u64 * LONGEST_SIDE as u64 * 3;

/// A photo in gray, upright.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// Row by row, a byte a pixel: 0 is black.
    pub luma: Vec<u8>,
}

/// Why a photo cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhotoError {
    /// Nothing in the file.
    Empty,
    /// No picture.
    Unknown,
    /// A picture of a kind that is not read: `heic`, `webp`.
    Kind(&'static str),
    /// Too many pixels; the longest side allowed.
    TooLarge {
        /// Pixels along the longest side.
        longest: u32,
    },
    /// Its pixels take too much memory; how many MB they may.
    TooMuchMemory {
        /// In MB.
        limit: u64,
    },
    /// The file ends before the picture does.
    CutOff,
    /// A broken file; the decoder's reason.
    Broken(String),
}

/// Decodes a photo; its content decides of which kind it is, not its name. The size it claims is looked at before
/// anything is unpacked.
pub fn photo(bytes: &[u8]) -> Result<Photo, PhotoError> {
    if bytes.is_empty() {
        return Err(PhotoError::Empty);
    }
    let Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg)) = image::guess_format(bytes) else {
        return Err(foreign_kind(bytes).map_or(PhotoError::Unknown, PhotoError::Kind));
    };
    // Decoders of strangers' files may panic.
    let decoded = guarded(|| decoded(bytes, format));
    let photo = decoded.unwrap_or_else(|| Err(PhotoError::Broken("the decoder failed".to_owned())))?;
    if format == ImageFormat::Jpeg && !has_end(bytes) {
        return Err(PhotoError::CutOff);
    }
    Ok(photo)
}

fn decoded(bytes: &[u8], format: ImageFormat) -> Result<Photo, PhotoError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits(MOST_MEMORY));
    let picture = reader.into_decoder().and_then(|mut decoder| {
        check_size(decoder.dimensions(), decoder.total_bytes())?;
        // A broken note about how the phone was held keeps nobody from looking at the photo.
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        Ok((DynamicImage::from_decoder(decoder)?, orientation))
    });
    let (picture, orientation) = picture.map_err(told)?;
    let gray = if picture.color().has_alpha() {
        let flat = on_white(&picture);
        let flat = ImageBuffer::from_raw(flat.width, flat.height, flat.rgb).map(DynamicImage::ImageRgb8);
        flat.unwrap_or(picture).into_luma8()
    } else {
        picture.into_luma8()
    };
    // Turned only now: a gray pixel is a third of a coloured one.
    let mut gray = DynamicImage::ImageLuma8(gray);
    gray.apply_orientation(orientation);
    let gray = gray.into_luma8();
    let (width, height) = (gray.width() as usize, gray.height() as usize);
    Ok(Photo { width, height, luma: gray.into_raw() })
}

fn check_size((width, height): (u32, u32), bytes: u64) -> Result<(), ImageError> {
    let mut limits = limits(MOST_MEMORY);
    limits.check_dimensions(width, height)?;
    limits.reserve(bytes)
}

fn told(error: ImageError) -> PhotoError {
    match error {
        ImageError::Limits(error) if matches!(error.kind(), LimitErrorKind::InsufficientMemory) => {
            PhotoError::TooMuchMemory { limit: MOST_MEMORY >> 20 }
        }
        ImageError::Limits(_) => PhotoError::TooLarge { longest: LONGEST_SIDE },
        ImageError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => PhotoError::CutOff,
        error => PhotoError::Broken(error.to_string()),
    }
}

/// Gray pixels, row by row, in another size; none where they are not as many as their width and height say.
#[must_use]
pub fn gray_scaled(luma: &[u8], (width, height): (usize, usize), (across, down): (usize, usize)) -> Option<Vec<u8>> {
    let whole = |length: usize| u32::try_from(length).ok();
    let view = ImageBuffer::<Luma<u8>, _>::from_raw(whole(width)?, whole(height)?, luma)?;
    let (across, down, is_smaller) = (whole(across)?, whole(down)?, across < width);
    let scaled = if is_smaller {
        // Every pixel counts: what is left out would be missing from thin modules.
        imageops::thumbnail(&view, across, down)
    } else {
        imageops::resize(&view, across, down, FilterType::Triangle)
    };
    Some(scaled.into_raw())
}

/// Whether the marker that ends a JPEG comes after its first scan: within a scan it cannot stand for anything else.
/// Phones write more behind it.
fn has_end(bytes: &[u8]) -> bool {
    first_scan(bytes).is_some_and(|scan| scan.windows(2).any(|pair| pair == [0xFF, 0xD9]))
}

/// A JPEG from its first scan on. What stands before it is passed over by its length: phones put a small JPEG into it,
/// which has scans and an end of its own.
fn first_scan(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.get(2..)?;
    loop {
        // Between two segments there may be fill bytes, and markers that have no length.
        let is_segment = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0x01 | 0xD0..=0xD9 | 0xFF);
        rest = rest.get(rest.windows(2).position(is_segment)?..)?;
        if rest[1] == 0xDA {
            return Some(rest);
        }
        let length = u16::from_be_bytes([*rest.get(2)?, *rest.get(3)?]);
        rest = rest.get(2 + usize::from(length)..)?;
    }
}

/// Kinds of files that phones and people send, by what stands at their beginning.
fn foreign_kind(bytes: &[u8]) -> Option<&'static str> {
    let brand = bytes.get(4..8).filter(|word| *word == b"ftyp").and_then(|_| bytes.get(8..12));
    match brand {
        Some(b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1") => return Some("heic"),
        Some(b"avif" | b"avis") => return Some("avif"),
        Some(_) => return Some("video"),
        None => {}
    }
    let begins: [(&[u8], &'static str); 7] = [
        (b"RIFF", "webp"),
        (b"GIF8", "gif"),
        (b"BM", "bmp"),
        (b"II*\0", "tiff"),
        (b"MM\0*", "tiff"),
        (b"%PDF-", "pdf"),
        (b"PK\x03\x04", "zip"),
    ];
    begins.into_iter().find(|(begin, _)| bytes.starts_with(begin)).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three pixels across and two down, each another tone.
    const TONES: [u8; 6] = [10, 60, 110, 160, 210, 250];

    fn png(image: &DynamicImage) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, ImageFormat::Png).expect("writes");
        bytes.into_inner()
    }

    fn jpeg() -> Vec<u8> {
        let gray = image::GrayImage::from_fn(48, 32, |x, y| Luma([(x * 5 + y) as u8]));
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::ImageLuma8(gray).write_to(&mut bytes, ImageFormat::Jpeg).expect("writes");
        bytes.into_inner()
    }

    /// The PNG with an `eXIf` chunk that says how the phone was held.
    fn held(png: &[u8], orientation: u8) -> Vec<u8> {
        let exif = [b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", &[orientation][..], b"\0\0\0\0\0\0"].concat();
        let chunk = [b"eXIf", exif.as_slice()].concat();
        let mut crc = u32::MAX;
        for byte in &chunk {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
            }
        }
        let length = (exif.len() as u32).to_be_bytes();
        let header = 8 + 25;
        [&png[..header], &length, &chunk, &(!crc).to_be_bytes(), &png[header..]].concat()
    }

    #[test]
    fn photos_stand_upright_however_the_phone_was_held() {
        let plain = png(&DynamicImage::ImageLuma8(image::GrayImage::from_raw(3, 2, TONES.to_vec()).expect("six")));
        // Which of the six comes to stand where.
        let expected = [
            (3, [0, 1, 2, 3, 4, 5]),
            (3, [2, 1, 0, 5, 4, 3]),
            (3, [5, 4, 3, 2, 1, 0]),
            (3, [3, 4, 5, 0, 1, 2]),
            (2, [0, 3, 1, 4, 2, 5]),
            (2, [3, 0, 4, 1, 5, 2]),
            (2, [5, 2, 4, 1, 3, 0]),
            (2, [2, 5, 1, 4, 0, 3]),
        ];
        for (orientation, (width, order)) in (1..).zip(expected) {
            let photo = photo(&held(&plain, orientation)).expect("a photo");
            let luma = order.map(|at: usize| TONES[at]).to_vec();
            assert_eq!((photo.width, photo.luma), (width, luma), "orientation {orientation}");
        }
        assert_eq!(
            photo(&held(&plain, 9)).map(|photo| photo.luma),
            Ok(TONES.to_vec()),
            "an unknown one changes nothing"
        );
    }

    #[test]
    fn what_shines_through_is_paper() {
        let pixels = vec![0, 0, 0, 0, 0, 0, 0, 255];
        let image = DynamicImage::ImageRgba8(image::RgbaImage::from_raw(2, 1, pixels).expect("two pixels"));
        assert_eq!(photo(&png(&image)).map(|photo| photo.luma), Ok(vec![255, 0]));
    }

    #[test]
    fn sizes() {
        let luma = [0, 200, 0, 200, 0, 200, 0, 200];
        assert_eq!(gray_scaled(&luma, (4, 2), (2, 1)), Some(vec![100, 100]));
        assert_eq!(gray_scaled(&luma, (4, 2), (8, 4)).map(|luma| luma.len()), Some(32));
        assert_eq!(gray_scaled(&luma, (4, 3), (8, 4)), None);
    }

    #[test]
    fn photos_of_200_megapixels_are_taken_and_what_takes_more_memory_is_told_as_such() {
        let judged = |size: (u32, u32), bytes: u64| {
            check_size(size, u64::from(size.0) * u64::from(size.1) * bytes).map_err(told)
        };
        assert_eq!(judged((16_320, 12_240), 3), Ok(()));
        assert_eq!(judged((LONGEST_SIDE, LONGEST_SIDE), 3), Ok(()));
        assert_eq!(judged((16_320, 12_240), 8), Err(PhotoError::TooMuchMemory { limit: 768 }));
        assert_eq!(judged((LONGEST_SIDE + 1, 1), 3), Err(PhotoError::TooLarge { longest: LONGEST_SIDE }));
    }

    #[test]
    fn the_end_of_the_small_photo_in_a_photo_is_not_its_own() {
        let whole = jpeg();
        let notes = [b"Exif\0\0", whole.as_slice()].concat();
        let length = (notes.len() as u16 + 2).to_be_bytes();
        // Fill bytes may stand before a marker.
        let segment = [&[0xFF, 0xFF, 0xE1], length.as_slice(), &notes].concat();
        let held = [&whole[..2], &segment, &whole[2..]].concat();
        assert_eq!(photo(&held), photo(&whole));
        for cut in [2, 40, 120] {
            assert_eq!(photo(&held[..held.len() - cut]), Err(PhotoError::CutOff), "without {cut} bytes");
        }
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let whole = jpeg();
        assert_eq!(photo(&whole).map(|photo| (photo.width, photo.height)), Ok((48, 32)));
        let trailer = [whole.as_slice(), b"MotionPhoto_Data"].concat();
        assert!(photo(&trailer).is_ok(), "phones write more behind it");
        assert_eq!(photo(&whole[..whole.len() * 3 / 4]), Err(PhotoError::CutOff));
        assert!(photo(&whole[..30]).is_err());
        assert_eq!(photo(b""), Err(PhotoError::Empty));
        assert_eq!(photo(b"no picture at all"), Err(PhotoError::Unknown));
        for (bytes, kind) in [
            (&b"\0\0\0\x18ftypheic\0\0\0\0"[..], "heic"),
            (b"\0\0\0\x18ftypmif1\0\0\0\0", "heic"),
            (b"\0\0\0\x18ftypisom\0\0\0\0", "video"),
            (b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
            (b"GIF89a", "gif"),
            (b"%PDF-1.7", "pdf"),
        ] {
            assert_eq!(photo(bytes), Err(PhotoError::Kind(kind)));
        }
        // A header that claims 65,535 pixels a side, and nothing behind it.
        let mut vast = whole;
        let frame = vast.windows(2).position(|pair| pair == [0xFF, 0xC0]).expect("a frame");
        vast[frame + 5..frame + 9].fill(0xFF);
        assert_eq!(photo(&vast), Err(PhotoError::TooLarge { longest: LONGEST_SIDE }));
    }
}
