//! White space that only the width of a cell put into a text.
//!
//! Tables break words wherever a column ends, and pages pasted into a portal keep such breaks as spaces. Chinese has
//! no spaces between words, so what stands between two Chinese characters means nothing; between Latin words it does.

use std::borrow::Cow;

use super::mark::{self, Mark};

/// A cell's text in one line, without white space that says nothing.
///
/// White space is taken away between Chinese characters, and between a Chinese character and a figure; a line break
/// also between a Chinese character and a Latin letter. Elsewhere it becomes one space. Before the next item of an
/// enumeration (`2.`, `②`, `（二）`, after its first was seen) it becomes `；`, unless punctuation stands there; before
/// the first one, `：`.
#[must_use]
pub fn heal(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim_matches(is_white);
    if trimmed.contains(is_white) { Cow::Owned(joined(trimmed, Spaces::Heal)) } else { Cow::Borrowed(trimmed) }
}

/// A text that someone typed on purpose in one line: line breaks and tabs are healed as in a cell, while spaces within
/// a line stay as they are.
#[must_use]
pub fn join_lines(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim_matches(is_white);
    let is_broken = trimmed.contains(['\n', '\r', '\t']);
    if is_broken { Cow::Owned(joined(trimmed, Spaces::Keep)) } else { Cow::Borrowed(trimmed) }
}

/// Whether a character is white space, or of no width at all, as pages hold it. The narrow space that joins Mongolian
/// suffixes (U+202F) belongs to its word.
pub(super) fn is_white(character: char) -> bool {
    match character {
        '\u{202F}' => false,
        '\u{200B}' | '\u{FEFF}' | '\u{2060}' => true,
        ' '..='~' => character == ' ',
        _ => character.is_whitespace(),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Spaces {
    Heal,
    Keep,
}

/// What stands beside white space.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// A Chinese character, or a sign set in its square.
    Chinese,
    /// Quotation marks, dashes and the like, at home in both scripts.
    Either,
    Figure,
    Letter,
}

fn joined(text: &str, spaces: Spaces) -> String {
    let mut out = String::with_capacity(text.len());
    let mut listed = Listed::default();
    let mut rest = text;
    listed.note(rest);
    while let Some(start) = rest.find(|character| is_gap(character, spaces)) {
        listed.pass(&rest[..start]);
        out.push_str(&rest[..start]);
        let after = rest[start..].trim_start_matches(is_white);
        let gap = &rest[start..rest.len() - after.len()];
        // A gap that is kept may begin before the break that made it one.
        let kept = out.trim_end_matches(is_white).len();
        out.truncate(kept);
        out.push_str(between(&out, after, gap, listed.next(after)));
        listed.note(after);
        rest = after;
    }
    out.push_str(rest);
    out
}

fn is_gap(character: char, spaces: Spaces) -> bool {
    match spaces {
        Spaces::Heal => is_white(character),
        Spaces::Keep => matches!(character, '\n' | '\r' | '\t'),
    }
}

/// What is to stand where the gap was.
fn between(before: &str, after: &str, gap: &str, item: Option<&'static str>) -> &'static str {
    if let Some(separator) = item {
        return if ends_a_clause(before) { "" } else { separator };
    }
    let is_wide = gap.chars().any(|character| !matches!(character, '\u{200B}' | '\u{FEFF}' | '\u{2060}'));
    if !is_wide {
        return "";
    }
    let left = before.chars().rev().find_map(side);
    let right = after.chars().find_map(side);
    let is_broken = gap.contains(['\n', '\r', '\t']);
    match (left.unwrap_or(Side::Either), right.unwrap_or(Side::Either)) {
        (Side::Chinese | Side::Either, Side::Chinese | Side::Either | Side::Figure)
        | (Side::Figure, Side::Chinese | Side::Either) => "",
        (Side::Chinese, Side::Letter) | (Side::Letter, Side::Chinese) if is_broken => "",
        _ => " ",
    }
}

fn ends_a_clause(text: &str) -> bool {
    text.ends_with(['。', '；', '，', '、', '：', '！', '？', ';', ',', ':', '.', '（', '(', '《', '“'])
}

/// The kind of character a neighbour is; none for punctuation of ASCII, beyond which one looks further.
fn side(character: char) -> Option<Side> {
    match character {
        _ if is_white(character) => None,
        '0'..='9' | '０'..='９' | '%' | '°' => Some(Side::Figure),
        '!'..='/' | ':'..='@' | '['..='`' | '{'..='~' => None,
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '·' | '§' | '×' => Some(Side::Either),
        '\u{2100}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{2E80}'.. => Some(Side::Chinese),
        _ => Some(Side::Letter),
    }
}

/// Which items of enumerations were seen.
#[derive(Default)]
struct Listed {
    last: Vec<Mark>,
}

impl Listed {
    /// What separates the item that begins here from what stands before; none where no item of a list begins.
    fn next(&self, text: &str) -> Option<&'static str> {
        let (mark, length) = mark::at_start(text)?;
        if mark.number == 1 {
            let second = Mark { number: 2, ..mark };
            return mark::positions(&text[length..]).any(|(_, found, _)| found == second).then_some("：");
        }
        let is_next = self.last.iter().any(|last| *last == Mark { number: mark.number - 1, ..mark });
        is_next.then_some("；")
    }

    /// Takes note of the item that begins here, if one does.
    fn note(&mut self, text: &str) {
        if let Some((mark, _)) = mark::at_start(text) {
            self.last.retain(|last| last.kind != mark.kind);
            self.last.push(mark);
        }
    }

    /// Takes note of the items within a stretch of text.
    fn pass(&mut self, text: &str) {
        for (_, mark, _) in mark::positions(text) {
            self.last.retain(|last| last.kind != mark.kind);
            self.last.push(mark);
        }
    }
}
