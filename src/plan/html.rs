//! A plan as one page, which holds its style itself and runs no script, so that it opens in any office.

use std::fmt::Write as _;

use super::{Grade, Plan, Row, groups, heading, summary};
use crate::diag::html::escaped;
use crate::diag::{Language, Locale};

const STYLE: &str = include_str!("plan.css");

/// Ids named in a line.
const NAMED: usize = 40;

/// The whole page. `title` says whose plan it is. It is for the office alone: it names what is withheld.
#[must_use]
pub fn html(plan: &Plan, title: &str, locale: &Locale) -> String {
    let language = match locale.language() {
        Language::Zh => "zh-CN",
        Language::En => "en",
    };
    let name = locale.text("plan-html-title", &[]);
    let name = escaped(&name);
    let title = escaped(title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<title>{name} · {title}</title>\n<style>\n{STYLE}</style>\n<header>\n\
         <h1>{name} · {title}</h1>\n"
    );
    for (line, class) in heading(plan, locale).iter().zip(["against", "verdict"]) {
        let _ = writeln!(out, "<p class=\"{class}\">{}</p>", escaped(line));
    }
    if let Some(line) = summary(plan, locale) {
        let _ = writeln!(out, "<p class=\"summary\">{}</p>", escaped(&line));
    }
    out.push_str("</header>\n<main>\n");
    for group in groups(plan, NAMED, locale) {
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
    let _ = writeln!(out, "</main>\n<footer><p>{}</p></footer>", escaped(&locale.text("plan-html-note", &[])));
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
