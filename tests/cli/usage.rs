//! How the program is called, and what it answers when it is called wrongly.

use std::process::Stdio;

use snapbox::str;

use crate::city::{City, mingma};

#[test]
fn a_new_project_builds_at_once() {
    let place = tempfile::tempdir().unwrap();
    mingma(place.path(), "init 我的城市 --lang zh").assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
新项目已建立在“[..]/我的城市”：

  mingma.toml          城市、网站，以及允许链接的主机
  negative-list.toml   不予公开的内容及其法律依据
  catalog/             各部门及其公开事项（表格）

接下来请进入该文件夹，运行“mingma build”。其中文字均为示例，请换成实际内容。

"#]]);
    mingma(&place.path().join("我的城市"), "build --lang zh").assert().code(0).stderr_eq(str![[r#"
读取目录
计算二维码：13
排版文档：5
写入文件：18

"#]]).stdout_eq(str![[r#"
示例市　2026年11月（示例数据）

  公开事项      10  2 个部门
  二维码        13  codes/
  部门海报       2  2 页  poster/
  政务公开手册   1  15 页  handbook/示例市政务公开手册.pdf
  公示栏         2  2 页  bulletin/
  不予公开       1  名单与理由见 operator/withheld.csv（仅限内部，请勿外传）

重新生成 5 份（此前没有生成过）：poster/FGW-发改委.pdf、poster/CZJ-财政局.pdf、handbook/示例市政务公开手册.pdf、bulletin/FGW-发改委.pdf 等，另有 1 个
成果位于 [..]/我的城市/output
用时 [..] 秒。

"#]]);
}

#[test]
fn a_new_project_in_english() {
    let place = tempfile::tempdir().unwrap();
    mingma(place.path(), "init --lang en").assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
A new project lies in “[..]”:

  mingma.toml          the city, its site, which hosts may be linked
  negative-list.toml   what is not published, and on what legal basis
  catalog/             departments, and their items as tables

Next: go there and run “mingma build”. The texts are examples; replace them with your own.

"#]]);
    mingma(place.path(), "build --lang en").assert().code(0).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
Setting documents: 5
Writing files: 18

"#]]).stdout_eq(str![[r#"
示例市, 2026年11月 (sample data)

  Items         10  2 departments
  Codes         13  codes/
  部门海报       2  2 pages  poster/
  政务公开手册   1  15 pages  handbook/示例市政务公开手册.pdf
  公示栏         2  2 pages  bulletin/
  Withheld       1  listed with reasons in operator/withheld.csv (internal; do not pass on)

Made 5 documents (not made before): poster/FGW-发改委.pdf, poster/CZJ-财政局.pdf, handbook/示例市政务公开手册.pdf, bulletin/FGW-发改委.pdf and 1 more
It all lies in [..]/output
Took [..] s.

"#]]);
}

#[test]
fn a_folder_with_something_in_it_becomes_no_project() {
    let city = City::new();
    city.run("init").code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error[cli-init-not-empty]: the folder “[..]/city” is not empty
help: name an empty or a new folder; nothing was changed


"#]]);
}

#[test]
fn the_project_is_found_from_any_folder_in_it() {
    let city = City::new();
    mingma(&city.path("catalog/财政局"), "check").assert().code(0);
    mingma(city.path("..").as_path(), "check --root city").assert().code(0);
    mingma(city.path("..").as_path(), "check").assert().code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error[cli-no-project]: there is no mingma.toml in “[..]” or any folder above it
help: go to the project's folder, name it with --root, or make a new project with “mingma init FOLDER”


"#]]);
    mingma(city.path("..").as_path(), "check --root .").assert().code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error[cli-no-project-here]: there is no mingma.toml in “[..]”
help: --root names the folder that holds mingma.toml; “mingma init FOLDER” makes a new project


"#]]);
}

#[test]
fn a_check_writes_nothing() {
    let city = City::new();
    city.run("check --lang zh")
        .code(0)
        .stderr_eq(str![[r#"
读取目录
计算二维码：13
排版文档：5

"#]])
        .stdout_eq(str![[r#"
示例市　2026年11月（示例数据）

  公开事项      10  2 个部门
  二维码        13
  部门海报       2  2 页
  政务公开手册   1  15 页
  公示栏         2  2 页
  不予公开       1

部门海报：供 0.55 米处扫的二维码，模块不小于 1.75 毫米；0.44 米内扫码舒适，最远 1.75 米。
部门海报：供 1.5 米处扫的二维码，模块不小于 3 毫米；0.75 米内扫码舒适，最远 3 米。
政务公开手册：供 0.25 米处扫的二维码，模块不小于 0.5 毫米；0.12 米内扫码舒适，最远 0.5 米。
公示栏：供 0.6 米处扫的二维码，模块不小于 1.2 毫米；0.3 米内扫码舒适，最远 1.2 米。
检查完毕，没有错误。未写任何文件。
用时 [..] 秒。

"#]]);
    assert!(!city.path("output").exists());
}

#[test]
fn help_in_both_languages() {
    let city = City::new();
    city.run("--help --lang zh").code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
由政务公开目录生成二维码、海报和公开手册，并保证扫得出来。

用法：
  mingma <命令> [选项]

命令:
  build     生成全部成果：二维码、文档和清单。只重新生成有变化的部分。
  check     像生成时一样检查整个项目，并查看目录是否完整、过时；不写任何文件。
  import    把各部门的表格导入目录：只读懂，不猜测；拿不准的先问，确认后才写。
  proof     像扫码器一样识读成品文档，指出扫不出来的地方。
  plan      变更计划：与上一版相比有何变化，哪些张贴须更换或取下。
  register  登记簿：发布过什么、张贴在哪里。可查看、登记、导出和导入。
  export    把目录导出为一个文件：国家统一格式的工作簿、表格、数据或可以发布的网页。
  links     检查二维码指向的网址：还在不在，是不是原来的页面。
  audit     巡查张贴物的照片：哪些二维码正确、已更替、已不予公开，哪些是外来的。
  init      建立一个可以直接生成的新项目。
  layouts   列出可用的版式；把内置版式复制到项目中修改。

选项:
  -V, --version  显示版本

输出形式:
      --format <text|json>  text 供人阅读；json 供程序读取，每行一个对象
      --lang <zh|en>        提示所用的语言（省略则随系统）
  -h, --help                显示本页

示例：
  mingma init 我的城市           建立新项目
  mingma build                   生成全部成果
  mingma build --only poster     只生成海报
  mingma import 附件5.xlsx       把表格导入目录
  mingma proof                   回读成品，看能不能扫出来
  mingma check --format json     列出全部问题，供程序读取
  mingma layouts                 列出全部版式

“mingma build --help”显示某个命令的说明。

"#]]);
}

#[test]
fn help_of_a_command() {
    let city = City::new();
    city.run("build --help --lang en").code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
Makes everything: codes, documents, the manifest. Only what changed is made again.

Usage:
  mingma build [OPTIONS]

Options:
  -C, --root <FOLDER>      The project's folder (if left out: the nearest one upwards with a
                           mingma.toml)
  -l, --only <LAYOUT>      Make only these: a layout's name, or “codes”; may be repeated
  -d, --department <ID>    Make only what is for these departments; may be repeated
  -p, --profile <PROFILE>  Write documents for these readers: “office” (printers and screens) or
                           “web” (PDF/A-2a and PDF/UA-1: the web page and the archive); may be
                           repeated
  -c, --codes <KIND>       Make these files of each code: svg, png, pdf, pdf-cmyk, eps; “tables” for
                           mail merge and InDesign, “zip” for a package per department; may be
                           repeated (if left out: as the project says)
      --sheets             Also put pages on the sheets their layouts ask for: cards to cut apart,
                           booklets, posters from A4 (if left out: as the project says)
  -j, --jobs <NUMBER>      Threads to work with (if left out: one per core); the result is the same
  -o, --output <FOLDER>    Where to write (if left out: “output” in the project)
      --issue <NAME>       Record what was made as an edition of this name, in register.db; only a
                           whole build can be issued
      --date <DATE>        The day of issue: 2026-11-20 (if left out: today)
      --proof              Read everything back before it is written; what would not scan, or should
                           not be read, is not written

Answer:
      --format <text|json>  Answer for people (text) or for programs (json: one object a line)
      --lang <zh|en>        Language of the answer (if left out: the system's)
  -h, --help                Show this page

Examples:
  mingma build                                  everything
  mingma build --only poster,bulletin           two of the layouts
  mingma build --only codes --department FGW    one department's codes
  mingma build --only codes --codes eps,zip     every code as EPS, a package for each department
  mingma build --only poster --sheets           posters, and again on A4 to be put together
  mingma build --root ~/city --output /tmp/out  from one folder to another

Exit code: 0 done; 1 the input has errors, nothing was written; 2 wrong usage, or the system
refused; 130 interrupted. Results go to standard output, everything else to standard error.

"#]]);
    mingma(&city.root(), "check -h").env("LC_ALL", "zh_CN.UTF-8").assert().code(0).stderr_eq(str![""]).stdout_eq(str![
        [r#"
像生成时一样检查整个项目，并查看目录是否完整、过时；不写任何文件。

用法：
  mingma check [选项]

选项:
  -C, --root <文件夹>      项目文件夹（省略则向上寻找含 mingma.toml 的文件夹）
  -l, --only <版式>        只生成指定版式，或 codes（二维码）；可多次使用
  -d, --department <编号>  只生成指定部门的成果；可多次使用
  -p, --profile <用途>     文档的用途：office（打印和屏幕）或 web（网站和档案，PDF/A-2a 与
                           PDF/UA-1）；可多次使用
  -c, --codes <种类>       每个二维码的文件：svg、png、pdf、pdf-cmyk、eps；tables
                           为合并用的清单，zip 为部门压缩包；可多次使用（省略则按项目设置）
      --sheets             同时按版式的要求拼版：多张一纸待裁的卡片、小册、用 A4
                           拼成的海报（省略则按项目设置）
  -j, --jobs <数量>        同时使用的线程数（省略则与处理器核心数相同）；不影响结果
      --date <日期>        以哪一天判断期限，例如 2026-11-24（省略则为今天）

输出形式:
      --format <text|json>  text 供人阅读；json 供程序读取，每行一个对象
      --lang <zh|en>        提示所用的语言（省略则随系统）
  -h, --help                显示本页

示例：
  mingma check                          检查当前文件夹的项目
  mingma check --only handbook          只检查公开手册需要的内容
  mingma check --format json            每个问题一个对象，供程序读取

退出码：0 没有错误；1 有错误，已全部列出；2 用法有误或系统不允许。

"#]
    ]);
}

#[test]
fn mistakes_on_the_command_line() {
    let city = City::new();
    city.run("bulid").code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error[cli-unknown-command]: there is no command “bulid”; did you mean “build”?
help: “mingma --help” lists the commands


"#]]);
    city.run("build --lang zh --jobs 两个").code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
错误[cli-not-a-number]: “--jobs <数量>”的值“两个”不是正整数
处理办法: 请填写 1 以上的整数


"#]]);
    city.run("build --onyl poster").code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error[cli-unknown-option]: there is no option “--onyl”; did you mean “--only”?
help: “mingma build --help” lists the options


"#]]);
    city.run("build --format yaml").code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error[cli-unknown-value]: “yaml” is no value for “--format <text|json>”
help: possible: text, json


"#]]);
    city.run("build --only postre,codes").code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
Reading the catalogue
error[build-unknown-layout]: “postre”, given to --only, is no layout of this project; did you mean “poster”?
help: possible: poster, handbook, bulletin, codes


"#]]);
    city.run("build --department FWG --lang zh").code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
读取目录
错误[build-unknown-department]: --department 指定的“FWG”不是部门编号；是否想用“FGW”？
处理办法: 部门编号写在 catalog/ 下各部门的 department.toml 中


"#]]);
}

#[test]
fn nothing_asked_for_gets_help() {
    let city = City::new();
    let shown = city.run("").code(2).stdout_eq(str![""]);
    assert!(String::from_utf8_lossy(&shown.get_output().stderr).contains("mingma <COMMAND>"));
}

#[test]
fn answers_for_programs() {
    let city = City::new();
    let built = city.run("build --format json").code(0).stderr_eq(str![""]);
    let summary: serde_json::Value = serde_json::from_slice(&built.get_output().stdout).unwrap();
    assert_eq!([&summary["departments"], &summary["items"], &summary["withheld"]], [2, 10, 1]);
    assert_eq!(summary["codes"], 13);
    assert_eq!(summary["rebuilt"][0]["reason"]["kind"], "new");

    city.replace("mingma.toml", "[codes]", "[kodes]");
    let refused = city.run("build --format json --lang zh").code(1).stdout_eq(str![""]);
    let lines = String::from_utf8(refused.get_output().stderr.clone()).unwrap();
    let found: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(found.len(), 1, "{lines}");
    assert_eq!(found[0]["severity"], "error");
    assert_eq!((&found[0]["file"], found[0]["column"].as_u64()), (&"mingma.toml".into(), Some(2)));

    let mistake = city.run("build --format json --jobs x").code(2).stdout_eq(str![""]);
    let found: serde_json::Value = serde_json::from_slice(&mistake.get_output().stderr).unwrap();
    assert_eq!(found["key"], "cli-not-a-number");
}

#[test]
fn a_reader_who_goes_away_is_no_failure() {
    let city = City::new();
    let mut child = std::process::Command::new(snapbox::cmd::cargo_bin!("mingma"))
        .args(["check", "--root"])
        .arg(city.root())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
