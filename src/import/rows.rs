//! The rows of a table's body become rows of the catalogue, as far as each says enough.
//!
//! Comes in: a table whose columns are understood. Goes out: draft rows, and what is doubtful about them. A cell that
//! says 同上, a merge and a level left out take the text above; everything else that is empty is empty.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::align;
use super::asked::Asked;
use super::draft::{DraftRow, SourceCell};
use super::filing::Filing;
use super::lines::{Kind, Row};
use super::mapping::{MappedColumn, Meaning};
use super::names::{Filed, Names, without_number};
use super::question::About;
use super::understand::Seen;
use super::values;
use crate::catalog::{Catalog, Column, unguarded};
use crate::cell::channel::Legend;
use crate::cell::space::heal;
use crate::cell::{ditto, normal};
use crate::diag::{Diagnostic, Diagnostics};
use crate::sheet::{Address, Kind as FileKind, Sheet};

/// A table that is read, and what is known of it as a whole.
pub(super) struct Frame<'a> {
    pub seen: Seen<'a>,
    /// Index of the table among the draft's mappings.
    pub table: usize,
    /// The cell that says, or should say, what the table is about.
    pub title: Address,
    pub columns: &'a [MappedColumn],
    pub legend: Legend,
    /// The department everything goes to, as people said.
    pub department: Option<usize>,
    /// The department whose form it is: for bodies that name none.
    pub filled_in_by: Option<usize>,
    /// Its field, or the question which that is.
    pub field: Result<usize, About>,
    /// The heads under which an empty cell repeats the one above.
    pub fill_down: &'a [usize],
    /// What all its rows wait for.
    pub waits_for: &'a [usize],
    /// Which items the catalogue has, by id in small letters: their departments.
    pub ids: &'a BTreeMap<String, usize>,
    pub catalog: &'a Catalog,
    pub names: &'a Names<'a>,
}

/// How many texts of a column are kept with what they mean.
const MOST_READ: usize = 1000;

/// What goes on from row to row.
struct Reader<'a, 'b> {
    frame: &'a Frame<'a>,
    asked: &'b mut Asked,
    found: &'b mut Diagnostics,
    /// For each column of the table, what the last row said.
    above: Vec<Above>,
    /// For each column, what texts mean that were read before and left nothing to say: limits, bases, channels and ticks
    /// are the same in many rows, and costly to read.
    read: Vec<BTreeMap<Arc<str>, Arc<str>>>,
    /// The values that several columns of ticks make together, each held once.
    joined: BTreeSet<Arc<str>>,
    filing: Filing<'a>,
    /// The first level that the title of a section gives.
    section_level: Option<SourceCell>,
    /// The joint bodies that were spoken of.
    joint: BTreeSet<Arc<str>>,
    rows: Vec<DraftRow>,
    not_taken: usize,
}

/// What stands under each column of the catalogue.
pub(super) type Cells = [Option<SourceCell>; Column::COUNT];

/// What a column said in the row before.
#[derive(Clone, Default)]
struct Above {
    /// The text in force: where the cell says 同上, that of the cell above.
    text: Arc<str>,
    value: Arc<str>,
    /// The cell that says it.
    at: Address,
}

/// Reads the rows of a table: those that are items, and how many more should be but could not be taken.
pub(super) fn read(
    frame: &Frame<'_>,
    rows: &[Row],
    asked: &mut Asked,
    found: &mut Diagnostics,
) -> (Vec<DraftRow>, usize) {
    let above = vec![Above::default(); frame.columns.len()];
    let read = vec![BTreeMap::new(); frame.columns.len()];
    let mut reader = Reader {
        frame,
        asked,
        found,
        above,
        read,
        joined: BTreeSet::new(),
        filing: Filing::new(frame),
        section_level: None,
        joint: BTreeSet::new(),
        rows: Vec::with_capacity(rows.len()),
        not_taken: 0,
    };
    for (at, row) in rows.iter().enumerate() {
        match row.kind {
            Kind::Item => reader.item(row.row),
            Kind::Section(cell) => reader.section(cell, rows.get(at + 1)),
            Kind::Loose(cell) => reader.pass_over(cell, Diagnostic::warning("import-loose-text")),
            Kind::Note(_) => {}
        }
    }
    (reader.rows, reader.not_taken)
}

