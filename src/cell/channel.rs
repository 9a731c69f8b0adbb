//! 公开渠道和载体: by which channels an item is disclosed.
//!
//! The national form prints all channels in every cell, a box before each: `■` chosen, `□` not. Boxes suffer on the
//! way through fonts and pages, some tables give them another meaning, and some list only what is chosen. Where the
//! cell does not say what is chosen, nothing is: the names are put aside as unclear, and a remark asks.

use std::fmt;

use super::space::{heal, is_white};
use super::{Read, mark, normal};
use crate::diag::Diagnostic;

mod names;
mod scan;

use scan::{Marked, Sign, trimmed};

/// What the boxes of a table mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Legend {
    /// `■` chosen, `□` not: the national form.
    #[default]
    Chosen,
    /// `■` must be served, `□` may be: “■必选项 □可选项”.
    Mandatory,
}

impl Legend {
    /// The meaning that a row above or below the table gives its boxes, if it speaks of them.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let key = normal::key(text);
        let full = key.find(['■', '●', '☑', '√'])?;
        let empty = key.find(['□', '○', '☐'])?;
        let said = |at: usize| &key[at..if at < empty.max(full) { empty.max(full) } else { key.len() }];
        let (full, empty) = (said(full), said(empty));
        if full.contains("必选") || full.contains("必须") || empty.contains("可选") || empty.contains("任选") {
            return Some(Self::Mandatory);
        }
        let is_choice = ["选择", "选中", "已选", "公开", "采用"].iter().any(|word| full.contains(word));
        (is_choice && ["不", "未", "非"].iter().any(|word| empty.contains(word))).then_some(Self::Chosen)
    }
}

/// The channels of an item, each by the name the catalogue gives it, in the order of the cell.
///
/// Shown with `、` between them, those that may be served followed by `（可选）`; [`read`] understands that form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Channels {
    /// Those chosen; under [`Legend::Mandatory`] those that must be served.
    pub chosen: Vec<String>,
    /// Under [`Legend::Mandatory`] those that may be served.
    pub optional: Vec<String>,
    /// Names of which the cell does not say whether they are chosen. A remark asks; they are not shown.
    pub unclear: Vec<String>,
}

/// Behind a channel that may be served.
const OPTIONAL: &str = "（可选）";

impl fmt::Display for Channels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let chosen = self.chosen.iter().map(|name| (name, ""));
        let optional = self.optional.iter().map(|name| (name, OPTIONAL));
        for (index, (name, suffix)) in chosen.chain(optional).enumerate() {
            let separator = if index == 0 { "" } else { "、" };
            write!(f, "{separator}{name}{suffix}")?;
        }
        Ok(())
    }
}

/// Reads the channels of a cell.
#[must_use]
pub fn read(text: &str, legend: Legend) -> Read<Channels> {
    let mut reading = Reading { legend, channels: Channels::default(), remarks: Vec::new() };
    match scan::marked(text) {
        Some(marked) => reading.boxes(marked),
        None => reading.list(text),
    }
    Read { value: reading.channels, remarks: reading.remarks }
}

struct Reading {
    legend: Legend,
    channels: Channels,
    remarks: Vec<Diagnostic>,
}

impl Reading {
    /// A cell with boxes.
    fn boxes(&mut self, marked: Vec<Marked>) {
        let has_names = !marked.is_empty();
        let mut refused = Vec::new();
        for Marked { sign, name } in marked {
            let (name, more) = names_behind(&name);
            match sign {
                Some(Sign::Full) => self.take(&name),
                Some(Sign::Empty) if self.legend == Legend::Mandatory => self.offer(optional(&name).unwrap_or(&name)),
                Some(Sign::Empty) => refused.push(canonical(&name).unwrap_or(name)),
                Some(Sign::Odd) => self.put_aside("cell-channel-sign", vec![name]),
                None => self.put_aside("cell-channel-unmarked", vec![name]),
            }
            if !more.is_empty() {
                self.put_aside("cell-channel-unmarked", more);
            }
        }
        self.contradictions(&refused);
        let nothing = self.channels == Channels::default();
        if self.legend == Legend::Chosen && nothing && has_names {
            self.remarks.push(Diagnostic::warning("cell-channel-none"));
        }
    }

