//! Whether every page was found good lately: what a project may ask before it prints.

use std::collections::BTreeMap;
use std::path::Path;

use crate::address::Target;
use crate::catalog::{Date, LinkRules};
use crate::diag::{Diagnostic, Diagnostics};
use crate::links::Outcome;
use crate::register::{Check, Register};

/// Codes that are named where there are more.
const NAMED: usize = 5;

/// Errors where the last check of an address was not good, or is too old on the day the documents bear.
pub(super) fn demand(
    root: &Path,
    rules: LinkRules,
    date: Option<Date>,
    targets: &[Target],
    found: &mut Diagnostics,
) -> Result<(), Diagnostic> {
    let Some(limit) = rules.require_days else { return Ok(()) };
    let Some(date) = date else {
        found.push(Diagnostic::error("build-links-no-date"));
        return Ok(());
    };
    let register = Register::open(root)?;
    let checks = register.map_or_else(|| Ok(BTreeMap::new()), |register| register.checks_by_address())?;
    let (mut old, mut bad) = (Vec::new(), Vec::new());
    for target in targets {
        let addresses = [&target.destination, &target.url];
        let states = addresses.map(|address| state(checks.get(address), date, limit));
        if states.contains(&State::Bad) {
            bad.push(target.id.as_str());
        } else if states.contains(&State::Old) {
            old.push(target.id.as_str());
        }
    }
    let named = |ids: &[&str]| ids.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    if !bad.is_empty() {
        found.push(Diagnostic::error("build-links-bad").with("count", bad.len()).with("ids", named(&bad)));
    }
    if !old.is_empty() {
        let error = Diagnostic::error("build-links-old").with("count", old.len()).with("days", limit);
        found.push(error.with("ids", named(&old)));
    }
    Ok(())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Good,
    Bad,
    /// Not checked, or too long ago.
    Old,
}

fn state(check: Option<&Check>, date: Date, limit: u32) -> State {
    let Some(check) = check else { return State::Old };
    let day = check.checked.get(..10).and_then(|day| day.parse::<Date>().ok());
    let is_recent = day.is_some_and(|day| date.number() <= day.number() + i64::from(limit));
    match (Outcome::of_name(&check.outcome).is_some_and(Outcome::is_good), is_recent) {
        (false, _) => State::Bad,
        (true, true) => State::Good,
        (true, false) => State::Old,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn checks_are_good_bad_or_old() {
        let check = |outcome: &str, checked: &str| Check {
            outcome: outcome.to_owned(),
            checked: checked.to_owned(),
            ..Check::default()
        };
        let on = date("2026-11-20");
        assert_eq!(state(None, on, 30), State::Old);
        assert_eq!(state(Some(&check("good", "2026-10-21T00:00:00Z")), on, 30), State::Good);
        assert_eq!(state(Some(&check("moved", "2026-11-24T00:00:00Z")), on, 30), State::Good);
        assert_eq!(state(Some(&check("good", "2026-10-20T23:00:00Z")), on, 30), State::Old);
        assert_eq!(state(Some(&check("changed", "2026-11-20T00:00:00Z")), on, 30), State::Bad);
        assert_eq!(state(Some(&check("good", "")), on, 30), State::Old);
    }
}
