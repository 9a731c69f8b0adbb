//! What the tables speak of: an item missing in a table is gone only if the table should have it.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::draft::DraftRow;

/// Departments with fields that the tables speak of: for each table, every department it has together with every field
/// it has.
#[derive(Debug, Default)]
pub(super) struct Scope(BTreeSet<(usize, usize)>);

impl Scope {
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a DraftRow>) -> Self {
        let mut tables: BTreeMap<usize, (BTreeSet<usize>, BTreeSet<usize>)> = BTreeMap::new();
        for row in rows.into_iter().filter(|row| row.is_ready()) {
            let (departments, fields) = tables.entry(row.table).or_default();
            departments.extend(row.department);
            fields.extend(row.field);
        }
        let pairs = tables.into_values().flat_map(|(departments, fields)| {
            departments
                .into_iter()
                .flat_map(move |department| fields.clone().into_iter().map(move |field| (department, field)))
        });
        Self(pairs.collect())
    }

    pub fn has(&self, department: usize, field: usize) -> bool {
        self.0.contains(&(department, field))
    }
}
