//! The forms of tables: every variation of the national form that county pages show.

use super::*;

#[test]
fn the_national_form() {
    check(
        "
附件3
乌兰浩特市重大建设项目领域基层政务公开标准目录 | < | < | < | < | < | < | < | < | < | < | < | < | <
序号 | 公开事项 | < | 公开内容（要素） | 公开依据 | 公开时限 | 公开主体 | 公开渠道和载体 | 公开对象 | < | 公开方式 | < | 公开层级 | <
^ | 一级事项 | 二级事项 | ^ | ^ | ^ | ^ | ^ | 全社会 | 特定群体 | 主动 | 依申请 | 县级 | 乡级
1 | 批准服务信息 | 办事指南 | 申报材料清单 | 《政府信息公开条例》 | 实时公开 | 市发改委 | ■政府网站 □政府公报 ■两微一端 | √ |  | √ |  | √ |
2 | ^ | 办理过程信息 | 办理进展 | ^ | 及时公开 | 乌兰浩特市财政局 | ■政府网站 □政府公报 |  | 项目单位 |  | √ | √ | √
",
        "
[序号 一级事项 二级事项 内容 依据 时限 主体 渠道 对象：全社会 对象：特定群体 方式：主动公开 方式：依申请公开 层级：县级 层级：乡级]
FGW projects 1: 批准服务信息 | 办事指南 | 《政府信息公开条例》 | 申报材料清单 | 市发改委 | 实时公开 | 主动公开 | 政府网站、两微一端 | 全社会 | 县级
CZJ projects 2: 批准服务信息 | 办理过程信息 | 《政府信息公开条例》 | 办理进展 | 乌兰浩特市财政局 | 及时公开 | 依申请公开 | 政府网站 | 特定群体：项目单位 | 县级、乡级
",
    );
}

#[test]
fn values_keep_their_cells() {
    let books = [book(
        "表.xlsx",
        vec![sheet(
            "财政预决算",
            "
序号|一级事项|二级事项|公开依据|公开主体|公开时限
1|政府 预算|收入表|《预算法》|财政局|及时\\n公开
2|^|支出表|同上|财政局|同上
",
        )],
    )];
    let (draft, _) = understood(&books, &city(), &Profile::default());
    let cell = |row: usize, column: Column| {
        let cell = draft.rows[row].cells[column as usize].as_ref().unwrap();
        format!("{} {:?} {}", cell.at, cell.raw, cell.value)
    };
    assert_eq!(cell(0, Column::Level1), "B2 \"政府 预算\" 政府预算");
    assert_eq!(cell(1, Column::Level1), "B3 \"政府 预算\" 政府预算");
    assert_eq!(cell(1, Column::Basis), "D3 \"同上\" 《预算法》");
    assert_eq!(cell(0, Column::TimeLimit), "F2 \"及时\\n公开\" 及时公开");
    assert_eq!(cell(1, Column::TimeLimit), "F3 \"同上\" 及时公开");
    assert_eq!(draft.rows[1].number.as_ref().map(|number| number.at.to_string()).as_deref(), Some("A3"));
}

#[test]
fn without_tiers_and_with_demands_on_contents() {
    check(
        "
财政预决算领域基层政务公开标准目录
序号|公开事项|<|公开内容（要素）及要求|公开依据|公开时限|公开主体|公开渠道和载体|公开对象|<|公开方式|<
^|一级|二级|^|^|^|^|^|全社会|特定群众|主动|依申请公开
1|政府预算|收入表|收入|《预算法》|批准后20日内|财政局|■政府网站|√||√|
",
        "
[序号 一级事项 二级事项 内容 依据 时限 主体 渠道 对象：全社会 对象：特定群体 方式：主动公开 方式：依申请公开]
CZJ finance 1: 政府预算 | 收入表 | 《预算法》 | 收入 | 财政局 | 批准后20日内 | 主动公开 | 政府网站 | 全社会
",
    );
}

#[test]
fn a_third_level_a_field_column_and_three_tiers() {
    check(
        "
序号|相应领域|公开事项|<|<|公开内容|公开依据|公开时限|公开主体|公开方式|<|公开层级|<|<|备注
^|^|一级事项|二级事项|三级事项|^|^|^|^|主动|依申请|县|镇|村|^
1|环境保护领域|行政许可|环评审批|受理公示|公示|《环评法》|及时公开|生态环境局|√||√|||样例
2|^|^|^|环评批复|批复|^|^|^|√|||√|√|
",
        "
[序号 领域 一级事项 二级事项 三级事项 内容 依据 时限 主体 方式：主动公开 方式：依申请公开 层级：县级 层级：镇级 层级：村级 不导入]
HBJ environment 1: 环境保护领域 | 行政许可 | 环评审批 | 受理公示 | 《环评法》 | 公示 | 生态环境局 | 及时公开 | 主动公开 | 县级
HBJ environment 2: 环境保护领域 | 行政许可 | 环评审批 | 环评批复 | 《环评法》 | 批复 | 生态环境局 | 及时公开 | 主动公开 | 镇级、村级
",
    );
}

