//! The titles of rows and items: as they are shown, and as they are compared.

use super::draft::DraftRow;
use crate::catalog::{Column, Item, tidy};
use crate::cell::normal::key;

/// The columns of headings, from the outermost.
pub const LEVELS: [Column; 3] = [Column::Level1, Column::Level2, Column::Level3];

/// Titles in their comparison form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// The headings.
    pub bare: String,
    /// The headings, and the name where it is another than the last of them.
    pub full: String,
}

/// A row's headings and name: `规划编制 / 总体规划`.
#[must_use]
pub fn shown(row: &DraftRow) -> String {
    let levels = LEVELS.map(|level| tidy(row.value(level)).into_owned());
    joined(levels.iter().map(String::as_str), &tidy(row.value(Column::Name)))
}

/// An item's.
#[must_use]
pub fn shown_item(item: &Item) -> String {
    joined(LEVELS.iter().map(|&level| item.text(level)), &item.name)
}

fn joined<'a>(levels: impl Iterator<Item = &'a str>, name: &str) -> String {
    let mut parts: Vec<&str> = levels.filter(|level| !level.is_empty()).collect();
    if !name.is_empty() && parts.last() != Some(&name) {
        parts.push(name);
    }
    parts.join(" / ")
}

/// A row's titles, to be compared.
#[must_use]
pub fn of_row(row: &DraftRow) -> Title {
    compared(LEVELS.map(|level| row.value(level)), row.value(Column::Name))
}

/// An item's.
#[must_use]
pub fn of_item(item: &Item) -> Title {
    compared(LEVELS.map(|level| item.text(level)), &item.name)
}

fn compared(levels: [&str; 3], name: &str) -> Title {
    let mut bare = String::new();
    let mut last = String::new();
    for level in levels.into_iter().map(key).filter(|level| !level.is_empty()) {
        bare.push_str(&level);
        bare.push('\n');
        last = level;
    }
    let name = key(name);
    let full = if name.is_empty() || name == last { bare.clone() } else { format!("{bare}\n{name}") };
    Title { bare, full }
}

/// What a row's name is, where its table does not leave that to the headings.
#[must_use]
pub fn last_level<'a>(levels: impl DoubleEndedIterator<Item = &'a str>) -> &'a str {
    levels.rev().find(|level| !level.is_empty()).unwrap_or_default()
}
