//! The tables of a page, as a browser would lay them out.
//!
//! A page is fed to the parser in pieces, and what has grown is measured after each: a page that nests without end, or
//! multiplies, is refused before it fills the memory.

use ego_tree::NodeRef;
use html5ever::driver::{self, ParseOpts};
use html5ever::tendril::{StrTendril, TendrilSink as _};
use scraper::node::Element;
use scraper::{Html, HtmlTreeSink, Node};

use super::grid::{Grid, Reading};
use super::limits::{DEPTH, NODES};
use super::{Address, Merge};
use crate::diag::Diagnostic;

mod words;

/// How many bytes are fed at a time.
const PIECE: usize = 4 << 10;

/// Reads the tables of a page.
pub(super) fn read(text: &str, reading: &mut Reading<'_>) -> Result<(), Diagnostic> {
    let page = parse(text)?;
    let mut number = 0;
    for node in page.tree.root().descendants().filter(|node| is(*node, "table")) {
        number += 1;
        let name = name(node, number, reading);
        let mut grid = Grid::new(name);
        lay_out(node, &mut grid, reading)?;
        if !grid.is_empty() {
            let heading = words::before(node);
            reading.take(grid, |sheet| sheet.heading = heading)?;
        }
    }
    Ok(())
}

/// The page as a tree, if it is one that can be borne.
fn parse(text: &str) -> Result<Html, Diagnostic> {
    let mut parser = driver::parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts::default());
    let mut rest = text;
    let mut measured = 0;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE).max(1));
        rest = after;
        parser.process(StrTendril::from_slice(piece));
        measured = measure(&parser.tokenizer.sink.sink.0.borrow(), measured)?;
    }
    Ok(parser.finish())
}

/// Measures what has grown since `measured` nodes; gives how many there are now.
fn measure(page: &Html, measured: usize) -> Result<usize, Diagnostic> {
    let count = page.tree.values().len();
    if count > NODES {
        return Err(Diagnostic::error("sheet-nodes").with("number", count).with("limit", NODES));
    }
    for node in page.tree.nodes().rev().take(count - measured) {
        if node.ancestors().nth(DEPTH).is_some() {
            return Err(Diagnostic::error("sheet-depth").with("limit", DEPTH));
        }
    }
    Ok(count)
}

/// The element a node is, if it is one of this name.
fn is(node: NodeRef<'_, Node>, name: &str) -> bool {
    element(node).is_some_and(|element| element.name() == name)
}

fn element(node: NodeRef<'_, Node>) -> Option<&Element> {
    node.value().as_element()
}

/// A table's name: its caption, where no other table has it; else its number.
fn name(table: NodeRef<'_, Node>, number: usize, reading: &Reading<'_>) -> String {
    let caption = table.children().find(|child| is(*child, "caption")).map(words::of).unwrap_or_default();
    let caption = caption.split_whitespace().collect::<Vec<_>>().join(" ");
    if caption.is_empty() || caption.chars().count() > 60 || reading.has_sheet(&caption) {
        format!("表{number}")
    } else {
        caption
    }
}

/// The groups of rows of a table, each with its rows; rows outside any group are one of their own.
fn groups(table: NodeRef<'_, Node>) -> Vec<Vec<NodeRef<'_, Node>>> {
    let mut groups: Vec<Vec<_>> = Vec::new();
    let mut is_loose = false;
    for child in table.children() {
        let Some(element) = element(child) else { continue };
        match element.name() {
            "thead" | "tbody" | "tfoot" => {
                groups.push(child.children().filter(|row| is(*row, "tr")).collect());
                is_loose = false;
            }
            "tr" if is_loose => groups.last_mut().into_iter().for_each(|group| group.push(child)),
            "tr" => {
                groups.push(vec![child]);
                is_loose = true;
            }
            _ => {}
        }
    }
    groups
}

/// Puts a table's cells where HTML's table model has them: each in the first column that no cell from above reaches
/// into, none reaching out of its group of rows.
fn lay_out(table: NodeRef<'_, Node>, grid: &mut Grid, reading: &mut Reading<'_>) -> Result<(), Diagnostic> {
    let mut row = 0;
    for group in groups(table) {
        let end = row + group.len() as u32;
        // For each column, the row from which on it is free again.
        let mut free_from: Vec<u32> = Vec::new();
        for tr in group {
            let mut column = 0;
            for cell in tr.children().filter(|cell| is(*cell, "td") || is(*cell, "th")) {
                while free_from.get(column).is_some_and(|&from| from > row) {
                    column += 1;
                }
                let (rows, columns) = spans(cell, end - row);
                let first = Address::new(row, column as u32);
                let last = Address::new(row + rows - 1, first.column + columns - 1);
                grid.check_place(first)?;
                grid.put(reading, first, &words::of(cell))?;
                if first != last {
                    grid.merge(Merge { first, last })?;
                }
                if free_from.len() <= last.column as usize {
                    free_from.resize(last.column as usize + 1, 0);
                }
                free_from[first.column as usize..=last.column as usize].fill(row + rows);
                column = last.column as usize + 1;
            }
            row += 1;
        }
    }
    Ok(())
}

/// How many rows and columns a cell spans, of the rows left in its group; HTML's own limits hold.
fn spans(cell: NodeRef<'_, Node>, rows_left: u32) -> (u32, u32) {
    let span = |name| {
        let value = element(cell)?.attr(name)?.trim();
        let digits = value.split(|letter: char| !letter.is_ascii_digit()).next()?;
        digits.parse::<u32>().ok()
    };
    let rows = match span("rowspan") {
        Some(0) => rows_left,
        rows => rows.unwrap_or(1).clamp(1, rows_left),
    };
    (rows, span("colspan").unwrap_or(1).clamp(1, 1000))
}
