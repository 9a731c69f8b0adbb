//! What each row of a table's body is: a row of an item, a section's title, a note, a head that comes back.

use std::collections::BTreeSet;

use super::heads;
use super::tables::{self, Head, Table};
use crate::cell::space::heal;
use crate::sheet::{Address, Sheet};

/// A row of a table's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub row: u32,
    pub kind: Kind,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A row of an item.
    Item,
    /// A text across the table, above the rows it speaks of: its cell.
    Section(Address),
    /// A text that stands alone in a row where no title would: its cell.
    Loose(Address),
    /// A note: its first cell.
    Note(Address),
}

/// How notes and the forms below tables begin.
const NOTES: [&str; 14] = [
    "注：",
    "注:",
    "备注",
    "说明",
    "填表说明",
    "注释",
    "填表人",
    "填报人",
    "审核人",
    "联系人",
    "负责人",
    "单位负责人",
    "*",
    "※",
];

/// The rows of a table's body, without blank ones and heads that come back.
pub(super) fn read(sheet: &Sheet, table: &Table) -> Vec<Row> {
    let keys: BTreeSet<String> = table.columns.iter().flat_map(keyed).collect();
    let mut rows = Vec::new();
    let mut own = Vec::new();
    let mut in_notes = false;
    for row in table.body.iter().cloned().flatten() {
        own.clear();
        own.extend(tables::own(sheet, row));
        let kind = match own.as_slice() {
            [] => continue,
            [(column, text)] => alone(sheet, table, Address::new(row, *column), text, in_notes),
            several if is_head_again(&keys, several) || is_numbering(several) => continue,
            several if is_form(several) => Kind::Note(Address::new(row, several[0].0)),
            _ => Kind::Item,
        };
        in_notes = matches!(kind, Kind::Note(_));
        rows.push(Row { row, kind });
    }
    // What stands alone below the last item is a footer.
    let last = rows.iter().rposition(|row| row.kind == Kind::Item).map_or(0, |last| last + 1);
    for row in &mut rows[last..] {
        if let Kind::Section(at) | Kind::Loose(at) = row.kind {
            row.kind = Kind::Note(at);
        }
    }
    rows
}

fn keyed(head: &Head) -> impl Iterator<Item = String> {
    let group = head.group.as_deref().map(heads::key);
    std::iter::once(heads::key(&head.text)).chain(group).filter(|key| !key.is_empty())
}

/// What a row is in which one text stands.
fn alone(sheet: &Sheet, table: &Table, at: Address, text: &str, in_notes: bool) -> Kind {
    let shows_others = sheet
        .row(at.row)
        .iter()
        .any(|cell| cell.merged_into.is_some_and(|first| first.row < at.row) && !cell.text.trim().is_empty());
    if shows_others {
        return Kind::Item;
    }
    let healed = heal(text);
    if in_notes || NOTES.iter().any(|note| healed.starts_with(note)) {
        return Kind::Note(at);
    }
    let first = table.columns.first().map_or(0, |head| head.column);
    let covered = sheet.row(at.row).iter().filter(|cell| cell.merged_into == Some(at)).count() + 1;
    let is_across = covered * 2 >= table.columns.len();
    if is_across || at.column <= first + 1 { Kind::Section(at) } else { Kind::Loose(at) }
}

/// Whether a row has nothing but heads of the table, as on every printed page.
fn is_head_again(keys: &BTreeSet<String>, own: &[(u32, &str)]) -> bool {
    own.iter().all(|(_, text)| text.len() <= 90 && keys.contains(&heads::key(text)))
}

/// Whether a row only numbers the columns: 1, 2, 3, 4.
fn is_numbering(own: &[(u32, &str)]) -> bool {
    own.len() >= 4 && own.iter().enumerate().all(|(index, (_, text))| text.trim().parse() == Ok(index + 1))
}

/// Whether a row is of a form below a table: who filled it in, and when.
fn is_form(own: &[(u32, &str)]) -> bool {
    const WORDS: [&str; 8] = ["填报", "填表", "审核人", "联系人", "负责人", "联系电话", "填报时间", "制表"];
    own.len() <= 4
        && own.iter().all(|(_, text)| text.chars().count() <= 40)
        && WORDS.iter().any(|word| heal(own[0].1).starts_with(word))
}
