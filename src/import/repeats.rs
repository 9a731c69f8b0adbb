//! Rows of one table that say the same, and serial numbers that stand twice.

use std::collections::BTreeMap;

use super::draft::DraftRow;
use super::understand::Seen;
use crate::catalog::Column;
use crate::diag::{Diagnostic, Diagnostics};

/// What makes two rows one item.
const SAME: [Column; 7] =
    [Column::Field, Column::Level1, Column::Level2, Column::Level3, Column::Name, Column::Content, Column::Body];

/// Reports repetitions among the rows of a table.
pub(super) fn report(seen: Seen<'_>, rows: &[DraftRow], found: &mut Diagnostics) {
    for pair in rows.windows(2) {
        let (Some(before), Some(number)) = (&pair[0].number, &pair[1].number) else { continue };
        let is_own = seen.sheet.cell(number.at).is_some_and(|cell| cell.merged_into.is_none());
        if is_own && before.value == number.value && !number.raw.is_empty() {
            let twice = Diagnostic::warning("import-serial-twice").with("number", &number.value);
            found.push(seen.blame(number.at, twice));
        }
    }
    let mut first: BTreeMap<(Option<usize>, [&str; SAME.len()]), u32> = BTreeMap::new();
    for row in rows {
        let key = (row.field, SAME.map(|column| row.value(column)));
        let Some(&before) = first.get(&key) else {
            first.insert(key, row.row);
            continue;
        };
        let at = row.cells.iter().chain([&row.number]).flatten().map(|cell| cell.at).min();
        let same = Diagnostic::warning("import-same-item").with("row", row.row + 1).with("first", before + 1);
        found.extend(at.map(|at| seen.blame(at, same)));
    }
}
