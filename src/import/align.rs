//! Rows with fewer cells than their table has columns: which cell stands under which head.
//!
//! A table pasted into a page may lose the cells that a merge covered, and what stands right of them moves to the
//! left. The cells keep their order; what they hold says where each belongs. Where two ways fit as well, none is taken.

use super::mapping::{MappedColumn, Meaning};
use crate::catalog::Column;
use crate::cell::tick::{self, Tick};
use crate::sheet::Sheet;

/// Where the cells of a row belong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Places {
    /// Where they stand.
    AsTheyStand,
    /// For each column the cell that belongs there, as a column of the sheet; none where a cell is missing.
    Moved(Vec<Option<u32>>),
    /// No telling.
    Unclear,
}

/// How badly a cell that cannot be of its column weighs.
const CLASH: u32 = 100;

/// Finds the places of a row's cells.
pub(super) fn places(sheet: &Sheet, row: u32, columns: &[MappedColumn]) -> Places {
    let cells = sheet.row(row);
    let width = columns.last().map_or(0, |column| column.column as usize + 1);
    let is_short = cells.len() < width && columns.len() > 2;
    let as_it_stands = || {
        columns.iter().any(|column| cells.get(column.column as usize).is_some_and(|cell| clashes(column, &cell.text)))
    };
    if !is_short || cells.iter().any(|cell| cell.merged_into.is_some()) || !as_it_stands() {
        return Places::AsTheyStand;
    }
    let texts: Vec<&str> = cells.iter().map(|cell| &*cell.text).collect();
    match best(&texts, columns) {
        Some(places) => Places::Moved(places),
        None => Places::Unclear,
    }
}

/// The one cheapest way to give every cell a column, keeping their order; none if it has a clash or an equal.
fn best(texts: &[&str], columns: &[MappedColumn]) -> Option<Vec<Option<u32>>> {
    // What little stands in a row of which most is missing could be anything.
    if texts.len() > columns.len() || texts.len() * 2 < columns.len() {
        return None;
    }
    // cost[i][j]: the least cost of the first i cells in the first j columns, and in how many ways.
    let mut costs = vec![vec![(u32::MAX, 0_u64); columns.len() + 1]; texts.len() + 1];
    costs[0][0] = (0, 1);
    for (j, column) in columns.iter().enumerate() {
        for i in 0..=texts.len() {
            let left = add(costs[i][j], left_out(column, i == texts.len()));
            costs[i][j + 1] = merged(costs[i][j + 1], left);
            if i < texts.len() {
                let taken = add(costs[i][j], misfit(column, texts[i]));
                costs[i + 1][j + 1] = merged(costs[i + 1][j + 1], taken);
            }
        }
    }
    let (cost, ways) = costs[texts.len()][columns.len()];
    if ways != 1 || cost >= CLASH {
        return None;
    }
    let mut places = vec![None; columns.len()];
    let mut i = texts.len();
    for j in (0..columns.len()).rev() {
        let is_taken = i > 0 && add(costs[i - 1][j], misfit(&columns[j], texts[i - 1])).0 == costs[i][j + 1].0;
        let is_left = add(costs[i][j], left_out(&columns[j], i == texts.len())).0 == costs[i][j + 1].0;
        if is_taken && !is_left {
            i -= 1;
            places[j] = Some(i as u32);
        }
    }
    (i == 0).then_some(places)
}

fn add((cost, ways): (u32, u64), more: u32) -> (u32, u64) {
    (cost.saturating_add(more), ways)
}

fn merged(one: (u32, u64), other: (u32, u64)) -> (u32, u64) {
    match one.0.cmp(&other.0) {
        std::cmp::Ordering::Less => one,
        std::cmp::Ordering::Greater => other,
        std::cmp::Ordering::Equal => (one.0, one.1.saturating_add(other.1)),
    }
}

/// Whether a cell that a row lacks was covered by a merge from above.
pub(super) fn may_come_down(meaning: &Meaning) -> bool {
    const COLUMNS: [Column; 6] =
        [Column::Field, Column::Level1, Column::Basis, Column::TimeLimit, Column::Channels, Column::Body];
    COLUMNS.iter().any(|column| *meaning == Meaning::Text(*column))
}

/// How unlikely it is that a column has no cell: at the end of a row, files leave empty cells out.
fn left_out(column: &MappedColumn, is_at_end: bool) -> u32 {
    if is_at_end { 1 } else { missing(column) }
}

/// How unlikely it is that a column's cell is the one missing: merges run over levels, bases, limits and channels.
fn missing(column: &MappedColumn) -> u32 {
    match &column.meaning {
        Some(Meaning::Text(Column::Field)) => 1,
        Some(Meaning::Text(Column::Level1 | Column::Basis | Column::TimeLimit | Column::Channels)) => 2,
        Some(Meaning::Text(Column::Body)) => 3,
        Some(Meaning::Number | Meaning::Text(Column::Level2)) => 5,
        Some(Meaning::Text(_)) => 12,
        _ => 7,
    }
}

