//! A year in a city's life: an edition is issued and hung in forty places; two hundred pages move, two departments become
//! one, three items are withheld; the plan and the reprint list say what to do, the next edition is
//! issued, thirty photos of the walls are looked at, and people do what is to be done.
//!
//! Every list is compared with the file beside this one, in full. What must be on it is worked out a second time here, from
//! what stood on the documents before and after alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use mingma::diag::Diagnostics;
use mingma::sheet;
use serde_json::Value;
use snapbox::{assert_data_eq, file};

use photo::{Sheet, Shot, stands};

#[expect(dead_code, reason = "shared with the tests of audit, which take more kinds of photos")]
#[path = "../cli/photo.rs"]
mod photo;

const DEPARTMENTS: usize = 12;
const ITEMS: usize = 40;
const PLACES: usize = 40;
/// Departments whose items move to other addresses: five times forty pages.
const MOVED: std::ops::RangeInclusive<usize> = 1..=5;
/// The department that becomes part of another, and that other.
const MERGED: (usize, usize) = (11, 12);
/// One whose page moved too, one that its poster shows, and one that only its bulletin sheet does.
const WITHHELD: [&str; 3] = ["D02-0002", "D06-0001", "D07-0040"];

/// The account that closes, and the one that takes its place.
const ACCOUNTS: [(&str, &str); 2] = [
    ("WX-OLD", "http://weixin.qq.com/r/0Tq3gkPE1mYhrTrU9xly"),
    ("WX-NEW", "http://weixin.qq.com/r/1Uq4hlQF2nZisUsV0yMz"),
];
/// The sheet that shows the city's accounts.
const ACCOUNT_SHEET: &str = "accounts/账号.pdf";
/// Places of which there are photos, and the one where a sticker is pasted over a code.
const PHOTOS: usize = 30;
const PASTED_OVER: (usize, &str) = (9, "D09-0003");
const FOREIGN: &str = "https://www.examp1e.gov.cn/pay";

fn run(root: &Path, line: &str) -> Output {
    let program = env!("CARGO_BIN_EXE_mingma");
    Command::new(program).current_dir(root).args(line.split(' ')).args(["--lang", "zh"]).output().unwrap()
}

