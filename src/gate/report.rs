//! The operator's list of what was withheld.

use super::{Effect, Reason, Withheld};

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

/// The list as CSV (RFC 4180) for spreadsheets: UTF-8 with its mark, and no cell that a spreadsheet would run as a
/// formula.
#[must_use]
pub fn withheld_csv(withheld: &[Withheld]) -> String {
    let mut text = String::from("\u{FEFF}");
    line(&HEADINGS.map(str::to_owned), &mut text);
    for each in withheld {
        line(&row(each), &mut text);
    }
    text
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

fn line(cells: &[String; 12], text: &mut String) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        text.push_str(&quoted(&harmless(cell)));
    }
    text.push_str("\r\n");
}

/// A leading apostrophe keeps spreadsheets from reading a cell as a formula.
fn harmless(cell: &str) -> String {
    let starts = |ch: char| matches!(ch, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠');
    if cell.starts_with(starts) { format!("'{cell}") } else { cell.to_owned() }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}
