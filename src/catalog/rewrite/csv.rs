//! Tables of items, changed row by row.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use csv::{ReaderBuilder, StringRecord};

use super::super::table::{cells, separator, trimmed};
use super::{Edits, NewRow, spliced};
use crate::catalog::Column;

/// A table as it stands in its file.
struct Grid {
    separator: u8,
    line_end: &'static str,
    heading: Range<usize>,
    /// How many cells the heading has.
    width: usize,
    places: [Option<usize>; Column::COUNT],
    /// Rows with something in them, in the order of the file.
    rows: Vec<Range<usize>>,
}

pub(super) fn rewrite(text: &str, edits: &Edits) -> String {
    let grid = Grid::of(text);
    let new_columns = grid.missing(edits);
    let mut of_row: BTreeMap<usize, Vec<(usize, &str)>> = BTreeMap::new();
    for edit in &edits.cells {
        if let Some(place) = grid.place(edit.column, &new_columns) {
            of_row.entry(edit.row.start).or_default().push((place, &edit.text));
        }
    }
    let removed: BTreeSet<usize> = edits.removed.iter().map(|row| row.start).collect();
    let mut replaced = Vec::new();
    if !new_columns.is_empty() {
        let heads: Vec<&str> = new_columns.iter().map(|column| column.heading()).collect();
        replaced.push((grid.heading.clone(), grid.widened(&text[grid.heading.clone()], &[], &heads)));
    }
    for row in &grid.rows {
        if removed.contains(&row.start) {
            replaced.push((row.start..after_line_end(text, row.end), String::new()));
        } else if !new_columns.is_empty() || of_row.contains_key(&row.start) {
            let mut fresh = vec![""; new_columns.len()];
            let mut changed = Vec::new();
            for &(place, new) in of_row.get(&row.start).into_iter().flatten() {
                match place.checked_sub(grid.width) {
                    Some(index) => fresh[index] = new,
                    None => changed.push((place, new)),
                }
            }
            replaced.push((row.clone(), grid.widened(&text[row.clone()], &changed, &fresh)));
        }
    }
    let mut out = spliced(text, replaced);
    if !edits.added.is_empty() && !out.ends_with('\n') {
        out.push_str(grid.line_end);
    }
    for row in &edits.added {
        let mut line = vec![""; grid.width + new_columns.len()];
        for column in Column::all() {
            if let Some(place) = grid.place(column, &new_columns) {
                line[place] = row.text(column);
            }
        }
        push_row(&mut out, &line, grid.separator, grid.line_end);
    }
    out
}

pub(super) fn new_table(rows: &[NewRow]) -> String {
    let is_used = |column: Column| rows.iter().any(|row| !row.text(column).is_empty());
    let columns: Vec<Column> = Column::all().filter(|column| !column.is_optional() || is_used(*column)).collect();
    let mut out = String::new();
    push_row(&mut out, &columns.iter().map(|column| column.heading()).collect::<Vec<_>>(), b',', "\n");
    for row in rows {
        push_row(&mut out, &columns.iter().map(|&column| row.text(column)).collect::<Vec<_>>(), b',', "\n");
    }
    out
}

impl Grid {
    fn of(text: &str) -> Self {
        let separator = separator(text);
        let mut grid = Self {
            separator,
            line_end: if text.contains("\r\n") { "\r\n" } else { "\n" },
            heading: 0..0,
            width: 0,
            places: [None; Column::COUNT],
            rows: Vec::new(),
        };
        let mut reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
        let mut record = StringRecord::new();
        loop {
            let from = reader.position().byte() as usize;
            // The text is Unicode and in memory, so reading it cannot fail; the end comes as `false`.
            if !reader.read_record(&mut record).unwrap_or(false) {
                return grid;
            }
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let range = trimmed(text, from..reader.position().byte() as usize);
            if grid.width > 0 {
                grid.rows.push(range);
                continue;
            }
            (grid.heading, grid.width) = (range, record.len());
            for (index, column) in
                record.iter().enumerate().filter_map(|(at, name)| Some((at, Column::of_heading(name)?)))
            {
                grid.places[column as usize] = Some(index);
            }
        }
    }

    /// The columns that something is to stand under and that the table lacks, in their order.
    fn missing(&self, edits: &Edits) -> Vec<Column> {
        let is_needed = |column: Column| {
            edits.cells.iter().any(|edit| edit.column == column && !edit.text.is_empty())
                || edits.added.iter().any(|row| !row.text(column).is_empty())
        };
        Column::all().filter(|&column| self.places[column as usize].is_none() && is_needed(column)).collect()
    }

