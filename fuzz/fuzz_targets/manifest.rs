//! Manifests: what parses leads to expectations, whatever numbers and names it holds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mingma::output::Manifest;
use mingma::proof::Codes;

fuzz_target!(|bytes: &[u8]| {
    let Ok(manifest) = serde_json::from_slice::<Manifest>(bytes) else { return };
    let codes = Codes::new(&manifest);
    for document in &manifest.documents {
        let _ = codes.on_pages(&document.codes);
    }
});
