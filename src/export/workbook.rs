//! The workbook in the national form: a sheet for each department, ready to be worked on and to be printed.
//!
//! Rows are never merged: a table that can be filtered and sorted is read again as it was.

mod look;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::form::{Form, Leaf};
use super::matter::{Matter, Part, Row};
use super::names::SheetNames;
use crate::catalog::{Date, is_formula};
use crate::diag::Diagnostic;

pub(super) use look::Look;

/// The most UTF-16 units a cell may hold.
pub(super) const LONGEST_CELL: usize = 32_767;
/// The rows above a table's own: title, remarks, and two of heads.
const HEAD: u32 = 4;
/// A3, as printers are told.
const A3: u8 = 8;
/// A4.
pub(super) const A4: u8 = 9;

/// The workbook's bytes; or each cell too long for one.
pub(super) fn workbook(matter: &Matter<'_>) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let form = Form::of(matter);
    let mut parts = matter.parts();
    // A sheet of heads alone would tell nobody anything; but a workbook needs one.
    let is_empty = parts.iter().all(|part| part.rows.is_empty());
    parts.retain(|part| is_empty || !part.rows.is_empty());
    let too_long: Vec<Diagnostic> = parts.iter().flat_map(|part| too_long(part, &form)).collect();
    if !too_long.is_empty() {
        return Err(too_long);
    }
    written(matter, &form, &parts).map_err(|error| vec![unable(&error)])
}

/// Why no workbook could be made, which only a full disk can be.
pub(super) fn unable(error: &XlsxError) -> Diagnostic {
    Diagnostic::error("export-workbook").with("detail", error)
}

/// As much of a text as has no more UTF-16 units.
pub(super) fn cut(text: &str, longest: usize) -> &str {
    if text.len() <= longest {
        return text;
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, ch)| {
        units += ch.len_utf16();
        units > longest
    });
    end.map_or(text, |(at, _)| &text[..at])
}

fn too_long(part: &Part<'_>, form: &Form) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for row in &part.rows {
        for (leaf, cell) in form.leaves.iter().zip(form.cells(*row, 1)) {
            // No text has more units than bytes.
            let units = if cell.len() > LONGEST_CELL { cell.encode_utf16().count() } else { 0 };
            if units > LONGEST_CELL {
                found.push(
                    Diagnostic::error("export-long-cell")
                        .at(row.item.span.clone())
                        .with("id", &row.item.id)
                        .with("column", leaf.head)
                        .with("count", units)
                        .with("most", LONGEST_CELL),
                );
            }
        }
    }
    found
}

fn written(matter: &Matter<'_>, form: &Form, parts: &[Part<'_>]) -> Result<Vec<u8>, XlsxError> {
    let look = Look::new();
    let mut workbook = new_workbook(&title(matter, None), &matter.catalog().site.office, matter.date())?;
    let mut names = SheetNames::default();
    for part in parts {
        let sheet = workbook.add_worksheet_with_low_memory()?;
        sheet.set_name(names.give(&part.department.short_name))?;
        Table { matter, form, part, look: &look, sheet }.write()?;
    }
    workbook.save_to_buffer()
}

/// A workbook with nothing in it that the clock or the machine decides.
pub(super) fn new_workbook(title: &str, author: &str, date: Option<Date>) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_default_format(&look::default(), 18, 72)?;
    // Without a date of the project's own, the first that archives can hold.
    let date = date.unwrap_or(Date { year: 1980, month: 1, day: 1 });
    let made = ExcelDateTime::from_ymd(date.year, date.month, date.day)?;
    let properties =
        DocProperties::new().set_title(title).set_author(author).set_comment("").set_creation_datetime(&made);
    workbook.set_properties(&properties);
    Ok(workbook)
}

fn title(matter: &Matter<'_>, part: Option<&Part<'_>>) -> String {
    let site = &matter.catalog().site;
    let whose = part.map_or(&site.name, |part| &part.department.name);
    let of_city = if whose.starts_with(&site.name) { "" } else { &site.name };
    let internal =
        if matter.is_internal() { "（内部资料，含不予公开事项，不得对外提供）" } else { "" };
    let sample = if site.sample { "（样例数据）" } else { "" };
    format!("{of_city}{whose}政务公开标准目录{sample}{internal}")
}

