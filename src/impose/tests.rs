//! Sheets are cut, folded, stacked and put together here as hands do it, and must give the pages back.

mod cutting;
mod folding;
mod tiling;

use std::sync::Arc;

use super::sheet::CodeShape;
use super::*;
use crate::diag::{Source, Span};
use crate::geom::{Length, Point, Rect, Size};
use crate::layout::settings::{self, Flip};

fn mm(value: f64) -> Length {
    Length::mm(value)
}

fn size(width: f64, height: f64) -> Size {
    Size::new(mm(width), mm(height))
}

fn rect(x: f64, y: f64, width: f64, height: f64) -> Rect {
    Rect::new(Point::new(mm(x), mm(y)), size(width, height))
}

/// So many pages alike, without codes.
fn pages(count: usize, of: Size) -> Vec<PageShape> {
    vec![PageShape { size: of, bleed: mm(3.0), ..PageShape::default() }; count]
}

fn asked(paper: Size, flip: Flip, scheme: Scheme) -> Sheets {
    let source: Arc<Source> = Source::new("layout.toml", "name = \"x\"");
    Sheets { name: String::from("x"), span: Span::new(&source, 7..10), paper, flip, marks: true, scheme }
}

/// The sheets, or the keys of what stands in the way.
fn imposed(pages: &[PageShape], asked: &Sheets) -> Result<Vec<Sheet>, Vec<Diagnostic>> {
    let mut found = Diagnostics::default();
    let sheets = impose(pages, asked, &Papers::built_in(), "a.pdf", &mut found);
    sheets.ok_or_else(|| found.into_iter().collect())
}

/// A back as it is seen through the paper from the front: where each page lies, and whether it is upright for who turns a
/// cut-out page over like the leaf of a book.
fn through(sheet: &Sheet, flip: Flip) -> Vec<(usize, Rect, bool)> {
    let Size { width, height } = sheet.size;
    let (long_is_down, long) = (height >= width, flip == Flip::Long);
    sheet
        .placed
        .iter()
        .map(|placed| {
            let Rect { origin, size } = placed.rect;
            // Over an edge that runs down the sheet, left and right change sides; over one across, top and bottom.
            let (origin, upright) = if long == long_is_down {
                (Point::new(width - origin.x - size.width, origin.y), !placed.turned)
            } else {
                (Point::new(origin.x, height - origin.y - size.height), placed.turned)
            };
            (placed.page, Rect::new(origin, size), upright)
        })
        .collect()
}

/// All of a sheet lies on its paper, and what it prints within its clips; marks touch no page.
fn sound(sheet: &Sheet) {
    let paper = Rect::new(Point::default(), sheet.size);
    for placed in &sheet.placed {
        assert!(paper.holds(&placed.clip), "{placed:?}");
        assert!(!sheet.marks.iter().any(|mark| mark.meets(&placed.clip)), "a mark on {placed:?}: {:?}", sheet.marks);
    }
    assert!(sheet.marks.iter().all(|mark| mark.size.width > Length::ZERO && mark.size.height > Length::ZERO));
}

#[test]
fn what_stands_on_a_page_moves_with_it() {
    let on_page = rect(10.0, 20.0, 30.0, 40.0);
    let placed =
        Placed { page: 0, rect: rect(5.0, 6.0, 200.0, 400.0), scale: 2.0, turned: false, clip: Rect::default() };
    assert_eq!(placed.rect(on_page), rect(25.0, 46.0, 60.0, 80.0));
    let turned = Placed { turned: true, ..placed };
    assert_eq!(turned.rect(on_page), rect(5.0 + 200.0 - 80.0, 6.0 + 400.0 - 120.0, 60.0, 80.0));
}

#[test]
fn a_code_that_would_be_cut_is_refused() {
    let mut shapes = pages(4, size(148.0, 210.0));
    // 1 mm from the spine, where inner sheets are pushed by 0.2 mm each.
    let symbol = rect(1.0, 50.0, 20.0, 20.0);
    shapes[2].codes.push(CodeShape { symbol, zone: symbol.grown(mm(3.0)) });
    let fold = |creep| {
        Scheme::Fold(settings::Fold { signature: None, inner: Length::ZERO, creep, blanks: settings::Blanks::End })
    };
    let a4 = size(297.0, 210.0);
    assert!(imposed(&shapes, &asked(a4, Flip::Short, fold(mm(0.2)))).is_ok());
    // As page 3 of eight it stands on the second sheet, which is pushed once.
    let mut eight = pages(8, size(148.0, 210.0));
    eight[2].codes = shapes[2].codes.clone();
    assert!(imposed(&eight, &asked(a4, Flip::Short, fold(mm(0.9)))).is_ok());
    let refused = imposed(&eight, &asked(a4, Flip::Short, fold(mm(1.1)))).unwrap_err();
    assert_eq!(refused[0].key, "impose-code-cut");
    assert!(refused[0].arguments.contains(&("page", String::from("3"))));
}
