//! The channels by which offices disclose, under the names they give them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::cell::likeness::Pairs;
use crate::cell::normal;

/// Names as the catalogue writes them, each with other names seen for it: first the national form's own list in its
/// order, then what single fields add.
const NAMES: &[(&str, &[&str])] = &[
    ("政府网站", &["政府门户网站", "门户网站", "政府官网", "网站", "政务网站", "政府官方网站", "政府信息网站"]),
    ("政府公报", &["公报"]),
    (
        "两微一端",
        &[
            "“两微一端”",
            "微博微信客户端",
            "微博、微信、客户端",
            "微信、微博、客户端",
            "微博/微信/客户端",
            "政务两微一端",
        ],
    ),
    ("发布会/听证会", &["发布会听证会", "发布会、听证会", "新闻发布会/听证会", "新闻发布会、听证会", "发布会或听证会"]),
    ("广播电视", &["广播、电视", "广播/电视", "电视广播", "广播和电视"]),
    ("纸质媒体", &["纸质载体", "纸质媒介", "纸媒", "报刊", "报纸", "纸质"]),
    (
        "公开查阅点",
        &["公共查阅点", "查阅点", "信息公开查阅点", "政府信息公开查阅点", "政府信息查阅点", "政务公开查阅点"],
    ),
    ("政务服务中心", &["行政服务中心", "政务中心", "政务服务大厅", "政务大厅", "行政审批服务中心", "政务服务中心大厅"]),
    ("便民服务站", &["便民服务中心", "便民服务点", "便民站", "便民服务站点"]),
    ("入户/现场", &["入户/现场宣传", "入户现场", "入户、现场", "入户/现场(宣传)", "入户或现场", "现场/入户"]),
    (
        "社区/企事业单位/村公示栏（电子屏）",
        &[
            "社区/企事业单位/村公示栏",
            "社区/企事业单位村公示栏(电子屏)",
            "社区、企事业单位、村公示栏(电子屏)",
            "社区、企事业单位、村公示栏",
            "社区企事业单位村公示栏(电子屏)",
            "社区/企事业单位、村公示栏(电子屏)",
            "社区/企事业单位/村公示栏、电子屏",
            "社区/企事业单位/村公示栏/电子屏",
            "社区/村公示栏(电子屏)",
            "单位/村公示栏(电子屏)",
            "单位/村委会公示栏(电子屏)",
            "村公示栏(电子屏)",
            "公示栏(电子屏)",
            "社区/企事业单位/村务公示栏(电子屏)",
            "社区/企事业单位/村(居)公示栏(电子屏)",
        ],
    ),
    ("精准推送", &["精准推送服务", "定向推送"]),
    ("其他", &["其它", "其他渠道", "其它渠道", "其他方式"]),
    ("政务新媒体", &["新媒体", "政务新媒体平台"]),
    ("新闻发布会", &["发布会"]),
    ("听证会", &[]),
    ("广播", &[]),
    ("电视", &[]),
    ("微信公众号", &["微信", "政务微信", "微信公众平台"]),
    ("微博", &["政务微博"]),
    ("客户端", &["移动客户端", "手机客户端", "APP"]),
    ("电子显示屏", &["电子屏", "LED屏", "LED显示屏", "电子信息屏"]),
    ("公示栏", &["公告栏", "公开栏", "信息公告栏", "宣传栏", "村公示栏", "社区公示栏", "村务公开栏", "政务公开栏"]),
    ("社区和嘎查村公示栏", &["社区、嘎查村公示栏", "社区/嘎查村公示栏", "嘎查村公示栏"]),
    ("施工现场公示牌", &["施工现场公示栏", "工地公示牌"]),
    ("规划展示馆", &["规划展览馆"]),
    ("档案馆", &["国家档案馆"]),
    ("公共图书馆", &["图书馆"]),
    ("政务公开专区", &[]),
    ("会议", &[]),
    ("投资项目在线审批监管平台", &["全国投资项目在线审批监管平台", "投资项目在线监管平台"]),
    ("招标投标公共服务平台", &["招投标公共服务平台", "中国招标投标公共服务平台"]),
    ("公共资源交易平台", &["公共资源交易中心网站", "公共资源交易网", "公共资源交易平台网站"]),
    ("信用中国网站", &["信用中国", "“信用中国”网站", "“信用中国”"]),
    ("国家企业信用信息公示系统", &["企业信用信息公示系统", "国家企业信用公示系统"]),
    ("办税服务厅", &["办税厅", "办税服务大厅"]),
    ("电子税务局", &[]),
    ("法律服务网", &["中国法律服务网", "公共法律服务网"]),
    ("12345热线", &["12345政务服务热线", "12345政务服务便民热线", "12345", "政务服务便民热线"]),
    ("12348热线", &["12348公共法律服务热线", "12348"]),
    ("12366热线", &["12366纳税服务热线", "12366纳税缴费服务热线", "12366"]),
    ("政府采购网", &["中国政府采购网"]),
    ("行政执法信息公示平台", &["行政执法公示平台"]),
    ("政务服务网", &["政务服务平台", "一体化政务服务平台"]),
];

