//! Checking addresses: what is said without network, and what a build asks for.

use std::fs;

use mingma::register::{Check, Register};
use snapbox::str;

use crate::city::{City, FINANCE, files};

fn said(run: &snapbox::cmd::OutputAssert) -> String {
    let output = run.get_output();
    String::from_utf8_lossy(&[output.stdout.clone(), output.stderr.clone()].concat()).into_owned()
}

/// Every address of the city as found good on a day, but one.
fn record(city: &City, day: &str, last: &str, outcome: &str) {
    city.build();
    let manifest = city.manifest();
    let targets = manifest["codes"].as_array().unwrap().iter().map(|code| code["target"].as_str().unwrap().to_owned());
    let check = |target: String| Check {
        outcome: if target.ends_with(last) { outcome } else { "good" }.to_owned(),
        checked: format!("{day}T08:00:00Z"),
        last: "https://www.example.gov.cn/zwgk/new.html".to_owned(),
        title: "标题".to_owned(),
        fingerprint: "00ff00ff00ff00ff".to_owned(),
        attempts: 1,
        target,
        ..Check::default()
    };
    let checks: Vec<_> = targets.map(check).collect();
    Register::open_or_begin(&city.root()).unwrap().record_checks(&checks).unwrap();
}

#[test]
fn evidence_without_network() {
    let city = City::new();
    let run = city.run("links --offline --lang en").code(1);
    assert!(said(&run).contains("13 addresses, 0 of them good"), "{}", said(&run));
    record(&city, "2026-11-18", "czj-0002.html", "moved");
    let run = city.run("links --offline --lang zh").success();
    assert!(said(&run).contains("共 13 个网址，13 个正常") && said(&run).contains("1 个已永久迁移"), "{}", said(&run));
    let csv = String::from_utf8(city.output()["operator/links/links.csv"].clone()).unwrap();
    let row = csv.lines().find(|line| line.contains("CZJ-0002")).unwrap();
    assert!(
        row.contains(",moved,0,https://www.example.gov.cn/zwgk/new.html,https://www.example.gov.cn/zwgk/new.html,"),
        "{row}"
    );
    let book = mingma::sheet::read(
        "links.xlsx",
        city.output()["operator/links/links.xlsx"].clone(),
        &mut mingma::diag::Diagnostics::default(),
    )
    .unwrap();
    let sheet = &book.sheets[0];
    let top = sheet.row(1).iter().map(|cell| cell.text.to_string()).collect::<Vec<_>>().join(",");
    assert!(row.starts_with("CZJ-0002,") && top == row.trim_end(), "{top}");
    assert_eq!(sheet.height(), 14);
    let json: serde_json::Value = serde_json::from_slice(&city.output()["operator/links/links.json"]).unwrap();
    assert_eq!(json["totals"]["good"], 13);
    let page = String::from_utf8(city.output()["operator/links/links.html"].clone()).unwrap();
    roxmltree::Document::parse(
        &page
            .replace("<!DOCTYPE html>", "")
            .replace("<meta charset=\"utf-8\">", "")
            .replace("initial-scale=1\">", "initial-scale=1\"/>"),
    )
    .unwrap();

    let run = city.run("links --approve 李 --lang en").success();
    assert!(said(&run).contains("Approved: 13 pages"), "{}", said(&run));
    let approvals = Register::open(&city.root()).unwrap().unwrap().approvals().unwrap();
    assert_eq!((approvals.len(), approvals[0].person.as_str(), approvals[0].title.as_str()), (13, "李", "标题"));
}

#[test]
fn a_build_asks_for_recent_checks() {
    let city = City::new();
    record(&city, "2026-11-18", "czj-0002.html", "astray");
    let text = fs::read_to_string(city.path("mingma.toml")).unwrap();
    city.write("mingma.toml", text + "\n[links]\nrequire_days = 30\n");
    let run = city.run("build --lang en").code(1);
    assert!(
        said(&run).contains("the addresses of 1 code were not good when they were last checked: CZJ-0002"),
        "{}",
        said(&run)
    );

    let good = City::new();
    record(&good, "2026-11-18", "czj-0002.html", "good");
    let text = fs::read_to_string(good.path("mingma.toml")).unwrap();
    good.write("mingma.toml", format!("{text}\n[links]\nrequire_days = 30\n"));
    good.run("build").success();
    good.replace("mingma.toml", "require_days = 30", "require_days = 1");
    let run = good.run("check --lang en").code(1);
    assert!(said(&run).contains("the addresses of 13 codes were not checked within 1 days"), "{}", said(&run));
    good.replace("mingma.toml", "date = 2026-11-20", "");
    assert!(said(&good.run("check --lang en").code(1)).contains("no date to count from"));
}

