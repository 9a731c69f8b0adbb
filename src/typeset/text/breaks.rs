//! Where a line may end.
//!
//! Chinese has a break at every character except beside the marks clreq 3.1.3 forbids; Western words and numbers
//! stay whole. What the classes do not know is left to UAX #14 (`icu_segmenter`).

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};

use super::address;
use super::class::Class;
use super::prepare::Char;
use crate::layout::style::{Strictness, TextStyle};

/// Whether a line may end behind a character.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Break {
    /// Never: a prohibition, or one character with its marks.
    #[default]
    Never,
    /// Within a word or number: only where it is wider than the whole measure.
    Word,
    /// Here.
    Allowed,
}

/// Ideographs that count the number before them and stay with it: `2026年`, `42号`, `3个`.
const UNITS: &str = "年月日时分秒号条款项章节页元角万亿千百个位名人次件份岁度届期版级类倍米天周";

/// Marks every character of a paragraph with what may happen behind it. `hard` ends (forced breaks, the paragraph's
/// end) are the caller's.
pub(super) fn mark(chars: &mut [Char], text: &str, style: &TextStyle) {
    let strictness = style.strictness;
    let mut unknown = false;
    // The last character that is not a blank: prohibitions reach over blanks.
    let mut solid = 0;
    // How many alike end with this one.
    let mut alike = 0;
    for at in 0..chars.len().saturating_sub(1) {
        alike = if at > 0 && chars[at - 1].ch == chars[at].ch { alike + 1 } else { 1 };
        if !matches!(chars[at].class, Class::Space | Class::Glue) {
            solid = at;
        }
        unknown |= chars[at].class == Class::Other;
        chars[at].behind = between(chars, at, solid, strictness);
        // Of a row of halves only pairs are marks; a row too wide for a line is broken between them.
        if alike % 2 == 0
            && chars[at + 1].ch == chars[at].ch
            && matches!(chars[at].class, Class::Dash | Class::Ellipsis)
        {
            chars[at].behind = Break::Word;
        }
    }
    if unknown || chars.last().is_some_and(|last| last.class == Class::Other) {
        ask_unicode(chars, text, strictness);
    }
    address::mark(chars, &style.url_break);
}

fn between(chars: &[Char], at: usize, solid: usize, strictness: Strictness) -> Break {
    let (a, b) = (chars[at].class, chars[at + 1].class);
    if matches!(b, Class::Mark | Class::Glue | Class::Space) || a == Class::Glue {
        return Break::Never;
    }
    if a == Class::Opportunity {
        return Break::Allowed;
    }
    let blank = a == Class::Space;
    let a = chars[solid].class;
    // A blank that opens the paragraph has nothing before it.
    if blank && a == Class::Space {
        return if may_not_start(b, strictness) { Break::Never } else { Break::Allowed };
    }
    if may_not_start(b, strictness) || may_not_end(a, strictness) {
        return Break::Never;
    }
    if blank {
        return Break::Allowed;
    }
    match (a, b) {
        (Class::Leader, _) | (_, Class::Leader) => Break::Never,
        (Class::Dash, Class::Dash) | (Class::Ellipsis, Class::Ellipsis) if chars[at].ch == chars[at + 1].ch => {
            Break::Never
        }
        // The numbers of standards: 15834—2011.
        (Class::Connector, Class::Digit) if matches!(chars[at].ch, '—' | '–') => Break::Word,
        (Class::Hyphen, Class::Letter) if at > 0 && chars[at - 1].class == Class::Letter => Break::Allowed,
        (Class::Digit, Class::Ideograph) if UNITS.contains(chars[at + 1].ch) => Break::Word,
        (Class::Ideograph, Class::Digit) if chars[at].ch == '第' => Break::Word,
        // The number of a document: 〔2017〕42号.
        (Class::Closer, Class::Digit) if at > 0 && chars[at - 1].class == Class::Digit => Break::Word,
        (a, b) if a.is_western() && b.is_western() => Break::Word,
        _ => Break::Allowed,
    }
}

/// Whether a line may not begin with the character (clreq 3.1.3).
pub(super) fn may_not_start(class: Class, strictness: Strictness) -> bool {
    match class {
        Class::Closer
        | Class::Comma
        | Class::Stop
        | Class::Interpunct
        | Class::Connector
        | Class::Close
        | Class::Point
        | Class::Suffix => true,
        Class::Solidus => strictness != Strictness::Basic,
        Class::Dash | Class::Ellipsis => strictness == Strictness::Strict,
        _ => false,
    }
}

/// Whether a line may not end with the character (clreq 3.1.3).
pub(super) fn may_not_end(class: Class, strictness: Strictness) -> bool {
    match class {
        Class::Opener | Class::Open | Class::Prefix => true,
        Class::Solidus => strictness != Strictness::Basic,
        _ => false,
    }
}

/// Takes the Unicode Line Breaking Algorithm's word for the places beside characters of class `Other`.
fn ask_unicode(chars: &mut [Char], text: &str, strictness: Strictness) {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(match strictness {
        Strictness::Basic => LineBreakStrictness::Loose,
        Strictness::Gb => LineBreakStrictness::Normal,
        Strictness::Strict => LineBreakStrictness::Strict,
    });
    let mut breaks = LineSegmenter::new_for_non_complex_scripts(options).segment_str(text).peekable();
    for at in 0..chars.len().saturating_sub(1) {
        let next = chars[at + 1].at as usize;
        while breaks.next_if(|&offset| offset < next).is_some() {}
        if chars[at].class != Class::Other && chars[at + 1].class != Class::Other {
            continue;
        }
        // What is forbidden for Chinese stays forbidden; the rest is Unicode's.
        let allowed = breaks.peek() == Some(&next);
        chars[at].behind = match chars[at].behind {
            Break::Never => Break::Never,
            _ if allowed => Break::Allowed,
            _ => Break::Word,
        };
    }
}
