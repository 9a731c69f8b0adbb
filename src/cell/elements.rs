//! 公开内容（要素）: the single things an item discloses, where its cell lists them.

use super::mark;
use super::space::heal;

/// How a cell lists what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// It lists nothing, or one thing.
    Single,
    /// `1.…；2.…`, `①…②…`, `（一）…（二）…`.
    Numbered,
    /// `受理环节：…；决定环节：…`.
    Phases,
    /// `…、…、…`, or parts with `；` between them.
    Listed,
}

/// One thing disclosed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// The phase it belongs to: `受理环节`.
    pub phase: Option<String>,
    /// What is disclosed.
    pub text: String,
}

/// The things a cell lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elements {
    /// How it lists them.
    pub style: Style,
    /// What stands before the first of a numbered list: `主要包括`.
    pub lead: Option<String>,
    /// The things themselves, in order.
    pub items: Vec<Element>,
}

/// How the name of a phase ends.
const PHASES: &[&str] = &[
    "环节",
    "阶段",
    "受理",
    "决定",
    "拟决定",
    "审批",
    "送达",
    "批前",
    "批后",
    "公示",
    "申请",
    "审核",
    "批准",
    "事前",
    "事中",
    "事后",
];

/// The things that a cell lists: by numbers, else by phases, else by `；`, else by `、`; else the cell is one thing.
///
/// Nothing within brackets or title marks separates, and a `、` only where nothing but `、` and a last `和`, `及` or
/// `等` holds the list together: what a full sentence says is not cut up.
#[must_use]
pub fn split(text: &str) -> Elements {
    let text = heal(text);
    let text = text.trim_end_matches(['。', '；', ';']);
    numbered(text).or_else(|| phases(text)).or_else(|| listed(text)).unwrap_or_else(|| Elements {
        style: Style::Single,
        lead: None,
        items: element(text).into_iter().collect(),
    })
}

fn element(text: &str) -> Option<Element> {
    let text = tidied(text);
    (!text.is_empty()).then(|| Element { phase: None, text: text.to_owned() })
}

fn tidied(text: &str) -> &str {
    text.trim_matches(|it: char| it.is_whitespace() || matches!(it, '；' | ';' | '。' | '，' | ',' | '、'))
}

fn numbered(text: &str) -> Option<Elements> {
    let marks: Vec<_> = mark::positions(text).collect();
    // The list is of the kind whose first mark comes first; marks of other kinds within belong to its items.
    let kind = marks.iter().find(|(_, mark, _)| mark.number == 1).map(|(_, mark, _)| mark.kind)?;
    let mut expected = 1;
    let mut own = Vec::new();
    for (at, mark, length) in marks {
        if mark.kind == kind && mark.number == expected {
            own.push((at, length));
            expected += 1;
        }
    }
    if own.len() < 2 {
        return None;
    }
    let ends = own.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let items = own.iter().zip(ends).filter_map(|((at, length), end)| element(&text[at + length..end])).collect();
    let lead = text[..own[0].0].trim_end_matches(['：', ':', '，']).trim();
    Some(Elements { style: Style::Numbered, lead: (!lead.is_empty()).then(|| lead.to_owned()), items })
}

fn phases(text: &str) -> Option<Elements> {
    let parts = cut(text, &['；', ';', '。']);
    let mut items = Vec::new();
    let mut count = 0;
    for part in &parts {
        let (phase, said) = part.split_once(['：', ':'])?;
        let phase = tidied(phase);
        if phase.chars().count() > 12 || !PHASES.iter().any(|end| phase.ends_with(end)) {
            return None;
        }
        count += 1;
        let things = listed(said).map_or_else(|| element(said).into_iter().collect(), |list| list.items);
        if things.is_empty() {
            return None;
        }
        items.extend(things.into_iter().map(|thing| Element { phase: Some(phase.to_owned()), ..thing }));
    }
    (count >= 2).then_some(Elements { style: Style::Phases, lead: None, items })
}

fn listed(text: &str) -> Option<Elements> {
    let list = |parts: Vec<&str>| {
        let items: Vec<_> = parts.into_iter().filter_map(element).collect();
        (items.len() >= 2).then_some(Elements { style: Style::Listed, lead: None, items })
    };
    let parts = cut(text, &['；', ';']);
    if parts.len() >= 2 {
        return list(parts);
    }
    if cut(text, &['，', ',', '。', '：', ':']).len() >= 2 {
        return None;
    }
    let text = text.strip_suffix('等').unwrap_or(text);
    list(cut(text, &['、']))
}

/// A text cut at these signs, but not within brackets, quotation marks or title marks.
fn cut<'a>(text: &'a str, signs: &[char]) -> Vec<&'a str> {
    let (mut depth, mut from) = (0_u32, 0);
    let mut parts = Vec::new();
    for (at, character) in text.char_indices() {
        match character {
            '(' | '（' | '《' | '“' | '〔' | '【' => depth += 1,
            ')' | '）' | '》' | '”' | '〕' | '】' => depth = depth.saturating_sub(1),
            _ if depth == 0 && signs.contains(&character) => {
                parts.push(&text[from..at]);
                from = at + character.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts.retain(|part| !tidied(part).is_empty());
    parts
}
