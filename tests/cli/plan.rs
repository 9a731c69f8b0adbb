//! The plan as offices use it: what changed, what it touches, what hangs and must be replaced.

use mingma::diag::Diagnostics;
use mingma::sheet;
use snapbox::str;

use crate::city::{City, FINANCE, files};

/// A city that issued an edition and hung some of it.
fn hung() -> City {
    let city = City::new();
    city.run("build --issue 2026 --date 2026-01-05").success();
    city.write(
        "hung.csv",
        "place,document,copies,date\n\
         一楼大厅,poster/FGW-发改委.pdf,2,2026-01-10\n\
         二楼,poster/CZJ-财政局.pdf,1,2026-01-10\n\
         三楼,bulletin/CZJ-财政局.pdf,1,2026-01-11\n\
         阅览室,handbook/示例市政务公开手册.pdf,1,2026-01-12\n",
    );
    city.run("register post --from hung.csv").success();
    city
}

#[test]
fn nothing_to_do() {
    let city = hung();
    city.run("plan --lang en").code(0).stdout_eq(str![[r#"
Compared with edition 2026, issued on 2026-01-05
Nothing to do: the last edition and all that hangs are as they should be.

"#]]);
    city.run("plan --against 2025 --lang zh").code(2).stderr_eq(str![[r#"
错误[build-no-edition]: 没有发布过版次“2025”
处理办法: 用 mingma register 可列出全部版次。


"#]]);
    // Another date in print is another look, and nothing wrong.
    city.replace("mingma.toml", "2026年11月", "2027年1月");
    city.run("plan --lang en").code(0).stdout_eq(str![[r#"
Compared with edition 2026, issued on 2026-01-05
Nothing to do: the last edition and all that hangs are as they should be.

Documents that only look otherwise: 5
  bulletin/CZJ-财政局.pdf          1 copy hangs   only its look or its date is another
  bulletin/FGW-发改委.pdf                         only its look or its date is another
  handbook/示例市政务公开手册.pdf  1 copy hangs   only its look or its date is another
  poster/CZJ-财政局.pdf            1 copy hangs   only its look or its date is another
  poster/FGW-发改委.pdf            2 copies hang  only its look or its date is another

"#]]);
    assert!(!city.path("output/operator/plan.html").exists());
    // An empty list would look like one that was forgotten.
    city.run("plan --reprint walls --lang en").code(0).stdout_eq(str![[r#"
Compared with edition 2026, issued on 2026-01-05
Nothing to do: the last edition and all that hangs are as they should be.

Documents that only look otherwise: 5
...
Nothing that hangs is to be replaced or taken down: no reprint list was written.

"#]]);
    assert!(!city.path("walls").exists());
}

/// Such a city half a year later: an item is withheld, a page moved, a text and a telephone changed, one item is gone
/// and one is new.
fn changed() -> City {
    let city = hung();
    let decision = "\n[[decision]]\nitem = \"CZJ-0003\"\noutcome = \"withhold\"\nby = \"张某\"\ndate = 2026-06-01\n\
                    reason = \"数据尚待核对\"\n";
    let list = std::fs::read_to_string(city.path("negative-list.toml")).unwrap();
    city.write("negative-list.toml", list + decision);
    let moved = "全社会,县级,https://www.example.gov.cn/zwgk/new/czj-0002.html";
    city.replace(
        FINANCE,
        "各项收入,示例市财政局,自信息形成或者变更之日起20个工作日内,主动公开,政府网站、公开查阅点,全社会,县级,",
        &format!("各项收入,示例市财政局,自信息形成或者变更之日起20个工作日内,主动公开,政府网站、公开查阅点,{moved}"),
    );
    city.replace(FINANCE, "政府预算的目录、发布周期和查询方式", "政府预算的目录和查询方式");
    let table = std::fs::read_to_string(city.path(FINANCE)).unwrap();
    let line = table.lines().find(|line| line.starts_with("CZJ-0004")).unwrap().to_owned();
    city.write(FINANCE, table.replace(&line, &line.replace("CZJ-0004", "CZJ-0006").replace("政府决算", "部门决算")));
    city.replace("catalog/财政局/department.toml", "010-00000002", "010-00000009");
    city
}

#[test]
fn everything_at_once() {
    let city = changed();
    city.run("plan --lang zh").code(3).stdout_eq(str![[r#"
与版次 2026（2026-01-05 发布）比较
需要处理：

紧急：1 项已不予公开，印有其内容的一律立即取下（名称仅限内部）
  CZJ-0003  一般公共预算支出表  不再公开

二维码所指网址已改变：1 个
  CZJ-0002  一般公共预算收入表  网址改变：https://www.example.gov.cn/zwgk/czj/czj-0002.html → https://www.example.gov.cn/zwgk/new/czj-0002.html

已取消：1 项
  CZJ-0004  政府决算  已印的二维码指向 https://www.example.gov.cn/zwgk/czj/czj-0004.html，该页不再维护

新增：1 项
  CZJ-0006  部门决算  该版次中没有；属 CZJ

文字有改动：2 项
  CZJ       示例市财政局  改动：电话
  CZJ-0001  政府预算      改动：内容

紧急：须立即取下的张贴 3 处
  三楼    第 3 号：bulletin/CZJ-财政局.pdf，1 份，版次 2026          已不予公开：CZJ-0003（第 1 页）；网址改变：CZJ-0002（第 1 页）；电话有改动：CZJ（第 1 页）；换贴 bulletin/CZJ-财政局.pdf
  二楼    第 2 号：poster/CZJ-财政局.pdf，1 份，版次 2026            已不予公开：CZJ-0003（第 1 页）；网址改变：CZJ-0002（第 1 页）；电话有改动：CZJ（第 1 页）；换贴 poster/CZJ-财政局.pdf
  阅览室  第 4 号：handbook/示例市政务公开手册.pdf，1 份，版次 2026  已不予公开：CZJ-0003（第 11 页）；网址改变：CZJ-0002（第 11 页）；已取消：CZJ-0004（第 11 页）；缺少新增：CZJ-0006；内容有改动：CZJ-0001（第 11 页）；电话有改动：CZJ（第 11 页）；换贴 handbook/示例市政务公开手册.pdf

需要重印的文档 3 份
  bulletin/CZJ-财政局.pdf          张贴着 1 份  已不予公开：CZJ-0003（第 1 页）；网址改变：CZJ-0002（第 1 页）；电话有改动：CZJ（第 1 页）
  handbook/示例市政务公开手册.pdf  张贴着 1 份  已不予公开：CZJ-0003（第 11 页）；网址改变：CZJ-0002（第 11 页）；已取消：CZJ-0004（第 11 页）；缺少新增：CZJ-0006；内容有改动：CZJ-0001（第 11 页）；电话有改动：CZJ（第 11 页）
  poster/CZJ-财政局.pdf            张贴着 1 份  已不予公开：CZJ-0003（第 1 页）；网址改变：CZJ-0002（第 1 页）；电话有改动：CZJ（第 1 页）

合计：变更 6 项，需重印文档 3 份，需取下或换贴 3 处（3 份），其中紧急 3 处

"#]]);
}

#[test]
fn for_pages_and_programs() {
    let city = changed();
    city.run("plan --lang en --html plan.html").code(3).stdout_eq(str![[r#"
Compared with edition 2026, issued on 2026-01-05
To do:

Urgent: 1 withheld since; whatever shows them comes down at once (names for the office alone)
  CZJ-0003  一般公共预算支出表  must not be published any more

Codes that lead elsewhere now: 1
  CZJ-0002  一般公共预算收入表  address changed: https://www.example.gov.cn/zwgk/czj/czj-0002.html → https://www.example.gov.cn/zwgk/new/czj-0002.html

No longer there: 1
  CZJ-0004  政府决算  the printed code leads to https://www.example.gov.cn/zwgk/czj/czj-0004.html, which is no longer kept up

New: 1
  CZJ-0006  部门决算  not in that edition; of CZJ

Spoken of otherwise: 2
  CZJ       示例市财政局  changed: telephone
  CZJ-0001  政府预算      changed: content

Urgent: hangs and must come down at once: 3
  三楼    no. 3: bulletin/CZJ-财政局.pdf, 1 copy, edition 2026          withheld since: CZJ-0003 (page 1); address changed: CZJ-0002 (page 1); telephone changed: CZJ (page 1); hang instead: bulletin/CZJ-财政局.pdf
  二楼    no. 2: poster/CZJ-财政局.pdf, 1 copy, edition 2026            withheld since: CZJ-0003 (page 1); address changed: CZJ-0002 (page 1); telephone changed: CZJ (page 1); hang instead: poster/CZJ-财政局.pdf
  阅览室  no. 4: handbook/示例市政务公开手册.pdf, 1 copy, edition 2026  withheld since: CZJ-0003 (page 11); address changed: CZJ-0002 (page 11); no longer there: CZJ-0004 (page 11); missing on it: CZJ-0006; content changed: CZJ-0001 (page 11); telephone changed: CZJ (page 11); hang instead: handbook/示例市政务公开手册.pdf

Documents to print again: 3
  bulletin/CZJ-财政局.pdf          1 copy hangs  withheld since: CZJ-0003 (page 1); address changed: CZJ-0002 (page 1); telephone changed: CZJ (page 1)
  handbook/示例市政务公开手册.pdf  1 copy hangs  withheld since: CZJ-0003 (page 11); address changed: CZJ-0002 (page 11); no longer there: CZJ-0004 (page 11); missing on it: CZJ-0006; content changed: CZJ-0001 (page 11); telephone changed: CZJ (page 11)
  poster/CZJ-财政局.pdf            1 copy hangs  withheld since: CZJ-0003 (page 1); address changed: CZJ-0002 (page 1); telephone changed: CZJ (page 1)

In all: changes: 6; documents to print again: 3; postings to take down or replace: 3 (3 copies), urgent: 3

As a page: [..]/city/plan.html

"#]]);
    let page = std::fs::read_to_string(city.path("plan.html")).unwrap();
    assert!(page.contains("CZJ-0003") && page.ends_with("</footer>\n"), "{page}");
    let told = city.run("plan --format json").code(3).get_output().stdout.clone();
    let plan: serde_json::Value = serde_json::from_slice(&told).unwrap();
    assert_eq!(plan["schema"], 1);
    let postings = plan["postings"].as_array().unwrap();
    let graded: Vec<_> = postings
        .iter()
        .map(|one| (one["posting"]["place"].as_str().unwrap(), one["grade"].as_str().unwrap()))
        .collect();
    assert_eq!(graded, [("三楼", "urgent"), ("二楼", "urgent"), ("阅览室", "urgent")]);
    // Once issued, the edition is as it should be; what hangs is not.
    city.run("build --issue 2027 --date 2027-01-05").success();
    let told = city.run("plan --format json").code(3).get_output().stdout.clone();
    let plan: serde_json::Value = serde_json::from_slice(&told).unwrap();
    assert_eq!(plan["changes"], serde_json::json!([]));
    assert_eq!(plan["postings"].as_array().unwrap().len(), 3);
    // Replaced, and all is well.
    city.run("register take-down 2 3 4 --date 2027-01-08").success();
    city.run("register post --from hung.csv --lang en").success();
    city.run("plan").code(0);
}

#[test]
fn a_list_for_the_walls_and_what_is_to_hang() {
    let city = changed();
    city.run("plan --reprint walls --lang en").code(3).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 12
Setting documents: 5
Reading documents back: 3

"#]]);
    let made = files(&city.path("walls"));
    let names: Vec<&str> = made.keys().map(String::as_str).collect();
    snapbox::assert_data_eq!(
        names.join("\n"),
        str![[r#"
places/01-三楼.pdf
places/02-二楼.pdf
places/03-阅览室.pdf
reprint-list.csv
reprint-list.pdf
reprint-list.xlsx
"#]]
    );
    let list = String::from_utf8(made["reprint-list.csv"].clone()).unwrap();
    snapbox::assert_data_eq!(
        list,
        str![[r#"
﻿地点 place,紧急 urgent,编号 number,取下 take down,版次 edition,张贴日期 posted,份数 copies,换贴 hang,印制文件 file,缘由 reason
三楼,紧急 urgent,3,bulletin/CZJ-财政局.pdf,2026,2026-01-11,1,bulletin/CZJ-财政局.pdf,places/01-三楼.pdf,已不予公开：CZJ-0003（第 1 页）；网址改变：CZJ-0002（第 1 页）；电话有改动：CZJ（第 1 页）
二楼,紧急 urgent,2,poster/CZJ-财政局.pdf,2026,2026-01-10,1,poster/CZJ-财政局.pdf,places/02-二楼.pdf,已不予公开：CZJ-0003（第 1 页）；网址改变：CZJ-0002（第 1 页）；电话有改动：CZJ（第 1 页）
阅览室,紧急 urgent,4,handbook/示例市政务公开手册.pdf,2026,2026-01-12,1,handbook/示例市政务公开手册.pdf,places/03-阅览室.pdf,已不予公开：CZJ-0003（第 11 页）；网址改变：CZJ-0002（第 11 页）；已取消：CZJ-0004（第 11 页）；缺少新增：CZJ-0006；内容有改动：CZJ-0001（第 11 页）；电话有改动：CZJ（第 11 页）

"#]]
    );
    for (name, bytes) in made.iter().filter(|(name, _)| name.ends_with(".pdf")) {
        let document = lopdf::Document::load_mem(bytes).unwrap();
        assert!(!document.get_pages().is_empty(), "{name}");
    }
    // A list of another day must not lie beside this one.
    city.run("plan --reprint walls --lang en").code(2).stderr_eq(str![[r#"
error[cli-reprint-not-empty]: the folder “[..]” is not empty
help: name a new folder: old lists beside new ones would send people to the wrong places


"#]]);
}

/// The sheets of a workbook, each with its rows.
fn workbook(city: &City, path: &str) -> Vec<(String, Vec<Vec<String>>)> {
    let mut found = Diagnostics::default();
    let book = sheet::read(path, std::fs::read(city.path(path)).unwrap(), &mut found).unwrap();
    assert_eq!(found.as_slice(), []);
    let rows = |sheet: &sheet::Sheet| {
        let row = |row| sheet.row(row).iter().map(|cell| cell.text.to_string()).collect();
        (sheet.name.clone(), (0..sheet.height()).map(row).collect())
    };
    book.sheets.iter().map(rows).collect()
}

#[test]
fn a_list_as_a_workbook_names_the_files_to_print() {
    let city = changed();
    // What a spreadsheet would run stays a text.
    city.run("register post =1+1 poster/CZJ-财政局.pdf --copies 2 --date 2026-01-13").success();
    city.run("plan --reprint orders --merge order").code(3);
    let sheets = workbook(&city, "orders/reprint-list.xlsx");
    let cells = |rows: &[Vec<String>], columns: &[usize]| -> Vec<String> {
        rows.iter().map(|row| columns.iter().map(|at| row[*at].as_str()).collect::<Vec<_>>().join(" | ")).collect()
    };
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["换贴清单 walls", "印制数量 orders"]);
    snapbox::assert_data_eq!(
        cells(&sheets[0].1, &[0, 1, 2, 6, 7, 8]).join("\n"),
        str![[r#"
地点 place | 紧急 urgent | 编号 number | 份数 copies | 换贴 hang | 印制文件 file
=1+1 | 紧急 urgent | 5 | 2 | poster/CZJ-财政局.pdf | orders/01-A3-x3.pdf
三楼 | 紧急 urgent | 3 | 1 | bulletin/CZJ-财政局.pdf | orders/02-A4-x1.pdf
二楼 | 紧急 urgent | 2 | 1 | poster/CZJ-财政局.pdf | orders/01-A3-x3.pdf
阅览室 | 紧急 urgent | 4 | 1 | handbook/示例市政务公开手册.pdf | orders/02-A4-x1.pdf
"#]]
    );
    snapbox::assert_data_eq!(
        cells(&sheets[1].1, &[0, 1, 2, 3, 4]).join("\n"),
        str![[r#"
文档 document | 纸张 paper | 页数 pages | 份数 copies | 印制文件 file
poster/CZJ-财政局.pdf | A3 | 1 | 3 | orders/01-A3-x3.pdf
bulletin/CZJ-财政局.pdf | A4 | 1 | 1 | orders/02-A4-x1.pdf
handbook/示例市政务公开手册.pdf | A4 | 15 | 1 | orders/02-A4-x1.pdf
"#]]
    );
    let made: Vec<String> = files(&city.path("orders")).into_keys().collect();
    snapbox::assert_data_eq!(
        made.join("\n"),
        str![[r#"
orders/01-A3-x3.pdf
orders/02-A4-x1.pdf
reprint-list.csv
reprint-list.pdf
reprint-list.xlsx
"#]]
    );
}

#[test]
fn a_site_that_moves_is_one_line() {
    let city = hung();
    city.replace("mingma.toml", "/zwgk/{department_lower}/{id_lower}.html", "/zwgk/moved/{id_lower}.html");
    let plan = city.run("plan --lang en").code(3).get_output().stdout.clone();
    let plan = String::from_utf8(plan).unwrap();
    let moved = plan.split("\n\n").find(|group| group.starts_with("Codes that lead")).unwrap();
    snapbox::assert_data_eq!(
        moved,
        str![[r#"
Codes that lead elsewhere now: 10
  10 together  of 2 departments: CZJ, FGW  address changed: https://www.example.gov.cn/zwgk/….html → https://www.example.gov.cn/zwgk/moved/….html
"#]]
    );
    let unfolded = city.run("plan --unfold --lang en").code(3).get_output().stdout.clone();
    let unfolded = String::from_utf8(unfolded).unwrap();
    let moved = unfolded.split("\n\n").find(|group| group.starts_with("Codes that lead")).unwrap();
    assert_eq!(moved.lines().count(), 11, "{moved}");
    // The page folds them, the data does not.
    city.run("plan --html plan.html").code(3);
    let page = std::fs::read_to_string(city.path("plan.html")).unwrap();
    assert!(page.matches("<details>").count() == 1 && page.matches("→").count() == 11, "{page}");
    let told = city.run("plan --format json").code(3).get_output().stdout.clone();
    let plan: serde_json::Value = serde_json::from_slice(&told).unwrap();
    assert_eq!(plan["changes"].as_array().unwrap().len(), 10);
}
