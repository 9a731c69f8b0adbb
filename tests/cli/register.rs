//! The register as offices use it: issue, post, take down, look, write out and restore.

use std::fs;

use snapbox::str;

use crate::city::City;

/// The built-in bulletin sheet, to be changed.
const BULLETIN: &str = include_str!("../../layouts/bulletin/layout.toml");
const BULLETIN_TEMPLATE: &str = include_str!("../../layouts/bulletin/template.xml");
const BULLETIN_STYLE: &str = include_str!("../../layouts/bulletin/style.css");

/// A city that issued an edition.
fn issued() -> City {
    let city = City::new();
    city.run("build --issue 2026 --date 2026-11-20").success();
    city
}

#[test]
fn issuing_is_told_and_done_once() {
    let city = City::new();
    city.build();
    assert!(!city.path("register.db").exists(), "a plain build recorded something");
    let told = |line: &str| String::from_utf8(city.run(line).success().get_output().stdout.clone()).unwrap();
    let first = told("build --issue 2026 --date 2026-11-20 --lang zh");
    assert!(first.contains("已作为版次“2026”于 2026-11-20 发布，登记在 register.db 中。"), "{first}");
    let again = told("build --issue 2026 --date 2026-12-24 --lang en");
    assert!(again.contains("Edition 2026 was issued on 2026-11-20 with this very content"), "{again}");
    let line: serde_json::Value = serde_json::from_str(&told("build --issue 2026 --format json")).unwrap();
    assert_eq!(line["issued"], serde_json::json!({ "edition": "2026", "date": "2026-11-20", "new": false }));
    let plain: serde_json::Value = serde_json::from_str(&told("build --format json")).unwrap();
    assert_eq!(plain.get("issued"), None);
}

#[test]
fn another_content_under_the_same_name_is_refused_and_nothing_is_written() {
    let city = issued();
    let before = city.output();
    city.replace(crate::city::FINANCE, "一般公共预算收入表", "一般公共预算收入总表");
    city.run("build --issue 2026 --lang en").code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
Setting documents: 5
error[register-edition-taken]: the edition “2026” was issued before, with another content: 0 codes, 1 texts and 3 documents differ (CZJ-0002, bulletin/CZJ-财政局.pdf, handbook/示例市政务公开手册.pdf, poster/CZJ-财政局.pdf)
help: What was issued is never changed. Issue this under a name of its own, such as “2026-2”; it then supersedes the earlier one.


"#]]);
    assert!(city.output() == before);
    city.run("build --issue 2026-2").success();
}

