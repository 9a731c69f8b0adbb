//! Many files as one ZIP.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A ZIP that files are put into. All bear the first day a ZIP can name, and the same rights, so that the same files
/// make the same bytes; names beyond ASCII are marked as UTF-8, which Windows, macOS and Linux all heed.
pub struct Archive(ZipWriter<Cursor<Vec<u8>>>);

impl Default for Archive {
    fn default() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }
}

impl Archive {
    /// Puts a file into it, behind those that are there.
    ///
    /// # Panics
    /// If there is one of this name, or more than a ZIP of four gigabytes holds.
    pub fn add(&mut self, name: &str, bytes: &[u8]) {
        // What is compressed already would only be read again.
        let is_packed = name.ends_with(".png");
        let method = if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        self.0.start_file(name, options).expect("names differ and are short");
        self.0.write_all(bytes).expect("a vector takes every byte");
    }

    /// Its bytes.
    ///
    /// # Panics
    /// If there are more than a ZIP of four gigabytes holds.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.0.finish().expect("a vector takes every byte").into_inner()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn files() -> [(String, Vec<u8>); 3] {
        [("乌兰浩特.svg", vec![b'a'; 5000]), ("FGW.png", vec![1, 2, 3]), ("list.csv", Vec::new())]
            .map(|(name, bytes)| (name.to_owned(), bytes))
    }

    fn packed() -> Vec<u8> {
        let mut archive = Archive::default();
        for (name, bytes) in &files() {
            archive.add(name, bytes);
        }
        archive.finish()
    }

    #[test]
    fn everything_comes_out_again() {
        let mut zip = zip::ZipArchive::new(Cursor::new(packed())).unwrap();
        for (at, (name, bytes)) in files().iter().enumerate() {
            let mut file = zip.by_index(at).unwrap();
            assert_eq!((&*file.name().unwrap(), file.unix_mode()), (name.as_str(), Some(0o100_644)));
            assert_eq!(file.last_modified(), Some(DateTime::default()));
            let mut read = Vec::new();
            file.read_to_end(&mut read).unwrap();
            assert_eq!(read, *bytes);
        }
        assert_eq!(zip.len(), 3);
    }

    #[test]
    fn names_beyond_ascii_are_marked() {
        let bytes = packed();
        // A file's header begins with its signature; the bits for its kind stand six bytes on (APPNOTE 4.4.4).
        let headers = bytes.windows(8).filter(|window| window.starts_with(b"PK\x03\x04"));
        let utf8: Vec<bool> = headers.map(|header| u16::from_le_bytes([header[6], header[7]]) & 1 << 11 != 0).collect();
        assert_eq!(utf8, [true, false, false]);
    }

    #[test]
    fn the_same_files_make_the_same_bytes() {
        assert_eq!(packed(), packed());
    }
}