/// One sheet being written.
struct Table<'a, 's> {
    matter: &'a Matter<'a>,
    form: &'a Form,
    part: &'a Part<'a>,
    look: &'a Look,
    sheet: &'s mut Worksheet,
}

impl Table<'_, '_> {
    fn write(mut self) -> Result<(), XlsxError> {
        self.columns()?;
        self.title()?;
        self.heads()?;
        for (index, row) in self.part.rows.iter().enumerate() {
            self.row(*row, index)?;
        }
        self.set_up()
    }

    fn columns(&mut self) -> Result<(), XlsxError> {
        for (column, leaf) in (0..).zip(&self.form.leaves) {
            self.sheet.set_column_width(column, f64::from(leaf.width))?;
        }
        Ok(())
    }

    fn title(&mut self) -> Result<(), XlsxError> {
        let last = self.form.printed as u16 - 1;
        let site = &self.matter.catalog().site;
        self.sheet.set_row_height(0, 34)?;
        self.sheet.merge_range(0, 0, 0, last, &title(self.matter, Some(self.part)), &self.look.title)?;
        let date = self.matter.date().map_or_else(String::new, |date| format!("　　编制日期：{date}"));
        let remarks = format!(
            "填报单位：{}　　版本：{}{date}　　渠道和载体：■ 已选　□ 未选",
            self.part.department.name, site.edition
        );
        self.sheet.set_row_height(1, 20)?;
        self.sheet.merge_range(1, 0, 1, last, &remarks, &self.look.remarks)?;
        Ok(())
    }

    fn heads(&mut self) -> Result<(), XlsxError> {
        let leaves = &self.form.leaves;
        self.sheet.set_row_height(2, 22)?.set_row_height(3, 34)?;
        let mut column = 0;
        while column < leaves.len() {
            let Leaf { group, head, .. } = leaves[column];
            let first = column as u16;
            match group {
                None => {
                    self.sheet.merge_range(2, first, 3, first, head, &self.look.head)?;
                    column += 1;
                }
                Some(group) => {
                    let count = leaves[column..].iter().take_while(|leaf| leaf.group == Some(group)).count();
                    let last = (column + count) as u16 - 1;
                    self.sheet.merge_range(2, first, 2, last, group, &self.look.head)?;
                    column += count;
                }
            }
        }
        for (column, leaf) in (0..).zip(leaves).filter(|(_, leaf)| leaf.group.is_some()) {
            self.sheet.write_string_with_format(3, column, leaf.head, &self.look.head)?;
        }
        Ok(())
    }

    fn row(&mut self, row: Row<'_>, index: usize) -> Result<(), XlsxError> {
        let line = HEAD + index as u32;
        let cells = self.form.cells(row, index + 1);
        for ((column, leaf), text) in (0..).zip(&self.form.leaves).zip(&cells) {
            let look = self.look.cell(leaf.is_short, row.reason.is_some(), is_formula(text));
            match text.parse::<u32>() {
                Ok(number) if column == 0 => self.sheet.write_number_with_format(line, column, number, look)?,
                _ if text.is_empty() => self.sheet.write_blank(line, column, look)?,
                _ => self.sheet.write_string_with_format(line, column, text.as_ref(), look)?,
            };
        }
        Ok(())
    }

    /// Print and view: one page wide with the heads on each, the heads always in sight, a filter on every column.
    fn set_up(self) -> Result<(), XlsxError> {
        let last_row = HEAD + (self.part.rows.len() as u32).max(1) - 1;
        let last = self.form.leaves.len() as u16 - 1;
        let internal = if self.matter.is_internal() { "&L内部资料，不得对外提供" } else { "" };
        let name = self.part.department.name.replace('&', "&&");
        self.sheet
            .set_paper_size(A3)
            .set_landscape()
            .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
            .set_print_center_horizontally(true)
            .set_print_fit_to_pages(1, 0)
            .set_footer(format!("{internal}&C第 &P 页，共 &N 页&R{name}"))
            .set_repeat_rows(2, HEAD - 1)?
            .set_print_area(0, 0, last_row, self.form.printed as u16 - 1)?
            .set_freeze_panes(HEAD, 0)?
            .autofilter(HEAD - 1, 0, last_row, last)?;
        if self.matter.is_internal() {
            self.sheet.set_tab_color("#C00000");
        }
        Ok(())
    }
}
