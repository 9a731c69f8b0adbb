//! Readings of names, checked before anything is sorted by them.

use super::{Located, nearest, or_none};
use crate::collate::{Fault, Reading, Syllable};
use crate::diag::{Diagnostic, Span};

/// The reading of `name`; what is wrong with it if it is none.
pub(super) fn checked(name: &str, reading: Located<String>) -> Result<String, Diagnostic> {
    match Reading::parse(name, &reading.value) {
        Ok(_) => Ok(reading.value),
        Err(Fault::Syllable { range, letters }) => Err(Diagnostic::error("catalog-reading-syllable")
            .at(part(&reading, &reading.value[range.clone()]))
            .with("found", &reading.value[range])
            .with("nearest", or_none(nearest(&letters, Syllable::all_letters())))),
        Err(Fault::Count { written, characters }) => Err(Diagnostic::error("catalog-reading-count")
            .at(reading.span)
            .with("text", name)
            .with("written", written)
            .with("characters", characters)),
    }
}

/// The place of a part of what stands at a place.
fn part(reading: &Located<String>, part: &str) -> Span {
    let Span { source, range } = &reading.span;
    let found = source.text.get(range.clone()).and_then(|written| written.find(part));
    match found {
        Some(at) => Span::new(source, range.start + at..range.start + at + part.len()),
        None => reading.span.clone(),
    }
}
