//! From a cell's text to its rules.

use super::anchor::{self, Anchor, Bound, Says};
use super::prefix::{self, Expect, Measure};
use super::{Kind, Period, Read, Rule, TimeLimit};
use crate::cell::mark;
use crate::cell::space::is_white;
use crate::diag::Diagnostic;

/// Reads what a cell says of time.
///
/// An empty cell has no rules, and nothing is said about it. Where nothing at all is understood the remark is
/// `cell-limit-unread`; where something is left over, `cell-limit-rest` names it.
#[must_use]
pub fn parse(text: &str) -> Read<TimeLimit> {
    let plain = plain(text);
    let (plain, otherwise_by_law) = without_law(plain);
    let mut parsing = Parsing { text: &plain, at: 0, rules: Vec::new(), rest: Vec::new() };
    while parsing.step() {}
    let Parsing { rules, rest, .. } = parsing;
    let mut remarks = Vec::new();
    if !rest.is_empty() {
        let nothing = rules.is_empty() && !otherwise_by_law;
        let remark =
            if nothing { Diagnostic::warning("cell-limit-unread") } else { Diagnostic::warning("cell-limit-rest") };
        remarks.push(remark.with("rest", rest.join("；")));
    }
    Read { value: TimeLimit { raw: text.to_owned(), rules, otherwise_by_law }, remarks }
}

/// The text without white space, its figures narrow and its signs wide.
fn plain(text: &str) -> String {
    let one = |character: char| match character {
        '０'..='９' => char::from(b'0' + (character as u32 - '０' as u32) as u8),
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '(' => '（',
        ')' => '）',
        '．' => '.',
        _ => character,
    };
    let dense = |text: &str| text.chars().filter(|&character| !is_white(character)).map(one).collect::<String>();
    let mut lines = text.split(['\n', '\r']).map(dense).filter(|line| !line.is_empty());
    let mut plain = lines.next().unwrap_or_default();
    for line in lines {
        // A line break between two rules is all that separates them; any other is only the cell's width.
        if ends_in_rule(&plain) && !continues_rule(&line) {
            plain.push('；');
        }
        plain.push_str(&line);
    }
    plain
}

/// Whether a text ends where a rule may end.
fn ends_in_rule(text: &str) -> bool {
    let mut at = 0;
    while let Some(anchor) = anchor::find(text, at) {
        at = anchor.end + anchor::verbs(&text[anchor.end..]);
    }
    at > 0 && at == text.len()
}

/// Whether a line begins with what belongs to the length of time or the date before it.
fn continues_rule(line: &str) -> bool {
    line.starts_with(['内', '以', '之', '前', '后', '起', '的', '底']) || anchor::verbs(line) > 0
}

/// How the clause begins that leaves room for laws.
const LAW_BEGINS: &[&str] =
    &["除", "但", "如", "若", "对", "法律", "法规", "规章", "国家", "上级", "政策", "有关", "相关", "另有规定"];

/// How it goes on behind 另有规定.
const LAW_ENDS: &[&str] = &[
    "从其规定",
    "按其规定",
    "依其规定",
    "依照其规定",
    "按照其规定",
    "遵其规定",
    "遵从其规定",
    "从其规定执行",
    "按其规定执行",
    "按照其规定执行",
    "依照其规定执行",
    "从规定",
    "按规定执行",
    "按照规定执行",
    "以其规定为准",
    "除外",
    "外",
];

/// The text without the clause that leaves room for laws, and whether there was one.
fn without_law(text: String) -> (String, bool) {
    let named = ["另有规定", "有特殊规定", "有特别规定", "另有要求"]
        .iter()
        .find_map(|word| Some((text.find(word)?, word.len())));
    let Some((at, length)) = named else { return (text, false) };
    let after_separator = |at: usize| at + text[at..].chars().next().map_or(0, char::len_utf8);
    let clause = text[..at].rfind(['；', '。', '，', '（']).map_or(0, after_separator);
    let begins = LAW_BEGINS.iter().filter_map(|word| text[clause..].find(word)).min();
    let start = begins.map_or(at, |offset| (clause + offset).min(at));
    let mut rest = &text[at + length..];
    rest = rest.strip_prefix('的').unwrap_or(rest);
    let said = rest.trim_start_matches('，');
    // Longest first, so that 从其规定执行 is not left half.
    let end = LAW_ENDS.iter().filter(|end| said.starts_with(**end)).max_by_key(|end| end.len());
    if let Some(end) = end {
        rest = &said[end.len()..];
    }
    let before = &text[..start];
    let is_bracketed = before.ends_with('（') && rest.starts_with('）');
    let (before, rest) =
        if is_bracketed { (before.trim_end_matches('（'), rest.trim_start_matches('）')) } else { (before, rest) };
    let gap = if before.is_empty() || rest.is_empty() { "" } else { "；" };
    (format!("{before}{gap}{rest}"), true)
}

