//! Generated lines: the rows of contents and indexes, and what elements show them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::layout::style::Style;
use crate::layout::tree::{Element, IndexBy, Kind};
use crate::typeset::inline::Href;
use crate::typeset::text::Inline;

/// How many page numbers a leader leads to.
const MOST_BEHIND_LEADER: usize = 3;

/// One line of contents or of an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Which of its element's styles it is set in.
    pub style: usize,
    /// What it says.
    pub text: String,
    /// Page numbers as printed, each with the place it leads to; none for heads.
    pub pages: Vec<(String, Href)>,
}

/// What an element lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum List {
    /// The headings after it.
    Contents,
    /// What the document marks for its index.
    Index(IndexBy),
}

/// The rows of all lists a section shows.
pub(super) type Lists = BTreeMap<List, Vec<Row>>;

/// What an element lists, with the styles of its rows; `None` for elements that do not.
pub(super) fn listed(element: &Element) -> Option<(List, &[Arc<Style>])> {
    match &element.kind {
        Kind::Contents { entries, .. } => Some((List::Contents, entries)),
        Kind::Index { by, styles } => Some((List::Index(*by), styles)),
        _ => None,
    }
}

impl Row {
    /// Its text, a leader, its page numbers. `link` numbers the targets.
    pub(super) fn inlines(&self, style: &Arc<Style>, chinese: bool, mut link: impl FnMut(Href) -> u32) -> Vec<Inline> {
        let text = |text: &str, link| Inline::Text { text: text.to_owned(), style: Arc::clone(&style.text), link };
        let Some((_, first)) = self.pages.first() else { return vec![text(&self.text, None)] };
        let mut inlines = vec![text(&self.text, Some(link(first.clone())))];
        // A long list of pages cannot stand at the end of one line: it runs on behind its text.
        inlines.push(if self.pages.len() <= MOST_BEHIND_LEADER {
            Inline::Leader { style: Arc::clone(&style.text) }
        } else {
            text("\u{A0}\u{A0}\u{A0}", None)
        });
        for (at, (page, target)) in self.pages.iter().enumerate() {
            if at > 0 {
                inlines.push(text(if chinese { "、" } else { ", " }, None));
            }
            inlines.push(text(page, Some(link(target.clone()))));
        }
        inlines
    }
}
