//! Text with separators: a text is read, or said not to be one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mingma::diag::Diagnostics;
use mingma::sheet::{Kind, read};

fuzz_target!(|bytes: &[u8]| {
    let text = [b"a,b\n", bytes].concat();
    let mut found = Diagnostics::default();
    match read("x.csv", text, &mut found) {
        Some(book) => assert_eq!(book.kind, Kind::Text),
        None => assert!(found.has_errors()),
    }
});
