//! Where documents hang: posted and taken down, both facts that are added once.

use std::result::Result as Outcome;

use rusqlite::{Connection, OptionalExtension as _, Result, Row, TransactionBehavior, params};
use serde::Serialize;

use super::Register;
use super::recall::collect;
use super::trouble::Trouble as _;
use crate::catalog::{Date, nearest, or_none};
use crate::diag::Diagnostic;
use crate::page::Profile;

/// Something that was hung up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPosting {
    /// Where.
    pub place: String,
    /// The document's path, or its file name where only one document bears it.
    pub document: String,
    /// The edition it is of; none means the last that was issued by that day and has it.
    pub edition: Option<String>,
    /// How many copies.
    pub copies: u32,
    /// The day.
    pub posted: Date,
    /// Who hung it.
    pub person: String,
    /// A photo of it, if there is one.
    pub photo: String,
}

/// Something that was hung up, as the register has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Posting {
    /// Its number.
    pub number: i64,
    /// Where.
    pub place: String,
    /// The edition it is of.
    pub edition: String,
    /// The document's path.
    pub document: String,
    /// How many copies.
    pub copies: u32,
    /// The day it was hung.
    pub posted: String,
    /// Who hung it.
    pub person: String,
    /// A photo of it, or nothing.
    pub photo: String,
    /// When it was taken down; none while it hangs.
    pub removal: Option<Removal>,
}

/// The taking down of a posting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Removal {
    /// The day.
    pub taken: String,
    /// Who took it down.
    pub person: String,
    /// Why, or anything else worth a word.
    pub note: String,
}

/// What came of recording a posting or its taking down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Posted {
    /// It is in the register now, under this number.
    New(i64),
    /// It was there already.
    Known(i64),
}

impl Register {
    /// Records what was hung up. Each is recorded or refused by itself; what is refused names what is wrong with it.
    pub fn post(&mut self, postings: &[NewPosting]) -> Outcome<Vec<Outcome<Posted, Diagnostic>>, Diagnostic> {
        let path = self.path.clone();
        let work = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).trouble(&path)?;
        let posted: Result<Vec<_>> = postings.iter().map(|posting| post(&work, posting)).collect();
        let posted = posted.trouble(&path)?;
        work.commit().trouble(&path)?;
        Ok(posted)
    }

    /// Records that postings were taken down. All or none.
    pub fn take_down(&mut self, numbers: &[i64], removal: &Removal) -> Outcome<Vec<Posted>, Vec<Diagnostic>> {
        let path = self.path.clone();
        let work = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).trouble(&path);
        let work = work.map_err(|found| vec![found])?;
        let mut taken = Vec::new();
        let mut refused = Vec::new();
        for &number in numbers {
            match take_down(&work, number, removal).trouble(&path).map_err(|found| vec![found])? {
                Ok(done) => taken.push(done),
                Err(found) => refused.push(found),
            }
        }
        if !refused.is_empty() {
            return Err(refused);
        }
        work.commit().trouble(&path).map_err(|found| vec![found])?;
        Ok(taken)
    }

    /// All postings ever, by number.
    pub fn postings(&self) -> Outcome<Vec<Posting>, Diagnostic> {
        postings(&self.connection).trouble(&self.path)
    }

    /// What hangs now, by place, then number.
    pub fn hanging(&self) -> Outcome<Vec<Posting>, Diagnostic> {
        let mut hanging = self.postings()?;
        hanging.retain(|posting| posting.removal.is_none());
        hanging.sort_by(|one, other| (&one.place, one.number).cmp(&(&other.place, other.number)));
        Ok(hanging)
    }
}

pub(super) fn postings(connection: &Connection) -> Result<Vec<Posting>> {
    let sql = "SELECT posting.number, place, name, path, copies, posted, posting.person, photo,
                      taken, take_down.person, note
               FROM posting JOIN document ON document.number = posting.document JOIN edition ON serial = edition
               LEFT JOIN take_down ON take_down.posting = posting.number ORDER BY posting.number";
    collect(connection, sql, [], posting)
}

fn posting(row: &Row<'_>) -> Result<Posting> {
    let taken: Option<String> = row.get(8)?;
    let removal = match taken {
        Some(taken) => Some(Removal { taken, person: row.get(9)?, note: row.get(10)? }),
        None => None,
    };
    Ok(Posting {
        number: row.get(0)?,
        place: row.get(1)?,
        edition: row.get(2)?,
        document: row.get(3)?,
        copies: row.get(4)?,
        posted: row.get(5)?,
        person: row.get(6)?,
        photo: row.get(7)?,
        removal,
    })
}

