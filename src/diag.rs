//! What is said to the user: diagnostics as data, collected and never thrown away, and the one catalogue of
//! messages in Chinese and English.
//!
//! A diagnostic carries its message's *key*, the place it speaks of and the values to fill in; no room but this
//! one knows what language the user reads. `render` turns diagnostics into text, with the line they speak of.

use std::ops::Range;
use std::sync::Arc;

use crate::geom::Point;

mod escape;
pub mod html;
mod json;
mod kept;
mod locale;
mod render;

pub use escape::escape;
pub use json::to_json_lines;
pub use kept::KeptWarning;
pub(crate) use locale::word;
pub use locale::{Language, Locale, Message};
pub use render::{Look, beginning, render};

/// A text that diagnostics can point into: a catalogue file, a template, a style sheet.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// The file's path as shown to the user: relative to the project's root, with `/` between the parts.
    pub name: String,
    /// The file's text, decoded.
    pub text: String,
}

impl Source {
    /// A source ready to be pointed into.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self { name: name.into(), text: text.into() })
    }
}

/// A stretch of a source, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The text pointed into.
    pub source: Arc<Source>,
    /// The bytes meant; empty means the point before `start`.
    pub range: Range<usize>,
}

impl Span {
    /// A stretch of `source`.
    #[must_use]
    pub fn new(source: &Arc<Source>, range: Range<usize>) -> Self {
        Self { source: Arc::clone(source), range }
    }

    /// Line and column of the first byte, both counted from 1, the column in characters.
    #[must_use]
    pub fn line_column(&self) -> (usize, usize) {
        let before = &self.source.text[..self.source.text.floor_char_boundary(self.range.start)];
        let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (line, before[start..].chars().count() + 1)
    }
}

/// A place in a finished document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The page, counted from 1.
    pub page: usize,
    /// Where on it; none where the whole page is meant.
    pub point: Option<Point>,
}

/// A cell of a table that an office brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellPlace {
    /// The sheet's name.
    pub sheet: String,
    /// The cell, as spreadsheets write it: `B17`.
    pub address: String,
    /// What stands there, as it stands.
    pub text: String,
}

/// The cell of an imported table that a text in the catalogue came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellOrigin {
    /// The table's file.
    pub file: String,
    /// The cell, and what stood there.
    pub cell: CellPlace,
}

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; the run goes on.
    Warning,
    /// The run writes nothing.
    Error,
}

/// One thing to tell the user.
///
/// `key` names a message in the Fluent files of this room. The message's value is the headline; its attribute
/// `.label`, where it has one, stands beside the marked place, and `.help` says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The message's key, and the stable name by which machines know it: `catalog-duplicate-id`.
    pub key: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// Where, when the place is in a text.
    pub span: Option<Span>,
    /// Where, when only a file is to blame: its path as shown to the user.
    pub file: Option<String>,
    /// Where in that file, when it is a document with pages.
    pub spot: Option<Spot>,
    /// Which cell of that file, when it is a table.
    pub cell: Option<Box<CellPlace>>,
    /// Which cell of an imported table the text it speaks of came from.
    pub origin: Option<Box<CellOrigin>>,
    /// The values the message names, in order.
    pub arguments: Vec<(&'static str, String)>,
}

impl Diagnostic {
    /// An error: nothing will be written.
    #[must_use]
    pub fn error(key: &'static str) -> Self {
        Self {
            key,
            severity: Severity::Error,
            span: None,
            file: None,
            spot: None,
            cell: None,
            origin: None,
            arguments: Vec::new(),
        }
    }

    /// A warning: the run goes on.
    #[must_use]
    pub fn warning(key: &'static str) -> Self {
        Self { severity: Severity::Warning, ..Self::error(key) }
    }

    /// Points at a place in a text.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Points at a whole file.
    #[must_use]
    pub fn in_file(mut self, path: impl Into<String>) -> Self {
        self.file = Some(path.into());
        self
    }

    /// Points at a page of the file, or at a place on it.
    #[must_use]
    pub fn on_page(mut self, spot: Spot) -> Self {
        self.spot = Some(spot);
        self
    }

    /// Points at a cell of a table.
    #[must_use]
    pub fn in_cell(self, file: impl Into<String>, cell: CellPlace) -> Self {
        Self { cell: Some(Box::new(cell)), ..self.in_file(file) }
    }

    /// Adds the cell of an imported table that the text it speaks of came from.
    #[must_use]
    pub fn from_cell(self, file: impl Into<String>, cell: CellPlace) -> Self {
        Self { origin: Some(Box::new(CellOrigin { file: file.into(), cell })), ..self }
    }

    /// The file it speaks of, whichever way it was named.
    #[must_use]
    pub fn place(&self) -> Option<&str> {
        self.span.as_ref().map(|span| span.source.name.as_str()).or(self.file.as_deref())
    }

    /// Fills in one value of the message.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "callers pass numbers and borrowed text alike")]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }
}

/// Everything found so far, in the order of the input.
#[derive(Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds many.
    pub fn extend(&mut self, more: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(more);
    }

    /// Whether anything found forbids writing.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|found| found.severity == Severity::Error)
    }

    /// Takes the value of a step that may have failed, keeping what it found.
    pub fn collect<T>(&mut self, result: Result<T, Diagnostic>) -> Option<T> {
        result.map_err(|found| self.push(found)).ok()
    }

    /// Forgets all but the first `count`, when a step is done over.
    pub fn truncate(&mut self, count: usize) {
        self.0.truncate(count);
    }

    /// All of them, in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Diagnostic] {
        &self.0
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
