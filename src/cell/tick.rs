//! Ticks: whether a cell under 全社会, 主动, 县级 and the like says yes.

use super::space::heal;

/// What stands in a cell where a tick is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tick {
    /// Nothing, or a sign that says no.
    Empty,
    /// A tick, in one of its forms.
    Ticked,
    /// Words instead of a tick: under 特定群体, which group is meant. A tick beside them is taken off.
    Text(String),
}

/// A sign as it is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Yes,
    No,
}

/// Reads a cell where a tick is expected.
///
/// Letters count as ticks where they stand alone: `ü`, `þ`, `P` and `R` are what is left of the ticks of Wingdings when
/// the font is lost, as are the private characters U+F0FC, U+F0FE, U+F050 and U+F052.
#[must_use]
pub fn read(text: &str) -> Tick {
    let text = heal(text);
    if text.is_empty() {
        return Tick::Empty;
    }
    if let Some(sign) = whole(&text) {
        return sign.into();
    }
    if let Some(sign) = yes_or_no(&text) {
        return sign.into();
    }
    let words = text.trim_matches(|character: char| is_yes(character) || is_box(character) || character == ' ');
    let words = unwrapped(words);
    if words.is_empty() { signs_alone(&text) } else { Tick::Text(words.to_owned()) }
}

impl From<Sign> for Tick {
    fn from(sign: Sign) -> Self {
        match sign {
            Sign::Yes => Self::Ticked,
            Sign::No => Self::Empty,
        }
    }
}

/// A cell that is one sign or word, once or repeated.
fn whole(text: &str) -> Option<Sign> {
    if text.chars().all(is_yes) {
        return Some(Sign::Yes);
    }
    if text.chars().all(is_no) {
        return Some(Sign::No);
    }
    let mut letters = text.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return match letter {
            'ü' | 'þ' | 'P' | 'R' | 'Y' | 'y' | 'Ｙ' | 'v' | 'V' | 'Ｖ' | '是' => Some(Sign::Yes),
            '否' | '无' | 'N' | 'n' | 'Ｎ' | '¨' | 'o' | '£' | 'q' | '口' => Some(Sign::No),
            _ => None,
        };
    }
    match text {
        "yes" | "Yes" | "YES" => Some(Sign::Yes),
        "no" | "No" | "NO" | "不是" | "不公开" => Some(Sign::No),
        _ => None,
    }
}

/// `☑是□否`: both words in the cell, one of them chosen.
fn yes_or_no(text: &str) -> Option<Sign> {
    let (yes, no) = (text.find('是')?, text.find('否')?);
    let words = text.chars().filter(|&it| !is_yes(it) && !is_no(it) && !matches!(it, ' ' | '、' | '是' | '否'));
    let before = |at: usize| text[..at].chars().next_back();
    if words.count() > 0 {
        return None;
    }
    match (before(yes), before(no)) {
        (Some(one), Some(other)) if is_yes(one) && !is_yes(other) => Some(Sign::Yes),
        (Some(one), Some(other)) if !is_yes(one) && is_yes(other) => Some(Sign::No),
        _ => None,
    }
}

/// Signs of both kinds without words: a box with a tick in it says yes.
fn signs_alone(text: &str) -> Tick {
    if text.chars().any(is_yes) { Tick::Ticked } else { Tick::Empty }
}

fn is_yes(character: char) -> bool {
    matches!(
        character,
        '√' | '✓'
            | '✔'
            | '☑'
            | '✅'
            | '●'
            | '■'
            | '◆'
            | '∨'
            | '▇'
            | '█'
            | '◼'
            | '⬛'
            | '\u{F0FC}'
            | '\u{F0FE}'
            | '\u{F050}'
            | '\u{F052}'
            | '\u{F06E}'
    )
}

fn is_box(character: char) -> bool {
    matches!(
        character,
        '□' | '☐'
            | '○'
            | '◇'
            | '◻'
            | '⬜'
            | '▢'
            | '\u{F06F}'
            | '\u{F0A8}'
            | '\u{F0A3}'
            | '\u{F071}'
            | '\u{FE0E}'
            | '\u{FE0F}'
    )
}

fn is_no(character: char) -> bool {
    is_box(character)
        || matches!(
            character,
            '×' | '✗' | '✘' | '╳' | '☓' | '-' | '－' | '—' | '–' | '―' | '─' | '/' | '／' | '\\' | '＼'
        )
}

/// Words without the brackets that hold all of them: `√（项目单位）`.
fn unwrapped(words: &str) -> &str {
    let inner = words.strip_prefix(['(', '（']).and_then(|rest| rest.strip_suffix([')', '）']));
    inner.filter(|inner| !inner.contains(['(', '（', ')', '）'])).unwrap_or(words)
}
