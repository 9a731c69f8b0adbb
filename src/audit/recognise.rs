//! Which issued pages hang on a photo: by the codes that were read, and by how they lie to one another.
//!
//! A page is laid over the photo beginning from one code, and is fitted anew with each further code that lies where the
//! page has it. So a sheet in perspective is told from another with the same codes, two sheets on one photo from each
//! other, and it is known where on the photo the codes should be that were not read.

use std::collections::{BTreeMap, BTreeSet};

use super::pages::{Page, Pages, Place};
use super::plane::{Pair, Plane};
use crate::scan::photo::{Corners, Seen, middle, side};

/// How far from its place a code may lie, in its sides, and how much more for each part of the way to the nearest code
/// known: paper is not flat.
const TOLERANCE: (f64, f64) = (0.4, 0.08);

/// How far a code may lie from its place, in its sides, where no other could be meant.
const LOOSE: f64 = 1.5;

/// Codes beyond which a page is not fitted anew for each: what is known by then moves little.
const SETTLED: usize = 8;

/// A page laid over a photo.
#[derive(Clone, Debug)]
pub(super) struct Laid {
    /// Index of the page.
    pub page: usize,
    /// By the page's places: the code on the photo that lies there.
    pub at: BTreeMap<usize, usize>,
    /// Where the page lies.
    pub plane: Plane,
    /// Other pages that lie there as well as this one.
    pub others: Vec<usize>,
}

/// The pages on a photo, the one with the most codes first. `size` is the photo's, in pixels.
pub(super) fn recognise(pages: &Pages<'_>, seen: &[Seen], size: (usize, usize)) -> Vec<Laid> {
    let mut free: BTreeSet<usize> = (0..seen.len()).filter(|&at| pages.with(&seen[at].text).next().is_some()).collect();
    let mut all: Vec<Laid> = Vec::new();
    while !free.is_empty() {
        let candidates: BTreeSet<usize> = free.iter().flat_map(|&at| pages.with(&seen[at].text)).collect();
        let laid = candidates.into_iter().filter_map(|index| {
            let page = &pages.all[index];
            let laid = lay(page, index, seen, &free)?;
            Some((Fitness::of(&laid, page, size), laid))
        });
        let mut laid: Vec<_> = laid.collect();
        laid.sort_by_key(|(fitness, _)| *fitness);
        let mut laid = laid.into_iter();
        let Some((best, mut first)) = laid.next() else { break };
        // Another sheet elsewhere on the photo may fit as well; only what fits these very codes is in doubt.
        let used: BTreeSet<usize> = first.at.values().copied().collect();
        let others = laid.take_while(|(fitness, _)| fitness.equals(&best));
        let others = others.filter(|(_, other)| other.at.values().copied().collect::<BTreeSet<_>>() == used);
        first.others = others.map(|(_, other)| other.page).collect();
        free.retain(|at| !used.contains(at));
        all.push(first);
    }
    all
}

/// How well a page fits; the best comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Fitness {
    /// Codes found at their places: the more the better.
    found: std::cmp::Reverse<usize>,
    /// Codes that should be on the photo and were not found.
    lacking: usize,
    /// Codes that would lie beyond the photo's edge.
    beyond: usize,
}

impl Fitness {
    fn of(laid: &Laid, page: &Page<'_>, size: (usize, usize)) -> Self {
        let missing = (0..page.places.len()).filter(|place| !laid.at.contains_key(place));
        let (lacking, beyond): (Vec<usize>, Vec<usize>) =
            missing.partition(|&place| is_within(&expected(&laid.plane, &page.places[place]), size));
        Self { found: std::cmp::Reverse(laid.at.len()), lacking: lacking.len(), beyond: beyond.len() }
    }

    /// Whether nothing on the photo tells the two apart: what lies beyond its edge was not seen of either.
    fn equals(&self, other: &Self) -> bool {
        (self.found, self.lacking) == (other.found, other.lacking)
    }
}

/// Where a code should lie on the photo.
pub(super) fn expected(plane: &Plane, place: &Place<'_>) -> Corners {
    place.corners().map(|corner| plane.at(corner))
}

/// Whether a symbol lies whole within the photo.
pub(super) fn is_within(corners: &Corners, (width, height): (usize, usize)) -> bool {
    corners.iter().all(|&(x, y)| x >= 0.0 && y >= 0.0 && x <= width as f64 && y <= height as f64)
}

