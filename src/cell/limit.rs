//! 公开时限: by when an item is disclosed, for how long, how often.
//!
//! By law an item is disclosed within 20 working days of its forming or changing (Regulation on Open Government
//! Information, article 26); tables say so in many ways, and other things besides. [`parse`] takes them apart into
//! rules and keeps the text; whatever it does not understand is named in a remark and never made up.
//!
//! A [`TimeLimit`] is shown in a normal form of Chinese, which [`parse`] reads as the same rules again.

use std::fmt;

use super::Read;

mod anchor;
mod parse;
mod prefix;
mod trigger;

pub use parse::parse;
pub use trigger::Trigger;

/// What a cell says of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimeLimit {
    /// The cell's text, as it stands.
    pub raw: String,
    /// What it says, in order.
    pub rules: Vec<Rule>,
    /// Whether laws may say otherwise: `法律法规另有规定的，从其规定`.
    pub otherwise_by_law: bool,
}

/// One rule: for some matter, from some event on, some kind of limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What the rule is for, where the cell tells several apart: `行政许可、行政处罚`.
    pub matter: Option<String>,
    /// The event that time is counted from.
    pub trigger: Option<Trigger>,
    /// What is demanded.
    pub kind: Kind,
}

impl Rule {
    /// The length of time it names, if it names one.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        match self.kind {
            Kind::Within(period)
            | Kind::AtLeast(period)
            | Kind::Lasting(period)
            | Kind::Ahead(period)
            | Kind::Every { period, .. } => Some(period),
            _ => None,
        }
    }

    /// The number of [`unit`](Self::unit)s it names.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        self.period().map(|period| period.number)
    }

    /// The unit it counts in.
    #[must_use]
    pub fn unit(&self) -> Option<Unit> {
        self.period().map(|period| period.unit)
    }
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// How many.
    pub number: u32,
    /// Of what.
    pub unit: Unit,
}

/// What time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// 小时.
    Hour,
    /// 日, 天, 自然日.
    CalendarDay,
    /// 工作日.
    WorkingDay,
    /// 周, 星期.
    Week,
    /// 个月.
    Month,
    /// 季度.
    Quarter,
    /// 半年.
    HalfYear,
    /// 年.
    Year,
}

/// What a rule demands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A deadline: `20个工作日内`.
    Within(Period),
    /// A minimum duration: `公示时间不少于30日`.
    AtLeast(Period),
    /// A duration: `公示期7日`.
    Lasting(Period),
    /// Ahead of the event, or of what is disclosed: `听证会举行前7日`, `提前7日`.
    Ahead(Period),
    /// By these dates of every year: `每年1月31日前`.
    Yearly(Vec<MonthDay>),
    /// By this day of every month, none for its last: `每月10日前`.
    Monthly(Option<u8>),
    /// `每半年至少公开1次`.
    Every {
        /// How long a round is.
        period: Period,
        /// How often in each.
        times: u32,
        /// Whether more is meant too.
        at_least: bool,
    },
    /// On the day itself: `当日公开`.
    SameDay,
    /// `实时公开`.
    RealTime,
    /// `及时公开`.
    Prompt,
    /// `按进展情况及时公开`.
    ByProgress,
    /// `适时公开`.
    Suitably,
    /// `定期公开`.
    Regularly,
    /// `动态更新`.
    Continually,
    /// `长期公开`.
    Permanent,
    /// Together with something else, where that is named: `与文件同步公开`.
    Together(Option<String>),
}

/// A day of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    /// From 1 to 12.
    pub month: u8,
    /// From 1; none for the month's last.
    pub day: Option<u8>,
}

impl fmt::Display for TimeLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, rule) in self.rules.iter().enumerate() {
            let separator = if index == 0 { "" } else { "；" };
            write!(f, "{separator}{rule}")?;
        }
        if self.otherwise_by_law {
            let separator = if self.rules.is_empty() { "" } else { "；" };
            write!(f, "{separator}法律法规另有规定的，从其规定")?;
        }
        Ok(())
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let matter = self.matter.as_deref().unwrap_or_default();
        // Where no event stands between a matter and its limit, a colon keeps them apart.
        let colon = if self.matter.is_some() { "：" } else { "" };
        match (&self.kind, &self.trigger) {
            (Kind::Ahead(period), None) => write!(f, "{matter}{colon}提前{period}"),
            (Kind::Ahead(_), Some(trigger)) => write!(f, "{matter}{colon}{}{}", trigger.event(), self.kind),
            (Kind::AtLeast(_), None) if self.matter.is_some() => write!(f, "{matter}时间{}", self.kind),
            (Kind::Lasting(period), None) if self.matter.is_some() => write!(f, "{matter}期{period}"),
            (kind, Some(trigger)) if trigger.is_cycle() => write!(f, "{matter}{colon}{trigger}{kind}"),
            (kind, Some(trigger)) => write!(f, "{matter}{trigger}{kind}"),
            (kind, None) => write!(f, "{matter}{colon}{kind}"),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Within(period) => write!(f, "{period}内"),
            Self::AtLeast(period) => write!(f, "不少于{period}"),
            Self::Lasting(period) => write!(f, "为期{period}"),
            Self::Ahead(period) => write!(f, "前{period}"),
            Self::Yearly(days) => yearly(days, f),
            Self::Monthly(Some(day)) => write!(f, "每月{day}日前"),
            Self::Monthly(None) => f.write_str("每月底前"),
            Self::Every { period, times, at_least } => {
                let least = if *at_least { "至少" } else { "" };
                match period {
                    Period { number: 1, unit } => write!(f, "每{}{least}公开{times}次", unit.bare()),
                    period => write!(f, "每{period}{least}公开{times}次"),
                }
            }
            Self::SameDay => f.write_str("当日公开"),
            Self::RealTime => f.write_str("实时公开"),
            Self::Prompt => f.write_str("及时公开"),
            Self::ByProgress => f.write_str("按进展情况及时公开"),
            Self::Suitably => f.write_str("适时公开"),
            Self::Regularly => f.write_str("定期公开"),
            Self::Continually => f.write_str("动态更新"),
            Self::Permanent => f.write_str("长期公开"),
            Self::Together(Some(with)) => write!(f, "与{with}同步公开"),
            Self::Together(None) => f.write_str("同步公开"),
        }
    }
}

fn yearly(days: &[MonthDay], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("每年")?;
    for (index, MonthDay { month, day }) in days.iter().enumerate() {
        let separator = if index == 0 { "" } else { "、" };
        match day {
            Some(day) => write!(f, "{separator}{month}月{day}日")?,
            None => write!(f, "{separator}{month}月底")?,
        }
    }
    f.write_str("前")
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.number, self.unit) {
            (1, Unit::HalfYear) => f.write_str("半年"),
            (number, unit) => write!(f, "{number}{}", unit.counted()),
        }
    }
}

impl Unit {
    /// Behind a number.
    fn counted(self) -> &'static str {
        match self {
            Self::Hour => "小时",
            Self::CalendarDay => "日",
            Self::WorkingDay => "个工作日",
            Self::Week => "周",
            Self::Month => "个月",
            Self::Quarter => "个季度",
            Self::HalfYear => "个半年",
            Self::Year => "年",
        }
    }

    /// Behind 每.
    fn bare(self) -> &'static str {
        match self {
            Self::WorkingDay => "个工作日",
            Self::Month => "月",
            Self::Quarter => "季度",
            Self::HalfYear => "半年",
            unit => unit.counted(),
        }
    }
}
