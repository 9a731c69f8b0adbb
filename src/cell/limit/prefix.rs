//! What stands before an anchor: the matter a rule is for, and the event time is counted from.

use super::{Kind, Trigger, trigger};

/// What a prefix says.
#[derive(Default)]
pub(super) struct Prefix {
    pub matter: Option<String>,
    pub trigger: Option<Trigger>,
    /// What of it was not understood.
    pub rest: Option<String>,
}

/// How the length of time behind a prefix is meant, where the prefix says so.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    AtLeast,
    Lasting,
    Ahead,
    AtMost,
}

const LABELS: &[&str] = &["公开时限：", "时限：", "公开期限：", "公开时间：", "时间要求：", "时限要求："];

const OPENINGS: &[&str] = &["其中", "并且", "且", "同时", "但是", "但", "原则上", "一般", "应当", "应", "须", "并"];

/// Words before a length of time that add nothing to it.
const CLOSINGS: &[&str] = &[
    "应当",
    "应",
    "必须",
    "须",
    "需",
    "在",
    "于",
    "可",
    "最迟",
    "最晚",
    "最长",
    "原则上",
    "一般",
    "要",
    "至迟",
    "：",
    "，",
    "、",
    "（",
];

const LEAST: &[&str] = &["不得少于", "不少于", "不得低于", "不低于", "至少", "不短于", "不得短于", "最少"];

const MOST: &[&str] = &["不得超过", "不超过", "不得多于", "不迟于", "不得迟于", "不晚于"];

/// Behind what is to be shown for some time.
const DURATIONS: &[&str] = &["时间", "期限", "时长", "期间", "期", "为"];

/// Behind an event.
const SINCE: &[&str] = &["之日起的", "之日起", "之日开始", "当日起", "日起", "起", "之日", "之后", "以后", "后"];

/// How a matter ends that stands before a limit without a colon.
const MATTERS: &[&str] = &[
    "信息", "事项", "类", "结果", "情况", "许可", "处罚", "强制", "内容", "文件", "公示", "公告", "等", "项目", "名单",
    "的", "决定", "公开", "征收", "检查", "确认", "给付", "政策", "数据", "报告", "动态", "其他", "其它", "变更",
    "公布",
];

/// Takes the words off a prefix that say how the length of time behind it is meant.
pub(super) fn measure(prefix: &str) -> (&str, Option<Measure>) {
    // 不少于 ends in a word that says nothing by itself: it is looked for before such words are taken off.
    for prefix in [prefix.trim_end_matches(is_loose), closed(prefix)] {
        if let Some(before) = strip_any(prefix, LEAST) {
            return (without_durations(closed(before)), Some(Measure::AtLeast));
        }
        if let Some(before) = strip_any(prefix, MOST) {
            return (closed(before), Some(Measure::AtMost));
        }
    }
    let prefix = closed(prefix);
    if let Some(event) = prefix.strip_suffix("提前").or_else(|| prefix.strip_suffix("前").filter(|it| !it.is_empty()))
    {
        return (event, Some(Measure::Ahead));
    }
    let shown = without_durations(prefix);
    let is_shown = shown.len() < prefix.len() || shown.ends_with("公示");
    if is_shown { (shown, Some(Measure::Lasting)) } else { (prefix, None) }
}

/// What an anchor makes of the words before it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Expect {
    /// An event, a matter, both.
    Any,
    /// An event: it is still to come.
    Event,
    /// A matter, unless they name an event told apart: it is to be shown for some time.
    Matter,
}

/// Reads what stands before an anchor.
pub(super) fn read(prefix: &str, expect: Expect) -> Prefix {
    let (left, prefix) = prefix.rsplit_once(['；', '。']).unwrap_or(("", prefix));
    let left = left.trim_matches(is_loose);
    let mut read = sentence(prefix, expect);
    if !left.is_empty() {
        read.rest = Some(read.rest.map_or_else(|| left.to_owned(), |rest| format!("{left}；{rest}")));
    }
    read
}

