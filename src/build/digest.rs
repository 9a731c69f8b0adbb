//! What documents are made from, as hashes: the same hashes, the same document.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use crate::account::{Account, Accounts};
use crate::catalog::{Catalog, Item, Settings};
use crate::code::{Code, Codes};
use crate::font::FontSet;
use crate::hash::content_hash;
use crate::layout::Layout;
use crate::layout::paper::Papers;
use crate::press::Press;

/// Hash of what all documents share: the program, its settings, the project's papers and fonts.
pub(super) fn program(settings: &Settings, papers: &Papers, fonts: &FontSet) -> String {
    let mut hasher = Fields::default();
    hasher.add(env!("MINGMA_FINGERPRINT").as_bytes());
    let shared = (&settings.build.date, &settings.codes.level, &settings.printer);
    hasher.add(format!("{shared:?}").as_bytes());
    for (name, size) in papers.own() {
        hasher.add(name.as_bytes());
        hasher.add(format!("{size:?}").as_bytes());
    }
    for (_, face) in fonts.faces() {
        hasher.add(face.postscript_name().as_bytes());
        hasher.add(&face.data().len().to_le_bytes());
    }
    hasher.finish()
}

/// Hash of a layout's files, and of what the press adds to its pages.
pub(super) fn layout(layout: &Layout, press: &Press, edition: &str) -> String {
    let mut hasher = Fields::default();
    hasher.add(press.condition.profile());
    hasher.add(format!("{press:?} {edition}").as_bytes());
    for (name, bytes) in layout.sources() {
        hasher.add(name.as_bytes());
        hasher.add(bytes);
    }
    hasher.finish()
}

/// Hash of each item, by its id.
pub(super) fn items<'a>(catalog: &'a Catalog, codes: &Codes) -> BTreeMap<&'a str, String> {
    catalog.items.iter().map(|item| (item.id.as_str(), self::item(item, catalog, codes))).collect()
}

fn item(item: &Item, catalog: &Catalog, codes: &Codes) -> String {
    let mut hasher = Fields::default();
    let levels = item.levels.iter().map(|level| level.as_deref().unwrap_or_default());
    let elements = [&item.name, &item.basis, &item.content, &item.body, &item.time_limit];
    let ways = [&item.method, &item.channels, &item.audience, &item.tier];
    for text in levels.chain(elements.into_iter().chain(ways).map(String::as_str)) {
        hasher.add(text.as_bytes());
    }
    hasher.add(catalog.fields.get(item.field).map_or("", |field| &field.name).as_bytes());
    hasher.add(codes.get(&item.id).map_or("", |code| &code.target).as_bytes());
    // Half a hash tells items apart just as well, and there are many.
    hasher.finish()[..16].to_owned()
}

/// Hash of what packages say of their codes.
pub(super) fn codes<'a>(codes: impl Iterator<Item = &'a Code>) -> String {
    let mut hasher = Fields::default();
    for code in codes {
        for text in [&code.id, &code.title, &code.target, &code.symbol.hash()] {
            hasher.add(text.as_bytes());
        }
    }
    hasher.finish()
}

/// What a filled-in template says: its hash, with the addresses of the codes it names, and the items and accounts it
/// speaks of.
pub(super) struct Said {
    /// Hash of the markup and of those addresses.
    pub hash: String,
    /// The hashes of the items and accounts named, by their ids.
    pub items: BTreeMap<String, String>,
}

/// Reads a filled-in template for what it says.
///
/// Ids are found wherever they stand as a word, so that no way of naming a code can be missed.
pub(super) fn said(markup: &str, items: &BTreeMap<&str, String>, codes: &Codes, accounts: &Accounts) -> Said {
    let mut hasher = Fields::default();
    hasher.add(markup.as_bytes());
    let mut named = BTreeMap::new();
    for word in words(markup) {
        if let Some(code) = codes.get(word) {
            hasher.add(code.target.as_bytes());
        }
        if let Some(digest) = accounts.get(word).map(Account::digest) {
            hasher.add(digest.as_bytes());
            named.insert(word.to_owned(), content_hash(digest.as_bytes())[..16].to_owned());
        }
        if let Some(hash) = items.get(word) {
            named.entry(word.to_owned()).or_insert_with(|| hash.clone());
        }
    }
    Said { hash: hasher.finish(), items: named }
}

/// Stretches of the characters that ids are made of.
fn words(markup: &str) -> impl Iterator<Item = &str> {
    markup
        .split(|character: char| !character.is_ascii_alphanumeric() && character != '-')
        .filter(|word| !word.is_empty())
}

/// A hash over fields, each told apart from the next by its length.
#[derive(Default)]
struct Fields(Sha256);

impl Fields {
    fn add(&mut self, field: &[u8]) {
        self.0.update(field.len().to_le_bytes());
        self.0.update(field);
    }

    fn finish(self) -> String {
        content_hash(&self.0.finalize())
    }
}
