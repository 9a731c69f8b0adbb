//! Where in an item's row a value stands.

use crate::catalog::{Column, Item};
use crate::diag::{Diagnostic, Span};

/// A diagnostic about what `item` says under `column`, with the cell of an imported table it came from.
pub(super) fn about(diagnostic: Diagnostic, item: &Item, column: Column) -> Diagnostic {
    from_cell(diagnostic.at(of(item, item.text(column))), item, column)
}

/// A diagnostic with the cell of an imported table that the text under `column` came from.
pub(super) fn from_cell(diagnostic: Diagnostic, item: &Item, column: Column) -> Diagnostic {
    match item.origin.as_ref().and_then(|origin| origin.place(column, item.text(column))) {
        Some((file, cell)) => diagnostic.from_cell(file, cell),
        None => diagnostic,
    }
}

/// The cell of `item` that holds `text` alone, else the first place of `text` in its row, else the row.
pub(super) fn of(item: &Item, text: &str) -> Span {
    let Span { source, range } = &item.span;
    let row = source.text.get(range.clone()).unwrap_or_default();
    let is_edge = |ch: char| matches!(ch, ',' | ';' | '\t' | '"' | '\'' | '\n' | '\r');
    let is_cell = |at: &usize| {
        let before = row[..*at].chars().next_back();
        let after = row[at + text.len()..].chars().next();
        before.is_none_or(is_edge) && after.is_none_or(is_edge)
    };
    let cell = row.match_indices(text).map(|(at, _)| at).find(is_cell);
    match cell.or_else(|| row.find(text)).filter(|_| !text.is_empty()) {
        Some(at) => Span::new(source, range.start + at..range.start + at + text.len()),
        None => item.span.clone(),
    }
}