/// Lays a page over a photo, beginning from the code that lets it hold the most; none where no code of it is known
/// well enough to begin from.
fn lay(page: &Page<'_>, index: usize, seen: &[Seen], free: &BTreeSet<usize>) -> Option<Laid> {
    let mut best: Option<Laid> = None;
    let mut begun = 0;
    for (place, own) in page.places.iter().enumerate() {
        let starts = free.iter().copied().filter(|&at| seen[at].is_oriented && seen[at].text == own.target);
        for start in starts {
            let tried = best.as_ref().is_some_and(|best| best.at.get(&place) == Some(&start));
            // A page that holds half of its codes, or one that three beginnings gave nothing for, is settled.
            let enough = best.as_ref().is_some_and(|best| best.at.len() * 2 > page.places.len()) || begun >= 3;
            if tried || enough && best.as_ref().is_some_and(|best| best.at.len() > 1) {
                continue;
            }
            begun += 1;
            let grown = Growing { page, seen, free, at: BTreeMap::from([(place, start)]) }.grow(index);
            if grown.as_ref().map(|one| one.at.len()) > best.as_ref().map(|one| one.at.len()) {
                best = grown;
            }
        }
    }
    best
}

/// A page being laid over a photo.
struct Growing<'a> {
    page: &'a Page<'a>,
    seen: &'a [Seen],
    free: &'a BTreeSet<usize>,
    at: BTreeMap<usize, usize>,
}

impl Growing<'_> {
    /// Takes in the nearest code that lies where it should, until none is left; then those that lie a little off and can
    /// be no others.
    fn grow(mut self, page: usize) -> Option<Laid> {
        let mut plane = self.fit()?;
        while let Some((place, at)) = self.nearest(&plane) {
            self.at.insert(place, at);
            if self.at.len() <= SETTLED || self.at.len().is_multiple_of(4) {
                plane = self.fit()?;
            }
        }
        plane = self.fit()?;
        // Those would only draw the page away from where it lies.
        self.take_in_loose(&plane);
        Some(Laid { page, plane, at: self.at, others: Vec::new() })
    }

    fn fit(&self) -> Option<Plane> {
        let mut pairs: Vec<Pair> = Vec::new();
        for (&place, &at) in &self.at {
            let (place, seen) = (&self.page.places[place], &self.seen[at]);
            if seen.is_oriented {
                pairs.extend(place.corners().into_iter().zip(seen.corners));
            } else {
                pairs.push((place.middle(), middle(&seen.corners)));
            }
        }
        Plane::fit(&pairs)
    }

    /// Of the places without a code, the one nearest to those with one whose code lies there.
    fn nearest(&self, plane: &Plane) -> Option<(usize, usize)> {
        let mut open: Vec<(f64, usize)> = Vec::new();
        for (place, own) in self.page.places.iter().enumerate().filter(|(place, _)| !self.at.contains_key(place)) {
            let apart = |known: &usize| {
                let ((x, y), (there_x, there_y)) = (own.middle(), self.page.places[*known].middle());
                (x - there_x).hypot(y - there_y)
            };
            let distance = self.at.keys().map(apart).fold(f64::MAX, f64::min);
            open.push((distance, place));
        }
        open.sort_by(|one, other| one.0.total_cmp(&other.0));
        open.into_iter().find_map(|(distance, place)| {
            let own = &self.page.places[place];
            let tolerance = TOLERANCE.0 + TOLERANCE.1 * distance / own.side;
            Some((place, self.lying_at(plane, own, tolerance)?))
        })
    }

    /// The free code with a place's text that lies within so many sides of where it should.
    fn lying_at(&self, plane: &Plane, own: &Place<'_>, tolerance: f64) -> Option<usize> {
        let (x, y) = plane.at(own.middle());
        let off = |at: usize| {
            let corners = &self.seen[at].corners;
            let (there_x, there_y) = middle(corners);
            (x - there_x).hypot(y - there_y) / side(corners).max(1.0)
        };
        let same = self.free.iter().copied().filter(|&at| self.seen[at].text == own.target);
        let same = same.filter(|at| !self.at.values().any(|used| used == at)).map(|at| (off(at), at));
        same.filter(|(off, _)| *off <= tolerance).min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, at)| at)
    }

    fn take_in_loose(&mut self, plane: &Plane) {
        for place in 0..self.page.places.len() {
            if !self.at.contains_key(&place)
                && let Some(at) = self.lying_at(plane, &self.page.places[place], LOOSE)
            {
                self.at.insert(place, at);
            }
        }
    }
}
