//! Checks against a server of the test's own, with everything that real ones do wrong.

mod server;

use std::sync::Mutex;

use super::*;
use crate::catalog::{AddressRules, Allow, Located};
use crate::diag::{Diagnostics, Source, Span};
use crate::register::Register;
use server::{Reply, Server};

/// Who signed the certificates of the tests' hosts.
const CA: &[u8] = include_bytes!("tests/tls/ca.der");

fn allowed(port: u16) -> AllowList {
    let located = |text: &str| {
        let source = Source::new("mingma.toml", text);
        Located { value: text.to_owned(), span: Span::new(&source, 0..text.len()) }
    };
    let allow = |host: &str, path: &str| Allow {
        host: located(host),
        path: located(path),
        ports: vec![port],
        subdomains: true,
    };
    let allow = vec![allow("city.gov.cn", "/zwgk/"), allow("www.city.gov.cn", "/q/"), allow("tax.gov.cn", "/")];
    let rules = AddressRules { host: located("www.city.gov.cn"), allow, permalinks: None };
    let mut found = Diagnostics::default();
    let list = AllowList::new(&rules, &mut found);
    assert_eq!(found.as_slice(), []);
    list
}

fn manners() -> Manners {
    Manners { per_second: None, at_once: 32, tries: 2, pause: Duration::from_millis(10) }
}

fn link(url: String) -> Link {
    Link { url, ids: vec!["FGW-1".to_owned()], sent_to: None }
}

struct Run<'a> {
    server: &'a Server,
    manners: Manners,
    approvals: BTreeMap<String, Approval>,
}

impl<'a> Run<'a> {
    fn new(server: &'a Server) -> Self {
        Self { server, manners: manners(), approvals: BTreeMap::new() }
    }

    fn check(&self, links: &[Link]) -> BTreeMap<String, Check> {
        let web = Http::at(self.server.address(), Duration::from_millis(700), &[CA.to_vec()]);
        let allowed = allowed(self.server.address().port());
        let now = || "2026-11-24T00:00:00Z".to_owned();
        let work = Work { web: &web, allowed: &allowed, approvals: &self.approvals, manners: self.manners, now: &now };
        let kept = Mutex::new(BTreeMap::new());
        let mut keep = |checks: Vec<Check>| {
            kept.lock().unwrap().extend(checks.into_iter().map(|check| (check.target.clone(), check)));
            Ok(())
        };
        check(links, &work, &|| (), &AtomicBool::new(false), &mut keep).unwrap();
        kept.into_inner().unwrap()
    }
}

fn page(title: &str, words: &str) -> String {
    format!("<html><head><title>{title}</title><style>p{{}}</style></head><body><p>{words}</p></body></html>")
}

const WORDS: &str = "国民经济和社会发展规划纲要及其评估报告、专项规划、区域规划，本机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名。";

/// A host that does whatever hosts do, by path.
fn misbehaving(request: &server::Request, port: u16) -> Reply {
    let to = |status, location: String| Reply { location: Some(location), ..Reply::of(status, "") };
    match request.path.as_str() {
        "/zwgk/good" => Reply::of(200, &page("规划", WORDS)),
        "/zwgk/no-head" if request.method == "HEAD" => Reply::of(405, ""),
        "/zwgk/no-head" => Reply::of(200, &page("没有 HEAD", &WORDS.repeat(2))),
        "/zwgk/gone" => Reply::of(410, ""),
        "/zwgk/broken" => Reply::of(503, ""),
        "/zwgk/late" => Reply { delay: 1500, ..Reply::of(200, "") },
        "/zwgk/hangs-up" => Reply { hang_up: true, ..Reply::of(200, "") },
        "/zwgk/no-http" => Reply { raw: Some("hello\r\n\r\n".to_owned()), ..Reply::of(200, "") },
        "/zwgk/moved" => to(301, "/zwgk/good".to_owned()),
        "/zwgk/moved-twice" => to(308, "/zwgk/moved".to_owned()),
        "/zwgk/elsewhere-today" => to(302, "good".to_owned()),
        "/zwgk/mixed" => to(302, "/zwgk/moved".to_owned()),
        "/zwgk/circle" => to(302, "/zwgk/circle2".to_owned()),
        "/zwgk/circle2" => to(302, "/zwgk/circle".to_owned()),
        path if path.starts_with("/zwgk/on-and-on") => to(302, format!("{path}1")),
        "/zwgk/astray" => to(301, format!("http://casino.example:{port}/zwgk/")),
        "/zwgk/astray-path" => to(301, "/admin/".to_owned()),
        "/zwgk/astray-number" => to(302, format!("http://127.0.0.1:{port}/zwgk/good")),
        "/zwgk/astray-scheme" => to(302, "javascript:alert(1)".to_owned()),
        "/zwgk/no-location" => Reply::of(302, ""),
        "/zwgk/titled-404" => Reply::of(200, &page("404 - 页面不存在", "返回首页")),
        "/zwgk/lapsed" => Reply::of(200, &page("首页", "百家乐 老虎机 真人荷官")),
        "/zwgk/lottery" => Reply::of(200, &page("福利彩票公益金", &format!("{WORDS}打击六合彩"))),
        "/q/right" | "/q/wrong" => to(302, format!("http://www.city.gov.cn:{port}/zwgk/good")),
        path if path.starts_with("/zwgk/mingma-") => Reply::of(404, ""),
        other => panic!("nobody should ask for {other}"),
    }
}

