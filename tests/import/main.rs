//! Tables as offices write them, read and understood: which items they hold, and all that is said about them.
//!
//! `make.py` writes the tables, each as a workbook and as a page: both must give the same items and the same remarks.
//! Where a result is meant to change, `SNAPSHOTS=overwrite cargo test --test import` writes the new one in.

use std::fs;
use std::path::{Path, PathBuf};

use mingma::catalog::{self, Catalog, Column};
use mingma::diag::{Diagnostics, Language, Locale, Look, render};
use mingma::import::profile::Profile;
use mingma::import::understand;
use mingma::sheet;
use snapbox::Data;

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

/// The small city that the tables are imported into.
fn city() -> Catalog {
    let mut found = Diagnostics::default();
    let project = catalog::load(&here().join("city"), &mut found);
    assert!(!found.has_errors(), "{:?}", found.as_slice());
    project.unwrap().catalog
}

/// The items of a table as a text table, and what is said of it, in Chinese.
fn understood(folder: &Path, ending: &str, city: &Catalog) -> (String, String) {
    let bytes = fs::read(folder.join(format!("table.{ending}"))).unwrap();
    let mut found = Diagnostics::default();
    let books: Vec<_> = sheet::read(&format!("table.{ending}"), bytes, &mut found).into_iter().collect();
    let draft = understand(&books, city, &Profile::default(), &mut found);
    found.extend(draft.questions.iter().map(|question| question.diagnostic(&books)));

    let mut items = vec![Column::all().map(Column::heading).collect::<Vec<_>>().join("|")];
    for row in &draft.rows {
        let filed = row.department.map_or("?", |index| &city.departments[index].id);
        let field = row.field.map_or("?", |index| &city.fields[index].name);
        let values = Column::all().map(|column| match column {
            Column::Id => filed,
            Column::Field => field,
            _ => row.value(column),
        });
        let waits = if row.is_ready() { "" } else { "  (waits)" };
        items.push(values.collect::<Vec<_>>().join("|").replace('\n', "/") + waits);
    }
    items.push(String::new());

    let look = Look { colour: false, width: 120 };
    let locale = Locale::new(Language::Zh);
    let said: String = found.as_slice().chunks(1).map(|told| render(told, &locale, look)).collect();
    (items.join("\n"), said.replace(&format!("table.{ending}"), "table"))
}

#[test]
fn tables_are_understood_as_recorded() {
    let city = city();
    let mut folders: Vec<_> = fs::read_dir(here().join("tables")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    assert!(folders.len() > 30, "the tables were not found");
    for folder in folders {
        let (items, said) = understood(&folder, "xlsx", &city);
        let recorded = |name: &str| Data::read_from(&folder.join(name), None).raw();
        snapbox::assert_data_eq!(items.clone(), recorded("items.txt"));
        snapbox::assert_data_eq!(said.clone(), recorded("said.txt"));
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let of_page = understood(&folder, "html", &city);
        assert_eq!(of_page, (items, said), "{name}: the page is not understood as the workbook is");
    }
}
