//! The template engine: compiling, rendering, and its errors in our words and at the template's own places.

use std::borrow::Cow;
use std::io::Write;
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Error, ErrorKind, Tera};

use super::filters;
use super::mark::Marked;
use super::nearest::nearest;
use crate::diag::{Diagnostic, Diagnostics, Source, Span};

/// The engine's name for the markup; `.xml` turns its escaping on.
const MARKUP: &str = "template.xml";
/// The engine's name for the pattern of file names, which is plain text.
const FILE_NAME: &str = "file";

/// A compiled template.
#[derive(Debug)]
pub(super) struct Template {
    tera: Tera,
    marked: Marked,
    source: Arc<Source>,
}

impl Template {
    /// Compiles a template.
    pub fn compile(source: &Arc<Source>, found: &mut Diagnostics) -> Option<Self> {
        let marked = Marked::new(&source.text);
        let mut tera = engine();
        match tera.add_raw_template(MARKUP, &marked.text) {
            Ok(()) => Some(Self { tera, marked, source: Arc::clone(source) }),
            Err(error) => {
                found.push(explain(&error, &[], |range| place(source, &marked, range)));
                None
            }
        }
    }

    /// Renders the template.
    pub fn render(&self, context: &Context, found: &mut Diagnostics) -> Option<String> {
        match self.tera.render(MARKUP, context) {
            Ok(rendered) => Some(rendered),
            Err(error) => {
                let names = top_names(context);
                found.push(explain(&error, &names, |range| place(&self.source, &self.marked, range)));
                None
            }
        }
    }

    /// The template as written.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// The way back from rendered markup.
    pub fn marked(&self) -> &Marked {
        &self.marked
    }
}

/// A compiled pattern of file names: text with `{department.id}` and the like in it.
#[derive(Debug)]
pub(super) struct Pattern {
    tera: Tera,
    span: Span,
}

impl Pattern {
    /// Compiles a pattern that stands at `span`.
    pub fn compile(pattern: &str, span: Span, found: &mut Diagnostics) -> Option<Self> {
        let Some(template) = as_template(pattern) else {
            found.push(Diagnostic::error("layout-file-pattern").at(span).with("pattern", pattern));
            return None;
        };
        let mut tera = engine();
        match tera.add_raw_template(FILE_NAME, &template) {
            Ok(()) => Some(Self { tera, span }),
            Err(error) => {
                found.push(explain(&error, &[], |_| span.clone()));
                None
            }
        }
    }

    /// Fills the pattern in.
    pub fn render(&self, context: &Context, found: &mut Diagnostics) -> Option<String> {
        match self.tera.render(FILE_NAME, context) {
            Ok(name) => Some(name),
            Err(error) => {
                found.push(explain(&error, &top_names(context), |_| self.span.clone()));
                None
            }
        }
    }

    /// Where the pattern stands.
    pub fn span(&self) -> &Span {
        &self.span
    }
}

/// A pattern in the template engine's own words; `None` when its braces do not hold names.
fn as_template(pattern: &str) -> Option<String> {
    let mut template = String::new();
    let mut rest = pattern;
    while let Some((text, after)) = rest.split_once('{') {
        let (name, further) = after.split_once('}')?;
        let fine = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if text.contains('}') || !name.split('.').all(fine) {
            return None;
        }
        template.extend([text, "{{ ", name, " }}"]);
        rest = further;
    }
    (!rest.contains('}')).then(|| template + rest)
}

/// The values a template sees: the view, and the layout's own variables as `vars`.
pub(super) fn context(view: &impl Serialize, variables: &toml::Table, place: &str) -> Result<Context, Diagnostic> {
    let mut context = Context::from_serialize(view)
        .map_err(|error| Diagnostic::error("layout-view").in_file(place).with("message", error))?;
    context.insert("vars", variables);
    Ok(context)
}

fn engine() -> Tera {
    let mut tera = Tera::default();
    tera.set_escape_fn(escape);
    filters::register(&mut tera);
    tera
}

/// Escapes a value for XML, in text and between quotes alike.
///
/// Characters that XML 1.0 cannot hold at all (section 2.2) become U+FFFD: no font has it, so the check of
/// characters names the item, where dropping them in silence would hide a spoiled catalogue.
fn escape(value: &str, out: &mut dyn Write) -> std::io::Result<()> {
    let mut written = 0;
    for (at, character) in value.char_indices() {
        let escaped = match character {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            '\t' | '\n' | '\r' => continue,
            '\0'..='\x1F' | '\u{FFFE}' | '\u{FFFF}' => "\u{FFFD}",
            _ => continue,
        };
        out.write_all(&value.as_bytes()[written..at])?;
        out.write_all(escaped.as_bytes())?;
        written = at + character.len_utf8();
    }
    out.write_all(&value.as_bytes()[written..])
}

fn top_names(context: &Context) -> Vec<Cow<'_, str>> {
    // The engine does not list a context's names; those a view has at the top are few and known.
    ["site", "department", "departments", "field", "fields", "item", "items", "chapters", "vars"]
        .into_iter()
        .filter(|name| context.contains_key(name))
        .map(Cow::Borrowed)
        .collect()
}

fn place(source: &Arc<Source>, marked: &Marked, range: Range<usize>) -> Span {
    let (start, end) = (marked.original(range.start), marked.original(range.end));
    Span::new(source, start..end.max(start))
}

/// An engine error as a diagnostic; `place` finds a stretch of the compiled text in what the user wrote.
fn explain(error: &Error, names: &[Cow<str>], place: impl Fn(Range<usize>) -> Span) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = place(report.span().range.clone());
            let written = span.source.text.get(span.range.clone()).unwrap_or_default();
            reason(report.message(), written, names).at(span)
        }
        other => Diagnostic::error("layout-template").at(place(0..0)).with("message", other),
    }
}

/// The engine's English message as one of our keys where it is a mistake writers often make.
fn reason(message: &str, written: &str, names: &[Cow<str>]) -> Diagnostic {
    if message.contains(filters::SAFE_REFUSED) {
        return Diagnostic::error("layout-safe");
    }
    let quoted = message.split('`').nth(1).unwrap_or_default();
    if message.starts_with("Filter") || message.contains("filter `") {
        let near = nearest(quoted, filters::names());
        return Diagnostic::error("layout-unknown-filter").with("name", quoted).with("nearest", near);
    }
    if message.contains("is undefined") || message.contains("is not defined") || message.contains("undefined") {
        let name = if quoted.is_empty() { written } else { quoted };
        let head = name.split(['.', '[']).next().unwrap_or_default().trim();
        let near = nearest(head, names.iter().map(AsRef::as_ref));
        return Diagnostic::error("layout-undefined").with("name", name).with("nearest", near);
    }
    Diagnostic::error("layout-template").with("message", message)
}
