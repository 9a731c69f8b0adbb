//! Tables as they came become the project's catalogue, without guessing.
//!
//! Comes in: [`sheet::Book`](crate::sheet::Book)s, the catalogue at rest, a profile that says what people decided.
//! Goes out: rows understood, each value beside its cell; which item of the catalogue each one is; what is to be
//! asked. Nothing is written here.

pub mod draft;
pub mod outcome;
