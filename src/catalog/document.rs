//! TOML read by hand rather than into structs: every mistake in a file is found, not only the first, each with its
//! place and in the reader's language.
//!
//! Comes in: a [`Source`]. Goes out: values beside their places. A [`Table`] remembers which keys it was asked for;
//! [`Table::finish`] reports all others, with the one that was probably meant.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::text::{code_point, hostile};
use super::{Date, Located, nearest, or_none};
use crate::cell::space::join_lines;
use crate::diag::{Diagnostic, Diagnostics, Source, Span};
use crate::geom::Length;

/// A TOML file, parsed.
#[derive(Debug)]
pub struct Document<'a> {
    source: &'a Arc<Source>,
    root: Spanned<DeTable<'a>>,
}

impl<'a> Document<'a> {
    /// Parses `source`; every fault against TOML's grammar is reported.
    pub fn parse(source: &'a Arc<Source>, found: &mut Diagnostics) -> Option<Self> {
        let (root, errors) = DeTable::parse_recoverable(&source.text);
        for error in &errors {
            let range = error.span().unwrap_or(0..0);
            found.push(
                Diagnostic::error("catalog-toml-syntax")
                    .at(Span::new(source, range))
                    .with("detail", error.message().trim_end()),
            );
        }
        errors.is_empty().then_some(Self { source, root })
    }

    /// The file's outermost table.
    #[must_use]
    pub fn table(&self) -> Table<'_> {
        Table { source: self.source, entries: self.root.get_ref(), range: 0..0, asked: Vec::new() }
    }
}

/// One table of a document.
#[derive(Debug)]
pub struct Table<'a> {
    source: &'a Arc<Source>,
    entries: &'a DeTable<'a>,
    range: Range<usize>,
    asked: Vec<&'static str>,
}

