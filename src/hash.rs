//! What tells one content from another.
//!
//! Comes in: bytes. Goes out: their SHA-256, as it is written in manifests, the register and the names of files.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// The SHA-256 of some bytes, in lower-case hexadecimal.
#[must_use]
pub fn content_hash(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
