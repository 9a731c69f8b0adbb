//! Where a layout comes from: the project's own folder of its name, else the ones built in.
//!
//! Everything is read here, once; later stages never touch the disk. Only files inside the layout's folder and the
//! project's `pictures/` are read, and symbolic links are not followed, so that a layout cannot reach out of its
//! project.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::nearest::nearest;
use crate::diag::{Diagnostic, Diagnostics, Source};

/// Largest picture file read.
const LARGEST_PICTURE: u64 = 64 << 20;
/// Folders in folders that pictures are looked for in.
const DEEPEST: usize = 4;

/// The files of one layout.
#[derive(Debug)]
pub(super) struct Files {
    /// `layout.toml`.
    pub settings: Arc<Source>,
    /// `template.xml`.
    pub template: Arc<Source>,
    /// `style.css`, empty when there is none.
    pub style: Arc<Source>,
    /// Picture files by the name an `img` gives them.
    pub pictures: BTreeMap<String, Vec<u8>>,
}

struct BuiltIn {
    name: &'static str,
    settings: &'static str,
    template: &'static str,
    style: &'static str,
}

macro_rules! built_in {
    ($name:literal) => {
        BuiltIn {
            name: $name,
            settings: include_str!(concat!("../../layouts/", $name, "/layout.toml")),
            template: include_str!(concat!("../../layouts/", $name, "/template.xml")),
            style: include_str!(concat!("../../layouts/", $name, "/style.css")),
        }
    };
}

const BUILT_IN: &[BuiltIn] = &[
    built_in!("poster"),
    built_in!("handbook"),
    built_in!("bulletin"),
    built_in!("window-card"),
    built_in!("item-card"),
    built_in!("label-sheet"),
    built_in!("slide"),
    built_in!("contact-sheet"),
    built_in!("calibration"),
    built_in!("matrix-wall"),
    built_in!("x-stand"),
    built_in!("newspaper"),
    built_in!("large-print"),
];

/// Layouts of sheets that the program makes by itself: no build lists them, but a project may have its own.
const SHEETS: &[BuiltIn] = &[built_in!("reprint-list")];

/// The names of the layouts built in.
pub(super) fn built_in_names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|layout| layout.name)
}

/// The files of a built-in layout, by their names, with their texts; `None` when there is none of that name.
pub(super) fn built_in_files(name: &str) -> Option<[(&'static str, &'static str); 3]> {
    let layout = BUILT_IN.iter().chain(SHEETS).find(|layout| layout.name == name)?;
    Some([("layout.toml", layout.settings), ("template.xml", layout.template), ("style.css", layout.style)])
}

/// Whether a layout may bear this name, which is a folder's too.
pub(super) fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

/// Reads the layout `name`.
pub(super) fn read(name: &str, root: &Path, found: &mut Diagnostics) -> Option<Files> {
    if !is_name(name) {
        found.push(Diagnostic::error("layout-name").with("name", name));
        return None;
    }
    let folder = of_project(root, name);
    let mut files = if folder.is_dir() { own(name, &folder, found)? } else { built_in(name, root, found)? };
    files.pictures = pictures(&root.join("pictures"));
    // A picture beside the template wins over one of the project's of the same name.
    files.pictures.extend(pictures(&folder));
    Some(files)
}

/// Reads the settings of the layout `name` alone.
pub(super) fn read_settings(name: &str, root: Option<&Path>, found: &mut Diagnostics) -> Option<Arc<Source>> {
    let own = root.map(|root| of_project(root, name)).filter(|folder| folder.is_dir());
    match own {
        Some(folder) => text(name, &folder, "layout.toml", true, found),
        None => built_in_files(name).map(|[(file, text), ..]| source(name, file, text)),
    }
}

/// The folder a project's own layout lies in.
pub(super) fn of_project(root: &Path, name: &str) -> PathBuf {
    root.join("layouts").join(name)
}

fn own(name: &str, folder: &Path, found: &mut Diagnostics) -> Option<Files> {
    let mut text = |file, needed| text(name, folder, file, needed, found);
    let (settings, template, style) = (text("layout.toml", true), text("template.xml", true), text("style.css", false));
    Some(Files { settings: settings?, template: template?, style: style?, pictures: BTreeMap::new() })
}

fn source(layout: &str, file: &str, text: &str) -> Arc<Source> {
    Source::new(format!("layouts/{layout}/{file}"), text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// One file of the project's own layout `name`; an empty one for a file that is not there and need not be.
fn text(name: &str, folder: &Path, file: &str, needed: bool, found: &mut Diagnostics) -> Option<Arc<Source>> {
    let shown = format!("layouts/{name}/{file}");
    let missing = |error: &std::io::Error| error.kind() == std::io::ErrorKind::NotFound;
    let wrong = match fs::read(folder.join(file)) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => return Some(source(name, file, &text)),
            Err(_) => Diagnostic::error("layout-not-utf8"),
        },
        Err(error) if missing(&error) && !needed => return Some(source(name, file, "")),
        Err(error) if missing(&error) => {
            Diagnostic::error("layout-missing-file").with("layout", name).with("file", file)
        }
        Err(error) => Diagnostic::error("layout-unreadable").with("message", error),
    };
    found.push(wrong.in_file(shown));
    None
}

fn built_in(name: &str, root: &Path, found: &mut Diagnostics) -> Option<Files> {
    let Some([settings, template, style]) = built_in_files(name) else {
        let names = names(Some(root));
        found.push(
            Diagnostic::error("layout-unknown")
                .with("name", name)
                .with("known", names.join(", "))
                .with("nearest", nearest(name, names.iter().map(String::as_str))),
        );
        return None;
    };
    let source = |(file, text)| source(name, file, text);
    let pictures = BTreeMap::new();
    Some(Files { settings: source(settings), template: source(template), style: source(style), pictures })
}

/// The layouts there are: the built-in ones in their order, then those only the project has, sorted.
pub(super) fn names(root: Option<&Path>) -> Vec<String> {
    let folders = root.and_then(|root| fs::read_dir(root.join("layouts")).ok()).into_iter().flatten().flatten();
    let own = folders.filter(|entry| entry.path().join("layout.toml").is_file());
    let mut own: Vec<String> = own.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    own.retain(|name| is_name(name) && built_in_files(name).is_none());
    own.sort();
    built_in_names().map(str::to_owned).chain(own).collect()
}

/// The picture files in a folder and those below it, by their path from it with `/` between the parts.
fn pictures(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut pictures = BTreeMap::new();
    collect_pictures(folder, "", DEEPEST, &mut pictures);
    pictures
}

/// What cannot be read is left out: an `img` that names it is told so, and nobody else needs it.
fn collect_pictures(folder: &Path, above: &str, deeper: usize, pictures: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (Ok(name), Ok(kind)) = (entry.file_name().into_string(), entry.file_type()) else {
            continue;
        };
        let path = format!("{above}{name}");
        if kind.is_dir() && deeper > 0 {
            collect_pictures(&entry.path(), &format!("{path}/"), deeper - 1, pictures);
        } else if kind.is_file()
            && crate::picture::has_known_extension(&name)
            && entry.metadata().is_ok_and(|metadata| metadata.len() <= LARGEST_PICTURE)
            && let Ok(bytes) = fs::read(entry.path())
        {
            pictures.insert(path, bytes);
        }
    }
}
