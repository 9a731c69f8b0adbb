//! A page larger than the sheets: printed in parts that overlap, cut and put together.
//!
//! Each sheet but those of the first column is cut at its left seam and laid upon the one before; each row but the first is
//! cut at its upper seam and laid upon the one above. Seams lie in no code. Of the rest of an overlap a sheet shows as much
//! as it can without showing a part of a code: on every sheet a code stands whole or not at all.

use super::label::TYPE;
use super::marks::{across, down};
use super::refusal::{NONE, holds, named, turned, usual_papers};
use super::seam::{Axis, Cuts, Words};
use super::sheet::{Label, PageShape, Placed, Sheet};
use crate::diag::Diagnostic;
use crate::geom::{Length, Point, Rect, Size};
use crate::layout::paper::Papers;
use crate::layout::settings::{Sheets, TILE_STRIP, Tile};

/// A page made larger, and its grid.
struct Poster {
    paper: Size,
    size: Size,
    bleed: Length,
    zones: Vec<Rect>,
    columns: Cuts,
    rows: Cuts,
}

pub(super) fn sheets(
    pages: &[PageShape],
    asked: &Sheets,
    tile: Tile,
    papers: &Papers,
) -> Result<Vec<Sheet>, Diagnostic> {
    let mut sheets = Vec::new();
    for (page, shape) in pages.iter().enumerate() {
        let poster = Poster::on(shape, asked.paper, tile).ok_or_else(|| refusal(page, shape, asked, tile, papers))?;
        let prefix = if pages.len() > 1 { format!("第 {} 页 · ", page + 1) } else { String::new() };
        sheets.extend(poster.sheets(page, tile, &prefix));
    }
    Ok(sheets)
}

impl Poster {
    /// On this paper, upright or across, whichever takes fewer sheets. None where neither leaves every code whole.
    fn on(page: &PageShape, paper: Size, tile: Tile) -> Option<Self> {
        let ways = [paper, turned(paper)].into_iter().filter_map(|paper| Self::new(page, paper, tile));
        ways.min_by_key(Self::count)
    }

    fn count(&self) -> usize {
        self.rows.starts.len() * self.columns.starts.len()
    }

    /// None where no grid leaves every code whole.
    fn new(page: &PageShape, paper: Size, tile: Tile) -> Option<Self> {
        let larger = |length: Length| length.scale(tile.scale);
        let size = Size::new(larger(page.size.width), larger(page.size.height));
        let whole = Rect::new(Point::default(), size);
        let placed = Placed { page: 0, rect: whole, scale: tile.scale, turned: false, clip: whole };
        let zones: Vec<Rect> = page.codes.iter().filter_map(|code| placed.rect(code.zone).common(&whole)).collect();
        let Size { width, height } = tile.window(paper);
        if width <= tile.overlap || height <= tile.overlap {
            return None;
        }
        let words: Vec<Rect> = page.words.iter().map(|words| placed.rect(*words)).collect();
        let axis = |length, window, along: fn(&Rect) -> (Length, Length), across: fn(&Rect) -> Length| {
            let words = words.iter().map(|rect| Words { stretch: along(rect), breadth: across(rect) }).collect();
            Axis { length, window, overlap: tile.overlap, codes: zones.iter().map(along).collect(), words }.settle()
        };
        let columns = axis(size.width, width, |rect| (rect.origin.x, rect.right()), |rect| rect.size.height)?;
        let rows = axis(size.height, height, |rect| (rect.origin.y, rect.bottom()), |rect| rect.size.width)?;
        Some(Self { paper, size, bleed: larger(page.bleed), zones, columns, rows })
    }

    fn sheets(&self, page: usize, tile: Tile, prefix: &str) -> Vec<Sheet> {
        let (paper, count) = (self.paper, self.count());
        let mut sheets = Vec::with_capacity(count);
        for (row, &top) in self.rows.starts.iter().enumerate() {
            for (column, &left) in self.columns.starts.iter().enumerate() {
                let window = Rect::new(Point::new(left, top), tile.window(paper));
                let edge = tile.margin + TILE_STRIP;
                let shift = Point::new(edge - left, edge - top);
                let rect = Rect::new(shift, self.size);
                let clip = self.shown(window).moved(shift);
                let placed = Placed { page, rect, scale: tile.scale, turned: false, clip };
                let mut sheet = Sheet { size: paper, placed: vec![placed], ..Sheet::default() };
                let ticks = self.mark(&mut sheet, window, shift, (column, row));
                let (row, column) = (row + 1, column + 1);
                let text = format!("{prefix}行 {row} 列 {column} · {row}-{column}/{count}");
                let (left, right) = (edge, paper.width - edge);
                let at = Point::new(widest_gap(left, right, ticks), paper.height - tile.margin - TYPE.scale(0.4));
                sheet.labels.push(Label { at, text });
                sheets.push(sheet);
            }
        }
        sheets
    }

