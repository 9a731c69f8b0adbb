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
use super::limits::{CELLS, UNPACKED_BYTES};
use super::{Address, xlsx};
use crate::diag::Diagnostic;

mod shared;

use shared::{Lengths, Shared};

/// Records of a workbook's stream, by their numbers in MS-XLS 2.3.
const END: u16 = 0x000A;
const FILE_PASS: u16 = 0x002F;
const BOUND_SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
const SHARED_TEXTS: u16 = 0x00FC;
const CONTINUE: u16 = 0x003C;
const SHARED_TEXT: u16 = 0x00FD;
const MANY_NUMBERS: u16 = 0x00BD;
/// `Formula`, `MulRk`, `LabelSst`, `Number`, `Label`, `BoolErr`, `RString`, `Rk`: those that put something in a cell.
const CELL_RECORDS: [u16; 8] = [0x0006, MANY_NUMBERS, SHARED_TEXT, 0x0203, 0x0204, 0x0205, 0x00D6, 0x027E];
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
    let lengths = Shared::new(shared(stream)).lengths();
    let (mut cells, mut characters) = (0, 0);
    for start in sheets {
        let sheet = extent(stream, start, &lengths)?;
        cells += sheet.cells;
        characters += sheet.characters;
        if cells > CELLS as u64 {
            return Err(Diagnostic::error("sheet-cells").with("number", cells).with("limit", CELLS));
        }
        if characters > UNPACKED_BYTES {
            return Err(Diagnostic::error("sheet-unpacked").with("limit", UNPACKED_BYTES >> 20));
        }
    }
    Ok(())
}

/// The table of shared texts, in its pieces.
fn shared(stream: &[u8]) -> Vec<&[u8]> {
    let mut records = Records::from(stream, 0).skip_while(|&at| u16_at(stream, at) != Some(SHARED_TEXTS));
    let table = records.next();
    let rest = records.take_while(|&at| u16_at(stream, at) == Some(CONTINUE));
    let data = |at: usize| {
        let length = u16_at(stream, at + 2).map(usize::from)?;
        stream.get(at + 4..at + 4 + length)
    };
    table.into_iter().chain(rest).filter_map(data).collect()
}

/// What a sheet will take.
struct Extent {
    cells: u64,
    characters: u64,
}

/// Measures the sheet that starts at a place, and takes out what it says of its own extent.
fn extent(stream: &mut [u8], start: usize, lengths: &Lengths) -> Result<Extent, Diagnostic> {
    let (mut rows, mut columns) = ((u64::MAX, 0), (u64::MAX, 0));
    let mut characters = 0;
    let records: Vec<usize> = Records::from(stream, start).collect();
    for at in records {
        let kind = u16_at(stream, at).unwrap_or(NOTHING);
        if kind == DIMENSIONS {
            stream[at..at + 2].copy_from_slice(&NOTHING.to_le_bytes());
        } else if CELL_RECORDS.contains(&kind) {
            let place = |offset| u16_at(stream, at + offset).map(u64::from).ok_or_else(damaged);
            let (row, column) = (place(4)?, place(6)?);
            // A record of many cells has six bytes for each.
            let last = if kind == MANY_NUMBERS { column + place(2)? / 6 } else { column };
            rows = (rows.0.min(row), rows.1.max(row));
            columns = (columns.0.min(column), columns.1.max(last));
            if kind == SHARED_TEXT {
                characters += lengths.of(u32_at(stream, at + 10).unwrap_or(u32::MAX));
            }
        }
    }
    let cells = if rows.0 <= rows.1 { (rows.1 - rows.0 + 1) * (columns.1 - columns.0 + 1) } else { 0 };
    Ok(Extent { cells, characters })
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
