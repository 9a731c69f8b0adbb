//! `mingma proof` and `build --proof`, run as a user does.

use std::fs;

use snapbox::str;

use crate::city::{City, files, mingma};

#[test]
fn what_was_built_is_proven() {
    let city = City::new();
    city.build();
    city.run("proof --lang en").success().stdout_eq(str![[r#"
Proven: [..] documents, [..] pages, [..] codes
  [..] sound
Searched for [..] ids, titles and addresses of withheld items.
Nothing was found that speaks against printing.
Report: [..]output/operator/proof.html
Took [..] s.

"#]]);
    let page = fs::read_to_string(city.path("output/operator/proof.html")).unwrap();
    assert!(page.contains("outcome good") && page.contains("data:image/jpeg;base64,/9j/"));
    let report: serde_json::Value =
        serde_json::from_slice(&fs::read(city.path("output/operator/proof.json")).unwrap()).unwrap();
    let placed =
        city.manifest()["documents"].as_array().unwrap().iter().map(|d| d["codes"].as_array().unwrap().len()).sum();
    assert_eq!(report["totals"]["good"].as_u64().map(|count| count as usize), Some(placed));
    // A build leaves the report alone, and a second proof finds the same.
    city.build();
    assert!(city.path("output/operator/proof.html").exists());
}

#[test]
fn results_do_not_depend_on_the_number_of_threads() {
    let city = City::new();
    city.build();
    let mut reports = Vec::new();
    for jobs in [1, 2] {
        let report = format!("proof --jobs {jobs} --lang zh --report report/{jobs}.html");
        city.run(&report).success();
        reports.push(["html", "json"].map(|ending| fs::read(city.path(&format!("report/{jobs}.{ending}"))).unwrap()));
    }
    assert_eq!(reports[0], reports[1]);
}

#[test]
fn a_withheld_title_left_in_a_footer() {
    let city = City::new();
    let title = withheld_title(&city);
    city.write("layouts/leak/layout.toml", "title = \"告示\"\nscope = \"site\"\nfile = \"leak\"\n");
    let half = title.char_indices().nth(title.chars().count() / 2).unwrap().0;
    let (one, other) = title.split_at(half);
    city.replace("mingma.toml", "[\"poster\", \"handbook\", \"bulletin\"]", "[\"leak\"]");
    let template = format!("<document><flow><p>告示：{one}<br/>{other}</p></flow></document>\n");
    city.write("layouts/leak/template.xml", template);
    city.run("build --only leak --proof --lang en").code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
...
error[proof-withheld]: the title of the withheld item “[..]” can be read in this document
--> leak/leak.pdf, page 1
...
"#]]);
    assert!(!city.path("output").exists(), "something was written");
    city.run("build --only leak").success();
    city.run("proof --lang zh").code(1).stderr_eq(str![[r#"
...
错误[proof-withheld]: 文档中可以读到不予公开事项“[..]”的名称
...
"#]]);
}

/// The title of an item that the new project withholds.
fn withheld_title(city: &City) -> String {
    city.run("build --only codes").success();
    let list = fs::read_to_string(city.path("output/operator/withheld.csv")).unwrap();
    fs::remove_dir_all(city.path("output")).unwrap();
    let mut rows = csv::Reader::from_reader(list.trim_start_matches('\u{FEFF}').as_bytes());
    let row = rows.records().next().unwrap().unwrap();
    row[1].to_owned()
}

#[test]
fn a_file_altered_or_gone() {
    let city = City::new();
    city.run("build --only bulletin").success();
    let mut paths = files(&city.path("output/bulletin")).into_keys();
    let (first, second) = (paths.next().unwrap(), paths.next().unwrap());
    fs::remove_file(city.path("output/bulletin").join(&first)).unwrap();
    let altered = city.path("output/bulletin").join(&second);
    let mut bytes = fs::read(&altered).unwrap();
    bytes.extend_from_slice(b"\n% a note\n");
    fs::write(&altered, bytes).unwrap();
    let told = city.run("proof --lang en").code(1).get_output().stderr.clone();
    let told = String::from_utf8(told).unwrap();
    assert!(told.contains("error[proof-lost]") && told.contains("error[proof-changed]"), "{told}");
}

#[test]
fn documents_of_other_programs() {
    let city = City::new();
    city.run("build --only codes,bulletin").success();
    let code = &city.manifest()["codes"][0];
    let picture = city.path("output").join(code["files"][1].as_str().unwrap());
    let elsewhere = tempfile::tempdir().unwrap();
    fs::copy(&picture, elsewhere.path().join("code.png")).unwrap();
    let sheet = files(&city.path("output/bulletin")).into_values().next().unwrap();
    fs::write(elsewhere.path().join("sheet.pdf"), sheet).unwrap();

    let here = elsewhere.path();
    mingma(here, "proof sheet.pdf code.png --lang en").assert().success().stdout_eq(str![[r#"
Proven: 2 documents, [..] pages, [..] codes
  [..] sound
Not searched for withheld items: there is no project here (name one with --root).
Nothing was found that speaks against printing.
Took [..] s.

"#]]);
    let target = code["target"].as_str().unwrap();
    fs::write(here.join("right.csv"), format!("file,target\ncode.png,{target}\n")).unwrap();
    mingma(here, "proof code.png --expect right.csv").assert().success();
    fs::write(here.join("wrong.csv"), "file,target,id\ncode.png,https://x.cn/,X\n").unwrap();
    mingma(here, "proof code.png --expect wrong.csv --lang en").assert().code(1).stderr_eq(str![[r#"
...
error[proof-missing]: where “X” should stand there is no code that can be read
...
error[proof-extra]: there is a code here that nobody planned; it leads to [..]
...
"#]]);
    fs::write(here.join("broken.csv"), "file,tragte\n").unwrap();
    mingma(here, "proof code.png --expect broken.csv --lang en").assert().code(1).stderr_eq(str![[r#"
error[proof-expect-column]: there is no column “tragte” in a table of expected codes
...
"#]]);
}

#[test]
fn what_cannot_be_proven_is_said() {
    let here = tempfile::tempdir().unwrap();
    let here = here.path();
    mingma(here, "proof --lang en").assert().code(2);
    mingma(here, "proof none.pdf --lang en").assert().code(2).stderr_eq(str![[r#"
error[proof-no-such-path]: there is no “none.pdf”
...
"#]]);
    fs::write(here.join("a.txt"), "").unwrap();
    mingma(here, "proof a.txt --lang en").assert().code(2);
    mingma(here, "proof . --lang en").assert().code(2);
    fs::write(here.join("a.pdf"), "no PDF").unwrap();
    mingma(here, "proof a.pdf --lang en").assert().code(1).stderr_eq(str![[r#"
...
error[proof-not-a-pdf]: this is no PDF that can be opened
...
"#]]);
}
