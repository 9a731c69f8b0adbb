//! What an account's code may hold.
//!
//! Every service hands out codes for many ends, and most of them run out: an invitation to a group after seven days, a code
//! with a parameter after thirty, one to log in with after minutes. They are told apart by the address alone.

use super::Service;

/// Why what a code holds is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It runs out, or is no account's: the word that the message chooses its text by.
    Unfit(&'static str),
    /// It may run out; nothing in it tells.
    MayRunOut,
    /// It is no web address.
    NoAddress,
    /// It leads to another place than accounts of its kind do.
    Foreign {
        /// Where it leads.
        place: String,
        /// Where it may.
        allowed: String,
    },
}

/// What is refused whatever the account, by scheme.
const SCHEMES: [(&str, &str); 5] = [
    ("wxp://", "payment"),
    ("weixin://wxpay", "payment"),
    ("alipays://", "payment"),
    ("alipay://", "payment"),
    ("weixin://dl/", "ticket"),
];

/// What is refused whatever the account, by host and the beginning of the path.
const UNFIT: [(&str, &str, &str); 14] = [
    ("weixin.qq.com", "/g/", "group"),
    ("work.weixin.qq.com", "/gm/", "group"),
    ("work.weixin.qq.com", "/u/", "personal"),
    ("u.wechat.com", "/", "personal"),
    ("weixin.qq.com", "/x/", "login"),
    ("login.weixin.qq.com", "/", "login"),
    ("login.wx.qq.com", "/", "login"),
    ("open.weixin.qq.com", "/", "login"),
    ("mp.weixin.qq.com", "/cgi-bin/", "ticket"),
    ("mp.weixin.qq.com", "/safe/", "login"),
    ("payapp.weixin.qq.com", "/", "payment"),
    ("payapp.wechatpay.cn", "/", "payment"),
    ("wx.tenpay.com", "/", "payment"),
    ("qr.alipay.com", "/", "payment"),
];

/// Parameters of addresses that run out.
const RUNS_OUT: [&str; 4] = ["tempkey", "ticket", "expire", "expires"];

/// Where codes of each service lead, by host and the beginning of the path.
const PLACES: [(Service, &str, &str); 10] = [
    (Service::WeChat, "weixin.qq.com", "/r/"),
    (Service::WeChat, "weixin.qq.com", "/q/"),
    (Service::WeChat, "mp.weixin.qq.com", "/mp/"),
    (Service::MiniProgram, "mp.weixin.qq.com", "/a/"),
    (Service::Douyin, "v.douyin.com", "/"),
    (Service::Douyin, "www.douyin.com", "/user/"),
    (Service::Douyin, "www.iesdouyin.com", "/share/user/"),
    (Service::Weibo, "weibo.com", "/"),
    (Service::Weibo, "m.weibo.cn", "/"),
    (Service::Weibo, "weibo.cn", "/qr/"),
];

/// Codes with a parameter: those that last and those that run out look alike.
const MAY_RUN_OUT: (&str, &str) = ("weixin.qq.com", "/q/");

/// Judges what a code holds. `hosts` are those that other services' codes may lead to; `permanent` says that someone has
/// made sure it does not run out.
pub(super) fn judge(payload: &str, service: Service, hosts: &[&str], permanent: bool) -> Result<(), Refusal> {
    let lower = payload.to_ascii_lowercase();
    if let Some((_, reason)) = SCHEMES.iter().find(|(scheme, _)| lower.starts_with(scheme)) {
        return Err(Refusal::Unfit(reason));
    }
    let (scheme, host, path, query) = parts(payload).ok_or(Refusal::NoAddress)?;
    let is_at = |known: &str, prefix: &str| host == known && path.starts_with(prefix);
    if let Some((.., reason)) = UNFIT.iter().find(|(known, prefix, _)| is_at(known, prefix)) {
        return Err(Refusal::Unfit(reason));
    }
    let names = query.split('&').map(|pair| pair.split('=').next().unwrap_or_default());
    if names.into_iter().any(|name| RUNS_OUT.iter().any(|known| name.eq_ignore_ascii_case(known))) {
        return Err(Refusal::Unfit("ticket"));
    }
    let known = PLACES.iter().filter(|(of, ..)| *of == service).map(|(_, host, path)| (*host, *path));
    let known: Vec<_> =
        known.chain(hosts.iter().filter(|_| service == Service::Other).map(|&host| (host, "/"))).collect();
    // An app opens its own addresses itself; a browser would be led over an open line.
    let is_open = scheme == "http" && service == Service::Other;
    if is_open || !known.iter().any(|(known, prefix)| is_at(known, prefix)) {
        let scheme = if service == Service::Other { "https://" } else { "" };
        let allowed = known.iter().map(|(host, path)| format!("{scheme}{host}{path}")).collect::<Vec<_>>().join(", ");
        return Err(Refusal::Foreign { place: payload.to_owned(), allowed });
    }
    if is_at(MAY_RUN_OUT.0, MAY_RUN_OUT.1) && !permanent {
        return Err(Refusal::MayRunOut);
    }
    Ok(())
}

