//! An export read back: into an empty register it restores everything; into another it adds what that lacks, and is
//! refused as a whole where the two disagree.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension as _, Result, TransactionBehavior, params};
use serde::Serialize;

use super::export::{
    APPROVALS, CHECKS, CODES, DOCUMENTS, EDITIONS, FORM, INSPECTIONS, MATTERS, PLACES, POSTINGS, SHOWN, TAKE_DOWNS,
    Table,
};
use super::facts::{Edition, Facts, IssuedCode, IssuedDocument, Kind, Matter, PlacedFact};
use super::trouble::Trouble as _;
use super::{Difference, Register, recall, record, schema};
use crate::catalog::{read_source, unguarded};
use crate::diag::{Diagnostic, Diagnostics, Source, Span};

/// What an import added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// Editions.
    pub editions: usize,
    /// Postings.
    pub postings: usize,
    /// Postings taken down.
    pub take_downs: usize,
    /// Inspections of postings.
    pub inspections: usize,
    /// Checks of links.
    pub checks: usize,
    /// Approvals of pages.
    pub approvals: usize,
}

/// An export, understood.
pub struct Import {
    editions: Vec<(Edition, Facts)>,
    postings: Vec<Line>,
    take_downs: Vec<Line>,
    inspections: Vec<Line>,
    checks: Vec<Line>,
    approvals: Vec<Line>,
}

/// A row of a file, and where it stands.
struct Line {
    cells: Vec<String>,
    span: Span,
}

impl Import {
    /// Whether a folder holds an export.
    #[must_use]
    pub fn is_at(folder: &Path) -> bool {
        folder.join(FORM.file).is_file()
    }

    /// Reads the export in a folder; every mistake goes to `found`, and with one there is nothing to import.
    pub fn read(folder: &Path, found: &mut Diagnostics) -> Option<Self> {
        let form = form(&read(folder, &FORM, found)?, found)?;
        let mut files = BTreeMap::new();
        let tables =
            [&EDITIONS, &CODES, &MATTERS, &DOCUMENTS, &PLACES, &SHOWN, &POSTINGS, &TAKE_DOWNS, &CHECKS, &APPROVALS];
        // Exports of the first two forms knew of no inspections.
        for table in tables.into_iter().chain((form > 2).then_some(&INSPECTIONS)) {
            if let Some(lines) = read(folder, table, found) {
                files.insert(table.file, lines);
            }
        }
        if found.has_errors() {
            return None;
        }
        let mut take = |table: &Table| files.remove(table.file).unwrap_or_default();
        let [editions, codes, matters] = [take(&EDITIONS), take(&CODES), take(&MATTERS)];
        let [documents, places, shown] = [take(&DOCUMENTS), take(&PLACES), take(&SHOWN)];
        let mut gathering = Gathering::default();
        for line in &editions {
            gathering.edition(line, found);
        }
        for line in &codes {
            gathering.code(line, found);
        }
        for line in &matters {
            gathering.matter(line, found);
        }
        for line in &documents {
            gathering.document(line, found);
        }
        for line in &places {
            gathering.place(line, found);
        }
        for line in &shown {
            gathering.shown(line, found);
        }
        let editions = gathering.finish(found);
        let [postings, take_downs, inspections] = [take(&POSTINGS), take(&TAKE_DOWNS), take(&INSPECTIONS)];
        let (checks, approvals) = (take(&CHECKS), take(&APPROVALS));
        (!found.has_errors()).then_some(Self { editions, postings, take_downs, inspections, checks, approvals })
    }
}

fn form(lines: &[Line], found: &mut Diagnostics) -> Option<u32> {
    let line = lines.first()?;
    let form: u32 = number(line, 1, &FORM, found)?;
    if form > schema::VERSION {
        let newer = Diagnostic::error("register-import-newer").at(line.span.clone());
        found.push(newer.with("version", form).with("known", schema::VERSION));
        return None;
    }
    Some(form)
}

