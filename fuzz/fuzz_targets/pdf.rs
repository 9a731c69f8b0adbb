//! Whole documents: a file is refused or judged within its limits. What fails inside the rasteriser is caught; what this
//! finds is what is not.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mingma::proof::{Bench, Opened, pages, whole};

fuzz_target!(|bytes: &[u8]| {
    let Ok(opened) = Opened::new(bytes.to_vec()) else { return };
    let bench = Bench::default();
    let _ = whole(&opened, "x.pdf", &None, &bench);
    let _ = pages(&opened, "x.pdf", 0..opened.sizes().len().min(2), &None, &bench);
});
