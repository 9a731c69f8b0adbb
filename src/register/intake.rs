//! A table of what was hung up, as people keep it: one posting a line, as text or in a workbook.
//!
//! Columns, in any order: 地点 place, 文档 document, 份数 copies, 日期 date; where wanted 张贴人 person, 版次 edition,
//! 照片 photo. Dates are written 2026-11-20, 2026/11/20 or 2026年11月20日.

use std::sync::Arc;

use super::import::line_at;
use super::postings::NewPosting;
use crate::catalog::{Date, nearest, or_none, unguarded};
use crate::diag::{CellPlace, Diagnostic, Diagnostics, Source, Span};
use crate::sheet::{Address, Book, Sheet};

/// Where a posting stands in its table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TablePlace {
    /// In a line of a text.
    Line(Span),
    /// In a cell of a workbook.
    Cell {
        /// The workbook's path as shown to the user.
        file: String,
        /// The cell.
        cell: CellPlace,
    },
}

impl TablePlace {
    /// A diagnostic that points there.
    #[must_use]
    pub fn mark(&self, found: Diagnostic) -> Diagnostic {
        match self {
            Self::Line(span) => found.at(span.clone()),
            Self::Cell { file, cell } => found.in_cell(file, cell.clone()),
        }
    }
}

/// One row of a table: its cells, and where each stands.
struct Row<'a> {
    cells: Vec<String>,
    place: &'a dyn Fn(usize) -> TablePlace,
}

/// The columns with their headings, Chinese and English.
const COLUMNS: [(Column, &[&str]); 7] = [
    (Column::Place, &["地点", "张贴地点", "place"]),
    (Column::Document, &["文档", "文件", "张贴物", "document"]),
    (Column::Copies, &["份数", "数量", "copies"]),
    (Column::Date, &["日期", "张贴日期", "date", "posted"]),
    (Column::Person, &["张贴人", "经办人", "person", "who"]),
    (Column::Edition, &["版次", "edition"]),
    (Column::Photo, &["照片", "photo"]),
];

/// How many of these, from the first, a table must have.
const NEEDED: usize = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Place,
    Document,
    Copies,
    Date,
    Person,
    Edition,
    Photo,
}

/// Understands a text table of postings: each that can be understood, with its place; the others are errors.
pub fn read_postings(source: &Arc<Source>, found: &mut Diagnostics) -> Vec<(NewPosting, TablePlace)> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(source.text.as_bytes());
    let headings = reader.headers().cloned().unwrap_or_default();
    let line = |span: Span| move |_| TablePlace::Line(span.clone());
    let heading = line(line_at(source, 0));
    let Some(columns) = columns(headings.iter(), &heading, found) else { return Vec::new() };
    let mut postings = Vec::new();
    for record in reader.records() {
        let Ok(record) = record else {
            found.push(Diagnostic::error("register-table").in_file(&source.name));
            break;
        };
        let span = line_at(source, record.position().map_or(0, |position| position.byte() as usize));
        let cells = record.iter().map(|cell| unguarded(cell).to_owned()).collect();
        postings.extend(posting(&columns, &Row { cells, place: &line(span) }, found));
    }
    postings
}

/// Rows among which the heads of a table in a workbook are looked for: above them stand titles.
const HEADS: u32 = 20;

/// Understands the table of postings in a workbook, in whichever sheet it stands.
pub fn read_posting_book(book: &Book, found: &mut Diagnostics) -> Vec<(NewPosting, TablePlace)> {
    let rows = book.sheets.iter().flat_map(|sheet| (0..sheet.height().min(HEADS)).map(move |row| (sheet, row)));
    let likeness = |&(sheet, row): &(&Sheet, u32)| {
        texts(sheet, row).iter().filter(|text| column_of(text).is_some_and(is_needed)).count()
    };
    // The first of those with most of the heads; where there is none, the first row is told what it lacks.
    let Some((sheet, head)) = rows.rev().max_by_key(likeness) else { return Vec::new() };
    let place = |row: u32| {
        move |column: usize| {
            let at = Address::new(row, column as u32);
            let cell =
                CellPlace { sheet: sheet.name.clone(), address: at.to_string(), text: sheet.text(at).to_owned() };
            TablePlace::Cell { file: book.name.clone(), cell }
        }
    };
    let headings = texts(sheet, head);
    let Some(columns) = columns(headings.iter().map(String::as_str), &place(head), found) else { return Vec::new() };
    let row = |row| (texts(sheet, row), place(row));
    let rows = (head + 1..sheet.height()).map(row);
    rows.filter_map(|(cells, place)| posting(&columns, &Row { cells, place: &place }, found)).collect()
}

