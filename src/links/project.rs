//! The addresses of a project.

use std::collections::BTreeMap;
use std::path::Path;

use super::Link;
use crate::address::{AllowList, Published};
use crate::catalog::LinkRules;
use crate::diag::Diagnostics;

/// What of a project a check goes by.
#[derive(Debug)]
pub struct Addresses {
    /// Every address that codes hold or lead to, in the order of the catalogue.
    pub links: Vec<Link>,
    /// Where one may ask.
    pub allowed: AllowList,
    /// How, and what a build asks of it.
    pub rules: LinkRules,
}

/// Reads the project in the folder `root`; none where it has errors. What is withheld is asked for nowhere.
#[must_use]
pub fn addresses(root: &Path, found: &mut Diagnostics) -> Option<Addresses> {
    let Published { settings, targets, .. } = Published::read(root, found)?;
    if found.has_errors() {
        return None;
    }
    let mut links: Vec<Link> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for target in targets {
        if target.url != target.destination {
            let sent_to = Some(target.destination.clone());
            links.push(Link { url: target.url, ids: vec![target.id.clone()], sent_to });
        }
        if let Some(&at) = places.get(&target.destination) {
            links[at].ids.push(target.id);
        } else {
            places.insert(target.destination.clone(), links.len());
            links.push(Link { url: target.destination, ids: vec![target.id], sent_to: None });
        }
    }
    let allowed = AllowList::new(&settings.addresses, &mut Diagnostics::default());
    Some(Addresses { links, allowed, rules: settings.links })
}
