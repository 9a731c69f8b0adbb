//! Binary workbooks: xls, and WPS's et.
//!
//! The records of a workbook are walked first, so that what it claims of its own size is known before room is made
//! for it.

use std::io::Cursor;

use calamine::{Data, DataRef, Reader as _, SheetType, SheetVisible, Xls, XlsError};

use super::archive::damaged;
use super::compound::{around, u16_at, u32_at};
use super::format::Format;
use super::grid::{Grid, Reading};
use super::limits::CELLS;
use super::{Address, xlsx};
use crate::diag::Diagnostic;

/// Records of a workbook's stream, by their numbers in MS-XLS 2.3.
const END: u16 = 0x000A;
const FILE_PASS: u16 = 0x002F;
const BOUND_SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
/// `Formula`, `MulRk`, `LabelSst`, `Number`, `Label`, `BoolErr`, `RString`, `Rk`: those that put something in a cell.
const CELL_RECORDS: [u16; 8] = [0x0006, 0x00BD, 0x00FD, 0x0203, 0x0204, 0x0205, 0x00D6, 0x027E];
/// A number that no record has.
const NOTHING: u16 = 0xFFFF;

/// Reads the sheets of a workbook's stream.
pub(super) fn read(mut stream: Vec<u8>, reading: &mut Reading<'_>) -> Result<(), Diagnostic> {
    check(&mut stream)?;
    let mut book = Xls::new(Cursor::new(around("Workbook", stream))).map_err(|error| match error {
        XlsError::Password => Diagnostic::error("sheet-password"),
        _ => damaged(),
    })?;
    let sheets = book.sheets_metadata().to_vec();
    for sheet in sheets.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let mut grid = Grid::new(&sheet.name);
        let range = book.worksheet_range(&sheet.name).map_err(|_| damaged())?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            put(value, Address::new(top + row as u32, left + column as u32), &mut grid, reading)?;
        }
        for merge in book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default() {
            grid.merge(xlsx::merged(merge))?;
        }
        reading.take(grid, |read| read.is_hidden = sheet.visible != SheetVisible::Visible)?;
    }
    Ok(())
}

/// Walks all records as the reader will, refuses what would claim too much, and takes out what sheets say of their own
/// extent.
fn check(stream: &mut [u8]) -> Result<(), Diagnostic> {
    let mut sheets = Vec::new();
    for at in Records::from(stream, 0) {
        match u16_at(stream, at) {
            Some(FILE_PASS) => return Err(Diagnostic::error("sheet-password")),
            Some(BOUND_SHEET) => sheets.push(u32_at(stream, at + 4).ok_or_else(damaged)? as usize),
            _ => {}
        }
    }
    let mut cells = 0_u64;
    for start in sheets {
        let (mut rows, mut columns) = ((u64::MAX, 0), (u64::MAX, 0));
        let records: Vec<usize> = Records::from(stream, start).collect();
        for at in records {
            let kind = u16_at(stream, at).unwrap_or(NOTHING);
            if kind == DIMENSIONS {
                stream[at..at + 2].copy_from_slice(&NOTHING.to_le_bytes());
            } else if CELL_RECORDS.contains(&kind) {
                let place = |offset| u16_at(stream, at + offset).map(u64::from).ok_or_else(damaged);
                let (row, column) = (place(4)?, place(6)?);
                // A record of many cells has six bytes for each.
                let last = if kind == 0x00BD { column + place(2)? / 6 } else { column };
                rows = (rows.0.min(row), rows.1.max(row));
                columns = (columns.0.min(column), columns.1.max(last));
            }
        }
        if rows.0 <= rows.1 {
            cells += (rows.1 - rows.0 + 1) * (columns.1 - columns.0 + 1);
        }
        if cells > CELLS as u64 {
            return Err(Diagnostic::error("sheet-cells").with("number", cells).with("limit", CELLS));
        }
    }
    Ok(())
}

/// Where records start, from a place on up to the one that ends it.
struct Records<'a> {
    stream: &'a [u8],
    at: usize,
    depth: usize,
}

impl<'a> Records<'a> {
    fn from(stream: &'a [u8], at: usize) -> Self {
        Self { stream, at, depth: 0 }
    }
}

impl Iterator for Records<'_> {
    type Item = usize;
    fn next(&mut self) -> Option<usize> {
        let at = self.at;
        let (kind, length) = (u16_at(self.stream, at)?, u16_at(self.stream, at + 2)?);
        match kind {
            0x0809 => self.depth += 1,
            END if self.depth <= 1 => return None,
            END => self.depth -= 1,
            _ => {}
        }
        self.at = at + 4 + usize::from(length);
        Some(at)
    }
}

fn put(value: &Data, at: Address, grid: &mut Grid, reading: &mut Reading<'_>) -> Result<(), Diagnostic> {
    let value = match value {
        Data::Empty => DataRef::Empty,
        Data::Int(value) => DataRef::Int(*value),
        Data::Float(value) => DataRef::Float(*value),
        Data::Bool(value) => DataRef::Bool(*value),
        Data::DateTime(value) => DataRef::DateTime(*value),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => DataRef::SharedString(text),
    };
    // The reader tells dates from numbers, and nothing more of formats.
    xlsx::put(&value, &Format::Plain, at, grid, reading)
}