fn post(work: &Connection, posting: &NewPosting) -> Result<Outcome<Posted, Diagnostic>> {
    let NewPosting { place, copies, posted, person, photo, .. } = posting;
    let document = match document(work, posting)? {
        Ok(document) => document,
        Err(found) => return Ok(Err(found)),
    };
    let day = posted.to_string();
    let known = work
        .prepare_cached(
            "SELECT number, copies, person, photo FROM posting WHERE place = ? AND document = ? AND posted = ?",
        )?
        .query_row(params![place, document, day], |row| {
            let (copies, person, photo): (u32, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
            Ok((row.get::<_, i64>(0)?, copies, person, photo))
        })
        .optional()?;
    if let Some((number, held, by, picture)) = known {
        let same = held == *copies && by == *person && picture == *photo;
        let differs = || {
            let found = Diagnostic::error("register-posting-differs").with("place", place).with("day", &day);
            Err(found.with("document", &posting.document).with("number", number).with("copies", held))
        };
        return Ok(if same { Ok(Posted::Known(number)) } else { differs() });
    }
    let number = work
        .prepare_cached(
            "INSERT INTO posting (place, document, copies, posted, person, photo) VALUES (?, ?, ?, ?, ?, ?)",
        )?
        .insert(params![place, document, copies, day, person, photo])?;
    Ok(Ok(Posted::New(number)))
}

/// An issued document: its number, its path, the edition's name and day.
type Issued = (i64, String, String, String);

/// The documents of this path or file name, by the day they were issued.
fn issued(work: &Connection, document: &str) -> Result<Vec<Issued>> {
    let sql = "SELECT document.number, path, name, issued FROM document JOIN edition ON serial = edition
               WHERE path = ?1 OR path LIKE '%/' || ?2 ESCAPE '\\' ORDER BY issued, serial, path";
    let pattern = document.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
    let mut found: Vec<Issued> = collect(work, sql, params![document, pattern], row)?;
    if found.iter().any(|(_, path, ..)| path == document) {
        found.retain(|(_, path, ..)| path == document);
    }
    Ok(found)
}

/// The issued document that a posting means.
fn document(work: &Connection, posting: &NewPosting) -> Result<Outcome<i64, Diagnostic>> {
    let NewPosting { document, edition, posted, .. } = posting;
    let mut found = issued(work, document)?;
    if found.is_empty() {
        // All files of a document are one document on the wall.
        found = issued(work, &Profile::usual_path(document))?;
    }
    let is_printed = |path: &str| Profile::of_path(path).is_printed();
    if is_printed(document) && found.iter().any(|(_, path, ..)| is_printed(path)) {
        found.retain(|(_, path, ..)| is_printed(path));
    }
    let Some((_, first, ..)) = found.first().cloned() else { return unknown(work, document) };
    if let Some((_, second, ..)) = found.iter().find(|(_, path, ..)| *path != first) {
        let ambiguous = Diagnostic::error("register-posting-ambiguous").with("document", document);
        return Ok(Err(ambiguous.with("first", first).with("second", second)));
    }
    if !(is_printed(&first) && is_printed(document)) {
        let path = if is_printed(&first) { first.as_str() } else { "none" };
        return Ok(Err(Diagnostic::error("register-posting-web").with("document", document).with("path", path)));
    }
    if let Some(edition) = edition {
        found.retain(|(_, _, name, _)| name == edition);
        if found.is_empty() {
            let found = Diagnostic::error("register-posting-edition").with("document", document);
            return Ok(Err(found.with("edition", edition)));
        }
    }
    let day = posted.to_string();
    let first_day = found[0].3.clone();
    if let Some((number, ..)) = found.into_iter().rfind(|(.., issued)| *issued <= day) {
        return Ok(Ok(number));
    }
    let early = Diagnostic::error("register-posting-early").with("document", document);
    Ok(Err(early.with("day", day).with("issued", first_day)))
}

fn unknown(work: &Connection, document: &str) -> Result<Outcome<i64, Diagnostic>> {
    let paths: Vec<String> = collect(work, "SELECT DISTINCT path FROM document ORDER BY path", [], |row| row.get(0))?;
    // Most people leave the folder away.
    let names = paths.iter().map(|path| path.rsplit('/').next().unwrap_or(path));
    let near = or_none(nearest(document, paths.iter().map(String::as_str).chain(names)));
    Ok(Err(Diagnostic::error("register-posting-unknown").with("document", document).with("nearest", near)))
}

fn take_down(work: &Connection, number: i64, removal: &Removal) -> Result<Outcome<Posted, Diagnostic>> {
    let Removal { taken, person, note } = removal;
    let held = work
        .prepare_cached("SELECT posted, taken FROM posting LEFT JOIN take_down ON posting = number WHERE number = ?")?
        .query_row([number], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?)))
        .optional()?;
    match held {
        None => Ok(Err(Diagnostic::error("register-no-posting").with("number", number))),
        Some((_, Some(before))) if before == *taken => Ok(Ok(Posted::Known(number))),
        Some((_, Some(before))) => {
            Ok(Err(Diagnostic::error("register-taken-already").with("number", number).with("day", before)))
        }
        Some((posted, None)) if *taken < posted => {
            let found = Diagnostic::error("register-taken-early").with("number", number);
            Ok(Err(found.with("day", taken).with("posted", posted)))
        }
        Some((_, None)) => {
            work.execute("INSERT INTO take_down VALUES (?, ?, ?, ?)", params![number, taken, person, note])?;
            Ok(Ok(Posted::New(number)))
        }
    }
}