/// How many of [`NAMES`] the national form prints in every cell.
const FORM: usize = 13;

/// How alike an unknown name must be to a known one to be held against it.
const ALIKE: u16 = 400;

/// Every spelling, and the name it stands for.
static SPELLED: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let spellings = |(name, others): &'static (&str, &[&str])| others.iter().chain([name]).map(|it| (*it, *name));
    NAMES.iter().flat_map(spellings).collect()
});

/// The comparison form of every spelling.
static KNOWN: LazyLock<BTreeMap<String, &str>> =
    LazyLock::new(|| SPELLED.iter().map(|(spelling, name)| (normal::key(spelling), *name)).collect());

/// What every known name is made of, to be compared with unknown ones.
static PAIRS: LazyLock<Vec<Pairs>> = LazyLock::new(|| NAMES.iter().map(|(name, _)| Pairs::of(name)).collect());

/// A known channel's name as the catalogue writes it.
pub(super) fn known(name: &str) -> Option<&'static str> {
    // A name in a known spelling needs no key.
    SPELLED.get(name).copied().or_else(|| KNOWN.get(&normal::key(name)).copied())
}

/// Whether a text begins with a channel's name.
pub(super) fn begins_with_known(text: &str) -> bool {
    starts(text).next().is_some()
}

/// The known name a text begins with, its longest, and the text after it.
pub(super) fn split_known(text: &str) -> Option<(&'static str, &str)> {
    let (name, length) = starts(text).max_by_key(|(_, length)| *length)?;
    Some((name, &text[length..]))
}

fn starts(text: &str) -> impl Iterator<Item = (&'static str, usize)> {
    let spellings = NAMES.iter().flat_map(|(name, others)| others.iter().chain([name]).map(move |it| (*name, *it)));
    spellings.filter(move |(_, spelling)| text.starts_with(spelling)).map(|(name, spelling)| (name, spelling.len()))
}

/// Whether a channel stands in the list that the national form prints in every cell.
pub(super) fn is_of_form(name: &str) -> bool {
    NAMES[..FORM].iter().any(|(known, _)| *known == name)
}

/// The known name most like an unknown one, if one is like it at all.
pub(super) fn alike(name: &str) -> Option<&'static str> {
    let pairs = Pairs::of(name);
    let scored = NAMES.iter().zip(PAIRS.iter()).map(|((known, _), known_pairs)| (pairs.score(known_pairs), *known));
    // The first of equals, so that the order of the form decides.
    let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.filter(|(score, _)| *score >= ALIKE).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_spelling_belongs_to_two_channels() {
        let mut seen = BTreeSet::new();
        for (name, others) in NAMES {
            for spelling in others.iter().chain([name]) {
                assert!(seen.insert(normal::key(spelling)), "{spelling} stands twice");
            }
        }
        assert_eq!(NAMES[FORM - 1].0, "其他");
    }
}