fn is_loose(character: char) -> bool {
    matches!(character, '，' | '；' | '。' | '、' | '：' | '（' | '）' | '/')
}

fn sentence(prefix: &str, expect: Expect) -> Prefix {
    let opened = opened(prefix);
    let is_named = expect == Expect::Matter || opened.ends_with('：');
    let text = closed(opened);
    let (named, text) = match text.rsplit_once('：') {
        // 听证公告：提前5日 names no event.
        _ if expect == Expect::Event && opened.ends_with('：') => (tidied(text), ""),
        Some((matter, text)) => (tidied(matter), text),
        None => ("", text),
    };
    let mut read = if text.is_empty() { Prefix::default() } else { clause(text, is_named, expect == Expect::Event) };
    if !named.is_empty() {
        let matter = read.matter.map_or_else(|| named.to_owned(), |matter| format!("{named}：{matter}"));
        read.matter = Some(matter);
    }
    read
}

fn clause(text: &str, is_named: bool, is_ahead: bool) -> Prefix {
    let since = strip_any(text, SINCE);
    if is_ahead {
        let event = text.strip_suffix('的').unwrap_or(text);
        return after_matter(event.trim_start_matches(['在', '于']), true);
    }
    match since {
        Some(event) if !event.is_empty() => after_matter(event, false),
        _ if starts_at(text) == Some(0) => after_matter(text, false),
        _ => unmarked(text, is_named),
    }
}

/// An event, perhaps with a matter before it.
fn after_matter(text: &str, is_ahead: bool) -> Prefix {
    let (matter, event) = match starts_at(text) {
        // One of them only: 自自查报告形成之日起.
        Some(at) => (&text[..at], &text[at + '自'.len_utf8()..]),
        None if is_ahead => ("", text),
        None if trigger::named(text).is_some() => ("", text),
        None => match trigger::named_suffix(text) {
            Some(at) => text.split_at(at),
            None => text.rsplit_once('，').unwrap_or(("", text)),
        },
    };
    let event = loosened(event).trim_start_matches(['在', '于']);
    let matter = tidied(matter);
    let trigger = (!event.is_empty()).then(|| Trigger::of(event));
    Prefix { matter: (!matter.is_empty()).then(|| matter.to_owned()), trigger, rest: None }
}

/// A prefix without a word that says 'since': an event that is told apart, a matter, or something not understood.
fn unmarked(text: &str, is_named: bool) -> Prefix {
    let named = if trigger::named(text).is_some() { Some(0) } else { trigger::named_suffix(text) };
    if let Some(at) = named {
        let (matter, event) = text.split_at(at);
        let matter = tidied(matter);
        // 行政许可变更 is a matter, 信息变更 an event; a bare 变更 behind something else belongs to it.
        if matter.is_empty() || !is_named {
            return Prefix {
                matter: (!matter.is_empty()).then(|| matter.to_owned()),
                trigger: Some(Trigger::of(event)),
                rest: None,
            };
        }
    }
    let matter = tidied(text);
    if is_named || MATTERS.iter().any(|end| matter.ends_with(end)) {
        return Prefix { matter: Some(matter.to_owned()), ..Prefix::default() };
    }
    Prefix { rest: Some(text.to_owned()), ..Prefix::default() }
}

/// Words that begin like an event but are none, and what behind them makes them one again: 自行 is a word, 自行政决定 is
/// not.
const WORDS: &[(&str, &str)] = &[
    ("自然", ""),
    ("自治", ""),
    ("自主", "管"),
    ("自行", "政"),
    ("自评", "审估选定比标议价"),
    ("自查", "处验询"),
    ("自愿", ""),
    ("自身", ""),
    ("自己", ""),
    ("自筹", "建备"),
    ("自动", "工"),
    ("自觉", ""),
    ("自考", "试核"),
    ("自来", "函访"),
    ("自费", ""),
    ("自救", "助灾"),
    ("自助", ""),
    ("自由", ""),
    ("自建", "设成"),
    ("从业", ""),
    ("从事", ""),
];

