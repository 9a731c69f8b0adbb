//! Whole small projects, as they lie on disk, and what is found in them.

use std::fs;
use std::path::PathBuf;

use encoding_rs::GB18030;
use tempfile::TempDir;

use super::*;
use crate::diag::{Diagnostic, Severity};

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
"#;
const FIELDS: &str = "[[field]]\nid = \"planning\"\nname = \"城乡规划\"\naliases = [\"国土空间规划\"]\n";
const DEPARTMENT: &str = "id = \"FGW\"\norder = 1\nname = \"发展和改革委员会\"\nduties = \"综合\"\naddress = \"样例路2号\"\ntelephone = \"0482-8000001\"\n";
const HEADING: &str = "编号,领域,一级事项,二级事项,三级事项,名称,依据,内容,主体,时限,方式,网址\n";

/// A project in a folder of its own.
struct Fixture(TempDir);

impl Fixture {
    fn new() -> Self {
        let fixture = Self(tempfile::tempdir().unwrap());
        fixture.file("mingma.toml", PROJECT);
        fixture.file("catalog/fields.toml", FIELDS);
        fixture.file("catalog/发改/department.toml", DEPARTMENT);
        fixture
    }

    fn with_items(rows: &str) -> Self {
        let fixture = Self::new();
        fixture.file("catalog/发改/items.csv", format!("{HEADING}{rows}"));
        fixture
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self, name: &str, contents: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }

    fn load(&self) -> (Option<Project>, Diagnostics) {
        let mut found = Diagnostics::default();
        (load(self.0.path(), &mut found), found)
    }

    /// What is found, as `key file:line:column`.
    fn found(&self) -> Vec<String> {
        self.load().1.as_slice().iter().map(shown).collect()
    }

    fn ids(&self) -> Vec<String> {
        let (project, found) = self.load();
        assert!(found.as_slice().is_empty(), "{:?}", found.as_slice());
        project.unwrap().catalog.items.into_iter().map(|item| item.id).collect()
    }
}

fn shown(found: &Diagnostic) -> String {
    match (&found.span, &found.file) {
        (Some(span), _) => {
            let (line, column) = span.line_column();
            format!("{} {}:{line}:{column}", found.key, span.source.name)
        }
        (None, Some(file)) => format!("{} {file}", found.key),
        (None, None) => found.key.to_owned(),
    }
}

fn row(id: &str) -> String {
    format!("{id},城乡规划,公共服务,,,{id}的名称,依据,内容,主体,时限,方式,\n")
}

#[test]
fn a_sound_project_is_read_whole() {
    let fixture = Fixture::with_items(
        "FGW-0001,planning,公共服务,法规文件,,,\"《城乡规划法》,\n条例\",内容,本局,20个工作日内,政府网站,https://www.example.gov.cn/zwgk/1\n",
    );
    let (project, found) = fixture.load();
    assert!(found.as_slice().is_empty(), "{:?}", found.as_slice());
    let Project { catalog, settings } = project.unwrap();
    assert_eq!(settings.addresses.host.value, "www.example.gov.cn");
    assert_eq!(settings.addresses.allow.len(), 1);
    assert_eq!(catalog.departments[0].home.value, "https://{host}/zwgk/{department_lower}/");
    assert_eq!(catalog.departments[0].hours, "工作日");
    let item = &catalog.items[0];
    assert_eq!((item.name.as_str(), item.level()), ("法规文件", 2));
    assert_eq!(item.basis, "《城乡规划法》,条例");
    assert_eq!(item.path, "发改/items.csv");
    let url = item.url.as_ref().unwrap();
    assert_eq!(&url.span.source.text[url.span.range.clone()], "https://www.example.gov.cn/zwgk/1");
    assert!(item.span.source.text[item.span.range.clone()].starts_with("FGW-0001,planning"));
}