#[test]
fn everything_that_hosts_do_is_told_apart() {
    let server = Server::start(misbehaving);
    let port = server.address().port();
    let at = |path: &str| format!("http://www.city.gov.cn:{port}{path}");
    let expected = [
        ("good", Outcome::Good),
        ("no-head", Outcome::Good),
        ("gone", Outcome::Missing),
        ("broken", Outcome::Failing),
        ("late", Outcome::Late),
        ("hangs-up", Outcome::Silent),
        ("no-http", Outcome::Silent),
        ("moved", Outcome::Moved),
        ("moved-twice", Outcome::Moved),
        ("elsewhere-today", Outcome::Good),
        ("mixed", Outcome::Good),
        ("circle", Outcome::Circle),
        ("on-and-on", Outcome::Circle),
        ("astray", Outcome::Astray),
        ("astray-path", Outcome::Astray),
        ("astray-number", Outcome::Astray),
        ("astray-scheme", Outcome::Astray),
        ("no-location", Outcome::Failing),
        ("titled-404", Outcome::SoftMissing),
        ("lapsed", Outcome::Suspicious),
        ("lottery", Outcome::Good),
    ];
    let mut links: Vec<_> = expected.iter().map(|(path, _)| link(at(&format!("/zwgk/{path}")))).collect();
    links.push(link("http://casino.example/zwgk/".to_owned()));
    for (short, page) in [("right", "good"), ("wrong", "other")] {
        links.push(Link { sent_to: Some(at(&format!("/zwgk/{page}"))), ..link(at(&format!("/q/{short}"))) });
    }
    let checks = Run::new(&server).check(&links);
    assert_eq!(checks.len(), links.len());
    for (path, outcome) in expected {
        let check = &checks[&at(&format!("/zwgk/{path}"))];
        assert_eq!(check.outcome, outcome.name(), "{path}: {check:?}");
        assert_eq!(check.attempts, if outcome.is_passing() { 2 } else { 1 }, "{path}");
    }
    assert_eq!(checks["http://casino.example/zwgk/"].outcome, "refused");
    assert_eq!(checks[&at("/q/right")].outcome, "good");
    assert_eq!(checks[&at("/q/wrong")].outcome, "not-sent-on");
    assert_eq!(checks[&at("/zwgk/good")].title, "规划");
    assert_eq!(checks[&at("/zwgk/moved-twice")].last, at("/zwgk/good"));
    for request in server.requests() {
        assert_eq!(request.agent, USER_AGENT);
        assert_ne!(request.host, format!("casino.example:{port}"), "nobody off the list is asked");
        assert!(request.method == "HEAD" || request.range == "bytes=0-65535", "{request:?}");
    }
    let rows = rows(&links, &checks, &BTreeMap::new());
    let totals = totals(&rows);
    assert_eq!((totals.addresses, totals.good, totals.outcomes["astray"]), (24, 8, 4));
    let moved: Vec<_> = rows.iter().filter_map(Row::proposal).collect();
    assert_eq!(moved, [at("/zwgk/good"), at("/zwgk/good")]);
}

