//! Photos of what hangs on walls, as phones take them: a page of a real document, turned, in perspective, in bad light,
//! with noise, as a JPEG that says how the phone was held. The same photo every time.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, GrayImage, Luma, imageops};
use mingma::code::{Level, encode};
use serde_json::Value;

/// A sheet of paper as it came from the printer.
#[derive(Clone)]
pub struct Sheet {
    pixels: GrayImage,
    /// Pixels a millimetre.
    scale: f64,
}

impl Sheet {
    /// A page of a PDF, counted from 1.
    pub fn of(pdf: &[u8], page: usize, scale: f64) -> Self {
        let pdf = Pdf::new(Arc::new(pdf.to_vec())).unwrap();
        let factor = (scale * 25.4 / 72.0) as f32;
        let settings = PixmapSettings { x_scale: factor, y_scale: factor, bg_color: WHITE };
        let (page, cache) = (&pdf.pages()[page - 1], RenderCache::new());
        let drawn = hayro::render(page, &cache, &InterpreterSettings::default(), &RenderSettings::default(), &settings);
        let (width, height) = (drawn.width().into(), drawn.height().into());
        let colours = image::RgbaImage::from_raw(width, height, drawn.data_as_u8_slice().to_vec()).unwrap();
        Self { pixels: imageops::grayscale(&colours), scale }
    }

    /// The same with a sticker that bears a code: its symbol with a margin, at a place in millimetres.
    pub fn with_sticker(mut self, text: &str, x_mm: f64, y_mm: f64, side_mm: f64) -> Self {
        let symbol = encode(text, Level::M).unwrap();
        let modules = symbol.modules() + 4;
        let sticker = GrayImage::from_fn(modules, modules, |x, y| {
            let inside = (2..modules - 2).contains(&x) && (2..modules - 2).contains(&y);
            Luma([if inside && symbol.is_dark(x - 2, y - 2) { 15 } else { 245 }])
        });
        let margin = side_mm / f64::from(symbol.modules()) * 2.0;
        let pixels = |mm: f64| (mm * self.scale).round();
        let side = pixels(side_mm + 2.0 * margin) as u32;
        let sticker = imageops::resize(&sticker, side, side, imageops::FilterType::Nearest);
        imageops::replace(&mut self.pixels, &sticker, pixels(x_mm - margin) as i64, pixels(y_mm - margin) as i64);
        self
    }

    /// The same with a dark patch over a place in millimetres, as of a notice hung over it.
    pub fn covered(mut self, x_mm: f64, y_mm: f64, width_mm: f64, height_mm: f64) -> Self {
        let pixels = |mm: f64| (mm * self.scale).round();
        let patch = GrayImage::from_pixel(pixels(width_mm) as u32, pixels(height_mm) as u32, Luma([90]));
        imageops::replace(&mut self.pixels, &patch, pixels(x_mm) as i64, pixels(y_mm) as i64);
        self
    }

    /// Its size in millimetres.
    pub fn size(&self) -> (f64, f64) {
        (f64::from(self.pixels.width()) / self.scale, f64::from(self.pixels.height()) / self.scale)
    }
}

/// How a photo is taken.
#[derive(Clone, Copy, Debug)]
pub struct Shot {
    /// Pixels across and down, as the phone is held upright.
    pub size: (u32, u32),
    /// How much of the photo the sheet fills: 1 fits it in exactly.
    pub fill: f64,
    /// Degrees by which the sheet hangs askew, as a clock goes.
    pub turn: f64,
    /// How far the camera stands to the left of the sheet and below it: 0.3 is a steep view.
    pub aside: (f64, f64),
    /// By how much the light falls off from one corner to the other: 0.5 leaves half of it.
    pub shade: f64,
    /// Radius of the blur, in pixels.
    pub blur: f32,
    /// Strength of the sensor's noise, in tones.
    pub noise: u8,
    /// Quality of the JPEG.
    pub quality: u8,
    /// How the phone was held, as EXIF says it, 1 to 8.
    pub orientation: u8,
    /// What the noise begins from.
    pub seed: u64,
}

impl Default for Shot {
    fn default() -> Self {
        Self {
            size: (1400, 1800),
            fill: 0.9,
            turn: 0.0,
            aside: (0.0, 0.0),
            shade: 0.2,
            blur: 0.0,
            noise: 4,
            quality: 80,
            orientation: 1,
            seed: 1,
        }
    }
}

impl Shot {
    /// Takes the photo: a JPEG file.
    pub fn take(&self, sheet: &Sheet) -> Vec<u8> {
        self.take_all(&[(sheet, (0.0, 0.0))])
    }

    /// Takes a photo of several sheets on one wall, the first in the middle, each other moved by so many millimetres.
    pub fn take_all(&self, sheets: &[(&Sheet, (f64, f64))]) -> Vec<u8> {
        let (width, height) = self.size;
        let mut photo = GrayImage::from_pixel(width, height, Luma([150]));
        let (across, down) = sheets.first().map_or((1.0, 1.0), |(sheet, _)| sheet.size());
        for (sheet, moved) in sheets {
            self.hang(sheet, *moved, (across, down), &mut photo);
        }
        self.light(&mut photo);
        let photo = if self.blur > 0.0 { imageops::fast_blur(&photo, self.blur) } else { photo };
        self.file(&photo)
    }

