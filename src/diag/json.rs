//! Diagnostics for machines: one JSON object a line.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{CellOrigin, Diagnostic, Locale, Severity};
use crate::geom::Length;

/// What a machine reads of one diagnostic. `key` and `arguments` do not depend on the language.
#[derive(Serialize)]
struct Entry<'a> {
    key: &'a str,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    x_mm: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    y_mm: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<OriginEntry<'a>>,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    arguments: BTreeMap<&'a str, &'a str>,
}

/// The cell of an imported table that a text came from.
#[derive(Serialize)]
struct OriginEntry<'a> {
    file: &'a str,
    sheet: &'a str,
    cell: &'a str,
    text: &'a str,
}

impl<'a> OriginEntry<'a> {
    fn of(origin: &'a CellOrigin) -> Self {
        let CellOrigin { file, cell } = origin;
        Self { file, sheet: &cell.sheet, cell: &cell.address, text: &cell.text }
    }
}

/// The diagnostics, one object a line, in their order: `key`, `severity`, `file`, `line` and `column` (both from 1, the
/// column in characters) in a text, `page` (from 1), `x_mm` and `y_mm` (from the page's top left) in a document, `sheet`,
/// `cell` (`B17`) and `text` (what stands there) in a table, `origin` (`file`, `sheet`, `cell`, `text`) of what was imported, `message` and `help` in the reader's language, `arguments`.
#[must_use]
pub fn to_json_lines(diagnostics: &[Diagnostic], locale: &Locale) -> String {
    diagnostics.iter().map(|diagnostic| line(diagnostic, locale) + "\n").collect()
}

fn line(diagnostic: &Diagnostic, locale: &Locale) -> String {
    let place = diagnostic.span.as_ref().map(super::Span::line_column);
    let point = diagnostic.spot.and_then(|spot| spot.point);
    let message = locale.message(diagnostic);
    let entry = Entry {
        key: diagnostic.key,
        severity: match diagnostic.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        },
        file: diagnostic.place(),
        line: place.map(|(line, _)| line),
        column: place.map(|(_, column)| column),
        page: diagnostic.spot.map(|spot| spot.page),
        x_mm: point.map(|point| tenths(point.x)),
        y_mm: point.map(|point| tenths(point.y)),
        sheet: diagnostic.cell.as_ref().map(|cell| cell.sheet.as_str()),
        cell: diagnostic.cell.as_ref().map(|cell| cell.address.as_str()),
        text: diagnostic.cell.as_ref().map(|cell| cell.text.as_str()),
        origin: diagnostic.origin.as_deref().map(OriginEntry::of),
        message: message.headline,
        help: message.help,
        arguments: diagnostic.arguments.iter().map(|(name, value)| (*name, value.as_str())).collect(),
    };
    serde_json::to_string(&entry).unwrap_or_default()
}

/// Millimetres to a tenth: where on a page people look.
fn tenths(length: Length) -> f64 {
    (length.to_mm() * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{CellPlace, Language, Source, Span, Spot};
    use crate::geom::Point;

    #[test]
    fn one_object_a_line() {
        let source = Source::new("catalog/财政局/items.csv", "编号\n\"甲\"乙\n");
        let found = [
            Diagnostic::error("diag-more").at(Span::new(&source, 12..15)).with("count", "3\n4"),
            Diagnostic::warning("diag-more").in_file("x.toml").with("count", 1),
            Diagnostic::warning("diag-more")
                .in_file("x.pdf")
                .on_page(Spot { page: 3, point: Some(Point::new(Length::mm(12.34), Length::mm(5.0))) })
                .with("count", 1),
            Diagnostic::warning("diag-more")
                .in_cell(
                    "附件5.xlsx",
                    CellPlace { sheet: "城乡规划".into(), address: "C17".into(), text: "行政\n处罚".into() },
                )
                .with("count", 1),
        ];
        let lines = to_json_lines(&found, &Locale::new(Language::En));
        assert_eq!(
            lines,
            concat!(
                r#"{"key":"diag-more","severity":"error","file":"catalog/财政局/items.csv","line":2,"column":4,"#,
                r#""message":"3\\u{000A}4 more of the same kind:","arguments":{"count":"3\n4"}}"#,
                "\n",
                r#"{"key":"diag-more","severity":"warning","file":"x.toml","#,
                r#""message":"one more of the same kind:","arguments":{"count":"1"}}"#,
                "\n",
                r#"{"key":"diag-more","severity":"warning","file":"x.pdf","page":3,"x_mm":12.3,"y_mm":5.0,"#,
                r#""message":"one more of the same kind:","arguments":{"count":"1"}}"#,
                "\n",
                r#"{"key":"diag-more","severity":"warning","file":"附件5.xlsx","sheet":"城乡规划","cell":"C17","#,
                r#""text":"行政\n处罚","message":"one more of the same kind:","arguments":{"count":"1"}}"#,
                "\n",
            )
        );
    }
}
