//! The heads of columns: which words offices write over them, and what stands under each.
//!
//! Comes in: the texts over a column, the head of a group above its own. Goes out: what that says, and how surely.
//! A head that is none of the known words is not guessed at.

use super::mapping::Meaning;
use crate::catalog::Column;
use crate::cell::normal;

use Column::{
    Audience, Basis, Body, Channels, Content, Field, Id, Level1, Level2, Level3, Method, Name, Reading, Tier,
    TimeLimit, Url,
};

/// What a head says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is a known word for this.
    Known(Meaning),
    /// It holds a known word for this, and no word for anything else.
    Likely(Meaning),
    /// It may be any of these.
    Unsure(Vec<Meaning>),
    /// Nothing known.
    Nothing,
}

/// Heads over groups of columns; each may also stand over a single one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// 公开事项: the levels.
    Levels,
    /// 公开对象.
    Audience,
    /// 公开方式.
    Method,
    /// 公开层级.
    Tier,
    /// 公开渠道和载体.
    Channels,
    /// 五公开, and texts that go with an item: no column of the catalogue.
    Other,
}

const GROUPS: [(Group, &[&str]); 6] = [
    (Group::Levels, &["公开事项", "事项名称", "公开事项名称", "事项", "事项分类", "公开事项分类", "公开类别"]),
    (Group::Audience, &["公开对象", "对象", "公开范围和对象"]),
    (Group::Method, &["公开方式", "方式"]),
    (Group::Tier, &["公开层级", "层级", "公开级别"]),
    (
        Group::Channels,
        &["公开渠道和载体", "公开渠道", "公开渠道及载体", "公开渠道与载体", "渠道和载体", "公开载体", "公开平台"],
    ),
    (Group::Other, &["五公开", "五公开类别", "公开"]),
];

/// Words for the columns of the catalogue beside its own headings, without brackets and what stands in them.
const COLUMNS: [(Column, &[&str]); 15] = [
    (Id, &["事项编码", "编码", "目录编号", "目录编码", "公开事项编号", "公开事项编码", "事项代码"]),
    (Field, &["相应领域", "所属领域", "试点领域", "领域名称", "领域类别", "公开领域名称"]),
    (Level1, &["一级公开事项", "公开事项一级", "一级目录", "一级分类", "一级类目", "一级指标", "一级事项名称"]),
    (Level2, &["二级公开事项", "公开事项二级", "二级目录", "二级分类", "二级类目", "二级指标", "二级事项名称"]),
    (Level3, &["三级公开事项", "公开事项三级", "三级目录", "三级分类", "三级类目", "三级指标", "三级事项名称"]),
    (Basis, &["公开的依据", "法律依据", "政策依据", "依据文件", "公开依据文件", "法定依据", "公开政策依据"]),
    (
        Content,
        &["公开内容及要求", "公开内容和要求", "公开内容要素", "公开内容及要素", "公开要素", "内容要素", "公开的内容"],
    ),
    (Body, &["公开责任主体", "信息公开主体", "公开主体名称"]),
    (TimeLimit, &["公开期限", "公开的时限", "公开时限要求", "时限要求"]),
    (Channels, &["渠道", "载体", "公开途径", "公开渠道载体", "公开的渠道和载体", "公开载体和渠道", "渠道及载体"]),
    (Audience, &["公开的对象"]),
    (Method, &["公开的方式", "公开形式"]),
    (Tier, &["公开的层级"]),
    (Url, &["公开链接", "公开网址", "链接地址", "网页链接", "公开网址链接", "url", "网址链接", "信息链接"]),
    (Reading, &["名称拼音"]),
];

