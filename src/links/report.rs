//! What was found, for people and programs.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::{Link, Outcome};
use crate::catalog::spreadsheet;
use crate::diag::html::escaped;
use crate::diag::{Diagnostic, Locale};
use crate::export::{List, ListColumn, ListRow, lists};
use crate::register::Check;

/// One address and the last that is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row<'a> {
    /// Ids of the codes that lead there.
    pub ids: &'a [String],
    /// The address.
    pub url: &'a str,
    /// What came of the last check; `unchecked` where there was none.
    pub outcome: &'a str,
    /// The last check.
    #[serde(flatten)]
    pub check: Option<&'a Check>,
    /// All checks so far.
    pub samples: Samples,
}

/// How an address fared in all checks so far: one that is good now and was not yesterday will not be tomorrow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Samples {
    /// How many checks there were.
    pub checks: u32,
    /// How many of them found no good page.
    pub failed: u32,
}

/// The samples of each address, from how often which outcome was found at it.
#[must_use]
pub fn samples(counts: &[(String, String, u32)]) -> BTreeMap<String, Samples> {
    let mut samples: BTreeMap<String, Samples> = BTreeMap::new();
    for (target, outcome, count) in counts {
        let own = samples.entry(target.clone()).or_default();
        own.checks += count;
        own.failed += if Outcome::of_name(outcome).is_some_and(Outcome::is_good) { 0 } else { *count };
    }
    samples
}

/// How the addresses of a project fare.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Addresses.
    pub addresses: usize,
    /// Those a code may lead to.
    pub good: usize,
    /// How many fare in which way.
    pub outcomes: BTreeMap<String, usize>,
    /// How often hosts were asked for an address.
    pub attempts: u64,
    /// How many of these gave no good answer.
    pub failed: u64,
}

impl Row<'_> {
    /// Whether codes may lead there.
    #[must_use]
    pub fn is_good(&self) -> bool {
        Outcome::of_name(self.outcome).is_some_and(Outcome::is_good)
    }

    /// Whether it is good now, and was not at every check.
    #[must_use]
    pub fn is_flaky(&self) -> bool {
        self.is_good() && self.samples.failed > 0
    }

    /// The address that the catalogue should say instead, if there is one.
    #[must_use]
    pub fn proposal(&self) -> Option<&str> {
        self.check.filter(|_| self.outcome == Outcome::Moved.name()).map(|check| check.last.as_str())
    }
}

/// Every address with its last check, and how it fared in all.
#[must_use]
pub fn rows<'a>(
    links: &'a [Link],
    checks: &'a BTreeMap<String, Check>,
    samples: &BTreeMap<String, Samples>,
) -> Vec<Row<'a>> {
    let row = |link: &'a Link| {
        let check = checks.get(&link.url);
        let outcome = check.map_or("unchecked", |check| &check.outcome);
        let samples = samples.get(&link.url).copied().unwrap_or_default();
        Row { ids: &link.ids, url: &link.url, outcome, check, samples }
    };
    links.iter().map(row).collect()
}

/// How they fare.
#[must_use]
pub fn totals(rows: &[Row<'_>]) -> Totals {
    let mut totals = Totals { addresses: rows.len(), ..Totals::default() };
    for row in rows {
        let good = row.is_good();
        totals.good += usize::from(good);
        *totals.outcomes.entry(row.outcome.to_owned()).or_default() += 1;
        let attempts = row.check.map_or(0, |check| u64::from(check.attempts));
        totals.attempts += attempts;
        totals.failed += if good { attempts.saturating_sub(1) } else { attempts };
    }
    totals
}

/// As JSON.
#[must_use]
pub fn json(rows: &[Row<'_>]) -> String {
    #[derive(Serialize)]
    struct Report<'a> {
        schema: u32,
        totals: Totals,
        addresses: &'a [Row<'a>],
    }
    // Strings and numbers always have a form in JSON.
    serde_json::to_string_pretty(&Report { schema: 1, totals: totals(rows), addresses: rows }).unwrap_or_default()
        + "\n"
}

const HEADINGS: [&str; 11] = [
    "编号 ids",
    "网址 address",
    "结果 outcome",
    "状态 status",
    "到达 final",
    "建议改为 proposal",
    "标题 title",
    "检查时间 checked",
    "次数 attempts",
    "历次检查 checks",
    "其中不正常 failed checks",
];

