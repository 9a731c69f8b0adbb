//! The catalogue's own columns as a table with commas, which goes into `catalog/` as it is.

use super::form;
use super::matter::Matter;
use crate::catalog::{Column, spreadsheet};

/// The table: UTF-8 with its mark, cells that look like formulas guarded.
pub(super) fn table(matter: &Matter<'_>) -> String {
    let columns: Vec<Column> = Column::all().collect();
    let heading = columns.iter().map(|column| column.heading().to_owned());
    let heading = heading.chain(matter.is_internal().then(|| form::WITHHELD.to_owned()));
    let rows = matter.rows().map(|row| {
        let mut cells: Vec<String> = columns.iter().map(|&column| row.value(column).to_owned()).collect();
        if matter.is_internal() {
            cells.push(row.reason.map_or_else(String::new, form::why));
        }
        cells
    });
    spreadsheet(std::iter::once(heading.collect()).chain(rows))
}
