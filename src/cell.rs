//! The cells of a disclosure table: what stands in one, and what it means.
//!
//! Comes in: the text of a cell, as offices write it. Goes out: its meaning, and remarks on what is doubtful or could
//! not be understood. What a cell does not say is never guessed: it is left out of the meaning and asked for in a
//! remark. Remarks have no place yet; who knows the cell adds it. `docs/cells.md` shows what is understood, in tables.

use crate::diag::Diagnostic;

pub mod basis;
pub mod body;
pub mod channel;
pub mod ditto;
pub mod elements;
pub mod likeness;
pub mod limit;
mod mark;
pub mod normal;
mod numeral;
pub mod space;
pub mod tick;

#[cfg(test)]
mod tests;

/// What a cell means, and what is to be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read<T> {
    /// Its meaning, as far as it is certain.
    pub value: T,
    /// What is doubtful, in the order of the text.
    pub remarks: Vec<Diagnostic>,
}

impl<T> Read<T> {
    /// The remarks put aside, the meaning made into something else.
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Read<U> {
        Read { value: change(self.value), remarks: self.remarks }
    }
}
