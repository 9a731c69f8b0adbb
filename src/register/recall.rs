//! Reading back what was recorded.

use rusqlite::{Connection, OptionalExtension as _, Result, Row, params};
use serde::Serialize;

use super::Register;
use super::facts::{Edition, Facts, IssuedCode, IssuedDocument, Kind, Matter, PlacedFact};
use super::trouble::Trouble as _;
use crate::diag::Diagnostic;

/// One form of a code, and which editions issued it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CodeHistory {
    /// The code's id.
    pub id: String,
    /// What its symbol holds.
    pub target: String,
    /// Hash of its modules.
    pub symbol: String,
    /// The first edition that issued it in this form.
    pub first_edition: String,
    /// The last.
    pub last_edition: String,
}

impl Register {
    /// All editions, the earliest first.
    pub fn editions(&self) -> std::result::Result<Vec<Edition>, Diagnostic> {
        editions(&self.connection).trouble(&self.path)
    }

    /// The edition of this name, or the last one issued.
    pub fn edition(&self, name: Option<&str>) -> std::result::Result<Option<Edition>, Diagnostic> {
        let mut editions = self.editions()?;
        Ok(match name {
            Some(name) => editions.into_iter().find(|edition| edition.name == name),
            None => editions.pop(),
        })
    }

    /// Everything an edition issued; nothing for a name that was never issued.
    pub fn facts(&self, edition: &str) -> std::result::Result<Facts, Diagnostic> {
        // One moment for all of it, whatever another process adds meanwhile.
        let work = self.connection.unchecked_transaction().trouble(&self.path)?;
        facts(&work, edition).trouble(&self.path)
    }

    /// Every form of every code that was ever issued: by id, the latest form last.
    pub fn every_code(&self) -> std::result::Result<Vec<IssuedCode>, Diagnostic> {
        let sql =
            "SELECT id, kind, department, target, destination, version, level, symbol FROM code ORDER BY id, number";
        collect(&self.connection, sql, [], code).trouble(&self.path)
    }

    /// Every form in which a code of this id was ever issued, the latest last.
    pub fn history(&self, id: &str) -> std::result::Result<Vec<CodeHistory>, Diagnostic> {
        let sql =
            "SELECT id, target, symbol, first_edition, last_edition FROM issued_code WHERE id = ? ORDER BY number";
        collect(&self.connection, sql, [id], history).trouble(&self.path)
    }

    /// Every code that was ever issued with this target: what a scanner read, byte for byte.
    pub fn issued_with(&self, target: &str) -> std::result::Result<Vec<CodeHistory>, Diagnostic> {
        let sql =
            "SELECT id, target, symbol, first_edition, last_edition FROM issued_code WHERE target = ? ORDER BY number";
        collect(&self.connection, sql, [target], history).trouble(&self.path)
    }
}

fn history(row: &Row<'_>) -> Result<CodeHistory> {
    let (first_edition, last_edition) = (row.get(3)?, row.get(4)?);
    Ok(CodeHistory { id: row.get(0)?, target: row.get(1)?, symbol: row.get(2)?, first_edition, last_edition })
}

/// All rows of a query.
pub(super) fn collect<T>(
    connection: &Connection,
    sql: &str,
    values: impl rusqlite::Params,
    read: fn(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    connection.prepare_cached(sql)?.query_map(values, read)?.collect()
}

pub(super) fn editions(connection: &Connection) -> Result<Vec<Edition>> {
    let sql = "SELECT name, issued, printed, city, sample, program, content FROM edition ORDER BY issued, serial";
    collect(connection, sql, [], |row| {
        Ok(Edition {
            name: row.get(0)?,
            issued: row.get(1)?,
            printed: row.get(2)?,
            city: row.get(3)?,
            sample: row.get(4)?,
            program: row.get(5)?,
            content: row.get(6)?,
        })
    })
}

/// Everything an edition issued.
pub(super) fn facts(work: &Connection, edition: &str) -> Result<Facts> {
    let serial: Option<i64> =
        work.query_row("SELECT serial FROM edition WHERE name = ?", [edition], |row| row.get(0)).optional()?;
    let Some(serial) = serial else { return Ok(Facts::default()) };
    let codes = collect(
        work,
        "SELECT id, kind, department, target, destination, version, level, symbol FROM edition_code
         JOIN code ON code.number = edition_code.code WHERE edition = ? ORDER BY id",
        [serial],
        code,
    )?;
    let matters = collect(
        work,
        "SELECT id, kind, department, name, digests FROM edition_matter
         JOIN matter ON matter.number = edition_matter.matter WHERE edition = ? ORDER BY id",
        [serial],
        matter,
    )?;
    let found = collect(
        work,
        "SELECT path, layout, department, pages, hash, shows, number FROM document WHERE edition = ? ORDER BY path",
        [serial],
        document,
    )?;
    let mut documents = Vec::with_capacity(found.len());
    for (number, mut document) in found {
        document.codes = placed(work, number)?;
        document.matters = collect(
            work,
            "SELECT id FROM document_matter JOIN matter ON matter.number = document_matter.matter
             WHERE document = ? ORDER BY id",
            [number],
            |row| row.get(0),
        )?;
        documents.push(document);
    }
    Ok(Facts { codes, matters, documents })
}

fn code(row: &Row<'_>) -> Result<IssuedCode> {
    Ok(IssuedCode {
        id: row.get(0)?,
        kind: kind(row, 1)?,
        department: row.get(2)?,
        target: row.get(3)?,
        destination: row.get(4)?,
        version: row.get(5)?,
        level: row.get(6)?,
        symbol: row.get(7)?,
    })
}

fn matter(row: &Row<'_>) -> Result<Matter> {
    let digests: String = row.get(4)?;
    Ok(Matter {
        id: row.get(0)?,
        kind: kind(row, 1)?,
        department: row.get(2)?,
        name: row.get(3)?,
        digests: Matter::read_digests(&digests),
    })
}

/// The table admits these names alone.
fn kind(row: &Row<'_>, column: usize) -> Result<Kind> {
    let name: String = row.get(column)?;
    Kind::of_name(&name).ok_or(rusqlite::Error::InvalidColumnName(name))
}

fn document(row: &Row<'_>) -> Result<(i64, IssuedDocument)> {
    let (pages, shows): (i64, String) = (row.get(3)?, row.get(5)?);
    let document = IssuedDocument {
        path: row.get(0)?,
        layout: row.get(1)?,
        department: row.get(2)?,
        pages: pages as usize,
        hash: row.get(4)?,
        shows: shows.split(' ').filter(|column| !column.is_empty()).map(str::to_owned).collect(),
        ..IssuedDocument::default()
    };
    Ok((row.get(6)?, document))
}

fn placed(work: &Connection, document: i64) -> Result<Vec<PlacedFact>> {
    collect(
        work,
        "SELECT id, page, x_mm, y_mm, side_mm, document_code.symbol FROM document_code
         JOIN code ON code.number = document_code.code WHERE document = ? ORDER BY place",
        params![document],
        |row| {
            let page: i64 = row.get(1)?;
            Ok(PlacedFact {
                id: row.get(0)?,
                page: page as usize,
                x_mm: row.get(2)?,
                y_mm: row.get(3)?,
                side_mm: row.get(4)?,
                symbol: row.get(5)?,
            })
        },
    )
}
