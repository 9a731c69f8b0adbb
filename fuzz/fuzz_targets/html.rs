//! Pages: every cell lies where the table is, and is shown by the cell it is merged into.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mingma::diag::Diagnostics;
use mingma::sheet::{Address, read};

fuzz_target!(|bytes: &[u8]| {
    let page = [b"<html>", bytes].concat();
    let Some(book) = read("x.html", page, &mut Diagnostics::default()) else { return };
    for sheet in &book.sheets {
        for row in 0..sheet.height() {
            for (column, cell) in sheet.row(row).iter().enumerate() {
                assert!(cell.merged_into.is_none_or(|first| first < Address::new(row, column as u32)));
            }
        }
    }
});