fn texts(sheet: &Sheet, row: u32) -> Vec<String> {
    sheet.row(row).iter().map(|cell| cell.text.trim().to_owned()).collect()
}

fn column_of(heading: &str) -> Option<Column> {
    let plain: String = heading.chars().filter(|character| !character.is_whitespace()).collect();
    let plain = plain.to_lowercase();
    COLUMNS.iter().find(|(_, names)| names.contains(&plain.as_str())).map(|(column, _)| *column)
}

fn is_needed(column: Column) -> bool {
    COLUMNS[..NEEDED].iter().any(|(needed, _)| *needed == column)
}

/// What each column of the table holds; none where one that is needed is missing.
fn columns<'h>(
    headings: impl Iterator<Item = &'h str>,
    place: &dyn Fn(usize) -> TablePlace,
    found: &mut Diagnostics,
) -> Option<Vec<Option<Column>>> {
    let known = || COLUMNS.iter().flat_map(|(_, names)| names.iter().copied());
    let mut columns = Vec::new();
    for (at, heading) in headings.enumerate() {
        let column = column_of(heading);
        if column.is_none() && !heading.is_empty() {
            let unknown = Diagnostic::warning("register-table-column").with("name", heading);
            found.push(place(at).mark(unknown.with("nearest", or_none(nearest(heading, known())))));
        }
        columns.push(column);
    }
    let missing: Vec<_> = COLUMNS[..NEEDED].iter().filter(|(column, _)| !columns.contains(&Some(*column))).collect();
    for (_, names) in &missing {
        found.push(place(0).mark(Diagnostic::error("register-table-missing").with("name", names[0])));
    }
    missing.is_empty().then_some(columns)
}

/// What a row says; none where it says nothing, or something that cannot be right.
fn posting(columns: &[Option<Column>], row: &Row<'_>, found: &mut Diagnostics) -> Option<(NewPosting, TablePlace)> {
    if row.cells.iter().all(String::is_empty) {
        return None;
    }
    let at = |column| columns.iter().position(|known| *known == Some(column));
    let text = |column| at(column).and_then(|at| row.cells.get(at)).cloned().unwrap_or_default();
    let wrong = |column: Column, what: &str, value: &str| {
        let wrong = Diagnostic::error("register-table-cell").with("what", what).with("value", value);
        (row.place)(at(column).unwrap_or_default()).mark(wrong)
    };
    let (place, document) = (text(Column::Place), text(Column::Document));
    let errors = found.as_slice().len();
    for (column, what, value) in [(Column::Place, "place", &place), (Column::Document, "document", &document)] {
        if value.is_empty() {
            found.push(wrong(column, what, value));
        }
    }
    let copies = text(Column::Copies);
    let count =
        copies.trim_end_matches(['份', '张']).trim().parse().ok().filter(|copies| (1..=100_000).contains(copies));
    if count.is_none() {
        found.push(wrong(Column::Copies, "copies", &copies));
    }
    let day = text(Column::Date);
    let date = date(&day);
    if date.is_none() {
        found.push(wrong(Column::Date, "date", &day));
    }
    let (copies, posted) = (count?, date?);
    let posting = NewPosting {
        place,
        document: document.replace('\\', "/"),
        edition: Some(text(Column::Edition)).filter(|edition| !edition.is_empty()),
        copies,
        posted,
        person: text(Column::Person),
        photo: text(Column::Photo),
    };
    let place = (row.place)(at(Column::Document).unwrap_or_default());
    (found.as_slice().len() == errors).then_some((posting, place))
}

