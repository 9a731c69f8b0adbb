//! The page: what was understood, what is wrong where, what becomes of the catalogue.

use std::fmt::Write as _;

use super::entries::{LISTED, asks, change, name};
use super::marks::{Said, said_of};
use super::{ImportReport, Weight};
use crate::diag::html::{begin, escaped};
use crate::diag::{Language, Locale};
use crate::import::outcome::{Certainty, End, Entry, Kind, TableSeen};
use crate::sheet::Address;

const STYLE: &str = include_str!("report.css");
/// How many entries of a kind are listed; those that would be deleted are listed all.
const LISTED_AT_MOST: usize = 1000;

/// The whole page, in the reader's language.
pub(super) fn page(report: &ImportReport<'_>, locale: &Locale) -> String {
    let language = match locale.language() {
        Language::Zh => "zh-CN",
        Language::En => "en",
    };
    let title = format!("{} · {}", locale.text("export-report-title", &[]), report.city);
    let mut out = begin(language, &title, STYLE);
    // Writing to a `String` cannot fail.
    let _ = writeln!(out, "<header>\n<h1>{}</h1>", escaped(&title));
    head(report, locale, &mut out);
    out.push_str("</header>\n<main>\n");
    findings(report, locale, &mut out);
    entries(report, locale, &mut out);
    tables(report, locale, &mut out);
    out.push_str("</main>\n");
    out
}

fn head(report: &ImportReport<'_>, locale: &Locale, out: &mut String) {
    let (class, said) = match report.outcome.end {
        End::Asks => ("doubtful", locale.text("export-report-asks", &[])),
        End::Same => ("good", locale.text("export-report-same", &[])),
        End::Written => ("good", locale.text("export-report-written", &[])),
    };
    let _ = writeln!(out, "<p class=\"outcome {class}\">{}</p>\n<p class=\"totals\">", escaped(&said));
    let counts = &report.outcome.counts;
    let numbers = [
        (counts.rows, locale.text("export-report-rows", &[])),
        (counts.not_taken, locale.text("export-report-not-taken", &[])),
        (counts.kept, name(Kind::Kept, locale)),
        (counts.changed, name(Kind::Changed, locale)),
        (counts.moved, name(Kind::Moved, locale)),
        (counts.added, name(Kind::Added, locale)),
        (counts.removed, name(Kind::Removed, locale)),
        (counts.unclear, name(Kind::Unclear, locale)),
    ];
    for (number, label) in numbers {
        let _ = writeln!(out, "<span><b>{number}</b> {}</span>", escaped(&label));
    }
    out.push_str("</p>\n");
}

/// What is wrong, sheet by sheet, in the order of the tables.
fn findings(report: &ImportReport<'_>, locale: &Locale, out: &mut String) {
    let elsewhere = report
        .outcome
        .found
        .iter()
        .filter(|found| !report.books.iter().any(|book| found.place() == Some(book.name.as_str())));
    let elsewhere: Vec<Said> = elsewhere
        .map(|found| {
            let message = locale.message(found);
            let text = found.place().unwrap_or_default().to_owned();
            let help = message.help.unwrap_or_default();
            Said { weight: Weight::of(found), place: None, text, headline: message.headline, help }
        })
        .collect();
    let _ = writeln!(out, "<h2>{}</h2>", escaped(&locale.text("export-report-findings", &[])));
    let before = out.len();
    finding_table(&locale.text("export-report-elsewhere", &[]), &elsewhere.iter().collect::<Vec<_>>(), locale, out);
    for (index, book) in report.books.iter().enumerate() {
        let said = said_of(index, report, locale);
        let of = |sheet: Option<usize>| -> Vec<&Said> {
            said.iter().filter(|each| each.place.map(|(of, _)| of) == sheet).collect()
        };
        finding_table(&book.name, &of(None), locale, out);
        for (number, sheet) in book.sheets.iter().enumerate() {
            finding_table(&format!("{} · {}", book.name, sheet.name), &of(Some(number)), locale, out);
        }
    }
    if out.len() == before {
        let _ = writeln!(out, "<p class=\"none\">{}</p>", escaped(&locale.text("export-report-nothing", &[])));
    }
}

fn finding_table(caption: &str, said: &[&Said], locale: &Locale, out: &mut String) {
    if said.is_empty() {
        return;
    }
    let heads = [
        locale.text("export-report-weight", &[]),
        locale.text("export-report-cell", &[]),
        locale.text("export-report-text", &[]),
        locale.text("export-report-headline", &[]),
        locale.text("export-report-help", &[]),
    ];
    table(caption, &["7em", "5em", "24%", "", "28%"], &heads, out);
    for each in said {
        let class = match each.weight {
            Weight::Question => "question",
            Weight::Warning => "warning",
            Weight::Error => "error",
        };
        let cell = each.place.map_or_else(String::new, |(_, at)| at.to_string());
        let _ = writeln!(
            out,
            "<tr class=\"{class}\"><th scope=\"row\">{}</th><td>{cell}</td><td class=\"raw\">{}</td><td>{}</td><td>{}</td></tr>",
            escaped(&each.weight.word(locale)),
            escaped(&each.text),
            escaped(&each.headline),
            escaped(&each.help),
        );
    }
    out.push_str("</tbody></table>\n");
}

