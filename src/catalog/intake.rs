//! Rows become items: every reference found, every id given once, every cell fit to print.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::column::Column;
use super::files::read_changed;
use super::files::{self, File, Folder};
use super::id::{Ids, is_item_id, mistyped};
use super::origin::{Origin, Origins};
use super::settings::{CodeSettings, ProjectSite};
use super::text::{code_point, hostile};
use super::{
    Catalog, Changes, Department, Field, FieldAlias, Item, ItemFile, Located, department, nearest, or_none, reading,
    table,
};
use crate::cell::space::heal;
use crate::diag::{Diagnostic, Diagnostics, Source, Span};

/// One row of a file: its cells, and where they stand.
pub(super) trait Row {
    /// The text under a column; empty when the file has no such column.
    fn cell(&self, column: Column) -> &str;
    /// The place of that cell. Asked only for what is reported or kept, since finding it takes time.
    fn place(&self, column: Column) -> Span;
    /// The place of the whole row.
    fn whole(&self) -> Span;
}

/// Reads the catalogue of the project in `root`, as it will be with these changes.
pub(super) fn catalog(
    root: &Path,
    changes: &Changes,
    site: ProjectSite,
    fields: Vec<(Field, Span)>,
    codes: &CodeSettings,
    found: &mut Diagnostics,
) -> Catalog {
    let files = files::find(root, changes, found);
    let mut fields = fields;
    let read = |file: &File, found: &mut Diagnostics| read_changed(root, &file.path, changes, found);
    if let Some(source) = files.fields.and_then(|file| read(&file, found)) {
        fields.extend(department::read_fields(&source, found));
    }
    let fields = checked_fields(fields, found);

    let mut ids = Ids::default();
    found.collect(ids.give(&site.site.id, &site.span));
    let (departments, folders) = departments(read, &site, files.folders, &mut ids, found);
    let (mut tables, mut retired) = (Vec::new(), Vec::new());
    let mut intake = Intake {
        fields: &fields,
        field_of: names_of(&fields),
        check_letters: codes.check_letters,
        ids,
        rows: HashMap::new(),
        origins: Origins::default(),
        items: Vec::new(),
        aliases: Vec::new(),
        found,
    };
    for (index, (department, folder)) in departments.iter().zip(&folders).enumerate() {
        intake.rows.clear();
        let sources = folder.sources.as_ref().and_then(|file| read(file, intake.found));
        intake.origins = sources.map(|source| Origins::read(&source, intake.found)).unwrap_or_default();
        for file in &folder.items {
            if let Some(source) = read(file, intake.found) {
                table::read(&source, file, &mut Desk { intake: &mut intake, index, department, file, origin: None });
                tables.push(ItemFile { department: index, source });
            }
        }
        retired.extend(std::mem::take(&mut intake.origins).into_retired());
    }
    let (items, field_aliases) = (intake.items, intake.aliases);
    check_main_items(&departments, &items, found);
    Catalog { site: site.site, departments, fields, items, tables, retired, field_aliases }
}

/// Reads the departments, in the order they print, each with its files of items.
fn departments(
    read_file: impl Fn(&File, &mut Diagnostics) -> Option<Arc<Source>>,
    site: &ProjectSite,
    folders: Vec<Folder>,
    ids: &mut Ids,
    found: &mut Diagnostics,
) -> (Vec<Department>, Vec<Folder>) {
    let mut read = Vec::with_capacity(folders.len());
    for folder in folders {
        let Some(source) = read_file(&folder.department, found) else { continue };
        let Some(department) = department::read(&source, site, found) else { continue };
        if found.collect(ids.give(&department.id, &department.span)).is_some() {
            read.push((department, folder));
        }
    }
    read.sort_by(|(a, _), (b, _)| (a.order, &a.id).cmp(&(b.order, &b.id)));
    read.into_iter().unzip()
}

/// Reports fields whose id, name or other name is taken.
fn checked_fields(fields: Vec<(Field, Span)>, found: &mut Diagnostics) -> Vec<Field> {
    let mut taken: HashMap<String, String> = HashMap::new();
    let mut kept = Vec::with_capacity(fields.len());
    for (field, span) in fields {
        for name in names(&field) {
            match taken.get(name) {
                Some(other) if *other == field.id && name != field.id => {}
                Some(other) => found.push(
                    Diagnostic::error("catalog-duplicate-field")
                        .at(span.clone())
                        .with("name", name)
                        .with("id", &field.id)
                        .with("other", other),
                ),
                None => {
                    taken.insert(name.to_owned(), field.id.clone());
                }
            }
        }
        kept.push(field);
    }
    kept
}

