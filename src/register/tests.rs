//! A register kept through the years, and everything that may be wrong with one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::catalog::Date;
use crate::diag::Diagnostics;

fn code(id: &str, target: &str) -> IssuedCode {
    IssuedCode {
        id: id.into(),
        kind: if id.contains('-') { Kind::Item } else { Kind::Department },
        department: "FGW".into(),
        target: target.into(),
        destination: target.into(),
        version: 3,
        level: "M".into(),
        symbol: format!("symbol of {target}"),
    }
}

fn matter(id: &str, name: &str) -> Matter {
    Matter {
        id: id.into(),
        kind: if id.contains('-') { Kind::Item } else { Kind::Department },
        department: "FGW".into(),
        name: name.into(),
        digests: BTreeMap::from([("name".to_owned(), format!("{:016x}", name.len()))]),
    }
}

/// A department with one item, whose address ends in `page`, on one poster.
fn facts(page: &str) -> Facts {
    let placed = |id: &str, page, x_mm| PlacedFact {
        id: id.into(),
        page,
        x_mm,
        y_mm: 180.5,
        side_mm: 34.8,
        symbol: String::new(),
    };
    Facts {
        codes: vec![code("FGW", "https://a.gov.cn/fgw/"), code("FGW-1", &format!("https://a.gov.cn/fgw/{page}"))],
        matters: vec![matter("FGW", "发改委"), matter("FGW-1", "=公示,\"公告\"")],
        documents: vec![IssuedDocument {
            path: "poster/FGW.pdf".into(),
            layout: "poster".into(),
            department: "FGW".into(),
            pages: 2,
            hash: "51ab".into(),
            shows: vec!["name".into(), "site.telephone".into()],
            codes: vec![placed("FGW", 1, 24.0001), placed("FGW-1", 2, 0.1 + 0.2), placed("FGW", 2, 24.0)],
            matters: vec!["FGW".into(), "FGW-1".into()],
        }],
    }
}

fn edition(name: &str, issued: &str, facts: &Facts) -> Edition {
    Edition {
        name: name.into(),
        issued: issued.into(),
        printed: "2026年11月".into(),
        city: "示例市".into(),
        sample: true,
        program: "mingma 0.1.0".into(),
        content: facts.content(),
    }
}

fn posting(place: &str, copies: u32, posted: &str) -> NewPosting {
    NewPosting {
        place: place.into(),
        document: "poster/FGW.pdf".into(),
        edition: None,
        copies,
        posted: posted.parse().unwrap(),
        person: "李".into(),
        photo: String::new(),
    }
}

/// A register with two editions, between which an address changed, and what hung of them.
fn kept(root: &Path) -> Register {
    let mut register = Register::open_or_begin(root).unwrap();
    for (name, issued, page) in [("2026", "2026-01-10", "old"), ("2027", "2027-01-10", "new")] {
        let facts = facts(page);
        assert_eq!(register.record(&edition(name, issued, &facts), &facts), Ok(Recorded::New));
    }
    let hung = [posting("大厅", 2, "2026-02-01"), posting("二楼", 1, "2027-02-01"), posting("-门卫", 1, "2027-03-01")];
    let posted: Vec<_> = register.post(&hung).unwrap().into_iter().map(Result::unwrap).collect();
    assert_eq!(posted, [Posted::New(1), Posted::New(2), Posted::New(3)]);
    let removal = Removal { taken: "2027-02-01".into(), person: "王".into(), note: "换新".into() };
    assert_eq!(register.take_down(&[1], &removal), Ok(vec![Posted::New(1)]));
    let check =
        Check { target: "https://a.gov.cn/fgw/".into(), checked: "2027-01-09T01:00:00Z".into(), ..Check::default() };
    let later = Check { checked: "2027-01-10T01:00:00Z".into(), outcome: "gone".into(), status: 404, ..check.clone() };
    register.record_checks(&[later, check]).unwrap();
    assert_eq!(register.record_inspections(&[inspection(3, "a.jpg"), inspection(2, "=b.jpg")]), Ok(2));
    register
}

