//! A small project to try things on: what `mingma init` lays out, in a folder of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use snapbox::cmd::{Command, OutputAssert};
use tempfile::TempDir;

/// The items of the finance department.
pub const FINANCE: &str = "catalog/财政局/items.csv";

/// A project in a temporary folder.
pub struct City {
    place: TempDir,
}

impl City {
    /// A new project.
    pub fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        mingma(place.path(), "init city --lang en").assert().success();
        Self { place }
    }

    /// The project's folder.
    pub fn root(&self) -> PathBuf {
        self.place.path().join("city")
    }

    /// A path in the project.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Runs a command line in the project's folder.
    pub fn run(&self, line: &str) -> OutputAssert {
        mingma(&self.root(), line).assert()
    }

    /// Builds, which must succeed.
    pub fn build(&self) {
        self.run("build").success();
    }

    /// Writes a file of the project.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Replaces a text that stands in a file.
    pub fn replace(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(from), "{path} has no {from:?}");
        self.write(path, text.replace(from, to));
    }

    /// Every file of the output folder with its bytes.
    pub fn output(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.path("output"))
    }

    /// The manifest.
    pub fn manifest(&self) -> serde_json::Value {
        serde_json::from_slice(&fs::read(self.path("output/manifest.json")).unwrap()).unwrap()
    }
}

/// The program, started in a folder, whatever the language of the machine.
pub fn mingma(here: &Path, line: &str) -> Command {
    let command = Command::new(snapbox::cmd::cargo_bin!("mingma")).current_dir(here).args(line.split_whitespace());
    ["LANGUAGE", "LC_MESSAGES", "LANG", "CLICOLOR_FORCE"]
        .into_iter()
        .fold(command, Command::env_remove)
        .env("LC_ALL", "C")
}

/// Every file below a folder with its bytes.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}