fn names(field: &Field) -> impl Iterator<Item = &str> {
    [field.id.as_str(), field.name.as_str()].into_iter().chain(field.aliases.iter().map(String::as_str))
}

fn names_of(fields: &[Field]) -> HashMap<String, usize> {
    let numbered = fields.iter().enumerate();
    numbered.flat_map(|(index, field)| names(field).map(move |name| (name.to_owned(), index))).collect()
}

/// Reports items a department chose for its poster that it does not have. One that has none at all has nothing to choose
/// from yet, or no longer: that keeps nobody from importing its items.
fn check_main_items(departments: &[Department], items: &[Item], found: &mut Diagnostics) {
    // A row left out for a mistake of its own would be called missing here; one report of it is enough.
    if found.has_errors() {
        return;
    }
    for (index, department) in departments.iter().enumerate() {
        let own = || items.iter().filter(|item| item.department == index).map(|item| item.id.as_str());
        if own().next().is_none() {
            let without = |chosen: &Located<String>| {
                Diagnostic::warning("catalog-main-items-without-items")
                    .at(chosen.span.clone())
                    .with("department", &department.name)
            };
            found.extend(department.main_items.first().map(without));
            continue;
        }
        for chosen in &department.main_items {
            if !own().any(|id| id == chosen.value) {
                found.push(
                    Diagnostic::error("catalog-unknown-main-item")
                        .at(chosen.span.clone())
                        .with("id", &chosen.value)
                        .with("department", &department.name)
                        .with("nearest", or_none(nearest(&chosen.value, own()))),
                );
            }
        }
    }
}

/// What is taken in so far.
struct Intake<'a> {
    fields: &'a [Field],
    field_of: HashMap<String, usize>,
    check_letters: bool,
    ids: Ids,
    /// The rows of the department at hand, by heading and name.
    rows: HashMap<String, Span>,
    /// Where its items came from, as far as they were not taken in yet.
    origins: Origins,
    items: Vec<Item>,
    aliases: Vec<FieldAlias>,
    found: &'a mut Diagnostics,
}

/// Where the rows of one file are taken in.
pub(super) struct Desk<'a, 'b> {
    intake: &'a mut Intake<'b>,
    index: usize,
    department: &'a Department,
    file: &'a File,
    /// Where the texts of the row at hand came from.
    origin: Option<Origin>,
}

impl Desk<'_, '_> {
    /// Where faults of the file itself are reported.
    pub fn found(&mut self) -> &mut Diagnostics {
        self.intake.found
    }

    /// Takes in one row, if it is sound.
    pub fn take(&mut self, row: &dyn Row) {
        let id = heal(row.cell(Column::Id));
        self.origin = self.intake.origins.take(&id);
        let mut is_sound = true;
        for column in Column::all() {
            is_sound &= self.check_cell(row, column);
        }
        if !id.is_empty() {
            is_sound &= self.check_id(&id, row);
        }
        let Some(field) = self.field(row) else { return };
        if !is_sound {
            return;
        }
        let cell = |column| heal(row.cell(column)).into_owned();
        let level = |column| Some(cell(column)).filter(|title| !title.is_empty());
        let levels = [level(Column::Level1), level(Column::Level2), level(Column::Level3)];
        let mut name = cell(Column::Name);
        if name.is_empty() {
            name = levels.iter().flatten().next_back().cloned().unwrap_or_default();
        }
        let reading = self.reading(&name, row);
        let url = level(Column::Url).map(|url| Located { value: url, span: row.place(Column::Url) });
        let item = Item {
            id: id.into_owned(),
            department: self.index,
            field,
            levels,
            name,
            basis: cell(Column::Basis),
            content: cell(Column::Content),
            body: cell(Column::Body),
            time_limit: cell(Column::TimeLimit),
            method: cell(Column::Method),
            channels: cell(Column::Channels),
            audience: cell(Column::Audience),
            tier: cell(Column::Tier),
            reading,
            url,
            path: self.file.name.clone(),
            span: row.whole(),
            origin: self.origin.take(),
        };
        self.check_repetition(&item);
        self.intake.items.push(item);
    }

    /// A diagnostic about a cell of a row, with the cell of an imported table it came from.
    fn about(&self, diagnostic: Diagnostic, row: &dyn Row, column: Column) -> Diagnostic {
        let origin = self.origin.as_ref().and_then(|origin| origin.place(column, &heal(row.cell(column))));
        let diagnostic = diagnostic.at(row.place(column));
        match origin {
            Some((file, cell)) => diagnostic.from_cell(file, cell),
            None => diagnostic,
        }
    }

