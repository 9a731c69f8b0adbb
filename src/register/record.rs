//! Recording an edition: whole, in one transaction, and once.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, Params, Result, TransactionBehavior, params};

use super::facts::{Edition, Facts, IssuedCode, IssuedDocument, Matter, PlacedFact};
use super::trouble::Trouble as _;
use super::{Register, recall};
use crate::diag::Diagnostic;

/// What came of recording an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// It is in the register now.
    New,
    /// It was there already, the very same.
    Known,
}

/// How an edition differs from the one recorded under its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Ids of codes that are new, gone or other ones.
    pub codes: Vec<String>,
    /// Ids of what other things are said of.
    pub matters: Vec<String>,
    /// Paths of documents that are new, gone or other ones.
    pub documents: Vec<String>,
}

impl Register {
    /// What recording this edition would be refused for: another content under the name of an edition that was issued.
    pub fn would_refuse(&self, edition: &Edition, facts: &Facts) -> Option<Diagnostic> {
        self.known(edition, facts).err()
    }

    /// Records an edition. What is already there is left alone; another content under the same name is refused.
    pub fn record(&mut self, edition: &Edition, facts: &Facts) -> std::result::Result<Recorded, Diagnostic> {
        let path = self.path.clone();
        let work = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).trouble(&path)?;
        // Asked again under the lock: another process may have been first.
        let held = content_of(&work, &edition.name).trouble(&path)?;
        if let Some(held) = held {
            drop(work);
            return if held == edition.content { Ok(Recorded::Known) } else { self.known(edition, facts) };
        }
        insert(&work, edition, facts).trouble(&path)?;
        work.commit().trouble(&path)?;
        Ok(Recorded::New)
    }

    fn known(&self, edition: &Edition, facts: &Facts) -> std::result::Result<Recorded, Diagnostic> {
        let Some(held) = content_of(&self.connection, &edition.name).trouble(&self.path)? else {
            return Ok(Recorded::New);
        };
        if held == edition.content {
            return Ok(Recorded::Known);
        }
        let before = recall::facts(&self.connection, &edition.name).trouble(&self.path)?;
        Err(refusal(&edition.name, &Difference::between(&before, facts)))
    }
}

impl Difference {
    /// What differs between two contents.
    #[must_use]
    pub fn between(before: &Facts, now: &Facts) -> Self {
        Self {
            codes: differing(&before.codes, &now.codes, |code| &code.id),
            matters: differing(&before.matters, &now.matters, |matter| &matter.id),
            documents: differing(&before.documents, &now.documents, |document| &document.path),
        }
    }
}

/// The keys of what stands on one side only, or otherwise on the other, in order.
fn differing<T: PartialEq>(before: &[T], now: &[T], key: impl Fn(&T) -> &String) -> Vec<String> {
    let of = |list: &[T]| -> BTreeMap<String, usize> {
        list.iter().enumerate().map(|(at, one)| (key(one).clone(), at)).collect()
    };
    let (left, right) = (of(before), of(now));
    let mut keys: Vec<String> = left
        .iter()
        .filter(|&(key, &at)| right.get(key).and_then(|&at| now.get(at)) != before.get(at))
        .map(|(key, _)| key)
        .chain(right.keys().filter(|key| !left.contains_key(*key)))
        .cloned()
        .collect();
    keys.sort();
    keys
}

/// How many of what differs are named.
const NAMED: usize = 5;

pub(super) fn refusal(name: &str, difference: &Difference) -> Diagnostic {
    let Difference { codes, matters, documents } = difference;
    let named: Vec<&str> = codes.iter().chain(matters).chain(documents).take(NAMED).map(String::as_str).collect();
    Diagnostic::error("register-edition-taken")
        .with("name", name)
        .with("codes", codes.len())
        .with("texts", matters.len())
        .with("documents", documents.len())
        .with("named", named.join(", "))
}

/// The content of the edition recorded under a name.
pub(super) fn content_of(connection: &Connection, name: &str) -> Result<Option<String>> {
    connection.query_row("SELECT content FROM edition WHERE name = ?", [name], |row| row.get(0)).optional()
}

