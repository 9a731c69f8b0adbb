//! Values of the catalogue parted into the small columns of the national form, where nothing is lost by it.

/// The mark of a cell that is true.
pub(super) const TICK: &str = "√";

/// The channels every catalogue lists, in the order of the national form.
const CHANNELS: [&str; 13] = [
    "政府网站",
    "政府公报",
    "两微一端",
    "发布会/听证会",
    "广播电视",
    "纸质媒体",
    "公开查阅点",
    "政务服务中心",
    "便民服务站",
    "入户/现场",
    "社区/企事业单位/村公示栏（电子屏）",
    "精准推送",
    "其他",
];

/// Behind a channel that may be served.
const OPTIONAL: &str = "（可选）";

const EVERYONE: &str = "全社会";
const SOME: &str = "特定群体";

/// Two cells of an undivided value; none where they would not give the value again.
pub(super) type Pair = Option<[String; 2]>;

/// 全社会 and 特定群体; the latter holds who is meant, where that is said.
pub(super) fn audience(value: &str) -> Pair {
    let mut cells = [String::new(), String::new()];
    for part in value.split('；').filter(|part| !part.is_empty()) {
        if part == EVERYONE {
            TICK.clone_into(&mut cells[0]);
        } else if part == SOME {
            TICK.clone_into(&mut cells[1]);
        } else {
            part.strip_prefix(SOME)?.strip_prefix('：')?.clone_into(&mut cells[1]);
        }
    }
    let some = match cells[1].as_str() {
        "" => String::new(),
        TICK => SOME.to_owned(),
        who => format!("{SOME}：{who}"),
    };
    let everyone = if cells[0].is_empty() { "" } else { EVERYONE };
    let between = if !everyone.is_empty() && !some.is_empty() { "；" } else { "" };
    (format!("{everyone}{between}{some}") == value).then_some(cells)
}

/// A tick for each of two words, joined with `、` in the catalogue.
pub(super) fn ticks(value: &str, words: [&str; 2]) -> Pair {
    let cells = words.map(|word| if value.split('、').any(|part| part == word) { TICK } else { "" });
    let told: Vec<&str> =
        words.into_iter().zip(cells).filter(|(_, cell)| !cell.is_empty()).map(|(word, _)| word).collect();
    (told.join("、") == value).then(|| cells.map(str::to_owned))
}

/// The boxes of all channels: those of the form in its order, the item's own behind them. Where the item names them in
/// another order, its own come first, so that they are read again as they were.
pub(super) fn boxes(value: &str) -> String {
    let chosen: Vec<&str> = value.split('、').collect();
    // Channels that only may be served have no box of their own; and where names hold boxes, more would confuse.
    if value.is_empty() || value.contains(['■', '□']) || chosen.iter().any(|name| name.ends_with(OPTIONAL)) {
        return value.to_owned();
    }
    let own = chosen.iter().copied().filter(|name| !CHANNELS.contains(name));
    let in_order: Vec<&str> = CHANNELS.into_iter().chain(own).collect();
    let kept: Vec<&str> = in_order.iter().copied().filter(|name| chosen.contains(name)).collect();
    let order = if kept == chosen {
        in_order
    } else {
        let rest = CHANNELS.into_iter().filter(|name| !chosen.contains(name));
        chosen.iter().copied().chain(rest).collect()
    };
    let box_of = |name: &str| format!("{}{name}", if chosen.contains(&name) { '■' } else { '□' });
    order.into_iter().map(box_of).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(first: &str, second: &str) -> [String; 2] {
        [first.to_owned(), second.to_owned()]
    }

    #[test]
    fn audiences_are_parted_only_where_they_can_be_joined_again() {
        assert_eq!(audience(""), Some(pair("", "")));
        assert_eq!(audience("全社会"), Some(pair("√", "")));
        assert_eq!(audience("特定群体"), Some(pair("", "√")));
        assert_eq!(audience("特定群体：项目单位"), Some(pair("", "项目单位")));
        assert_eq!(audience("全社会；特定群体：申请人、利害关系人"), Some(pair("√", "申请人、利害关系人")));
        for lost in ["特定群体：甲；全社会", "申请人", "全社会；", "全社会、特定群体", "特定群体：甲；特定群体：乙"]
        {
            assert_eq!(audience(lost), None, "{lost}");
        }
    }

    #[test]
    fn words_are_ticked_only_where_nothing_else_is_said() {
        let tiers = |value| ticks(value, ["县级", "乡级"]);
        assert_eq!(tiers("县级"), Some(pair("√", "")));
        assert_eq!(tiers("县级、乡级"), Some(pair("√", "√")));
        assert_eq!(tiers(""), Some(pair("", "")));
        for lost in ["乡级、县级", "村级", "县级、村级", "县级、县级"] {
            assert_eq!(tiers(lost), None, "{lost}");
        }
    }

    #[test]
    fn boxes_stand_in_the_order_of_the_form() {
        assert_eq!(
            boxes("政府网站、政务服务中心、信用中国网站"),
            "■政府网站 □政府公报 □两微一端 □发布会/听证会 □广播电视 □纸质媒体 □公开查阅点 ■政务服务中心 □便民服务站 \
             □入户/现场 □社区/企事业单位/村公示栏（电子屏） □精准推送 □其他 ■信用中国网站"
        );
        assert!(boxes("公开查阅点、政府网站").starts_with("■公开查阅点 ■政府网站 □政府公报"));
        assert_eq!(boxes(""), "");
        assert_eq!(boxes("政府网站、广播电视（可选）"), "政府网站、广播电视（可选）");
    }
}
