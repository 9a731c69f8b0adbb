//! White space that only the width of a cell put into a text.
//!
//! Tables break words wherever a column ends, and pages pasted into a portal keep such breaks as spaces. Chinese has
//! no spaces between words, so what stands between two Chinese characters means nothing; between Latin words it does.

use std::borrow::Cow;
use std::ops::Range;

mod listed;

use listed::{Gap, separated};

/// A cell's text in one line, without white space that says nothing; healing it again changes nothing.
///
/// White space is taken away between Chinese characters, and between a Chinese character and a figure; a line break
/// also between a Chinese character and a Latin letter; and on the inner side of a bracket. Elsewhere it becomes one
/// space. Before the next item of an enumeration (`2.`, `②`, `（二）`, after its first was seen) it becomes `；`, unless
/// punctuation stands there; before the first one, `：`.
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

/// The text in one line, and its list in order.
fn joined(text: &str, spaces: Spaces) -> String {
    let mut line = Line { out: String::with_capacity(text.len()), gaps: Vec::new(), left: Side::Either, ahead: None };
    let mut at = 0;
    while let Some(start) = text[at..].find(|character| is_gap(character, spaces)).map(|found| at + found) {
        line.take(&text[at..start]);
        at = start + (text[start..].len() - text[start..].trim_start_matches(is_white).len());
        line.close(text, start..at);
    }
    line.take(&text[at..]);
    separated(line.out, &line.gaps)
}

fn is_gap(character: char, spaces: Spaces) -> bool {
    match spaces {
        Spaces::Heal => is_white(character),
        Spaces::Keep => matches!(character, '\n' | '\r' | '\t'),
    }
}

/// A line while its gaps are closed.
struct Line {
    out: String,
    gaps: Vec<Gap>,
    /// What stands before the next gap, beyond punctuation of ASCII.
    left: Side,
    /// What stands after it, and where.
    ahead: Option<(usize, Side)>,
}

impl Line {
    /// Text without a gap.
    fn take(&mut self, text: &str) {
        self.out.push_str(text);
        self.left = text.chars().rev().find_map(side).unwrap_or(self.left);
    }

    /// A gap of the text.
    fn close(&mut self, text: &str, gap: Range<usize>) {
        let after = &text[gap.end..];
        let ahead = self.ahead.filter(|(at, _)| *at >= gap.end).unwrap_or_else(|| {
            let found = after.char_indices().find_map(|(at, character)| Some((gap.end + at, side(character)?)));
            found.unwrap_or((text.len(), Side::Either))
        });
        self.ahead = Some(ahead);
        // A gap that is kept may begin before the break that made it one.
        let kept = self.out.trim_end_matches(is_white).len();
        self.out.truncate(kept);
        let between = if is_inside(&self.out, after) { "" } else { between(self.left, ahead.1, &text[gap]) };
        self.gaps.push(Gap { at: kept, length: between.len(), left: self.left });
        self.out.push_str(between);
    }
}

/// Whether a gap lies on the inner side of a bracket, or before the full stop of a figure.
fn is_inside(before: &str, after: &str) -> bool {
    before.ends_with(['(', '[', '{'])
        || after.starts_with([')', ']', '}'])
        || after.starts_with('.') && before.chars().next_back().and_then(side) == Some(Side::Figure)
}

/// What is to stand where the gap was.
fn between(left: Side, right: Side, gap: &str) -> &'static str {
    let is_wide = gap.chars().any(|character| !matches!(character, '\u{200B}' | '\u{FEFF}' | '\u{2060}'));
    if !is_wide {
        return "";
    }
    let is_broken = gap.contains(['\n', '\r', '\t']);
    match (left, right) {
        (Side::Chinese | Side::Either, Side::Chinese | Side::Either | Side::Figure)
        | (Side::Figure, Side::Chinese | Side::Either) => "",
        (Side::Chinese, Side::Letter) | (Side::Letter, Side::Chinese) if is_broken => "",
        _ => " ",
    }
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
