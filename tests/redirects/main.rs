//! Short addresses on real web servers: what the files of a build make of nginx, Apache and Caddy, asked for every kind
//! of code.

mod server;

use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use mingma::address::redirects::{Redirects, Retired};
use mingma::address::{self, Permalinks, Target};
use mingma::diag::Diagnostics;
use mingma::gate::Cleared;
use mingma::{catalog, gate};
use server::{Answer, Kind, Server};
use tempfile::TempDir;

const SETTINGS: &str = r#"
host = "www.city.gov.cn"
[site]
id = "CITY"
name = "某市"
office = "某市办公室"
telephone = "0482-1"
address = "路"
hours = "日"
complaints = "12345"
edition = "2026年"
home = "https://{host}/zwgk/"
department_home = "https://{host}/zwgk/{department}/"
item_url = "https://{host}/zwgk/{id}.html"
[addresses]
allow = [{ host = "{host}", path = "/zwgk/" }, { host = "{host}", path = "/q/" }]
[codes]
address = "permalink"
permalink = "https://{host}/q/"
"#;

/// Addresses with everything in them that a server's own files could take for something else.
const ADDRESSES: [&str; 12] = [
    "https://www.city.gov.cn/zwgk/plain.html",
    "https://www.city.gov.cn/zwgk/a?id=3&s=10350",
    "https://www.city.gov.cn/zwgk/$uri/$1?y=$2&z=$",
    "https://www.city.gov.cn/zwgk/%E5%85%AC%E5%BC%80?k=%E5%85%AC&v=%25",
    "https://www.city.gov.cn/zwgk/it's;a=(b)*c!d,e+f:g@h~i",
    "https://www.city.gov.cn/zwgk/公开/“引号”",
    "https://www.city.gov.cn/zwgk/a#fragment",
    "https://www.city.gov.cn/zwgk/default?hostnames;include=/etc/passwd",
    "https://www.city.gov.cn/zwgk/a<b>%7Bc%7D\"d\"`e`|f^g",
    "https://www.city.gov.cn/zwgk/a?url=https://www.city.gov.cn/x?y=1&amp;z",
    "https://www.city.gov.cn/zwgk/[a]?[b]=%7Benv.HOME%7D",
    "https://www.city.gov.cn/zwgk/%7Benv.HOME%7D/%24x/%22/%25",
];

/// A city of so many items, and its addresses.
struct City {
    cleared: Cleared,
    targets: Vec<Target>,
    permalinks: Permalinks,
}

impl City {
    fn new(address: impl Fn(usize) -> String, items: usize) -> Self {
        let place = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = place.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("mingma.toml", SETTINGS);
        write("negative-list.toml", "");
        write("catalog/fields.toml", "[[field]]\nid = \"planning\"\nname = \"规划\"\n");
        let department =
            "id = \"FGW\"\nname = \"发改委 <一> & “二”\"\nduties = \"综合\"\naddress = \"路\"\ntelephone = \"1\"\n";
        write("catalog/委/department.toml", department);
        let mut rows = String::from("编号,领域,一级事项,依据,内容,主体,时限,方式,网址\n");
        for at in 0..items {
            let address = address(at).replace('"', "\"\"");
            writeln!(rows, "FGW-{at:06}a,规划,一{at},法,内,委,时,主动公开,\"{address}\"").unwrap();
        }
        write("catalog/委/items.csv", &rows);
        let mut found = Diagnostics::default();
        let project = catalog::load(place.path(), &mut found).expect("a project");
        let list = gate::read(place.path(), &mut found).expect("a list");
        let (cleared, _) = gate::clear(project.catalog, &list, &mut found);
        let targets = address::resolve(&cleared, &project.settings.addresses, &mut found);
        let permalinks = Permalinks::new(&project.settings.addresses, &mut found).expect("short addresses");
        let said: Vec<_> = found.as_slice().iter().map(|found| (found.key, &found.arguments)).collect();
        assert!(!found.has_errors(), "{said:?}");
        assert_eq!(targets.len(), items + 2);
        Self { cleared, targets, permalinks }
    }

    /// Writes what a server needs to a folder that it can read, whoever it runs as.
    fn lay_out(&self, retired: &[Retired]) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        let mut found = Diagnostics::default();
        let redirects = Redirects::new(&self.cleared, &self.targets, &self.permalinks, retired, &mut found);
        assert_eq!(found.as_slice(), []);
        // A page for each of very many codes is no matter of the server.
        let is_small = self.targets.len() < 1000;
        for file in redirects.files().into_iter().filter(|file| is_small || !file.path.contains("/static/")) {
            let path = folder.path().join(&file.path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file.bytes()).unwrap();
        }
        fs::create_dir_all(folder.path().join("root")).unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        folder
    }
}

