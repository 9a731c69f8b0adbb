//! What an import adds to a profile: the columns of every form of table, so that next year's tables are understood alike.
//!
//! Comes in: what was decided before, and what was understood. Goes out: the profile with an entry more for each form
//! it did not know. An entry applies to every table with its heads, so it says nothing that would make another table of
//! this import be understood otherwise: reading the same tables with it gives the same.

use super::{Known, Profile, SheetProfile, Subject};
use crate::import::heads;
use crate::import::mapping::{MappedColumn, Mapping, Meaning};
use crate::import::outcome::Certainty;

impl Profile {
    /// What was decided, and what was found besides.
    #[must_use]
    pub fn learned(&self, known: Known<'_>) -> Self {
        let forms: Vec<Form<'_>> = known.draft.mappings.iter().map(|mapping| Form::of(known, mapping)).collect();
        let mut learned = self.clone();
        for form in &forms {
            let mut columns = form.found(&learned.of_table(form.subject()));
            // What is told already needs no entry.
            if learned.tells(form, &columns) {
                continue;
            }
            while let Some(at) = learned.misleading(&columns, &forms) {
                columns.remove(at);
            }
            if !learned.tells(form, &columns) {
                learned.sheets.push(SheetProfile { columns, ..SheetProfile::default() });
            }
        }
        learned
    }

    /// Whether a table's columns are told as they were found.
    fn tells(&self, form: &Form<'_>, columns: &[(String, Meaning)]) -> bool {
        let entries = self.of_table(form.subject());
        columns.iter().all(|(head, meaning)| told(&entries, &heads::key(head)) == Some(meaning))
    }

    /// The first of these columns that some table does not have as they say.
    fn misleading(&self, columns: &[(String, Meaning)], forms: &[Form<'_>]) -> Option<usize> {
        let entry = SheetProfile { columns: columns.to_vec(), ..SheetProfile::default() };
        let mut sheets = self.sheets.clone();
        sheets.push(entry.clone());
        let more = Self { sheets, ..Self::default() };
        let misled = forms.iter().filter(|form| entry.meets(form.subject()).is_some()).filter_map(|form| {
            let (before, after) = (self.of_table(form.subject()), more.of_table(form.subject()));
            columns.iter().position(|(head, _)| {
                let key = heads::key(head);
                let now = told(&after, &key);
                now != told(&before, &key) && form.columns(&key).any(|column| column.meaning.as_ref() != now)
            })
        });
        misled.min()
    }
}

/// What the entries that apply to a table say of a head.
pub(in crate::import) fn told<'a>(entries: &[&'a SheetProfile], key: &str) -> Option<&'a Meaning> {
    let columns = entries.iter().flat_map(|entry| &entry.columns);
    columns.into_iter().find(|(head, _)| heads::key(head) == key).map(|(_, meaning)| meaning)
}

/// A table with the keys of its heads.
struct Form<'a> {
    file: &'a str,
    sheet: &'a str,
    mapping: &'a Mapping,
    heads: Vec<String>,
}

impl<'a> Form<'a> {
    fn of(known: Known<'a>, mapping: &'a Mapping) -> Self {
        let book = &known.books[mapping.book];
        let heads = mapping.columns.iter().map(|column| heads::key(&column.head)).collect();
        Self { file: &book.name, sheet: &book.sheets[mapping.sheet].name, mapping, heads }
    }

    fn subject(&self) -> Subject<'_> {
        Subject { file: self.file, sheet: self.sheet, table: self.mapping.table, heads: &self.heads }
    }

    /// The columns below a head with this key; one with nothing in it holds whatever is said.
    fn columns(&self, key: &str) -> impl Iterator<Item = &MappedColumn> {
        let columns = self.heads.iter().zip(&self.mapping.columns);
        columns.filter(move |(head, column)| *head == key && !column.is_empty).map(|(_, column)| column)
    }

    /// What its columns hold.
    fn found(&self, entries: &[&SheetProfile]) -> Vec<(String, Meaning)> {
        let found = self.heads.iter().zip(&self.mapping.columns).filter(|(key, column)| {
            // A column that was left out because it is empty may hold something next year.
            let is_left = column.meaning == Some(Meaning::Ignored) && column.certainty == Certainty::Likely;
            let is_told_unheard = column.is_empty && told(entries, key).is_some();
            !(is_left || is_told_unheard)
        });
        found.filter_map(|(_, column)| Some((column.head.clone(), column.meaning.clone()?))).collect()
    }
}