    /// A cell without boxes: what is chosen, or the whole form with its boxes lost.
    fn list(&mut self, text: &str) {
        let names = listed(text);
        let of_form = names.iter().filter(|name| canonical(name).is_some_and(|name| names::is_of_form(&name))).count();
        let has_bare_other = names.iter().any(|name| canonical(name).as_deref() == Some("其他"));
        // Boxes stand in rows; what the catalogue wrote itself never had any.
        let is_written = names.join("、") == text;
        if !is_written && (of_form >= 9 || (of_form >= 6 && has_bare_other)) {
            self.put_aside("cell-channel-marks-lost", names);
            return;
        }
        let says = names.iter().any(|name| optional(name).is_some());
        if self.legend == Legend::Mandatory && !says && !names.is_empty() {
            self.put_aside("cell-channel-legend", names);
            return;
        }
        for name in &names {
            self.take(name);
        }
        self.contradictions(&[]);
    }

    /// A channel that is chosen, or said behind its name to be optional.
    fn take(&mut self, name: &str) {
        if let Some(name) = optional(name) {
            return self.offer(name);
        }
        let Some(name) = self.named(name) else { return };
        // Signs around a name may have hidden what stands behind it.
        match optional(&name) {
            Some(name) => self.offer(name),
            None => push_new(&mut self.channels.chosen, name),
        }
    }

    fn offer(&mut self, name: &str) {
        let Some(name) = self.named(name) else { return };
        match optional(&name) {
            Some(name) => self.offer(name),
            None => push_new(&mut self.channels.optional, name),
        }
    }

    /// The catalogue's name for a channel; an unknown one is kept, and remarked. What could not be told from its
    /// neighbours where names stand in a row is put aside: a number alone, a bracket without its partner, a sign within.
    fn named(&mut self, name: &str) -> Option<String> {
        let name = dense(trimmed(name));
        if let Some(name) = canonical(&name).filter(|name| stands_alone(name)) {
            if name == "其他" {
                self.remarks.push(Diagnostic::warning("cell-channel-other"));
            }
            return Some(name);
        }
        let doubt = match () {
            () if name.is_empty() => return None,
            () if is_number(&name) => Some("cell-channel-number"),
            () if scan::marked(&name).is_some() => Some("cell-channel-sign"),
            () if !stands_alone(&name) => Some("cell-channel-bracket"),
            () => None,
        };
        if let Some(doubt) = doubt {
            self.put_aside(doubt, vec![name]);
            return None;
        }
        let rest = unnumbered(&name);
        if rest != name {
            return self.named(rest);
        }
        let alike = names::alike(&name).unwrap_or("none");
        self.remarks.push(Diagnostic::warning("cell-channel-unknown").with("name", &name).with("nearest", alike));
        Some(name)
    }

    fn put_aside(&mut self, key: &'static str, names: Vec<String>) {
        let names: Vec<String> = names.into_iter().map(|name| canonical(&name).unwrap_or(name)).collect();
        let remark = match key {
            "cell-channel-sign" => Diagnostic::warning("cell-channel-sign"),
            "cell-channel-unmarked" => Diagnostic::warning("cell-channel-unmarked"),
            "cell-channel-legend" => Diagnostic::warning("cell-channel-legend"),
            "cell-channel-bracket" => Diagnostic::warning("cell-channel-bracket"),
            "cell-channel-number" => Diagnostic::warning("cell-channel-number"),
            _ => Diagnostic::warning("cell-channel-marks-lost"),
        };
        self.remarks.push(remark.with("names", names.join("、")));
        for name in names {
            push_new(&mut self.channels.unclear, name);
        }
    }

