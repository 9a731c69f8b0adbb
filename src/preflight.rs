//! Rules on finished pages: what would not scan, or not print as it was meant, is found before anyone pays for paper.
//!
//! Comes in: a [`page::Document`](crate::page::Document) and what its layout asks of it. Goes out: [`Finding`]s, each with
//! page, place and code, sorted by page and place. It reads geometry and colours; whether a decoder reads the pixels,
//! another room tells. `waiver` knows which findings people have accepted. `docs/preflight.md` describes every rule.

mod amount;
mod extent;
mod given;
mod ink;
mod kept;
mod matter;
mod symbols;
#[cfg(test)]
mod tests;
mod waiver;

use crate::account::Accounts;
use crate::catalog::Printer;
use crate::finding::Finding;
use crate::font::FontSet;
use crate::geom::{Length, Point, Rect, decimal};
use crate::layout::settings::{Checks, Rule};
use crate::page::Document;
use crate::press::Press;

pub use extent::text_ink;
pub use kept::KeptFinding;
pub use waiver::{Occasion, WAIVER_FILE, Waivers};

/// What a document's pages are held to.
#[derive(Clone, Copy, Debug)]
pub struct Standard<'a> {
    /// The layout's rules and limits.
    pub checks: &'a Checks,
    /// The printer the pages come out of.
    pub printer: &'a Printer,
    /// How the pages are printed, where a print shop gets them.
    pub press: Option<&'a Press>,
    /// The faces the text was set with.
    pub fonts: &'a FontSet,
    /// The project's accounts: codes placed as they were supplied are known by them.
    pub accounts: &'a Accounts,
    /// From how far the layout's codes are scanned.
    pub distance: Length,
}

/// Everything that breaks a rule on the pages of the document at `path`.
#[must_use]
pub fn check(document: &Document, path: &str, standard: Standard<'_>) -> Vec<Finding> {
    let mut report = Report { standard, path, page: 0, found: Vec::new() };
    let mut matter = matter::Gathered::default();
    for (index, page) in document.pages.iter().enumerate() {
        report.page = index + 1;
        symbols::check(page, &mut report);
        given::check(page, &mut report);
        matter::check(page, index + 1, standard, &mut matter);
        matter::check_edges(page, &mut report);
    }
    matter.tell(&mut report);
    if let Some(press) = standard.press {
        amount::check(document, press, &mut report);
    }
    let mut found = report.found;
    found.sort_by_cached_key(place);
    found
}

/// Findings stand in the order in which people look for them: by page, then from the top, then from the left.
fn place(finding: &Finding) -> (Option<usize>, Length, Length, &'static str, Vec<String>) {
    let Point { x, y } = finding.rect.unwrap_or_default().origin;
    let told = finding.subject.iter().chain(finding.arguments.iter().map(|(_, value)| value));
    (finding.page, y, x, finding.rule, told.cloned().collect())
}

/// Gathers what is found on a page.
struct Report<'a> {
    standard: Standard<'a>,
    path: &'a str,
    page: usize,
    found: Vec<Finding>,
}

impl Report<'_> {
    /// Adds what breaks `rule` in `rect`; `tell` fills in its values. Nothing where the layout turned the rule off.
    fn add(&mut self, rule: Rule, rect: Rect, tell: impl FnOnce(Finding) -> Finding) {
        let Some(severity) = self.standard.checks.severity(rule) else { return };
        let finding = tell(finding(rule)).in_document(self.path).on_page(self.page).at(rect);
        self.found.push(Finding { severity, ..finding });
    }
}

/// A finding under the rule's message.
fn finding(rule: Rule) -> Finding {
    match rule {
        Rule::ModuleFloor => Finding::error("preflight-module-floor"),
        Rule::ModuleDots => Finding::error("preflight-module-dots"),
        Rule::ModulePrinter => Finding::error("preflight-module-printer"),
        Rule::QuietZone => Finding::error("preflight-quiet-zone"),
        Rule::Covered => Finding::error("preflight-covered"),
        Rule::Contrast => Finding::error("preflight-contrast"),
        Rule::Tint => Finding::warning("preflight-tint"),
        Rule::Polarity => Finding::error("preflight-polarity"),
        Rule::Neighbour => Finding::warning("preflight-neighbour"),
        Rule::Trim => Finding::error("preflight-trim"),
        Rule::NearTrim => Finding::warning("preflight-near-trim"),
        Rule::TextSize => Finding::warning("preflight-text-size"),
        Rule::BlackText => Finding::warning("preflight-black-text"),
        Rule::MissingGlyph => Finding::error("preflight-missing-glyph"),
        Rule::Resolution => Finding::warning("preflight-resolution"),
        Rule::GivenSize => Finding::error("preflight-given-size"),
        Rule::GivenResolution => Finding::error("preflight-given-resolution"),
        Rule::TotalInk => Finding::error("preflight-total-ink"),
    }
}

/// Whether a finding is about what a press can print, and no concern of who prints in the office.
#[must_use]
pub fn is_about_press(finding: &Finding) -> bool {
    rule_of(finding) == Some(Rule::TotalInk)
}

/// The rule a finding breaks; none where another room found it.
fn rule_of(finding: &Finding) -> Option<Rule> {
    Rule::of_name(finding.rule.strip_prefix("preflight-")?)
}

/// Millimetres to a hundredth, as messages show them.
fn millimetres(length: Length) -> String {
    decimal(length.to_mm(), 2)
}