#[test]
fn how_an_item_is_disclosed_is_said_in_one_line() {
    let heading = HEADING.replace("网址", "公开渠道和载体,公开对象,公开层级");
    let rows = [
        ("主动公开", "政府网站、公开查阅点", "全社会", "主动公开：政府网站、公开查阅点"),
        ("依申请公开", "政府网站", "特定群体：项目单位", "依申请公开（项目单位）：政府网站"),
        ("主动公开、依申请公开", "精准推送", "全社会；特定群体:申请人", "主动公开、依申请公开（申请人）：精准推送"),
        ("依申请公开", "", "特定群体", "依申请公开（特定群体）"),
        ("政府网站、政府公报", "", "", "政府网站、政府公报"),
        ("", "政府网站", "全社会", "政府网站"),
        ("", "", "", ""),
    ];
    let mut text = heading;
    for (at, (method, channels, audience, _)) in rows.iter().enumerate() {
        let row = format!("FGW-{at},城乡规划,公共服务,,,名称{at},依据,内容,主体,时限,{method},{channels},{audience}");
        text += &(row + ",县级、乡级\n");
    }
    let fixture = Fixture::new();
    fixture.file("catalog/发改/items.csv", text);
    let items = fixture.load().0.unwrap().catalog.items;
    let ways: Vec<_> = items.iter().map(|item| item.way().into_owned()).collect();
    assert_eq!(ways, rows.map(|row| row.3));
    assert_eq!(items[0].tier, "县级、乡级");
}

