//! Accounts elsewhere, as offices use them: their codes drawn anew, refused, closed, replaced, and withheld.

use mingma::code::{Code, Kind, Level, encode, png};
use mingma::geom::Length;
use snapbox::str;

use crate::city::City;
use crate::judge;
use crate::withheld::read;

const FOLLOW: &str = "http://weixin.qq.com/r/0Tq3gkPE1mYhrTrU9xly";
const NEXT: &str = "http://weixin.qq.com/r/1Uq4hlQF2nZisUsV0yMz";

/// The picture of a QR code, as a service hands it out.
fn picture(payload: &str) -> Vec<u8> {
    let symbol = encode(payload, Level::H).unwrap();
    let (target, destination, title) = (payload.to_owned(), payload.to_owned(), String::new());
    let code = Code { id: "X".to_owned(), department: None, kind: Kind::Account, target, destination, title, symbol };
    png(&code, Length::mm(1.0))
}

/// A round picture of so many pixels, as mini-programs have.
fn round(side: u32) -> Vec<u8> {
    let middle = f64::from(side) / 2.0;
    let pixel = |at: u32| {
        let (dx, dy) = (f64::from(at % side) - middle, f64::from(at / side) - middle);
        let radius = dx.hypot(dy) / middle;
        if radius < 0.95 && radius > 0.4 && (dy.atan2(dx) * 36.0).sin() > 0.2 { 30 } else { 255 }
    };
    mingma::picture::gray_jpeg(side, side, &(0..side * side).map(pixel).collect::<Vec<_>>(), 95)
}

/// A city with a sheet of its accounts.
fn city(accounts: &str) -> City {
    let city = City::new();
    let settings = "title = \"账号\"\nscope = \"site\"\nfile = \"账号\"\n\n[page]\nsize = \"A5\"\n";
    city.write("layouts/sheet/layout.toml", settings);
    city.write(
        "layouts/sheet/template.xml",
        "<document lang=\"zh-CN\"><page>\n\
         {% for account in site.accounts %}<p>{{ account.title }} {{ account.name }}</p><qr code=\"{{ account.code }}\" \
         style=\"width: 36mm\"/>{% endfor %}\n\
         {% for department in departments %}{% for account in department.accounts %}<p>{{ account.name }}</p>\
         <qr code=\"{{ account.code }}\" style=\"width: 36mm\"/>{% endfor %}{% endfor %}\n\
         </page></document>\n",
    );
    city.replace("mingma.toml", "\"bulletin\"]", "\"bulletin\", \"sheet\"]");
    city.write("accounts/follow.png", picture(FOLLOW));
    city.write("accounts/next.png", picture(NEXT));
    city.write("accounts/group.png", picture("https://weixin.qq.com/g/AQYAABc"));
    city.write("accounts/round.jpg", round(430));
    city.write("accounts.toml", accounts);
    city
}

const TWO: &str = "[[account]]\nid = \"WX-FGW\"\nname = \"示例发改\"\nkind = \"wechat\"\npicture = \"accounts/follow.png\"\n\
                   department = \"FGW\"\n\n[[account]]\nid = \"XCX\"\nname = \"示例办事\"\nkind = \"mini-program\"\n\
                   picture = \"accounts/round.jpg\"\n";

/// What a reader of other people's reads on the first page, sorted.
fn judged(city: &City, pdf: &str) -> Vec<String> {
    let [page] = &mut judge::read_pages(&std::fs::read(city.path(pdf)).unwrap(), &[0], 200.0)[..] else {
        panic!("one page was asked for")
    };
    let mut read: Vec<String> = std::mem::take(page).into_iter().map(|found| found.text).collect();
    read.sort();
    read
}

