//! Rows understood, before it is known which item of the catalogue each one is.

use std::sync::Arc;

use super::mapping::Mapping;
use super::question::Question;
use crate::catalog::Column;
use crate::sheet::Address;

/// Tables, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The rows of items, in the order of files, sheets and rows; those that wait for an answer among them.
    pub rows: Vec<DraftRow>,
    /// The tables found, and what each of their columns was taken for.
    pub mappings: Vec<Mapping>,
    /// The rows that are no item and no title, or do not say enough to be one, each as the index of its table: the
    /// diagnostics name them.
    pub not_taken: Vec<usize>,
    /// What is to be asked.
    pub questions: Vec<Question>,
}

/// One row of a table, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRow {
    /// Index of its file among those read.
    pub book: usize,
    /// Index of its sheet in the file.
    pub sheet: usize,
    /// Its row in the sheet, from 0.
    pub row: u32,
    /// Index of its table among the draft's mappings.
    pub table: usize,
    /// Index of the department it is filed under, where that is known.
    pub department: Option<usize>,
    /// Index of its field, where that is known.
    pub field: Option<usize>,
    /// The table's own number of the row: a serial, or a code that is none of this catalogue's.
    pub number: Option<SourceCell>,
    /// What stands under each column of the catalogue.
    pub cells: [Option<SourceCell>; Column::COUNT],
    /// What it waits for, as indices of the draft's questions: until these are answered, the row is not taken.
    pub waits_for: Vec<usize>,
}

/// A value beside the cell it was read from. Its texts are shared with the sheet's, and among rows that say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceCell {
    /// The cell, also where its text came down from a cell above; that one, where the row lacks the cell.
    pub at: Address,
    /// What stands there, as it stands.
    pub raw: Arc<str>,
    /// What it means, as the catalogue writes it.
    pub value: Arc<str>,
}

impl DraftRow {
    /// The value under a column; empty where there is none.
    #[must_use]
    pub fn value(&self, column: Column) -> &str {
        self.cells[column as usize].as_ref().map_or("", |cell| &cell.value)
    }

    /// Whether everything is known that must be known before the row is taken.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.waits_for.is_empty() && self.department.is_some() && self.field.is_some()
    }
}
