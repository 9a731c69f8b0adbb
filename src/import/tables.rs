//! Where the tables of a sheet are: heads of one to three rows, what stands above them, the rows below.
//!
//! Comes in: a sheet. Goes out: its tables in their order. A head that comes back in the middle, as on every printed
//! page, goes on with the table; a head with other columns, or below a title of its own, begins another.

use std::ops::Range;

use super::heads::{self, Group};
use crate::cell::space::heal;
use crate::sheet::{Address, Sheet};

/// A table, before its columns are understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// What stands above its head, since the table before it: titles, forms, legends.
    pub front: Vec<Line>,
    /// The rows of its first head.
    pub head: Range<u32>,
    /// Its columns, from the left.
    pub columns: Vec<Head>,
    /// The rows below it, in as many parts as its head comes back.
    pub body: Vec<Range<u32>>,
}

/// A text that stands alone in its row, or beside few others, and is no row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its cell.
    pub at: Address,
    /// What stands there.
    pub text: Box<str>,
}

/// What stands over a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// The column of the sheet.
    pub column: u32,
    /// The head of its group, where it has one.
    pub group: Option<String>,
    /// Its own head; empty where none stands there.
    pub text: String,
    /// How many columns to its left have the same head.
    pub repeats: usize,
}

impl Head {
    /// The head as it is shown and written in profiles.
    pub fn shown(&self) -> String {
        let head = match &self.group {
            Some(group) if !self.text.is_empty() => format!("{group} / {}", self.text),
            _ if self.text.is_empty() => format!("第{}列", self.column + 1),
            _ => self.text.clone(),
        };
        if self.repeats == 0 { head } else { format!("{head} #{}", self.repeats + 1) }
    }
}

/// The head of a table, read.
struct Top {
    rows: Range<u32>,
    columns: Vec<Head>,
}

/// The tables of a sheet.
pub(super) fn find(sheet: &Sheet) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut after = 0;
    let mut row = 0;
    while row < sheet.height() {
        let Some(top) = is_head(sheet, row).then(|| read_head(sheet, row)) else {
            row += 1;
            continue;
        };
        let front = front(sheet, after..row, tables.is_empty());
        let begins = front.first().map_or(row, |line| line.at.row);
        if let Some(part) = tables.last_mut().and_then(|table| table.body.last_mut()) {
            part.end = begins;
        }
        (after, row) = (top.rows.end, top.rows.end);
        let goes_on = tables.last().is_some_and(|table| front.is_empty() && same(&table.columns, &top.columns));
        match tables.last_mut().filter(|_| goes_on) {
            Some(table) => table.body.push(top.rows.end..sheet.height()),
            None => tables.push(Table {
                front,
                body: std::iter::once(top.rows.end..sheet.height()).collect(),
                head: top.rows,
                columns: top.columns,
            }),
        }
    }
    tables
}

/// Whether two heads stand over the same columns and say the same.
fn same(one: &[Head], other: &[Head]) -> bool {
    let keys = |head: &Head| (head.column, heads::key(&head.text));
    one.iter().map(keys).eq(other.iter().map(keys))
}

/// The texts a row has of its own, each once, from the left: cells a merge covers repeat its first.
pub(super) fn own(sheet: &Sheet, row: u32) -> impl Iterator<Item = (u32, &str)> {
    let cells = sheet.row(row).iter().enumerate();
    cells.filter(|(_, cell)| cell.merged_into.is_none() && !cell.text.trim().is_empty()).map(|(column, cell)| {
        let text: &str = &cell.text;
        (column as u32, text)
    })
}

/// Whether a row holds the heads of a table: at least three words that stand nowhere else.
fn is_head(sheet: &Sheet, row: u32) -> bool {
    // Most rows are rows of items; their long texts tell them at a look.
    if own(sheet, row).filter(|(_, text)| text.len() > 120).nth(1).is_some() {
        return false;
    }
    let mut words = 0;
    let mut others = 0;
    for (_, text) in own(sheet, row) {
        if heads::is_strong(text) {
            words += 1;
        } else {
            others += 1;
            // Words below groups may stand first, but there are no more than eight.
            if others > 8 && words == 0 {
                return false;
            }
        }
    }
    words >= 3 && words * 2 >= others
}

/// What stands above a head: everything, before the first table; titles and forms, after another.
fn front(sheet: &Sheet, rows: Range<u32>, is_first: bool) -> Vec<Line> {
    let mut begin = rows.start;
    if !is_first {
        begin = rows.end;
        while begin > rows.start && (is_blank(sheet, begin - 1) || is_title(sheet, begin - 1)) {
            begin -= 1;
        }
    }
    let lines = (begin..rows.end).flat_map(|row| {
        own(sheet, row).map(move |(column, text)| Line { at: Address::new(row, column), text: text.into() })
    });
    lines.collect()
}

/// Whether nothing stands in a row.
pub(super) fn is_blank(sheet: &Sheet, row: u32) -> bool {
    sheet.row(row).iter().all(|cell| cell.text.trim().is_empty())
}

/// Words of titles and of the forms below them.
const TITLES: [&str; 12] =
    ["目录", "附件", "填报", "填表单位", "制表", "试行", "必选", "可选", "领域基层", "单位：", "单位:", "政务公开标准"];

/// Whether a row, in the middle of a sheet, is a title or form that a table begins with.
fn is_title(sheet: &Sheet, row: u32) -> bool {
    let texts: Vec<_> = own(sheet, row).collect();
    let speaks = texts.iter().any(|(_, text)| {
        let text = heal(text);
        TITLES.iter().any(|word| text.contains(word))
    });
    speaks && texts.len() <= 4 && texts.iter().all(|(_, text)| text.len() <= 240)
}

