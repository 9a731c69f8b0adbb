//! All there is to say of a proof: the totals, as data, and one HTML page that needs nothing beside it.

mod html;

use serde::Serialize;

use super::document::PageProof;
use super::page::CodeProof;
use crate::diag::Severity;
use crate::finding::Finding;

pub use html::html;

/// What became of one document.
#[derive(Debug, Serialize)]
pub struct DocumentProof {
    /// Its path as shown.
    pub name: String,
    /// Its pages.
    pub pages: Vec<PageProof>,
    /// What is wrong with the document as a whole, or with pages that could not be looked at.
    #[serde(serialize_with = "super::json::findings")]
    pub findings: Vec<Finding>,
    /// What the rules on page geometry found when it was built and people let pass: told then, and shown here again.
    #[serde(serialize_with = "super::json::findings")]
    pub preflight: Vec<Finding>,
}

/// How a code fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nothing is wrong with it.
    Good,
    /// To be looked at.
    Doubtful,
    /// Must not be printed.
    Bad,
}

/// Numbers over all documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Documents looked at.
    pub documents: usize,
    /// Their pages.
    pub pages: usize,
    /// Codes expected or found on them.
    pub codes: usize,
    /// Codes nothing is wrong with.
    pub good: usize,
    /// Codes to be looked at.
    pub doubtful: usize,
    /// Codes that must not be printed.
    pub bad: usize,
    /// Findings that forbid printing.
    pub errors: usize,
    /// Findings to be looked at.
    pub warnings: usize,
}

impl DocumentProof {
    /// Everything found, the document's own first, then page by page.
    pub fn all_findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().chain(self.pages.iter().flat_map(|page| &page.findings))
    }
}

impl PageProof {
    /// How a code of this page fares.
    #[must_use]
    pub fn verdict(&self, code: &CodeProof) -> Verdict {
        let own = self.findings.iter().filter(|finding| finding.rect == Some(code.rect));
        own.map(|finding| match finding.severity {
            Severity::Error => Verdict::Bad,
            Severity::Warning => Verdict::Doubtful,
        })
        .max()
        .unwrap_or(Verdict::Good)
    }
}

impl Totals {
    /// The numbers of some documents.
    #[must_use]
    pub fn of(documents: &[DocumentProof]) -> Self {
        let mut totals = Self { documents: documents.len(), ..Self::default() };
        for document in documents {
            totals.pages += document.pages.len();
            for page in &document.pages {
                for code in &page.codes {
                    totals.codes += 1;
                    *match page.verdict(code) {
                        Verdict::Good => &mut totals.good,
                        Verdict::Doubtful => &mut totals.doubtful,
                        Verdict::Bad => &mut totals.bad,
                    } += 1;
                }
            }
            let errors = document.all_findings().filter(|finding| finding.severity == Severity::Error).count();
            totals.errors += errors;
            totals.warnings += document.all_findings().count() - errors;
        }
        totals
    }
}

/// The whole proof as JSON: totals, and for each document its pages, codes and findings.
#[must_use]
pub fn json(documents: &[DocumentProof]) -> String {
    #[derive(Serialize)]
    struct Report<'a> {
        schema: u32,
        totals: Totals,
        documents: &'a [DocumentProof],
    }
    let report = Report { schema: 1, totals: Totals::of(documents), documents };
    // Strings, numbers and lists of them always have a form in JSON.
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}