/// Words for what is no column of its own.
const OTHERS: [(Meaning, &[&str]); 6] = [
    (Meaning::Number, &["序号", "序", "no", "no.", "顺序号"]),
    (Meaning::Everyone, &["全社会", "社会公众", "全社会公开", "面向全社会", "全体社会"]),
    (Meaning::Group, &["特定群体", "特定群众", "特定对象", "特定人群", "特定公众", "特定群体公开"]),
    (Meaning::Active, &["主动", "主动公开"]),
    (Meaning::OnRequest, &["依申请", "依申请公开", "申请公开"]),
    (Meaning::Ignored, &["备注", "公开文本", "公开文本格式", "填表说明"]),
];

/// The five ways of working that are to be open; ticks under them say nothing the catalogue has a place for.
const FIVE: [&str; 5] = ["决策", "执行", "管理", "服务", "结果"];

/// Words that make a longer head likely to be of a column.
const CORES: [(Column, &[&str]); 12] = [
    (Field, &["领域"]),
    (Level1, &["一级"]),
    (Level2, &["二级"]),
    (Level3, &["三级"]),
    (Basis, &["依据"]),
    (Content, &["内容", "要素"]),
    (Body, &["主体"]),
    (TimeLimit, &["时限", "期限"]),
    (Channels, &["渠道", "载体"]),
    (Audience, &["对象"]),
    (Method, &["方式"]),
    (Tier, &["层级"]),
];

/// A head as heads are compared: the comparison form, with one kind of bracket and without a colon or star at its end.
#[must_use]
pub fn key(text: &str) -> String {
    let key = normal::key(text).replace('[', "(").replace(']', ")");
    key.trim_matches([':', '*', '.']).to_owned()
}

/// A key without brackets and what stands in them; as it is where nothing else stands there.
#[must_use]
pub fn bare(key: &str) -> String {
    let mut depth = 0_u32;
    let mut bare = String::with_capacity(key.len());
    for character in key.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            other if depth == 0 => bare.push(other),
            _ => {}
        }
    }
    if bare.is_empty() { key.to_owned() } else { bare }
}

/// The group a head is of, if it is one.
#[must_use]
pub fn group_of(head: &str) -> Option<Group> {
    let key = key(head);
    let word = bare(&key);
    let named = GROUPS.iter().find(|(_, words)| words.contains(&word.as_str()) || words.contains(&key.as_str()));
    // 公开 alone says nothing; with texts in brackets it is a column some offices add.
    named.map(|named| named.0).filter(|_| word != "公开" || key.contains("文本"))
}

/// What a head says, under the head of its group where it has one.
#[must_use]
pub fn said(group: Option<&str>, head: &str) -> Said {
    let key = key(head);
    let word = bare(&key);
    if word.is_empty() {
        return Said::Nothing;
    }
    let group = group.and_then(group_of);
    if let Some(said) = group.and_then(|group| in_group(group, head, &key, &word)) {
        return said;
    }
    known(&key, &word).map(Said::Known).or_else(|| unsure(&word)).unwrap_or_else(|| likely(&word))
}

/// Whether a text stands over columns in catalogues and nowhere else.
#[must_use]
pub fn is_strong(text: &str) -> bool {
    // Heads are short words: texts of items, ticks and numbers need not be looked at.
    let is_no_word = text.len() < 2 || text.len() > 90 || text.bytes().all(|byte| byte.is_ascii_digit());
    if is_no_word || (text.len() < 6 && !text.is_ascii() && text != "序") {
        return false;
    }
    let key = key(text);
    let word = bare(&key);
    let names_a_column = matches!(known(&key, &word), Some(Meaning::Text(_) | Meaning::Number));
    names_a_column || GROUPS[..5].iter().any(|(_, words)| words.contains(&word.as_str()))
}

/// Whether a text stands over a column, be it only below the head of a group.
#[must_use]
pub fn is_word(group: Option<&str>, text: &str) -> bool {
    text.len() <= 90 && (matches!(said(group, text), Said::Known(_)) || group_of(text).is_some())
}

