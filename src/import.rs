//! Tables as they came become the project's catalogue, without guessing.
//!
//! Comes in: [`sheet::Book`](crate::sheet::Book)s, the catalogue at rest, a profile that says what people decided.
//! Goes out: rows understood, each value beside its cell; which item of the catalogue each one is; what is to be
//! asked. Nothing is written here.

mod align;
pub mod answers;
mod asked;
mod columns;
pub mod confirm;
pub mod draft;
mod filing;
mod front;
mod heads;
mod ids;
mod lines;
pub mod mapping;
mod matching;
mod names;
pub mod outcome;
pub mod profile;
pub mod question;
mod repeats;
mod rows;
mod tables;
mod title;
mod understand;
mod values;
pub mod write;

#[cfg(test)]
mod tests;

pub use matching::{Plan, matching};
pub use understand::understand;

use crate::diag::{CellPlace, Diagnostic};
use crate::sheet::Book;
use draft::{DraftRow, SourceCell};

/// A diagnostic pointed at the cell that a row has a value from.
fn in_cell(diagnostic: Diagnostic, books: &[Book], row: &DraftRow, cell: &SourceCell) -> Diagnostic {
    let Some(book) = books.get(row.book) else { return diagnostic };
    let sheet = book.sheets.get(row.sheet).map(|sheet| sheet.name.clone()).unwrap_or_default();
    let place = CellPlace { sheet, address: cell.at.to_string(), text: cell.raw.to_string() };
    diagnostic.in_cell(&book.name, place)
}
