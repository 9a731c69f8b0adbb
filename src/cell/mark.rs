//! The marks that number the items of a list within a cell: `1.`, `2、`, `(3)`, `④`, `五、`, `（六）`.

use super::numeral;

/// A mark before an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub kind: Kind,
    pub number: u32,
}

/// How a mark is written; a list keeps to one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `1.` and `1、`
    Figure,
    /// `(1)` and `1)`
    Bracketed,
    /// `①`
    Circled,
    /// `一、`
    Chinese,
    /// `（一）`
    ChineseBracketed,
}

/// Lists within a cell are short; what is higher is a year, an article, an amount.
const HIGHEST: u32 = 60;

/// The mark a text begins with, and its length in bytes.
pub(super) fn at_start(text: &str) -> Option<(Mark, usize)> {
    let first = text.chars().next()?;
    match first {
        '①'..='⑳' => Some((Mark { kind: Kind::Circled, number: first as u32 - '①' as u32 + 1 }, first.len_utf8())),
        '⑴'..='⒇' => {
            Some((Mark { kind: Kind::Bracketed, number: first as u32 - '⑴' as u32 + 1 }, first.len_utf8()))
        }
        '⒈'..='⒛' => Some((Mark { kind: Kind::Figure, number: first as u32 - '⒈' as u32 + 1 }, first.len_utf8())),
        '(' | '（' => bracketed(text, first.len_utf8()),
        _ => open(text),
    }
}

/// `(1)`, `（一）`.
fn bracketed(text: &str, open: usize) -> Option<(Mark, usize)> {
    let inner = &text[open..];
    let (number, length, is_chinese) = number(inner)?;
    let close = inner[length..].chars().next().filter(|close| matches!(close, ')' | '）'))?;
    let kind = if is_chinese { Kind::ChineseBracketed } else { Kind::Bracketed };
    Some((Mark { kind, number }, open + length + close.len_utf8()))
}

/// `1.`, `1、`, `1)`, `一、`.
fn open(text: &str) -> Option<(Mark, usize)> {
    let (number, length, is_chinese) = number(text)?;
    let mut after = text[length..].chars();
    let sign = after.next()?;
    let kind = match sign {
        '、' if is_chinese => Kind::Chinese,
        '.' | '．' | '、' if !is_chinese => Kind::Figure,
        ')' | '）' if !is_chinese => Kind::Bracketed,
        _ => return None,
    };
    // `1.5` is a number and `1、2月` a list of another kind.
    let is_number = kind != Kind::Bracketed && after.next().is_some_and(|next| numeral::digit(next).is_some());
    (!is_number).then_some((Mark { kind, number }, length + sign.len_utf8()))
}

/// A number, its length, and whether it is written in Chinese.
fn number(text: &str) -> Option<(u32, usize, bool)> {
    let (number, length) = numeral::at_start(text)?;
    let is_chinese = !text.starts_with(|first: char| first.is_ascii_digit() || ('０'..='９').contains(&first));
    (1..=HIGHEST).contains(&number).then_some((number, length, is_chinese))
}

/// Every mark in a text that may begin an item: where, which, and its length. Figures within a number or after a
/// letter begin nothing.
pub(super) fn positions(text: &str) -> impl Iterator<Item = (usize, Mark, usize)> {
    let mut before = None;
    text.char_indices().filter_map(move |(at, character)| {
        let follows = before.replace(character);
        let may_begin = match character {
            '①'..='⑳' | '⑴'..='⒇' | '⒈'..='⒛' | '(' | '（' => true,
            '0'..='9' | '０'..='９' => !follows.is_some_and(joins_number),
            '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => {
                follows.is_none_or(ends_item)
            }
            _ => false,
        };
        let (mark, length) = may_begin.then(|| at_start(&text[at..])).flatten()?;
        Some((at, mark, length))
    })
}

fn joins_number(character: char) -> bool {
    character.is_alphanumeric() && character.is_ascii()
        || ('０'..='９').contains(&character)
        || matches!(character, '.' | '-' | '第' | '〔' | '(' | '（' | '[' | '/')
}

fn ends_item(character: char) -> bool {
    matches!(character, '。' | '；' | ';' | '：' | ':' | '，' | ',' | '！' | '？' | '\n' | ' ' | '　')
}
