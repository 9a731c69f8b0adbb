//! A plan in words: groups of rows, each with its reason, for a terminal and for a page alike.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::{difference, folded, pattern};
use super::{Change, DocumentChange, Fault, Grade, Plan, PostingChange, Reason, State, What};
use crate::catalog::or_none;
use crate::diag::Locale;
use crate::register::Kind;

/// Rows of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they have in common, and how many there are.
    pub title: String,
    /// How much they matter; none where nothing on a wall is wrong.
    pub grade: Option<Grade>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One line of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// What it is about: an id, a path, a place.
    pub what: String,
    /// Its name, or what hangs there.
    pub name: String,
    /// The reason.
    pub why: String,
    /// The lines folded into this one, which have one cause; none where it is about one thing alone.
    pub parts: Vec<Row>,
}

impl Row {
    /// The lines it stands for: its parts, or itself.
    pub fn unfolded(&self) -> impl Iterator<Item = &Row> {
        let own = self.parts.is_empty().then_some(self);
        own.into_iter().chain(&self.parts)
    }
}

/// What the plan was compared with, and whether there is anything to do.
#[must_use]
pub fn heading(plan: &Plan, locale: &Locale) -> [String; 2] {
    let against = match &plan.against {
        Some(edition) => locale.text("plan-against", &[("edition", &edition.name), ("issued", &edition.issued)]),
        None => locale.text("plan-against-none", &[]),
    };
    let verdict = if plan.is_done() { locale.text("plan-done", &[]) } else { locale.text("plan-to-do", &[]) };
    [against, verdict]
}

/// How much there is to do, in a line; none where there is nothing.
#[must_use]
pub fn summary(plan: &Plan, locale: &Locale) -> Option<String> {
    let again = plan.documents.iter().filter(|document| document.state == State::Changed).count();
    let urgent = plan.postings.iter().filter(|posting| posting.grade == Grade::Urgent).count();
    let copies: u32 = plan.postings.iter().map(|change| change.posting.copies).sum();
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("changes", &plan.changes.len()),
        ("documents", &again),
        ("postings", &plan.postings.len()),
        ("copies", &copies),
        ("urgent", &urgent),
    ];
    (!plan.is_done()).then(|| locale.text("plan-summary", &values))
}

/// All groups that have rows, the most urgent first; rows of one cause are folded. At most `named` ids are named in a
/// reason.
#[must_use]
pub fn groups(plan: &Plan, named: usize, locale: &Locale) -> Vec<Group> {
    let mut groups = changes(plan, named, locale);
    groups.extend(postings(plan, named, locale));
    groups.extend(documents(plan, named, locale));
    groups.retain(|group| !group.rows.is_empty());
    groups
}

/// The changes, a group for each kind, in their order.
fn changes(plan: &Plan, named: usize, locale: &Locale) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut rest = plan.changes.as_slice();
    while let Some(first) = rest.first() {
        let same = |change: &&Change| std::mem::discriminant(&change.what) == std::mem::discriminant(&first.what);
        let count = rest.iter().take_while(same).count();
        let (these, others) = rest.split_at(count);
        rest = others;
        let row = |change: &Change| Row {
            what: change.id.clone(),
            name: change.name.clone(),
            why: change_reason(change, locale),
            parts: Vec::new(),
        };
        let (title, grade) = change_title(&first.what, count, locale);
        let these: Vec<&Change> = these.iter().collect();
        let rows = folded(&these, cause, row, |all| folded_changes(all, named, locale));
        groups.push(Group { title, grade, rows });
    }
    groups
}

fn change_title(what: &What, count: usize, locale: &Locale) -> (String, Option<Grade>) {
    let count: [(&str, &dyn std::fmt::Display); 1] = [("count", &count)];
    match what {
        What::Withheld => (locale.text("plan-withheld", &count), Some(Grade::Urgent)),
        What::Closed { .. } => (locale.text("plan-closed", &count), Some(Grade::Urgent)),
        What::Replaced { .. } => (locale.text("plan-replaced", &count), Some(Grade::Wrong)),
        What::Closing { .. } => (locale.text("plan-closing", &count), Some(Grade::Outdated)),
        What::Moved { .. } => (locale.text("plan-moved", &count), Some(Grade::Wrong)),
        What::Removed { .. } => (locale.text("plan-removed", &count), Some(Grade::Wrong)),
        What::Merged { .. } => (locale.text("plan-merged", &count), Some(Grade::Wrong)),
        What::Added => (locale.text("plan-added", &count), Some(Grade::Outdated)),
        What::Text { .. } => (locale.text("plan-text", &count), Some(Grade::Outdated)),
        What::Redirected { .. } => (locale.text("plan-redirected", &count), None),
        What::Recoded { .. } => (locale.text("plan-recoded", &count), None),
    }
}

