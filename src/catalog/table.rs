//! Files of items: CSV as spreadsheet programs save it, and TOML.
//!
//! Comes in: a file's text. Goes out, to the desk: one row after another. Cells are only located, by reading their
//! row again, when something about them is said or kept.

use std::ops::Range;
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord};

use super::column::Column;
use super::document::{Document, Table};
use super::files::File;
use super::intake::{Desk, Row};
use super::{Located, nearest, or_none, unguarded};
use crate::diag::{Diagnostic, Source, Span};

/// The separators spreadsheet programs write.
const SEPARATORS: [char; 3] = [',', '\t', ';'];

/// Reads a file of items.
pub(super) fn read(source: &Arc<Source>, file: &File, desk: &mut Desk<'_, '_>) {
    if file.name.to_ascii_lowercase().ends_with(".toml") { read_toml(source, desk) } else { read_csv(source, desk) }
}

/// A table's heading.
struct Heading {
    /// How many cells it has.
    width: usize,
    /// Which cell of a row stands under each column.
    places: [Option<usize>; Column::COUNT],
    /// The cells without a name; nothing may stand under them.
    unnamed: Vec<usize>,
}

struct CsvRow<'a> {
    source: &'a Arc<Source>,
    separator: u8,
    heading: &'a Heading,
    record: &'a StringRecord,
    range: Range<usize>,
}

impl Row for CsvRow<'_> {
    fn cell(&self, column: Column) -> &str {
        let cell = self.heading.places[column as usize].and_then(|index| self.record.get(index));
        unguarded(cell.unwrap_or_default())
    }

    fn place(&self, column: Column) -> Span {
        self.heading.places[column as usize].map_or_else(|| self.whole(), |index| self.place_of(index))
    }

    fn whole(&self) -> Span {
        Span::new(self.source, self.range.clone())
    }
}

impl CsvRow<'_> {
    fn place_of(&self, index: usize) -> Span {
        match cells(&self.source.text[self.range.clone()], self.separator).nth(index) {
            Some(cell) => Span::new(self.source, self.range.start + cell.start..self.range.start + cell.end),
            None => self.whole(),
        }
    }

    /// Whether the row has a cell for every column and nothing beside them; says so if not.
    fn fits(&self, desk: &mut Desk<'_, '_>) -> bool {
        let is_blank = |index: usize| self.record.get(index).is_none_or(|cell| cell.trim().is_empty());
        let width = self.heading.width;
        // Rows may end in empty cells that the heading does not have.
        if self.record.len() < width || !(width..self.record.len()).all(is_blank) {
            let wrong = Diagnostic::error("catalog-wrong-width").at(self.whole());
            desk.found().push(wrong.with("got", self.record.len()).with("expected", width));
            return false;
        }
        let stray = self.heading.unnamed.iter().copied().find(|&index| !is_blank(index));
        if let Some(index) = stray {
            let unnamed = Diagnostic::error("catalog-unnamed-column").at(self.place_of(index));
            desk.found().push(unnamed.with("number", index + 1));
        }
        stray.is_none()
    }
}

fn read_csv(source: &Arc<Source>, desk: &mut Desk<'_, '_>) {
    let text = source.text.as_str();
    let separator = separator(text);
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut heading: Option<Heading> = None;
    loop {
        let from = reader.position().byte() as usize;
        // The text is Unicode and in memory, so reading it cannot fail; the end comes as `false`.
        if !reader.read_record(&mut record).unwrap_or(false) {
            break;
        }
        let to = reader.position().byte() as usize;
        let range = trimmed(text, from..to);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        // The reader takes the end of the file for the end of a quotation, and all between for one cell.
        if to == text.len()
            && let Some(quote) = open_quote(&text[range.clone()], separator)
        {
            let quote = range.start + quote;
            desk.found().push(Diagnostic::error("catalog-open-quote").at(Span::new(source, quote..quote + 1)));
            return;
        }
        let Some(heading) = &heading else {
            let Some(understood) = heading_of(source, separator, &record, &range, desk) else { return };
            heading = Some(understood);
            continue;
        };
        let row = CsvRow { source, separator, heading, record: &record, range };
        if row.fits(desk) {
            desk.take(&row);
        }
    }
    if heading.is_none() {
        desk.found().push(Diagnostic::error("catalog-no-header").in_file(source.name.clone()));
    }
}

/// The separator that parts most cells of the first line.
pub(super) fn separator(text: &str) -> u8 {
    let heading = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: &char| heading.matches(*separator).count();
    let most = SEPARATORS.iter().rev().max_by_key(|separator| count(separator)).copied();
    most.unwrap_or(',') as u8
}

/// A row's range without the line ends around it.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let row = &text[range.clone()];
    let is_end = |character| character == '\n' || character == '\r';
    let start = range.start + (row.len() - row.trim_start_matches(is_end).len());
    start..start + text[start..range.end].trim_end_matches(is_end).len()
}

/// The cells of a row as they stand in the file, quotes and all (RFC 4180).
pub(super) fn cells(row: &str, separator: u8) -> impl Iterator<Item = Range<usize>> {
    let bytes = row.as_bytes();
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next?;
        let mut at = start;
        let mut is_quoted = bytes.get(start) == Some(&b'"');
        if is_quoted {
            at += 1;
        }
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'"' if is_quoted && bytes.get(at + 1) == Some(&b'"') => at += 1,
                b'"' if is_quoted => is_quoted = false,
                _ if byte == separator && !is_quoted => break,
                _ => {}
            }
            at += 1;
        }
        next = (at < bytes.len()).then_some(at + 1);
        Some(start..at)
    })
}

