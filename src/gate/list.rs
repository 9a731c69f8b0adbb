//! `negative-list.toml`: rules, and what people decided about single items.

use std::path::Path;
use std::sync::Arc;

use crate::catalog::document::{Document, Table};
use crate::catalog::{Column, Date, Located, nearest, or_none, read_source};
use crate::diag::{Diagnostic, Diagnostics, Source, Span};

/// The name of the file.
pub const LIST_FILE: &str = "negative-list.toml";

/// The negative list, understood.
#[derive(Debug)]
pub struct NegativeList {
    /// Its rules, in the order of the file.
    pub rules: Vec<Rule>,
    /// What people decided about single items.
    pub decisions: Vec<Decision>,
}

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// The rule's id: `N-01`.
    pub id: String,
    /// What kind of information it is about.
    pub title: String,
    /// What it applies to.
    pub matcher: Matcher,
    /// Its legal basis.
    pub basis: String,
    /// The version of the law it cites.
    pub basis_version: String,
    /// Whether people may decide otherwise.
    pub effect: Effect,
    /// When it must be looked at again.
    pub review_due: Option<Date>,
    /// Where it stands.
    pub span: Span,
}

/// Whether people may decide otherwise; the hardest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// Never to be published.
    Absolute,
    /// Not to be published unless a condition is met.
    Conditional,
    /// May be kept back.
    Discretionary,
}

/// What a rule applies to.
#[derive(Debug)]
pub enum Matcher {
    /// Items of these ids.
    Ids(Vec<Located<String>>),
    /// Files and folders of the catalogue: `公安局/**`.
    Paths(Vec<Located<String>>),
    /// Items with one of these words in one of these columns.
    Words {
        /// The words.
        words: Vec<String>,
        /// The columns; at least one.
        columns: Vec<Column>,
    },
}

/// What people decided about one item.
#[derive(Debug)]
pub struct Decision {
    /// The item's id.
    pub item: Located<String>,
    /// What was decided.
    pub outcome: Outcome,
    /// Who decided.
    pub by: String,
    /// When.
    pub date: Date,
    /// Why.
    pub reason: String,
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Publish, though a rule applies.
    Release,
    /// Keep back, though none does.
    Withhold,
}

const EFFECTS: [(&str, Effect); 3] =
    [("absolute", Effect::Absolute), ("conditional", Effect::Conditional), ("discretionary", Effect::Discretionary)];
const OUTCOMES: [(&str, Outcome); 2] = [("release", Outcome::Release), ("withhold", Outcome::Withhold)];

/// Reads the negative list of the project in `root`. Without a file, or with one that cannot be wholly understood,
/// there is no list, and nothing may be published.
#[must_use]
pub fn read(root: &Path, found: &mut Diagnostics) -> Option<NegativeList> {
    if !root.join(LIST_FILE).exists() {
        found.push(Diagnostic::error("gate-no-list").in_file(LIST_FILE));
        return None;
    }
    let source = read_source(root, &root.join(LIST_FILE), found)?;
    parse(&source, found)
}

/// Understands the list's text.
pub(super) fn parse(source: &Arc<Source>, found: &mut Diagnostics) -> Option<NegativeList> {
    let mut own = Diagnostics::default();
    let list = Document::parse(source, &mut own).map(|document| {
        let mut table = document.table();
        let rules = table.tables("rule", &mut own).into_iter().filter_map(|each| rule(each, &mut own)).collect();
        let decisions =
            table.tables("decision", &mut own).into_iter().filter_map(|each| decision(each, &mut own)).collect();
        table.finish(&mut own);
        NegativeList { rules, decisions }
    });
    if let Some(list) = &list {
        same_ids(list, &mut own);
    }
    let understood = !own.has_errors();
    found.extend(own);
    list.filter(|_| understood)
}

fn same_ids(list: &NegativeList, found: &mut Diagnostics) {
    for (index, rule) in list.rules.iter().enumerate() {
        if list.rules[..index].iter().any(|other| other.id == rule.id) {
            found.push(Diagnostic::error("gate-duplicate-rule").at(rule.span.clone()).with("id", &rule.id));
        }
    }
}

