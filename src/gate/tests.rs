//! Small projects with negative lists: what gets through, what does not, and what is said.

use std::fs;

use super::*;
use crate::catalog::load;
use crate::diag::Severity;

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
const FIELDS: &str = "[[field]]\nid = \"planning\"\nname = \"城乡规划\"\n";
const ITEMS: &str = "编号,领域,一级事项,二级事项,三级事项,名称,依据,内容,主体,时限,方式\n\
    FGW-1,城乡规划,规划编制,,,,法,总的说明,委,20日,主动\n\
    FGW-2,城乡规划,规划编制,总体规划,,,法,批准文件,委,20日,主动\n\
    FGW-3,城乡规划,规划编制,总体规划,涉密图纸,,法,图纸,委,20日,主动\n\
    FGW-4,城乡规划,规划许可,选址意见书,,,法,证载内 容（涉\u{3000}密除外）,委,20日,主动\n";

/// Writes the sample project with `list`.
fn lay_out(folder: &std::path::Path, list: &str) {
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    file("mingma.toml", PROJECT);
    file("catalog/fields.toml", FIELDS);
    for (id, name) in [("FGW", "发改委"), ("GAJ", "公安局")] {
        let department = format!(
            "id = \"{id}\"\norder = 1\nname = \"{name}\"\nduties = \"综合\"\naddress = \"路\"\ntelephone = \"1\"\n"
        );
        file(&format!("catalog/{name}/department.toml"), &department);
        file(&format!("catalog/{name}/items/一.csv"), &ITEMS.replace("FGW", id));
    }
    file(LIST_FILE, list);
}

/// Runs the gate over the sample with `list`; the ids let through, those withheld, and what was said.
fn run(list: &str) -> (Vec<String>, Vec<Withheld>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path(), list);
    let mut found = Diagnostics::default();
    let project = load(folder.path(), &mut found).expect("a project");
    let mut passed = Vec::new();
    let mut withheld = Vec::new();
    if let Some(list) = read(folder.path(), &mut found) {
        let (cleared, kept_back) = clear(project.catalog, &list, &mut found);
        passed = cleared.catalog().items.iter().map(|item| item.id.clone()).collect();
        for item in &cleared.catalog().items {
            let department = &cleared.catalog().departments[item.department].id;
            assert!(item.id.starts_with(department), "{} stands under {department}", item.id);
        }
        withheld = kept_back;
    }
    let said = found.into_iter().map(|found| {
        let line = found.span.as_ref().map_or(0, |span| span.line_column().0);
        let mark = if found.severity == Severity::Error { "error" } else { "warning" };
        let values: Vec<_> = found.arguments.iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!("{mark} {} {line} {}", found.key, values.join(" ")).trim_end().to_owned()
    });
    (passed, withheld, said.collect())
}

fn rule(id: &str, matcher: &str, effect: &str) -> String {
    format!(
        "[[rule]]\nid = \"{id}\"\ntitle = \"类\"\nmatch = {{ {matcher} }}\nbasis = \"条例第十四条\"\neffect = \"{effect}\"\n"
    )
}

fn decision(item: &str, outcome: &str) -> String {
    format!(
        "[[decision]]\nitem = \"{item}\"\noutcome = \"{outcome}\"\nby = \"张三\"\ndate = 2026-10-01\nreason = \"审查意见\"\n"
    )
}

fn ids(withheld: &[Withheld]) -> Vec<&str> {
    withheld.iter().map(|each| each.id.as_str()).collect()
}

#[test]
fn rules_by_id_by_path_and_by_words_withhold() {
    let list = rule("N-1", "ids = [\"FGW-3\"]", "absolute")
        + &rule("N-2", "paths = [\"公安局/items/*.csv\"]", "absolute")
        + &rule("N-3", "words = [\"涉密除外\"], columns = [\"内容\"]", "discretionary");
    let (passed, withheld, said) = run(&list);
    assert_eq!(passed, ["FGW-1", "FGW-2"], "words are found across white space in a cell");
    assert_eq!(ids(&withheld), ["FGW-3", "FGW-4", "GAJ-1", "GAJ-2", "GAJ-3", "GAJ-4"]);
    assert_eq!(said, [""; 0]);
}

