//! What a limit says is found first by its anchor: a length of time, a date, a round, or a word like 实时.

use super::{Kind, MonthDay, Period, Unit};
use crate::cell::numeral;

/// The heart of a rule within a text.
pub(super) struct Anchor {
    pub start: usize,
    pub end: usize,
    pub says: Says,
}

/// What an anchor says by itself.
pub(super) enum Says {
    /// A length of time, and how it is bounded.
    Period(Period, Bound),
    /// All of it.
    Kind(Kind),
}

/// What stands behind a length of time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// 内
    Within,
    /// 前
    Ahead,
    /// 以上
    AtLeast,
    /// Nothing.
    Bare,
}

/// The first anchor of a text, from `from` on.
pub(super) fn find(text: &str, from: usize) -> Option<Anchor> {
    let starts = text[from..].char_indices().filter(|(_, first)| may_begin(*first));
    starts.map(|(offset, _)| from + offset).find_map(|start| at(text, start))
}

fn may_begin(first: char) -> bool {
    matches!(
        first,
        '0'..='9'
            | '一'
            | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '半'
            | '每'
            | '按'
            | '季'
            | '月'
            | '年'
            | '次'
            | '翌'
            | '实'
            | '即'
            | '立'
            | '第'
            | '及'
            | '尽'
            | '适'
            | '随'
            | '动'
            | '定'
            | '永'
            | '长'
            | '常'
            | '持'
            | '同'
            | '当'
    )
}

fn at(text: &str, start: usize) -> Option<Anchor> {
    let before = text[..start].chars().next_back();
    let rest = &text[start..];
    // Within a number or an ordinal nothing begins, and 12月31日 is a date.
    let is_figure = rest.starts_with(|first: char| numeral::at_start(first.encode_utf8(&mut [0; 4])).is_some());
    if before
        .is_some_and(|before| before.is_ascii_digit() || before == '第' || (is_figure && matches!(before, '月' | '年')))
    {
        return None;
    }
    let (says, length) = round(rest).or_else(|| period(rest)).or_else(|| word(rest))?;
    Some(Anchor { start, end: start + length, says })
}

/// A reader of a text's beginning: takes what it knows, and counts.
struct Reader<'a> {
    whole: &'a str,
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self { whole: text, rest: text }
    }

    fn length(&self) -> usize {
        self.whole.len() - self.rest.len()
    }

    fn take(&mut self, word: &str) -> bool {
        self.rest.strip_prefix(word).is_some_and(|rest| {
            self.rest = rest;
            true
        })
    }

    fn take_any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.take(word))
    }

    fn number(&mut self) -> Option<u32> {
        let (number, length) = numeral::at_start(self.rest)?;
        self.rest = &self.rest[length..];
        Some(number)
    }
}

/// Words for the act of disclosing, behind an anchor.
const VERBS: &[&str] = &[
    "公开", "公示", "公布", "发布", "更新", "公告", "披露", "维护", "调整", "答复", "告知", "办结", "上传", "上网",
    "挂网", "录入",
];

/// What may stand between an anchor and its verb.
const ADVERBS: &[&str] = &[
    "及时",
    "主动",
    "予以",
    "依法",
    "向社会",
    "对外",
    "进行",
    "完成",
    "统一",
    "在政府网站",
    "在网上",
    "全文",
    "应当",
    "应",
    "须",
    "必须",
    "并",
    "集中",
    "有",
    "给予",
];

/// The length of the words behind an anchor that only say that something is disclosed.
pub(super) fn verbs(text: &str) -> usize {
    let mut reader = Reader::new(text);
    let mut end = 0;
    // 由本级政府财政部门向社会公开: who discloses is said elsewhere.
    if let Some(start) = text.strip_prefix('由').and_then(|who| who.find("向社会")).filter(|start| *start <= 60) {
        let who = &text[..'由'.len_utf8() + start];
        if !who.contains(['，', '；', '。', '、', '（']) {
            reader.rest = &text[who.len()..];
        }
    }
    loop {
        if reader.take_any(VERBS) {
            end = reader.length();
        } else if !reader.take_any(ADVERBS) {
            return end;
        }
    }
}

/// Whether a rule may end here: at the end, before a separator, or before a word for disclosing.
fn is_closed(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(['，', '；', '。', '、', '/', '（', '）', '：']) || verbs(rest) > 0
}