    /// A channel that one box chooses and another does not.
    fn contradictions(&mut self, refused: &[String]) {
        let offered = &self.channels.optional;
        let (both, chosen): (Vec<_>, Vec<_>) = std::mem::take(&mut self.channels.chosen)
            .into_iter()
            .partition(|name| refused.contains(name) || offered.contains(name));
        self.channels.chosen = chosen;
        self.channels.optional.retain(|name| !both.contains(name));
        for name in both {
            self.remarks.push(Diagnostic::warning("cell-channel-both").with("name", &name));
            push_new(&mut self.channels.unclear, name);
        }
    }
}

fn push_new(names: &mut Vec<String>, name: String) {
    if !name.is_empty() && !names.contains(&name) {
        names.push(name);
    }
}

/// A channel's name as the catalogue writes it; none for an unknown one.
fn canonical(name: &str) -> Option<String> {
    names::known(name).map(str::to_owned).or_else(|| other(name))
}

/// `其他：办税服务厅`, `其他（…）` and the like, as `其他（办税服务厅）`; a known channel by its name alone.
fn other(name: &str) -> Option<String> {
    let rest = name.strip_prefix("其他").or_else(|| name.strip_prefix("其它"))?;
    let rest = rest.strip_prefix("渠道").unwrap_or(rest);
    let said = rest.trim_matches(|it: char| is_white(it) || matches!(it, ':' | '：' | '_' | '＿' | '-' | '—' | '…'));
    let inner = said.strip_prefix(['(', '（']).and_then(|inner| inner.strip_suffix([')', '）']));
    // （甲）和（乙） has no brackets around it.
    let inner = inner.filter(|inner| is_paired(inner)).unwrap_or(said);
    let inner = inner.trim_matches(|it: char| is_white(it) || matches!(it, '_' | '＿'));
    if inner.is_empty() {
        return Some("其他".to_owned());
    }
    is_paired(inner).then(|| match names::known(inner) {
        Some(known) if !names::is_of_form(known) => known.to_owned(),
        _ => format!("其他（{inner}）"),
    })
}

/// The name a sign belongs to, and names behind it that lost their own sign.
fn names_behind(text: &str) -> (String, Vec<String>) {
    let text = if is_number(text) { text } else { unnumbered(text) };
    let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    if canonical(text).is_some() {
        return (text.to_owned(), Vec::new());
    }
    let parts: Vec<&str> =
        cut(text, &[], is_mark_between).into_iter().map(trimmed).filter(|part| !part.is_empty()).collect();
    if let [first, more @ ..] = parts.as_slice()
        && !more.is_empty()
    {
        return ((*first).to_owned(), owned(more));
    }
    // Without a separator only names that are known can be told apart.
    let mut names: Vec<&str> = Vec::new();
    for mut part in text.split(is_white).filter(|part| !part.is_empty()) {
        while let Some((_, rest)) = names::split_known(part).filter(|(_, rest)| names::begins_with_known(rest)) {
            names.push(&part[..part.len() - rest.len()]);
            part = rest;
        }
        names.push(part);
    }
    match names.as_slice() {
        [first, more @ ..] if more.iter().all(|name| canonical(name).is_some()) => ((*first).to_owned(), owned(more)),
        _ => (text.to_owned(), Vec::new()),
    }
}

/// A name without a number before it: `■1.政府网站`.
fn unnumbered(name: &str) -> &str {
    match mark::at_start(name) {
        Some((_, length)) => unnumbered(trimmed(&name[length..])),
        None => name,
    }
}

/// The name before `（可选）`.
fn optional(name: &str) -> Option<&str> {
    let rest = trimmed(name.strip_suffix(OPTIONAL).or_else(|| name.strip_suffix("(可选)"))?);
    Some(optional(rest).unwrap_or(rest))
}

/// Whether a name is read as itself among others: its brackets have their partners, and nothing outside them cuts it.
fn stands_alone(name: &str) -> bool {
    is_paired(name)
        && scan::marked(name).is_none()
        && cut(name, &[], |it| is_white(it) || is_mark_between(it)) == [name]
}

fn is_paired(text: &str) -> bool {
    let open = text.chars().try_fold(0_u32, |depth, character| match character {
        '(' | '（' => Some(depth + 1),
        ')' | '）' => depth.checked_sub(1),
        _ => Some(depth),
    });
    open == Some(0)
}

