//! Layouts: a folder with typed settings, a Tera template and a style sheet becomes a tree of styled elements.
//!
//! Comes in: `layouts/<name>/` and a serialisable view of the cleared catalogue. Goes out: a [`tree::Tree`] whose
//! every mistake was named with file, line and column. Nothing here knows fonts or positions.

pub mod style;
pub mod tree;
