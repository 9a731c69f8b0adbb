//! The codes of a run: one for the site, one for each department, one for each item that passed the gate.

use rayon::prelude::*;

use super::progress::{Progress, Stage};
use crate::address::{Owner, Target};
use crate::catalog::Catalog;
use crate::code::{Code, Codes, Level, encode};
use crate::diag::{Diagnostic, Diagnostics};

/// Encodes every address.
pub(super) fn make(
    catalog: &Catalog,
    targets: &[Target],
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
    made.into_iter().filter_map(|code| found.collect(code)).map(|code| (code.id.clone(), code)).collect()
}

fn code(catalog: &Catalog, target: &Target, level: Level) -> Result<Code, Diagnostic> {
    let (department, title) = match target.owner {
        Owner::Site => (None, &catalog.site.name),
        Owner::Department(at) => (Some(at), &catalog.departments[at].name),
        Owner::Item(at) => (Some(catalog.items[at].department), &catalog.items[at].name),
    };
    let symbol = encode(&target.url, level).map_err(|error| error.diagnostic(&target.id))?;
    Ok(Code {
        id: target.id.clone(),
        department,
        is_item: matches!(target.owner, Owner::Item(_)),
        target: target.url.clone(),
        destination: target.destination.clone(),
        title: title.clone(),
        symbol,
    })
}
