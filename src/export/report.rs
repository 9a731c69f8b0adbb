//! The reports of an import, for who must mend the tables: one page that tells everything, and copies of the tables with
//! the cells marked that something is wrong with.
//!
//! Comes in: what the import found and decided, and the tables as they were read. Goes out: texts and bytes.

mod copy;
mod entries;
mod marks;
mod page;

#[cfg(test)]
mod tests;

use crate::catalog::Date;
use crate::diag::{Diagnostic, Locale, Severity};
use crate::import::outcome::Outcome;
use crate::sheet::Book;

/// What a report is made of.
#[derive(Clone, Copy, Debug)]
pub struct ImportReport<'a> {
    /// What the import found and decided.
    pub outcome: &'a Outcome,
    /// The tables as they were read.
    pub books: &'a [Book],
    /// Whose catalogue it is.
    pub city: &'a str,
    /// The day the reports bear.
    pub date: Option<Date>,
}

/// A file of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportFile {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// All files of a report: the page, and for each table something is wrong with its copy.
pub fn import_report(report: &ImportReport<'_>, locale: &Locale) -> Result<Vec<ReportFile>, Diagnostic> {
    let page = ReportFile { name: "import.html".to_owned(), bytes: page::page(report, locale).into_bytes() };
    let mut files = vec![page];
    files.extend(copy::copies(report, locale)?);
    Ok(files)
}

/// How much something found weighs, where questions are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// Waits for an answer.
    Question,
    /// To be looked at.
    Warning,
    /// Must be mended.
    Error,
}

impl Weight {
    fn of(found: &Diagnostic) -> Self {
        if found.key.starts_with("import-ask") {
            Self::Question
        } else if found.severity == Severity::Error {
            Self::Error
        } else {
            Self::Warning
        }
    }

    /// In a word.
    fn word(self, locale: &Locale) -> String {
        match self {
            Self::Question => locale.text("export-report-question", &[]),
            Self::Warning => locale.text("export-report-warning", &[]),
            Self::Error => locale.text("export-report-error", &[]),
        }
    }
}
