//! 公开主体: the bodies that disclose, as tables name them.

use super::normal;
use super::space::{heal, is_white};

/// How the name of a body ends.
const ENDINGS: &[&str] = &[
    "局",
    "委",
    "委员会",
    "厅",
    "部",
    "院",
    "办",
    "办公室",
    "中心",
    "政府",
    "机关",
    "机构",
    "部门",
    "单位",
    "站",
    "所",
    "队",
    "公司",
    "学校",
    "街道",
    "乡",
    "镇",
    "协会",
    "联合会",
    "组织",
    "企业",
    "人",
    "处",
    "馆",
    "银行",
    "集团",
    "平台",
    "会",
    "科",
    "社区",
    "村",
    "园区",
];

/// Words that join the names of bodies.
const JOINTS: &[&str] = &["及其", "以及", "和", "与", "或者", "或", "及"];

/// The single bodies that a cell names together, in order, each in one line as it stands there.
///
/// Separators cut, and so do joining words between two full names. Where a part is no body's name by itself
/// (`教育、民政部门`), nothing is cut, since which bodies are meant would be a guess.
#[must_use]
pub fn split(text: &str) -> Vec<String> {
    let lines = lines(text);
    let mut bodies: Vec<String> = Vec::new();
    for line in lines {
        for body in at_separators(&line) {
            if !body.is_empty() && !bodies.contains(&body) {
                bodies.push(body);
            }
        }
    }
    bodies
}

/// The lines that name bodies of their own; a line that only the cell's width broke is joined.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.split(['\n', '\r', '\u{2028}']).map(|line| heal(line).into_owned()).filter(|line| !line.is_empty())
    {
        match lines.last_mut() {
            Some(last) if !is_own_line(last, &line) => {
                last.push_str(&line);
                let healed = heal(last).into_owned();
                *last = healed;
            }
            _ => lines.push(line),
        }
    }
    lines
}

/// Whether a line names another body than the line before.
fn is_own_line(before: &str, line: &str) -> bool {
    const OWN: &[&str] = &["局", "委", "委员会", "厅", "办公室", "中心", "部门", "机构", "单位"];
    let is_separated = before.ends_with(is_separator) || line.starts_with(is_separator);
    if is_separated {
        return true;
    }
    let is_full =
        |name: &str| OWN.iter().any(|end| name.strip_suffix(end).is_some_and(|stem| stem.chars().count() >= 2));
    let belongs =
        before.ends_with("总局") || before.ends_with("政府") || line.ends_with("分局") || line.starts_with("员会");
    is_full(before) && is_full(line) && !belongs
}

fn is_separator(character: char) -> bool {
    matches!(character, '、' | '，' | ',' | '；' | ';' | '。' | '/' | '／')
}

