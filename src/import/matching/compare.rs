//! A row beside its item, column by column.

use crate::catalog::{Catalog, Column, Item, tidy};
use crate::collate::Reading;
use crate::import::draft::DraftRow;
use crate::import::outcome::{Change, Kind};
use crate::import::title::{LEVELS, last_level};

/// What a row says differently. A column its table does not have says nothing.
pub(super) fn changes(row: &DraftRow, item: &Item, catalog: &Catalog) -> Vec<Change> {
    let mut changes = Vec::new();
    for column in Column::all() {
        let cell = row.cells[column as usize].as_ref();
        let at = cell.map(|cell| cell.at);
        let mut differ = |old: &str, new: &str| {
            changes.push(Change { column, old: old.to_owned(), new: new.to_owned(), at });
        };
        match column {
            // The one is how they found each other; of the other the row's own understanding speaks.
            Column::Id => {}
            Column::Field => {
                if let Some(field) = row.field.filter(|field| *field != item.field) {
                    let name = |field: usize| catalog.fields.get(field).map_or("", |field| &field.name);
                    differ(name(item.field), name(field));
                }
            }
            Column::Name => {
                let (old, new) = (own_name(item), cell.map(|cell| row_name(row, item, &cell.value)));
                if let Some(new) = new.filter(|new| new != old) {
                    differ(old, &new);
                }
            }
            _ => {
                let Some(cell) = cell else { continue };
                let (old, new) = (standing(item, column), tidy(&cell.value));
                if old != new {
                    differ(old, &new);
                }
            }
        }
    }
    if let Some(reading) = unfit_reading(row, item, &changes) {
        changes.push(Change { column: Column::Reading, old: reading.to_owned(), new: String::new(), at: None });
    }
    changes
}

/// An item's reading that a new name makes wrong, where the table has no readings.
fn unfit_reading<'a>(row: &DraftRow, item: &'a Item, changes: &[Change]) -> Option<&'a str> {
    let reading = item.reading.as_deref().filter(|_| row.cells[Column::Reading as usize].is_none())?;
    let said = |column: Column| changes.iter().find(|change| change.column == column).map(|change| &*change.new);
    let levels = LEVELS.map(|level| said(level).unwrap_or_else(|| item.text(level)));
    let own = said(Column::Name).unwrap_or_else(|| own_name(item));
    let name = if own.is_empty() { last_level(levels.into_iter()) } else { own };
    Reading::parse(name, reading).is_err().then_some(reading)
}

/// What an item says under a column.
pub(in crate::import) fn standing(item: &Item, column: Column) -> &str {
    match column {
        Column::Url => item.url.as_ref().map_or("", |url| &url.value),
        _ => item.text(column),
    }
}

/// An item's name, where it is another than its last heading.
pub(in crate::import) fn own_name(item: &Item) -> &str {
    let heading = last_level(LEVELS.iter().map(|&level| item.text(level)));
    if item.name == heading { "" } else { &item.name }
}

/// A row's name, likewise; headings its table has no column for are the item's.
fn row_name(row: &DraftRow, item: &Item, name: &str) -> String {
    let levels = LEVELS.map(|level| match &row.cells[level as usize] {
        Some(cell) => tidy(&cell.value),
        None => item.text(level).into(),
    });
    let name = tidy(name);
    if name == last_level(levels.iter().map(AsRef::as_ref)) { String::new() } else { name.into_owned() }
}

/// What becomes of an item that a row says these changes of.
pub(super) fn kind(row: &DraftRow, item: &Item, changes: &[Change]) -> Kind {
    let is_elsewhere = row.department.is_some_and(|department| department != item.department);
    let own = LEVELS[usize::from(item.level()) - 1];
    let depth = LEVELS.iter().filter(|&&level| !row.value(level).is_empty()).count();
    let is_moved = |change: &Change| {
        change.column == Column::Field
            || (LEVELS.contains(&change.column) && (change.column != own || depth != usize::from(item.level())))
    };
    if is_elsewhere || changes.iter().any(is_moved) {
        Kind::Moved
    } else if changes.is_empty() {
        Kind::Kept
    } else {
        Kind::Changed
    }
}

/// Whether a text the catalogue has would be lost. Headings that go are a move, and are told as one; a reading goes with
/// the name it was of.
pub(super) fn empties(changes: &[Change]) -> bool {
    changes.iter().any(|change| {
        change.new.is_empty()
            && !LEVELS.contains(&change.column)
            && !(change.column == Column::Reading && change.at.is_none())
    })
}
