//! The template engine's errors in our words, at the template's own places.

use std::ops::Range;

use tera::{Error, ErrorKind, Value};

use super::filters;
use super::nearest::{NONE, nearest};
use super::open_tag::{self, OpenTag};
use crate::diag::{Diagnostic, Span};

/// What the engine says where the template ends too early.
const AT_THE_END: &str = "Unexpected end of input";

/// The words a `{% … %}` begins with.
const TAGS: &[&str] = &[
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "endfor",
    "set",
    "endset",
    "filter",
    "endfilter",
    "raw",
    "endraw",
    "component",
    "endcomponent",
    "break",
    "continue",
];

/// What an error of the engine says, one diagnostic for each mistake in it.
///
/// `compiled` is the text the engine read, `data` the view when it was being rendered, and `place` finds a stretch of
/// the compiled text in what the user wrote.
pub(super) fn complaints(
    error: &Error,
    compiled: &str,
    data: Option<&Value>,
    place: impl Fn(Range<usize>) -> Span,
) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = first_line(place(report.span().range.clone()));
            let said = if report.message() == AT_THE_END { left_open(&span) } else { None };
            vec![said.unwrap_or_else(|| reason(report.message(), &span, data).at(span))]
        }
        ErrorKind::Msg(message) if message.starts_with("error: ") => {
            let reports = message.split("error: ").filter(|report| !report.is_empty());
            reports.map(|report| reported(report, compiled, &place)).collect()
        }
        other => vec![Diagnostic::error("layout-template").at(place(0..0)).with("message", other)],
    }
}

/// One of the reports the engine joins into a single text when it finds unknown names: the words on the first line,
/// `--> name:line:column` on the second, and a row of `^` as wide as the name at the end.
fn reported(report: &str, compiled: &str, place: impl Fn(Range<usize>) -> Span) -> Diagnostic {
    let mut lines = report.lines();
    let message = lines.next().unwrap_or_default();
    let mut numbers = lines.next().unwrap_or_default().rsplit(':').map_while(|number| number.trim().parse().ok());
    let (column, row): (usize, usize) = (numbers.next().unwrap_or(1), numbers.next().unwrap_or(1));
    let length = lines.last().map_or(0, |marks| marks.matches('^').count());
    let line_start: usize = compiled.split_inclusive('\n').take(row.saturating_sub(1)).map(str::len).sum();
    let line = compiled.get(line_start..).unwrap_or_default();
    let byte = |column: usize| line_start + line.chars().take(column).map(char::len_utf8).sum::<usize>();
    let span = place(byte(column.saturating_sub(1))..byte(column.saturating_sub(1) + length));
    reason(message, &span, None).at(span)
}

/// A stretch over several lines says no more than its first line.
fn first_line(mut span: Span) -> Span {
    let text = span.source.text.get(span.range.clone()).unwrap_or_default();
    span.range.end = span.range.start + text.lines().next().unwrap_or_default().len();
    span
}

/// The engine's English message as one of our keys where it is a mistake writers often make.
fn reason(message: &str, span: &Span, data: Option<&Value>) -> Diagnostic {
    let quoted = message.split('`').nth(1).unwrap_or_default();
    if message.contains(filters::SAFE_REFUSED) {
        Diagnostic::error("layout-safe")
    } else if message.starts_with("Unknown filter") {
        let near = nearest(quoted, filters::names());
        Diagnostic::error("layout-unknown-filter").with("name", quoted).with("nearest", near)
    } else if message.starts_with("Unknown test") {
        let near = nearest(quoted, filters::TESTS.iter().copied());
        Diagnostic::error("layout-unknown-test").with("name", quoted).with("nearest", near)
    } else if message.starts_with("Unknown function") {
        Diagnostic::error("layout-unknown-function").with("name", quoted)
    } else if message.starts_with("Unknown template") {
        Diagnostic::error("layout-include").with("name", quoted)
    } else if message == "Unknown tag" {
        unknown_tag(marked(span))
    } else if let Some((found, expected)) = found_and_expected(message) {
        unexpected(found, marked(span), expected)
    } else if let Some(got) = no_number(message) {
        value_kind("number", got)
    } else if message.starts_with("Invalid type for the value") {
        value_kind(
            between(message, "expected `", "`").unwrap_or_default(),
            between(message, "got `", "`").unwrap_or_default(),
        )
    } else if message.starts_with("Iteration not possible") {
        value_kind("list", quoted)
    } else if message.starts_with("Missing keyword argument") {
        Diagnostic::error("layout-missing-argument").with("name", quoted)
    } else if message == AT_THE_END {
        Diagnostic::error("layout-template-end")
    } else if message.contains("undefined") || message.contains("is not defined") {
        let name = path_at(span);
        let near = data.map_or_else(|| String::from(NONE), |data| nearest_in(data, name));
        Diagnostic::error("layout-undefined").with("name", name).with("nearest", near)
    } else {
        Diagnostic::error("layout-template").with("message", message)
    }
}

