//! Small projects with one thing wrong each, and all that is said about them.

use std::fs;

use super::*;
use crate::catalog::{Column, load};
use crate::diag::{Diagnostic, Severity};
use crate::gate;

const PROJECT: &str = r#"host = "www.example.gov.cn"
[site]
id = "CITY"
name = "样例市"
office = "政务公开办公室"
telephone = "0482-8000000"
address = "样例路1号"
hours = "工作日"
complaints = "12345"
edition = "2026年11月"
home = "https://{host}/zwgk/"
department_home = "https://{host}/zwgk/{department_lower}/"
item_url = "https://{host}/zwgk/{id_lower}.html"
"#;
const FIELDS: &str = "[[field]]\nid = \"planning\"\nname = \"国土空间规划\"\naliases = [\"城乡规划\"]\n";
const DEPARTMENT: &str = "id = \"FGW\"\norder = 1\nname = \"发展和改革委员会\"\nshort_name = \"发改委\"\n\
    aliases = [\"发展计划局\", \"发改委\"]\nduties = \"综合\"\naddress = \"样例路2号\"\ntelephone = \"0482-8000001\"\n";
const HEADING: &str = "编号,领域,一级事项,依据,内容,主体,时限,方式,渠道,对象\n";
const ROW: &str = "国土空间规划,规划,《城乡规划法》,全文,发展和改革委员会,20个工作日,主动公开,政府网站,全社会\n";
const RULE: &str = "[[rule]]\nid = \"N-1\"\ntitle = \"秘密\"\nmatch = { words = [\"秘密\"], columns = [\"名称\"] }\neffect = \"absolute\"\n";

