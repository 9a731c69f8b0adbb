//! Small projects with accounts: what is drawn, in which state, and what is said.

use std::fs;

use super::*;
use crate::code::{self, Code, Kind, Level, encode};
use crate::diag::Severity;
use crate::gate;
use crate::geom::Length;

const PROJECT: &str = r#"host = "www.example.gov.cn"
[site]
id = "CITY"
name = "样例市"
office = "政务公开办公室"
telephone = "0482-8000000"
address = "样例路1号"
hours = "工作日"
complaints = "12345"
edition = "2026年11月"
home = "https://{host}/zwgk/"
department_home = "https://{host}/zwgk/{department_lower}/"
item_url = "https://{host}/zwgk/{id_lower}.html"
"#;
const ITEMS: &str = "编号,领域,一级事项,二级事项,三级事项,名称,依据,内容,主体,时限,方式\n\
    FGW-1,城乡规划,规划编制,,,,法,总的说明,委,20日,主动\n";
const LIST: &str = "[[rule]]\nid = \"x\"\ntitle = \"公安\"\neffect = \"absolute\"\nbasis = \"法\"\nbasis_version = \"2019\"\n\
    match = { paths = [\"公安局/**\"] }\n";

const FOLLOW: &str = "http://weixin.qq.com/r/0Tq3gkPE1mYhrTrU9xly";
const OTHER: &str = "http://weixin.qq.com/r/1Uq4hlQF2nZisUsV0yMz";

/// A QR code as a picture.
fn drawn(payload: &str) -> Vec<u8> {
    let symbol = encode(payload, Level::M).unwrap();
    let (target, destination) = (payload.to_owned(), payload.to_owned());
    let code = Code {
        id: "X".into(),
        department: None,
        kind: Kind::Account,
        target,
        destination,
        title: String::new(),
        symbol,
    };
    code::png(&code, Length::mm(1.0))
}

/// A picture of gray pixels computed from their place.
fn picture(width: u32, height: u32, pixel: impl Fn(u32, u32) -> u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let luma: Vec<u8> = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| pixel(x, y)).collect();
    bytes.extend(crate::picture::gray_jpeg(width, height, &luma, 95));
    bytes
}

/// Something round with spokes, as mini-programs' codes are.
fn round() -> Vec<u8> {
    picture(430, 430, |x, y| {
        let (dx, dy) = (f64::from(x) - 215.0, f64::from(y) - 215.0);
        let (radius, angle) = (dx.hypot(dy), dy.atan2(dx));
        if radius < 200.0 && radius > 90.0 && (angle * 36.0).sin() > 0.2 { 20 } else { 250 }
    })
}

/// Two codes beside one another.
fn two() -> Vec<u8> {
    let [one, other] = [FOLLOW, OTHER].map(|payload| crate::picture::load(&drawn(payload)).unwrap());
    let side = one.width;
    picture(side * 2, side, |x, y| {
        let (from, x) = if x < side { (&one, x) } else { (&other, x - side) };
        from.rgb[((y * from.width + x) * 3) as usize]
    })
}

