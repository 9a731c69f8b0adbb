//! Titles of laws and documents: `《中华人民共和国预算法》`, `《关于印发〈…〉的通知》`, and the tags before them.

use std::borrow::Cow;

use crate::cell::mark;

/// One reference of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference<'a> {
    /// What kind of document it is said to be: `法律` for `【法律】`.
    pub tag: Option<&'a str>,
    /// Its title, without the marks around it; none for one that is named by its number alone.
    pub title: Option<&'a str>,
    /// What stands behind the title, or all of it: the number, the article.
    pub detail: &'a str,
}

/// The references of a cell that [`normalise`](super::normalise) has put in order. A tag holds until the next.
#[must_use]
pub fn references(text: &str) -> Vec<Reference<'_>> {
    let mut found = Vec::new();
    let mut tag = None;
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(is_between);
        if let Some((name, after)) = rest.strip_prefix('【').and_then(|rest| rest.split_once('】')) {
            tag = Some(name);
            rest = after;
            continue;
        }
        if let Some((_, length)) = mark::at_start(rest) {
            rest = &rest[length..];
            continue;
        }
        if rest.is_empty() {
            return found;
        }
        let (title, after) = match title_end(rest) {
            Some(end) => (Some(&rest['《'.len_utf8()..end]), &rest[end + '》'.len_utf8()..]),
            None => (None, rest),
        };
        let end = detail_end(after, title.is_none());
        let detail = after[..end].trim_matches(is_between);
        found.push(Reference { tag, title, detail });
        rest = &after[end..];
    }
}

fn is_between(character: char) -> bool {
    character.is_whitespace() || matches!(character, '、' | '，' | ',' | '；' | ';' | '。' | '：' | ':' | '和' | '及')
}

/// Where the `》` stands that closes the title a text begins with.
fn title_end(text: &str) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, character) in text.char_indices() {
        match character {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return (at > 0).then_some(at);
        }
    }
    None
}

/// Where what belongs to a reference ends: before the next title, tag or separator outside brackets.
fn detail_end(text: &str, needs_some: bool) -> usize {
    let mut depth = 0_u32;
    for (at, character) in text.char_indices() {
        match character {
            '(' | '（' | '〔' => depth += 1,
            ')' | '）' | '〕' => depth = depth.saturating_sub(1),
            '《' | '【' if depth == 0 && (at > 0 || !needs_some) => return at,
            '、' | '；' | ';' | '。' | '，' | ',' if depth == 0 && at > 0 => return at,
            '、' | '；' | ';' | '。' | '，' | ',' if depth == 0 && !needs_some => return 0,
            _ => {}
        }
    }
    text.len()
}

/// The text with `《》` for the signs typed in their place, and `〈〉` for those within them.
pub(super) fn with_title_marks(text: &str) -> Cow<'_, str> {
    if !text.contains(['<', '>', '＜', '＞', '≪', '≫']) {
        return Cow::Borrowed(text);
    }
    let doubled = text.replace("<<", "《").replace(">>", "》").replace('≪', "《").replace('≫', "》");
    let mut depth = 0_u32;
    let within = |character: char| {
        match character {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            '<' | '＜' if depth > 0 => return '〈',
            '>' | '＞' if depth > 0 => return '〉',
            _ => {}
        }
        character
    };
    Cow::Owned(doubled.chars().map(within).collect())
}

/// A `《` or `》` without its partner.
pub(super) struct Unpaired<'a> {
    /// The partner that is missing.
    pub sign: char,
    /// The text around the one that stands there.
    pub near: &'a str,
}

/// How much of a title is shown in a message, in characters.
const SHOWN: usize = 14;

/// Every mark of a title without its partner, in order.
pub(super) fn unpaired(text: &str) -> Vec<Unpaired<'_>> {
    let mut open = Vec::new();
    let mut found = Vec::new();
    for (at, character) in text.char_indices() {
        match character {
            '《' => open.push(at),
            '》' if open.pop().is_none() => found.push((at, '《')),
            _ => {}
        }
    }
    found.extend(open.into_iter().map(|at| (at, '》')));
    found.sort_unstable();
    let near = |at: usize, sign: char| {
        if sign == '》' {
            let end = text[at..].char_indices().nth(SHOWN).map_or(text.len(), |(offset, _)| at + offset);
            &text[at..end]
        } else {
            let start = text[..at].char_indices().rev().nth(SHOWN - 1).map_or(0, |(start, _)| start);
            &text[start..at + '》'.len_utf8()]
        }
    };
    found.into_iter().map(|(at, sign)| Unpaired { sign, near: near(at, sign) }).collect()
}
