//! The built-in layouts on cities unlike the sample: one department or forty, short names or very long ones, long addresses,
//! no account, no chosen items, no items at all. Every sheet is set, and every code on it can be read.

mod judge;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use judge::Placed;
use mingma::build::{End, Options, Outcome, Silent, run};
use mingma::diag::{Severity, Span};
use serde_json::Value;

/// Pixels a module has at least; see `tests/pages.rs`.
const MODULE_PIXELS: f64 = 5.0;

/// What a city is like.
#[derive(Clone, Copy)]
struct City {
    departments: usize,
    items: usize,
    long: bool,
}

impl City {
    fn write(self, root: &Path) {
        let settings = "host = \"www.example.gov.cn\"\n[site]\nid = \"QX\"\nname = \"示例市\"\noffice = \"示例市人民政府办公室\"\ntelephone = \"010-00000000\"\n\
            address = \"示例市人民路1号\"\nhours = \"工作日 8:30—12:00\"\ncomplaints = \"12345\"\nedition = \"2026年11月\"\n\
            sample = true\nhome = \"https://www.example.gov.cn/zwgk/\"\n\
            department_home = \"https://www.example.gov.cn/zwgk/{department_lower}/\"\n\
            item_url = \"https://www.example.gov.cn/zwgk/{department_lower}/{id_lower}.html\"\n\
            [addresses]\nallow = [{ host = \"www.example.gov.cn\", path = \"/zwgk/\" }]\n\
            [build]\nlayouts = [LAYOUTS]\ndate = 2026-11-20\n";
        let layouts: Vec<String> = mingma::layout::built_in_names().map(|name| format!("{name:?}")).collect();
        fs::write(root.join("mingma.toml"), settings.replace("LAYOUTS", &layouts.join(", "))).unwrap();
        let rule = include_str!("../src/cli/init/zh/negative-list.toml");
        fs::write(root.join("negative-list.toml"), rule).unwrap();
        fs::create_dir_all(root.join("catalog")).unwrap();
        fs::write(root.join("catalog/fields.toml"), "[[field]]\nid = \"f\"\nname = \"财政预决算\"\n").unwrap();
        for number in 0..self.departments {
            self.write_department(number, &root.join(format!("catalog/{number:02}")));
        }
    }

    fn write_department(self, number: usize, folder: &Path) {
        let id = format!("D{}{}", char::from(b'A' + number as u8 / 26), char::from(b'A' + number as u8 % 26));
        let (name, short) = if self.long {
            (
                format!("某某蒙古族自治县第{number}综合行政执法监督管理委员会办公室"),
                format!("第{number}综合行政执法监督局"),
            )
        } else {
            (format!("示例市第{number}局"), format!("第{number}局"))
        };
        let home = if self.long {
            format!(
                "home = \"https://www.example.gov.cn/zwgk/xxgkml/zhengwugongkai/bumen/{}/index_2026.html\"\n",
                id.to_lowercase()
            )
        } else {
            String::new()
        };
        let text = format!(
            "id = \"{id}\"\norder = {number}\nname = \"{name}\"\nshort_name = \"{short}\"\nduties = \"负责示例。\"\n\
             address = \"示例市人民路{number}号\"\ntelephone = \"010-0000{number:04}\"\n{home}"
        );
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join("department.toml"), text).unwrap();
        let mut rows = String::from("编号,领域,一级事项,二级事项,三级事项,名称,依据,内容,主体,时限,方式,网址\n");
        for item in 1..=self.items {
            let title = if self.long {
                "关于进一步规范示例事项的审批、核准、备案和事中事后监管办法"
            } else {
                "示例事项"
            };
            writeln!(rows, "{id}-{item:04},财政预决算,{title}{item},,,,《条例》,示例内容,示例市,实时公开,政府网站,")
                .unwrap();
        }
        fs::write(folder.join("items.csv"), rows).unwrap();
    }
}

/// Builds the city with all built-in layouts and reads every code of every document but the handbook's.
fn build_and_read(city: City) {
    let root = tempfile::tempdir().unwrap();
    city.write(root.path());
    let output = root.path().join("output");
    let options = Options { root: root.path().into(), output: output.clone(), write: true, ..Options::default() };
    let outcome = run(&options, &Silent, &AtomicBool::new(false));
    assert!(matches!(outcome.end, End::Made(_)), "{:#?}", errors(&outcome));
    let manifest: Value = serde_json::from_slice(&fs::read(output.join("manifest.json")).unwrap()).unwrap();
    let targets: BTreeMap<&str, &str> =
        list(&manifest, "codes").iter().map(|code| (text(code, "id"), text(code, "target"))).collect();
    let mut seen = BTreeMap::new();
    for document in list(&manifest, "documents") {
        // Departments differ in their names' numbers only: the first and the last stand for the others.
        let count: &mut usize = seen.entry(text(document, "layout")).or_default();
        *count += 1;
        if *count == 1 || *count == city.departments {
            judge_document(document, &targets, &output);
        }
    }
    assert_eq!(seen.len(), mingma::layout::built_in_names().count(), "{seen:?}");
}

fn judge_document(document: &Value, targets: &BTreeMap<&str, &str>, output: &Path) {
    let mut claimed: BTreeMap<usize, Vec<Placed>> = BTreeMap::new();
    let mut finest = f64::INFINITY;
    for code in list(document, "codes") {
        let number = |key: &str| code[key].as_f64().unwrap();
        finest = finest.min(number("module_mm"));
        let placed = Placed {
            target: targets[text(code, "id")].to_owned(),
            x_mm: number("x_mm"),
            y_mm: number("y_mm"),
            side_mm: number("side_mm"),
        };
        claimed.entry(code["page"].as_u64().unwrap() as usize - 1).or_default().push(placed);
    }
    while claimed.len() > 6 {
        claimed.pop_last();
    }
    let bytes = fs::read(output.join(text(document, "path"))).unwrap();
    let dpi = (25.4 / finest * MODULE_PIXELS).clamp(40.0, 200.0);
    let faults: Vec<_> =
        judge::judge(&bytes, &claimed, dpi).into_iter().map(|(page, fault)| format!("{}: {fault}", page + 1)).collect();
    assert!(faults.is_empty(), "{}: {faults:#?}", text(document, "path"));
}

/// The errors in short: what, in which file and line, with which values.
fn errors(outcome: &Outcome) -> Vec<String> {
    let errors = outcome.found.as_slice().iter().filter(|found| found.severity == Severity::Error);
    let place = |span: &Span| format!("{}:{}", span.source.name, span.line_column().0);
    errors
        .map(|error| {
            format!("{} {} {:?}", error.key, error.span.as_ref().map_or_else(String::new, place), error.arguments)
        })
        .collect()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().expect(key)
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().expect(key)
}

#[test]
fn one_department_with_one_item() {
    build_and_read(City { departments: 1, items: 1, long: false });
}

#[test]
fn forty_departments() {
    build_and_read(City { departments: 40, items: 2, long: false });
}

#[test]
fn long_names_and_long_addresses() {
    build_and_read(City { departments: 23, items: 9, long: true });
}