impl Reader<'_, '_> {
    fn warn(&mut self, at: Address, diagnostic: Diagnostic) {
        self.found.push(self.frame.seen.blame(at, diagnostic));
    }

    /// Says why a row is not taken.
    fn pass_over(&mut self, at: Address, diagnostic: Diagnostic) {
        self.not_taken += 1;
        self.warn(at, diagnostic);
    }

    fn column_of(&self, wanted: Column) -> Option<usize> {
        self.frame.columns.iter().position(|column| column.meaning == Some(Meaning::Text(wanted)))
    }

    /// A title above rows: of a field, of a department, of a first level where the table has no column for it.
    fn section(&mut self, at: Address, next: Option<&Row>) {
        let raw = self.frame.seen.sheet.text(at);
        let key = normal::key(raw);
        let title = without_number(&key).to_owned();
        for (above, column) in self.above.iter_mut().zip(self.frame.columns) {
            if matches!(column.meaning, Some(Meaning::Text(Column::Level1 | Column::Level2 | Column::Level3))) {
                *above = Above::default();
            }
        }
        if let Some(field) = self.frame.names.field(raw) {
            self.filing.section_field = Some(field);
            return;
        }
        if let Some(department) = self.frame.names.department(&title) {
            self.filing.section_department = Some(department);
            return;
        }
        let Some(level) = self.column_of(Column::Level1) else {
            let healed = heal(raw);
            let shown = healed.chars().count().saturating_sub(title.chars().count());
            let value: String = healed.chars().skip(shown).collect();
            self.section_level = Some(SourceCell { at, raw: raw.into(), value: value.into() });
            return;
        };
        // A title that the rows below it say again adds nothing.
        let below = next.map(|row| Address::new(row.row, self.frame.columns[level].column));
        let says_same = below.is_some_and(|below| normal::key(self.frame.seen.sheet.text(below)) == title);
        if !says_same {
            self.warn(at, Diagnostic::warning("import-section-unknown"));
        }
    }

    fn item(&mut self, row: u32) {
        let Some(addresses) = self.addresses(row) else { return };
        let mut cells = [const { None }; Column::COUNT];
        let mut number = None;
        let has_levels = self.has_level_below(&addresses);
        self.forget_levels_below(&addresses);
        let mut ticks: Vec<(&Meaning, SourceCell)> = Vec::new();
        for (index, &at) in addresses.iter().enumerate() {
            let Some(cell) = self.cell(index, at, row, has_levels) else { continue };
            match &self.frame.columns[index].meaning {
                Some(Meaning::Number) => number = number.or(Some(cell)),
                Some(Meaning::Text(column)) => cells[*column as usize] = Some(cell),
                Some(meaning) => ticks.push((meaning, cell)),
                None => {}
            }
        }
        // In an order of their own, whichever the columns have.
        ticks.sort_by_key(|(meaning, _)| meaning.rank());
        for (meaning, cell) in ticks {
            if let Some(column) = meaning.column() {
                self.join(&mut cells[column as usize], cell, values::separator(column));
            }
        }
        self.take(row, number, cells);
    }