/// The accounts of a project with this file on a day, and what was said of it, one a line.
fn read_on(accounts: &str, date: Option<&str>) -> (Accounts, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    file("mingma.toml", PROJECT.as_bytes());
    file("catalog/fields.toml", "[[field]]\nid = \"planning\"\nname = \"城乡规划\"\n".as_bytes());
    for (id, name) in [("FGW", "发改委"), ("GAJ", "公安局")] {
        let department = format!(
            "id = \"{id}\"\norder = 1\nname = \"{name}\"\nduties = \"综合\"\naddress = \"路\"\ntelephone = \"1\"\n"
        );
        file(&format!("catalog/{name}/department.toml"), department.as_bytes());
        file(&format!("catalog/{name}/items.csv"), ITEMS.replace("FGW", id).as_bytes());
    }
    file(gate::LIST_FILE, LIST.as_bytes());
    file(ACCOUNTS_FILE, accounts.as_bytes());
    file("accounts/a.png", &drawn(FOLLOW));
    file("accounts/b.png", &drawn(OTHER));
    file("accounts/group.png", &drawn("https://weixin.qq.com/g/AQYAABc"));
    file("accounts/round.jpg", &round());
    file("accounts/two.jpg", &two());
    file("accounts/white.jpg", &picture(430, 430, |_, _| 255));
    file("accounts/tiny.jpg", &picture(40, 40, |_, _| 255));
    file("accounts/text.png", b"no picture");
    let half = drawn(FOLLOW);
    file("accounts/half.png", &half[..half.len() / 2]);
    let mut found = Diagnostics::default();
    let project = crate::catalog::load(folder.path(), &mut found).unwrap();
    let list = gate::read(folder.path(), &mut found).unwrap();
    let (cleared, withheld) = gate::clear(project.catalog, &list, &mut found);
    let date = date.map(|date| date.parse().unwrap());
    let accounts = Accounts::read(folder.path(), &cleared, &withheld, date, &mut found);
    let said = found.as_slice().iter().map(|one| {
        let line = one.span.as_ref().map_or(0, |span| span.line_column().0);
        let values: Vec<_> = one.arguments.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert!(one.severity == Severity::Error, "{one:?}");
        format!("{line} {} {}", one.key, values.join(" "))
    });
    (accounts, said.collect())
}

fn entry(id: &str, rest: &str) -> String {
    format!("[[account]]\nid = \"{id}\"\nname = \"名\"\n{rest}\n")
}

fn said(accounts: &str) -> Vec<String> {
    read_on(accounts, None).1
}

#[test]
fn a_project_without_the_file_has_none() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mingma.toml"), PROJECT).unwrap();
    fs::write(folder.path().join(gate::LIST_FILE), "").unwrap();
    fs::create_dir(folder.path().join("catalog")).unwrap();
    let mut found = Diagnostics::default();
    let project = crate::catalog::load(folder.path(), &mut found).unwrap();
    let list = gate::read(folder.path(), &mut found).unwrap();
    let (cleared, withheld) = gate::clear(project.catalog, &list, &mut found);
    assert_eq!(Accounts::read(folder.path(), &cleared, &withheld, None, &mut found).iter().count(), 0);
}

#[test]
fn codes_are_read_from_pictures_or_written_out_or_placed() {
    let file = entry("WX-A", "kind = \"wechat\"\npicture = \"accounts/a.png\"\ndepartment = \"FGW\"")
        + &entry("WX-B", &format!("kind = \"wechat\"\npayload = \"{OTHER}\""))
        + &entry("XCX", "kind = \"mini-program\"\npicture = \"accounts/round.jpg\"");
    let (accounts, said) = read_on(&file, None);
    assert_eq!(said, Vec::<String>::new());
    let list: Vec<_> = accounts.drawn().collect();
    assert_eq!(list[0].code, Some(Given::Payload(FOLLOW.into())));
    assert_eq!((list[0].department, list[1].department), (Some(0), None));
    assert_eq!(list[1].code, Some(Given::Payload(OTHER.into())));
    let (account, placed) = accounts.picture("XCX").unwrap();
    assert_eq!((account.id.as_str(), placed.width), ("XCX", 430));
    assert_eq!(accounts.placed(placed).map(|account| account.id.as_str()), Some("XCX"));
    assert!(accounts.picture("WX-A").is_none());
}

