//! `mingma import`, run as a user does: tables in, the catalogue changed, everything said and written compared.

use std::fs;

use snapbox::str;

use crate::city::{City, FINANCE, files};

/// The head of the national form, and a title above it.
const HEAD: &str = "财政预决算领域基层政务公开标准目录,,,,,,,,,,,,,\n\
    序号,公开事项,,公开内容（要素）,公开依据,公开时限,公开主体,公开渠道和载体,公开对象,,公开方式,,公开层级,\n\
    ,一级事项,二级事项,,,,,,全社会,特定群体,主动,依申请,县级,乡级\n";
const LAW: &str = "《中华人民共和国政府信息公开条例》";
const LIMIT: &str = "自信息形成或者变更之日起20个工作日内";

/// A row as the new project's catalogue has it; the rest of the form is the same for all.
fn row(number: u32, titles: &str, content: &str, limit: &str) -> String {
    let (one, two) = titles.split_once('/').unwrap_or((titles, ""));
    format!("{number},{one},{two},{content},{LAW},{limit},示例市财政局,■政府网站 ■公开查阅点,√,,√,,√,\n")
}

/// What the finance department of the new project has, but for its level-3 items.
fn known() -> Vec<String> {
    vec![
        row(1, "政府预算", "政府预算的目录、发布周期和查询方式", LIMIT),
        row(2, "政府预算/一般公共预算收入表", "按功能分类列明一般公共预算各项收入", LIMIT),
        row(3, "政府预算/一般公共预算支出表", "按功能分类列明一般公共预算各项支出，细化到项级科目", LIMIT),
        row(4, "政府决算", "政府决算的目录、发布周期和查询方式", LIMIT),
        row(5, "政府决算/部门决算", "部门本年度收入、支出及年末结转结余情况", LIMIT),
    ]
}

fn table(rows: &[String]) -> String {
    HEAD.to_owned() + &rows.concat()
}

/// A new project whose finance department has only what `known` says.
fn city() -> City {
    let city = City::new();
    let items = fs::read_to_string(city.path(FINANCE)).unwrap();
    assert_eq!(items.lines().count(), 6, "{items}");
    city
}

/// Every file of the catalogue with its bytes.
fn catalog(city: &City) -> std::collections::BTreeMap<String, Vec<u8>> {
    files(&city.path("catalog"))
}