fn table(caption: &str, widths: &[&str], heads: &[String], out: &mut String) {
    let _ = write!(out, "<table>\n<caption>{}</caption>\n<colgroup>", escaped(caption));
    for width in widths {
        let style = if width.is_empty() { String::new() } else { format!(" style=\"width:{width}\"") };
        let _ = write!(out, "<col{style}>");
    }
    out.push_str("</colgroup>\n<thead><tr>");
    for head in heads {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escaped(head));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
}

/// What becomes of the catalogue, kind by kind.
fn entries(report: &ImportReport<'_>, locale: &Locale, out: &mut String) {
    let _ = writeln!(out, "<h2>{}</h2>", escaped(&locale.text("export-report-entries", &[])));
    for kind in LISTED {
        let mut of_kind: Vec<&Entry> = report.outcome.entries.iter().filter(|entry| entry.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        // What asks must not be the part that is cut off.
        of_kind.sort_by_key(|entry| entry.doubt.is_none());
        let is_open = of_kind.iter().any(|entry| entry.doubt.is_some()) || of_kind.len() <= 20;
        let open = if is_open { " open" } else { "" };
        let name = name(kind, locale);
        let _ = writeln!(
            out,
            "<details{open}>\n<summary>{} <small>{}</small></summary>\n<ul>",
            escaped(&name),
            of_kind.len()
        );
        let most = if kind == Kind::Removed { usize::MAX } else { LISTED_AT_MOST };
        for entry in of_kind.iter().take(most) {
            self::entry(entry, report, locale, out);
        }
        if of_kind.len() > most {
            let more = locale.text("export-report-more", &[("count", &(of_kind.len() - most))]);
            let _ = writeln!(out, "<li>{}</li>", escaped(&more));
        }
        out.push_str("</ul>\n</details>\n");
    }
}

fn entry(entry: &Entry, report: &ImportReport<'_>, locale: &Locale, out: &mut String) {
    let id = match &entry.old_id {
        Some(old) => format!("{old} → {}", entry.id),
        None => entry.id.clone(),
    };
    let _ = write!(out, "<li><b>{}</b> {}", escaped(&id), escaped(&entry.title));
    if let Some(row) = entry.row
        && let Some(book) = report.books.get(row.book)
    {
        let sheet = book.sheets.get(row.sheet).map_or("", |sheet| &sheet.name);
        let place =
            locale.text("export-report-row", &[("file", &book.name), ("sheet", &sheet), ("row", &(row.row + 1))]);
        let _ = write!(out, " <small>{}</small>", escaped(&place));
    }
    if let Some((asked, answer)) = asks(entry, locale) {
        let _ = write!(out, "<p class=\"ask\">{} {}</p>", escaped(&asked), escaped(&answer));
    }
    if !entry.changes.is_empty() {
        out.push_str("<dl>");
        for each in &entry.changes {
            let [column, old, new] = change(each, locale);
            let _ = write!(
                out,
                "<dt>{}</dt><dd><del>{}</del> <ins>{}</ins></dd>",
                escaped(&column),
                escaped(&old),
                escaped(&new)
            );
        }
        out.push_str("</dl>");
    }
    out.push_str("</li>\n");
}

/// What each column was taken for.
fn tables(report: &ImportReport<'_>, locale: &Locale, out: &mut String) {
    if report.outcome.tables.is_empty() {
        return;
    }
    let _ = writeln!(out, "<h2>{}</h2>", escaped(&locale.text("export-report-tables", &[])));
    for seen in &report.outcome.tables {
        mapping(seen, locale, out);
    }
}

fn mapping(seen: &TableSeen, locale: &Locale, out: &mut String) {
    let rows = locale.text("export-report-taken", &[("rows", &seen.rows), ("taken", &seen.taken)]);
    let heads = [
        locale.text("export-report-column", &[]),
        locale.text("export-report-head", &[]),
        locale.text("export-report-meaning", &[]),
        locale.text("export-report-certainty", &[]),
    ];
    table(&format!("{} · {} · {rows}", seen.file, seen.name), &["5em", "", "", "12em"], &heads, out);
    for column in &seen.columns {
        let letter = Address::new(0, column.column).to_string();
        let meaning = column.meaning.clone().unwrap_or_else(|| locale.text("export-report-no-meaning", &[]));
        let (class, certainty) = match column.certainty {
            Certainty::Told => ("", locale.text("export-report-told", &[])),
            Certainty::Known => ("", locale.text("export-report-known", &[])),
            Certainty::Likely => ("warning", locale.text("export-report-likely", &[])),
            Certainty::Unsure => ("question", locale.text("export-report-unsure", &[])),
        };
        let _ = writeln!(
            out,
            "<tr class=\"{class}\"><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>",
            letter.trim_end_matches('1'),
            escaped(&column.head),
            escaped(&meaning),
            escaped(&certainty),
        );
    }
    out.push_str("</tbody></table>\n");
}