#[test]
fn hosts_that_call_everything_good() {
    let server = Server::start(|request, _| match request.path.as_str() {
        "/zwgk/real" => Reply::of(200, &page("规划", WORDS)),
        "/zwgk/home" => Reply::of(200, &page("首页", &WORDS.repeat(3))),
        // What is not there is sent home, or shown the same page as every other.
        _ if request.host.starts_with("a.") => Reply { location: Some("/zwgk/home".to_owned()), ..Reply::of(302, "") },
        _ => Reply::of(200, &page("某市", "您要的内容暂时不能显示")),
    });
    let port = server.address().port();
    for host in ["a", "b"] {
        let at = |path: &str| format!("http://{host}.city.gov.cn:{port}/zwgk/{path}");
        let links = ["real", "lost", "lost2"].map(|path| link(at(path)));
        let checks = Run::new(&server).check(&links);
        let outcomes = ["real", "lost", "lost2"].map(|path| checks[&at(path)].outcome.clone());
        assert_eq!(outcomes, ["good", "soft-missing", "soft-missing"], "{host}");
    }
}

#[test]
fn a_page_is_held_to_the_one_that_was_approved() {
    let server = Server::start(|request, _| match request.path.as_str() {
        "/zwgk/same" => Reply::of(200, &page("规划 2027", &format!("{WORDS}2027年1月1日更新，浏览1234次"))),
        "/zwgk/other" => Reply::of(200, &page("出售域名", "本域名出售，有意者请联系，价格面议，支持第三方中介交易。")),
        "/zwgk/gb" => {
            let (bytes, ..) = encoding_rs::GB18030.encode("<title>规划</title><p>国民经济和社会发展规划纲要</p>");
            Reply { body: bytes.into_owned(), ..Reply::of(200, "") }
        }
        _ => Reply::of(404, ""),
    });
    let port = server.address().port();
    let at = |path: &str| format!("http://www.city.gov.cn:{port}/zwgk/{path}");
    let approved = page::read(page("规划", WORDS).as_bytes(), "text/html");
    let mut run = Run::new(&server);
    for path in ["same", "other"] {
        let approval = Approval {
            target: at(path),
            title: approved.title.clone(),
            fingerprint: approved.fingerprint.clone(),
            ..Approval::default()
        };
        run.approvals.insert(at(path), approval);
    }
    let checks = run.check(&["same", "other", "gb"].map(|path| link(at(path))));
    assert_eq!(checks[&at("same")].outcome, "good");
    assert_eq!(checks[&at("other")].outcome, "changed");
    assert_eq!((checks[&at("gb")].outcome.as_str(), checks[&at("gb")].title.as_str()), ("good", "规划"));
}

#[test]
fn a_host_is_asked_no_more_often_than_it_should() {
    let server = Server::start(|request, _| {
        if request.path.contains("mingma-") { Reply::of(404, "") } else { Reply::of(200, &page(&request.path, WORDS)) }
    });
    let port = server.address().port();
    let mut run = Run::new(&server);
    run.manners.per_second = Some(50.0);
    let links: Vec<_> =
        (0..40).map(|at| link(format!("http://{}.city.gov.cn:{port}/zwgk/{at}", ["a", "b"][at % 2]))).collect();
    let begun = Instant::now();
    assert_eq!(run.check(&links).len(), 40);
    for host in ["a", "b"] {
        let mut moments: Vec<_> = server
            .requests()
            .into_iter()
            .filter(|request| request.host.starts_with(host))
            .map(|request| request.at)
            .collect();
        moments.sort();
        assert_eq!(moments.len(), 42, "two for each page, two for one that cannot be there");
        // A request may arrive late, never before its turn: whatever the machine does, none comes too early.
        for (turn, moment) in (0_u32..).zip(&moments) {
            let least = Duration::from_millis(20) * turn;
            assert!(moment.duration_since(begun) >= least, "request {turn} came {:?}", moment.duration_since(begun));
        }
    }
}