/// Adds all of an edition.
pub(super) fn insert(work: &Connection, edition: &Edition, facts: &Facts) -> Result<()> {
    let Edition { name, issued, printed, city, sample, program, content } = edition;
    work.execute(
        "INSERT INTO edition (name, issued, printed, city, sample, program, content) VALUES (?, ?, ?, ?, ?, ?, ?)",
        params![name, issued, printed, city, sample, program, content],
    )?;
    let serial = work.last_insert_rowid();
    let codes = facts.codes.iter().map(|code| Ok((code.id.as_str(), insert_code(work, serial, code)?)));
    let codes = codes.collect::<Result<BTreeMap<_, _>>>()?;
    let matters = facts.matters.iter().map(|matter| Ok((matter.id.as_str(), insert_matter(work, serial, matter)?)));
    let matters = matters.collect::<Result<BTreeMap<_, _>>>()?;
    for document in &facts.documents {
        insert_document(work, serial, document, &codes, &matters)?;
    }
    Ok(())
}

fn insert_code(work: &Connection, edition: i64, code: &IssuedCode) -> Result<i64> {
    let IssuedCode { id, kind, department, target, destination, version, level, symbol } = code;
    let number = find_or_add(
        work,
        "SELECT number FROM code WHERE id = ?1 AND kind = ?2 AND department = ?3 AND target = ?4 AND destination = ?5
         AND version = ?6 AND level = ?7 AND symbol = ?8",
        "INSERT INTO code (id, kind, department, target, destination, version, level, symbol)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![id, kind.name(), department, target, destination, version, level, symbol],
    )?;
    work.prepare_cached("INSERT INTO edition_code VALUES (?, ?)")?.execute(params![edition, number])?;
    Ok(number)
}

fn insert_matter(work: &Connection, edition: i64, matter: &Matter) -> Result<i64> {
    let Matter { id, kind, department, name, .. } = matter;
    let number = find_or_add(
        work,
        "SELECT number FROM matter WHERE id = ?1 AND kind = ?2 AND department = ?3 AND name = ?4 AND digests = ?5",
        "INSERT INTO matter (id, kind, department, name, digests) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![id, kind.name(), department, name, matter.written_digests()],
    )?;
    work.prepare_cached("INSERT INTO edition_matter VALUES (?, ?)")?.execute(params![edition, number])?;
    Ok(number)
}

/// The row of this content, which editions share.
fn find_or_add(work: &Connection, find: &str, add: &str, values: impl Params + Copy) -> Result<i64> {
    let known = work.prepare_cached(find)?.query_row(values, |row| row.get(0)).optional()?;
    match known {
        Some(number) => Ok(number),
        None => work.prepare_cached(add)?.insert(values),
    }
}

fn insert_document(
    work: &Connection,
    edition: i64,
    document: &IssuedDocument,
    codes: &BTreeMap<&str, i64>,
    matters: &BTreeMap<&str, i64>,
) -> Result<()> {
    let IssuedDocument { path, layout, department, pages, hash, shows, .. } = document;
    let number = work
        .prepare_cached(
            "INSERT INTO document (edition, path, layout, department, pages, hash, shows) VALUES (?, ?, ?, ?, ?, ?, ?)",
        )?
        .insert(params![edition, path, layout, department, *pages as i64, hash, shows.join(" ")])?;
    let mut add = work.prepare_cached("INSERT INTO document_code VALUES (?, ?, ?, ?, ?, ?, ?, ?)")?;
    for (at, placed) in document.codes.iter().enumerate() {
        let PlacedFact { id, page, x_mm, y_mm, side_mm, symbol } = placed;
        // A code that the edition does not issue has no row: the reference fails, and nothing is recorded.
        let code = codes.get(id.as_str());
        add.execute(params![number, at as i64 + 1, code, *page as i64, x_mm, y_mm, side_mm, symbol])?;
    }
    let mut add = work.prepare_cached("INSERT INTO document_matter VALUES (?, ?)")?;
    for id in &document.matters {
        add.execute(params![number, matters.get(id.as_str())])?;
    }
    Ok(())
}
