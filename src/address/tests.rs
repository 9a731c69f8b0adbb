//! Addresses as offices have them, and as others would like them to be.

mod permalinks;

use proptest::prelude::*;

use super::canonical::canonical;
use super::*;
use crate::catalog::Allow;
use crate::diag::{Source, Span};

fn located(value: &str) -> Located<String> {
    let source = Source::new("mingma.toml", format!("x = \"{value}\"\n"));
    Located { value: value.to_owned(), span: Span::new(&source, 4..6 + value.len()) }
}

fn allow(host: &str, path: &str) -> Allow {
    Allow { host: located(host), path: located(path), ports: Vec::new(), subdomains: false }
}

fn list(allow: Vec<Allow>) -> AllowList {
    let rules = AddressRules { host: located("www.wlht.gov.cn"), allow, permalinks: None };
    let mut found = Diagnostics::default();
    let list = AllowList::new(&rules, &mut found);
    assert!(found.as_slice().is_empty(), "{found:?}");
    list
}

fn city() -> AllowList {
    list(vec![
        allow("{host}", "/zwgk/"),
        allow("中国政务.政务", "/"),
        Allow { ports: vec![10079], subdomains: true, ..allow("chinatax.gov.cn", "/a") },
    ])
}

fn url(text: &str) -> String {
    city().canonical(text).expect(text).url
}

fn key(text: &str) -> &'static str {
    city().canonical(text).expect_err(text).diagnostic(text).key
}

#[test]
fn what_is_allowed_comes_out_in_ascii_with_its_path_as_it_was() {
    assert_eq!(url("https://www.wlht.gov.cn/zwgk/Bm/FGW.html"), "https://www.wlht.gov.cn/zwgk/Bm/FGW.html");
    assert_eq!(url("HTTP://WWW.Wlht.Gov.CN/zwgk"), "http://www.wlht.gov.cn/zwgk");
    assert_eq!(url("https://www.wlht.gov.cn/zwgk/公开"), "https://www.wlht.gov.cn/zwgk/%E5%85%AC%E5%BC%80");
    assert_eq!(url("https://www.wlht.gov.cn/zwgk/a|b?x=[1]&y=^"), "https://www.wlht.gov.cn/zwgk/a%7Cb?x=%5B1%5D&y=%5E");
    assert_eq!(url("https://www.wlht.gov.cn/zwgk//a///b"), "https://www.wlht.gov.cn/zwgk/a/b");
    assert_eq!(url("https://中国政务.政务/"), "https://xn--fiq71iw9dfvs.xn--zfr164b/");
    assert_eq!(url("https://neimenggu.chinatax.gov.cn:10079/a/b"), "https://neimenggu.chinatax.gov.cn:10079/a/b");
    assert_eq!(url("https://www.wlht.gov.cn:443/zwgk/"), "https://www.wlht.gov.cn/zwgk/", "the scheme's own port");
}

#[test]
fn fragments_and_tracking_are_left_out_and_named() {
    let address = city().canonical("https://www.wlht.gov.cn/zwgk/a?id=3&utm_source=x&spm=1#top").unwrap();
    assert_eq!(address.url, "https://www.wlht.gov.cn/zwgk/a?id=3");
    assert_eq!(address.dropped, ["#top", "utm_source=x", "spm=1"]);
    assert_eq!(url("https://www.wlht.gov.cn/zwgk/a?utm_source=x"), "https://www.wlht.gov.cn/zwgk/a");
}

