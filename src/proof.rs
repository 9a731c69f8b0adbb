//! What a scanner reads on finished pages, compared with what was meant.
//!
//! Comes in: the bytes of a PDF or picture, and which codes should stand where. Goes out: for each page what was found
//! wrong, and for each code how much it bears. Nothing is read from disk here and no thread is started.
//!
//! `open` and `render` make pixels of pages within the `limits`, `sample` finds a code's modules at its place,
//! `page` compares, `stress` makes pictures worse, `quality` measures, `secrets` searches for
//! what was withheld, `report` shows it all.

mod bombs;
mod document;
mod expect;
mod json;
mod limits;
mod meant;
mod open;
mod page;
mod quality;
mod render;
pub mod report;
mod sample;
mod secrets;
mod stress;
mod stresses;
mod text;

use crate::scan::{ideal, raster, read};

pub use document::{Bench, Meant, PageProof, pages, picture, whole};
pub use expect::{Expectations, read as read_expectations};
pub use limits::MOST_BYTES;
pub use meant::Codes;
pub use open::Opened;
pub use page::{CodeProof, Expected};
pub use quality::{Grade, Measure, Quality};
pub use secrets::{Secrets, WithheldItem};
pub use stress::Strain;
