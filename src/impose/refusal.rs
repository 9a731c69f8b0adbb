//! What stands in the way of a scheme, and what would do instead.

use crate::diag::Diagnostic;
use crate::geom::{Length, Size};
use crate::layout::paper::{Papers, measured};

/// Papers that are proposed, small ones first.
const USUAL: [(&str, [f64; 2]); 5] = [
    ("A4", [210.0, 297.0]),
    ("A3", [297.0, 420.0]),
    ("A2", [420.0, 594.0]),
    ("A1", [594.0, 841.0]),
    ("A0", [841.0, 1189.0]),
];

/// The usual papers' names and sizes, small ones first, upright and then across.
pub(super) fn usual_papers() -> impl Iterator<Item = (String, Size)> {
    USUAL.into_iter().flat_map(|(name, [width, height])| {
        let [width, height] = [width, height].map(Length::mm);
        let across = (format!("{name} landscape"), Size::new(height, width));
        [(name.to_owned(), Size::new(width, height)), across]
    })
}

/// What messages say where there is nothing to propose.
pub(super) const NONE: &str = "none";

/// The smallest usual paper that holds this, upright or across.
pub(super) fn holding(needed: Size) -> String {
    let found = usual_papers().find(|(_, size)| holds(*size, needed));
    found.map_or_else(|| NONE.to_owned(), |(name, _)| name.trim_end_matches(" landscape").to_owned())
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
        .with("proposed", holding(needed))
}
