//! What a page says, as far as it takes to know it again.

use encoding_rs::GB18030;

use super::outcome::Outcome;
use crate::register::Approval;

/// A page as it is known again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    /// Its title.
    pub title: String,
    /// Its words, in 64 bits of which similar pages share most; empty where it has none.
    pub fingerprint: String,
    /// Words on it that no office's page has.
    pub suspicious: Vec<&'static str>,
    /// Where it is.
    pub last: String,
}

/// Titles by which hosts say that there is no page, whatever the status.
const MISSING: [&str; 9] = [
    "404",
    "页面不存在",
    "页面没有找到",
    "找不到页面",
    "找不到该页",
    "您访问的页面",
    "页面已删除",
    "not found",
    "无法找到",
];

/// What hosts advertise that have lapsed. Each alone may stand in an honest page; two may not, nor one in a title.
const SUSPICIOUS: [&str; 16] = [
    "百家乐",
    "时时彩",
    "六合彩",
    "北京赛车",
    "真人娱乐",
    "真人荷官",
    "博彩公司",
    "网上赌场",
    "澳门赌场",
    "老虎机",
    "体育投注",
    "棋牌游戏",
    "成人视频",
    "裸聊",
    "online casino",
    "sports betting",
];

/// Bits in which the words of one page may differ from one day to the next.
const SAME: u32 = 18;

/// Bits in which they may differ where the title is the same.
const ALIKE: u32 = 26;

/// Reads the first part of a page.
pub(super) fn read(body: &[u8], kind: &str) -> Page {
    let is_text = kind.is_empty() || kind.starts_with("text/") || kind.contains("html") || kind.contains("xml");
    if !is_text {
        // A document of another kind is known by its bytes.
        let hash = crate::hash::content_hash(body);
        return Page { fingerprint: hash[..16].to_owned(), ..Page::default() };
    }
    let text = match std::str::from_utf8(body) {
        Ok(text) => text.to_owned(),
        // Cut off within a character, it is UTF-8 still.
        Err(error) if error.error_len().is_none() => String::from_utf8_lossy(&body[..error.valid_up_to()]).into_owned(),
        Err(_) => GB18030.decode_without_bom_handling(body).0.into_owned(),
    };
    let title = title(&text);
    let words = words(&text);
    let lower = words.to_lowercase();
    let suspicious = SUSPICIOUS.into_iter().filter(|word| lower.contains(word)).collect();
    Page { title, fingerprint: fingerprint(&words), suspicious, last: String::new() }
}

/// What is wrong with a page that a host calls good; none where nothing is.
pub(super) fn judge(page: &Page, last: &str, probe: Option<&Page>, approved: Option<&Approval>) -> Option<Outcome> {
    let title = page.title.to_lowercase();
    if page.suspicious.len() > 1 || SUSPICIOUS.iter().any(|word| title.contains(word)) {
        return Some(Outcome::Suspicious);
    }
    // A host that answers for what cannot be there as it answers for this page has not said that this page is there.
    let is_like =
        |probe: &Page| probe.last == last || probe.title == page.title && is_near(page, &probe.fingerprint, 3);
    if MISSING.iter().any(|word| title.contains(word)) || probe.is_some_and(is_like) {
        return Some(Outcome::SoftMissing);
    }
    let approved = approved?;
    let limit = if approved.title == page.title { ALIKE } else { SAME };
    (!is_near(page, &approved.fingerprint, limit)).then_some(Outcome::Changed)
}

/// Whether two fingerprints differ in so many bits at most.
fn is_near(page: &Page, other: &str, limit: u32) -> bool {
    match (u64::from_str_radix(&page.fingerprint, 16), u64::from_str_radix(other, 16)) {
        (Ok(one), Ok(other)) => (one ^ other).count_ones() <= limit,
        _ => page.fingerprint == other,
    }
}

fn title(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let inner = lower.find("<title").and_then(|at| {
        let from = at + lower[at..].find('>')? + 1;
        let to = lower[from..].find("</title").map_or(lower.len(), |end| from + end);
        text.get(from..to)
    });
    let plain = entities(inner.unwrap_or_default());
    let joined = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.chars().filter(|ch| !ch.is_control()).take(200).collect()
}

/// The words a reader sees: without tags, scripts and styles.
fn words(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let mut words = String::with_capacity(text.len() / 2);
    let mut at = 0;
    while at < text.len() {
        let Some(open) = lower[at..].find('<').map(|found| at + found) else {
            words.push_str(&text[at..]);
            break;
        };
        words.push_str(&text[at..open]);
        words.push(' ');
        let rest = &lower[open..];
        let end =
            ["<script", "<style", "<title"].into_iter().find(|tag| rest.starts_with(tag)).map_or(
                ">",
                |tag| match tag {
                    "<script" => "</script>",
                    "<style" => "</style>",
                    _ => "</title>",
                },
            );
        let end = if rest.starts_with("<!--") { "-->" } else { end };
        at = rest.find(end).map_or(text.len(), |found| open + found + end.len());
    }
    entities(&words)
}

fn entities(text: &str) -> String {
    let pairs = [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    pairs.into_iter().fold(text.to_owned(), |text, (entity, plain)| text.replace(entity, plain))
}

/// Pairs of neighbouring letters, weighed together (Charikar's similarity hash). Digits are passed over: dates and counts
/// change daily.
fn fingerprint(words: &str) -> String {
    let letters: Vec<char> = words.chars().filter(|ch| ch.is_alphabetic()).flat_map(char::to_lowercase).collect();
    if letters.len() < 2 {
        return String::new();
    }
    let mut weights = [0_i32; 64];
    for pair in letters.windows(2) {
        let hash = mixed(u64::from(u32::from(pair[0])) << 32 | u64::from(u32::from(pair[1])));
        for (bit, weight) in weights.iter_mut().enumerate() {
            *weight += if hash >> bit & 1 == 1 { 1 } else { -1 };
        }
    }
    let bits =
        weights.iter().enumerate().filter(|(_, weight)| **weight > 0).fold(0_u64, |bits, (bit, _)| bits | 1 << bit);
    format!("{bits:016x}")
}

/// Spreads a number over all bits (the finisher of splitmix64).
fn mixed(number: u64) -> u64 {
    let number = (number ^ number >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ number >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ number >> 31
}
