//! A plan as one page, which holds its style itself and runs no script, so that it opens in any office.

use std::fmt::Write as _;

use super::{Grade, Plan, groups, heading};
use crate::diag::html::escaped;
use crate::diag::{Language, Locale};

const STYLE: &str = include_str!("plan.css");

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
    out.push_str("</header>\n<main>\n");
    for group in groups(plan, usize::MAX, locale) {
        let class = match group.grade {
            Some(Grade::Urgent) => "urgent",
            Some(Grade::Wrong) => "wrong",
            Some(Grade::Outdated) => "outdated",
            None => "quiet",
        };
        let _ = writeln!(out, "<section class=\"{class}\">\n<h2>{}</h2>\n<table>", escaped(&group.title));
        for row in &group.rows {
            let [what, name, why] = [&row.what, &row.name, &row.why].map(|cell| escaped(cell));
            let _ = writeln!(out, "<tr><td>{what}</td><td>{name}</td><td>{why}</td></tr>");
        }
        out.push_str("</table>\n</section>\n");
    }
    let _ = writeln!(out, "</main>\n<footer><p>{}</p></footer>", escaped(&locale.text("plan-html-note", &[])));
    out
}
