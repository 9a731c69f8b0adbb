//! The judge: what a scanner reads on the pages of a finished PDF, and whether it is what was meant.
//!
//! Nothing of Mingma is used here but the PDF's bytes and the places the manifest claims. Pages are rasterised by
//! `hayro` and searched by `rxing`: once as a whole, which finds codes that should not be there, and then, for a
//! claimed place where the search found nothing, once more in a crop around it, as a reader's camera would frame it.

#![expect(dead_code, reason = "each test program uses its own part of the judge")]

use std::collections::BTreeMap;
use std::fmt;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use rxing::common::HybridBinarizer;
use rxing::multi::MultipleBarcodeReader;
use rxing::qrcode::cpp_port::QrReader;
use rxing::{BarcodeFormat, BinaryBitmap, DecodeHints, Luma8LuminanceSource, Point};

/// How far the middle of a code may stand from where the manifest says, in mm.
const TOLERANCE_MM: f64 = 1.0;
/// Light ground a reader is sure to have around a code, in parts of its side: 4 modules of at least 21.
const SURROUNDINGS: f64 = 0.2;

/// A code that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What it says.
    pub text: String,
    /// Its middle, from the left edge of the page.
    pub x_mm: f64,
    /// Its middle, from the top edge of the page.
    pub y_mm: f64,
}

/// A code that should be there: top left and side as in the manifest.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// What it should say.
    pub target: String,
    /// Left edge of the symbol, without its quiet zone.
    pub x_mm: f64,
    /// Top edge.
    pub y_mm: f64,
    /// Side.
    pub side_mm: f64,
}

impl Placed {
    fn middle(&self) -> (f64, f64) {
        (self.x_mm + self.side_mm / 2.0, self.y_mm + self.side_mm / 2.0)
    }
}

/// What is wrong on a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// Nothing can be read where this should be.
    Missing(Placed),
    /// Something else is read there.
    Wrong(Placed, String),
    /// It is read, but elsewhere.
    Misplaced(Placed, Found),
    /// A code that should not be there.
    Extra(Found),
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(placed) => write!(out, "missing: {placed:?}"),
            Self::Wrong(placed, text) => write!(out, "wrong: {text:?} where {placed:?} should be"),
            Self::Misplaced(placed, found) => write!(out, "misplaced: {placed:?} stands at {found:?}"),
            Self::Extra(found) => write!(out, "extra: {found:?}"),
        }
    }
}

/// A page as gray pixels.
pub struct Raster {
    pub width: u32,
    pub height: u32,
    pub luma: Vec<u8>,
    pub dpi: f64,
}

/// Rasterises some pages of a PDF, counted from 0.
pub fn rasterise(pdf: &[u8], pages: &[usize], dpi: f64) -> Vec<Raster> {
    let pdf = Pdf::new(pdf.to_vec()).expect("a PDF that hayro opens");
    let cache = RenderCache::new();
    let scale = (dpi / 72.0) as f32;
    let pixels = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    pages
        .iter()
        .map(|&index| {
            let page = pdf.pages().get(index).expect("a page of the PDF");
            let settings = InterpreterSettings::default();
            let pixmap = hayro::render(page, &cache, &settings, &RenderSettings::default(), &pixels);
            let gray = |[red, green, blue, _]: [u8; 4]| {
                ((u32::from(red) * 54 + u32::from(green) * 183 + u32::from(blue) * 19) >> 8) as u8
            };
            let luma = pixmap.data_as_u8_slice().chunks_exact(4).map(|pixel| gray([pixel[0], pixel[1], pixel[2], 0]));
            let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
            Raster { width, height, luma: luma.collect(), dpi }
        })
        .collect()
}

/// Everything that can be read on some pages of a PDF.
pub fn read_pages(pdf: &[u8], pages: &[usize], dpi: f64) -> Vec<Vec<Found>> {
    rasterise(pdf, pages, dpi).iter().map(Raster::read).collect()
}

