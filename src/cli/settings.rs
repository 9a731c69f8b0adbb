//! What the typed words mean on this machine: folders found, paths made whole. After this nothing looks at the
//! command line again.

use std::path::{Path, PathBuf};

use mingma::build::{Issue, Options, ProofOptions};
use mingma::diag::Diagnostic;

use super::args::{ProofScope, Scope};

/// The file that makes a folder a project.
const PROJECT_FILE: &str = "mingma.toml";

/// Settles a build or a check that was started in the folder `here`.
pub fn settle(scope: Scope, here: &Path, work: Work) -> Result<Options, Diagnostic> {
    let root = project(scope.root.as_deref(), here)?;
    let output = match scope.output {
        Some(output) => whole(here, &output),
        None => root.join("output"),
    };
    let issue = match scope.issue {
        Some(name) => Some(Issue { name, date: super::register::day(scope.date.as_deref())? }),
        None => None,
    };
    let today = match work {
        Work::Check => Some(super::register::day(scope.date.as_deref())?),
        Work::Build | Work::Proven => None,
    };
    Ok(Options {
        issue,
        root,
        output,
        only: scope.only,
        departments: scope.departments,
        profiles: scope.profiles,
        codes: scope.codes,
        sheets: scope.sheets,
        jobs: scope.jobs,
        today,
        write: work != Work::Check,
        proof: work == Work::Proven,
    })
}

/// The project's folder: the one named, else the nearest upwards from the folder `here`.
pub fn project(root: Option<&Path>, here: &Path) -> Result<PathBuf, Diagnostic> {
    match root {
        Some(root) => named_project(&whole(here, root)),
        None => nearest_project(here),
    }
}

/// How far a build goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Everything but writing.
    Check,
    /// Everything.
    Build,
    /// Everything, read back before it is written.
    Proven,
}

/// Settles a proof that was started in the folder `here`: what to prove, and where to report it. What a build left is
/// reported beside it; other documents where the user says, or not at all.
pub fn settle_proof(scope: ProofScope, here: &Path) -> Result<(ProofOptions, Option<PathBuf>), Diagnostic> {
    let own_output = scope.paths.is_empty();
    let paths: Vec<PathBuf> = scope.paths.iter().map(|path| whole(here, path)).collect();
    let root = match &scope.root {
        Some(root) => Some(named_project(&whole(here, root))?),
        None => paths.first().map_or_else(|| nearest_project(here).ok(), |path| nearest_project(path).ok()),
    };
    let output = match (scope.output, &root) {
        (Some(output), _) => whole(here, &output),
        (None, Some(root)) => root.join("output"),
        (None, None) if own_output => nearest_project(here)?,
        (None, None) => PathBuf::new(),
    };
    let report = match scope.report {
        Some(report) => Some(whole(here, &report)),
        None => own_output.then(|| output.join(PROOF_REPORT)),
    };
    let paths = if own_output { vec![output] } else { scope.paths };
    let expect = scope.expect.map(|path| whole(here, &path));
    Ok((ProofOptions { paths, root, expect, jobs: scope.jobs }, report))
}

/// Where a build's own proof is reported, in its output folder.
pub const PROOF_REPORT: &str = "operator/proof.html";

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
        assert_eq!(settle(Scope::default(), &inner, Work::Build).unwrap_err().key, "cli-no-project");
        fs::write(place.path().join("city/mingma.toml"), "").unwrap();
        let options = settle(Scope::default(), &inner, Work::Build).unwrap();
        assert_eq!(options.root, place.path().join("city"));
        assert_eq!(options.output, place.path().join("city/output"));
    }

    #[test]
    fn folders_named_are_meant_from_here() {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir(place.path().join("city")).unwrap();
        let scope = || Scope { root: Some("city".into()), output: Some("../out".into()), ..Scope::default() };
        assert_eq!(settle(scope(), place.path(), Work::Build).unwrap_err().key, "cli-no-project-here");
        fs::write(place.path().join("city/mingma.toml"), "").unwrap();
        let options = settle(scope(), place.path(), Work::Check).unwrap();
        assert_eq!(options.root, place.path().join("city"));
        assert_eq!(options.output, place.path().join("../out"));
        assert!(!options.write && !options.proof);
        assert!(settle(scope(), place.path(), Work::Proven).unwrap().proof);
    }

    #[test]
    fn a_proof_means_the_output_or_what_is_named() {
        let place = tempfile::tempdir().unwrap();
        let here = place.path();
        assert_eq!(settle_proof(ProofScope::default(), here).unwrap_err().key, "cli-no-project");
        let foreign = ProofScope { paths: vec!["a.pdf".into()], ..ProofScope::default() };
        let (options, report) = settle_proof(foreign, here).unwrap();
        assert_eq!((options.paths, options.root, report), (vec!["a.pdf".into()], None, None));
        fs::write(here.join("mingma.toml"), "").unwrap();
        let (options, report) = settle_proof(ProofScope::default(), here).unwrap();
        assert_eq!((options.paths, options.root), (vec![here.join("output")], Some(here.to_owned())));
        assert_eq!(report, Some(here.join("output/operator/proof.html")));
    }
}
