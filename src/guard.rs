//! Keeps what other people's programs do with broken files within bounds.
//!
//! Decoders, rasterisers and readers of hostile input may panic. Here a panic costs one page, one reading or one file,
//! never the run, and is not printed as if the program had failed.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// What the work gives, or none if it panicked. What it was working on must not be used afterwards.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            if !GUARDED.get() {
                usual(panic);
            }
        }));
    });
    let outer = GUARDED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(outer);
    result.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_costs_one_result() {
        assert_eq!(guarded(|| 1), Some(1));
        assert_eq!(guarded(|| -> u8 { panic!("not to be seen") }), None);
        assert_eq!(guarded(|| guarded(|| -> u8 { panic!("nor this") })), Some(None));
        assert!(!GUARDED.get());
    }
}