/// Whether a number stands where a name should: `二`, `1.`
fn is_number(name: &str) -> bool {
    !name.is_empty() && unnumbered(&format!("{name}、")).is_empty()
}

/// The names of a list without boxes, numbered or not.
fn listed(text: &str) -> Vec<String> {
    merged(cut(text, &numbers(text), |it| is_white(it) || is_mark_between(it)))
}

/// A name without white space but between Latin words, so that it stays one name where names stand in a row.
fn dense(name: &str) -> String {
    let mut parts = name.split(is_white).filter(|part| !part.is_empty());
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |name, part| {
        let joins = name.chars().next_back().is_some_and(is_latin) && part.chars().next().is_some_and(is_latin);
        name + if joins { " " } else { "" } + part
    })
}

fn is_latin(character: char) -> bool {
    character < '\u{2E80}' && !is_white(character) && !is_mark_between(character)
}

/// A text cut at separators outside brackets, and at the numbers of its items; white space between Latin words does not
/// cut.
fn cut<'a>(text: &'a str, numbers: &[(usize, usize)], is_separator: impl Fn(char) -> bool) -> Vec<&'a str> {
    let (mut depth, mut from, mut before) = (0_u32, 0, None);
    // Where a bracket lacks its partner, brackets hold nothing together.
    let holds = text.matches(['(', '（']).count() == text.matches([')', '）']).count();
    let mut numbers = numbers.iter().peekable();
    let mut parts = Vec::new();
    for (at, character) in text.char_indices() {
        // The rest of a number is not looked at again.
        if at < from {
            continue;
        }
        let number = numbers.next_if(|(number, _)| *number == at);
        let end = at + character.len_utf8();
        let joins =
            is_white(character) && before.is_some_and(is_latin) && text[end..].chars().next().is_some_and(is_latin);
        let length = match number {
            Some((_, length)) if depth == 0 => Some(*length),
            _ => (depth == 0 && is_separator(character) && !joins).then_some(character.len_utf8()),
        };
        match (length, character) {
            (Some(length), _) => {
                parts.push(&text[from..at]);
                from = at + length;
            }
            (None, '(' | '（') if holds => depth += 1,
            (None, ')' | '）') => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = Some(character);
    }
    parts.push(&text[from..]);
    parts
}

fn is_mark_between(character: char) -> bool {
    matches!(character, '、' | '，' | ',' | '；' | ';' | '。' | '|')
}

/// Where the numbers of a numbered list stand, and their lengths: `1.政府网站 2.两微一端`.
fn numbers(text: &str) -> Vec<(usize, usize)> {
    let marks: Vec<_> = mark::positions(text).collect();
    let Some(&(at, first, _)) = marks.first() else { return Vec::new() };
    let begins = first.number == 1 && text[..at].chars().all(is_white);
    let own = marks.iter().filter(|(_, mark, _)| begins && mark.kind == first.kind);
    own.map(|(at, _, length)| (*at, *length)).collect()
}

/// Parts put together again where a separator stood within a known name: `广播、电视`, `社区/企事业单位/\n村公示栏`.
fn merged(parts: Vec<&str>) -> Vec<String> {
    let parts: Vec<String> = parts
        .into_iter()
        .map(trimmed)
        .map(unnumbered)
        .filter(|part| !part.is_empty())
        .map(|it| heal(it).into_owned())
        .collect();
    let mut names = Vec::with_capacity(parts.len());
    let mut at = 0;
    while at < parts.len() {
        let whole = |count: usize| {
            let joined = |with: &str| {
                parts.get(at..at + count).map(|parts| parts.join(with)).filter(|it| names::known(it).is_some())
            };
            joined("").or_else(|| joined("、")).map(|name| (name, count))
        };
        let (name, count) = if names::known(&parts[at]).is_some() { None } else { whole(3).or_else(|| whole(2)) }
            .unwrap_or_else(|| (parts[at].clone(), 1));
        names.push(name);
        at += count;
    }
    names
}
