//! The files of a catalogue: found by walking its folder, sorted, and read as text.
//!
//! What is no catalogue file does no harm: hidden files, a spreadsheet program's lock files, the litter of file
//! managers and foreign endings are passed over; links are not followed, so that no loop and nothing from outside
//! the folder comes in.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::Changes;
use super::origin::SOURCES_FILE;
use crate::diag::{Diagnostic, Diagnostics, Source};
use crate::sheet::{NotText, decode, is_litter, slashed};

/// The folder within a project that holds its catalogue.
pub const FOLDER: &str = "catalog";
/// The file in a folder that is being written; its leading dot keeps it from being taken for one of the folder's own.
pub const JOURNAL: &str = ".mingma-journal";
/// The file that makes a folder a department's.
const DEPARTMENT_FILE: &str = "department.toml";
/// The file that names the fields, at the top of the catalogue.
const FIELDS_FILE: &str = "fields.toml";
/// Endings of spreadsheets that offices may expect to be read.
const SPREADSHEETS: [&str; 8] = ["xlsx", "xls", "xlsm", "et", "ods", "wps", "docx", "doc"];

/// A file of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct File {
    /// Where it lies.
    pub path: PathBuf,
    /// Its path within `catalog/`, with `/` between the parts.
    pub name: String,
}

/// A department's folder: the nearest one upwards from a file that holds a `department.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Folder {
    /// Its `department.toml`.
    pub department: File,
    /// Its files of items, in the order of their paths.
    pub items: Vec<File>,
    /// Its file of where they came from.
    pub sources: Option<File>,
}

/// All files of a catalogue, sorted.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// The file that names the fields.
    pub fields: Option<File>,
    /// The departments' folders.
    pub folders: Vec<Folder>,
}

/// Walks the catalogue of the project in `root`, as it will be with these changes.
pub(super) fn find(root: &Path, changes: &Changes, found: &mut Diagnostics) -> Files {
    let top = root.join(FOLDER);
    if std::fs::metadata(top.join(JOURNAL)).is_ok_and(|journal| journal.len() > 0) {
        found.push(Diagnostic::error("catalog-unfinished-import").in_file(FOLDER));
    }
    let mut files = Files::default();
    let mut items = Vec::new();
    let walk = WalkDir::new(&top).min_depth(1).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| !is_litter(entry)) {
        match entry {
            Ok(entry) => {
                let Some(file) = take(&top, &entry, found) else { continue };
                if file.name == FIELDS_FILE {
                    files.fields = Some(file);
                } else if entry.file_name() == DEPARTMENT_FILE {
                    files.folders.push(Folder { department: file, items: Vec::new(), sources: None });
                } else {
                    items.push(file);
                }
            }
            Err(error) => {
                let path = error.path().unwrap_or(&top).to_path_buf();
                found.push(unreadable(&shown(root, &path), error.io_error().map(std::io::Error::kind)));
            }
        }
    }
    let new = changes.keys().filter(|path| !path.exists()).filter_map(|path| file_at(&top, path));
    items.extend(new);
    items.sort_by(|one, other| one.path.cmp(&other.path));
    for item in items {
        let home = item.path.ancestors().skip(1).take_while(|folder| folder.starts_with(&top)).find_map(|folder| {
            files.folders.iter().position(|candidate| candidate.department.path.parent() == Some(folder))
        });
        match home.and_then(|index| files.folders.get_mut(index)) {
            Some(folder) if is_sources(folder, &item) => folder.sources = Some(item),
            Some(folder) => folder.items.push(item),
            None => found.push(Diagnostic::error("catalog-no-department").in_file(format!("{FOLDER}/{}", item.name))),
        }
    }
    files
}

/// Whether a file is the one right beside its department's that says where its items came from.
fn is_sources(folder: &Folder, file: &File) -> bool {
    file.path.parent() == folder.department.path.parent() && file.path.ends_with(SOURCES_FILE)
}

fn file_at(top: &Path, path: &Path) -> Option<File> {
    let name = slashed(path.strip_prefix(top).ok()?)?;
    Some(File { path: path.to_path_buf(), name })
}

/// The file at `entry`, if it is one of a catalogue's.
fn take(top: &Path, entry: &DirEntry, found: &mut Diagnostics) -> Option<File> {
    let path = entry.path();
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let is_ours = ending == "csv" || ending == "toml";
    let relative = path.strip_prefix(top).unwrap_or(path);
    let Some(name) = slashed(relative) else {
        if is_ours || entry.file_type().is_dir() {
            let lossy = format!("{FOLDER}/{}", relative.to_string_lossy());
            found.push(Diagnostic::error("catalog-file-name").in_file(lossy));
        }
        return None;
    };
    let shown = format!("{FOLDER}/{name}");
    if entry.file_type().is_symlink() && (is_ours || path.is_dir()) {
        found.push(Diagnostic::warning("catalog-link").in_file(shown));
        return None;
    }
    if !entry.file_type().is_file() {
        return None;
    }
    if SPREADSHEETS.contains(&ending.as_str()) {
        found.push(Diagnostic::warning("catalog-spreadsheet").in_file(shown).with("ending", ending));
        return None;
    }
    is_ours.then(|| File { path: path.to_path_buf(), name })
}

/// A path as shown to the user: relative to the project.
fn shown(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    slashed(relative).unwrap_or_else(|| relative.to_string_lossy().into_owned())
}

/// Reads a file of the project as text, decoding UTF-8 (with or without its mark), UTF-16 with its mark, or GB18030;
/// a file that cannot be read is an error.
pub fn read_source(root: &Path, path: &Path, found: &mut Diagnostics) -> Option<Arc<Source>> {
    read_changed(root, path, &Changes::new(), found)
}

/// The same, for a file that may be among those to be changed.
pub(super) fn read_changed(
    root: &Path,
    path: &Path,
    changes: &Changes,
    found: &mut Diagnostics,
) -> Option<Arc<Source>> {
    let name = shown(root, path);
    let bytes = match changes.get(path).cloned().map_or_else(|| std::fs::read(path), Ok) {
        Ok(bytes) => bytes,
        Err(error) => {
            found.push(unreadable(&name, Some(error.kind())));
            return None;
        }
    };
    let diagnostic = match decode(bytes) {
        Ok(text) => return Some(Source::new(name, text)),
        Err(NotText::Binary) => Diagnostic::error("catalog-not-text"),
        Err(NotText::DamagedUtf8 { line }) => Diagnostic::error("catalog-damaged-utf8").with("line", line),
        Err(NotText::Unknown) => Diagnostic::error("catalog-unknown-encoding"),
    };
    found.push(diagnostic.in_file(name));
    None
}

fn unreadable(name: &str, kind: Option<ErrorKind>) -> Diagnostic {
    let reason = match kind {
        Some(ErrorKind::NotFound) => "missing",
        Some(ErrorKind::PermissionDenied) => "denied",
        Some(ErrorKind::IsADirectory) => "folder",
        _ => "other",
    };
    Diagnostic::error("catalog-unreadable-file").in_file(name).with("file", name).with("reason", reason)
}