/// Where the 自 or 从 stands that begins an event; not that of 自然资源, 从业人员 or 各自.
fn starts_at(text: &str) -> Option<usize> {
    let is_word = |at: usize| {
        let rest = &text[at..];
        let next = |word: &str| rest[word.len()..].chars().next();
        let known = WORDS.iter().find(|(word, _)| rest.starts_with(word));
        known.is_some_and(|(word, except)| !next(word).is_some_and(|next| except.contains(next)))
            || text[..at].ends_with(['各', '亲', '服', '跟'])
    };
    text.char_indices().find(|&(at, first)| matches!(first, '自' | '从') && !is_word(at)).map(|(at, _)| at)
}

fn opened(prefix: &str) -> &str {
    let mut text = prefix.trim_start_matches(is_loose);
    loop {
        let shorter = LABELS.iter().chain(OPENINGS).find_map(|word| text.strip_prefix(word));
        match shorter {
            // 应急 and 须知 are words of their own.
            Some(rest) if !rest.starts_with(['急', '知', '用']) => text = rest.trim_start_matches(is_loose),
            _ => return text,
        }
    }
}

fn closed(prefix: &str) -> &str {
    let mut text = prefix;
    while let Some(shorter) = strip_any(text, CLOSINGS) {
        text = shorter;
    }
    text
}

fn without_durations(prefix: &str) -> &str {
    let mut text = prefix;
    while let Some(shorter) = strip_any(text, DURATIONS) {
        text = shorter;
    }
    text
}

fn tidied(matter: &str) -> &str {
    loosened(opened(loosened(matter)))
}

/// Without separators around it, and without a bracket whose partner stands elsewhere.
fn loosened(text: &str) -> &str {
    let mut text = text.trim_matches(|it| is_loose(it) && !matches!(it, '（' | '）'));
    let (open, close) = (text.matches('（').count(), text.matches('）').count());
    if open > close {
        text = text.strip_prefix('（').or_else(|| text.strip_suffix('（')).unwrap_or(text);
    } else if close > open {
        text = text.strip_suffix('）').or_else(|| text.strip_prefix('）')).unwrap_or(text);
    }
    text
}

fn strip_any<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| text.strip_suffix(word))
}

/// What the words before 及时 or 同步 make of it.
pub(super) fn turned(kind: Kind, prefix: &str) -> (Kind, &str) {
    match kind {
        Kind::Prompt | Kind::Suitably | Kind::RealTime => by_progress(kind, prefix),
        Kind::Together(_) => together(kind, prefix),
        other => (other, prefix),
    }
}

/// 按进展情况, 根据工作进度: behind the last separator.
fn by_progress(kind: Kind, prefix: &str) -> (Kind, &str) {
    let start = prefix.rfind(is_loose).map_or(0, |at| at + prefix[at..].chars().next().map_or(0, char::len_utf8));
    let said = &prefix[start..];
    let from = ["按照", "按", "根据", "依据", "随", "视"].iter().filter_map(|word| said.find(word)).min();
    match from {
        Some(from) if ["进展", "进度"].iter().any(|word| said[from..].contains(word)) => {
            (Kind::ByProgress, &prefix[..start + from])
        }
        _ => (kind, prefix),
    }
}

/// 与文件: behind the last separator.
fn together(kind: Kind, prefix: &str) -> (Kind, &str) {
    let from = prefix.rfind(['与', '和', '随']).filter(|&at| !prefix[at..].contains(is_loose));
    match from {
        Some(at) => {
            let with = prefix[at..].trim_start_matches(['与', '和', '随']);
            (Kind::Together((!with.is_empty()).then(|| with.to_owned())), &prefix[..at])
        }
        None => (kind, prefix),
    }
}