#[test]
fn everything_else_is_refused_for_what_it_is() {
    let refused = [
        ("www.wlht.gov.cn/zwgk/", "address-scheme"),
        ("ftp://www.wlht.gov.cn/zwgk/", "address-scheme"),
        ("javascript:alert(1)", "address-scheme"),
        ("https:/www.wlht.gov.cn/zwgk/", "address-scheme"),
        ("https://user@www.wlht.gov.cn/zwgk/", "address-credentials"),
        ("https://www.wlht.gov.cn@evil.example/zwgk/", "address-credentials"),
        ("https://www.wlht.gov.cn:pass@evil.example/", "address-credentials"),
        ("https://127.0.0.1/zwgk/", "address-ip"),
        ("https://2130706433/zwgk/", "address-ip"),
        ("https://0x7f.1/zwgk/", "address-ip"),
        ("https://[::1]/zwgk/", "address-ip"),
        ("https://www.wlht.gov.cn.example.com/zwgk/", "address-look-alike"),
        ("https://xwww.wlht.gov.cn/zwgk/", "address-look-alike"),
        ("https://sub.www.wlht.gov.cn/zwgk/", "address-look-alike"),
        ("https://www.wlht.gоv.cn/zwgk/", "address-host"),
        ("https://t.cn/abc", "address-host"),
        ("https://www.wlht.gov.cn./zwgk/", "address-broken"),
        ("https://localhost/zwgk/", "address-broken"),
        ("https:///zwgk/", "address-broken"),
        ("https:///user@www.wlht.gov.cn/zwgk/", "address-broken"),
        ("https:////www.wlht.gov.cn/zwgk/", "address-broken"),
        ("https://www.wlht.gov.cn:8080/zwgk/", "address-port"),
        ("https://www.wlht.gov.cn/ZWGK/", "address-path"),
        ("https://www.wlht.gov.cn/zwgkx/", "address-path"),
        ("https://www.wlht.gov.cn/", "address-path"),
        ("https://www.wlht.gov.cn/zwgk/../x", "address-path-trick"),
        ("https://www.wlht.gov.cn/zwgk/%2e%2E/x", "address-path-trick"),
        ("https://www.wlht.gov.cn/zwgk/.%2e/x", "address-path-trick"),
        ("https://www.wlht.gov.cn/zwgk/%2F..", "address-path-trick"),
        ("https://www.wlht.gov.cn/zwgk/..;/x", "address-path-trick"),
        ("https://www.wlht.gov.cn/zwgk/..%3Ba=1/x", "address-path-trick"),
        ("https://www.wlht.gov.cn/zwgk/%252e%252e/x", "address-path-trick"),
        ("https://www.wlht.gov.cn/zwgk/%25252e./x", "address-path-trick"),
        ("https://www.wlht.gov.cn/zwgk/a%252F../x", "address-path-trick"),
        ("https://w\u{432}\u{432}.chinatax.gov.cn/a/", "address-look-alike"),
        ("https://www.wlht.gov.cn/zwgk/a%5c..", "address-path-trick"),
        ("https://www.wlht.gov.cn\\@evil.example/", "address-character"),
        ("https://www.wlht.gov.cn/zwgk/a b", "address-character"),
        ("https://www.wlht.gov.cn/zwgk/a\u{202E}b", "address-character"),
        ("https://www.wlht.gov.cn/zwgk/a\u{200B}", "address-character"),
        ("https://www.wlht\t.gov.cn/zwgk/", "address-character"),
        ("https://www.wlht.gov.cn/zwgk/100%", "address-percent"),
        ("https://www.wlht.gov.cn/zwgk/%zz", "address-percent"),
    ];
    for (text, expected) in refused {
        assert_eq!(key(text), expected, "{text}");
    }
}

#[test]
fn real_county_addresses_pass_unchanged_when_listed() {
    for text in include_str!("urls.txt").lines() {
        let (url, dropped) = canonical(text).expect(text);
        assert_eq!(url.as_str(), text);
        assert!(dropped.is_empty());
        let host = url.host_str().unwrap();
        let entry = Allow { ports: url.port().into_iter().collect(), ..allow(host, "/") };
        assert_eq!(list(vec![entry]).canonical(text).expect(text).url, text);
    }
}

#[test]
fn entries_that_cannot_be_meant_are_errors() {
    let key = |entry: Allow| {
        let rules = AddressRules { host: located("www.wlht.gov.cn"), allow: vec![entry], permalinks: None };
        let mut found = Diagnostics::default();
        let _ = AllowList::new(&rules, &mut found);
        found.as_slice().first().map(|found| found.key)
    };
    assert_eq!(key(allow("https://www.wlht.gov.cn", "/")), Some("address-bad-host"));
    assert_eq!(key(allow("10.0.0.1", "/")), Some("address-bad-host"));
    assert_eq!(key(allow("cn", "/")), Some("address-bad-host"));
    assert_eq!(key(allow("www.wlht.gоv.cn", "/")), Some("address-odd-host"));
    assert_eq!(key(allow("xn--80ak6aa92e.com", "/")), Some("address-odd-host"));
    assert_eq!(key(allow("www.wlht.gov.cn", "zwgk")), Some("address-bad-prefix"));
    assert_eq!(key(allow("www.wlht.gov.cn", "//other.example/")), Some("address-bad-prefix"));
    for climbing in
        ["/zwgk/../", "/zwgk/%2e%2e", "/zwgk/..;/", "/zwgk/%252e%252e/", "/zwgk/?x", "/zwgk/#x", "/zwgk\\.."]
    {
        assert_eq!(key(allow("www.wlht.gov.cn", climbing)), Some("address-bad-prefix"), "{climbing}");
    }
    assert_eq!(key(allow("城市.政务", "/")), None);
}

