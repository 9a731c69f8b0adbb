//! What becomes of rows and items, in words.

use crate::diag::Locale;
use crate::import::outcome::{By, Change, Doubt, Entry, Kind};

/// The kinds that are listed, what must be looked at first.
pub(super) const LISTED: [Kind; 5] = [Kind::Unclear, Kind::Removed, Kind::Moved, Kind::Changed, Kind::Added];

/// What a kind is called.
pub(super) fn name(kind: Kind, locale: &Locale) -> String {
    match kind {
        Kind::Kept => locale.text("export-report-kept", &[]),
        Kind::Changed => locale.text("export-report-changed", &[]),
        Kind::Moved => locale.text("export-report-moved", &[]),
        Kind::Added => locale.text("export-report-added", &[]),
        Kind::Removed => locale.text("export-report-removed", &[]),
        Kind::Unclear => locale.text("export-report-unclear", &[]),
    }
}

/// What an entry asks, and how to answer.
pub(super) fn asks(entry: &Entry, locale: &Locale) -> Option<(String, String)> {
    let (title, id) = (&entry.title, &entry.id);
    let asked = match entry.doubt? {
        Doubt::Alike => {
            let percent = if let By::Likeness(percent) = entry.by { percent } else { 100 };
            locale.text("export-report-asks-alike", &[("title", title), ("id", id), ("percent", &percent)])
        }
        Doubt::NewId => {
            let old = entry.old_id.as_deref().unwrap_or_default();
            locale.text("export-report-asks-new-id", &[("title", title), ("id", id), ("old", &old)])
        }
        Doubt::Emptied => locale.text("export-report-asks-emptied", &[("title", title), ("id", id)]),
        Doubt::Removed => locale.text("export-report-asks-removed", &[("title", title), ("id", id)]),
        Doubt::Several => {
            let named =
                |each: &crate::import::outcome::Candidate| format!("{} {}（{} %）", each.id, each.title, each.likeness);
            let candidates: Vec<String> = entry.candidates.iter().map(named).collect();
            let candidates = candidates.join("；");
            locale.text("export-report-asks-several", &[("title", title), ("candidates", &candidates)])
        }
    };
    let answer = match entry.doubt? {
        Doubt::Several => locale.text("export-report-answer-profile", &[]),
        _ => locale.text("export-report-answer-accept", &[]),
    };
    Some((asked, answer))
}

/// A change, each text as it stands; nothing is said by an empty one.
pub(super) fn change(change: &Change, locale: &Locale) -> [String; 3] {
    let shown = |text: &str| if text.is_empty() { locale.text("export-report-empty", &[]) } else { text.to_owned() };
    [change.column.heading().to_owned(), shown(&change.old), shown(&change.new)]
}
