//! How wide the columns of a workbook's sheets are, for copies that are to look like it.
//!
//! Whoever wrote the file, this is never worth an error: where anything is not as expected, there are no widths.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::super::archive::Archive;
use super::super::limits::COLUMNS;
use super::super::tree::{child, is, value, with_tree};

/// Widths stand before a sheet's cells, within this many bytes.
const START: u64 = 256 << 10;

/// The widths of some columns, in characters, each by its number from 0.
pub(super) type Widths = Vec<(u32, u32)>;

/// The widths of each sheet's columns, by the sheet's name.
pub(super) fn widths(archive: &Archive) -> BTreeMap<String, Widths> {
    let sheets = parts(archive).unwrap_or_default();
    sheets.into_iter().map(|(name, part)| (name, of_sheet(archive, &part).unwrap_or_default())).collect()
}

/// Which part of the archive each sheet is, by its name.
fn parts(archive: &Archive) -> Option<Vec<(String, String)>> {
    let related = with_tree(archive, "xl/_rels/workbook.xml.rels", |root| {
        let each = root.children().filter(|node| is(*node, "Relationship"));
        let part = |target: &str| target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        let each = each.filter_map(|node| Some((value(node, "Id")?.to_owned(), part(value(node, "Target")?))));
        Ok(each.collect::<BTreeMap<String, String>>())
    });
    let related = related.ok()?;
    let sheets = with_tree(archive, "xl/workbook.xml", |root| {
        let sheets = child(root, "sheets").into_iter().flat_map(|sheets| sheets.children().collect::<Vec<_>>());
        let named = |sheet: Node<'_, '_>| Some((value(sheet, "name")?.to_owned(), value(sheet, "id")?.to_owned()));
        Ok(sheets.filter_map(named).collect::<Vec<_>>())
    });
    let part = |(name, id): (String, String)| Some((name, related.get(&id)?.clone()));
    Some(sheets.ok()?.into_iter().filter_map(part).collect())
}

fn of_sheet(archive: &Archive, part: &str) -> Option<Widths> {
    let start = archive.start_of(part, START).ok()??;
    let start = String::from_utf8_lossy(&start);
    let from = start.find("<cols>")?;
    let to = start[from..].find("</cols>")? + from + "</cols>".len();
    let tree = Document::parse(&start[from..to]).ok()?;
    let mut widths = Widths::new();
    for column in tree.root_element().children().filter(|node| is(*node, "col")) {
        let number = |name| value(column, name)?.parse::<u32>().ok();
        let (Some(first), Some(last)) = (number("min"), number("max")) else { continue };
        let Some(width) = value(column, "width").and_then(|width| width.parse::<f64>().ok()) else { continue };
        // Columns count from 1 there, and the room beside a cell's text counts as part of its width. Never narrower than
        // it was: a head would break where it did not.
        let characters = (width - 0.72).ceil() as u32;
        widths.extend((first.max(1)..=last.min(COLUMNS)).map(|column| (column - 1, characters)));
    }
    Some(widths)
}
