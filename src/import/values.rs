//! A row's cells as the catalogue writes them.
//!
//! Comes in: what stands under each column. Goes out: one value for each column of the catalogue, and remarks. Ticks
//! under several heads become one value: `全社会；特定群体：项目单位`, `县级、乡级`.

use super::mapping::Meaning;
use crate::catalog::Column;
use crate::cell::channel::{self, Legend};
use crate::cell::space::heal;
use crate::cell::tick::{self, Tick};
use crate::cell::{Read, basis, limit};
use crate::diag::Diagnostic;

/// What a cell says: nothing, where the value is empty.
pub(super) type Value = Read<Box<str>>;

/// Reads a cell under a column with this meaning.
pub(super) fn read(meaning: &Meaning, text: &str, legend: Legend) -> Value {
    if text.trim().is_empty() {
        return plain("");
    }
    match meaning {
        Meaning::Text(column) => text_of(*column, text, legend),
        Meaning::Number => plain(&heal(text)),
        Meaning::Everyone => ticked(text, "全社会", &["全社会", "社会公众", "公众", "社会"], |_| None),
        Meaning::Group => {
            let named = |text: &str| Some(format!("特定群体：{}", without_group(text)));
            ticked(text, "特定群体", &["特定群体", "特定群众", "特定对象"], named)
        }
        Meaning::Active => ticked(text, "主动公开", &["主动", "主动公开"], |_| None),
        Meaning::OnRequest => ticked(text, "依申请公开", &["依申请", "依申请公开"], |_| None),
        Meaning::Tier(tier) => ticked(text, tier, &[tier], |_| None),
        Meaning::Channel(channel) => ticked(text, channel, &[channel], |_| None),
        Meaning::Ignored => plain(""),
    }
}

/// What joins the values of several columns of ticks.
pub(super) fn separator(column: Column) -> &'static str {
    if column == Column::Audience { "；" } else { "、" }
}

fn plain(text: &str) -> Value {
    Read { value: text.into(), remarks: Vec::new() }
}

fn doubtful(value: &str, remark: Diagnostic) -> Value {
    Read { value: value.into(), remarks: vec![remark] }
}

/// The value of a cell for ticks. Words that only repeat its head are a tick; others say something only where the
/// head asks to write something.
fn ticked(text: &str, value: &str, repeats: &[&str], written: impl Fn(&str) -> Option<String>) -> Value {
    match tick::read(text) {
        Tick::Empty => plain(""),
        Tick::Ticked => plain(value),
        Tick::Text(words) if repeats.contains(&words.as_str()) => plain(value),
        Tick::Text(words) => match written(&words) {
            Some(value) => plain(&value),
            None => doubtful("", Diagnostic::warning("import-no-tick").with("text", words)),
        },
    }
}

/// A group without the words of its head: 特定群体：项目单位.
fn without_group(text: &str) -> &str {
    let rest = text.strip_prefix("特定群体").or_else(|| text.strip_prefix("特定群众")).unwrap_or(text);
    let rest = rest.trim_start_matches(['：', ':', ' ']);
    let bare = rest.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    let bare = bare.filter(|bare| !bare.contains(['（', '('])).unwrap_or(rest);
    if bare.is_empty() { text } else { bare }
}

fn text_of(column: Column, text: &str, legend: Legend) -> Value {
    match column {
        Column::Basis => basis::normalise(&heal(text)).map(Into::into),
        Column::TimeLimit => {
            let healed = heal(text);
            let remarks = limit::parse(&healed).remarks;
            Read { value: healed.into(), remarks }
        }
        Column::Channels => channel::read(text, legend).map(|channels| channels.to_string().into()),
        Column::Method => method(&heal(text)),
        Column::Audience => audience(&heal(text)),
        Column::Tier => {
            let parts: Vec<&str> = parts(text).collect();
            plain(&parts.join("、"))
        }
        Column::Url => {
            let address: String = text.split_whitespace().collect();
            plain(&address)
        }
        _ => plain(&heal(text)),
    }
}

/// The parts of a list in a cell.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(['、', '；', ';', '，', ',', '/', '\n', '\r']);
    parts.map(|part| part.trim_matches(|character: char| character.is_whitespace())).filter(|part| !part.is_empty())
}

/// A cell that says in words how an item is disclosed.
fn method(text: &str) -> Value {
    let mut methods: Vec<&str> = Vec::new();
    for part in parts(text) {
        match part.trim_matches(['√', '■', '☑', '✓', ' ']) {
            "主动" | "主动公开" => methods.push("主动公开"),
            "依申请" | "依申请公开" | "申请公开" => methods.push("依申请公开"),
            _ => return doubtful(text, Diagnostic::warning("import-no-method").with("text", text)),
        }
    }
    plain(&methods.join("、"))
}

/// A cell that says in words to whom.
fn audience(text: &str) -> Value {
    let mut said = String::with_capacity(text.len());
    for part in text.split(['；', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        if !said.is_empty() {
            said.push('；');
        }
        match part.strip_prefix("特定群体").and_then(|rest| rest.strip_prefix(['：', ':'])) {
            Some(rest) => said.extend(["特定群体：", rest.trim()]),
            None => said += part,
        }
    }
    plain(&said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(meaning: &Meaning, text: &str) -> String {
        let Read { value, remarks } = read(meaning, text, Legend::Chosen);
        let keys: Vec<_> = remarks.iter().map(|remark| remark.key).collect();
        if keys.is_empty() { value.into() } else { format!("{value} [{}]", keys.join(" ")) }
    }

    #[test]
    fn ticks_and_texts_where_ticks_belong() {
        for (meaning, text, expected) in [
            (Meaning::Everyone, "√", "全社会"),
            (Meaning::Everyone, "", ""),
            (Meaning::Everyone, "全 社会", "全社会"),
            (Meaning::Everyone, "项目单位", " [import-no-tick]"),
            (Meaning::Group, "√", "特定群体"),
            (Meaning::Group, "项目\n单位", "特定群体：项目单位"),
            (Meaning::Group, "√（申请人）", "特定群体：申请人"),
            (Meaning::Group, "特定群体：法律援助申请人、受指派的律师", "特定群体：法律援助申请人、受指派的律师"),
            (Meaning::Active, "主动", "主动公开"),
            (Meaning::OnRequest, "✔", "依申请公开"),
            (Meaning::Tier("乡级、村级".into()), "●", "乡级、村级"),
            (Meaning::Channel("政府网站".into()), "√", "政府网站"),
            (Meaning::Ignored, "备注", ""),
        ] {
            assert_eq!(shown(&meaning, text), expected, "{meaning:?} {text}");
        }
    }

    #[test]
    fn words_in_one_column() {
        for (column, text, expected) in [
            (Column::Method, "主动", "主动公开"),
            (Column::Method, "主动公开；依申请公开", "主动公开、依申请公开"),
            (Column::Method, "政府网站、政府公报", "政府网站、政府公报 [import-no-method]"),
            (Column::Audience, "全社会;特定群体:申请人", "全社会；特定群体：申请人"),
            (Column::Tier, "县级;乡级", "县级、乡级"),
            (Column::Url, "http://a.gov.cn/\n1.html", "http://a.gov.cn/1.html"),
            (Column::Level2, "行政 处罚", "行政处罚"),
        ] {
            assert_eq!(shown(&Meaning::Text(column), text), expected, "{column:?} {text}");
        }
    }
}
