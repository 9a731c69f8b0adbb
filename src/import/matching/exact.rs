//! Rows and items that find each other beyond doubt.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::Desk;
use super::compare::{changes, standing};
use crate::catalog::{Column, tidy};
use crate::cell::likeness::score;
use crate::cell::normal::key;
use crate::diag::{Diagnostic, Diagnostics};
use crate::import::answers::place;
use crate::import::draft::DraftRow;
use crate::import::ids::Ids;
use crate::import::outcome::By;
use crate::import::title::{Title, depth};

/// Beyond this many pairs, rows and items of one title are left to likeness.
const MOST_PAIRS: usize = 10_000;
/// Shorter numbers are serials, which another row may have next year.
const SHORTEST_CODE: usize = 4;
/// How like titles must be for the same code to mean the same item.
const SAME_CODE: u16 = 300;

/// By which part of their titles rows and items are compared: what a table has no column for says nothing.
#[derive(Clone, Copy)]
struct Form {
    has_name: bool,
    depth: usize,
}

/// First by all there may be.
const FORMS: [Form; 6] = [
    Form { has_name: true, depth: 3 },
    Form { has_name: true, depth: 2 },
    Form { has_name: true, depth: 1 },
    Form { has_name: false, depth: 3 },
    Form { has_name: false, depth: 2 },
    Form { has_name: false, depth: 1 },
];

impl Form {
    fn fits(self, row: &DraftRow) -> bool {
        let name = row.cells[Column::Name as usize].as_ref();
        // A row that leaves its name empty may still be one whose name is its heading.
        let fits_name = if self.has_name { name.is_some() } else { name.is_none_or(|name| name.value.is_empty()) };
        fits_name && depth(row) == self.depth
    }

    fn of(self, title: &Title) -> String {
        if self.has_name { title.named(self.depth) } else { title.bare(self.depth) }
    }
}

/// Rows and items under one title.
type Groups<K> = BTreeMap<K, (Vec<usize>, Vec<usize>)>;

