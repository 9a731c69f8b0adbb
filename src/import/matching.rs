//! Which row of the tables is which item of the catalogue.
//!
//! Comes in: rows understood, the catalogue at rest, people's answers. Goes out: a [`Plan`]. Rows and items find each
//! other in this order, each at most once: by the profile; by the item's id; by department, field, headings and name in
//! their comparison form; by the table's own code; in another field or department, if the content is the same; and, of
//! what is left, by likeness. What only likeness tells, and what would lose something, asks to be confirmed; what is as
//! like to one item as to another is never decided here.

mod alike;
mod compare;
mod exact;
mod scope;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::answers::{Answer, Answers};
use super::draft::{Draft, DraftRow};
use super::ids::Ids;
use super::outcome::{By, Candidate, Counts, Doubt, Entry, Kind, RowPlace};
use super::title::{self, LEVELS, Title};
use crate::catalog::{Catalog, Column};
use crate::diag::{Diagnostic, Diagnostics};
use crate::sheet::{Book, Texts};

use scope::Scope;

pub(super) use compare::{own_name, standing};

/// What is to become of rows and items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// What becomes of each row that is taken, in the order of the rows; then of the items that no table has any more.
    pub entries: Vec<Entry>,
    /// For each entry the index of its row among the draft's.
    pub rows: Vec<Option<usize>>,
    /// How many there are of each kind.
    pub counts: Counts,
}

impl Plan {
    /// Counts the rows that could not be read, and leaves the items standing that they may be.
    pub fn hold_back(&mut self, draft: &Draft) {
        self.counts.rows += draft.not_taken.len();
        self.counts.not_taken += draft.not_taken.len();
        let held = Scope::of(draft.rows.iter().filter(|row| draft.not_taken.contains(&row.table)));
        let before = std::mem::take(self);
        self.counts = Counts { rows: before.counts.rows, not_taken: before.counts.not_taken, ..Counts::default() };
        for (entry, row) in before.entries.into_iter().zip(before.rows) {
            if entry.kind != Kind::Removed || !held.has(entry.department, entry.field) {
                self.push(entry, row);
            }
        }
    }

    fn push(&mut self, entry: Entry, row: Option<usize>) {
        self.counts.add(&entry);
        self.entries.push(entry);
        self.rows.push(row);
    }
}

/// Finds the item of each row, and what differs.
#[must_use]
pub fn matching(
    rows: &[DraftRow],
    books: &[Book],
    catalog: &Catalog,
    answers: &Answers,
    found: &mut Diagnostics,
) -> Plan {
    let mut desk = Desk::new(rows, books, catalog, answers);
    desk.leave_out_repeated(found);
    desk.by_profile(found);
    desk.by_id(found);
    desk.by_title();
    desk.by_number();
    desk.by_title_elsewhere();
    desk.by_likeness();
    desk.plan()
}

/// Rows and items while they are being matched.
struct Desk<'a> {
    rows: &'a [DraftRow],
    books: &'a [Book],
    catalog: &'a Catalog,
    answers: &'a Answers,
    scope: Scope,
    row_titles: Vec<Title>,
    item_titles: Vec<Title>,
    /// Whether a row is to find its item.
    is_taken: Vec<bool>,
    /// Whether a row is said to be a new item.
    is_new: Vec<bool>,
    /// Whether a row brings an id that no item has: it is that item and no other.
    has_new_id: Vec<bool>,
    /// The item of each row.
    item_of: Vec<Option<(usize, By)>>,
    /// The row of each item.
    row_of: Vec<Option<usize>>,
    /// The items a row may be, the likeliest first, with their scores.
    open: Vec<Vec<(usize, u16)>>,
}

impl<'a> Desk<'a> {
    fn new(rows: &'a [DraftRow], books: &'a [Book], catalog: &'a Catalog, answers: &'a Answers) -> Self {
        let mut texts = Texts::default();
        Self {
            rows,
            books,
            catalog,
            answers,
            scope: Scope::of(rows),
            row_titles: rows.iter().map(|row| title::of_row(row, &mut texts)).collect(),
            item_titles: catalog.items.iter().map(|item| title::of_item(item, &mut texts)).collect(),
            is_taken: rows.iter().map(|row| row.is_ready() && !row.value(Column::Level1).trim().is_empty()).collect(),
            is_new: vec![false; rows.len()],
            has_new_id: vec![false; rows.len()],
            item_of: vec![None; rows.len()],
            row_of: vec![None; catalog.items.len()],
            open: vec![Vec::new(); rows.len()],
        }
    }

    fn pair(&mut self, row: usize, item: usize, by: By) {
        self.item_of[row] = Some((item, by));
        self.row_of[item] = Some(row);
    }

    /// The rows that are still without an item.
    fn free_rows(&self) -> impl Iterator<Item = usize> {
        (0..self.rows.len()).filter(|&row| self.is_taken[row] && self.item_of[row].is_none())
    }

    /// The items that are still without a row.
    fn free_items(&self) -> impl Iterator<Item = usize> {
        (0..self.catalog.items.len()).filter(|&item| self.row_of[item].is_none())
    }

    /// The items without a row that the tables should have: they speak of their department and field.
    fn missed_items(&self) -> impl Iterator<Item = usize> {
        let items = &self.catalog.items;
        self.free_items().filter(|&item| self.scope.has(items[item].department, items[item].field))
    }

