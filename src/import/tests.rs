//! Tables as offices write them, and what is understood of each.

use std::fs;

use super::draft::Draft;
use super::profile::{Known, Profile, to_toml};
use super::understand;
use crate::catalog::{self, Catalog, Column};
use crate::diag::{Diagnostics, Language, Locale, Severity, Source};
use crate::sheet::{Address, Book, Kind, Merge, Sheet};

mod forms;
mod habits;
mod profiles;
mod properties;

const PROJECT: &str = r#"host = "www.example.gov.cn"
[site]
id = "CITY"
name = "乌兰浩特市"
office = "政务公开办公室"
telephone = "0482-8000000"
address = "样例路1号"
hours = "工作日"
complaints = "12345"
edition = "2026年11月"
home = "https://{host}/zwgk/"
department_home = "https://{host}/zwgk/{department_lower}/"
"#;

const FIELDS: &str = r#"
field = [
    { id = "projects", name = "重大建设项目", aliases = ["重大建设项目批准和实施"] },
    { id = "finance", name = "财政预决算" },
    { id = "environment", name = "环境保护", aliases = ["生态环境"] },
]
"#;

const DEPARTMENTS: [(&str, &str, &str); 4] = [
    ("FGW", "发展和改革委员会", "发改委"),
    ("CZJ", "财政局", "财政局"),
    ("SCJ", "市场监督管理局", "市场监管局"),
    ("HBJ", "生态环境局", "环保局"),
];

/// A city of four departments, without items.
fn city() -> Catalog {
    city_with("")
}

/// The same, with rows of 发展和改革委员会.
fn city_with(items: &str) -> Catalog {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    file("mingma.toml", PROJECT);
    file("catalog/fields.toml", FIELDS);
    for (order, (id, name, short)) in DEPARTMENTS.iter().enumerate() {
        let text = format!(
            "id = \"{id}\"\norder = {order}\nname = \"乌兰浩特市{name}\"\nshort_name = \"{short}\"\nduties = \"职责\"\n\
             address = \"样例路2号\"\ntelephone = \"0482-8000001\"\n"
        );
        file(&format!("catalog/{id}/department.toml"), &text);
    }
    if !items.is_empty() {
        file("catalog/FGW/items.csv", items);
    }
    let mut found = Diagnostics::default();
    let project = catalog::load(folder.path(), &mut found);
    assert!(!found.has_errors(), "{:?}", found.as_slice());
    project.unwrap().catalog
}

/// A sheet drawn as text: a row a line, cells between `|`; `^` is merged with the cell above, `<` with the one to the
/// left, `\n` is a line break.
fn sheet(name: &str, drawn: &str) -> Sheet {
    let grid: Vec<Vec<&str>> =
        drawn.trim_matches('\n').lines().map(|line| line.split('|').map(str::trim).collect()).collect();
    let mut merges: Vec<Merge> = Vec::new();
    for (row, cells) in grid.iter().enumerate() {
        for (column, &cell) in cells.iter().enumerate() {
            let at = Address::new(row as u32, column as u32);
            let above = match cell {
                "^" => Address::new(at.row - 1, at.column),
                "<" => Address::new(at.row, at.column - 1),
                _ => continue,
            };
            let holds = |merge: &Merge, at: Address| {
                (merge.first.row..=merge.last.row).contains(&at.row)
                    && (merge.first.column..=merge.last.column).contains(&at.column)
            };
            match merges.iter_mut().find(|merge| holds(merge, above)) {
                Some(merge) => {
                    merge.last.row = merge.last.row.max(at.row);
                    merge.last.column = merge.last.column.max(at.column);
                }
                None => merges.push(Merge { first: above, last: at }),
            }
        }
    }
    let text = |cell: &&str| if matches!(*cell, "^" | "<") { "".into() } else { cell.replace("\\n", "\n").into() };
    Sheet::new(name, grid.iter().map(|cells| cells.iter().map(text).collect()).collect(), merges)
}

fn book(name: &str, sheets: Vec<Sheet>) -> Book {
    Book { name: name.to_owned(), kind: Kind::Xlsx, sheets }
}

/// What is understood of books, in lines to be read: each table's columns, each row, each question, each remark.
fn understood(books: &[Book], catalog: &Catalog, profile: &Profile) -> (Draft, String) {
    let mut found = Diagnostics::default();
    let draft = understand(books, catalog, profile, &mut found);
    let mut lines = Vec::new();
    for mapping in &draft.mappings {
        let columns = mapping.columns.iter().map(|column| match &column.meaning {
            Some(meaning) => meaning.name().into_owned(),
            None => format!("{}?", column.head),
        });
        lines.push(format!("[{}]", columns.collect::<Vec<_>>().join(" ")));
    }
    for row in &draft.rows {
        let department = row.department.map_or("?", |index| &catalog.departments[index].id);
        let field = row.field.map_or("?", |index| &catalog.fields[index].id);
        let number = row.number.as_ref().map_or("", |number| &number.value);
        let values: Vec<&str> =
            Column::all().map(|column| row.value(column)).filter(|value| !value.is_empty()).collect();
        lines.push(format!("{department} {field} {number}: {}", values.join(" | ")));
    }
    for question in &draft.questions {
        let asked = question.diagnostic(books);
        let cell = asked.cell.as_ref().map_or("", |cell| &cell.address);
        let choices = question.choices.join("、");
        let pressing = if question.is_pressing { "!" } else { "" };
        lines.push(format!("{}{pressing} {cell}: {choices}", asked.key).trim_end().to_owned());
    }
    for remark in found.as_slice() {
        let cell = remark.cell.as_ref().map_or("", |cell| &cell.address);
        lines.push(format!("{} {cell}", remark.key));
    }
    (draft, lines.join("\n"))
}

/// What is understood of one sheet, without a profile.
fn of_sheet(drawn: &str) -> String {
    understood(&[book("表.xlsx", vec![sheet("Sheet1", drawn)])], &city(), &Profile::default()).1
}

fn check(drawn: &str, expected: &str) {
    let expected: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    let seen = of_sheet(drawn);
    assert_eq!(seen, expected.join("\n"), "\n{seen}\n");
}
