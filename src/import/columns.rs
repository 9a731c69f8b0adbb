//! What each column of a table holds: by what the profile says, by its head, by its cells.
//!
//! Comes in: a table and the profile's entries for it. Goes out: its columns with their meanings, and questions. Two
//! columns that say they hold the same, and heads that may be two things, are asked about; rows wait for the answer.

use super::asked::Asked;
use super::heads::{self, Said};
use super::mapping::{MappedColumn, Meaning};
use super::names::Names;
use super::outcome::Certainty;
use super::profile::{SheetProfile, told};
use super::question::{About, Place};
use super::tables::{Head, Table};
use crate::catalog::Column;
use crate::cell::tick::{self, Tick};
use crate::sheet::{Address, Sheet};

/// How many cells of a column are looked at to tell what it holds.
const LOOKED_AT: usize = 200;

/// A table whose columns are to be understood, and where it is.
pub(super) struct Subject<'a> {
    pub names: &'a Names<'a>,
    pub sheet: &'a Sheet,
    pub table: &'a Table,
    /// What the profile says of it, what is to be heard first in front.
    pub entries: &'a [&'a SheetProfile],
    pub book: usize,
    pub sheet_index: usize,
    /// Index of the first table with these heads among the draft's mappings.
    pub form: usize,
}

/// A column that is being understood.
struct Candidate<'a> {
    head: &'a Head,
    shown: String,
    meaning: Option<Meaning>,
    certainty: Certainty,
    /// What it may be, while that is unsure.
    choices: Vec<Meaning>,
    /// Whether rows wait for the answer.
    is_pressing: bool,
    has_content: bool,
}

impl Candidate<'_> {
    fn settle(&mut self, meaning: Meaning, certainty: Certainty) {
        (self.meaning, self.certainty) = (Some(meaning), certainty);
        self.choices.clear();
        self.is_pressing = false;
    }

    fn ask(&mut self, choices: Vec<Meaning>, is_pressing: bool) {
        (self.meaning, self.certainty) = (None, Certainty::Unsure);
        self.choices = choices;
        self.is_pressing = is_pressing;
    }
}

/// The columns of a table, and the questions all its rows wait for.
pub(super) fn understand(subject: &Subject<'_>, asked: &mut Asked) -> (Vec<MappedColumn>, Vec<usize>) {
    let heads = subject.table.columns.iter().filter(|head| counts(subject.sheet, subject.table, head));
    let mut columns: Vec<Candidate<'_>> = heads.map(|head| candidate(subject, head)).collect();
    titles(&mut columns);
    for column in columns.iter_mut().filter(|column| column.certainty == Certainty::Unsure) {
        by_cells(subject, column);
    }
    pressing(&mut columns);
    conflicts(&mut columns);
    let mut waits_for = Vec::new();
    for column in columns.iter_mut().filter(|column| column.meaning.is_none()) {
        if !column.has_content {
            column.settle(Meaning::Ignored, Certainty::Likely);
            continue;
        }
        let about = About::Head { table: subject.form, head: column.shown.clone() };
        let at = Address::new(subject.table.head.end - 1, column.head.column);
        let place = Place { book: subject.book, sheet: subject.sheet_index, at };
        let choices = || column.choices.iter().map(|choice| choice.name().into_owned()).collect();
        let question = asked.ask(&about, place, column.is_pressing, choices);
        if column.is_pressing {
            waits_for.push(question);
        }
    }
    let mapped = columns.into_iter().map(|column| MappedColumn {
        column: column.head.column,
        head: column.shown,
        meaning: column.meaning,
        certainty: column.certainty,
        is_empty: !column.has_content,
    });
    (mapped.collect(), waits_for)
}

fn candidate<'a>(subject: &Subject<'_>, head: &'a Head) -> Candidate<'a> {
    let shown = head.shown();
    let has_content = cells(subject.sheet, subject.table, head.column).next().is_some();
    let mut column = Candidate {
        head,
        meaning: None,
        certainty: Certainty::Unsure,
        choices: Vec::new(),
        is_pressing: false,
        has_content,
        shown,
    };
    let key = heads::key(&column.shown);
    // What is told of other tables with this head means nothing where nothing stands below it.
    if let Some(meaning) = told(subject.entries, &key).filter(|_| has_content) {
        column.settle(meaning.clone(), Certainty::Told);
        return column;
    }
    match heads::said(head.group.as_deref(), &head.text) {
        Said::Known(meaning) => column.settle(meaning, Certainty::Known),
        Said::Likely(meaning) => column.settle(meaning, Certainty::Likely),
        Said::Unsure(choices) => column.ask(choices, true),
        Said::Nothing => column.ask(Vec::new(), false),
    }
    column
}

/// Whether a column is one of the table: something stands over or in it.
pub(super) fn counts(sheet: &Sheet, table: &Table, head: &Head) -> bool {
    !head.text.is_empty() || cells(sheet, table, head.column).next().is_some()
}

/// The texts of a column's own cells in the body of the table.
fn cells<'a>(sheet: &'a Sheet, table: &'a Table, column: u32) -> impl Iterator<Item = &'a str> {
    let rows = table.body.iter().cloned().flatten();
    let texts = rows.filter_map(move |row| {
        let cell = sheet.cell(Address::new(row, column))?;
        // A text that comes from the left is of the column there.
        let is_own = cell.merged_into.is_none_or(|first| first.column == column);
        (is_own && cell.merged_into.is_none_or(|first| first.row == row)).then_some(cell.text.trim())
    });
    texts.filter(|text| !text.is_empty())
}