#[test]
fn templates_are_filled_and_their_mistakes_are_placed() {
    let values = Values { host: "h.gov.cn", id: "FGW-0001", department: "FGW", field: "planning" };
    let fill = |text: &str| {
        let mut found = Diagnostics::default();
        let filled = template::fill(&located(text), &values, &mut found);
        let said: Vec<_> = found.into_iter().map(|each| (each.key, each.span.unwrap().line_column().1)).collect();
        (filled, said)
    };
    let (filled, said) = fill("https://{host}/{field}/{department}/{department_lower}/{id}/{id_lower}.html");
    assert_eq!(filled.as_deref(), Some("https://h.gov.cn/planning/FGW/fgw/FGW-0001/fgw-0001.html"));
    assert!(said.is_empty());
    assert_eq!(
        fill("https://{hots}/{ids}"),
        (None, vec![("address-unknown-placeholder", 14), ("address-unknown-placeholder", 21)])
    );
    assert_eq!(fill("https://{host/"), (None, vec![("address-brace", 14)]));
    assert_eq!(fill("https://host}/"), (None, vec![("address-brace", 18)]));
}

proptest! {
    /// Whatever is typed, what passes is ASCII, on a listed host and path, and stays as it is when looked at again.
    #[test]
    fn what_passes_is_on_the_list(text in r"(https?://)?(www\.wlht\.gov\.cn|WWW\.wlht\.gov\.cn|evil\.cn|a@b|10\.1)(:[0-9]{1,5})?(/zwgk|/ZWGK)?(/|\.\.|%2e|%41|[a-zA-Z0-9一-三?#&=|{}%\\ ])*") {
        let list = city();
        if let Ok(address) = list.canonical(&text) {
            prop_assert!(address.url.is_ascii());
            prop_assert!(address.url.bytes().all(|byte| byte.is_ascii_graphic()));
            let rest = address.url.strip_prefix("https://").or(address.url.strip_prefix("http://"));
            let path = rest.and_then(|rest| rest.strip_prefix("www.wlht.gov.cn"));
            prop_assert!(path.is_some_and(|path| path == "/zwgk" || path.starts_with("/zwgk/") || path.starts_with("/zwgk?")), "{}", address.url);
            let again = list.canonical(&address.url);
            prop_assert_eq!(again.map(|again| (again.url, again.dropped)), Ok((address.url, Vec::new())));
        }
    }

    /// No text at all makes it panic.
    #[test]
    fn any_text_is_taken_or_refused(text in ".*") {
        let _ = city().canonical(&text);
        let _ = city().canonical(&format!("https://{text}"));
    }
}

/// A template's mistake is one mistake, however many items share the template.
#[test]
fn what_a_template_says_wrongly_is_said_once() {
    let resolve = |template: &str| {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: String| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        let site = "[site]\nid = \"CITY\"\nname = \"市\"\noffice = \"办\"\ntelephone = \"1\"\naddress = \"路\"\nhours = \"日\"\n\
            complaints = \"12345\"\nedition = \"2026年\"\nhome = \"https://{host}/\"\n";
        let home = "department_home = \"https://{host}/{department}/\"\n";
        file("mingma.toml", format!("host = \"a.gov.cn\"\n{site}{home}item_url = \"{template}\"\n"));
        file("negative-list.toml", String::new());
        file("catalog/fields.toml", "[[field]]\nid = \"planning\"\nname = \"规划\"\n".to_owned());
        let department = "id = \"FGW\"\nname = \"委\"\nduties = \"综合\"\naddress = \"路\"\ntelephone = \"1\"\n";
        file("catalog/委/department.toml", department.to_owned());
        let rows: Vec<_> = (1..=50).map(|id| format!("FGW-{id},规划,一{id},法,内,委,时,主\n")).collect();
        file("catalog/委/items.csv", format!("编号,领域,一级事项,依据,内容,主体,时限,方式\n{}", rows.concat()));
        let mut found = Diagnostics::default();
        let project = crate::catalog::load(folder.path(), &mut found).expect("a project");
        let list = crate::gate::read(folder.path(), &mut found).expect("a list");
        let (cleared, _) = crate::gate::clear(project.catalog, &list, &mut found);
        let targets = resolve(&cleared, &project.settings.addresses, &mut found).len();
        (targets, found.into_iter().map(|found| found.key).collect::<Vec<_>>())
    };
    assert_eq!(resolve("https://{host}/{id}.html"), (52, vec![]));
    assert_eq!(resolve("https://{hots}/{id}.html"), (2, vec!["address-unknown-placeholder"]));
    assert_eq!(resolve("https://b.gov.cn/{id}.html"), (2, vec!["address-host"]));
    assert_eq!(resolve("https://{host}/{id}.html#top"), (52, vec!["address-dropped"]));
    assert_eq!(resolve("https://{host}/items.html"), (52, vec!["address-repeated"]));
}
