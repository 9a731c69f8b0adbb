//! Catalogues as data, as `mingma export --to json` writes them: read as a table under the catalogue's own headings.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Address;
use super::grid::{Grid, Reading};
use crate::diag::Diagnostic;

/// How a file of this kind says what it is.
const KIND: &str = "mingma-catalog";
/// The newest form that is understood.
const SCHEMA: u32 = 1;

/// The headings of the table, in the order of [`cells`].
const HEADINGS: [&str; 16] = [
    "编号",
    "领域",
    "一级事项",
    "二级事项",
    "三级事项",
    "名称",
    "依据",
    "内容",
    "主体",
    "时限",
    "方式",
    "渠道",
    "对象",
    "层级",
    "网址",
    "读音",
];

#[derive(Deserialize)]
struct Document {
    schema: u32,
    #[serde(default)]
    fields: Vec<Field>,
    #[serde(default)]
    items: Vec<Item>,
}

#[derive(Deserialize)]
struct Field {
    id: String,
    name: String,
}

/// What is read of an item; keys it does not know are passed over.
#[derive(Deserialize)]
struct Item {
    id: String,
    field: String,
    levels: Vec<String>,
    name: String,
    reading: Option<String>,
    content: String,
    basis: String,
    body: String,
    time_limit: String,
    method: String,
    channels: Vec<String>,
    audience: String,
    tier: Vec<String>,
    url: Option<String>,
}

/// Whether a text is such a catalogue.
pub(super) fn is_catalogue(text: &str) -> bool {
    let head = text.char_indices().nth(400).map_or(text, |(end, _)| &text[..end]);
    text.trim_start().starts_with('{') && head.contains(KIND)
}

/// Reads the one sheet of a catalogue.
pub(super) fn read(text: &str, reading: &mut Reading<'_>) -> Result<(), Diagnostic> {
    let document: Document =
        serde_json::from_str(text).map_err(|error| Diagnostic::error("sheet-damaged-data").with("detail", error))?;
    if document.schema > SCHEMA {
        return Err(Diagnostic::error("sheet-newer-data").with("number", document.schema).with("limit", SCHEMA));
    }
    let names: BTreeMap<&str, &str> =
        document.fields.iter().map(|field| (field.id.as_str(), field.name.as_str())).collect();
    let mut grid = Grid::new("目录");
    for (column, heading) in (0..).zip(HEADINGS) {
        grid.put(reading, Address::new(0, column), heading)?;
    }
    for (row, item) in (1..).zip(&document.items) {
        for (column, cell) in (0..).zip(cells(item, &names)) {
            grid.put(reading, Address::new(row, column), &cell)?;
        }
    }
    reading.take(grid, |_| {})
}

fn cells(item: &Item, fields: &BTreeMap<&str, &str>) -> [String; HEADINGS.len()] {
    let level = |depth: usize| item.levels.get(depth).cloned().unwrap_or_default();
    let field = fields.get(item.field.as_str()).map_or_else(|| item.field.clone(), |&name| name.to_owned());
    [
        item.id.clone(),
        field,
        level(0),
        level(1),
        level(2),
        item.name.clone(),
        item.basis.clone(),
        item.content.clone(),
        item.body.clone(),
        item.time_limit.clone(),
        item.method.clone(),
        item.channels.join("、"),
        item.audience.clone(),
        item.tier.join("、"),
        item.url.clone().unwrap_or_default(),
        item.reading.clone().unwrap_or_default(),
    ]
}
