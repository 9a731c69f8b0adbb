//! What the typed words mean on this machine: folders found, paths made whole. After this nothing looks at the
//! command line again.

use std::path::{Path, PathBuf};

use mingma::build::Options;
use mingma::diag::Diagnostic;

use super::args::Scope;

/// The file that makes a folder a project.
const PROJECT_FILE: &str = "mingma.toml";

/// Settles a build or a check that was started in the folder `here`.
pub fn settle(scope: Scope, here: &Path, write: bool) -> Result<Options, Diagnostic> {
    let root = project(scope.root.as_deref(), here)?;
    let output = match scope.output {
        Some(output) => whole(here, &output),
        None => root.join("output"),
    };
    Ok(Options { root, output, only: scope.only, departments: scope.departments, jobs: scope.jobs, write })
}

/// The project's folder: the one named, else the nearest upwards from the folder `here`.
pub fn project(root: Option<&Path>, here: &Path) -> Result<PathBuf, Diagnostic> {
    match root {
        Some(root) => named_project(&whole(here, root)),
        None => nearest_project(here),
    }
}

/// A path meant from the folder `here`, without the dots that stand for nothing.
pub fn whole(here: &Path, path: &Path) -> PathBuf {
    here.join(path).components().collect()
}

fn named_project(root: &Path) -> Result<PathBuf, Diagnostic> {
    if root.join(PROJECT_FILE).is_file() {
        Ok(root.to_owned())
    } else {
        Err(Diagnostic::error("cli-no-project-here").with("folder", root.display()))
    }
}

fn nearest_project(here: &Path) -> Result<PathBuf, Diagnostic> {
    here.ancestors()
        .find(|folder| folder.join(PROJECT_FILE).is_file())
        .map(Path::to_owned)
        .ok_or_else(|| Diagnostic::error("cli-no-project").with("folder", here.display()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_nearest_project_upwards() {
        let place = tempfile::tempdir().unwrap();
        let inner = place.path().join("city/catalog/财政局");
        fs::create_dir_all(&inner).unwrap();
        assert_eq!(settle(Scope::default(), &inner, true).unwrap_err().key, "cli-no-project");
        fs::write(place.path().join("city/mingma.toml"), "").unwrap();
        let options = settle(Scope::default(), &inner, true).unwrap();
        assert_eq!(options.root, place.path().join("city"));
        assert_eq!(options.output, place.path().join("city/output"));
    }

    #[test]
    fn folders_named_are_meant_from_here() {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir(place.path().join("city")).unwrap();
        let scope = || Scope { root: Some("city".into()), output: Some("../out".into()), ..Scope::default() };
        assert_eq!(settle(scope(), place.path(), true).unwrap_err().key, "cli-no-project-here");
        fs::write(place.path().join("city/mingma.toml"), "").unwrap();
        let options = settle(scope(), place.path(), false).unwrap();
        assert_eq!(options.root, place.path().join("city"));
        assert_eq!(options.output, place.path().join("../out"));
        assert!(!options.write);
    }
}