fn at_separators(line: &str) -> Vec<String> {
    let (mut depth, mut from) = (0_u32, 0);
    let mut parts = Vec::new();
    for (at, character) in line.char_indices() {
        match character {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ if depth == 0 && is_separator(character) => {
                parts.push(&line[from..at]);
                from = at + character.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&line[from..]);
    let parts: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    let whole = || vec![line.trim_matches(|it| is_separator(it) || is_white(it)).to_owned()];
    if parts.iter().any(|part| !is_body(part)) {
        return whole();
    }
    parts.into_iter().flat_map(at_joints).map(str::to_owned).collect()
}

/// A part cut at its joining words, where full names stand on both sides.
fn at_joints(part: &str) -> Vec<&str> {
    for (at, _) in part.char_indices() {
        let Some(joint) = JOINTS.iter().find(|joint| part[at..].starts_with(**joint)) else { continue };
        let (left, right) = (&part[..at], &part[at + joint.len()..]);
        if is_outside_brackets(left) && is_body(left) && is_body(right) {
            let mut bodies = vec![left];
            bodies.extend(at_joints(right));
            return bodies;
        }
    }
    vec![part]
}

fn is_outside_brackets(text: &str) -> bool {
    text.matches(['(', '（']).count() == text.matches([')', '）']).count()
}

/// Whether a text can be the name of a body by itself: it ends as one, and something stands before its end.
fn is_body(text: &str) -> bool {
    let name = without_remark(text);
    let two = name.chars().nth(1).is_some();
    two && ENDINGS
        .iter()
        .any(|end| name.strip_suffix(end).is_some_and(|stem| !stem.is_empty() || end.chars().count() > 1))
}

/// A name without the bracket behind it.
fn without_remark(text: &str) -> &str {
    match text.rfind(['(', '（']) {
        Some(at) if at > 0 && text.ends_with([')', '）']) => &text[..at],
        _ => text,
    }
}

/// Whether a name means whichever body is in charge, and no single one: `相关审批部门`, `招标人`, `应急管理部门`.
#[must_use]
pub fn is_generic(name: &str) -> bool {
    const OPENINGS: &[&str] =
        &["相关", "有关", "各", "其他", "其它", "具体", "本级", "同级", "负责", "承办", "实施", "主管", "上述", "辖区"];
    const ENDINGS: &[&str] = &["部门", "机构", "机关", "单位", "人", "企业", "组织", "主体", "者"];
    let key = normal::key(without_remark(name));
    OPENINGS.iter().any(|opening| key.starts_with(opening)) || ENDINGS.iter().any(|end| key.ends_with(end))
}

/// The forms under which a name is looked up among others, from its own to the loosest: as it stands, without the
/// place before it, with its short name written out, and without joining words and the word for its kind.
///
/// Forms are keys for comparing, not names for readers. Two names that share a form may be the same body; if a form
/// belongs to two bodies, people must tell.
#[must_use]
pub fn forms(name: &str) -> Vec<String> {
    let key = normal::key(name);
    let mut forms = vec![key.clone()];
    let mut push = |form: String| {
        if !form.is_empty() && !forms.contains(&form) {
            forms.push(form);
        }
    };
    let plain = normal::key(without_remark(name));
    push(plain.clone());
    let placeless = without_place(&plain);
    push(placeless.to_owned());
    let long = in_full(placeless);
    push(long.clone());
    push(stem(&long));
    forms
}

/// Words that hold a place's ending without naming a place.
const NO_PLACES: &[&str] = &[
    "市场", "市政", "市容", "市民", "城市", "县域", "市域", "社区", "辖区", "园区", "景区", "地区", "灾区", "小区",
    "区域", "区划", "市监", "都市",
];

/// A name without the province, league, city, county or banner before it, nor the higher body it belongs to:
/// `国家税务总局乌兰浩特市税务局` is a 税务局, `兴安盟生态环境局乌兰浩特市分局` a 生态环境局.
fn without_place(name: &str) -> &str {
    let name = without_leading_place(name);
    let Some((higher, own)) = name.find('局').map(|at| name.split_at(at + '局'.len_utf8())) else { return name };
    match without_leading_place(own) {
        "" => name,
        "分局" => higher,
        own if own.ends_with('局') => own,
        _ => name,
    }
}

fn without_leading_place(name: &str) -> &str {
    let mut rest = name;
    for (at, character) in name.char_indices() {
        let end = at + character.len_utf8();
        let is_end = matches!(character, '省' | '盟' | '州' | '市' | '县' | '区' | '旗');
        let is_word = NO_PLACES.iter().any(|word| {
            let here = word.char_indices().filter(|(offset, it)| *it == character && at >= *offset);
            here.into_iter().any(|(offset, _)| name.get(at - offset..).is_some_and(|rest| rest.starts_with(word)))
        });
        if matches!(character, '局' | '委' | '部' | '院' | '厅') {
            break;
        }
        if is_end && !is_word && !name[end..].is_empty() {
            rest = &name[end..];
        }
    }
    rest.strip_prefix("国家").or_else(|| rest.strip_prefix("本级")).unwrap_or(rest)
}

/// Short names of departments, and what they stand for.
const SHORT: &[(&str, &str)] = &[
    ("发改", "发展改革"),
    ("人社", "人力资源社会保障"),
    ("住建", "住房城乡建设"),
    ("市监", "市场监督管理"),
    ("市场监管", "市场监督管理"),
    ("工信", "工业信息化"),
    ("卫健", "卫生健康"),
    ("自规", "自然资源规划"),
    ("文旅体", "文化旅游体育"),
    ("文旅", "文化旅游"),
    ("民宗", "民族宗教事务"),
    ("林草", "林业草原"),
    ("城管", "城市管理"),
    ("教体", "教育体育"),
    ("农业农村", "农业农村"),
    ("应急", "应急管理"),
    ("环保", "环境保护"),
    ("食药监", "食品药品监督管理"),
    ("安监", "安全生产监督管理"),
    ("司法", "司法"),
];

fn in_full(name: &str) -> String {
    for (short, long) in SHORT {
        if let Some(rest) = name.strip_prefix(short)
            && !name.starts_with(long)
            && KINDS.contains(&rest)
        {
            return format!("{long}{rest}");
        }
    }
    name.to_owned()
}

/// Words for what kind of body it is, which reforms change.
const KINDS: &[&str] = &["局", "委", "委员会", "厅", "办", "办公室", "部门", "总局"];

/// The matter a body is in charge of, as far as its name says.
fn stem(name: &str) -> String {
    let kinds = KINDS.iter().filter_map(|kind| name.strip_suffix(kind));
    // The office of a government is not the government.
    let is_stem = |stem: &&str| stem.chars().count() >= 2 && !stem.ends_with("政府");
    let stem = kinds.min_by_key(|stem| stem.len()).filter(is_stem).unwrap_or(name);
    stem.replace(['和', '与', '及', '、'], "")
}