/// What the survey says of a project with these changes, as `key file:line:column argument=value…`.
fn said(files: &[(&str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let items = format!("{HEADING}FGW-1,{ROW}FGW-2,{}", ROW.replace("规划,规划", "规划,许可"));
    let usual = [
        ("mingma.toml", PROJECT),
        ("negative-list.toml", ""),
        ("catalog/fields.toml", FIELDS),
        ("catalog/发改/department.toml", DEPARTMENT),
        ("catalog/发改/items.csv", &items),
    ];
    for (name, text) in usual.iter().chain(files) {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let mut found = Diagnostics::default();
    let project = load(folder.path(), &mut found).unwrap();
    let list = gate::read(folder.path(), &mut found);
    assert!(found.as_slice().is_empty(), "{:#?}", found.as_slice());
    before_print(&project.catalog, list.as_ref(), Date::new(2026, 11, 24), &mut found);
    at_rest(&project.catalog, &mut found);
    assert!(found.as_slice().iter().all(|found| found.severity == Severity::Warning));
    found.as_slice().iter().map(shown).collect()
}

fn shown(found: &Diagnostic) -> String {
    let place = match &found.span {
        Some(span) => {
            let (line, column) = span.line_column();
            format!("{}:{line}:{column}", span.source.name)
        }
        None => found.file.clone().unwrap_or_default(),
    };
    let values: Vec<_> = found.arguments.iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("{} {place} {}", found.key, values.join(" "))
}

#[test]
fn a_complete_catalogue_has_nothing_to_be_said() {
    assert_eq!(said(&[]), [""; 0]);
}

#[test]
fn an_item_is_told_once_with_all_it_lacks() {
    let items = format!("{HEADING}FGW-1,{ROW}FGW-2,国土空间规划,许可,,全文,,20个工作日,主动公开,政府网站,\n");
    assert_eq!(
        said(&[("catalog/发改/items.csv", &items)]),
        ["survey-missing-elements catalog/发改/items.csv:3:1 id=FGW-2 columns=依据、主体、对象"]
    );
}

#[test]
fn what_no_item_of_a_file_has_is_said_once() {
    let items = "编号,领域,一级事项,依据,内容,主体,时限,方式\n\
        FGW-1,国土空间规划,规划,法,全文,本局,20日,政府网站\nFGW-2,国土空间规划,许可,法,,本局,20日,政府网站\n";
    assert_eq!(
        said(&[("catalog/发改/items.csv", items)]),
        [
            "survey-elements-nowhere catalog/发改/items.csv columns=渠道、对象 count=2",
            "survey-missing-elements catalog/发改/items.csv:3:1 id=FGW-2 columns=内容",
        ]
    );
    let only = items.lines().take(2).collect::<Vec<_>>().join("\n");
    assert_eq!(
        said(&[("catalog/发改/items.csv", &only)]),
        ["survey-missing-elements catalog/发改/items.csv:2:1 id=FGW-1 columns=渠道、对象"]
    );
}

#[test]
fn what_was_imported_is_told_with_its_cell() {
    let items = format!("{HEADING}FGW-1,{ROW}FGW-2,国土空间规划,许可,,全文,本局,20个工作日,主动公开,政府网站,全社会\n");
    let sources = "编号,文件,工作表,依据\nFGW-2,附件5.xlsx,城乡规划,E17 同上\n";
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("mingma.toml", PROJECT),
        ("catalog/fields.toml", FIELDS),
        ("catalog/发改/department.toml", DEPARTMENT),
        ("catalog/发改/items.csv", &items),
        ("catalog/发改/sources.csv", sources),
    ] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let mut found = Diagnostics::default();
    let project = load(folder.path(), &mut found).unwrap();
    before_print(&project.catalog, None, None, &mut found);
    let [found] = found.as_slice() else { panic!("{found:?}") };
    let origin = found.origin.as_ref().map(|origin| (&*origin.file, &*origin.cell.address, &*origin.cell.text));
    assert_eq!((found.key, origin), ("survey-missing-elements", Some(("附件5.xlsx", "E17", "同上"))));
}

#[test]
fn names_no_longer_in_force_are_told_once_for_a_file() {
    let old = ROW.replace("国土空间规划,规划", "城乡规划,规划");
    let bodies = ROW.replace("规划,规划", "规划,许可").replace("委员会,", "委员会、发展计划局,");
    let items = format!(
        "{HEADING}FGW-1,{old}FGW-2,{}FGW-3,{bodies}FGW-4,{}",
        old.replace(",规划", ",编制"),
        ROW.replace("规划,规划", "规划,监督").replace("发展和改革委员会", "发改委")
    );
    assert_eq!(
        said(&[("catalog/发改/items.csv", &items)]),
        [
            "survey-field-alias catalog/发改/items.csv:2:7 written=城乡规划 name=国土空间规划 count=2",
            "survey-body-alias catalog/发改/items.csv:4:37 written=发展计划局 name=发展和改革委员会 count=1",
        ]
    );
}

#[test]
fn cells_nobody_understands_are_told() {
    let row = |id: u32, from: &str, to: &str| {
        let row = ROW.replacen(",规划,", &format!(",事项{id},"), 1);
        assert!(row.contains(from), "{row}");
        format!("FGW-{id},{}", row.replacen(from, to, 1))
    };
    let rows = [
        row(1, "20个工作日", "看情况"),
        row(2, "《城乡规划法》", "税总发〔201744号"),
        row(3, "《城乡规划法》", "同上"),
        row(4, "20个工作日", "同上"),
        row(5, "主动公开", "政府公报"),
        row(6, "政府网站", "■政府网站□政府公报"),
        row(7, "全社会", "√"),
        row(8, "20个工作日", "看情况"),
    ];
    let items = HEADING.to_owned() + &rows.concat();
    let told = said(&[("catalog/发改/items.csv", &items)]);
    let places: Vec<_> = told.iter().map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(
        places,
        [
            "cell-limit-unread catalog/发改/items.csv:2:38",
            "cell-basis-number catalog/发改/items.csv:3:18",
            "survey-ditto catalog/发改/items.csv:4:18",
            "survey-ditto catalog/发改/items.csv:5:38",
            "survey-method catalog/发改/items.csv:6:45",
            "survey-boxes catalog/发改/items.csv:7:50",
            "survey-boxes catalog/发改/items.csv:8:55",
            "cell-limit-unread catalog/发改/items.csv:9:38",
        ],
        "{told:#?}"
    );
    assert_eq!(told[2], "survey-ditto catalog/发改/items.csv:4:18 id=FGW-3 column=依据 written=同上");
    assert_eq!(told[5], "survey-boxes catalog/发改/items.csv:7:50 id=FGW-6 column=渠道 mark=■");
}

#[test]
fn contacts_that_only_fill_the_place_are_told() {
    let department = DEPARTMENT.replace("0482-8000001", "待定").replace("样例路2号", "待定");
    assert_eq!(
        said(&[("catalog/发改/department.toml", &department), ("mingma.toml", &PROJECT.replace("0482-8000000", "-")),]),
        [
            "survey-no-telephone mingma.toml owner=样例市 written=-",
            "survey-no-telephone catalog/发改/department.toml:8:14 owner=发展和改革委员会 written=待定",
            "survey-no-address catalog/发改/department.toml:7:12 owner=发展和改革委员会 written=待定",
        ]
    );
}

#[test]
fn rules_of_the_former_regulations_are_told() {
    let said_of = |basis: &str, version: &str| {
        let version = if version.is_empty() { String::new() } else { format!("basis_version = \"{version}\"\n") };
        let list = format!("{RULE}basis = \"{basis}\"\n{version}");
        said(&[("negative-list.toml", &list)])
    };
    let article = |number: u32| {
        vec![format!("survey-old-article negative-list.toml:1:1 id=N-1 title=秘密 article={number} effect=absolute")]
    };
    let none: Vec<String> = Vec::new();
    assert_eq!(said_of("《政府信息公开条例》第八条", ""), article(8));
    assert_eq!(said_of("《政府信息公开条例》第八条", "国务院令第711号"), article(8));
    assert_eq!(said_of("《中华人民共和国政府信息公开条例》第十四条", ""), article(14));
    assert_eq!(said_of("条例第14条第四款", "国务院令第492号"), article(14));
    assert_eq!(said_of("《政府信息公开条例》第十三条", "国务院令第492号"), article(0));
    assert_eq!(said_of("《政府信息公开条例》第十四条", "国务院令第７１１号"), none);
    assert_eq!(said_of("《政府信息公开条例》（2019年修订）第十四条", ""), none);
    assert_eq!(said_of("《政府信息公开条例》第十五条", ""), none);
    assert_eq!(said_of("《中华人民共和国档案法》第十四条", ""), none);
}

#[test]
fn days_of_review_that_have_passed_are_told() {
    let due = |date: &str| {
        let list = format!("{RULE}basis = \"《中华人民共和国档案法》\"\nreview_due = {date}\n");
        said(&[("negative-list.toml", &list)])
    };
    assert_eq!(due("2026-11-24"), [""; 0]);
    assert_eq!(
        due("2026-11-23"),
        ["survey-review-due negative-list.toml:1:1 id=N-1 title=秘密 due=2026-11-23 today=2026-11-24"]
    );
}

#[test]
fn every_column_and_everything_that_is_told_is_documented_in_both_languages() {
    let told = include_str!("../diag/locale/en/survey.ftl")
        .lines()
        .filter_map(|line| line.strip_suffix(" =").or(line.split_once(" = ").map(|(key, _)| key)));
    let told: Vec<&str> = told.filter(|key| key.starts_with("survey-")).collect();
    assert!(told.len() > 8);
    for text in [include_str!("../../docs/catalog.md"), include_str!("../../docs/catalog.zh-CN.md")] {
        for key in &told {
            assert!(text.contains(&format!("`{key}`")), "{key}");
        }
        for row in Column::all().zip(Column::headings().collect::<Vec<_>>().chunks(2)) {
            let (column, [chinese, english]) = (row.0, row.1) else { panic!("{row:?}") };
            assert!(text.contains(&format!("| {chinese} | `{english}` |")), "{column:?}");
        }
    }
}