#[test]
fn what_cannot_be_issued() {
    let city = City::new();
    city.run("build --issue 2026 --only poster --lang en").code(2).stderr_eq(str![[r#"
error[build-issue-part]: only a whole build can be issued as edition “2026”
help: leave --only and --department away: an edition is everything that may hang on a wall


"#]]);
    city.run("build --issue 2026 --date tomorrow --lang zh").code(2).stderr_eq(str![[r#"
错误[cli-not-a-date]: “tomorrow”不是日期
处理办法: 日期写作 2026-11-20。


"#]]);
    city.write("register.db", "not a register");
    city.run("build --issue 2026 --lang en").code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error[register-damaged]: the register “[..]/city/register.db” is damaged: the file is no database
help: It is not replaced by an empty one: it is the only record of what hangs on the walls. Move it aside with its companions (register.db-wal, register.db-shm), then restore it from a copy, or from the last export: mingma register import FOLDER.


"#]]);
    city.run("register import exported").code(2);
    assert_eq!(fs::read_to_string(city.path("register.db")).unwrap(), "not a register");
    assert!(!city.path("output").exists());
}

#[test]
fn posting_and_taking_down() {
    let city = issued();
    city.write(
        "张贴表.csv",
        "地点,文档,份数,张贴人,日期\n\
         一楼大厅,poster/FGW-发改委.pdf,2,李,2026/11/21\n\
         二楼,poster/CZJ-财政.pdf,1,李,2026/11/21\n\
         三楼,bulletin/CZJ-财政局.pdf,半,李,2026/11/21\n\
         四楼,bulletin/CZJ-财政局.pdf,1,李,2026/11/22\n",
    );
    city.run("register post --from 张贴表.csv --lang zh")
        .code(1)
        .stdout_eq(str![[r#"
已登记 2 条，编号 1 2；此前已登记 0 条。

"#]])
        .stderr_eq(str![[r#"
错误[register-table-cell]: “半”不是份数
 --> 张贴表.csv:4:1
  |
4 | 三楼,bulletin/CZJ-财政局.pdf,半,李,2026/11/21
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 这一条没有登记
  |
  = 处理办法: 日期写作 2026-11-20，份数为不小于 1 的整数。改好后重新导入整张表即可，已登记的不会重复登记。

错误[register-posting-unknown]: 从未发布过文档“poster/CZJ-财政.pdf”；是否指“poster/CZJ-财政局.pdf”？
 --> 张贴表.csv:3:1
  |
3 | 二楼,poster/CZJ-财政.pdf,1,李,2026/11/21
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 未发布
  |
  = 处理办法: 文档以输出文件夹内的路径称呼，如 poster/FGW.pdf。用 mingma register show 可列出全部文档。


"#]]);
    city.replace("张贴表.csv", "财政.pdf", "财政局.pdf");
    city.replace("张贴表.csv", ",半,", ",1,");
    city.run("register post --from 张贴表.csv --lang en").success().stdout_eq(str![[r#"
Recorded 2 postings: 3 4. Recorded before: 2.

"#]]);
    city.run("register post 门卫 poster/CZJ-财政局.pdf --copies 3 --by 王 --date 2026-12-01 --lang en")
        .success()
        .stdout_eq(str![[r#"
Recorded one posting: 5. Recorded before: 0.

"#]]);
    city.run("register take-down 1 4 --date 2026-12-24 --by 王 --lang en").success().stdout_eq(str![[r#"
Recorded as taken down: 2. Recorded before: 0.

"#]]);
    city.run("register take-down 1 9 --date 2026-12-25 --lang zh").code(2).stderr_eq(str![[r#"
错误[register-taken-already]: 第 1 号张贴已于 2026-12-24 取下

错误[register-no-posting]: 没有第 9 号张贴记录
处理办法: 用 mingma register show 可列出现有张贴及其编号。


"#]]);
    city.run("register show --verify --documents --lang en").success().stdout_eq(str![[r#"
Register [..]/city/register.db
Looked over to the last page: sound.

One edition:
  2026  2026-11-20  13 codes, 5 documents

3 postings hang (2 taken down):
  2  2026-11-22  四楼  bulletin/CZJ-财政局.pdf  2026  1 copy
  3  2026-11-21  二楼  poster/CZJ-财政局.pdf    2026  1 copy
  5  2026-12-01  门卫  poster/CZJ-财政局.pdf    2026  3 copies

5 documents in the last edition:
  bulletin/CZJ-财政局.pdf
  bulletin/FGW-发改委.pdf
  handbook/示例市政务公开手册.pdf
  poster/CZJ-财政局.pdf
  poster/FGW-发改委.pdf

"#]]);
}

#[test]
fn lost_and_restored() {
    let city = issued();
    city.run("register post 门卫 poster/CZJ-财政局.pdf --date 2026-12-01").success();
    city.run("register export 登记簿 --lang en").success().stdout_eq(str![[r#"
Wrote 12 files to [..]/city/登记簿

"#]]);
    let exported = crate::city::files(&city.path("登记簿"));
    let shown = |city: &City| city.run("register --format json").success().get_output().stdout.clone();
    let before = shown(&city);
    fs::remove_file(city.path("register.db")).unwrap();
    city.run("register --lang en").code(2).stderr_eq(str![[r#"
error[cli-no-register]: nothing was issued yet in “[..]/city”: there is no register.db
help: “mingma build --issue EDITION” begins one


"#]]);
    city.run("register import elsewhere --lang en").code(2).stderr_eq(str![[r#"
error[cli-register-no-export]: “[..]/city/elsewhere” holds no export of a register
help: name the folder that “mingma register export FOLDER” wrote


"#]]);
    assert!(!city.path("register.db").exists());
    city.run("register import 登记簿 --lang en").success().stdout_eq(str![[r#"
Imported: editions 1, postings 1, taken down 0, inspections 0, link checks 0, approvals 0.

"#]]);
    assert_eq!(shown(&city), before);
    city.run("register export again").success();
    assert_eq!(crate::city::files(&city.path("again")), exported);
    // The restored register knows the edition: issuing it again is nothing new.
    let told = city.run("build --issue 2026 --lang en").success().get_output().stdout.clone();
    assert!(String::from_utf8_lossy(&told).contains("nothing new to record"));
}

#[test]
fn postings_from_a_workbook() {
    let city = issued();
    let rows = [
        ["2026年11月张贴登记", "", "", "", ""],
        ["地点", "文档", "份数", "日期", "张贴人"],
        ["一楼大厅", "poster/FGW-发改委.pdf", "2", "2026-11-21", "李"],
        ["二楼", "poster/CZJ-财政.pdf", "1", "2026-11-21", "李"],
        ["三楼", "bulletin/CZJ-财政局.pdf", "半", "2026-11-21", "李"],
    ];
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet().set_name("张贴").unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, cell).unwrap(),
            };
        }
    }
    city.write("张贴表.xlsx", workbook.save_to_buffer().unwrap());
    city.run("register post --from 张贴表.xlsx --lang zh")
        .code(1)
        .stdout_eq(str![[r#"
已登记 1 条，编号 1；此前已登记 0 条。

"#]])
        .stderr_eq(str![[r#"
错误[register-table-cell]: “半”不是份数
--> 张贴表.xlsx，工作表“张贴”，单元格 C5：“半”
 = 处理办法: 日期写作 2026-11-20，份数为不小于 1 的整数。改好后重新导入整张表即可，已登记的不会重复登记。

错误[register-posting-unknown]: 从未发布过文档“poster/CZJ-财政.pdf”；是否指“poster/CZJ-财政局.pdf”？
--> 张贴表.xlsx，工作表“张贴”，单元格 B4：“poster/CZJ-财政.pdf”
 = 处理办法: 文档以输出文件夹内的路径称呼，如 poster/FGW.pdf。用 mingma register show 可列出全部文档。


"#]]);
}

#[test]
fn a_document_in_two_files_is_one_thing_on_the_wall() {
    let city = City::new();
    city.replace(
        "mingma.toml",
        "layouts = [\"poster\", \"handbook\", \"bulletin\"]",
        "layouts = [\"poster\", \"bulletin\"]\nprofiles = [\"web\", \"office\"]",
    );
    city.write("layouts/bulletin/layout.toml", BULLETIN.replace("scope", "profiles = [\"web\"]\nscope"));
    for (name, text) in [("template.xml", BULLETIN_TEMPLATE), ("style.css", BULLETIN_STYLE)] {
        city.write(&format!("layouts/bulletin/{name}"), text);
    }
    city.run("build --issue 2026 --date 2026-11-20").success();
    assert!(
        city.path("output/poster/web/CZJ-财政局.pdf").exists() && city.path("output/poster/CZJ-财政局.pdf").exists()
    );
    city.run("register show --documents --lang en").success().stdout_eq(str![[r#"
Register [..]/city/register.db

One edition:
  2026  2026-11-20  13 codes, 4 documents

Nothing hangs (0 taken down).

4 documents in the last edition:
  bulletin/web/CZJ-财政局.pdf
  bulletin/web/FGW-发改委.pdf
  poster/CZJ-财政局.pdf
  poster/FGW-发改委.pdf

"#]]);
    // By its name alone the one that is printed is meant.
    city.run("register post 大厅 CZJ-财政局.pdf --date 2026-11-21").success();
    city.run("register post 大厅 poster/web/CZJ-财政局.pdf --date 2026-11-21 --lang en").code(2).stderr_eq(str![[r#"
error[register-posting-web]: “poster/web/CZJ-财政局.pdf” is for the web and the archive, not for a wall
help: The file that is printed is poster/CZJ-财政局.pdf: post that.


"#]]);
    city.run("register post 大厅 bulletin/web/CZJ-财政局.pdf --date 2026-11-21 --lang zh").code(2).stderr_eq(str![[
        r#"
错误[register-posting-web]: “bulletin/web/CZJ-财政局.pdf”是供网上发布和存档的文件，不是用来张贴的
处理办法: 这份文档只为网上发布生成。要张贴，请让它的版式也供印制：profiles = ["office", "web"]。


"#
    ]]);
    let told = city.run("register post 大厅 poster/CZJ-财政局.pdf --date 2026-11-21 --format json").success();
    assert_eq!(String::from_utf8_lossy(&told.get_output().stdout), "{\"known\":1,\"recorded\":[]}\n");
    city.run("plan").code(0);
    city.replace("catalog/财政局/department.toml", "010-00000002", "010-00000009");
    let told = city.run("plan --format json").code(3).get_output().stdout.clone();
    let plan: serde_json::Value = serde_json::from_slice(&told).unwrap();
    let paths: Vec<&str> =
        plan["documents"].as_array().unwrap().iter().map(|one| one["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["bulletin/web/CZJ-财政局.pdf", "poster/CZJ-财政局.pdf"]);
    assert_eq!(plan["postings"][0]["hang"], "poster/CZJ-财政局.pdf");
}
