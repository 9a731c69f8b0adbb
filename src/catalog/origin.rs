//! Where an item's texts came from: `sources.csv` beside a department's files of items, as an import leaves it.
//!
//! A row for each item: its id, the file and sheet, and for every column the cell, alone where what stood there is what
//! the catalogue says (`C17`), else with it (`C17 行政 处罚`). A row whose item is gone keeps its id from being given
//! again. Cells are only looked at, by reading their row again, when something about them is said.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord, WriterBuilder};

use super::Column;
use super::table::{cells, separator, trimmed};
use crate::diag::{CellPlace, Diagnostic, Diagnostics, Source};

/// The name of the file, which is no file of items.
pub const SOURCES_FILE: &str = "sources.csv";

/// The heads before those of the columns.
const HEADS: [&str; 3] = ["编号", "文件", "工作表"];
/// The head over the table's own number or id: 编号 is the item's.
const NUMBER: &str = "序号";

/// Where an item's texts came from.
#[derive(Clone, Debug)]
pub struct Origin {
    table: Arc<OriginTable>,
    row: Range<usize>,
}

#[derive(Debug)]
struct OriginTable {
    source: Arc<Source>,
    separator: u8,
    heads: [usize; 3],
    places: [Option<usize>; Column::COUNT],
}

/// A cell of a table that was imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginCell {
    /// The cell: `C17`.
    pub address: String,
    /// What stood there, where it is not what the catalogue says.
    pub raw: Option<String>,
}

impl Origin {
    /// The file's name.
    #[must_use]
    pub fn file(&self) -> String {
        self.text(self.table.heads[1])
    }

    /// The sheet's name.
    #[must_use]
    pub fn sheet(&self) -> String {
        self.text(self.table.heads[2])
    }

    /// The cell that the text under a column came from; for 编号 that of the table's own number.
    #[must_use]
    pub fn cell(&self, column: Column) -> Option<OriginCell> {
        let text = self.text(self.table.places[column as usize]?);
        let (address, raw) = match text.split_once(' ') {
            Some((address, raw)) => (address, Some(raw.to_owned())),
            None => (text.as_str(), None),
        };
        (!address.is_empty()).then(|| OriginCell { address: address.to_owned(), raw })
    }

    /// That cell as a place, with what stood there; `value` is what the catalogue says.
    #[must_use]
    pub fn place(&self, column: Column, value: &str) -> Option<(String, CellPlace)> {
        let OriginCell { address, raw } = self.cell(column)?;
        let text = raw.unwrap_or_else(|| value.to_owned());
        Some((self.file(), CellPlace { sheet: self.sheet(), address, text }))
    }

    fn text(&self, place: usize) -> String {
        let row = &self.table.source.text[self.row.clone()];
        let Some(cell) = cells(row, self.table.separator).nth(place) else { return String::new() };
        let cell = &row[cell];
        match cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')) {
            Some(inner) => inner.replace("\"\"", "\""),
            None => cell.to_owned(),
        }
    }
}

/// The origins of a department's items, by id.
#[derive(Debug, Default)]
pub(super) struct Origins(HashMap<String, Origin>);

impl Origins {
    /// Reads `sources.csv`. A file that is none is a warning: the catalogue is whole without it.
    pub fn read(source: &Arc<Source>, found: &mut Diagnostics) -> Self {
        let mut origins = Self::default();
        let text = source.text.as_str();
        let separator = separator(text);
        let mut reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
        let mut record = StringRecord::new();
        let mut table = None;
        loop {
            let from = reader.position().byte() as usize;
            // The text is Unicode and in memory, so reading it cannot fail; the end comes as `false`.
            if !reader.read_record(&mut record).unwrap_or(false) {
                return origins;
            }
            let Some(table) = &table else {
                let Some(understood) = OriginTable::of(source, separator, &record) else {
                    found.push(Diagnostic::warning("catalog-sources").in_file(source.name.clone()));
                    return origins;
                };
                table = Some(Arc::new(understood));
                continue;
            };
            let id = record.get(table.heads[0]).unwrap_or_default().trim();
            if !id.is_empty() {
                let row = trimmed(text, from..reader.position().byte() as usize);
                origins.0.insert(id.to_owned(), Origin { table: Arc::clone(table), row });
            }
        }
    }

    /// Takes out the origin of an item.
    pub fn take(&mut self, id: &str) -> Option<Origin> {
        self.0.remove(id)
    }

    /// The ids of items that are gone, in order.
    pub fn into_retired(self) -> Vec<String> {
        let mut ids: Vec<String> = self.0.into_keys().collect();
        ids.sort_unstable();
        ids
    }
}

impl OriginTable {
    fn of(source: &Arc<Source>, separator: u8, heading: &StringRecord) -> Option<Self> {
        let place = |name: &str| heading.iter().position(|head| head.trim() == name);
        let heads = [place(HEADS[0])?, place(HEADS[1])?, place(HEADS[2])?];
        let mut places = [None; Column::COUNT];
        for column in Column::all() {
            places[column as usize] = place(head(column));
        }
        Some(Self { source: Arc::clone(source), separator, heads, places })
    }
}

fn head(column: Column) -> &'static str {
    if column == Column::Id { NUMBER } else { column.heading() }
}

