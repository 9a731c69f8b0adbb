//! Addresses: where each code leads, in one canonical form, and only where the city allows.
//!
//! Comes in: what the gate cleared, and the project's allow-list. Goes out: one ASCII address for each code, its
//! page's own or a short one on the city's host, and with short ones what the host needs to send them on. Printed
//! codes cannot be called back, so what is doubtful is refused rather than mended.

mod allow;
mod canonical;
mod imitation;
mod odd;
mod parts;
mod permalink;
mod published;
pub mod redirects;
mod template;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{AddressRules, Catalog, Located};
use crate::diag::{Diagnostic, Diagnostics};
use crate::gate::Cleared;

pub use allow::AllowList;
pub use canonical::{Address, Refusal};
pub use imitation::imitated;
pub use parts::{beside, host, join};
pub use permalink::Permalinks;
pub use published::Published;
use template::Values;

/// What a code belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The site.
    Site,
    /// The department of this index.
    Department(usize),
    /// The item of this index.
    Item(usize),
}

/// Where one code leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The code's id.
    pub id: String,
    /// What it belongs to.
    pub owner: Owner,
    /// The address it holds: ASCII, absolute, with its scheme.
    pub url: String,
    /// The page it leads to: the same address, unless it holds a short one.
    pub destination: String,
}

/// The address of every code, in the order of the catalogue: the site, the departments, the items.
///
/// An item's own address comes first, else its department's template, else the site's. Every address that is
/// refused is an error at the place it was written.
#[must_use]
pub fn resolve(cleared: &Cleared, rules: &AddressRules, found: &mut Diagnostics) -> Vec<Target> {
    let catalog = cleared.catalog();
    let allowed = AllowList::new(rules, found);
    let permalinks = Permalinks::allowed(rules, &allowed, found);
    let mut resolver =
        Resolver { host: &rules.host.value, allowed, permalinks, found, said: BTreeSet::new(), targets: Vec::new() };
    let site = &catalog.site;
    let none = Values { host: resolver.host, id: &site.id, department: "", field: "" };
    resolver.add(&site.id, Owner::Site, &site.home, &none);
    for (index, department) in catalog.departments.iter().enumerate() {
        let values = Values { id: &department.id, department: &department.id, ..none };
        resolver.add(&department.id, Owner::Department(index), &department.home, &values);
    }
    resolver.items(catalog, &none);
    let targets = resolver.targets;
    repeated(catalog, &targets, found);
    targets
}

struct Resolver<'a, 'f> {
    host: &'a str,
    allowed: AllowList,
    permalinks: Option<Permalinks>,
    found: &'f mut Diagnostics,
    /// What was said about which place: a template's mistake is one mistake, however many items share it.
    said: BTreeSet<(&'static str, String, usize)>,
    targets: Vec<Target>,
}

impl<'a> Resolver<'a, '_> {
    fn items(&mut self, catalog: &'a Catalog, none: &Values<'a>) {
        for (index, item) in catalog.items.iter().enumerate() {
            let department = &catalog.departments[item.department];
            let field = &catalog.fields[item.field].id;
            let values = Values { id: &item.id, department: &department.id, field, ..*none };
            let template = item.url.as_ref().or(department.item_url.as_ref()).or(catalog.site.item_url.as_ref());
            match template {
                Some(template) => self.add(&item.id, Owner::Item(index), template, &values),
                None => self.found.push(Diagnostic::error("address-none").at(item.span.clone()).with("id", &item.id)),
            }
        }
    }

    fn add(&mut self, id: &str, owner: Owner, template: &Located<String>, values: &Values<'_>) {
        let mut own = Diagnostics::default();
        if let Some(destination) = self.address(id, template, values, &mut own) {
            let short = self.permalinks.as_ref().filter(|permalinks| permalinks.covers(owner));
            let url = short.map_or_else(|| destination.clone(), |permalinks| permalinks.address(id));
            self.targets.push(Target { id: id.to_owned(), owner, url, destination });
        }
        for diagnostic in own {
            let place = diagnostic.span.as_ref().unwrap_or(&template.span);
            if self.said.insert((diagnostic.key, place.source.name.clone(), place.range.start)) {
                self.found.push(diagnostic);
            }
        }
    }

    fn address(
        &self,
        id: &str,
        template: &Located<String>,
        values: &Values<'_>,
        found: &mut Diagnostics,
    ) -> Option<String> {
        let text = template::fill(template, values, found)?;
        match self.allowed.canonical(&text) {
            Ok(address) if self.permalinks.as_ref().is_some_and(|short| short.holds(&address.url)) => {
                let circle = Diagnostic::error("address-permalink-circle").at(template.span.clone());
                found.push(circle.with("id", id).with("url", address.url));
                None
            }
            Ok(address) => {
                for part in address.dropped {
                    let dropped = Diagnostic::warning("address-dropped").at(template.span.clone());
                    found.push(dropped.with("id", id).with("part", part));
                }
                Some(address.url)
            }
            Err(refusal) => {
                found.push(refusal.diagnostic(&text).at(template.span.clone()).with("id", id));
                None
            }
        }
    }
}

/// How many of the codes that lead to one page are named; machines get them all.
const MOST_SHOWN: usize = 6;

/// Codes that lead to one page are most often a slip in a copied row.
fn repeated(catalog: &Catalog, targets: &[Target], found: &mut Diagnostics) {
    let mut by_url: BTreeMap<&str, Vec<&Target>> = BTreeMap::new();
    for target in targets {
        by_url.entry(&target.destination).or_default().push(target);
    }
    let mut groups: Vec<_> = by_url.into_iter().filter(|(_, group)| group.len() > 1).collect();
    groups.sort_by(|(_, one), (_, other)| one[0].id.cmp(&other[0].id));
    for (url, group) in groups {
        let place = group.iter().rev().find_map(|target| match target.owner {
            Owner::Site => None,
            Owner::Department(index) => Some(catalog.departments[index].home.span.clone()),
            Owner::Item(index) => Some(catalog.items[index].span.clone()),
        });
        let ids: Vec<&str> = group.iter().map(|target| target.id.as_str()).collect();
        let shown = &ids[..ids.len().min(MOST_SHOWN)];
        let mut said = Diagnostic::warning("address-repeated")
            .with("url", url)
            .with("shown", shown.join(", "))
            .with("more", ids.len() - shown.len())
            .with("ids", ids.join(" "));
        said.span = place;
        found.push(said);
    }
}