    /// Where a place on the wall, in millimetres from the first sheet's middle, comes to lie: the plane of the wall is
    /// turned, then seen from aside.
    fn seen(&self, (x, y): (f64, f64), (across, down): (f64, f64)) -> (f64, f64) {
        let (width, height) = (f64::from(self.size.0), f64::from(self.size.1));
        let (sine, cosine) = self.turn.to_radians().sin_cos();
        let (x, y) = (x * cosine - y * sine, x * sine + y * cosine);
        let (sine, cosine) = (sine.abs(), cosine.abs());
        let turned = (across * cosine + down * sine, across * sine + down * cosine);
        let scale = (width / turned.0).min(height / turned.1) * self.fill;
        let (x, y) = (x * scale, y * scale);
        let depth = 1.0 + self.aside.0 * x / width + self.aside.1 * y / height;
        (width / 2.0 + x / depth, height / 2.0 + y / depth)
    }

    fn hang(&self, sheet: &Sheet, moved: (f64, f64), middle: (f64, f64), photo: &mut GrayImage) {
        let (across, down) = sheet.size();
        let (left, top) = (moved.0 - middle.0 / 2.0, moved.1 - middle.1 / 2.0);
        let corners = [(left, top), (left + across, top), (left + across, top + down), (left, top + down)];
        let there = corners.map(|corner| self.seen(corner, middle));
        let pixels = &sheet.pixels;
        let (wide, high) = (f64::from(pixels.width()), f64::from(pixels.height()));
        let here = [(0.0, 0.0), (wide, 0.0), (wide, high), (0.0, high)];
        let back = homography(there, here);
        let (source, stride) = (pixels.as_raw(), pixels.width() as usize);
        let (last_x, last_y) = (pixels.width() as usize - 1, pixels.height() as usize - 1);
        let photo_width = photo.width() as usize;
        for (at, pixel) in photo.iter_mut().enumerate() {
            let (u, v) = ((at % photo_width) as f64 + 0.5, (at / photo_width) as f64 + 0.5);
            let depth = back[6] * u + back[7] * v + 1.0;
            let x = (back[0] * u + back[1] * v + back[2]) / depth - 0.5;
            let y = (back[3] * u + back[4] * v + back[5]) / depth - 0.5;
            if x < 0.0 || y < 0.0 || x >= last_x as f64 || y >= last_y as f64 {
                continue;
            }
            let first = y as usize * stride + x as usize;
            let (right, lower) = (x.fract(), y.fract());
            let tone = |at: usize| f64::from(source[at]);
            let upper = tone(first) * (1.0 - right) + tone(first + 1) * right;
            let under = tone(first + stride) * (1.0 - right) + tone(first + stride + 1) * right;
            *pixel = (upper * (1.0 - lower) + under * lower) as u8;
        }
    }

    /// Light falls off towards the lower right, ink is never black and paper never white, and the sensor trembles.
    fn light(&self, photo: &mut GrayImage) {
        let (width, reach) = (photo.width() as usize, f64::from(photo.width() + photo.height()));
        let mut state = self.seed;
        for (at, pixel) in photo.iter_mut().enumerate() {
            let light = 1.0 - self.shade * (at % width + at / width) as f64 / reach;
            state = state.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(0x1405_7B7E_F767_814F);
            let noise = if self.noise == 0 { 0.0 } else { ((state >> 40) % (2 * u64::from(self.noise) + 1)) as f64 };
            let tone = (25.0 + f64::from(*pixel) * 0.84) * light + noise - f64::from(self.noise);
            *pixel = tone.clamp(0.0, 255.0) as u8;
        }
    }

    /// The file as a phone writes it: the pixels as the sensor lay, and a note about how it was held.
    fn file(&self, photo: &GrayImage) -> Vec<u8> {
        let lying = match self.orientation {
            2 => imageops::flip_horizontal(photo),
            3 => imageops::rotate180(photo),
            4 => imageops::flip_vertical(photo),
            5 => imageops::flip_horizontal(&imageops::rotate90(photo)),
            6 => imageops::rotate270(photo),
            7 => imageops::flip_vertical(&imageops::rotate90(photo)),
            8 => imageops::rotate90(photo),
            _ => photo.clone(),
        };
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, self.quality);
        encoder.encode(lying.as_raw(), lying.width(), lying.height(), ExtendedColorType::L8).unwrap();
        let note =
            [&b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"[..], &[self.orientation], b"\0\0\0\0\0\0"]
                .concat();
        let length = (note.len() as u16 + 2).to_be_bytes();
        [&bytes[..2], &[0xFF, 0xE1], &length, &note, &bytes[2..]].concat()
    }
}

/// The projective map that takes four points to four others; its last number is 1.
fn homography(from: [(f64, f64); 4], to: [(f64, f64); 4]) -> [f64; 8] {
    let mut rows = Vec::new();
    for ((x, y), (u, v)) in from.into_iter().zip(to) {
        rows.push([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u]);
        rows.push([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v]);
    }
    for at in 0..8 {
        let best = (at..8).max_by(|&one, &other| rows[one][at].abs().total_cmp(&rows[other][at].abs())).unwrap();
        rows.swap(at, best);
        let pivot = rows[at];
        for (index, row) in rows.iter_mut().enumerate() {
            let factor = row[at] / pivot[at];
            for (value, own) in row.iter_mut().zip(pivot) {
                *value = if index == at { own / pivot[at] } else { *value - factor * own };
            }
        }
    }
    std::array::from_fn(|at| rows[at][8])
}

/// Where a code stands on a document: x, y and side in millimetres.
pub fn stands(manifest: &Value, document: &str, id: &str) -> (f64, f64, f64) {
    let document = manifest["documents"].as_array().unwrap().iter().find(|one| one["path"] == document).unwrap();
    let code = document["codes"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap();
    let mm = |key: &str| code[key].as_f64().unwrap();
    (mm("x_mm"), mm("y_mm"), mm("side_mm"))
}
