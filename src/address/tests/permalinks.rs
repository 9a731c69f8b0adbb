//! Short addresses: which are taken, what codes hold then, and what is refused.

use super::*;
use crate::address::redirects::{Redirects, Retired};
use crate::catalog::{PermalinkRules, Scope, Server};
use crate::gate::Cleared;

fn rules(prefix: &str) -> AddressRules {
    let permalinks = PermalinkRules {
        prefix: located(prefix),
        scopes: vec![Scope::Site, Scope::Departments, Scope::Items],
        servers: vec![Server::Nginx, Server::Static],
    };
    let allow = vec![allow("{host}", "/zwgk/"), allow("{host}", "/q/")];
    AddressRules { host: located("www.wlht.gov.cn"), allow, permalinks: Some(permalinks) }
}

fn prefix(text: &str) -> Result<String, &'static str> {
    let mut found = Diagnostics::default();
    match Permalinks::new(&rules(text), &mut found) {
        Some(permalinks) => Ok(permalinks.address("FGW-0012")),
        None => Err(found.as_slice()[0].key),
    }
}

#[test]
fn prefixes_are_plain_folders_of_allowed_hosts() {
    assert_eq!(prefix("https://{host}/q/"), Ok("https://www.wlht.gov.cn/q/FGW-0012".to_owned()));
    assert_eq!(prefix("HTTPS://WWW.wlht.gov.cn/q/a_1/"), Ok("https://www.wlht.gov.cn/q/a_1/FGW-0012".to_owned()));
    for (text, key) in [
        ("https://{host}/q", "address-path"),
        ("https://{host}/q/x", "address-permalink-prefix"),
        ("https://{host}/q/?c=", "address-permalink-prefix"),
        ("https://{host}/q/{id}", "address-permalink-prefix"),
        ("https://{host}/q/a.b/", "address-permalink-prefix"),
        ("https://{host}/q/%41/", "address-permalink-prefix"),
        ("https://{host}/", "address-path"),
        ("https://{host}/k/", "address-path"),
        ("https://t.cn/q/", "address-host"),
        ("{host}/q/", "address-scheme"),
        ("https://{host}/q/../", "address-path-trick"),
    ] {
        assert_eq!(prefix(text), Err(key), "{text}");
    }
}

#[test]
fn a_prefix_cannot_be_the_whole_host() {
    let mut whole = rules("https://{host}/");
    whole.allow = vec![allow("{host}", "/")];
    let mut found = Diagnostics::default();
    assert!(Permalinks::new(&whole, &mut found).is_none());
    assert_eq!(found.as_slice()[0].key, "address-permalink-prefix");
}

#[test]
fn what_leads_back_to_a_short_address_is_known() {
    let permalinks = Permalinks::new(&rules("https://{host}/q/"), &mut Diagnostics::default()).unwrap();
    for short in ["https://www.wlht.gov.cn/q/FGW", "http://www.wlht.gov.cn/Q/x", "https://www.wlht.gov.cn/q/"] {
        assert!(permalinks.holds(short), "{short}");
    }
    for page in [
        "https://www.wlht.gov.cn/q",
        "https://www.wlht.gov.cn/zwgk/q/",
        "https://a.gov.cn/q/FGW",
        "https://www.wlht.gov.cn/\u{30}",
    ] {
        assert!(!permalinks.holds(page), "{page}");
    }
}

