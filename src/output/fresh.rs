//! Files that are made once and never again by us: another room fills them, under a name of their own first.

use std::fs::File;
use std::io::ErrorKind;
use std::path::Path;

use super::folder::TEMPORARY;
use super::trouble::cannot_write;
use crate::diag::Diagnostic;

/// Makes a file that is not there yet. `fill` makes it under another name beside its place; then it gets its own in one
/// step, on the disk for good. Whoever comes second leaves the first one's file and says false.
pub fn make_new(path: &Path, fill: &mut dyn FnMut(&Path) -> Result<(), Diagnostic>) -> Result<bool, Diagnostic> {
    let trouble = |error: &std::io::Error| cannot_write(path, error);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let beside = builder.tempfile_in(folder).map_err(|error| trouble(&error))?.into_temp_path();
    fill(&beside)?;
    File::open(&beside).and_then(|file| file.sync_all()).map_err(|error| trouble(&error))?;
    match beside.persist_noclobber(path) {
        Ok(()) => {
            // The name is on the disk only when its folder is; folders cannot be opened everywhere.
            let _ = File::open(folder).and_then(|folder| folder.sync_all());
            Ok(true)
        }
        Err(failed) if failed.error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(failed) => Err(trouble(&failed.error)),
    }
}
