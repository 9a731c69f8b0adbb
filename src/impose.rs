//! Finished pages put on the sheets that are printed, to be cut, folded or put together.
//!
//! Comes in: the pages' sizes and where codes stand on them, and what a layout asks for. Goes out: [`Sheet`]s, each page
//! at its place, with marks and numbers; or what stands in the way, with a proposal. All of it is arithmetic: pages
//! become sheets of a PDF in the room `pdf`. Pages are never made smaller, so that codes scan as they were laid out to.

mod cut;
mod duplex;
mod fold;
mod label;
mod marks;
mod overlay;
mod refusal;
mod seam;
mod sheet;
#[cfg(test)]
mod tests;
mod tile;

use crate::diag::{Diagnostic, Diagnostics};
use crate::layout::paper::Papers;
use crate::layout::settings::{Scheme, Sheets};

pub use overlay::overlay;
pub use sheet::{Label, PageShape, Placed, Sheet};

/// Puts the pages of the document at `path` on sheets. What stands in the way is an error, what is unwise a warning, in `found`.
#[must_use]
pub fn impose(
    pages: &[PageShape],
    asked: &Sheets,
    papers: &Papers,
    path: &str,
    found: &mut Diagnostics,
) -> Option<Vec<Sheet>> {
    let sheets = match &asked.scheme {
        Scheme::Cut(cut) => cut::sheets(pages, asked, *cut, papers),
        Scheme::Fold(fold) => fold::sheets(pages, asked, *fold, papers, path, found),
        Scheme::Tile(tile) => tile::sheets(pages, asked, *tile, papers),
    };
    let sheets = sheets.and_then(|sheets| whole(pages, sheets));
    found.collect(sheets.map_err(|refusal| refusal.at(asked.span.clone()).with("path", path)))
}

/// Refuses sheets on which a code is cut: every code of a page stands whole wherever that page is shown whole, and is
/// not cut where only a part of the page is shown.
fn whole(pages: &[PageShape], sheets: Vec<Sheet>) -> Result<Vec<Sheet>, Diagnostic> {
    for sheet in &sheets {
        for placed in &sheet.placed {
            let Some(page) = pages.get(placed.page) else { continue };
            let is_cut = page.codes.iter().any(|code| {
                let shown = placed.rect(code.symbol);
                placed.clip.meets(&shown) && !placed.clip.holds(&shown)
            });
            if is_cut {
                return Err(Diagnostic::error("impose-code-cut").with("page", placed.page + 1));
            }
        }
    }
    Ok(sheets)
}
