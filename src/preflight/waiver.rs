//! `waivers.toml`: findings that people have looked at and accepted, each with who, why and until when.
//!
//! Comes in: the file, and the findings of a run. Goes out: the findings that nobody accepted, and what is wrong with
//! the waivers themselves. The date is the build's own setting: without one, no waiver holds.

use std::path::Path;
use std::sync::Arc;

use crate::catalog::document::{Document, Table};
use crate::catalog::{Date, nearest, or_none, read_source};
use crate::diag::{Diagnostic, Diagnostics, Source, Span};
use crate::finding::Finding;
use crate::layout::settings::Rule;
use crate::preflight::rule_of;

/// The name of the file.
pub const WAIVER_FILE: &str = "waivers.toml";

/// What people accepted.
#[derive(Debug, Default)]
pub struct Waivers(Vec<Waiver>);

#[derive(Debug)]
struct Waiver {
    rule: Rule,
    layout: Option<String>,
    document: Option<String>,
    item: Option<String>,
    by: String,
    until: Date,
    span: Span,
}

/// When and over how much of the project waivers are asked.
#[derive(Clone, Copy, Debug)]
pub struct Occasion {
    /// The day it is for: a build's own date, or that of a check.
    pub date: Option<Date>,
    /// Whether all documents were looked at, so that a waiver nothing needs can be told.
    pub whole: bool,
}

impl Waivers {
    /// Reads the waivers of the project in `root`; a project without the file has none.
    #[must_use]
    pub fn read(root: &Path, found: &mut Diagnostics) -> Self {
        let path = root.join(WAIVER_FILE);
        let source = if path.exists() { read_source(root, &path, found) } else { None };
        source.map_or_else(Self::default, |source| Self::parse(&source, found))
    }

    pub(super) fn parse(source: &Arc<Source>, found: &mut Diagnostics) -> Self {
        let Some(document) = Document::parse(source, found) else { return Self::default() };
        let mut table = document.table();
        let waivers = table.tables("waiver", found).into_iter().filter_map(|each| waiver(each, found)).collect();
        table.finish(found);
        Self(waivers)
    }

    /// Tells the findings that no waiver covers, and what is wrong with waivers. `documents` are findings with the name
    /// of the layout they were made with. Gives back how many findings were waived.
    pub fn settle<'f>(
        &self,
        documents: impl IntoIterator<Item = (&'f str, &'f [Finding])>,
        occasion: Occasion,
        found: &mut Diagnostics,
    ) -> usize {
        let holds = |waiver: &Waiver| occasion.date.is_some_and(|date| date <= waiver.until);
        let mut used = vec![false; self.0.len()];
        let mut waived = 0;
        for (layout, findings) in documents {
            for finding in findings {
                let at = self.0.iter().position(|waiver| holds(waiver) && waiver.covers(finding, layout));
                match at {
                    Some(at) => {
                        used[at] = true;
                        waived += 1;
                    }
                    None => found.push(finding.diagnostic()),
                }
            }
        }
        if occasion.date.is_none() {
            found.extend(
                self.0.first().map(|first| Diagnostic::warning("preflight-waivers-undated").at(first.span.clone())),
            );
            return waived;
        }
        for (waiver, used) in self.0.iter().zip(used) {
            if !holds(waiver) {
                found.push(waiver.fault(Diagnostic::warning("preflight-waiver-expired")).with("until", waiver.until));
            } else if occasion.whole && !used {
                found.push(waiver.fault(Diagnostic::warning("preflight-waiver-unused")));
            }
        }
        waived
    }
}

impl Waiver {
    fn covers(&self, finding: &Finding, layout: &str) -> bool {
        let fits =
            |pattern: &Option<String>, text: &str| pattern.as_deref().is_none_or(|pattern| matches(pattern, text));
        rule_of(finding) == Some(self.rule)
            && fits(&self.layout, layout)
            && fits(&self.document, &finding.document)
            && fits(&self.item, finding.subject.as_deref().unwrap_or_default())
    }

    fn fault(&self, diagnostic: Diagnostic) -> Diagnostic {
        diagnostic.at(self.span.clone()).with("rule", self.rule.name()).with("by", &self.by)
    }
}

fn waiver(mut table: Table<'_>, found: &mut Diagnostics) -> Option<Waiver> {
    let span = table.span();
    let rule = table.text("rule", found);
    let layout = table.optional_text("layout", found);
    let document = table.optional_text("document", found);
    let item = table.optional_text("item", found);
    let by = table.text("by", found);
    // Why it was accepted is for people; that it was written down is for the program.
    let reason = table.text("reason", found);
    let until = table.required("until", found).and_then(|()| table.date("until", found));
    table.finish(found);
    let rule = rule?;
    let Some(known) = Rule::of_name(&rule.value) else {
        let names = Rule::ALL.map(Rule::name);
        found.push(
            Diagnostic::error("preflight-unknown-rule")
                .at(rule.span)
                .with("rule", &rule.value)
                .with("nearest", or_none(nearest(&rule.value, names)))
                .with("known", names.join(", ")),
        );
        return None;
    };
    reason?;
    Some(Waiver {
        rule: known,
        layout: layout.map(|pattern| pattern.value),
        document: document.map(|pattern| pattern.value),
        item: item.map(|pattern| pattern.value),
        by: by?.value,
        until: until?.value,
        span,
    })
}

/// Whether a pattern is the whole of a text; `*` stands for any characters, none included.
fn matches(pattern: &str, text: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else { return pattern == text };
    let Some(mut text) = text.strip_prefix(head) else { return false };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let tail = parts.pop().unwrap_or_default();
    for part in parts {
        // The first place a part is found at leaves the most for those behind it.
        let Some(at) = text.find(part) else { return false };
        text = &text[at + part.len()..];
    }
    text.ends_with(tail)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn patterns() {
        for (pattern, text) in [("a", "a"), ("*", ""), ("*", "any"), ("a*", "a"), ("poster/FGW-*", "poster/FGW-1.pdf")]
        {
            assert!(matches(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [("a", "ab"), ("a*", "ba"), ("*a", "ab"), ("a*a", "a"), ("a*b*c", "acb"), ("", "a")] {
            assert!(!matches(pattern, text), "{pattern} {text}");
        }
    }

    proptest! {
        /// Against the plainest way to say what a pattern means.
        #[test]
        fn a_pattern_means_what_it_says(pattern in "[ab*]{0,6}", text in "[ab]{0,8}") {
            fn plain(pattern: &[u8], text: &[u8]) -> bool {
                match (pattern, text) {
                    ([], []) => true,
                    ([b'*', rest @ ..], _) => {
                        plain(rest, text) || (!text.is_empty() && plain(pattern, &text[1..]))
                    }
                    ([one, rest @ ..], [other, text @ ..]) => one == other && plain(rest, text),
                    _ => false,
                }
            }
            prop_assert_eq!(matches(&pattern, &text), plain(pattern.as_bytes(), text.as_bytes()));
        }
    }
}
