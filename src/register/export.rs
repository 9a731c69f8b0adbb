//! The register as a folder of CSV files, for people and for git: the same register, the same bytes.
//!
//! Everything is called by its own name, nothing by a number of the database's. A cell that a spreadsheet program would
//! run as a formula bears an apostrophe, which reading takes away again.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Result, Row};

use super::Register;
use super::trouble::Trouble as _;
use crate::catalog::guarded;
use crate::diag::Diagnostic;

/// One file of an export.
pub(super) struct Table {
    /// Its name.
    pub file: &'static str,
    /// Its columns.
    pub columns: &'static [&'static str],
    /// What gives its rows, in their order.
    rows: &'static str,
}

/// The file that says which form the others are of.
pub(super) const FORM: Table = Table {
    file: "register.csv",
    columns: &["key", "value"],
    rows: "SELECT 'form', user_version FROM pragma_user_version",
};

pub(super) const EDITIONS: Table = Table {
    file: "editions.csv",
    columns: &["edition", "issued", "printed", "city", "sample", "program", "content"],
    rows: "SELECT name, issued, printed, city, sample, program, content FROM edition ORDER BY serial",
};

pub(super) const CODES: Table = Table {
    file: "codes.csv",
    columns: &["edition", "id", "kind", "department", "target", "destination", "version", "level", "symbol"],
    rows: "SELECT name, id, kind, department, target, destination, version, level, symbol FROM edition_code
           JOIN edition ON serial = edition JOIN code ON number = code ORDER BY serial, id",
};

pub(super) const MATTERS: Table = Table {
    file: "texts.csv",
    columns: &["edition", "id", "kind", "department", "name", "digests"],
    rows: "SELECT edition.name, id, kind, department, matter.name, digests FROM edition_matter
           JOIN edition ON serial = edition JOIN matter ON number = matter ORDER BY serial, id",
};

pub(super) const DOCUMENTS: Table = Table {
    file: "documents.csv",
    columns: &["edition", "document", "layout", "department", "pages", "hash", "shows"],
    rows: "SELECT name, path, layout, department, pages, hash, shows FROM document
           JOIN edition ON serial = edition ORDER BY serial, path",
};

pub(super) const PLACES: Table = Table {
    file: "document-codes.csv",
    columns: &["edition", "document", "id", "page", "x_mm", "y_mm", "side_mm", "symbol"],
    rows: "SELECT name, path, id, page, x_mm, y_mm, side_mm, document_code.symbol FROM document_code
           JOIN code ON code.number = code JOIN document ON document.number = document
           JOIN edition ON serial = edition ORDER BY serial, path, place",
};

pub(super) const SHOWN: Table = Table {
    file: "document-texts.csv",
    columns: &["edition", "document", "id"],
    rows: "SELECT edition.name, path, id FROM document_matter JOIN matter ON matter.number = matter
           JOIN document ON document.number = document JOIN edition ON serial = edition ORDER BY serial, path, id",
};

pub(super) const POSTINGS: Table = Table {
    file: "postings.csv",
    columns: &["number", "place", "edition", "document", "copies", "posted", "person", "photo"],
    rows: "SELECT posting.number, place, name, path, copies, posted, person, photo FROM posting
           JOIN document ON document.number = document JOIN edition ON serial = edition ORDER BY posting.number",
};

pub(super) const TAKE_DOWNS: Table = Table {
    file: "take-downs.csv",
    columns: &["number", "taken", "person", "note"],
    rows: "SELECT posting, taken, person, note FROM take_down ORDER BY posting",
};

pub(super) const CHECKS: Table = Table {
    file: "link-checks.csv",
    columns: &[
        "target",
        "checked",
        "outcome",
        "status",
        "final",
        "title",
        "fingerprint",
        "detail",
        "attempts",
        "milliseconds",
    ],
    rows: "SELECT target, checked, outcome, status, final, title, fingerprint, detail, attempts, milliseconds
           FROM link_check ORDER BY target, checked",
};

pub(super) const APPROVALS: Table = Table {
    file: "link-approvals.csv",
    columns: &["target", "approved", "person", "title", "fingerprint"],
    rows: "SELECT target, approved, person, title, fingerprint FROM link_approval ORDER BY target, approved",
};

pub(super) const INSPECTIONS: Table = Table {
    file: "posting-checks.csv",
    columns: &["posting", "checked", "person", "photo", "photo_hash", "outcome", "codes", "read", "detail"],
    rows: "SELECT posting, checked, person, photo, photo_hash, outcome, codes, read, detail
           FROM posting_check ORDER BY number",
};

const TABLES: [&Table; 12] = [
    &FORM,
    &EDITIONS,
    &CODES,
    &MATTERS,
    &DOCUMENTS,
    &PLACES,
    &SHOWN,
    &POSTINGS,
    &TAKE_DOWNS,
    &INSPECTIONS,
    &CHECKS,
    &APPROVALS,
];

impl Register {
    /// Every file of an export: its name and its text.
    pub fn export(&self) -> std::result::Result<Vec<(&'static str, String)>, Diagnostic> {
        // One moment for all files, whatever another process adds meanwhile.
        let work = self.connection.unchecked_transaction().trouble(&self.path)?;
        let files = TABLES.iter().map(|table| Ok((table.file, text(&work, table)?))).collect::<Result<Vec<_>>>();
        files.trouble(&self.path)
    }
}

fn text(connection: &Connection, table: &Table) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(table.columns);
    let mut statement = connection.prepare(table.rows)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let cells = (0..table.columns.len()).map(|at| cell(row, at)).collect::<Result<Vec<_>>>()?;
        let _ = writer.write_record(cells);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    // Spreadsheet programs take a text without its mark for one of the system's own encoding.
    Ok(format!("\u{FEFF}{}", String::from_utf8_lossy(&bytes)))
}

fn cell(row: &Row<'_>, at: usize) -> Result<String> {
    Ok(match row.get_ref(at)? {
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => guarded(&String::from_utf8_lossy(text)).into_owned(),
        ValueRef::Null | ValueRef::Blob(_) => String::new(),
    })
}