    /// Where the cells of a row stand, column by column; none for those it lacks. None when there is no telling.
    fn addresses(&mut self, row: u32) -> Option<Vec<Option<Address>>> {
        match align::places(self.frame.seen.sheet, row, self.frame.columns) {
            align::Places::AsTheyStand => {
                Some(self.frame.columns.iter().map(|column| Some(Address::new(row, column.column))).collect())
            }
            align::Places::Moved(places) => {
                let first = places.iter().flatten().next().copied().unwrap_or_default();
                // Files leave out empty cells at a row's end; nothing is missing there.
                let end = places.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
                let missing: Vec<&str> = places[..end]
                    .iter()
                    .zip(self.frame.columns)
                    .filter_map(|(place, column)| place.is_none().then_some(column.head.as_str()))
                    .collect();
                let missing = missing.join("、");
                self.warn(
                    Address::new(row, first),
                    Diagnostic::warning("import-short-row").with("row", row + 1).with("missing", missing),
                );
                Some(places.into_iter().map(|place| place.map(|column| Address::new(row, column))).collect())
            }
            align::Places::Unclear => {
                let first = self.frame.columns.first().map_or(0, |column| column.column);
                self.pass_over(
                    Address::new(row, first),
                    Diagnostic::warning("import-row-unclear")
                        .with("row", row + 1)
                        .with("cells", self.frame.seen.sheet.row(row).len())
                        .with("columns", self.frame.columns.len()),
                );
                None
            }
        }
    }

    /// For each of the first two levels, whether a deeper one stands in the row.
    fn has_level_below(&self, addresses: &[Option<Address>]) -> [bool; 2] {
        let stands = |level: Column| {
            let at = self.column_of(level).and_then(|index| addresses[index]);
            at.is_some_and(|at| !self.frame.seen.sheet.text(at).trim().is_empty())
        };
        let third = stands(Column::Level3);
        [stands(Column::Level2) || third, third]
    }

    /// Below a new first level, no second level comes down from above.
    fn forget_levels_below(&mut self, addresses: &[Option<Address>]) {
        let levels = [Column::Level1, Column::Level2, Column::Level3].map(|level| self.column_of(level));
        let mut is_new = false;
        for index in levels.into_iter().flatten() {
            let text = addresses[index].and_then(|at| own_text(self.frame.seen.sheet, at)).map_or("", |text| text);
            if is_new {
                self.above[index] = Above::default();
            }
            is_new |= !text.trim().is_empty() && *self.above[index].text != *text && !ditto::is_ditto(text);
        }
    }

    /// The cell of a column in a row: what it says, and the text in force for the rows below.
    fn cell(&mut self, index: usize, at: Option<Address>, row: u32, has_below: [bool; 2]) -> Option<SourceCell> {
        let frame = self.frame;
        let column = &frame.columns[index];
        let meaning = column.meaning.as_ref().filter(|meaning| **meaning != Meaning::Ignored)?;
        let mut raw = at.and_then(|at| own_text(frame.seen.sheet, at)).cloned().unwrap_or_default();
        let is_missing = at.is_none();
        let mut at = at.unwrap_or_else(|| Address::new(row, column.column));
        let is_blank = raw.trim().is_empty();
        let is_level = match meaning {
            Meaning::Text(Column::Level1) => has_below[0],
            Meaning::Text(Column::Level2) => has_below[1],
            _ => false,
        };
        let repeats = if is_blank {
            is_level || frame.fill_down.contains(&index) || (is_missing && align::may_come_down(meaning))
        } else {
            ditto::is_ditto(&raw)
        };
        if repeats {
            if self.above[index].text.is_empty() {
                if !is_blank {
                    self.warn(at, Diagnostic::warning("import-nothing-above"));
                }
                return None;
            }
            // Where a row lacks the cell, another one stands at its place.
            if is_missing {
                (at, raw) = (self.above[index].at, Arc::clone(&self.above[index].text));
            }
        } else if is_blank {
            if !matches!(meaning, Meaning::Text(Column::Level1 | Column::Level2)) {
                self.above[index] = Above::default();
            }
            return None;
        } else if self.above[index].text != raw {
            if ditto::is_reference(&raw) {
                self.warn(at, Diagnostic::warning("import-refers-elsewhere"));
                self.above[index] = Above::default();
                return None;
            }
            let value = self.value(index, meaning, &raw, at);
            self.above[index] = Above { text: Arc::clone(&raw), value, at };
        }
        let value = Arc::clone(&self.above[index].value);
        (!value.is_empty()).then_some(SourceCell { at, raw, value })
    }