fn inspection(posting: i64, photo: &str) -> Inspection {
    Inspection {
        posting,
        checked: "2027-04-01".into(),
        person: "李".into(),
        photo: photo.into(),
        photo_hash: format!("hash of {photo}"),
        outcome: "missing".into(),
        codes: 3,
        read: 2,
        detail: "FGW-1".into(),
    }
}

fn begun() -> (TempDir, Register) {
    let place = tempfile::tempdir().unwrap();
    let register = kept(place.path());
    (place, register)
}

#[test]
fn what_was_recorded_is_recalled_whole() {
    let (place, register) = begun();
    drop(register);
    let register = Register::open(place.path()).unwrap().unwrap();
    register.verify().unwrap();
    assert_eq!(register.facts("2026").unwrap(), facts("old"));
    assert_eq!(register.facts("2027").unwrap(), facts("new"));
    assert_eq!(register.facts("2028").unwrap(), Facts::default());
    let names = |editions: Vec<Edition>| editions.into_iter().map(|edition| edition.name).collect::<Vec<_>>();
    assert_eq!(names(register.editions().unwrap()), ["2026", "2027"]);
    assert_eq!(register.edition(None).unwrap().unwrap().name, "2027");
    let form = |target: &str, first: &str, last: &str| CodeHistory {
        id: "FGW-1".into(),
        target: target.into(),
        symbol: format!("symbol of {target}"),
        first_edition: first.into(),
        last_edition: last.into(),
    };
    let old = form("https://a.gov.cn/fgw/old", "2026", "2026");
    assert_eq!(register.history("FGW-1").unwrap(), [old.clone(), form("https://a.gov.cn/fgw/new", "2027", "2027")]);
    assert_eq!(register.issued_with("https://a.gov.cn/fgw/old").unwrap(), [old]);
    let [department] = register.history("FGW").unwrap().try_into().unwrap();
    assert_eq!((department.first_edition.as_str(), department.last_edition.as_str()), ("2026", "2027"));
    let hanging = register.hanging().unwrap();
    let hanging: Vec<_> = hanging.iter().map(|one| (one.number, one.place.as_str(), one.edition.as_str())).collect();
    assert_eq!(hanging, [(3, "-门卫", "2027"), (2, "二楼", "2027")]);
    let checks = register.last_checks().unwrap();
    assert_eq!(checks.iter().map(|check| (check.outcome.as_str(), check.status)).collect::<Vec<_>>(), [("gone", 404)]);
    assert_eq!(register.checks_of("https://a.gov.cn/fgw/").unwrap().len(), 2);
}

#[test]
fn an_edition_is_recorded_once() {
    let (_place, mut register) = begun();
    let same = facts("old");
    assert_eq!(register.record(&edition("2026", "2030-01-01", &same), &same), Ok(Recorded::Known));
    let mut other = facts("other");
    other.matters[1] = matter("FGW-1", "改了");
    other.documents[0].hash = "52".into();
    let other_edition = edition("2026", "2026-01-10", &other);
    let refused = register.record(&other_edition, &other).unwrap_err();
    assert_eq!(register.would_refuse(&other_edition, &other), Some(refused.clone()));
    let expected = Diagnostic::error("register-edition-taken")
        .with("name", "2026")
        .with("codes", 1)
        .with("texts", 1)
        .with("documents", 1)
        .with("named", "FGW-1, FGW-1, poster/FGW.pdf");
    assert_eq!(refused, expected);
    assert_eq!(register.facts("2026").unwrap(), same);
}

#[test]
fn facts_are_never_changed() {
    let (_place, register) = begun();
    let tables: Vec<String> = recall::collect(
        &register.connection,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        [],
        |row| row.get(0),
    )
    .unwrap();
    assert_eq!(tables.len(), 13);
    register.connection.execute("INSERT INTO link_approval VALUES ('a', 'b', 'c', 'd', 'e')", []).unwrap();
    for table in tables {
        let column: String = register
            .connection
            .query_row("SELECT name FROM pragma_table_info(?) LIMIT 1", [&table], |row| row.get(0))
            .unwrap();
        for change in [format!("UPDATE {table} SET {column} = {column}"), format!("DELETE FROM {table}")] {
            let refused = register.connection.execute(&change, []).unwrap_err();
            assert!(refused.to_string().contains("recorded facts are never changed"), "{change}: {refused}");
        }
    }
    register.verify().unwrap();
}

