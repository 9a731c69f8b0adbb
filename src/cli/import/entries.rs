//! What becomes of the catalogue: how much of each kind, each by its name, and what asks to be confirmed.

use std::fmt::Write as _;

use mingma::build::Imported;
use mingma::diag::{Locale, escape};
use mingma::import::outcome::{By, Change, Counts, Doubt, Entry, Kind};

use super::tables::cut;
use crate::cli::report::thousands;
use crate::cli::wrap::{padded, width, wrap};

/// How many entries of a kind are named, and changes of one shown; those that would be deleted are named all.
const NAMED: usize = 10;
/// How wide an old or a new text is shown.
const WIDEST: usize = 24;

/// The numbers, then each kind.
pub fn text(imported: &Imported, locale: &Locale, columns: usize) -> String {
    if imported.outcome.entries.is_empty() && imported.outcome.counts.rows == 0 {
        return String::new();
    }
    let mut text = numbers(&imported.outcome.counts, locale);
    for kind in [Kind::Kept, Kind::Changed, Kind::Moved, Kind::Added, Kind::Removed, Kind::Unclear] {
        let is_told = |entry: &&Entry| entry.kind == kind && (kind != Kind::Kept || entry.doubt.is_some());
        let of_kind: Vec<&Entry> = imported.outcome.entries.iter().filter(is_told).collect();
        if of_kind.is_empty() {
            continue;
        }
        let _ = writeln!(text, "\n{}", heading(kind, locale));
        // What asks is told first: it must not be the part that is cut off.
        let (asking, plain): (Vec<&Entry>, Vec<&Entry>) = of_kind.into_iter().partition(|entry| entry.doubt.is_some());
        let most = if kind == Kind::Removed { usize::MAX } else { NAMED };
        let all = asking.len() + plain.len();
        for entry in asking.into_iter().chain(plain).take(most) {
            for line in lines(entry, locale) {
                text += &wrap(&line, columns, 6);
                text.push('\n');
            }
        }
        if all > most {
            let _ = writeln!(text, "  {}", locale.text("cli-import-more", &[("count", &(all - most))]));
        }
    }
    text.push('\n');
    text
}

fn numbers(counts: &Counts, locale: &Locale) -> String {
    let kinds = [
        (Kind::Kept, counts.kept),
        (Kind::Changed, counts.changed),
        (Kind::Moved, counts.moved),
        (Kind::Added, counts.added),
        (Kind::Removed, counts.removed),
        (Kind::Unclear, counts.unclear),
    ];
    let labels = kinds.map(|(kind, count)| (heading(kind, locale), count));
    let rest = (locale.text("cli-import-row-not-taken", &[]), counts.not_taken);
    let shown = labels.into_iter().chain([rest]).enumerate().filter(|(at, (_, count))| *at == 0 || *count > 0);
    let shown: Vec<(String, String)> = shown.map(|(_, (label, count))| (label, thousands(count))).collect();
    let widest = shown.iter().map(|(label, _)| width(label)).max().unwrap_or(0);
    let most = shown.iter().map(|(_, count)| count.len()).max().unwrap_or(0);
    let mut text = String::new();
    for (label, count) in &shown {
        let _ = writeln!(text, "  {}  {count:>most$}", padded(label, widest));
    }
    text
}

fn heading(kind: Kind, locale: &Locale) -> String {
    match kind {
        Kind::Changed => locale.text("cli-import-row-changed", &[]),
        Kind::Moved => locale.text("cli-import-row-moved", &[]),
        Kind::Added => locale.text("cli-import-row-added", &[]),
        Kind::Removed => locale.text("cli-import-row-removed", &[]),
        Kind::Unclear => locale.text("cli-import-row-unclear", &[]),
        Kind::Kept => locale.text("cli-import-row-kept", &[]),
    }
}

fn lines(entry: &Entry, locale: &Locale) -> Vec<String> {
    let id = match &entry.old_id {
        Some(old) => format!("{old} → {}", entry.id),
        None => entry.id.clone(),
    };
    let head = format!("  {id} {}", escape(&entry.title));
    let mut lines = vec![format!("  {}{}", head.trim(), asks(entry, locale))];
    lines.extend(entry.changes.iter().take(NAMED).map(|change| format!("      {}", change_line(change, locale))));
    if entry.changes.len() > NAMED {
        lines.push(format!("      {}", locale.text("cli-import-more", &[("count", &(entry.changes.len() - NAMED))])));
    }
    for candidate in &entry.candidates {
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("id", &candidate.id), ("title", &candidate.title), ("percent", &candidate.likeness)];
        lines.push(format!("      {}", locale.text("cli-import-candidate", &values)));
    }
    lines
}

/// What an entry asks, after its title.
fn asks(entry: &Entry, locale: &Locale) -> String {
    let asked = match entry.doubt {
        None | Some(Doubt::Removed) => return String::new(),
        Some(Doubt::Alike) => {
            let percent = if let By::Likeness(percent) = entry.by { percent } else { 100 };
            locale.text("cli-import-asks-alike", &[("percent", &percent)])
        }
        Some(Doubt::NewId) => locale.text("cli-import-asks-new-id", &[]),
        Some(Doubt::Emptied) => locale.text("cli-import-asks-emptied", &[]),
        Some(Doubt::Several) => locale.text("cli-import-asks-several", &[]),
    };
    format!("  {asked}")
}

fn change_line(change: &Change, locale: &Locale) -> String {
    let (old, new) = apart(&change.old, &change.new);
    let empty = || locale.text("cli-import-empty", &[]);
    let shown = |text: String| if text.is_empty() { empty() } else { escape(&text).into_owned() };
    format!("{}：{} → {}", change.column.heading(), shown(old), shown(new))
}

/// Two texts, cut so that the place where they part is seen.
fn apart(old: &str, new: &str) -> (String, String) {
    if width(old) <= WIDEST && width(new) <= WIDEST {
        return (old.to_owned(), new.to_owned());
    }
    let same = old.chars().zip(new.chars()).take_while(|(one, other)| one == other).count();
    let skipped = same.saturating_sub(4);
    let from = |text: &str| {
        let rest: String = text.chars().skip(skipped).collect();
        let rest = cut(&rest, WIDEST);
        if skipped > 0 { format!("…{rest}") } else { rest }
    };
    (from(old), from(new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_where_they_part() {
        let old = "自信息形成或者变更之日起20个工作日内公开，法律法规另有规定的从其规定";
        let new = old.replace("20", "7");
        assert_eq!(apart(old, &new), ("…更之日起20个工作日内公…".to_owned(), "…更之日起7个工作日内公开…".to_owned()));
        assert_eq!(apart("甲", "乙"), ("甲".to_owned(), "乙".to_owned()));
    }
}
