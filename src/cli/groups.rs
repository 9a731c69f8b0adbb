//! Groups of rows on a terminal: in columns where they fit, a few of each group.

use mingma::diag::escape;
use mingma::plan::Group;

use super::register::aligned;
use super::wrap::{width, wrap};

/// Rows of a group shown on a terminal; elsewhere all are.
const ROWS: usize = 12;

/// How much room there is: columns, and rows of a group. What is kept or searched is not cut.
pub fn room(columns: Option<usize>) -> (usize, usize) {
    columns.map_or((usize::MAX, usize::MAX), |columns| (columns, ROWS))
}

/// The heading's lines, then each group with its title; `more` says how many rows are left out.
pub fn text(
    heading: &[String],
    groups: &[Group],
    (columns, rows): (usize, usize),
    more: impl Fn(usize) -> String,
) -> String {
    let mut lines: Vec<String> = heading.iter().map(|line| wrap(line, columns, 2)).collect();
    for group in groups {
        lines.push(String::new());
        lines.push(wrap(&group.title, columns, 2));
        lines.extend(table(group, columns, rows));
        let left = group.rows.len().saturating_sub(rows);
        if left > 0 {
            lines.push(wrap(&format!("  {}", more(left)), columns, 4));
        }
    }
    lines.join("\n") + "\n"
}

/// A group's rows: in columns where they fit, else each reason below what it is about.
fn table(group: &Group, columns: usize, rows: usize) -> Vec<String> {
    let shown = &group.rows[..group.rows.len().min(rows)];
    let heads = shown.iter().map(|row| vec![row.what.clone(), row.name.clone()]).collect();
    let heads = aligned(heads);
    let widest = heads.iter().map(|head| width(head)).max().unwrap_or_default();
    let mut lines = Vec::new();
    for (head, row) in heads.iter().zip(shown) {
        let why = escape(&row.why);
        let blank = " ".repeat(widest.saturating_sub(width(head)));
        let whole = format!("{head}{blank}  {why}");
        if width(&whole) <= columns {
            lines.push(whole);
        } else {
            lines.push(wrap(head, columns, 4));
            lines.push(wrap(&format!("      {why}"), columns, 8));
        }
    }
    lines
}
