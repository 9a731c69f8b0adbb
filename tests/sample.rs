//! The sample project at the repository's root: complete, sound, and what `grow` grows.

#[path = "../examples/grow/city.rs"]
mod city;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use mingma::catalog::{self, Project};
use mingma::cell::channel::{self, Legend};
use mingma::cell::{basis, limit};
use mingma::diag::Diagnostics;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn load(root: &Path) -> Project {
    let mut found = Diagnostics::default();
    let project = catalog::load(root, &mut found);
    assert!(found.as_slice().is_empty(), "{:#?}", found.as_slice());
    project.unwrap()
}

/// Every file under `folder`, by its path in `root`.
fn files(root: &Path, folder: &Path, names: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(root, &path, names);
        } else {
            names.insert(path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/"));
        }
    }
}

/// To renew the sample after a change of the tables: run `cargo run --example grow -- 3545 some/folder` and copy its
/// `catalog/` here.
#[test]
fn the_committed_catalogue_is_the_grown_one_byte_for_byte() {
    let grown = city::project(city::REPORTED);
    let mut committed = BTreeSet::new();
    files(&root(), &root().join("catalog"), &mut committed);
    let expected: BTreeSet<String> = grown.keys().filter(|name| name.starts_with("catalog/")).cloned().collect();
    assert_eq!(committed, expected);
    for name in committed {
        assert!(std::fs::read(root().join(&name)).unwrap() == grown[&name], "{name} differs from what grow makes");
    }
}

#[test]
fn the_sample_has_the_size_the_city_reported() {
    let catalog = load(&root()).catalog;
    assert_eq!((catalog.departments.len(), catalog.fields.len(), catalog.items.len()), (23, 9, 3545));
    let at_level = |level| catalog.items.iter().filter(|item| item.level() == level).count();
    assert_eq!([at_level(1), at_level(2), at_level(3)], [244, 1733, 1568]);
    assert!(catalog.site.sample, "sample data must say so on every page");
}

/// Their readings were read through there.
#[test]
fn titles_of_level_1_are_among_those_whose_order_is_tested() {
    let listed = std::fs::read_to_string(root().join("src/collate/tests/titles.txt")).unwrap();
    let listed: BTreeSet<&str> = listed.lines().filter_map(|line| line.split('\t').nth(1)).collect();
    let catalog = load(&root()).catalog;
    let titles = catalog.items.iter().filter_map(|item| item.levels[0].as_deref());
    let names = catalog.departments.iter().map(|department| department.short_name.as_str());
    let missing: BTreeSet<&str> = titles.chain(names).filter(|title| !listed.contains(title)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_row_of_the_sample_is_complete_and_set_in_chinese() {
    let catalog = load(&root()).catalog;
    let mut headings = BTreeSet::new();
    for item in &catalog.items {
        assert!(headings.insert((item.department, item.levels.clone())), "{} repeats its headings", item.id);
        for text in [
            &item.name,
            &item.basis,
            &item.content,
            &item.body,
            &item.time_limit,
            &item.method,
            &item.channels,
            &item.audience,
            &item.tier,
        ] {
            assert!(!text.is_empty(), "{} has an empty element", item.id);
            assert!(!text.contains(['{', '}', ',', ';', ':', '(', ')', '?', '!', '"']), "{}: {text}", item.id);
            assert!(!text.contains("同上"), "{}: {text}", item.id);
        }
        assert!(item.name.chars().count() <= 40, "{}: {}", item.id, item.name);
    }
    for department in &catalog.departments {
        assert!(!department.main_items.is_empty(), "{}", department.id);
    }
}

#[test]
fn nothing_is_to_be_said_of_the_sample() {
    let project = load(&root());
    let mut found = Diagnostics::default();
    let list = mingma::gate::read(&root(), &mut found);
    mingma::survey::before_print(&project.catalog, list.as_ref(), project.settings.build.date, &mut found);
    mingma::survey::at_rest(&project.catalog, &mut found);
    assert!(found.as_slice().is_empty(), "{:#?}", found.as_slice());
}

#[test]
fn projects_of_other_sizes_are_sound() {
    for items in [1, 10, 100, 100_000] {
        let folder = tempfile::tempdir().unwrap();
        city::write(&city::project(items), folder.path()).unwrap();
        assert_eq!(load(folder.path()).catalog.items.len(), items);
    }
}

/// What the sample says of time, grounds and channels is what tables say: all of it is understood.
#[test]
fn every_cell_of_the_sample_is_understood() {
    let catalog = load(&root()).catalog;
    for item in &catalog.items {
        let limit = limit::parse(&item.time_limit);
        assert_eq!(limit.remarks, [], "{}", item.time_limit);
        assert!(!limit.value.rules.is_empty(), "{}", item.time_limit);
        let again = limit::parse(&limit.value.to_string());
        assert_eq!(again.value.rules, limit.value.rules, "{}", limit.value);
        let basis = basis::normalise(&item.basis);
        assert_eq!((basis.value.as_str(), basis.remarks.as_slice()), (item.basis.as_str(), &[][..]));
        let channels = channel::read(&item.channels, Legend::Chosen);
        assert_eq!((channels.value.to_string(), channels.remarks), (item.channels.clone(), Vec::new()));
    }
}
