//! Files of items, changed as little as can be.
//!
//! Comes in: a file's text and what is to change in it, each row named by the place it was read from. Goes out: the
//! new text. Rows nothing changes in stay as they are, byte for byte; separators, line ends and the order of columns
//! are the file's own. Nothing is written here.

mod csv;
mod list;
mod toml;

use std::ops::Range;

use super::Column;
use crate::diag::Source;

/// What is to change in one file of items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits {
    /// Texts of items that stay.
    pub cells: Vec<CellEdit>,
    /// Items that go, by the range of their [`Item::span`](super::Item::span).
    pub removed: Vec<Range<usize>>,
    /// Items that come, after all others in this order.
    pub added: Vec<NewRow>,
}

/// One text of an item that stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellEdit {
    /// The range of the item's [`Item::span`](super::Item::span).
    pub row: Range<usize>,
    /// The column.
    pub column: Column,
    /// The new text.
    pub text: String,
}

/// A new item's texts, by column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewRow(pub [String; Column::COUNT]);

impl NewRow {
    /// Sets the text under a column.
    pub fn set(&mut self, column: Column, text: impl Into<String>) {
        self.0[column as usize] = text.into();
    }

    /// The text under a column.
    #[must_use]
    pub fn text(&self, column: Column) -> &str {
        &self.0[column as usize]
    }
}

impl Edits {
    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.removed.is_empty() && self.added.is_empty()
    }
}

/// The text of `source`, a file of items that was read without an error, with its changes.
///
/// New items need a table: a TOML file takes none.
#[must_use]
pub fn rewrite(source: &Source, edits: &Edits) -> String {
    if is_toml(source) { toml::rewrite(&source.text, edits) } else { csv::rewrite(&source.text, edits) }
}

/// Whether new items can be added to a file.
#[must_use]
pub fn takes_new_items(source: &Source) -> bool {
    !is_toml(source)
}

/// The text of a new file of items: a table with every column that must be there, and those that something stands under.
#[must_use]
pub fn new_table(rows: &[NewRow]) -> String {
    csv::new_table(rows)
}

/// A TOML text without these entries of its lists, by their ranges.
#[must_use]
pub fn without(text: &str, entries: &[Range<usize>]) -> String {
    list::without(text, entries)
}

fn is_toml(source: &Source) -> bool {
    source.name.to_ascii_lowercase().ends_with(".toml")
}

/// A text with some of its ranges replaced; the replacements are in order and do not overlap.
fn spliced(text: &str, replacements: impl IntoIterator<Item = (Range<usize>, String)>) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for (range, new) in replacements {
        out.push_str(&text[at..range.start]);
        out.push_str(&new);
        at = range.end;
    }
    out.push_str(&text[at..]);
    out
}

/// An entry of a list in TOML with the comma after it, and with the white space and the comments between them. The last
/// entry need not have one, and a comma left before the end of a list is no mistake.
fn entry_with_comma(text: &str, entry: &Range<usize>) -> Range<usize> {
    let mut rest = text[entry.end..].trim_start();
    while let Some(comment) = rest.strip_prefix('#') {
        rest = comment.split_once('\n').map_or("", |(_, next)| next.trim_start());
    }
    match rest.strip_prefix(',') {
        Some(after) => entry.start..text.len() - after.trim_start_matches([' ', '\t']).len(),
        None => entry.clone(),
    }
}