/// What was found, and what should stand there, in the engine's words.
fn found_and_expected(message: &str) -> Option<(&str, &str)> {
    let (found, expected) = message.strip_prefix("Found ")?.split_once(" but ")?;
    let expected = expected.strip_prefix("expected ").or_else(|| expected.strip_prefix("was expecting "))?;
    Some((found.trim_matches('`'), expected.trim_end_matches('.')))
}

/// A word the engine knows, in the wrong place, or one it does not know.
fn unknown_tag(name: &str) -> Diagnostic {
    if TAGS.contains(&name) {
        return Diagnostic::error("layout-stray-tag").with("name", name);
    }
    Diagnostic::error("layout-unknown-tag").with("name", name).with("nearest", nearest(name, TAGS.iter().copied()))
}

/// Something where the engine expects something else. It calls names and values by their kind alone.
fn unexpected(found: &str, written: &str, expected: &str) -> Diagnostic {
    let found = if written.is_empty() { found } else { written };
    let expected = if expected.contains("integer, float") { "value".to_owned() } else { expected.replace('`', "") };
    Diagnostic::error("layout-template-found").with("found", found).with("expected", expected)
}

/// What kind of value is wrong in a sum, after `found `: the first that is no number.
fn no_number(message: &str) -> Option<&str> {
    let found = message.rsplit_once("found ").filter(|(before, _)| before.contains("number"))?.1;
    found.split('`').skip(1).step_by(2).find(|name| kind(name) != "number")
}

/// A value of one kind where another is needed, both by the engine's names.
fn value_kind(wanted: &str, got: &str) -> Diagnostic {
    Diagnostic::error("layout-value-kind").with("got", kind(got)).with("wanted", kind(wanted))
}

/// The engine's name of a kind of value, as messages know it.
fn kind(name: &str) -> &'static str {
    match name {
        "string" | "str" | "String" => "text",
        "bool" => "boolean",
        "array" | "list" => "list",
        "undefined" | "none" | "null" => "nothing",
        name if name == "number" || name.starts_with(['u', 'i', 'f']) => "number",
        _ => "map",
    }
}

/// What stands between two pieces of a message.
fn between<'m>(message: &'m str, before: &str, after: &str) -> Option<&'m str> {
    message.split_once(before)?.1.split_once(after).map(|(inner, _)| inner)
}

/// The text of a stretch.
fn marked(span: &Span) -> &str {
    span.source.text.get(span.range.clone()).unwrap_or_default()
}

/// The tag without an end, at its own place.
fn left_open(span: &Span) -> Option<Diagnostic> {
    let OpenTag { range, end } = open_tag::innermost(&span.source.text)?;
    let name = span.source.text.get(range.clone())?;
    let at = Span::new(&span.source, range.clone());
    Some(Diagnostic::error("layout-open-tag").at(at).with("name", name).with("end", end))
}

/// The whole name around a stretch, where the engine marks only its last part: `site.name`.
fn path_at(span: &Span) -> &str {
    let text = &span.source.text;
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    let before = text.get(..span.range.start).unwrap_or_default();
    let start = before.trim_end_matches(fits).len();
    text.get(start..span.range.end).unwrap_or_default()
}

/// The name nearest to the last part of `path` among those that stand beside it in the data.
fn nearest_in(data: &Value, path: &str) -> String {
    let (above, last) = path.rsplit_once('.').unwrap_or(("", path));
    let around = if above.is_empty() { Some(data) } else { data.get_from_path(above) };
    let mut names: Vec<&str> =
        around.and_then(Value::as_map).into_iter().flat_map(|map| map.keys().filter_map(|key| key.as_str())).collect();
    names.sort_unstable();
    match nearest(last, names) {
        NONE => String::from(NONE),
        near if above.is_empty() => near.to_owned(),
        near => format!("{above}.{near}"),
    }
}
