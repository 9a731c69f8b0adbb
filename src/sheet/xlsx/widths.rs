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
pub(super) type Widths = BTreeMap<u32, u32>;

/// Which part of the archive each sheet is, by its name.
pub(super) fn parts(archive: &Archive) -> BTreeMap<String, String> {
    named_parts(archive).unwrap_or_default()
}

/// The widths of the columns of the sheet that is this part.
pub(super) fn of_sheet(archive: &Archive, part: &str) -> Widths {
    told(archive, part).unwrap_or_default()
}

fn named_parts(archive: &Archive) -> Option<BTreeMap<String, String>> {
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

fn told(archive: &Archive, part: &str) -> Option<Widths> {
    let start = archive.start_of(part, START).ok()??;
    let start = String::from_utf8_lossy(&start);
    let from = start.find("<cols>")?;
    let to = start[from..].find("</cols>")? + from + "</cols>".len();
    let tree = Document::parse(&start[from..to]).ok()?;
    let mut widths = Widths::new();
    // A sound file has no more of them than columns.
    let columns = tree.root_element().children().filter(|node| is(*node, "col")).take(COLUMNS as usize);
    for column in columns {
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

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn no_more_is_held_than_a_sheet_has_columns() {
        let col = |width: u32| format!("<col min=\"1\" max=\"{}\" width=\"{width}.72\"/>", u32::MAX);
        let columns: String = (1..=COLUMNS + 9).map(col).collect();
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("sheet.xml", SimpleFileOptions::default()).unwrap();
        write!(archive, "<worksheet><cols>{columns}</cols></worksheet>").unwrap();
        let archive = Archive::open(archive.finish().unwrap().into_inner()).unwrap();
        let widths = of_sheet(&archive, "sheet.xml");
        assert_eq!(widths, (0..COLUMNS).map(|column| (column, COLUMNS)).collect());
    }
}
