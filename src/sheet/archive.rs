//! Archives (xlsx, ods, docx are such), unpacked within limits.
//!
//! What an archive says of its own sizes may be a lie: everything in it is unpacked once and counted before any other
//! program gets to see it.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::{PARTS, UNPACKED_BYTES};
use crate::diag::Diagnostic;
use crate::guard::guarded;

/// An archive whose every part is sound and of bearable size.
pub(super) struct Archive {
    bytes: Vec<u8>,
    names: Vec<String>,
}

impl Archive {
    /// Opens an archive and unpacks it for a trial.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Diagnostic> {
        let names = guarded(|| weigh(&bytes)).unwrap_or_else(|| Err(damaged()))?;
        Ok(Self { bytes, names })
    }

    /// The names of its parts.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Whether it has that part.
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known.eq_ignore_ascii_case(name))
    }

    /// Whether it has a folder; `name` ends with a slash.
    pub fn has_folder(&self, name: &str) -> bool {
        self.names.iter().any(|known| known.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)))
    }

    /// A part, unpacked; none where there is none of that name.
    pub fn part(&self, name: &str) -> Result<Option<Vec<u8>>, Diagnostic> {
        self.start_of(name, UNPACKED_BYTES)
    }

    /// As many bytes of a part, unpacked, from its beginning.
    pub fn start_of(&self, name: &str, bytes: u64) -> Result<Option<Vec<u8>>, Diagnostic> {
        let Some(index) = self.names.iter().position(|known| known == name) else { return Ok(None) };
        let mut archive = ZipArchive::new(Cursor::new(&self.bytes)).map_err(|_| damaged())?;
        let mut part = Vec::new();
        let unpacked = archive.by_index(index).map_err(|_| damaged())?;
        unpacked.take(bytes).read_to_end(&mut part).map_err(|_| damaged())?;
        Ok(Some(part))
    }

    /// The archive itself.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The names of all parts, after each was unpacked and counted.
fn weigh(bytes: &[u8]) -> Result<Vec<String>, Diagnostic> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    if archive.len() > PARTS {
        return Err(Diagnostic::error("sheet-parts").with("number", archive.len()).with("limit", PARTS));
    }
    let mut names = Vec::with_capacity(archive.len());
    let mut total = 0;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Diagnostic::error("sheet-password"),
            _ => damaged(),
        })?;
        names.push(part.name().map_err(|_| damaged())?.into_owned());
        total += count(&mut part, UNPACKED_BYTES - total)?;
    }
    Ok(names)
}

/// How many bytes there are, at most `room`.
fn count(part: &mut impl Read, room: u64) -> Result<u64, Diagnostic> {
    let mut buffer = vec![0; 64 << 10];
    let mut seen = 0;
    loop {
        match part.read(&mut buffer) {
            Ok(0) => return Ok(seen),
            Ok(read) => seen += read as u64,
            Err(_) => return Err(damaged()),
        }
        if seen > room {
            return Err(Diagnostic::error("sheet-unpacked").with("limit", UNPACKED_BYTES >> 20));
        }
    }
}

/// The file is not what it was when it was saved.
pub(super) fn damaged() -> Diagnostic {
    Diagnostic::error("sheet-damaged")
}
