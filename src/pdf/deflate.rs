//! Bytes made smaller (zlib, RFC 1950).

use flate2::{Compress, Compression, FlushCompress, Status};

use super::PdfError;

/// How hard streams are compressed. A book of 800 pages takes 2: 134 ms and 5.53 MB, 4: 198 and 5.02, 5: 221 and
/// 4.89, 6: 234 and 4.87 (benches/pdf.rs, one thread).
const LEVEL: u32 = 5;

/// Compresses one piece after the other.
pub struct Deflater(Compress);

impl Deflater {
    /// One that can be used again and again: its tables are large.
    pub fn new() -> Self {
        Self(Compress::new(Compression::new(LEVEL), true))
    }

    /// The content, compressed by itself: what came before makes no difference.
    pub fn deflate(&mut self, content: &[u8]) -> Result<Vec<u8>, PdfError> {
        self.0.reset();
        // Room for the worst case, stored blocks, so that one call does it.
        let mut compressed = Vec::with_capacity(content.len() + content.len() / 1000 + 64);
        match self.0.compress_vec(content, &mut compressed, FlushCompress::Finish) {
            Ok(Status::StreamEnd) => {}
            Ok(_) => return Err(std::io::Error::other("deflate did not end").into()),
            Err(reason) => return Err(std::io::Error::other(reason).into()),
        }
        compressed.shrink_to_fit();
        Ok(compressed)
    }
}
