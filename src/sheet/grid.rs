//! Cells are put down one by one, and become a sheet; whatever a file claims, no more is held than the limits allow.

use super::limits::{CELLS, CHARACTERS, COLUMNS, MERGES, ROWS, SHEETS};
use super::{Address, Cell, Merge, Sheet, Texts};
use crate::diag::{CellPlace, Diagnostic, Diagnostics};

/// One file being read.
pub(super) struct Reading<'a> {
    /// The file's path as shown to the user.
    pub file: &'a str,
    /// Where remarks go.
    pub found: &'a mut Diagnostics,
    texts: Texts,
    cells: usize,
    sheets: Vec<Sheet>,
}

/// One sheet being read.
pub(super) struct Grid {
    name: String,
    rows: Vec<Vec<Cell>>,
    merges: Vec<Merge>,
}

impl<'a> Reading<'a> {
    /// Begins with a file.
    pub fn new(file: &'a str, found: &'a mut Diagnostics) -> Self {
        Self { file, found, texts: Texts::default(), cells: 0, sheets: Vec::new() }
    }

    /// The sheets read.
    pub fn into_sheets(self) -> Vec<Sheet> {
        self.sheets
    }

    /// Whether a table of that name was read already.
    pub fn has_sheet(&self, name: &str) -> bool {
        self.sheets.iter().any(|sheet| sheet.name == name)
    }

    /// Tells of a cell that was read, but not as it was meant.
    pub fn remark(&mut self, remark: Diagnostic, sheet: &str, at: Address, text: &str) {
        let place = CellPlace { sheet: sheet.to_owned(), address: at.to_string(), text: text.to_owned() };
        self.found.push(remark.in_cell(self.file, place));
    }

    /// Counts cells about to be held.
    fn hold(&mut self, cells: usize) -> Result<(), Diagnostic> {
        self.cells = self.cells.saturating_add(cells);
        if self.cells > CELLS {
            return Err(Diagnostic::error("sheet-cells").with("number", self.cells).with("limit", CELLS));
        }
        Ok(())
    }

    /// Takes in a finished sheet.
    pub fn take(&mut self, grid: Grid, finish: impl FnOnce(&mut Sheet)) -> Result<(), Diagnostic> {
        let mut sheet = grid.finish(self)?;
        finish(&mut sheet);
        self.sheets.push(sheet);
        if self.sheets.len() > SHEETS {
            return Err(Diagnostic::error("sheet-sheets").with("number", self.sheets.len()).with("limit", SHEETS));
        }
        Ok(())
    }
}

impl Grid {
    /// An empty sheet.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), rows: Vec::new(), merges: Vec::new() }
    }

    /// The sheet's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether nothing was put down.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Puts a text down. White space alone is no text: spreadsheets are strewn with it far outside their tables.
    pub fn put(&mut self, reading: &mut Reading<'_>, at: Address, text: &str) -> Result<(), Diagnostic> {
        if text.trim().is_empty() {
            return Ok(());
        }
        self.check_place(at)?;
        if text.len() > CHARACTERS && text.chars().count() > CHARACTERS {
            let start: String = text.chars().take(20).collect();
            let place = CellPlace { sheet: self.name.clone(), address: at.to_string(), text: start };
            return Err(Diagnostic::error("sheet-long-text")
                .with("number", text.chars().count())
                .with("limit", CHARACTERS)
                .in_cell(reading.file, place));
        }
        let (row, column) = (at.row as usize, at.column as usize);
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            reading.hold(column + 1 - cells.len())?;
            cells.resize_with(column + 1, Cell::default);
        }
        let text = if text.contains('\r') {
            reading.texts.of(&text.replace("\r\n", "\n").replace('\r', "\n"))
        } else {
            reading.texts.of(text)
        };
        cells[column].text = text;
        Ok(())
    }

    /// Refuses a place beyond any sheet.
    pub fn check_place(&self, at: Address) -> Result<(), Diagnostic> {
        let beyond = |key: Diagnostic, number: u32, limit: u32| {
            let (number, limit) = (u64::from(number) + 1, limit);
            Err(key
                .with("number", number)
                .with("limit", limit)
                .with("sheet", &self.name)
                .with("address", Address::new(at.row, at.column)))
        };
        if at.row >= ROWS {
            return beyond(Diagnostic::error("sheet-rows"), at.row, ROWS);
        }
        if at.column >= COLUMNS {
            return beyond(Diagnostic::error("sheet-columns"), at.column, COLUMNS);
        }
        Ok(())
    }

    /// Merges a block of cells.
    pub fn merge(&mut self, merge: Merge) -> Result<(), Diagnostic> {
        self.merges.push(merge);
        if self.merges.len() > MERGES {
            return Err(Diagnostic::error("sheet-merges")
                .with("number", self.merges.len())
                .with("limit", MERGES)
                .with("sheet", &self.name));
        }
        Ok(())
    }

    /// The sheet, its merges cut to where it has cells: a title merged across all sixteen thousand columns of a
    /// spreadsheet is as wide as its table.
    fn finish(self, reading: &mut Reading<'_>) -> Result<Sheet, Diagnostic> {
        let height = self.rows.len() as u32;
        let width = self.rows.iter().map(Vec::len).max().unwrap_or(0) as u32;
        let mut merges = Vec::with_capacity(self.merges.len());
        for Merge { first, last } in self.merges {
            let last = Address::new(last.row.min(height.saturating_sub(1)), last.column.min(width.saturating_sub(1)));
            if first.row > last.row || first.column > last.column || first == last {
                continue;
            }
            let area = u64::from(last.row - first.row + 1) * u64::from(last.column - first.column + 1);
            reading.hold(area as usize)?;
            merges.push(Merge { first, last });
        }
        let mut sheet = Sheet { name: self.name, rows: self.rows, merges: Vec::new(), ..Sheet::default() };
        sheet.merge_all(merges);
        Ok(sheet)
    }
}