/// A day in one of the ways offices write it.
#[must_use]
pub fn date(text: &str) -> Option<Date> {
    let parts: Vec<u16> = text
        .split(['-', '/', '.', '年', '月', '日'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let [year, month, day] = parts.as_slice() else { return None };
    Date::new(*year, u8::try_from(*month).ok()?, u8::try_from(*day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_offices_write_them() {
        for text in ["2026-11-02", "2026/11/2", "2026.11.2", "2026年11月2日", " 2026 年 11 月 2 日"] {
            assert_eq!(date(text), Date::new(2026, 11, 2), "{text}");
        }
        for text in ["", "11月2日", "2026-13-02", "2026-2-30", "明天", "2026-11-02-01"] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn a_table_in_any_order_with_its_mistakes() {
        let table = "份数,地点,文件,日期,备注\n2份,一楼大厅,poster/FGW.pdf,2026/11/5,x\n\n,,,,\n零,二楼,,不详,\n";
        let mut found = Diagnostics::default();
        let postings = read_postings(&Source::new("postings.csv", table), &mut found);
        let expected = NewPosting {
            place: "一楼大厅".into(),
            document: "poster/FGW.pdf".into(),
            edition: None,
            copies: 2,
            posted: Date::new(2026, 11, 5).unwrap(),
            person: String::new(),
            photo: String::new(),
        };
        assert_eq!(postings.into_iter().map(|(posting, _)| posting).collect::<Vec<_>>(), [expected]);
        let told = found.as_slice().iter().map(|one| {
            let what = one.arguments.first().map_or("", |(_, value)| value);
            (one.key, what, one.span.as_ref().map(|span| span.line_column().0))
        });
        let expected = [
            ("register-table-column", "备注", Some(1)),
            ("register-table-cell", "document", Some(5)),
            ("register-table-cell", "copies", Some(5)),
            ("register-table-cell", "date", Some(5)),
        ];
        assert_eq!(told.collect::<Vec<_>>(), expected);
        let mut found = Diagnostics::default();
        assert!(read_postings(&Source::new("p.csv", "地点,份数\n大厅,1\n"), &mut found).is_empty());
        assert_eq!(found.as_slice().iter().map(|one| one.key).collect::<Vec<_>>(), ["register-table-missing"; 2]);
    }

    #[test]
    fn a_table_in_a_workbook_below_its_title() {
        let cells = |row: &[&str]| row.iter().map(|cell| Box::from(*cell)).collect::<Vec<Box<str>>>();
        let rows = vec![
            cells(&["2026年张贴登记表"]),
            cells(&[]),
            cells(&["序号", "张贴地点", "文档", "份数", "日期"]),
            cells(&["1", " 一楼大厅", "poster/FGW.pdf", "2", "2026-11-05"]),
            cells(&["2", "二楼", "poster/FGW.pdf", "一张", "2026年11月6日"]),
            cells(&["", "", ""]),
        ];
        let notes = Sheet::new("说明", vec![cells(&["请每月填报"])], Vec::new());
        let sheets = vec![notes, Sheet::new("张贴", rows, Vec::new())];
        let book = Book { name: "hung.xlsx".into(), kind: crate::sheet::Kind::Xlsx, sheets };
        let mut found = Diagnostics::default();
        let postings = read_posting_book(&book, &mut found);
        let read: Vec<_> = postings.iter().map(|(one, _)| (one.place.as_str(), one.copies, one.posted)).collect();
        assert_eq!(read, [("一楼大厅", 2, Date::new(2026, 11, 5).unwrap())]);
        let cell = |place: &TablePlace| match place {
            TablePlace::Cell { file, cell } => format!("{file} {} {} {}", cell.sheet, cell.address, cell.text),
            TablePlace::Line(_) => String::new(),
        };
        assert_eq!(cell(&postings[0].1), "hung.xlsx 张贴 C4 poster/FGW.pdf");
        let told = found.as_slice().iter().map(|one| (one.key, one.cell.as_ref().unwrap().address.as_str()));
        assert_eq!(told.collect::<Vec<_>>(), [("register-table-column", "A3"), ("register-table-cell", "D5")]);
    }
}
