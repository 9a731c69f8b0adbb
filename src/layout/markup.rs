//! Rendered markup as XML: strict, and with its errors at the template's lines.

use roxmltree::{Document, Error};

use super::mark::{MARK, Marked};
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
    // The parser gives no place to what is missing at the end.
    match error {
        Error::UnclosedRootNode => return unclosed(rendered, problems),
        Error::UnexpectedEndOfStream => return cut_off(problems),
        _ => {}
    }
    let at = if matches!(error, Error::NoRootNode) { 0 } else { byte_at(rendered, error.pos()) };
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
        Error::DuplicatedAttribute(name, _) => Diagnostic::error("layout-duplicate-attribute").with("name", name),
        Error::UnknownEntityReference(name, _) => Diagnostic::error("layout-entity").with("name", name),
        Error::MalformedEntityReference(_) => Diagnostic::error("layout-ampersand"),
        Error::UnknownNamespace(prefix, _) => Diagnostic::error("layout-namespace").with("prefix", prefix),
        Error::InvalidChar2("a quote", ..) => Diagnostic::error("layout-quotes"),
        Error::InvalidChar(b'=', ..) => Diagnostic::error("layout-attribute-value"),
        Error::InvalidName(_) | Error::InvalidAttributeValue(_) => Diagnostic::error("layout-angle"),
        Error::UnknownToken(_) => Diagnostic::error("layout-outside"),
        Error::InvalidComment(_) => Diagnostic::error("layout-comment"),
        Error::DtdDetected => Diagnostic::error("layout-doctype"),
        other => Diagnostic::error("layout-xml").with("message", without_place(&other.to_string())),
    };
    diagnostic.at(problems.span(place, 1))
}

/// The innermost element that is still open at the end.
fn unclosed(rendered: &str, problems: &Problems) -> Diagnostic {
    let Some(tag) = still_open(rendered) else { return cut_off(problems) };
    let name = tag.trim_start_matches('<').split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or_default();
    let opening = format!(" {MARK}=\"");
    let mark = tag.split_once(&opening).and_then(|(_, rest)| rest.split('"').next()?.parse().ok());
    Diagnostic::error("layout-unclosed").at(problems.span(mark.unwrap_or(0), 1 + name.len())).with("name", name)
}

/// The start tag of the innermost element without an end tag.
fn still_open(rendered: &str) -> Option<&str> {
    let mut open = Vec::new();
    let mut rest = rendered;
    while let Some(at) = rest.find('<') {
        let tag = &rest[at..];
        let skipped = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
        let end = match skipped.iter().find(|(start, _)| tag.starts_with(start)) {
            Some((_, end)) => tag.find(end)? + end.len(),
            None => tag_length(tag)?,
        };
        match &tag[..end] {
            tag if tag.starts_with("<!") || tag.starts_with("<?") || tag.ends_with("/>") => {}
            tag if tag.starts_with("</") => drop(open.pop()),
            tag => open.push(tag),
        }
        rest = &tag[end..];
    }
    open.pop()
}

/// The length of a tag, whose attributes may hold `>`.
fn tag_length(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, character) in tag.char_indices() {
        match character {
            '"' | '\'' if quote.is_none() => quote = Some(character),
            _ if quote == Some(character) => quote = None,
            '>' if quote.is_none() => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The template ends within its last tag or comment.
fn cut_off(problems: &Problems) -> Diagnostic {
    let last = problems.text().rfind('<').unwrap_or(0);
    Diagnostic::error("layout-cut-off").at(problems.span(last, 1))
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
