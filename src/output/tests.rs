use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::*;
use crate::diag::{Diagnostic, Diagnostics};
use crate::hash::content_hash;

fn plan(paths: &[&str]) -> Plan {
    let mut plan = Plan::default();
    let mut found = Diagnostics::default();
    for path in paths {
        plan.claim(path, "test", &mut found);
    }
    assert!(!found.has_errors());
    plan
}

fn earlier(root: &Path) -> Earlier {
    Earlier::read(root, &mut |warning| panic!("{warning:?}")).unwrap()
}

/// Writes these documents as a run would.
fn run(root: &Path, files: &[(&str, &str)]) -> Result<(Vec<Written>, usize), Diagnostic> {
    let paths: Vec<&str> = files.iter().map(|(path, _)| *path).chain([MANIFEST, STATE]).collect();
    let folder = Folder::open(root, &earlier(root), &plan(&paths))?;
    let written = files
        .iter()
        .map(|(path, text)| folder.write(&OutputPath::new(path).unwrap(), text.as_bytes()))
        .collect::<Result<_, _>>()?;
    let deleted = folder.delete_stale(&paths.iter().copied().collect())?;
    folder.finish(&State { schema: State::SCHEMA, ..State::default() }, &manifest(files))?;
    Ok((written, deleted))
}

fn manifest(files: &[(&str, &str)]) -> Manifest {
    let documents = files.iter().map(|(path, text)| DocumentEntry {
        sheets: None,
        path: (*path).to_owned(),
        profile: "office".to_owned(),
        layout: "poster".to_owned(),
        department: None,
        pages: 1,
        hash: content_hash(text.as_bytes()),
        codes: Vec::new(),
        given: Vec::new(),
    });
    Manifest {
        schema: SCHEMA,
        scripts: String::new(),
        mongolian: Vec::new(),
        program: Program { name: "mingma".to_owned(), version: "0".to_owned() },
        city: "某市".to_owned(),
        edition: String::new(),
        sample: true,
        codes: Vec::new(),
        documents: documents.collect(),
        packages: Vec::new(),
        redirects: Vec::new(),
    }
}