#[test]
fn pictures_that_show_no_one_code_are_refused() {
    let cases = [
        ("wechat", "accounts/none.png", "account-picture-unreadable path=accounts/none.png reason=missing"),
        ("wechat", "../a.png", "account-picture-path path=../a.png"),
        ("wechat", "/etc/passwd", "account-picture-path path=/etc/passwd"),
        ("wechat", "accounts/text.png", "account-picture-format path=accounts/text.png"),
        ("wechat", "accounts/tiny.jpg", "account-picture-small path=accounts/tiny.jpg size=40×40"),
        ("wechat", "accounts/white.jpg", "account-picture-no-code path=accounts/white.jpg size=430×430"),
        ("wechat", "accounts/round.jpg", "account-picture-no-code path=accounts/round.jpg size=430×430"),
        ("wechat", "accounts/group.png", "account-unfit reason=group payload=https://weixin.qq.com/g/AQYAABc"),
        ("mini-program", "accounts/group.png", "account-unfit reason=group payload=https://weixin.qq.com/g/AQYAABc"),
    ];
    for (kind, path, expected) in cases {
        let said = said(&entry("WX-A", &format!("kind = \"{kind}\"\npicture = \"{path}\"")));
        assert_eq!(said, [format!("5 {expected} id=WX-A")], "{path}");
    }
    let several = said(&entry("WX-A", "kind = \"wechat\"\npicture = \"accounts/two.jpg\""));
    assert!(several[0].contains("account-picture-several") && several[0].contains(&format!("codes={FOLLOW}, {OTHER}")));
    let broken = said(&entry("WX-A", "kind = \"wechat\"\npicture = \"accounts/half.png\""));
    assert!(broken[0].starts_with("5 account-picture-broken path=accounts/half.png"), "{broken:?}");
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_project_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("a.png"), drawn(FOLLOW)).unwrap();
    std::os::unix::fs::symlink(outside.path().join("a.png"), folder.path().join("a.png")).unwrap();
    let source = crate::diag::Source::new("accounts.toml", "");
    let path = crate::catalog::Located { value: "a.png".to_owned(), span: Span::new(&source, 0..0) };
    assert_eq!(picture::open(folder.path(), &path).map(|_| ()).unwrap_err().key, "account-picture-path");
}

#[test]
fn entries_that_do_not_hang_together_are_told_all_at_once() {
    let payload = |last: char| format!("kind = \"wechat\"\npayload = \"http://weixin.qq.com/r/{last}\"");
    let file = entry("wx", &payload('a'))
        + &entry("FGW", &payload('b'))
        + &entry("GAJ-1", &payload('c'))
        + &entry("WX-A", &payload('d'))
        + &entry("WX-A", &payload('e'))
        + &entry("WX-B", "kind = \"weixin\"")
        + &entry("WX-C", "kind = \"wechat\"")
        + &entry("WX-D", &(payload('f') + "\npicture = \"accounts/a.png\""))
        + &entry("WX-E", &(payload('g') + "\ndepartment = \"FGV\""))
        + &entry("WX-F", &(payload('h') + "\nreplaced_by = \"WX-Z\""))
        + &entry("WX-G", &(payload('i') + "\nreplaced_by = \"WX-H\""))
        + &entry("WX-H", &(payload('j') + "\nreplaced_by = \"WX-G\""))
        + &entry("WX-I", &(payload('k') + "\nclosing = 2027-01-01\nclosed = 2026-01-01"))
        + &entry("WX-J", &payload('l'))
        + &entry("WX-K", &payload('l'))
        + &entry("WX-L", "kind = \"wechat\"\npayload = \"http://weixin.qq.com/q/m\"")
        + &entry("WX-M", &(payload('n') + "\nclosing = \"soon\"\nstate = \"closed\""));
    let told = said(&file);
    let keys: Vec<_> = told.iter().map(|line| line.split_whitespace().nth(1).unwrap()).collect();
    assert_eq!(
        keys,
        [
            "account-id",
            "account-kind",
            "account-two-codes",
            "account-two-states",
            "catalog-no-date",
            "catalog-unknown-key",
            "account-id-taken",
            "account-id-taken",
            "account-id-taken",
            "account-unknown-successor",
            "account-circle",
            "account-no-code",
            "account-no-code",
            "account-unknown-department",
            "account-may-run-out",
            "account-same-code",
        ],
        "{told:#?}"
    );
    assert!(told.iter().any(|line| line.contains("account-circle ids=WX-G → WX-H")), "{told:#?}");
    assert!(
        told.iter().any(|line| line.contains("account-unknown-department department=FGV nearest=FGW")),
        "{told:#?}"
    );
}

