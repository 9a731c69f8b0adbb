//! What is found on finished pages: contents, bookmarks, running heads, places links lead to.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::geom::Length;
use crate::layout::tree::Indexed;
use crate::page::Bookmark;
use crate::typeset::fragment::{Content, Fragment, Heading};
use crate::typeset::inline::Href;
use crate::typeset::listing::Row;
use crate::typeset::number::{Numbered, PageNumbers};
use crate::typeset::section::SetSection;

/// A place in the finished document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Index of the page, from 0.
    pub page: usize,
    /// Height on the page.
    pub y: Length,
}

/// Every heading, index entry and named element with its place.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub headings: Vec<(Heading, Place)>,
    pub indexed: Vec<(Arc<Indexed>, Place)>,
    pub ids: BTreeMap<String, Place>,
    /// Footnotes, by their numbers in the document.
    pub notes: BTreeMap<u32, Place>,
}

/// The contents of the section at `index`: the headings of those after it.
pub(super) fn rows(places: &Places, pages: &PageNumbers<'_>, index: usize) -> Vec<Row> {
    let after = pages.end(index);
    let headings = places.headings.iter().enumerate();
    headings
        .filter(|(_, (heading, place))| heading.toc && place.page >= after)
        .map(|(ordinal, (heading, place))| Row {
            style: usize::from(heading.level.saturating_sub(1)),
            text: heading.text.clone(),
            pages: vec![(pages.of(place.page).to_owned(), Href::Heading(ordinal))],
        })
        .collect()
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
    if let Some(mark) = &fragment.mark {
        places.headings.extend(mark.heading.clone().map(|heading| (heading, place)));
        places.indexed.extend(mark.index.clone().map(|indexed| (indexed, place)));
        if let Some(id) = &mark.id {
            places.ids.entry(id.clone()).or_insert(place);
        }
        if let Some(number) = mark.note {
            places.notes.entry(number).or_insert(place);
        }
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