fn retired() -> Vec<Retired> {
    [("FGW-0007b", Some("FGW")), ("OLD", None), ("OLD-1", Some("OLD"))]
        .map(|(id, department)| Retired { id: id.to_owned(), department: department.map(str::to_owned) })
        .to_vec()
}

fn page(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join("redirects/pages").join(name)).unwrap()
}

/// All the ways in which people and programs write a code's address.
fn ways(id: &str) -> [String; 5] {
    let small = id.to_ascii_lowercase();
    [
        format!("/q/{id}"),
        format!("/q/{small}"),
        format!("/q/{id}/"),
        format!("/q/{id}?from=singlemessage&isappinstalled=0"),
        format!("/q/{small}/?x=%E5$1"),
    ]
}

#[test]
fn every_server_answers_every_code_alike() {
    let city = City::new(|at| ADDRESSES[at].to_owned(), ADDRESSES.len());
    for kind in Kind::installed() {
        let folder = city.lay_out(&retired());
        fs::write(folder.path().join("root/own.html"), "the city's own").unwrap();
        let server = Server::start(kind, folder.path());
        for target in &city.targets {
            for way in ways(&target.id) {
                let answer = server.get(&way);
                assert_eq!(
                    (answer.status, answer.location),
                    (302, Some(target.destination.clone())),
                    "{kind:?}: {way}"
                );
            }
        }
        for (id, name) in [("FGW-0007b", "gone-FGW.html"), ("OLD", "gone.html"), ("OLD-1", "gone.html")] {
            for way in ways(id) {
                let gone = Answer { status: 410, location: None, body: page(folder.path(), name) };
                assert_eq!(server.get(&way), gone, "{kind:?}: {way}");
            }
        }
        let unknown = [
            "/q/FGW-9999",
            "/q/fgw-000000",
            "/q/",
            "/q/a/b",
            "/q/FGW-000000a/x",
            "/q/$uri",
            "/q/default",
            "/q/hostnames",
            "/q/gone.html",
            "/q/-",
            "/q/FGW_1",
        ];
        for path in unknown {
            let expected = Answer { status: 404, location: None, body: page(folder.path(), "unknown.html") };
            assert_eq!(server.get(path), expected, "{kind:?}: {path}");
        }
        for path in ["/q/%2e%2e%2fx", "/q/FGW-000000a%00", "/q/FGW-000000a%0aX", "/q/-/../nginx/map.conf"] {
            let answer = server.get(path);
            assert!(matches!(answer.status, 400 | 404), "{kind:?}: {path}: {answer:?}");
        }
        assert_eq!(server.get("/q/-/gone.html").body, page(folder.path(), "gone.html"), "{kind:?}");
        assert_eq!(server.get("/own.html").body, "the city's own", "{kind:?}: the rest of the site is as it was");
        assert_eq!(server.get("/qx").status, 404);
    }
}

#[test]
fn pages_for_hosts_that_do_nothing_else() {
    let city = City::new(|at| ADDRESSES[at].to_owned(), ADDRESSES.len());
    let folder = city.lay_out(&retired());
    let root: PathBuf = folder.path().join("root");
    fs::remove_dir(&root).unwrap();
    fs::rename(folder.path().join("redirects/static"), &root).unwrap();
    let read = |id: &str| fs::read_to_string(root.join(format!("q/{id}/index.html"))).unwrap();
    for target in &city.targets {
        let text = read(&target.id);
        let page = scraper::Html::parse_document(&text);
        let all = |selector: &str, attribute: &str| -> Vec<String> {
            let selector = scraper::Selector::parse(selector).unwrap();
            page.select(&selector).map(|found| found.attr(attribute).unwrap().to_owned()).collect()
        };
        assert_eq!(all("meta[http-equiv=refresh]", "content"), [format!("0;url={}", target.destination)]);
        assert_eq!(all("link[rel=canonical]", "href"), [target.destination.as_str()]);
        assert_eq!(all("main a", "href"), [target.destination.as_str()]);
        assert_eq!(all("html", "lang"), ["zh-CN"]);
        assert!(!text.contains("<script"));
    }
    assert!(read("FGW").contains("<h1>发改委 &lt;一&gt; &amp; “二”</h1>"));
    assert_eq!(read("FGW-0007b"), page(folder.path(), "gone-FGW.html"));
    assert_eq!(read("OLD"), page(folder.path(), "gone.html"));
    // Served from a folder alone, by one that does nothing else.
    if Kind::installed().contains(&Kind::Nginx) {
        for file in ["map.conf", "server.conf"] {
            fs::write(folder.path().join("redirects/nginx").join(file), "").unwrap();
        }
        let server = Server::start(Kind::Nginx, folder.path());
        let first = server.get("/q/FGW-000003a");
        assert_eq!(first.status, 301);
        assert!(first.location.unwrap().ends_with("/q/FGW-000003a/"));
        assert_eq!(server.get("/q/FGW-000003a/").body, read("FGW-000003a"));
    }
}

