//! Two pages on each side of a sheet, folded once: saddle-stitched booklets, and signatures of bound books.

use super::duplex::behind;
use super::refusal::{holds, one_size, too_small, turned};
use super::sheet::{PageShape, Placed, Sheet};
use super::{label, marks};
use crate::diag::{Diagnostic, Diagnostics};
use crate::geom::{Length, Point, Rect, Size};
use crate::layout::paper::Papers;
use crate::layout::settings::{Blanks, Fold, Sheets};

/// Sheets that a stapler and the fold bear.
const MOST_STAPLED: usize = 20;

/// Two pages side by side on a sheet.
struct Spread {
    paper: Size,
    page: Size,
    /// Between either page and the fold.
    inner: Length,
    bleed: Length,
}

impl Spread {
    fn new(pages: &[PageShape], asked: &Sheets, fold: Fold, papers: &Papers) -> Result<Self, Diagnostic> {
        let page = one_size(pages)?;
        let needed = Size::new((page.width + fold.inner) * 2, page.height);
        let ways = [asked.paper, turned(asked.paper)];
        let paper = ways.into_iter().find(|paper| holds(*paper, needed));
        let paper =
            paper.ok_or_else(|| too_small(Diagnostic::error("impose-spread"), page, needed, asked.paper, papers))?;
        let bleed = pages.iter().map(|page| page.bleed).fold(Length::ZERO, Length::max);
        Ok(Self { paper, page, inner: fold.inner, bleed })
    }

    /// Where the sheet is folded, from its left edge.
    fn fold(&self) -> Length {
        self.paper.width / 2
    }

    /// Both pages and what lies between them.
    fn block(&self) -> Rect {
        let width = (self.page.width + self.inner) * 2;
        let origin = Point::new(self.fold() - width / 2, (self.paper.height - self.page.height) / 2);
        Rect::new(origin, Size::new(width, self.page.height))
    }

    /// A page beside the fold, pushed towards it by `creep`. It does not reach over the fold.
    fn place(&self, page: usize, right: bool, creep: Length) -> Placed {
        let origin = self.block().origin;
        let x = if right { self.fold() + self.inner - creep } else { origin.x + creep };
        let rect = Rect::new(Point::new(x, origin.y), self.page);
        let half = Rect::new(
            Point::new(if right { self.fold() } else { Length::ZERO }, Length::ZERO),
            Size::new(self.fold(), self.paper.height),
        );
        let clip = rect.grown(self.bleed).common(&half).unwrap_or(rect);
        Placed { page, rect, scale: 1.0, turned: false, clip }
    }

    /// The marks of every side: the knife cuts all sheets at once, where the outermost is cut.
    fn marks(&self) -> Vec<Rect> {
        let block = self.block();
        let mut marks = marks::crop(&[block], self.bleed, self.paper);
        marks.extend(marks::fold(self.fold(), block, self.bleed, self.paper));
        marks
    }
}

pub(super) fn sheets(
    pages: &[PageShape],
    asked: &Sheets,
    fold: Fold,
    papers: &Papers,
    path: &str,
    found: &mut Diagnostics,
) -> Result<Vec<Sheet>, Diagnostic> {
    let spread = Spread::new(pages, asked, fold, papers)?;
    let order = filled(pages.len(), fold.blanks);
    let signature = fold.signature.map_or(order.len(), |pages| pages as usize);
    if fold.signature.is_none() && order.len() > MOST_STAPLED * 4 {
        let thick = Diagnostic::warning("impose-thick").at(asked.span.clone()).with("path", path);
        found.push(thick.with("sheets", order.len() / 4).with("most", MOST_STAPLED));
    }
    let count = order.len().div_ceil(signature.max(1));
    let marks = spread.marks();
    let mut sheets = Vec::with_capacity(order.len() / 2);
    for (number, pages) in order.chunks(signature.max(1)).enumerate() {
        let name = match fold.signature {
            Some(_) => format!("{} · 第 {}/{count} 帖", asked.name, number + 1),
            None => asked.name.clone(),
        };
        let first = sheets.len();
        nest(pages, &spread, asked, fold.creep, &mut sheets);
        for (side, sheet) in sheets[first..].iter_mut().enumerate().filter(|_| asked.marks) {
            let text = label::side(&name, side / 2 + 1, pages.len() / 4, Some(side % 2 == 1));
            sheet.marks.clone_from(&marks);
            sheet.labels.extend(label::under(spread.block(), spread.bleed, spread.paper, text));
        }
    }
    Ok(sheets)
}

/// The pages in order, with empty ones among them so that their number is a multiple of four.
fn filled(count: usize, blanks: Blanks) -> Vec<Option<usize>> {
    let missing = count.next_multiple_of(4) - count;
    let at = match blanks {
        Blanks::End => count,
        Blanks::BeforeLast => count.saturating_sub(1),
    };
    let mut order: Vec<Option<usize>> = (0..count).map(Some).collect();
    order.splice(at..at, std::iter::repeat_n(None, missing));
    order
}

/// The sheets of one signature, the outermost first, each its front and its back.
fn nest(pages: &[Option<usize>], spread: &Spread, asked: &Sheets, thickness: Length, sheets: &mut Vec<Sheet>) {
    for sheet in 0..pages.len() / 4 {
        let creep = thickness * sheet as i64;
        let (first, last) = (sheet * 2, pages.len() - 1 - sheet * 2);
        for back in [false, true] {
            // Behind the right page of the front lies the page after it, behind the left one the page before it.
            let halves = if back { [(last - 1, false), (first + 1, true)] } else { [(last, false), (first, true)] };
            let placed = halves.into_iter().filter_map(|(place, right)| {
                let placed = spread.place(pages[place]?, right, creep);
                Some(if back { behind(placed, spread.paper, asked.flip) } else { placed })
            });
            sheets.push(Sheet { size: spread.paper, placed: placed.collect(), ..Sheet::default() });
        }
    }
}