/// What a command says that ends so.
fn said(root: &Path, line: &str, code: i32) -> String {
    let output = run(root, line);
    assert_eq!(output.status.code(), Some(code), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn done(root: &Path, line: &str) -> String {
    said(root, line, 0)
}

fn id(department: usize) -> String {
    format!("D{department:02}")
}

fn items(department: usize) -> impl Iterator<Item = String> {
    (1..=ITEMS).map(move |item| format!("{}-{item:04}", id(department)))
}

const HEADS: &str = "编号,领域,一级事项,依据,内容,主体,时限,方式,渠道,对象,网址\n";

fn row(id: &str, name: &str, url: &str) -> String {
    format!(
        "{id},财政预决算,{name},《中华人民共和国政府信息公开条例》,内容,示例市,实时公开,主动公开,政府网站,全社会,{url}\n"
    )
}

fn department_file(department: usize, more: &str) -> String {
    format!(
        "id = \"{}\"\norder = {department}\nname = \"示例市第{department}局\"\nshort_name = \"第{department}局\"\n\
         duties = \"负责示例。\"\naddress = \"示例市人民路{department}号\"\ntelephone = \"010-0000{department:04}\"\n{more}",
        id(department)
    )
}

fn city(root: &Path) {
    let settings = "host = \"www.example.gov.cn\"\n[site]\nid = \"QX\"\nname = \"示例市\"\noffice = \"示例市人民政府办公室\"\n\
        telephone = \"010-00000000\"\naddress = \"示例市人民路1号\"\nhours = \"工作日 8:30—12:00\"\ncomplaints = \"12345\"\n\
        edition = \"2026年1月\"\nsample = true\nhome = \"https://{host}/zwgk/\"\n\
        department_home = \"https://{host}/zwgk/{department_lower}/\"\nitem_url = \"https://{host}/zwgk/{id_lower}.html\"\n\
        [addresses]\nallow = [{ host = \"{host}\", path = \"/zwgk/\" }]\n[build]\nlayouts = [\"poster\", \"bulletin\", \"accounts\"]\n\
        date = 2026-01-05\n";
    fs::create_dir_all(root.join("catalog")).unwrap();
    fs::write(root.join("mingma.toml"), settings).unwrap();
    fs::write(root.join("negative-list.toml"), include_str!("../../src/cli/init/zh/negative-list.toml")).unwrap();
    fs::write(root.join("catalog/fields.toml"), "[[field]]\nid = \"f\"\nname = \"财政预决算\"\n").unwrap();
    accounts(root, "");
    for department in 1..=DEPARTMENTS {
        let folder = root.join(format!("catalog/{}", id(department)));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("department.toml"), department_file(department, "")).unwrap();
        let rows = items(department).map(|id| row(&id, &format!("事项{id}"), ""));
        fs::write(folder.join("items.csv"), HEADS.to_owned() + &rows.collect::<String>()).unwrap();
    }
}

/// The city's accounts, with what is to be said of the first, and a sheet that shows them.
fn accounts(root: &Path, first: &str) {
    let account = |(id, payload)| {
        format!("[[account]]\nid = \"{id}\"\nname = \"示例市{id}\"\nkind = \"wechat\"\npayload = \"{payload}\"\n")
    };
    fs::write(root.join("accounts.toml"), account(ACCOUNTS[0]) + first + &account(ACCOUNTS[1])).unwrap();
    let folder = root.join("layouts/accounts");
    fs::create_dir_all(&folder).unwrap();
    let settings = "title = \"账号\"\nscope = \"site\"\nfile = \"账号\"\n\n[page]\nsize = \"A4\"\n";
    fs::write(folder.join("layout.toml"), settings).unwrap();
    let template = "<document lang=\"zh-CN\"><page>\n{% for account in site.accounts %}<p>{{ account.name }}</p>\
        <qr code=\"{{ account.code }}\" style=\"width: 50mm; margin: 10mm\"/>{% endfor %}\n</page></document>\n";
    fs::write(folder.join("template.xml"), template).unwrap();
}

/// A document that hangs, where, and in how many copies.
struct Hung {
    place: String,
    document: String,
    copies: usize,
}

/// Posters and bulletin sheets of the departments in turn.
fn hung() -> Vec<Hung> {
    let layouts = ["poster", "bulletin"];
    let one = |place: usize| {
        let department = place % DEPARTMENTS + 1;
        let document = format!("{}/{}-第{department}局.pdf", layouts[place / DEPARTMENTS % 2], id(department));
        // In the last place hangs what shows the accounts.
        let document = if place + 1 == PLACES { ACCOUNT_SHEET.to_owned() } else { document };
        Hung { place: format!("第{:02}号地点", place + 1), document, copies: place % 3 + 1 }
    };
    (0..PLACES).map(one).collect()
}

fn post<'a>(root: &Path, rows: impl Iterator<Item = (&'a str, &'a str, usize)>, day: &str) {
    let lines = rows.map(|(place, document, copies)| format!("{place},{document},{copies},{day}\n"));
    fs::write(root.join("hung.csv"), format!("地点,文档,份数,日期\n{}", lines.collect::<String>())).unwrap();
    done(root, "register post --from hung.csv");
}

/// What happens in the course of the year.
fn a_year_passes(root: &Path) {
    for department in MOVED {
        let text = department_file(department, "item_url = \"https://{host}/zwgk/new/{id_lower}.html\"\n");
        fs::write(root.join(format!("catalog/{}/department.toml", id(department))), text).unwrap();
    }
    // The other takes the items over under ids of its own; their pages stay where they are.
    let into = root.join(format!("catalog/{}", id(MERGED.1)));
    let taken_over = items(MERGED.0).enumerate().map(|(at, old)| {
        let url = format!("https://{{host}}/zwgk/{}.html", old.to_lowercase());
        row(&format!("{}-{:04}", id(MERGED.1), ITEMS + at + 1), &format!("事项{old}"), &url)
    });
    fs::write(into.join("taken-over.csv"), HEADS.to_owned() + &taken_over.collect::<String>()).unwrap();
    let aliases = format!("aliases = [\"示例市第{}局\"]\n", MERGED.0);
    fs::write(into.join("department.toml"), department_file(MERGED.1, &aliases)).unwrap();
    fs::remove_dir_all(root.join(format!("catalog/{}", id(MERGED.0)))).unwrap();
    let mut list = fs::read_to_string(root.join("negative-list.toml")).unwrap();
    for item in WITHHELD {
        write!(
            list,
            "\n[[decision]]\nitem = \"{item}\"\noutcome = \"withhold\"\nby = \"张某\"\ndate = 2026-06-01\nreason = \"待核\"\n"
        )
        .unwrap();
    }
    fs::write(root.join("negative-list.toml"), list).unwrap();
    let settings = fs::read_to_string(root.join("mingma.toml")).unwrap();
    let settings = settings.replace("2026年1月", "2027年1月").replace("date = 2026-01-05", "date = 2027-01-05");
    fs::write(root.join("mingma.toml"), settings).unwrap();
    accounts(root, &format!("closed = 2026-09-01\nreplaced_by = \"{}\"\n", ACCOUNTS[1].0));
}

