//! The template engine: compiling templates and rendering them with a view's values.

use std::io::Write;
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Tera, Value};

use super::complaint::complaints;
use super::filters;
use super::mark::Marked;
use super::settings::{PageSettings, Settings};
use crate::diag::{Diagnostic, Diagnostics, Source, Span};

/// The engine's name for the markup; `.xml` turns its escaping on.
const MARKUP: &str = "template.xml";
/// The engine's name for the pattern of file names, which is plain text.
const FILE_NAME: &str = "file";

/// The values a template sees.
#[derive(Debug)]
pub(super) struct Values {
    context: Context,
    /// The view alone, for suggestions.
    root: Value,
}

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
                found.extend(complaints(&error, &marked.text, None, |range| place(source, &marked, range)));
                None
            }
        }
    }

    /// Renders the template.
    pub fn render(&self, values: &Values, found: &mut Diagnostics) -> Option<String> {
        match self.tera.render(MARKUP, &values.context) {
            Ok(rendered) => Some(rendered),
            Err(error) => {
                let place = |range| place(&self.source, &self.marked, range);
                found.extend(complaints(&error, &self.marked.text, Some(&values.root), place));
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
                found.extend(complaints(&error, &template, None, |_| span.clone()));
                None
            }
        }
    }

    /// Fills the pattern in.
    pub fn render(&self, values: &Values, found: &mut Diagnostics) -> Option<String> {
        match self.tera.render(FILE_NAME, &values.context) {
            Ok(name) => Some(name),
            Err(error) => {
                found.extend(complaints(&error, "", Some(&values.root), |_| self.span.clone()));
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

/// The values a template sees: the view, the layout's own variables as `vars`, and its page as `page`.
pub(super) fn values(view: &impl Serialize, settings: &Settings, place: &str) -> Result<Values, Diagnostic> {
    let trouble = |error: &dyn std::fmt::Display| {
        Diagnostic::error("layout-view").in_file(place).with("message", error.to_string())
    };
    let root = Value::try_from_serializable(view).map_err(|error| trouble(&error))?;
    let mut context = Context::new();
    for (name, value) in root.as_map().ok_or_else(|| trouble(&root.name()))? {
        context.insert_value(name.to_string(), value.clone());
    }
    context.insert("vars", &settings.variables);
    context.insert("page", &PageView::from(settings.page));
    Ok(Values { context, root })
}

/// The page as `layout.toml` sets it, in millimetres, so that a template can reckon with it.
#[derive(Serialize)]
struct PageView {
    width: f64,
    height: f64,
    /// Of the type area: the page without its margins.
    area_width: f64,
    area_height: f64,
}

impl From<PageSettings> for PageView {
    fn from(PageSettings { size, margin, .. }: PageSettings) -> Self {
        Self {
            width: size.width.to_mm(),
            height: size.height.to_mm(),
            area_width: (size.width - margin.left - margin.right).to_mm(),
            area_height: (size.height - margin.top - margin.bottom).to_mm(),
        }
    }
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

fn place(source: &Arc<Source>, marked: &Marked, range: Range<usize>) -> Span {
    let (start, end) = (marked.original(range.start), marked.original(range.end));
    Span::new(source, start..end.max(start))
}