#[test]
fn other_orders_and_the_head_事项名称_over_the_levels() {
    check(
        "
财政预决算领域
序号|事项名称|<|公开方式|<|公开渠道和载体|公开内容|公开依据|公开时限|公开主体|公开对象|<
^|一级|二级|主动|依申请|^|^|^|^|^|全社会|特定群体（请写明）
1|预算|收入|√||■政府网站|收入表|《预算法》|及时公开|财政局||纳税人
",
        "
[序号 一级事项 二级事项 方式：主动公开 方式：依申请公开 渠道 内容 依据 时限 主体 对象：全社会 对象：特定群体]
CZJ finance 1: 预算 | 收入 | 《预算法》 | 收入表 | 财政局 | 及时公开 | 主动公开 | 政府网站 | 特定群体：纳税人
",
    );
}

#[test]
fn a_column_of_addresses_that_are_the_departments_is_asked_about() {
    check(
        "
财政预决算领域
序号|一级事项|二级事项|公开内容|公开依据|公开时限|公开主体|公开方式|政府网站
1|预算|收入|收入表|《预算法》|及时公开|财政局|主动公开|http://www.example.gov.cn/czj/
2|预算|支出|支出表|《预算法》|及时公开|财政局|主动公开|http://www.example.gov.cn/czj/
",
        "
[序号 一级事项 二级事项 内容 依据 时限 主体 方式 政府网站?]
CZJ finance 1: 预算 | 收入 | 《预算法》 | 收入表 | 财政局 | 及时公开 | 主动公开
CZJ finance 2: 预算 | 支出 | 《预算法》 | 支出表 | 财政局 | 及时公开 | 主动公开
import-ask-head I2: 不导入、网址
",
    );
}

#[test]
fn columns_some_offices_add_are_left_out() {
    check(
        "
财政预决算领域
序号|公开事项|<|公开内容|公开(文本、图片)|公开依据|公开时限|公开主体|公开方式|五公开|<|<|<|<
^|一级|二级|^|^|^|^|^|^|决策|执行|管理|服务|结果
1|预算|收入|收入表|文本|《预算法》|及时公开|财政局|主动|√||||√
",
        "
[序号 一级事项 二级事项 内容 不导入 依据 时限 主体 方式 不导入 不导入 不导入 不导入 不导入]
CZJ finance 1: 预算 | 收入 | 《预算法》 | 收入表 | 财政局 | 及时公开 | 主动公开
",
    );
}

#[test]
fn codes_of_another_system_are_the_tables_own_number() {
    check(
        "
财政预决算领域
编码|一级事项|二级事项|公开内容|公开依据|公开时限|公开主体|公开方式
0505|预算|收入|收入表|《预算法》|及时公开|财政局|主动
CZJ-0007|预算|支出|支出表|《预算法》|及时公开|市场监督管理局|主动
",
        "
[编号 一级事项 二级事项 内容 依据 时限 主体 方式]
CZJ finance 0505: 预算 | 收入 | 《预算法》 | 收入表 | 财政局 | 及时公开 | 主动公开
CZJ finance : CZJ-0007 | 预算 | 支出 | 《预算法》 | 支出表 | 市场监督管理局 | 及时公开 | 主动公开
",
    );
}

#[test]
fn heads_come_back_on_every_printed_page() {
    check(
        "
财政预决算领域
序号|公开事项|<|公开内容|公开依据|公开时限|公开主体|公开方式
^|一级|二级|^|^|^|^|^
1|预算|收入|收入表|《预算法》|及时公开|财政局|主动
序号|公开事项|<|公开内容|公开依据|公开时限|公开主体|公开方式
^|一级|二级|^|^|^|^|^
2|预算|支出|支出表|同上|同上|财政局|主动
一级|二级
3|决算|支出|支出表|同上|同上|财政局|主动
",
        "
[序号 一级事项 二级事项 内容 依据 时限 主体 方式]
CZJ finance 1: 预算 | 收入 | 《预算法》 | 收入表 | 财政局 | 及时公开 | 主动公开
CZJ finance 2: 预算 | 支出 | 《预算法》 | 支出表 | 财政局 | 及时公开 | 主动公开
CZJ finance 3: 决算 | 支出 | 《预算法》 | 支出表 | 财政局 | 及时公开 | 主动公开
",
    );
}

