//! The journal of a run in progress: which files it may leave behind, and that no second run is at work.
//!
//! It lies in the output folder while files are being written. Found at the start of a run it says that the run
//! before was cut short, and which files are ours although no manifest lists them.

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Error, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use super::trouble::cannot_write;
use crate::catalog::JOURNAL;
use crate::diag::Diagnostic;

/// Last line of a journal written to its end.
const COMPLETE: &str = "complete";

/// The journal, open and locked.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    file: File,
}

impl Journal {
    /// Opens the journal of an output folder, and gives the files that an interrupted run may have left.
    pub(super) fn open(root: &Path) -> Result<(Self, BTreeSet<String>), Diagnostic> {
        let path = root.join(JOURNAL);
        let trouble = |error: &Error| cannot_write(&path, error);
        if path.symlink_metadata().is_ok_and(|found| !found.is_file()) {
            return Err(trouble(&Error::from(std::io::ErrorKind::AlreadyExists)));
        }
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|error| trouble(&error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Diagnostic::error("output-busy").with("path", root.display()));
            }
            Err(TryLockError::Error(error)) => return Err(trouble(&error)),
        }
        let mut text = Vec::new();
        file.read_to_end(&mut text).map_err(|error| trouble(&error))?;
        let left = left_behind(&String::from_utf8_lossy(&text));
        Ok((Self { path, file }, left))
    }

    /// Whether a run is at work in a folder, or was cut short.
    pub(super) fn is_there(root: &Path) -> bool {
        root.join(JOURNAL).symlink_metadata().is_ok()
    }

    /// Records what this run may leave behind, before it writes any of it.
    pub(super) fn record<'a>(&mut self, files: impl Iterator<Item = &'a str>) -> Result<(), Diagnostic> {
        let text: String = files.chain([COMPLETE]).flat_map(|line| [line, "\n"]).collect();
        self.replace(text.as_bytes()).map_err(|error| cannot_write(&self.path, &error))
    }

    /// Removes the journal: the manifest now answers for every file.
    pub(super) fn close(self) -> Result<(), Diagnostic> {
        drop(self.file);
        std::fs::remove_file(&self.path).map_err(|error| cannot_write(&self.path, &error))
    }

    fn replace(&mut self, text: &[u8]) -> std::io::Result<()> {
        self.file.rewind()?;
        self.file.set_len(0)?;
        self.file.write_all(text)?;
        self.file.sync_data()
    }
}

/// A journal that does not end with its last line was cut short itself, before any file was written.
fn left_behind(text: &str) -> BTreeSet<String> {
    match text.strip_suffix('\n').and_then(|text| text.strip_suffix(COMPLETE)) {
        Some(files) => files.lines().map(str::to_owned).collect(),
        None => BTreeSet::new(),
    }
}