#[test]
fn an_edition_that_does_not_hang_together_leaves_nothing() {
    let place = tempfile::tempdir().unwrap();
    let mut register = Register::open_or_begin(place.path()).unwrap();
    let mut broken = facts("old");
    broken.documents[0].codes[2].id = "CZJ".into();
    let found = register.record(&edition("2026", "2026-01-10", &broken), &broken).unwrap_err();
    assert_eq!(found.key, "register-cannot-use");
    let rows: i64 = register.connection.query_row("SELECT count(*) FROM code", [], |row| row.get(0)).unwrap();
    assert_eq!((rows, register.editions().unwrap().len()), (0, 0));
}

#[test]
fn postings_that_cannot_be_are_named() {
    let (_place, mut register) = begun();
    let date = |text: &str| -> Date { text.parse().unwrap() };
    let right = posting("三楼", 1, "2026-05-01");
    let edition = |name: &str| Some(name.to_owned());
    let tries = [
        right.clone(),
        NewPosting { document: "poster/FGV.pdf".into(), ..right.clone() },
        NewPosting { edition: edition("2025"), ..right.clone() },
        NewPosting { edition: edition("2027"), ..right.clone() },
        NewPosting { posted: date("2025-12-31"), ..right.clone() },
        NewPosting { copies: 5, ..posting("大厅", 2, "2026-02-01") },
        NewPosting { document: "FGW.pdf".into(), ..posting("大厅", 2, "2026-02-01") },
        NewPosting { document: "%.pdf".into(), ..right },
    ];
    let told = register.post(&tries).unwrap().into_iter().map(|posted| match posted {
        Ok(Posted::New(number)) => format!("new {number}"),
        Ok(Posted::Known(number)) => format!("known {number}"),
        Err(found) => {
            let values: Vec<_> = found.arguments.iter().map(|(_, value)| value.as_str()).collect();
            format!("{} {}", found.key, values.join(" "))
        }
    });
    let expected = [
        "new 4",
        "register-posting-unknown poster/FGV.pdf poster/FGW.pdf",
        "register-posting-edition poster/FGW.pdf 2025",
        "register-posting-early poster/FGW.pdf 2026-05-01 2027-01-10",
        "register-posting-early poster/FGW.pdf 2025-12-31 2026-01-10",
        "register-posting-differs 大厅 2026-02-01 poster/FGW.pdf 1 2",
        "known 1",
        "register-posting-unknown %.pdf none",
    ];
    assert_eq!(told.collect::<Vec<_>>(), expected);
    let removal = |taken: &str| Removal { taken: taken.into(), person: String::new(), note: String::new() };
    let keys = |refused: Vec<Diagnostic>| refused.into_iter().map(|found| found.key).collect::<Vec<_>>();
    let refused = register.take_down(&[2, 9, 1], &removal("2027-02-02")).unwrap_err();
    assert_eq!(keys(refused), ["register-no-posting", "register-taken-already"]);
    assert_eq!(keys(register.take_down(&[3], &removal("2026-02-02")).unwrap_err()), ["register-taken-early"]);
    assert_eq!(register.hanging().unwrap().len(), 3, "a refused taking down took something down");
    assert_eq!(register.take_down(&[1], &removal("2027-02-01")), Ok(vec![Posted::Known(1)]));
}

fn exported(register: &Register, folder: &Path) {
    for (name, text) in register.export().unwrap() {
        fs::write(folder.join(name), text).unwrap();
    }
}

fn read(folder: &Path) -> Result<Import, Vec<&'static str>> {
    let mut found = Diagnostics::default();
    let import = Import::read(folder, &mut found);
    import.ok_or_else(|| found.as_slice().iter().map(|one| one.key).collect())
}

#[test]
fn an_export_restores_everything() {
    let (place, register) = begun();
    exported(&register, place.path());
    let elsewhere = tempfile::tempdir().unwrap();
    let mut restored = Register::open_or_begin(elsewhere.path()).unwrap();
    let import = read(place.path()).unwrap();
    let all = Imported { editions: 2, postings: 3, take_downs: 1, inspections: 2, checks: 2, approvals: 0 };
    assert_eq!(restored.import(&import), Ok(all));
    assert_eq!(restored.export(), register.export());
    assert_eq!(restored.facts("2026"), register.facts("2026"));
    assert_eq!(restored.postings(), register.postings());
    assert_eq!(restored.inspections(), register.inspections());
    assert_eq!(restored.import(&import), Ok(Imported::default()), "imported twice");
    restored.verify().unwrap();
}

