//! Open Document spreadsheets. They keep beside each value the text a person sees; that is what is read.

use roxmltree::Node;

use super::archive::Archive;
use super::grid::{Grid, Reading};
use super::tree::{child, count, is, value, with_tree};
use super::{Address, Merge};
use crate::diag::Diagnostic;

/// Reads the sheets of a spreadsheet.
pub(super) fn read(archive: &Archive, reading: &mut Reading<'_>) -> Result<(), Diagnostic> {
    let manifest = archive.part("META-INF/manifest.xml")?.unwrap_or_default();
    let mark = b"encryption-data";
    if manifest.windows(mark.len()).any(|window| window == mark) {
        return Err(Diagnostic::error("sheet-password"));
    }
    with_tree(archive, "content.xml", |content| {
        let body = child(content, "body").and_then(|body| child(body, "spreadsheet"));
        let hidden = hidden_styles(content);
        for table in body.into_iter().flat_map(|body| body.children()).filter(|node| is(*node, "table")) {
            let mut grid = Grid::new(value(table, "name").unwrap_or_default());
            read_table(table, &mut grid, reading)?;
            let is_hidden = value(table, "style-name").is_some_and(|style| hidden.contains(&style));
            reading.take(grid, |sheet| sheet.is_hidden = is_hidden)?;
        }
        Ok(())
    })
}

/// The styles that hide a sheet.
fn hidden_styles<'a>(content: Node<'a, '_>) -> Vec<&'a str> {
    let styles = child(content, "automatic-styles").into_iter().flat_map(|styles| styles.children());
    let hiding = styles.filter(|style| {
        child(*style, "table-properties").and_then(|properties| value(properties, "display")) == Some("false")
    });
    hiding.filter_map(|style| value(style, "name")).collect()
}

fn read_table(table: Node<'_, '_>, grid: &mut Grid, reading: &mut Reading<'_>) -> Result<(), Diagnostic> {
    let mut row: u32 = 0;
    for node in rows(table) {
        let repeated = count(node, "number-rows-repeated");
        let cells: Vec<_> = node.children().filter(Node::is_element).map(|cell| (cell, text(cell))).collect();
        // Empty rows to the end of the sheet are written as one, repeated a million times.
        if cells.iter().any(|(_, text)| !text.is_empty()) {
            for row in row..row.saturating_add(repeated) {
                put_row(row, &cells, grid, reading)?;
            }
        }
        row = row.saturating_add(repeated);
    }
    Ok(())
}

/// The rows of a table, those in groups and heads too, in their order.
fn rows<'a, 'input>(table: Node<'a, 'input>) -> Vec<Node<'a, 'input>> {
    let mut rows = Vec::new();
    for child in table.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "table-row" => rows.push(child),
            "table-header-rows" | "table-rows" | "table-row-group" => rows.extend(self::rows(child)),
            _ => {}
        }
    }
    rows
}

fn put_row(
    row: u32,
    cells: &[(Node<'_, '_>, String)],
    grid: &mut Grid,
    reading: &mut Reading<'_>,
) -> Result<(), Diagnostic> {
    let mut column: u32 = 0;
    for (cell, text) in cells {
        let repeated = count(*cell, "number-columns-repeated");
        let (rows, columns) = (count(*cell, "number-rows-spanned"), count(*cell, "number-columns-spanned"));
        if !text.is_empty() && is(*cell, "table-cell") {
            for column in column..column.saturating_add(repeated) {
                grid.put(reading, Address::new(row, column), text)?;
            }
        }
        if rows > 1 || columns > 1 {
            let last = Address::new(row.saturating_add(rows - 1), column.saturating_add(columns - 1));
            grid.merge(Merge { first: Address::new(row, column), last })?;
        }
        column = column.saturating_add(repeated);
    }
    Ok(())
}

/// What a cell shows: its paragraphs, one a line.
fn text(cell: Node<'_, '_>) -> String {
    let mut text = String::new();
    for (index, paragraph) in cell.children().filter(|child| is(*child, "p")).enumerate() {
        if index > 0 {
            text.push('\n');
        }
        say(paragraph, &mut text);
    }
    if text.is_empty() { value(cell, "value").unwrap_or_default().to_owned() } else { text }
}

fn say(node: Node<'_, '_>, text: &mut String) {
    for child in node.children() {
        match child.tag_name().name() {
            _ if child.is_text() => text.push_str(child.text().unwrap_or_default()),
            "s" => text.extend(std::iter::repeat_n(' ', count(child, "c").min(100) as usize)),
            "tab" => text.push(' '),
            "line-break" => text.push('\n'),
            "annotation" => {}
            _ => say(child, text),
        }
    }
}
