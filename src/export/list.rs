//! Lists for offices as workbooks: a sheet each, one row of heads, ready to be filtered and printed.
//!
//! Comes in: heads and cells as texts. Goes out: the workbook's bytes, the same for the same lists. No text runs as a
//! formula: each is written as a text, and what looks like a formula bears the mark that keeps it one when it is edited.

use std::borrow::Cow;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::names::SheetNames;
use super::workbook::{A4, LONGEST_CELL, Look, cut, new_workbook, unable};
use crate::catalog::is_formula;
use crate::diag::Diagnostic;

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<ListColumn>,
    /// Its rows, from the top.
    pub rows: Vec<ListRow>,
}

/// A column of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListColumn {
    /// What stands above it.
    pub head: String,
    /// How wide it is, in characters.
    pub width: u8,
    /// Whether what stands in it are numbers, where it can be read as one.
    pub is_number: bool,
}

/// A row of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListRow {
    /// Its cells.
    pub cells: Vec<String>,
    /// Whether it is to be seen first.
    pub is_marked: bool,
}

impl ListColumn {
    /// Columns with these heads and widths; those whose heads end in one of the words `numbers` hold numbers.
    #[must_use]
    pub fn row<const N: usize>(heads: &[&str; N], widths: [u8; N], numbers: &[&str]) -> Vec<Self> {
        let is_number = |head: &str| numbers.iter().any(|name| head.ends_with(name));
        let column = |(head, width): (&&str, u8)| {
            if is_number(head) { Self::number(head, width) } else { Self::text(head, width) }
        };
        heads.iter().zip(widths).map(column).collect()
    }

    /// A column of texts.
    #[must_use]
    pub fn text(head: &str, width: u8) -> Self {
        Self { head: head.to_owned(), width, is_number: false }
    }

    /// A column of numbers.
    #[must_use]
    pub fn number(head: &str, width: u8) -> Self {
        Self { is_number: true, ..Self::text(head, width) }
    }
}

/// The workbook of some lists. `author` is whose it is.
pub fn lists(title: &str, author: &str, lists: &[List]) -> Result<Vec<u8>, Diagnostic> {
    written(title, author, lists).map_err(|error| unable(&error))
}

fn written(title: &str, author: &str, lists: &[List]) -> Result<Vec<u8>, XlsxError> {
    let look = Look::new();
    let mut workbook = new_workbook(title, author, None)?;
    let mut names = SheetNames::default();
    for list in lists {
        let sheet = workbook.add_worksheet_with_low_memory()?;
        sheet.set_name(names.give(&list.name))?;
        write(list, sheet, &look)?;
    }
    workbook.save_to_buffer()
}

fn write(list: &List, sheet: &mut Worksheet, look: &Look) -> Result<(), XlsxError> {
    for (at, column) in (0..).zip(&list.columns) {
        sheet.set_column_width(at, f64::from(column.width))?;
    }
    sheet.set_row_height(0, 24)?;
    for (at, column) in (0..).zip(&list.columns) {
        sheet.write_string_with_format(0, at, &column.head, &look.head)?;
    }
    for (line, row) in (1..).zip(&list.rows) {
        for (at, (column, text)) in (0..).zip(list.columns.iter().zip(&row.cells)) {
            let format = look.cell(column.is_number, row.is_marked, is_formula(text));
            match text.parse::<f64>() {
                Ok(number) if column.is_number => sheet.write_number_with_format(line, at, number, format)?,
                _ if text.is_empty() => sheet.write_blank(line, at, format)?,
                _ => sheet.write_string_with_format(line, at, shown(text), format)?,
            };
        }
    }
    let last_row = (list.rows.len() as u32).max(1);
    let last = (list.columns.len() as u16).saturating_sub(1);
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
        .set_print_fit_to_pages(1, 0)
        .set_footer("&C&P / &N")
        .set_repeat_rows(0, 0)?
        .set_freeze_panes(1, 0)?
        .autofilter(0, 0, last_row, last)?;
    Ok(())
}

/// A text as far as a cell holds it: lists name what there is, and whoever needs all of it has the other files.
fn shown(text: &str) -> Cow<'_, str> {
    if cut(text, LONGEST_CELL).len() == text.len() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(cut(text, LONGEST_CELL - 1).to_owned() + "…")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Diagnostics;
    use crate::sheet::{Address, read};

    fn sheet(rows: Vec<ListRow>) -> crate::sheet::Sheet {
        let columns = vec![ListColumn::text("地点 place", 20), ListColumn::number("份数 copies", 8)];
        let list = List { name: "a/b".to_owned(), columns, rows };
        let bytes = lists("t", "o", std::slice::from_ref(&list)).unwrap();
        assert_eq!(bytes, lists("t", "o", &[list]).unwrap(), "the same list, the same bytes");
        let mut found = Diagnostics::default();
        let mut book = read("list.xlsx", bytes, &mut found).unwrap();
        assert_eq!(found.as_slice(), []);
        book.sheets.remove(0)
    }

    #[test]
    fn cells_are_read_back_as_they_were() {
        let row = |place: &str, copies: &str| ListRow { cells: vec![place.into(), copies.into()], is_marked: true };
        let sheet = sheet(vec![row("=HYPERLINK(\"http://x\")", "12"), row("", "若干")]);
        let texts: Vec<&str> = (0..3)
            .flat_map(|row| (0..2).map(move |column| (row, column)))
            .map(|(row, column)| sheet.text(Address::new(row, column)))
            .collect();
        assert_eq!(texts, ["地点 place", "份数 copies", "=HYPERLINK(\"http://x\")", "12", "", "若干"]);
        assert_eq!(sheet.name, "a b");
    }

    #[test]
    fn a_list_without_rows_and_a_text_too_long_for_a_cell() {
        assert_eq!(sheet(Vec::new()).height(), 1);
        let long = "𠮷".repeat(20_000);
        let sheet = sheet(vec![ListRow { cells: vec![long, String::new()], is_marked: false }]);
        let held = sheet.text(Address::new(1, 0));
        assert!(held.ends_with("𠮷…") && held.encode_utf16().count() <= LONGEST_CELL);
    }
}