/// As many as the pilot city has, each answered after 20 ms.
#[test]
fn the_pilots_addresses_are_asked_together() {
    let server = Server::start(|request, _| {
        if request.path.contains("mingma-") {
            Reply::of(404, "")
        } else {
            Reply { delay: 20, ..Reply::of(200, &page("规划", WORDS)) }
        }
    });
    let port = server.address().port();
    let links: Vec<_> = (0..3545).map(|at| link(format!("http://www.city.gov.cn:{port}/zwgk/{at}"))).collect();
    let begun = Instant::now();
    let checks = Run::new(&server).check(&links);
    assert!(checks.values().all(|check| check.outcome == "good"));
    assert_eq!(checks.len(), links.len());
    // Asked one after another they would take 142 s. Ten need fifteen under way at once: a machine that is slow or busy
    // takes longer over each, but there are no fewer of them.
    assert_eq!(server.requests().len(), 2 * links.len() + 2, "two for each page, two for one that cannot be there");
    assert!(server.most_at_once() >= 16, "{}", server.most_at_once());
    assert!(begun.elapsed() < Duration::from_mins(1), "{:?}", begun.elapsed());
}

/// What a host's certificate says, and what comes of it.
const CERTIFICATES: [(&str, &[u8], Outcome); 4] = [
    ("signed for it", include_bytes!("tests/tls/good.der"), Outcome::Good),
    ("signed by itself", include_bytes!("tests/tls/own.der"), Outcome::Certificate),
    ("of another host", include_bytes!("tests/tls/elsewhere.der"), Outcome::Certificate),
    ("expired", include_bytes!("tests/tls/expired.der"), Outcome::Certificate),
];

#[test]
fn a_certificate_must_be_good_for_the_host() {
    let key = include_bytes!("tests/tls/host.key.der");
    for (what, certificate, expected) in CERTIFICATES {
        let server = Server::secure(certificate, key, |request, _| match request.path.as_str() {
            "/zwgk/page" => Reply::of(200, &page("规划", WORDS)),
            _ => Reply::of(404, ""),
        });
        let url = format!("https://www.city.gov.cn:{}/zwgk/page", server.address().port());
        let check = Run::new(&server).check(&[link(url.clone())]).remove(&url).unwrap();
        assert_eq!(check.outcome, expected.name(), "{what}: {check:?}");
        // A bad certificate is no passing trouble, and nothing is asked of a host that shows one.
        assert_eq!((check.attempts, server.requests().is_empty()), (1, !expected.is_good()), "{what}");
    }
    // A host that speaks no TLS at all.
    let server = Server::start(|_, _| Reply::of(200, ""));
    let url = format!("https://www.city.gov.cn:{}/zwgk/page", server.address().port());
    assert_eq!(Run::new(&server).check(&[link(url.clone())])[&url].outcome, Outcome::Silent.name());
}

#[test]
fn a_stop_keeps_what_is_known() {
    let server = Server::start(|request, _| match request.path.as_str() {
        "/zwgk/0" => Reply::of(200, &page("规划", WORDS)),
        _ => Reply::of(404, ""),
    });
    let port = server.address().port();
    let links: Vec<_> = (0..50).map(|at| link(format!("http://www.city.gov.cn:{port}/zwgk/{at}"))).collect();
    let place = tempfile::tempdir().unwrap();
    let mut register = Register::open_or_begin(place.path()).unwrap();
    let web = Http::at(server.address(), Duration::from_secs(5), &[]);
    let (allowed, approvals) = (allowed(port), BTreeMap::new());
    let manners = Manners { per_second: Some(20.0), ..manners() };
    let now = || "2026-11-24T00:00:00Z".to_owned();
    let work = Work { web: &web, allowed: &allowed, approvals: &approvals, manners, now: &now };
    let cancel = AtomicBool::new(false);
    let steps = AtomicUsize::new(0);
    let step = || {
        if steps.fetch_add(1, Ordering::Relaxed) == 4 {
            cancel.store(true, Ordering::Relaxed);
        }
    };
    check(&links, &work, &step, &cancel, &mut |checks| register.record_checks(&checks)).unwrap();
    let kept = register.last_checks().unwrap();
    assert_eq!(kept.len(), steps.load(Ordering::Relaxed));
    assert!((5..50).contains(&kept.len()), "{}", kept.len());
}
