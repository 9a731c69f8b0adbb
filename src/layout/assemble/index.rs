//! Indexes: what elements ask to stand in them, and the element that shows one.

use std::sync::Arc;

use super::Assembler;
use crate::collate::{Fault, Reading, Syllable};
use crate::diag::Diagnostic;
use crate::layout::css::cascade::{Context, Look};
use crate::layout::css::selector::Subject;
use crate::layout::nearest::nearest;
use crate::layout::tag::Tag;
use crate::layout::tree::{IndexBy, Indexed, Kind};

const BY: &[(&str, IndexBy)] =
    &[("pinyin", IndexBy::Pinyin), ("stroke", IndexBy::Strokes), ("department", IndexBy::Department)];
/// Keeps an entry out of indexes by department.
const NO_DEPARTMENT: &str = "no";
/// The classes of an index's heads and entries.
const CLASSES: [&str; 2] = ["index-head", "index-entry"];

impl<'a> Assembler<'a, '_, '_> {
    /// What an index is to say of an element.
    pub(super) fn indexed(&mut self, tag: Tag<'a>) -> Option<Arc<Indexed>> {
        let given = |name| tag.get(name).map(str::trim).filter(|value| !value.is_empty());
        let (reading, department) = (given("reading"), given("department"));
        if tag.get("index").is_none() {
            // Without a text there is nothing that could be read, or stand under a department.
            if reading.or(department).is_some() {
                tag.missing("index", self.problems);
            }
            return None;
        }
        let text = tag.required("index", self.problems)?.trim().to_owned();
        let reading = reading.and_then(|_| self.reading(tag, &text));
        if department.is_none() {
            self.without_department.push(tag.span(self.problems));
        }
        let department = department.filter(|&name| name != NO_DEPARTMENT).map(str::to_owned);
        Some(Arc::new(Indexed { text, reading, department }))
    }

    fn reading(&mut self, tag: Tag<'a>, text: &str) -> Option<Reading> {
        let written = tag.get_or_empty("reading");
        let diagnostic = match Reading::parse(text, written) {
            Ok(reading) => return Some(reading),
            Err(Fault::Syllable { range, letters }) => Diagnostic::error("layout-reading-syllable")
                .at(tag.part_span("reading", &range, self.problems))
                .with("found", &written[range])
                .with("nearest", nearest(&letters, Syllable::all_letters())),
            Err(Fault::Count { written, characters }) => Diagnostic::error("layout-reading-count")
                .at(tag.value_span("reading", self.problems))
                .with("text", text)
                .with("written", written)
                .with("characters", characters),
        };
        self.problems.push(diagnostic);
        None
    }

    /// `index`.
    pub(super) fn index(&mut self, tag: Tag<'a>, context: Context) -> Kind {
        let by = tag.choice("by", BY, self.problems).unwrap_or(IndexBy::Pinyin);
        self.by_department |= by == IndexBy::Department;
        let styles = CLASSES.map(|class| {
            let subject = Subject { element: "div", classes: class, ..Subject::default() };
            let (row, _) = self.cascade.enter(Some(context), Look { subject, ..Look::default() });
            Arc::clone(self.cascade.computed(row))
        });
        Kind::Index { by, styles }
    }

    /// An index by department has no place for what belongs to none.
    pub(super) fn check_departments(&mut self) {
        let without = std::mem::take(&mut self.without_department);
        if self.by_department {
            for span in without {
                self.problems.push(Diagnostic::error("layout-index-department").at(span));
            }
        }
    }
}