fn in_group(group: Group, head: &str, key: &str, word: &str) -> Option<Said> {
    let is_title = matches!(word, "名称" | "事项名称" | "事项");
    match group {
        Group::Tier => tier_of(key, true).map(Meaning::Tier).map(Said::Known),
        Group::Other => Some(Said::Known(Meaning::Ignored)),
        Group::Levels if is_title => unsure("事项名称"),
        Group::Channels if group_of(head).is_none() && known(key, word).is_none() && key.chars().count() <= 16 => {
            let name: String = head.split_whitespace().collect();
            Some(Said::Known(Meaning::Channel(name.into())))
        }
        _ => None,
    }
}

/// What a known word says.
fn known(key: &str, word: &str) -> Option<Meaning> {
    let is_title = GROUPS[0].1.contains(&word);
    if is_title {
        return None;
    }
    if let Some(column) = Column::of_heading(word).or_else(|| Column::of_heading(key)) {
        return Some(Meaning::Text(column));
    }
    if let Some((column, _)) = COLUMNS.iter().find(|(_, words)| words.contains(&word)) {
        return Some(Meaning::Text(*column));
    }
    if let Some((meaning, _)) = OTHERS.iter().find(|(_, words)| words.contains(&word)) {
        return Some(meaning.clone());
    }
    let is_text = word == "公开" && key.contains("文本");
    let is_one_of_five = FIVE.contains(&word.trim_end_matches("公开"));
    if is_text || is_one_of_five {
        return Some(Meaning::Ignored);
    }
    tier_of(key, false).map(Meaning::Tier)
}

/// What a word that offices use for different things may say.
fn unsure(word: &str) -> Option<Said> {
    let text = Meaning::Text;
    Some(match word {
        "事项名称" | "公开事项" | "公开事项名称" | "事项" => {
            Said::Unsure(vec![text(Level1), text(Level2), text(Level3), text(Name)])
        }
        "事项类型" | "事项类别" | "类别" | "类型" | "公开类别" | "事项分类" | "公开事项分类" | "分类" => {
            Said::Unsure(vec![text(Field), text(Level1), Meaning::Ignored])
        }
        "公开类型" | "公开属性" => Said::Unsure(vec![text(Method), text(Field), Meaning::Ignored]),
        // A table of items that may not be published should be looked at before it is passed over.
        "不予公开" => Said::Unsure(vec![Meaning::Ignored]),
        "公开范围" => Said::Unsure(vec![text(Audience), text(Tier), Meaning::Ignored]),
        "政府网站" | "网站" | "公开网站" => {
            Said::Unsure(vec![text(Url), Meaning::Channel(word.into()), Meaning::Ignored])
        }
        "责任主体"
        | "责任单位"
        | "责任部门"
        | "公开责任单位"
        | "公开责任部门"
        | "公开单位"
        | "公开部门"
        | "实施主体"
        | "信息公开责任单位" => Said::Likely(text(Body)),
        "公开时间" | "公开时间要求" => Said::Likely(text(TimeLimit)),
        _ => return None,
    })
}

/// What a longer head says that has the word of one column in it.
fn likely(word: &str) -> Said {
    let mut columns = CORES.iter().filter(|(_, cores)| cores.iter().any(|core| word.contains(core)));
    match (columns.next(), columns.next()) {
        (Some((column, _)), None) if word.chars().count() <= 16 => Said::Likely(Meaning::Text(*column)),
        (Some((first, _)), Some((second, _))) => {
            Said::Unsure(vec![Meaning::Text(*first), Meaning::Text(*second), Meaning::Ignored])
        }
        _ => Said::Nothing,
    }
}

