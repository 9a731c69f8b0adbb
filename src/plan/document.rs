//! What is wrong with a document that was issued.

use std::collections::{BTreeMap, BTreeSet};

use super::difference::Difference;
use super::{Fault, Grade, Reason, What};
use crate::register::{IssuedDocument, Kind};

/// Everything that is wrong with a document, the worst first, and how much it matters.
pub(super) fn faults(document: &IssuedDocument, difference: &Difference<'_>) -> (Option<Grade>, Vec<Reason>) {
    let mut pages: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for placed in &document.codes {
        pages.entry(&placed.id).or_default().insert(placed.page);
    }
    let successor = difference.now.facts.document(&document.path);
    let mut reasons = Vec::new();
    for id in &document.matters {
        let on: Vec<usize> = pages.get(id.as_str()).into_iter().flatten().copied().collect();
        let mut add = |what| reasons.push(Reason { id: id.clone(), pages: on.clone(), what });
        let mut stays = true;
        for what in difference.of(id) {
            stays &= !is_gone(what);
            if let Some(fault) = fault(what, id, document, !on.is_empty(), difference) {
                add(fault);
            }
        }
        let kind = difference.before.matter(id).map(|matter| matter.kind);
        let is_listed = matches!(kind, Some(Kind::Item | Kind::Account));
        let dropped = |successor: &IssuedDocument| successor.matters.binary_search(id).is_err();
        if stays && is_listed && successor.is_some_and(dropped) {
            add(Fault::Dropped);
        }
    }
    let new = successor.into_iter().flat_map(|successor| &successor.matters);
    for id in new.filter(|id| document.matters.binary_search(id).is_err()) {
        reasons.push(Reason { id: id.clone(), pages: Vec::new(), what: Fault::Added });
    }
    if successor.is_none() {
        reasons.push(Reason { id: document.department.clone(), pages: Vec::new(), what: Fault::NotMade });
    }
    reasons.sort_by(|one, other| {
        (grade(&one.what), &one.what, &one.id).cmp(&(grade(&other.what), &other.what, &other.id))
    });
    (reasons.first().map(|reason| grade(&reason.what)), reasons)
}

/// Whether what a document shows is there no more.
fn is_gone(what: &What) -> bool {
    matches!(what, What::Withheld | What::Closed { .. } | What::Removed { .. } | What::Replaced { .. })
}

/// What a change is to a document; none where it shows nothing of it.
fn fault(
    what: &What,
    id: &str,
    document: &IssuedDocument,
    has_code: bool,
    difference: &Difference<'_>,
) -> Option<Fault> {
    match what {
        What::Withheld => Some(Fault::Withheld),
        What::Closed { .. } => Some(Fault::Closed),
        What::Replaced { .. } => Some(Fault::Replaced),
        What::Closing { .. } => Some(Fault::Closing),
        What::Moved { .. } if has_code => Some(Fault::Moved),
        // A code that leads to its successor's page is as right as it was.
        What::Removed { successor: Some(_), .. } => Some(Fault::Dropped),
        What::Removed { .. } => Some(Fault::Removed),
        What::Text { columns } => {
            let is_site = difference.before.matter(id).is_some_and(|matter| matter.kind == Kind::Site);
            let shown = |column: &&String| {
                let name = if is_site { format!("site.{column}") } else { (*column).clone() };
                document.shows.contains(&name)
            };
            let columns: Vec<String> = columns.iter().filter(shown).cloned().collect();
            (!columns.is_empty()).then_some(Fault::Text { columns })
        }
        What::Moved { .. } | What::Merged { .. } | What::Added | What::Redirected { .. } | What::Recoded { .. } => None,
    }
}

fn grade(fault: &Fault) -> Grade {
    match fault {
        Fault::Withheld | Fault::Closed => Grade::Urgent,
        Fault::Moved | Fault::Removed | Fault::Replaced => Grade::Wrong,
        Fault::Added | Fault::Dropped | Fault::Text { .. } | Fault::Closing | Fault::NotMade => Grade::Outdated,
    }
}

/// The document that takes a document's place: of the same path, or the same layout's for the department that its own
/// became part of.
pub(super) fn replacement<'a>(document: &IssuedDocument, difference: &'a Difference<'_>) -> Option<&'a IssuedDocument> {
    let now = &difference.now.facts;
    now.document(&document.path).or_else(|| {
        let department = difference.merged_into(&document.department).unwrap_or(&document.department);
        let same = |one: &&IssuedDocument| {
            one.layout == document.layout && one.department == department && !department.is_empty()
        };
        now.documents.iter().find(same)
    })
}