/// Settles columns headed 公开事项 or 事项名称, by which levels have columns of their own.
fn titles(columns: &mut [Candidate<'_>]) {
    let has = |columns: &[Candidate<'_>], wanted: Column| {
        columns.iter().any(|column| column.meaning == Some(Meaning::Text(wanted)))
    };
    let levels = [Column::Level1, Column::Level2].map(|level| has(columns, level));
    let name = has(columns, Column::Name);
    let title = [Meaning::Text(Column::Level1), Meaning::Text(Column::Level2)];
    for column in columns.iter_mut().filter(|column| column.choices.starts_with(&title)) {
        let is_name = heads::bare(&heads::key(&column.head.text)).ends_with("名称");
        match levels {
            // An item has a first level if it has nothing else.
            [false, false] => column.settle(Meaning::Text(Column::Level1), Certainty::Likely),
            [true, true] if is_name && !name => column.settle(Meaning::Text(Column::Name), Certainty::Known),
            [true, false] => column.ask([Column::Level2, Column::Name].map(Meaning::Text).to_vec(), true),
            [false, true] => column.ask([Column::Level1, Column::Name].map(Meaning::Text).to_vec(), true),
            [true, true] => {
                column.ask(vec![Meaning::Text(Column::Name), Meaning::Text(Column::Level3), Meaning::Ignored], true);
            }
        }
    }
    if !levels[0] && !levels[1] && name && !has(columns, Column::Level1) {
        let mut named = columns.iter_mut().filter(|column| column.meaning == Some(Meaning::Text(Column::Name)));
        if let Some(column) = named.next() {
            column.settle(Meaning::Text(Column::Level1), Certainty::Likely);
        }
    }
}

/// Settles a column whose cells leave no doubt.
fn by_cells(subject: &Subject<'_>, column: &mut Candidate<'_>) {
    let texts: Vec<&str> = cells(subject.sheet, subject.table, column.head.column).take(LOOKED_AT).collect();
    if texts.is_empty() {
        return;
    }
    let all = |is: &dyn Fn(&str) -> bool| texts.iter().all(|text| is(text));
    if column.choices.contains(&Meaning::Text(Column::Field)) && all(&|text| subject.names.field(text).is_some()) {
        column.settle(Meaning::Text(Column::Field), Certainty::Likely);
        return;
    }
    // What an export says of withheld items is decided by the negative list, and nothing a table has to say.
    if column.choices == [Meaning::Ignored] && all(&is_exported_reason) {
        column.settle(Meaning::Ignored, Certainty::Likely);
        return;
    }
    let channel = column.choices.iter().find(|choice| matches!(choice, Meaning::Channel(_))).cloned();
    if let Some(channel) = channel {
        if all(&|text| tick::read(text) != Tick::Text(text.to_owned()) && !text.contains('.')) {
            column.settle(channel, Certainty::Likely);
        } else {
            // One address for all the rows of a department is the department's page, and no item's.
            let mut addresses = texts.clone();
            addresses.sort_unstable();
            addresses.dedup();
            let is_of_items = addresses.len() == texts.len() && texts.len() > 1;
            let (first, second) = (Meaning::Text(Column::Url), Meaning::Ignored);
            column.ask(if is_of_items { vec![first, second] } else { vec![second, first] }, false);
        }
    }
}

/// Whether a text is one of those that exports write beside withheld items.
fn is_exported_reason(text: &str) -> bool {
    let is_of_rule = text.contains('\u{3000}');
    is_of_rule || (text.starts_with("随 ") && text.ends_with(" 不予公开"))
}

/// Whether rows wait for what a head means: not where every element it may hold has a column of its own.
fn pressing(columns: &mut [Candidate<'_>]) {
    let has: Vec<Column> =
        columns.iter().filter_map(|column| column.meaning.as_ref().and_then(Meaning::column)).collect();
    for column in columns.iter_mut().filter(|column| column.choices.contains(&Meaning::Ignored)) {
        let elements = column.choices.iter().filter_map(Meaning::column);
        let mut missing =
            elements.filter(|element| !has.contains(element) && !matches!(element, Column::Field | Column::Url));
        column.is_pressing &= missing.next().is_some();
    }
}

/// Settles which of several columns that say they hold the same does; asks where none says it better.
fn conflicts(columns: &mut [Candidate<'_>]) {
    let mut at = 0;
    while at < columns.len() {
        let meaning = columns[at].meaning.clone().filter(|meaning| *meaning != Meaning::Ignored);
        let rivals: Vec<usize> = match &meaning {
            Some(meaning) => {
                (0..columns.len()).filter(|&other| columns[other].meaning.as_ref() == Some(meaning)).collect()
            }
            None => Vec::new(),
        };
        if let Some(meaning) = meaning.filter(|_| rivals.len() > 1) {
            decide(columns, &rivals, &meaning);
        }
        at += 1;
    }
}

fn decide(columns: &mut [Candidate<'_>], rivals: &[usize], meaning: &Meaning) {
    // A column with nothing in it takes nothing from another.
    let full: Vec<usize> = rivals.iter().copied().filter(|&rival| columns[rival].has_content).collect();
    for &rival in rivals.iter().filter(|rival| !full.contains(rival)) {
        columns[rival].settle(Meaning::Ignored, Certainty::Likely);
    }
    let Some(best) = full.iter().map(|&rival| columns[rival].certainty).min() else { return };
    let at_best = full.iter().filter(|&&rival| columns[rival].certainty == best).count();
    if full.len() < 2 {
        return;
    }
    for &rival in &full {
        let is_best = columns[rival].certainty == best;
        if at_best > 1 && is_best {
            columns[rival].ask(vec![meaning.clone(), Meaning::Ignored], true);
        } else if !is_best {
            columns[rival].ask(vec![Meaning::Ignored, meaning.clone()], false);
        }
    }
}
