//! What an import makes of the catalogue's files.
//!
//! Comes in: a plan, the rows it speaks of, the catalogue, what `sources.csv` says now. Goes out: the new texts, whole
//! files each. Nothing is written here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::answers::file_name;
use super::draft::{DraftRow, SourceCell};
use super::matching::{Plan, own_name, standing};
use super::outcome::{By, Doubt, Entry, Kind};
use super::title::LEVELS;
use crate::catalog::{
    Catalog, CellEdit, Column, Edits, Item, NewRow, OriginCell, OriginRow, SOURCES_FILE, new_table, rewrite,
    sources_text, takes_new_items, tidy, without,
};
use crate::diag::Source;
use crate::sheet::Book;

/// The file that takes a department's new items where it has no table yet.
const NEW_TABLE: &str = "items.csv";

/// A file of the catalogue that is to have another text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewText {
    /// Its path within the project, with `/` between the parts.
    pub name: String,
    /// The file as it is now; none where there is none yet.
    pub before: Option<Arc<Source>>,
    /// What it is to say.
    pub text: String,
}

/// Whether an entry is carried out, if people have accepted what asks for it or not.
#[must_use]
pub fn is_carried_out(entry: &Entry, accepted: bool) -> bool {
    match entry.doubt {
        None => true,
        Some(Doubt::Several) => false,
        Some(_) => accepted,
    }
}

/// The texts of all files that a plan changes. `sources` gives the `sources.csv` of a department as it is now.
#[must_use]
pub fn texts(
    plan: &Plan,
    rows: &[DraftRow],
    books: &[Book],
    catalog: &Catalog,
    accepted: bool,
    sources: impl Fn(usize) -> Option<Arc<Source>>,
) -> Vec<NewText> {
    let mut desk = Desk {
        catalog,
        books,
        files: BTreeMap::new(),
        fresh: BTreeMap::new(),
        origins: BTreeMap::new(),
        gone: BTreeSet::new(),
        given: BTreeMap::new(),
    };
    for (entry, row) in plan.entries.iter().zip(&plan.rows) {
        if is_carried_out(entry, accepted) {
            desk.carry_out(entry, row.map(|row| &rows[row]));
        }
    }
    desk.texts(sources)
}

struct Desk<'a> {
    catalog: &'a Catalog,
    books: &'a [Book],
    /// What changes in the files there are, by name.
    files: BTreeMap<&'a str, FileEdits<'a>>,
    /// The new items of each department, in the order of the tables.
    fresh: BTreeMap<usize, Vec<Fresh<'a>>>,
    /// Which items of each department come from where: by their ids, none of the rows where no table has them.
    origins: BTreeMap<usize, Vec<(&'a str, Option<&'a DraftRow>)>>,
    /// The ids that no item has any more.
    gone: BTreeSet<&'a str>,
    /// The ids of each department's new items.
    given: BTreeMap<usize, BTreeSet<&'a str>>,
}

/// What changes in one file. New items become rows when the file is written, so that only one file's are held.
struct FileEdits<'a> {
    source: &'a Arc<Source>,
    edits: Edits,
    fresh: Vec<Fresh<'a>>,
}

/// A new item: what becomes of it, and the row or the item that says its texts.
#[derive(Clone, Copy)]
struct Fresh<'a> {
    entry: &'a Entry,
    said_by: Says<'a>,
}

