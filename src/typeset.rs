//! From a styled tree and faces to finished pages.
//!
//! Comes in: a [`Tree`], a [`FontSet`] and the run's codes. Goes out: a [`Document`] whose every glyph, symbol and line
//! has its place. `text` composes lines, `boxes` lays out one block, `flow` makes pages of many, `number` and
//! `contents` fill in what only finished pages tell, `paint` writes the middle form. Nothing here reads a file.

mod boxes;
mod contents;
mod flow;
mod footnote;
mod fragment;
mod index;
mod inline;
mod linked;
mod listing;
mod number;
mod overflow;
mod paint;
mod section;
mod split;
pub mod text;

#[cfg(test)]
mod tests;

use crate::code::Codes;
use crate::diag::Diagnostics;
use crate::font::FontSet;
use crate::layout::tree::Tree;
use crate::page::Document;

/// Sets `tree`. `None` when something was wrong; what, stands in `found`.
#[must_use]
pub fn typeset(tree: &Tree, fonts: &FontSet, codes: &Codes, found: &mut Diagnostics) -> Option<Document> {
    let mut setter = boxes::Setter::new(fonts, codes, tree);
    let set = section::set_all(&mut setter, &tree.sections);
    let pages = paint::document(&mut setter, tree, set);
    let clean = !setter.found.has_errors();
    found.extend(setter.found);
    clean.then_some(pages)
}
