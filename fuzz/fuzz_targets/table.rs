//! Files of any kind: whatever the bytes are, they are read or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mingma::diag::Diagnostics;
use mingma::sheet::read;

fuzz_target!(|bytes: &[u8]| {
    let _ = read("x", bytes.to_vec(), &mut Diagnostics::default());
});