#[test]
fn a_path_that_names_a_departments_folder_withholds_the_department() {
    let (passed, withheld, said) = run(&rule("N-1", "paths = [\"公安局\"]", "absolute"));
    assert_eq!(passed, ["FGW-1", "FGW-2", "FGW-3", "FGW-4"]);
    assert_eq!(ids(&withheld), ["GAJ", "GAJ-1", "GAJ-2", "GAJ-3", "GAJ-4"]);
    assert_eq!(said, [""; 0]);
}

#[test]
fn no_item_of_a_withheld_department_is_released_alone() {
    let list = rule("N-1", "paths = [\"公安局\"]", "discretionary") + &decision("GAJ-2", "release");
    let (passed, _, said) = run(&list);
    assert!(passed.iter().all(|id| id.starts_with("FGW")));
    assert_eq!(said, ["error gate-release-below 8 id=GAJ-2 above=GAJ"]);
}

#[test]
fn a_path_that_cannot_be_one_is_an_error_and_one_that_names_nothing_is_said() {
    for wrong in ["公安局\\\\**", "../公安局", "/公安局//一.csv", "catalog/公安局/**", "公安局/**.csv"]
    {
        let (passed, _, said) = run(&rule("N-1", &format!("paths = [\"{wrong}\"]"), "absolute"));
        assert!(passed.is_empty() && said.len() == 1 && said[0].starts_with("error gate-bad-path 4"), "{said:?}");
    }
    let (_, withheld, said) = run(&rule("N-1", "paths = [\"公安局/items/一.csv\", \"公安居/**\"]", "absolute"));
    assert_eq!(withheld.len(), 4);
    assert_eq!(said, ["warning gate-idle-rule 4 id=N-1 title=类"]);
}

#[test]
fn what_stands_below_a_withheld_heading_is_withheld_with_it() {
    let (passed, withheld, _) = run(&rule("N-1", "ids = [\"FGW-2\"]", "conditional"));
    assert_eq!(passed[..2], ["FGW-1", "FGW-4"]);
    assert_eq!(ids(&withheld), ["FGW-2", "FGW-3"]);
    assert_eq!(withheld[1].reason, Reason::Under("FGW-2".into()));

    let list = rule("N-1", "ids = [\"FGW-2\"]", "conditional") + &decision("FGW-3", "release");
    let (passed, _, said) = run(&list);
    assert!(!passed.contains(&"FGW-3".to_owned()));
    assert!(said.iter().any(|line| line == "error gate-release-below 8 id=FGW-3 above=FGW-2"), "{said:?}");
}

#[test]
fn people_decide_unless_the_rule_is_absolute() {
    let list = rule("N-1", "ids = [\"FGW-4\"]", "conditional")
        + &decision("FGW-4", "release")
        + &decision("GAJ-4", "withhold");
    let (passed, withheld, said) = run(&list);
    assert!(passed.contains(&"FGW-4".to_owned()));
    assert_eq!(ids(&withheld), ["GAJ-4"]);
    assert!(matches!(&withheld[0].reason, Reason::Decision { by, .. } if by == "张三"));
    assert_eq!(said, [""; 0]);

    let list = rule("N-1", "ids = [\"FGW-4\"]", "absolute") + &decision("FGW-4", "release");
    let (passed, _, said) = run(&list);
    assert!(!passed.contains(&"FGW-4".to_owned()));
    assert_eq!(said, ["error gate-absolute-release 8 id=FGW-4 rule=N-1"]);
}

#[test]
fn of_several_rules_the_hardest_speaks() {
    let list = rule("N-1", "ids = [\"FGW-4\"]", "discretionary")
        + &rule("N-2", "words = [\"选址\"], columns = [\"名称\"]", "absolute");
    let (_, withheld, _) = run(&list);
    assert!(matches!(&withheld[0].reason, Reason::Rule { id, .. } if id == "N-2"));
}

