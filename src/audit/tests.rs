//! Codes judged, and pages recognised from codes that lie as a camera would see them.

use std::collections::BTreeMap;

use super::decide::decide;
use super::recognise::{Laid, recognise};
use super::*;
use crate::address::AllowList;
use crate::catalog::{AddressRules, Located};
use crate::diag::{Diagnostics, Source, Span};
use crate::plan::{Now, Standing};
use crate::register::{Edition, Facts, IssuedCode, IssuedDocument, Kind, Matter, PlacedFact};
use crate::scan::photo::Seen;

fn code(id: &str, page: &str) -> IssuedCode {
    let target = format!("https://www.example.gov.cn/{page}");
    IssuedCode {
        id: id.into(),
        kind: Kind::Item,
        department: "FGW".into(),
        destination: target.clone(),
        target,
        version: 3,
        level: "M".into(),
        symbol: String::new(),
    }
}

fn facts(codes: &[(&str, &str)], documents: Vec<IssuedDocument>) -> Facts {
    let matter = |id: &str| Matter {
        id: id.into(),
        kind: Kind::Item,
        department: "FGW".into(),
        name: format!("name of {id}"),
        digests: BTreeMap::new(),
    };
    Facts {
        codes: codes.iter().map(|(id, page)| code(id, page)).collect(),
        matters: codes.iter().map(|(id, _)| matter(id)).collect(),
        documents,
    }
}

fn edition(name: &str, facts: Facts) -> (Edition, Facts) {
    let edition = Edition {
        name: name.into(),
        issued: format!("{name}-01-10"),
        printed: String::new(),
        city: "示例市".into(),
        sample: true,
        program: String::new(),
        content: String::new(),
    };
    (edition, facts)
}

/// The city's host, or with subdomains all below its domain too.
fn allowed(subdomains: bool) -> AllowList {
    let located = |text: &str| {
        let source = Source::new("mingma.toml", text);
        Located { value: text.to_owned(), span: Span::new(&source, 0..0) }
    };
    let rules = AddressRules {
        host: located("www.example.gov.cn"),
        allow: vec![crate::catalog::Allow {
            host: located(if subdomains { "example.gov.cn" } else { "{host}" }),
            path: located("/"),
            ports: Vec::new(),
            subdomains,
        }],
        permalinks: None,
    };
    AllowList::new(&rules, &mut Diagnostics::default())
}

/// State, id, the end of what it should say, the edition that issued that.
type Judged = (State, Option<String>, Option<String>, Option<String>);

/// What became of each of these codes.
fn judged(texts: &[&str]) -> Vec<Judged> {
    let editions = [
        edition(
            "2026",
            facts(
                &[("A-1", "a"), ("A-2", "b"), ("A-3", "c"), ("A-4", "d"), ("A-6", "f"), ("A-7", "g"), ("A-9", "h")],
                Vec::new(),
            ),
        ),
        edition("2027", facts(&[("A-1", "a"), ("A-2", "b2"), ("A-3", "c")], Vec::new())),
    ];
    let since = "2027-03-31".parse().unwrap();
    let closed = Standing { state: crate::account::State::Closed(since), successor: Some("A-1".into()) };
    let now = Now {
        facts: facts(&[("A-1", "a"), ("A-2", "b2"), ("A-5", "e"), ("A-6", "f2"), ("A-8", "g")], Vec::new()),
        withheld: BTreeMap::from([("A-3".into(), "secret".into())]),
        aliases: BTreeMap::new(),
        accounts: BTreeMap::from([("A-9".into(), closed)]),
    };
    let allowed = allowed(false);
    let walls = Walls::new(Known { now: &now, editions: &editions, allowed: &allowed, hanging: &[] });
    let judge = |text: &&str| {
        let text = if text.contains(':') { (*text).to_owned() } else { format!("https://www.example.gov.cn/{text}") };
        let code = decide(&text, None, &walls);
        assert_eq!(code.text, text);
        assert!(!format!("{code:?}").contains("secret"));
        assert!(code.state != State::Withheld || code.name.is_none(), "the name of what is withheld is told");
        let tail = |address: Option<String>| address.map(|address| address.rsplit('/').next().unwrap().to_owned());
        (code.state, code.id, tail(code.now), code.now_edition)
    };
    texts.iter().map(judge).collect()
}