    fn by_profile(&mut self, found: &mut Diagnostics) {
        for row in self.free_rows().collect::<Vec<_>>() {
            match self.answers.of(&self.rows[row], self.books, self.catalog) {
                None | Some(Answer::Keep) => {}
                Some(Answer::New) => self.is_new[row] = true,
                Some(Answer::Item(id)) => {
                    let item = self.catalog.items.iter().position(|item| item.id == *id);
                    if let Some(item) = item.filter(|&item| self.row_of[item].is_none()) {
                        self.pair(row, item, By::Profile);
                    } else {
                        let wrong = match item {
                            Some(_) => Diagnostic::error("import-answer-taken"),
                            None => Diagnostic::error("import-answer-unknown"),
                        };
                        found.push(self.about(wrong.with("id", id), row, Column::Level1));
                        self.is_taken[row] = false;
                    }
                }
            }
        }
    }

    /// The id a row brings.
    fn id_of(&self, row: usize) -> &'a str {
        self.rows[row].value(Column::Id).trim()
    }

    /// A diagnostic about a cell of a row.
    fn about(&self, diagnostic: Diagnostic, row: usize, column: Column) -> Diagnostic {
        let row = &self.rows[row];
        let cell = row.cells[column as usize].as_ref().or_else(|| row.cells.iter().flatten().next());
        match cell {
            Some(cell) => super::in_cell(diagnostic, self.books, row, cell),
            None => diagnostic,
        }
    }

    fn plan(&self) -> Plan {
        let mut plan = Plan::default();
        plan.counts.rows = self.rows.len();
        let wished = (0..self.rows.len()).filter(|&row| self.has_new_id[row]).map(|row| self.id_of(row));
        let mut ids = Ids::new(self.catalog, wished);
        let held: BTreeSet<usize> = self.open.iter().flatten().map(|&(item, _)| item).collect();
        for row in 0..self.rows.len() {
            if self.is_taken[row] {
                plan.push(self.entry(row, &mut ids), Some(row));
            } else {
                plan.counts.not_taken += 1;
            }
        }
        // A row that waits for an answer may well be one of these items.
        let waiting: BTreeSet<String> = (0..self.rows.len())
            .filter(|&row| !self.is_taken[row])
            .map(|row| self.row_titles[row].bare(LEVELS.len()))
            .collect();
        let gone = self.missed_items().filter(|&item| {
            let is_kept = self.answers.keeps(&self.catalog.items[item].id);
            !is_kept && !held.contains(&item) && !waiting.contains(&self.item_titles[item].bare(LEVELS.len()))
        });
        for item in gone {
            plan.push(self.removal(item), None);
        }
        plan
    }

    fn entry(&self, row: usize, ids: &mut Ids<'_>) -> Entry {
        let draft = &self.rows[row];
        let department = draft.department.unwrap_or_default();
        let mut entry = Entry {
            kind: Kind::Added,
            row: Some(RowPlace { book: draft.book, sheet: draft.sheet, row: draft.row }),
            item: None,
            id: String::new(),
            old_id: None,
            department,
            field: draft.field.unwrap_or_default(),
            title: title::shown(draft),
            by: By::Nothing,
            changes: Vec::new(),
            doubt: None,
            candidates: Vec::new(),
        };
        if let Some((item, by)) = self.item_of[row] {
            self.compare(&mut entry, draft, item, by, ids);
        } else if self.open[row].is_empty() {
            entry.id = ids.give(department, self.id_of(row));
        } else {
            entry.kind = Kind::Unclear;
            entry.doubt = Some(Doubt::Several);
            entry.candidates = self.open[row].iter().map(|&(item, score)| self.candidate(item, score)).collect();
        }
        entry
    }

    fn compare(&self, entry: &mut Entry, draft: &DraftRow, item: usize, by: By, ids: &mut Ids<'_>) {
        let standing = &self.catalog.items[item];
        entry.item = Some(item);
        entry.by = by;
        entry.id.clone_from(&standing.id);
        entry.changes = compare::changes(draft, standing, self.catalog);
        entry.kind = compare::kind(draft, standing, &entry.changes);
        let is_elsewhere = entry.department != standing.department;
        if is_elsewhere {
            entry.old_id = Some(std::mem::replace(&mut entry.id, ids.give(entry.department, "")));
        }
        entry.doubt = if is_elsewhere && by != By::Profile {
            Some(Doubt::NewId)
        } else if matches!(by, By::Likeness(_)) {
            Some(Doubt::Alike)
        } else {
            compare::empties(&entry.changes).then_some(Doubt::Emptied)
        };
    }

    fn removal(&self, item: usize) -> Entry {
        let standing = &self.catalog.items[item];
        Entry {
            kind: Kind::Removed,
            row: None,
            item: Some(item),
            id: standing.id.clone(),
            old_id: None,
            department: standing.department,
            field: standing.field,
            title: title::shown_item(standing),
            by: By::Nothing,
            changes: Vec::new(),
            doubt: Some(Doubt::Removed),
            candidates: Vec::new(),
        }
    }

    fn candidate(&self, item: usize, score: u16) -> Candidate {
        let standing = &self.catalog.items[item];
        Candidate { item, id: standing.id.clone(), title: title::shown_item(standing), likeness: percent(score) }
    }
}

/// A score in parts of a hundred; only the same is 100.
fn percent(score: u16) -> u8 {
    (score / 10) as u8
}
