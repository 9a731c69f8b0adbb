//! The catalogue handed out: as a workbook in the national form, as a table, as data, as a page.
//!
//! Comes in: a [`Matter`], which is what the gate cleared or, for the office alone, the whole catalogue with its marks.
//! Goes out: the bytes of one file. Each kind of file can be imported again and gives the catalogue it was made from;
//! the same matter always gives the same bytes. Nothing is written here.

mod form;
mod json;
mod list;
mod matter;
mod names;
mod page;
pub mod report;
mod separated;
mod split;
mod workbook;

use crate::diag::Diagnostic;

pub use list::{List, ListColumn, ListRow, lists};
pub use matter::Matter;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A workbook, a sheet for each department, in the national form.
    Xlsx,
    /// The catalogue's own columns, with commas between them.
    Csv,
    /// Everything as data, after `docs/schema/catalog.schema.json`.
    Json,
    /// A page to be published.
    Html,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Xlsx, Self::Csv, Self::Json, Self::Html];

    /// The ending of its files, which is also its name on the command line.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Html => "html",
        }
    }
}

/// The file of this kind; or everything that keeps it from being one.
pub fn file(matter: &Matter<'_>, kind: Kind) -> Result<Vec<u8>, Vec<Diagnostic>> {
    match kind {
        Kind::Xlsx => workbook::workbook(matter),
        Kind::Csv => Ok(separated::table(matter).into_bytes()),
        Kind::Json => Ok(json::data(matter).into_bytes()),
        Kind::Html => page::page(matter).map(String::into_bytes).map_err(|refused| vec![refused]),
    }
}
