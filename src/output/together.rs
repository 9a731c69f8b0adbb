//! Files of the catalogue replaced together, as an import does.
//!
//! Every new file is first written beside its place; then the journal in the catalogue's folder says which is to take
//! whose place; then they are renamed, and the journal goes. Cut short before the journal is whole, nothing has happened;
//! cut short after it, the next import finishes the work before it begins its own, and no build reads the half of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::folder::{TEMPORARY, staged};
use super::journal::Journal;
use super::trouble::{cannot_delete, cannot_write};
use crate::diag::Diagnostic;

/// Replaces files below `folder`, or none of them. Files that are not there yet are made, their folders are not.
pub fn replace_together(folder: &Path, files: &BTreeMap<PathBuf, Vec<u8>>) -> Result<(), Diagnostic> {
    if files.is_empty() {
        return Ok(());
    }
    let (mut journal, left) = Journal::open(folder)?;
    finish(folder, &left)?;
    let staged = match files.iter().map(|(target, bytes)| stage(folder, target, bytes)).collect::<Result<Vec<_>, _>>() {
        Ok(staged) => staged,
        Err(error) => {
            journal.close()?;
            return Err(error);
        }
    };
    let lines: Vec<String> = staged.iter().map(|(file, target)| line(folder, file.path(), target)).collect();
    journal.record(lines.iter().map(String::as_str))?;
    // From here on the files answer to the journal: none may vanish on the way.
    let kept = staged.into_iter().map(|(file, target)| {
        let path = file.into_temp_path().keep().map_err(|failed| cannot_write(target, &failed.error))?;
        Ok::<_, Diagnostic>((path, target))
    });
    for (path, target) in kept.collect::<Result<Vec<_>, _>>()? {
        fs::rename(&path, target).map_err(|error| cannot_write(target, &error))?;
    }
    journal.close()
}

/// Finishes what an import that was cut short had begun in the catalogue's folder, and clears away what it left
/// unfinished.
pub fn finish_interrupted(folder: &Path) -> Result<(), Diagnostic> {
    if !Journal::is_there(folder) {
        return Ok(());
    }
    let (journal, left) = Journal::open(folder)?;
    finish(folder, &left)?;
    journal.close()
}

fn stage<'a>(folder: &Path, target: &'a Path, bytes: &[u8]) -> Result<(NamedTempFile, &'a Path), Diagnostic> {
    let beside = target.parent().unwrap_or(folder);
    let file = staged(beside, bytes, true).map_err(|error| cannot_write(target, &error))?;
    if let Ok(there) = fs::metadata(target) {
        // Whoever may read or write the file may go on doing so; where the system does not let us say so, it stays ours.
        let _ = file.as_file().set_permissions(there.permissions());
    }
    Ok((file, target))
}

/// A line of the journal: the unfinished file and its place, both within the folder.
fn line(folder: &Path, file: &Path, target: &Path) -> String {
    let within = |path: &Path| path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned();
    // Strings always have a form in JSON, and one of a single line.
    serde_json::to_string(&[within(file), within(target)]).unwrap_or_default()
}

fn finish(folder: &Path, left: &BTreeSet<String>) -> Result<(), Diagnostic> {
    let pairs = left.iter().filter_map(|line| serde_json::from_str::<[PathBuf; 2]>(line).ok());
    for [file, target] in pairs.filter(|pair| pair.iter().all(|path| is_within(path))) {
        let target = folder.join(target);
        match fs::rename(folder.join(file), &target) {
            Ok(()) => {}
            // It took its place before the work was cut short.
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(cannot_write(&target, &error)),
        }
    }
    clear(folder)
}

/// A path that leads nowhere but into the folder, whatever the journal says.
fn is_within(path: &Path) -> bool {
    path.components().all(|part| matches!(part, std::path::Component::Normal(_)))
}

