//! What became of the catalogue since an edition.

use std::collections::{BTreeMap, BTreeSet};

use super::{CLOSING, Change, Now, Standing, What};
use crate::account::State;
use crate::register::{Facts, IssuedCode, Kind};

/// What became of each id since an edition; an id may have moved and be spoken of otherwise.
pub(super) struct Difference<'a> {
    /// The edition.
    pub before: &'a Facts,
    /// What a build would make.
    pub now: &'a Now,
    changes: BTreeMap<&'a str, Vec<What>>,
}

impl<'a> Difference<'a> {
    /// Compares an edition with what is now.
    pub(super) fn new(before: &'a Facts, now: &'a Now) -> Self {
        let mut difference = Self { before, now, changes: BTreeMap::new() };
        let successors: BTreeMap<&str, &str> =
            now.facts.codes.iter().rev().map(|code| (code.destination.as_str(), code.id.as_str())).collect();
        for code in &before.codes {
            difference.code(code, &successors);
        }
        difference.texts();
        difference.departments();
        for matter in now.facts.matters.iter().filter(|matter| before.matter(&matter.id).is_none()) {
            difference.add(&matter.id, What::Added);
        }
        difference
    }

    fn add(&mut self, id: &'a str, what: What) {
        self.changes.entry(id).or_default().push(what);
    }

    /// What became of a printed code.
    fn code(&mut self, printed: &'a IssuedCode, successors: &BTreeMap<&str, &str>) {
        let from = || printed.target.clone();
        let Some(current) = self.now.facts.code(&printed.id) else {
            if self.is_withheld(&printed.id) {
                self.add(&printed.id, What::Withheld);
            } else if let Some(what) = self.ended(&printed.id) {
                self.add(&printed.id, what);
            } else {
                let successor = successors.get(printed.destination.as_str()).map(|id| (*id).to_owned());
                self.add(&printed.id, What::Removed { from: from(), successor });
            }
            return;
        };
        let to = || current.target.clone();
        if printed.target == current.target {
            if printed.destination != current.destination {
                let (from, to) = (printed.destination.clone(), current.destination.clone());
                self.add(&printed.id, What::Redirected { from, to });
            }
        } else if printed.target == printed.destination && printed.target == current.destination {
            // It led straight to the page, which is still there; now a permalink leads to it too.
            self.add(&printed.id, What::Recoded { from: from(), to: to() });
        } else {
            self.add(&printed.id, What::Moved { from: from(), to: to() });
        }
    }

    /// How an account ended whose code is drawn no more; none for anything else.
    fn ended(&self, id: &str) -> Option<What> {
        let Standing { state, successor } = self.now.accounts.get(id)?;
        let successor = successor.clone();
        match state {
            State::Closed(since) => Some(What::Closed { since: since.to_string(), successor }),
            State::Replaced => Some(What::Replaced { successor }),
            State::Active | State::Closing(_) => None,
        }
    }

    /// Whether an account is to close, of which nothing was known when the edition was issued.
    fn closes(&self, id: &str) -> Option<What> {
        let Standing { state, successor } = self.now.accounts.get(id)?;
        let State::Closing(on) = state else { return None };
        Some(What::Closing { on: on.to_string(), successor: successor.clone() })
    }

    /// Whether an id must not be published: by itself, or with its whole department.
    fn is_withheld(&self, id: &str) -> bool {
        let department = self.before.matter(id).map_or("", |matter| matter.department.as_str());
        self.now.withheld.contains_key(id) || self.now.withheld.contains_key(department)
    }

    fn texts(&mut self) {
        for before in &self.before.matters {
            let Some(now) = self.now.facts.matter(&before.id) else { continue };
            let columns: BTreeSet<&String> = before.digests.keys().chain(now.digests.keys()).collect();
            let differs = |column: &&String| before.digests.get(*column) != now.digests.get(*column);
            let mut columns: Vec<String> = columns.into_iter().filter(differs).cloned().collect();
            if before.kind == Kind::Item && before.department != now.department {
                columns.push("department".to_owned());
            }
            if before.kind == Kind::Account && columns.iter().any(|column| column == CLOSING) {
                columns.retain(|column| column != CLOSING);
                if let Some(what) = self.closes(&before.id) {
                    self.add(&before.id, what);
                }
            }
            if !columns.is_empty() {
                self.add(&before.id, What::Text { columns });
            }
        }
    }

    /// A department that is gone may have become part of another: one that bears its name among its own, or one that
    /// has all its items that are left.
    fn departments(&mut self) {
        let gone = self.before.matters.iter().filter(|matter| matter.kind == Kind::Department);
        for gone in gone.filter(|gone| self.now.facts.matter(&gone.id).is_none()) {
            let named =
                self.now.aliases.iter().find(|(_, aliases)| aliases.contains(&gone.name)).map(|(id, _)| id.as_str());
            let items = self.before.matters.iter().filter(|item| item.kind == Kind::Item && item.department == gone.id);
            let homes: BTreeSet<&str> =
                items.filter_map(|item| self.now.facts.matter(&item.id)).map(|item| item.department.as_str()).collect();
            let only = homes.first().copied().filter(|_| homes.len() == 1);
            let Some(into) = named.or(only).and_then(|id| self.now.facts.matter(id)) else { continue };
            let merged = What::Merged { into: into.id.clone(), into_name: into.name.clone() };
            self.changes.entry(&gone.id).or_default().insert(0, merged);
        }
    }

    /// What became of an id.
    pub(super) fn of(&self, id: &str) -> &[What] {
        self.changes.get(id).map_or(&[], Vec::as_slice)
    }

    /// The department that one that is gone became part of.
    pub(super) fn merged_into(&self, department: &str) -> Option<&str> {
        self.of(department).iter().find_map(|what| match what {
            What::Merged { into, .. } => Some(into.as_str()),
            _ => None,
        })
    }

    /// All of it, by kind, then id.
    pub(super) fn changes(&self) -> Vec<Change> {
        let mut changes: Vec<Change> = Vec::new();
        for (id, whats) in &self.changes {
            let Some(matter) = self.before.matter(id).or_else(|| self.now.facts.matter(id)) else { continue };
            let change = |what: &What| Change {
                id: matter.id.clone(),
                of: matter.kind,
                department: matter.department.clone(),
                name: matter.name.clone(),
                what: what.clone(),
            };
            changes.extend(whats.iter().map(change));
        }
        changes.sort_by_key(|change| (rank(&change.what), change.of, change.id.clone()));
        changes
    }
}

/// What became of each id since an edition. Documents are not asked for.
#[must_use]
pub fn became(before: &Facts, now: &Now) -> BTreeMap<String, Vec<What>> {
    let changes = Difference::new(before, now).changes;
    changes.into_iter().map(|(id, whats)| (id.to_owned(), whats)).collect()
}

/// The order in which kinds of changes are told: what hurts most comes first.
fn rank(what: &What) -> usize {
    match what {
        What::Withheld => 0,
        What::Closed { .. } => 1,
        What::Moved { .. } => 2,
        What::Removed { .. } => 3,
        What::Replaced { .. } => 4,
        What::Merged { .. } => 5,
        What::Added => 6,
        What::Text { .. } => 7,
        What::Closing { .. } => 8,
        What::Redirected { .. } => 9,
        What::Recoded { .. } => 10,
    }
}
