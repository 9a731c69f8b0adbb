//! A table of what was hung up, as people keep it: one posting a line.
//!
//! Columns, in any order: 地点 place, 文档 document, 份数 copies, 日期 date; where wanted 张贴人 person, 版次 edition,
//! 照片 photo. Dates are written 2026-11-20, 2026/11/20 or 2026年11月20日.

use std::sync::Arc;

use super::import::line_at;
use super::postings::NewPosting;
use crate::catalog::{Date, nearest, or_none};
use crate::diag::{Diagnostic, Diagnostics, Source, Span};

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

/// Understands a table of postings: each that can be understood, with its place; the others are errors.
pub fn read_postings(source: &Arc<Source>, found: &mut Diagnostics) -> Vec<(NewPosting, Span)> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(source.text.as_bytes());
    let headings = reader.headers().cloned().unwrap_or_default();
    let Some(columns) = columns(headings.iter(), &line_at(source, 0), found) else { return Vec::new() };
    let mut postings = Vec::new();
    for record in reader.records() {
        let Ok(record) = record else {
            found.push(Diagnostic::error("register-table").in_file(&source.name));
            break;
        };
        let span = line_at(source, record.position().map_or(0, |position| position.byte() as usize));
        if record.iter().any(|cell| !cell.is_empty()) {
            let cell = |column| columns.iter().position(|known| *known == Some(column)).and_then(|at| record.get(at));
            postings.extend(posting(cell, &span, found).map(|posting| (posting, span)));
        }
    }
    postings
}

/// What each column of the table holds; none where one that is needed is missing.
fn columns<'h>(
    headings: impl Iterator<Item = &'h str>,
    line: &Span,
    found: &mut Diagnostics,
) -> Option<Vec<Option<Column>>> {
    let known = || COLUMNS.iter().flat_map(|(_, names)| names.iter().copied());
    let mut columns = Vec::new();
    for heading in headings {
        let plain: String = heading.chars().filter(|character| !character.is_whitespace()).collect();
        let plain = plain.to_lowercase();
        let column = COLUMNS.iter().find(|(_, names)| names.contains(&plain.as_str())).map(|(column, _)| *column);
        if column.is_none() && !plain.is_empty() {
            let unknown = Diagnostic::warning("register-table-column").at(line.clone()).with("name", heading);
            found.push(unknown.with("nearest", or_none(nearest(&plain, known()))));
        }
        columns.push(column);
    }
    let missing: Vec<_> = COLUMNS[..4].iter().filter(|(column, _)| !columns.contains(&Some(*column))).collect();
    for (_, names) in &missing {
        found.push(Diagnostic::error("register-table-missing").at(line.clone()).with("name", names[0]));
    }
    missing.is_empty().then_some(columns)
}

fn posting<'c>(cell: impl Fn(Column) -> Option<&'c str>, span: &Span, found: &mut Diagnostics) -> Option<NewPosting> {
    let text = |column| cell(column).unwrap_or_default().to_owned();
    let wrong = |what: &str, value: &str| {
        Diagnostic::error("register-table-cell").at(span.clone()).with("what", what).with("value", value)
    };
    let (place, document) = (text(Column::Place), text(Column::Document));
    let errors = found.as_slice().len();
    for (what, value) in [("place", &place), ("document", &document)] {
        if value.is_empty() {
            found.push(wrong(what, value));
        }
    }
    let copies = text(Column::Copies);
    let count =
        copies.trim_end_matches(['份', '张']).trim().parse().ok().filter(|copies| (1..=100_000).contains(copies));
    if count.is_none() {
        found.push(wrong("copies", &copies));
    }
    let day = text(Column::Date);
    let date = date(&day);
    if date.is_none() {
        found.push(wrong("date", &day));
    }
    let (copies, posted) = (count?, date?);
    (found.as_slice().len() == errors).then(|| NewPosting {
        place,
        document: document.replace('\\', "/"),
        edition: Some(text(Column::Edition)).filter(|edition| !edition.is_empty()),
        copies,
        posted,
        person: text(Column::Person),
        photo: text(Column::Photo),
    })
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
}
