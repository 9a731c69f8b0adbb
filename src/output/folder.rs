//! Carrying out a plan in the output folder.
//!
//! Links inside the folder are never followed: a folder that turns out to be a link is refused, a file that is one
//! is replaced by a file. Only the manifest is forced to the disk; a file lost with the power is noticed by the
//! next run, which compares every file it answers for.

use std::collections::BTreeSet;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::journal::Journal;
use super::manifest::{MANIFEST, Manifest, SCHEMA};
use super::name::OutputPath;
use super::plan::Plan;
use super::state::{STATE, State};
use super::trouble::{cannot_delete, cannot_read, cannot_write};
use crate::diag::Diagnostic;
use crate::hash::content_hash;

/// How unfinished files are called; none outlives the next run.
pub(super) const TEMPORARY: &str = ".mingma-tmp-";

/// What an earlier run left, read without touching anything.
#[derive(Debug, Default)]
pub struct Earlier {
    /// Its manifest; none before the first run.
    pub manifest: Option<Manifest>,
    /// What it remembered of its input.
    pub state: State,
    /// The manifest's bytes, to notice a run that came between.
    text: Vec<u8>,
    root: PathBuf,
}

/// Whether a file is what a manifest says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is.
    Same,
    /// It is not there.
    Missing,
    /// Something else is there.
    Different,
}

impl Earlier {
    /// Reads manifest and state. A manifest that cannot be understood counts as none, with a warning: nothing it may
    /// have listed is deleted. One written by a newer program is refused.
    pub fn read(root: &Path, warn: &mut dyn FnMut(Diagnostic)) -> Result<Self, Diagnostic> {
        let path = root.join(MANIFEST);
        let text = match fs::read(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Ok(Self { root: root.to_owned(), ..Self::default() });
            }
            Err(error) => return Err(cannot_read(&path, &error)),
        };
        if schema_of(&text).is_some_and(|schema| schema > SCHEMA) {
            return Err(Diagnostic::error("output-newer-manifest").with("path", path.display()));
        }
        let manifest = match serde_json::from_slice::<Manifest>(&text) {
            Ok(manifest) => Some(manifest),
            Err(error) => {
                warn(Diagnostic::warning("output-damaged-manifest").with("path", path.display()).with("detail", error));
                None
            }
        };
        let state = fs::read_to_string(root.join(STATE)).ok().and_then(|text| State::parse(&text)).unwrap_or_default();
        Ok(Self { manifest, state, text, root: root.to_owned() })
    }

    /// Whether the file at `path` still has this hash.
    #[must_use]
    pub fn presence(&self, path: &OutputPath, hash: &str) -> Presence {
        match fs::read(path.under(&self.root)) {
            Ok(bytes) if content_hash(&bytes) == hash => Presence::Same,
            Ok(_) => Presence::Different,
            Err(_) => Presence::Missing,
        }
    }
}

fn schema_of(text: &[u8]) -> Option<u32> {
    #[derive(serde::Deserialize)]
    struct Versioned {
        schema: u32,
    }
    serde_json::from_slice::<Versioned>(text).ok().map(|manifest| manifest.schema)
}

/// What became of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// These bytes were there already.
    Same,
    /// There was no such file.
    New,
    /// There was another.
    Replaced,
}

/// An output folder being written, locked against a second run.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    journal: Journal,
    /// Files of earlier runs, by their manifest or the journal of one that was cut short.
    ours: BTreeSet<OutputPath>,
}

impl Folder {
    /// Opens the folder, making it where it is missing; clears away what an interrupted run left unfinished; makes the
    /// plan's sub-folders.
    pub fn open(root: &Path, earlier: &Earlier, plan: &Plan) -> Result<Self, Diagnostic> {
        fs::create_dir_all(root).map_err(|error| cannot_write(root, &error))?;
        // From here on the folder is meant by its true name: it may itself be a link, what it holds may not.
        let root = root.canonicalize().map_err(|error| cannot_read(root, &error))?;
        let (mut journal, left) = Journal::open(&root)?;
        if fs::read(root.join(MANIFEST)).unwrap_or_default() != earlier.text {
            return Err(Diagnostic::error("output-changed-meanwhile").with("path", root.display()));
        }
        let listed = earlier.manifest.iter().flat_map(Manifest::files);
        // A path that would not have passed the plan was not written by us, whatever the manifest says.
        let ours: BTreeSet<_> =
            listed.chain(left.iter().map(String::as_str)).filter_map(|path| OutputPath::new(path).ok()).collect();
        let all: BTreeSet<&str> = ours.iter().map(OutputPath::as_str).chain(plan.paths()).collect();
        journal.record(all.iter().copied())?;
        make_folders(&root, plan)?;
        clear_unfinished(&root, &all)?;
        Ok(Self { root, journal, ours })
    }