fn rule(mut table: Table<'_>, found: &mut Diagnostics) -> Option<Rule> {
    let span = table.span();
    let id = table.text("id", found);
    let title = table.text("title", found);
    let matcher = table.required("match", found).and_then(|()| table.table("match", found));
    let matcher = matcher.and_then(|table| self::matcher(table, found));
    let basis = table.text("basis", found);
    let basis_version = table.optional_text("basis_version", found);
    let effect = choice(&mut table, "effect", &EFFECTS, found);
    let review_due = table.date("review_due", found);
    table.finish(found);
    Some(Rule {
        id: id?.value,
        title: title?.value,
        matcher: matcher?,
        basis: basis?.value,
        basis_version: basis_version.map(|version| version.value).unwrap_or_default(),
        effect: effect?,
        review_due: review_due.map(|date| date.value),
        span,
    })
}

fn matcher(mut table: Table<'_>, found: &mut Diagnostics) -> Option<Matcher> {
    let span = table.span();
    let kinds = ["ids", "paths", "words"].into_iter().filter(|kind| table.has(kind)).count();
    let ids = table.texts("ids", found);
    let paths = table.texts("paths", found);
    let words = table.texts("words", found);
    let columns = table.texts("columns", found);
    table.finish(found);
    if kinds != 1 {
        found.push(Diagnostic::error("gate-one-matcher").at(span));
        return None;
    }
    let blank = [&ids, &paths, &words].into_iter().flatten().find(|text| text.value.is_empty());
    if ids.is_empty() && paths.is_empty() && words.is_empty() || blank.is_some() {
        let span = blank.map_or(span, |text| text.span.clone());
        found.push(Diagnostic::error("gate-empty-matcher").at(span));
        return None;
    }
    if !ids.is_empty() {
        return Some(Matcher::Ids(ids));
    }
    if !paths.is_empty() {
        return are_paths(&paths, found).then_some(Matcher::Paths(paths));
    }
    let columns = columns_of(&columns, &span, found)?;
    Some(Matcher::Words { words: words.into_iter().map(|word| word.value).collect(), columns })
}

/// Whether patterns can be paths within the catalogue; one that cannot be would match nothing and let all through.
fn are_paths(paths: &[Located<String>], found: &mut Diagnostics) -> bool {
    let is_path = |path: &str| {
        let segments = path.trim_matches('/').split('/');
        !path.contains('\\')
            && segments.clone().all(|segment| !matches!(segment, "" | "." | ".."))
            && segments.clone().all(|segment| segment == "**" || !segment.contains("**"))
            && segments.clone().next() != Some("catalog")
    };
    let wrong: Vec<_> = paths.iter().filter(|path| !is_path(&path.value)).collect();
    for path in &wrong {
        found.push(Diagnostic::error("gate-bad-path").at(path.span.clone()).with("path", &path.value));
    }
    wrong.is_empty()
}

/// The named columns, all of which must be known and hold text.
fn columns_of(names: &[Located<String>], span: &Span, found: &mut Diagnostics) -> Option<Vec<Column>> {
    if names.is_empty() {
        found.push(Diagnostic::error("gate-no-columns").at(span.clone()));
        return None;
    }
    let mut columns = Vec::new();
    for Located { value, span } in names {
        match Column::of_heading(value)
            .filter(|column| !matches!(column, Column::Field | Column::Url | Column::Reading))
        {
            Some(column) => columns.push(column),
            None => found.push(
                Diagnostic::error("gate-unknown-column")
                    .at(span.clone())
                    .with("name", value)
                    .with("nearest", or_none(nearest(value, Column::headings()))),
            ),
        }
    }
    (columns.len() == names.len()).then_some(columns)
}

fn decision(mut table: Table<'_>, found: &mut Diagnostics) -> Option<Decision> {
    let item = table.text("item", found);
    let outcome = choice(&mut table, "outcome", &OUTCOMES, found);
    let by = table.text("by", found);
    let date = table.required("date", found).and_then(|()| table.date("date", found));
    let reason = table.text("reason", found);
    table.finish(found);
    Some(Decision { item: item?, outcome: outcome?, by: by?.value, date: date?.value, reason: reason?.value })
}

/// The value of a key that must be one of a few words.
fn choice<T: Copy>(
    table: &mut Table<'_>,
    key: &'static str,
    words: &[(&str, T)],
    found: &mut Diagnostics,
) -> Option<T> {
    let text = table.text(key, found)?;
    let choice = words.iter().find(|(word, _)| *word == text.value).map(|&(_, value)| value);
    if choice.is_none() {
        let known: Vec<_> = words.iter().map(|&(word, _)| word).collect();
        found.push(
            Diagnostic::error("gate-no-choice")
                .at(text.span)
                .with("key", key)
                .with("value", &text.value)
                .with("known", known.join(", ")),
        );
    }
    choice
}
