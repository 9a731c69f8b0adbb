//! Mistakes in the input: all of them told, in place, with nothing written.

use snapbox::str;

use crate::city::{City, FINANCE};

/// Runs a check that must find errors; then a build, which must write nothing.
fn refused(city: &City, line: &str) -> snapbox::cmd::OutputAssert {
    city.run("build").code(1);
    assert!(!city.path("output").exists(), "something was written");
    city.run(line).code(1).stdout_eq(str![""])
}

#[test]
fn rows_of_a_table() {
    let city = City::new();
    city.replace(FINANCE, "CZJ-0002,", "CZJ-0001,");
    city.replace(FINANCE, "CZJ-0003,财政预决算", "CZJ-0003,财政预算决算");
    city.replace(FINANCE, "CZJ-0004,", "czj 4,");
    city.replace(FINANCE, "CZJ-0005,财政预决算,政府决算,", "CZJ-0005,财政预决算,政府决算,,,,,,");
    refused(&city, "check --lang zh").stderr_eq(str![[r#"
读取目录
计算二维码：9
错误[catalog-duplicate-id]: 编号“CZJ-0001”重复
 --> catalog/财政局/items.csv:3:1
  |
3 | CZJ-0001,财政预决算,政府预算,一般公共预算收入表,,,《中华人民共和国政府信息公开条例》,按功能...
  | ^^^^^^^^ 这个编号已经用过
  |
  = 处理办法: 首次出现在 catalog/财政局/items.csv 第 2 行。每个编号只能用一次，印出后不再改作他用。

错误[catalog-unknown-field]: 没有“财政预算决算”这一领域
 --> catalog/财政局/items.csv:4:10
  |
4 | CZJ-0003,财政预算决算,政府预算,一般公共预算支出表,,,《中华人民共和国政府信息公开条例》,按功...
  |          ^^^^^^^^^^^^ 是否应为“财政预决算”？
  |
  = 处理办法: 领域在 catalog/fields.toml 中列明；如果只是换了名称，请把新旧名称写入该领域的 aliases。

错误[catalog-item-id]: 编号“czj 4”不可用
 --> catalog/财政局/items.csv:5:1
  |
5 | czj 4,财政预决算,政府决算,,,,《中华人民共和国政府信息公开条例》,政府决算的目录、发布周期和查...
  | ^^^^^ 应为“CZJ-”加数字或字母
  |
  = 处理办法: 编号由部门代号、连字符和最多 24 个英文字母或数字组成，例如 CZJ-0001。

错误[catalog-wrong-width]: 这一行有 20 格，表头有 15 列
 --> catalog/财政局/items.csv:6:1
  |
6 | CZJ-0005,财政预决算,政府决算,,,,,,部门决算,收支总体情况表,,《中华人民共和国政府信息公开条例》...
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 格数不对
  |
  = 处理办法: 单元格内如有逗号，整格要放在英文双引号中。表格软件另存为 CSV 时会自动加上。

共 4 个错误。未写任何文件。

"#]]);
}

#[test]
fn columns_of_a_table() {
    let city = City::new();
    city.replace(FINANCE, "编号,领域", "编号,领或");
    city.replace("catalog/发展和改革委员会/items.csv", ",时限,", ",期限,");
    refused(&city, "check --lang en").stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 3
error[catalog-unknown-column]: unknown column “期限”
 --> catalog/发展和改革委员会/items.csv:1:34
  |
1 | 编号,领域,一级事项,二级事项,三级事项,名称,依据,内容,主体,期限,方式,渠道,对象,层级,网址
  |                                                          ^^^^ did you mean “时限”?
  |
  = help: columns: id, field, level1, level2, level3, name, basis, content, body, time_limit, method, channels, audience, tier, url, reading, or their Chinese names

error[catalog-missing-columns]: the heading lacks these columns: 时限
 --> catalog/发展和改革委员会/items.csv:1:1
  |
1 | 编号,领域,一级事项,二级事项,三级事项,名称,依据,内容,主体,期限,方式,渠道,对象,层级,网址
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the heading
  |
  = help: the first line must be the heading; level 2, level 3, name, channels, audience, tier, url and reading may be left out, all others are needed

error[catalog-unknown-column]: unknown column “领或”
 --> catalog/财政局/items.csv:1:4
  |
1 | 编号,领或,一级事项,二级事项,三级事项,名称,依据,内容,主体,时限,方式,渠道,对象,层级,网址
  |      ^^^^ did you mean “领域”?
  |
  = help: columns: id, field, level1, level2, level3, name, basis, content, body, time_limit, method, channels, audience, tier, url, reading, or their Chinese names

error[catalog-missing-columns]: the heading lacks these columns: 领域
 --> catalog/财政局/items.csv:1:1
  |
1 | 编号,领或,一级事项,二级事项,三级事项,名称,依据,内容,主体,时限,方式,渠道,对象,层级,网址
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the heading
  |
  = help: the first line must be the heading; level 2, level 3, name, channels, audience, tier, url and reading may be left out, all others are needed

warning[gate-idle-rule]: rule N-01 (个人隐私) applies to no item
  --> negative-list.toml:10:1
   |
10 | [[rule]]
   | ^^^^^^^^ check this rule
   |
   = help: A misspelt word or path publishes what should be withheld; if the rule is no longer needed, take it out.

4 errors and one warning. Nothing was written.

"#]]);
}

#[test]
fn settings() {
    let city = City::new();
    city.replace("mingma.toml", "telephone =", "telefone =");
    city.replace("mingma.toml", "\"M\"", "\"X\"");
    city.replace("catalog/财政局/department.toml", "order = 20", "order = \"20\"");
    refused(&city, "check --lang zh").stderr_eq(str![[r#"
读取目录
错误[catalog-missing-key]: 缺少“telephone”
 --> mingma.toml:6:1
  |
6 | [site]
  | ^^^^^^ 应在此处写明
  |
  = 处理办法: 请补上一行：telephone = …

错误[catalog-unknown-key]: 不认识的设置“telefone”
  --> mingma.toml:11:1
   |
11 | telefone = "010-00000000"
   | ^^^^^^^^ 是否应为“telephone”？
   |
   = 处理办法: 此处可用的设置：id, name, name_mn, scripts, office, telephone, address, hours, complaints, edition, sample, home, department_home, item_url

错误[catalog-no-level]: 纠错等级“X”不存在
  --> mingma.toml:31:9
   |
31 | level = "X"
   |         ^^^ 应为 L、M、Q、H 之一
   |
   = 处理办法: 一般用 "M"；张贴在户外或易磨损之处用 "Q"。

共 3 个错误。未写任何文件。

"#]]);
}

#[test]
fn settings_that_are_no_toml() {
    let city = City::new();
    city.replace("mingma.toml", "[site]", "[site");
    refused(&city, "check --lang en").stderr_eq(str![[r#"
Reading the catalogue
error[catalog-toml-syntax]: this is not TOML: unclosed table, expected `]`
 --> mingma.toml:6:6
  |
6 | [site
  |      ^ here
  |
  = help: text stands in double quotes, as in name = "Finance Bureau", one setting to a line

One error. Nothing was written.

"#]]);
}

#[test]
fn addresses() {
    let city = City::new();
    city.replace(FINANCE, "政府决算,,,,《", "政府决算,,,,《");
    for (row, url) in [
        ("CZJ-0001", "javascript:alert(1)"),
        ("CZJ-0002", "https://www.example.gov.cn.evil.com/zwgk/"),
        ("CZJ-0003", "https://www.example.gov.cn/zwgk/../admin"),
        ("CZJ-0004", "https://192.168.0.1/zwgk/"),
    ] {
        let text = std::fs::read_to_string(city.path(FINANCE)).unwrap();
        let line = text.lines().find(|line| line.starts_with(row)).unwrap();
        city.replace(FINANCE, line, &format!("{line}{url}"));
    }
    refused(&city, "check --lang en").stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 9
error[address-scheme]: the address of “CZJ-0001” does not begin with http:// or https://: javascript:alert(1)
 --> catalog/财政局/items.csv:2:110
  |
2 | ... 站、公开查阅点,全社会,县级,javascript:alert(1)
  |                                ^^^^^^^^^^^^^^^^^^^ not an address
  |
  = help: Write the whole address. Some phones do not take a code without it for an address.

error[address-look-alike]: “CZJ-0002” leads to www.example.gov.cn.evil.com, which only has www.example.gov.cn in its name and is another host: https://www.example.gov.cn.evil.com/zwgk/
 --> catalog/财政局/items.csv:3:119
  |
3 | ... 阅点,全社会,县级,https://www.example.gov.cn.evil.com/zwgk/
  |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a look-alike
  |
  = help: Forged addresses are often written so: find out where it came from.

error[address-path-trick]: the path of the address of “CZJ-0003” has a . or .. or an encoded slash in it: https://www.example.gov.cn/zwgk/../admin
 --> catalog/财政局/items.csv:4:127
  |
4 | ... 阅点,全社会,县级,https://www.example.gov.cn/zwgk/../admin
  |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not for print
  |
  = help: Write the path the page really has.

error[address-ip]: the address of “CZJ-0004” has a number in place of a host name: https://192.168.0.1/zwgk/
 --> catalog/财政局/items.csv:5:110
  |
5 | ... 公开查阅点,全社会,县级,https://192.168.0.1/zwgk/
  |                            ^^^^^^^^^^^^^^^^^^^^^^^^^ not for print
  |
  = help: Use the government site's name.

4 errors. Nothing was written.

"#]]);
}

#[test]
fn the_negative_list() {
    let city = City::new();
    city.replace("negative-list.toml", "effect = \"conditional\"", "effect = \"perhaps\"");
    city.replace("negative-list.toml", "\"名称\", \"内容\"] }\nbasis", "\"名字\"] }\nbasis");
    refused(&city, "check --lang en").stderr_eq(str![[r#"
Reading the catalogue
error[gate-unknown-column]: there is no column “名字” that words can be looked for in
  --> negative-list.toml:13:39
   |
13 | match = { words = ["举报人"], columns = ["名字"] }
   |                                          ^^^^^^ not a column
   |
   = help: Was “名称” meant?

error[gate-no-choice]: “effect” cannot be “perhaps”
  --> negative-list.toml:16:10
   |
16 | effect = "perhaps"
   |          ^^^^^^^^^ one of: absolute, conditional, discretionary

2 errors. Nothing was written.

"#]]);
    std::fs::remove_file(city.path("negative-list.toml")).unwrap();
    refused(&city, "check --lang zh").stderr_eq(str![[r#"
读取目录
错误[gate-no-list]: 项目中没有负面清单 negative-list.toml，为防止误公开，什么也不会生成
--> negative-list.toml
 = 处理办法: 请在项目文件夹中建立 negative-list.toml；确实没有不予公开的内容时，建一个空文件即可。

共 1 个错误。未写任何文件。

"#]]);
}

#[test]
fn characters_no_font_has() {
    let city = City::new();
    city.replace(FINANCE, "按功能分类列明一般公共预算各项收入", "按功能分类列明𓀀各项收入");
    refused(&city, "check --lang zh").stderr_eq(str![[r#"
读取目录
计算二维码：13
错误[build-missing-character]: 没有字体含有“CZJ-0002”的“内容”中的字符“𓀀”（U+13000）
 --> catalog/财政局/items.csv:3:58
  |
3 | ... 共和国政府信息公开条例》,按功能分类列明𓀀各项收入,示例市财政局,自信息形成或者变更之日起20...
  |                                            ^ 印不出来
  |
  = 处理办法: 请改用常用字，或将含有该字的字体（.ttf、.otf）放入项目的 fonts 文件夹。

共 1 个错误。未写任何文件。

"#]]);
}

#[test]
fn templates() {
    let city = City::new();
    let layout = "title = \"名单\"\nscope = \"site\"\nfile = \"list\"\n";
    city.write("layouts/list/layout.toml", layout);
    city.write(
        "layouts/list/template.xml",
        "<document>\n  <flow>\n    <h9>{{ site.name }}</h9>\n  </flow>\n</document>\n",
    );
    city.write("layouts/list/style.css", "p { colour: red }\n");
    city.replace("mingma.toml", "\"bulletin\"]", "\"bulletin\", \"list\"]");
    refused(&city, "check --lang en --only list").stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
error[layout-unknown-property]: there is no property “colour”
 --> layouts/list/style.css:1:5
  |
1 | p { colour: red }
  |     ^^^^^^ did you mean “color”?
  |
  = help: docs/layouts.md lists the properties

One error. Nothing was written.

"#]]);
    city.write("layouts/list/style.css", "");
    refused(&city, "check --lang zh --only list").stderr_eq(str![[r#"
读取目录
计算二维码：13
排版文档
错误[layout-unknown-element]: 没有 <h9> 这个元素
 --> layouts/list/template.xml:3:5
  |
3 |     <h9>{{ site.name }}</h9>
  |     ^^^ 是否应为“h1”？
  |
  = 处理办法: 能用的元素见 docs/layouts.md。

共 1 个错误。未写任何文件。

"#]]);
    city.write("layouts/list/template.xml", "<document><flow><p>{{ site.nmae }}</p></flow></document>\n");
    refused(&city, "check --lang en --only list").stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
error[layout-undefined]: there is no “site.nmae” in the data
 --> layouts/list/template.xml:1:28
  |
1 | <document><flow><p>{{ site.nmae }}</p></flow></document>
  |                            ^^^^ did you mean “site.name”?
  |
  = help: docs/layouts.md lists the names; ask with “if” for what may be missing

One error. Nothing was written.

"#]]);
}

#[test]
fn layouts_that_are_not_there() {
    let city = City::new();
    city.replace("mingma.toml", "\"poster\", ", "\"postre\", \"codes\", \"handbook\", ");
    refused(&city, "check --lang en").stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
error[build-layout-name]: a layout cannot be called “codes”
  --> mingma.toml:35:22
   |
35 | layouts = ["postre", "codes", "handbook", "handbook", "bulletin"]
   |                      ^^^^^^^ the name serves another purpose
   |
   = help: “codes”, “operator” and “redirects” have their own meaning in the output folder; give the layout another name

error[build-layout-twice]: the layout “handbook” is listed twice
  --> mingma.toml:35:43
   |
35 | layouts = ["postre", "codes", "handbook", "handbook", "bulletin"]
   |                                           ^^^^^^^^^^ the second time
   |
   = help: once is enough

error[layout-unknown]: there is no layout “postre”
help: did you mean “poster”? there are: poster, handbook, bulletin[..]

3 errors. Nothing was written.

"#]]);
}

#[test]
fn everything_at_once() {
    let city = City::new();
    city.replace(FINANCE, "CZJ-0002,", "CZJ-0001,");
    city.replace("mingma.toml", "layouts = [", "layouts = [\"nowhere\", ");
    city.replace("catalog/发展和改革委员会/items.csv", "FGW-0001,重大建设项目", "FGW-0001,重大建设");
    city.write("fonts/broken.ttf", "not a font");
    let told = refused(&city, "check --format json");
    let lines = String::from_utf8(told.get_output().stderr.clone()).unwrap();
    let keys: Vec<String> = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["key"].as_str().unwrap().to_owned())
        .collect();
    for room in ["catalog-", "layout-", "font-"] {
        assert!(keys.iter().any(|key| key.starts_with(room)), "{room}: {keys:?}");
    }
    assert!(keys.len() >= 4, "{keys:?}");
}

#[test]
fn files_that_are_not_the_catalogues_do_no_harm() {
    let city = City::new();
    city.build();
    let before = city.output();
    city.write("catalog/财政局/~$items.csv", b"\x00\x01\x02");
    city.write("catalog/财政局/.DS_Store", b"\x00");
    city.write("catalog/.hidden/items.csv", "nonsense");
    city.write("catalog/财政局/说明.txt", "说明");
    #[cfg(unix)]
    std::os::unix::fs::symlink("..", city.path("catalog/财政局/loop")).unwrap();
    city.build();
    assert_eq!(city.output(), before);
}

#[test]
fn names_cannot_forge_messages() {
    let city = City::new();
    city.write("catalog/财政局/a\u{202E}vsc.csv", "编号\nx\n");
    let told = city.run("check --lang en").code(1);
    let text = String::from_utf8(told.get_output().stderr.clone()).unwrap();
    assert!(text.contains("\\u{202E}") && !text.contains('\u{202E}'), "{text}");
}

#[test]
fn a_table_as_spreadsheets_in_china_save_it() {
    let city = City::new();
    city.build();
    let before = city.output();
    let text = std::fs::read_to_string(city.path(FINANCE)).unwrap();
    let (encoded, _, lossy) = encoding_rs::GB18030.encode(text.trim_start_matches('\u{FEFF}'));
    assert!(!lossy && std::str::from_utf8(&encoded).is_err());
    city.write(FINANCE, encoded);
    city.build();
    assert_eq!(city.output(), before);
}
