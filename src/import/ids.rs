//! Ids for new items: the table's own where it has one that fits, else the next free one of the department.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::id::{is_item_id, next_ids};

/// Ids as they are given, in the order of the rows.
pub(super) struct Ids<'a> {
    catalog: &'a Catalog,
    taken: BTreeSet<String>,
    next: BTreeMap<usize, Box<dyn Iterator<Item = String> + 'a>>,
}

impl<'a> Ids<'a> {
    /// Nothing given yet. The ids of `wished` are not given to others.
    pub fn new(catalog: &'a Catalog, wished: impl Iterator<Item = &'a str>) -> Self {
        let standing = catalog.items.iter().map(|item| &item.id).chain(&catalog.retired);
        let taken = standing.map(|id| id.to_ascii_lowercase()).chain(wished.map(str::to_ascii_lowercase)).collect();
        Self { catalog, taken, next: BTreeMap::new() }
    }

    /// Whether an id can be one of a department's items.
    pub fn fits(catalog: &Catalog, department: usize, id: &str) -> bool {
        let owner = catalog.departments.get(department).map(|department| &*department.id);
        is_item_id(id) && id.split_once('-').map(|(owner, _)| owner) == owner
    }

    /// A new item's id. One that is gone is never given again, unless the table itself has it.
    pub fn give(&mut self, department: usize, wished: &str) -> String {
        if Self::fits(self.catalog, department, wished) {
            return wished.to_owned();
        }
        let catalog = self.catalog;
        let next = self.next.entry(department).or_insert_with(|| {
            let taken = catalog.items.iter().map(|item| &*item.id).chain(catalog.retired.iter().map(|id| &**id));
            let owner = catalog.departments.get(department).map_or("", |department| &*department.id);
            Box::new(next_ids(owner, taken))
        });
        let taken = &self.taken;
        next.find(|id| !taken.contains(&id.to_ascii_lowercase())).unwrap_or_default()
    }
}
