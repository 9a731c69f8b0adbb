//! Names in Mongolian: printed when approved, otherwise not, and always on the operator's list.

use crate::city::City;

const NAME: &str = "ᠤᠯᠠᠭᠠᠨᠬᠣᠲᠠ";
const APPROVED: &str =
    "name_mn = { text = \"ᠤᠯᠠᠭᠠᠨᠬᠣᠲᠠ\", translator = \"甲\", reviewer = \"乙\", approved = 2026-11-01 }";

/// A new project with these lines in `[site]`.
fn city(lines: &str) -> City {
    let city = City::new();
    city.replace("mingma.toml", "\noffice = ", &format!("\n{lines}\noffice = "));
    city
}

fn list(city: &City) -> String {
    String::from_utf8(city.output()["operator/mongolian.csv"].clone()).unwrap()
}

/// Whether some PDF tells readers the name.
fn is_printed(city: &City) -> bool {
    let units: Vec<String> = NAME.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    let units = units.concat();
    let pdfs = city.output().into_iter().filter(|(path, _)| path.ends_with(".pdf"));
    pdfs.into_iter().any(|(_, bytes)| {
        let mut document = lopdf::Document::load_mem(&bytes).unwrap();
        document.decompress();
        let mut streams = document.objects.values().filter_map(|object| object.as_stream().ok());
        streams.any(|stream| String::from_utf8_lossy(&stream.content).contains(&units))
    })
}

/// The keys of what a check finds.
fn keys(city: &City) -> Vec<String> {
    let output = city.run("check --format json").get_output().stderr.clone();
    let lines = String::from_utf8(output).unwrap();
    let found = lines.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    found.filter_map(|one| one["key"].as_str().map(str::to_owned)).filter(|key| key.contains("mongolian")).collect()
}

#[test]
fn an_approved_name_is_printed_and_its_approval_recorded() {
    let city = city(&format!("{APPROVED}\nscripts = \"mn-first\""));
    city.run("build --only poster --only handbook").success();
    let manifest = city.manifest();
    assert_eq!(manifest["scripts"], "mn-first");
    let recorded = &manifest["mongolian"][0];
    let expected = [NAME, "甲", "乙", "2026-11-01"];
    assert_eq!(["text", "translator", "reviewer", "approved"].map(|key| recorded[key].as_str().unwrap()), expected);
    assert!(is_printed(&city));
    let list = list(&city);
    assert!(list.contains("已审定 approved,甲,乙,2026-11-01\r\n") && list.contains("缺 missing,,,\r\n"), "{list}");
}

#[test]
fn without_an_approval_pages_show_chinese_alone() {
    let city = city(&format!("name_mn = \"{NAME}\""));
    assert_eq!(keys(&city), ["catalog-mongolian-unapproved"]);
    city.run("build --only poster").success();
    assert_eq!(city.manifest()["mongolian"], serde_json::json!([]));
    assert_eq!(city.manifest()["scripts"], "zh-first");
    assert!(!is_printed(&city));
    assert!(list(&city).contains("未审定 not approved"));
}

#[test]
fn mistakes_in_names_are_told() {
    for (lines, expected) in [
        ("name_mn = \"\u{E234}\u{E235}\"", "catalog-mongolian-private"),
        ("name_mn = { text = \"\u{E234}\", reviewer = \"乙\", approved = 2026-11-01 }", "catalog-mongolian-private"),
        ("name_mn = \"乌兰浩特\"", "catalog-mongolian-letters"),
    ] {
        let city = city(lines);
        assert_eq!(keys(&city), [expected], "{lines}");
        city.run("check").code(1);
    }
    let unsigned = city(&APPROVED.replace("reviewer = \"乙\", ", ""));
    let output = unsigned.run("check --format json").code(1).get_output().stderr.clone();
    assert!(String::from_utf8(output).unwrap().contains("catalog-missing-key"));
    let order = city("scripts = \"mn\"");
    let output = order.run("check --format json").code(1).get_output().stderr.clone();
    assert!(String::from_utf8(output).unwrap().contains("catalog-no-scripts"));
}

#[test]
fn suffixes_joined_in_two_ways_are_told() {
    let approved = |text: &str| APPROVED.replace(NAME, text);
    let city = city(&approved("ᠬᠣᠲᠠ\u{180E}ᠶᠢᠨ ᠠᠷᠠᠳ\u{202F}ᠤᠨ"));
    assert_eq!(keys(&city), ["build-mongolian-joints"]);
}
