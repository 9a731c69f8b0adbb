//! Short addresses and the register: a code that was issued once keeps leading somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::address::redirects::Retired;
use crate::address::{Permalinks, Target};
use crate::diag::{Diagnostic, Diagnostics};
use crate::register::{IssuedCode, Kind, Register};

/// Codes that were issued and that the catalogue has no more. Issued short addresses that today's maps would not answer
/// are warned of: they hang on walls.
pub(super) fn retired(
    root: &Path,
    permalinks: Option<&Permalinks>,
    targets: &[Target],
    found: &mut Diagnostics,
) -> Result<Vec<Retired>, Diagnostic> {
    let issued = match Register::open(root)? {
        Some(register) => register.every_code()?,
        None => Vec::new(),
    };
    // Codes of accounts lead to others' hosts; the city's server was never asked for them.
    let issued: Vec<_> = issued.into_iter().filter(|code| code.kind != Kind::Account).collect();
    let is_lost = |code: &&IssuedCode| {
        code.target != code.destination && permalinks.is_none_or(|short| short.address(&code.id) != code.target)
    };
    let lost: Vec<_> = issued.iter().filter(is_lost).collect();
    if let Some(first) = lost.first() {
        let warning = Diagnostic::warning("build-short-addresses-lost").with("count", lost.len());
        found.push(warning.with("id", &first.id).with("url", &first.target));
    }
    let published: BTreeSet<&str> = targets.iter().map(|target| target.id.as_str()).collect();
    // The last form of a code says which department it belonged to.
    let last: BTreeMap<&str, &str> = issued.iter().map(|code| (code.id.as_str(), code.department.as_str())).collect();
    let retired = last.into_iter().filter(|(id, _)| !published.contains(id)).map(|(id, department)| Retired {
        id: id.to_owned(),
        department: Some(department.to_owned()).filter(|department| !department.is_empty()),
    });
    Ok(retired.collect())
}
