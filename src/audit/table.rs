//! An audit as rows of a table: a code a row, and each code that is missing.

use super::{Audit, CodeAudit, Missing, PhotoAudit, SheetAudit, State, Why};
use crate::catalog::spreadsheet;
use crate::diag::{Diagnostic, Locale};
use crate::export::{List, ListColumn, ListRow, lists};

/// What the columns hold, in both languages: tables go from hand to hand.
pub const HEADINGS: [&str; 14] = [
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

/// The rows.
#[must_use]
pub fn rows(audit: &Audit) -> Vec<[String; 14]> {
    let mut rows = Vec::new();
    for photo in &audit.photos {
        if photo.size.is_none() {
            rows.push(row(photo, None, "照片无法读取 refused", &CodeAudit::default()));
        }
        for code in &photo.codes {
            let sheet = code.sheet.and_then(|at| photo.sheets.get(at));
            rows.push(row(photo, sheet, state(code.state), code));
        }
        for sheet in &photo.sheets {
            for Missing { id, why } in &sheet.missing {
                let told = match why {
                    Why::NotRead => "缺失 missing",
                    Why::Outside => OUTSIDE,
                    // Told with the code that stands there.
                    Why::Replaced => continue,
                };
                rows.push(row(photo, Some(sheet), told, &CodeAudit { id: Some(id.clone()), ..CodeAudit::default() }));
            }
        }
    }
    rows
}

/// The table as CSV for spreadsheets.
#[must_use]
pub fn csv(audit: &Audit) -> String {
    spreadsheet(std::iter::once(HEADINGS.map(str::to_owned)).chain(rows(audit)))
}

/// The table as a workbook; rows with something to do are marked.
pub fn workbook(audit: &Audit, city: &str, locale: &Locale) -> Result<Vec<u8>, Diagnostic> {
    const WIDTHS: [u8; 14] = [28, 14, 28, 6, 10, 10, 16, 14, 28, 44, 44, 10, 14, 22];
    let quiet = [State::Current, State::Unissued].map(state);
    let columns = HEADINGS.iter().zip(WIDTHS).enumerate().map(|(at, (heading, width))| match at {
        3 | 5 => ListColumn::number(heading, width),
        _ => ListColumn::text(heading, width),
    });
    let row = |cells: [String; 14]| {
        let is_marked = !quiet.contains(&cells[6].as_str()) && cells[6] != OUTSIDE;
        ListRow { cells: cells.into(), is_marked }
    };
    let name = locale.text("audit-title", &[]);
    let list =
        List { name: name.clone(), columns: columns.collect(), rows: rows(audit).into_iter().map(row).collect() };
    lists(&name, city, &[list])
}

/// The state of a code that lies beyond a photo's edge.
const OUTSIDE: &str = "画面之外 outside";

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

fn row(photo: &PhotoAudit, sheet: Option<&SheetAudit>, state: &str, code: &CodeAudit) -> [String; 14] {
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
