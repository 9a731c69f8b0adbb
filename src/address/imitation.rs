//! Hosts that are made to be taken for another: what a person reads who glances at an address.

use super::odd::readable;
use crate::catalog::edits;

/// The one of the `own` hosts that a foreign one is made to look like, if any: letters of other scripts or digits in
/// place of Latin ones, points and hyphens moved, a letter or two changed, another ending, or the whole name as a part
/// of a longer one. A host under the name of one of ours is the same people's, and imitates nobody.
#[must_use]
pub fn imitated<'a>(foreign: &str, own: impl IntoIterator<Item = &'a str> + Clone) -> Option<&'a str> {
    /// Fewer letters come near each other by chance.
    const SHORTEST: usize = 8;
    /// Letters changed that a glance passes over.
    const FARTHEST: usize = 2;
    if own.clone().into_iter().any(|own| is_kin(foreign, own)) {
        return None;
    }
    let glanced = glance(foreign);
    // How far the host is from another; the whole name within a longer one is nearest.
    let distance = |own: &str| {
        let other = glance(own);
        if other.chars().count() >= SHORTEST {
            let distance = if glanced.contains(&other) { 0 } else { edits(&glanced, &other) };
            if distance <= FARTHEST {
                return Some(distance);
            }
        }
        shares_name(foreign, own).then_some(FARTHEST + 1)
    };
    own.into_iter()
        .filter_map(|own| Some((distance(own)?, own)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, own)| own)
}

/// Names that many have.
const COMMON: [&str; 7] = ["www", "gov", "com", "net", "org", "edu", "cn"];

/// Whether the host lies where the other's people alone give names: under its own name, `example.gov.cn` of
/// `www.example.gov.cn`.
fn is_kin(foreign: &str, own: &str) -> bool {
    let parts: Vec<&str> = own.split('.').collect();
    // Two letters before the ending are a province's, where many have names: `bj.cn`.
    let name = parts.iter().rposition(|part| part.len() > 2 && !COMMON.contains(part)).unwrap_or(0);
    let domain = parts[name..].join(".");
    let foreign = foreign.to_ascii_lowercase();
    // What is no letter of a host's may end it earlier than it looks.
    let is_plain = |ch: char| ch.is_alphanumeric() || matches!(ch, '-' | '.');
    let before = foreign.strip_suffix(&domain).filter(|before| before.chars().all(is_plain));
    before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

/// Whether the host bears the other's own name under another ending: `www.example.com` for `www.example.gov.cn`.
fn shares_name(foreign: &str, own: &str) -> bool {
    let names = |host: &str| host.split('.').map(glance).filter(|name| !COMMON.contains(&name.as_str())).collect();
    let (theirs, ours): (Vec<String>, Vec<String>) = (names(foreign), names(own));
    ours.last().is_some_and(|name| name.chars().count() >= 4 && theirs.contains(name))
}

/// What is left of a host at a glance: its letters, each as the Latin one it is taken for.
fn glance(host: &str) -> String {
    let host = readable(&host.to_lowercase());
    let letters = host.chars().filter(|ch| !matches!(ch, '.' | '-')).map(latin);
    letters.collect::<String>().replace("rn", "m").replace("vv", "w")
}

/// The Latin letter that a character is taken for: digits, and those of Cyrillic and Greek letters that look alike.
fn latin(character: char) -> char {
    match character {
        '0' | 'о' | 'ο' | 'օ' => 'o',
        '1' | 'і' | 'ι' | 'ı' | 'ӏ' | 'l' => 'i',
        '5' | 'ѕ' => 's',
        'а' | 'α' | 'ạ' => 'a',
        '3' | 'е' | 'ė' | 'ẹ' => 'e',
        'с' | 'ϲ' => 'c',
        'р' | 'ρ' => 'p',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        'ԁ' => 'd',
        'ɡ' | 'ց' => 'g',
        'һ' => 'h',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' => 'm',
        'п' | 'ո' => 'n',
        'ԛ' => 'q',
        'ν' | 'ѵ' => 'v',
        'ԝ' | 'ω' => 'w',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_that_are_made_to_be_taken_for_ours() {
        let own = ["www.example.gov.cn", "zwfw.example.gov.cn"];
        for foreign in [
            "www.examp1e.gov.cn",
            "www.example-gov.cn",
            "www.exarnple.gov.cn",
            "www.exmaple.gov.cn",
            "www.example.gov.cn.evil.com",
            "login-www-example-gov-cn.top",
            "www.example.com",
            "example.net",
            // Cyrillic «а» and «е», as a browser and as a code hold it.
            "www.ex\u{430}mple.gov.cn",
            "www.xn--exmple-4nf.gov.cn",
            "www.exampl\u{435}.gov.cn",
        ] {
            assert_eq!(imitated(foreign, own), Some("www.example.gov.cn"), "{foreign}");
        }
        for foreign in ["www.baidu.com", "weixin.qq.com", "u.wechat.com", "www.gov.cn", "other.gov.cn", "", "a.cn"] {
            assert_eq!(imitated(foreign, own), None, "{foreign}");
        }
        for sister in ["bmfw.example.gov.cn", "WWW.example.gov.cn", "example.gov.cn", "www-new.example.gov.cn"] {
            assert_eq!(imitated(sister, own), None, "{sister}");
        }
        for stranger in
            ["wwwexample.gov.cn", "www.example.gov.cn.cn", "example.gov.cn.evil.com", "evil.com\\.example.gov.cn"]
        {
            assert!(imitated(stranger, own).is_some(), "{stranger}");
        }
        assert!(imitated("wuianhaote.nm.cn", ["wulanhaote.nm.cn"]).is_some(), "names below a province are anybody's");
        assert_eq!(imitated("zwfw.examp1e.gov.cn", own), Some("zwfw.example.gov.cn"), "the nearest comes first");
    }
}