/// Scheme, host, path and query of an address, as it is written; none where it holds what no plain address does.
fn parts(payload: &str) -> Option<(&'static str, String, &str, &str)> {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'<' | b'>' | b'"' | b'{' | b'}');
    if !payload.bytes().all(is_plain) {
        return None;
    }
    let lower = payload.to_ascii_lowercase();
    let scheme = ["https", "http"].into_iter().find(|scheme| lower.starts_with(&format!("{scheme}://")))?;
    let rest = payload.get(scheme.len() + 3..)?;
    let (host, rest) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let is_name =
        !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
    let (path, query) = rest.split('#').next().map(|rest| rest.split_once('?').unwrap_or((rest, "")))?;
    // A path that climbs is another one than it looks.
    let climbs = path.split('/').any(|part| part == "." || part == "..") || path.contains("//") || path.contains('%');
    (is_name && !climbs).then(|| (scheme, host.to_ascii_lowercase(), path, query))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(payload: &str, service: Service) -> Result<(), Refusal> {
        judge(payload, service, &["app.example.cn"], false)
    }

    #[test]
    fn what_lasts_is_taken() {
        for (payload, service) in [
            ("http://weixin.qq.com/r/0Tq3gkPE1mYhrTrU9xly", Service::WeChat),
            ("HTTPS://WEIXIN.QQ.COM/r/0Tq3gkPE1mYhrTrU9xly", Service::WeChat),
            ("https://mp.weixin.qq.com/mp/profile_ext?action=home&__biz=MzA5#wechat_redirect", Service::WeChat),
            ("https://mp.weixin.qq.com/a/~~gLbYr~~", Service::MiniProgram),
            ("https://v.douyin.com/iRNBho5K/", Service::Douyin),
            ("http://weibo.cn/qr/userinfo?uid=2803301701", Service::Weibo),
            ("https://app.example.cn/get?from=wall", Service::Other),
        ] {
            assert_eq!(judged(payload, service), Ok(()), "{payload}");
        }
        assert_eq!(judge("http://weixin.qq.com/q/02wPFKBmPJfu", Service::WeChat, &[], true), Ok(()));
    }

    #[test]
    fn what_runs_out_or_is_no_accounts_is_refused_whatever_the_kind() {
        for (payload, reason) in [
            ("https://weixin.qq.com/g/AQYAABc", "group"),
            ("https://work.weixin.qq.com/gm/0a1b", "group"),
            ("https://u.wechat.com/EAbcDef", "personal"),
            ("https://work.weixin.qq.com/u/vc12", "personal"),
            ("http://weixin.qq.com/x/gYcA", "login"),
            ("https://login.weixin.qq.com/l/4b==", "login"),
            ("https://open.weixin.qq.com/connect/confirm?uuid=0", "login"),
            ("https://mp.weixin.qq.com/cgi-bin/showqrcode?ticket=gQ", "ticket"),
            ("https://mp.weixin.qq.com/s?__biz=Mz&tempkey=MTIz", "ticket"),
            ("https://app.example.cn/?Expires=170", "ticket"),
            ("weixin://dl/business/?t=ab", "ticket"),
            ("wxp://f2f0abc", "payment"),
            ("weixin://wxpay/bizpayurl?pr=1", "payment"),
            ("https://qr.alipay.com/fkx01", "payment"),
        ] {
            for service in Service::ALL {
                assert_eq!(judged(payload, service), Err(Refusal::Unfit(reason)), "{payload}");
            }
        }
    }

    #[test]
    fn a_code_with_a_parameter_needs_someones_word() {
        assert_eq!(judged("http://weixin.qq.com/q/02wPFKBmPJfu", Service::WeChat), Err(Refusal::MayRunOut));
    }

    #[test]
    fn other_places_than_the_kinds_own_are_refused() {
        let foreign = |payload: &str, service| matches!(judged(payload, service), Err(Refusal::Foreign { .. }));
        for (payload, service) in [
            ("https://www.example.gov.cn/", Service::WeChat),
            ("https://weixin.qq.com.evil.cn/r/1", Service::WeChat),
            ("https://evil.cn/weixin.qq.com/r/1", Service::WeChat),
            ("https://mp.weixin.qq.com/s/article", Service::WeChat),
            ("http://weixin.qq.com/r/1", Service::MiniProgram),
            ("https://v.douyin.com/iR/", Service::Weibo),
            ("http://app.example.cn/", Service::Other),
            ("https://other.example.cn/", Service::Other),
        ] {
            assert!(foreign(payload, service), "{payload}");
        }
    }

    #[test]
    fn what_is_no_plain_address_is_refused() {
        for payload in [
            "",
            "乌兰浩特发布",
            "weixin.qq.com/r/1",
            "ftp://weixin.qq.com/r/1",
            "https://weixin.qq.com@evil.cn/r/1",
            "https://weixin.qq.com:8443/r/1",
            "https://weixin.qq.com/r/../g/1",
            "https://weixin.qq.com/%67/1",
            "https://weixin.qq.com//g/1",
            "https:///weixin.qq.com/r/1",
            "https://weixin.qq.com\\r\\1",
            "https://weixin.qq.com/r/1 2",
        ] {
            assert_eq!(judged(payload, Service::WeChat), Err(Refusal::NoAddress), "{payload}");
        }
    }
}