/// Removes unfinished files, which no journal speaks of.
fn clear(folder: &Path) -> Result<(), Diagnostic> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries.flatten() {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => clear(&path)?,
            Ok(kind) if kind.is_file() && entry.file_name().to_string_lossy().starts_with(TEMPORARY) => {
                fs::remove_file(&path).map_err(|error| cannot_delete(&path, &error))?;
            }
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::JOURNAL;

    fn files(folder: &Path, text: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        ["a/items.csv", "b/items.csv", "b/sources.csv"].map(|name| (folder.join(name), text.into())).into()
    }

    fn place() -> tempfile::TempDir {
        let place = tempfile::tempdir().unwrap();
        for folder in ["a", "b"] {
            fs::create_dir(place.path().join(folder)).unwrap();
        }
        place
    }

    fn texts(folder: &Path) -> Vec<String> {
        files(folder, "").into_keys().map(|path| fs::read_to_string(path).unwrap_or_default()).collect()
    }

    /// Every file of the folder.
    fn listed(folder: &Path) -> usize {
        walkdir::WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_file()).count()
    }

    #[test]
    fn files_are_replaced_and_nothing_else_is_left() {
        let place = place();
        for text in ["old", "new"] {
            replace_together(place.path(), &files(place.path(), text)).unwrap();
            assert_eq!((texts(place.path()), listed(place.path())), (vec![text.to_owned(); 3], 3));
        }
    }

    #[test]
    fn where_one_cannot_be_written_none_is() {
        let place = place();
        replace_together(place.path(), &files(place.path(), "old")).unwrap();
        let mut files = files(place.path(), "new");
        files.insert(place.path().join("missing/items.csv"), b"new".to_vec());
        assert_eq!(replace_together(place.path(), &files).unwrap_err().key, "output-cannot-write");
        assert_eq!((texts(place.path()), listed(place.path())), (vec!["old".to_owned(); 3], 3));
    }

    #[test]
    fn work_cut_short_after_any_step_is_finished() {
        for renamed in 0..=3 {
            let place = place();
            replace_together(place.path(), &files(place.path(), "old")).unwrap();
            let (mut journal, _) = Journal::open(place.path()).unwrap();
            let mut lines = Vec::new();
            for (number, (target, bytes)) in files(place.path(), "new").iter().enumerate() {
                let (file, _) = stage(place.path(), target, bytes).unwrap();
                lines.push(line(place.path(), file.path(), target));
                let path = file.into_temp_path().keep().unwrap();
                if number < renamed {
                    fs::rename(path, target).unwrap();
                }
            }
            journal.record(lines.iter().map(String::as_str)).unwrap();
            drop(journal);
            finish_interrupted(place.path()).unwrap();
            assert_eq!((texts(place.path()), listed(place.path())), (vec!["new".to_owned(); 3], 3), "{renamed}");
        }
    }

    #[test]
    fn work_cut_short_before_the_journal_was_whole_has_not_happened() {
        let place = place();
        replace_together(place.path(), &files(place.path(), "old")).unwrap();
        let (file, target) = (place.path().join("a/.mingma-tmp-1"), place.path().join("a/items.csv"));
        fs::write(&file, "half").unwrap();
        fs::write(place.path().join(JOURNAL), line(place.path(), &file, &target)).unwrap();
        finish_interrupted(place.path()).unwrap();
        assert_eq!((texts(place.path()), listed(place.path())), (vec!["old".to_owned(); 3], 3));
    }

    #[test]
    fn a_forged_journal_moves_nothing_outside() {
        let place = place();
        fs::create_dir(place.path().join("catalog")).unwrap();
        fs::write(place.path().join("catalog/x"), "x").unwrap();
        fs::write(place.path().join("catalog").join(JOURNAL), "[\"x\",\"../a/y\"]\ncomplete\n").unwrap();
        finish_interrupted(&place.path().join("catalog")).unwrap();
        assert!(place.path().join("catalog/x").exists() && !place.path().join("a/y").exists());
    }
}