/// The rows of one file.
fn read(folder: &Path, table: &Table, found: &mut Diagnostics) -> Option<Vec<Line>> {
    let source = read_source(folder, &folder.join(table.file), found)?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(source.text.as_bytes());
    let broken =
        |span: Span| Diagnostic::error("register-import-columns").at(span).with("columns", table.columns.join(","));
    if reader.headers().is_ok_and(|headings| headings.iter().ne(table.columns.iter().copied())) {
        found.push(broken(line_at(&source, 0)));
        return None;
    }
    let mut lines = Vec::new();
    for record in reader.records() {
        let (cells, at) = match &record {
            Ok(record) => (record.iter().map(|cell| unguarded(cell).to_owned()).collect(), record.position()),
            Err(error) => (Vec::new(), error.position()),
        };
        let span = line_at(&source, at.map_or(0, |position| position.byte() as usize));
        if cells.len() == table.columns.len() {
            lines.push(Line { cells, span });
        } else {
            found.push(broken(span));
        }
    }
    Some(lines)
}

/// The line that begins at, or goes on from, a byte.
pub(super) fn line_at(source: &Arc<Source>, from: usize) -> Span {
    let from = source.text.floor_char_boundary(from.min(source.text.len()));
    let start = source.text.len() - source.text[from..].trim_start_matches(['\r', '\n']).len();
    let length = source.text[start..].lines().next().map_or(0, str::len);
    Span::new(source, start..start + length)
}

/// The number in a cell.
fn number<T: std::str::FromStr>(line: &Line, at: usize, table: &Table, found: &mut Diagnostics) -> Option<T> {
    let number = line.cells[at].parse().ok();
    if number.is_none() {
        found.push(cell_error(line, table.columns[at], &line.cells[at]));
    }
    number
}

fn cell_error(line: &Line, column: &str, value: &str) -> Diagnostic {
    Diagnostic::error("register-import-cell").at(line.span.clone()).with("column", column).with("value", value)
}

/// Editions being put together from their files.
#[derive(Default)]
struct Gathering {
    /// In the order of their file.
    order: Vec<(String, Span)>,
    editions: BTreeMap<String, (Edition, Facts)>,
    /// Where each document stands in its edition, by edition and path.
    documents: BTreeMap<(String, String), usize>,
}

impl Gathering {
    fn edition(&mut self, line: &Line, found: &mut Diagnostics) {
        let [name, issued, printed, city, sample, program, content] = line.cells.as_slice() else { return };
        let edition = Edition {
            name: name.clone(),
            issued: issued.clone(),
            printed: printed.clone(),
            city: city.clone(),
            sample: sample == "1",
            program: program.clone(),
            content: content.clone(),
        };
        if self.editions.insert(name.clone(), (edition, Facts::default())).is_some() {
            found.push(cell_error(line, "edition", name));
        }
        self.order.push((name.clone(), line.span.clone()));
    }

    /// The facts of the edition that a line names first.
    fn facts(&mut self, line: &Line, found: &mut Diagnostics) -> Option<&mut Facts> {
        let name = &line.cells[0];
        if !self.editions.contains_key(name) {
            found.push(cell_error(line, "edition", name));
        }
        self.editions.get_mut(name).map(|(_, facts)| facts)
    }

    fn code(&mut self, line: &Line, found: &mut Diagnostics) {
        let version = number(line, 6, &CODES, found);
        let kind = kind(line, found);
        let [_, id, _, department, target, destination, _, level, symbol] = line.cells.as_slice() else { return };
        let (Some(version), Some(kind), Some(facts)) = (version, kind, self.facts(line, found)) else { return };
        facts.codes.push(IssuedCode {
            id: id.clone(),
            kind,
            department: department.clone(),
            target: target.clone(),
            destination: destination.clone(),
            version,
            level: level.clone(),
            symbol: symbol.clone(),
        });
    }

    fn matter(&mut self, line: &Line, found: &mut Diagnostics) {
        let [_, id, _, department, name, digests] = line.cells.as_slice() else { return };
        let (Some(kind), Some(facts)) = (kind(line, found), self.facts(line, found)) else { return };
        facts.matters.push(Matter {
            id: id.clone(),
            kind,
            department: department.clone(),
            name: name.clone(),
            digests: Matter::read_digests(digests),
        });
    }

    fn document(&mut self, line: &Line, found: &mut Diagnostics) {
        let [edition, path, layout, department, _, hash, shows] = line.cells.as_slice() else { return };
        let (Some(pages), Some(facts)) = (number(line, 4, &DOCUMENTS, found), self.facts(line, found)) else { return };
        facts.documents.push(IssuedDocument {
            path: path.clone(),
            layout: layout.clone(),
            department: department.clone(),
            pages,
            hash: hash.clone(),
            shows: shows.split(' ').filter(|column| !column.is_empty()).map(str::to_owned).collect(),
            ..IssuedDocument::default()
        });
        let at = facts.documents.len() - 1;
        self.documents.insert((edition.clone(), path.clone()), at);
    }

