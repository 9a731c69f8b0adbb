//! Where a layout comes from: the project's own folder of its name, else the ones built in.
//!
//! Everything is read here, once; later stages never touch the disk. Only files inside the layout's folder and the
//! project's `pictures/` are read, and symbolic links are not followed, so that a layout cannot reach out of its
//! project.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
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

const BUILT_IN: &[BuiltIn] = &[built_in!("poster"), built_in!("handbook"), built_in!("bulletin")];

/// The names of the layouts built in.
pub(super) fn built_in_names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|layout| layout.name)
}

/// The built-in files of all layouts, as path below `layouts/` and text: what a new project starts from.
pub(super) fn built_in_files() -> impl Iterator<Item = (String, &'static str)> {
    BUILT_IN.iter().flat_map(|layout| {
        let BuiltIn { name, settings, template, style } = *layout;
        [("layout.toml", settings), ("template.xml", template), ("style.css", style)]
            .map(|(file, text)| (format!("{name}/{file}"), text))
    })
}

/// Reads the layout `name`.
pub(super) fn read(name: &str, root: &Path, found: &mut Diagnostics) -> Option<Files> {
    let fine = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    if name.is_empty() || !name.chars().all(fine) {
        found.push(Diagnostic::error("layout-name").with("name", name));
        return None;
    }
    let folder = root.join("layouts").join(name);
    let mut files = if folder.is_dir() { own(name, &folder, found)? } else { built_in(name, root, found)? };
    files.pictures = pictures(&root.join("pictures"));
    // A picture beside the template wins over one of the project's of the same name.
    files.pictures.extend(pictures(&folder));
    Some(files)
}

fn own(name: &str, folder: &Path, found: &mut Diagnostics) -> Option<Files> {
    let mut text = |file: &str, needed: bool| {
        let shown = format!("layouts/{name}/{file}");
        match fs::read(folder.join(file)) {
            Ok(bytes) => {
                let text = String::from_utf8(bytes).ok();
                if text.is_none() {
                    found.push(Diagnostic::error("layout-not-utf8").in_file(&shown));
                }
                text.map(|text| Source::new(shown, text.strip_prefix('\u{FEFF}').unwrap_or(&text)))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !needed => Some(Source::new(shown, "")),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                found.push(
                    Diagnostic::error("layout-missing-file").in_file(shown).with("layout", name).with("file", file),
                );
                None
            }
            Err(error) => {
                found.push(Diagnostic::error("layout-unreadable").in_file(shown).with("message", error));
                None
            }
        }
    };
    let (settings, template, style) = (text("layout.toml", true), text("template.xml", true), text("style.css", false));
    Some(Files { settings: settings?, template: template?, style: style?, pictures: BTreeMap::new() })
}

fn built_in(name: &str, root: &Path, found: &mut Diagnostics) -> Option<Files> {
    let Some(layout) = BUILT_IN.iter().find(|layout| layout.name == name) else {
        let names = layout_names(root);
        found.push(
            Diagnostic::error("layout-unknown")
                .with("name", name)
                .with("known", names.join(", "))
                .with("nearest", nearest(name, names.iter().map(String::as_str))),
        );
        return None;
    };
    let source = |file: &str, text: &str| Source::new(format!("layouts/{name}/{file}"), text);
    Some(Files {
        settings: source("layout.toml", layout.settings),
        template: source("template.xml", layout.template),
        style: source("style.css", layout.style),
        pictures: BTreeMap::new(),
    })
}

/// The layouts a project has: its own and the built-in ones, sorted.
fn layout_names(root: &Path) -> Vec<String> {
    let own = fs::read_dir(root.join("layouts")).into_iter().flatten().flatten();
    let own = own.filter(|entry| entry.path().join("layout.toml").is_file());
    let mut names: Vec<String> = own.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.extend(built_in_names().map(str::to_owned));
    names.sort();
    names.dedup();
    names
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