#[test]
fn what_applies_to_nothing_is_said() {
    let list = rule("N-1", "words = [\"没有的词\"], columns = [\"名称\"]", "absolute")
        + &decision("FGW-1", "release")
        + &rule("N-2", "ids = [\"FGW-1O\"]", "absolute");
    let (_, _, said) = run(&list);
    assert_eq!(
        said,
        [
            "warning gate-idle-rule 1 id=N-1 title=类",
            "error gate-unknown-item 16 id=FGW-1O nearest=FGW-1",
            "warning gate-idle-rule 13 id=N-2 title=类",
            "warning gate-idle-release 8 id=FGW-1",
        ]
    );
}

#[test]
fn a_list_that_cannot_be_understood_lets_nothing_through() {
    let broken = [
        ("[[rule]\n", "catalog-toml-syntax"),
        ("[[rule]]\nid = \"N\"\n", "catalog-missing-key"),
        (&rule("N", "ids = []", "absolute"), "gate-empty-matcher"),
        (&rule("N", "ids = [\"FGW-1\"], paths = [\"x\"]", "absolute"), "gate-one-matcher"),
        (&rule("N", "words = [\"x\"]", "absolute"), "gate-no-columns"),
        (&rule("N", "words = [\"x\"], columns = [\"名字\"]", "absolute"), "gate-unknown-column"),
        (&rule("N", "words = [\" \"], columns = [\"名称\"]", "absolute"), "gate-empty-matcher"),
        (&rule("N", "ids = [\"FGW-1\"]", "absolut"), "gate-no-choice"),
        (
            &(rule("N", "ids = [\"FGW-1\"]", "absolute") + &rule("N", "ids = [\"FGW-2\"]", "absolute")),
            "gate-duplicate-rule",
        ),
        ("[[rules]]\n", "catalog-unknown-key"),
    ];
    for (list, key) in broken {
        let (passed, _, said) = run(list);
        assert!(passed.is_empty(), "{list}");
        assert!(said.iter().any(|line| line.starts_with(&format!("error {key} "))), "{list}: {said:?}");
    }
}

#[test]
fn no_file_is_an_error_and_an_empty_one_is_a_list() {
    let folder = tempfile::tempdir().unwrap();
    let mut found = Diagnostics::default();
    assert!(read(folder.path(), &mut found).is_none());
    assert_eq!(found.as_slice()[0].key, "gate-no-list");
    assert_eq!(run("").0.len(), 8);
}

#[test]
fn the_operators_table_runs_no_formula() {
    let withheld = |name: &str| Withheld {
        id: "FGW-1".into(),
        name: name.into(),
        department: "发改委".into(),
        levels: vec!["一".into(), "二".into()],
        url: None,
        reason: Reason::Under("FGW-0".into()),
    };
    let names = ["=1+1", "+1", "-1", "@x", "\tx", "平\"常,\n的"];
    let csv = withheld_csv(&names.map(withheld));
    assert!(csv.starts_with("\u{FEFF}编号 id,"));
    let mut reader = csv::ReaderBuilder::new().from_reader(csv.trim_start_matches('\u{FEFF}').as_bytes());
    let read: Vec<String> = reader.records().map(|record| record.unwrap()[1].to_owned()).collect();
    assert_eq!(read, ["'=1+1", "'+1", "'-1", "'@x", "'\tx", "平\"常,\n的"]);
}

#[test]
fn what_is_marked_is_what_is_withheld() {
    let list = rule("N-1", "words = [\"总体规划\"], columns = [\"二级事项\"]", "absolute");
    let (passed, withheld, _) = run(&list);
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path(), &list);
    let mut found = Diagnostics::default();
    let catalog = load(folder.path(), &mut found).expect("a project").catalog;
    let marked = mark(catalog, &read(folder.path(), &mut found).expect("a list"), &mut found);
    let numbered = || marked.catalog().items.iter().enumerate();
    let is_marked = |index: usize| marked.reason(index).is_some();
    let free: Vec<_> = numbered().filter(|(index, _)| !is_marked(*index)).map(|(_, item)| item.id.clone()).collect();
    let kept: Vec<_> = numbered().filter(|(index, _)| is_marked(*index)).map(|(_, item)| item.id.clone()).collect();
    assert_eq!(free, passed);
    assert_eq!(kept, withheld.iter().map(|each| each.id.clone()).collect::<Vec<_>>());
    assert!(!kept.is_empty());
}