/// The level of government a head names: 县级, 乡、村级, 镇(街)级; 县 alone where the group says that it is one.
fn tier_of(key: &str, is_told: bool) -> Option<Box<str>> {
    const PLACES: &str = "国家省盟市州地县区旗乡镇村街道社苏木嘎查团场级本、/和或及()";
    let is_place = !key.is_empty() && key.chars().count() <= 14 && key.chars().all(|part| PLACES.contains(part));
    if !is_place || !(is_told || bare(key).ends_with('级')) {
        return None;
    }
    // 乡级(乡、村级) says in brackets what 乡级 is; 镇(街)级 names two.
    let whole = if key.ends_with(')') { bare(key) } else { key.to_owned() };
    let mut tiers: Vec<String> = Vec::new();
    for tier in whole.split(['、', '/', '和', '或', '及']).filter(|tier| !tier.is_empty() && *tier != "级") {
        let tier = tier.replace('(', "（").replace(')', "）");
        tiers.push(if tier.ends_with('级') { tier } else { format!("{tier}级") });
    }
    (!tiers.is_empty()).then(|| tiers.join("、").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(group: Option<&str>, head: &str) -> String {
        match said(group, head) {
            Said::Known(meaning) => meaning.name().into_owned(),
            Said::Likely(meaning) => format!("{}?", meaning.name()),
            Said::Unsure(choices) => {
                let names: Vec<_> = choices.iter().map(|choice| choice.name().into_owned()).collect();
                names.join("|")
            }
            Said::Nothing => String::from("-"),
        }
    }

    #[test]
    fn heads_as_counties_write_them() {
        for (group, head, expected) in [
            ("", "序号", "序号"),
            ("", "序 号", "序号"),
            ("公开事项", "一级\n事项", "一级事项"),
            ("公开事项", "二级", "二级事项"),
            ("公开事项", "三级事项", "三级事项"),
            ("", "公开内容(要素)", "内容"),
            ("", "公开内容（要素）及要求", "内容"),
            ("", "公开 依据", "依据"),
            ("", "公开\r\n时限", "时限"),
            ("", "公开主体", "主体"),
            ("", "公开渠道和载体", "渠道"),
            ("", "公开渠道和载体(■必选□可选)", "渠道"),
            ("公开对象", "全 社会", "对象：全社会"),
            ("公开对象", "特定群众", "对象：特定群体"),
            ("公开对象", "特定群体（请写明）", "对象：特定群体"),
            ("公开方式", "主动", "方式：主动公开"),
            ("公开方式", "依申请公开", "方式：依申请公开"),
            ("公开层级", "县级", "层级：县级"),
            ("公开层级", "乡级(乡、村级)", "层级：乡级"),
            ("公开层级", "乡、村级", "层级：乡级、村级"),
            ("公开层级", "镇（街）级", "层级：镇（街）级"),
            ("公开层级", "村", "层级：村级"),
            ("", "市级", "层级：市级"),
            ("", "公开领域", "领域"),
            ("", "相应领域", "领域"),
            ("", "事项类型", "领域|一级事项|不导入"),
            ("", "公开(文本、图片等)", "不导入"),
            ("五公开", "决策", "不导入"),
            ("", "决策公开", "不导入"),
            ("", "备注", "不导入"),
            ("公开渠道和载体", "两微 一端", "渠道：两微一端"),
            ("", "公开渠道和载体形式说明", "渠道?"),
            ("", "责任单位", "主体?"),
            ("", "公开依据和内容", "依据|内容|不导入"),
            ("", "不予公开", "不导入"),
            ("", "办理科室", "-"),
            ("", "村", "-"),
            ("", "", "-"),
        ] {
            assert_eq!(shown(Some(group), head), expected, "{group} / {head}");
        }
    }

    #[test]
    fn texts_of_items_are_no_heads() {
        for text in ["主动公开", "全社会", "县级", "政府网站", "√", "1", "财政局", "20个工作日", "公开公示"]
        {
            assert!(!is_strong(text), "{text}");
        }
        for text in ["序号", "公开事项", "一级事项", "公开方式", "公开内容（要素）", "公开层级"]
        {
            assert!(is_strong(text), "{text}");
        }
    }
}
