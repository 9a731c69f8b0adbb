//! Whether the fonts have every character that is to be printed.
//!
//! A character no font has would print as a blank or a box. It is found here, where item and field can be named,
//! rather than by a reader.

use crate::account::Accounts;
use crate::catalog::{Catalog, Column, Item};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::font::FontSet;

/// Names every character of the catalogue's printed texts that no font has, once for each field of an item.
pub(super) fn check(catalog: &Catalog, accounts: &Accounts, fonts: &FontSet, found: &mut Diagnostics) {
    let mut known = Known::new(fonts);
    for department in &catalog.departments {
        let texts = [
            &department.name,
            &department.short_name,
            &department.duties,
            &department.address,
            &department.telephone,
            &department.hours,
        ];
        let optional = department.wechat.iter().chain(department.name_mn.as_ref().map(|name| &name.text));
        for text in texts.into_iter().chain(optional) {
            for character in known.missing(text) {
                found.push(missing_in_name(&department.id, character, &department.span));
            }
        }
    }
    for account in accounts.drawn() {
        for character in known.missing(&account.name) {
            found.push(missing_in_name(&account.id, character, &account.span));
        }
    }
    for item in &catalog.items {
        for (column, text) in printed(item) {
            for character in known.missing(text) {
                found.push(missing_in_item(item, column, character));
            }
        }
    }
    let site = &catalog.site;
    let texts =
        [&site.name, &site.office, &site.telephone, &site.address, &site.hours, &site.complaints, &site.edition];
    for text in texts.into_iter().chain(site.name_mn.as_ref().map(|name| &name.text)) {
        for character in known.missing(text) {
            found.push(
                Diagnostic::error("build-missing-character")
                    .at(narrowed(&site.home.span, character))
                    .with("owner", &site.name)
                    .with("column", "none")
                    .with("character", character)
                    .with("codepoint", codepoint(character)),
            );
        }
    }
}

fn printed(item: &Item) -> impl Iterator<Item = (Column, &str)> {
    let levels = [Column::Level1, Column::Level2, Column::Level3].into_iter().zip(&item.levels);
    let elements = [
        (Column::Name, &item.name),
        (Column::Basis, &item.basis),
        (Column::Content, &item.content),
        (Column::Body, &item.body),
        (Column::TimeLimit, &item.time_limit),
        (Column::Method, &item.method),
        (Column::Channels, &item.channels),
        (Column::Audience, &item.audience),
        (Column::Tier, &item.tier),
    ];
    let levels = levels.filter_map(|(column, text)| Some((column, text.as_deref()?)));
    levels.chain(elements.into_iter().map(|(column, text)| (column, text.as_str())))
}

fn missing_in_item(item: &Item, column: Column, character: char) -> Diagnostic {
    Diagnostic::error("build-missing-character")
        .at(narrowed(&item.span, character))
        .with("owner", &item.id)
        .with("column", column.heading())
        .with("character", character)
        .with("codepoint", codepoint(character))
}

fn missing_in_name(id: &str, character: char, span: &Span) -> Diagnostic {
    Diagnostic::error("build-missing-character")
        .at(narrowed(span, character))
        .with("owner", id)
        .with("column", "none")
        .with("character", character)
        .with("codepoint", codepoint(character))
}

fn codepoint(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// The character's own place: within the span, else the first in the file.
fn narrowed(span: &Span, character: char) -> Span {
    let text = &span.source.text;
    let within = text.get(span.range.clone()).and_then(|within| within.find(character)).map(|at| span.range.start + at);
    match within.or_else(|| text.find(character)) {
        Some(at) => Span::new(&span.source, at..at + character.len_utf8()),
        None => span.clone(),
    }
}

/// Which characters have been looked up already: one bit each for found and for asked.
struct Known<'a> {
    fonts: &'a FontSet,
    covered: Vec<u64>,
}

impl<'a> Known<'a> {
    fn new(fonts: &'a FontSet) -> Self {
        Self { fonts, covered: vec![0; (char::MAX as usize + 1) / 64] }
    }

    /// The characters of a text that no font has, each once, in their order.
    fn missing(&mut self, text: &str) -> Vec<char> {
        let mut missing = Vec::new();
        for character in text.chars() {
            let (word, bit) = (character as usize / 64, 1 << (character as usize % 64));
            if self.covered[word] & bit != 0 {
                continue;
            }
            if character.is_whitespace() || self.fonts.covers(character) {
                self.covered[word] |= bit;
            } else if !missing.contains(&character) {
                missing.push(character);
            }
        }
        missing
    }
}
