//! 公开时限 as data: the rules a text says, beside the text.

use serde::Serialize;

use crate::cell::limit::{Kind, MonthDay, Rule, Trigger, Unit, parse};

/// What is understood of a time limit.
#[derive(Serialize)]
pub(super) struct LimitData {
    /// Whether nothing of the text is left over.
    whole: bool,
    otherwise_by_law: bool,
    rules: Vec<RuleData>,
}

#[derive(Serialize)]
struct RuleData {
    /// The rule in its normal form.
    text: String,
    matter: Option<String>,
    trigger: Option<TriggerData>,
    kind: &'static str,
    number: Option<u32>,
    unit: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dates: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_least: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    together_with: Option<String>,
}

#[derive(Serialize)]
struct TriggerData {
    event: &'static str,
    text: String,
}

/// The rules of a text; none where it is empty.
pub(super) fn limit(text: &str) -> Option<LimitData> {
    if text.is_empty() {
        return None;
    }
    let read = parse(text);
    Some(LimitData {
        whole: read.remarks.is_empty(),
        otherwise_by_law: read.value.otherwise_by_law,
        rules: read.value.rules.iter().map(rule).collect(),
    })
}

fn rule(rule: &Rule) -> RuleData {
    let mut data = RuleData {
        text: rule.to_string(),
        matter: rule.matter.clone(),
        trigger: rule.trigger.as_ref().map(|trigger| TriggerData { event: event(trigger), text: trigger.event() }),
        kind: kind(&rule.kind),
        number: rule.number(),
        unit: rule.unit().map(unit),
        dates: None,
        times: None,
        at_least: None,
        together_with: None,
    };
    match &rule.kind {
        Kind::Yearly(days) => data.dates = Some(days.iter().map(|day| date(*day)).collect()),
        Kind::Monthly(day) => data.dates = Some(vec![day.map_or_else(|| "last".to_owned(), |day| format!("{day:02}"))]),
        Kind::Every { times, at_least, .. } => (data.times, data.at_least) = (Some(*times), Some(*at_least)),
        Kind::Together(with) => data.together_with.clone_from(with),
        _ => {}
    }
    data
}

/// `01-31`; `06-last` for the month's last day.
fn date(date: MonthDay) -> String {
    match date.day {
        Some(day) => format!("{:02}-{day:02}", date.month),
        None => format!("{:02}-last", date.month),
    }
}

fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::Within(_) => "within",
        Kind::AtLeast(_) => "at-least",
        Kind::Lasting(_) => "lasting",
        Kind::Ahead(_) => "ahead",
        Kind::Yearly(_) => "yearly",
        Kind::Monthly(_) => "monthly",
        Kind::Every { .. } => "every",
        Kind::SameDay => "same-day",
        Kind::RealTime => "real-time",
        Kind::Prompt => "prompt",
        Kind::ByProgress => "by-progress",
        Kind::Suitably => "suitably",
        Kind::Regularly => "regularly",
        Kind::Continually => "continually",
        Kind::Permanent => "permanent",
        Kind::Together(_) => "together",
    }
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Hour => "hour",
        Unit::CalendarDay => "calendar-day",
        Unit::WorkingDay => "working-day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::HalfYear => "half-year",
        Unit::Year => "year",
    }
}

fn event(trigger: &Trigger) -> &'static str {
    match trigger {
        Trigger::Formed => "formed",
        Trigger::Changed => "changed",
        Trigger::FormedOrChanged => "formed-or-changed",
        Trigger::MadeOrObtained => "made-or-obtained",
        Trigger::Application => "application",
        Trigger::Acceptance => "acceptance",
        Trigger::Decision => "decision",
        Trigger::Approval => "approval",
        Trigger::CongressApproval => "congress-approval",
        Trigger::FinanceReply => "finance-reply",
        Trigger::EndOf(_) => "end-of-cycle",
        Trigger::Event(_) => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::limit;

    /// What a text is handed out as, on one line for each rule.
    fn told(text: &str) -> Vec<String> {
        let data = serde_json::to_value(limit(text)).unwrap();
        let flags = format!("whole {} law {}", data["whole"], data["otherwise_by_law"]);
        let rules = data["rules"].as_array().unwrap().iter().map(ToString::to_string);
        std::iter::once(flags).chain(rules).collect()
    }

    #[test]
    fn a_limit_is_told_apart_into_matter_trigger_kind_number_and_unit() {
        assert_eq!(
            told("信息形成20个工作日内；其中行政许可自作出行政决定之日起7个工作日内，法律法规另有规定的从其规定"),
            [
                "whole true law true",
                r#"{"kind":"within","matter":null,"number":20,"text":"自信息形成之日起20个工作日内","trigger":{"event":"formed","text":"信息形成"},"unit":"working-day"}"#,
                r#"{"kind":"within","matter":"行政许可","number":7,"text":"行政许可自作出行政决定之日起7个工作日内","trigger":{"event":"decision","text":"作出行政决定"},"unit":"working-day"}"#,
            ]
        );
        assert_eq!(
            told("本级人民代表大会或其常务委员会批准后20日内"),
            [
                "whole true law false",
                r#"{"kind":"within","matter":null,"number":20,"text":"自本级人民代表大会或其常务委员会批准之日起20日内","trigger":{"event":"congress-approval","text":"本级人民代表大会或其常务委员会批准"},"unit":"calendar-day"}"#,
            ]
        );
        assert_eq!(
            told("每年1月31日前"),
            [
                "whole true law false",
                r#"{"dates":["01-31"],"kind":"yearly","matter":null,"number":null,"text":"每年1月31日前","trigger":null,"unit":null}"#,
            ]
        );
        assert_eq!(
            told("半年至少更新1次"),
            [
                "whole true law false",
                r#"{"at_least":true,"kind":"every","matter":null,"number":1,"text":"每半年至少公开1次","times":1,"trigger":null,"unit":"half-year"}"#,
            ]
        );
        assert_eq!(told("看情况"), ["whole false law false"]);
        assert!(limit("").is_none());
    }
}
