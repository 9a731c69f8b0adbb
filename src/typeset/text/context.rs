//! Marks that Chinese and Western text share, settled by what stands around them.
//!
//! `“ ” ‘ ’ — … ·` and `/` have one code for two designs: full-width in Chinese text, proportional in Western.
//! The paragraph's language and the nearest characters decide, a pair of quotes always as one.

use super::class::Class;
use super::prepare::Char;

/// What the text around a mark is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Chinese,
    Western,
    Nothing,
}

/// How far is looked for what a mark stands in: further away is another sentence, and rows of marks cost no time.
const REACH: usize = 120;

/// Settles the shared marks of one paragraph: their class, and whether they are set in the Chinese design.
pub(super) fn settle(chars: &mut [Char], chinese: bool) {
    let mut open: Vec<usize> = Vec::new();
    for at in 0..chars.len() {
        match chars[at].ch {
            '’' if between(chars, at, Class::Letter) => western(&mut chars[at], Class::Sign),
            '“' | '‘' => open.push(at),
            '”' | '’' => {
                let partner = if chars[at].ch == '”' { '“' } else { '‘' };
                let start = open.iter().rposition(|&quote| chars[quote].ch == partner);
                let first = start.map_or(at, |index| open[index]);
                open.truncate(start.unwrap_or(open.len()));
                settle_quotes(chars, first, at, chinese);
            }
            '—' if between(chars, at, Class::Digit) => chars[at].class = Class::Connector,
            '—' | '…' | '·' if !is_chinese(sides(chars, at, at), chinese) => chars[at].wide = false,
            '/' if sides_touch_ideograph(chars, at) => chars[at].class = Class::Solidus,
            _ => {}
        }
    }
    for at in open {
        settle_quotes(chars, at, at, chinese);
    }
    settle_straight_quotes(chars);
}

/// Makes the quotes at `first` and `last` Western unless the text around or between them is Chinese.
fn settle_quotes(chars: &mut [Char], first: usize, last: usize, chinese: bool) {
    let inside = chars[first..=last].iter().take(REACH).any(|char| char.class == Class::Ideograph);
    if inside || is_chinese(sides(chars, first, last), chinese) {
        return;
    }
    for at in [first, last] {
        let class = if matches!(chars[at].ch, '“' | '‘') { Class::Open } else { Class::Close };
        western(&mut chars[at], class);
    }
}

/// `"` opens and closes by turns.
fn settle_straight_quotes(chars: &mut [Char]) {
    let mut opening = true;
    for char in chars.iter_mut().filter(|char| char.ch == '"') {
        char.class = if opening { Class::Open } else { Class::Close };
        opening = !opening;
    }
}

fn western(char: &mut Char, class: Class) {
    char.class = class;
    char.wide = false;
}

fn is_chinese(sides: [Side; 2], chinese: bool) -> bool {
    sides.contains(&Side::Chinese) || (chinese && !sides.contains(&Side::Western))
}

/// What stands before `first` and behind `last`, blanks and other shared marks passed over.
fn sides(chars: &[Char], first: usize, last: usize) -> [Side; 2] {
    let side = |char: &Char| match char.class {
        Class::Space | Class::Glue | Class::Mark | Class::Leader | Class::Opportunity => None,
        _ if is_shared(char.ch) => None,
        class if class.is_western() || class == Class::Other => Some(Side::Western),
        _ => Some(Side::Chinese),
    };
    let before = chars[..first].iter().rev().take(REACH).find_map(side);
    let behind = chars[last + 1..].iter().take(REACH).find_map(side);
    [before, behind].map(|side| side.unwrap_or(Side::Nothing))
}

fn is_shared(ch: char) -> bool {
    matches!(ch, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

fn between(chars: &[Char], at: usize, class: Class) -> bool {
    let is = |char: Option<&Char>| char.is_some_and(|char| char.class == class);
    is(at.checked_sub(1).and_then(|before| chars.get(before))) && is(chars.get(at + 1))
}

fn sides_touch_ideograph(chars: &[Char], at: usize) -> bool {
    let is = |char: Option<&Char>| char.is_some_and(|char| char.class == Class::Ideograph);
    is(at.checked_sub(1).and_then(|before| chars.get(before))) || is(chars.get(at + 1))
}
