//! What stands in the way of a scheme, and what would do instead.

use super::sheet::PageShape;
use crate::diag::Diagnostic;
use crate::geom::Size;
use crate::layout::paper::{Papers, measured};

/// Papers that are proposed, small ones first.
const USUAL: [&str; 5] = ["A4", "A3", "A2", "A1", "A0"];

/// The usual papers' names and sizes, small ones first, upright and then across.
pub(super) fn usual_papers(papers: &Papers) -> impl Iterator<Item = (&'static str, Size)> {
    let usual = USUAL.into_iter().filter_map(|name| Some((name, papers.named(name)?)));
    usual.flat_map(|(name, size)| [(name, size), (name, turned(size))])
}

/// What messages say where there is nothing to propose.
pub(super) const NONE: &str = "none";

/// The smallest usual paper that holds this, upright or across.
fn holding(needed: Size, papers: &Papers) -> &'static str {
    usual_papers(papers).find(|(_, size)| holds(*size, needed)).map_or(NONE, |(name, _)| name)
}

/// The one size of all pages: what is cut or folded together must be alike.
pub(super) fn one_size(pages: &[PageShape]) -> Result<Size, Diagnostic> {
    let size = pages.first().map(|page| page.size).unwrap_or_default();
    match pages.iter().position(|other| other.size != size) {
        Some(at) => Err(Diagnostic::error("impose-sizes").with("page", at + 1)),
        None => Ok(size),
    }
}

pub(super) fn holds(paper: Size, needed: Size) -> bool {
    paper.width >= needed.width && paper.height >= needed.height
}

pub(super) fn turned(size: Size) -> Size {
    Size::new(size.height, size.width)
}

/// A size as it is called, and its measures.
pub(super) fn named(size: Size, papers: &Papers) -> String {
    let (told, measured) = (papers.told(size), measured(size));
    if told == measured { told } else { format!("{told}, {measured}") }
}

/// Pages do not fit on the paper: what they need, what there is.
pub(super) fn too_small(refused: Diagnostic, page: Size, needed: Size, paper: Size, papers: &Papers) -> Diagnostic {
    refused
        .with("page", named(page, papers))
        .with("needed", named(needed, papers))
        .with("paper", named(paper, papers))
        .with("proposed", holding(needed, papers))
}
