//! What should stand in documents of other programs: a table of files, pages, places and targets.
//!
//! Columns, in any order, named in the first line: `target` (what the code says), `file` (the end of the document's path;
//! empty means every document), `page` (from 1; empty means 1), `x_mm`, `y_mm`, `side_mm` (top left and side of the symbol
//! without its quiet zone; all three or none), `id` (what to call it; the target where it is missing).

use std::collections::BTreeMap;
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord};

use super::document::Meant;
use super::page::Expected;
use crate::catalog::{nearest, or_none};
use crate::diag::{Diagnostic, Diagnostics, Source, Span};
use crate::geom::{Length, Point, Rect, Size};

const COLUMNS: [&str; 7] = ["file", "page", "x_mm", "y_mm", "side_mm", "target", "id"];
/// Largest place on a page that is believed, in mm.
const FARTHEST: f64 = 10_000.0;

/// The table, understood.
#[derive(Debug, Default)]
pub struct Expectations(Vec<Row>);

#[derive(Debug)]
struct Row {
    file: String,
    page: usize,
    expected: Expected,
}

impl Expectations {
    /// What should stand in a document; none if the table does not speak of it.
    #[must_use]
    pub fn of(&self, path: &str) -> Meant {
        let mut pages: BTreeMap<usize, Vec<Expected>> = BTreeMap::new();
        for row in self.0.iter().filter(|row| ends_with(path, &row.file)) {
            pages.entry(row.page).or_default().push(row.expected.clone());
        }
        (!pages.is_empty()).then_some(pages)
    }
}

/// Whether a path is the one meant, from its end: whole names only.
fn ends_with(path: &str, end: &str) -> bool {
    let end = end.replace('\\', "/");
    path.strip_suffix(end.trim_start_matches("./"))
        .is_some_and(|before| end.is_empty() || before.is_empty() || before.ends_with('/'))
}

/// Understands a table; every mistake in it is an error at its place.
pub fn read(source: &Arc<Source>, found: &mut Diagnostics) -> Expectations {
    let text = source.text.as_bytes();
    let mut reader = ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text);
    let mut rows = Vec::new();
    let Ok(headings) = reader.headers().cloned() else {
        found.push(Diagnostic::error("proof-expect-no-csv").in_file(&source.name));
        return Expectations::default();
    };
    let errors = found.as_slice().len();
    let heading = Span::new(source, 0..source.text.lines().next().map_or(0, str::len));
    check_headings(&headings, &heading, found);
    if found.as_slice().len() > errors {
        return Expectations::default();
    }
    for record in reader.records() {
        match record {
            Ok(record) => {
                let span = line(source, record.position().map_or(0, |position| position.byte() as usize));
                let cells = Cells { headings: &headings, record: &record, span };
                rows.extend(cells.row(found));
            }
            Err(_) => found.push(Diagnostic::error("proof-expect-no-csv").in_file(&source.name)),
        }
    }
    Expectations(rows)
}

fn check_headings(headings: &StringRecord, span: &Span, found: &mut Diagnostics) {
    for name in headings.iter().filter(|name| !COLUMNS.contains(name)) {
        let suggestion = or_none(nearest(name, COLUMNS));
        let unknown = Diagnostic::error("proof-expect-column").at(span.clone()).with("name", name);
        found.push(unknown.with("nearest", suggestion).with("known", COLUMNS.join(", ")));
    }
    if !headings.iter().any(|name| name == "target") {
        found.push(Diagnostic::error("proof-expect-no-target").at(span.clone()));
    }
}

/// The line that begins at, or goes on from, a byte.
fn line(source: &Arc<Source>, from: usize) -> Span {
    let from = source.text.floor_char_boundary(from.min(source.text.len()));
    let skipped = source.text[from..].len() - source.text[from..].trim_start_matches(['\r', '\n']).len();
    let start = from + skipped;
    let length = source.text[start..].lines().next().map_or(0, str::len);
    Span::new(source, start..start + length)
}

/// A mistake that was told already.
struct Told;

/// One line of the table.
struct Cells<'a> {
    headings: &'a StringRecord,
    record: &'a StringRecord,
    span: Span,
}

