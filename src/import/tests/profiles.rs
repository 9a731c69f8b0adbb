//! What people decide, kept and heard again.

use super::*;
use crate::import::profile::{Filing, SheetProfile};

const OPEN: &str = "
养老服务领域基层政务公开标准目录
序号|一级事项|事项名称|公开内容|办理科室|公开依据|公开时限|公开主体|公开方式
1|补贴|高龄补贴|标准|老龄科|《条例》|及时公开|相关部门|主动
2|补贴|护理补贴|标准|老龄科|《条例》|及时公开|财政局|主动
";

fn read(text: &str) -> (Profile, Vec<String>) {
    let mut found = Diagnostics::default();
    let profile = Profile::read(&Source::new("import.toml", text), &city(), &mut found);
    let found = found.as_slice().iter().map(|found| {
        let place = found.span.as_ref().map_or((0, 0), crate::diag::Span::line_column);
        format!("{} {}:{}", found.key, place.0, place.1)
    });
    (profile.unwrap_or_default(), found.collect())
}

fn written(books: &[Book], profile: &Profile, language: Language) -> String {
    let catalog = city();
    let mut found = Diagnostics::default();
    let draft = understand(books, &catalog, profile, &mut found);
    let known = Known { books, catalog: &catalog, draft: &draft };
    to_toml(&profile.learned(known), known, &Locale::new(language))
}

#[test]
fn open_questions_are_written_where_their_answers_go() {
    let books = [book("2026年目录.xlsx", vec![sheet("Sheet1", OPEN)])];
    let expected = r#"# 导入这些表格时的设置。修改后用它重新导入；明年的表格也按它识别。各项设置的说明见 docs/import.zh-CN.md。
# 尚未回答的问题写成注释：填上答案，去掉行首的 # 即可。

[bodies]
# “公开主体”属于哪个部门：写部门编号，或写 "不导入" 略过这些行。
# 部门：FGW 发改委、CZJ 财政局、SCJ 市场监管局、HBJ 环保局
# 待答：1 行等待（2026年目录.xlsx Sheet1 H3）
# "相关部门" = ""

[fields]
# 表格中的名称是哪个领域。
# 领域：projects 重大建设项目、finance 财政预决算、environment 环境保护
# 待答：2 行等待（2026年目录.xlsx Sheet1 A1）
# "养老服务" = ""

[[sheet]]
[sheet.columns]
"序号" = "序号"
"一级事项" = "一级事项"
"公开内容" = "内容"
"公开依据" = "依据"
"公开时限" = "时限"
"公开主体" = "主体"
"公开方式" = "方式"
# 待答（2026年目录.xlsx Sheet1 C2）：可选：二级事项、名称
# "事项名称" = ""
# 待答（2026年目录.xlsx Sheet1 E2）：可写目录的列名，或 "不导入"
# "办理科室" = ""
"#;
    let text = written(&books, &Profile::default(), Language::Zh);
    assert_eq!(text, expected, "\n{text}");
}

#[test]
fn answers_are_heard_and_nothing_stays_open() {
    let books = [book("2026年目录.xlsx", vec![sheet("Sheet1", OPEN)])];
    let text = written(&books, &Profile::default(), Language::En);
    let answered = text
        .replace("# \"相关部门\" = \"\"", "\"相关部门\" = \"乌兰浩特市生态环境局\"")
        .replace("# \"养老服务\" = \"\"", "\"养老服务\" = \"finance\"")
        .replace("# \"事项名称\" = \"\"", "\"事项名称\" = \"二级事项\"")
        .replace("# \"办理科室\" = \"\"", "\"办理科室\" = \"ignore\"");
    let (profile, found) = read(&answered);
    assert_eq!(found, Vec::<String>::new());
    let expected = "[序号 一级事项 二级事项 内容 不导入 依据 时限 主体 方式]
HBJ finance 1: 补贴 | 高龄补贴 | 《条例》 | 标准 | 相关部门 | 及时公开 | 主动公开
CZJ finance 2: 补贴 | 护理补贴 | 《条例》 | 标准 | 财政局 | 及时公开 | 主动公开";
    assert_eq!(understood(&books, &city(), &profile).1, expected);
    // Next year's file has another name and its columns in another order.
    let next = [book("2027年.xlsx", vec![sheet("新表", &OPEN.replace("2|补贴|", "7|补贴|"))])];
    assert_eq!(understood(&next, &city(), &profile).1, expected.replace("finance 2:", "finance 7:"));
}

