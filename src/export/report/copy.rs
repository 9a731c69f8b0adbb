//! Copies of the tables as workbooks: the same cells at the same places, those that something is said of coloured and
//! annotated, and a first sheet that lists it all. This is what goes back to the department.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Note, Url, Workbook, Worksheet, XlsxError};

use super::marks::{Said, by_cell, said_of};
use super::{ImportReport, ReportFile, Weight};
use crate::catalog::is_formula;
use crate::diag::{Diagnostic, Locale};
use crate::export::names::SheetNames;
use crate::export::workbook::{A4, LONGEST_CELL, cut, new_workbook, unable};
use crate::sheet::{Address, Book, Sheet};

/// The most UTF-16 units of a note that are still read; programs take some more.
const LONGEST_NOTE: usize = 2000;
/// The most links a sheet may hold.
const LINKS: usize = 65_530;
/// The rows and columns of a sheet.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;
/// A head that ends below this row would fill the window if it stayed in sight.
const LOWEST_HEAD: u32 = 12;

/// A copy of each table that something is said of.
pub(super) fn copies(report: &ImportReport<'_>, locale: &Locale) -> Result<Vec<ReportFile>, Diagnostic> {
    let mut names = BTreeSet::new();
    let mut files = Vec::new();
    for (index, book) in report.books.iter().enumerate() {
        let said = said_of(index, report, locale);
        if said.is_empty() {
            continue;
        }
        let copy = Copy { number: index, book, said: &said, locale, look: Look::new(), report };
        files.push(ReportFile {
            name: file_name(book, &mut names),
            bytes: copy.bytes().map_err(|error| unable(&error))?,
        });
    }
    Ok(files)
}

/// The table's own file name with another ending, unlike those given before.
fn file_name(book: &Book, names: &mut BTreeSet<String>) -> String {
    let own = book.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = own.rsplit_once('.').map_or(own, |(stem, _)| stem);
    let plain: String =
        stem.chars().map(|ch| if ch.is_control() || "<>:\"|?*".contains(ch) { '_' } else { ch }).collect();
    let plain = if plain.is_empty() { "table" } else { &plain };
    let mut name = format!("{plain}.checked.xlsx");
    let mut number = 1;
    while !names.insert(name.to_lowercase()) {
        number += 1;
        name = format!("{plain}-{number}.checked.xlsx");
    }
    name
}

struct Look {
    head: Format,
    plain: Format,
    guarded: Format,
    link: Format,
    /// By weight, then guarded against being taken for formulas.
    marked: [[Format; 2]; 3],
}

impl Look {
    fn new() -> Self {
        let plain = Format::new()
            .set_font_name("宋体")
            .set_font_size(10)
            .set_font_charset(134)
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter)
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0xBF_BFBF));
        let marked = |colour: u32| {
            let format = plain.clone().set_background_color(Color::RGB(colour));
            [format.clone(), format.set_quote_prefix()]
        };
        Self {
            head: plain.clone().set_bold().set_background_color(Color::RGB(0xF2_F2F2)),
            guarded: plain.clone().set_quote_prefix(),
            link: plain.clone().set_font_color(Color::RGB(0x0B_4EA2)),
            // Blue, amber, red: with a note each, so that nobody need tell them apart.
            marked: [marked(0xBD_D7EE), marked(0xFF_E699), marked(0xFF_B3B3)],
            plain,
        }
    }

    fn cell(&self, weight: Option<Weight>, text: &str) -> &Format {
        let is_guarded = is_formula(text);
        match weight {
            None if is_guarded => &self.guarded,
            None => &self.plain,
            Some(weight) => &self.marked[weight as usize][usize::from(is_guarded)],
        }
    }
}

struct Copy<'a> {
    /// Index of the file among those read.
    number: usize,
    book: &'a Book,
    said: &'a [Said],
    locale: &'a Locale,
    look: Look,
    report: &'a ImportReport<'a>,
}

