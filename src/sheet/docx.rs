//! The tables of a Word document, as they stand with all tracked changes accepted.

use roxmltree::Node;

use super::archive::Archive;
use super::grid::{Grid, Reading};
use super::tree::{child, count, is, value, with_tree};
use super::{Address, Merge};
use crate::diag::Diagnostic;

/// How many lines above a table may name it.
const LINES_ABOVE: usize = 4;

/// Reads the tables of a document.
pub(super) fn read(archive: &Archive, reading: &mut Reading<'_>) -> Result<(), Diagnostic> {
    with_tree(archive, "word/document.xml", |document| {
        let tables = document.descendants().filter(|node| is(*node, "tbl") && !is_left_out(*node));
        for (index, table) in tables.enumerate() {
            let mut grid = Grid::new(format!("表{}", index + 1));
            lay_out(table, &mut grid, reading)?;
            if !grid.is_empty() {
                let heading = before(table);
                reading.take(grid, |sheet| sheet.heading = heading)?;
            }
        }
        Ok(())
    })
}

/// Whether a node is in something deleted, or in what only older programs are to show.
fn is_left_out(node: Node<'_, '_>) -> bool {
    node.ancestors().any(|above| matches!(above.tag_name().name(), "del" | "moveFrom" | "Fallback"))
}

/// Puts a table's cells down by the columns they span. A cell merged into the one above says so itself.
fn lay_out(table: Node<'_, '_>, grid: &mut Grid, reading: &mut Reading<'_>) -> Result<(), Diagnostic> {
    // For each column, the merge that is open there.
    let mut open: Vec<Option<Merge>> = Vec::new();
    for (row, tr) in parts(table, "tr").into_iter().filter(|tr| !is_deleted(*tr)).enumerate() {
        let properties = child(tr, "trPr");
        let before = properties.and_then(|properties| child(properties, "gridBefore"));
        let mut column = before.map_or(0, |before| value(before, "val").and_then(|val| val.parse().ok()).unwrap_or(0));
        for tc in parts(tr, "tc") {
            let properties = child(tc, "tcPr");
            let property = |name| properties.and_then(|properties| child(properties, name));
            let first = Address::new(row as u32, column);
            grid.check_place(first)?;
            let span = property("gridSpan").map_or(1, |span| count(span, "val")).min(1000);
            let last = Address::new(first.row, column + span - 1);
            if open.len() <= last.column as usize {
                open.resize(last.column as usize + 1, None);
            }
            let slot = &mut open[first.column as usize];
            let merge = property("vMerge");
            match (merge, *slot) {
                (Some(merge), Some(above)) if value(merge, "val") != Some("restart") => {
                    *slot = Some(Merge { last: Address::new(first.row, above.last.column.max(last.column)), ..above });
                }
                (merge, above) => {
                    close(above, grid)?;
                    *slot = merge.map(|_| Merge { first, last });
                    if merge.is_none() {
                        close(Some(Merge { first, last }), grid)?;
                    }
                    grid.put(reading, first, &text(tc))?;
                }
            }
            column = last.column + 1;
        }
    }
    open.into_iter().try_for_each(|merge| close(merge, grid))
}

fn close(merge: Option<Merge>, grid: &mut Grid) -> Result<(), Diagnostic> {
    merge.filter(|merge| merge.first != merge.last).map_or(Ok(()), |merge| grid.merge(merge))
}

/// The rows of a table or the cells of a row, those in content controls too, but not those of a table within.
fn parts<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Vec<Node<'a, 'input>> {
    let mut found = Vec::new();
    for child in node.children() {
        if is(child, name) {
            found.push(child);
        } else if ["sdt", "sdtContent", "customXml", "smartTag", "ins"].iter().any(|wrap| is(child, wrap)) {
            found.extend(parts(child, name));
        }
    }
    found
}

fn is_deleted(tr: Node<'_, '_>) -> bool {
    child(tr, "trPr").is_some_and(|properties| child(properties, "del").is_some())
}

/// The lines right above a table.
fn before(table: Node<'_, '_>) -> String {
    let above = table.prev_siblings().skip(1).take(50).take_while(|node| !is(*node, "tbl"));
    let lines = above.filter(|node| is(*node, "p")).flat_map(|paragraph| {
        let text = text_of(paragraph);
        text.lines().rev().map(|line| line.trim().to_owned()).collect::<Vec<_>>()
    });
    let mut lines: Vec<_> = lines.filter(|line| !line.is_empty()).take(LINES_ABOVE).collect();
    lines.reverse();
    lines.join("\n")
}

/// What a cell says, its paragraphs one a line.
fn text(cell: Node<'_, '_>) -> String {
    text_of(cell).trim_matches('\n').to_owned()
}

fn text_of(node: Node<'_, '_>) -> String {
    let mut text = String::new();
    say(node, &mut text);
    text
}

fn say(node: Node<'_, '_>, text: &mut String) {
    for child in node.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "t" => text.push_str(child.text().unwrap_or_default()),
            "br" | "cr" => text.push('\n'),
            "tab" => text.push(' '),
            "noBreakHyphen" => text.push('-'),
            "sym" => text.extend(symbol(child)),
            "del" | "moveFrom" | "Fallback" | "tbl" | "pPr" | "rPr" | "tcPr" | "sdtPr" | "instrText" | "delText" => {}
            "p" => {
                if !text.is_empty() && !text.ends_with('\n') {
                    text.push('\n');
                }
                say(child, text);
            }
            _ => say(child, text),
        }
    }
}

/// A character of a symbol font, as the sign it draws.
fn symbol(node: Node<'_, '_>) -> Option<char> {
    let code = u32::from_str_radix(value(node, "char")?, 16).ok()?;
    let font = value(node, "font").unwrap_or_default();
    Some(match (font, code & 0xFF) {
        ("Wingdings", 0xFC) | ("Wingdings 2", 0x50) => '√',
        ("Wingdings", 0xFE) | ("Wingdings 2", 0x52) => '☑',
        ("Wingdings", 0xFB | 0xFD) | ("Wingdings 2", 0x4F | 0x51) => '×',
        ("Wingdings", 0x6E | 0xA7) | ("Wingdings 2", 0xA2) => '■',
        ("Wingdings", 0x6F | 0x71 | 0x72 | 0xA8) | ("Wingdings 2", 0x2A | 0x30 | 0xA3) => '□',
        ("Wingdings", 0x6C) => '●',
        _ => char::from_u32(code)?,
    })
}
