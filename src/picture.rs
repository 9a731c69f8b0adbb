//! Logos and photos: files in, decoded pixels out, each decoded once.

/// Decoded pixels.
#[derive(Debug, PartialEq, Eq)]
pub struct Picture {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Red, green, blue; row by row, three bytes a pixel, on white where the file was transparent.
    pub rgb: Vec<u8>,
}