#[test]
fn what_a_code_is_worth() {
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        judged(&["a", "b", "b2", "c", "d", "e", "f", "g", "h", "z"]),
        [
            (State::Current, some("A-1"), None, None),
            (State::Superseded, some("A-2"), some("b2"), some("2027")),
            (State::Current, some("A-2"), None, None),
            (State::Withheld, some("A-3"), None, None),
            (State::Removed, some("A-4"), None, None),
            (State::Unissued, some("A-5"), None, None),
            (State::Superseded, some("A-6"), some("f2"), None),
            // A-7 is gone, and A-8 leads to the same page.
            (State::Current, some("A-7"), None, None),
            // A-9 is an account that closed.
            (State::Removed, some("A-9"), None, None),
            (State::Unknown, None, None, None),
        ]
    );
    let foreign = [
        "http://weixin.qq.com/r/abc",
        "https://www.examp1e.gov.cn/a",
        "https://www.example.gov.cn@evil.com/a",
        "https://10.0.0.1/a",
        "WIFI:S:free;T:nopass;;",
        "tel:12345",
        "javascript:alert(1)",
    ];
    assert!(judged(&foreign).iter().all(|(state, ..)| *state == State::Foreign), "{:?}", judged(&foreign));
    let ours = ["https://www.example.gov.cn:8443/a", "https://www.example.gov.cn/a b", "http://www.example.gov.cn/a"];
    assert!(judged(&ours).iter().all(|(state, ..)| *state == State::Unknown), "{:?}", judged(&ours));
}

#[test]
fn hosts_of_the_same_city_imitate_nobody() {
    let now = Now::default();
    let judge = |text: &str, subdomains| {
        let allowed = allowed(subdomains);
        let walls = Walls::new(Known { now: &now, editions: &[], allowed: &allowed, hanging: &[] });
        let code = decide(text, None, &walls);
        (code.state, code.imitates)
    };
    for sister in ["https://zwfw.example.gov.cn/a", "https://zwfw.example.gov.cn:8443/a", "https://example.gov.cn/a b"]
    {
        assert_eq!(judge(sister, false), (State::Foreign, None), "{sister}");
        assert_eq!(judge(sister, true), (State::Unknown, None), "{sister}");
    }
    assert_eq!(judge("https://www.example.gov.cn:8443/a b", false), (State::Unknown, None));
    let imitated = |text: &str| judge(text, false).1;
    let own = Some("www.example.gov.cn".to_owned());
    assert_eq!(imitated("https://www.examp1e.gov.cn:8443/a"), own);
    assert_eq!(imitated("https://www.example.gov.cn@evil.com/a"), own);
}

/// A sheet of codes, `across` in a row, `down` rows.
fn sheet(path: &str, ids: &[&str], across: usize, side: f64) -> IssuedDocument {
    let place = |(at, id): (usize, &&str)| PlacedFact {
        id: (*id).into(),
        page: 1,
        x_mm: 20.0 + (at % across) as f64 * side * 1.8,
        y_mm: 30.0 + (at / across) as f64 * side * 2.1,
        side_mm: side,
        symbol: String::new(),
    };
    IssuedDocument {
        path: path.into(),
        layout: "poster".into(),
        pages: 1,
        codes: ids.iter().enumerate().map(place).collect(),
        ..IssuedDocument::default()
    }
}

const IDS: [&str; 8] = ["A-1", "A-2", "A-3", "A-4", "A-5", "A-6", "A-7", "A-8"];

fn issued() -> Vec<(Edition, Facts)> {
    let codes: Vec<(&str, &str)> = IDS.iter().map(|id| (*id, *id)).collect();
    let documents = || {
        vec![
            sheet("bulletin.pdf", &IDS, 4, 20.0),
            sheet("door.pdf", &IDS[..1], 1, 60.0),
            sheet("poster.pdf", &IDS, 2, 40.0),
        ]
    };
    let mut moved = codes.clone();
    moved[7].1 = "elsewhere";
    vec![
        edition("2025", facts(&codes, documents())),
        edition("2026", facts(&codes, documents())),
        edition("2027", facts(&moved, documents())),
    ]
}

