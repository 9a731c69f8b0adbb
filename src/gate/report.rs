//! The operator's list of what was withheld.

use super::{Effect, Reason, Withheld};
use crate::catalog::spreadsheet;

const HEADINGS: [&str; 12] = [
    "编号 id",
    "名称 name",
    "部门 department",
    "事项路径 headings",
    "缘由 reason",
    "规则 rule",
    "规则名称 rule title",
    "效力 effect",
    "依据 basis",
    "依据版本 basis version",
    "复核期限 review due",
    "决定 decision",
];

/// The list as CSV for spreadsheets.
#[must_use]
pub fn withheld_csv(withheld: &[Withheld]) -> String {
    spreadsheet(std::iter::once(HEADINGS.map(str::to_owned)).chain(withheld.iter().map(row)))
}

fn row(each: &Withheld) -> [String; 12] {
    let date = |date: &Option<crate::catalog::Date>| date.map_or_else(String::new, |date| date.to_string());
    let none = String::new;
    let (why, rule, title, effect, basis, version, review, decision) = match &each.reason {
        Reason::Rule { id, title, effect, basis, basis_version, review_due } => (
            "规则 rule".to_owned(),
            id.clone(),
            title.clone(),
            effect_name(*effect).to_owned(),
            basis.clone(),
            basis_version.clone(),
            date(review_due),
            none(),
        ),
        Reason::Decision { by, date, reason } => (
            "人工决定 decision".to_owned(),
            none(),
            none(),
            none(),
            none(),
            none(),
            none(),
            format!("{by}，{date}：{reason}"),
        ),
        Reason::Under(id) => (format!("随上级 under {id}"), none(), none(), none(), none(), none(), none(), none()),
    };
    [
        each.id.clone(),
        each.name.clone(),
        each.department.clone(),
        each.levels.join(" › "),
        why,
        rule,
        title,
        effect,
        basis,
        version,
        review,
        decision,
    ]
}

fn effect_name(effect: Effect) -> &'static str {
    match effect {
        Effect::Absolute => "不得公开 absolute",
        Effect::Conditional => "有条件 conditional",
        Effect::Discretionary => "可不公开 discretionary",
    }
}
