//! The events that time is counted from.

use std::fmt;

use super::Unit;

/// An event that time is counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// 信息形成.
    Formed,
    /// 信息变更.
    Changed,
    /// 信息形成或者变更: what the law says.
    FormedOrChanged,
    /// 制作或者获取该信息.
    MadeOrObtained,
    /// 收到申请.
    Application,
    /// 受理.
    Acceptance,
    /// 作出行政决定.
    Decision,
    /// 批准.
    Approval,
    /// 本级人民代表大会或其常务委员会批准.
    CongressApproval,
    /// 财政部门批复.
    FinanceReply,
    /// The end of every month, quarter, half-year or year: 每季度终了.
    EndOf(Unit),
    /// Any other, in the cell's words: 验收合格.
    Event(String),
}

use Trigger::{
    Acceptance, Application, Approval, Changed, CongressApproval, Decision, EndOf, Event, FinanceReply, Formed,
    FormedOrChanged, MadeOrObtained,
};

/// How events are written, each kind's normal form first. `或者` is written `或` here, `政府信息` `信息`.
const PHRASES: &[(Trigger, &[&str])] = &[
    (
        FormedOrChanged,
        &[
            "信息形成或变更",
            "信息形成（变更）",
            "信息形成、变更",
            "信息形成和变更",
            "信息形成及变更",
            "信息形成变更",
            "信息形成/变更",
            "信息变更或形成",
            "信息形成或更新",
            "信息形成或者变更",
            "信息产生或变更",
            "信息生成或变更",
            "形成或变更",
            "形成、变更",
            "信息形成，变更",
            "信息形成或变更生效",
        ],
    ),
    (
        MadeOrObtained,
        &[
            "制作或获取该信息",
            "制作或获取信息",
            "信息制作或获取",
            "制作、获取该信息",
            "制作或获得该信息",
            "制作或获取相关信息",
            "制作或获取",
            "制作获取该信息",
            "制作或获得信息",
        ],
    ),
    (Formed, &["信息形成", "信息产生", "信息生成", "形成信息", "形成"]),
    (Changed, &["信息变更", "信息更新", "变更"]),
    (Application, &["收到申请", "接到申请", "收到公开申请", "收到信息公开申请", "收到申请人申请", "收到申请书"]),
    (Acceptance, &["受理申请", "受理", "正式受理", "决定受理"]),
    (
        Decision,
        &[
            "作出行政决定",
            "做出行政决定",
            "行政决定作出",
            "行政决定做出",
            "作出决定",
            "做出决定",
            "决定作出",
            "决定做出",
            "行政决定",
        ],
    ),
    (Approval, &["批准"]),
];

/// What [`PHRASES`] and the ends of cycles begin with.
const FIRST: &[char] = &[
    '信', '政', '形', '变', '制', '收', '接', '受', '正', '决', '作', '做', '行', '批', '每', '月', '季', '年', '半',
    '周',
];

impl Trigger {
    /// The event a phrase names, whatever it is; the phrase is not empty.
    pub(super) fn of(phrase: &str) -> Self {
        named(phrase).unwrap_or_else(|| Event(phrase.to_owned()))
    }

    /// The event in its normal form.
    #[must_use]
    pub fn event(&self) -> String {
        let fixed = match self {
            FormedOrChanged => "信息形成或者变更",
            MadeOrObtained => "制作或者获取该信息",
            CongressApproval => "本级人民代表大会或其常务委员会批准",
            FinanceReply => "财政部门批复",
            Formed => "信息形成",
            Changed => "信息变更",
            Application => "收到申请",
            Acceptance => "受理",
            Decision => "作出行政决定",
            Approval => "批准",
            EndOf(unit) => return format!("每{}终了", unit.bare()),
            Event(event) => event,
        };
        fixed.to_owned()
    }

    /// Whether it recurs.
    pub(super) fn is_cycle(&self) -> bool {
        matches!(self, EndOf(_))
    }
}

impl fmt::Display for Trigger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let event = self.event();
        if self.is_cycle() { write!(f, "{event}后") } else { write!(f, "自{event}之日起") }
    }
}

/// The event a phrase names, if it is one of those told apart.
pub(super) fn named(phrase: &str) -> Option<Trigger> {
    let plain = plain(phrase);
    let bare = plain.trim_start_matches(['该', '本', '经']);
    if let Some(unit) = end_of(bare) {
        return Some(EndOf(unit));
    }
    let bare = bare.strip_prefix("相关").or_else(|| bare.strip_prefix("有关")).unwrap_or(bare);
    let known = PHRASES.iter().find(|(_, phrases)| phrases.contains(&bare));
    known.map(|(trigger, _)| trigger.clone()).or_else(|| by_whom(&plain))
}

fn plain(phrase: &str) -> String {
    phrase.replace("或者", "或").replace("政府信息", "信息")
}

/// Approvals told by who gives them.
fn by_whom(phrase: &str) -> Option<Trigger> {
    if congress(phrase) == Some(0) {
        return Some(CongressApproval);
    }
    let who = phrase.trim_start_matches(['经', '由', '该']).trim_start_matches("本级").trim_start_matches("政府");
    matches!(who, "财政部门批复" | "财政批复" | "财政局批复").then_some(FinanceReply)
}

/// Where the approval by the people's congress begins that a phrase ends with.
fn congress(phrase: &str) -> Option<usize> {
    let before = phrase.strip_suffix("批准").or_else(|| phrase.strip_suffix("审议通过"))?;
    let who = ["人民代表大会", "人大"].iter().filter_map(|who| before.find(who)).min()?;
    let opening = phrase[..who].trim_end_matches(['本', '同', '级', '县', '市', '区', '旗', '镇', '乡', '该']);
    Some(opening.trim_end_matches(['经', '由', '报']).len())
}

/// `每季度终了`, `季度结束`, `年度终了`.
fn end_of(phrase: &str) -> Option<Unit> {
    let cycle = ["终了", "结束", "届满"].iter().find_map(|end| phrase.strip_suffix(end))?;
    match cycle.trim_start_matches(['每', '个']) {
        "月" | "月度" => Some(Unit::Month),
        "季度" | "季" => Some(Unit::Quarter),
        "半年" => Some(Unit::HalfYear),
        "年" | "年度" => Some(Unit::Year),
        "周" => Some(Unit::Week),
        _ => None,
    }
}

/// Where in a text the named event begins that the text ends with: the longest of those told apart.
pub(super) fn named_suffix(text: &str) -> Option<usize> {
    let starts = text.char_indices().map(|(at, _)| at);
    // A phrase is not longer than this many bytes before its variants are made one, and begins with one of these.
    let near = starts.filter(|&at| text.len() - at <= 60 && text[at..].starts_with(FIRST));
    congress(text).or_else(|| near.into_iter().find(|&at| is_phrase(&text[at..])))
}

fn is_phrase(text: &str) -> bool {
    let plain = plain(text);
    PHRASES.iter().any(|(_, phrases)| phrases.contains(&plain.as_str())) || end_of(&plain).is_some()
}
