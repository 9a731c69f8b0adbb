//! Names no longer in force: fields called by another of their names, departments that have been renamed.

use std::collections::{BTreeMap, BTreeSet};

use super::place;
use crate::catalog::{Catalog, Column, Item};
use crate::diag::{Diagnostic, Diagnostics};

/// Warns once for each name in each file.
pub(super) fn check(catalog: &Catalog, found: &mut Diagnostics) {
    for used in &catalog.field_aliases {
        found.push(
            Diagnostic::warning("survey-field-alias")
                .at(used.span.clone())
                .with("written", &used.written)
                .with("name", &catalog.fields[used.field].name)
                .with("count", used.rows),
        );
    }
    bodies(catalog, found);
}

/// Departments named in 主体 as they were called before.
fn bodies(catalog: &Catalog, found: &mut Diagnostics) {
    let in_force: BTreeSet<&str> =
        catalog.departments.iter().flat_map(|one| [one.name.as_str(), one.short_name.as_str()]).collect();
    let renamed: BTreeMap<&str, &str> = catalog
        .departments
        .iter()
        .flat_map(|one| one.aliases.iter().map(|alias| (alias.as_str(), one.name.as_str())))
        .filter(|(alias, _)| !in_force.contains(alias))
        .collect();
    let mut used: BTreeMap<(&str, &str), (&Item, usize)> = BTreeMap::new();
    let mut order = Vec::new();
    for item in &catalog.items {
        for part in item.body.split(['、', '，', ',', '；', ';']).map(str::trim) {
            if let Some((alias, _)) = renamed.get_key_value(part) {
                let key = (item.path.as_str(), *alias);
                let (_, count) = used.entry(key).or_insert_with(|| {
                    order.push(key);
                    (item, 0)
                });
                *count += 1;
            }
        }
    }
    for key in order {
        let ((item, count), alias) = (used[&key], key.1);
        let said = Diagnostic::warning("survey-body-alias").at(place::of(item, alias));
        let said = said.with("written", alias).with("name", renamed[alias]).with("count", count);
        found.push(place::from_cell(said, item, Column::Body));
    }
}
