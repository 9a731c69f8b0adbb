//! The gate: what must not be published goes no further.
//!
//! Comes in: the catalogue and the project's `negative-list.toml`. Goes out: [`Cleared`], which only this room can make
//! and every later room asks for, and what was [`Withheld`], for the operator alone. A list that cannot be understood is
//! an error, never an empty list.

mod list;
mod matching;
mod report;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::catalog::{Catalog, Date, Item, Located};
use crate::diag::{Diagnostic, Diagnostics};

pub use list::{Decision, Effect, LIST_FILE, NegativeList, Outcome, Rule, read};
pub use matching::plain;
pub use report::withheld_csv;

use matching::Matches;

/// A catalogue without anything withheld.
#[derive(Debug)]
pub struct Cleared(Catalog);

impl Cleared {
    /// What may be published.
    #[must_use]
    pub fn catalog(&self) -> &Catalog {
        &self.0
    }
}

/// An item, or a whole department, that was kept back, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The name of its department.
    pub department: String,
    /// Its headings; none for a department.
    pub levels: Vec<String>,
    /// Its own address as written, if it has one.
    pub url: Option<String>,
    /// Why.
    pub reason: Reason,
}

/// Why something was kept back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A rule of the negative list.
    Rule {
        /// The rule's id.
        id: String,
        /// What kind of information the rule is about.
        title: String,
        /// Whether people may decide otherwise.
        effect: Effect,
        /// Its legal basis.
        basis: String,
        /// The version of the law it cites.
        basis_version: String,
        /// When the rule must be looked at again.
        review_due: Option<Date>,
    },
    /// A recorded human decision.
    Decision {
        /// Who decided.
        by: String,
        /// When.
        date: Date,
        /// Why.
        reason: String,
    },
    /// Its heading is the title of this withheld item, or its department is withheld.
    Under(String),
}

/// The whole catalogue, each item beside the reason that keeps it back. For the office alone: nothing made from it may
/// be published, which is why it is another type than [`Cleared`].
#[derive(Debug)]
pub struct Marked {
    catalog: Catalog,
    reasons: Vec<Option<Reason>>,
}

impl Marked {
    /// Everything, the withheld too.
    #[must_use]
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Why the item of this index is withheld; none where it may be published.
    #[must_use]
    pub fn reason(&self, item: usize) -> Option<&Reason> {
        self.reasons.get(item).and_then(Option::as_ref)
    }
}

/// Parts what may be published from what may not.
///
/// An item below a heading that is itself a withheld item is withheld with it: its own heading would print the title.
/// Errors: a decision about an item that does not exist, a release that an absolute rule or a withheld heading forbids.
#[must_use]
pub fn clear(catalog: Catalog, list: &NegativeList, found: &mut Diagnostics) -> (Cleared, Vec<Withheld>) {
    let matches = matching::find(&catalog, list, found);
    let reasons = reasons(&catalog, list, &matches, found);
    part(catalog, reasons, &matches, list)
}

/// Marks what may not be published, and parts with nothing; decides and complains as [`clear`] does.
#[must_use]
pub fn mark(catalog: Catalog, list: &NegativeList, found: &mut Diagnostics) -> Marked {
    let matches = matching::find(&catalog, list, found);
    let reasons = reasons(&catalog, list, &matches, found);
    Marked { catalog, reasons }
}

/// The reason of each item that is kept back.
fn reasons(catalog: &Catalog, list: &NegativeList, matches: &Matches, found: &mut Diagnostics) -> Vec<Option<Reason>> {
    let decisions = decisions(catalog, list, found);
    let departments = &matches.departments;
    let mut reasons: Vec<Option<Reason>> = catalog
        .items
        .iter()
        .enumerate()
        .map(|(index, item)| match departments.get(&item.department) {
            Some(_) => Some(under(item, &catalog.departments[item.department].id, &decisions, found)),
            None => reason(item, index, list, matches, &decisions, found),
        })
        .collect();
    below_withheld_headings(catalog, &mut reasons, &decisions, found);
    reasons
}

/// The decision about each item, by id.
fn decisions<'l>(
    catalog: &Catalog,
    list: &'l NegativeList,
    found: &mut Diagnostics,
) -> BTreeMap<&'l str, &'l Decision> {
    let known: std::collections::BTreeSet<&str> = catalog.items.iter().map(|item| item.id.as_str()).collect();
    let mut decisions = BTreeMap::new();
    for decision in &list.decisions {
        let Located { value: id, span } = &decision.item;
        if !known.contains(id.as_str()) {
            found.push(matching::unknown_item(id, span.clone(), &known));
        } else if decisions.insert(id.as_str(), decision).is_some() {
            found.push(Diagnostic::error("gate-two-decisions").at(span.clone()).with("id", id));
        }
    }
    decisions
}