impl Cells<'_> {
    fn cell(&self, name: &str) -> &str {
        let at = self.headings.iter().position(|heading| heading == name);
        at.and_then(|at| self.record.get(at)).unwrap_or_default()
    }

    fn row(&self, found: &mut Diagnostics) -> Option<Row> {
        let target = self.cell("target");
        if target.is_empty() {
            found.push(Diagnostic::error("proof-expect-empty").at(self.span.clone()));
            return None;
        }
        let page = match self.cell("page") {
            "" => 1,
            text => text.parse::<usize>().ok().filter(|&page| page > 0).or_else(|| self.wrong("page", text, found))?,
        };
        let rect = self.rect(found).ok()?;
        let id = Some(self.cell("id")).filter(|id| !id.is_empty()).unwrap_or(target).to_owned();
        let expected = Expected { id, target: target.to_owned(), rect, symbol: None, logo: None, turned: false };
        Some(Row { file: self.cell("file").to_owned(), page, expected })
    }

    /// The place, if one is given; nothing where it is given wrongly.
    fn rect(&self, found: &mut Diagnostics) -> Result<Option<Rect>, Told> {
        let cells = ["x_mm", "y_mm", "side_mm"].map(|name| (name, self.cell(name)));
        if cells.iter().all(|(_, text)| text.is_empty()) {
            return Ok(None);
        }
        let [x, y, side] = cells.map(|(name, text)| {
            let number = text.parse::<f64>().ok().filter(|number| (0.0..FARTHEST).contains(number));
            number.filter(|&number| number > 0.0 || name != "side_mm").or_else(|| self.wrong(name, text, found))
        });
        let (Some(x), Some(y), Some(side)) = (x, y, side) else { return Err(Told) };
        let [x, y, side] = [x, y, side].map(Length::mm);
        Ok(Some(Rect::new(Point::new(x, y), Size::new(side, side))))
    }

    fn wrong<T>(&self, column: &str, text: &str, found: &mut Diagnostics) -> Option<T> {
        let wrong = Diagnostic::error("proof-expect-number").at(self.span.clone());
        found.push(wrong.with("column", column).with("text", text));
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn understood(text: &str) -> (Expectations, Vec<&'static str>) {
        let mut found = Diagnostics::default();
        let expectations = read(&Source::new("list.csv", text), &mut found);
        (expectations, found.into_iter().map(|one| one.key).collect())
    }

    #[test]
    fn places_are_optional() {
        let (expectations, keys) = understood(concat!(
            "file,page,x_mm,y_mm,side_mm,target\n",
            "a/poster.pdf,2,10,20.5,30,https://x.cn/1\n",
            ",,,,,https://x.cn/2\n",
        ));
        assert_eq!(keys, [""; 0]);
        let meant = expectations.of("out/a/poster.pdf").expect("spoken of");
        let rect = meant[&2][0].rect.expect("a place");
        assert_eq!([rect.origin.x, rect.origin.y, rect.size.width], [10.0, 20.5, 30.0].map(Length::mm));
        assert_eq!((meant[&1][0].target.as_str(), meant[&1][0].rect), ("https://x.cn/2", None));
        assert_eq!(expectations.of("another.pdf").expect("every document").len(), 1);
        assert_eq!(expectations.of("b/xposter.pdf").expect("every document").len(), 1, "whole names only");
    }

    #[test]
    fn every_mistake_is_told() {
        let (_, keys) =
            understood("page,x_mm,y_mm,side_mm,target\n0,,,,t\n1,1,,,t\n1,1,1,0,t\n1,,,,\n1,-1,NaN,inf,t\n");
        let number = "proof-expect-number";
        let expected = [number, number, number, number, "proof-expect-empty", number, number, number];
        assert_eq!(keys, expected);
        assert_eq!(understood("file,tragte\n").1, ["proof-expect-column", "proof-expect-no-target"]);
        assert_eq!(understood("").1, ["proof-expect-no-target"]);
    }

    proptest! {
        #[test]
        fn any_text_is_understood_or_refused(text in "([a-z_]{0,7}[,\"\n\r;]?|target|x_mm|9|规){0,30}") {
            let (expectations, _) = understood(&text);
            let _ = expectations.of(&text);
        }
    }
}
