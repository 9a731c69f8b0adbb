//! What people answered about rows whose item was doubtful.
//!
//! A row is named by its department and titles, `ZRZ 规划编制 / 总体规划`, which hold when rows move about; or by its
//! place, `附件5.xlsx!城乡规划!17`, where two rows have the same titles.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::DraftRow;
use super::title::shown;
use crate::catalog::Catalog;
use crate::cell::normal::key;
use crate::sheet::Book;

/// How an answer says that a row is a new item.
pub const NEW: [&str; 2] = ["新增", "new"];

/// The answers of a profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Which item a row is, by the comparison form of its name.
    rows: BTreeMap<String, Answer>,
    /// Items that stay although no table has them, by their ids.
    kept: BTreeSet<String>,
}

/// What a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The item with this id.
    Item(String),
    /// A new item.
    New,
}

impl Answers {
    /// Notes the answer for a row.
    pub fn answer(&mut self, row: &str, answer: Answer) {
        self.rows.insert(key(row), answer);
    }

    /// Notes an item that stays.
    pub fn keep(&mut self, id: impl Into<String>) {
        self.kept.insert(id.into());
    }

    /// Whether an item stays although no table has it.
    #[must_use]
    pub fn keeps(&self, id: &str) -> bool {
        self.kept.contains(id)
    }

    /// The answer for a row; its place is heard before its titles.
    #[must_use]
    pub fn of(&self, row: &DraftRow, books: &[Book], catalog: &Catalog) -> Option<&Answer> {
        if self.rows.is_empty() {
            return None;
        }
        let by_place = self.rows.get(&key(&place(row, books)));
        by_place.or_else(|| self.rows.get(&key(&name(row, catalog))))
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