fn reason(
    item: &Item,
    index: usize,
    list: &NegativeList,
    matches: &Matches,
    decisions: &BTreeMap<&str, &Decision>,
    found: &mut Diagnostics,
) -> Option<Reason> {
    let decision = decisions.get(item.id.as_str());
    // The rule that binds hardest speaks; of equals, the first of the list.
    let rules = matches.items.get(&index).into_iter().flatten().map(|&rule| &list.rules[rule]);
    let rule = rules.min_by_key(|rule| rule.effect);
    match (rule, decision) {
        (Some(rule), Some(decision)) if decision.outcome == Outcome::Release => {
            if rule.effect != Effect::Absolute {
                return None;
            }
            let forbidden = Diagnostic::error("gate-absolute-release").at(decision.item.span.clone());
            found.push(forbidden.with("id", &item.id).with("rule", &rule.id));
            Some(by_rule(rule))
        }
        (Some(rule), _) => Some(by_rule(rule)),
        (None, Some(decision)) if decision.outcome == Outcome::Withhold => {
            Some(Reason::Decision { by: decision.by.clone(), date: decision.date, reason: decision.reason.clone() })
        }
        (None, Some(decision)) => {
            found.push(Diagnostic::warning("gate-idle-release").at(decision.item.span.clone()).with("id", &item.id));
            None
        }
        (None, None) => None,
    }
}

fn by_rule(rule: &Rule) -> Reason {
    Reason::Rule {
        id: rule.id.clone(),
        title: rule.title.clone(),
        effect: rule.effect,
        basis: rule.basis.clone(),
        basis_version: rule.basis_version.clone(),
        review_due: rule.review_due,
    }
}

/// Withholds what stands below a heading that is the title of a withheld item.
fn below_withheld_headings(
    catalog: &Catalog,
    reasons: &mut [Option<Reason>],
    decisions: &BTreeMap<&str, &Decision>,
    found: &mut Diagnostics,
) {
    let mut headings = BTreeMap::new();
    for (item, _) in catalog.items.iter().zip(reasons.iter()).filter(|(_, reason)| reason.is_some()) {
        let path: Vec<&str> = item.levels.iter().flatten().map(String::as_str).collect();
        if path.last() == Some(&item.name.as_str()) {
            headings.entry((item.department, path)).or_insert(item.id.clone());
        }
    }
    for (item, reason) in catalog.items.iter().zip(reasons.iter_mut()).filter(|(_, reason)| reason.is_none()) {
        let path: Vec<&str> = item.levels.iter().flatten().map(String::as_str).collect();
        let above = (1..=path.len()).find_map(|depth| headings.get(&(item.department, path[..depth].to_vec())));
        if let Some(above) = above {
            *reason = Some(under(item, above, decisions, found));
        }
    }
}

/// The reason of an item below something withheld; people cannot release it alone.
fn under(item: &Item, above: &str, decisions: &BTreeMap<&str, &Decision>, found: &mut Diagnostics) -> Reason {
    if let Some(decision) = decisions.get(item.id.as_str()).filter(|each| each.outcome == Outcome::Release) {
        let below = Diagnostic::error("gate-release-below").at(decision.item.span.clone());
        found.push(below.with("id", &item.id).with("above", above));
    }
    Reason::Under(above.to_owned())
}

/// Takes the withheld out of the catalogue.
fn part(
    mut catalog: Catalog,
    reasons: Vec<Option<Reason>>,
    matches: &Matches,
    list: &NegativeList,
) -> (Cleared, Vec<Withheld>) {
    let mut withheld: Vec<Withheld> = matches
        .departments
        .iter()
        .map(|(&index, &rule)| {
            let department = &catalog.departments[index];
            Withheld {
                id: department.id.clone(),
                name: department.name.clone(),
                department: department.name.clone(),
                levels: Vec::new(),
                url: None,
                reason: by_rule(&list.rules[rule]),
            }
        })
        .collect();
    let mut kept = Vec::with_capacity(catalog.items.len());
    for (item, reason) in std::mem::take(&mut catalog.items).into_iter().zip(reasons) {
        match reason {
            None => kept.push(item),
            Some(reason) => withheld.push(Withheld {
                department: catalog.departments[item.department].name.clone(),
                levels: item.levels.iter().flatten().cloned().collect(),
                url: item.url.map(|url| url.value),
                id: item.id,
                name: item.name,
                reason,
            }),
        }
    }
    catalog.items = kept;
    drop_departments(&mut catalog, matches);
    for department in &mut catalog.departments {
        department.main_items.retain(|main| !withheld.iter().any(|each| each.id == main.value));
    }
    (Cleared(catalog), withheld)
}

fn drop_departments(catalog: &mut Catalog, matches: &Matches) {
    let mut places = Vec::with_capacity(catalog.departments.len());
    let mut kept = Vec::new();
    for (index, department) in std::mem::take(&mut catalog.departments).into_iter().enumerate() {
        places.push(kept.len());
        if !matches.departments.contains_key(&index) {
            kept.push(department);
        }
    }
    catalog.departments = kept;
    for item in &mut catalog.items {
        item.department = places[item.department];
    }
}
