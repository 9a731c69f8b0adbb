//! Whether items have the elements that a standard catalogue must at least have: 名称, 内容, 依据, 时限, 主体, 方式, 渠道
//! and 公开对象 (国办发〔2019〕54号). The name is there always.

use std::sync::Arc;

use super::place;
use crate::catalog::{Catalog, Column, Item};
use crate::diag::{Diagnostic, Diagnostics};

const ELEMENTS: [Column; 7] = [
    Column::Content,
    Column::Basis,
    Column::TimeLimit,
    Column::Body,
    Column::Method,
    Column::Channels,
    Column::Audience,
];

/// One warning for each item, naming all it lacks; what no item of a file has is said once for the file.
pub(super) fn check(catalog: &Catalog, found: &mut Diagnostics) {
    let of_one_file = |one: &Item, other: &Item| Arc::ptr_eq(&one.span.source, &other.span.source);
    for items in catalog.items.chunk_by(of_one_file) {
        let lacks = |item: &Item, column: Column| item.text(column).is_empty();
        let mut nowhere: Vec<Column> =
            ELEMENTS.into_iter().filter(|&column| items.iter().all(|item| lacks(item, column))).collect();
        if let [only] = items {
            nowhere.clear();
            item(only, &nowhere, found);
            continue;
        }
        if !nowhere.is_empty() {
            found.push(
                Diagnostic::warning("survey-elements-nowhere")
                    .in_file(items[0].span.source.name.clone())
                    .with("columns", headings(&nowhere))
                    .with("count", items.len()),
            );
        }
        for each in items {
            item(each, &nowhere, found);
        }
    }
}

fn item(item: &Item, said: &[Column], found: &mut Diagnostics) {
    let is_missing = |column: &Column| item.text(*column).is_empty() && !said.contains(column);
    let missing: Vec<Column> = ELEMENTS.into_iter().filter(is_missing).collect();
    if let Some(first) = missing.first() {
        let said = Diagnostic::warning("survey-missing-elements").at(item.span.clone());
        let said = said.with("id", &item.id).with("columns", headings(&missing));
        found.push(place::from_cell(said, item, *first));
    }
}

fn headings(columns: &[Column]) -> String {
    columns.iter().map(|column| column.heading()).collect::<Vec<_>>().join("、")
}