/// `每季度…`, `半年至少更新1次`, `每年1月31日前`, `按月公开`.
fn round(text: &str) -> Option<(Says, usize)> {
    let mut reader = Reader::new(text);
    // 次年1月31日前 comes round every year.
    for (next, unit) in [("次年", Unit::Year), ("翌年", Unit::Year), ("当年", Unit::Year), ("次月", Unit::Month)]
    {
        if reader.take(next) {
            return dates(&mut reader, unit).map(|kind| (Says::Kind(kind), reader.length()));
        }
    }
    let is_each = reader.take("每");
    let is_by = !is_each && reader.take("按");
    let number = if is_by { None } else { reader.number() };
    reader.take("个");
    let unit = cycle(&mut reader)?;
    reader.take("度");
    if !is_each && !is_by && number.is_none() && unit != Unit::HalfYear {
        return None;
    }
    let period = Period { number: number.unwrap_or(1), unit };
    if period.number == 0 {
        return None;
    }
    let kind = if is_each && number.is_none() { dates(&mut reader, unit) } else { None };
    let kind = kind.or_else(|| times(&mut reader, period, is_each || is_by))?;
    Some((Says::Kind(kind), reader.length()))
}

fn cycle(reader: &mut Reader<'_>) -> Option<Unit> {
    const CYCLES: &[(&str, Unit)] = &[
        ("半年", Unit::HalfYear),
        ("季", Unit::Quarter),
        ("年", Unit::Year),
        ("月", Unit::Month),
        ("周", Unit::Week),
        ("星期", Unit::Week),
        ("工作日", Unit::WorkingDay),
        ("日", Unit::CalendarDay),
        ("天", Unit::CalendarDay),
        ("小时", Unit::Hour),
    ];
    CYCLES.iter().find(|(word, _)| reader.take(word)).map(|(_, unit)| *unit)
}

/// `更新1次`, `至少公开一次`; behind 每 and 按 also a verb alone.
fn times(reader: &mut Reader<'_>, period: Period, is_round: bool) -> Option<Kind> {
    let start = reader.rest;
    let mut at_least = reader.take_any(&["至少", "不少于", "不得少于", "最少"]);
    reader.take("应");
    reader.take_any(VERBS);
    at_least |= reader.take_any(&["至少", "不少于", "不得少于", "最少"]);
    if let Some(times) = reader.number().filter(|times| *times > 0)
        && reader.take("次")
    {
        at_least |= reader.take("以上");
        return Some(Kind::Every { period, times, at_least });
    }
    reader.rest = start;
    reader.take("定期");
    (is_round && is_closed(reader.rest)).then_some(Kind::Every { period, times: 1, at_least: false })
}

/// `每年1月31日、7月31日前`, `每年底前`, `每年第一季度`, `每月10日前`.
fn dates(reader: &mut Reader<'_>, unit: Unit) -> Option<Kind> {
    let start = reader.rest;
    let kind = match unit {
        Unit::Year => year_end(reader).or_else(|| days_of_year(reader)),
        Unit::Month => day_of_month(reader),
        _ => None,
    };
    if kind.is_none() {
        reader.rest = start;
    }
    kind
}

fn year_end(reader: &mut Reader<'_>) -> Option<Kind> {
    let start = reader.rest;
    let by = |month| Kind::Yearly(vec![MonthDay { month, day: None }]);
    for (words, month) in [
        (&["年底", "底", "年末", "末"][..], 12),
        (&["上半年"], 6),
        (&["第一季度", "一季度", "1季度", "第1季度"], 3),
        (&["第二季度", "二季度", "2季度"], 6),
        (&["第三季度", "三季度", "3季度"], 9),
        (&["第四季度", "四季度", "4季度"], 12),
    ] {
        if reader.take_any(words) {
            reader.take_any(&["之前", "以前", "前", "内"]);
            if is_closed(reader.rest) {
                return Some(by(month));
            }
            reader.rest = start;
        }
    }
    None
}

