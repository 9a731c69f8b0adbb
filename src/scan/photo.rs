//! Every code on a photo, by both decoders, and every symbol that can be seen but not read.
//!
//! A page's raster is known to be sharp and straight; a photo is not, so here whatever one decoder reads counts.

use rxing::common::{BitMatrix, DetectorRXingResult as _, GlobalHistogramBinarizer, HybridBinarizer};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FindFinderPatterns, GenerateFinderPatternSets, SampleQR};
use rxing::{Binarizer, Point};
use zedbar::config::QrCode;
use zedbar::{DecoderConfig, Scanner};

use super::raster::Gray;
use super::read::{MOST_CODES, source};
use crate::guard::guarded;

/// Most threes of finder patterns tried on one photo: beyond it, a picture is made of nothing but them.
const MOST_TRIES: usize = 60_000;

/// Four corners of a symbol, in pixels: top left, top right, bottom right, bottom left as the symbol is printed.
pub type Corners = [(f64, f64); 4];

/// A code that was read on a photo.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// What it says.
    pub text: String,
    /// Its corners.
    pub corners: Corners,
    /// Whether the first corner is known to be the symbol's own top left.
    pub is_oriented: bool,
}

/// What one look at a photo gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scan {
    /// Codes that were read.
    pub read: Vec<Seen>,
    /// Symbols that were found but not read.
    pub unread: Vec<Corners>,
}

/// What `rxing` finds under a threshold that follows light and shade.
#[must_use]
pub fn local(gray: &Gray) -> Scan {
    source(gray).map_or_else(Scan::default, |source| looked(&HybridBinarizer::new(source)))
}

/// What `rxing` finds under one threshold for all.
#[must_use]
pub fn global(gray: &Gray) -> Scan {
    source(gray).map_or_else(Scan::default, |source| looked(&GlobalHistogramBinarizer::new(source)))
}

/// What `zedbar` finds.
#[must_use]
pub fn other(gray: &Gray) -> Scan {
    let scan = guarded(|| {
        let config = DecoderConfig::new().enable(QrCode).retry_undecoded_regions(true);
        let mut scanner = Scanner::with_config(config);
        let mut image = zedbar::Image::from_gray(&gray.luma, gray.width as u32, gray.height as u32).ok()?;
        let found = scanner.scan(&mut image);
        let mut scan = Scan::default();
        for symbol in found.symbols().iter().take(MOST_CODES) {
            let (Some(text), Ok(points)) = (symbol.data_string(), <[_; 4]>::try_from(symbol.points())) else {
                continue;
            };
            let corners = around(points.map(|point| (f64::from(point.x), f64::from(point.y))));
            scan.read.push(Seen { text: text.to_owned(), corners, is_oriented: false });
        }
        for region in found.finder_regions() {
            let [left, top, width, height] = [region.x, region.y, region.width, region.height].map(f64::from);
            scan.unread.push([(left, top), (left + width, top), (left + width, top + height), (left, top + height)]);
        }
        Some(scan)
    });
    scan.flatten().unwrap_or_default()
}

/// Four points in the order in which they lie around their middle, as a clock goes.
fn around(mut points: Corners) -> Corners {
    let (x, y) = middle(&points);
    points.sort_by(|one, other| {
        let angle = |point: &(f64, f64)| (point.1 - y).atan2(point.0 - x);
        angle(one).total_cmp(&angle(other))
    });
    points
}

/// The middle of a symbol.
#[must_use]
pub fn middle(corners: &Corners) -> (f64, f64) {
    let sum = corners.iter().fold((0.0, 0.0), |sum, corner| (sum.0 + corner.0, sum.1 + corner.1));
    (sum.0 / 4.0, sum.1 / 4.0)
}

/// The mean length of a symbol's sides.
#[must_use]
pub fn side(corners: &Corners) -> f64 {
    let length = |at: usize| {
        let (one, next) = (corners[at], corners[(at + 1) % 4]);
        (one.0 - next.0).hypot(one.1 - next.1)
    };
    (0..4).map(length).sum::<f64>() / 4.0
}

fn looked<B: Binarizer>(binarizer: &B) -> Scan {
    guarded(|| binarizer.get_black_matrix().map(look).unwrap_or_default()).unwrap_or_default()
}

/// Tries every three finder patterns that may belong to one symbol, the likeliest first. Three of which one was read
/// with others belong to no symbol.
fn look(bits: &BitMatrix) -> Scan {
    let mut scan = Scan::default();
    let mut patterns = FindFinderPatterns(bits, true, 0);
    let (mut used, mut doubtful) = (Vec::new(), Vec::new());
    for set in GenerateFinderPatternSets(&mut patterns).into_iter().take(MOST_TRIES) {
        let these = [set.tl, set.tr, set.bl];
        if these.iter().any(|pattern| used.contains(pattern)) {
            continue;
        }
        let Ok(sampled) = SampleQR(bits, &set) else { continue };
        let Ok(points) = <[Point; 4]>::try_from(sampled.getPoints()) else { continue };
        let [left_top, right_top, left_bottom, right_bottom] =
            points.map(|point| (f64::from(point.x), f64::from(point.y)));
        let corners = [left_top, right_top, right_bottom, left_bottom];
        match Decode(sampled.getBits()) {
            Ok(decoded) if decoded.isValid() => {
                used.extend(these);
                scan.read.push(Seen { text: decoded.text(), corners, is_oriented: true });
                if scan.read.len() >= MOST_CODES {
                    break;
                }
            }
            _ => doubtful.push((these, corners)),
        }
    }
    for (these, corners) in doubtful {
        if !these.iter().any(|pattern| used.contains(pattern)) {
            used.extend(these);
            scan.unread.push(corners);
        }
    }
    scan
}
