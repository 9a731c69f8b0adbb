//! Cells that say something a reader cannot use: time limits and document numbers that are not understood, 同上 where
//! nothing stands above any more, a method that is none, boxes and ticks of the table form.

use std::collections::BTreeMap;

use super::place;
use crate::catalog::{Catalog, Column, Item};
use crate::cell::{basis, ditto, limit};
use crate::diag::{Diagnostic, Diagnostics};

/// Columns whose text is read by itself, wherever it is printed.
const ALONE: [Column; 7] = [
    Column::Basis,
    Column::Content,
    Column::Body,
    Column::TimeLimit,
    Column::Method,
    Column::Channels,
    Column::Audience,
];

/// Columns that have boxes and ticks in the national form, and words in a catalogue.
const WORDED: [Column; 4] = [Column::Method, Column::Channels, Column::Audience, Column::Tier];
const MARKS: [char; 14] = ['■', '□', '▄', '◆', '◇', '☑', '☐', '☒', '√', '✓', '✔', '●', '○', '◎'];

/// Warns of each such cell.
pub(super) fn check(catalog: &Catalog, found: &mut Diagnostics) {
    // A few texts recur in most rows.
    let (mut limits, mut bases) = (Remarks::new(), Remarks::new());
    for item in &catalog.items {
        let dittos: Vec<Column> = ALONE.into_iter().filter(|&column| ditto::is_ditto(item.text(column))).collect();
        for &column in &dittos {
            let said = Diagnostic::warning("survey-ditto").with("id", &item.id).with("column", column.heading());
            found.push(place::about(said.with("written", item.text(column)), item, column));
        }
        if !dittos.contains(&Column::TimeLimit) {
            let remarks = limits.entry(&item.time_limit).or_insert_with_key(|text| limit::parse(text).remarks);
            repeat(remarks, item, Column::TimeLimit, found);
        }
        if !dittos.contains(&Column::Basis) {
            let remarks = bases.entry(&item.basis).or_insert_with_key(|text| basis::normalise(text).remarks);
            repeat(remarks, item, Column::Basis, found);
        }
        method(item, found);
        boxes(item, found);
    }
}

/// What is said of a text, by the text.
type Remarks<'a> = BTreeMap<&'a str, Vec<Diagnostic>>;

fn repeat(remarks: &[Diagnostic], item: &Item, column: Column, found: &mut Diagnostics) {
    found.extend(remarks.iter().map(|remark| place::about(remark.clone(), item, column)));
}

/// Where channels stand in a column of their own, 方式 says which of the two ways the law knows.
fn method(item: &Item, found: &mut Diagnostics) {
    let text = item.method.as_str();
    let is_none = !text.is_empty() && !text.contains("主动") && !text.contains("申请") && !ditto::is_ditto(text);
    if is_none && !item.channels.is_empty() {
        let said = Diagnostic::warning("survey-method").with("id", &item.id).with("written", text);
        found.push(place::about(said, item, Column::Method));
    }
}

fn boxes(item: &Item, found: &mut Diagnostics) {
    for column in WORDED {
        if let Some(mark) = item.text(column).chars().find(|ch| MARKS.contains(ch)) {
            let said = Diagnostic::warning("survey-boxes").with("id", &item.id).with("column", column.heading());
            found.push(place::about(said.with("mark", mark), item, column));
        }
    }
}