/// A city with a site, a department and two items, whose second item has an address of its own.
fn cleared(own: &str) -> Cleared {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    let site = "host = \"www.wlht.gov.cn\"\n[site]\nid = \"CITY\"\nname = \"市\"\noffice = \"办\"\ntelephone = \"1\"\n\
        address = \"路\"\nhours = \"日\"\ncomplaints = \"12345\"\nedition = \"2026年\"\nhome = \"https://{host}/zwgk/\"\n\
        department_home = \"https://{host}/zwgk/{department}/\"\nitem_url = \"https://{host}/zwgk/{id}.html\"\n";
    file("mingma.toml", site);
    file("negative-list.toml", "");
    file("catalog/fields.toml", "[[field]]\nid = \"planning\"\nname = \"规划\"\n");
    let department = "id = \"FGW\"\nname = \"委\"\nduties = \"综合\"\naddress = \"路\"\ntelephone = \"1\"\n";
    file("catalog/委/department.toml", department);
    let rows = format!("FGW-1,规划,一,法,内,委,时,主动公开,\nFGW-2,规划,二,法,内,委,时,主动公开,{own}\n");
    file("catalog/委/items.csv", &format!("编号,领域,一级事项,依据,内容,主体,时限,方式,网址\n{rows}"));
    let mut found = Diagnostics::default();
    let project = crate::catalog::load(folder.path(), &mut found).expect("a project");
    let list = crate::gate::read(folder.path(), &mut found).expect("a list");
    crate::gate::clear(project.catalog, &list, &mut found).0
}

#[test]
fn codes_hold_short_addresses_and_know_their_pages() {
    let cleared = cleared("https://www.wlht.gov.cn/zwgk/own.html");
    let held = |rules: &AddressRules| -> Vec<(String, String)> {
        let mut found = Diagnostics::default();
        let targets = resolve(&cleared, rules, &mut found);
        assert_eq!(found.as_slice(), []);
        targets.into_iter().map(|target| (target.url, target.destination)).collect()
    };
    let pages = ["", "FGW/", "FGW-1.html", "own.html"].map(|page| format!("https://www.wlht.gov.cn/zwgk/{page}"));
    let short = ["CITY", "FGW", "FGW-1", "FGW-2"].map(|id| format!("https://www.wlht.gov.cn/q/{id}"));
    let pairs = |held: &[String]| -> Vec<_> { held.iter().cloned().zip(pages.clone()).collect() };
    let mut rules = rules("https://{host}/q/");
    assert_eq!(held(&rules), pairs(&short));
    rules.permalinks.as_mut().unwrap().scopes = vec![Scope::Items];
    assert_eq!(held(&rules), pairs(&[&pages[..2], &short[2..]].concat()));
    rules.permalinks = None;
    assert_eq!(held(&rules), pairs(&pages));
}

#[test]
fn a_page_that_is_a_short_address_leads_in_a_circle() {
    let cleared = cleared("https://www.wlht.gov.cn/q/FGW-1");
    let mut found = Diagnostics::default();
    assert_eq!(resolve(&cleared, &rules("https://{host}/q/"), &mut found).len(), 3);
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((one.key, one.span.as_ref().unwrap().line_column().0), ("address-permalink-circle", 3));
}

#[test]
fn retired_codes_keep_their_addresses() {
    let cleared = cleared("");
    let rules = rules("https://{host}/q/");
    let mut found = Diagnostics::default();
    let targets = resolve(&cleared, &rules, &mut found);
    let permalinks = Permalinks::new(&rules, &mut found).unwrap();
    let retired = ["FGW-3", "FGW-2", "fgw-1", "FGW-3"]
        .map(|id| Retired { id: id.to_owned(), department: Some("FGW".to_owned()) });
    let redirects = Redirects::new(&cleared, &targets, &permalinks, &retired, &mut found);
    let said: Vec<_> = found.as_slice().iter().map(|one| (one.key, one.arguments[0].1.as_str())).collect();
    // One that is published still is not retired; one that differs in case alone would take another's place.
    assert_eq!(said, [("address-permalink-taken", "FGW-1")]);
    let files = redirects.files();
    let paths: Vec<_> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "redirects/pages/gone-FGW.html",
            "redirects/pages/gone.html",
            "redirects/pages/unknown.html",
            "redirects/nginx/map.conf",
            "redirects/nginx/server.conf",
            "redirects/static/q/CITY/index.html",
            "redirects/static/q/FGW/index.html",
            "redirects/static/q/FGW-1/index.html",
            "redirects/static/q/FGW-2/index.html",
            "redirects/static/q/FGW-3/index.html",
        ]
    );
    let map = String::from_utf8(files[3].bytes()).unwrap();
    assert!(map.contains("    \"/q/FGW-3\" \"gone-FGW.html\";\n"), "{map}");
}
