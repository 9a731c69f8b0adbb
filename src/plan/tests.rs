//! What may become of a catalogue between two editions, one thing at a time.

use std::collections::BTreeMap;

use super::*;
use crate::account::State;
use crate::catalog::Date;
use crate::diag::Language;
use crate::diag::Locale;
use crate::register::{IssuedCode, IssuedDocument, Matter, PlacedFact};

/// A code that leads straight to its page.
fn code(id: &str) -> IssuedCode {
    let department = id.split('-').next().unwrap_or_default().to_owned();
    let target = format!("https://a.gov.cn/{id}");
    IssuedCode {
        id: id.into(),
        kind: match id {
            _ if id.ends_with("WX") => Kind::Account,
            _ if id.contains('-') => Kind::Item,
            _ => Kind::Department,
        },
        department,
        destination: target.clone(),
        target,
        version: 3,
        level: "M".into(),
        symbol: String::new(),
    }
}

/// The same behind a permalink.
fn short(id: &str) -> IssuedCode {
    IssuedCode { target: format!("https://a.gov.cn/q/{id}"), ..code(id) }
}

fn matter(id: &str, telephone: &str) -> Matter {
    let digests = BTreeMap::from([("telephone".to_owned(), telephone.to_owned())]);
    let IssuedCode { id, kind, department, .. } = code(id);
    Matter { name: format!("name of {id}"), id, kind, department, digests }
}

/// Departments `A` and `B` with items, each with a poster of all its codes.
fn facts(codes: Vec<IssuedCode>) -> Facts {
    let matters: Vec<Matter> = codes.iter().map(|code| matter(&code.id, "1")).collect();
    let mut departments: Vec<String> = codes.iter().map(|code| code.department.clone()).collect();
    departments.dedup();
    let poster = |department: String| {
        let own = codes.iter().filter(|code| code.department == department).enumerate();
        let placed = own.map(|(at, code)| PlacedFact { id: code.id.clone(), page: at + 1, ..PlacedFact::default() });
        let placed: Vec<PlacedFact> = placed.collect();
        IssuedDocument {
            path: format!("poster/{department}.pdf"),
            layout: "poster".into(),
            matters: placed.iter().map(|placed| placed.id.clone()).collect(),
            department,
            pages: 9,
            shows: vec!["telephone".into()],
            codes: placed,
            ..IssuedDocument::default()
        }
    };
    let documents = departments.into_iter().map(poster).collect();
    Facts { codes, matters, documents }
}

fn before() -> Facts {
    facts(["A", "A-1", "A-2", "B", "B-1"].map(code).into())
}

/// What is to be done a year after an edition, each of whose documents hangs.
fn drawn(before: Facts, now: &Now) -> Plan {
    let edition = Edition {
        name: "2026".into(),
        issued: "2026-01-05".into(),
        printed: String::new(),
        city: String::new(),
        sample: false,
        program: String::new(),
        content: String::new(),
    };
    let hanging = before.documents.iter().enumerate().map(|(at, document)| Posting {
        number: at as i64 + 1,
        place: document.department.clone(),
        edition: "2026".into(),
        document: document.path.clone(),
        copies: 1,
        posted: String::new(),
        person: String::new(),
        photo: String::new(),
        removal: None,
    });
    let hanging: Vec<_> = hanging.collect();
    compare(now, Some(&edition), &BTreeMap::from([("2026".to_owned(), before)]), &hanging)
}

/// The changes, and for what hangs its place, grade, reasons and what takes its place, each in a line.
fn planned(before: Facts, now: &Now) -> (Vec<String>, Vec<String>) {
    let hanging = before.documents.len();
    let plan = drawn(before, now);
    let json = |what: &What| serde_json::to_string(what).unwrap().replace(['{', '}', '"'], "");
    let changes = plan.changes.iter().map(|change| format!("{} {}", change.id, json(&change.what)));
    let locale = Locale::new(Language::En);
    let rows = groups(&plan, 9, &locale).into_iter().filter(|group| group.title.contains("ang"));
    let rows = rows.flat_map(|group| group.rows).map(|row| format!("{}: {}", row.what, row.why));
    let changes: Vec<String> = changes.collect();
    assert_eq!(plan.is_done(), changes.is_empty());
    (changes, rows.take(hanging).filter(|row| !row.starts_with("poster")).collect())
}

fn now(codes: Vec<IssuedCode>) -> Now {
    Now { facts: facts(codes), ..Now::default() }
}

const NOTHING: [&str; 0] = [];

#[test]
fn nothing() {
    let (changes, hangs) = planned(before(), &now(before().codes));
    assert_eq!((changes.as_slice(), hangs.as_slice()), (&[][..], &[][..]));
}

