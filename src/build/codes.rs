//! The codes of a run: one for the site, one for each department, one for each item that passed the gate, and those that
//! accounts were given.

use rayon::prelude::*;

use super::documents::Draft;
use super::progress::{Progress, Stage};
use crate::account::{Account, Accounts, Given};
use crate::address::{Owner, Target};
use crate::catalog::Catalog;
use crate::code::{Code, Codes, Kind, Level, encode};
use crate::diag::{Diagnostic, Diagnostics};

/// Encodes every address.
pub(super) fn make(
    catalog: &Catalog,
    targets: &[Target],
    accounts: &Accounts,
    level: Level,
    progress: &dyn Progress,
    found: &mut Diagnostics,
) -> Codes {
    progress.begin(Stage::Codes, targets.len());
    let encode = |target| {
        let code = code(catalog, target, level);
        progress.step();
        code
    };
    let made: Vec<_> = targets.par_iter().map(encode).collect();
    progress.end();
    let given = accounts.drawn().filter_map(|account| given(account, level));
    made.into_iter().chain(given).filter_map(|code| found.collect(code)).map(|code| (code.id.clone(), code)).collect()
}

fn code(catalog: &Catalog, target: &Target, level: Level) -> Result<Code, Diagnostic> {
    let (kind, department, title) = match target.owner {
        Owner::Site => (Kind::Site, None, &catalog.site.name),
        Owner::Department(at) => (Kind::Department, Some(at), &catalog.departments[at].name),
        Owner::Item(at) => (Kind::Item, Some(catalog.items[at].department), &catalog.items[at].name),
    };
    let symbol = encode(&target.url, level).map_err(|error| error.diagnostic(&target.id))?;
    Ok(Code {
        id: target.id.clone(),
        department,
        kind,
        target: target.url.clone(),
        destination: target.destination.clone(),
        title: title.clone(),
        symbol,
    })
}

/// An account's code drawn anew: what it holds is never changed. None where it is a picture.
fn given(account: &Account, level: Level) -> Option<Result<Code, Diagnostic>> {
    let Some(Given::Payload(payload)) = &account.code else { return None };
    let symbol = encode(payload, level).map_err(|error| error.diagnostic(&account.id).at(account.span.clone()));
    Some(symbol.map(|symbol| Code {
        id: account.id.clone(),
        department: account.department,
        kind: Kind::Account,
        target: payload.clone(),
        destination: payload.clone(),
        title: format!("{} {}", account.service.title(), account.name).trim().to_owned(),
        symbol,
    }))
}

/// Warns of accounts that close while what shows them still hangs, each once with the layouts that do.
pub(super) fn closing(accounts: &Accounts, drafts: &[Draft<'_>]) -> Vec<Diagnostic> {
    let warn = |account: &Account| {
        let mut layouts: Vec<&str> = Vec::new();
        for draft in drafts.iter().filter(|draft| draft.speaks_of(&account.id)) {
            if !layouts.contains(&draft.named.name.as_str()) {
                layouts.push(&draft.named.name);
            }
        }
        accounts.closing(account, &layouts.join(", ")).filter(|_| !layouts.is_empty())
    };
    accounts.drawn().filter_map(warn).collect()
}
