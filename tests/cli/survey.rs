//! A catalogue looked over: what `mingma check` says of things that stop no build.

use std::fmt::Write as _;

use snapbox::str;

use crate::city::{City, FINANCE, mingma};

const RULES: &str = "negative-list.toml";

/// A project in which much is out of date.
fn neglected() -> City {
    let city = City::new();
    city.replace(FINANCE, "CZJ-0002,财政预决算,政府预算", "CZJ-0002,财政公开,政府预算");
    city.replace("catalog/fields.toml", "name = \"财政预决算\"", "name = \"财政预决算\"\naliases = [\"财政公开\"]");
    city.replace(
        FINANCE,
        "细化到项级科目,示例市财政局,自信息形成或者变更之日起20个工作日内,主动公开",
        ",示例市国资局,,主动公开",
    );
    city.replace("catalog/财政局/department.toml", "short_name", "aliases = [\"示例市国资局\"]\nshort_name");
    city.replace("catalog/财政局/department.toml", "010-00000002", "待定");
    city.replace("catalog/发展和改革委员会/department.toml", "示例市人民路2号", "—");
    city.replace(RULES, "第十五条", "第十四条第四款");
    city.replace(RULES, "国务院令第711号", "国务院令第492号");
    city.replace(RULES, "effect = \"conditional\"", "effect = \"conditional\"\nreview_due = 2026-06-30");
    city
}