#[test]
fn several_tables_in_a_sheet_each_with_its_field() {
    check(
        "
基层政务公开标准目录
（一）重大建设项目领域基层政务公开标准目录
序号|一级事项|二级事项|公开内容|公开依据|公开时限|公开主体|公开方式
1|批准|指南|清单|《条例》|实时公开|发改委|主动
注：本表由发改委填报

（二）财政预决算领域基层政务公开标准目录
填报单位：财政局|||填报时间：2026年
序号|一级事项|二级事项|公开主体|公开依据|公开时限|公开内容|公开方式
1|预算|收入|相关部门|《预算法》|及时公开|收入表|主动
",
        "
[序号 一级事项 二级事项 内容 依据 时限 主体 方式]
[序号 一级事项 二级事项 主体 依据 时限 内容 方式]
FGW projects 1: 批准 | 指南 | 《条例》 | 清单 | 发改委 | 实时公开 | 主动公开
CZJ finance 1: 预算 | 收入 | 《预算法》 | 收入表 | 相关部门 | 及时公开 | 主动公开
",
    );
}

#[test]
fn titles_forms_and_legends_stand_above_and_notes_below() {
    check(
        "
附件1：
财政预决算领域基层政务公开标准目录（试行）
填报单位（盖章）：乌兰浩特市财政局||||填报时间：2026年10月
■必选项　□可选项
序号|一级事项|二级事项|公开内容|公开依据|公开时限|公开主体|公开渠道和载体|公开方式
1|预算|收入|收入表|《预算法》|及时公开|财政局|■政府网站 □政府公报|主动

填表说明：
1.本表一式两份。
填表人：张三|||联系电话：8000000
",
        "
[序号 一级事项 二级事项 内容 依据 时限 主体 渠道 方式]
CZJ finance 1: 预算 | 收入 | 《预算法》 | 收入表 | 财政局 | 及时公开 | 主动公开 | 政府网站、政府公报（可选）
",
    );
}

#[test]
fn lost_merges_of_a_head_are_put_right() {
    let rows = "
CZJ finance 1: 预算 | 收入 | 《预算法》 | 收入表 | 财政局 | 及时公开 | 主动公开 | 政府网站 | 全社会
";
    let columns =
        "[序号 一级事项 二级事项 内容 依据 时限 主体 渠道 对象：全社会 对象：特定群体 方式：主动公开 方式：依申请公开]";
    // As a text file has them: what a merge covered is empty.
    check(
        "
财政预决算领域
序号|公开事项||公开内容|公开依据|公开时限|公开主体|公开渠道和载体|公开对象||公开方式|
|一级|二级||||||全社会|特定群体|主动|依申请
1|预算|收入|收入表|《预算法》|及时公开|财政局|■政府网站|√||√|
",
        &format!("{columns}{rows}"),
    );
    // As a page that was pasted may have them: what a merge covered is gone.
    check(
        "
财政预决算领域
序号|公开事项|公开内容|公开依据|公开时限|公开主体|公开渠道和载体|公开对象|公开方式
一级|二级|全社会|特定群体|主动|依申请
1|预算|收入|收入表|《预算法》|及时公开|财政局|■政府网站|√||√|
",
        &format!("{columns}{rows}"),
    );
}

#[test]
fn a_sheet_without_a_table_is_said_to_have_none() {
    check("会议记录|2026年\n张三|到会", "import-no-table-at-all A1");
    assert_eq!(of_sheet(""), "");
    let table = sheet(
        "目录",
        "序号|一级事项|二级事项|公开依据|公开主体|公开时限\n1|政府预算|收入表|《预算法》|财政局|及时公开",
    );
    let mut hidden = sheet("代码", "甲|乙");
    hidden.is_hidden = true;
    let said = |sheets: Vec<Sheet>, profile: &str| {
        let mut found = Diagnostics::default();
        let profile = Profile::read(&Source::new("import.toml", profile), &city(), &mut found).unwrap();
        let _ = understand(&[book("表.xlsx", sheets)], &city(), &profile, &mut found);
        let none = found.into_iter().filter(|found| found.key.starts_with("import-no-table"));
        none.map(|found| (found.key, found.severity)).collect::<Vec<_>>()
    };
    let minutes = || sheet("会议", "会议记录|2026年");
    // Beside a table it is only worth knowing; alone, it was the wrong file.
    assert_eq!(said(vec![minutes(), table, hidden.clone()], ""), [("import-no-table", Severity::Warning)]);
    assert_eq!(said(vec![minutes(), hidden], ""), [("import-no-table-at-all", Severity::Error)]);
    assert_eq!(said(vec![minutes()], "[[sheet]]\nsheet = \"会议\"\nskip = true\n"), []);
}

#[test]
fn a_title_above_the_table_names_its_field() {
    let drawn = "
序号|一级事项|二级事项|公开依据|公开主体|公开时限
1|政府预算|收入表|《预算法》|财政局|及时公开
";
    let under = |heading: &str| {
        let mut sheet = sheet("表1", drawn);
        heading.clone_into(&mut sheet.heading);
        let (draft, _) = understood(&[book("a.html", vec![sheet])], &city(), &Profile::default());
        (draft.mappings[0].field, draft.questions.len())
    };
    assert_eq!(under("附件2\n财政预决算领域基层政务公开标准目录"), (Some(1), 0));
    assert_eq!(under("首页 > 政务公开"), (None, 1));
}
