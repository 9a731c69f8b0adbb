//! Which cells of a file something is said of.

use std::collections::BTreeMap;

use super::entries::asks;
use super::{ImportReport, Weight};
use crate::diag::Locale;
use crate::import::outcome::Entry;
use crate::sheet::{Address, Book};

/// One thing said of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// How much it weighs.
    pub weight: Weight,
    /// The cell it is said of, in the sheet of this index; none where the file as a whole is meant.
    pub place: Option<(usize, Address)>,
    /// What stands there.
    pub text: String,
    /// What is wrong.
    pub headline: String,
    /// What to do.
    pub help: String,
}

/// Everything said of the book of this index: what is wrong with it, then what its rows ask.
pub(super) fn said_of(book: usize, report: &ImportReport<'_>, locale: &Locale) -> Vec<Said> {
    let read = &report.books[book];
    let found = report.outcome.found.iter().filter(|found| found.place() == Some(read.name.as_str()));
    let mut said: Vec<Said> = found
        .map(|found| {
            let message = locale.message(found);
            let cell = found.cell.as_deref();
            Said {
                weight: Weight::of(found),
                place: cell.and_then(|cell| place(read, &cell.sheet, &cell.address)),
                text: cell.map(|cell| cell.text.clone()).unwrap_or_default(),
                headline: message.headline,
                help: message.help.unwrap_or_default(),
            }
        })
        .collect();
    let entries = report.outcome.entries.iter().filter(|entry| entry.row.is_some_and(|row| row.book == book));
    said.extend(entries.filter_map(|entry| doubt(entry, read, locale)));
    said
}

/// What the row of an entry asks.
fn doubt(entry: &Entry, book: &Book, locale: &Locale) -> Option<Said> {
    let row = entry.row?;
    let (headline, help) = asks(entry, locale)?;
    // The cells that differ tell more than the row's first.
    let column = entry.changes.iter().find_map(|change| change.at).map_or(0, |at| at.column);
    let at = Address::new(row.row, column);
    let text = book.sheets.get(row.sheet).map(|sheet| sheet.text(at).to_owned()).unwrap_or_default();
    Some(Said { weight: Weight::Question, place: Some((row.sheet, at)), text, headline, help })
}

fn place(book: &Book, sheet: &str, address: &str) -> Option<(usize, Address)> {
    let sheet = book.sheets.iter().position(|each| each.name == sheet)?;
    Some((sheet, parsed(address)?))
}

/// The address that is shown so: `B17`.
fn parsed(shown: &str) -> Option<Address> {
    let digits = shown.find(|ch: char| ch.is_ascii_digit())?;
    let (letters, number) = shown.split_at(digits);
    let column = letters.bytes().try_fold(0_u32, |sum, letter| {
        letter.is_ascii_uppercase().then(|| sum.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1))?
    })?;
    Some(Address::new(number.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

/// What is said of each cell of a sheet; what is said of a cell that a merge covers is said of the merge's first.
pub(super) fn by_cell<'s>(said: &'s [Said], sheet: usize, book: &Book) -> BTreeMap<Address, Vec<&'s Said>> {
    let mut cells: BTreeMap<Address, Vec<&Said>> = BTreeMap::new();
    for each in said {
        let Some((_, at)) = each.place.filter(|(of, _)| *of == sheet) else { continue };
        let cell = book.sheets.get(sheet).and_then(|sheet| sheet.cell(at));
        let at = cell.and_then(|cell| cell.merged_into).unwrap_or(at);
        cells.entry(at).or_default().push(each);
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_they_are_shown() {
        for (row, column) in [(0, 0), (16, 1), (0, 25), (9, 26), (9, 701), (9, 702), (1_048_575, 16_383)] {
            let address = Address::new(row, column);
            assert_eq!(parsed(&address.to_string()), Some(address));
        }
        for wrong in ["", "B", "17", "B0", "b1", "B1x", "AAAAAAAAAA1"] {
            assert_eq!(parsed(wrong), None, "{wrong}");
        }
    }
}
