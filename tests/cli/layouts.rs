//! The layouts there are, and copies of them.

use std::fs;

use snapbox::str;

use crate::city::{City, mingma};

#[test]
fn a_list_in_both_languages() {
    let city = City::new();
    city.write(
        "layouts/门牌/layout.toml",
        "title = \"门牌\"\nscope = \"item\"\nfile = \"{item.id}\"\n[page]\nsize = \"钢牌\"\n",
    );
    city.replace("mingma.toml", "[codes]", "[papers]\n\"钢牌\" = \"300mm 120mm\"\n\n[codes]");
    let en = shown(&city, "layouts --lang en");
    assert!(en.starts_with("Layouts:\n\n"), "{en}");
    assert_eq!(row(&en, "poster"), ["* poster", "部门海报", "A3, 297 × 420 mm", "one per department", "built in"]);
    assert_eq!(
        row(&en, "handbook"),
        ["* handbook", "政务公开手册", "A4, 210 × 297 mm", "one for the city", "built in"]
    );
    assert_eq!(row(&en, "门牌"), ["门牌", "门牌", "钢牌, 300 × 120 mm", "one per item", "layouts/门牌"]);
    assert!(
        en.ends_with("“mingma layouts copy NAME” puts a built-in layout into the project, to be changed.\n"),
        "{en}"
    );
    let zh = shown(&city, "layouts --lang zh");
    assert_eq!(row(&zh, "poster"), ["* poster", "部门海报", "A3，297×420 毫米", "每个部门一份", "内置"]);
    assert_eq!(row(&zh, "门牌"), ["门牌", "门牌", "钢牌，300×120 毫米", "每个事项一份", "layouts/门牌"]);
}

#[test]
fn columns_stand_below_one_another() {
    let shown = shown(&City::new(), "layouts --lang en");
    let lines: Vec<_> = shown.lines().filter(|line| line.ends_with("built in")).collect();
    let starts = |line: &&str| line.find(" one ").map(|at| line[..at].chars().count());
    let chinese = |line: &&str| line.chars().filter(|c| !c.is_ascii() && *c != '×').count();
    let places: Vec<_> = lines.iter().map(|line| starts(line).unwrap() + chinese(line)).collect();
    assert!(places.len() >= 3 && places.windows(2).all(|pair| pair[0] == pair[1]), "{shown}");
}

/// What a listing without mistakes prints.
fn shown(city: &City, line: &str) -> String {
    String::from_utf8(city.run(line).code(0).stderr_eq(str![""]).get_output().stdout.clone()).unwrap()
}

/// The cells of a layout's line.
fn row<'t>(shown: &'t str, name: &str) -> Vec<&'t str> {
    let cells = |line: &'t str| line.trim().split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let rows = shown.lines().map(cells);
    rows.into_iter()
        .find(|row: &Vec<&str>| row.first().is_some_and(|first| first.trim_start_matches("* ") == name))
        .unwrap()
}

#[test]
fn without_a_project_the_built_in_ones() {
    let place = tempfile::tempdir().unwrap();
    let listed = mingma(place.path(), "layouts --format json").assert().code(0).stderr_eq(str![""]);
    let lines = String::from_utf8(listed.get_output().stdout.clone()).unwrap();
    let listed: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(listed.len() >= 3 && listed.iter().all(|one| one["origin"] == "built-in" && one["built"] == false));
    let poster = &listed[0];
    assert_eq!(
        (&poster["name"], &poster["scope"], &poster["paper"]),
        (&"poster".into(), &"department".into(), &"A3".into())
    );
    assert_eq!((&poster["width_mm"], &poster["height_mm"]), (&297.0.into(), &420.0.into()));
    mingma(place.path(), "layouts --root .").assert().code(2).stdout_eq(str![""]);
}