    /// Brings one file of the plan to these bytes.
    pub fn write(&self, path: &OutputPath, bytes: &[u8]) -> Result<Written, Diagnostic> {
        self.replace(path, bytes, false)
    }

    /// Deletes what earlier runs listed and nothing claims any more; `keep` names what stays although this run did not
    /// make it. Gives the number of files deleted.
    pub fn delete_stale(&self, keep: &BTreeSet<&str>) -> Result<usize, Diagnostic> {
        let mut deleted = 0;
        for path in self.ours.iter().filter(|path| !keep.contains(path.as_str())) {
            if is_below_link(&self.root, path) {
                continue;
            }
            let file = path.under(&self.root);
            match fs::remove_file(&file) {
                Ok(()) => deleted += 1,
                Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => continue,
                Err(error) => return Err(cannot_delete(&file, &error)),
            }
            // Folders that are now empty go too; one that is not refuses to be removed, as it should.
            let folders: Vec<_> = path.folders().collect();
            for folder in folders.into_iter().rev() {
                if fs::remove_dir(self.root.join(folder)).is_err() {
                    break;
                }
            }
        }
        Ok(deleted)
    }

    /// Writes state and manifest and ends the run. Gives what became of the manifest.
    pub fn finish(self, state: &State, manifest: &Manifest) -> Result<Written, Diagnostic> {
        self.replace(&OutputPath::plain(STATE), state.to_json().as_bytes(), true)?;
        let written = self.replace(&OutputPath::plain(MANIFEST), manifest.to_json().as_bytes(), true)?;
        self.journal.close()?;
        Ok(written)
    }

    fn replace(&self, path: &OutputPath, bytes: &[u8], force: bool) -> Result<Written, Diagnostic> {
        let target = path.under(&self.root);
        let there = fs::symlink_metadata(&target).ok();
        let same_size = there.as_ref().is_some_and(|there| there.is_file() && there.len() == bytes.len() as u64);
        if same_size && fs::read(&target).is_ok_and(|found| found == bytes) {
            return Ok(Written::Same);
        }
        let folder = target.parent().unwrap_or(&self.root);
        put(folder, &target, bytes, force).map_err(|error| cannot_write(&target, &error))?;
        Ok(if there.is_some() { Written::Replaced } else { Written::New })
    }
}

/// Writes a report that no manifest lists, with the folders it lies in; an older one is replaced.
pub fn write_report(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let written = fs::create_dir_all(folder).and_then(|()| put(folder, path, bytes, false));
    written.map_err(|error| cannot_write(path, &error))
}

fn make_folders(root: &Path, plan: &Plan) -> Result<(), Diagnostic> {
    let folders: BTreeSet<String> = plan
        .paths()
        .filter_map(|path| OutputPath::new(path).ok())
        .flat_map(|path| path.folders().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    for name in folders {
        let folder = root.join(&name);
        match fs::symlink_metadata(&folder) {
            Ok(there) if there.is_dir() => {}
            Ok(_) => return Err(Diagnostic::error("output-not-a-folder").with("path", folder.display())),
            Err(_) => fs::create_dir(&folder).map_err(|error| cannot_write(&folder, &error))?,
        }
    }
    Ok(())
}

/// Removes unfinished files from the folders that we write to.
fn clear_unfinished(root: &Path, files: &BTreeSet<&str>) -> Result<(), Diagnostic> {
    let mut folders: BTreeSet<PathBuf> = files
        .iter()
        .filter_map(|path| OutputPath::new(path).ok())
        .filter(|path| !is_below_link(root, path))
        .filter_map(|path| path.under(root).parent().map(Path::to_owned))
        .collect();
    folders.insert(root.to_owned());
    for folder in folders {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let unfinished = entry.file_name().to_string_lossy().starts_with(TEMPORARY)
                && entry.file_type().is_ok_and(|kind| kind.is_file());
            if unfinished {
                fs::remove_file(entry.path()).map_err(|error| cannot_delete(&entry.path(), &error))?;
            }
        }
    }
    Ok(())
}

fn is_below_link(root: &Path, path: &OutputPath) -> bool {
    path.folders().any(|folder| fs::symlink_metadata(root.join(folder)).is_ok_and(|there| there.is_symlink()))
}

/// Writes beside the place and renames, so that the name stands for the old bytes or the new ones, never for half.
fn put(folder: &Path, target: &Path, bytes: &[u8], force: bool) -> std::io::Result<()> {
    staged(folder, bytes, force)?.persist(target).map_err(|failed| failed.error)?;
    Ok(())
}

/// An unfinished file with these bytes; it goes where it is not kept.
pub(super) fn staged(folder: &Path, bytes: &[u8], force: bool) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY);
    // Temporary files are private by default; these are to be read by everyone the umask admits.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    if force {
        file.as_file().sync_all()?;
    }
    Ok(file)
}