#[test]
fn a_page_moved() {
    let mut codes = before().codes;
    codes[1].target = "https://a.gov.cn/new".into();
    codes[1].destination = codes[1].target.clone();
    let (changes, hangs) = planned(before(), &now(codes));
    assert_eq!(changes, ["A-1 change:moved,from:https://a.gov.cn/A-1,to:https://a.gov.cn/new"]);
    assert_eq!(hangs, ["A: address changed: A-1 (page 2); hang instead: poster/A.pdf"]);
}

#[test]
fn a_page_moved_behind_its_permalink() {
    let before = || facts(["A", "A-1", "B", "B-1"].map(short).into());
    let mut codes = before().codes;
    codes[1].destination = "https://a.gov.cn/new".into();
    let (changes, hangs) = planned(before(), &now(codes));
    assert_eq!(changes, ["A-1 change:redirected,from:https://a.gov.cn/A-1,to:https://a.gov.cn/new"]);
    assert_eq!(hangs, NOTHING);
}

#[test]
fn permalinks_begun_and_given_up() {
    let straight = || facts(["A", "A-1"].map(code).into());
    let permalinks = || facts(["A", "A-1"].map(short).into());
    let (changes, hangs) = planned(straight(), &now(permalinks().codes));
    assert_eq!(changes[1], "A-1 change:recoded,from:https://a.gov.cn/A-1,to:https://a.gov.cn/q/A-1");
    assert_eq!(hangs, NOTHING, "what is printed still leads to the page");
    // Without permalinks there is no map any more that would send the printed ones on.
    let (changes, hangs) = planned(permalinks(), &now(straight().codes));
    assert_eq!(changes[1], "A-1 change:moved,from:https://a.gov.cn/q/A-1,to:https://a.gov.cn/A-1");
    assert_eq!(hangs, ["A: address changed: A, A-1 (page 1-2); hang instead: poster/A.pdf"]);
}

#[test]
fn withheld_since() {
    let withheld = BTreeMap::from([("A-1".to_owned(), "secret".to_owned())]);
    let now = Now { withheld, ..now(["A", "A-2", "B", "B-1"].map(code).into()) };
    let (changes, hangs) = planned(before(), &now);
    assert_eq!(changes, ["A-1 change:withheld"]);
    assert_eq!(hangs, ["A: withheld since: A-1 (page 2); hang instead: poster/A.pdf"]);
    let withheld = BTreeMap::from([("A".to_owned(), "secret".to_owned())]);
    let (changes, hangs) = planned(before(), &Now { withheld, ..self::now(["B", "B-1"].map(code).into()) });
    assert_eq!(changes, ["A change:withheld", "A-1 change:withheld", "A-2 change:withheld"]);
    let expected = "A: withheld since: A, A-1, A-2 (page 1-3); no such document is made any more; take it down, nothing \
                    takes its place";
    assert_eq!(hangs, [expected]);
}

#[test]
fn two_departments_become_one() {
    // B takes A's items over under new ids: one keeps its page, the other does not.
    let mut codes: Vec<IssuedCode> = ["B", "B-1", "B-2", "B-3"].map(code).into();
    codes[2].target = "https://a.gov.cn/A-1".into();
    codes[2].destination = codes[2].target.clone();
    let mut now = now(codes);
    now.aliases = BTreeMap::from([("B".to_owned(), vec!["name of A".to_owned()])]);
    let (changes, hangs) = planned(before(), &now);
    let expected = [
        "A change:removed,from:https://a.gov.cn/A,successor:null",
        "A-1 change:removed,from:https://a.gov.cn/A-1,successor:B-2",
        "A-2 change:removed,from:https://a.gov.cn/A-2,successor:null",
        "A change:merged,into:B,into_name:name of B",
        "B-2 change:added",
        "B-3 change:added",
    ];
    assert_eq!(changes, expected);
    let expected = [
        "A: no longer there: A, A-2 (page 1, 3); no longer shown: A-1 (page 2); no such document is made any more; hang \
         instead: poster/B.pdf",
    ];
    assert_eq!(hangs[..1], expected);
    assert_eq!(hangs[1], "B: missing on it: B-2, B-3; hang instead: poster/B.pdf");
}

#[test]
fn two_departments_become_one_and_the_items_keep_their_ids() {
    let mut now = now(["A-1", "A-2", "B", "B-1"].map(|id| IssuedCode { department: "B".into(), ..code(id) }).into());
    for matter in &mut now.facts.matters {
        matter.department = "B".into();
    }
    // No name is needed to tell where A went: all its items went there.
    let (changes, hangs) = planned(before(), &now);
    let expected = [
        "A change:removed,from:https://a.gov.cn/A,successor:null",
        "A change:merged,into:B,into_name:name of B",
        "A-1 change:text,columns:[department]",
        "A-2 change:text,columns:[department]",
    ];
    assert_eq!(changes, expected);
    let expected = [
        "A: no longer there: A (page 1); no such document is made any more; hang instead: poster/B.pdf",
        "B: missing on it: A-1, A-2; hang instead: poster/B.pdf",
    ];
    assert_eq!(hangs, expected);
}