impl<'a> Table<'a> {
    /// Where the table begins.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(self.source, self.range.clone())
    }

    /// Whether the table has this key; asking does not make the key known to [`Table::finish`].
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Whether a table stands under this key; asking does not make the key known to [`Table::finish`].
    #[must_use]
    pub fn holds_table(&self, key: &str) -> bool {
        self.entries.get(key).is_some_and(|value| value.get_ref().as_table().is_some())
    }

    /// The keys as written, with their places, in the order of the file.
    #[must_use]
    pub fn keys(&self) -> Vec<(&'a str, Span)> {
        let mut keys: Vec<_> = self.entries.keys().map(|key| (key.get_ref().as_ref(), key.span())).collect();
        keys.sort_by_key(|(_, range)| range.start);
        keys.into_iter().map(|(key, range)| (key, Span::new(self.source, range))).collect()
    }

    /// The text under `key`, as [`Table::text`] reads it, for keys that are not known beforehand.
    pub fn text_under(&self, key: &str, found: &mut Diagnostics) -> Option<Located<String>> {
        let value = self.entries.get(key)?;
        text_of(self.source, key, value, false, found)
    }

    /// The text under a key that must be there and say something.
    pub fn text(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<Located<String>> {
        self.required(key, found)?;
        let text = self.optional_text(key, found)?;
        if text.value.is_empty() {
            found.push(Diagnostic::error("catalog-empty-value").at(text.span).with("key", key));
            return None;
        }
        Some(text)
    }

    /// The text under a key that may be left out.
    pub fn optional_text(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<Located<String>> {
        let value = self.value(key)?;
        text_of(self.source, key, value, false, found)
    }

    /// The text in Mongolian script under a key that may be left out: it may hold what steers the forms of its letters.
    pub fn mongolian_text(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<Located<String>> {
        let value = self.value(key)?;
        text_of(self.source, key, value, true, found)
    }

    /// The texts of the list under a key; an empty list when it is left out.
    pub fn texts(&mut self, key: &'static str, found: &mut Diagnostics) -> Vec<Located<String>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_kind(key, "list", value, found);
            return Vec::new();
        };
        list.iter().filter_map(|entry| text_of(self.source, key, entry, false, found)).collect()
    }

    /// The whole number under a key that may be left out, within `limits`.
    pub fn number(&mut self, key: &'static str, limits: Range<u32>, found: &mut Diagnostics) -> Option<u32> {
        let value = self.value(key)?;
        self.number_of(key, &limits, value, found)
    }

    /// The whole numbers of the list under a key, each within `limits`; an empty list when it is left out.
    pub fn numbers(&mut self, key: &'static str, limits: &Range<u32>, found: &mut Diagnostics) -> Vec<u32> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_kind(key, "list", value, found);
            return Vec::new();
        };
        list.iter().filter_map(|entry| self.number_of(key, limits, entry, found)).collect()
    }

    /// The length under a key that may be left out, with its unit: `0.33mm`.
    pub fn length(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<Located<Length>> {
        let Located { value, span } = self.optional_text(key, found)?;
        let length = value.parse().ok();
        if length.is_none() {
            found.push(Diagnostic::error("catalog-no-length").at(span.clone()).with("key", key).with("value", value));
        }
        length.map(|value| Located { value, span })
    }

    /// The yes or no under a key that may be left out.
    pub fn truth(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<bool> {
        let value = self.value(key)?;
        let truth = value.get_ref().as_bool();
        if truth.is_none() {
            self.wrong_kind(key, "boolean", value, found);
        }
        truth
    }

    /// The date under a key that may be left out: TOML's own kind of date, or text.
    pub fn date(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<Located<Date>> {
        let value = self.value(key)?;
        let written = match value.get_ref() {
            DeValue::Datetime(date) => date.to_string(),
            DeValue::String(text) => text.trim().to_owned(),
            _ => {
                self.wrong_kind(key, "date", value, found);
                return None;
            }
        };
        let span = self.place(value);
        if let Ok(date) = written.parse() {
            return Some(Located { value: date, span });
        }
        found.push(Diagnostic::error("catalog-no-date").at(span).with("key", key).with("value", written));
        None
    }

    /// The table under a key that may be left out.
    pub fn table(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<Table<'a>> {
        let value = self.value(key)?;
        let table = self.as_table(value);
        if table.is_none() {
            self.wrong_kind(key, "table", value, found);
        }
        table
    }

    /// The tables of the list under a key, `[[key]]`; none when it is left out.
    pub fn tables(&mut self, key: &'static str, found: &mut Diagnostics) -> Vec<Table<'a>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_kind(key, "tables", value, found);
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(list.len());
        for entry in list {
            match self.as_table(entry) {
                Some(table) => tables.push(table),
                None => self.wrong_kind(key, "tables", entry, found),
            }
        }
        tables
    }

    /// Reports a key that must be there and is not.
    pub fn required(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<()> {
        self.note(key);
        if self.has(key) {
            return Some(());
        }
        found.push(Diagnostic::error("catalog-missing-key").at(self.span()).with("key", key));
        None
    }

    /// Reports every key that was never asked for.
    pub fn finish(self, found: &mut Diagnostics) {
        for (key, span) in self.keys() {
            if !self.asked.contains(&key) {
                let suggestion = nearest(key, self.asked.iter().copied().filter(|known| !self.has(known)));
                found.push(
                    Diagnostic::error("catalog-unknown-key")
                        .at(span)
                        .with("key", key)
                        .with("nearest", or_none(suggestion))
                        .with("known", self.asked.join(", ")),
                );
            }
        }
    }

    fn note(&mut self, key: &'static str) {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
    }

    fn value(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.note(key);
        self.entries.get(key)
    }

    fn place(&self, value: &Spanned<DeValue<'_>>) -> Span {
        Span::new(self.source, value.span())
    }

    fn as_table(&self, value: &'a Spanned<DeValue<'a>>) -> Option<Table<'a>> {
        let entries = value.get_ref().as_table()?;
        Some(Table { source: self.source, entries, range: value.span(), asked: Vec::new() })
    }

    fn number_of(
        &self,
        key: &str,
        limits: &Range<u32>,
        value: &Spanned<DeValue<'_>>,
        found: &mut Diagnostics,
    ) -> Option<u32> {
        let Some(number) = value.get_ref().as_integer() else {
            self.wrong_kind(key, "number", value, found);
            return None;
        };
        let parsed = u32::from_str_radix(number.as_str(), number.radix()).ok().filter(|parsed| limits.contains(parsed));
        if parsed.is_none() {
            found.push(
                Diagnostic::error("catalog-number-out-of-range")
                    .at(self.place(value))
                    .with("key", key)
                    .with("number", number.as_str())
                    .with("least", limits.start)
                    .with("most", limits.end - 1),
            );
        }
        parsed
    }

    fn wrong_kind(&self, key: &str, expected: &'static str, value: &Spanned<DeValue<'_>>, found: &mut Diagnostics) {
        found.push(wrong_kind(self.source, key, expected, value));
    }
}

fn wrong_kind(source: &Arc<Source>, key: &str, expected: &'static str, value: &Spanned<DeValue<'_>>) -> Diagnostic {
    Diagnostic::error("catalog-wrong-kind")
        .at(Span::new(source, value.span()))
        .with("key", key)
        .with("expected", expected)
        .with("got", value.get_ref().type_str())
}

fn text_of(
    source: &Arc<Source>,
    key: &str,
    value: &Spanned<DeValue<'_>>,
    mongolian: bool,
    found: &mut Diagnostics,
) -> Option<Located<String>> {
    let span = Span::new(source, value.span());
    let Some(text) = value.get_ref().as_str() else {
        found.push(wrong_kind(source, key, "text", value));
        return None;
    };
    if let Some(character) = hostile(text, mongolian) {
        let refused = match character {
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' if mongolian => {
                Diagnostic::error("catalog-mongolian-private")
            }
            _ => Diagnostic::error("catalog-forbidden-character"),
        };
        found.push(refused.at(span).with("where", key).with("character", code_point(character)));
        return None;
    }
    Some(Located { value: join_lines(text).into_owned(), span })
}
