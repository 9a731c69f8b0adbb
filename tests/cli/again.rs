//! Building again: what is right is left alone, what changed is made again, and the reason is told.

use std::fs;

use snapbox::str;

use crate::city::{City, FINANCE};

#[test]
fn nothing_changed() {
    let city = City::new();
    city.build();
    let before = city.output();
    let times = |city: &City| -> Vec<_> {
        before.keys().map(|path| fs::metadata(city.path("output").join(path)).unwrap().modified().unwrap()).collect()
    };
    let then = times(&city);
    city.run("build --lang zh").code(0).stdout_eq(str![[r#"
示例市　2026年11月（示例数据）

  公开事项      10  2 个部门
  二维码        13  codes/
  部门海报       2  2 页  poster/
  政务公开手册   1  15 页  handbook/示例市政务公开手册.pdf
  公示栏         2  2 页  bulletin/
  不予公开       1  名单与理由见 operator/withheld.csv（仅限内部，请勿外传）

没有变化：[..]/city/output 中的文件均为最新。
用时 [..] 秒。

"#]]);
    assert_eq!(city.output(), before);
    assert_eq!(times(&city), then, "files were written again");
}

#[test]
fn warnings_come_back() {
    let city = City::new();
    city.write("layouts/card/layout.toml", "title = \"名牌\"\nscope = \"site\"\nfile = \"card\"\n");
    city.write(
        "layouts/card/template.xml",
        "<document><page><p class=\"tall\">{{ site.name }}政务公开</p></page></document>\n",
    );
    city.write(
        "layouts/card/style.css",
        "p { height: 10mm; font-size: 24pt; line-height: 2; overflow: shrink(9pt) }\n",
    );
    city.replace("mingma.toml", "[\"poster\", \"handbook\", \"bulletin\"]", "[\"card\"]");
    let said = |run: snapbox::cmd::OutputAssert| {
        let all = String::from_utf8(run.get_output().stderr.clone()).unwrap();
        all.split_once("warning").map(|(_, warnings)| warnings.to_owned()).unwrap()
    };
    let first = said(city.run("build --lang en").code(0));
    assert!(first.contains("typeset-shrunk") && first.contains("layout-unknown-class"), "{first}");
    let again = city.run("build --lang en").code(0);
    assert!(String::from_utf8_lossy(&again.get_output().stdout).contains("Nothing changed"));
    assert_eq!(said(again), first);
}

#[test]
fn one_changed_item() {
    let city = City::new();
    city.build();
    // The handbook shows an item's content, posters and bulletins do not.
    city.replace(FINANCE, "按功能分类列明一般公共预算各项收入", "按功能分类列明各项收入");
    city.run("build --lang zh").code(0).stdout_eq(str![[r#"
示例市　2026年11月（示例数据）

  公开事项      10  2 个部门
  二维码        13  codes/
  部门海报       2  2 页  poster/
  政务公开手册   1  15 页  handbook/示例市政务公开手册.pdf
  公示栏         2  2 页  bulletin/
  不予公开       1  名单与理由见 operator/withheld.csv（仅限内部，请勿外传）

重新生成 1 份（CZJ-0002 有变化）：handbook/示例市政务公开手册.pdf
另有 4 份文档没有变化。
成果位于 [..]/city/output
用时 [..] 秒。

"#]]);
    // Its name stands everywhere the finance department is shown, and nowhere else.
    city.replace(FINANCE, "一般公共预算收入表", "一般公共预算收入总表");
    city.run("build --lang en").code(0).stdout_eq(str![[r#"
示例市, 2026年11月 (sample data)

  Items         10  2 departments
  Codes         13  codes/
  部门海报       2  2 pages  poster/
  政务公开手册   1  15 pages  handbook/示例市政务公开手册.pdf
  公示栏         2  2 pages  bulletin/
  Withheld       1  listed with reasons in operator/withheld.csv (internal; do not pass on)

Made 3 documents (CZJ-0002 changed): poster/CZJ-财政局.pdf, handbook/示例市政务公开手册.pdf, bulletin/CZJ-财政局.pdf
2 other documents did not change.
It all lies in [..]/city/output
Took [..] s.

"#]]);
}

#[test]
fn other_reasons() {
    let city = City::new();
    city.build();
    fs::write(city.path("output/poster/FGW-发改委.pdf"), "scribbled over").unwrap();
    fs::remove_file(city.path("output/poster/CZJ-财政局.pdf")).unwrap();
    city.run("build --lang en").code(0).stdout_eq(str![[r#"
示例市, 2026年11月 (sample data)

  Items         10  2 departments
  Codes         13  codes/
  部门海报       2  2 pages  poster/
  政务公开手册   1  15 pages  handbook/示例市政务公开手册.pdf
  公示栏         2  2 pages  bulletin/
  Withheld       1  listed with reasons in operator/withheld.csv (internal; do not pass on)

Made one document (file altered since): poster/FGW-发改委.pdf
Made one document (file gone): poster/CZJ-财政局.pdf
3 other documents did not change.
It all lies in [..]/city/output
Took [..] s.

"#]]);
    city.replace("catalog/财政局/department.toml", "人民路3号", "人民路5号");
    city.run("build --lang zh").code(0).stdout_eq(str![[r#"
示例市　2026年11月（示例数据）

  公开事项      10  2 个部门
  二维码        13  codes/
  部门海报       2  2 页  poster/
  政务公开手册   1  15 页  handbook/示例市政务公开手册.pdf
  公示栏         2  2 页  bulletin/
  不予公开       1  名单与理由见 operator/withheld.csv（仅限内部，请勿外传）

重新生成 3 份（部门或网站的信息有变化）：poster/CZJ-财政局.pdf、handbook/示例市政务公开手册.pdf、bulletin/CZJ-财政局.pdf
另有 2 份文档没有变化。
成果位于 [..]/city/output
用时 [..] 秒。

"#]]);
    city.replace("mingma.toml", "2026-11-20", "2026-11-21");
    city.run("build --lang en").code(0).stdout_eq(str![[r#"
示例市, 2026年11月 (sample data)

  Items         10  2 departments
  Codes         13  codes/
  部门海报       2  2 pages  poster/
  政务公开手册   1  15 pages  handbook/示例市政务公开手册.pdf
  公示栏         2  2 pages  bulletin/
  Withheld       1  listed with reasons in operator/withheld.csv (internal; do not pass on)

Made 5 documents (program, fonts or settings changed): poster/FGW-发改委.pdf, poster/CZJ-财政局.pdf, handbook/示例市政务公开手册.pdf, bulletin/FGW-发改委.pdf and 1 more
It all lies in [..]/city/output
Took [..] s.

"#]]);
}

#[test]
fn a_changed_layout() {
    let city = City::new();
    city.write("layouts/list/layout.toml", "title = \"名单\"\nscope = \"site\"\nfile = \"list\"\n");
    city.write("layouts/list/template.xml", "<document><flow><p>{{ site.name }}</p></flow></document>\n");
    city.replace("mingma.toml", "[\"poster\", \"handbook\", \"bulletin\"]", "[\"list\"]");
    city.build();
    city.write("layouts/list/style.css", "p { color: #333 }\n");
    city.run("build --lang en").code(0).stdout_eq(str![[r#"
示例市, 2026年11月 (sample data)

  Items     10  2 departments
  Codes     13  codes/
  名单       1  one page  list/list.pdf
  Withheld   1  listed with reasons in operator/withheld.csv (internal; do not pass on)

Made one document (layout changed): list/list.pdf
It all lies in [..]/city/output
Took [..] s.

"#]]);
    city.replace("mingma.toml", "[\"list\"]", "[\"poster\"]");
    city.run("build --lang zh").code(0).stdout_eq(str![[r#"
示例市　2026年11月（示例数据）

  公开事项  10  2 个部门
  二维码    13  codes/
  部门海报   2  2 页  poster/
  不予公开   1  名单与理由见 operator/withheld.csv（仅限内部，请勿外传）

重新生成 2 份（此前没有生成过）：poster/FGW-发改委.pdf、poster/CZJ-财政局.pdf
已删除 1 个不再需要的文件。
成果位于 [..]/city/output
用时 [..] 秒。

"#]]);
    assert!(!city.path("output/list").exists());
}

#[test]
fn one_thread_or_two_in_one_folder_or_another() {
    let (one, two) = (City::new(), City::new());
    one.run("build --jobs 1").code(0);
    two.run("build --jobs 2").code(0);
    assert!(one.output().len() > 20);
    assert_eq!(one.output().keys().collect::<Vec<_>>(), two.output().keys().collect::<Vec<_>>());
    for (path, bytes) in one.output() {
        assert!(two.output()[&path] == bytes, "{path} differs");
    }
}

#[test]
fn a_part_of_the_project_leaves_the_rest_as_it_is() {
    let city = City::new();
    city.build();
    let before = city.output();
    city.replace(FINANCE, "一般公共预算收入表", "一般公共预算收入总表");
    city.run("build --only poster --department FGW --lang en").code(0).stdout_eq(str![[r#"
示例市, 2026年11月 (sample data)

  Items     10  2 departments
  部门海报   1  one page  poster/FGW-发改委.pdf
  Withheld   1  listed with reasons in operator/withheld.csv (internal; do not pass on)

Nothing changed: every file in [..]/city/output is as it should be.
Took [..] s.

"#]]);
    let documents = |files: &std::collections::BTreeMap<String, Vec<u8>>| -> Vec<_> {
        files
            .iter()
            .filter(|(path, _)| path.ends_with(".pdf"))
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect()
    };
    assert!(documents(&city.output()) == documents(&before), "documents were touched");
    city.run("build --lang en").code(0).stdout_eq(str![[r#"
示例市, 2026年11月 (sample data)

  Items         10  2 departments
  Codes         13  codes/
  部门海报       2  2 pages  poster/
  政务公开手册   1  15 pages  handbook/示例市政务公开手册.pdf
  公示栏         2  2 pages  bulletin/
  Withheld       1  listed with reasons in operator/withheld.csv (internal; do not pass on)

Made 3 documents (CZJ-0002 changed): poster/CZJ-财政局.pdf, handbook/示例市政务公开手册.pdf, bulletin/CZJ-财政局.pdf
2 other documents did not change.
It all lies in [..]/city/output
Took [..] s.

"#]]);
}

#[test]
fn a_part_of_the_project_alone() {
    let city = City::new();
    city.run("build --only codes --department CZJ").code(0);
    let paths: Vec<_> = city.output().into_keys().filter(|path| path.ends_with(".svg")).collect();
    assert_eq!(paths.len(), 6, "{paths:?}");
    assert!(paths.iter().all(|path| path.starts_with("codes/CZJ/")), "{paths:?}");
    let manifest = city.manifest();
    assert_eq!(manifest["codes"].as_array().unwrap().len(), 13);
    assert_eq!(manifest["documents"].as_array().unwrap().len(), 0);
}

#[test]
fn documents_left_behind_by_a_part_are_named() {
    let city = City::new();
    city.build();
    city.replace("mingma.toml", "{id_lower}.html", "{id_lower}.htm");
    city.run("build --only handbook --lang en").code(0).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
Setting documents
Writing files
warning[build-outdated-document]: “bulletin/CZJ-财政局.pdf” was not part of this run, but 3 of its codes are gone or lead elsewhere now
help: run “mingma build” without --only and --department to bring everything up to date

warning[build-outdated-document]: “bulletin/FGW-发改委.pdf” was not part of this run, but 3 of its codes are gone or lead elsewhere now
help: run “mingma build” without --only and --department to bring everything up to date

warning[build-outdated-document]: “poster/CZJ-财政局.pdf” was not part of this run, but 3 of its codes are gone or lead elsewhere now
help: run “mingma build” without --only and --department to bring everything up to date

warning[build-outdated-document]: “poster/FGW-发改委.pdf” was not part of this run, but 3 of its codes are gone or lead elsewhere now
help: run “mingma build” without --only and --department to bring everything up to date


"#]]);
    let svgs = city.output().into_keys().filter(|path| path.ends_with(".svg")).count();
    assert_eq!(svgs, 3, "pictures that lead to the old addresses stayed");
}