    /// The document that a line names after its edition.
    fn document_of(&mut self, line: &Line, found: &mut Diagnostics) -> Option<&mut IssuedDocument> {
        let at = self.documents.get(&(line.cells[0].clone(), line.cells[1].clone())).copied();
        if at.is_none() {
            found.push(cell_error(line, "document", &line.cells[1]));
        }
        self.editions.get_mut(&line.cells[0])?.1.documents.get_mut(at?)
    }

    fn place(&mut self, line: &Line, found: &mut Diagnostics) {
        let page = number(line, 3, &PLACES, found);
        let [x_mm, y_mm, side_mm] = [4, 5, 6].map(|at| number(line, at, &PLACES, found));
        let (Some(page), Some(x_mm), Some(y_mm), Some(side_mm)) = (page, x_mm, y_mm, side_mm) else { return };
        let Some(document) = self.document_of(line, found) else { return };
        let (id, symbol) = (line.cells[2].clone(), line.cells[7].clone());
        document.codes.push(PlacedFact { id, page, x_mm, y_mm, side_mm, symbol });
    }

    fn shown(&mut self, line: &Line, found: &mut Diagnostics) {
        if let Some(document) = self.document_of(line, found) {
            document.matters.push(line.cells[2].clone());
        }
    }

    /// Each edition must be what it says it is, to the last place of the last code.
    fn finish(mut self, found: &mut Diagnostics) -> Vec<(Edition, Facts)> {
        let mut editions = Vec::new();
        for (name, span) in &self.order {
            let Some((edition, facts)) = self.editions.remove(name) else { continue };
            if facts.content() == edition.content {
                editions.push((edition, facts));
            } else {
                found.push(Diagnostic::error("register-import-altered").at(span.clone()).with("edition", name));
            }
        }
        editions
    }
}

fn kind(line: &Line, found: &mut Diagnostics) -> Option<Kind> {
    let kind = Kind::of_name(&line.cells[2]);
    if kind.is_none() {
        found.push(cell_error(line, "kind", &line.cells[2]));
    }
    kind
}

impl Register {
    /// Adds what an export has and this register lacks, or nothing where the two disagree: each disagreement is named.
    pub fn import(&mut self, import: &Import) -> std::result::Result<Imported, Vec<Diagnostic>> {
        let path = self.path.clone();
        let work = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).trouble(&path);
        let work = work.map_err(|found| vec![found])?;
        let mut refused = Vec::new();
        let imported = add(&work, import, &mut refused).trouble(&path).map_err(|found| vec![found])?;
        if !refused.is_empty() {
            return Err(refused);
        }
        work.commit().trouble(&path).map_err(|found| vec![found])?;
        Ok(imported)
    }
}

fn add(work: &Connection, import: &Import, refused: &mut Vec<Diagnostic>) -> Result<Imported> {
    let mut imported = Imported::default();
    for (edition, facts) in &import.editions {
        match record::content_of(work, &edition.name)? {
            Some(held) if held == edition.content => {}
            Some(_) => {
                let before = recall::facts(work, &edition.name)?;
                refused.push(record::refusal(&edition.name, &Difference::between(&before, facts)));
            }
            None => {
                record::insert(work, edition, facts)?;
                imported.editions += 1;
            }
        }
    }
    if !refused.is_empty() {
        return Ok(imported);
    }
    let mut numbers = BTreeMap::new();
    for line in &import.postings {
        imported.postings += usize::from(add_posting(work, line, &mut numbers, refused)?);
    }
    for line in &import.take_downs {
        imported.take_downs += usize::from(add_take_down(work, line, &numbers, refused)?);
    }
    for line in &import.inspections {
        imported.inspections += add_inspection(work, line, &numbers, refused)?;
    }
    for line in &import.checks {
        let sql =
            "INSERT INTO link_check (target, checked, outcome, status, final, title, fingerprint, detail, attempts,
                   milliseconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
        imported.checks += add_plain(work, sql, line, &CHECKS, refused)?;
    }
    for line in &import.approvals {
        let sql = "INSERT INTO link_approval VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
        imported.approvals += add_plain(work, sql, line, &APPROVALS, refused)?;
    }
    Ok(imported)
}

