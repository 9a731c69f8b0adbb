//! A new project in an empty folder, in the user's language, that builds at once.

use std::fs;
use std::path::Path;

use mingma::diag::{Diagnostic, Language};

/// A project's files, by path below its folder.
type Files = &'static [(&'static str, &'static str)];

const ZH: Files = &[];
const EN: Files = &[];

/// Lays out a new project in a folder that is empty or does not exist yet.
pub fn lay_out(folder: &Path, language: Language) -> Result<(), Diagnostic> {
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Diagnostic::error("cli-init-not-empty").with("folder", folder.display()));
    }
    let files = match language {
        Language::Zh => ZH,
        Language::En => EN,
    };
    for (path, text) in files {
        let path = folder.join(path);
        let folder = path.parent().unwrap_or(folder);
        fs::create_dir_all(folder).and_then(|()| fs::write(&path, text)).map_err(|error| {
            Diagnostic::error("cli-init-cannot-write").with("path", path.display()).with("detail", error)
        })?;
    }
    Ok(())
}
