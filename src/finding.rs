//! What is wrong on a finished page, as data: the one form that the rules on a page's geometry and the reading of its
//! codes both speak in.
//!
//! A [`Finding`] names the rule it breaks, the document, page and place, and the code or item it is about. The report
//! draws it on a picture of the page; the terminal is told the [`Diagnostic`] it turns into. Its message stands in the
//! message files under the rule's name, and may use `$id` besides what the rule fills in.

use crate::diag::{Diagnostic, Severity, Spot};
use crate::geom::Rect;

/// One thing found on a finished page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's code, which is its message's key: `proof-missing`.
    pub rule: &'static str,
    /// An error keeps the document from being released.
    pub severity: Severity,
    /// The document's path as shown to the user.
    pub document: String,
    /// The page, counted from 1; none where the whole document is meant.
    pub page: Option<usize>,
    /// The part of the page that is meant, from the top left of its trimmed area.
    pub rect: Option<Rect>,
    /// Id of the code or item it is about.
    pub subject: Option<String>,
    /// The values the message names, in order, besides `id`.
    pub arguments: Vec<(&'static str, String)>,
}

impl Finding {
    /// Something that must not be printed.
    #[must_use]
    pub fn error(rule: &'static str) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            document: String::new(),
            page: None,
            rect: None,
            subject: None,
            arguments: Vec::new(),
        }
    }

    /// Something to look at before printing.
    #[must_use]
    pub fn warning(rule: &'static str) -> Self {
        Self { severity: Severity::Warning, ..Self::error(rule) }
    }

    /// Names the document.
    #[must_use]
    pub fn in_document(mut self, path: impl Into<String>) -> Self {
        self.document = path.into();
        self
    }

    /// Names the page, counted from 1.
    #[must_use]
    pub fn on_page(mut self, page: usize) -> Self {
        self.page = Some(page);
        self
    }

    /// Marks a part of the page.
    #[must_use]
    pub fn at(mut self, rect: Rect) -> Self {
        self.rect = Some(rect);
        self
    }

    /// Names the code or item it is about.
    #[must_use]
    pub fn about(mut self, id: impl Into<String>) -> Self {
        self.subject = Some(id.into());
        self
    }

    /// Fills in one value of the message.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "callers pass numbers and borrowed text alike")]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }

    /// What to tell the user.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        let mut told = Diagnostic::error(self.rule);
        told.severity = self.severity;
        told.file = Some(self.document.clone());
        told.spot = self.page.map(|page| Spot { page, point: self.rect.map(|rect| rect.origin) });
        if let Some(id) = &self.subject {
            told = told.with("id", id);
        }
        told.arguments.extend(self.arguments.iter().cloned());
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Length, Point, Size};

    #[test]
    fn a_finding_becomes_a_diagnostic() {
        let rect = Rect::new(Point::new(Length::mm(20.0), Length::mm(30.0)), Size::default());
        let finding = Finding::warning("diag-more").in_document("a.pdf").on_page(2).at(rect).about("A-1").with("n", 3);
        let told = finding.diagnostic();
        assert_eq!((told.key, told.severity, told.place()), ("diag-more", Severity::Warning, Some("a.pdf")));
        assert_eq!(told.spot, Some(Spot { page: 2, point: Some(rect.origin) }));
        assert_eq!(told.arguments, [("id", "A-1".to_owned()), ("n", "3".to_owned())]);
        assert_eq!(Finding::error("diag-more").in_document("a.pdf").diagnostic().spot, None);
    }
}