#[test]
fn pages_that_moved_are_taken_into_the_catalogue_on_request() {
    let city = City::new();
    record(&city, "2026-11-18", "czj-0002.html", "moved");
    let mut register = Register::open_or_begin(&city.root()).unwrap();
    let check = |target: &str, last: &str| Check {
        target: format!("https://www.example.gov.cn/zwgk/{target}"),
        checked: "2026-11-19T08:00:00Z".to_owned(),
        outcome: "moved".to_owned(),
        last: last.to_owned(),
        attempts: 1,
        ..Check::default()
    };
    register
        .record_checks(&[
            check("fgw/fgw-0001.html", "https://www.example.gov.cn/zwgk/2026/fgw-0001.html"),
            check("fgw/fgw-0002.html", "https://www.example.com/casino.html"),
            check("czj/", "https://www.example.gov.cn/zwgk/finance/"),
        ])
        .unwrap();
    let before = files(&city.path("catalog"));
    city.run("links --accept-moves FGW-0002 CZJ-9 --lang en").code(1).stderr_eq(str![[r#"
error[build-not-moved]: “FGW-0002” was not found to have moved for good; is “FGW-0001” meant?
help: mingma links --offline lists what was found last; what moved off the allow-list is not taken.

error[build-not-moved]: “CZJ-9” was not found to have moved for good
help: mingma links --offline lists what was found last; what moved off the allow-list is not taken.

2 errors. Nothing was written.

"#]]);
    assert_eq!(files(&city.path("catalog")), before);
    city.run("links --accept-moves FGW-0001 --lang en").success().stdout_eq(str![[r#"
New addresses in the catalogue: 1 (1 file)
  FGW-0001  https://www.example.gov.cn/zwgk/fgw/fgw-0001.html → https://www.example.gov.cn/zwgk/2026/fgw-0001.html

"#]]);
    let after = files(&city.path("catalog"));
    let changed: Vec<_> = after.iter().filter(|(name, bytes)| before.get(*name) != Some(bytes)).collect();
    assert_eq!(changed.len(), 1, "{:?}", after.keys());
    let old = String::from_utf8(before[changed[0].0].clone()).unwrap();
    let new = String::from_utf8(changed[0].1.clone()).unwrap();
    let lines = old.lines().zip(new.lines()).filter(|(old, new)| old != new);
    let told: Vec<String> = lines.map(|(old, new)| format!("- {old}\n+ {new}")).collect();
    snapbox::assert_data_eq!(
        told.join("\n"),
        str![[r#"
- FGW-0001,重大建设项目,批准服务信息,,,,《中华人民共和国政府信息公开条例》,办理重大建设项目审批事项的总体说明,示例市发展和改革委员会,自信息形成或者变更之日起20个工作日内,主动公开,政府网站、公开查阅点,全社会,县级,
+ FGW-0001,重大建设项目,批准服务信息,,,,《中华人民共和国政府信息公开条例》,办理重大建设项目审批事项的总体说明,示例市发展和改革委员会,自信息形成或者变更之日起20个工作日内,主动公开,政府网站、公开查阅点,全社会,县级,https://www.example.gov.cn/zwgk/2026/fgw-0001.html
"#]]
    );
    // All the others; what the catalogue does not keep is told.
    city.run("links --accept-moves --lang zh").success().stdout_eq(str![[r#"
已写入目录的新网址：1 个（1 个文件）
  CZJ-0002  https://www.example.gov.cn/zwgk/czj/czj-0002.html → https://www.example.gov.cn/zwgk/new.html
须在 mingma.toml 或 department.toml 中自行更改：1 个
  CZJ  https://www.example.gov.cn/zwgk/czj/ → https://www.example.gov.cn/zwgk/finance/

"#]]);
    city.run("links --accept-moves --format json").success().stdout_eq(str![[r#"
{"accepted":[],"left":[{"id":"CZJ","from":"https://www.example.gov.cn/zwgk/czj/","to":"https://www.example.gov.cn/zwgk/finance/"}],"files":[]}

"#]]);
    city.run("build").success();
    let target = |id: &str| {
        let codes = city.manifest()["codes"].as_array().unwrap().clone();
        codes.iter().find(|code| code["id"] == id).unwrap()["target"].as_str().unwrap().to_owned()
    };
    assert_eq!(target("FGW-0001"), "https://www.example.gov.cn/zwgk/2026/fgw-0001.html");
    assert_eq!(target("FGW-0002"), "https://www.example.gov.cn/zwgk/fgw/fgw-0002.html");
    assert_eq!(target("CZJ-0002"), "https://www.example.gov.cn/zwgk/new.html");
}

#[test]
fn a_register_that_cannot_be_opened_is_no_mistake_of_the_project() {
    let city = City::new();
    record(&city, "2026-11-18", "czj-0002.html", "moved");
    let table = fs::read(city.path(FINANCE)).unwrap();
    fs::remove_file(city.path("register.db")).unwrap();
    city.write("register.db", "no register");
    city.run("links --accept-moves").code(2);
    assert_eq!(fs::read(city.path(FINANCE)).unwrap(), table);
}

#[test]
fn an_address_that_is_not_always_good_is_told() {
    let city = City::new();
    record(&city, "2026-11-17", "czj-0002.html", "late");
    record(&city, "2026-11-18", "czj-0002.html", "late");
    record(&city, "2026-11-19", "czj-0002.html", "good");
    let run = city.run("links --offline --lang en").success();
    assert!(said(&run).contains("Good now, but not at every check: 1\n"), "{}", said(&run));
    let csv = String::from_utf8(city.output()["operator/links/links.csv"].clone()).unwrap();
    let row = |id: &str| csv.lines().find(|line| line.starts_with(id)).unwrap().rsplit(',').take(2).collect::<Vec<_>>();
    assert_eq!((row("CZJ-0002"), row("CZJ-0001")), (vec!["2", "3"], vec!["0", "3"]));
    let page = String::from_utf8(city.output()["operator/links/links.html"].clone()).unwrap();
    assert!(page.contains("good; not good at 2 of 3 checks"), "{page}");
}