#[test]
fn codes_are_drawn_anew_and_hold_what_they_held() {
    let city = city(TWO);
    city.run("build --lang en --proof").success();
    let manifest = city.manifest();
    let code = manifest["codes"].as_array().unwrap().iter().find(|code| code["id"] == "WX-FGW").unwrap();
    assert_eq!((&code["target"], &code["destination"]), (&FOLLOW.into(), &FOLLOW.into()));
    assert_eq!(
        (&code["account"], &code["item"], &code["department"]),
        (&"WX-FGW".into(), &serde_json::Value::Null, &"FGW".into())
    );
    assert_eq!(code["files"], serde_json::json!(["codes/FGW/WX-FGW.svg", "codes/FGW/WX-FGW.png"]));
    let documents = manifest["documents"].as_array().unwrap();
    let sheet = documents.iter().find(|document| document["layout"] == "sheet").unwrap();
    let placed: Vec<_> = sheet["codes"].as_array().unwrap().iter().map(|placed| &placed["id"]).collect();
    assert_eq!(placed, ["WX-FGW"], "what is no QR code is no code to be proven");
    let [given] = sheet["given"].as_array().unwrap().as_slice() else { panic!("{sheet}") };
    assert_eq!((&given["id"], &given["page"], &given["width_mm"]), (&"XCX".into(), &1.into(), &36.0.into()));
    assert_eq!(judged(&city, "output/sheet/账号.pdf"), [FOLLOW]);
    let redirects = city.path("output/redirects");
    assert!(!redirects.exists(), "an account's code leads straight to its service");
    city.run("build --lang en").success();
    assert_eq!(city.manifest(), manifest, "a second build finds all as it was");
}

