//! Short addresses: an address that changes is a new map and nothing to print.

use std::collections::BTreeSet;

use crate::city::{City, FINANCE};

fn short_city() -> City {
    let city = City::new();
    city.replace("mingma.toml", "path = \"/zwgk/\" }", "path = \"/zwgk/\" }, { host = \"{host}\", path = \"/q/\" }");
    let short = "level = \"M\"\naddress = \"permalink\"\npermalink = \"https://{host}/q/\"\nredirects = [\"nginx\", \"static\"]\n";
    city.replace("mingma.toml", "level = \"M\"\n", short);
    city
}

/// The item's row with another address, which is the last of its cells.
fn move_page(city: &City, address: &str) {
    let text = std::fs::read_to_string(city.path(FINANCE)).unwrap();
    let lines = text.lines().map(|line| match line.rsplit_once(',') {
        Some((row, _)) if row.starts_with("CZJ-0002") => format!("{row},{address}\n"),
        _ => format!("{line}\n"),
    });
    city.write(FINANCE, lines.collect::<String>());
}

#[test]
fn a_new_address_is_a_new_map_alone() {
    let city = short_city();
    move_page(&city, "https://{host}/zwgk/first");
    city.build();
    let before = city.output();
    let entry = |city: &City| {
        let manifest = city.manifest();
        let codes = manifest["codes"].as_array().unwrap();
        codes.iter().find(|code| code["id"] == "CZJ-0002").unwrap().clone()
    };
    assert_eq!(entry(&city)["target"], "https://www.example.gov.cn/q/CZJ-0002");
    assert_eq!(entry(&city)["destination"], "https://www.example.gov.cn/zwgk/first");
    assert_eq!(entry(&city)["version"], 3);

    move_page(&city, "https://{host}/zwgk/second");
    city.build();
    let after = city.output();
    assert_eq!(entry(&city)["destination"], "https://www.example.gov.cn/zwgk/second");
    let changed: BTreeSet<_> =
        after.iter().filter(|(path, bytes)| before.get(*path) != Some(*bytes)).map(|(path, _)| path.as_str()).collect();
    let maps = ["manifest.json", "redirects/nginx/map.conf", "redirects/static/q/CZJ-0002/index.html"];
    assert_eq!(changed.into_iter().filter(|path| !path.starts_with("operator/")).collect::<Vec<_>>(), maps);
    let map = String::from_utf8(after["redirects/nginx/map.conf"].clone()).unwrap();
    assert!(map.contains("\"/q/CZJ-0002\" \"https://www.example.gov.cn/zwgk/second\";"), "{map}");
    assert!(!map.contains("FGW-0006"), "what is withheld stands in no map");
}

#[test]
fn maps_go_with_short_addresses() {
    let city = short_city();
    city.build();
    assert!(city.path("output/redirects/pages/unknown.html").exists());
    city.replace("mingma.toml", "redirects = [\"nginx\", \"static\"]", "redirects = [\"caddy\"]");
    city.build();
    assert!(
        !city.path("output/redirects/static").exists() && city.path("output/redirects/caddy/mingma.caddy").exists()
    );
    city.replace("mingma.toml", "address = \"permalink\"", "address = \"direct\"");
    city.build();
    assert!(!city.path("output/redirects").exists());
    assert!(city.manifest().get("redirects").is_none());
}

#[test]
fn mistakes_about_short_addresses() {
    let city = short_city();
    let settings = std::fs::read_to_string(city.path("mingma.toml")).unwrap();
    let said = |from: &str, to: &str, expected: &str| {
        city.replace("mingma.toml", from, to);
        let run = city.run("check --lang en").code(1);
        let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        assert!(said.contains(expected), "{said}");
        city.write("mingma.toml", &settings);
    };
    said("address = \"permalink\"", "address = \"permalinks\"", "did you mean “permalink”?");
    said("[\"nginx\", \"static\"]", "[\"ngin\"]", "did you mean “nginx”?");
    said("permalink = \"https://{host}/q/\"", "permalink_for = [\"items\"]", "needs a permalink");
    said("https://{host}/q/", "https://t.cn/q/", "“permalink” leads to t.cn");
    said(", { host = \"{host}\", path = \"/q/\" }", "", "the path /q/A of “permalink”");
    said("https://{host}/q/", "https://{host}/q/a.b/", "not a plain folder");
}

/// What was issued once keeps its address: removed or withheld, and nobody can tell which.
#[test]
fn issued_codes_keep_leading_somewhere() {
    let city = short_city();
    city.run("build --issue 2026 --date 2026-11-20").success();
    let map = |city: &City| String::from_utf8(city.output()["redirects/nginx/map.conf"].clone()).unwrap();
    assert!(!map(&city).contains("gone-"), "nothing is gone yet");

    let decision = "\n[[decision]]\nitem = \"CZJ-0003\"\noutcome = \"withhold\"\nby = \"张某\"\ndate = 2026-11-20\nreason = \"核对\"\n";
    let list = std::fs::read_to_string(city.path("negative-list.toml")).unwrap();
    city.write("negative-list.toml", list + decision);
    let text = std::fs::read_to_string(city.path(FINANCE)).unwrap();
    let removed: String =
        text.lines().filter(|line| !line.starts_with("CZJ-0002")).flat_map(|line| [line, "\n"]).collect();
    city.write(FINANCE, removed);
    let department = "catalog/财政局/department.toml";
    let text = std::fs::read_to_string(city.path(department)).unwrap();
    let kept: String =
        text.lines().filter(|line| !line.starts_with("main_items")).flat_map(|line| [line, "\n"]).collect();
    city.write(department, kept);
    city.build();
    let gone: Vec<_> = map(&city).lines().filter(|line| line.contains("gone-")).map(str::to_owned).collect();
    assert_eq!(gone, ["    \"/q/CZJ-0002\" \"gone-CZJ.html\";", "    \"/q/CZJ-0003\" \"gone-CZJ.html\";"]);
    for (path, bytes) in city.output().iter().filter(|(path, _)| path.starts_with("redirects/")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(
            !text.contains("一般公共预算收入表") && !text.contains("一般公共预算支出表"),
            "{path} names what is gone"
        );
    }
    let static_page = |id: &str| city.output()[&format!("redirects/static/q/{id}/index.html")].clone();
    assert_eq!(static_page("CZJ-0002"), static_page("CZJ-0003"));

    // Without short addresses, what hangs would go dead: that is said.
    city.replace("mingma.toml", "address = \"permalink\"", "address = \"direct\"");
    let run = city.run("check --lang en").success();
    let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert!(said.contains("13 issued codes hold short addresses"), "{said}");
}