impl Copy<'_> {
    fn bytes(&self) -> Result<Vec<u8>, XlsxError> {
        let title = self.locale.text("export-report-title", &[]);
        let mut workbook = new_workbook(&title, self.report.city, self.report.date)?;
        let mut names = SheetNames::default();
        let list = names.give(&self.locale.text("export-report-findings", &[]));
        let sheets: Vec<String> = self.book.sheets.iter().map(|sheet| names.give(&sheet.name)).collect();
        self.list(&list, &sheets, workbook.add_worksheet())?;
        for (index, name) in sheets.iter().enumerate() {
            self.sheet(index, name, &mut workbook)?;
        }
        workbook.save_to_buffer()
    }

    /// The list of all that is said, the cells linked.
    fn list(&self, name: &str, sheets: &[String], out: &mut Worksheet) -> Result<(), XlsxError> {
        out.set_name(name)?;
        let heads = [
            (self.locale.text("export-report-weight", &[]), 8.0),
            (self.locale.text("export-report-sheet", &[]), 18.0),
            (self.locale.text("export-report-cell", &[]), 9.0),
            (self.locale.text("export-report-text", &[]), 36.0),
            (self.locale.text("export-report-headline", &[]), 50.0),
            (self.locale.text("export-report-help", &[]), 50.0),
        ];
        for (column, (head, width)) in (0..).zip(&heads) {
            out.set_column_width(column, *width)?;
            out.write_string_with_format(0, column, head, &self.look.head)?;
        }
        let listed = self.said.iter().take(ROWS as usize - 1);
        let mut last = 0;
        for (row, said) in (1..).zip(listed) {
            last = row;
            let sheet = said.place.and_then(|(sheet, _)| sheets.get(sheet));
            out.write_string_with_format(row, 0, said.weight.word(self.locale), self.look.cell(Some(said.weight), ""))?;
            self.text(out, row, 1, sheet.map_or("", String::as_str))?;
            match (sheet, said.place) {
                (Some(sheet), Some((_, at))) if (row as usize) < LINKS && is_inside(at) => {
                    let url =
                        Url::new(format!("internal:'{}'!{at}", sheet.replace('\'', "''"))).set_text(at.to_string());
                    out.write_url_with_format(row, 2, url, &self.look.link)?;
                }
                (_, place) => self.text(out, row, 2, &place.map_or_else(String::new, |(_, at)| at.to_string()))?,
            }
            self.text(out, row, 3, &said.text)?;
            self.text(out, row, 4, &said.headline)?;
            self.text(out, row, 5, &said.help)?;
        }
        out.set_freeze_panes(1, 0)?.autofilter(0, 0, last, 5)?;
        out.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
        Ok(())
    }

    fn text(&self, out: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
        out.write_string_with_format(row, column, cut(text, LONGEST_CELL), self.look.cell(None, text))?;
        Ok(())
    }

    /// The copy of one sheet.
    fn sheet(&self, index: usize, name: &str, workbook: &mut Workbook) -> Result<(), XlsxError> {
        let sheet = &self.book.sheets[index];
        let out = workbook.add_worksheet();
        out.set_name(name)?;
        let marks = by_cell(self.said, index, self.book);
        for (column, fitting) in (0..COLUMNS).zip(fitting(sheet)) {
            let width = sheet.column_width(column).unwrap_or(fitting);
            out.set_column_width(column as u16, f64::from(width.clamp(2, 100)))?;
        }
        let weight = |at| marks.get(&at).and_then(|said| said.iter().map(|each| each.weight).max());
        for row in 0..sheet.height().min(ROWS) {
            for (column, cell) in (0..COLUMNS).zip(sheet.row(row)) {
                let mark = weight(Address::new(row, column));
                // What a merge covers, and what is empty, is not written.
                if cell.merged_into.is_none() && (mark.is_some() || !cell.text.is_empty()) {
                    let look = self.look.cell(mark, &cell.text);
                    out.write_string_with_format(row, column as u16, cut(&cell.text, LONGEST_CELL), look)?;
                }
            }
        }
        self.merges(sheet, &weight, out);
        if let Some(head) = self.head(index) {
            out.set_freeze_panes(head.end, 0)?.set_repeat_rows(head.start, head.end - 1)?;
        }
        out.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        for (at, said) in marks.iter().filter(|(at, _)| is_inside(**at)) {
            if sheet.cell(*at).is_none() {
                // Beyond the end of its row: an element that is missing.
                out.write_string_with_format(at.row, at.column as u16, "", self.look.cell(weight(*at), ""))?;
            }
            out.insert_note(at.row, at.column as u16, &self.note(said))?;
        }
        if sheet.is_hidden {
            out.set_hidden(true);
        }
        Ok(())
    }

    /// The head that stays in sight, and comes again on every printed page: that of a sheet with one table.
    fn head(&self, sheet: usize) -> Option<Range<u32>> {
        let tables = &self.report.outcome.tables;
        let mut own = tables.iter().filter(|table| table.book == self.number && table.sheet == sheet);
        let (first, next) = (own.next()?, own.next());
        (next.is_none() && first.head.end <= LOWEST_HEAD).then(|| first.head.clone())
    }

    fn merges(&self, sheet: &Sheet, weight: &dyn Fn(Address) -> Option<Weight>, out: &mut Worksheet) {
        for merge in sheet.merges() {
            let last_row = merge.last.row.min(sheet.height().min(ROWS).saturating_sub(1));
            let last_column = merge.last.column.min(sheet.width().min(COLUMNS).saturating_sub(1));
            if !is_inside(merge.first) {
                continue;
            }
            let text = cut(sheet.text(merge.first), LONGEST_CELL);
            let look = self.look.cell(weight(merge.first), text);
            let (row, column) = (merge.first.row, merge.first.column as u16);
            // A merge of one cell, or over another one, is none to a workbook; its cells stand there all the same.
            let _ = out.merge_range(row, column, last_row, last_column as u16, text, look);
        }
    }

    fn note(&self, said: &[&Said]) -> Note {
        let mut text = String::new();
        for each in said {
            let lines = [each.weight.word(self.locale), each.headline.clone(), each.help.clone()];
            let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(&lines.join("\n"));
        }
        let height = 40 + 18 * (text.chars().count() as u32 / 16 + text.matches('\n').count() as u32);
        Note::new(cut(&text, LONGEST_NOTE)).add_author_prefix(false).set_width(300).set_height(height.min(420))
    }
}

/// How wide columns are made whose file does not say it, in characters: a third of each column's longest text, of which
/// Chinese characters take two, so that cells of one column are about as high as those of another.
fn fitting(sheet: &Sheet) -> Vec<u32> {
    // What is merged across says nothing about one column.
    let across = sheet.merges().iter().filter(|merge| merge.last.column > merge.first.column).map(|merge| merge.first);
    let across: BTreeSet<Address> = across.collect();
    let mut longest = vec![0; sheet.width() as usize];
    for row in 0..sheet.height() {
        for (column, cell) in (0..).zip(sheet.row(row)) {
            if cell.merged_into.is_none() && !across.contains(&Address::new(row, column)) {
                let length = cell.text.chars().map(|ch| if ch.is_ascii() { 1 } else { 2 }).sum::<u32>();
                longest[column as usize] = length.max(longest[column as usize]);
            }
        }
    }
    longest.into_iter().map(|length| (length / 3).clamp(9, 40)).collect()
}

fn is_inside(at: Address) -> bool {
    at.row < ROWS && at.column < COLUMNS
}
