//! What an import asks about rows and items, as lines that a profile takes: `[matches]`.

use std::fmt::Write as _;

use super::answers::{Answers, KEEP, NEW, name, place};
use super::draft::DraftRow;
use super::matching::Plan;
use super::outcome::{Doubt, Entry};
use super::profile::quoted;
use crate::catalog::Catalog;
use crate::diag::{Locale, escape};
use crate::sheet::Book;

/// A line for a profile that answers what an entry asks: the row or item, and the likeliest answer. None where nothing
/// but acceptance is asked.
#[must_use]
pub fn line(entry: &Entry, row: Option<&DraftRow>, books: &[Book], catalog: &Catalog) -> Option<String> {
    let (asked, answer) = match (entry.doubt?, row) {
        (Doubt::Removed, _) => (entry.id.clone(), KEEP[0]),
        // The titles of two rows may be the same: which is meant only its place can say.
        (Doubt::Several, Some(row)) if entry.candidates.iter().any(|candidate| candidate.likeness == 100) => {
            (place(row, books), entry.candidates.first().map_or(NEW[0], |first| &*first.id))
        }
        (Doubt::Several, Some(row)) => {
            (name(row, catalog), entry.candidates.first().map_or(NEW[0], |first| &*first.id))
        }
        (Doubt::Alike | Doubt::NewId, Some(row)) => (name(row, catalog), entry.old_id.as_deref().unwrap_or(&entry.id)),
        (Doubt::Emptied, _) | (_, None) => return None,
    };
    Some(format!("{} = {}", quoted(&asked), quoted(answer)))
}

/// The table `[matches]`: what was answered, and what is open as comments.
#[must_use]
pub fn to_toml(
    answers: &Answers,
    plan: &Plan,
    rows: &[DraftRow],
    books: &[Book],
    catalog: &Catalog,
    locale: &Locale,
) -> String {
    let open: Vec<String> = plan
        .entries
        .iter()
        .zip(&plan.rows)
        .filter_map(|(entry, row)| {
            let line = line(entry, row.map(|row| &rows[row]), books, catalog)?;
            let choices: Vec<String> = entry.candidates.iter().map(|one| format!("{} {}", one.id, one.title)).collect();
            let about =
                if choices.is_empty() { String::new() } else { format!("# {}\n", escape(&choices.join("；"))) };
            Some(format!("{about}# {line}\n"))
        })
        .collect();
    if answers.iter().next().is_none() && open.is_empty() {
        return String::new();
    }
    let about = locale.text("import-profile-matches", &[]);
    let mut text = String::new();
    for comment in about.lines() {
        let _ = writeln!(text, "# {comment}");
    }
    text += "[matches]\n";
    for (asked, answer) in answers.iter() {
        let _ = writeln!(text, "{} = {}", quoted(asked), quoted(answer.written()));
    }
    text + &open.concat()
}