/// The codes on each document, by its path.
type Shown = BTreeMap<String, BTreeSet<String>>;

fn shown(root: &Path) -> Shown {
    let manifest: Value = serde_json::from_slice(&fs::read(root.join("output/manifest.json")).unwrap()).unwrap();
    let ids = |document: &Value| {
        let codes = document["codes"].as_array().unwrap().iter();
        codes.map(|code| code["id"].as_str().unwrap().to_owned()).collect()
    };
    let documents = manifest["documents"].as_array().unwrap().iter();
    documents.map(|document| (document["path"].as_str().unwrap().to_owned(), ids(document))).collect()
}

/// What is to be done at one place.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Task {
    place: String,
    down: String,
    grade: String,
    hang: String,
}

/// What the year does to each document that hangs, from what was on it and what would be.
fn tasks(rows: &[Hung], before: &Shown, after: &Shown) -> Vec<Task> {
    let moved: BTreeSet<String> = MOVED.flat_map(items).collect();
    let [gone, into] = [MERGED.0, MERGED.1].map(|department| format!("{}-第{department}局", id(department)));
    let task = |Hung { place, document, .. }: &Hung| {
        let old = &before[document];
        let grade = if old.iter().any(|code| WITHHELD.contains(&code.as_str()) || *code == ACCOUNTS[0].0) {
            "urgent"
        } else if old.iter().any(|code| moved.contains(code) || *code == id(MERGED.0)) {
            "wrong"
        } else if after.get(document) != Some(old) {
            "outdated"
        } else {
            return None;
        };
        let (place, hang) = (place.clone(), document.replace(&gone, &into));
        Some(Task { place, down: document.clone(), grade: grade.to_owned(), hang })
    };
    rows.iter().filter_map(task).collect()
}

fn plan(root: &Path) -> Value {
    serde_json::from_str(&said(root, "plan --format json", 3)).unwrap()
}

/// The tasks of a plan, in its order.
fn planned(plan: &Value) -> Vec<Task> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let task = |one: &Value| Task {
        place: text(&one["posting"]["place"]),
        down: text(&one["posting"]["document"]),
        grade: text(&one["grade"]),
        hang: text(&one["hang"]),
    };
    plan["postings"].as_array().unwrap().iter().map(task).collect()
}

/// Every change there is, and no other.
fn changes_are_complete(plan: &Value) {
    let text = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    let told = plan["changes"].as_array().unwrap().iter();
    let told: Vec<_> = told
        .map(|one| {
            format!("{} {} {}", text(one, "change"), text(one, "id"), text(one, "successor")).trim_end().to_owned()
        })
        .collect();
    let mut expected: Vec<String> = WITHHELD.iter().map(|id| format!("withheld {id}")).collect();
    expected.push(format!("closed {} {}", ACCOUNTS[0].0, ACCOUNTS[1].0));
    let moved = MOVED.flat_map(items).filter(|id| !WITHHELD.contains(&id.as_str()));
    expected.extend(moved.map(|id| format!("moved {id}")));
    expected.push(format!("removed {}", id(MERGED.0)));
    let successor = |at: usize| format!("{}-{:04}", id(MERGED.1), ITEMS + at + 1);
    expected.extend(items(MERGED.0).enumerate().map(|(at, id)| format!("removed {id} {}", successor(at))));
    expected.push(format!("merged {}", id(MERGED.0)));
    expected.extend((0..ITEMS).map(|at| format!("added {}", successor(at))));
    assert_eq!(told, expected);
    let change = |key, value| plan["changes"].as_array().unwrap().iter().find(|one| one[key] == value).unwrap();
    let merged = change("change", "merged");
    assert_eq!((&merged["into"], &merged["into_name"]), (&"D12".into(), &"示例市第12局".into()));
    let moved = change("id", "D03-0007");
    assert_eq!(moved["from"], "https://www.example.gov.cn/zwgk/d03-0007.html");
    assert_eq!(moved["to"], "https://www.example.gov.cn/zwgk/new/d03-0007.html");
}