#[test]
fn a_profile_says_the_whole_of_a_table() {
    let head = "序号|一级事项|二级事项|公开内容|公开依据|公开时限|公开主体|公开渠道和载体|公开方式\n";
    let drawn = format!(
        "{head}1|预算|收入|表|《预算法》|及时公开|相关部门|■政府网站 □政府公报|主动\n2|预算|支出|表||及时公开|相关部门|■政府网站|主动"
    );
    let books = [book("甲/目录.xlsx", vec![sheet("一", &drawn), sheet("二", &drawn), sheet("三", &drawn)])];
    let (profile, found) = read(
        r#"
[[sheet]]
file = "目录*"
department = "CZJ"
[[sheet]]
sheet = "一"
field = "财政预决算"
legend = "mandatory"
fill_down = ["公开依据"]
[[sheet]]
sheet = "二"
field = "projects"
department = "FGW"
[[sheet]]
sheet = "三"
skip = true
"#,
    );
    assert_eq!(found, Vec::<String>::new());
    let columns = "[序号 一级事项 二级事项 内容 依据 时限 主体 渠道 方式]";
    let expected = format!(
        "{columns}\n{columns}
CZJ finance 1: 预算 | 收入 | 《预算法》 | 表 | 相关部门 | 及时公开 | 主动公开 | 政府网站、政府公报（可选）
CZJ finance 2: 预算 | 支出 | 《预算法》 | 表 | 相关部门 | 及时公开 | 主动公开 | 政府网站
FGW projects 1: 预算 | 收入 | 《预算法》 | 表 | 相关部门 | 及时公开 | 主动公开 | 政府网站
FGW projects 2: 预算 | 支出 | 表 | 相关部门 | 及时公开 | 主动公开 | 政府网站"
    );
    assert_eq!(understood(&books, &city(), &profile).1, expected);
}

#[test]
fn folders_and_files_named_after_a_department_are_its_own() {
    let drawn = "财政预决算领域\n序号|一级事项|公开内容|公开依据|公开时限|公开主体|公开方式\n1|预算|表|《预算法》|及时公开|相关部门|主动";
    for name in ["CZJ.xlsx", "市财政局.xls", "报送/财政局/目录.xlsx", "乌兰浩特市财政局\\a\\b.csv"] {
        let seen = understood(&[book(name, vec![sheet("Sheet1", drawn)])], &city(), &Profile::default()).1;
        assert!(seen.contains("\nCZJ finance 1:") && !seen.contains("ask"), "{name}\n{seen}");
    }
}

#[test]
fn mistakes_in_a_profile_have_their_place() {
    let text = r#"
legend = "choosen"
departments = "FGW"
[bodies]
"相关部门" = "FGX"
[fields]
"养老" = "finanse"
[[sheet]]
feld = "finance"
[sheet.columns]
"事项名称" = "二级事顶"
"#;
    let (_, found) = read(text);
    let expected = [
        "import-profile-legend 2:10",
        "import-profile-department 5:10",
        "import-profile-field 7:8",
        "import-profile-meaning 11:10",
        "catalog-unknown-key 9:1",
        "catalog-unknown-key 3:1",
    ];
    assert_eq!(found, expected);
}

#[test]
fn writing_and_reading_are_each_others_reverse() {
    let sheet = SheetProfile {
        file: Some("20??\"年.xlsx".into()),
        sheet: Some("表\\一".into()),
        table: Some(2),
        is_left_out: false,
        department: Some("FGW".into()),
        field: Some("finance".into()),
        legend: Some(crate::cell::channel::Legend::Mandatory),
        fill_down: vec!["公开 / 依据".into()],
        keep_empty: vec!["公开时限".into()],
        columns: vec![
            ("乙".into(), crate::import::mapping::Meaning::Group),
            ("甲".into(), crate::import::mapping::Meaning::Tier("村级".into())),
        ],
    };
    let profile = Profile {
        matches: crate::import::answers::Answers::default(),
        department: Some("CZJ".into()),
        legend: Some(crate::cell::channel::Legend::Chosen),
        bodies: [("甲\n乙".into(), Filing::Department("HBJ".into())), ("丙".into(), Filing::LeftOut)].into(),
        fields: [("养老".into(), "projects".into())].into(),
        sheets: vec![sheet, SheetProfile { is_left_out: true, file: Some("x".into()), ..SheetProfile::default() }],
    };
    let catalog = city();
    for language in [Language::Zh, Language::En] {
        let known = Known { books: &[], catalog: &catalog, draft: &Draft::default() };
        let text = to_toml(&profile, known, &Locale::new(language));
        let (again, found) = read(&text);
        assert_eq!(found, Vec::<String>::new(), "{text}");
        assert_eq!(again, profile, "{text}");
        assert_eq!(to_toml(&again, known, &Locale::new(language)), text);
    }
}
