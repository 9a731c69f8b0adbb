//! What each rule applies to.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use super::list::{Matcher, NegativeList, Rule};
use crate::catalog::{Catalog, Column, Item, Located, nearest, or_none};
use crate::diag::{Diagnostic, Diagnostics, Span};

/// What the rules of a list apply to.
#[derive(Debug, Default)]
pub(super) struct Matches {
    /// By the index of an item, the indices of its rules.
    pub items: BTreeMap<usize, Vec<usize>>,
    /// By the index of a department whose own file a path rule names, the index of the first such rule.
    pub departments: BTreeMap<usize, usize>,
}

/// Applies every rule; one that applies to nothing is a warning, since its mistake may be a leak elsewhere.
pub(super) fn find(catalog: &Catalog, list: &NegativeList, found: &mut Diagnostics) -> Matches {
    let mut matches = Matches::default();
    for (index, rule) in list.rules.iter().enumerate() {
        let (items, departments) = match &rule.matcher {
            Matcher::Ids(ids) => (by_id(catalog, ids, found), Vec::new()),
            Matcher::Paths(paths) => by_path(catalog, rule, paths, found),
            Matcher::Words { words, columns } => (by_words(catalog, words, columns), Vec::new()),
        };
        if items.is_empty() && departments.is_empty() {
            found.push(idle(rule));
        }
        for item in items {
            matches.items.entry(item).or_default().push(index);
        }
        for department in departments {
            matches.departments.entry(department).or_insert(index);
        }
    }
    matches
}

fn idle(rule: &Rule) -> Diagnostic {
    Diagnostic::warning("gate-idle-rule").at(rule.span.clone()).with("id", &rule.id).with("title", &rule.title)
}

/// An id that no item has: what was meant may be about to leak.
pub(super) fn unknown_item(id: &str, span: Span, known: &BTreeSet<&str>) -> Diagnostic {
    let suggestion = nearest(id, known.iter().copied());
    Diagnostic::error("gate-unknown-item").at(span).with("id", id).with("nearest", or_none(suggestion))
}

fn by_id(catalog: &Catalog, ids: &[Located<String>], found: &mut Diagnostics) -> Vec<usize> {
    let known: BTreeSet<&str> = catalog.items.iter().map(|item| item.id.as_str()).collect();
    for Located { value, span } in ids.iter().filter(|id| !known.contains(id.value.as_str())) {
        found.push(unknown_item(value, span.clone(), &known));
    }
    let wanted: BTreeSet<&str> = ids.iter().map(|id| id.value.as_str()).collect();
    indices(catalog, |item| wanted.contains(item.id.as_str()))
}

/// The items and departments at the paths; each path that names nothing is said, for a rule is mostly more than one.
fn by_path(
    catalog: &Catalog,
    rule: &Rule,
    paths: &[Located<String>],
    found: &mut Diagnostics,
) -> (Vec<usize>, Vec<usize>) {
    let (mut items, mut departments) = (BTreeSet::new(), BTreeSet::new());
    for path in paths {
        let Some(pattern) = glob(&path.value) else { continue };
        let at_path = indices(catalog, |item| pattern.is_match(&item.path));
        let owners: Vec<usize> = catalog
            .departments
            .iter()
            .enumerate()
            .filter(|(_, department)| {
                let file = &department.span.source.name;
                pattern.is_match(file.strip_prefix("catalog/").unwrap_or(file))
            })
            .map(|(index, _)| index)
            .collect();
        if paths.len() > 1 && at_path.is_empty() && owners.is_empty() {
            found.push(Diagnostic { span: Some(path.span.clone()), ..idle(rule) });
        }
        items.extend(at_path);
        departments.extend(owners);
    }
    (items.into_iter().collect(), departments.into_iter().collect())
}

/// `*` and `?` stay within a path's segment, `**` does not; a pattern also means everything below what it names.
fn glob(pattern: &str) -> Option<Regex> {
    let mut expression = String::from("^");
    let mut rest = pattern.trim_matches('/');
    while let Some(first) = rest.chars().next() {
        let (length, part) = if rest.starts_with("**") {
            (2, ".*".to_owned())
        } else {
            let part = match first {
                '*' => "[^/]*".to_owned(),
                '?' => "[^/]".to_owned(),
                other => regex::escape(other.encode_utf8(&mut [0; 4])),
            };
            (first.len_utf8(), part)
        };
        expression.push_str(&part);
        rest = &rest[length..];
    }
    expression.push_str("(/.*)?$");
    Regex::new(&expression).ok()
}

fn by_words(catalog: &Catalog, words: &[String], columns: &[Column]) -> Vec<usize> {
    let words: Vec<_> = words.iter().map(|word| plain(word).into_owned()).collect();
    indices(catalog, |item| {
        columns.iter().any(|&column| {
            let text = plain(item.text(column));
            words.iter().any(|word| text.contains(word.as_str()))
        })
    })
}

fn indices(catalog: &Catalog, meant: impl Fn(&Item) -> bool) -> Vec<usize> {
    let items = catalog.items.iter().enumerate();
    items.filter(|(_, item)| meant(item)).map(|(index, _)| index).collect()
}

/// A text as words are looked for in it: without white space, full-width letters and digits as ASCII, in lower case.
/// Cells come with line breaks inside words and either width.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    let is_plain = |ch: char| !ch.is_whitespace() && !ch.is_ascii_uppercase() && !('！'..='～').contains(&ch);
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let narrow = |ch: char| match ch {
        '！'..='～' => char::from_u32(u32::from(ch) - 0xFEE0).unwrap_or(ch),
        other => other,
    };
    Cow::Owned(text.chars().filter(|ch| !ch.is_whitespace()).map(narrow).map(|ch| ch.to_ascii_lowercase()).collect())
}
