//! 公开依据: the laws and documents that an item rests on.
//!
//! Document numbers are written as GB/T 9704—2012, 7.2.5 has them: the year in full in brackets of their own, the
//! number without leading zeros: `国办发〔2017〕42号`. Other brackets around a year are put right, since nothing but
//! their shape changes. What lost a part is left as it stands, with a remark that says how it may have been meant.

use std::borrow::Cow;

use super::Read;
use super::space::heal;
use crate::diag::Diagnostic;

mod number;
mod title;

pub use title::{Reference, references};

/// The references of a cell in one line, their document numbers in the one form.
#[must_use]
pub fn normalise(text: &str) -> Read<String> {
    let healed = heal(text);
    let marked = title::with_title_marks(&healed);
    let mut remarks = Vec::new();
    let numbered = number::normalised(&marked, &mut remarks);
    for unpaired in title::unpaired(&numbered) {
        let remark = Diagnostic::warning("cell-basis-title-marks");
        remarks.push(remark.with("sign", unpaired.sign).with("near", unpaired.near));
    }
    let value = match numbered {
        Cow::Borrowed(same) => same.to_owned(),
        Cow::Owned(changed) => changed,
    };
    Read { value, remarks }
}