/// Every path below a folder, hidden ones too.
fn tree(root: &Path) -> BTreeSet<String> {
    walkdir::WalkDir::new(root)
        .min_depth(1)
        .into_iter()
        .map(|entry| entry.unwrap().path().strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"))
        .collect()
}

#[test]
fn a_first_run_then_the_same_again() {
    let root = tempfile::tempdir().unwrap();
    let files = [("poster/FGW.pdf", "one"), ("codes/FGW/FGW.svg", "two")];
    assert_eq!(run(root.path(), &files).unwrap(), (vec![Written::New, Written::New], 0));
    let expected = [
        "codes",
        "codes/FGW",
        "codes/FGW/FGW.svg",
        "manifest.json",
        "operator",
        "operator/state.json",
        "poster",
        "poster/FGW.pdf",
    ];
    assert_eq!(tree(root.path()), expected.map(str::to_owned).into());
    let before = fs::metadata(root.path().join("manifest.json")).unwrap().modified().unwrap();
    assert_eq!(run(root.path(), &files).unwrap(), (vec![Written::Same, Written::Same], 0));
    assert_eq!(fs::metadata(root.path().join("manifest.json")).unwrap().modified().unwrap(), before);
}

#[test]
fn what_is_no_longer_made_goes_and_foreign_files_stay() {
    let root = tempfile::tempdir().unwrap();
    run(root.path(), &[("a/one.pdf", "1"), ("b/two.pdf", "2"), ("c/three.pdf", "3")]).unwrap();
    fs::write(root.path().join("b/mine.txt"), "kept").unwrap();
    let (written, deleted) = run(root.path(), &[("c/three.pdf", "changed")]).unwrap();
    assert_eq!((written, deleted), (vec![Written::Replaced], 2));
    let expected =
        ["b", "b/mine.txt", "c", "c/three.pdf", "manifest.json", "operator", "operator/state.json"].map(str::to_owned);
    assert_eq!(tree(root.path()), expected.into());
}

#[test]
fn a_run_cut_short_is_finished_by_the_next() {
    let root = tempfile::tempdir().unwrap();
    run(root.path(), &[("a/one.pdf", "1")]).unwrap();
    let folder = Folder::open(root.path(), &earlier(root.path()), &plan(&["a/secret.pdf", "a/new/x.pdf"])).unwrap();
    folder.write(&OutputPath::new("a/secret.pdf").unwrap(), b"to be withheld").unwrap();
    fs::write(root.path().join("a/.mingma-tmp-AbC"), "half").unwrap();
    drop(folder);
    assert!(root.path().join(".mingma-journal").exists());
    // The next run knows nothing of secret.pdf, and no manifest ever listed it: the journal did.
    let (_, deleted) = run(root.path(), &[("a/one.pdf", "1")]).unwrap();
    assert_eq!(deleted, 1);
    let left = tree(root.path());
    assert!(!left.contains("a/secret.pdf") && !left.iter().any(|path| path.contains(".mingma")), "{left:?}");
}

#[test]
fn a_second_run_at_the_same_time_is_refused() {
    let root = tempfile::tempdir().unwrap();
    let first = Folder::open(root.path(), &Earlier::default(), &plan(&["a.pdf"])).unwrap();
    let second = Folder::open(root.path(), &Earlier::default(), &plan(&["a.pdf"])).unwrap_err();
    assert_eq!(second.key, "output-busy");
    drop(first);
    assert!(Folder::open(root.path(), &Earlier::default(), &plan(&["a.pdf"])).is_ok());
}

#[test]
fn a_run_that_came_between_is_noticed() {
    let root = tempfile::tempdir().unwrap();
    let before = earlier(root.path());
    run(root.path(), &[("a.pdf", "1")]).unwrap();
    assert_eq!(Folder::open(root.path(), &before, &plan(&["a.pdf"])).unwrap_err().key, "output-changed-meanwhile");
}

#[test]
fn a_forged_manifest_deletes_nothing_outside() {
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("output");
    fs::create_dir(&root).unwrap();
    fs::write(place.path().join("precious.txt"), "kept").unwrap();
    let forged = manifest(&[("../precious.txt", ""), ("/etc/hostname", ""), ("a/../../precious.txt", "")]);
    fs::write(root.join("manifest.json"), forged.to_json()).unwrap();
    run(&root, &[("a.pdf", "1")]).unwrap();
    assert_eq!(fs::read_to_string(place.path().join("precious.txt")).unwrap(), "kept");
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere() {
    use std::os::unix::fs::symlink;
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("output");
    let outside = place.path().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("one.pdf"), "kept").unwrap();
    run(&root, &[("a/one.pdf", "1"), ("b.pdf", "2")]).unwrap();

    fs::remove_dir_all(root.join("a")).unwrap();
    symlink(&outside, root.join("a")).unwrap();
    assert_eq!(run(&root, &[("a/one.pdf", "1")]).unwrap_err().key, "output-not-a-folder");
    run(&root, &[("b.pdf", "2")]).unwrap();
    assert_eq!(fs::read_to_string(outside.join("one.pdf")).unwrap(), "kept");

    fs::remove_file(root.join("b.pdf")).unwrap();
    symlink(outside.join("one.pdf"), root.join("b.pdf")).unwrap();
    assert_eq!(run(&root, &[("b.pdf", "kept")]).unwrap().0, [Written::Replaced]);
    assert!(fs::symlink_metadata(root.join("b.pdf")).unwrap().is_file());
    assert_eq!(fs::read_to_string(outside.join("one.pdf")).unwrap(), "kept");
}

#[test]
fn a_folder_in_the_way_of_a_file_is_named() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir_all(root.path().join("a.pdf/x")).unwrap();
    let failed = run(root.path(), &[("a.pdf", "1")]).unwrap_err();
    assert_eq!(failed.key, "output-cannot-write");
    assert!(!tree(root.path()).iter().any(|path| path.contains(".mingma-tmp-")));
}

#[test]
fn manifests_of_other_times() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("manifest.json");
    let read = |text: &str| {
        fs::write(&path, text).unwrap();
        let mut warnings = Vec::new();
        let read = Earlier::read(root.path(), &mut |warning| warnings.push(warning.key));
        (read.map(|earlier| earlier.manifest.is_some()).map_err(|error| error.key), warnings)
    };
    assert_eq!(read("{\"schema\": 2}"), (Err("output-newer-manifest"), vec![]));
    assert_eq!(read("{\"schema\": 1"), (Ok(false), vec!["output-damaged-manifest"]));
    assert_eq!(read(&manifest(&[("a.pdf", "1")]).to_json()), (Ok(true), vec![]));
}

#[cfg(unix)]
#[test]
fn files_are_as_open_as_the_umask_lets_them() {
    use std::os::unix::fs::PermissionsExt as _;
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("plain"), "").unwrap();
    run(root.path(), &[("a.pdf", "1")]).unwrap();
    let mode = |name: &str| fs::metadata(root.path().join(name)).unwrap().permissions().mode();
    assert_eq!(mode("a.pdf"), mode("plain"));
}
