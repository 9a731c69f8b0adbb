//! The pages that were issued, each arrangement of codes once, with the editions that have it.

use std::collections::{BTreeMap, BTreeSet};

use crate::register::{Edition, Facts};

/// Every page with codes that was ever issued.
#[derive(Debug)]
pub(super) struct Pages<'a> {
    /// All of them.
    pub all: Vec<Page<'a>>,
    by_target: BTreeMap<&'a str, BTreeSet<usize>>,
}

impl Pages<'_> {
    /// The indices of the pages that have a code with this text.
    pub(super) fn with(&self, text: &str) -> impl Iterator<Item = usize> {
        self.by_target.get(text).into_iter().flatten().copied()
    }
}

/// A page of a document as it was issued.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Page<'a> {
    /// The document's path.
    pub document: &'a str,
    /// The page, from 1.
    pub number: usize,
    /// The editions that have it with just these codes at just these places, the earliest first.
    pub editions: Vec<&'a str>,
    /// Its codes, in the order of painting.
    pub places: Vec<Place<'a>>,
}

/// A code on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place<'a> {
    /// Its id.
    pub id: &'a str,
    /// What it holds.
    pub target: &'a str,
    /// Its top left corner, in millimetres from the page's.
    pub corner: (f64, f64),
    /// Its side, in millimetres.
    pub side: f64,
    /// Its modules along a side.
    pub modules: u32,
}

impl Place<'_> {
    /// Its corners, in the order in which a symbol's are told.
    pub(super) fn corners(&self) -> [(f64, f64); 4] {
        let ((x, y), side) = (self.corner, self.side);
        [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
    }

    /// Its middle.
    pub(super) fn middle(&self) -> (f64, f64) {
        (self.corner.0 + self.side / 2.0, self.corner.1 + self.side / 2.0)
    }
}

/// The pages of all editions.
pub(super) fn issued(editions: &[(Edition, Facts)]) -> Pages<'_> {
    let all = pages(editions);
    let mut by_target: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (index, page) in all.iter().enumerate() {
        for place in &page.places {
            by_target.entry(place.target).or_default().insert(index);
        }
    }
    Pages { all, by_target }
}

fn pages(editions: &[(Edition, Facts)]) -> Vec<Page<'_>> {
    let mut pages: BTreeMap<(&str, usize), Vec<Page<'_>>> = BTreeMap::new();
    for (edition, facts) in editions {
        for document in &facts.documents {
            let mut by_page: BTreeMap<usize, Vec<Place<'_>>> = BTreeMap::new();
            for placed in &document.codes {
                // A picture that stands there as a code, but is none that can be read, tells nothing.
                let Some(code) = facts.code(&placed.id).filter(|code| code.version > 0) else { continue };
                let place = Place {
                    id: &placed.id,
                    target: &code.target,
                    corner: (placed.x_mm, placed.y_mm),
                    side: placed.side_mm,
                    modules: 17 + 4 * u32::from(code.version),
                };
                by_page.entry(placed.page).or_default().push(place);
            }
            for (number, places) in by_page {
                let known = pages.entry((&document.path, number)).or_default();
                match known.iter_mut().find(|page| page.places == places) {
                    Some(page) => page.editions.push(&edition.name),
                    None => {
                        known.push(Page { document: &document.path, number, editions: vec![&edition.name], places });
                    }
                }
            }
        }
    }
    pages.into_values().flatten().collect()
}
