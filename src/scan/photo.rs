//! Every code on a photo, by both decoders, and every symbol that can be seen but not read.
//!
//! A page's raster is known to be sharp and straight; a photo is not, so here whatever one decoder reads counts. What
//! nothing reads counts as a symbol only where its timing patterns can be seen: three characters like 回 look like the
//! corners of one.

use rxing::common::{BitMatrix, DetectorRXingResult as _, GlobalHistogramBinarizer, HybridBinarizer};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FindFinderPatterns, GenerateFinderPatternSets, SampleQR};
use rxing::{Binarizer, Point};

use super::raster::Gray;
use super::read::{MOST_CODES, scanned, source};
use crate::guard::guarded;

/// Most threes of finder patterns tried on one photo: beyond it, a picture is made of nothing but them.
const MOST_TRIES: usize = 60_000;

/// How much longer a square may look than it looks wide: seen under 55 degrees. What is longer was put together from
/// corners of several symbols, or its corners are not where they seem.
const MOST_SQUEEZED: f64 = 1.75;

/// Part of each timing pattern that must be seen in a symbol that cannot be read.
const TIMING: f64 = 0.8;

/// Part of the modules of a symbol that is dark: masks hold it near the middle, text on paper is lighter.
const DARK: std::ops::Range<f64> = 0.3..0.7;

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
        let found = scanned(gray, false)?;
        let mut scan = Scan::default();
        for symbol in found.symbols().iter().take(MOST_CODES) {
            let (Some(text), Ok(points)) = (symbol.data_string(), <[_; 4]>::try_from(symbol.points())) else {
                continue;
            };
            let corners = around(points.map(|point| (f64::from(point.x), f64::from(point.y))));
            scan.read.push(Seen { text: text.to_owned(), corners, is_oriented: false });
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

/// How much longer than wide a square looks, whichever way it lies: 1 from straight ahead.
#[must_use]
pub fn squeezed(corners: &Corners) -> f64 {
    let [left_top, right_top, right_bottom, left_bottom] = *corners;
    let edge = |(x, y): (f64, f64), (next_x, next_y): (f64, f64), from: (f64, f64), to: (f64, f64)| {
        ((next_x - x + to.0 - from.0) / 2.0, (next_y - y + to.1 - from.1) / 2.0)
    };
    let (across_x, across_y) = edge(left_top, right_top, left_bottom, right_bottom);
    let (down_x, down_y) = edge(left_top, left_bottom, right_top, right_bottom);
    let area = (across_x * down_y - across_y * down_x).abs();
    // The sum of the two is that of a ratio and its inverse.
    let sum = (across_x.powi(2) + across_y.powi(2) + down_x.powi(2) + down_y.powi(2)) / area.max(1e-9);
    f64::midpoint(sum, (sum.powi(2) - 4.0).max(0.0).sqrt())
}

/// Whether a place lies within a symbol.
#[must_use]
pub fn contains(corners: &Corners, (x, y): (f64, f64)) -> bool {
    let turn = |at: usize| {
        let ((from_x, from_y), (to_x, to_y)) = (corners[at], corners[(at + 1) % 4]);
        (to_x - from_x) * (y - from_y) - (to_y - from_y) * (x - from_x)
    };
    let turns: [f64; 4] = std::array::from_fn(turn);
    turns.iter().all(|turn| *turn >= 0.0) || turns.iter().all(|turn| *turn <= 0.0)
}

/// Whether modules look like a symbol's: its timing patterns alternate, and it is neither light nor dark.
fn is_symbol(bits: &BitMatrix) -> bool {
    let side = bits.width();
    if side < 21 || bits.height() != side {
        return false;
    }
    let alternates = |is_dark: &dyn Fn(u32) -> bool| {
        let right = (8..side - 8).filter(|&at| is_dark(at) == at.is_multiple_of(2)).count();
        right as f64 >= f64::from(side - 16) * TIMING
    };
    let dark = (0..side).flat_map(|y| (0..side).map(move |x| (x, y))).filter(|&(x, y)| bits.get(x, y)).count();
    DARK.contains(&(dark as f64 / f64::from(side * side)))
        && alternates(&|at| bits.get(at, 6))
        && alternates(&|at| bits.get(6, at))
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
                let is_oriented = squeezed(&corners) < MOST_SQUEEZED;
                scan.read.push(Seen { text: decoded.text(), corners, is_oriented });
                if scan.read.len() >= MOST_CODES {
                    break;
                }
            }
            _ if squeezed(&corners) < MOST_SQUEEZED && is_symbol(sampled.getBits()) => doubtful.push((these, corners)),
            _ => {}
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
