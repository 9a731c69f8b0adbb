//! Which photos are meant, and where they were taken.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::catalog::{nearest, or_none};
use crate::diag::{Diagnostic, Diagnostics};

/// A photo to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Its file.
    pub path: PathBuf,
    /// The same as shown.
    pub name: String,
    /// Where it was taken.
    pub place: Option<String>,
}

/// Endings of files that people take for photos. What they really are decides whether they can be looked at.
const ENDINGS: [&str; 11] = ["jpg", "jpeg", "jpe", "png", "heic", "heif", "webp", "avif", "tif", "tiff", "bmp"];

/// The photos that paths mean: files as they are named, folders with all photos below them, sorted; each once, however
/// often it is meant. The place is `given`, or else the folder that bears the name of a known one.
pub(super) fn photos(
    paths: &[PathBuf],
    given: Option<&str>,
    places: &BTreeSet<&str>,
    found: &mut Diagnostics,
) -> Result<Vec<Found>, Diagnostic> {
    if let Some(place) = given.filter(|place| !places.contains(place)) {
        found.push(unknown(place, places));
    }
    let (mut photos, mut told, mut known) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for path in paths {
        if !path.exists() {
            return Err(Diagnostic::error("build-audit-no-such-path").with("path", path.display()));
        }
        let mut files = Vec::new();
        let mut folder = path.as_path();
        if path.is_dir() {
            below(path, &mut files, found);
        } else {
            files.push(path.clone());
            folder = path.parent().unwrap_or(folder);
        }
        if files.is_empty() {
            return Err(Diagnostic::error("build-audit-no-photos").with("path", path.display()));
        }
        files.retain(|file| known.insert(file.canonicalize().unwrap_or_else(|_| file.clone())));
        for file in files {
            let place = given.map(str::to_owned).or_else(|| place_of(&file, folder, places, &mut told, found));
            photos.push(Found { name: file.to_string_lossy().replace('\\', "/"), path: file, place });
        }
    }
    Ok(photos)
}

fn unknown(place: &str, places: &BTreeSet<&str>) -> Diagnostic {
    let near = or_none(nearest(place, places.iter().copied()));
    Diagnostic::warning("build-audit-place").with("place", place).with("nearest", near)
}

/// Photos below a folder, sorted by path; links are not followed, and what other systems leave beside files is none.
fn below(folder: &Path, files: &mut Vec<PathBuf>, found: &mut Diagnostics) {
    let entries = std::fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => {
            let warning = Diagnostic::warning("build-audit-folder").with("path", folder.display());
            found.push(warning.with("detail", error));
            return;
        }
    };
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_photo =
            path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)));
        match entry.file_type() {
            _ if name.starts_with('.') => {}
            Ok(kind) if kind.is_dir() => below(&path, files, found),
            Ok(kind) if kind.is_file() && is_photo => files.push(path),
            _ => {}
        }
    }
}

/// The nearest folder above a photo, up to the one that was named or holds what was, that bears a known place's name. A
/// folder within the named one that bears no such name may be a slip of the pen.
fn place_of(
    file: &Path,
    named: &Path,
    places: &BTreeSet<&str>,
    told: &mut BTreeSet<String>,
    found: &mut Diagnostics,
) -> Option<String> {
    let name = |folder: &Path| folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let folders = || file.ancestors().skip(1).take_while(|folder| folder.starts_with(named));
    if let Some(place) = folders().filter_map(name).find(|name| places.contains(name.as_str())) {
        return Some(place);
    }
    let within = folders().find(|folder| *folder != named).and_then(name);
    if let Some(folder) = within.filter(|folder| told.insert(folder.clone())) {
        found.push(unknown(&folder, places));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photo_is_meant_once_and_its_folder_tells_the_place_even_if_it_is_named_itself() {
        let root = tempfile::tempdir().expect("a folder");
        let place = |name: &str| root.path().join(name);
        std::fs::create_dir_all(place("photos/大厅/later")).expect("made");
        for name in ["photos/大厅/a.jpg", "photos/大厅/later/b.jpg", "photos/c.jpg"] {
            std::fs::write(place(name), "").expect("written");
        }
        let gathered = |named: &[&str]| {
            let (paths, mut found) = (named.iter().map(|name| place(name)).collect::<Vec<_>>(), Diagnostics::default());
            let photos = photos(&paths, None, &BTreeSet::from(["大厅"]), &mut found).expect("photos");
            let name = |photo: &Found| photo.path.file_name().expect("a name").to_string_lossy().into_owned();
            let told: Vec<_> = photos.iter().map(|photo| (name(photo), photo.place.is_some())).collect();
            (told, found.as_slice().len())
        };
        let (a, b, c) = (("a.jpg".to_owned(), true), ("b.jpg".to_owned(), true), ("c.jpg".to_owned(), false));
        assert_eq!(gathered(&["photos/大厅/a.jpg"]), (vec![a.clone()], 0));
        assert_eq!(gathered(&["photos/c.jpg"]), (vec![c.clone()], 0), "photos/ was not named as a place");
        assert_eq!(gathered(&["photos"]), (vec![c.clone(), a.clone(), b.clone()], 0));
        let often = ["photos/大厅/a.jpg", "photos/大厅/../大厅/a.jpg", "photos", "photos/大厅"];
        assert_eq!(gathered(&often), (vec![a, c, b], 0));
    }

    #[test]
    fn a_folder_that_cannot_be_opened_is_told() {
        let place = tempfile::tempdir().expect("a folder");
        // A file cannot be opened as a folder, nor can what was taken away in between.
        std::fs::write(place.path().join("a.jpg"), "").expect("written");
        for name in ["a.jpg", "gone"] {
            let (mut files, mut found) = (Vec::new(), Diagnostics::default());
            below(&place.path().join(name), &mut files, &mut found);
            let told: Vec<_> = found.as_slice().iter().map(|one| one.key).collect();
            assert_eq!((told, files), (vec!["build-audit-folder"], Vec::new()), "{name}");
        }
    }
}