#[test]
fn an_export_adds_what_another_register_lacks() {
    let (place, register) = begun();
    exported(&register, place.path());
    let elsewhere = tempfile::tempdir().unwrap();
    let mut other = Register::open_or_begin(elsewhere.path()).unwrap();
    let old = facts("old");
    other.record(&edition("2026", "2026-01-10", &old), &old).unwrap();
    let hung = [posting("南门", 1, "2026-03-01"), posting("大厅", 2, "2026-02-01")];
    other.post(&hung).unwrap();
    let imported = other.import(&read(place.path()).unwrap()).unwrap();
    assert_eq!(imported, Imported { editions: 1, postings: 2, take_downs: 1, inspections: 2, checks: 2, approvals: 0 });
    let places = other.postings().unwrap().into_iter().map(|one| (one.number, one.place, one.removal.is_some()));
    // Numbers taken here already are not given twice.
    let expected = [(1, "南门", false), (2, "大厅", true), (3, "二楼", false), (4, "-门卫", false)];
    let places: Vec<_> = places.collect();
    assert_eq!(
        places.iter().map(|(number, place, gone)| (*number, place.as_str(), *gone)).collect::<Vec<_>>(),
        expected
    );
    let inspected: Vec<_> = other.inspections().unwrap().into_iter().map(|one| (one.posting, one.photo)).collect();
    assert_eq!(inspected, [(4, "a.jpg".to_owned()), (3, "=b.jpg".to_owned())], "each goes with its posting");
    other.verify().unwrap();
}

