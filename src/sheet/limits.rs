//! How much is read of one file. What goes beyond is refused with the number and the limit, before it is held in
//! memory: county tables of ten thousand rows stay far below all of these.

/// The bytes of a file.
pub const FILE_BYTES: u64 = 100 << 20;
/// The bytes that all parts of an archive (xlsx, ods, docx) unpack to, counted while unpacking.
pub const UNPACKED_BYTES: u64 = 400 << 20;
/// The bytes of one part that is held as a tree: an ods or docx file's content.
pub const TREE_BYTES: u64 = 150 << 20;
/// The parts of an archive.
pub const PARTS: usize = 20_000;
/// The sheets of a workbook, or the tables of a page or document.
pub const SHEETS: usize = 2_000;
/// The last row of a sheet that may hold anything, from 1.
pub const ROWS: u32 = 200_000;
/// The last column of a sheet that may hold anything, from 1.
pub const COLUMNS: u32 = 500;
/// The cells of all sheets of a file, empty ones between filled ones too.
pub const CELLS: usize = 4_000_000;
/// The merged blocks of a sheet.
pub const MERGES: usize = 300_000;
/// The characters of one cell.
pub const CHARACTERS: usize = 100_000;
/// Elements inside one another, of a page or a document.
pub const DEPTH: usize = 500;
/// Elements and texts of a page.
pub const NODES: usize = 2_500_000;
/// Elements and texts of an ods or docx file's content, where a cell takes a dozen.
pub const TREE_NODES: usize = 10_000_000;
/// The files of one import.
pub const FILES: usize = 10_000;
