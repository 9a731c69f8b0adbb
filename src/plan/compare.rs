//! From what was issued, what hangs and what is now, to a plan.

use std::collections::BTreeMap;

use super::difference::Difference;
use super::document::{faults, replacement};
use super::{DocumentChange, Now, Plan, PostingChange, SCHEMA, State};
use crate::register::{Edition, Facts, Posting};

/// Compares what is now with the edition `against`, and all that hangs with the editions it is of.
///
/// `editions` are the facts of every edition that is named. Without an edition all is new, and nothing hangs.
#[must_use]
pub fn compare(now: &Now, against: Option<&Edition>, editions: &BTreeMap<String, Facts>, hanging: &[Posting]) -> Plan {
    let nothing = Facts::default();
    let before = against.and_then(|edition| editions.get(&edition.name)).unwrap_or(&nothing);
    let difference = Difference::new(before, now);
    Plan {
        schema: SCHEMA,
        against: against.cloned(),
        changes: difference.changes(),
        documents: documents(&difference, hanging, against),
        postings: postings(now, editions, hanging),
    }
}

fn documents(difference: &Difference<'_>, hanging: &[Posting], against: Option<&Edition>) -> Vec<DocumentChange> {
    let copies = |path: &str| -> u32 {
        let of =
            |posting: &&Posting| posting.document == path && against.is_some_and(|one| one.name == posting.edition);
        hanging.iter().filter(of).map(|posting| posting.copies).sum()
    };
    let mut changes = Vec::new();
    for document in &difference.before.documents {
        let (grade, reasons) = faults(document, difference);
        let successor = difference.now.facts.document(&document.path);
        let state = match (successor, grade) {
            (None, _) => State::Gone,
            (Some(_), Some(_)) => State::Changed,
            (Some(now), None) if now.hash != document.hash => State::Redesigned,
            (Some(_), None) => continue,
        };
        let mut pages: Vec<usize> = reasons.iter().flat_map(|reason| reason.pages.iter().copied()).collect();
        pages.sort_unstable();
        pages.dedup();
        changes.push(DocumentChange {
            path: document.path.clone(),
            layout: document.layout.clone(),
            department: document.department.clone(),
            state,
            grade,
            reasons,
            pages,
            hanging: copies(&document.path),
        });
    }
    let new = difference.now.facts.documents.iter();
    for document in new.filter(|document| difference.before.document(&document.path).is_none()) {
        changes.push(DocumentChange {
            path: document.path.clone(),
            layout: document.layout.clone(),
            department: document.department.clone(),
            state: State::New,
            grade: None,
            reasons: Vec::new(),
            pages: Vec::new(),
            hanging: 0,
        });
    }
    changes.sort_by(|one, other| one.path.cmp(&other.path));
    changes
}

/// What hangs is judged by the edition it is of, whichever was issued since.
fn postings(now: &Now, editions: &BTreeMap<String, Facts>, hanging: &[Posting]) -> Vec<PostingChange> {
    let mut differences: BTreeMap<&str, Difference<'_>> = BTreeMap::new();
    let mut changes = Vec::new();
    for posting in hanging {
        let Some(before) = editions.get(&posting.edition) else { continue };
        let difference = differences.entry(&posting.edition).or_insert_with(|| Difference::new(before, now));
        let Some(document) = before.document(&posting.document) else { continue };
        let (Some(grade), reasons) = faults(document, difference) else { continue };
        let hang = replacement(document, difference).map(|document| document.path.clone());
        changes.push(PostingChange { posting: posting.clone(), grade, reasons, hang });
    }
    changes.sort_by(|one, other| {
        (&one.posting.place, one.posting.number).cmp(&(&other.posting.place, other.posting.number))
    });
    changes
}
