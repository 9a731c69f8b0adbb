//! A plan as one page, which holds its style itself and runs no script, so that it opens in any office.

use std::fmt::Write as _;

use super::{Grade, Group, Plan, Row, groups, heading, summary};
use crate::diag::html::escaped;
use crate::diag::{Language, Locale};

const STYLE: &str = include_str!("plan.css");

/// Ids named in a line.
const NAMED: usize = 40;

/// The whole page. `title` says whose plan it is. It is for the office alone: it names what is withheld.
#[must_use]
pub fn html(plan: &Plan, title: &str, locale: &Locale) -> String {
    let title = format!("{} · {title}", locale.text("plan-html-title", &[]));
    let heading: Vec<String> = heading(plan, locale).into_iter().chain(summary(plan, locale)).collect();
    page(&title, &heading, &groups(plan, NAMED, locale), &locale.text("plan-html-note", &[]), locale)
}

/// A page of groups. `heading` says what they were gathered from, whether anything is to be done, and how much; `note`
/// who may read them.
#[must_use]
pub fn page(title: &str, heading: &[String], groups: &[Group], note: &str, locale: &Locale) -> String {
    let language = match locale.language() {
        Language::Zh => "zh-CN",
        Language::En => "en",
    };
    let title = escaped(title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n<header>\n\
         <h1>{title}</h1>\n"
    );
    for (line, class) in heading.iter().zip(["against", "verdict", "summary"]) {
        let _ = writeln!(out, "<p class=\"{class}\">{}</p>", escaped(line));
    }
    out.push_str("</header>\n<main>\n");
    for group in groups {
        let class = match group.grade {
            Some(Grade::Urgent) => "urgent",
            Some(Grade::Wrong) => "wrong",
            Some(Grade::Outdated) => "outdated",
            None => "quiet",
        };
        let _ = writeln!(out, "<section class=\"{class}\">\n<h2>{}</h2>\n<table>", escaped(&group.title));
        for row in &group.rows {
            push_row(&mut out, row);
        }
        out.push_str("</table>\n</section>\n");
    }
    let _ = writeln!(out, "</main>\n<footer><p>{}</p></footer>", escaped(note));
    out
}

/// A row; what is folded into it opens below it.
fn push_row(out: &mut String, row: &Row) {
    let [what, name, why] = [&row.what, &row.name, &row.why].map(|cell| escaped(cell));
    if row.parts.is_empty() {
        let _ = writeln!(out, "<tr><td>{what}</td><td>{name}</td><td>{why}</td></tr>");
        return;
    }
    let _ = writeln!(
        out,
        "<tr class=\"fold\"><td colspan=\"3\"><details><summary><span>{what}</span><span>{name}</span>\
         <span>{why}</span></summary>\n<table>"
    );
    for part in &row.parts {
        push_row(out, part);
    }
    out.push_str("</table>\n</details></td></tr>\n");
}