/// What a new item's texts are said by.
#[derive(Clone, Copy)]
enum Says<'a> {
    Row(&'a DraftRow),
    /// It moves here from another department.
    Item(&'a Item),
}

impl<'a> Desk<'a> {
    fn carry_out(&mut self, entry: &'a Entry, row: Option<&'a DraftRow>) {
        let item = entry.item.map(|item| &self.catalog.items[item]);
        match (entry.kind, item, row) {
            (Kind::Unclear, ..) => return,
            (Kind::Removed, Some(item), _) => self.remove(item),
            (_, Some(item), _) if entry.old_id.is_some() => {
                self.remove(item);
                self.add(entry, Says::Item(item));
            }
            (_, Some(item), _) => self.change(entry, item),
            (_, None, Some(row)) => self.add(entry, Says::Row(row)),
            (_, None, None) => {}
        }
        // What has the item's id and says what it says was made from the catalogue: it is no source of it.
        let says_nothing = entry.by == By::Id && entry.changes.is_empty() && entry.kind == Kind::Kept;
        if let Some(row) = row.filter(|_| !says_nothing) {
            self.origins.entry(entry.department).or_default().push((&entry.id, Some(row)));
        }
    }

    fn add(&mut self, entry: &'a Entry, said_by: Says<'a>) {
        self.given.entry(entry.department).or_default().insert(&entry.id);
        self.fresh.entry(entry.department).or_default().push(Fresh { entry, said_by });
    }

    fn file(&mut self, source: &'a Arc<Source>) -> &mut FileEdits<'a> {
        let empty = || FileEdits { source, edits: Edits::default(), fresh: Vec::new() };
        self.files.entry(&source.name).or_insert_with(empty)
    }

    fn edits(&mut self, item: &'a Item) -> &mut Edits {
        &mut self.file(&item.span.source).edits
    }

    /// Takes an item out; its id stays noted, so that it is not given again.
    fn remove(&mut self, item: &'a Item) {
        self.edits(item).removed.push(item.span.range.clone());
        self.gone.insert(&item.id);
        if item.origin.is_none() {
            self.origins.entry(item.department).or_default().push((&item.id, None));
        }
    }

    fn change(&mut self, entry: &Entry, item: &'a Item) {
        if entry.changes.is_empty() {
            return;
        }
        let row = item.span.range.clone();
        let edits = self.edits(item);
        for change in &entry.changes {
            edits.cells.push(CellEdit { row: row.clone(), column: change.column, text: change.new.clone() });
        }
        // A name that only said the last heading again goes with the heading.
        let is_said = |column: Column| entry.changes.iter().any(|change| change.column == column);
        if own_name(item).is_empty() && LEVELS.into_iter().any(is_said) && !is_said(Column::Name) {
            edits.cells.push(CellEdit { row, column: Column::Name, text: String::new() });
        }
    }

    fn row_of(&self, new: &Fresh<'_>) -> NewRow {
        match new.said_by {
            Says::Row(row) => self.new_row(new.entry, row),
            Says::Item(item) => self.moved(new.entry, item),
        }
    }

    fn moved(&self, entry: &Entry, item: &Item) -> NewRow {
        let mut new = NewRow::default();
        for column in Column::all() {
            new.set(column, standing(item, column));
        }
        new.set(Column::Name, own_name(item));
        for change in &entry.changes {
            new.set(change.column, &*change.new);
        }
        self.filed(new, entry)
    }

    fn new_row(&self, entry: &Entry, row: &DraftRow) -> NewRow {
        let mut new = NewRow::default();
        for column in Column::all() {
            new.set(column, tidy(row.value(column)));
        }
        if LEVELS.iter().rev().map(|&level| new.text(level)).find(|level| !level.is_empty())
            == Some(new.text(Column::Name))
        {
            new.set(Column::Name, "");
        }
        self.filed(new, entry)
    }

    fn filed(&self, mut new: NewRow, entry: &Entry) -> NewRow {
        new.set(Column::Id, &*entry.id);
        new.set(Column::Field, self.catalog.fields.get(entry.field).map_or("", |field| &*field.name));
        new
    }

    fn texts(mut self, sources: impl Fn(usize) -> Option<Arc<Source>>) -> Vec<NewText> {
        let new_tables = self.hand_out();
        let mut texts = Vec::new();
        for (name, FileEdits { source, mut edits, fresh }) in std::mem::take(&mut self.files) {
            edits.added = fresh.iter().map(|new| self.row_of(new)).collect();
            let text = rewrite(source, &edits);
            if text != source.text {
                texts.push(NewText { name: name.to_owned(), before: Some(Arc::clone(source)), text });
            }
        }
        for (department, fresh) in new_tables {
            let rows: Vec<NewRow> = fresh.iter().map(|new| self.row_of(new)).collect();
            texts.push(NewText { name: self.in_folder(department, NEW_TABLE), before: None, text: new_table(&rows) });
        }
        for (&department, items) in &self.origins {
            let before = sources(department);
            let text = sources_text(before.as_ref(), items, |(id, row)| origin(id, *row, self.books));
            if before.as_ref().is_none_or(|before| before.text != text) {
                texts.push(NewText { name: self.in_folder(department, SOURCES_FILE), before, text });
            }
        }
        texts.extend(self.without_gone());
        texts.sort_by(|one, other| one.name.cmp(&other.name));
        texts
    }

    /// The files of departments whose main items are gone, without them: those of items deleted now, and, where a department
    /// without items is given some, those of items it once had.
    fn without_gone(&self) -> impl Iterator<Item = NewText> {
        self.catalog.departments.iter().enumerate().filter_map(|(index, department)| {
            let given =
                self.given.get(&index).filter(|_| !self.catalog.items.iter().any(|item| item.department == index));
            let is_gone = |id: &str| self.gone.contains(id) || given.is_some_and(|given| !given.contains(id));
            let gone = department.main_items.iter().filter(|main| is_gone(&main.value));
            let gone: Vec<_> = gone.map(|main| main.span.range.clone()).collect();
            let source = &department.span.source;
            (!gone.is_empty()).then(|| NewText {
                name: source.name.clone(),
                before: Some(Arc::clone(source)),
                text: without(&source.text, &gone),
            })
        })
    }

    /// Gives new items to the tables that take them; what is left, by department, is for new tables.
    fn hand_out(&mut self) -> BTreeMap<usize, Vec<Fresh<'a>>> {
        let mut new_tables: BTreeMap<usize, Vec<Fresh<'a>>> = BTreeMap::new();
        for (department, items) in std::mem::take(&mut self.fresh) {
            let mut tables: BTreeMap<usize, Option<&'a Arc<Source>>> = BTreeMap::new();
            for new in items {
                let field = new.entry.field;
                match *tables.entry(field).or_insert_with(|| self.table_for(department, field)) {
                    Some(source) => self.file(source).fresh.push(new),
                    None => new_tables.entry(department).or_default().push(new),
                }
            }
        }
        new_tables
    }

    /// The table that takes a department's new items of a field: the one with most items of the field, else of the
    /// department; of two alike the first.
    fn table_for(&self, department: usize, field: usize) -> Option<&'a Arc<Source>> {
        let tables = self.catalog.tables.iter().filter(|table| table.department == department);
        let tables: Vec<&Arc<Source>> =
            tables.map(|table| &table.source).filter(|source| takes_new_items(source)).collect();
        let counts = |source: &Arc<Source>| {
            let own = self.catalog.items.iter().filter(|item| Arc::ptr_eq(&item.span.source, source));
            own.fold((0, 0), |(of_field, all), item| (of_field + usize::from(item.field == field), all + 1))
        };
        tables.into_iter().rev().max_by_key(|source| counts(source))
    }

    fn in_folder(&self, department: usize, name: &str) -> String {
        department_folder(self.catalog, department) + "/" + name
    }
}

