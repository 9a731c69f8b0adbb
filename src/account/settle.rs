//! Accounts held against the catalogue and against one another.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::file::{Entry, File, Service};
use super::{Account, Accounts, Given, State, code};
use crate::catalog::{Catalog, Date, nearest, or_none};
use crate::diag::{Diagnostic, Diagnostics};
use crate::gate::Withheld;

/// The accounts of a file, every mistake told.
pub(super) fn settle(
    root: &Path,
    file: File,
    catalog: &Catalog,
    withheld: &[Withheld],
    date: Option<Date>,
    found: &mut Diagnostics,
) -> Accounts {
    let File { hangs, hosts, entries } = file;
    let hosts: Vec<&str> = hosts.iter().map(|host| host.value.as_str()).collect();
    check_ids(&entries, catalog, withheld, found);
    check_successors(&entries, found);
    let is_withheld = |id: &str| withheld.iter().any(|each| each.id == id);
    let mut accounts = Accounts { hangs, date, ..Accounts::default() };
    for entry in &entries {
        let state = state(entry, date);
        // Nobody keeps the picture of an account that is gone.
        let code = if state.is_drawn() { code::of(root, entry, &hosts, found) } else { None };
        let home =
            entry.department.as_ref().map(|id| (id, catalog.departments.iter().position(|one| one.id == id.value)));
        let account = Account {
            id: entry.called().to_owned(),
            name: entry.name.as_ref().map(|name| name.value.clone()).unwrap_or_default(),
            // What has no kind is an error; until that is mended, it is drawn as any other would be.
            service: entry.service.unwrap_or(Service::Other),
            department: home.and_then(|(_, at)| at),
            code,
            state,
            successor: entry.replaced_by.as_ref().map(|id| id.value.clone()),
            span: entry.place(),
        };
        match home {
            Some((id, None)) if is_withheld(&id.value) => accounts.withheld.push(account),
            Some((id, None)) => {
                let ids = catalog.departments.iter().map(|one| one.id.as_str());
                let unknown = Diagnostic::error("account-unknown-department").at(id.span.clone());
                found.push(unknown.with("department", &id.value).with("nearest", or_none(nearest(&id.value, ids))));
            }
            _ => accounts.list.push(account),
        }
    }
    check_contents(&accounts, found);
    accounts
}

/// The state of an entry on a day. An account that closes on a day nobody knows to have come is still there.
fn state(entry: &Entry, date: Option<Date>) -> State {
    match (&entry.closed, &entry.closing) {
        (Some(closed), _) => State::Closed(closed.value),
        (None, Some(closing)) if date.is_some_and(|date| date >= closing.value) => State::Closed(closing.value),
        (None, Some(closing)) => State::Closing(closing.value),
        (None, None) if entry.replaced_by.is_some() => State::Replaced,
        (None, None) => State::Active,
    }
}

/// An id names one thing alone. Ids that differ only in case would meet as file names.
fn check_ids(entries: &[Entry], catalog: &Catalog, withheld: &[Withheld], found: &mut Diagnostics) {
    let ids = std::iter::once(&catalog.site.id)
        .chain(catalog.departments.iter().map(|one| &one.id))
        .chain(catalog.items.iter().map(|one| &one.id))
        .chain(withheld.iter().map(|one| &one.id))
        .chain(&catalog.retired);
    let taken: BTreeSet<String> = ids.map(|id| id.to_ascii_uppercase()).collect();
    let mut own: BTreeSet<&str> = BTreeSet::new();
    for (entry, id) in entries.iter().filter_map(|entry| Some((entry, entry.id()?))) {
        let by = if taken.contains(id) {
            "catalog"
        } else if own.insert(id) {
            continue;
        } else {
            "account"
        };
        found.push(Diagnostic::error("account-id-taken").at(entry.place()).with("id", id).with("by", by));
    }
}

/// Every successor is there, and no line of them leads back.
fn check_successors(entries: &[Entry], found: &mut Diagnostics) {
    let by_id: BTreeMap<&str, &Entry> = entries.iter().rev().filter_map(|entry| Some((entry.id()?, entry))).collect();
    for entry in entries {
        let Some(next) = &entry.replaced_by else { continue };
        if !by_id.contains_key(next.value.as_str()) {
            let near = or_none(nearest(&next.value, by_id.keys().copied()));
            let unknown = Diagnostic::error("account-unknown-successor").at(next.span.clone());
            found.push(unknown.with("successor", &next.value).with("nearest", near));
            continue;
        }
        let Some(id) = entry.id() else { continue };
        let mut line = vec![id];
        let mut at = Some(next.value.as_str());
        while let Some(id) = at.filter(|id| !line.contains(id)) {
            line.push(id);
            at = by_id.get(id).and_then(|entry| entry.replaced_by.as_ref()).map(|next| next.value.as_str());
        }
        // Each circle is told once: by the first of its ids.
        if at == Some(id) && line.iter().min() == line.first() {
            let ids = line.join(" → ");
            found.push(Diagnostic::error("account-circle").at(next.span.clone()).with("ids", ids));
        }
    }
}

/// Two accounts with one code are one account, or one of the pictures is the wrong one.
fn check_contents(accounts: &Accounts, found: &mut Diagnostics) {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for account in accounts.list.iter().chain(&accounts.withheld) {
        let Some(content) = account.code.as_ref().map(Given::content) else { continue };
        match known.get(&content) {
            Some(other) => found.push(
                Diagnostic::error("account-same-code")
                    .at(account.span.clone())
                    .with("id", &account.id)
                    .with("other", other),
            ),
            None => {
                known.insert(content, &account.id);
            }
        }
    }
}