/// The list as CSV and as a workbook say the same, and name a PDF for each place and no other, each with the pages of
/// what is to hang.
fn lists_are_complete(root: &Path, folder: &str, rows: &[Hung], tasks: &[Task]) {
    let folder = root.join(folder);
    let list = fs::read_to_string(folder.join("reprint-list.csv")).unwrap();
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).from_reader(list.trim_start_matches('\u{feff}').as_bytes());
    let cells: Vec<Vec<String>> =
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
    let bytes = fs::read(folder.join("reprint-list.xlsx")).unwrap();
    let book = sheet::read("reprint-list.xlsx", bytes, &mut Diagnostics::default()).unwrap();
    let walls = &book.sheets[0];
    let rows_of = |row| walls.row(row).iter().map(|cell| cell.text.to_string()).collect::<Vec<_>>();
    assert_eq!((0..walls.height()).map(rows_of).collect::<Vec<_>>(), cells, "the workbook says what the table says");
    let copies = |place: &str| rows.iter().find(|row| row.place == place).unwrap().copies.to_string();
    let told: BTreeSet<_> = cells[1..]
        .iter()
        .map(|row| (row[0].clone(), !row[1].is_empty(), row[3].clone(), row[6].clone(), row[7].clone()))
        .collect();
    let expected: BTreeSet<_> = tasks
        .iter()
        .map(|Task { place, down, grade, hang }| {
            (place.clone(), grade == "urgent", down.clone(), copies(place), hang.clone())
        })
        .collect();
    assert_eq!(told, expected);
    let named: BTreeMap<&str, &str> = cells[1..].iter().map(|row| (row[8].as_str(), row[7].as_str())).collect();
    let made: BTreeSet<String> = fs::read_dir(folder.join("places"))
        .unwrap()
        .map(|entry| format!("places/{}", entry.unwrap().file_name().to_str().unwrap()))
        .collect();
    assert_eq!(made, named.keys().map(|name| (*name).to_owned()).collect());
    let pages = |path: &Path| lopdf::Document::load(path).unwrap().get_pages().len();
    for (file, document) in named {
        assert_eq!(pages(&folder.join(file)), pages(&root.join("output").join(document)), "{file}");
    }
    assert!(pages(&folder.join("reprint-list.pdf")) > 1);
}

/// How a code fares a year later, in the audit's words.
fn fares(code: &str) -> &'static str {
    let moved = MOVED.flat_map(items).any(|id| id == code);
    match code {
        _ if WITHHELD.contains(&code) => "withheld",
        _ if moved => "superseded",
        _ if code == id(MERGED.0) => "removed",
        // What the other department took over stands on its old page.
        _ => "current",
    }
}

/// Photos of the first places, each taken in its own way; over one code a sticker is pasted.
fn photos(root: &Path, rows: &[Hung], printed: &BTreeMap<String, Vec<u8>>, manifest: &Value) {
    for (at, Hung { place, document, .. }) in rows[..PHOTOS].iter().enumerate() {
        let mut sheet = Sheet::of(&printed[document], 1, 4.0);
        if at + 1 == PASTED_OVER.0 {
            let (x, y, side) = stands(manifest, document, PASTED_OVER.1);
            sheet = sheet.with_sticker(FOREIGN, x + 1.0, y - 1.5, side);
        }
        let shot = Shot {
            turn: f64::from((at as i32 * 17) % 31 - 15),
            aside: (f64::from(at as i32 % 5 - 2) * 0.1, f64::from(at as i32 % 3 - 1) * 0.1),
            shade: 0.2 + at as f64 % 4.0 * 0.1,
            blur: if at % 2 == 0 { 0.0 } else { 0.5 },
            orientation: at as u8 % 8 + 1,
            seed: at as u64,
            ..Shot::default()
        };
        let folder = root.join("photos").join(place);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("1.jpg"), shot.take(&sheet)).unwrap();
    }
}