fn days_of_year(reader: &mut Reader<'_>) -> Option<Kind> {
    let mut days = Vec::new();
    loop {
        let month = reader.number().filter(|month| (1..=12).contains(month))? as u8;
        if !reader.take("月") {
            return None;
        }
        let day = if reader.take_any(&["底", "末", "份"]) { None } else { day(reader, longest(month)) };
        if day.is_none() && reader.rest.starts_with(['前', '以', '之']) && !reader.whole_ends_in_month_end() {
            // 每年3月前: whether March is still in time cannot be told.
            return None;
        }
        days.push(MonthDay { month, day });
        if !reader.take_any(&["、", "和", "及", "，"]) {
            break;
        }
    }
    reader.take_any(&["之前", "以前", "前", "内", "起"]);
    is_closed(reader.rest).then_some(Kind::Yearly(days))
}

impl Reader<'_> {
    /// Whether what was read last is the end of a month.
    fn whole_ends_in_month_end(&self) -> bool {
        self.whole[..self.length()].ends_with(['底', '末'])
    }
}

fn longest(month: u8) -> u32 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn day(reader: &mut Reader<'_>, longest: u32) -> Option<u8> {
    let start = reader.rest;
    let number = reader.number().filter(|day| (1..=longest).contains(day));
    if number.is_some() && reader.take_any(&["日", "号"]) {
        return number.map(|day| day as u8);
    }
    reader.rest = start;
    None
}

fn day_of_month(reader: &mut Reader<'_>) -> Option<Kind> {
    let day = if reader.take_any(&["月底", "底", "月末", "末"]) { None } else { Some(day(reader, 31)?) };
    reader.take_any(&["之前", "以前", "前"]);
    is_closed(reader.rest).then_some(Kind::Monthly(day))
}

/// `20个工作日内`, `半年内`, `30日以上`, `20工作日`.
fn period(text: &str) -> Option<(Says, usize)> {
    let mut reader = Reader::new(text);
    let period = length_of_time(&mut reader)?;
    let bound = if reader.take_any(&["以内", "之内", "内"]) {
        Bound::Within
    } else if reader.take_any(&["之前", "以前", "前"]) {
        Bound::Ahead
    } else if reader.take("以上") {
        Bound::AtLeast
    } else if is_closed(reader.rest) {
        Bound::Bare
    } else {
        return None;
    };
    Some((Says::Period(period, bound), reader.length()))
}

fn length_of_time(reader: &mut Reader<'_>) -> Option<Period> {
    if reader.take("半") {
        let half = |number, unit| Some(Period { number, unit });
        return match () {
            () if reader.take("年") => half(1, Unit::HalfYear),
            () if reader.take("个月") => half(15, Unit::CalendarDay),
            () => None,
        };
    }
    let number = reader.number().filter(|number| (1..=999).contains(number))?;
    let is_counted = reader.take("个");
    let unit = if reader.take_any(&["工作日", "工作天", "（工作）日"]) {
        Unit::WorkingDay
    } else if reader.take_any(&["自然日", "日历日", "日", "天"]) {
        if reader.take("（工作日）") { Unit::WorkingDay } else { Unit::CalendarDay }
    } else if reader.take_any(&["小时", "钟头"]) {
        Unit::Hour
    } else if reader.take_any(&["星期", "周", "礼拜"]) {
        Unit::Week
    } else if is_counted && reader.take("月") {
        Unit::Month
    } else if reader.take("季度") {
        Unit::Quarter
    } else if !is_counted && number <= 100 && reader.take("年") {
        Unit::Year
    } else {
        return None;
    };
    Some(Period { number, unit })
}

/// `实时公开`, `及时`, `长期公开`.
fn word(text: &str) -> Option<(Says, usize)> {
    const WORDS: &[(&[&str], Kind)] = &[
        (&["实时", "即时", "立即", "即刻", "第一时间", "随时产生随时"], Kind::RealTime),
        (&["及时", "尽快"], Kind::Prompt),
        (&["适时"], Kind::Suitably),
        (&["定期"], Kind::Regularly),
        (&["动态", "随时"], Kind::Continually),
        (&["永久", "长期", "常年", "持续"], Kind::Permanent),
        (&["同步", "同时"], Kind::Together(None)),
        (&["当日", "当天"], Kind::SameDay),
    ];
    let mut reader = Reader::new(text);
    let (_, kind) = WORDS.iter().find(|(words, _)| reader.take_any(words))?;
    reader.take("内");
    is_closed(reader.rest).then(|| (Says::Kind(kind.clone()), reader.length()))
}