/// What changes have in common that are told in one line; none for those that are told one by one.
fn cause(change: &Change) -> Option<String> {
    match &change.what {
        // Each must be found on the walls and taken down.
        What::Withheld | What::Merged { .. } | What::Closed { .. } | What::Replaced { .. } | What::Closing { .. } => {
            None
        }
        What::Moved { from, to } | What::Redirected { from, to } | What::Recoded { from, to } => {
            Some(difference(from, to, &change.id, &change.department))
        }
        What::Removed { successor, .. } => Some(format!("{} {}", change.department, successor.is_some())),
        What::Added => Some(change.department.clone()),
        What::Text { columns } => Some(columns.join(" ")),
    }
}

/// Changes of one cause in a line.
fn folded_changes(all: &[&Change], named: usize, locale: &Locale) -> Row {
    let departments: BTreeSet<&str> = all.iter().map(|change| change.department.as_str()).collect();
    let departments: Vec<&str> = departments.into_iter().filter(|id| !id.is_empty()).collect();
    let shape = |of: &dyn Fn(&What) -> String| {
        let texts: Vec<String> = all.iter().map(|change| of(&change.what)).collect();
        pattern(texts.iter().map(String::as_str))
    };
    let from = shape(&|what| what.addresses().map(|(from, _)| from.to_owned()).unwrap_or_default());
    let to = shape(&|what| what.addresses().map(|(_, to)| to.to_owned()).unwrap_or_default());
    let why = match all.first().map(|change| &change.what) {
        Some(What::Removed { successor: Some(_), .. }) => locale.text("plan-why-succeeded-all", &[("from", &from)]),
        Some(what) => {
            let what = match what {
                What::Moved { .. } => What::Moved { from, to },
                What::Redirected { .. } => What::Redirected { from, to },
                What::Recoded { .. } => What::Recoded { from, to },
                What::Removed { .. } => What::Removed { from, successor: None },
                other => other.clone(),
            };
            all.first().map_or_else(String::new, |first| change_reason(&Change { what, ..(*first).clone() }, locale))
        }
        None => String::new(),
    };
    let ids = locale.some_of(&departments, named);
    let name = match departments.len() {
        0 => String::new(),
        count => locale.text("plan-fold-departments", &[("count", &count), ("ids", &ids)]),
    };
    Row { what: locale.text("plan-fold", &[("count", &all.len())]), name, why, parts: Vec::new() }
}

fn change_reason(change: &Change, locale: &Locale) -> String {
    match &change.what {
        What::Withheld => locale.text("plan-why-withheld", &[]),
        What::Closed { since, successor } => {
            locale.text("plan-why-closed", &[("since", since), ("successor", &or_none(successor.as_deref()))])
        }
        What::Replaced { successor } => {
            locale.text("plan-why-replaced", &[("successor", &or_none(successor.as_deref()))])
        }
        What::Closing { on, successor } => {
            locale.text("plan-why-closing", &[("on", on), ("successor", &or_none(successor.as_deref()))])
        }
        What::Moved { from, to } => locale.text("plan-why-moved", &[("from", from), ("to", to)]),
        What::Removed { from, successor: None } => locale.text("plan-why-removed", &[("from", from)]),
        What::Removed { from, successor: Some(id) } => locale.text("plan-why-succeeded", &[("from", from), ("id", id)]),
        What::Merged { into, into_name } => locale.text("plan-why-merged", &[("into", into), ("name", into_name)]),
        What::Added if change.of == Kind::Item => locale.text("plan-why-added", &[("department", &change.department)]),
        What::Added => locale.text("plan-why-new", &[]),
        What::Text { columns } => locale.text("plan-why-text", &[("columns", &words(columns, locale))]),
        What::Redirected { from, to } => locale.text("plan-why-redirected", &[("from", from), ("to", to)]),
        What::Recoded { from, to } => locale.text("plan-why-recoded", &[("from", from), ("to", to)]),
    }
}