#[test]
fn encodings_separators_and_line_ends_of_spreadsheet_programs_are_read() {
    let utf8 = format!("{HEADING}{}", row("FGW-1"));
    let tabs = utf8.replace(',', "\t");
    let windows = utf8.replace('\n', "\r\n");
    let (gb18030, _, _) = GB18030.encode(&windows);
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(tabs.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let semicolons = utf8.replace(',', ";");
    for (name, bytes) in [
        ("marked", format!("\u{FEFF}{utf8}").into_bytes()),
        ("gb18030", gb18030.into_owned()),
        ("utf16", utf16),
        ("semicolons", semicolons.into_bytes()),
        ("blank lines", format!("\n\n{HEADING}\n,,,,,,,,,,,\n{}\n\n", row("FGW-1")).into_bytes()),
        ("wider rows", format!("{HEADING}{}", row("FGW-1").replace('\n', ",,\n")).into_bytes()),
    ] {
        let fixture = Fixture::new();
        fixture.file("catalog/发改/items.CSV", bytes);
        assert_eq!(fixture.ids(), ["FGW-1"], "{name}");
    }
}

#[test]
fn toml_items_and_csv_items_are_the_same() {
    let fixture = Fixture::new();
    fixture.file(
        "catalog/发改/处室/items.toml",
        "[[item]]\nid = \"FGW-2\"\nfield = \"国土空间规划\"\nlevel1 = \"公共服务\"\n\"依据\" = \"一\"\ncontent = \"二\"\nbody = \"三\"\ntime_limit = \"四\"\nmethod = \"五\"\n",
    );
    assert_eq!(fixture.ids(), ["FGW-2"]);
}

#[test]
fn every_mistake_is_reported_at_its_cell_in_the_order_of_the_input() {
    let rows = [
        "FGW-1,城乡归划,公共服务,,,名,依,内,主,时,方,\n",
        "FGW-2,城乡规划,公共服务,,三级,名二,依,内,主,时,方,\n",
        "FGW-2,城乡规划,公共服务,,,名三,依,内,主,时,方,\n",
        "fgw-3,城乡规划,公共服务,,,名四,依,内,主,时,方,\n",
        "SFJ-4,城乡规划,公共服务,,,名五,依,内,主,时,方,\n",
        "FGW-5,城乡规划,公共服务,,,名六,依,内,主,时\n",
        "FGW-6,城乡规划,公共服务,,,名\u{202E}七,依,内,主,时,方,\n",
        ",城乡规划,,,,名八,依,,主,时,方,\n",
        "FGW-7,城乡规划,公共服务,,,名九,\"依,\"\"据\"\"\",内,主,\u{200B},方,\n",
        "FGW-7A,城乡规划,公共服务,,,名十,依,内,主,时,方,\n",
        "FGW-7a,城乡规划,公共服务,,,名十一,依,内,主,时,方,\n",
        "FGW-8,城乡规划,公共服务,,,名十,依,内,主,时,方,\n",
    ];
    assert_eq!(
        Fixture::with_items(&rows.concat()).found(),
        [
            "catalog-unknown-field catalog/发改/items.csv:2:7",
            "catalog-level-gap catalog/发改/items.csv:3:18",
            "catalog-duplicate-id catalog/发改/items.csv:4:1",
            "catalog-item-id catalog/发改/items.csv:5:1",
            "catalog-id-of-another-department catalog/发改/items.csv:6:1",
            "catalog-wrong-width catalog/发改/items.csv:7:1",
            "catalog-forbidden-character catalog/发改/items.csv:8:19",
            "catalog-empty-cell catalog/发改/items.csv:9:1",
            "catalog-empty-cell catalog/发改/items.csv:9:7",
            "catalog-forbidden-character catalog/发改/items.csv:10:36",
            "catalog-id-differs-in-case catalog/发改/items.csv:12:1",
            "catalog-repeated-row catalog/发改/items.csv:13:1",
        ]
    );
}

#[test]
fn ids_copied_wrongly_are_found_by_their_check_letter() {
    let rows = ["FGW-0003Z", "FGW-0030Z", "FGW-0012", "FGW-12A"].map(row).concat();
    let fixture = Fixture::with_items(&rows);
    assert_eq!(fixture.found(), ["catalog-check-letter catalog/发改/items.csv:3:1"]);
    fixture.file("mingma.toml", format!("{PROJECT}[codes]\ncheck_letters = false\n"));
    assert_eq!(fixture.found(), [""; 0]);
}

#[test]
fn readings_are_kept_and_those_that_are_none_are_reported() {
    let heading = HEADING.replace("网址", "读音");
    let row = |id: &str, name: &str, reading: &str| {
        format!("{id},城乡规划,公共服务,,,{name},依据,内容,主体,时限,方式,{reading}\n")
    };
    let fixture = Fixture::new();
    let sound = [row("FGW-1", "会计A级名单", "kuài jì ji2 míng dān"), row("FGW-2", "规划", "")].concat();
    fixture.file("catalog/发改/items.csv", format!("{heading}{sound}"));
    fixture.file(
        "catalog/发改/department.toml",
        format!("{DEPARTMENT}short_name = \"发改委\"\nreading = \"fā gǎi wěi\"\n"),
    );
    let (project, found) = fixture.load();
    assert!(found.as_slice().is_empty(), "{:?}", found.as_slice());
    let catalog = project.unwrap().catalog;
    assert_eq!(catalog.departments[0].reading.as_deref(), Some("fā gǎi wěi"));
    assert_eq!(catalog.items[0].reading.as_deref(), Some("kuài jì ji2 míng dān"));
    assert_eq!(catalog.items[1].reading, None);

    let wrong = [row("FGW-1", "会计", "kuài jihh"), row("FGW-2", "规划", "guī huà tú")].concat();
    fixture.file("catalog/发改/items.csv", format!("{heading}{wrong}"));
    fixture.file("catalog/发改/department.toml", format!("{DEPARTMENT}reading = \"fā gǎi wěi\"\n"));
    assert_eq!(
        fixture.found(),
        [
            "catalog-reading-count catalog/发改/department.toml:7:11",
            "catalog-reading-syllable catalog/发改/items.csv:2:42",
            "catalog-reading-count catalog/发改/items.csv:3:37",
        ]
    );
}

#[test]
fn a_suggestion_and_the_first_place_come_with_the_report() {
    let fixture =
        Fixture::with_items(&format!("{}{}FGW-3,城乡归划,一,,,二,依,内,主,时,方,\n", row("FGW-1"), row("FGW-1")));
    let (_, found) = fixture.load();
    let argument = |index: usize, name: &str| {
        let (_, value) = found.as_slice()[index].arguments.iter().find(|(key, _)| *key == name).unwrap();
        value.clone()
    };
    assert_eq!((argument(0, "file"), argument(0, "line")), ("catalog/发改/items.csv".into(), "2".into()));
    assert_eq!(argument(1, "nearest"), "城乡规划");
}

#[test]
fn faults_of_the_heading_are_reported() {
    for (heading, expected) in [
        ("", vec!["catalog-no-header catalog/发改/items.csv"]),
        (
            "编码,领域\n",
            vec![
                "catalog-unknown-column catalog/发改/items.csv:1:1",
                "catalog-missing-columns catalog/发改/items.csv:1:1",
            ],
        ),
        (
            "编号,编号,领域,一级事项,依据,内容,主体,时限,方式\n",
            vec!["catalog-duplicate-column catalog/发改/items.csv:1:4"],
        ),
        (
            "编号,领域,一级事项,依据,内容,主体,时限,方式,\nFGW-1,城乡规划,一,依,内,主,时,方,多\n",
            vec!["catalog-unnamed-column catalog/发改/items.csv:2:24"],
        ),
        ("编号,\"领域\n城乡规划,x\n", vec!["catalog-open-quote catalog/发改/items.csv:1:4"]),
    ] {
        let fixture = Fixture::new();
        fixture.file("catalog/发改/items.csv", heading);
        assert_eq!(fixture.found(), expected, "{heading}");
    }
}

#[test]
fn a_quotation_left_open_does_not_swallow_rows_silently() {
    let fixture = Fixture::with_items(&format!("FGW-1,城乡规划,一,,,二,依,内,主,时,方,\"\n{}", row("FGW-2")));
    assert_eq!(fixture.found(), ["catalog-open-quote catalog/发改/items.csv:2:28"]);
}

#[test]
fn unknown_settings_are_reported_with_the_one_that_was_meant() {
    let fixture = Fixture::new();
    fixture.file("mingma.toml", format!("{PROJECT}telefone = \"x\"\nsample = \"yes\"\n[code]\nlevel = \"X\"\n"));
    fixture.file("catalog/发改/department.toml", "id = \"fgw\"\nname = \"\"\nordre = 1\n");
    assert_eq!(
        fixture.found(),
        [
            "catalog-wrong-kind mingma.toml:14:10",
            "catalog-unknown-key mingma.toml:13:1",
            "catalog-unknown-key mingma.toml:15:2",
            "catalog-empty-value catalog/发改/department.toml:2:8",
            "catalog-missing-key catalog/发改/department.toml:1:1",
            "catalog-missing-key catalog/发改/department.toml:1:1",
            "catalog-missing-key catalog/发改/department.toml:1:1",
            "catalog-unknown-key catalog/发改/department.toml:3:1",
            "catalog-department-id catalog/发改/department.toml:1:6",
        ]
    );
}

#[test]
fn a_project_without_settings_or_with_broken_ones_is_none() {
    let fixture = Fixture::new();
    fixture.file("mingma.toml", "host = \"a\nb = \n");
    let (project, found) = fixture.load();
    assert!(project.is_none());
    assert!(found.as_slice().iter().all(|found| found.key == "catalog-toml-syntax") && found.as_slice().len() > 1);
    fs::remove_file(fixture.path("mingma.toml")).unwrap();
    assert_eq!(fixture.found(), ["catalog-unreadable-file mingma.toml"]);
}

#[test]
fn what_is_no_catalogue_file_does_no_harm() {
    let fixture = Fixture::with_items(&row("FGW-1"));
    for litter in
        ["~$items.csv", ".items.csv.swp", ".hidden/items.csv", "Thumbs.db", ".DS_Store", "说明.md", "__MACOSX/x.csv"]
    {
        fixture.file(&format!("catalog/发改/{litter}"), [0xFF, 0, 1]);
    }
    assert_eq!(fixture.ids(), ["FGW-1"]);
    fixture.file("catalog/发改/事项.XLSX", "PK");
    fixture.file("catalog/发改/表.csv", "PK\x03\x04");
    fixture.file("catalog/stray.csv", HEADING);
    assert_eq!(
        fixture.found(),
        [
            "catalog-spreadsheet catalog/发改/事项.XLSX",
            "catalog-no-department catalog/stray.csv",
            "catalog-not-text catalog/发改/表.csv",
        ]
    );
}

#[cfg(unix)]
#[test]
fn loops_of_links_end_and_links_bring_nothing_in() {
    use std::os::unix::fs::symlink;
    let fixture = Fixture::with_items(&row("FGW-1"));
    symlink(fixture.path("catalog"), fixture.path("catalog/发改/loop")).unwrap();
    symlink(fixture.path("catalog/发改/items.csv"), fixture.path("catalog/发改/twice.csv")).unwrap();
    let (project, found) = fixture.load();
    assert_eq!(project.unwrap().catalog.items.len(), 1);
    assert!(found.as_slice().iter().all(|found| found.key == "catalog-link" && found.severity == Severity::Warning));
    assert_eq!(found.as_slice().len(), 2);
}

#[test]
fn items_stand_by_department_then_in_the_order_of_their_files() {
    let fixture = Fixture::with_items(&(row("FGW-2") + &row("FGW-1")));
    fixture.file("catalog/发改/a.csv", format!("{HEADING}{}", row("FGW-9")));
    fixture.file("catalog/司法/department.toml", DEPARTMENT.replace("FGW", "SFJ").replace("order = 1", "order = 0"));
    fixture.file("catalog/司法/x.csv", format!("{HEADING}{}", row("SFJ-1")));
    assert_eq!(fixture.ids(), ["SFJ-1", "FGW-9", "FGW-2", "FGW-1"]);
}

#[test]
fn a_poster_cannot_show_an_item_the_department_lacks() {
    let fixture = Fixture::with_items(&row("FGW-0001"));
    fixture.file("catalog/发改/department.toml", format!("{DEPARTMENT}main_items = [\"FGW-0001\", \"FGW-001\"]\n"));
    assert_eq!(fixture.found(), ["catalog-unknown-main-item catalog/发改/department.toml:7:27"]);
}

#[test]
fn a_missing_catalogue_is_an_error() {
    let fixture = Fixture::new();
    fs::remove_dir_all(fixture.path("catalog")).unwrap();
    assert_eq!(fixture.found(), ["catalog-unreadable-file catalog"]);
}

#[test]
fn a_mistake_is_told_with_the_cell_it_was_imported_from() {
    let fixture = Fixture::with_items(&(row("FGW-1") + &row("FGW-2").replace("依据", "依\u{200B}据") + &row("FGW-4")));
    let sources = "编号,文件,工作表,依据\nFGW-2,附件5.xlsx,城乡规划,E17 同上\nFGW-3,附件5.xlsx,城乡规划,E18\nFGW-4,附件5.xlsx,城乡规划,E19\n";
    fixture.file("catalog/发改/sources.csv", sources);
    let (project, found) = fixture.load();
    let [found] = found.as_slice() else { panic!("{found:?}") };
    let origin = found.origin.as_ref().map(|origin| (&*origin.file, &*origin.cell.address, &*origin.cell.text));
    assert_eq!((found.key, origin), ("catalog-forbidden-character", Some(("附件5.xlsx", "E17", "同上"))));
    let catalog = project.unwrap().catalog;
    assert_eq!(catalog.retired, ["FGW-3"]);
    assert!(catalog.items[0].origin.is_none() && catalog.items[1].origin.is_some());
}

#[test]
fn a_catalogue_is_read_as_it_would_be_with_changes() {
    let fixture = Fixture::with_items(&row("FGW-1"));
    let changes = Changes::from([
        (fixture.path("catalog/发改/items.csv"), format!("{HEADING}{}", row("FGW-2")).into_bytes()),
        (fixture.path("catalog/发改/more.csv"), format!("{HEADING}{}", row("FGW-3")).into_bytes()),
    ]);
    let mut found = Diagnostics::default();
    let items = load_changed(fixture.0.path(), &changes, &mut found).unwrap().catalog.items;
    assert_eq!(items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["FGW-2", "FGW-3"]);
    assert_eq!(fixture.ids(), ["FGW-1"]);
}