#[test]
fn the_supplied_picture_is_placed_as_it_is() {
    let city = city(TWO);
    city.build();
    let pdf = city.output().remove("sheet/账号.pdf").unwrap();
    let text = String::from_utf8_lossy(&pdf);
    assert!(text.contains("/Width 430") && text.contains("/Height 430"), "with all its pixels");
    // A new picture under the old name is another document.
    city.write("accounts/round.jpg", round(500));
    city.build();
    assert_ne!(city.output().remove("sheet/账号.pdf").unwrap(), pdf);
    city.write("accounts/round.jpg", round(300));
    city.run("check --lang en --only sheet").code(1).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
Setting documents
error[preflight-given-resolution]: the supplied code of XCX (300×300 pixels) is printed at 212 pixels an inch, 300 are needed
--> sheet/账号.pdf, page 1, 20.0 mm from the left and 25.9 mm from the top
 = help: have it handed out with more pixels

One error. Nothing was written.

"#]]);
    city.write("accounts/round.jpg", round(430));
    city.replace("layouts/sheet/template.xml", "style=\"width: 36mm\"", "style=\"width: 24mm\" module=\"0.5mm\"");
    city.run("check --lang zh --only sheet").code(1).stderr_eq(str![[r#"
读取目录
计算二维码：13
排版文档
错误[preflight-given-size]: XCX 的码宽 24 毫米，至少要 30 毫米
--> sheet/账号.pdf 第 1 页，距左 20.0 毫米、距上 25.9 毫米
 = 处理办法: 请加大该 qr 的宽度：不是二维码的码更细密，且未经识读验证。

共 1 个错误。未写任何文件。

"#]]);
}

#[test]
fn a_code_that_runs_out_is_refused() {
    let city = city(&TWO.replace("accounts/follow.png", "accounts/group.png"));
    city.run("check --lang en --date 2026-11-24").code(1).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
error[account-unfit]: the code of “WX-FGW” invites to a group: it runs out after seven days
 --> accounts.toml:5:11
  |
5 | picture = "accounts/group.png"
  |           ^^^^^^^^^^^^^^^^^^^^ holds https://weixin.qq.com/g/AQYAABc
  |
  = help: Take the code of the account itself: for a WeChat account, from the platform’s settings, “QR code”.

One error. Nothing was written.

"#]]);
    assert!(!city.path("output").exists());
    city.run("build --lang zh").code(1).stderr_eq(str![[r#"
读取目录
计算二维码：13
错误[account-unfit]: “WX-FGW”的二维码是群聊邀请，七天后失效
 --> accounts.toml:5:11
  |
5 | picture = "accounts/group.png"
  |           ^^^^^^^^^^^^^^^^^^^^ 内容为 https://weixin.qq.com/g/AQYAABc
  |
  = 处理办法: 请用账号本身的二维码：微信公众号在公众平台“设置”中下载。

共 1 个错误。未写任何文件。

"#]]);
}

#[test]
fn a_closed_account_is_left_out_or_refused_by_its_name() {
    let next = "\n[[account]]\nid = \"WX-NEXT\"\nname = \"示例发改委\"\nkind = \"wechat\"\n\
                picture = \"accounts/next.png\"\ndepartment = \"FGW\"\n";
    let closing = TWO
        .replace("department = \"FGW\"\n", "department = \"FGW\"\nclosing = 2027-01-31\nreplaced_by = \"WX-NEXT\"\n");
    let city = city(&(closing + next));
    city.run("build --lang zh").success().stderr_eq(str![[r#"
读取目录
计算二维码：13
排版文档：6
写入文件：21
警告[account-closing]: 账号“示例发改”（WX-FGW）将于 2027-01-31 停用，还有 72 天，现在印制的到时即告失效
 --> accounts.toml:2:6
  |
2 | id = "WX-FGW"
  |      ^^^^^^^^ 用到它的版式：sheet
  |
  = 处理办法: 请改印 WX-NEXT；停用后，变更计划会列出仍张贴着的旧码。

警告[preflight-neighbour]: 二维码“WX-NEXT”与“WX-FGW”相距 12.95 毫米，手机会同时看到两个
--> sheet/账号.pdf 第 1 页，距左 23.5 毫米、距上 113.3 毫米
 = 处理办法: 请隔开 14.49 毫米，即较小一个码的半边宽。


"#]]);
    city.run("check --lang en --date 2027-01-30").success().stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
Setting documents: 6
warning[account-closing]: the account “示例发改” (WX-FGW) closes on 2027-01-31, in 1 day: what is printed now will be wrong then
 --> accounts.toml:2:6
  |
2 | id = "WX-FGW"
  |      ^^^^^^^^ shown by sheet
  |
  = help: Print WX-NEXT in its place; once it is closed, the plan lists what hangs with its code.

warning[preflight-neighbour]: the codes “WX-NEXT” and “WX-FGW” stand 12.95 mm apart, so that a camera sees both
--> sheet/账号.pdf, page 1, 23.5 mm from the left and 113.3 mm from the top
 = help: leave 14.49 mm, half the side of the smaller one


"#]]);
    // On the day it closes, a layout that goes through the accounts shows the other alone.
    city.replace("mingma.toml", "date = 2026-11-20", "date = 2027-01-31");
    city.run("build --lang en --proof").success();
    assert_eq!(judged(&city, "output/sheet/账号.pdf"), [NEXT]);
    assert!(city.manifest()["codes"].as_array().unwrap().iter().all(|code| code["id"] != "WX-FGW"));
    assert!(!city.path("output/codes/FGW/WX-FGW.svg").exists());
    // One that names it is refused.
    city.replace("layouts/sheet/template.xml", "{% for department", "<qr code=\"WX-FGW\"/>\n{% for department");
    city.run("build --lang en").code(1).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
Setting documents: 6
error[account-closed]: the account “示例发改” (WX-FGW) is closed since 2027-01-31; its code is not drawn
 --> layouts/sheet/template.xml:3:11
  |
3 | <qr code="WX-FGW"/>
  |           ^^^^^^ names the closed account
  |
  = help: Name WX-NEXT, which took its place; layouts that go through the list of accounts do so by themselves.

One error. Nothing was written.

"#]]);
    city.run("check --lang zh").code(1).stderr_eq(str![[r#"
读取目录
计算二维码：13
排版文档：6
错误[account-closed]: 账号“示例发改”（WX-FGW）已于 2027-01-31 停用，不再印其二维码
 --> layouts/sheet/template.xml:3:11
  |
3 | <qr code="WX-FGW"/>
  |           ^^^^^^ 用了已停用的账号
  |
  = 处理办法: 请改用接替它的 WX-NEXT；按账号列表排版的版式会自动改用。

共 1 个错误。未写任何文件。

"#]]);
}

/// The files of the output folder that a text can be read in, or that bear it in their names.
fn having(city: &City, text: &str) -> Vec<String> {
    let files = city.output().into_iter();
    files
        .filter(|(path, bytes)| path.contains(text) || read(path, bytes).contains(text))
        .map(|(path, _)| path)
        .collect()
}

#[test]
fn accounts_of_a_withheld_department_show_nowhere() {
    const SECRETS: [&str; 3] = ["WX-FGW", "示例发改", FOLLOW];
    let city = city(TWO);
    city.run("build --lang en --proof").success();
    // The same search finds what is published: on the sheet the name, as it is read there.
    assert!(having(&city, SECRETS[1]).contains(&"sheet/账号.pdf".to_owned()));
    for secret in SECRETS {
        assert_ne!(having(&city, secret), Vec::<String>::new(), "{secret}");
    }
    let rule = "\n[[rule]]\nid = \"all\"\ntitle = \"全部\"\neffect = \"absolute\"\nbasis = \"法\"\n\
                basis_version = \"2019\"\nmatch = { paths = [\"发展和改革委员会/**\"] }\n";
    let list = std::fs::read_to_string(city.path("negative-list.toml")).unwrap();
    city.write("negative-list.toml", list + rule);
    city.run("build --lang en --proof").success();
    for secret in SECRETS {
        assert_eq!(having(&city, secret), Vec::<String>::new(), "{secret}");
    }
}

#[test]
fn accounts_are_asked_for_nowhere() {
    let city = city(TWO);
    city.build();
    let targets: Vec<_> =
        city.manifest()["codes"].as_array().unwrap().iter().map(|code| code["target"].clone()).collect();
    assert!(targets.contains(&FOLLOW.into()));
    city.run("links --offline --lang en").code(1);
    for file in ["operator/links/links.csv", "operator/links/links.json"] {
        let text = String::from_utf8(city.output().remove(file).unwrap()).unwrap();
        assert!(text.contains("CZJ-0002"), "{file} has no addresses at all");
        assert!(!text.contains(FOLLOW) && !text.contains("WX-FGW"), "{file}: {text}");
    }
    city.replace(
        "mingma.toml",
        "item_url = \"https://{host}/zwgk/{department_lower}/{id_lower}.html\"",
        "item_url = \"http://weixin.qq.com/r/{id}\"",
    );
    city.run("check --lang en").code(1).stderr_eq(str![[r#"
...
error[address-host]: [..]
...
"#]]);
}

/// A city that has issued the edition 2026, of which a sheet of its accounts and a poster hang.
fn issued_and_hung() -> City {
    let city = city(TWO);
    city.run("build --issue 2026 --date 2026-11-20").success();
    city.write(
        "hung.csv",
        "place,document,copies,date\n一楼大厅,sheet/账号.pdf,2,2026-11-21\n二楼,poster/FGW-发改委.pdf,1,2026-11-21\n",
    );
    city.run("register post --from hung.csv").success();
    city.run("plan --lang en").code(0).stdout_eq(str![[r#"
Compared with edition 2026, issued on 2026-11-20
Nothing to do: the last edition and all that hangs are as they should be.

"#]]);
    city
}

/// One account has closed, and another took its place; the mini-program was replaced by nothing.
fn close(city: &City) {
    let next = "\n[[account]]\nid = \"WX-NEXT\"\nname = \"示例发改委\"\nkind = \"wechat\"\n\
                picture = \"accounts/next.png\"\ndepartment = \"FGW\"\n";
    let closed =
        TWO.replace("department = \"FGW\"\n", "department = \"FGW\"\nclosed = 2027-01-31\nreplaced_by = \"WX-NEXT\"\n");
    city.write(
        "accounts.toml",
        closed.replace("\"accounts/round.jpg\"\n", "\"accounts/round.jpg\"\nclosed = 2027-02-01\n") + next,
    );
}

#[test]
fn a_plan_tells_of_an_account_that_is_to_close() {
    let city = issued_and_hung();
    city.write("accounts.toml", TWO.replace("department = \"FGW\"\n", "department = \"FGW\"\nclosing = 2027-01-31\n"));
    city.run("plan --lang en").code(3).stdout_eq(str![[r#"
Compared with edition 2026, issued on 2026-11-20
To do:

Accounts that will close: 1
  WX-FGW  示例发改  closes on 2027-01-31; what shows it is to be replaced by then

Hangs and is out of date: 1
  一楼大厅  no. 1: sheet/账号.pdf, 2 copies, edition 2026  account will close: WX-FGW (page 1); hang instead: sheet/账号.pdf

Documents to print again: 1
  sheet/账号.pdf  2 copies hang  account will close: WX-FGW (page 1)

In all: changes: 1; documents to print again: 1; postings to take down or replace: 1 (2 copies), urgent: 0

"#]]);
}

#[test]
fn a_plan_tells_what_hangs_with_the_code_of_an_account_that_closed() {
    let city = issued_and_hung();
    close(&city);
    city.run("plan --lang zh").code(3).stdout_eq(str![[r#"
与版次 2026（2026-11-20 发布）比较
需要处理：

紧急：账号已停用 2 个，印有其二维码的一律立即取下
  WX-FGW  示例发改  已于 2027-01-31 停用；改印 WX-NEXT
  XCX     示例办事  已于 2027-02-01 停用

新增：1 项
  WX-NEXT  示例发改委  该版次中没有

紧急：须立即取下的张贴 1 处
  一楼大厅  第 1 号：sheet/账号.pdf，2 份，版次 2026  账号已停用：WX-FGW、XCX（第 1 页）；缺少新增：WX-NEXT；换贴 sheet/账号.pdf

需要重印的文档 1 份
  sheet/账号.pdf  张贴着 2 份  账号已停用：WX-FGW、XCX（第 1 页）；缺少新增：WX-NEXT

合计：变更 3 项，需重印文档 1 份，需取下或换贴 1 处（2 份），其中紧急 1 处

"#]]);
    city.run("plan --lang en").code(3).stdout_eq(str![[r#"
Compared with edition 2026, issued on 2026-11-20
To do:

Urgent: accounts that are there no more: 2; whatever shows their codes comes down at once
  WX-FGW  示例发改  closed since 2027-01-31; WX-NEXT is shown in its place
  XCX     示例办事  closed since 2027-02-01

New: 1
  WX-NEXT  示例发改委  not in that edition

Urgent: hangs and must come down at once: 1
  一楼大厅  no. 1: sheet/账号.pdf, 2 copies, edition 2026  account closed: WX-FGW, XCX (page 1); missing on it: WX-NEXT; hang instead: sheet/账号.pdf

Documents to print again: 1
  sheet/账号.pdf  2 copies hang  account closed: WX-FGW, XCX (page 1); missing on it: WX-NEXT

In all: changes: 3; documents to print again: 1; postings to take down or replace: 1 (2 copies), urgent: 1

"#]]);
    city.run("plan --format json").code(3).stdout_eq(str![[r#"
{"schema":1,"against":{"name":"2026","issued":"2026-11-20","printed":"2026年11月","city":"示例市","sample":true,"program":"mingma 0.1.0","content":"[..]"},"changes":[{"id":"WX-FGW","of":"account","department":"FGW","name":"示例发改","change":"closed","since":"2027-01-31","successor":"WX-NEXT"},{"id":"XCX","of":"account","department":"","name":"示例办事","change":"closed","since":"2027-02-01","successor":null},{"id":"WX-NEXT","of":"account","department":"FGW","name":"示例发改委","change":"added"}],"documents":[{"path":"sheet/账号.pdf","layout":"sheet","department":"","state":"changed","grade":"urgent","reasons":[{"id":"WX-FGW","pages":[1],"reason":"closed"},{"id":"XCX","pages":[1],"reason":"closed"},{"id":"WX-NEXT","pages":[],"reason":"added"}],"pages":[1],"hanging":2}],"postings":[{"posting":{"number":1,"place":"一楼大厅","edition":"2026","document":"sheet/账号.pdf","copies":2,"posted":"2026-11-21","person":"","photo":"","removal":null},"grade":"urgent","reasons":[{"id":"WX-FGW","pages":[1],"reason":"closed"},{"id":"XCX","pages":[1],"reason":"closed"},{"id":"WX-NEXT","pages":[],"reason":"added"}],"hang":"sheet/账号.pdf"}]}

"#]]);
}

#[test]
fn what_shows_a_closed_account_is_on_the_list_until_it_is_taken_down() {
    let city = issued_and_hung();
    close(&city);
    city.run("plan --reprint take-down").code(3);
    let list = std::fs::read_to_string(city.path("take-down/reprint-list.csv")).unwrap();
    snapbox::assert_data_eq!(
        list,
        str![[r#"
﻿地点 place,紧急 urgent,编号 number,取下 take down,版次 edition,张贴日期 posted,份数 copies,换贴 hang,印制文件 file,缘由 reason
一楼大厅,紧急 urgent,1,sheet/账号.pdf,2026,2026-11-21,2,sheet/账号.pdf,places/01-一楼大厅.pdf,账号已停用：WX-FGW、XCX（第 1 页）；缺少新增：WX-NEXT

"#]]
    );
    city.run("build --issue 2027 --date 2027-02-02").success();
    city.run("register export out").success();
    let codes = std::fs::read_to_string(city.path("out/codes.csv")).unwrap();
    let accounts: Vec<_> = codes.lines().filter(|line| line.contains(",account,")).collect();
    assert_eq!(accounts.len(), 3, "{accounts:#?}");
    assert!(accounts.iter().any(|line| line.starts_with("2026,XCX,account,,picture:")), "{accounts:#?}");
    std::fs::remove_file(city.path("register.db")).unwrap();
    city.run("register import out").success();
    city.run("plan --lang en").code(3).stdout_eq(str![[r#"
Compared with edition 2027, issued on 2027-02-02
To do:

Urgent: hangs and must come down at once: 1
  一楼大厅  no. 1: sheet/账号.pdf, 2 copies, edition 2026  account closed: WX-FGW, XCX (page 1); missing on it: WX-NEXT; hang instead: sheet/账号.pdf

In all: changes: 0; documents to print again: 0; postings to take down or replace: 1 (2 copies), urgent: 1

"#]]);
}
