//! Tables as they came become the project's catalogue, without guessing.
//!
//! Comes in: [`sheet::Book`](crate::sheet::Book)s, the catalogue at rest, a profile that says what people decided.
//! Goes out: rows understood, each value beside its cell; which item of the catalogue each one is; what is to be
//! asked. Nothing is written here.

mod align;
mod asked;
mod columns;
pub mod draft;
mod filing;
mod front;
mod heads;
mod lines;
pub mod mapping;
mod names;
pub mod outcome;
pub mod profile;
pub mod question;
mod repeats;
mod rows;
mod tables;
mod understand;
mod values;

#[cfg(test)]
mod tests;

pub use understand::understand;
