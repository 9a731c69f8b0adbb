//! The catalogue at rest, looked over: what is missing, out of date, repeated or cannot be understood.
//!
//! Comes in: the catalogue before the gate, the negative list, and the day it is. Goes out: warnings, each at its
//! place. None of them stops a build; what does was found by the rooms that read the files.

mod cells;
mod contacts;
mod elements;
mod names;
mod place;
mod rules;

#[cfg(test)]
mod tests;

use crate::catalog::{Catalog, Date};
use crate::diag::Diagnostics;
use crate::gate::NegativeList;

/// What concerns whoever prints: elements that would stand blank, and rules that no longer say what is to be withheld.
pub fn before_print(catalog: &Catalog, list: Option<&NegativeList>, today: Option<Date>, found: &mut Diagnostics) {
    elements::check(catalog, found);
    if let Some(list) = list {
        rules::check(list, today, found);
    }
}

/// What an office should mend at leisure: names no longer in force, contacts that are none, cells nobody understands.
pub fn at_rest(catalog: &Catalog, found: &mut Diagnostics) {
    contacts::check(catalog, found);
    names::check(catalog, found);
    cells::check(catalog, found);
}
