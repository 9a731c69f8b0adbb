//! From sheets to rows of the catalogue.
//!
//! Comes in: books, the catalogue, the profile. Goes out: a [`Draft`]; what is doubtful goes to the diagnostics, each at
//! its cell. Nothing is chosen silently: what the tables leave open becomes a question that a profile answers.

use std::collections::BTreeMap;

use super::asked::Asked;
use super::columns;
use super::draft::Draft;
use super::front::{self, Front};
use super::heads;
use super::lines::{self, Kind, Row};
use super::mapping::{MappedColumn, Mapping, Meaning};
use super::names::Names;
use super::profile::{Profile, SheetProfile, Subject};
use super::question::{About, Place};
use super::repeats;
use super::rows::{self, Frame};
use super::tables::{self, Table};
use crate::catalog::{Catalog, Column};
use crate::diag::{CellPlace, Diagnostic, Diagnostics};
use crate::sheet::{Address, Book, Kind as FileKind, Sheet};

/// Understands the tables of books, as far as they and the profile say enough.
#[must_use]
pub fn understand(books: &[Book], catalog: &Catalog, profile: &Profile, found: &mut Diagnostics) -> Draft {
    let names = Names::new(catalog, profile);
    let ids = catalog.items.iter().map(|item| (item.id.to_ascii_lowercase(), item.department)).collect();
    let mut reader = Reader {
        catalog,
        profile,
        names: &names,
        ids,
        forms: BTreeMap::new(),
        asked: Asked::default(),
        draft: Draft::default(),
        found,
    };
    for (book_index, book) in books.iter().enumerate() {
        reader.book(book, book_index);
    }
    let Reader { asked, mut draft, .. } = reader;
    draft.questions = asked.into_questions();
    draft
}

/// A sheet that is read.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub book: &'a Book,
    pub sheet: &'a Sheet,
    pub book_index: usize,
    pub sheet_index: usize,
}

impl Seen<'_> {
    /// Points a diagnostic at a cell.
    pub fn blame(&self, at: Address, diagnostic: Diagnostic) -> Diagnostic {
        let text = self.sheet.text(at).to_owned();
        let cell = CellPlace { sheet: self.sheet.name.clone(), address: at.to_string(), text };
        diagnostic.in_cell(&self.book.name, cell)
    }
}

struct Reader<'a, 'b> {
    catalog: &'a Catalog,
    profile: &'a Profile,
    names: &'a Names<'a>,
    /// The department of each item of the catalogue, by its id in small letters.
    ids: BTreeMap<String, usize>,
    /// The first table with these heads.
    forms: BTreeMap<Vec<String>, usize>,
    asked: Asked,
    draft: Draft,
    found: &'b mut Diagnostics,
}

