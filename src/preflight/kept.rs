//! Findings as they are remembered from one run to the next, for documents that need not be made again.

use serde::{Deserialize, Serialize};

use crate::diag::{Severity, word};
use crate::finding::Finding;
use crate::geom::{Length, Point, Rect, Size};
use crate::layout::settings::Rule;
use crate::preflight::finding;

/// A finding in a form that can be written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFinding {
    rule: String,
    error: bool,
    page: Option<usize>,
    /// Left, top, width and height in EMU.
    rect: Option<[i64; 4]>,
    subject: Option<String>,
    arguments: Vec<(String, String)>,
}

impl KeptFinding {
    /// Writes a finding down. Its document is known by where it is kept.
    #[must_use]
    pub fn new(finding: &Finding) -> Option<Self> {
        let rule = super::rule_of(finding)?;
        Some(Self {
            rule: rule.name().to_owned(),
            error: finding.severity == Severity::Error,
            page: finding.page,
            rect: finding.rect.map(|rect| [rect.origin.x.0, rect.origin.y.0, rect.size.width.0, rect.size.height.0]),
            subject: finding.subject.clone(),
            arguments: finding.arguments.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        })
    }

    /// The finding again, in the document at `path`; none when it names what this program does not know.
    #[must_use]
    pub fn finding(&self, path: &str) -> Option<Finding> {
        let arguments = self.arguments.iter().map(|(name, value)| Some((word(name)?, value.clone())));
        let rect = self.rect.map(|[x, y, width, height]| {
            Rect::new(Point::new(Length(x), Length(y)), Size::new(Length(width), Length(height)))
        });
        Some(Finding {
            severity: if self.error { Severity::Error } else { Severity::Warning },
            document: path.to_owned(),
            page: self.page,
            rect,
            subject: self.subject.clone(),
            arguments: arguments.collect::<Option<_>>()?,
            ..finding(Rule::of_name(&self.rule)?)
        })
    }
}