#[test]
fn mistakes_in_a_projects_layouts_are_told_beside_the_list() {
    let city = City::new();
    city.write("layouts/poster/layout.toml", "title = \"海报\"\nscope = \"room\"\nfile = \"a\"\n");
    city.replace("mingma.toml", "[codes]", "[papers]\n\"钢牌\" = \"300 120mm\"\n\n[codes]");
    let listed = city.run("layouts --lang en").code(1).stderr_eq(str![[r#"
error[layout-missing-unit]: 300 in “钢牌” has no unit
  --> mingma.toml:30:8
   |
30 | "钢牌" = "300 120mm"
   |          ^^^^^^^^^^^ needs a unit, as 300mm

error[layout-unknown-keyword]: “scope” cannot be “room”
 --> layouts/poster/layout.toml:2:9
  |
2 | scope = "room"
  |         ^^^^^^ no such value
  |
  = help: values: site | department | field | item


"#]]);
    let shown = String::from_utf8(listed.get_output().stdout.clone()).unwrap();
    assert!(shown.contains("handbook") && !shown.contains("poster"), "{shown}");
}

#[test]
fn a_copy_takes_the_built_in_ones_place() {
    let city = City::new();
    city.build();
    let before = city.output();
    city.run("layouts copy poster --lang en").code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
The layout lies in “layouts/poster”:

  layout.toml    what gets a document, the paper, sizes of codes, variables
  template.xml   what stands on the pages
  style.css      how it looks

The next build uses it in place of the built-in “poster”; delete the folder to go back.

"#]]);
    city.run("layouts copy poster --lang zh").code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
错误[cli-copy-exists]: 已有“layouts/poster”
处理办法: 未改动任何文件；请用 --as 另取名称，或先移走该文件夹


"#]]);
    city.run("build --lang en").code(0);
    assert!(city.output() == before, "a copy as it is makes the same files");
    city.replace("layouts/poster/layout.toml", "\"A3\"", "\"大度八开\"");
    city.replace("layouts/poster/layout.toml", "title = \"部门海报\"", "title = \"小海报\"");
    let listed = shown(&city, "layouts --lang zh");
    let changed = ["* poster", "小海报", "大度八开，285×420 毫米", "每个部门一份", "layouts/poster，取代内置版式"];
    assert_eq!(row(&listed, "poster"), changed);
}

#[test]
fn a_copy_under_another_name_is_another_layout() {
    let city = City::new();
    city.run("layouts copy bulletin --as 公示 --lang zh").code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
版式已复制到“layouts/公示”：

  layout.toml    每份文档对应什么、纸张、二维码大小、变量
  template.xml   页面上有什么
  style.css      外观

接下来请把 "公示" 写入 mingma.toml 的 layouts。

"#]]);
    city.replace("mingma.toml", "\"bulletin\"]", "\"bulletin\", \"公示\"]");
    city.build();
    let output = city.output();
    assert!(["bulletin", "公示"].iter().all(|name| output.contains_key(&format!("{name}/CZJ-财政局.pdf"))));
    let copied = city.run("layouts copy bulletin --as b2 --format json").code(0).stderr_eq(str![""]);
    let answer: serde_json::Value = serde_json::from_slice(&copied.get_output().stdout).unwrap();
    assert_eq!(answer["folder"], "layouts/b2");
}

#[test]
fn copies_that_are_refused() {
    let city = City::new();
    city.run("layouts copy postre").code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error[cli-copy-unknown]: there is no built-in layout “postre”; did you mean “poster”?
help: built in: poster, handbook, bulletin[..]


"#]]);
    city.run("layouts copy poster --as ../poster --lang zh").code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
错误[cli-copy-name]: 版式不能命名为“../poster”
处理办法: 名称只能用文字、数字、“-”和“_”；codes 和 operator 是成果文件夹的名称，不能使用


"#]]);
    city.run("layouts copy poster --as codes").code(2).stdout_eq(str![""]);
    city.run("layouts copy").code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error[cli-missing-argument]: “<LAYOUT>” is missing
help: “--help” behind the command shows its use and examples


"#]]);
    assert!(!city.path("layouts").exists());
    fs::create_dir(city.path("layouts")).unwrap();
    fs::write(city.path("layouts/poster"), "a note").unwrap();
    city.run("layouts copy poster").code(2).stdout_eq(str![""]);
    assert_eq!(fs::read_to_string(city.path("layouts/poster")).unwrap(), "a note");
}

#[test]
fn the_help_has_examples() {
    let city = City::new();
    city.run("layouts --help --lang en").code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
Lists the layouts there are; puts built-in ones into the project for editing.

Usage:
  mingma layouts [OPTIONS] [COMMAND]

Commands:
  copy  Puts a built-in layout into the project's folder “layouts”, to be changed there.

Options:
  -C, --root <FOLDER>  The project's folder (if left out: the nearest one upwards with a
                       mingma.toml)

Answer:
      --format <text|json>  Answer for people (text) or for programs (json: one object a line)
      --lang <zh|en>        Language of the answer (if left out: the system's)
  -h, --help                Show this page

Examples:
  mingma layouts                      all layouts, built in and of this project
  mingma layouts --format json        one object a layout, for a program
  mingma layouts copy window-card     a copy to change, in the built-in one's place

docs/layouts.md shows a picture of each and explains its variables.

"#]]);
    city.run("layouts copy --help --lang zh").code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
把内置版式复制到项目的 layouts 文件夹，供修改。

用法：
  mingma layouts copy <版式> [选项]

参数:
  <版式>  内置版式的名称

选项:
      --as <名称>      副本的名称（省略则同名，并取代内置版式）
  -C, --root <文件夹>  项目文件夹（省略则向上寻找含 mingma.toml 的文件夹）

输出形式:
      --format <text|json>  text 供人阅读；json 供程序读取，每行一个对象
      --lang <zh|en>        提示所用的语言（省略则随系统）
  -h, --help                显示本页

示例：
  mingma layouts copy poster                 修改副本后，下次生成即采用
  mingma layouts copy poster --as 医院海报   另成一个版式，须写入 mingma.toml

已有的文件不会被覆盖。退出码：0 完成；2 用法有误或系统不允许。

"#]]);
}
