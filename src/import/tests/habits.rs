//! What offices write into the cells, and what they leave out.

use super::*;

const HEAD: &str = "
财政预决算领域
序号|一级事项|二级事项|公开内容|公开依据|公开时限|公开主体|公开方式
";

fn rows(drawn: &str, expected: &str) {
    let columns = "[序号 一级事项 二级事项 内容 依据 时限 主体 方式]\n";
    check(&format!("{HEAD}{}", drawn.trim_start()), &format!("{columns}{}", expected.trim()));
}

#[test]
fn a_first_level_left_out_comes_down_from_above() {
    rows(
        "
1|预算|收入|收入表|《预算法》|及时公开|财政局|主动
2||支出|支出表|《预算法》|及时公开|财政局|主动
3|决算|||||财政局|
4|||零散||||",
        "
CZJ finance 1: 预算 | 收入 | 《预算法》 | 收入表 | 财政局 | 及时公开 | 主动公开
CZJ finance 2: 预算 | 支出 | 《预算法》 | 支出表 | 财政局 | 及时公开 | 主动公开
CZJ finance 3: 决算 | 财政局
import-ask-fill-down E5: fill_down、keep_empty
import-ask-fill-down F5: fill_down、keep_empty
import-no-heading A6
",
    );
}

#[test]
fn titles_across_the_table() {
    rows(
        "
一、环境保护||||||
1|许可|环评|公示|《环评法》|及时公开|生态环境局|主动
（二）预算|<|<|<|<|<|<|<
2|预算|收入|收入表|《预算法》|及时公开|财政局|主动
三、其他事项
3|其他|支出|支出表|《预算法》|及时公开|财政局|主动
",
        "
HBJ environment 1: 许可 | 环评 | 《环评法》 | 公示 | 生态环境局 | 及时公开 | 主动公开
CZJ environment 2: 预算 | 收入 | 《预算法》 | 收入表 | 财政局 | 及时公开 | 主动公开
CZJ environment 3: 其他 | 支出 | 《预算法》 | 支出表 | 财政局 | 及时公开 | 主动公开
import-section-unknown A7
",
    );
}

#[test]
fn bodies_are_found_by_any_of_their_names() {
    rows(
        "
1|预算|一|表|《预算法》|及时公开|乌兰浩特市场监督管理局|主动
2|预算|二|表|《预算法》|及时公开|市市场监管局|主动
3|预算|三|表|《预算法》|及时公开|市财政局、相关单位|主动
4|预算|四|表|《预算法》|及时公开|相关审批部门|主动
5|预算|五|表|《预算法》|及时公开|发展和改革局|主动
6|预算|六|表|《预算法》|及时公开|相关审批部门|主动
",
        "
SCJ finance 1: 预算 | 一 | 《预算法》 | 表 | 乌兰浩特市场监督管理局 | 及时公开 | 主动公开
SCJ finance 2: 预算 | 二 | 《预算法》 | 表 | 市市场监管局 | 及时公开 | 主动公开
CZJ finance 3: 预算 | 三 | 《预算法》 | 表 | 市财政局、相关单位 | 及时公开 | 主动公开
? finance 4: 预算 | 四 | 《预算法》 | 表 | 相关审批部门 | 及时公开 | 主动公开
? finance 5: 预算 | 五 | 《预算法》 | 表 | 发展和改革局 | 及时公开 | 主动公开
? finance 6: 预算 | 六 | 《预算法》 | 表 | 相关审批部门 | 及时公开 | 主动公开
import-ask-body! G6:
import-ask-body! G7: FGW
import-joint-body G5
",
    );
}

#[test]
fn rows_that_lost_merged_cells() {
    check(
        "
财政预决算领域
序号|公开事项|<|公开内容|公开依据|公开时限|公开主体|公开渠道和载体|公开对象|<|公开方式|<
^|一级|二级|^|^|^|^|^|全社会|特定群体|主动|依申请
1|预算|收入|收入表|《预算法》|及时公开|财政局|■政府网站|√||√|
2|支出|支出表|财政局|■政府网站 □其他|√||√|
3|项目|目标|√
",
        "
[序号 一级事项 二级事项 内容 依据 时限 主体 渠道 对象：全社会 对象：特定群体 方式：主动公开 方式：依申请公开]
CZJ finance 1: 预算 | 收入 | 《预算法》 | 收入表 | 财政局 | 及时公开 | 主动公开 | 政府网站 | 全社会
CZJ finance 2: 预算 | 支出 | 《预算法》 | 支出表 | 财政局 | 及时公开 | 主动公开 | 政府网站 | 全社会
import-short-row A5
import-row-unclear A6
",
    );
}

#[test]
fn numbers_and_items_that_stand_twice() {
    rows(
        "
3|预算|收入|收入表|《预算法》|及时公开|财政局|主动
3|预算|支出|支出表|《预算法》|及时公开|财政局|主动
4|预算|支出|支出表|《预算法》|及时公开|财政局|主动
",
        "
CZJ finance 3: 预算 | 收入 | 《预算法》 | 收入表 | 财政局 | 及时公开 | 主动公开
CZJ finance 3: 预算 | 支出 | 《预算法》 | 支出表 | 财政局 | 及时公开 | 主动公开
CZJ finance 4: 预算 | 支出 | 《预算法》 | 支出表 | 财政局 | 及时公开 | 主动公开
import-serial-twice A4
import-same-item A5
",
    );
}

#[test]
fn remarks_stand_at_their_cells() {
    rows(
        "
1|预算|收入|收入表|同上|及时公开|财政局|公报
2|预算|支出|支出表|《预算法》|同第3项|财政局|主动
",
        "
CZJ finance 1: 预算 | 收入 | 收入表 | 财政局 | 及时公开 | 公报
CZJ finance 2: 预算 | 支出 | 《预算法》 | 支出表 | 财政局 | 主动公开
import-nothing-above E3
import-no-method H3
import-refers-elsewhere F4
",
    );
}
