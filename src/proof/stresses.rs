//! Remembers what was found out under stress, so that the same picture is not tried twice.
//!
//! A clean sample (see [`Sample::is_clean`]) is tried as the ideal picture of its symbol in its two tones. That picture
//! depends on nothing else, so all clean samples of a symbol in these tones share one result, on whatever page they
//! stand and in whatever order threads come to them.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::ideal;
use super::sample::{MARGIN, PIXELS, Sample};
use super::stress::{Strain, failures};
use crate::code::Symbol;

/// Results so far, by symbol and its two tones.
#[derive(Debug, Default)]
pub struct Stresses(Mutex<BTreeMap<(String, u8, u8), Vec<Strain>>>);

impl Stresses {
    /// What a sampled code does not bear.
    #[must_use]
    pub fn of(&self, sample: &Sample, symbol: &Symbol, target: &str) -> Vec<Strain> {
        if !sample.is_clean(symbol) {
            return failures(&sample.gray, target);
        }
        let key = (symbol.hash(), sample.dark, sample.light);
        if let Some(known) = self.known().get(&key) {
            return known.clone();
        }
        // Not under the lock: two threads may try the same code, and find the same.
        let found = failures(&ideal::draw(symbol, MARGIN, PIXELS, sample.dark, sample.light), target);
        self.known().insert(key, found.clone());
        found
    }

    fn known(&self) -> std::sync::MutexGuard<'_, BTreeMap<(String, u8, u8), Vec<Strain>>> {
        // Entries are whole or not there at all, whatever happened to a thread that held the lock.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