    /// What a text means under a column.
    fn value(&mut self, index: usize, meaning: &Meaning, raw: &Arc<str>, at: Address) -> Arc<str> {
        if let Some(value) = self.read[index].get(raw) {
            return Arc::clone(value);
        }
        // What guards a cell of a text table from being run as a formula is not part of what it says.
        let said = if self.frame.seen.book.kind == FileKind::Text { unguarded(raw) } else { raw };
        let values::Value { value, remarks } = values::read(meaning, said, self.frame.legend);
        let value = if *value == **raw { Arc::clone(raw) } else { Arc::from(value) };
        let comes_again = match meaning {
            Meaning::Text(column) => {
                matches!(column, Column::Basis | Column::TimeLimit | Column::Channels | Column::Body)
            }
            meaning => *meaning != Meaning::Number,
        };
        if comes_again && remarks.is_empty() && self.read[index].len() < MOST_READ {
            self.read[index].insert(Arc::clone(raw), Arc::clone(&value));
        }
        for remark in remarks {
            self.warn(at, remark);
        }
        value
    }

    /// Adds what another column says to the same column of the catalogue.
    fn join(&mut self, cell: &mut Option<SourceCell>, more: SourceCell, separator: &str) {
        let Some(cell) = cell else {
            *cell = Some(more);
            return;
        };
        let both = format!("{}{separator}{}", cell.value, more.value);
        cell.value = self.joined.get(both.as_str()).cloned().unwrap_or_else(|| {
            let both: Arc<str> = both.into();
            self.joined.insert(Arc::clone(&both));
            both
        });
    }

    /// Says, once for each text, that several bodies share an item.
    fn joint(&mut self, cells: &Cells, department: usize) {
        let Some(body) = &cells[Column::Body as usize] else { return };
        if self.joint.insert(Arc::clone(&body.value)) {
            let name = &self.frame.catalog.departments[department].name;
            self.warn(body.at, Diagnostic::warning("import-joint-body").with("department", name));
        }
    }

    /// Takes a row, if it has a heading.
    fn take(&mut self, row: u32, number: Option<SourceCell>, mut cells: Cells) {
        let mut number = number;
        if cells[Column::Level1 as usize].is_none() {
            cells[Column::Level1 as usize].clone_from(&self.section_level);
        }
        let first = self.frame.columns.first().map_or(0, |column| column.column);
        if cells[Column::Level1 as usize].is_none() {
            self.pass_over(Address::new(row, first), Diagnostic::warning("import-no-heading").with("row", row + 1));
            return;
        }
        // A number that is none of this catalogue's ids is the table's own.
        let owner = cells[Column::Id as usize].as_ref().and_then(|id| self.filing.owner(&id.value));
        if owner.is_none()
            && let Some(foreign) = cells[Column::Id as usize].take()
        {
            number = Some(foreign);
        }
        let mut waits_for = self.frame.waits_for.to_vec();
        // As it stands, lines and all: each may name a body of its own.
        let body = self.column_of(Column::Body).map(|index| &*self.above[index].text);
        let at = Address::new(row, first);
        let filed = self.filing.department(owner, body.zip(cells[Column::Body as usize].as_ref()));
        let department = match filed {
            Filed::To(department) => Some(department),
            Filed::LeftOut => return,
            Filed::Joint(department) => {
                self.joint(&cells, department);
                Some(department)
            }
            Filed::Unknown => {
                waits_for.push(self.filing.ask_department(&cells, at, self.asked));
                None
            }
        };
        let field = self.filing.field(&cells).or_else(|| {
            waits_for.push(self.filing.ask_field(&cells, at, self.asked));
            None
        });
        let (book, sheet, table) = (self.frame.seen.book_index, self.frame.seen.sheet_index, self.frame.table);
        self.rows.push(DraftRow { book, sheet, row, table, department, field, number, cells, waits_for });
    }
}

/// The text of a cell that is its column's: not one that a merge brings from another column.
fn own_text(sheet: &Sheet, at: Address) -> Option<&Arc<str>> {
    let cell = sheet.cell(at)?;
    cell.merged_into.is_none_or(|first| first.column == at.column).then_some(&cell.text)
}