/// Adds a posting, under its own number where that is free; whether it was new.
fn add_posting(
    work: &Connection,
    line: &Line,
    numbers: &mut BTreeMap<String, i64>,
    refused: &mut Vec<Diagnostic>,
) -> Result<bool> {
    let [number, place, edition, document, copies, posted, person, photo] = line.cells.as_slice() else {
        return Ok(false);
    };
    let (Ok(wanted), Ok(copies)) = (number.parse::<i64>(), copies.parse::<u32>()) else {
        refused.push(cell_error(line, "copies", copies));
        return Ok(false);
    };
    let sql = "SELECT document.number FROM document JOIN edition ON serial = edition WHERE name = ? AND path = ?";
    let issued: Option<i64> = work.prepare_cached(sql)?.query_row([edition, document], |row| row.get(0)).optional()?;
    let Some(issued) = issued else {
        refused.push(cell_error(line, "document", document));
        return Ok(false);
    };
    let sql = "SELECT number, copies = ?4 AND person = ?5 AND photo = ?6 FROM posting
               WHERE place = ?1 AND document = ?2 AND posted = ?3";
    let held = work
        .prepare_cached(sql)?
        .query_row(params![place, issued, posted, copies, person, photo], |row| {
            Ok((row.get(0)?, row.get::<_, bool>(1)?))
        })
        .optional()?;
    if let Some((held, same)) = held {
        numbers.insert(number.clone(), held);
        if !same {
            refused.push(disagreement(line, "posting", held));
        }
        return Ok(false);
    }
    let sql = "INSERT INTO posting (number, place, document, copies, posted, person, photo)
               VALUES (iif(EXISTS (SELECT 1 FROM posting WHERE number = ?1), NULL, ?1), ?, ?, ?, ?, ?, ?)";
    let given = work.prepare_cached(sql)?.insert(params![wanted, place, issued, copies, posted, person, photo])?;
    numbers.insert(number.clone(), given);
    Ok(true)
}

fn add_take_down(
    work: &Connection,
    line: &Line,
    numbers: &BTreeMap<String, i64>,
    refused: &mut Vec<Diagnostic>,
) -> Result<bool> {
    let [number, taken, person, note] = line.cells.as_slice() else { return Ok(false) };
    let Some(&posting) = numbers.get(number) else {
        refused.push(cell_error(line, "number", number));
        return Ok(false);
    };
    let sql = "SELECT taken = ? AND person = ? AND note = ? FROM take_down WHERE posting = ?";
    let held = work.query_row(sql, params![taken, person, note, posting], |row| row.get(0)).optional()?;
    match held {
        Some(true) => Ok(false),
        Some(false) => {
            refused.push(disagreement(line, "take-down", posting));
            Ok(false)
        }
        None => {
            work.execute("INSERT INTO take_down VALUES (?, ?, ?, ?)", params![posting, taken, person, note])?;
            Ok(true)
        }
    }
}

/// Adds an inspection to the posting that bears its number in the export, whatever number that has here.
fn add_inspection(
    work: &Connection,
    line: &Line,
    numbers: &BTreeMap<String, i64>,
    refused: &mut Vec<Diagnostic>,
) -> Result<usize> {
    let Some(&posting) = line.cells.first().and_then(|number| numbers.get(number)) else {
        refused.push(cell_error(line, "posting", &line.cells[0]));
        return Ok(0);
    };
    let mut cells = line.cells.clone();
    cells[0] = posting.to_string();
    let sql = "INSERT INTO posting_check (posting, checked, person, photo, photo_hash, outcome, codes, read, detail)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (posting, checked, photo_hash) DO NOTHING";
    add_plain(work, sql, &Line { cells, span: line.span.clone() }, &INSPECTIONS, refused)
}

fn disagreement(line: &Line, what: &str, number: i64) -> Diagnostic {
    Diagnostic::error("register-import-disagrees").at(line.span.clone()).with("what", what).with("number", number)
}

/// Adds a row as it stands; the table turns its digits into numbers, and refuses what is none.
fn add_plain(work: &Connection, sql: &str, line: &Line, table: &Table, refused: &mut Vec<Diagnostic>) -> Result<usize> {
    match work.prepare_cached(sql)?.execute(rusqlite::params_from_iter(&line.cells)) {
        Err(rusqlite::Error::SqliteFailure(error, _)) if error.code == rusqlite::ErrorCode::ConstraintViolation => {
            refused.push(cell_error(line, table.columns[0], &line.cells[0]));
            Ok(0)
        }
        added => added,
    }
}
