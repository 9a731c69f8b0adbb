//! Document numbers: `国办发〔2017〕42号`.

use std::borrow::Cow;
use std::ops::Range;

use crate::cell::numeral::digit;
use crate::diag::Diagnostic;

/// A year that a document in force can bear.
const YEARS: Range<u32> = 1949..2100;

/// A document number found in a text.
struct Found {
    range: Range<usize>,
    /// How it is written, or may have been meant.
    written: Option<String>,
    /// Whether nothing but its form is wrong.
    is_certain: bool,
}

/// The text with its document numbers in the one form; doubtful ones stay, and are remarked.
pub(super) fn normalised<'a>(text: &'a str, remarks: &mut Vec<Diagnostic>) -> Cow<'a, str> {
    let mut out = String::new();
    let mut done = 0;
    let mut at = 0;
    while let Some(start) = text[at..].find(|character| digit(character).is_some()).map(|offset| at + offset) {
        let end = end_of_digits(text, start);
        at = end;
        let Some(found) = found(text, start..end) else { continue };
        at = at.max(found.range.end);
        let stands = &text[found.range.clone()];
        match found.written {
            Some(written) if found.is_certain => {
                if written != stands {
                    out.push_str(&text[done..found.range.start]);
                    out.push_str(&written);
                    done = found.range.end;
                }
            }
            proposal => {
                let proposal = proposal.as_deref().unwrap_or("none");
                let shown = with_issuer(text, &found.range);
                let remark = Diagnostic::warning("cell-basis-number");
                remarks.push(remark.with("found", shown).with("proposal", proposal));
            }
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

/// The number whose year, or whose run of figures, stands at `figures`.
fn found(text: &str, figures: Range<usize>) -> Option<Found> {
    let before = text[..figures.start].trim_end();
    let after = &text[figures.end..];
    let opened = before.chars().next_back().filter(|&it| is_open(it));
    let start = opened.map_or(figures.start, |open| before.len() - open.len_utf8());
    let is_issued = has_issuer(&text[..start]);
    let count = text[figures.clone()].chars().count();
    let tail = Tail::of(after);
    let whole = start..figures.end + tail.length;
    let year = value(&text[figures.clone()]);
    let plain = |year: u32, number: u32| YEARS.contains(&year).then(|| format!("〔{year}〕{}{number}号", tail.ordinal));
    let found = |written, is_certain| Some(Found { range: whole.clone(), written, is_certain });
    match (opened.is_some(), tail.is_closed, tail.number) {
        (true, true, Some(number)) if count == 4 && tail.is_whole() => {
            let written = plain(year, number);
            let is_certain = written.is_some() && number > 0 && !tail.digits.starts_with(['0', '０']);
            found(written.filter(|_| number > 0), is_certain)
        }
        (true, true, Some(number)) if count == 4 && is_issued => found(plain(year, number), false),
        (true, true, Some(number)) if count == 2 && tail.is_whole() && is_issued => {
            found(plain(if year < 50 { 2000 + year } else { 1900 + year }, number), false)
        }
        (true, false, Some(number)) | (false, true, Some(number)) if count == 4 && tail.has_sign => {
            found(plain(year, number), false)
        }
        (false, false, Some(number)) if count == 4 && tail.has_sign && is_issued && !tail.has_year => {
            found(plain(year, number), false)
        }
        (opened, false, None) if (5..=8).contains(&count) && tail.has_sign && (opened || is_issued) => {
            let digits: Vec<u32> = text[figures.clone()].chars().filter_map(digit).collect();
            let number = |digits: &[u32]| digits.iter().fold(0, |sum, digit| sum * 10 + digit);
            let (year, rest) = digits.split_at(4);
            found(Some(rest).filter(|rest| rest[0] != 0).and_then(|rest| plain(number(year), number(rest))), false)
        }
        _ => None,
    }
}

/// What follows a year.
struct Tail<'a> {
    length: usize,
    is_closed: bool,
    /// `年` stands before the bracket.
    has_year: bool,
    ordinal: &'static str,
    number: Option<u32>,
    digits: &'a str,
    has_sign: bool,
}

impl<'a> Tail<'a> {
    fn of(text: &'a str) -> Self {
        let mut rest = text;
        let has_year = taken(&mut rest, |it| it == '年');
        let is_closed = taken(&mut rest, is_close);
        if !is_closed {
            taken(&mut rest, |it| matches!(it, '-' | '—' | '－' | '–'));
        }
        let ordinal = if taken(&mut rest, |it| it == '第') { "第" } else { "" };
        rest = rest.trim_start();
        let end = end_of_digits(rest, 0);
        let digits = &rest[..end];
        let number = (1..=6).contains(&digits.chars().count()).then(|| value(digits));
        rest = &rest[end..];
        let has_sign = taken(&mut rest, |it| matches!(it, '号' | '號'));
        Self { length: text.len() - rest.len(), is_closed, has_year, ordinal, number, digits, has_sign }
    }

    /// Whether nothing is missing and nothing too much.
    fn is_whole(&self) -> bool {
        self.is_closed && self.has_sign && !self.has_year
    }
}

fn taken(rest: &mut &str, is_it: impl Fn(char) -> bool) -> bool {
    let trimmed = rest.trim_start();
    let Some(after) = trimmed.strip_prefix(is_it) else { return false };
    *rest = after;
    true
}

fn is_open(character: char) -> bool {
    matches!(character, '〔' | '[' | '［' | '【' | '(' | '（' | '{' | '｛' | '「' | '〖' | '﹝' | '〈')
}

fn is_close(character: char) -> bool {
    matches!(character, '〕' | ']' | '］' | '】' | ')' | '）' | '}' | '｝' | '」' | '〗' | '﹞' | '〉')
}

/// Whether a text ends in what precedes a year: the letters by which an office marks its documents.
fn has_issuer(text: &str) -> bool {
    text.trim_end()
        .ends_with(['发', '函', '办', '字', '规', '通', '令', '电', '任', '监', '法', '建', '财', '税', '预'])
}

/// The number with the letters before it, as messages show it.
fn with_issuer<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    let is_letter = |it: char| ('\u{4E00}'..='\u{9FFF}').contains(&it);
    let letters = text[..range.start].chars().rev().take(8).take_while(|&it| is_letter(it));
    let start = range.start - letters.map(char::len_utf8).sum::<usize>();
    &text[start..range.end]
}

fn end_of_digits(text: &str, start: usize) -> usize {
    text[start..].find(|character| digit(character).is_none()).map_or(text.len(), |offset| start + offset)
}

fn value(digits: &str) -> u32 {
    digits.chars().filter_map(digit).fold(0, |sum: u32, digit| sum.saturating_mul(10).saturating_add(digit))
}
