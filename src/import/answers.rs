//! What people answered about rows whose item was doubtful, and about items that no table has any more.
//!
//! Comes in: the table `[matches]` of a profile. An item is named by its id. A row is named by its department and titles, `ZRZ 规划编制 / 总体规划`, which hold when rows move about; or by its
//! place, `附件5.xlsx!城乡规划!17`, where two rows have the same titles.

use std::collections::BTreeMap;

use super::draft::DraftRow;
use super::title::shown;
use crate::catalog::Catalog;
use crate::catalog::id::is_item_id;
use crate::cell::normal::key;
use crate::sheet::Book;

/// How an answer says that a row is a new item.
pub const NEW: [&str; 2] = ["新增", "new"];

/// How an answer says that an item stays although no table has it.
pub const KEEP: [&str; 2] = ["保留", "keep"];

/// The answers of a profile: `[matches]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<String, (String, Answer)>);

/// What a row is, or what becomes of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The row is the item with this id.
    Item(String),
    /// The row is a new item.
    New,
    /// The item stays.
    Keep,
}

impl Answer {
    /// The answer in a profile's words.
    #[must_use]
    pub fn of(written: &str) -> Option<Self> {
        match written.trim() {
            new if NEW.contains(&new) => Some(Self::New),
            keep if KEEP.contains(&keep) => Some(Self::Keep),
            id => is_item_id(id).then(|| Self::Item(id.to_owned())),
        }
    }

    /// The answer as profiles write it.
    #[must_use]
    pub fn written(&self) -> &str {
        match self {
            Self::Item(id) => id,
            Self::New => NEW[0],
            Self::Keep => KEEP[0],
        }
    }
}

impl Answers {
    /// Notes the answer for a row, or for an item by its id.
    pub fn add(&mut self, name: &str, answer: Answer) {
        self.0.insert(key(name), (name.to_owned(), answer));
    }

    /// The answers as they were written, in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.0.values().map(|(name, answer)| (name.as_str(), answer))
    }

    /// Whether an item stays although no table has it.
    #[must_use]
    pub fn keeps(&self, id: &str) -> bool {
        !self.0.is_empty() && self.0.get(&key(id)).is_some_and(|(_, answer)| *answer == Answer::Keep)
    }

    /// The answer for a row; its place is heard before its titles.
    #[must_use]
    pub fn of(&self, row: &DraftRow, books: &[Book], catalog: &Catalog) -> Option<&Answer> {
        if self.0.is_empty() {
            return None;
        }
        let by_place = self.0.get(&key(&place(row, books)));
        by_place.or_else(|| self.0.get(&key(&name(row, catalog)))).map(|(_, answer)| answer)
    }
}

/// A row by its department and titles.
#[must_use]
pub fn name(row: &DraftRow, catalog: &Catalog) -> String {
    let department = row.department.and_then(|index| catalog.departments.get(index));
    let id = department.map_or("", |department| &department.id);
    format!("{id} {}", shown(row))
}

/// A row by its place: file, sheet and row, as spreadsheets count.
#[must_use]
pub fn place(row: &DraftRow, books: &[Book]) -> String {
    let book = books.get(row.book);
    let file = book.map_or("", |book| file_name(&book.name));
    let sheet = book.and_then(|book| book.sheets.get(row.sheet)).map_or("", |sheet| &sheet.name);
    format!("{file}!{sheet}!{}", row.row + 1)
}

/// The last part of a path.
#[must_use]
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
