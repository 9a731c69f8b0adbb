//! What importing a table of ten cities costs: the workbook read, its rows understood, and matched with a catalogue
//! that has them all already and with one that has none.

#[path = "../examples/grow/city.rs"]
mod city;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mingma::catalog::{self, Catalog};
use mingma::diag::Diagnostics;
use mingma::import::profile::Profile;
use mingma::import::{matching, understand};
use mingma::sheet::{self, Book};
use rust_xlsxwriter::Workbook;

const ROWS: usize = 35_450;

const HEAD: [&str; 13] = [
    "编号",
    "领域",
    "一级事项",
    "二级事项",
    "三级事项",
    "名称",
    "公开依据",
    "公开内容（要素）",
    "公开主体",
    "公开时限",
    "公开方式",
    "公开渠道和载体",
    "公开对象",
];

/// The catalogue as a workbook, one row an item.
fn workbook(catalog: &Catalog) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, head) in HEAD.iter().enumerate() {
        sheet.write(0, column as u16, *head).expect("a cell");
    }
    for (index, item) in catalog.items.iter().enumerate() {
        let level = |depth: usize| item.levels[depth].as_deref().unwrap_or_default();
        let department = &catalog.departments[item.department].name;
        let cells = [
            &item.id,
            &catalog.fields[item.field].name,
            level(0),
            level(1),
            level(2),
            &item.name,
            &item.basis,
            &item.content,
            department,
            &item.time_limit,
            &item.method,
            &item.channels,
            &item.audience,
        ];
        for (column, cell) in cells.into_iter().enumerate() {
            sheet.write(index as u32 + 1, column as u16, cell).expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

fn read(bytes: &[u8]) -> [Book; 1] {
    let mut found = Diagnostics::default();
    [sheet::read("目录.xlsx", black_box(bytes.to_vec()), &mut found).expect("a workbook that can be read")]
}

fn import(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder to grow in");
    city::write(&city::project(ROWS), folder.path()).expect("the project is written");
    let mut full = catalog::load(folder.path(), &mut Diagnostics::default()).expect("a project").catalog;
    let bytes = workbook(&full);
    let books = read(&bytes);
    let profile = Profile::default();
    let draft = understand(&books, &full, &profile, &mut Diagnostics::default());
    assert_eq!(draft.rows.len(), full.items.len(), "every row is understood");

    let mut group = criterion.benchmark_group("import");
    group.sample_size(10).throughput(Throughput::Elements(ROWS as u64));
    group.bench_function(format!("read/{ROWS}"), |bencher| bencher.iter(|| read(&bytes)));
    group.bench_function(format!("understand/{ROWS}"), |bencher| {
        bencher.iter(|| understand(black_box(&books), &full, &profile, &mut Diagnostics::default()));
    });
    let matched =
        |catalog: &Catalog| matching(&draft.rows, &books, catalog, &profile.matches, &mut Diagnostics::default());
    group.bench_function(format!("match/known/{ROWS}"), |bencher| bencher.iter(|| matched(black_box(&full))));
    full.items.clear();
    group.bench_function(format!("match/new/{ROWS}"), |bencher| bencher.iter(|| matched(black_box(&full))));
    group.finish();
}

criterion_group!(benches, import);
criterion_main!(benches);