/// As a table.
#[must_use]
pub fn csv(rows: &[Row<'_>]) -> String {
    spreadsheet(std::iter::once(HEADINGS.map(str::to_owned)).chain(rows.iter().map(cells)))
}

/// As a workbook, what is not good first and marked.
pub fn workbook(rows: &[Row<'_>]) -> Result<Vec<u8>, Diagnostic> {
    let widths = [22, 52, 14, 8, 52, 52, 34, 22, 8, 10, 12];
    let row = |row: &Row<'_>| ListRow { cells: cells(row).into(), is_marked: !row.is_good() };
    let list = List {
        name: "网址 addresses".to_owned(),
        columns: ListColumn::row(&HEADINGS, widths, &["status", "attempts", "checks"]),
        rows: sorted(rows).into_iter().map(row).collect(),
    };
    lists("网址检查 Addresses of printed codes", "", &[list])
}

fn cells(row: &Row<'_>) -> [String; 11] {
    let check = row.check.cloned().unwrap_or_default();
    [
        row.ids.join(" "),
        row.url.to_owned(),
        row.outcome.to_owned(),
        check.status.to_string(),
        check.last,
        row.proposal().unwrap_or_default().to_owned(),
        check.title,
        check.checked,
        check.attempts.to_string(),
        row.samples.checks.to_string(),
        row.samples.failed.to_string(),
    ]
}

/// What is not good first, then what has moved, then what is not always good.
fn sorted<'r, 'a>(rows: &'r [Row<'a>]) -> Vec<&'r Row<'a>> {
    let mut sorted: Vec<_> = rows.iter().collect();
    sorted.sort_by_key(|row| (row.is_good(), row.outcome == "good", !row.is_flaky()));
    sorted
}

const STYLE: &str = include_str!("links.css");

/// As a page, what is not good first.
#[must_use]
pub fn html(rows: &[Row<'_>], locale: &Locale) -> String {
    let totals = totals(rows);
    let title = locale.text("links-title", &[]);
    let title = escaped(&title);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n<p>{}</p>\n</header>\n<main>\n",
        locale.text("links-language", &[]),
        escaped(&locale.text("links-totals", &[("addresses", &totals.addresses), ("good", &totals.good)])),
    );
    let sorted = sorted(rows);
    let is_of = |class: &str, row: &Row<'_>| class == class_of(row);
    for class in ["bad", "moved", "good"] {
        let these: Vec<&Row<'_>> = sorted.iter().copied().filter(|row| is_of(class, row)).collect();
        if !these.is_empty() {
            section(&mut page, class, &these, locale);
        }
    }
    page + "</main>\n</body>\n</html>\n"
}

/// What a row asks of people.
fn class_of(row: &Row<'_>) -> &'static str {
    match row.proposal() {
        _ if !row.is_good() => "bad",
        Some(_) => "moved",
        None => "good",
    }
}

fn section(page: &mut String, class: &str, rows: &[&Row<'_>], locale: &Locale) {
    let title = locale.text("links-section", &[("class", &class), ("count", &rows.len())]);
    let _ = write!(page, "<section class=\"{class}\">\n<h2>{}</h2>\n<table>\n<thead><tr>", escaped(&title));
    for heading in ["ids", "address", "outcome", "checked"] {
        let _ =
            write!(page, "<th scope=\"col\">{}</th>", escaped(&locale.text("links-heading", &[("heading", &heading)])));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        let _ = writeln!(
            page,
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            escaped(&row.ids.join(" ")),
            escaped(row.url),
            escaped(&told(row, locale)),
            escaped(&moment(row.check.map_or("", |check| &check.checked))),
        );
    }
    page.push_str("</tbody>\n</table>\n</section>\n");
}

/// A moment as people read it: `2026-11-24 11:35 UTC`.
fn moment(checked: &str) -> String {
    match checked.split_once('T') {
        Some((day, time)) => format!("{day} {} UTC", time.get(..5).unwrap_or(time)),
        None => checked.to_owned(),
    }
}

/// What came of it, in the user's words.
#[must_use]
pub fn told(row: &Row<'_>, locale: &Locale) -> String {
    let (status, last) = row.check.map_or((0, ""), |check| (check.status, check.last.as_str()));
    let mut told = locale.text("links-outcome", &[("outcome", &row.outcome), ("status", &status), ("last", &last)]);
    if let Some(check) = row.check.filter(|check| !check.detail.is_empty()) {
        told = format!("{told} ({})", check.detail);
    }
    let Samples { checks, failed } = row.samples;
    if row.is_flaky() {
        told += &locale.text("links-samples", &[("checks", &checks), ("failed", &failed)]);
    }
    told
}
