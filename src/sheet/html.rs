//! The tables of a page, as a browser would lay them out.
//!
//! A page is fed to the parser in pieces, and what has grown is measured after each: a page that nests without end, or
//! multiplies, is refused before it fills the memory.

use html5ever::driver::{self, ParseOpts};
use html5ever::tendril::{StrTendril, TendrilSink as _};

use super::grid::{Grid, Reading};
use super::limits::{DEPTH, NODES};
use super::{Address, Merge};
use crate::diag::Diagnostic;
use sink::Sink;
use tree::{Node, Tree};

mod sink;
mod tree;
mod words;

#[cfg(test)]
mod tests;

/// How many bytes are fed at a time.
const PIECE: usize = 4 << 10;

/// Reads the tables of a page.
pub(super) fn read(text: &str, reading: &mut Reading<'_>) -> Result<(), Diagnostic> {
    let mut page = parse(text)?;
    let tables: Vec<Node> = page.within(Tree::ROOT.node).filter(|&node| page.is(node, "table")).collect();
    for (number, table) in (1..).zip(tables) {
        let mut grid = Grid::new(name(&page, table, number, reading));
        lay_out(&mut page, table, &mut grid, reading)?;
        if !grid.is_empty() {
            let heading = words::before(&page, table);
            reading.take(grid, |sheet| sheet.heading = heading)?;
        }
    }
    Ok(())
}

/// The page as a tree, if it is one that can be borne.
fn parse(text: &str) -> Result<Tree, Diagnostic> {
    let mut parser = driver::parse_document(Sink::new(), ParseOpts::default());
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE).max(1));
        rest = after;
        parser.process(StrTendril::from_slice(piece));
        measure(&parser.tokenizer.sink.sink)?;
    }
    Ok(parser.finish())
}

/// Measures what has grown.
fn measure(page: &Sink) -> Result<(), Diagnostic> {
    let size = page.size();
    if size > NODES {
        return Err(Diagnostic::error("sheet-nodes").with("number", size).with("limit", NODES));
    }
    if page.has_grown_deeper(DEPTH) {
        return Err(Diagnostic::error("sheet-depth").with("limit", DEPTH));
    }
    Ok(())
}

/// A table's name: its caption, where no other table has it; else its number.
fn name(page: &Tree, table: Node, number: usize, reading: &Reading<'_>) -> String {
    let caption = page.children(table).find(|&child| page.is(child, "caption"));
    let caption = caption.map(|caption| words::of(page, caption)).unwrap_or_default();
    let caption = caption.split_whitespace().collect::<Vec<_>>().join(" ");
    if caption.is_empty() || caption.chars().count() > 60 || reading.has_sheet(&caption) {
        format!("表{number}")
    } else {
        caption
    }
}

/// The groups of rows of a table, each with its rows; rows outside any group are one of their own.
fn groups(page: &Tree, table: Node) -> Vec<Vec<Node>> {
    let mut groups: Vec<Vec<_>> = Vec::new();
    let mut is_loose = false;
    for child in page.children(table) {
        if ["thead", "tbody", "tfoot"].iter().any(|group| page.is(child, group)) {
            groups.push(page.children(child).filter(|&row| page.is_row(row)).collect());
            is_loose = false;
        } else if page.is_row(child) {
            if is_loose {
                groups.last_mut().into_iter().for_each(|group| group.push(child));
            } else {
                groups.push(vec![child]);
            }
            is_loose = true;
        }
    }
    groups
}

/// Puts a table's cells where HTML's table model has them: each in the first column that no cell from above reaches
/// into, none reaching out of its group of rows.
fn lay_out(page: &mut Tree, table: Node, grid: &mut Grid, reading: &mut Reading<'_>) -> Result<(), Diagnostic> {
    let mut row = 0;
    for group in groups(page, table) {
        let end = row + group.len() as u32;
        // For each column, the row from which on it is free again.
        let mut free_from: Vec<u32> = Vec::new();
        for tr in group {
            let mut column = 0;
            for cell in page.take_cells(tr) {
                while free_from.get(column).is_some_and(|&from| from > row) {
                    column += 1;
                }
                let rows = cell.rows.map_or(end - row, |rows| rows.min(end - row));
                let first = Address::new(row, column as u32);
                let last = Address::new(row + rows - 1, first.column + cell.columns - 1);
                grid.check_place(first)?;
                grid.put(reading, first, &cell.text)?;
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