impl Desk<'_> {
    /// Leaves out rows that say again what an earlier one says.
    pub(super) fn leave_out_repeated(&mut self, found: &mut Diagnostics) {
        let mut seen: HashMap<u64, Vec<usize>> = HashMap::new();
        for row in self.free_rows().collect::<Vec<_>>() {
            let earlier = seen.entry(fingerprint(&self.rows[row])).or_default();
            match earlier.iter().find(|&&earlier| says_the_same(&self.rows[earlier], &self.rows[row])) {
                None => earlier.push(row),
                Some(&first) => {
                    let (first, again) = (&self.rows[first], &self.rows[row]);
                    // Of repetitions in one table its understanding speaks.
                    if first.table != again.table {
                        let repeated =
                            Diagnostic::warning("import-repeated-row").with("first", place(first, self.books));
                        found.push(self.about(repeated, row, Column::Level1));
                    }
                    self.is_taken[row] = false;
                }
            }
        }
    }

    /// Rows that have an item's id.
    pub(super) fn by_id(&mut self, found: &mut Diagnostics) {
        let items: HashMap<&str, usize> =
            self.catalog.items.iter().enumerate().map(|(at, item)| (item.id.as_str(), at)).collect();
        let mut given: HashMap<&str, usize> = HashMap::new();
        for row in self.free_rows().collect::<Vec<_>>() {
            let id = self.id_of(row);
            if id.is_empty() {
                continue;
            }
            let item = items.get(id).copied();
            let first = given.get(id).copied().or_else(|| item.and_then(|item| self.row_of[item]));
            if let Some(first) = first {
                let first = place(&self.rows[first], self.books);
                let twice = Diagnostic::error("import-id-twice").with("id", id).with("first", first);
                found.push(self.about(twice, row, Column::Id));
                self.is_taken[row] = false;
                continue;
            }
            given.insert(id, row);
            let department = self.rows[row].department.unwrap_or_default();
            match item {
                Some(item) => self.pair(row, item, By::Id),
                None => self.has_new_id[row] = Ids::fits(self.catalog, department, id),
            }
        }
    }

    /// Rows and items of the same department, field, headings and name.
    pub(super) fn by_title(&mut self) {
        for form in FORMS {
            let groups = self.groups(form, true, |department, field, title| (department, field, title));
            for (rows, items) in groups.into_values() {
                self.pair_group(rows, items);
            }
        }
    }

    /// Rows and missed items of the same titles and the same content, one of each, in another field, or else in another
    /// department.
    pub(super) fn by_title_elsewhere(&mut self) {
        for form in FORMS {
            let groups = self.groups(form, false, |department, _, title| (department, title));
            self.pair_moved(groups.into_values());
        }
        for form in FORMS {
            let groups = self.groups(form, false, |_, _, title| title);
            self.pair_moved(groups.into_values());
        }
    }

    fn groups<K: Ord>(&self, form: Form, anywhere: bool, key: impl Fn(usize, usize, String) -> K) -> Groups<K> {
        let mut groups: Groups<K> = BTreeMap::new();
        for row in self.free_rows() {
            let draft = &self.rows[row];
            if form.fits(draft) && !self.has_new_id[row] {
                let title = form.of(&self.row_titles[row]);
                let (department, field) = (draft.department.unwrap_or_default(), draft.field.unwrap_or_default());
                groups.entry(key(department, field, title)).or_default().0.push(row);
            }
        }
        if groups.is_empty() {
            return groups;
        }
        let items: Vec<usize> = if anywhere { self.free_items().collect() } else { self.missed_items().collect() };
        for item in items {
            let standing = &self.catalog.items[item];
            let title = form.of(&self.item_titles[item]);
            if let Some((_, items)) = groups.get_mut(&key(standing.department, standing.field, title)) {
                items.push(item);
            }
        }
        groups
    }

    /// Pairs rows and items of one title: those that say the same, then what is left if it is one of each.
    fn pair_group(&mut self, rows: Vec<usize>, items: Vec<usize>) {
        if let ([row], [item]) = (&rows[..], &items[..]) {
            return self.pair(*row, *item, By::Title);
        }
        if items.is_empty() || rows.len() * items.len() > MOST_PAIRS {
            return;
        }
        for &row in &rows {
            let same = items.iter().copied().find(|&item| {
                self.row_of[item].is_none()
                    && changes(&self.rows[row], &self.catalog.items[item], self.catalog).is_empty()
            });
            if let Some(item) = same {
                self.pair(row, item, By::Title);
            }
        }
        let rows: Vec<usize> = rows.into_iter().filter(|&row| self.item_of[row].is_none()).collect();
        let items: Vec<usize> = items.into_iter().filter(|&item| self.row_of[item].is_none()).collect();
        if let ([row], [item]) = (&rows[..], &items[..]) {
            self.pair(*row, *item, By::Title);
        }
    }

    fn pair_moved(&mut self, groups: impl Iterator<Item = (Vec<usize>, Vec<usize>)>) {
        for (rows, items) in groups {
            let ([row], [item]) = (&rows[..], &items[..]) else { continue };
            if self.is_new[*row] {
                continue;
            }
            let content = key(self.rows[*row].value(Column::Content));
            if !content.is_empty() && content == key(standing(&self.catalog.items[*item], Column::Content)) {
                self.pair(*row, *item, By::Title);
            }
        }
    }

    /// Rows and items of one department and field with the same code in the table, and titles not wholly different.
    pub(super) fn by_number(&mut self) {
        let mut groups: Groups<(usize, usize, String)> = BTreeMap::new();
        for item in self.free_items() {
            let standing = &self.catalog.items[item];
            let cell = standing.origin.as_ref().and_then(|origin| origin.cell(Column::Id));
            if let Some(code) = cell.and_then(|cell| cell.raw).as_deref().and_then(code) {
                groups.entry((standing.department, standing.field, code)).or_default().1.push(item);
            }
        }
        if groups.is_empty() {
            return;
        }
        for row in self.free_rows() {
            let draft = &self.rows[row];
            if let (Some(department), Some(field), Some(number)) = (draft.department, draft.field, &draft.number)
                && let Some(code) = code(&number.raw)
                && let Some((rows, _)) = groups.get_mut(&(department, field, code))
            {
                rows.push(row);
            }
        }
        for (rows, items) in groups.into_values() {
            if let ([row], [item]) = (&rows[..], &items[..])
                && score(&self.row_titles[*row].whole(), &self.item_titles[*item].whole()) >= SAME_CODE
            {
                self.pair(*row, *item, By::Number);
            }
        }
    }
}

/// A table's own number, if it is a code rather than a serial.
fn code(raw: &str) -> Option<String> {
    let code = key(raw);
    (code.chars().count() >= SHORTEST_CODE).then_some(code)
}

fn fingerprint(row: &DraftRow) -> u64 {
    // The hasher's keys are fixed: the same row has the same number in every run.
    let mut hasher = DefaultHasher::new();
    for column in Column::all() {
        tidy(row.value(column)).hash(&mut hasher);
    }
    hasher.finish()
}

fn says_the_same(one: &DraftRow, other: &DraftRow) -> bool {
    (one.department, one.field) == (other.department, other.field)
        && Column::all().all(|column| tidy(one.value(column)) == tidy(other.value(column)))
}