/// Reads the head that begins in a row.
fn read_head(sheet: &Sheet, first: u32) -> Top {
    let mut end = first + 1;
    while end < first + 3 && is_below(sheet, first, end) {
        end += 1;
    }
    let columns = if end == first + 1 { None } else { shifted(sheet, first, end - 1) };
    let columns = columns
        .unwrap_or_else(|| (0..width(sheet, first..end)).map(|column| head_of(sheet, first..end, column)).collect());
    Top { rows: first..end, columns: told_apart(columns) }
}

/// Numbers heads that stand over several columns, so that each can be spoken of.
fn told_apart(mut columns: Vec<Head>) -> Vec<Head> {
    let keys: Vec<String> = columns.iter().map(|head| heads::key(&head.shown())).collect();
    for (at, head) in columns.iter_mut().enumerate() {
        head.repeats = keys[..at].iter().filter(|key| **key == keys[at]).count();
    }
    columns
}

fn width(sheet: &Sheet, rows: Range<u32>) -> u32 {
    rows.map(|row| sheet.row(row).len() as u32).max().unwrap_or_default()
}

/// The head of the group over a cell: the text above it, or the one to the left of that where merges were lost.
fn group_over(sheet: &Sheet, top: u32, column: u32) -> Option<&str> {
    let above = sheet.text(Address::new(top, column));
    if !above.trim().is_empty() {
        return Some(above);
    }
    let left = (0..column).rev().map(|column| sheet.text(Address::new(top, column)));
    left.map(str::trim).find(|text| !text.is_empty()).filter(|text| heads::group_of(text).is_some())
}

/// Whether a row goes on with the head that begins at `top`: nothing but heads below groups stands in it.
fn is_below(sheet: &Sheet, top: u32, row: u32) -> bool {
    let mut words = 0;
    for (column, text) in own(sheet, row) {
        let above = sheet.text(Address::new(row - 1, column));
        if heads::key(above) == heads::key(text) {
            continue;
        }
        let group = group_over(sheet, top, column);
        if heads::is_word(group, text) || heads::is_word(None, text) {
            words += 1;
        } else if text.chars().count() > 16 || group.and_then(heads::group_of).is_none() || is_mark(text) {
            return false;
        }
    }
    let comes_down = sheet.row(row).iter().any(|cell| cell.merged_into.is_some_and(|first| first.row == top));
    words > 0 || (comes_down && own(sheet, row).next().is_none())
}

/// Whether a text is no word.
fn is_mark(text: &str) -> bool {
    text.chars().all(|character| !character.is_alphabetic()) || text.chars().count() < 2
}

/// What stands over a column.
fn head_of(sheet: &Sheet, rows: Range<u32>, column: u32) -> Head {
    let texts = rows.clone().map(|row| sheet.text(Address::new(row, column)));
    let mut path: Vec<String> = Vec::new();
    for text in texts {
        let text = heal(text).into_owned();
        if !text.is_empty() && path.last().is_none_or(|above| heads::key(above) != heads::key(&text)) {
            path.push(text);
        }
    }
    let text = path.pop().unwrap_or_default();
    let below = rows.end - 1;
    let stands_below = rows.len() > 1 && !sheet.text(Address::new(below, column)).trim().is_empty();
    let mut group = path.pop();
    if group.is_none() && stands_below && sheet.text(Address::new(rows.start, column)).trim().is_empty() {
        group = group_over(sheet, rows.start, column).map(|group| heal(group).into_owned());
    }
    Head { column, group, text, repeats: 0 }
}

/// The columns of a head whose lower row lost the cells that merges cover, and so moved to the left.
///
/// Each group takes the words below it that are its own, in their order. None where the rows stand as they should, or
/// where words are left over.
fn shifted(sheet: &Sheet, top: u32, below: u32) -> Option<Vec<Head>> {
    let stands_wrong = own(sheet, below).any(|(column, text)| {
        let above = sheet.text(Address::new(top, column));
        !above.trim().is_empty() && heads::group_of(above).is_none() && heads::key(above) != heads::key(text)
    });
    let lower: Vec<&str> = own(sheet, below).map(|(_, text)| text).collect();
    if !stands_wrong {
        return None;
    }
    let mut lower = lower.into_iter().peekable();
    let mut columns: Vec<Head> = Vec::new();
    for (_, text) in own(sheet, top) {
        let text = heal(text).into_owned();
        let mut is_parted = false;
        if let Some(group) = heads::group_of(&text) {
            while let Some(word) = lower.next_if(|word| belongs(group, &text, word)) {
                is_parted = true;
                let column = columns.len() as u32;
                columns.push(Head { column, group: Some(text.clone()), text: heal(word).into_owned(), repeats: 0 });
            }
        }
        if !is_parted {
            columns.push(Head { column: columns.len() as u32, group: None, text, repeats: 0 });
        }
    }
    lower.next().is_none().then_some(columns)
}

/// Whether a word stands below the head of this group.
fn belongs(group: Group, head: &str, word: &str) -> bool {
    use super::mapping::Meaning;
    use crate::catalog::Column;
    let heads::Said::Known(meaning) = heads::said(Some(head), word) else {
        return group == Group::Levels && !heads::is_strong(word);
    };
    match group {
        Group::Levels => matches!(meaning, Meaning::Text(Column::Level1 | Column::Level2 | Column::Level3)),
        Group::Audience => matches!(meaning, Meaning::Everyone | Meaning::Group),
        Group::Method => matches!(meaning, Meaning::Active | Meaning::OnRequest),
        Group::Tier => matches!(meaning, Meaning::Tier(_)),
        Group::Channels => matches!(meaning, Meaning::Channel(_)),
        Group::Other => heads::said(None, word) == heads::Said::Known(Meaning::Ignored),
    }
}
