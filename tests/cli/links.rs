//! Checking addresses: what is said without network, and what a build asks for.

use mingma::register::{Check, Register};

use crate::city::City;

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
    let text = std::fs::read_to_string(city.path("mingma.toml")).unwrap();
    city.write("mingma.toml", text + "\n[links]\nrequire_days = 30\n");
    let run = city.run("build --lang en").code(1);
    assert!(
        said(&run).contains("the addresses of 1 code were not good when they were last checked: CZJ-0002"),
        "{}",
        said(&run)
    );

    let good = City::new();
    record(&good, "2026-11-18", "czj-0002.html", "good");
    let text = std::fs::read_to_string(good.path("mingma.toml")).unwrap();
    good.write("mingma.toml", format!("{text}\n[links]\nrequire_days = 30\n"));
    good.run("build").success();
    good.replace("mingma.toml", "require_days = 30", "require_days = 1");
    let run = good.run("check --lang en").code(1);
    assert!(said(&run).contains("the addresses of 13 codes were not checked within 1 days"), "{}", said(&run));
    good.replace("mingma.toml", "date = 2026-11-20", "");
    assert!(said(&good.run("check --lang en").code(1)).contains("no date to count from"));
}
