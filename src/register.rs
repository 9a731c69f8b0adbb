//! The memory of what is on the walls: editions issued, the codes and documents of each, where they hang, and what was
//! checked about their addresses and on the walls.
//!
//! Comes in: what a run made, what people posted and took down, what others found out. Goes out: the same, at any later
//! day, from `register.db` in the project's folder. Facts are only ever added: the database itself refuses to change or
//! delete one. A step is recorded whole or not at all, and recording it twice records it once.

mod checks;
mod export;
mod facts;
mod import;
mod inspections;
mod intake;
mod open;
mod postings;
mod recall;
mod record;
mod schema;
mod trouble;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::diag::Diagnostic;
use trouble::Trouble as _;

pub use checks::{Approval, Check};
pub use facts::{Edition, Facts, IssuedCode, IssuedDocument, Kind, Matter, PlacedFact};
pub use import::{Import, Imported};
pub use inspections::Inspection;
pub use intake::{TablePlace, date, read_posting_book, read_postings};
pub use postings::{NewPosting, Posted, Posting, Removal};
pub use recall::CodeHistory;
pub use record::{Difference, Recorded};
pub use schema::VERSION;

/// The register's file, in the project's folder.
pub const REGISTER_FILE: &str = "register.db";

/// A project's register, open.
#[derive(Debug)]
pub struct Register {
    connection: Connection,
    path: PathBuf,
}

impl Register {
    /// Where the register lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Looks the whole file over, which takes long for a large one: every page, every index, every reference.
    pub fn verify(&self) -> Result<(), Diagnostic> {
        let told = open::integrity(&self.connection, "integrity_check", &self.path)?;
        let orphans: i64 = self
            .connection
            .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))
            .trouble(&self.path)?;
        match (told, orphans) {
            (None, 0) => Ok(()),
            (Some(detail), _) => Err(trouble::damaged(&self.path, &detail)),
            (None, count) => Err(trouble::damaged(&self.path, &format!("{count} references lead nowhere"))),
        }
    }
}
