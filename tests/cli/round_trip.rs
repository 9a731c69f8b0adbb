//! The catalogue out and in again, by the real commands: nothing changes where it came from, and nothing is missing
//! where there was nothing.

use std::fs;
use std::path::Path;

use crate::city::{City, FINANCE, files, mingma};

/// The kinds of file that hold a whole catalogue, withheld items among it.
const KINDS: [&str; 3] = ["xlsx", "csv", "json"];

fn success(root: &Path, line: &str) -> String {
    let output = mingma(root, &format!("{line} --lang en")).assert().success().get_output().clone();
    assert!(output.stderr.is_empty(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn copy(from: &Path, to: &Path) {
    for (name, bytes) in files(from) {
        let path = to.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// Takes every item out of a project: its files of items, and what departments say of single ones.
fn empty(root: &Path) {
    for name in files(&root.join("catalog")).into_keys() {
        let path = root.join("catalog").join(&name);
        if name.ends_with("/department.toml") {
            let text = fs::read_to_string(&path).unwrap();
            let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("main_items")).collect();
            fs::write(path, kept.join("\n")).unwrap();
        } else if name.contains('/') {
            fs::remove_file(path).unwrap();
        }
    }
}

fn there_and_back(root: &Path) {
    let before = files(&root.join("catalog"));
    for kind in KINDS {
        success(root, &format!("export --to {kind} --with-withheld"));
    }
    let data = fs::read(root.join("output/operator/catalog-internal.json")).unwrap();
    for kind in KINDS {
        let table = format!("output/operator/catalog-internal.{kind}");
        let said = success(root, &format!("import {table}"));
        assert!(said.contains("\nThe catalogue says all this already: nothing to do.\n"), "{said}");
        assert!(files(&root.join("catalog")) == before, "the import of {table} changed the catalogue");

        let place = tempfile::tempdir().unwrap();
        let bare = place.path();
        for name in ["mingma.toml", "negative-list.toml"] {
            fs::copy(root.join(name), bare.join(name)).unwrap();
        }
        copy(&root.join("catalog"), &bare.join("catalog"));
        empty(bare);
        success(bare, &format!("import {}", root.join(&table).display()));
        success(bare, "export --to json --with-withheld");
        let again = fs::read(bare.join("output/operator/catalog-internal.json")).unwrap();
        assert!(again == data, "the catalogue imported from {table} is another one");
    }
}

#[test]
fn a_new_project_is_the_same_after_export_and_import() {
    let city = City::new();
    // Two fields by turns, and what a spreadsheet would run.
    city.replace(FINANCE, "CZJ-0003,财政预决算,", "CZJ-0003,重大建设项目,");
    city.replace(FINANCE, "政府决算的目录、发布周期和查询方式", "=1+1");
    there_and_back(&city.root());
}

/// The whole sample city, which has every kind of value.
#[test]
fn the_sample_city_is_the_same_after_export_and_import() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let place = tempfile::tempdir().unwrap();
    for name in ["mingma.toml", "negative-list.toml"] {
        fs::copy(root.join(name), place.path().join(name)).unwrap();
    }
    copy(&root.join("catalog"), &place.path().join("catalog"));
    there_and_back(place.path());
}
