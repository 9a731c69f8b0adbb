//! Every code on a photo, each once.

use crate::scan::photo::{self as scan, Corners, Scan, Seen, contains, middle, side, squeezed};
use crate::scan::raster::Gray;
use crate::scan::read::{first, second};

/// Photos of more pixels along their longer side are looked at in half their size too, where noise is averaged away.
const LARGE: usize = 1600;
/// Photos of fewer pixels are looked at in twice their size, if something could not be read before.
const SMALL: usize = 2400;
/// Pixels along the side of a symbol that is looked at again by itself.
const CLOSE: f64 = 420.0;
/// How much around a symbol is cut out with it, in its sides.
const AROUND: f64 = 0.25;

/// What was found on a photo.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Finds {
    /// Codes that were read.
    pub seen: Vec<Seen>,
    /// Symbols that were found, and that nothing could read.
    pub unread: Vec<Corners>,
}

/// Looks for codes: over the whole photo with a threshold that follows the light, in more ways where that finds
/// nothing, and once more at each symbol that could not be read.
pub(super) fn find(photo: &Gray) -> Finds {
    let mut finds = Finds::default();
    let longest = photo.width.max(photo.height);
    finds.add(scan::local(photo), 1.0);
    if longest > LARGE || finds.seen.is_empty() {
        finds.add(scan::local(&photo.scaled(photo.width / 2, photo.height / 2)), 0.5);
    }
    if finds.seen.is_empty() {
        finds.add(scan::global(photo), 1.0);
    }
    if finds.seen.is_empty() {
        // The other reader takes its time over large photos.
        let factor = (SMALL as f64 / longest as f64).min(1.0);
        let scaled = |length: usize| (length as f64 * factor) as usize;
        let sized = photo.scaled(scaled(photo.width), scaled(photo.height));
        finds.add(scan::other(&sized), factor);
    }
    if longest < SMALL && (finds.seen.is_empty() || !finds.unread.is_empty()) {
        finds.add(scan::local(&photo.scaled(photo.width * 2, photo.height * 2)), 2.0);
    }
    finds.look_closer(photo);
    finds
}

impl Finds {
    /// Adds what one look gave, at a size of so many times the photo's. What is there already is not added again.
    pub(super) fn add(&mut self, scan: Scan, factor: f64) {
        let whole = |corners: Corners| corners.map(|(x, y)| (x / factor, y / factor));
        for seen in scan.read {
            let seen = Seen { corners: whole(seen.corners), ..seen };
            match self.seen.iter_mut().find(|known| is_same(known, &seen)) {
                // Of two views of one symbol, the one that is more like a square is nearer to the truth.
                Some(known) if !known.is_oriented && squeezed(&seen.corners) < squeezed(&known.corners) => {
                    *known = seen;
                }
                Some(_) => {}
                None => self.seen.push(seen),
            }
        }
        for corners in scan.unread.into_iter().map(whole) {
            if !self.unread.iter().any(|known| is_there(known, &corners)) {
                self.unread.push(corners);
            }
        }
        let seen = &self.seen;
        self.unread.retain(|unread| !seen.iter().any(|seen| has_parts_of(unread, &seen.corners)));
    }

    /// Looks again at each symbol that was not read, by itself and enlarged.
    fn look_closer(&mut self, photo: &Gray) {
        for corners in std::mem::take(&mut self.unread) {
            match closer(photo, &corners) {
                Some(text) => {
                    let read = vec![Seen { text, corners, is_oriented: true }];
                    self.add(Scan { read, ..Scan::default() }, 1.0);
                }
                None => self.unread.push(corners),
            }
        }
    }
}

/// What a symbol says that is cut out and enlarged.
fn closer(photo: &Gray, corners: &Corners) -> Option<String> {
    let (left, top, right, bottom) = bounds(corners);
    let margin = (right - left).max(bottom - top) * AROUND;
    let start = |from: f64| (from - margin).max(0.0) as usize;
    let end = |to: f64, most: usize| ((to + margin).max(0.0) as usize).min(most);
    let (x, y) = (start(left), start(top));
    let (width, height) = (end(right, photo.width).checked_sub(x)?, end(bottom, photo.height).checked_sub(y)?);
    if width == 0 || height == 0 {
        return None;
    }
    let cut = photo.window((x, y), (width, height));
    let factor = (CLOSE / side(corners).max(1.0)).clamp(0.25, 6.0);
    let sized = cut.scaled((width as f64 * factor) as usize, (height as f64 * factor) as usize);
    read(&sized)
}

/// What either reader reads on a part of a photo.
pub(super) fn read(gray: &Gray) -> Option<String> {
    read_fast(gray).or_else(|| second(gray, |_| true))
}

/// What the faster reader reads on a part of a photo.
pub(super) fn read_fast(gray: &Gray) -> Option<String> {
    first(gray, |_| true)
}

/// Whether a symbol lies where another lies: the middle of the smaller within the larger.
pub(super) fn is_there(one: &Corners, other: &Corners) -> bool {
    let ((x, y), (there_x, there_y)) = (middle(one), middle(other));
    (x - there_x).hypot(y - there_y) < side(one).max(side(other)) / 2.0
}

/// Whether two are views of one symbol: they say the same, and lie nearer to each other than two could.
fn is_same(one: &Seen, other: &Seen) -> bool {
    let ((x, y), (there_x, there_y)) = (middle(&one.corners), middle(&other.corners));
    one.text == other.text && (x - there_x).hypot(y - there_y) < f64::midpoint(side(&one.corners), side(&other.corners))
}

/// Whether a symbol that was not read lies where one was read, or was put together from a finder pattern of it.
fn has_parts_of(unread: &Corners, read: &Corners) -> bool {
    /// How far within a symbol the middle of a finder pattern lies, of the way from the corner to the middle.
    const FINDER: f64 = 0.2;
    let (x, y) = middle(unread);
    let [left_top, right_top, _, left_bottom] = *unread;
    let finders = [left_top, right_top, left_bottom]
        .map(|corner| (corner.0 + (x - corner.0) * FINDER, corner.1 + (y - corner.1) * FINDER));
    is_there(unread, read) || finders.iter().any(|finder| contains(read, *finder))
}

/// The upright rectangle around a symbol: left, top, right, bottom.
fn bounds(corners: &Corners) -> (f64, f64, f64, f64) {
    corners.iter().fold((f64::MAX, f64::MAX, f64::MIN, f64::MIN), |(left, top, right, bottom), &(x, y)| {
        (left.min(x), top.min(y), right.max(x), bottom.max(y))
    })
}