#[test]
fn an_inspection_is_recorded_once_and_never_changed() {
    let (_place, mut register) = begun();
    let before = register.inspections().unwrap();
    assert_eq!(before, [inspection(3, "a.jpg"), inspection(2, "=b.jpg")]);
    let again = Inspection { outcome: "current".into(), ..inspection(3, "a.jpg") };
    let later = Inspection { checked: "2027-05-01".into(), ..inspection(3, "a.jpg") };
    assert_eq!(register.record_inspections(&[again, later.clone()]), Ok(1));
    let of_nothing = inspection(99, "c.jpg");
    assert!(register.record_inspections(&[inspection(1, "c.jpg"), of_nothing]).is_err());
    let expected: Vec<_> = before.into_iter().chain([later]).collect();
    assert_eq!(register.inspections(), Ok(expected), "all of a step or nothing");
    for sql in ["UPDATE posting_check SET outcome = 'current'", "DELETE FROM posting_check"] {
        assert!(register.connection.execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn an_export_of_the_first_form_is_still_read() {
    let (place, register) = begun();
    exported(&register, place.path());
    fs::remove_file(place.path().join("posting-checks.csv")).unwrap();
    assert_eq!(read(place.path()).map(|_| ()), Err(vec!["catalog-unreadable-file"]));
    let form = place.path().join("register.csv");
    fs::write(&form, fs::read_to_string(&form).unwrap().replace(&format!("form,{VERSION}"), "form,1")).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let mut restored = Register::open_or_begin(elsewhere.path()).unwrap();
    let all = Imported { editions: 2, postings: 3, take_downs: 1, inspections: 0, checks: 2, approvals: 0 };
    assert_eq!(restored.import(&read(place.path()).unwrap()), Ok(all));
}

#[test]
fn registers_that_disagree_are_not_mixed() {
    let (place, register) = begun();
    exported(&register, place.path());
    let import = read(place.path()).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let mut other = Register::open_or_begin(elsewhere.path()).unwrap();
    let new = facts("new");
    other.record(&edition("2026", "2026-01-10", &new), &new).unwrap();
    let keys = |refused: Vec<Diagnostic>| refused.into_iter().map(|found| found.key).collect::<Vec<_>>();
    assert_eq!(keys(other.import(&import).unwrap_err()), ["register-edition-taken"]);
    assert_eq!(other.editions().unwrap().len(), 1);

    let elsewhere = tempfile::tempdir().unwrap();
    let mut other = Register::open_or_begin(elsewhere.path()).unwrap();
    let old = facts("old");
    other.record(&edition("2026", "2026-01-10", &old), &old).unwrap();
    other.post(&[posting("大厅", 7, "2026-02-01")]).unwrap();
    let removal = Removal { taken: "2026-09-01".into(), person: String::new(), note: String::new() };
    other.take_down(&[1], &removal).unwrap();
    assert_eq!(keys(other.import(&import).unwrap_err()), ["register-import-disagrees"; 2]);
    assert_eq!(other.editions().unwrap().len(), 1, "a refused import left something");
}

#[test]
fn an_export_that_was_touched_is_refused() {
    let (place, register) = begun();
    let form = format!("form,{VERSION}");
    let cases = [
        ("register.csv", form.as_str(), "form,99", "register-import-newer"),
        ("codes.csv", "fgw/old", "fgw/odl", "register-import-altered"),
        ("codes.csv", "2026,FGW-1,item", "2025,FGW-1,item", "register-import-cell"),
        ("codes.csv", "2026,FGW-1,item", "2026,FGW-1,thing", "register-import-cell"),
        ("document-codes.csv", "24.0001", "vierundzwanzig", "register-import-cell"),
        ("documents.csv", "hash,shows", "shows,hash", "register-import-columns"),
        ("editions.csv", "2027-01-10,2026年11月", "2027-01-10", "register-import-columns"),
    ];
    for (file, from, to, key) in cases {
        exported(&register, place.path());
        let path = place.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file}: {text}");
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
        let told = read(place.path()).map(|_| ()).unwrap_err();
        assert_eq!(told.first(), Some(&key), "{file}: {told:?}");
    }
    exported(&register, place.path());
    fs::remove_file(place.path().join("texts.csv")).unwrap();
    assert_eq!(read(place.path()).map(|_| ()), Err(vec!["catalog-unreadable-file"]));
}

fn refused(root: &Path) -> &'static str {
    let before = fs::read(root.join(REGISTER_FILE)).ok();
    let keys = [Register::open(root).map(|_| ()), Register::open_or_begin(root).map(|_| ())];
    let keys = keys.map(|opened| opened.expect_err("it was opened").key);
    assert_eq!(keys[0], keys[1]);
    assert_eq!(fs::read(root.join(REGISTER_FILE)).ok(), before, "a refused register was touched");
    keys[0]
}

#[test]
fn a_register_that_cannot_be_trusted_is_refused_untouched() {
    let (place, register) = begun();
    let (root, path) = (place.path(), place.path().join(REGISTER_FILE));
    drop(register);
    let sound = fs::read(&path).unwrap();

    for bad in [&b""[..], b"SQLite format 3", b"not a database at all, but long enough to look at: ............................................................", &sound[..5000]]
    {
        fs::write(&path, bad).unwrap();
        assert_eq!(refused(root), "register-damaged");
    }
    let mut bytes = sound.clone();
    bytes[8192..10_000].fill(0x5a);
    fs::write(&path, &bytes).unwrap();
    assert_eq!(refused(root), "register-damaged");

    let mut bytes = sound.clone();
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    fs::write(&path, &bytes).unwrap();
    assert_eq!(refused(root), "register-newer");

    let mut bytes = sound.clone();
    bytes[68..72].fill(0);
    fs::write(&path, &bytes).unwrap();
    assert_eq!(refused(root), "register-foreign");

    fs::remove_file(&path).unwrap();
    fs::write(root.join("register.db-wal"), "facts that wait").unwrap();
    assert_eq!(refused(root), "register-damaged");
    fs::remove_file(root.join("register.db-wal")).unwrap();

    fs::write(&path, &sound).unwrap();
    assert_eq!(Register::open(root).unwrap().unwrap().editions().unwrap().len(), 2);
}

#[test]
fn opening_begins_nothing() {
    let place = tempfile::tempdir().unwrap();
    assert!(Register::open(place.path()).unwrap().is_none());
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
    drop(Register::open_or_begin(place.path()).unwrap());
    let left: Vec<_> = fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, [REGISTER_FILE]);
}
