//! The titles of rows and items: as they are shown, and as they are compared.

use std::sync::Arc;

use super::draft::DraftRow;
use crate::catalog::{Column, Item, tidy};
use crate::cell::normal::key;
use crate::sheet::Texts;

/// The columns of headings, from the outermost.
pub const LEVELS: [Column; 3] = [Column::Level1, Column::Level2, Column::Level3];

/// Titles in their comparison form. Their texts are shared: most stand in a row and in its item too, and headings over
/// many of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// The headings there are, from the outermost.
    pub levels: Box<[Arc<str>]>,
    /// The name: the last heading where no other is given.
    pub name: Arc<str>,
}

impl Title {
    /// The headings alone, as one text; as deep as a table goes.
    #[must_use]
    pub fn bare(&self, depth: usize) -> String {
        self.levels.iter().take(depth).flat_map(|level| [level, "\n"]).collect()
    }

    /// Headings and name.
    #[must_use]
    pub fn named(&self, depth: usize) -> String {
        self.bare(depth) + "\n" + &self.name
    }

    /// Headings, and the name where it is another than the last of them: what is held against another title.
    #[must_use]
    pub fn whole(&self) -> String {
        if self.levels.last() == Some(&self.name) { self.bare(LEVELS.len()) } else { self.named(LEVELS.len()) }
    }
}

/// How deep a table goes: how many columns of headings it has.
#[must_use]
pub fn depth(row: &DraftRow) -> usize {
    LEVELS.iter().rposition(|&level| row.cells[level as usize].is_some()).map_or(0, |last| last + 1)
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
pub fn of_row(row: &DraftRow, texts: &mut Texts) -> Title {
    compared(LEVELS.map(|level| row.value(level)), row.value(Column::Name), texts)
}

/// An item's.
#[must_use]
pub fn of_item(item: &Item, texts: &mut Texts) -> Title {
    compared(LEVELS.map(|level| item.text(level)), &item.name, texts)
}

fn compared(levels: [&str; 3], name: &str, texts: &mut Texts) -> Title {
    let levels = levels.map(|level| texts.of(&key(level)));
    let levels: Box<[Arc<str>]> = levels.into_iter().filter(|level| !level.is_empty()).collect();
    let name = texts.of(&key(name));
    let name = if name.is_empty() { levels.last().cloned().unwrap_or_default() } else { name };
    Title { levels, name }
}

/// The last heading there is.
#[must_use]
pub fn last_level<'a>(levels: impl DoubleEndedIterator<Item = &'a str>) -> &'a str {
    levels.rev().find(|level| !level.is_empty()).unwrap_or_default()
}