/// Where an item's texts come from, to be noted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OriginRow {
    /// The item's id.
    pub id: String,
    /// The file's name; empty where the item was never in a table.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// The cells, by column.
    pub cells: [Option<OriginCell>; Column::COUNT],
}

/// The text of `sources.csv` after an import: rows stay in their order, those of items imported again say where they stand
/// now, those of new items come last. No row is ever taken away.
///
/// `items` are given by their ids, each with whatever `row` makes its row of; one row is held at a time, since all at once
/// would be several times as large as the text.
#[must_use]
pub fn sources_text<R>(
    before: Option<&Arc<Source>>,
    items: &[(&str, R)],
    row: impl Fn(&(&str, R)) -> OriginRow,
) -> String {
    let mut fresh: BTreeMap<&str, &(&str, R)> = items.iter().map(|item| (item.0, item)).collect();
    let mut writer = WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let columns = Column::all().map(head);
    // Writing to memory cannot fail.
    let _ = writer.write_record(HEADS.into_iter().chain(columns));
    for (id, old) in before.map(old_rows).unwrap_or_default() {
        let new = fresh.remove(id.as_str()).map(&row);
        write_row(&mut writer, &new.unwrap_or_else(|| old_row(id, &old)));
    }
    for item in items.iter().filter(|item| fresh.contains_key(item.0)) {
        write_row(&mut writer, &row(item));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// The rows there are, in their order, with their ids.
fn old_rows(before: &Arc<Source>) -> Vec<(String, Origin)> {
    let origins = Origins::read(before, &mut Diagnostics::default());
    let mut origins: Vec<(String, Origin)> = origins.0.into_iter().collect();
    origins.sort_by_key(|(_, origin)| origin.row.start);
    origins
}

fn old_row(id: String, origin: &Origin) -> OriginRow {
    let mut row = OriginRow { id, file: origin.file(), sheet: origin.sheet(), ..OriginRow::default() };
    for column in Column::all() {
        row.cells[column as usize] = origin.cell(column);
    }
    row
}

fn write_row(writer: &mut csv::Writer<Vec<u8>>, row: &OriginRow) {
    let cell = |column: Column| match &row.cells[column as usize] {
        None => String::new(),
        Some(OriginCell { address, raw: None }) => address.clone(),
        Some(OriginCell { address, raw: Some(raw) }) => format!("{address} {raw}"),
    };
    let heads = [&row.id, &row.file, &row.sheet].map(String::clone);
    let _ = writer.write_record(heads.into_iter().chain(Column::all().map(cell)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, cell: &str, raw: Option<&str>) -> OriginRow {
        let mut row =
            OriginRow {
                id: id.into(), file: "附件5.xlsx".into(), sheet: "城乡 规划".into(), ..OriginRow::default()
            };
        row.cells[Column::Level1 as usize] = Some(OriginCell { address: cell.into(), raw: raw.map(str::to_owned) });
        row
    }

    fn noted(before: Option<&str>, rows: &[OriginRow]) -> String {
        let items: Vec<_> = rows.iter().map(|row| (row.id.as_str(), row)).collect();
        let before = before.map(|text| Source::new(SOURCES_FILE, text));
        sources_text(before.as_ref(), &items, |(_, row)| (*row).clone())
    }

    #[test]
    fn what_was_noted_is_read_back() {
        let text = noted(None, &[row("FGW-1", "B5", Some("行政\n \"处罚\"")), row("FGW-2", "B6", None)]);
        let source = Source::new("catalog/发改/sources.csv", text.clone());
        let mut found = Diagnostics::default();
        let mut origins = Origins::read(&source, &mut found);
        let one = origins.take("FGW-1").unwrap();
        assert_eq!((one.file().as_str(), one.sheet().as_str()), ("附件5.xlsx", "城乡 规划"));
        let (file, place) = one.place(Column::Level1, "行政处罚").unwrap();
        assert_eq!(
            (file.as_str(), place.address.as_str(), place.text.as_str()),
            ("附件5.xlsx", "B5", "行政\n \"处罚\"")
        );
        assert_eq!(one.cell(Column::Basis), None);
        assert_eq!(origins.into_retired(), ["FGW-2"]);
        assert!(found.as_slice().is_empty());
        assert_eq!(noted(Some(&text), &[]), text);
    }

    #[test]
    fn rows_keep_their_place_and_new_ones_come_last() {
        let before = noted(None, &[row("FGW-2", "B6", None), row("FGW-1", "B5", None)]);
        let after = noted(Some(&before), &[row("FGW-3", "B8", None), row("FGW-1", "B7", Some("甲"))]);
        assert_eq!(
            after.lines().skip(1).collect::<Vec<_>>(),
            [
                "FGW-2,附件5.xlsx,城乡 规划,,,B6",
                "FGW-1,附件5.xlsx,城乡 规划,,,B7 甲",
                "FGW-3,附件5.xlsx,城乡 规划,,,B8"
            ]
            .map(|line| line.to_owned() + &",".repeat(Column::COUNT - 3))
        );
    }

    #[test]
    fn a_file_that_is_none_is_a_warning() {
        let source = Source::new("catalog/发改/sources.csv", "编号,名称\nFGW-1,甲\n");
        let mut found = Diagnostics::default();
        assert!(Origins::read(&source, &mut found).into_retired().is_empty());
        assert_eq!(found.as_slice()[0].key, "catalog-sources");
    }
}
