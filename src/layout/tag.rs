//! One start tag: its attributes, read and checked, and their places in the template.

use std::ops::Range;

use cssparser::Parser;

use super::css::value::{Parsed, entire, keyword};
use super::element::{COMMON, Rule};
use super::mark::{MARK, attribute_value};
use super::nearest::nearest;
use super::problems::Problems;
use crate::diag::{Diagnostic, Span};

/// A start tag.
#[derive(Clone, Copy)]
pub(super) struct Tag<'a> {
    node: roxmltree::Node<'a, 'a>,
    /// What its element is.
    pub rule: &'static Rule,
    /// Where it begins in the template.
    pub start: usize,
}

impl<'a> Tag<'a> {
    /// The tag of `node`; one that was not written in the template stands at `above`.
    pub fn new(node: roxmltree::Node<'a, 'a>, rule: &'static Rule, above: usize) -> Self {
        let start = node.attribute(MARK).and_then(|mark| mark.parse().ok()).unwrap_or(above);
        Self { node, rule, start }
    }

    /// An attribute's value.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.node.attribute(name)
    }

    /// An attribute's value, or an empty one.
    pub fn get_or_empty(&self, name: &str) -> &'a str {
        self.get(name).unwrap_or_default()
    }

    /// Where the element's name stands.
    pub fn span(&self, problems: &Problems) -> Span {
        problems.span(self.start, 1 + self.rule.name.len())
    }

    /// Where an attribute's value stands, or the element's name when the template shows no such attribute.
    pub fn value_span(&self, name: &str, problems: &Problems) -> Span {
        match attribute_value(problems.text(), self.start, name) {
            Some(Range { start, end }) => problems.span(start, end - start),
            None => self.span(problems),
        }
    }

    /// Where a part of an attribute's value stands; the whole of it when the value came from data.
    pub fn part_span(&self, name: &str, part: &Range<usize>, problems: &Problems) -> Span {
        let value = attribute_value(problems.text(), self.start, name);
        match value.filter(|range| problems.text().get(range.clone()) == self.get(name)) {
            Some(range) => problems.span(range.start + part.start, part.len().max(1)),
            None => self.value_span(name, problems),
        }
    }

    /// Names every attribute the element does not have.
    pub fn check_names(&self, problems: &mut Problems) {
        for attribute in self.node.attributes() {
            let name = attribute.name();
            let known = name == MARK || COMMON.contains(&name) || self.rule.attributes.contains(&name);
            if known {
                continue;
            }
            if name == "rowspan" {
                let span = self.name_span(name, problems);
                problems.push(Diagnostic::error("layout-rowspan").at(span));
                continue;
            }
            let own = self.rule.attributes.iter().chain(COMMON).copied();
            let diagnostic = Diagnostic::error("layout-unknown-attribute")
                .at(self.name_span(name, problems))
                .with("name", name)
                .with("element", self.rule.name)
                .with("known", own.clone().collect::<Vec<_>>().join(" "))
                .with("nearest", nearest(name, own));
            problems.push(diagnostic);
        }
    }

    fn name_span(&self, name: &str, problems: &Problems) -> Span {
        let value = attribute_value(problems.text(), self.start, name);
        let written = value.and_then(|value| {
            let before = problems.text().get(self.start..value.start)?;
            Some(self.start + before.rfind(name)?)
        });
        written.map_or_else(|| self.span(problems), |start| problems.span(start, name.len()))
    }

    /// An attribute that must be there and not be empty.
    pub fn required(&self, name: &'static str, problems: &mut Problems) -> Option<&'a str> {
        match self.get(name) {
            Some(value) if !value.trim().is_empty() => Some(value),
            Some(_) => {
                let diagnostic = Diagnostic::error("layout-empty-attribute")
                    .at(self.value_span(name, problems))
                    .with("name", name)
                    .with("element", self.rule.name);
                problems.push(diagnostic);
                None
            }
            None => {
                self.missing(name, problems);
                None
            }
        }
    }

    /// Says that an attribute is missing.
    pub fn missing(&self, name: &'static str, problems: &mut Problems) {
        let diagnostic = Diagnostic::error("layout-missing-attribute")
            .at(self.span(problems))
            .with("name", name)
            .with("element", self.rule.name);
        problems.push(diagnostic);
    }

    /// An attribute's value, read with `read`; `None` when it is not there or wrong, which is then said.
    pub fn read<T>(
        &self,
        name: &str,
        problems: &mut Problems,
        read: impl FnOnce(&mut Parser) -> Parsed<T>,
    ) -> Option<T> {
        match entire(self.get(name)?, read) {
            Ok(value) => Some(value),
            Err(fault) => {
                let span = self.part_span(name, &fault.range, problems);
                problems.push(fault.mistake.diagnostic(span, name));
                None
            }
        }
    }

    /// An attribute whose value is one of a few words.
    pub fn choice<T: Copy>(&self, name: &str, table: &[(&'static str, T)], problems: &mut Problems) -> Option<T> {
        self.read(name, problems, |input| keyword(input, table))
    }

    /// An attribute that is a whole number within limits.
    pub fn whole(&self, name: &'static str, limits: Range<u16>, problems: &mut Problems) -> Option<u16> {
        let written = self.get(name)?;
        let value = written.trim().parse().ok().filter(|value| limits.contains(value));
        if value.is_none() {
            let diagnostic = Diagnostic::error("layout-number")
                .at(self.value_span(name, problems))
                .with("name", name)
                .with("found", written)
                .with("least", limits.start)
                .with("most", limits.end - 1);
            problems.push(diagnostic);
        }
        value
    }
}
