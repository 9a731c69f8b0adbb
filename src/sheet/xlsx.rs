//! Workbooks of Excel and WPS: xlsx, xlsm.

mod widths;

use std::io::Cursor;

use calamine::{DataRef, Dimensions, Reader as _, SheetType, SheetVisible, Style, Xlsx, XlsxCellReader, XlsxError};

use super::archive::{Archive, damaged};
use super::format::Format;
use super::grid::{Grid, Reading};
use super::limits::CELLS;
use super::{Address, Merge, number};
use crate::diag::Diagnostic;

/// How many cells of a sheet may be beyond reading before the whole file is taken as damaged.
const UNREADABLE_CELLS: usize = 100;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the sheets of a workbook.
pub(super) fn read(archive: &Archive, reading: &mut Reading<'_>) -> Result<(), Diagnostic> {
    check_claims(archive)?;
    let parts = widths::parts(archive);
    let mut book: Book<'_> = Xlsx::new(Cursor::new(archive.bytes())).map_err(|error| fault(&error))?;
    let sheets = book.sheets_metadata().to_vec();
    for sheet in sheets.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let mut grid = Grid::new(&sheet.name);
        {
            let cells = match book.worksheet_cells_reader(&sheet.name) {
                Ok(cells) => cells,
                Err(XlsxError::NotAWorksheet(_)) => continue,
                Err(error) => return Err(fault(&error)),
            };
            read_cells(cells, &mut grid, reading)?;
        }
        for merge in book.merge_cells_by_sheet_name(&sheet.name).map_err(|error| fault(&error))? {
            grid.merge(merged(merge))?;
        }
        let widths = parts.get(&sheet.name).map(|part| widths::of_sheet(archive, part)).unwrap_or_default();
        reading.take(grid, |read| {
            read.is_hidden = sheet.visible != SheetVisible::Visible;
            for (&column, &wide) in widths.range(..read.width()) {
                read.set_width(column, wide);
            }
        })?;
    }
    Ok(())
}

/// Refuses a table of shared texts that claims to be longer than any sheet: room would be made for it before the
/// first is read.
fn check_claims(archive: &Archive) -> Result<(), Diagnostic> {
    const CLAIM: &[u8] = b"uniqueCount";
    for name in archive.names().filter(|name| name.to_ascii_lowercase().ends_with("sharedstrings.xml")) {
        let part = archive.part(name)?.unwrap_or_default();
        for at in positions(&part, CLAIM) {
            let digits: String = part[at + CLAIM.len()..]
                .iter()
                .map(|&byte| char::from(byte))
                .skip_while(|letter| matches!(letter, ' ' | '=' | '"' | '\'' | '+' | '\t' | '\r' | '\n'))
                .take_while(char::is_ascii_digit)
                .collect();
            if digits.parse::<usize>().map_or(!digits.is_empty(), |claimed| claimed > CELLS) {
                return Err(Diagnostic::error("sheet-cells").with("number", digits).with("limit", CELLS));
            }
        }
    }
    Ok(())
}

/// Where a word stands in a text, wherever it does.
fn positions<'a>(text: &'a [u8], word: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let starts = text.iter().enumerate().filter(move |&(_, byte)| *byte == word[0]);
    starts.map(|(at, _)| at).filter(move |&at| text[at..].starts_with(word))
}

fn read_cells(
    mut cells: XlsxCellReader<'_, Cursor<&[u8]>>,
    grid: &mut Grid,
    reading: &mut Reading<'_>,
) -> Result<(), Diagnostic> {
    let formats: Vec<Format> = cells.styles().iter().map(format_of).collect();
    let mut unreadable = 0;
    let mut last = Address::new(0, 0);
    loop {
        match cells.next_cell_with_style_id() {
            Ok(Some((cell, style))) => {
                let (row, column) = cell.get_position();
                last = Address::new(row, column);
                let format = formats.get(style).unwrap_or(&Format::Plain);
                put(cell.get_value(), format, last, grid, reading)?;
            }
            Ok(None) => return Ok(()),
            Err(error @ (XlsxError::Xml(_) | XlsxError::XmlEof(_) | XlsxError::Io(_) | XlsxError::Zip(_))) => {
                return Err(fault(&error));
            }
            // What follows a cell beyond reading can be read again.
            Err(_) => {
                unreadable += 1;
                if unreadable > UNREADABLE_CELLS {
                    return Err(damaged());
                }
                reading.remark(Diagnostic::warning("sheet-unreadable-cell"), grid.name(), last, "");
            }
        }
    }
}

fn format_of(style: &Style) -> Format {
    style.number_format.as_ref().map_or(Format::Plain, |format| Format::new(format.format_id, &format.format_code))
}

/// Puts a value down as a person sees it.
pub(super) fn put(
    value: &DataRef<'_>,
    format: &Format,
    at: Address,
    grid: &mut Grid,
    reading: &mut Reading<'_>,
) -> Result<(), Diagnostic> {
    match value {
        DataRef::Empty => Ok(()),
        DataRef::SharedString(text) => grid.put(reading, at, text),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => grid.put(reading, at, text),
        DataRef::Int(value) => grid.put(reading, at, &format.number(*value as f64)),
        DataRef::Float(value) => grid.put(reading, at, &format.number(*value)),
        DataRef::Bool(value) => grid.put(reading, at, if *value { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(value) if value.is_duration() => grid.put(reading, at, &number::duration(value.as_f64())),
        DataRef::DateTime(value) => grid.put(reading, at, &format.date(value.as_f64(), value.to_ymd_hms_milli())),
        DataRef::Error(error) => {
            let text = error.to_string();
            let remark = Diagnostic::warning("sheet-error-value").with("text", &text);
            reading.remark(remark, grid.name(), at, &text);
            grid.put(reading, at, &text)
        }
    }
}

/// A block as the reader gives it.
pub(super) fn merged(claimed: Dimensions) -> Merge {
    let (first, last) = (claimed.start, claimed.end);
    Merge { first: Address::new(first.0, first.1), last: Address::new(last.0, last.1) }
}

fn fault(error: &XlsxError) -> Diagnostic {
    match error {
        XlsxError::Password => Diagnostic::error("sheet-password"),
        _ => damaged(),
    }
}
