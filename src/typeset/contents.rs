//! Headings found on finished pages: contents entries, bookmarks, places links lead to.

use std::collections::BTreeMap;

use crate::geom::Length;
use crate::page::Bookmark;
use crate::typeset::fragment::{Content, Fragment, Heading, Mark};
use crate::typeset::number::Numbered;
use crate::typeset::section::{SetSection, page_number};

/// One line of the contents.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub level: u8,
    pub text: String,
    /// Page number as printed.
    pub page: String,
    /// Which heading of the document it leads to.
    pub heading: usize,
}

/// A place in the finished document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Index of the page, from 0.
    pub page: usize,
    /// Height on the page.
    pub y: Length,
}

/// Every heading and named element with its place.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub headings: Vec<(Heading, Place)>,
    pub ids: BTreeMap<String, Place>,
    /// Footnotes, by their numbers in the document.
    pub notes: BTreeMap<u32, Place>,
}

/// The contents of the section at `index`: the headings of those after it.
pub(super) fn entries(set: &[SetSection<'_>], numbered: &[Numbered], index: usize) -> Vec<Entry> {
    let places = places(set, numbered);
    let first_page = numbered[index].first + set[index].sheets.len();
    let mut section = index;
    let mut entries = Vec::new();
    for (ordinal, (heading, place)) in places.headings.iter().enumerate() {
        if place.page < first_page || !heading.toc {
            continue;
        }
        while section + 1 < numbered.len() && numbered[section + 1].first <= place.page {
            section += 1;
        }
        let sheet = place.page - numbered[section].first;
        entries.push(Entry {
            level: heading.level,
            text: heading.text.clone(),
            page: page_number(numbered, section, sheet).to_owned(),
            heading: ordinal,
        });
    }
    entries
}

/// Finds every mark on the pages.
pub(super) fn places(set: &[SetSection<'_>], numbered: &[Numbered]) -> Places {
    let mut places = Places::default();
    for (each, numbers) in set.iter().zip(numbered) {
        for (index, sheet) in each.sheets.iter().enumerate() {
            for fragment in &sheet.placed {
                find(fragment, numbers.first + index, each.section.margin.top, &mut places);
            }
        }
    }
    places
}

fn find(fragment: &Fragment<'_>, page: usize, above: Length, places: &mut Places) {
    let place = Place { page, y: above + fragment.rect.origin.y };
    match &fragment.mark {
        Some(Mark::Heading(heading)) => {
            if let Some(id) = &heading.id {
                places.ids.entry(id.clone()).or_insert(place);
            }
            places.headings.push((heading.clone(), place));
        }
        Some(Mark::Anchor(id)) => {
            places.ids.entry(id.clone()).or_insert(place);
        }
        Some(Mark::Note(number)) => {
            places.notes.entry(*number).or_insert(place);
        }
        None => {}
    }
    if let Content::Boxes(boxes) = &fragment.content {
        for child in boxes {
            find(child, page, place.y, places);
        }
    }
}

/// Bookmarks, nested by heading level.
pub(super) fn outline(places: &Places) -> Vec<Bookmark> {
    let mut open: Vec<(u8, Bookmark)> = vec![(0, Bookmark::default())];
    for (heading, place) in places.headings.iter().filter(|(heading, _)| heading.bookmark) {
        close(&mut open, heading.level);
        let title = heading.text.clone();
        open.push((heading.level, Bookmark { title, page: place.page, y: place.y, children: Vec::new() }));
    }
    close(&mut open, 1);
    open.pop().map(|(_, root)| root.children).unwrap_or_default()
}

/// Ends the open bookmarks of this level and deeper.
fn close(open: &mut Vec<(u8, Bookmark)>, level: u8) {
    while open.last().is_some_and(|&(last, _)| last >= level) {
        let Some((_, done)) = open.pop() else { return };
        if let Some((_, parent)) = open.last_mut() {
            parent.children.push(done);
        }
    }
}

/// The last heading of each level up to each page: what running heads say. A heading ends those below its level.
pub(super) fn running(places: &Places, pages: usize) -> Vec<[String; 6]> {
    let mut current: [String; 6] = Default::default();
    let mut headings = places.headings.iter().peekable();
    (0..pages)
        .map(|page| {
            while let Some((heading, _)) = headings.next_if(|(_, place)| place.page <= page) {
                let level = usize::from(heading.level.clamp(1, 6)) - 1;
                current[level].clone_from(&heading.text);
                current[level + 1..].iter_mut().for_each(String::clear);
            }
            current.clone()
        })
        .collect()
}
