//! Cells that say what another cell says: `同上`, `〃`.

use super::normal;

/// What stands for the text of the cell above.
const ABOVE: &[&str] = &[
    "同上",
    "同上一项",
    "同上一条",
    "同上一行",
    "同上一栏",
    "同上一事项",
    "同上项",
    "同上条",
    "同上行",
    "同上栏",
    "同上款",
    "同上述",
    "同上所述",
    "同上内容",
    "同上一内容",
    "内容同上",
    "同上一项内容",
    "同上事项",
    "同前",
    "同前项",
    "同前一项",
    "上同",
    "与上同",
    "如上",
    "ditto",
    "\"",
    "\"\"",
    "''",
    "〃",
    "〃〃",
    "々",
    "々々",
];

/// How a text begins that refers to a cell other than the one above.
const ELSEWHERE: &[&str] =
    &["同下", "同左", "同右", "同序号", "同第", "见序号", "见第", "见上", "见下", "详见序号", "同编号", "参见序号"];

/// Whether a cell says the same as the cell above it.
#[must_use]
pub fn is_ditto(text: &str) -> bool {
    // Nearly every cell is longer: a look at its length spares making its key.
    text.len() <= 60 && is_above(&bare(text))
}

/// Whether a cell says the same as some other cell, which it names: `同第3项`, `同序号2`, `同上五项`. Which cell that is,
/// people must tell.
#[must_use]
pub fn is_reference(text: &str) -> bool {
    if text.len() > 60 {
        return false;
    }
    let bare = bare(text);
    let is_numbered = bare.strip_prefix('同').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    !is_above(&bare)
        && (is_numbered || bare.starts_with("同上") || ELSEWHERE.iter().any(|start| bare.starts_with(start)))
}

fn is_above(bare: &str) -> bool {
    ABOVE.contains(&bare) || is_repeated(bare)
}

/// `同上同上`, as a cell has it after lines were joined.
fn is_repeated(bare: &str) -> bool {
    let rest = bare.trim_start_matches("同上");
    rest.is_empty() && !bare.is_empty()
}

/// The words alone, without the brackets and stops around them.
fn bare(text: &str) -> String {
    let key = normal::key(text);
    key.trim_matches(['(', ')', '[', ']', '.', ',', ';', ':', '-']).to_owned()
}