/// What is wrong on some pages of a PDF: `claimed` holds what should stand on each, and a page that is not in it
/// is not looked at.
pub fn judge(pdf: &[u8], claimed: &BTreeMap<usize, Vec<Placed>>, dpi: f64) -> Vec<(usize, Fault)> {
    let pages: Vec<usize> = claimed.keys().copied().collect();
    let rasters = rasterise(pdf, &pages, dpi);
    let judged = claimed.iter().zip(&rasters);
    judged
        .flat_map(|((&page, placed), raster)| raster.judge(placed).into_iter().map(move |fault| (page, fault)))
        .collect()
}

impl Raster {
    /// Every code on the page.
    pub fn read(&self) -> Vec<Found> {
        self.read_part(0, 0, self.width, self.height)
    }

    /// Compares what is read with what should be.
    pub fn judge(&self, placed: &[Placed]) -> Vec<Fault> {
        let mut found = self.read();
        let mut faults = Vec::new();
        for claim in placed {
            let at = found.iter().position(|found| near(claim, found)).map(|index| found.swap_remove(index));
            match at.or_else(|| self.read_around(claim)) {
                Some(here) if here.text == claim.target => {}
                Some(here) => faults.push(Fault::Wrong(claim.clone(), here.text)),
                None => {
                    let elsewhere = found.iter().position(|found| found.text == claim.target);
                    faults.push(match elsewhere.map(|index| found.swap_remove(index)) {
                        Some(there) => Fault::Misplaced(claim.clone(), there),
                        None => Fault::Missing(claim.clone()),
                    });
                }
            }
        }
        faults.extend(found.into_iter().map(Fault::Extra));
        faults
    }

    fn read_around(&self, claim: &Placed) -> Option<Found> {
        let pixels = |mm: f64| (mm * self.dpi / 25.4).max(0.0) as u32;
        let margin = claim.side_mm * SURROUNDINGS;
        let (left, top) = (pixels(claim.x_mm - margin), pixels(claim.y_mm - margin));
        let right = pixels(claim.x_mm + claim.side_mm + margin).min(self.width);
        let bottom = pixels(claim.y_mm + claim.side_mm + margin).min(self.height);
        let read = self.read_part(left, top, right.saturating_sub(left), bottom.saturating_sub(top));
        read.into_iter().find(|found| near(claim, found))
    }

    fn read_part(&self, left: u32, top: u32, width: u32, height: u32) -> Vec<Found> {
        if width == 0 || height == 0 {
            return Vec::new();
        }
        let rows = self.luma.chunks_exact(self.width as usize).skip(top as usize).take(height as usize);
        let luma = rows.flat_map(|row| &row[left as usize..(left + width) as usize]).copied().collect();
        let source = Luma8LuminanceSource::new(luma, width, height).expect("as many pixels as width times height");
        let hints = DecodeHints {
            TryHarder: Some(true),
            PossibleFormats: Some([BarcodeFormat::QR_CODE].into()),
            ..DecodeHints::default()
        };
        let mut bitmap = BinaryBitmap::new(HybridBinarizer::new(source));
        let results = QrReader.decode_multiple_with_hints(&mut bitmap, &hints).unwrap_or_default();
        let millimetres = |pixels: f64| pixels * 25.4 / self.dpi;
        let found = results.iter().map(|result| {
            let (x, y) = middle(result.getPoints());
            let (x_mm, y_mm) = (millimetres(x + f64::from(left)), millimetres(y + f64::from(top)));
            Found { text: result.getText().to_owned(), x_mm, y_mm }
        });
        found.collect()
    }
}

fn near(claim: &Placed, found: &Found) -> bool {
    let (x, y) = claim.middle();
    (x - found.x_mm).hypot(y - found.y_mm) <= TOLERANCE_MM
}

/// The middle of a code's corners.
fn middle(corners: &[Point]) -> (f64, f64) {
    let count = corners.len().max(1) as f64;
    let sum = |part: fn(&Point) -> f32| corners.iter().map(|corner| f64::from(part(corner))).sum::<f64>();
    (sum(|corner| corner.x) / count, sum(|corner| corner.y) / count)
}