struct Parsing<'a> {
    text: &'a str,
    at: usize,
    rules: Vec<Rule>,
    /// What was not understood.
    rest: Vec<String>,
}

impl Parsing<'_> {
    /// Reads one more rule; false at the end.
    fn step(&mut self) -> bool {
        self.skip_separators();
        if self.at >= self.text.len() {
            return false;
        }
        let Some(anchor) = anchor::find(self.text, self.at) else {
            self.leave(&self.text[self.at..]);
            return false;
        };
        let before = &self.text[self.at..anchor.start];
        let end = anchor.end + anchor::verbs(&self.text[anchor.end..]);
        if is_from(before) {
            // 15-20个工作日内 is no limit: which of the two counts is not for us to say.
            self.leave(&self.text[self.at..anchor.end]);
        } else {
            self.rule(before, &anchor);
        }
        self.at = end;
        if matches!(anchor.says, Says::Period(_, Bound::Within)) {
            self.skip_late_verbs();
        }
        true
    }

    fn skip_separators(&mut self) {
        loop {
            let rest = self.text[self.at..].trim_start_matches(['，', '；', '。', '、', '：', '/', '（', '）', ' ']);
            self.at = self.text.len() - rest.len();
            match mark::at_start(rest) {
                Some((_, length)) => self.at += length,
                None => return,
            }
        }
    }

    /// `20个工作日内，及时公开`: one rule, not two.
    fn skip_late_verbs(&mut self) {
        let rest = &self.text[self.at..];
        let Some(late) = rest.strip_prefix('，') else { return };
        let length = anchor::verbs(late);
        let is_over = late[length..].is_empty() || late[length..].starts_with(['；', '。', '，', '）']);
        if length > 0 && is_over {
            self.at += rest.len() - late.len() + length;
        }
    }

    fn rule(&mut self, before: &str, anchor: &Anchor) {
        let (kind, before) = match &anchor.says {
            Says::Kind(kind) => prefix::turned(kind.clone(), before),
            Says::Period(period, bound) => measured(*period, *bound, before),
        };
        let expect = match kind {
            Kind::Ahead(_) => Expect::Event,
            Kind::AtLeast(_) | Kind::Lasting(_) => Expect::Matter,
            _ => Expect::Any,
        };
        let read = prefix::read(before, expect);
        if let Some(rest) = &read.rest {
            self.leave(rest);
        }
        let rule = Rule { matter: read.matter, trigger: read.trigger, kind };
        // 永久公开（长期公开） says one thing twice.
        if !self.rules.contains(&rule) {
            self.rules.push(rule);
        }
    }

    fn leave(&mut self, rest: &str) {
        let rest = rest.trim_matches(['，', '；', '。', '、', '：', '/', '（', '）']);
        if !rest.is_empty() {
            self.rest.push(rest.to_owned());
        }
    }
}

/// Whether a text ends in the lower end of a range.
fn is_from(before: &str) -> bool {
    let lower = before.strip_suffix(['-', '—', '–', '~', '～', '至', '到', '－']);
    let lower = lower.map(|lower| lower.trim_end_matches(['日', '天', '个', '工', '作']));
    lower.is_some_and(|lower| lower.ends_with(|last: char| last.is_ascii_digit()))
}

/// What a length of time means, by what stands behind it and before it; and what of the latter is left.
fn measured(period: Period, bound: Bound, before: &str) -> (Kind, &str) {
    let (left, measure) = prefix::measure(before);
    match (bound, measure) {
        (Bound::Bare, Some(Measure::Ahead)) => (Kind::Ahead(period), left),
        (Bound::Bare, Some(Measure::AtLeast)) | (Bound::AtLeast, Some(Measure::AtLeast | Measure::Lasting)) => {
            (Kind::AtLeast(period), left)
        }
        (Bound::Bare, Some(Measure::Lasting)) => (Kind::Lasting(period), left),
        (Bound::Bare | Bound::Within, Some(Measure::AtMost)) => (Kind::Within(period), left),
        (Bound::Ahead, _) => (Kind::Ahead(period), before),
        (Bound::AtLeast, _) => (Kind::AtLeast(period), before),
        (Bound::Bare | Bound::Within, _) => (Kind::Within(period), before),
    }
}
