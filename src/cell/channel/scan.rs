//! A cell of boxes, taken apart: which name stands behind which sign.

use super::names;
use crate::cell::space::{heal, is_white};

/// What a sign before a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// A filled box or a tick.
    Full,
    /// An empty box.
    Empty,
    /// A sign of unknown meaning, or several that contradict one another.
    Odd,
}

/// A name and the sign it bears.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Marked {
    /// None where the name bears no sign.
    pub sign: Option<Sign>,
    /// As it stands, in one line.
    pub name: String,
}

/// The names of a cell with their signs, in order; nothing where the cell has no signs.
pub(super) fn marked(text: &str) -> Option<Vec<Marked>> {
    let signs = signs(text);
    let first = signs.first()?;
    let before = trimmed(&text[..first.start]);
    let last = signs.last().map_or(0, |sign| sign.end);
    // 政府网站√ 政府公报□: signs may as well stand behind the names, if they do so throughout.
    let is_trailing = !before.is_empty() && trimmed(&text[last..]).is_empty();
    let mut found = Vec::with_capacity(signs.len() + 1);
    let mut push = |sign, part: &str| {
        let name = trimmed(part);
        if !name.is_empty() || sign == Some(Sign::Odd) {
            found.push(Marked { sign, name: heal(name).into_owned() });
        }
    };
    if is_trailing {
        let mut from = 0;
        for sign in &signs {
            push(Some(sign.sign), &text[from..sign.start]);
            from = sign.end;
        }
    } else {
        push(None, before);
        for (index, sign) in signs.iter().enumerate() {
            let end = signs.get(index + 1).map_or(text.len(), |next| next.start);
            push(Some(sign.sign), &text[sign.end..end]);
        }
    }
    Some(found)
}

/// A run of signs: one box, or a box with a tick in it.
struct Place {
    start: usize,
    end: usize,
    sign: Sign,
}

fn signs(text: &str) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut before = None;
    for (start, character) in text.char_indices() {
        let end = start + character.len_utf8();
        let sign = sign(character).or_else(|| damaged(character, before, &text[end..]));
        // A letter that is a sign makes no word with the next.
        before = sign.is_none().then_some(character);
        if let Some(sign) = sign {
            match places.last_mut() {
                Some(last) if last.end == start => {
                    last.end = end;
                    last.sign = together(last.sign, sign, character);
                }
                _ => places.push(Place { start, end, sign }),
            }
        }
    }
    places
}

/// `□√` is a box with a tick in it; what else stands together contradicts itself, unless it is the same twice.
fn together(first: Sign, second: Sign, character: char) -> Sign {
    match (first, second) {
        _ if first == second => first,
        (Sign::Empty, Sign::Full) if matches!(character, '√' | '✓' | '✔' | '\u{F0FC}') => Sign::Full,
        _ => Sign::Odd,
    }
}

fn sign(character: char) -> Option<Sign> {
    Some(match character {
        '■' | '▇' | '▆' | '▅' | '▄' | '█' | '▉' | '◼' | '⬛' | '▪' | '▣' | '◆' | '●' | '☑' | '☒' | '✅' | '√' | '✓'
        | '✔' | '\u{F06E}' | '\u{F0FC}' | '\u{F0FE}' | '\u{F052}' | '\u{F050}' | '\u{F0A7}' => Sign::Full,
        '□' | '☐' | '◻' | '⬜' | '▫' | '▢' | '◇' | '○' | '❑' | '❏' | '\u{F06F}' | '\u{F0A8}' | '\u{F0A3}'
        | '\u{F071}' => Sign::Empty,
        '▀'..='◿' | '☀'..='➿' | '\u{F020}'..='\u{F0FF}' => Sign::Odd,
        _ => return None,
    })
}

/// Signs that lost their font, or were read off paper: they are letters, and signs only where a name follows them.
fn damaged(character: char, before: Option<char>, after: &str) -> Option<Sign> {
    let sign = match character {
        '口' | '囗' | 'ロ' | '⼝' | 'o' | 'q' | '¨' | '£' => Sign::Empty,
        't' | 'n' | 'l' | 'u' | 'þ' | 'ü' | 'R' | 'P' => Sign::Full,
        _ => return None,
    };
    let stands_free = !before.is_some_and(|before| before.is_ascii_alphanumeric() || before == '窗');
    let name = after.trim_start_matches(is_white);
    let is_before_name = if character.is_ascii_lowercase() || !is_square(character) {
        name.starts_with(|next: char| next >= '\u{4E00}' && next.is_alphabetic())
    } else {
        names::begins_with_known(name)
    };
    (stands_free && is_before_name).then_some(sign)
}

fn is_square(character: char) -> bool {
    matches!(character, '口' | '囗' | 'ロ' | '⼝')
}

/// Without white space and what separates names.
pub(super) fn trimmed(part: &str) -> &str {
    part.trim_matches(|it: char| {
        is_white(it) || matches!(it, '、' | '，' | ',' | '；' | ';' | '。' | '|' | '_' | '＿' | '\u{FE0E}' | '\u{FE0F}')
    })
}