/// What hangs: a group for each grade.
fn postings(plan: &Plan, named: usize, locale: &Locale) -> Vec<Group> {
    let of = |grade: Grade| {
        let these: Vec<&PostingChange> = plan.postings.iter().filter(|posting| posting.grade == grade).collect();
        let count: [(&str, &dyn std::fmt::Display); 1] = [("count", &these.len())];
        let title = match grade {
            Grade::Urgent => locale.text("plan-hangs-urgent", &count),
            Grade::Wrong => locale.text("plan-hangs-wrong", &count),
            Grade::Outdated => locale.text("plan-hangs-outdated", &count),
        };
        let rows = these.into_iter().map(|change| posting_row(change, named, locale)).collect();
        Group { title, grade: Some(grade), rows }
    };
    [Grade::Urgent, Grade::Wrong, Grade::Outdated].map(of).into()
}

fn posting_row(change: &PostingChange, named: usize, locale: &Locale) -> Row {
    let PostingChange { posting, reasons, hang, .. } = change;
    let reason = why(reasons, named, locale);
    let why = match hang {
        Some(path) => locale.text("plan-replace", &[("why", &reason), ("path", path)]),
        None => locale.text("plan-take-down", &[("why", &reason)]),
    };
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("number", &posting.number),
        ("document", &posting.document),
        ("copies", &posting.copies),
        ("edition", &posting.edition),
    ];
    Row { what: posting.place.clone(), name: locale.text("plan-posting", &values), why, parts: Vec::new() }
}

/// The documents: what must be made again and why, what is new, what is gone, what only looks otherwise.
fn documents(plan: &Plan, named: usize, locale: &Locale) -> Vec<Group> {
    let of = |state: State| {
        let these: Vec<&DocumentChange> = plan.documents.iter().filter(|document| document.state == state).collect();
        let count: [(&str, &dyn std::fmt::Display); 1] = [("count", &these.len())];
        let (title, grade) = match state {
            State::Changed => (locale.text("plan-documents-changed", &count), Some(Grade::Outdated)),
            State::Gone => (locale.text("plan-documents-gone", &count), Some(Grade::Outdated)),
            State::New => (locale.text("plan-documents-new", &count), None),
            State::Redesigned => (locale.text("plan-documents-redesigned", &count), None),
        };
        let row = |document: &DocumentChange| Row {
            what: document.path.clone(),
            name: hanging(document.hanging, locale),
            why: document_reason(document.state, &document.reasons, named, locale),
            parts: Vec::new(),
        };
        let rows = folded(&these, document_cause, row, |all| folded_documents(all, named, locale));
        Group { title, grade, rows }
    };
    [State::Changed, State::Gone, State::New, State::Redesigned].map(of).into()
}

fn hanging(copies: u32, locale: &Locale) -> String {
    if copies == 0 { String::new() } else { locale.text("plan-copies", &[("count", &copies)]) }
}

fn document_reason(state: State, reasons: &[Reason], named: usize, locale: &Locale) -> String {
    match state {
        State::New => locale.text("plan-why-document-new", &[]),
        State::Redesigned => locale.text("plan-why-redesigned", &[]),
        State::Changed | State::Gone => why(reasons, named, locale),
    }
}

/// What documents have in common that are told in one line: their layout, and all that is wrong with them.
fn document_cause(document: &DocumentChange) -> Option<String> {
    let faults: BTreeSet<&Fault> = document.reasons.iter().map(|reason| &reason.what).collect();
    // Those that show what must not be published are told one by one.
    (document.grade != Some(Grade::Urgent)).then(|| format!("{} {faults:?}", document.layout))
}

fn folded_documents(all: &[&DocumentChange], named: usize, locale: &Locale) -> Row {
    let mut reasons: Vec<Reason> = Vec::new();
    let mut seen = BTreeSet::new();
    for reason in all.iter().flat_map(|document| &document.reasons) {
        if seen.insert((&reason.what, &reason.id)) {
            // Pages of different documents do not belong together.
            reasons.push(Reason { pages: Vec::new(), ..reason.clone() });
        }
    }
    let (layout, state) = all.first().map_or(("", State::Changed), |first| (first.layout.as_str(), first.state));
    Row {
        what: locale.text("plan-fold-documents", &[("layout", &layout), ("count", &all.len())]),
        name: hanging(all.iter().map(|document| document.hanging).sum(), locale),
        why: document_reason(state, &reasons, named, locale),
        parts: Vec::new(),
    }
}