/// The folder of a department, within the project.
#[must_use]
pub fn department_folder(catalog: &Catalog, department: usize) -> String {
    let file = catalog.departments.get(department).map_or("", |department| &*department.span.source.name);
    file.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned()
}

/// Where an item comes from; an item that no table has only keeps its id.
fn origin(id: &str, row: Option<&DraftRow>, books: &[Book]) -> OriginRow {
    let Some(row) = row else { return OriginRow { id: id.to_owned(), ..OriginRow::default() } };
    let book = books.get(row.book);
    let sheet = book.and_then(|book| book.sheets.get(row.sheet)).map_or("", |sheet| &*sheet.name);
    let mut origin = OriginRow {
        id: id.to_owned(),
        file: book.map_or("", |book| file_name(&book.name)).to_owned(),
        sheet: sheet.to_owned(),
        ..OriginRow::default()
    };
    for column in Column::all() {
        origin.cells[column as usize] = row.cells[column as usize].as_ref().map(|cell| noted(cell, &cell.value));
    }
    if let Some(number) = &row.number {
        origin.cells[Column::Id as usize] = Some(noted(number, ""));
    }
    origin
}

fn noted(cell: &SourceCell, value: &str) -> OriginCell {
    let raw = (tidy(&cell.raw) != tidy(value)).then(|| cell.raw.to_string());
    OriginCell { address: cell.at.to_string(), raw }
}