#[test]
fn a_table_that_says_the_same_changes_no_item() {
    let city = city();
    city.write("附件5.csv", table(&known()));
    let items = fs::read_to_string(city.path(FINANCE)).unwrap();
    city.run("import 附件5.csv --lang zh").code(0).stderr_eq(str![[""]]).stdout_eq(str![[r#"
附件5.csv · 表1  5 行，取用 5 行
  A  序号                 → 序号
  B  公开事项 / 一级事项  → 一级事项
  C  公开事项 / 二级事项  → 二级事项
  D  公开内容（要素）     → 内容
  E  公开依据             → 依据
  F  公开时限             → 时限
  G  公开主体             → 主体
  H  公开渠道和载体       → 渠道
  I  公开对象 / 全社会    → 对象：全社会
  J  公开对象 / 特定群体  → 对象：特定群体
  K  公开方式 / 主动      → 方式：主动公开
  L  公开方式 / 依申请    → 方式：依申请公开
  M  公开层级 / 县级      → 层级：县级
  N  公开层级 / 乡级      → 层级：乡级

  未变  5

已写入：catalog/财政局/sources.csv
报告：output/operator/import/import.html

"#]]);
    assert_eq!(fs::read_to_string(city.path(FINANCE)).unwrap(), items);
    snapbox::assert_data_eq!(
        fs::read_to_string(city.path("catalog/财政局/sources.csv")).unwrap(),
        str![[r#"
﻿编号,文件,工作表,序号,领域,一级事项,二级事项,三级事项,名称,依据,内容,主体,时限,方式,渠道,对象,层级,网址,读音
CZJ-0001,附件5.csv,表1,A4 1,,B4,,,,E4,D4,G4,F4,K4 √,H4 ■政府网站 ■公开查阅点,I4 √,M4 √,,
CZJ-0002,附件5.csv,表1,A5 2,,B5,C5,,,E5,D5,G5,F5,K5 √,H5 ■政府网站 ■公开查阅点,I5 √,M5 √,,
CZJ-0003,附件5.csv,表1,A6 3,,B6,C6,,,E6,D6,G6,F6,K6 √,H6 ■政府网站 ■公开查阅点,I6 √,M6 √,,
CZJ-0004,附件5.csv,表1,A7 4,,B7,,,,E7,D7,G7,F7,K7 √,H7 ■政府网站 ■公开查阅点,I7 √,M7 √,,
CZJ-0005,附件5.csv,表1,A8 5,,B8,C8,,,E8,D8,G8,F8,K8 √,H8 ■政府网站 ■公开查阅点,I8 √,M8 √,,

"#]]
    );
    city.run("check").success();
    let before = catalog(&city);
    city.run("import 附件5.csv --lang en").code(0).stderr_eq(str![[""]]).stdout_eq(str![[r#"
附件5.csv · 表1  5 rows, 5 taken
  A  序号                 → 序号
  B  公开事项 / 一级事项  → 一级事项
  C  公开事项 / 二级事项  → 二级事项
  D  公开内容（要素）     → 内容
  E  公开依据             → 依据
  F  公开时限             → 时限
  G  公开主体             → 主体
  H  公开渠道和载体       → 渠道
  I  公开对象 / 全社会    → 对象：全社会
  J  公开对象 / 特定群体  → 对象：特定群体
  K  公开方式 / 主动      → 方式：主动公开
  L  公开方式 / 依申请    → 方式：依申请公开
  M  公开层级 / 县级      → 层级：县级
  N  公开层级 / 乡级      → 层级：乡级

  Unchanged  5

The catalogue says all this already: nothing to do.
Report: output/operator/import/import.html

"#]]);
    assert_eq!(catalog(&city), before);
}

/// A table with a title changed, a limit changed, a row gone and a row new.
fn doubtful() -> String {
    let mut rows = known();
    rows[1] = rows[1].replace("收入表", "收入总表");
    rows[2] = rows[2].replace(LIMIT, "20个工作日");
    rows.remove(3);
    rows.push(row(6, "财政专项资金/扶贫资金", "分配结果", "同上"));
    table(&rows)
}

#[test]
fn what_is_doubtful_is_asked_and_nothing_written_until_it_is_accepted() {
    let city = city();
    city.write("表格/附件5.csv", doubtful());
    let before = catalog(&city);
    city.run("import 表格 --lang en").code(1).stderr_eq(str![[""]]).stdout_eq(str![[r#"
表格/附件5.csv · 表1  5 rows, 5 taken
  A  序号                 → 序号
  B  公开事项 / 一级事项  → 一级事项
  C  公开事项 / 二级事项  → 二级事项
  D  公开内容（要素）     → 内容
  E  公开依据             → 依据
  F  公开时限             → 时限
  G  公开主体             → 主体
  H  公开渠道和载体       → 渠道
  I  公开对象 / 全社会    → 对象：全社会
  J  公开对象 / 特定群体  → 对象：特定群体
  K  公开方式 / 主动      → 方式：主动公开
  L  公开方式 / 依申请    → 方式：依申请公开
  M  公开层级 / 县级      → 层级：县级
  N  公开层级 / 乡级      → 层级：乡级

  Unchanged                               2
  Changed                                 2
  New                                     1
  No longer in the tables: to be deleted  1

Changed
  CZJ-0002 政府预算 / 一般公共预算收入总表  (only 93 % alike: the same item?)
      二级事项：一般公共预算收入表 → 一般公共预算收入总表
  CZJ-0003 政府预算 / 一般公共预算支出表
      时限：自信息形成或者变更之日… → 20个工作日

New
  CZJ-0006H 财政专项资金 / 扶贫资金

No longer in the tables: to be deleted
  CZJ-0004 政府决算

The catalogue was not changed.
Doubtful: 2 to confirm.
To answer: mingma import 表格 --save-profile import.toml writes the questions into a profile; fill them in and import again.
To accept what is listed above: mingma import 表格 --accept
Report: output/operator/import/import.html; beside it a copy of the table with its cells marked

"#]]);
    city.run("import 表格 --lang zh").code(1).stdout_eq(str![[r#"
...
目录没有改动。
尚待确认：须确认 2 项。
回答问题：运行 mingma import 表格 --save-profile import.toml 把问题写成导入设置，填好后再次导入。
确认以上所列：mingma import 表格 --accept
报告：output/operator/import/import.html；旁边有 1 份标出问题的表格

"#]]);
    assert_eq!(catalog(&city), before);
}

#[test]
fn what_was_accepted_is_written_and_asked_no_more() {
    let city = city();
    city.write("表格/附件5.csv", doubtful());
    let before = catalog(&city);
    city.run("import 表格 --accept --lang zh").code(0).stdout_eq(str![[r#"
...
表格中已没有，将删除
  CZJ-0004 政府决算

已写入：catalog/财政局/items.csv、catalog/财政局/sources.csv
报告：output/operator/import/import.html；旁边有 1 份标出问题的表格

"#]]);
    snapbox::assert_data_eq!(
        fs::read_to_string(city.path(FINANCE)).unwrap(),
        str![[r#"
﻿编号,领域,一级事项,二级事项,三级事项,名称,依据,内容,主体,时限,方式,渠道,对象,层级,网址
CZJ-0001,财政预决算,政府预算,,,,《中华人民共和国政府信息公开条例》,政府预算的目录、发布周期和查询方式,示例市财政局,自信息形成或者变更之日起20个工作日内,主动公开,政府网站、公开查阅点,全社会,县级,
CZJ-0002,财政预决算,政府预算,一般公共预算收入总表,,,《中华人民共和国政府信息公开条例》,按功能分类列明一般公共预算各项收入,示例市财政局,自信息形成或者变更之日起20个工作日内,主动公开,政府网站、公开查阅点,全社会,县级,
CZJ-0003,财政预决算,政府预算,一般公共预算支出表,,,《中华人民共和国政府信息公开条例》,按功能分类列明一般公共预算各项支出，细化到项级科目,示例市财政局,20个工作日,主动公开,政府网站、公开查阅点,全社会,县级,
CZJ-0005,财政预决算,政府决算,部门决算,收支总体情况表,,《中华人民共和国政府信息公开条例》,部门本年度收入、支出及年末结转结余情况,示例市财政局,自信息形成或者变更之日起20个工作日内,主动公开,政府网站、公开查阅点,全社会,县级,
CZJ-0006H,财政预决算,财政专项资金,扶贫资金,,,《中华人民共和国政府信息公开条例》,分配结果,示例市财政局,自信息形成或者变更之日起20个工作日内,主动公开,政府网站、公开查阅点,全社会,县级,

"#]]
    );
    let after = catalog(&city);
    assert_eq!(
        after.keys().filter(|name| before.get(*name) != after.get(*name)).collect::<Vec<_>>(),
        ["财政局/items.csv", "财政局/sources.csv"]
    );
    city.run("import 表格 --lang zh").code(0);
    assert_eq!(catalog(&city), after, "a second import has nothing to do");
}

#[test]
fn answers_in_a_profile_take_the_place_of_doubts() {
    let city = city();
    let mut rows = known();
    rows[1] = rows[1].replace("收入表", "收入总表");
    rows.remove(3);
    city.write("附件5.csv", table(&rows));
    city.run("import 附件5.csv --save-profile import.toml --lang zh").code(1);
    let profile = fs::read_to_string(city.path("import.toml")).unwrap();
    let open: Vec<&str> = profile.lines().skip_while(|line| *line != "[matches]").collect();
    assert_eq!(
        open,
        ["[matches]", "# \"CZJ 政府预算 / 一般公共预算收入总表\" = \"CZJ-0002\"", "# \"CZJ-0004\" = \"保留\""]
    );
    city.write("import.toml", profile.replace("# \"CZJ", "\"CZJ"));
    city.run("import 附件5.csv --lang zh").code(0).stderr_eq(str![[""]]);
    let items = fs::read_to_string(city.path(FINANCE)).unwrap();
    assert!(items.contains("CZJ-0002,财政预决算,政府预算,一般公共预算收入总表,") && items.contains("CZJ-0004,"));
    // What was answered is kept when the profile is written again.
    city.run("import 附件5.csv --save-profile import.toml").code(0);
    assert!(fs::read_to_string(city.path("import.toml")).unwrap().contains("\n\"CZJ-0004\" = \"保留\"\n"));
    city.write("import.toml", "[matches]\n\"CZJ 政府预算\" = \"也许\"\n");
    city.run("import 附件5.csv --lang en").code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error[import-profile-match]: “也许” does not say which item a row is
 --> import.toml:2:14
  |
2 | "CZJ 政府预算" = "也许"
  |                  ^^^^^^ expected an item's id, "new" or "keep"
  |
  = help: write the id of the item in the catalogue; "new" where it has none yet; for an item that no table has any more but that is to stay, "keep"

One error. Nothing was written.

"#]]);
}

#[test]
fn a_first_import_gives_every_item_its_id() {
    let city = City::new();
    for department in ["发展和改革委员会", "财政局"] {
        fs::remove_file(city.path(&format!("catalog/{department}/items.csv"))).unwrap();
    }
    city.write("附件5.csv", table(&known()));
    city.run("import 附件5.csv --lang en").code(0).stderr_eq(str![[""]]).stdout_eq(str![[r#"
附件5.csv · 表1  5 rows, 5 taken
  A  序号                 → 序号
  B  公开事项 / 一级事项  → 一级事项
  C  公开事项 / 二级事项  → 二级事项
  D  公开内容（要素）     → 内容
  E  公开依据             → 依据
  F  公开时限             → 时限
  G  公开主体             → 主体
  H  公开渠道和载体       → 渠道
  I  公开对象 / 全社会    → 对象：全社会
  J  公开对象 / 特定群体  → 对象：特定群体
  K  公开方式 / 主动      → 方式：主动公开
  L  公开方式 / 依申请    → 方式：依申请公开
  M  公开层级 / 县级      → 层级：县级
  N  公开层级 / 乡级      → 层级：乡级

  Unchanged  0
  New        5

New
  CZJ-0001R 政府预算
  CZJ-0002P 政府预算 / 一般公共预算收入表
  CZJ-0003N 政府预算 / 一般公共预算支出表
  CZJ-0004L 政府决算
  CZJ-0005J 政府决算 / 部门决算

Written: catalog/财政局/department.toml, catalog/财政局/items.csv, catalog/财政局/sources.csv
Report: output/operator/import/import.html

"#]]);
    let department = fs::read_to_string(city.path("catalog/财政局/department.toml")).unwrap();
    assert!(department.contains("\nmain_items = []\n"), "what it once had is no main item any more: {department}");
    snapbox::assert_data_eq!(
        fs::read_to_string(city.path(FINANCE)).unwrap(),
        str![[r#"
﻿编号,领域,一级事项,二级事项,依据,内容,主体,时限,方式,渠道,对象,层级
CZJ-0001R,财政预决算,政府预算,,《中华人民共和国政府信息公开条例》,政府预算的目录、发布周期和查询方式,示例市财政局,自信息形成或者变更之日起20个工作日内,主动公开,政府网站、公开查阅点,全社会,县级
CZJ-0002P,财政预决算,政府预算,一般公共预算收入表,《中华人民共和国政府信息公开条例》,按功能分类列明一般公共预算各项收入,示例市财政局,自信息形成或者变更之日起20个工作日内,主动公开,政府网站、公开查阅点,全社会,县级
CZJ-0003N,财政预决算,政府预算,一般公共预算支出表,《中华人民共和国政府信息公开条例》,按功能分类列明一般公共预算各项支出，细化到项级科目,示例市财政局,自信息形成或者变更之日起20个工作日内,主动公开,政府网站、公开查阅点,全社会,县级
CZJ-0004L,财政预决算,政府决算,,《中华人民共和国政府信息公开条例》,政府决算的目录、发布周期和查询方式,示例市财政局,自信息形成或者变更之日起20个工作日内,主动公开,政府网站、公开查阅点,全社会,县级
CZJ-0005J,财政预决算,政府决算,部门决算,《中华人民共和国政府信息公开条例》,部门本年度收入、支出及年末结转结余情况,示例市财政局,自信息形成或者变更之日起20个工作日内,主动公开,政府网站、公开查阅点,全社会,县级

"#]]
    );
    city.run("import 附件5.csv --lang en").code(0);
    city.run("check").success();
}

#[test]
fn a_main_item_that_is_deleted_is_none_any_more() {
    let city = city();
    let file = "catalog/财政局/department.toml";
    let before = fs::read_to_string(city.path(file)).unwrap();
    assert!(before.contains("main_items = [\"CZJ-0002\", \"CZJ-0003\", \"CZJ-0005\"]"), "{before}");
    let mut rows = known();
    rows.remove(2);
    city.write("附件5.csv", table(&rows));
    city.run("import 附件5.csv --lang en").code(1);
    assert_eq!(fs::read_to_string(city.path(file)).unwrap(), before);
    city.run("import 附件5.csv --lang en --accept").code(0);
    let after = before.replace("\"CZJ-0003\", ", "");
    assert_eq!(fs::read_to_string(city.path(file)).unwrap(), after);
    city.run("check --lang en --date 2026-11-24").success();
}

#[test]
fn encodings_separators_and_untouched_rows_stay() {
    let city = city();
    let text = fs::read_to_string(city.path(FINANCE)).unwrap();
    let text = text.trim_start_matches('\u{FEFF}').replace(',', ";").replace('\n', "\r\n");
    let (bytes, ..) = encoding_rs::GB18030.encode(&text);
    city.write(FINANCE, &bytes);
    let mut rows = known();
    rows[2] = rows[2].replace(LIMIT, "20个工作日");
    city.write("附件5.csv", table(&rows));
    city.run("import 附件5.csv").code(0);
    let (expected, ..) = encoding_rs::GB18030.encode(&text);
    let after = fs::read(city.path(FINANCE)).unwrap();
    let lines = |bytes: &[u8]| bytes.split(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect::<Vec<_>>();
    let changed: Vec<usize> = lines(&after)
        .iter()
        .zip(lines(&expected))
        .enumerate()
        .filter(|(_, (after, before))| *after != before)
        .map(|(line, _)| line)
        .collect();
    assert_eq!((changed, lines(&after).len()), (vec![3], lines(&expected).len()));
    city.run("check").success();
}

#[test]
fn a_damaged_workbook_is_told_and_the_others_are_read() {
    let city = city();
    city.write("表格/附件5.csv", table(&known()));
    city.write("表格/坏.xlsx", b"PK\x03\x04 and nothing more");
    city.run("import 表格 --lang en")
        .code(1)
        .stdout_eq(str![[r#"
表格/附件5.csv · 表1  5 rows, 5 taken
  A  序号                 → 序号
  B  公开事项 / 一级事项  → 一级事项
  C  公开事项 / 二级事项  → 二级事项
  D  公开内容（要素）     → 内容
  E  公开依据             → 依据
  F  公开时限             → 时限
  G  公开主体             → 主体
  H  公开渠道和载体       → 渠道
  I  公开对象 / 全社会    → 对象：全社会
  J  公开对象 / 特定群体  → 对象：特定群体
  K  公开方式 / 主动      → 方式：主动公开
  L  公开方式 / 依申请    → 方式：依申请公开
  M  公开层级 / 县级      → 层级：县级
  N  公开层级 / 乡级      → 层级：乡级

  Unchanged  5

The catalogue was not changed.
Doubtful: one error.
To accept what is listed above: mingma import 表格 --accept
Report: output/operator/import/import.html

"#]])
        .stderr_eq(str![[r#"
error[sheet-damaged]: the file is damaged or incomplete
--> 表格/坏.xlsx
 = help: copy or download it anew; if Excel or WPS can open it, save it under another name, and read that


"#]]);
    assert!(!city.path("catalog/财政局/sources.csv").exists());
    city.run("import 表格 --accept").code(0);
    assert!(city.path("catalog/财政局/sources.csv").exists());
}

#[test]
fn a_row_that_is_not_understood_keeps_all_from_being_written() {
    let city = city();
    let mut rows = known();
    rows[1] = rows[1].replace(LIMIT, "20个工作日");
    // A row that lost most of its cells.
    rows[3] = "4,政府决算,√\n".to_owned();
    city.write("附件5.csv", table(&rows));
    let before = catalog(&city);
    city.run("import 附件5.csv --lang en").code(1).stdout_eq(str![[r#"
附件5.csv · 表1  5 rows, 4 taken
  A  序号                 → 序号
  B  公开事项 / 一级事项  → 一级事项
  C  公开事项 / 二级事项  → 二级事项
  D  公开内容（要素）     → 内容
  E  公开依据             → 依据
  F  公开时限             → 时限
  G  公开主体             → 主体
  H  公开渠道和载体       → 渠道
  I  公开对象 / 全社会    → 对象：全社会
  J  公开对象 / 特定群体  → 对象：特定群体
  K  公开方式 / 主动      → 方式：主动公开
  L  公开方式 / 依申请    → 方式：依申请公开
  M  公开层级 / 县级      → 层级：县级
  N  公开层级 / 乡级      → 层级：乡级

  Unchanged       3
  Changed         1
  Rows not taken  1

Changed
  CZJ-0002 政府预算 / 一般公共预算收入表
      时限：自信息形成或者变更之日… → 20个工作日

The catalogue was not changed.
Doubtful: one row not taken.
To accept what is listed above: mingma import 附件5.csv --accept
Report: output/operator/import/import.html; beside it a copy of the table with its cells marked

"#]]).stderr_eq(str![[r#"
warning[import-row-unclear]: row 7 has 3 cells, the table 14 columns, and what its cells hold does not say where they belong; the row was not taken
--> 附件5.csv, sheet “表1”, cell A7: “4”
 = help: complete the row in the table: where a cell was merged with the one above, repeat its text or write 同上


"#]]);
    assert_eq!(catalog(&city), before, "nothing is written while a row is not understood");
    let page = fs::read_to_string(city.path("output/operator/import/import.html")).unwrap();
    assert!(page.contains("row 7 has 3 cells"), "{page}");
    city.run("import 附件5.csv --lang zh --accept").code(0).stdout_eq(str![[r#"
附件5.csv · 表1  5 行，取用 4 行
  A  序号                 → 序号
  B  公开事项 / 一级事项  → 一级事项
  C  公开事项 / 二级事项  → 二级事项
  D  公开内容（要素）     → 内容
  E  公开依据             → 依据
  F  公开时限             → 时限
  G  公开主体             → 主体
  H  公开渠道和载体       → 渠道
  I  公开对象 / 全社会    → 对象：全社会
  J  公开对象 / 特定群体  → 对象：特定群体
  K  公开方式 / 主动      → 方式：主动公开
  L  公开方式 / 依申请    → 方式：依申请公开
  M  公开层级 / 县级      → 层级：县级
  N  公开层级 / 乡级      → 层级：乡级

  未变        3
  修改        1
  未取用的行  1

修改
  CZJ-0002 政府预算 / 一般公共预算收入表
      时限：自信息形成或者变更之日… → 20个工作日

已写入：catalog/财政局/items.csv、catalog/财政局/sources.csv
有 1 行没有导入，详见上文。
报告：output/operator/import/import.html；旁边有 1 份标出问题的表格

"#]]);
    let items = fs::read_to_string(city.path(FINANCE)).unwrap();
    assert!(items.contains(",20个工作日,"), "what is understood is written: {items}");
    assert!(items.contains("CZJ-0004,"), "the item that the row may be stays: {items}");
}

#[test]
fn a_head_that_is_not_understood_keeps_all_from_being_written() {
    let city = city();
    let extra = |line: &str, cell: &str| line.trim_end().to_owned() + "," + cell + "\n";
    let rows: Vec<String> = known().iter().map(|row| extra(row, "预算科")).collect();
    let heads: Vec<&str> = HEAD.lines().collect();
    let head = [heads[0], "\n", heads[1], ",办理科室\n", heads[2], ",\n"].concat();
    city.write("附件5.csv", head + &rows.concat());
    let before = catalog(&city);
    city.run("import 附件5.csv --lang en --report 报告").code(1).stdout_eq(str![[r#"
附件5.csv · 表1  5 rows, 5 taken
  A  序号                 → 序号
  B  公开事项 / 一级事项  → 一级事项
  C  公开事项 / 二级事项  → 二级事项
  D  公开内容（要素）     → 内容
  E  公开依据             → 依据
  F  公开时限             → 时限
  G  公开主体             → 主体
  H  公开渠道和载体       → 渠道
  I  公开对象 / 全社会    → 对象：全社会
  J  公开对象 / 特定群体  → 对象：特定群体
  K  公开方式 / 主动      → 方式：主动公开
  L  公开方式 / 依申请    → 方式：依申请公开
  M  公开层级 / 县级      → 层级：县级
  N  公开层级 / 乡级      → 层级：乡级
  O  办理科室             → not taken         unsure: please say in the profile

  Unchanged  5

The catalogue was not changed.
Doubtful: one question open.
To answer: mingma import 附件5.csv --save-profile import.toml --report 报告 writes the questions into a profile; fill them in and import again.
To accept what is listed above: mingma import 附件5.csv --report 报告 --accept
Report: 报告/import.html; beside it a copy of the table with its cells marked

"#]]).stderr_eq(str![[r#"
warning[import-ask-head]: what stands under the head “办理科室” is not known
--> 附件5.csv, sheet “表1”, cell O3: “”
 = help: say it in the profile, in the columns of this table. Write a heading of the catalogue, or 不导入 to leave it out


"#]]);
    assert_eq!(catalog(&city), before, "nothing is written while a head is not understood");
    assert!(city.path("报告/import.html").is_file() && city.path("报告/附件5.checked.xlsx").is_file());
    assert!(!city.path("output").exists());
    city.run("import 附件5.csv --save-profile import.toml").code(1);
    let profile = fs::read_to_string(city.path("import.toml")).unwrap();
    let answer = profile.lines().find(|line| line.contains("办理科室\" =")).unwrap();
    city.write("import.toml", profile.replace(answer, "\"办理科室\" = \"不导入\""));
    city.run("import 附件5.csv --lang en").code(0).stderr_eq(str![[""]]);
    fs::remove_file(city.path("import.toml")).unwrap();
    city.run("import 附件5.csv --lang en --accept").code(0).stdout_eq(str![[r#"
附件5.csv · 表1  5 rows, 5 taken
  A  序号                 → 序号
  B  公开事项 / 一级事项  → 一级事项
  C  公开事项 / 二级事项  → 二级事项
  D  公开内容（要素）     → 内容
  E  公开依据             → 依据
  F  公开时限             → 时限
  G  公开主体             → 主体
  H  公开渠道和载体       → 渠道
  I  公开对象 / 全社会    → 对象：全社会
  J  公开对象 / 特定群体  → 对象：特定群体
  K  公开方式 / 主动      → 方式：主动公开
  L  公开方式 / 依申请    → 方式：依申请公开
  M  公开层级 / 县级      → 层级：县级
  N  公开层级 / 乡级      → 层级：乡级
  O  办理科室             → not taken         unsure: please say in the profile

  Unchanged  5

The catalogue says all this already: nothing to do.
One question is open; what it asks about was left out.
Report: output/operator/import/import.html; beside it a copy of the table with its cells marked

"#]]);
}

#[test]
fn what_cannot_be_imported_is_said() {
    let city = city();
    city.run("import --lang en").code(2).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error[cli-missing-argument]: “<PATH>...” is missing
help: “--help” behind the command shows its use and examples


"#]]);
    city.run("import 没有.xlsx --lang en").code(2).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error[import-no-such-path]: cannot find “没有.xlsx”
help: name a table or a folder of tables, as in: mingma import tables.xlsx


"#]]);
    fs::create_dir(city.path("空")).unwrap();
    city.run("import 空 --lang zh")
        .code(1)
        .stdout_eq(str![[r#"
目录没有改动。
尚待确认：错误 1 处。
报告：output/operator/import/import.html

"#]])
        .stderr_eq(str![[r#"
错误[sheet-empty-folder]: 文件夹中没有表格
--> 空
 = 处理办法: 读取 xlsx、xls、et、ods、csv、html、docx 文件。其他名称的文件请直接写明文件名。


"#]]);
    city.write("附件5.csv", table(&known()));
    city.run("import 附件5.csv --department CZ --lang en").code(2).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error[build-unknown-department]: “CZ”, given to --department, is no department's id; did you mean “CZJ”?
help: departments' ids stand in the department.toml files below catalog/


"#]]);
    city.replace(FINANCE, "CZJ-0002", "CZJ-0001");
    let before = catalog(&city);
    city.run("import 附件5.csv --accept --lang en").code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error[catalog-duplicate-id]: the id “CZJ-0001” is given twice
 --> catalog/财政局/items.csv:3:1
  |
3 | CZJ-0001,财政预决算,政府预算,一般公共预算收入表,,,《中华人民共和国政府信息公开条例》,按功能...
  | ^^^^^^^^ this id is taken
  |
  = help: it first stands in catalog/财政局/items.csv, line 2; an id is given once, and never again after it was printed

One error. Nothing was written.

"#]]);
    assert_eq!(catalog(&city), before);
}

#[test]
fn programs_get_one_line() {
    let city = city();
    let mut rows = known();
    rows[1] = rows[1].replace("收入表", "收入总表");
    city.write("附件5.csv", table(&rows));
    let printed = city.run("import 附件5.csv --format json").code(1).get_output().stdout.clone();
    let line: serde_json::Value = serde_json::from_slice(&printed).unwrap();
    assert_eq!(line["end"], "asks");
    assert_eq!(line["counts"]["kept"], 4);
    assert_eq!(line["tables"][0]["columns"][3]["meaning"], "内容");
    let entry = &line["entries"][0];
    assert_eq!((&entry["id"], &entry["doubt"]), (&"CZJ-0002".into(), &"alike".into()));
    assert_eq!(entry["changes"][0]["cell"], "C5");
    assert_eq!(entry["place"]["row"], 5);
}

#[test]
fn an_import_that_was_cut_short_is_finished_by_the_next() {
    let city = city();
    city.write("附件5.csv", table(&known()));
    city.write("catalog/财政局/.mingma-tmp-1", fs::read(city.path(FINANCE)).unwrap());
    city.write(FINANCE, "half");
    let journal = "[\"财政局/.mingma-tmp-1\",\"财政局/items.csv\"]\ncomplete\n";
    city.write("catalog/.mingma-journal", journal);
    city.run("check --lang en").code(1).stderr_eq(str![[r#"
...
error[catalog-unfinished-import]: an import is writing the catalogue, or was cut short while it did
...
"#]]);
    city.run("import 附件5.csv").code(0);
    city.run("check").success();
    assert!(!city.path("catalog/.mingma-journal").exists());
}

#[test]
fn the_catalogue_itself_is_no_table() {
    let city = city();
    let before = files(&city.path("catalog"));
    for path in [".", "catalog", FINANCE] {
        city.run(&format!("import {path} --accept --lang en")).code(2).stderr_eq(str![[r#"
error[import-own-catalog]: “[..]” is, or holds, the project's own catalogue
help: it says all of this already; name the tables to import, or a folder that holds nothing else


"#]]);
    }
    assert_eq!(files(&city.path("catalog")), before);
}