/// Reasons in words, gathered by their kind: which ids, on which pages.
pub(super) fn why(reasons: &[Reason], named: usize, locale: &Locale) -> String {
    let mut kinds: Vec<(String, Vec<&Reason>)> = Vec::new();
    for reason in reasons {
        let kind = fault(&reason.what, locale);
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, these)) => these.push(reason),
            None => kinds.push((kind, vec![reason])),
        }
    }
    let part = |(kind, these): (String, Vec<&Reason>)| {
        let ids: Vec<&str> = these.iter().map(|reason| reason.id.as_str()).filter(|id| !id.is_empty()).collect();
        let mut pages: Vec<usize> = these.iter().flat_map(|reason| reason.pages.iter().copied()).collect();
        pages.sort_unstable();
        pages.dedup();
        if matches!(these.first().map(|reason| &reason.what), Some(Fault::NotMade)) || ids.is_empty() {
            return kind;
        }
        let ids = locale.some_of(&ids, named);
        let values: [(&str, &dyn std::fmt::Display); 3] = [("kind", &kind), ("ids", &ids), ("pages", &ranges(&pages))];
        if pages.is_empty() { locale.text("plan-part", &values[..2]) } else { locale.text("plan-part-pages", &values) }
    };
    kinds.into_iter().map(part).collect::<Vec<_>>().join(&locale.text("plan-parts-separator", &[]))
}

fn fault(fault: &Fault, locale: &Locale) -> String {
    match fault {
        Fault::Withheld => locale.text("plan-fault-withheld", &[]),
        Fault::Closed => locale.text("plan-fault-closed", &[]),
        Fault::Replaced => locale.text("plan-fault-replaced", &[]),
        Fault::Closing => locale.text("plan-fault-closing", &[]),
        Fault::Moved => locale.text("plan-fault-moved", &[]),
        Fault::Removed => locale.text("plan-fault-removed", &[]),
        Fault::Added => locale.text("plan-fault-added", &[]),
        Fault::Dropped => locale.text("plan-fault-dropped", &[]),
        Fault::Text { columns } => locale.text("plan-fault-text", &[("columns", &words(columns, locale))]),
        Fault::NotMade => locale.text("plan-fault-not-made", &[]),
    }
}

/// Columns in the reader's words.
fn words(columns: &[String], locale: &Locale) -> String {
    let names: BTreeMap<&str, String> = column_names(locale).into();
    let word = |column: &String| names.get(column.as_str()).cloned().unwrap_or_else(|| column.clone());
    columns.iter().map(word).collect::<Vec<_>>().join(&locale.separator())
}

fn column_names(locale: &Locale) -> [(&'static str, String); 23] {
    [
        ("name", locale.text("plan-column-name", &[])),
        ("name_mn", locale.text("plan-column-name-mn", &[])),
        ("short_name", locale.text("plan-column-short-name", &[])),
        ("level1", locale.text("plan-column-level1", &[])),
        ("level2", locale.text("plan-column-level2", &[])),
        ("level3", locale.text("plan-column-level3", &[])),
        ("field", locale.text("plan-column-field", &[])),
        ("department", locale.text("plan-column-department", &[])),
        ("basis", locale.text("plan-column-basis", &[])),
        ("content", locale.text("plan-column-content", &[])),
        ("body", locale.text("plan-column-body", &[])),
        ("time_limit", locale.text("plan-column-time-limit", &[])),
        ("method", locale.text("plan-column-method", &[])),
        ("channels", locale.text("plan-column-channels", &[])),
        ("audience", locale.text("plan-column-audience", &[])),
        ("tier", locale.text("plan-column-tier", &[])),
        ("duties", locale.text("plan-column-duties", &[])),
        ("address", locale.text("plan-column-address", &[])),
        ("telephone", locale.text("plan-column-telephone", &[])),
        ("hours", locale.text("plan-column-hours", &[])),
        ("wechat", locale.text("plan-column-wechat", &[])),
        ("office", locale.text("plan-column-office", &[])),
        ("complaints", locale.text("plan-column-complaints", &[])),
    ]
}

/// Page numbers as people write them: `1-3, 7`.
fn ranges(pages: &[usize]) -> String {
    let mut parts: Vec<(usize, usize)> = Vec::new();
    for &page in pages {
        match parts.last_mut() {
            Some((_, last)) if *last + 1 == page => *last = page,
            _ => parts.push((page, page)),
        }
    }
    let part =
        |&(first, last): &(usize, usize)| if first == last { first.to_string() } else { format!("{first}-{last}") };
    parts.iter().map(part).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_as_people_write_them() {
        assert_eq!(ranges(&[]), "");
        assert_eq!(ranges(&[4]), "4");
        assert_eq!(ranges(&[1, 2, 3, 7, 9, 10]), "1-3, 7, 9-10");
    }
}