    /// What a sheet prints of the page: its window, less what would show parts of codes.
    fn shown(&self, window: Rect) -> Rect {
        let around = Rect::new(Point::default(), self.size).grown(self.bleed);
        let shown = around.common(&window).unwrap_or(window);
        let zones: Vec<&Rect> = self.zones.iter().filter(|zone| zone.meets(&window)).collect();
        let (mut left, mut right) = (shown.origin.x, shown.right());
        let (mut top, mut bottom) = (shown.origin.y, shown.bottom());
        // Every code that goes over an edge moves it, which may bring it into another one.
        for _ in 0..zones.len() {
            for zone in &zones {
                let over = |edge: Length, from: Length, to: Length| from < edge && edge < to;
                let (x, end_x) = (zone.origin.x, zone.right());
                let (y, end_y) = (zone.origin.y, zone.bottom());
                left = if over(left, x, end_x) { end_x } else { left };
                right = if over(right, x, end_x) { x } else { right };
                top = if over(top, y, end_y) { end_y } else { top };
                bottom = if over(bottom, y, end_y) { y } else { bottom };
            }
        }
        Rect::new(Point::new(left, top), Size::new(right - left, bottom - top))
    }

    /// Lines where a sheet is cut and broken ones where its neighbours lie upon it. Gives back where lines stand along
    /// the sheet's foot.
    fn mark(&self, sheet: &mut Sheet, window: Rect, shift: Point, (column, row): (usize, usize)) -> Vec<Length> {
        let (columns, rows) = (&self.columns.seams, &self.rows.seams);
        let frame = window.moved(shift);
        let mut ticks = Vec::new();
        let ends = [Length::ZERO, self.size.width];
        for (x, line) in lines(columns, column, ends, window.origin.x, window.right()) {
            let x = x + shift.x;
            for from in [frame.origin.y - TILE_STRIP, frame.bottom() + GAP] {
                sheet.marks.extend(line.pieces(from).map(|(from, to)| down(x, from, to)));
            }
            ticks.push(x);
        }
        let ends = [Length::ZERO, self.size.height];
        for (y, line) in lines(rows, row, ends, window.origin.y, window.bottom()) {
            for from in [frame.origin.x - TILE_STRIP, frame.right() + GAP] {
                sheet.marks.extend(line.pieces(from).map(|(from, to)| across(y + shift.y, from, to)));
            }
        }
        ticks
    }
}

/// Between a line and what is printed of the page.
const GAP: Length = Length(crate::geom::EMU_PER_MM / 2);

/// A line beside a tile.
#[derive(Clone, Copy)]
enum Line {
    /// Here it is cut.
    Cut,
    /// Here the next one lies upon it.
    Lay,
}

impl Line {
    /// The pieces it is made of, along a strip that begins here.
    fn pieces(self, from: Length) -> impl Iterator<Item = (Length, Length)> {
        let length = TILE_STRIP - GAP;
        let parts = match self {
            Self::Cut => 1,
            Self::Lay => 5,
        };
        let piece = length / parts;
        (0..parts).step_by(2).map(move |at| (from + piece * at, from + piece * (at + 1)))
    }
}

/// The lines of a tile along one axis: its seams, and the page's own edges where it shows them.
fn lines(seams: &[Length], tile: usize, ends: [Length; 2], from: Length, to: Length) -> Vec<(Length, Line)> {
    let before = tile.checked_sub(1).and_then(|at| seams.get(at)).map(|&seam| (seam, Line::Cut));
    let behind = seams.get(tile).map(|&seam| (seam, Line::Lay));
    let ends = ends.into_iter().filter(|end| (from..=to).contains(end)).map(|end| (end, Line::Cut));
    before.into_iter().chain(behind).chain(ends).collect()
}

/// Where words stand that are to keep clear of the lines.
fn widest_gap(left: Length, right: Length, mut ticks: Vec<Length>) -> Length {
    ticks.extend([left, right]);
    ticks.retain(|tick| (left..=right).contains(tick));
    ticks.sort();
    let gaps = ticks.windows(2).map(|pair| (pair[1] - pair[0], pair[0]));
    let widest = gaps.max_by_key(|(gap, begin)| (*gap, -*begin)).map_or(left, |(_, begin)| begin);
    widest + Length::mm(2.0)
}

/// No grid leaves every code whole: what else would.
fn refusal(page: usize, shape: &PageShape, asked: &Sheets, tile: Tile, papers: &Papers) -> Diagnostic {
    let works = |paper: Size, scale: f64| Poster::on(shape, paper, Tile { scale, ..tile }).is_some();
    let larger = usual_papers(papers)
        .find(|(_, size)| holds(*size, asked.paper) && *size != asked.paper && works(*size, tile.scale));
    // Twentieths, downwards from what was asked for.
    let smaller = (20..(tile.scale * 20.0).ceil() as u32).rev().map(|twentieths| f64::from(twentieths) / 20.0);
    let smaller = smaller.into_iter().find(|scale| works(asked.paper, *scale));
    Diagnostic::error("impose-tiles")
        .with("page", page + 1)
        .with("paper", named(asked.paper, papers))
        .with("larger", larger.map_or(NONE, |(name, _)| name))
        .with("scale", smaller.map_or_else(|| NONE.to_owned(), |scale| scale.to_string()))
}
