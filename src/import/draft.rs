//! Rows understood, before it is known which item of the catalogue each one is.

use crate::catalog::Column;
use crate::sheet::Address;

/// One row of a table, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRow {
    /// Index of its file among those read.
    pub book: usize,
    /// Index of its sheet in the file.
    pub sheet: usize,
    /// Its row in the sheet, from 0.
    pub row: u32,
    /// Index of the department it is filed under, where that is known.
    pub department: Option<usize>,
    /// Index of its field, where that is known.
    pub field: Option<usize>,
    /// What stands under each column of the catalogue.
    pub cells: [Option<SourceCell>; Column::COUNT],
}

/// A value beside the cell it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceCell {
    /// The cell, also where its text came down from a cell above.
    pub at: Address,
    /// What stands there, as it stands.
    pub raw: Box<str>,
    /// What it means, as the catalogue writes it.
    pub value: Box<str>,
}

impl DraftRow {
    /// The value under a column; empty where there is none.
    #[must_use]
    pub fn value(&self, column: Column) -> &str {
        self.cells[column as usize].as_ref().map_or("", |cell| &cell.value)
    }
}