impl<'a> Reader<'a, '_> {
    fn book(&mut self, book: &'a Book, book_index: usize) {
        let tables: Vec<Vec<Table>> = book.sheets.iter().map(tables::find).collect();
        let has_table = tables.iter().any(|tables| !tables.is_empty());
        let sheets = book.sheets.iter().enumerate();
        let seen = sheets.map(|(sheet_index, sheet)| Seen { book, sheet, book_index, sheet_index });
        if has_table {
            seen.zip(&tables).for_each(|(seen, tables)| self.sheet(seen, tables));
        } else {
            // One that people leave out is not expected to have any.
            let first =
                seen.filter(|seen| !self.is_left_out(*seen)).find_map(|seen| Some((seen, first_text(seen.sheet)?)));
            let none = first.map(|(seen, first)| seen.blame(first, Diagnostic::error("import-no-table-at-all")));
            self.found.extend(none);
        }
    }

    fn sheet(&mut self, seen: Seen<'a>, tables: &[Table]) {
        if tables.is_empty() {
            self.no_table(seen);
            return;
        }
        if seen.sheet.is_hidden {
            let at = Address::new(tables[0].head.start, 0);
            self.found.push(seen.blame(at, Diagnostic::warning("import-hidden-sheet")));
        }
        let lines: Vec<Vec<Row>> = tables.iter().map(|table| lines::read(seen.sheet, table)).collect();
        let legend = front::legend(seen.sheet, tables, &lines);
        for (number, (table, lines)) in tables.iter().zip(&lines).enumerate() {
            self.table(seen, table, lines, number, &legend);
        }
    }

    /// Says that a sheet beside others has no table, where one is to be expected: not in hidden sheets, and not of the
    /// tables a page is laid out by.
    fn no_table(&mut self, seen: Seen<'_>) {
        let is_page = matches!(seen.book.kind, FileKind::Html | FileKind::Docx);
        if is_page || seen.sheet.is_hidden || self.is_left_out(seen) {
            return;
        }
        let first = first_text(seen.sheet);
        self.found.extend(first.map(|first| seen.blame(first, Diagnostic::warning("import-no-table"))));
    }

    /// Whether the profile leaves a sheet without a table out.
    fn is_left_out(&self, seen: Seen<'_>) -> bool {
        let subject = Subject { file: &seen.book.name, sheet: &seen.sheet.name, table: 1, heads: &[] };
        self.profile.of_table(subject).iter().any(|entry| entry.is_left_out)
    }

    fn table(&mut self, seen: Seen<'a>, table: &Table, lines: &[Row], number: usize, legend: &front::Legends) {
        let heads = table.columns.iter().filter(|head| columns::counts(seen.sheet, table, head));
        let heads: Vec<String> = heads.map(|head| heads::key(&head.shown())).collect();
        let subject =
            Subject { file: &seen.book.name, sheet: &seen.sheet.name, table: number as u32 + 1, heads: &heads };
        let entries = self.profile.of_table(subject);
        if entries.iter().any(|entry| entry.is_left_out) {
            return;
        }
        let index = self.draft.mappings.len();
        let form = *self.forms.entry(sorted(heads)).or_insert(index);
        let subject = columns::Subject {
            names: self.names,
            sheet: seen.sheet,
            table,
            entries: &entries,
            book: seen.book_index,
            sheet_index: seen.sheet_index,
            form,
        };
        let (columns, mut waits_for) = columns::understand(&subject, &mut self.asked);
        self.missing(seen, table, &columns);
        let place = |at| Place { book: seen.book_index, sheet: seen.sheet_index, at };
        let legend = front::legend_for(legend, &entries, self.profile, index, &mut self.asked, place);
        let legend = legend.unwrap_or_else(|question| {
            waits_for.push(question);
            crate::cell::channel::Legend::default()
        });
        let front = Front::of(self.names, seen, table, &entries, self.profile, index);
        let fill_down = self.fill_down(seen, &columns, lines, &entries, form);
        let frame = Frame {
            seen,
            table: index,
            title: front::title(table),
            columns: &columns,
            legend,
            department: front.department,
            filled_in_by: front.filled_in_by,
            field: front.field,
            fill_down: &fill_down,
            waits_for: &waits_for,
            ids: &self.ids,
            catalog: self.catalog,
            names: self.names,
        };
        let (rows, not_taken) = rows::read(&frame, lines, &mut self.asked, self.found);
        self.draft.not_taken.extend(std::iter::repeat_n(index, not_taken));
        repeats::report(seen, &rows, self.found);
        let field = frame.field.as_ref().ok().copied();
        self.draft.rows.extend(rows);
        self.draft.mappings.push(Mapping {
            book: seen.book_index,
            sheet: seen.sheet_index,
            table: number as u32 + 1,
            heads: table.head.clone(),
            field,
            department: front.department,
            rows: lines.iter().filter(|line| line.kind == Kind::Item).count(),
            columns,
        });
    }

    /// Says which elements the table has no column for.
    fn missing(&mut self, seen: Seen<'_>, table: &Table, columns: &[MappedColumn]) {
        const NEEDED: [Column; 5] = [Column::Basis, Column::Content, Column::Body, Column::TimeLimit, Column::Method];
        let has = |wanted: &Column| {
            let mut meanings = columns.iter().map(|column| column.meaning.as_ref());
            // A column that waits for an answer may be the one.
            meanings.any(|meaning| meaning.is_none() || meaning.and_then(Meaning::column) == Some(*wanted))
        };
        let missing: Vec<_> = NEEDED.iter().filter(|column| !has(column)).map(|column| column.heading()).collect();
        if !missing.is_empty() {
            let at = Address::new(table.head.start, table.columns.first().map_or(0, |head| head.column));
            let warning = Diagnostic::warning("import-missing-columns").with("columns", missing.join("、"));
            self.found.push(seen.blame(at, warning));
        }
    }

    /// The columns whose empty cells repeat the one above, as the profile says; asks where that may be meant.
    fn fill_down(
        &mut self,
        seen: Seen<'_>,
        columns: &[MappedColumn],
        lines: &[Row],
        entries: &[&SheetProfile],
        form: usize,
    ) -> Vec<usize> {
        let mut filled = Vec::new();
        for (index, column) in columns.iter().enumerate() {
            let key = heads::key(&column.head);
            let says = |heads: &[String]| heads.iter().any(|head| heads::key(head) == key);
            if entries.iter().any(|entry| says(&entry.fill_down)) {
                filled.push(index);
                continue;
            }
            let may_repeat = matches!(
                column.meaning,
                Some(Meaning::Text(Column::Basis | Column::TimeLimit | Column::Channels | Column::Body))
            );
            if !may_repeat || entries.iter().any(|entry| says(&entry.keep_empty)) {
                continue;
            }
            if let Some(at) = blanks_below_texts(seen, column.column, lines) {
                let about = About::FillDown { table: form, head: column.head.clone() };
                let place = Place { book: seen.book_index, sheet: seen.sheet_index, at };
                self.asked.ask(&about, place, false, || vec![String::from("fill_down"), String::from("keep_empty")]);
            }
        }
        filled
    }
}

/// The first cell of a sheet in which something stands.
fn first_text(sheet: &Sheet) -> Option<Address> {
    (0..sheet.height()).find_map(|row| tables::own(sheet, row).next().map(|(column, _)| Address::new(row, column)))
}

/// The first empty cell below a text, where a file cannot say that cells are merged and a tenth of a column's cells or
/// more are empty.
fn blanks_below_texts(seen: Seen<'_>, column: u32, lines: &[Row]) -> Option<Address> {
    let items = || lines.iter().filter(|line| line.kind == Kind::Item).map(|line| Address::new(line.row, column));
    let has_merges =
        seen.sheet.merges().iter().any(|merge| {
            merge.first.column <= column && column <= merge.last.column && merge.last.row > merge.first.row
        });
    if has_merges && seen.book.kind != FileKind::Text {
        return None;
    }
    let is_blank = |at: &Address| seen.sheet.text(*at).trim().is_empty();
    let blanks = items().filter(is_blank).count();
    let all = items().count();
    let first = items().skip_while(is_blank).find(is_blank)?;
    (blanks >= 2 && blanks * 10 >= all).then_some(first)
}

fn sorted(mut heads: Vec<String>) -> Vec<String> {
    heads.sort_unstable();
    heads
}
