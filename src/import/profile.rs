//! What people decided about an office's tables, kept for the next edition: `import.toml`.
//!
//! Comes in: the file's text, or what was found. Goes out: a [`Profile`]. Entries of `[[sheet]]` find their tables by
//! the conditions they state: the file's name, the sheet's, the table's place in it, the heads under `columns`. An
//! entry applies to every table that meets them all; of several that speak of the same, the one with more conditions
//! is heard, then the later one.

mod glob;
mod learn;
mod read;
mod write;

use std::collections::BTreeMap;

use super::answers::Answers;
use super::heads;
use super::mapping::Meaning;
use crate::cell::channel::Legend;

pub(super) use learn::told;
pub(super) use write::quoted;
pub use write::{Known, to_toml};

/// What a profile writes for what is not to be taken.
pub const LEFT_OUT: &str = "不导入";

/// What people decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// The department everything is filed under, by its id.
    pub department: Option<String>,
    /// What ■ and □ mean, where no sheet says it.
    pub legend: Option<Legend>,
    /// Which department a 主体 is.
    pub bodies: BTreeMap<String, Filing>,
    /// Which field a text names, by its id.
    pub fields: BTreeMap<String, String>,
    /// Which item a row is.
    pub matches: Answers,
    /// What is decided for tables.
    pub sheets: Vec<SheetProfile>,
}

/// Where the rows of a 主体 go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filing {
    /// To the department with this id.
    Department(String),
    /// Nowhere: its rows are left out.
    LeftOut,
}

/// What is decided for the tables that meet its conditions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetProfile {
    /// Condition: the file's name, with `*` and `?`; with its folders where the pattern has a `/`.
    pub file: Option<String>,
    /// Condition: the sheet's name, with `*` and `?`.
    pub sheet: Option<String>,
    /// Condition: which table of the sheet, from 1.
    pub table: Option<u32>,
    /// Whether it is left out.
    pub is_left_out: bool,
    /// The department it is filed under, by its id.
    pub department: Option<String>,
    /// Its field, by its id.
    pub field: Option<String>,
    /// What ■ and □ mean.
    pub legend: Option<Legend>,
    /// The heads under which an empty cell repeats the one above.
    pub fill_down: Vec<String>,
    /// The heads under which an empty cell is just empty.
    pub keep_empty: Vec<String>,
    /// What stands under which head. Where neither file nor sheet is stated, also the condition that the table has
    /// all these heads.
    pub columns: Vec<(String, Meaning)>,
}

/// A table, as conditions are held against it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The file's name as shown.
    pub file: &'a str,
    /// The sheet's name.
    pub sheet: &'a str,
    /// Which table of the sheet it is, from 1.
    pub table: u32,
    /// The keys of its heads.
    pub heads: &'a [String],
}

/// What ■ and □ mean, as profiles name it.
const LEGENDS: [(Legend, &str); 2] = [(Legend::Chosen, "chosen"), (Legend::Mandatory, "mandatory")];

impl SheetProfile {
    /// Whether it says anything beside its conditions.
    fn says_something(&self) -> bool {
        let conditions =
            Self { file: self.file.clone(), sheet: self.sheet.clone(), table: self.table, ..Self::default() };
        *self != conditions
    }

    /// How many conditions a table meets, if it meets all there are.
    #[must_use]
    pub fn meets(&self, subject: Subject<'_>) -> Option<usize> {
        let has_name = self.file.is_some() || self.sheet.is_some() || self.table.is_some();
        let file = self.file.as_deref().is_none_or(|pattern| glob::meets_path(pattern, subject.file));
        let sheet = self.sheet.as_deref().is_none_or(|pattern| glob::meets(pattern, subject.sheet));
        let table = self.table.is_none_or(|table| table == subject.table);
        let has_heads = || self.columns.iter().all(|(head, _)| subject.heads.contains(&heads::key(head)));
        let by_heads = !self.columns.is_empty() && has_heads();
        if !(file && sheet && table && (has_name || by_heads || self.columns.is_empty())) {
            return None;
        }
        let stated = [self.file.is_some(), self.sheet.is_some(), self.table.is_some()];
        let named = stated.into_iter().filter(|&stated| stated).count();
        // A name outweighs any number of heads.
        Some(named * 1000 + if by_heads { self.columns.len() } else { 0 })
    }
}

impl Profile {
    /// The entries that apply to a table, the one to be heard first in front.
    #[must_use]
    pub fn of_table(&self, subject: Subject<'_>) -> Vec<&SheetProfile> {
        let met = self.sheets.iter().enumerate();
        let mut met: Vec<_> = met.filter_map(|(at, entry)| Some((entry.meets(subject)?, at, entry))).collect();
        met.sort_by_key(|&(conditions, at, _)| std::cmp::Reverse((conditions, at)));
        met.into_iter().map(|(.., entry)| entry).collect()
    }
}
