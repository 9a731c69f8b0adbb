//! The order of Chinese texts in an index: by pinyin or by strokes, each text under one head.
//!
//! Comes in: a text, and how it is read where its catalogue says so. Goes out: a [`Key`] that sorts it and names its
//! [`Head`]. Characters stand in the order of CLDR (`icu_collator`); where that takes a reading the text does not mean,
//! `readings.tsv` or the text's own reading wins. Nothing here knows pages.
//!
//! Texts are compared character by character: syllable, tone, strokes (GB/T 13418). Marks and spaces do not count.

mod han;
mod key;
mod reading;
mod syllable;

#[cfg(test)]
mod tests;

pub use key::{Head, Key, Order};
pub use reading::{Fault, Reading};
pub use syllable::Syllable;
