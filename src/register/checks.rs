//! What was found at the addresses that codes lead to, and which pages people approved.

use std::collections::BTreeMap;

use rusqlite::{Row, TransactionBehavior, params};
use serde::Serialize;

use super::Register;
use super::recall::collect;
use super::trouble::Trouble as _;
use crate::diag::Diagnostic;

/// What was found at an address, at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Check {
    /// The address.
    pub target: String,
    /// The moment, in UTC: `2026-11-24T11:35:00Z`.
    pub checked: String,
    /// What came of it, in the checker's own words: `good`, `gone`.
    pub outcome: String,
    /// The status the last host answered with; 0 where none did.
    pub status: u16,
    /// Where it led in the end.
    pub last: String,
    /// The page's title.
    pub title: String,
    /// A hash of what the page says.
    pub fingerprint: String,
    /// What else is worth knowing.
    pub detail: String,
    /// How often it was tried.
    pub attempts: u32,
    /// How long the answer took.
    pub milliseconds: u32,
}

/// The page that someone approved at an address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Approval {
    /// The address.
    pub target: String,
    /// The moment, in UTC.
    pub approved: String,
    /// Who approved it.
    pub person: String,
    /// The page's title.
    pub title: String,
    /// A hash of what the page says.
    pub fingerprint: String,
}

impl Register {
    /// Records what was found, all in one step; what is there already stays as it is.
    pub fn record_checks(&mut self, checks: &[Check]) -> Result<(), Diagnostic> {
        let path = self.path.clone();
        let work = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).trouble(&path)?;
        for check in checks {
            let Check { target, checked, outcome, status, last, .. } = check;
            let Check { title, fingerprint, detail, attempts, milliseconds, .. } = check;
            work.prepare_cached(
                "INSERT INTO link_check (target, checked, outcome, status, final, title, fingerprint, detail, attempts,
                 milliseconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (target, checked) DO NOTHING",
            )
            .and_then(|mut add| {
                let values =
                    params![target, checked, outcome, status, last, title, fingerprint, detail, attempts, milliseconds];
                add.execute(values)
            })
            .trouble(&path)?;
        }
        work.commit().trouble(&path)
    }

    /// The last check of every address, by address.
    pub fn last_checks(&self) -> Result<Vec<Check>, Diagnostic> {
        // SQLite gives the other columns of the row that has the maximum.
        let sql = "SELECT target, max(checked), outcome, status, final, title, fingerprint, detail, attempts,
                   milliseconds FROM link_check GROUP BY target ORDER BY target";
        collect(&self.connection, sql, [], check).trouble(&self.path)
    }

    /// The same, to be looked up by address.
    pub fn checks_by_address(&self) -> Result<BTreeMap<String, Check>, Diagnostic> {
        Ok(self.last_checks()?.into_iter().map(|check| (check.target.clone(), check)).collect())
    }

    /// How often which outcome was found at each address, by address, then outcome.
    pub fn outcome_counts(&self) -> Result<Vec<(String, String, u32)>, Diagnostic> {
        let sql = "SELECT target, outcome, count(*) FROM link_check GROUP BY target, outcome ORDER BY target, outcome";
        collect(&self.connection, sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).trouble(&self.path)
    }

    /// Every check of one address, the earliest first.
    pub fn checks_of(&self, target: &str) -> Result<Vec<Check>, Diagnostic> {
        let sql = "SELECT target, checked, outcome, status, final, title, fingerprint, detail, attempts, milliseconds
                   FROM link_check WHERE target = ? ORDER BY checked";
        collect(&self.connection, sql, [target], check).trouble(&self.path)
    }

    /// Records approvals, all in one step; what is there already stays as it is.
    pub fn approve(&mut self, approvals: &[Approval]) -> Result<(), Diagnostic> {
        let path = self.path.clone();
        let work = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).trouble(&path)?;
        for Approval { target, approved, person, title, fingerprint } in approvals {
            let values = params![target, approved, person, title, fingerprint];
            work.execute("INSERT INTO link_approval VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", values)
                .trouble(&path)?;
        }
        work.commit().trouble(&path)
    }

    /// The approval in force for every address that has one, by address.
    pub fn approvals(&self) -> Result<Vec<Approval>, Diagnostic> {
        let sql = "SELECT target, max(approved), person, title, fingerprint FROM link_approval
                   GROUP BY target ORDER BY target";
        let approval = |row: &Row<'_>| {
            let (person, title) = (row.get(2)?, row.get(3)?);
            Ok(Approval { target: row.get(0)?, approved: row.get(1)?, person, title, fingerprint: row.get(4)? })
        };
        collect(&self.connection, sql, [], approval).trouble(&self.path)
    }
}

fn check(row: &Row<'_>) -> rusqlite::Result<Check> {
    Ok(Check {
        target: row.get(0)?,
        checked: row.get(1)?,
        outcome: row.get(2)?,
        status: row.get(3)?,
        last: row.get(4)?,
        title: row.get(5)?,
        fingerprint: row.get(6)?,
        detail: row.get(7)?,
        attempts: row.get(8)?,
        milliseconds: row.get(9)?,
    })
}