    fn report(&mut self, diagnostic: Diagnostic) -> bool {
        self.intake.found.push(diagnostic);
        false
    }

    /// Whether a cell is fit to print, and filled where it must be.
    fn check_cell(&mut self, row: &dyn Row, column: Column) -> bool {
        let text = row.cell(column);
        if let Some(character) = hostile(text, false) {
            let wrong = Diagnostic::error("catalog-forbidden-character")
                .with("where", column.heading())
                .with("character", code_point(character));
            return self.report(self.about(wrong, row, column));
        }
        if !text.trim().is_empty() {
            return true;
        }
        match column {
            Column::Id | Column::Field | Column::Level1 => {
                let wrong = Diagnostic::error("catalog-empty-cell").with("column", column.heading());
                self.report(self.about(wrong, row, column))
            }
            Column::Level2 if !row.cell(Column::Level3).trim().is_empty() => {
                self.report(self.about(Diagnostic::error("catalog-level-gap"), row, Column::Level3))
            }
            _ => true,
        }
    }

    fn check_id(&mut self, id: &str, row: &dyn Row) -> bool {
        let place = row.place(Column::Id);
        let department = &self.department.id;
        if !is_item_id(id) {
            let wrong = Diagnostic::error("catalog-item-id").at(place).with("id", id).with("department", department);
            return self.report(wrong);
        }
        if id.split_once('-').is_some_and(|(owner, _)| owner != department) {
            let wrong = Diagnostic::error("catalog-id-of-another-department").at(place).with("id", id);
            return self.report(wrong.with("department", department));
        }
        if let Some(expected) = mistyped(id).filter(|_| self.intake.check_letters) {
            let wrong = Diagnostic::error("catalog-check-letter").at(place).with("id", id);
            return self.report(wrong.with("expected", expected).with("letter", id.chars().next_back().unwrap_or(' ')));
        }
        match self.intake.ids.give(id, &place) {
            Ok(()) => true,
            Err(given) => self.report(given),
        }
    }

    fn field(&mut self, row: &dyn Row) -> Option<usize> {
        let name = heal(row.cell(Column::Field));
        let field = self.intake.field_of.get(name.as_ref()).copied();
        if field.is_none() && !name.is_empty() {
            let mut known: Vec<&str> = self.intake.field_of.keys().map(String::as_str).collect();
            // Which of two equally near names is suggested must not hang on the map's order.
            known.sort_unstable();
            let suggestion = or_none(nearest(&name, known)).to_owned();
            let unknown = Diagnostic::error("catalog-unknown-field").with("field", &name).with("nearest", suggestion);
            self.report(self.about(unknown, row, Column::Field));
        }
        if let Some(index) = field {
            self.note_alias(&name, index, row);
        }
        field
    }

    /// Notes a name of a field that is not the one in force.
    fn note_alias(&mut self, written: &str, field: usize, row: &dyn Row) {
        let Field { id, name, .. } = &self.intake.fields[field];
        if written == id || written == name {
            return;
        }
        let source = row.whole().source;
        let aliases = &mut self.intake.aliases;
        let mut of_this_file = aliases.iter_mut().rev().take_while(|used| Arc::ptr_eq(&used.span.source, &source));
        if let Some(used) = of_this_file.find(|used| used.written == written) {
            used.rows += 1;
            return;
        }
        aliases.push(FieldAlias { written: written.to_owned(), field, rows: 1, span: row.place(Column::Field) });
    }

    /// How `name` is read, where the row says so.
    fn reading(&mut self, name: &str, row: &dyn Row) -> Option<String> {
        let written = heal(row.cell(Column::Reading));
        if written.is_empty() {
            return None;
        }
        let located = Located { value: written.into_owned(), span: row.place(Column::Reading) };
        self.intake.found.collect(reading::checked(name, located))
    }

    /// Warns when a department has a second row with the same headings and name.
    fn check_repetition(&mut self, item: &Item) {
        let mut key = String::new();
        for part in item.levels.iter().map(|level| level.as_deref().unwrap_or_default()).chain([item.name.as_str()]) {
            key.push_str(part);
            key.push('\n');
        }
        if let Some(first) = self.intake.rows.get(&key) {
            let (line, _) = first.line_column();
            let file = first.source.name.clone();
            self.report(
                Diagnostic::warning("catalog-repeated-row")
                    .at(item.span.clone())
                    .with("id", &item.id)
                    .with("name", &item.name)
                    .with("file", file)
                    .with("line", line),
            );
            return;
        }
        self.intake.rows.insert(key, item.span.clone());
    }
}
