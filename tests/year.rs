//! A year in a city's life: an edition is issued and hung in forty places; two hundred pages move, two departments become
//! one, three items are withheld; the plan and the reprint list say what to do, people do it, the next edition is issued.
//!
//! What must be on the lists is worked out here from the manifests alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const DEPARTMENTS: usize = 12;
const ITEMS: usize = 40;
const PLACES: usize = 40;
/// Departments whose items move to other addresses: five times forty pages.
const MOVED: std::ops::RangeInclusive<usize> = 1..=5;
/// The department that becomes part of another, and that other.
const MERGED: (usize, usize) = (11, 12);
/// One that its poster shows, one that it may not, and one in a department whose pages moved.
const WITHHELD: [&str; 3] = ["D06-0001", "D07-0040", "D02-0002"];

fn run(root: &Path, line: &str) -> Output {
    let program = env!("CARGO_BIN_EXE_mingma");
    Command::new(program).current_dir(root).args(line.split(' ')).args(["--lang", "en"]).output().unwrap()
}

fn done(root: &Path, line: &str) -> Vec<u8> {
    let output = run(root, line);
    assert_eq!(output.status.code(), Some(0), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn id(department: usize) -> String {
    format!("D{department:02}")
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
        [addresses]\nallow = [{ host = \"{host}\", path = \"/zwgk/\" }]\n[build]\nlayouts = [\"poster\", \"bulletin\"]\n\
        date = 2026-01-05\n";
    fs::create_dir_all(root.join("catalog")).unwrap();
    fs::write(root.join("mingma.toml"), settings).unwrap();
    fs::write(root.join("negative-list.toml"), include_str!("../src/cli/init/zh/negative-list.toml")).unwrap();
    fs::write(root.join("catalog/fields.toml"), "[[field]]\nid = \"f\"\nname = \"财政预决算\"\n").unwrap();
    for department in 1..=DEPARTMENTS {
        let folder = root.join(format!("catalog/{}", id(department)));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("department.toml"), department_file(department, "")).unwrap();
        let mut rows = String::from("编号,领域,一级事项,依据,内容,主体,时限,方式\n");
        for item in 1..=ITEMS {
            let item_id = format!("{}-{item:04}", id(department));
            writeln!(rows, "{item_id},财政预决算,第{department}局事项{item},《条例》,内容,示例市,实时公开,主动公开")
                .unwrap();
        }
        fs::write(folder.join("items.csv"), rows).unwrap();
    }
}

/// Where what hangs: poster and bulletin of the departments in turn.
fn hung() -> Vec<(String, String, u32)> {
    let layouts = ["poster", "bulletin"];
    let one = |place: usize| {
        let department = place % DEPARTMENTS + 1;
        let document = format!("{}/{}-第{department}局.pdf", layouts[place / DEPARTMENTS % 2], id(department));
        (format!("第{:02}号地点", place + 1), document, place as u32 % 3 + 1)
    };
    (0..PLACES).map(one).collect()
}

fn posted(root: &Path, rows: &[(String, String, u32)], day: &str) {
    let lines = rows.iter().map(|(place, document, copies)| format!("{place},{document},{copies},{day}\n"));
    fs::write(root.join("hung.csv"), format!("地点,文档,份数,日期\n{}", lines.collect::<String>())).unwrap();
    done(root, "register post --from hung.csv");
}

/// What happens in the course of the year.
fn a_year_passes(root: &Path) {
    for department in MOVED {
        let text = department_file(department, "item_url = \"https://{host}/zwgk/new/{id_lower}.html\"\n");
        fs::write(root.join(format!("catalog/{}/department.toml", id(department))), text).unwrap();
    }
    let (gone, into) = (root.join(format!("catalog/{}", id(MERGED.0))), root.join(format!("catalog/{}", id(MERGED.1))));
    fs::rename(gone.join("items.csv"), into.join("taken-over.csv")).unwrap();
    fs::remove_dir_all(gone).unwrap();
    let aliases = format!("aliases = [\"示例市第{}局\"]\n", MERGED.0);
    fs::write(into.join("department.toml"), department_file(MERGED.1, &aliases)).unwrap();
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
    fs::write(root.join("mingma.toml"), settings.replace("2026年1月", "2027年1月")).unwrap();
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

fn is_moved(id: &str) -> bool {
    MOVED.into_iter().any(|department| id.starts_with(&format!("{}-", self::id(department))))
}

/// How much a document matters that hangs, and what takes its place: from what was on it and what would be.
fn expected(document: &str, before: &Shown, after: &Shown) -> Option<(&'static str, String)> {
    let merged = format!("{}-第{}局", id(MERGED.0), MERGED.0);
    let hang = document.replace(&merged, &format!("{}-第{}局", id(MERGED.1), MERGED.1));
    let old = &before[document];
    let grade = if old.iter().any(|id| WITHHELD.contains(&id.as_str())) {
        "urgent"
    } else if old.iter().any(|code| is_moved(code) || *code == id(MERGED.0)) {
        "wrong"
    } else if after.get(document) != Some(old) {
        "outdated"
    } else {
        return None;
    };
    Some((grade, hang))
}

fn plan(root: &Path) -> Value {
    let output = run(root, "plan --format json");
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn changes_are_complete(plan: &Value) {
    let told = plan["changes"].as_array().unwrap().iter();
    let told: Vec<_> =
        told.map(|one| format!("{} {}", one["change"].as_str().unwrap(), one["id"].as_str().unwrap())).collect();
    let items = |department| (1..=ITEMS).map(move |item| format!("{}-{item:04}", id(department)));
    let mut withheld = WITHHELD.to_vec();
    withheld.sort_unstable();
    let mut expected: Vec<String> = withheld.iter().map(|id| format!("withheld {id}")).collect();
    let moved = MOVED.flat_map(items).filter(|id| !WITHHELD.contains(&id.as_str()));
    expected.extend(moved.map(|id| format!("moved {id}")));
    expected.extend([format!("removed {}", id(MERGED.0)), format!("merged {}", id(MERGED.0))]);
    // Their department is another one now.
    expected.extend(items(MERGED.0).map(|id| format!("text {id}")));
    assert_eq!(told, expected);
    let merged = plan["changes"].as_array().unwrap().iter().find(|one| one["change"] == "merged").unwrap();
    assert_eq!((&merged["into"], &merged["into_name"]), (&"D12".into(), &"示例市第12局".into()));
    let moved = plan["changes"].as_array().unwrap().iter().find(|one| one["id"] == "D03-0007").unwrap();
    let addresses = ["from", "to"].map(|key| moved[key].as_str().unwrap());
    assert_eq!(
        addresses,
        ["https://www.example.gov.cn/zwgk/d03-0007.html", "https://www.example.gov.cn/zwgk/new/d03-0007.html"]
    );
}

/// Place, what comes down, how much it matters, what is hung instead.
type Walls = Vec<(String, String, String, String)>;

fn told(plan: &Value) -> Walls {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let postings = plan["postings"].as_array().unwrap().iter();
    postings
        .map(|one| {
            (text(&one["posting"]["place"]), text(&one["posting"]["document"]), text(&one["grade"]), text(&one["hang"]))
        })
        .collect()
}

#[test]
fn a_year() {
    let place = tempfile::tempdir().unwrap();
    let root = place.path();
    city(root);
    done(root, "build --issue 2026 --date 2026-01-05");
    let before = shown(root);
    let rows = hung();
    posted(root, &rows, "2026-01-10");
    done(root, "plan");

    a_year_passes(root);
    let drawn = plan(root);
    changes_are_complete(&drawn);
    // What would be on the documents is read from a build elsewhere: the plan itself wrote nothing.
    assert_eq!(shown(root), before);
    let reprint = run(root, "plan --reprint reprint");
    assert_eq!(reprint.status.code(), Some(3), "{}", String::from_utf8_lossy(&reprint.stderr));
    done(root, "build --issue 2027 --date 2027-01-05");
    let after = shown(root);

    let walls: Walls = rows
        .iter()
        .filter_map(|(place, document, _)| {
            let (grade, hang) = expected(document, &before, &after)?;
            Some((place.clone(), document.clone(), grade.to_owned(), hang))
        })
        .collect();
    let grades: BTreeSet<&str> = walls.iter().map(|(_, _, grade, _)| grade.as_str()).collect();
    assert_eq!(grades, BTreeSet::from(["outdated", "urgent", "wrong"]), "the year is too quiet");
    assert!(walls.len() < PLACES, "nothing was left hanging");
    assert_eq!(told(&drawn), walls);
    reprint_list_is_complete(root, &rows, &walls);

    // The next edition is issued, and yet what hangs is what it was.
    let issued = plan(root);
    assert_eq!(issued["changes"], Value::Array(Vec::new()));
    assert_eq!(told(&issued), walls);
    walls_are_done(root, &rows, &walls);
}

fn reprint_list_is_complete(root: &Path, rows: &[(String, String, u32)], walls: &Walls) {
    let list = fs::read_to_string(root.join("reprint/reprint-list.csv")).unwrap();
    let mut lines: BTreeSet<(String, String, String, String, bool)> = BTreeSet::new();
    let mut reader = csv::Reader::from_reader(list.trim_start_matches('\u{feff}').as_bytes());
    for record in reader.records() {
        let cells: Vec<String> = record.unwrap().iter().map(str::to_owned).collect();
        let [place, urgent, _, down, _, _, copies, hang, _] = cells.as_slice() else { panic!("{cells:?}") };
        lines.insert((place.clone(), down.clone(), copies.clone(), hang.clone(), !urgent.is_empty()));
    }
    let copies = |place: &str| rows.iter().find(|row| row.0 == place).unwrap().2.to_string();
    let expected: BTreeSet<_> = walls
        .iter()
        .map(|(place, down, grade, hang)| (place.clone(), down.clone(), copies(place), hang.clone(), grade == "urgent"))
        .collect();
    assert_eq!(lines, expected);
    // A file for each place, and the sheet: sound, and of as many pages as what is to hang there.
    let files = fs::read_dir(root.join("reprint/places")).unwrap().count();
    assert_eq!(files, walls.iter().filter(|wall| !wall.3.is_empty()).count());
    assert!(fs::read(root.join("reprint/reprint-list.pdf")).unwrap().starts_with(b"%PDF-"));
}

/// People take down and hang what the list says; then nothing is to do.
fn walls_are_done(root: &Path, rows: &[(String, String, u32)], walls: &Walls) {
    let numbers: Vec<String> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| walls.iter().any(|wall| wall.0 == row.0))
        .map(|(at, _)| (at + 1).to_string())
        .collect();
    done(root, &format!("register take-down {} --date 2027-01-06", numbers.join(" ")));
    let new: Vec<(String, String, u32)> = walls
        .iter()
        .map(|(place, _, _, hang)| {
            let copies = rows.iter().find(|row| row.0 == *place).unwrap().2;
            (place.clone(), hang.clone(), copies)
        })
        .collect();
    posted(root, &new, "2027-01-07");
    done(root, "plan");
    let shown: Value = serde_json::from_slice(&done(root, "register show --verify --format json")).unwrap();
    assert_eq!(shown["postings"].as_array().unwrap().len(), PLACES + walls.len());
    assert_eq!(shown["editions"].as_array().unwrap().len(), 2);
}
