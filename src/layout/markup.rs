//! Rendered markup as XML: strict, and with its errors at the template's lines.

use roxmltree::{Document, Error};

use super::mark::Marked;
use super::problems::Problems;
use crate::diag::Diagnostic;

/// Parses rendered markup.
pub(super) fn parse<'r>(rendered: &'r str, marked: &Marked, problems: &mut Problems) -> Option<Document<'r>> {
    match Document::parse(rendered) {
        Ok(document) => Some(document),
        Err(error) => {
            problems.push(explain(&error, rendered, marked, problems));
            None
        }
    }
}

fn explain(error: &Error, rendered: &str, marked: &Marked, problems: &Problems) -> Diagnostic {
    let at = match error {
        Error::NoRootNode => 0,
        // The parser gives no place to what is missing at the end.
        Error::UnclosedRootNode | Error::UnexpectedEndOfStream => rendered.len(),
        _ => byte_at(rendered, error.pos()),
    };
    let mut place = marked.locate(rendered, at).unwrap_or(0);
    let diagnostic = match error {
        Error::UnexpectedCloseTag(expected, found, _) => {
            // The end tag itself is a better place than the start tag before it.
            let end_tag = format!("</{found}");
            if let Some(further) = problems.text().get(place..).and_then(|rest| rest.find(&end_tag)) {
                place += further;
            }
            let diagnostic = Diagnostic::error("layout-end-tag").with("expected", expected).with("found", found);
            return diagnostic.at(problems.span(place, end_tag.len() + 1));
        }
        Error::NoRootNode => Diagnostic::error("layout-no-document"),
        Error::UnclosedRootNode => Diagnostic::error("layout-unclosed"),
        Error::DuplicatedAttribute(name, _) => Diagnostic::error("layout-duplicate-attribute").with("name", name),
        Error::UnknownEntityReference(name, _) => Diagnostic::error("layout-entity").with("name", name),
        Error::MalformedEntityReference(_) => Diagnostic::error("layout-ampersand"),
        Error::UnknownNamespace(prefix, _) => Diagnostic::error("layout-namespace").with("prefix", prefix),
        Error::DtdDetected => Diagnostic::error("layout-doctype"),
        other => Diagnostic::error("layout-xml").with("message", without_place(&other.to_string())),
    };
    diagnostic.at(problems.span(place, 1))
}

/// The parser's words without its own line and column, which are those of the rendered text.
fn without_place(message: &str) -> &str {
    message.rsplit_once(" at ").filter(|(_, place)| place.contains(':')).map_or(message, |(words, _)| words)
}

/// The byte of a line and column, both counted from 1, the column in characters.
fn byte_at(text: &str, place: roxmltree::TextPos) -> usize {
    let line_start = match place.row {
        0 | 1 => 0,
        row => text.match_indices('\n').nth(row as usize - 2).map_or(text.len(), |(at, _)| at + 1),
    };
    let line = &text[line_start..];
    let column = place.col.saturating_sub(1) as usize;
    line_start + line.char_indices().nth(column).map_or(line.len(), |(at, _)| at)
}
