//! Files and whole folders of tables, found on the disk and read in the order of their names.

use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::Book;
use super::limits::{FILE_BYTES, FILES};
use super::read::{check_size, read};
use crate::diag::{Diagnostic, Diagnostics};

/// Endings of files that lie in folders of tables and may be meant to be read.
const ENDINGS: [&str; 23] = [
    "xlsx", "xlsm", "xltx", "xls", "xlsb", "xlt", "et", "ett", "ods", "csv", "tsv", "txt", "html", "htm", "mht",
    "json", "docx", "docm", "doc", "wps", "wpt", "rtf", "pdf",
];

/// Reads files, and all files of folders, in order; each is named as it was found from the path given. Litter of file
/// managers and files that are no tables by their name are passed over; a file that was named itself is always read.
pub fn read_all(paths: &[PathBuf], found: &mut Diagnostics) -> Vec<Book> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() { walk(path, &mut files, found) } else { files.push(path.clone()) }
    }
    if files.len() > FILES {
        found.push(Diagnostic::error("sheet-files").with("number", files.len()).with("limit", FILES));
        return Vec::new();
    }
    files.iter().filter_map(|path| read_file(path, found)).collect()
}

fn walk(top: &Path, files: &mut Vec<PathBuf>, found: &mut Diagnostics) {
    let before = files.len();
    let walk = WalkDir::new(top).min_depth(1).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| !is_litter(entry)) {
        match entry {
            Ok(entry) if entry.file_type().is_file() && is_table(entry.path()) => files.push(entry.into_path()),
            Ok(entry) if entry.file_type().is_symlink() => {
                found.push(Diagnostic::warning("sheet-link").in_file(shown(entry.path())));
            }
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(top);
                found.push(unreadable(path, error.io_error().map(std::io::Error::kind)));
            }
        }
    }
    if files.len() == before {
        found.push(Diagnostic::error("sheet-empty-folder").in_file(shown(top)));
    }
}

fn is_table(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

fn read_file(path: &Path, found: &mut Diagnostics) -> Option<Book> {
    let name = shown(path);
    let bytes = match read_bytes(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            found.push(unreadable(path, Some(error.kind())));
            return None;
        }
    };
    read(&name, bytes, found)
}

/// A file's bytes, one more at most than may be read.
fn read_bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = File::open(path)?;
    if file.metadata().is_ok_and(|about| check_size(about.len()).is_ok()) {
        file.take(FILE_BYTES + 1).read_to_end(&mut bytes)?;
    } else {
        bytes.resize(FILE_BYTES as usize + 1, 0);
    }
    Ok(bytes)
}

fn unreadable(path: &Path, kind: Option<ErrorKind>) -> Diagnostic {
    let reason = match kind {
        Some(ErrorKind::NotFound) => "missing",
        Some(ErrorKind::PermissionDenied) => "denied",
        _ => "other",
    };
    let name = shown(path);
    Diagnostic::error("sheet-unreadable-file").in_file(&name).with("file", &name).with("reason", reason)
}

/// Whether a folder or file is there by accident.
pub(crate) fn is_litter(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.')
        || name.starts_with("~$")
        || name.eq_ignore_ascii_case("Thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
        || name == "__MACOSX"
}

/// A relative path with `/` between its parts; none when a part is not Unicode.
pub(crate) fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path
        .components()
        .map(|part| match part {
            Component::Normal(part) => part.to_str(),
            _ => None,
        })
        .collect();
    parts.map(|parts| parts.join("/"))
}

/// A path as shown to the user.
fn shown(path: &Path) -> String {
    path.strip_prefix(".").unwrap_or(path).to_string_lossy().replace('\\', "/")
}
