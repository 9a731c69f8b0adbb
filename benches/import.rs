//! What importing a table of ten cities costs: the workbook read, its rows understood, and matched with a catalogue
//! that has them all already and with one that has none; and the whole command, with the processor time and the memory
//! that its process took, where the system tells them.

#[path = "../examples/grow/city.rs"]
mod city;

use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

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

/// The workbook's table as a page.
fn page(book: &Book) -> String {
    let sheet = &book.sheets[0];
    let mut page = String::from("<!DOCTYPE html><meta charset=utf-8><table>\n");
    for row in 0..sheet.height() {
        page.push_str("<tr>");
        for cell in sheet.row(row) {
            page.extend(["<td>", &cell.text.replace('&', "&amp;").replace('<', "&lt;"), "</td>"]);
        }
        page.push_str("</tr>\n");
    }
    page + "</table>\n"
}

/// Takes all items out of the project.
fn empty(project: &Path) {
    for department in std::fs::read_dir(project.join("catalog")).expect("departments") {
        let Ok(files) = std::fs::read_dir(department.expect("a department").path()) else { continue };
        let files = files.map(|file| file.expect("a file").path());
        for file in files.filter(|file| !file.ends_with("department.toml")) {
            std::fs::remove_file(file).expect("a file of items");
        }
    }
}

/// Runs `mingma import` and tells what it took.
#[expect(clippy::print_stdout, reason = "a bench tells its figures")]
fn command(project: &Path, table: &str, case: &str) {
    let said = project.join("import.said");
    let mut child = Command::new(env!("CARGO_BIN_EXE_mingma"))
        .args(["import", table, "--accept"])
        .current_dir(project)
        .stdout(Stdio::null())
        .stderr(std::fs::File::create(&said).expect("a file to say it in"))
        .spawn()
        .expect("the command");
    let (mut ticks, mut memory) = (0, 0);
    let status = loop {
        if let Some(status) = child.try_wait().expect("its state") {
            break status;
        }
        if let Some((now, most)) = usage(child.id()) {
            (ticks, memory) = (now, most);
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    assert!(status.success(), "{case}/{table}: {}", std::fs::read_to_string(&said).unwrap_or_default());
    if memory > 0 {
        // Linux counts processor time in hundredths of a second.
        println!("import/command/{case}/{table}: {}.{:02} s, {} MB", ticks / 100, ticks % 100, memory / 1_000_000);
    }
}

/// The processor time a process has taken, in ticks, and the most memory it ever held, in bytes.
fn usage(process: u32) -> Option<(u64, u64)> {
    let told = |name: &str| std::fs::read_to_string(format!("/proc/{process}/{name}")).ok();
    let status = told("status")?;
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    // Linux says kB of 1024 bytes.
    let most = most.trim().trim_end_matches(" kB").parse::<u64>().ok()? * 1024;
    let stat = told("stat")?;
    let (_, fields) = stat.rsplit_once(')')?;
    let times: Vec<u64> = fields.split_whitespace().skip(11).take(2).filter_map(|time| time.parse().ok()).collect();
    Some((times.iter().sum(), most))
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
    std::fs::write(folder.path().join("目录.xlsx"), &bytes).expect("the workbook");
    std::fs::write(folder.path().join("目录.html"), page(&books[0])).expect("the page");
    for table in ["目录.xlsx", "目录.html"] {
        empty(folder.path());
        command(folder.path(), table, "new");
        command(folder.path(), table, "known");
    }
    full.items.clear();
    group.bench_function(format!("match/new/{ROWS}"), |bencher| bencher.iter(|| matched(black_box(&full))));
    group.finish();
}

criterion_group!(benches, import);
criterion_main!(benches);
