//! Tables as offices write them, imported by the real program into a small city: all it says and all it writes is
//! compared.
//!
//! `make.py` writes the tables, each as a workbook and as a page: both must give the same items and the same remarks.
//! Where a result is meant to change, `SNAPSHOTS=overwrite cargo test --test import` writes the new one in.

#[path = "../cli/city.rs"]
#[expect(dead_code, reason = "each test program uses its own part of the city")]
mod city;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use city::{files, mingma};
use serde_json::Value;
use snapbox::Data;
use snapbox::cmd::OutputAssert;
use tempfile::TempDir;

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

/// The small city, in a folder of its own.
struct City(TempDir);

impl City {
    fn new() -> Self {
        let city = Self(tempfile::tempdir().unwrap());
        for (name, bytes) in files(&here().join("city")) {
            let path = city.path(&name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        city
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, line: &str) -> OutputAssert {
        mingma(self.0.path(), line).assert()
    }

    /// The tables of the catalogue, as they are now.
    fn items(&self) -> String {
        let mut texts = Vec::new();
        let catalog = self.path("catalog");
        for entry in walkdir::WalkDir::new(&catalog).sort_by_file_name() {
            let path = entry.unwrap().into_path();
            if path.extension().is_some_and(|ending| ending == "csv") {
                let name = path.strip_prefix(&catalog).unwrap().to_str().unwrap().replace('\\', "/");
                let text = fs::read_to_string(&path).unwrap();
                texts.push(format!("# {name}\n{}", text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n")));
            }
        }
        texts.join("\n")
    }
}

/// What is said of a table, and the items there are when it was accepted.
fn imported(folder: &Path, ending: &str) -> (String, String) {
    let city = City::new();
    let table = format!("table.{ending}");
    fs::copy(folder.join(&table), city.path(&table)).unwrap();
    let plain = |text: String| text.replace(&table, "table");
    let mut said = String::new();
    let mut run = |line: &str| {
        let output = city.run(line).get_output().clone();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let heard = text(&output.stdout) + &text(&output.stderr);
        said.push_str(&plain(format!("$ mingma {line}\n{heard}[{}]\n", output.status.code().unwrap_or(-1))));
        output.status.success()
    };
    let before = city.items();
    if !run(&format!("import {table} --lang zh")) {
        assert_eq!(city.items(), before, "something was written without being accepted");
        run(&format!("import {table} --lang zh --accept"));
    }
    (said, plain(city.items()) + &limits(&city))
}

/// What each item's time limit is understood to say, as programs are given it: for each rule its normal form, matter,
/// trigger, number, unit and kind.
fn limits(city: &City) -> String {
    city.run("export --to json --output data.json --lang zh").success();
    let data: Value = serde_json::from_str(&fs::read_to_string(city.path("data.json")).unwrap()).unwrap();
    let mut text = String::from("\n# export --to json\n");
    for item in data["items"].as_array().unwrap() {
        let limit = &item["time_limit_rules"];
        let _ = writeln!(text, "{} {}", item["id"].as_str().unwrap(), item["time_limit"].as_str().unwrap());
        for rule in limit["rules"].as_array().into_iter().flatten() {
            let told = |key: &str| match &rule[key] {
                Value::Null => String::from("-"),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let trigger = rule["trigger"]["event"].as_str().unwrap_or("-");
            let [says, matter, number, unit, kind] = ["text", "matter", "number", "unit", "kind"].map(told);
            let _ = writeln!(text, "    {says} | {matter} | {trigger} | {number} | {unit} | {kind}");
        }
        if limit["otherwise_by_law"] == true {
            text += "    unless laws say otherwise\n";
        }
        if limit["whole"] == false {
            text += "    not all understood\n";
        }
    }
    text
}

#[test]
fn tables_are_understood_as_recorded() {
    let mut folders: Vec<_> = fs::read_dir(here().join("tables")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    assert!(folders.len() > 30, "the tables were not found");
    for folder in folders {
        let (said, items) = imported(&folder, "xlsx");
        let recorded = |name: &str| Data::read_from(&folder.join(name), None);
        snapbox::assert_data_eq!(said.clone(), recorded("said.txt").raw());
        snapbox::assert_data_eq!(items.clone(), recorded("items.txt").raw());
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let (said_of_page, items_of_page) = imported(&folder, "html");
        assert_eq!(items_of_page, items, "{name}: the page gives other items than the workbook");
        assert_eq!(said_of_page, said, "{name}: of the page other things are said than of the workbook");
    }
}
