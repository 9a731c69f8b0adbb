//! What a code is worth, by what it says.

use std::collections::BTreeMap;

use super::known::{Form, Walls};
use super::{CodeAudit, State};
use crate::address::{Refusal, imitated};
use crate::plan::What;

/// Judges what a code says. `id` is the one that its sheet has at its place, where that is known: several codes may say
/// the same. Where it is not, the worst of them counts.
pub(super) fn decide(text: &str, id: Option<&str>, walls: &Walls<'_>) -> CodeAudit {
    let mut by_id: BTreeMap<&str, Vec<Form<'_>>> = BTreeMap::new();
    for &form in walls.issued(text) {
        by_id.entry(&form.code.id).or_default().push(form);
    }
    if let Some(forms) = id.and_then(|id| by_id.get(id)) {
        return issued(forms, walls);
    }
    let worst = by_id.values().map(|forms| issued(forms, walls)).min_by_key(|code| code.state);
    worst.unwrap_or_else(|| never_issued(text, walls))
}

/// A code that editions issued, all under one id.
fn issued(forms: &[Form<'_>], walls: &Walls<'_>) -> CodeAudit {
    let (Some(&first), Some(&last)) = (forms.first(), forms.last()) else { return CodeAudit::default() };
    let code = last.code;
    let mut audit = CodeAudit {
        state: State::Current,
        text: code.target.clone(),
        id: Some(code.id.clone()),
        editions: Some((walls.edition(first.edition).to_owned(), walls.edition(last.edition).to_owned())),
        ..CodeAudit::default()
    };
    for what in walls.became(last) {
        match what {
            What::Withheld => audit.state = State::Withheld,
            What::Moved { to, .. } => {
                audit.state = State::Superseded;
                audit.now = Some(to.clone());
                audit.now_edition = walls.edition_of(&code.id, to).map(str::to_owned);
            }
            What::Removed { successor: None, .. } | What::Closed { .. } | What::Replaced { .. } => {
                audit.state = State::Removed;
            }
            // It leads to the page of what took its place: nobody is led astray.
            What::Removed { successor, .. } => audit.successor.clone_from(successor),
            What::Merged { .. }
            | What::Added
            | What::Text { .. }
            | What::Closing { .. }
            | What::Redirected { .. }
            | What::Recoded { .. } => {}
        }
    }
    if audit.state != State::Withheld {
        let now = walls.known.now.facts.matter(&code.id);
        audit.name = now.or_else(|| walls.facts(last).matter(&code.id)).map(|matter| matter.name.clone());
    }
    audit
}

fn never_issued(text: &str, walls: &Walls<'_>) -> CodeAudit {
    let code = CodeAudit { text: text.to_owned(), ..CodeAudit::default() };
    if let Some(id) = walls.current(text) {
        let name = walls.known.now.facts.matter(id).map(|matter| matter.name.clone());
        return CodeAudit { state: State::Unissued, id: Some(id.to_owned()), name, ..code };
    }
    let is_on_host = match walls.known.allowed.canonical(text) {
        Ok(_) | Err(Refusal::Path { .. } | Refusal::Port { .. }) => true,
        Err(Refusal::Character(_) | Refusal::Percent | Refusal::PathTrick) => walls.known.allowed.has_host(text),
        Err(_) => false,
    };
    if is_on_host {
        return CodeAudit { state: State::Unknown, ..code };
    }
    // What stands before the path, as people read it: a user name there may be made to look like a host.
    let authority = text.split_once("://").map_or("", |(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or(""));
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    };
    let own: Vec<&str> = walls.known.allowed.hosts().collect();
    let imitates = imitated(host, own.iter().copied()).map(str::to_owned);
    CodeAudit { state: State::Foreign, imitates, ..code }
}
