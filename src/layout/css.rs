//! The style language: a closed subset of CSS, read strictly.
//!
//! Comes in: a style sheet, or the value of a `style` attribute. Goes out: rules and declarations with typed values,
//! and every mistake with its place. Nothing unknown is ever skipped in silence, as a browser would.

pub(super) mod cascade;
mod color;
mod computed;
pub(super) mod property;
pub(super) mod selector;
pub(super) mod sheet;
pub(super) mod value;

use std::ops::Range;

use crate::diag::{Diagnostic, Span};
use crate::layout::nearest::nearest;

/// A mistake in a style sheet or a `style` attribute.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fault {
    /// The bytes of the text it concerns.
    pub range: Range<usize>,
    /// What is wrong there.
    pub mistake: Mistake,
}

/// What can be wrong in a style.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mistake {
    /// A property that does not exist.
    Property {
        /// As written.
        name: String,
        /// All there are.
        known: Vec<&'static str>,
    },
    /// A word that is not among a property's values.
    Keyword {
        /// As written.
        found: String,
        /// All there are.
        expected: Vec<&'static str>,
    },
    /// Something else than the kind of value expected.
    Value {
        /// As written; empty at the end of the value.
        found: String,
        /// What was expected.
        expected: Expected,
    },
    /// A paper nobody knows.
    Paper {
        /// As written.
        found: String,
        /// The name probably meant.
        nearest: String,
    },
    /// A unit that does not exist.
    Unit {
        /// As written.
        unit: String,
    },
    /// A number other than 0 without its unit.
    MissingUnit {
        /// As written.
        number: String,
    },
    /// A negative value where none makes sense.
    Negative {
        /// As written.
        found: String,
    },
    /// Something after the end of a value.
    Trailing {
        /// As written.
        found: String,
    },
    /// A selector outside the subset.
    Selector {
        /// As written.
        found: String,
    },
    /// A selector that names an element that does not exist.
    SelectorElement {
        /// As written.
        name: String,
    },
    /// An `@` rule.
    AtRule {
        /// As written.
        name: String,
    },
    /// Not a declaration or rule at all.
    Syntax {
        /// As written.
        found: String,
    },
}

/// Kinds of values, named in messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expected {
    /// `12mm`, `2em`, `10%`.
    Length,
    /// `12mm`, `2em`.
    LengthNotShare,
    /// `12mm`.
    AbsoluteLength,
    /// `20%`.
    Share,
    /// `1.5`.
    Number,
    /// `2`.
    WholeNumber,
    /// `black`, `#c00`, `cmyk(…)`.
    Color,
    /// `"Noto Sans SC", serif`.
    Families,
    /// `20mm 1fr`.
    Tracks,
    /// `span 2`.
    Spans,
    /// `0.5pt solid black`.
    Border,
    /// `bold 12pt/1.5 serif`.
    Font,
    /// `1 1 auto`.
    Flex,
    /// `none` or `"/.-"`.
    Marks,
    /// `error` or `shrink(9pt)`.
    Overflow,
}

impl Expected {
    /// The name under which the Fluent files describe it.
    fn name(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::LengthNotShare => "length-not-share",
            Self::AbsoluteLength => "absolute-length",
            Self::Share => "share",
            Self::Number => "number",
            Self::WholeNumber => "whole-number",
            Self::Color => "color",
            Self::Families => "families",
            Self::Tracks => "tracks",
            Self::Spans => "spans",
            Self::Border => "border",
            Self::Font => "font",
            Self::Flex => "flex",
            Self::Marks => "marks",
            Self::Overflow => "overflow",
        }
    }
}

impl Mistake {
    /// The diagnostic for this mistake at `span`; `subject` is the property, attribute or setting it stands in.
    pub fn diagnostic(&self, span: Span, subject: &str) -> Diagnostic {
        let diagnostic = match self {
            Self::Property { name, known } => Diagnostic::error("layout-unknown-property")
                .with("name", name)
                .with("nearest", nearest(name, known.iter().copied())),
            Self::Keyword { found, expected } => Diagnostic::error("layout-unknown-keyword")
                .with("subject", subject)
                .with("found", found)
                .with("expected", expected.join(" | "))
                .with("nearest", nearest(found, expected.iter().copied())),
            Self::Value { found, expected } => Diagnostic::error("layout-wrong-value")
                .with("subject", subject)
                .with("found", found)
                .with("expected", expected.name()),
            Self::Paper { found, nearest } => {
                Diagnostic::error("layout-unknown-paper").with("found", found).with("nearest", nearest)
            }
            Self::Unit { unit } => Diagnostic::error("layout-unknown-unit")
                .with("unit", unit)
                .with("nearest", nearest(unit, value::UNITS.iter().copied())),
            Self::MissingUnit { number } => {
                Diagnostic::error("layout-missing-unit").with("subject", subject).with("number", number)
            }
            Self::Negative { found } => {
                Diagnostic::error("layout-negative").with("subject", subject).with("found", found)
            }
            Self::Trailing { found } => {
                Diagnostic::error("layout-trailing-value").with("subject", subject).with("found", found)
            }
            Self::Selector { found } => Diagnostic::error("layout-selector").with("found", found),
            Self::SelectorElement { name } => Diagnostic::error("layout-selector-element")
                .with("name", name)
                .with("nearest", nearest(name, crate::layout::element::names())),
            Self::AtRule { name } => Diagnostic::error("layout-at-rule").with("name", name),
            Self::Syntax { found } => Diagnostic::error("layout-style-syntax").with("found", found),
        };
        diagnostic.at(span)
    }
}