#[test]
fn what_is_wrong_with_an_entry_hides_nothing_else() {
    let nameless = "[[account]]\nkind = \"wechat\"\ndepartment = \"FGV\"\npicture = \"accounts/none.png\"\n";
    let of_no_kind = "[[account]]\nid = \"wx\"\nname = \"名\"\nkind = \"weixin\"\npicture = \"accounts/text.png\"\n";
    let without_kind = format!("[[account]]\nid = \"WX-B\"\nname = \"名\"\npayload = \"{FOLLOW}\"\n");
    let told = said(
        &[
            nameless,
            of_no_kind,
            &without_kind,
            &entry("WX-A", "kind = \"wechat\"\npicture = \"accounts/a.png\""),
            &entry("WX-B", "kind = \"wechat\"\nreplaced_by = \"wx\""),
        ]
        .concat(),
    );
    let told: Vec<_> = told.iter().map(|line| line.split_whitespace().take(2).collect::<Vec<_>>().join(" ")).collect();
    let expected = [
        "1 catalog-missing-key",
        "1 catalog-missing-key",
        "6 account-id",
        "8 account-kind",
        "10 catalog-missing-key",
        "20 account-id-taken",
        "4 account-picture-unreadable",
        "3 account-unknown-department",
        "9 account-picture-format",
        "15 account-same-code",
    ];
    assert_eq!(told, expected);
}

#[test]
fn the_state_follows_the_day() {
    let payload = |last: char| format!("kind = \"wechat\"\npayload = \"http://weixin.qq.com/r/{last}\"");
    let file = entry("ACTIVE", &payload('a'))
        + &entry("CLOSING", &(payload('b') + "\nclosing = 2027-03-31\nreplaced_by = \"REPLACED\""))
        + &entry("CLOSED", "kind = \"wechat\"\npicture = \"accounts/none.png\"\nclosed = 2026-10-01")
        + &entry("REPLACED", &(payload('d') + "\nreplaced_by = \"ACTIVE\""));
    let states = |date: Option<&str>| {
        let (accounts, said) = read_on(&file, date);
        assert_eq!(said, Vec::<String>::new());
        accounts
    };
    let day = |date: &str| date.parse::<Date>().unwrap();
    let of = |accounts: &Accounts, id: &str| accounts.get(id).unwrap().state;
    for date in [None, Some("2026-01-01"), Some("2027-03-30")] {
        let accounts = states(date);
        assert_eq!(of(&accounts, "CLOSING"), State::Closing(day("2027-03-31")), "{date:?}");
        assert_eq!(of(&accounts, "CLOSED"), State::Closed(day("2026-10-01")), "what is said to be closed is");
        assert_eq!((of(&accounts, "ACTIVE"), of(&accounts, "REPLACED")), (State::Active, State::Replaced));
        assert_eq!(accounts.drawn().map(|account| account.id.as_str()).collect::<Vec<_>>(), ["ACTIVE", "CLOSING"]);
    }
    for date in ["2027-03-31", "2030-01-01"] {
        let accounts = states(Some(date));
        let closing = accounts.get("CLOSING").unwrap();
        assert_eq!(closing.state, State::Closed(day("2027-03-31")));
        assert_eq!(accounts.in_place_of(closing).map(|next| next.id.as_str()), Some("ACTIVE"), "past the replaced one");
        let refused = accounts.refusal(closing).unwrap();
        assert_eq!((refused.key, &*refused.arguments.last().unwrap().1), ("account-closed", "ACTIVE"));
    }
    let warned = |date| states(date).get("CLOSING").and_then(|account| states(date).closing(account, "poster"));
    let days = |date| warned(date).map(|one| one.arguments.iter().find(|(name, _)| *name == "days").unwrap().1.clone());
    assert_eq!(days(Some("2026-03-30")), None, "what is printed now is gone by then");
    assert_eq!(days(Some("2026-03-31")).as_deref(), Some("365"));
    assert_eq!(days(Some("2027-03-30")).as_deref(), Some("1"));
    assert_eq!(days(Some("2027-03-31")), None, "then it is closed, and refused");
    assert_eq!(days(None).as_deref(), Some("none"));
}

#[test]
fn accounts_of_a_withheld_department_are_left_out() {
    let file = entry("WX-A", "kind = \"wechat\"\npicture = \"accounts/a.png\"\ndepartment = \"GAJ\"");
    let (accounts, said) = read_on(&file, None);
    assert_eq!((accounts.iter().count(), said), (0, Vec::new()));
    assert_eq!(accounts.withheld()[0].code, Some(Given::Payload(FOLLOW.into())), "for those who search for leaks");
}
