//! An audit as rows of a table: a code a row, each code that is missing, and each photo without a code.

use super::{Audit, CodeAudit, Missing, PhotoAudit, SheetAudit, State, Why};
use crate::catalog::spreadsheet;
use crate::diag::{Diagnostic, Locale};
use crate::export::{List, ListColumn, ListRow, lists};

/// What the columns hold, in both languages: tables go from hand to hand.
const HEADINGS: [&str; 14] = [
    "照片 photo",
    "地点 place",
    "文档 document",
    "页 page",
    "版次 edition",
    "张贴编号 posting",
    "状态 state",
    "编号 id",
    "名称 name",
    "二维码内容 text",
    "现应为 now",
    "现版次 now in edition",
    "顶替 instead of",
    "仿冒 imitates",
];

/// A row; those with something to do are marked.
struct Row {
    cells: [String; HEADINGS.len()],
    is_marked: bool,
}

fn rows(audit: &Audit) -> Vec<Row> {
    let mut rows = Vec::new();
    for photo in &audit.photos {
        let mut add = |sheet: Option<&SheetAudit>, told: &str, code: &CodeAudit, is_marked: bool| {
            rows.push(Row { cells: cells(photo, sheet, told, code), is_marked });
        };
        match photo.refused {
            Some(refused) => add(None, &refused.told(), &CodeAudit::default(), true),
            None if photo.codes.is_empty() => add(None, "没有二维码 empty", &CodeAudit::default(), true),
            None => {}
        }
        for code in &photo.codes {
            let sheet = code.sheet.and_then(|at| photo.sheets.get(at));
            add(sheet, state(code.state), code, code.state.is_trouble());
        }
        for (index, sheet) in photo.sheets.iter().enumerate() {
            for Missing { id, why } in &sheet.missing {
                let (told, is_marked) = match why {
                    Why::NotRead => ("缺失 missing", true),
                    Why::Outside => ("画面之外 outside", false),
                    Why::Replaced => continue,
                };
                if !is_told(photo, index, id) {
                    add(Some(sheet), told, &CodeAudit { id: Some(id.clone()), ..CodeAudit::default() }, is_marked);
                }
            }
        }
    }
    rows
}

/// Whether a code that is missing from a sheet was told with what stands in its place and is wrong itself.
fn is_told(photo: &PhotoAudit, sheet: usize, id: &str) -> bool {
    let is_there = |code: &CodeAudit| code.sheet == Some(sheet) && code.instead_of.as_deref() == Some(id);
    photo.codes.iter().any(|code| is_there(code) && code.state.is_trouble())
}

/// The table as CSV for spreadsheets.
#[must_use]
pub fn csv(audit: &Audit) -> String {
    spreadsheet(std::iter::once(HEADINGS.map(str::to_owned)).chain(rows(audit).into_iter().map(|row| row.cells)))
}

/// The table as a workbook; rows with something to do are marked.
pub fn workbook(audit: &Audit, city: &str, locale: &Locale) -> Result<Vec<u8>, Diagnostic> {
    const WIDTHS: [u8; HEADINGS.len()] = [28, 14, 28, 6, 10, 10, 16, 14, 28, 44, 44, 10, 14, 22];
    let columns = ListColumn::row(&HEADINGS, WIDTHS, &["page", "posting"]);
    let rows = rows(audit).into_iter().map(|row| ListRow { cells: row.cells.into(), is_marked: row.is_marked });
    let name = locale.text("audit-title", &[]);
    let list = List { name: name.clone(), columns, rows: rows.collect() };
    lists(&name, city, &[list])
}

fn state(state: State) -> &'static str {
    match state {
        State::Foreign => "外来码 foreign",
        State::Withheld => "已不予公开 withheld",
        State::Superseded => "已更替 superseded",
        State::Removed => "已取消 removed",
        State::Unknown => "从未发布 unknown",
        State::Unreadable => "无法识读 unreadable",
        State::Unissued => "未登记版次 unissued",
        State::Current => "现行 current",
    }
}

fn cells(photo: &PhotoAudit, sheet: Option<&SheetAudit>, state: &str, code: &CodeAudit) -> [String; HEADINGS.len()] {
    let of_sheet = |value: fn(&SheetAudit) -> String| sheet.map(value).unwrap_or_default();
    let or_empty = |value: &Option<String>| value.clone().unwrap_or_default();
    [
        photo.photo.clone(),
        or_empty(&photo.place),
        of_sheet(|sheet| sheet.document.clone()),
        of_sheet(|sheet| sheet.page.to_string()),
        of_sheet(|sheet| sheet.editions.join(" / ")),
        of_sheet(|sheet| sheet.posting.map(|number| number.to_string()).unwrap_or_default()),
        state.to_owned(),
        or_empty(&code.id),
        or_empty(&code.name),
        code.text.clone(),
        or_empty(&code.now),
        or_empty(&code.now_edition),
        or_empty(&code.instead_of),
        or_empty(&code.imitates),
    ]
}