#[test]
fn documents_of_one_cause_are_one_line() {
    let of = |departments: &[&str]| -> Vec<IssuedCode> {
        departments.iter().flat_map(|department| [code(department), code(&format!("{department}-1"))]).collect()
    };
    let told = |departments: &[&str]| -> Vec<String> {
        let mut codes = of(departments);
        for code in codes.iter_mut().filter(|code| code.kind == Kind::Item) {
            code.target = code.target.replace("gov.cn/", "gov.cn/new/");
            code.destination.clone_from(&code.target);
        }
        let plan = drawn(facts(of(departments)), &now(codes));
        let rows = groups(&plan, 2, &Locale::new(Language::En)).into_iter().flat_map(|group| group.rows);
        let posters = rows.filter(|row| row.what.starts_with("poster"));
        posters.map(|row| format!("{} ({}): {}", row.what, row.parts.len(), row.why)).collect()
    };
    assert_eq!(told(&["A", "B", "C", "D"])[3], "poster/D.pdf (0): address changed: D-1 (page 2)");
    let together = "poster: 5 documents (5): address changed: A-1, B-1 and 3 more";
    assert_eq!(told(&["A", "B", "C", "D", "E"]), [together]);
}

#[test]
fn texts_matter_where_they_are_shown() {
    let mut after = now(before().codes);
    after.facts.matters[0] = matter("A", "2");
    let (changes, hangs) = planned(before(), &after);
    assert_eq!(changes, ["A change:text,columns:[telephone]"]);
    assert_eq!(hangs, ["A: telephone changed: A (page 1); hang instead: poster/A.pdf"]);
    let mut before = before();
    before.documents[0].shows.clear();
    let (changes, hangs) = planned(before, &after);
    assert_eq!((changes.len(), hangs), (1, Vec::new()));
}

/// The accounts `A-WX` and `A-XWX` as they stand now.
fn accounts(state: State, successor: Option<&str>) -> BTreeMap<String, Standing> {
    let active = Standing { state: State::Active, successor: None };
    let standing = Standing { state, successor: successor.map(str::to_owned) };
    BTreeMap::from([("A-WX".to_owned(), standing), ("A-XWX".to_owned(), active)])
}

fn day() -> Date {
    "2027-03-31".parse().unwrap()
}

#[test]
fn an_account_closed() {
    let before = facts(["A", "A-1", "A-WX"].map(code).into());
    let accounts = accounts(State::Closed(day()), Some("A-XWX"));
    let now = Now { accounts, ..now(["A", "A-1", "A-XWX"].map(code).into()) };
    let (changes, hangs) = planned(before, &now);
    assert_eq!(changes, ["A-WX change:closed,since:2027-03-31,successor:A-XWX", "A-XWX change:added"]);
    let posting = "A: account closed: A-WX (page 3); missing on it: A-XWX; hang instead: poster/A.pdf";
    assert_eq!(hangs, [posting]);
}

#[test]
fn an_account_replaced_that_may_still_be_there() {
    let before = facts(["A", "A-1", "A-WX"].map(code).into());
    let accounts = accounts(State::Replaced, None);
    let (changes, hangs) = planned(before, &Now { accounts, ..now(["A", "A-1"].map(code).into()) });
    assert_eq!(changes, ["A-WX change:replaced,successor:null"]);
    assert_eq!(hangs, ["A: account replaced: A-WX (page 3); hang instead: poster/A.pdf"]);
}

#[test]
fn an_account_that_is_gone_without_a_word() {
    let before = facts(["A", "A-1", "A-WX"].map(code).into());
    let (changes, _) = planned(before, &now(["A", "A-1"].map(code).into()));
    assert_eq!(changes, ["A-WX change:removed,from:https://a.gov.cn/A-WX,successor:null"]);
}

#[test]
fn an_account_that_will_close_is_told_once() {
    let codes = || ["A", "A-1", "A-WX"].map(code).into();
    let closing = |mut facts: Facts| {
        let account = facts.matters.iter_mut().find(|matter| matter.id == "A-WX").unwrap();
        account.digests.insert(CLOSING.to_owned(), "a day".to_owned());
        facts
    };
    let now = Now { accounts: accounts(State::Closing(day()), None), facts: closing(facts(codes())), ..Now::default() };
    let (changes, hangs) = planned(facts(codes()), &now);
    assert_eq!(changes, ["A-WX change:closing,on:2027-03-31,successor:null"]);
    assert_eq!(hangs, ["A: account will close: A-WX (page 3); hang instead: poster/A.pdf"]);
    let (changes, hangs) = planned(closing(facts(codes())), &now);
    assert_eq!((changes.as_slice(), hangs.as_slice()), (&[][..], &[][..]), "the edition knew of it");
    let open = Now { accounts: accounts(State::Active, None), ..self::now(codes()) };
    let (changes, _) = planned(closing(facts(codes())), &open);
    assert_eq!(changes, NOTHING, "it stays after all");
}