/// Every code on every photo is found, and judged as it must be.
fn audit_is_complete(root: &Path, rows: &[Hung], manifest: &Value) {
    let audit: Value = serde_json::from_str(&said(root, "audit photos --format json", 3)).unwrap();
    let photos = audit["photos"].as_array().unwrap();
    assert_eq!(photos.len(), PHOTOS);
    for (at, (photo, Hung { place, document, .. })) in photos.iter().zip(rows).enumerate() {
        assert_eq!(photo["place"], *place.as_str());
        let of_page =
            manifest["documents"].as_array().unwrap().iter().find(|one| one["path"] == *document.as_str()).unwrap();
        let on_page = of_page["codes"].as_array().unwrap().iter().filter(|code| code["page"] == 1);
        let mut expected: BTreeSet<(String, &str)> =
            on_page.map(|code| code["id"].as_str().unwrap()).map(|id| (id.to_owned(), fares(id))).collect();
        if at + 1 == PASTED_OVER.0 {
            expected.remove(&(PASTED_OVER.1.to_owned(), "current"));
            expected.insert((String::new(), "foreign"));
        }
        let told: BTreeSet<(String, &str)> = photo["codes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|code| (code["id"].as_str().unwrap_or_default().to_owned(), code["state"].as_str().unwrap()))
            .collect();
        assert_eq!(told, expected, "{place}");
    }
}

/// People take down and hang what the list says; then nothing is to do.
fn walls_are_done(root: &Path, rows: &[Hung], tasks: &[Task]) {
    let is_done = |place: &str| tasks.iter().any(|task| task.place == place);
    let numbers = rows.iter().enumerate().filter(|(_, row)| is_done(&row.place)).map(|(at, _)| (at + 1).to_string());
    let numbers = numbers.collect::<Vec<_>>().join(" ");
    done(root, &format!("register take-down {numbers} --date 2027-01-06 --by 李"));
    let copies = |place: &str| rows.iter().find(|row| row.place == place).unwrap().copies;
    post(root, tasks.iter().map(|task| (task.place.as_str(), task.hang.as_str(), copies(&task.place))), "2027-01-07");
    assert_data_eq!(done(root, "plan"), file!["done.txt"]);
    assert_data_eq!(done(root, "register show --verify"), file!["register.txt"]);
}

#[test]
fn a_year() {
    let place = tempfile::tempdir().unwrap();
    let root = place.path();
    city(root);
    done(root, "build --issue 2026 --date 2026-01-05");
    let before = shown(root);
    let printed: BTreeMap<String, Vec<u8>> =
        before.keys().map(|path| (path.clone(), fs::read(root.join("output").join(path)).unwrap())).collect();
    let rows = hung();
    let manifest: Value = serde_json::from_slice(&fs::read(root.join("output/manifest.json")).unwrap()).unwrap();
    post(root, rows.iter().map(|row| (row.place.as_str(), row.document.as_str(), row.copies)), "2026-01-10");
    done(root, "plan");

    a_year_passes(root);
    assert_data_eq!(said(root, "plan", 3), file!["plan.txt"]);
    let drawn = plan(root);
    changes_are_complete(&drawn);
    assert_eq!(shown(root), before, "a plan writes nothing");
    said(root, "plan --reprint reprint", 3);
    assert_data_eq!(fs::read_to_string(root.join("reprint/reprint-list.csv")).unwrap(), file!["reprint-list.csv"]);
    done(root, "build --issue 2027 --date 2027-01-05");

    let tasks = tasks(&rows, &before, &shown(root));
    let grades: BTreeSet<&str> = tasks.iter().map(|task| task.grade.as_str()).collect();
    assert_eq!(grades, BTreeSet::from(["outdated", "urgent", "wrong"]), "the year is too quiet");
    assert!(tasks.len() < PLACES, "nothing was left hanging");
    assert_eq!(planned(&drawn), tasks);
    lists_are_complete(root, "reprint", &rows, &tasks);

    // The next edition is issued, and yet what hangs is what it was.
    assert_data_eq!(said(root, "plan", 3), file!["issued.txt"]);
    let issued = plan(root);
    assert_eq!((&issued["changes"], planned(&issued)), (&Value::Array(Vec::new()), planned(&drawn)));
    // Someone walks through the town and takes photos.
    photos(root, &rows, &printed, &manifest);
    let line = "audit photos --record --who 李某 --date 2027-01-06 --csv audit.csv";
    assert_data_eq!(said(root, line, 3), file!["audit.txt"]);
    assert_data_eq!(fs::read_to_string(root.join("audit.csv")).unwrap(), file!["audit.csv"]);
    audit_is_complete(root, &rows, &manifest);
    walls_are_done(root, &rows, &tasks);
}
