//! A new project in an empty folder, in the user's language, that builds at once.

use std::fs;
use std::path::Path;

use mingma::diag::{Diagnostic, Language};

/// A project's files, by path below its folder. The texts are Chinese whatever the language, as what is printed is;
/// the explanations in the settings are in the user's.
type Files = &'static [(&'static str, &'static str)];

const ZH: Files = &[
    ("mingma.toml", include_str!("init/zh/mingma.toml")),
    ("negative-list.toml", include_str!("init/zh/negative-list.toml")),
];
const EN: Files = &[
    ("mingma.toml", include_str!("init/en/mingma.toml")),
    ("negative-list.toml", include_str!("init/en/negative-list.toml")),
];
const CATALOG: Files = &[
    ("catalog/fields.toml", include_str!("init/catalog/fields.toml")),
    ("catalog/发展和改革委员会/department.toml", include_str!("init/catalog/fgw.toml")),
    ("catalog/发展和改革委员会/items.csv", include_str!("init/catalog/fgw.csv")),
    ("catalog/财政局/department.toml", include_str!("init/catalog/czj.toml")),
    ("catalog/财政局/items.csv", include_str!("init/catalog/czj.csv")),
];

/// Lays out a new project in a folder that is empty or does not exist yet.
pub fn lay_out(folder: &Path, language: Language) -> Result<(), Diagnostic> {
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Diagnostic::error("cli-init-not-empty").with("folder", folder.display()));
    }
    let files = match language {
        Language::Zh => ZH,
        Language::En => EN,
    };
    for (path, text) in files.iter().chain(CATALOG) {
        let path = folder.join(path);
        let folder = path.parent().unwrap_or(folder);
        fs::create_dir_all(folder).and_then(|()| fs::write(&path, text)).map_err(|error| {
            Diagnostic::error("cli-init-cannot-write").with("path", path.display()).with("detail", error)
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_anything_in_it_is_refused() {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join("letter.docx"), "kept").unwrap();
        assert_eq!(lay_out(place.path(), Language::Zh).unwrap_err().key, "cli-init-not-empty");
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
    }

    #[test]
    fn both_languages_say_the_same_to_the_program() {
        for ((_, zh), (_, en)) in ZH.iter().zip(EN) {
            let [zh, en] = [zh, en].map(|text| text.parse::<toml::Table>().unwrap());
            assert_eq!(zh, en);
        }
    }
}