/// The codes of a document as a camera sees them: turned a little, in perspective, moved.
fn seen(document: &IssuedDocument, but: &[&str], moved: (f64, f64)) -> Vec<Seen> {
    let there = |x: f64, y: f64| {
        let (x, y) = (x * 5.0 - y * 0.6 + moved.0, x * 0.5 + y * 5.2 + moved.1);
        let depth = 1.0 + x * 0.0001 + y * 0.00005;
        (x / depth, y / depth)
    };
    let of = |placed: &PlacedFact| {
        let (x, y, side) = (placed.x_mm, placed.y_mm, placed.side_mm);
        Seen {
            text: code(&placed.id, &placed.id).target,
            corners: [there(x, y), there(x + side, y), there(x + side, y + side), there(x, y + side)],
            is_oriented: true,
        }
    };
    document.codes.iter().filter(|placed| !but.contains(&placed.id.as_str())).map(of).collect()
}

/// Each page recognised: document, editions, codes at their places, other documents that fit.
fn recognised(seen: &[Seen], size: (usize, usize)) -> Vec<(String, String, usize, usize)> {
    let editions = issued();
    let pages = pages::issued(&editions);
    let told = |laid: Laid| {
        let page = &pages.all[laid.page];
        (page.document.to_owned(), page.editions.join(" "), laid.at.len(), laid.others.len())
    };
    recognise(&pages, seen, size).into_iter().map(told).collect()
}

#[test]
fn a_page_is_recognised_by_how_its_codes_lie() {
    let editions = issued();
    let [bulletin, door, poster] = [0, 1, 2].map(|at| &editions[0].1.documents[at]);
    let size = (1500, 2000);
    let one = |path: &str, editions: &str, codes, others| vec![(path.to_owned(), editions.to_owned(), codes, others)];
    let moved = (80.0, 40.0);
    assert_eq!(recognised(&seen(poster, &[], moved), size), one("poster.pdf", "2025 2026", 8, 0));
    assert_eq!(recognised(&seen(bulletin, &[], moved), size), one("bulletin.pdf", "2025 2026", 8, 0));
    assert_eq!(recognised(&seen(bulletin, &["A-2", "A-3"], moved), size), one("bulletin.pdf", "2025 2026", 6, 0));
    // Without the code that moved, the edition of 2027 fits too; its arrangement is another page.
    let told = recognised(&seen(poster, &["A-8"], moved), size);
    assert_eq!(told, one("poster.pdf", "2025 2026", 7, 1));
    // One code alone, where the others of a poster would have to be on the photo: it is the sign on the door.
    assert_eq!(recognised(&seen(door, &[], (400.0, 600.0)), size), one("door.pdf", "2025 2026 2027", 1, 0));
    assert_eq!(recognised(&[], size), []);
}

#[test]
fn two_sheets_on_one_photo_are_two() {
    let editions = issued();
    let documents = &editions[0].1.documents;
    let mut both = seen(&documents[2], &["A-1"], (50.0, 50.0));
    both.extend(seen(&documents[2], &[], (1400.0, 200.0)));
    both.extend(seen(&documents[0], &["A-5"], (700.0, 2300.0)));
    let told = recognised(&both, (4000, 4000));
    let told: Vec<_> = told.iter().map(|(path, _, codes, _)| (path.as_str(), *codes)).collect();
    assert_eq!(told, [("poster.pdf", 8), ("bulletin.pdf", 7), ("poster.pdf", 7)]);
}

#[test]
fn names_are_those_programs_know() {
    let states = [
        State::Foreign,
        State::Withheld,
        State::Superseded,
        State::Removed,
        State::Unknown,
        State::Unreadable,
        State::Unissued,
        State::Current,
    ];
    for state in states {
        assert_eq!(serde_json::to_value(state).unwrap(), state.name());
    }
}
