//! Tables as offices keep them: workbooks, text tables, pages and documents, read into grids of cells.
//!
//! Comes in: the bytes of a file, whatever its name says. Goes out: a [`Book`] of [`Sheet`]s, every cell as text at its
//! place, as a person sees it, merged cells resolved. What the cells mean is not asked here. Nothing that stands in a
//! file makes this room panic, hang or swallow the machine's memory: see [`limits`].

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

mod archive;
mod compound;
mod docx;
mod files;
mod format;
mod grid;
mod html;
mod json;
mod kind;
pub mod limits;
mod number;
mod ods;
mod read;
mod separated;
mod text;
mod texts;
mod tree;
mod xls;
mod xlsx;

pub use files::read_all;
pub(crate) use files::{is_litter, slashed};
pub use read::read;
pub(crate) use text::{NotText, decode};
pub(crate) use texts::Texts;

/// A file of tables, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    /// The file's path as shown to the user.
    pub name: String,
    /// What kind of file it is.
    pub kind: Kind,
    /// Its sheets, or the tables of a page or document, in their order.
    pub sheets: Vec<Sheet>,
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Office Open XML workbook: xlsx, xlsm.
    Xlsx,
    /// Binary workbook: xls, et.
    Xls,
    /// Open Document spreadsheet.
    Ods,
    /// Text with separators: csv, tsv.
    Text,
    /// A catalogue as data, as this program exports it.
    Json,
    /// The tables of a page.
    Html,
    /// The tables of a docx document.
    Docx,
}

/// One table, as a grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name: the sheet's own; `表1`, `表2` where the file gives its tables none.
    pub name: String,
    /// Whether the workbook hides it.
    pub is_hidden: bool,
    /// In a page or document: the last lines of text above the table, which often name it; else empty.
    pub heading: String,
    rows: Vec<Vec<Cell>>,
    merges: Vec<Merge>,
    widths: BTreeMap<u32, u32>,
}

/// What stands in one cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its text, as the file shows it, line breaks and all.
    pub text: Arc<str>,
    /// For a cell covered by a merge: the cell whose text it shows.
    pub merged_into: Option<Address>,
}

/// A block of cells merged into its first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// Its top left cell, which holds the text.
    pub first: Address,
    /// Its bottom right cell.
    pub last: Address,
}

/// Where a cell stands: row and column, from 0. Shown as spreadsheets do: `B17`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

impl Address {
    /// The cell in this row and column, both from 0.
    #[must_use]
    pub fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.column + 1;
        while rest > 0 {
            letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
            rest = (rest - 1) / 26;
        }
        letters.iter().rev().try_for_each(|letter| write!(f, "{letter}"))?;
        write!(f, "{}", self.row + 1)
    }
}

impl Sheet {
    /// A sheet of these rows. Rows may be of different lengths; a merge shows its first cell's text in all it covers.
    #[must_use]
    pub fn new(name: impl Into<String>, rows: Vec<Vec<Box<str>>>, merges: Vec<Merge>) -> Self {
        let plain = |text| Cell { text: Arc::from(text), merged_into: None };
        let mut sheet = Self {
            name: name.into(),
            rows: rows.into_iter().map(|row| row.into_iter().map(plain).collect()).collect(),
            ..Self::default()
        };
        sheet.merge_all(merges);
        sheet
    }

    /// Shows each block's text in all the cells it covers.
    fn merge_all(&mut self, merges: Vec<Merge>) {
        self.merges = merges;
        for index in 0..self.merges.len() {
            self.cover(self.merges[index]);
        }
    }

    fn cover(&mut self, merge: Merge) {
        let text = self.cell(merge.first).map(|cell| Arc::clone(&cell.text)).unwrap_or_default();
        for row in merge.first.row..=merge.last.row {
            let Some(cells) = self.rows.get_mut(row as usize) else { break };
            if cells.len() <= merge.last.column as usize {
                cells.resize(merge.last.column as usize + 1, Cell::default());
            }
            for column in merge.first.column..=merge.last.column {
                if Address::new(row, column) != merge.first {
                    cells[column as usize] = Cell { text: Arc::clone(&text), merged_into: Some(merge.first) };
                }
            }
        }
    }

    /// How many rows there are.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.rows.len() as u32
    }

    /// How many cells the longest row has.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.rows.iter().map(Vec::len).max().unwrap_or(0) as u32
    }

    /// The cells of a row, from the first column on.
    #[must_use]
    pub fn row(&self, row: u32) -> &[Cell] {
        self.rows.get(row as usize).map_or(&[], Vec::as_slice)
    }

    /// The cell at an address; none beyond the end of its row.
    #[must_use]
    pub fn cell(&self, at: Address) -> Option<&Cell> {
        self.row(at.row).get(at.column as usize)
    }

    /// The text at an address; empty where there is no cell.
    #[must_use]
    pub fn text(&self, at: Address) -> &str {
        self.cell(at).map_or("", |cell| &cell.text)
    }

    /// The merged blocks.
    #[must_use]
    pub fn merges(&self) -> &[Merge] {
        &self.merges
    }

    /// Sets how wide a column is, in characters.
    pub fn set_width(&mut self, column: u32, characters: u32) {
        self.widths.insert(column, characters);
    }

    /// How wide a column is, in characters, where the file says so.
    #[must_use]
    pub fn column_width(&self, column: u32) -> Option<u32> {
        self.widths.get(&column).copied()
    }
}

#[cfg(test)]
mod tests;