#[test]
fn maps_of_a_hundred_thousand_codes() {
    let address = |at: usize| {
        let query = if at.is_multiple_of(3) { format!("?id={at}&x=$1") } else { String::new() };
        format!("https://www.city.gov.cn/zwgk/{:x}/t{at}_{}.html{query}", at % 977, at * 7919)
    };
    let kinds = Kind::installed();
    if kinds.is_empty() {
        return;
    }
    let city = City::new(address, 100_000);
    let old: Vec<_> =
        (0..20_000).map(|at| Retired { id: format!("FGW-{at}z"), department: Some("FGW".into()) }).collect();
    for kind in kinds {
        let folder = city.lay_out(&old);
        let server = Server::start(kind, folder.path());
        for target in city.targets.iter().step_by(3571).chain(city.targets.last()) {
            for way in ways(&target.id) {
                let answer = server.get(&way);
                assert_eq!(
                    (answer.status, answer.location),
                    (302, Some(target.destination.clone())),
                    "{kind:?}: {way}"
                );
            }
        }
        let gone = Answer { status: 410, location: None, body: page(folder.path(), "gone-FGW.html") };
        for at in [0, 777, 19_999] {
            assert_eq!(server.get(&format!("/q/FGW-{at}z")), gone, "{kind:?}");
        }
        let unknown = Answer { status: 404, location: None, body: page(folder.path(), "unknown.html") };
        assert_eq!(server.get("/q/FGW-100000a"), unknown, "{kind:?}");
    }
}

/// IIS runs on Windows alone: its files are held to what they say.
#[test]
fn the_maps_for_iis_say_the_same() {
    let city = City::new(|at| ADDRESSES[at].to_owned(), ADDRESSES.len());
    let folder = city.lay_out(&retired());
    let text = fs::read_to_string(folder.path().join("redirects/iis/mingma-maps.config")).unwrap();
    let maps = roxmltree::Document::parse(&text).unwrap();
    let entries = |name: &str| -> Vec<(String, String)> {
        let map = maps.descendants().find(|node| node.attribute("name") == Some(name)).unwrap();
        let entries = map.children().filter(|node| node.has_tag_name("add"));
        entries
            .map(|node| [node.attribute("key"), node.attribute("value")].map(|part| part.unwrap().to_owned()).into())
            .collect()
    };
    let meant: Vec<_> = city.targets.iter().map(|target| (target.id.clone(), target.destination.clone())).collect();
    assert_eq!(entries("mingma-codes"), meant);
    let gone: Vec<_> = entries("mingma-gone").into_iter().map(|(id, _)| id).collect();
    assert_eq!(gone, ["FGW-0007b", "OLD", "OLD-1"]);
    let rules = fs::read_to_string(folder.path().join("redirects/iis/web.config")).unwrap();
    let rules = roxmltree::Document::parse(&rules).unwrap();
    let actions: Vec<_> = rules.descendants().filter(|node| node.has_tag_name("action")).collect();
    assert_eq!(actions[0].attribute("redirectType"), Some("Found"));
    assert_eq!(actions[1].attribute("statusCode"), Some("410"));
    let pages: Vec<_> =
        rules.descendants().filter_map(|node| node.attribute("responseMode").and(node.attribute("path"))).collect();
    assert_eq!(pages, [r"q\-\unknown.html", r"q\-\gone.html"]);
}

/// The table of docs/addresses.md.
#[test]
fn short_addresses_make_smaller_codes() {
    use mingma::code::{Level, encode};
    let versions = |address: &str| {
        [Level::M, Level::Q].map(|level| {
            let symbol = encode(address, level).unwrap();
            format!("{}-{:?}", symbol.version(), symbol.level())
        })
    };
    let [page, with_www, without, department] = [
        "https://www.wlht.gov.cn/zwgk/jczwgk/fgw/fgw-0123k.html",
        "https://www.wlht.gov.cn/q/FGW-0123K",
        "https://wlht.gov.cn/q/FGW-0123K",
        "https://www.wlht.gov.cn/q/FGW",
    ]
    .map(versions);
    assert_eq!(page, ["4-M", "5-Q"]);
    assert_eq!(with_www, ["3-M", "4-H"]);
    assert_eq!(without, ["3-Q", "3-Q"]);
    assert_eq!(department, ["3-Q", "3-Q"]);
    // What counties really publish: the median of their addresses is of version 5 at M and 6 at Q.
    let mut real: Vec<_> = include_str!("../../src/address/urls.txt")
        .lines()
        .map(|address| encode(address, Level::Q).unwrap().version())
        .collect();
    real.sort_unstable();
    assert_eq!(real[real.len() / 2], 6);
}
