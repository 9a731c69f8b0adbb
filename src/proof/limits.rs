//! How much of a stranger's file is looked at. A proof ends in a clear error before it takes more memory or time than
//! an office's computer has.

/// Most bytes of a file.
pub const MOST_BYTES: u64 = 256 << 20;
/// Most bytes one stream of a PDF may inflate to.
pub const MOST_STREAM: u64 = 128 << 20;
/// Most bytes all streams of a PDF may inflate to.
pub const MOST_INFLATED: u64 = 4 << 30;
/// Most pixels of a picture within a PDF.
pub const MOST_PICTURE: u64 = 128 << 20;
/// Most pages of a PDF.
pub const MOST_PAGES: usize = 10_000;
/// Most pixels a page is rasterised to; an A1 sheet at 200 dpi has 31 million.
pub const MOST_PIXELS: f64 = 48e6;
/// Most pixels along a side, as far as the rasteriser counts.
pub const LONGEST_SIDE: f64 = 32_000.0;
/// Most things drawn on a page; a page of the handbook has a thousand.
pub const MOST_OPERATIONS: usize = 2_000_000;