/// How unlike a cell is what its column holds.
fn misfit(column: &MappedColumn, text: &str) -> u32 {
    if clashes(column, text) {
        return CLASH;
    }
    let text = text.trim();
    let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match &column.meaning {
        _ if text.is_empty() => 1,
        Some(Meaning::Text(Column::Basis)) if !holds(&["《", "〔", "法", "条例", "规定", "办法", "意见", "同上"]) => {
            4
        }
        Some(Meaning::Text(Column::TimeLimit)) if !holds(&["日", "时", "月", "年", "天", "期", "同上"]) => 4,
        Some(Meaning::Text(Column::Body)) if !ends_as_body(text) => 4,
        Some(Meaning::Text(Column::Level1 | Column::Level2 | Column::Level3 | Column::Content))
            if text.contains('《') || holds(&["工作日"]) || ends_as_body(text) =>
        {
            3
        }
        _ => 0,
    }
}

fn ends_as_body(text: &str) -> bool {
    text.ends_with([
        '局', '委', '会', '部', '厅', '办', '室', '院', '站', '所', '中', '门', '心', '府', '关', '构', '位',
    ])
}

/// Whether a cell cannot stand under a column's head.
fn clashes(column: &MappedColumn, text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() {
        return false;
    }
    let has_boxes = text.contains(['■', '□', '▄', '◆']);
    let is_tick = || tick::read(text) == Tick::Ticked;
    match &column.meaning {
        Some(Meaning::Number) => text.len() > 24 || is_tick() && !text.chars().all(char::is_alphanumeric),
        Some(Meaning::Group) => has_boxes || text.contains('《') || text.chars().count() > 80,
        Some(Meaning::Everyone | Meaning::Active | Meaning::OnRequest | Meaning::Tier(_) | Meaning::Channel(_)) => {
            has_boxes || text.contains('《') || text.chars().count() > 12 || !is_sign(text)
        }
        Some(Meaning::Text(Column::Channels)) => is_tick() || is_number(text),
        Some(Meaning::Text(Column::Id | Column::Field | Column::Url | Column::Reading)) => false,
        Some(Meaning::Text(Column::Method | Column::Audience | Column::Tier)) => has_boxes && text.len() > 60,
        Some(Meaning::Text(_)) => has_boxes || is_tick() || is_number(text),
        _ => false,
    }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// Whether a text may stand where a tick is expected: a sign, or words that repeat a head.
fn is_sign(text: &str) -> bool {
    !matches!(tick::read(text), Tick::Text(_))
        || ["公开", "主动", "申请", "社会", "级"].iter().any(|word| text.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::outcome::Certainty;
    use crate::sheet::Merge;

    /// The columns of the national form.
    fn columns() -> Vec<MappedColumn> {
        let texts = [Column::Level1, Column::Level2, Column::Content, Column::Basis, Column::TimeLimit, Column::Body];
        let texts = texts.into_iter().chain([Column::Channels]).map(Meaning::Text);
        let ticks = [Meaning::Everyone, Meaning::Group, Meaning::Active, Meaning::OnRequest];
        let tiers = ["县级", "乡级"].map(|tier| Meaning::Tier(tier.into()));
        let meanings = std::iter::once(Meaning::Number).chain(texts).chain(ticks).chain(tiers);
        let column = |(column, meaning)| MappedColumn {
            column: column as u32,
            head: String::new(),
            meaning: Some(meaning),
            certainty: Certainty::Known,
            is_empty: false,
        };
        meanings.enumerate().map(column).collect()
    }

    fn placed(row: &str) -> String {
        let cells = row.split('|').map(|cell| cell.trim().into()).collect();
        let merges: Vec<Merge> = Vec::new();
        match places(&Sheet::new("表", vec![cells], merges), 0, &columns()) {
            Places::AsTheyStand => "as they stand".to_owned(),
            Places::Unclear => "unclear".to_owned(),
            Places::Moved(places) => {
                let shown = places.iter().map(|place| place.map_or("-".to_owned(), |place| place.to_string()));
                shown.collect::<Vec<_>>().join(" ")
            }
        }
    }

    #[test]
    fn cells_go_where_what_they_hold_belongs() {
        for (row, expected) in [
            ("1|甲|乙|丙|《法》|及时公开|财政局|■网站|√||√||√|", "as they stand"),
            // Empty cells at the end are left out by files; nothing has moved.
            ("1|甲|乙|丙|《法》|及时公开|财政局|■网站|√||√||√", "as they stand"),
            ("1|甲|乙|丙|《法》|及时公开|财政局", "as they stand"),
            // 一级事项 was merged.
            ("2|乙|丙|《法》|及时公开|财政局|■网站|√||√||√|", "0 - 1 2 3 4 5 6 7 8 9 10 11 12"),
            ("2|乙|丙|《法》|及时公开|财政局|■网站|√||√||√", "0 - 1 2 3 4 5 6 7 8 9 10 11 -"),
            // 一级事项, 依据 and 时限 were.
            ("2|乙|丙|财政局|■网站|√||√||√|", "0 - 1 2 - - 3 4 5 6 7 8 9 10"),
            // 渠道 too: the ticks follow the body.
            ("2|乙|丙|财政局|√||√||√|", "0 - 1 2 - - 3 - 4 5 6 7 8 9"),
            // Three texts and a tick may be anything.
            ("乙|丙|丁|√", "unclear"),
        ] {
            assert_eq!(placed(row), expected, "{row}");
        }
    }
}
