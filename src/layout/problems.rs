//! What is wrong in one template, each mistake said once however often a loop repeats it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, Source, Span};

/// How many different values the same mistake at the same place is shown with.
const SHOWN: usize = 5;

type Values = Vec<(&'static str, String)>;

/// Collects the mistakes of one template.
pub(super) struct Problems<'a> {
    source: &'a Arc<Source>,
    found: &'a mut Diagnostics,
    /// The values each mistake at each place was shown with.
    seen: BTreeMap<(&'static str, usize), Vec<Values>>,
    failed: bool,
}

impl<'a> Problems<'a> {
    /// A collector for mistakes in `source`.
    pub fn new(source: &'a Arc<Source>, found: &'a mut Diagnostics) -> Self {
        Self { source, found, seen: BTreeMap::new(), failed: false }
    }

    /// Adds a mistake unless it was said before.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.failed |= diagnostic.severity == crate::diag::Severity::Error;
        let place = diagnostic.span.as_ref().map_or(0, |span| span.range.start);
        let values = self.seen.entry((diagnostic.key, place)).or_default();
        if values.len() < SHOWN && !values.contains(&diagnostic.arguments) {
            values.push(diagnostic.arguments.clone());
            self.found.push(diagnostic);
        }
    }

    /// The stretch of the template from `start`, `length` bytes long, made longer where it would cut a character.
    pub fn span(&self, start: usize, length: usize) -> Span {
        let text = &self.source.text;
        Span::new(self.source, text.floor_char_boundary(start)..text.ceil_char_boundary(start + length))
    }

    /// The template's text.
    pub fn text(&self) -> &'a str {
        &self.source.text
    }

    /// Whether any error was found.
    pub fn failed(&self) -> bool {
        self.failed
    }
}
