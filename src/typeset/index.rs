//! The rows of an index: entries in order under their heads, each with all its pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::collate::{Head, Key, Order};
use crate::layout::tree::{IndexBy, Indexed};
use crate::page::chinese_number;
use crate::typeset::contents::Place;
use crate::typeset::inline::Href;
use crate::typeset::listing::Row;
use crate::typeset::number::PageNumbers;

/// Which style a head and an entry are set in.
const HEAD: usize = 0;
const ENTRY: usize = 1;

/// Where an entry stands: under which head, and where there.
type Sorted<'m> = BTreeMap<(Under<'m>, Key), Vec<usize>>;

/// Keys by the order they are for, once made: making one asks for every character's place.
pub(super) type Keys = BTreeMap<(Order, Arc<Indexed>), Key>;

/// What an entry stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Under<'m> {
    /// What its text begins with.
    Head(Head),
    /// A department: its number in the order the document first names them, and its name.
    Department(usize, &'m str),
}

/// The rows of an index over `marks`, which stand in the order of their places.
pub(super) fn rows(
    by: IndexBy,
    marks: &[(Arc<Indexed>, Place)],
    numbers: &PageNumbers<'_>,
    chinese: bool,
    keys: &mut Keys,
) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut last = None;
    for ((under, key), places) in sorted(by, marks, keys) {
        if last != Some(under) {
            rows.push(Row { style: HEAD, text: label(under, chinese), pages: Vec::new() });
            last = Some(under);
        }
        let mut pages: Vec<(usize, &str)> = Vec::new();
        for mark in places {
            // A page is named once, however often the entry stands there.
            if pages.last().is_none_or(|&(before, _)| marks[before].1.page != marks[mark].1.page) {
                pages.push((mark, numbers.of(marks[mark].1.page)));
            }
        }
        let pages = pages.into_iter().map(|(mark, page)| (page.to_owned(), Href::Mark(mark))).collect();
        rows.push(Row { style: ENTRY, text: key.text().to_owned(), pages });
    }
    rows
}

/// Every entry with the marks that make it.
fn sorted<'m>(by: IndexBy, marks: &'m [(Arc<Indexed>, Place)], keys: &mut Keys) -> Sorted<'m> {
    let order = if by == IndexBy::Strokes { Order::Strokes } else { Order::Pinyin };
    let mut departments: BTreeMap<&str, usize> = BTreeMap::new();
    let mut sorted = Sorted::new();
    let shown = |mark: &Indexed| by != IndexBy::Department || mark.department.is_some();
    for (at, (mark, _)) in marks.iter().enumerate().filter(|(_, (mark, _))| shown(mark)) {
        let make = || Key::new(order, &mark.text, mark.reading.as_ref());
        let key = keys.entry((order, Arc::clone(mark))).or_insert_with(make).clone();
        let under = match mark.department.as_deref() {
            Some(name) if by == IndexBy::Department => {
                let count = departments.len();
                Under::Department(*departments.entry(name).or_insert(count), name)
            }
            _ => Under::Head(key.head()),
        };
        sorted.entry((under, key)).or_default().push(at);
    }
    sorted
}

/// A head as printed.
fn label(under: Under<'_>, chinese: bool) -> String {
    match under {
        Under::Department(_, name) => name.to_owned(),
        Under::Head(Head::Digits) => "0–9".to_owned(),
        Under::Head(Head::Letter(letter)) => letter.to_string(),
        Under::Head(Head::Latin) => "A–Z".to_owned(),
        Under::Head(Head::Strokes(strokes)) if chinese => format!("{}画", chinese_number(strokes.into())),
        Under::Head(Head::Strokes(strokes)) => strokes.to_string(),
        Under::Head(Head::Other) => if chinese { "其他" } else { "Other" }.to_owned(),
    }
}