#[test]
fn everything_out_of_date_in_chinese() {
    neglected().run("check --date 2026-11-24 --only codes --lang zh").code(0).stderr_eq(str![[r#"
读取目录
计算二维码：13
排版文档
警告[survey-missing-elements]: CZJ-0003 没有写明：时限
 --> catalog/财政局/items.csv:4:1
  |
4 | CZJ-0003,财政预决算,政府预算,一般公共预算支出表,,,《中华人民共和国政府信息公开条例》,按功能...
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 这一行不完整
  |
  = 处理办法: 国办发〔2019〕54号要求公开目录至少写明名称、内容、依据、时限、主体、方式、渠道和公开对象。空缺的项目印出来是空白。

警告[survey-old-article]: 规则 N-01（个人隐私）引用第十四条，但没有说明是 2019 年修订的条例
  --> negative-list.toml:10:1
   |
10 | [[rule]]
   | ^^^^^^^^ 依据可能已经过时
   |
   = 处理办法: 自 2019 年 5 月 15 日起施行的《政府信息公开条例》（国务院令第711号）把不予公开的情形改列在第十四条（绝对不予公开）、第十五条（商业秘密、个人隐私）和第十六条（内部事务、过程性信息）。本规则的效力是 conditional，对应第十五条。请核对后更正 basis，并写明 basis_version = "国务院令第711号"。

警告[survey-review-due]: 规则 N-01（个人隐私）应在 2026-06-30 前重新评估，今天是 2026-11-24
  --> negative-list.toml:10:1
   |
10 | [[rule]]
   | ^^^^^^^^ 复核期限已过
   |
   = 处理办法: 《政府信息公开条例》第十八条要求对不予公开的信息定期评估。评估后请更新 review_due；情形已经消失的，请删去规则。过期的规则仍然有效，信息仍不公开。

警告[survey-no-address]: 示例市发展和改革委员会的地址“—”不是地址
 --> catalog/发展和改革委员会/department.toml:6:12
  |
6 | address = "—"
  |            ^ 群众找不到
  |
  = 处理办法: 请填写对外办公的地址。

警告[survey-no-telephone]: 示例市财政局的电话“待定”不是电话号码
 --> catalog/财政局/department.toml:8:14
  |
8 | telephone = "待定"
  |              ^^^^ 群众打不通
  |
  = 处理办法: 电话印在海报、手册和卡片上。请填写对外公布的号码。

警告[survey-field-alias]: 领域写作“财政公开”，现用名称是“财政预决算”
 --> catalog/财政局/items.csv:3:10
  |
3 | CZJ-0002,财政公开,政府预算,一般公共预算收入表,,,《中华人民共和国政府信息公开条例》,按功能分...
  |          ^^^^^^^^ 这一行
  |
  = 处理办法: 印刷时用现用名称。表格可以不改；如果“财政公开”才是现用名称，请在 catalog/fields.toml 中对调 name 和 aliases。

警告[survey-body-alias]: 主体写作“示例市国资局”，该部门现称“示例市财政局”
 --> catalog/财政局/items.csv:4:70
  |
4 | ...功能分类列明一般公共预算各项支出，,示例市国资局,,主动公开,政府网站、公开查阅点,全社会,县级,
  |                                       ^^^^^^^^^^^^ 这一行
  |
  = 处理办法: 主体按表格所写印出，不会自动改。请改用现在的名称。


"#]]);
}

#[test]
fn everything_out_of_date_in_english() {
    neglected().run("check --date 2026-11-24 --only codes --lang en").code(0).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
Setting documents
warning[survey-missing-elements]: CZJ-0003 does not say: 时限
 --> catalog/财政局/items.csv:4:1
  |
4 | CZJ-0003,财政预决算,政府预算,一般公共预算支出表,,,《中华人民共和国政府信息公开条例》,按功能...
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this row is incomplete
  |
  = help: 国办发〔2019〕54号 asks of every catalogue at least name, content, basis, time limit, body, method, channels and audience; what is missing stays blank in print

warning[survey-old-article]: rule N-01 (个人隐私) cites article 14, but does not say that it means the regulations of 2019
  --> negative-list.toml:10:1
   |
10 | [[rule]]
   | ^^^^^^^^ the basis may be out of date
   |
   = help: Since 2019-05-15 the regulations (国务院令第711号) have what may not be disclosed in article 14 (never), 15 (commercial secrets, privacy) and 16 (internal affairs, process). The effect of this rule is conditional: article 15. Check it, put basis right, and write basis_version = "国务院令第711号".

warning[survey-review-due]: rule N-01 (个人隐私) was to be looked at again by 2026-06-30; today is 2026-11-24
  --> negative-list.toml:10:1
   |
10 | [[rule]]
   | ^^^^^^^^ its day has passed
   |
   = help: Article 18 of the regulations asks for what is withheld to be assessed regularly. Then set review_due anew, or take the rule out if its reason is gone. The rule still holds: nothing is published because of this.

warning[survey-no-address]: the address of 示例市发展和改革委员会, “—”, is none
 --> catalog/发展和改革委员会/department.toml:6:12
  |
6 | address = "—"
  |            ^ nobody can go there
  |
  = help: write the address where the office receives the public

warning[survey-no-telephone]: the telephone of 示例市财政局, “待定”, is no number
 --> catalog/财政局/department.toml:8:14
  |
8 | telephone = "待定"
  |              ^^^^ nobody can call this
  |
  = help: it is printed on posters, cards and in the handbook; write the number the public may call

warning[survey-field-alias]: the field is called “财政公开”; the name in force is “财政预决算”
 --> catalog/财政局/items.csv:3:10
  |
3 | CZJ-0002,财政公开,政府预算,一般公共预算收入表,,,《中华人民共和国政府信息公开条例》,按功能分...
  |          ^^^^^^^^ in this row
  |
  = help: The name in force is printed; the table may stay as it is. If “财政公开” is the name in force, let name and aliases change places in catalog/fields.toml.

warning[survey-body-alias]: the body is called “示例市国资局”; that department is “示例市财政局” now
 --> catalog/财政局/items.csv:4:70
  |
4 | ... 分类列明一般公共预算各项支出，,示例市国资局,,主动公开,政府网站、公开查阅点,全社会,县级,
  |                                    ^^^^^^^^^^^^ in this row
  |
  = help: the body is printed as the table has it; write the name in force


"#]]);
}

/// A project with cells that came out of a table as they were.
fn copied() -> City {
    let city = City::new();
    let fgw = "catalog/发展和改革委员会/items.csv";
    city.replace(
        fgw,
        "自信息形成或者变更之日起20个工作日内,主动公开,政府网站、公开查阅点,全社会,县级,\nFGW-0002",
        "看情况,主动公开,■政府网站□政府公报,全社会,县级,\nFGW-0002",
    );
    city.replace(fgw, "办事指南,,,《中华人民共和国政府信息公开条例》", "办事指南,,,税总发〔201744号");
    city.replace(fgw, "审批结果,,,《中华人民共和国政府信息公开条例》", "审批结果,,,同上");
    city.replace(FINANCE, "查询方式,示例市财政局,自信息形成或者变更之日起20个工作日内,主动公开,政府网站、公开查阅点,全社会,县级,\nCZJ-0002", "查询方式,示例市财政局,自信息形成或者变更之日起20个工作日内,政府公报,政府网站、公开查阅点,全社会,县级,\nCZJ-0002");
    city
}

#[test]
fn cells_as_they_came_in_chinese() {
    copied().run("check --only codes --lang zh").code(0).stderr_eq(str![[r#"
读取目录
计算二维码：13
排版文档
警告[cell-limit-unread]: 公开时限“看情况”无法识别
 --> catalog/发展和改革委员会/items.csv:2:75
  |
2 | ... 批事项的总体说明,示例市发展和改革委员会,看情况,主动公开,■政府网站□政府公报,全社会,县级,
  |                                             ^^^^^^
  |
  = 处理办法: 请写明从何时起算、多长时间，例如“自信息形成或者变更之日起20个工作日内”；或“实时公开”“每年3月31日前”等。

警告[survey-boxes]: FGW-0001 的“渠道”中有表格的方框或勾“■”
 --> catalog/发展和改革委员会/items.csv:2:84
  |
2 | ... 和改革委员会,看情况,主动公开,■政府网站□政府公报,全社会,县级,
  |                                  ^^^^^^^^^^^^^^^^^^ 会原样印出
  |
  = 处理办法: 请只写选用的各项，用“、”隔开，例如“政府网站、公开查阅点”。用 mingma import 导入原表格时会自动读懂方框。

警告[cell-basis-number]: 文号“税总发〔201744号”不完整或有误，已按原文保留
 --> catalog/发展和改革委员会/items.csv:3:31
  |
3 | FGW-0002,重大建设项目,批准服务信息,办事指南,,,税总发〔201744号,申报要求、申报材料清单、批准...
  |                                               ^^^^^^^^^^^^^^^^
  |
  = 处理办法: 可能应为“〔2017〕44号”，请对照原文件核实后更正。

警告[survey-ditto]: FGW-0003 的“依据”写的是“同上”
 --> catalog/发展和改革委员会/items.csv:4:40
  |
4 | FGW-0003,重大建设项目,批准结果信息,政府投资项目建议书审批结果,,,同上,批复文号、项目名称、投...
  |                                                                 ^^^^ 同哪里的“上”？
  |
  = 处理办法: 事项单独印出时，上面没有别的行。请把内容写全。

警告[survey-method]: CZJ-0001 的“方式”写作“政府公报”
 --> catalog/财政局/items.csv:2:87
  |
2 | ... 或者变更之日起20个工作日内,政府公报,政府网站、公开查阅点,全社会,县级,
  |                                ^^^^^^^^ 应为主动公开或依申请公开
  |
  = 处理办法: 渠道已另有一列。请在“方式”中写“主动公开”或“依申请公开”，两者都有的写“主动公开、依申请公开”。


"#]]);
}

#[test]
fn cells_as_they_came_in_english() {
    copied().run("check --only codes --lang en").code(0).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
Setting documents
warning[cell-limit-unread]: the time limit “看情况” is not understood
 --> catalog/发展和改革委员会/items.csv:2:75
  |
2 | ... 批事项的总体说明,示例市发展和改革委员会,看情况,主动公开,■政府网站□政府公报,全社会,县级,
  |                                             ^^^^^^
  |
  = help: say from when and how long, as in 自信息形成或者变更之日起20个工作日内; or 实时公开, 每年3月31日前 and the like

warning[survey-boxes]: “渠道” of FGW-0001 has a box or tick of the table form, “■”
 --> catalog/发展和改革委员会/items.csv:2:84
  |
2 | ... 委员会,看情况,主动公开,■政府网站□政府公报,全社会,县级,
  |                            ^^^^^^^^^^^^^^^^^^ printed as it stands
  |
  = help: Write only what is chosen, with 、 between, as in 政府网站、公开查阅点. When the table itself is imported (mingma import), its boxes are understood.

warning[cell-basis-number]: the document number “税总发〔201744号” is damaged or incomplete; kept as it stands
 --> catalog/发展和改革委员会/items.csv:3:31
  |
3 | FGW-0002,重大建设项目,批准服务信息,办事指南,,,税总发〔201744号,申报要求、申报材料清单、批准...
  |                                               ^^^^^^^^^^^^^^^^
  |
  = help: it may have been “〔2017〕44号”; compare the document itself and mend it

warning[survey-ditto]: “依据” of FGW-0003 says “同上”
 --> catalog/发展和改革委员会/items.csv:4:40
  |
4 | FGW-0003,重大建设项目,批准结果信息,政府投资项目建议书审批结果,,,同上,批复文号、项目名称、投...
  |                                                                 ^^^^ the same as what?
  |
  = help: an item is printed by itself, with no row above it; write the text in full

warning[survey-method]: the method of CZJ-0001 is “政府公报”
 --> catalog/财政局/items.csv:2:87
  |
2 | ... 变更之日起20个工作日内,政府公报,政府网站、公开查阅点,全社会,县级,
  |                            ^^^^^^^^ expected 主动公开 or 依申请公开
  |
  = help: The channels have a column of their own. Write 主动公开, 依申请公开, or both.


"#]]);
}

/// What stands in the way of nobody is not told at every build.
#[test]
fn a_build_tells_only_what_concerns_print() {
    let city = neglected();
    let told = city.run("build --only codes --format json").code(0);
    let lines = String::from_utf8(told.get_output().stderr.clone()).unwrap();
    let keys: Vec<String> = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["key"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(keys, ["survey-missing-elements", "survey-old-article", "survey-review-due"]);
    // The project's own date counts then: on the day itself nothing has passed.
    city.replace("mingma.toml", "date = 2026-11-20", "date = 2026-06-30");
    let told = city.run("build --only codes --format json").code(0);
    assert!(!String::from_utf8_lossy(&told.get_output().stderr).contains("survey-review-due"));
}

#[test]
fn codes_that_lead_to_one_page_are_all_named() {
    let city = City::new();
    city.replace("mingma.toml", "{department_lower}/{id_lower}.html", "jczwgk.html");
    city.replace(FINANCE, "全社会,县级,\nCZJ-0002", "全社会,县级,https://{host}/zwgk/fgw/\nCZJ-0002");
    city.run("check --only codes --lang en").code(0).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
Setting documents
warning[address-repeated]: FGW, CZJ-0001 lead to the same address https://www.example.gov.cn/zwgk/fgw/
 --> catalog/财政局/items.csv:2:1
  |
2 | CZJ-0001,财政预决算,政府预算,,,,《中华人民共和国政府信息公开条例》,政府预算的目录、发布周期...
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ one of them
  |
  = help: If this is not meant, look for an address copied from another row.

warning[address-repeated]: FGW-0001, FGW-0002, FGW-0003, FGW-0004, FGW-0005, CZJ-0002 and 3 more lead to the same address https://www.example.gov.cn/zwgk/jczwgk.html
 --> catalog/财政局/items.csv:6:1
  |
6 | CZJ-0005,财政预决算,政府决算,部门决算,收支总体情况表,,《中华人民共和国政府信息公开条例》,部...
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ one of them
  |
  = help: If this is not meant, look for an address copied from another row.


"#]]);
}

#[test]
fn a_check_letter_that_is_wrong() {
    let city = City::new();
    city.replace(FINANCE, "CZJ-0002,", "CZJ-0019Y,");
    city.replace("catalog/财政局/department.toml", "\"CZJ-0002\", ", "");
    city.run("check --only codes --lang zh").code(1).stderr_eq(str![[r#"
读取目录
计算二维码：12
错误[catalog-check-letter]: 编号“CZJ-0019Y”的校验字母不对
 --> catalog/财政局/items.csv:3:1
  |
3 | CZJ-0019Y,财政预决算,政府预算,一般公共预算收入表,,,《中华人民共和国政府信息公开条例》,按功能...
  | ^^^^^^^^^ 前面各位算出的校验字母是“7”，不是“Y”
  |
  = 处理办法: 编号的最后一个字母由前面各位算出，不相符说明其中有一位抄错了。请与原页面或原表格逐位核对。如果本目录的编号本来就没有校验字母，请在 mingma.toml 的 [codes] 下写 check_letters = false。

共 1 个错误。未写任何文件。

"#]]);
    city.run("check --only codes --lang en").code(1).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 12
error[catalog-check-letter]: the check letter of the id “CZJ-0019Y” is wrong
 --> catalog/财政局/items.csv:3:1
  |
3 | CZJ-0019Y,财政预决算,政府预算,一般公共预算收入表,,,《中华人民共和国政府信息公开条例》,按功能...
  | ^^^^^^^^^ the characters before it give “7”, not “Y”
  |
  = help: The last letter is computed from the characters before it, so one of them was copied wrongly. Compare the id with the page or table it comes from. If the ids of this catalogue have no check letters, write check_letters = false under [codes] in mingma.toml.

One error. Nothing was written.

"#]]);
}

/// Three thousand rows with the same fault, and one with another.
#[test]
fn thousands_of_one_kind_do_not_bury_the_other() {
    let city = City::new();
    let mut rows = String::from("编号,领域,一级事项,依据,内容,主体,时限,方式,渠道,对象\n");
    for number in 1..=3000 {
        let basis = if number == 1 { "条例" } else { "" };
        writeln!(rows, "FGW-{number:04},重大建设项目,事项{number},{basis},内容,本委,实时公开,主动公开,政府网站,全社会")
            .unwrap();
    }
    city.write("catalog/发展和改革委员会/items.csv", rows);
    city.replace("catalog/财政局/department.toml", "010-00000002", "待定");
    let told = city.run("check --only codes --lang zh").code(0);
    let text = String::from_utf8(told.get_output().stderr.clone()).unwrap();
    assert!(text.lines().count() < 80, "{text}");
    assert!(text.contains("[survey-no-telephone]"), "{text}");
    assert!(text.contains("同类问题还有 2994 处：\n  catalog/发展和改革委员会/items.csv：2994 处，第 8, 9, 10, 11, 12, 13, 14, 15 行等\n"), "{text}");
    let told = city.run("check --only codes --format json").code(0);
    assert!(String::from_utf8_lossy(&told.get_output().stderr).matches("survey-missing-elements").count() == 2999);
}

#[test]
fn the_day_is_asked_of_the_command_line() {
    let city = City::new();
    mingma(&city.root(), "check --date 24.11.2026").assert().code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error[cli-not-a-date]: “24.11.2026” is no date
help: dates are written 2026-11-20


"#]]);
}
