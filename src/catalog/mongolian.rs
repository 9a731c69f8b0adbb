//! Names in Mongolian script: supplied and approved by people, never translated by machine.
//!
//! Comes in: `name_mn`, a text alone or with those who answer for it. Goes out: a [`MongolianName`], which is printed
//! once it is approved and not before.

use std::fmt::{Display, Formatter};

use super::Date;
use super::document::Table;
use crate::diag::{Diagnostic, Diagnostics, Span};

/// A name in Mongolian script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MongolianName {
    /// The name.
    pub text: String,
    /// Who translated it.
    pub translator: Option<String>,
    /// Who approved it, and when; without it the name is not printed.
    pub approval: Option<Approval>,
    /// Where it is written.
    pub span: Span,
}

/// The approval of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// The person or office that read and approved it.
    pub reviewer: String,
    /// The day they did.
    pub date: Date,
}

/// The order of the two scripts where both are shown. Which one is right is decided by law and by the office, not by
/// the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scripts {
    /// Chinese first: above, or left.
    #[default]
    ZhFirst,
    /// Mongolian first: above, or left.
    MnFirst,
}

impl Scripts {
    /// The name it has in `mingma.toml`, in templates and in the manifest.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ZhFirst => "zh-first",
            Self::MnFirst => "mn-first",
        }
    }
}

impl Display for Scripts {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.name())
    }
}

impl MongolianName {
    /// The name, if it is approved.
    #[must_use]
    pub fn approved(&self) -> Option<&str> {
        self.approval.is_some().then_some(self.text.as_str())
    }
}

/// Reads `name_mn`: a text, or a table of the text and those who answer for it.
pub(super) fn name(table: &mut Table<'_>, found: &mut Diagnostics) -> Option<MongolianName> {
    const KEY: &str = "name_mn";
    let name = if table.holds_table(KEY) {
        full(table.table(KEY, found)?, found)?
    } else {
        let text = table.mongolian_text(KEY, found)?;
        MongolianName { text: text.value, translator: None, approval: None, span: text.span }
    };
    if !name.text.chars().any(|ch| matches!(ch, '\u{1820}'..='\u{18AA}')) {
        found.push(Diagnostic::error("catalog-mongolian-letters").at(name.span).with("text", name.text));
        return None;
    }
    if name.approval.is_none() {
        found.push(Diagnostic::warning("catalog-mongolian-unapproved").at(name.span.clone()));
    }
    Some(name)
}

fn full(mut table: Table<'_>, found: &mut Diagnostics) -> Option<MongolianName> {
    let whole = table.span();
    table.required("text", found);
    let text = table.mongolian_text("text", found);
    let translator = table.optional_text("translator", found).map(|translator| translator.value);
    let reviewer = table.optional_text("reviewer", found).map(|reviewer| reviewer.value);
    let date = table.date("approved", found).map(|date| date.value);
    // An approval nobody answers for is none.
    if date.is_some() && reviewer.is_none() {
        table.required("reviewer", found);
    }
    table.finish(found);
    let approval =
        reviewer.filter(|name| !name.is_empty()).zip(date).map(|(reviewer, date)| Approval { reviewer, date });
    let text = text?;
    let span = if approval.is_some() { text.span } else { whole };
    Some(MongolianName { text: text.value, translator, approval, span })
}

/// Reads `scripts`.
pub(super) fn scripts(table: &mut Table<'_>, found: &mut Diagnostics) -> Scripts {
    let Some(written) = table.optional_text("scripts", found) else { return Scripts::default() };
    let known = [Scripts::ZhFirst, Scripts::MnFirst].into_iter().find(|known| known.name() == written.value);
    known.unwrap_or_else(|| {
        found.push(Diagnostic::error("catalog-no-scripts").at(written.span).with("value", written.value));
        Scripts::default()
    })
}