    /// Which cell of a row stands under a column.
    fn place(&self, column: Column, new_columns: &[Column]) -> Option<usize> {
        let new = || new_columns.iter().position(|new| *new == column).map(|at| self.width + at);
        self.places[column as usize].or_else(new)
    }

    /// A row with some cells changed, and the cells of the new columns after those of the heading. Rows may end in empty
    /// cells that the heading does not have: those stay behind.
    fn widened(&self, row: &str, changed: &[(usize, &str)], fresh: &[&str]) -> String {
        let mut out = String::with_capacity(row.len() + 32);
        let separator = char::from(self.separator);
        for (index, cell) in cells(row, self.separator).enumerate() {
            if index > 0 {
                out.push(separator);
            }
            match changed.iter().rev().find(|(place, _)| *place == index) {
                Some((_, new)) => push_cell(&mut out, new, self.separator),
                None => out.push_str(&row[cell]),
            }
            if index + 1 == self.width {
                for cell in fresh {
                    out.push(separator);
                    push_cell(&mut out, cell, self.separator);
                }
            }
        }
        out
    }
}

/// Where the next line begins after a row that ends here.
fn after_line_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with(['\n', '\r'])) }
}

fn push_row(out: &mut String, cells: &[&str], separator: u8, line_end: &str) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(char::from(separator));
        }
        push_cell(out, cell, separator);
    }
    out.push_str(line_end);
}

/// A cell as RFC 4180 has it.
fn push_cell(out: &mut String, cell: &str, separator: u8) {
    if cell.contains([char::from(separator), '"', '\r', '\n']) {
        out.push('"');
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::super::CellEdit;
    use super::*;
    use proptest::prelude::*;

    fn edit(text: &str, row: usize, column: Column, new: &str) -> CellEdit {
        let row = Grid::of(text).rows[row].clone();
        CellEdit { row, column, text: new.to_owned() }
    }

    fn row(id: &str, name: &str) -> NewRow {
        let mut row = NewRow::default();
        row.set(Column::Id, id);
        row.set(Column::Level1, name);
        row
    }

    #[test]
    fn only_what_changes_changes() {
        let text = "编号;一级事项;方式;;\r\n\r\n\"A-1\";\"甲;乙\" ;x;;\r\nA-2;丙;y;;\r\nA-3;丁;z;;";
        let edits = Edits {
            cells: vec![edit(text, 1, Column::Method, "网站;\"报\"")],
            removed: vec![Grid::of(text).rows[2].clone()],
            added: vec![row("A-4", "戊")],
        };
        assert_eq!(
            rewrite(text, &edits),
            "编号;一级事项;方式;;\r\n\r\n\"A-1\";\"甲;乙\" ;x;;\r\nA-2;丙;\"网站;\"\"报\"\"\";;\r\nA-4;戊;;;\r\n"
        );
    }

    #[test]
    fn a_column_that_is_missing_is_added_to_every_row() {
        let text = "编号,一级事项\nA-1,甲,,\nA-2,乙\n";
        let edits = Edits {
            cells: vec![edit(text, 1, Column::Content, "内容"), edit(text, 0, Column::Name, "")],
            ..Edits::default()
        };
        assert_eq!(rewrite(text, &edits), "编号,一级事项,内容\nA-1,甲,,,\nA-2,乙,内容\n");
    }

    #[test]
    fn a_new_table_has_the_columns_that_must_be_there() {
        assert_eq!(new_table(&[row("A-1", "甲")]), "编号,领域,一级事项,依据,内容,主体,时限,方式\nA-1,,甲,,,,,\n");
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_back(
            rows in prop::collection::vec(("[a一\",;\n ]{0,5}b", "[a一\",;\n ]{0,5}"), 1..6),
            new in "[a一\",;\n]{0,6}", at in 0_usize..6,
        ) {
            let rows: Vec<NewRow> = rows.iter().map(|(level, content)| {
                let mut row = row("A-1", level);
                row.set(Column::Content, content.as_str());
                row
            }).collect();
            let text = new_table(&rows);
            let at = at % rows.len();
            let edits = Edits { cells: vec![edit(&text, at, Column::Content, &new)], ..Edits::default() };
            let text = rewrite(&text, &edits);
            let mut reader = ReaderBuilder::new().from_reader(text.as_bytes());
            for (index, (record, row)) in reader.records().zip(&rows).enumerate() {
                let record = record.unwrap();
                let content = if index == at { new.as_str() } else { row.text(Column::Content) };
                prop_assert_eq!([&record[2], &record[4]], [row.text(Column::Level1), content]);
            }
        }
    }
}
