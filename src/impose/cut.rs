//! Pages beside and above one another, to be cut apart: n-up, step-and-repeat, cut-and-stack.

use super::duplex::behind;
use super::refusal::{NONE, one_size, too_small, turned};
use super::sheet::{PageShape, Placed, Sheet};
use super::{label, marks};
use crate::diag::Diagnostic;
use crate::geom::{Length, Point, Rect, Size};
use crate::layout::paper::Papers;
use crate::layout::settings::{Cut, Order, Sheets};

/// Columns and rows of cells, all of one size, in the middle of a sheet.
struct Grid {
    paper: Size,
    cell: Size,
    gutter: Length,
    columns: usize,
    rows: usize,
}

impl Grid {
    /// The grid asked for, on the paper as it is or turned; else as many cells as fit.
    fn new(cell: Size, asked: &Sheets, cut: Cut, papers: &Papers) -> Result<Self, Diagnostic> {
        let on = |paper: Size| {
            let most = |whole: Length, side: Length| ((whole + cut.gutter).0 / (side + cut.gutter).0.max(1)) as usize;
            let (across, down) = (most(paper.width, cell.width), most(paper.height, cell.height));
            let (columns, rows) = (cut.columns.map_or(across, |n| n as usize), cut.rows.map_or(down, |n| n as usize));
            let fits = columns > 0 && rows > 0 && columns <= across && rows <= down;
            fits.then_some(Self { paper, cell, gutter: cut.gutter, columns, rows })
        };
        // As it is said, unless the other way holds what is asked for, or more.
        let ways = [asked.paper, turned(asked.paper)].map(on);
        let best =
            ways.into_iter().flatten().reduce(|one, other| if other.count() > one.count() { other } else { one });
        best.ok_or_else(|| {
            let [columns, rows] = [cut.columns, cut.rows].map(|count| i64::from(count.unwrap_or(1)));
            let needed = Size::new(
                cell.width * columns + cut.gutter * (columns - 1),
                cell.height * rows + cut.gutter * (rows - 1),
            );
            let most = Cut { columns: None, rows: None, ..cut };
            let most = (cut != most).then(|| Self::new(cell, asked, most, papers).ok()).flatten();
            let most = most.map_or_else(|| NONE.to_owned(), |grid| format!("{} × {}", grid.columns, grid.rows));
            too_small(Diagnostic::error("impose-cells"), cell, needed, asked.paper, papers)
                .with("grid", format!("{columns} × {rows}"))
                .with("most", most)
        })
    }

    fn count(&self) -> usize {
        self.columns * self.rows
    }

    /// All cells and what lies between them.
    fn block(&self) -> Rect {
        let [columns, rows] = [self.columns, self.rows].map(|count| count as i64);
        let width = self.cell.width * columns + self.gutter * (columns - 1);
        let height = self.cell.height * rows + self.gutter * (rows - 1);
        let origin = Point::new((self.paper.width - width) / 2, (self.paper.height - height) / 2);
        Rect::new(origin, Size::new(width, height))
    }

    /// A cell, counted along the rows.
    fn cell(&self, index: usize) -> Rect {
        let [column, row] = [index % self.columns, index / self.columns].map(|place| place as i64);
        let step = Point::new((self.cell.width + self.gutter) * column, (self.cell.height + self.gutter) * row);
        Rect::new(self.block().origin + step, self.cell)
    }

    /// A page in its cell. Its bleed takes half the gutter at most, and stays on the sheet.
    fn place(&self, index: usize, page: usize, shape: &PageShape) -> Placed {
        let rect = self.cell(index);
        let [column, row] = [index % self.columns, index / self.columns];
        let half = self.gutter / 2;
        // At the edges of the block nothing stands in the way of the bleed.
        let room = |is_edge: bool| if is_edge { shape.bleed } else { shape.bleed.min(half) };
        let (left, top) = (room(column == 0), room(row == 0));
        let (right, bottom) = (room(column + 1 == self.columns), room(row + 1 == self.rows));
        let origin = Point::new(rect.origin.x - left, rect.origin.y - top);
        let bled = Rect::new(origin, Size::new(rect.size.width + left + right, rect.size.height + top + bottom));
        let clip = bled.common(&Rect::new(Point::default(), self.paper)).unwrap_or(rect);
        Placed { page, rect, scale: 1.0, turned: false, clip }
    }

    /// The marks of every side. Empty cells have them too: the whole pile is cut at once. A grid in the middle of its
    /// sheet lies on the back where it lies on the front.
    fn marks(&self, bleed: Length) -> Vec<Rect> {
        let cells: Vec<Rect> = (0..self.count()).map(|cell| self.cell(cell)).collect();
        marks::crop(&cells, bleed, self.paper)
    }
}

pub(super) fn sheets(pages: &[PageShape], asked: &Sheets, cut: Cut, papers: &Papers) -> Result<Vec<Sheet>, Diagnostic> {
    let grid = Grid::new(one_size(pages)?, asked, cut, papers)?;
    let bleed = pages.iter().map(|page| page.bleed).fold(Length::ZERO, Length::max);
    let marks = grid.marks(bleed);
    let sides = if cut.duplex { 2 } else { 1 };
    let leaves = pages.len().div_ceil(sides);
    let order = order(leaves, grid.count(), cut.order);
    let count = order.len();
    let mut sheets = Vec::with_capacity(count * sides);
    for (number, cells) in order.into_iter().enumerate() {
        for side in 0..sides {
            let back = side == 1;
            let placed = cells.iter().enumerate().filter_map(|(cell, leaf)| {
                let page = (*leaf)? * sides + side;
                let placed = grid.place(cell, page, pages.get(page)?);
                Some(if back { behind(placed, grid.paper, asked.flip) } else { placed })
            });
            let placed: Vec<Placed> = placed.collect();
            let mut sheet = Sheet { size: grid.paper, placed, ..Sheet::default() };
            if asked.marks {
                let name = label::side(&asked.name, number + 1, count, cut.duplex.then_some(back));
                sheet.marks.clone_from(&marks);
                sheet.labels.extend(label::under(grid.block(), bleed, grid.paper, name));
            }
            sheets.push(sheet);
        }
    }
    Ok(sheets)
}

/// Which leaf stands in which cell of which sheet.
fn order(leaves: usize, cells: usize, order: Order) -> Vec<Vec<Option<usize>>> {
    if order == Order::Repeated {
        return (0..leaves).map(|leaf| vec![Some(leaf); cells]).collect();
    }
    let sheets = leaves.div_ceil(cells);
    let leaf = |sheet: usize, cell: usize| match order {
        Order::Stacked => cell * sheets + sheet,
        _ => sheet * cells + cell,
    };
    let there = |leaf: usize| (leaf < leaves).then_some(leaf);
    (0..sheets).map(|sheet| (0..cells).map(|cell| there(leaf(sheet, cell))).collect()).collect()
}
