//! What people found when they looked at what hangs.

use rusqlite::{Row, TransactionBehavior, params};
use serde::Serialize;

use super::Register;
use super::recall::collect;
use super::trouble::Trouble as _;
use crate::diag::Diagnostic;

/// A photo of a posting, and what its codes were worth on the day it was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Inspection {
    /// The posting's number.
    pub posting: i64,
    /// The day: `2026-11-24`.
    pub checked: String,
    /// Who looked.
    pub person: String,
    /// The photo's name.
    pub photo: String,
    /// Hash of its file.
    pub photo_hash: String,
    /// The worst that was found: `current`, `foreign`, `missing`.
    pub outcome: String,
    /// Codes on the pages that the photo shows.
    pub codes: u32,
    /// Codes of them that were read there.
    pub read: u32,
    /// The ids of what was wrong or missing.
    pub detail: String,
}

impl Register {
    /// Records inspections, all in one step; one of the same photo for the same posting on the same day stays as it is.
    /// Gives how many were new.
    pub fn record_inspections(&mut self, inspections: &[Inspection]) -> Result<usize, Diagnostic> {
        let path = self.path.clone();
        let work = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).trouble(&path)?;
        let mut new = 0;
        for inspection in inspections {
            let Inspection { posting, checked, person, photo, photo_hash, outcome, codes, read, detail } = inspection;
            let values = params![posting, checked, person, photo, photo_hash, outcome, codes, read, detail];
            new += work
                .prepare_cached(
                    "INSERT INTO posting_check (posting, checked, person, photo, photo_hash, outcome, codes, read, detail)
                     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (posting, checked, photo_hash) DO NOTHING",
                )
                .and_then(|mut add| add.execute(values))
                .trouble(&path)?;
        }
        work.commit().trouble(&path)?;
        Ok(new)
    }

    /// All inspections ever, in the order in which they were recorded.
    pub fn inspections(&self) -> Result<Vec<Inspection>, Diagnostic> {
        let sql = "SELECT posting, checked, person, photo, photo_hash, outcome, codes, read, detail
                   FROM posting_check ORDER BY number";
        collect(&self.connection, sql, [], inspection).trouble(&self.path)
    }
}

fn inspection(row: &Row<'_>) -> rusqlite::Result<Inspection> {
    Ok(Inspection {
        posting: row.get(0)?,
        checked: row.get(1)?,
        person: row.get(2)?,
        photo: row.get(3)?,
        photo_hash: row.get(4)?,
        outcome: row.get(5)?,
        codes: row.get(6)?,
        read: row.get(7)?,
        detail: row.get(8)?,
    })
}
