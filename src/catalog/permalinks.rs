//! The part of `[codes]` that says what codes hold: the page's own address, or a short one on the city's host.

use super::document::Table;
use super::{Located, nearest, or_none};
use crate::diag::{Diagnostic, Diagnostics};

/// Short addresses that codes hold in place of their pages' own.
#[derive(Clone, Debug)]
pub struct PermalinkRules {
    /// What stands before the code's id: `https://{host}/q/`.
    pub prefix: Located<String>,
    /// Which codes hold one.
    pub scopes: Vec<Scope>,
    /// For which servers maps are written.
    pub servers: Vec<Server>,
}

/// What a code may belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The site.
    Site,
    /// A department.
    Departments,
    /// An item.
    Items,
}

/// A web server that can send a short address on to its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Server {
    /// nginx.
    Nginx,
    /// Apache httpd.
    Apache,
    /// Caddy.
    Caddy,
    /// Microsoft IIS with URL Rewrite.
    Iis,
    /// Any that serves files.
    Static,
}

const SCOPES: [(&str, Scope); 3] =
    [("site", Scope::Site), ("departments", Scope::Departments), ("items", Scope::Items)];

const SERVERS: [(&str, Server); 5] = [
    ("nginx", Server::Nginx),
    ("apache", Server::Apache),
    ("caddy", Server::Caddy),
    ("iis", Server::Iis),
    ("static", Server::Static),
];

const KINDS: [(&str, bool); 2] = [("direct", false), ("permalink", true)];

/// Reads the keys about addresses from `[codes]`; none where codes hold their pages' own addresses.
pub(super) fn read(table: &mut Table<'_>, found: &mut Diagnostics) -> Option<PermalinkRules> {
    let address = table.optional_text("address", found);
    let prefix = table.optional_text("permalink", found);
    let scopes = list(table, "permalink_for", &SCOPES, found);
    let servers = list(table, "redirects", &SERVERS, found);
    let address = address?;
    if !word(&address, "address", &KINDS, found)? {
        return None;
    }
    let Some(prefix) = prefix else {
        found.push(Diagnostic::error("catalog-no-permalink").at(address.span));
        return None;
    };
    Some(PermalinkRules { prefix, scopes, servers })
}

/// The words of a list; all there are where the list is left out.
fn list<T: Copy>(
    table: &mut Table<'_>,
    key: &'static str,
    known: &[(&'static str, T)],
    found: &mut Diagnostics,
) -> Vec<T> {
    if !table.has(key) {
        return known.iter().map(|(_, value)| *value).collect();
    }
    table.texts(key, found).iter().filter_map(|text| word(text, key, known, found)).collect()
}

fn word<T: Copy>(text: &Located<String>, key: &str, known: &[(&'static str, T)], found: &mut Diagnostics) -> Option<T> {
    let value = known.iter().find(|(name, _)| *name == text.value).map(|(_, value)| *value);
    if value.is_none() {
        let names = || known.iter().map(|(name, _)| *name);
        found.push(
            Diagnostic::error("catalog-unknown-word")
                .at(text.span.clone())
                .with("key", key)
                .with("value", &text.value)
                .with("nearest", or_none(nearest(&text.value, names())))
                .with("known", names().collect::<Vec<_>>().join(", ")),
        );
    }
    value
}