/// Where a row's last cell opens a quotation that nothing closes.
fn open_quote(row: &str, separator: u8) -> Option<usize> {
    let last = cells(row, separator).last()?;
    let inner = row[last.clone()].strip_prefix('"')?;
    (!inner.replace("\"\"", "").contains('"')).then_some(last.start)
}

/// Understands a heading; none when columns are missing that no row can do without.
fn heading_of(
    source: &Arc<Source>,
    separator: u8,
    record: &StringRecord,
    range: &Range<usize>,
    desk: &mut Desk<'_, '_>,
) -> Option<Heading> {
    let mut heading = Heading { width: record.len(), places: [None; Column::COUNT], unnamed: Vec::new() };
    let marked = cells(&source.text[range.clone()], separator);
    for ((index, name), cell) in record.iter().enumerate().zip(marked) {
        if name.trim().is_empty() {
            heading.unnamed.push(index);
            continue;
        }
        let span = Span::new(source, range.start + cell.start..range.start + cell.end);
        match Column::of_heading(name) {
            None => desk.found().push(
                Diagnostic::error("catalog-unknown-column")
                    .at(span)
                    .with("column", name.trim())
                    .with("nearest", or_none(nearest(name.trim(), Column::headings()))),
            ),
            Some(column) if heading.places[column as usize].is_some() => desk
                .found()
                .push(Diagnostic::error("catalog-duplicate-column").at(span).with("column", column.heading())),
            Some(column) => heading.places[column as usize] = Some(index),
        }
    }
    let missing: Vec<&str> = Column::all()
        .filter(|&column| !column.is_optional() && heading.places[column as usize].is_none())
        .map(Column::heading)
        .collect();
    if missing.is_empty() {
        return Some(heading);
    }
    desk.found().push(
        Diagnostic::error("catalog-missing-columns")
            .at(Span::new(source, range.clone()))
            .with("columns", missing.join("、")),
    );
    None
}

/// One `[[item]]` of a TOML file.
struct TomlRow {
    cells: [Option<Located<String>>; Column::COUNT],
    whole: Span,
}

impl Row for TomlRow {
    fn cell(&self, column: Column) -> &str {
        self.cells[column as usize].as_ref().map_or("", |cell| &cell.value)
    }

    fn place(&self, column: Column) -> Span {
        self.cells[column as usize].as_ref().map_or_else(|| self.whole(), |cell| cell.span.clone())
    }

    fn whole(&self) -> Span {
        self.whole.clone()
    }
}

fn read_toml(source: &Arc<Source>, desk: &mut Desk<'_, '_>) {
    let Some(document) = Document::parse(source, desk.found()) else { return };
    let mut table = document.table();
    let items = table.tables("item", desk.found());
    table.finish(desk.found());
    for item in items {
        if let Some(row) = toml_row(&item, desk) {
            desk.take(&row);
        }
    }
}

/// Reads one item; none when a key of it is no column or a value no text.
fn toml_row(item: &Table<'_>, desk: &mut Desk<'_, '_>) -> Option<TomlRow> {
    let mut row = TomlRow { cells: [const { None }; Column::COUNT], whole: item.span() };
    let mut is_sound = true;
    for (key, span) in item.keys() {
        let Some(column) = Column::of_heading(key) else {
            is_sound = false;
            desk.found().push(
                Diagnostic::error("catalog-unknown-column")
                    .at(span)
                    .with("column", key)
                    .with("nearest", or_none(nearest(key, Column::headings()))),
            );
            continue;
        };
        let text = item.text_under(key, desk.found());
        is_sound &= text.is_some();
        row.cells[column as usize] = text;
    }
    is_sound.then_some(row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The value of a cell as it stands in the file.
    fn unquoted(cell: &str) -> String {
        match cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')) {
            Some(inner) => inner.replace("\"\"", "\""),
            None => cell.to_owned(),
        }
    }

    #[test]
    fn the_separator_is_the_one_that_parts_the_heading() {
        assert_eq!(separator("编号,领域\na;b;c;d"), b',');
        assert_eq!(separator("\n编号\t领域"), b'\t');
        assert_eq!(separator("id;field;\"a,b\""), b';');
        assert_eq!(separator("编号"), b',');
    }

    #[test]
    fn only_a_quotation_that_nothing_closes_is_open() {
        assert_eq!(open_quote("a,\"b", b','), Some(2));
        assert_eq!(open_quote("a,\"b\"\"", b','), Some(2));
        assert_eq!(open_quote("a,\"b\"", b','), None);
        assert_eq!(open_quote("a,b\"c", b','), None);
        assert_eq!(open_quote("\"a\",b", b','), None);
    }

    proptest! {
        #[test]
        fn cells_are_located_where_the_reader_reads_them(
            rows in prop::collection::vec(prop::collection::vec("[a一\",; \n]{0,6}", 1..5), 1..6),
        ) {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let mut record = StringRecord::new();
            let mut from = 0;
            while reader.read_record(&mut record).unwrap() {
                let to = reader.position().byte() as usize;
                let row = &text[trimmed(&text, from..to)];
                let located: Vec<String> = cells(row, b',').map(|cell| unquoted(&row[cell])).collect();
                prop_assert_eq!(located, record.iter().map(str::to_owned).collect::<Vec<_>>());
                from = to;
            }
        }
    }
}
