//! Photos of the walls as offices bring them: folders of them, good ones and bad, and all that is made of it.

use std::fs;

use calamine::{Reader as _, Xlsx};
use sha2::{Digest as _, Sha256};
use snapbox::str;

use crate::city::{City, FINANCE};
use crate::photo::{Sheet, Shot, stands};

const POSTER: &str = "poster/CZJ-财政局.pdf";
const BULLETIN: &str = "bulletin/CZJ-财政局.pdf";

/// A city that issued an edition and hung some of it.
fn hung() -> City {
    let city = City::new();
    city.run("build --issue 2026 --date 2026-01-05").success();
    city.write(
        "hung.csv",
        "place,document,copies,date\n\
         一楼大厅,poster/CZJ-财政局.pdf,2,2026-01-10\n\
         二楼,poster/CZJ-财政局.pdf,1,2026-01-10\n\
         二楼,bulletin/CZJ-财政局.pdf,1,2026-01-11\n",
    );
    city.run("register post --from hung.csv").success();
    city
}

/// What the last build made, on paper.
fn sheet(city: &City, document: &str) -> Sheet {
    Sheet::of(&fs::read(city.path("output").join(document)).unwrap(), 1, 4.0)
}

/// The answer for programs.
fn json(city: &City, line: &str, code: i32) -> serde_json::Value {
    let told = city.run(&format!("{line} --format json")).code(code).get_output().stdout.clone();
    serde_json::from_slice(&told).unwrap()
}

#[test]
fn all_is_right_however_the_phone_was_held() {
    let city = hung();
    let poster = sheet(&city, POSTER);
    for orientation in 1..=8 {
        let shot = Shot { size: (1000, 1300), orientation, turn: 5.0, ..Shot::default() };
        city.write(&format!("photos/一楼大厅/{orientation}.jpg"), shot.take(&poster));
    }
    // What other systems leave beside files is no photo.
    city.write("photos/一楼大厅/._1.jpg", "");
    city.write("photos/Thumbs.db", "");
    let audit = json(&city, "audit photos", 0);
    let photos = audit["photos"].as_array().unwrap();
    assert_eq!(photos.len(), 8);
    for photo in photos {
        assert_eq!(photo["size"], serde_json::json!([1000, 1300]), "{photo}");
        let states: Vec<_> = photo["codes"].as_array().unwrap().iter().map(|code| &code["state"]).collect();
        assert_eq!(states, ["current"; 4], "{photo}");
        assert_eq!((&photo["place"], &photo["sheets"][0]["posting"]), (&"一楼大厅".into(), &1.into()));
        // Upright, the codes lie where they lie on every other photo.
        let corners = |photo: &serde_json::Value| -> Vec<i64> {
            let codes = photo["codes"].as_array().unwrap().iter().flat_map(|code| code["corners"].as_array().unwrap());
            codes.flat_map(|corner| corner.as_array().unwrap()).map(|number| number.as_i64().unwrap()).collect()
        };
        for (one, other) in corners(photo).into_iter().zip(corners(&photos[0])) {
            assert!((one - other).abs() <= 3, "{photo}");
        }
    }
    city.run("audit photos --lang en").code(0).stdout_eq(str![[r#"
8 photos, 32 codes found, 32 of them right
Nothing to do: every code leads where it should, and none is missing.

What the photos show: 8
  photos/一楼大厅/1.jpg  一楼大厅: poster/CZJ-财政局.pdf, edition 2026, no. 1  4 of 4 right
  photos/一楼大厅/2.jpg  一楼大厅: poster/CZJ-财政局.pdf, edition 2026, no. 1  4 of 4 right
  photos/一楼大厅/3.jpg  一楼大厅: poster/CZJ-财政局.pdf, edition 2026, no. 1  4 of 4 right
  photos/一楼大厅/4.jpg  一楼大厅: poster/CZJ-财政局.pdf, edition 2026, no. 1  4 of 4 right
  photos/一楼大厅/5.jpg  一楼大厅: poster/CZJ-财政局.pdf, edition 2026, no. 1  4 of 4 right
  photos/一楼大厅/6.jpg  一楼大厅: poster/CZJ-财政局.pdf, edition 2026, no. 1  4 of 4 right
  photos/一楼大厅/7.jpg  一楼大厅: poster/CZJ-财政局.pdf, edition 2026, no. 1  4 of 4 right
  photos/一楼大厅/8.jpg  一楼大厅: poster/CZJ-财政局.pdf, edition 2026, no. 1  4 of 4 right

"#]]);
}

/// Half a year later: an item is withheld, a page moved, one item is gone; the next edition is issued, nothing is hung anew.
fn changed() -> City {
    let city = hung();
    let decision = "\n[[decision]]\nitem = \"CZJ-0003\"\noutcome = \"withhold\"\nby = \"张某\"\ndate = 2026-06-01\n\
                    reason = \"数据尚待核对\"\n";
    let list = fs::read_to_string(city.path("negative-list.toml")).unwrap();
    city.write("negative-list.toml", list + decision);
    let moved = "全社会,县级,https://www.example.gov.cn/zwgk/new/czj-0002.html";
    city.replace(
        FINANCE,
        "各项收入,示例市财政局,自信息形成或者变更之日起20个工作日内,主动公开,政府网站、公开查阅点,全社会,县级,",
        &format!("各项收入,示例市财政局,自信息形成或者变更之日起20个工作日内,主动公开,政府网站、公开查阅点,{moved}"),
    );
    let table = fs::read_to_string(city.path(FINANCE)).unwrap();
    let line = table.lines().find(|line| line.starts_with("CZJ-0005")).unwrap().to_owned();
    city.write(FINANCE, table.replace(&line, "").trim_end());
    city.replace("catalog/财政局/department.toml", ", \"CZJ-0005\"", "");
    city
}

#[test]
fn what_became_wrong_on_the_walls() {
    let city = hung();
    let (poster, bulletin) = (sheet(&city, POSTER), sheet(&city, BULLETIN));
    drop(city);
    let city = changed();
    let turned = Shot { turn: -9.0, shade: 0.5, ..Shot::default() };
    city.write("photos/二楼/1.jpg", turned.take(&poster));
    let aside = Shot { aside: (0.35, 0.15), blur: 0.6, noise: 7, quality: 65, ..Shot::default() };
    city.write("photos/二楼/2.jpg", aside.take(&bulletin));
    city.run("audit photos --lang zh").code(3).stdout_eq(str![[r#"
照片 2 张，找到二维码 8 个，其中正确 2 个
需要处理：

紧急：已不予公开的二维码 2 个，立即取下
  photos/二楼/1.jpg  二楼：poster/CZJ-财政局.pdf，版次 2026，第 2 号    CZJ-0003：已不予公开
  photos/二楼/2.jpg  二楼：bulletin/CZJ-财政局.pdf，版次 2026，第 3 号  CZJ-0003：已不予公开

指向错误网页的二维码 2 个
  photos/二楼/1.jpg  二楼：poster/CZJ-财政局.pdf，版次 2026，第 2 号    CZJ-0002 一般公共预算收入表：https://www.example.gov.cn/zwgk/czj/czj-0002.html → https://www.example.gov.cn/zwgk/new/czj-0002.html；新网址尚未发布
  photos/二楼/2.jpg  二楼：bulletin/CZJ-财政局.pdf，版次 2026，第 3 号  CZJ-0002 一般公共预算收入表：https://www.example.gov.cn/zwgk/czj/czj-0002.html → https://www.example.gov.cn/zwgk/new/czj-0002.html；新网址尚未发布

事项已取消的二维码 2 个
  photos/二楼/1.jpg  二楼：poster/CZJ-财政局.pdf，版次 2026，第 2 号    CZJ-0005 收支总体情况表：已取消
  photos/二楼/2.jpg  二楼：bulletin/CZJ-财政局.pdf，版次 2026，第 3 号  CZJ-0005 收支总体情况表：已取消

照片所示：2 张
  photos/二楼/1.jpg  二楼：poster/CZJ-财政局.pdf，版次 2026，第 2 号    4 个中 1 个正确
  photos/二楼/2.jpg  二楼：bulletin/CZJ-财政局.pdf，版次 2026，第 3 号  4 个中 1 个正确

"#]]);
    // The new address once issued, the edition is named; and the withheld title is told nowhere.
    city.run("build --issue 2027 --date 2027-01-05").success();
    let told = city.run("audit photos --lang en --csv a.csv --html a.html --xlsx a.xlsx").code(3);
    let told = told.stdout_eq(str![[r#"
2 photos, 8 codes found, 2 of them right
To do:

Urgent: codes of what must not be published any more: 2; take them down at once
  photos/二楼/1.jpg  二楼: poster/CZJ-财政局.pdf, edition 2026, no. 2    CZJ-0003: must not be published any more
  photos/二楼/2.jpg  二楼: bulletin/CZJ-财政局.pdf, edition 2026, no. 3  CZJ-0003: must not be published any more

Codes that lead to the wrong page: 2
  photos/二楼/1.jpg  二楼: poster/CZJ-财政局.pdf, edition 2026, no. 2    CZJ-0002 一般公共预算收入表: https://www.example.gov.cn/zwgk/czj/czj-0002.html → https://www.example.gov.cn/zwgk/new/czj-0002.html; issued in edition 2027
  photos/二楼/2.jpg  二楼: bulletin/CZJ-财政局.pdf, edition 2026, no. 3  CZJ-0002 一般公共预算收入表: https://www.example.gov.cn/zwgk/czj/czj-0002.html → https://www.example.gov.cn/zwgk/new/czj-0002.html; issued in edition 2027

Codes of what is no longer there: 2
  photos/二楼/1.jpg  二楼: poster/CZJ-财政局.pdf, edition 2026, no. 2    CZJ-0005 收支总体情况表: no longer there
  photos/二楼/2.jpg  二楼: bulletin/CZJ-财政局.pdf, edition 2026, no. 3  CZJ-0005 收支总体情况表: no longer there

What the photos show: 2
  photos/二楼/1.jpg  二楼: poster/CZJ-财政局.pdf, edition 2026, no. 2    1 of 4 right
  photos/二楼/2.jpg  二楼: bulletin/CZJ-财政局.pdf, edition 2026, no. 3  1 of 4 right

Written: [..]/city/a.csv
Written: [..]/city/a.xlsx
Written: [..]/city/a.html

"#]]).get_output().stdout.clone();
    snapbox::assert_data_eq!(
        fs::read_to_string(city.path("a.csv")).unwrap(),
        str![[r#"
﻿照片 photo,地点 place,文档 document,页 page,版次 edition,张贴编号 posting,状态 state,编号 id,名称 name,二维码内容 text,现应为 now,现版次 now in edition,顶替 instead of,仿冒 imitates
photos/二楼/1.jpg,二楼,poster/CZJ-财政局.pdf,1,2026,2,现行 current,CZJ,示例市财政局,https://www.example.gov.cn/zwgk/czj/,,,,
photos/二楼/1.jpg,二楼,poster/CZJ-财政局.pdf,1,2026,2,已更替 superseded,CZJ-0002,一般公共预算收入表,https://www.example.gov.cn/zwgk/czj/czj-0002.html,https://www.example.gov.cn/zwgk/new/czj-0002.html,2027,,
photos/二楼/1.jpg,二楼,poster/CZJ-财政局.pdf,1,2026,2,已不予公开 withheld,CZJ-0003,,https://www.example.gov.cn/zwgk/czj/czj-0003.html,,,,
photos/二楼/1.jpg,二楼,poster/CZJ-财政局.pdf,1,2026,2,已取消 removed,CZJ-0005,收支总体情况表,https://www.example.gov.cn/zwgk/czj/czj-0005.html,,,,
photos/二楼/2.jpg,二楼,bulletin/CZJ-财政局.pdf,1,2026,3,现行 current,CZJ,示例市财政局,https://www.example.gov.cn/zwgk/czj/,,,,
photos/二楼/2.jpg,二楼,bulletin/CZJ-财政局.pdf,1,2026,3,已更替 superseded,CZJ-0002,一般公共预算收入表,https://www.example.gov.cn/zwgk/czj/czj-0002.html,https://www.example.gov.cn/zwgk/new/czj-0002.html,2027,,
photos/二楼/2.jpg,二楼,bulletin/CZJ-财政局.pdf,1,2026,3,已不予公开 withheld,CZJ-0003,,https://www.example.gov.cn/zwgk/czj/czj-0003.html,,,,
photos/二楼/2.jpg,二楼,bulletin/CZJ-财政局.pdf,1,2026,3,已取消 removed,CZJ-0005,收支总体情况表,https://www.example.gov.cn/zwgk/czj/czj-0005.html,,,,

"#]]
    );
    let page = fs::read_to_string(city.path("a.html")).unwrap();
    let json = json(&city, "audit photos", 3).to_string();
    for text in [&String::from_utf8(told).unwrap(), &page, &json] {
        assert!(text.contains("CZJ-0003") && !text.contains("一般公共预算支出表"), "{text}");
    }
    let csv = fs::read_to_string(city.path("a.csv")).unwrap();
    let rows: Vec<Vec<String>> = csv.trim_start_matches('\u{feff}').lines().map(cells).collect();
    let workbook = workbook(&fs::read(city.path("a.xlsx")).unwrap());
    assert_eq!(&workbook[workbook.len() - rows.len()..], rows, "the workbook holds what the table holds");
}

/// The cells of a line without quotes.
fn cells(line: &str) -> Vec<String> {
    line.split(',').map(str::to_owned).collect()
}

/// Every cell of a workbook's first sheet, as other programs read it.
fn workbook(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    let sheet = workbook.worksheet_range_at(0).unwrap().unwrap();
    sheet.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

/// The answer for programs, in full.
#[test]
fn what_programs_get() {
    let city = hung();
    let poster = sheet(&city, POSTER);
    let (x, y, side) = stands(&city.manifest(), POSTER, "CZJ-0005");
    // A stranger's code beside the city's, and one of the city's torn off.
    let pasted = poster.with_sticker("http://weixin.qq.com/r/abcdefg", 215.0, 110.0, 40.0);
    city.write(
        "a.jpg",
        Shot { turn: 3.0, ..Shot::default() }.take(&pasted.covered(x - 3.0, y - 3.0, side + 6.0, side + 6.0)),
    );
    let audit = json(&city, "audit a.jpg --place 二楼", 3);
    snapbox::assert_data_eq!(serde_json::to_string_pretty(&audit).unwrap() + "\n", snapbox::file!["audit.json"]);
}

/// Characters that look like the corners of a code are none; a code that is there and cannot be read is told.
#[test]
fn what_looks_like_a_code_and_what_is_one() {
    let city = hung();
    city.write(
        "layouts/sheet/layout.toml",
        "title = \"回\"\nscope = \"site\"\nfile = \"回\"\n\n[page]\nsize = \"A5\"\n",
    );
    let lines = format!("<p>{}</p>", "回国围固回回".repeat(4)).repeat(16);
    city.write("layouts/sheet/template.xml", format!("<document lang=\"zh-CN\"><page>{lines}</page></document>"));
    city.replace("mingma.toml", "\"bulletin\"]", "\"bulletin\", \"sheet\"]");
    city.build();
    let text = sheet(&city, "sheet/回.pdf");
    for (size, turn) in [((2000, 2800), 0.0), ((1400, 2000), 5.0), ((900, 1300), -8.0)] {
        city.write("text.jpg", Shot { size, turn, ..Shot::default() }.take(&text));
        let audit = json(&city, "audit text.jpg", 3);
        assert_eq!((&audit["totals"]["codes"], &audit["totals"]["empty"]), (&0.into(), &1.into()), "{audit}");
    }
    let (x, y, side) = (50.0, 60.0, 40.0);
    let smeared = text.with_sticker("https://www.example.gov.cn/zwgk/czj/czj-0002.html", x, y, side);
    let smeared = smeared.covered(x + 0.38 * side, y + 0.38 * side, 0.5 * side, 0.5 * side);
    city.write("smeared.jpg", Shot::default().take(&smeared));
    let audit = json(&city, "audit smeared.jpg", 3);
    assert_eq!((&audit["totals"]["codes"], &audit["totals"]["unreadable"]), (&1.into(), &1.into()), "{audit}");
}

#[test]
fn a_sticker_over_a_code_and_one_beside_it() {
    let city = hung();
    let poster = sheet(&city, POSTER);
    let (x, y, side) = stands(&city.manifest(), POSTER, "CZJ-0002");
    let pasted = poster.clone().with_sticker("https://www.examp1e.gov.cn/pay", x + 1.0, y - 1.5, side);
    city.write("a.jpg", Shot { turn: 4.0, aside: (0.2, 0.1), ..Shot::default() }.take(&pasted));
    // Beside a code, and a form of ours that nobody issued.
    let pasted = poster.with_sticker("https://www.example.gov.cn/zwgk/czj/x.html", 215.0, 110.0, 40.0);
    let (x, y, side) = stands(&city.manifest(), POSTER, "CZJ-0005");
    let pasted = pasted.covered(x - 3.0, y - 3.0, side + 6.0, side + 6.0);
    city.write("b.png", png(&Shot::default().take(&pasted)));
    city.run("audit a.jpg b.png --place 二楼 --lang en").code(3).stdout_eq(str![[r#"
2 photos, 8 codes found, 6 of them right
To do:

Alarm: codes that are not the city’s: 1
  a.jpg  二楼: poster/CZJ-财政局.pdf, edition 2026, no. 2  https://www.examp1e.gov.cn/pay; stands where CZJ-0002 should; made to look like www.example.gov.cn

Codes on the city’s own hosts that nobody issued: 1
  b.png  二楼: poster/CZJ-财政局.pdf, edition 2026, no. 2  https://www.example.gov.cn/zwgk/czj/x.html

Codes that should be on the photos and were not found: 1
  b.png  二楼: poster/CZJ-财政局.pdf, edition 2026, no. 2  1 of 4 not found: CZJ-0005; covered, torn off, or too small on the photo

Hang at these places and are on no photo: 1
  二楼  no. 3: bulletin/CZJ-财政局.pdf, edition 2026  on no photo

What the photos show: 2
  a.jpg  二楼: poster/CZJ-财政局.pdf, edition 2026, no. 2  3 of 4 right
  b.png  二楼: poster/CZJ-财政局.pdf, edition 2026, no. 2  3 of 4 right

"#]]);
    city.run("audit a.jpg b.png --place 二楼 --lang zh").code(3).stdout_eq(str![[r#"
照片 2 张，找到二维码 8 个，其中正确 6 个
需要处理：

警报：非本市的二维码 1 个
  a.jpg  二楼：poster/CZJ-财政局.pdf，版次 2026，第 2 号  https://www.examp1e.gov.cn/pay；顶替了 CZJ-0002；仿冒 www.example.gov.cn

指向本市域名但从未发布的二维码 1 个
  b.png  二楼：poster/CZJ-财政局.pdf，版次 2026，第 2 号  https://www.example.gov.cn/zwgk/czj/x.html

照片上应有而未找到的二维码 1 个
  b.png  二楼：poster/CZJ-财政局.pdf，版次 2026，第 2 号  4 个中有 1 个未找到：CZJ-0005；可能被遮挡、撕去，或在照片上太小

登记在这些地点、但照片上没有的张贴 1 处
  二楼  第 3 号：bulletin/CZJ-财政局.pdf，版次 2026  照片上没有

照片所示：2 张
  a.jpg  二楼：poster/CZJ-财政局.pdf，版次 2026，第 2 号  4 个中 3 个正确
  b.png  二楼：poster/CZJ-财政局.pdf，版次 2026，第 2 号  4 个中 3 个正确

"#]]);
}

/// A photo that someone saved as PNG.
fn png(jpeg: &[u8]) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::load_from_memory(jpeg).unwrap().write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A right code over the place of another is right by itself; but the one that should be there is not.
#[test]
fn a_right_code_over_another_leaves_that_one_missing() {
    let city = hung();
    let (x, y, side) = stands(&city.manifest(), POSTER, "CZJ-0005");
    let (poster, new) = (sheet(&city, POSTER), "https://www.example.gov.cn/zwgk/czj/czj-0009.html");
    // An item that is new, and that somebody made a code for by themselves.
    let table = fs::read_to_string(city.path(FINANCE)).unwrap();
    let line = table.lines().find(|line| line.starts_with("CZJ-0005")).unwrap().replace("CZJ-0005", "CZJ-0009");
    city.write(FINANCE, table.trim_end().to_owned() + "\n" + &line.replace("收支总体情况表", "新表") + "\n");
    let pasted = poster.with_sticker(new, x, y, side);
    city.write("a.jpg", Shot::default().take(&pasted));
    let line = "audit a.jpg --place 一楼大厅 --csv a.csv --record --who 李某 --date 2026-03-01";
    let audit = json(&city, line, 3);
    let missing = serde_json::json!([{"id": "CZJ-0005", "why": "not-read"}]);
    assert_eq!((&audit["photos"][0]["sheets"][0]["missing"], &audit["totals"]["missing"]), (&missing, &1.into()));
    let states: Vec<_> = audit["photos"][0]["codes"].as_array().unwrap().iter().map(|code| &code["state"]).collect();
    assert_eq!(states, ["current", "current", "current", "unissued"], "{audit}");
    let csv = fs::read_to_string(city.path("a.csv")).unwrap();
    let told: Vec<_> =
        csv.lines().map(|line| cells(line)[6..].join(",")).filter(|row| row.contains("CZJ-0005")).collect();
    let pasted = format!("未登记版次 unissued,CZJ-0009,新表,{new},,,CZJ-0005,");
    assert_eq!(told, [&pasted, "缺失 missing,CZJ-0005,,,,,,"]);
    city.run("register export kept").success();
    let kept = fs::read_to_string(city.path("kept/posting-checks.csv")).unwrap();
    assert!(kept.trim_end().ends_with(",missing,4,3,CZJ-0005"), "{kept}");
}

/// A code that is unreadable where it should be is one row of the table, and marked once.
#[test]
fn an_unreadable_code_in_its_place_is_told_once() {
    let city = hung();
    let (x, y, side) = stands(&city.manifest(), POSTER, "CZJ-0005");
    let smeared = sheet(&city, POSTER).covered(x + 0.38 * side, y + 0.38 * side, 0.5 * side, 0.5 * side);
    city.write("a.jpg", Shot::default().take(&smeared));
    city.run("audit a.jpg --place 一楼大厅 --csv a.csv").code(3);
    let csv = fs::read_to_string(city.path("a.csv")).unwrap();
    let told: Vec<_> =
        csv.lines().map(|line| cells(line)[6..].join(",")).filter(|row| row.contains("CZJ-0005")).collect();
    assert_eq!(told, ["无法识读 unreadable,,,,,,CZJ-0005,"]);
}

/// The folder of a photo tells the place of one that is named by itself; and one that is named twice is one.
#[test]
fn photos_named_by_themselves() {
    let city = hung();
    let shot = Shot { size: (900, 1200), ..Shot::default() }.take(&sheet(&city, POSTER));
    city.write("photos/二楼/a.jpg", &shot);
    city.write("photos/二楼/b.jpg", &shot[..shot.len() / 2]);
    let audit = json(&city, "audit photos/二楼/a.jpg photos photos/二楼/a.jpg", 3);
    let photos = audit["photos"].as_array().unwrap();
    let told: Vec<_> = photos.iter().map(|photo| (&photo["photo"], &photo["place"], &photo["refused"])).collect();
    let (place, none) = ("二楼".into(), serde_json::Value::Null);
    let (a, b) = ("photos/二楼/a.jpg".into(), "photos/二楼/b.jpg".into());
    assert_eq!(told, [(&a, &place, &none), (&b, &place, &"cut-off".into())]);
    // A photo that nobody can look at says nothing of what hangs there.
    let audit = json(&city, "audit photos/二楼/b.jpg", 3);
    assert_eq!(audit["unseen_postings"], serde_json::json!([]));
}

#[test]
fn several_sheets_on_one_wall() {
    let city = hung();
    let (poster, bulletin) = (sheet(&city, POSTER), sheet(&city, BULLETIN));
    let shot = Shot { size: (2400, 1800), fill: 0.6, turn: -2.0, ..Shot::default() };
    let wall = shot.take_all(&[(&poster, (0.0, 0.0)), (&bulletin, (320.0, 20.0)), (&bulletin, (-320.0, -10.0))]);
    city.write("wall.jpg", wall);
    city.run("audit wall.jpg --place 二楼 --lang en").code(0).stdout_eq(str![[r#"
1 photo, 12 codes found, 12 of them right
Nothing to do: every code leads where it should, and none is missing.

What the photos show: 1
  wall.jpg  二楼: bulletin/CZJ-财政局.pdf, edition 2026, no. 3  4 of 4 right
  wall.jpg  二楼: bulletin/CZJ-财政局.pdf, edition 2026, no. 3  4 of 4 right
  wall.jpg  二楼: poster/CZJ-财政局.pdf, edition 2026, no. 2    4 of 4 right

"#]]);
}

#[test]
fn what_was_looked_at_is_recorded_once() {
    let city = hung();
    let poster = sheet(&city, POSTER);
    let photo = Shot::default().take(&poster);
    let hash = Sha256::digest(&photo).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    city.write("photos/二楼/a.jpg", photo);
    // Two posters of this kind hang in two places: without a folder nobody knows which this is.
    city.write("photos/b.jpg", Shot { turn: 3.0, ..Shot::default() }.take(&poster));
    let line = "audit photos --record --who 李某 --date 2026-03-01 --lang en";
    let told = city.run(line).code(0);
    told.stdout_eq(str![[r#"
2 photos, 8 codes found, 8 of them right
Nothing to do: every code leads where it should, and none is missing.

Hang at these places and are on no photo: 1
  二楼  no. 3: bulletin/CZJ-财政局.pdf, edition 2026  on no photo

What the photos show: 2
  photos/b.jpg       poster/CZJ-财政局.pdf, edition 2026, one of nos. 1, 2  4 of 4 right
  photos/二楼/a.jpg  二楼: poster/CZJ-财政局.pdf, edition 2026, no. 2       4 of 4 right

Recorded in the register: 1 look at a posting.

"#]]).stderr_eq(str![[r#"
Looking at photos: 2
warning[build-audit-not-recorded]: “photos/b.jpg” shows poster/CZJ-财政局.pdf, which may be any of 2 postings: its inspection was not recorded
help: say with --place where it was taken, or put photos into a folder for each place


"#]]);
    city.run(line).code(0).stdout_eq(str![[r#"
2 photos, 8 codes found, 8 of them right
Nothing to do: every code leads where it should, and none is missing.

Hang at these places and are on no photo: 1
  二楼  no. 3: bulletin/CZJ-财政局.pdf, edition 2026  on no photo

What the photos show: 2
  photos/b.jpg       poster/CZJ-财政局.pdf, edition 2026, one of nos. 1, 2  4 of 4 right
  photos/二楼/a.jpg  二楼: poster/CZJ-财政局.pdf, edition 2026, no. 2       4 of 4 right

Nothing new to record in the register.

"#]]);
    city.run("register export kept").success();
    let kept = fs::read_to_string(city.path("kept/posting-checks.csv")).unwrap();
    assert!(kept.contains(&format!(",{hash},")), "{hash}: {kept}");
    snapbox::assert_data_eq!(
        kept,
        str![[r#"
﻿posting,checked,person,photo,photo_hash,outcome,codes,read,detail
2,2026-03-01,李某,photos/二楼/a.jpg,[..],current,4,4,

"#]]
    );
    city.run("audit photos --record --lang en").code(2).stderr_eq(str![[r#"
error[cli-audit-no-person]: --record needs to know who looked
help: add --who NAME


"#]]);
}

/// A good photo among all kinds of bad ones.
fn mixed_photos(city: &City) {
    let good = Shot { size: (900, 1200), ..Shot::default() }.take(&sheet(city, POSTER));
    city.write("photos/二搂/good.jpg", &good);
    city.write("photos/cut.jpg", &good[..good.len() / 2]);
    city.write("photos/empty.jpg", "");
    city.write("photos/heic.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    city.write("photos/text.jpg", "no picture");
    let mut vast = good.clone();
    let frame = vast.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    vast[frame + 5..frame + 9].fill(0xFF);
    city.write("photos/vast.jpg", vast);
    city.write("photos/blank.png", png(&Shot { noise: 0, ..Shot::default() }.take_all(&[])));
}

#[test]
fn bad_photos_cost_only_themselves() {
    let city = hung();
    mixed_photos(&city);
    let told = city.run("audit photos --lang en --csv a.csv").code(3);
    told.stdout_eq(str![[r#"
2 photos, 4 codes found, 4 of them right
To do:

Photos that show nothing: 6
  photos/blank.png  no code found: take it again, from nearer
  photos/cut.jpg    ends in the middle: copy it again
  photos/empty.jpg  an empty file: copy it again
  photos/heic.heic  an HEIC photo: save it as JPEG, or set the iPhone to “Most Compatible”
  photos/text.jpg   no picture: photos are JPEG or PNG files
  photos/vast.jpg   too many pixels: save it smaller

What the photos show: 1
  photos/二搂/good.jpg  poster/CZJ-财政局.pdf, edition 2026, one of nos. 1, 2  4 of 4 right

Written: [..]/city/a.csv

"#]])
        .stderr_eq(str![[r#"
Looking at photos: 7
warning[build-audit-place]: nothing was ever posted at a place called “二搂”
help: did you mean “二楼”?

warning[build-audit-cut-off]: the photo “photos/cut.jpg” ends in the middle
help: it was not copied whole; copy it again

warning[build-audit-empty]: the photo “photos/empty.jpg” is empty
help: it was not copied whole; copy it again

warning[build-audit-kind]: “photos/heic.heic” is an HEIC photo, which is not read
help: save it as JPEG; iPhone: Settings, Camera, Formats, “Most Compatible” takes JPEG from the start

warning[build-audit-no-picture]: “photos/text.jpg” is no picture
help: photos are JPEG or PNG files

warning[build-audit-too-large]: the photo “photos/vast.jpg” has more than 16384 pixels along a side
help: save it smaller


"#]]);
    snapbox::assert_data_eq!(
        fs::read_to_string(city.path("a.csv")).unwrap(),
        str![[r#"
﻿照片 photo,地点 place,文档 document,页 page,版次 edition,张贴编号 posting,状态 state,编号 id,名称 name,二维码内容 text,现应为 now,现版次 now in edition,顶替 instead of,仿冒 imitates
photos/blank.png,,,,,,没有二维码 empty,,,,,,,
photos/cut.jpg,,,,,,照片无法读取：不完整 refused: cut-off,,,,,,,
photos/empty.jpg,,,,,,照片无法读取：空文件 refused: empty,,,,,,,
photos/heic.heic,,,,,,照片无法读取：HEIC 格式 refused: heic,,,,,,,
photos/text.jpg,,,,,,照片无法读取：不是图片 refused: no-picture,,,,,,,
photos/vast.jpg,,,,,,照片无法读取：像素过多 refused: too-large,,,,,,,
photos/二搂/good.jpg,,poster/CZJ-财政局.pdf,1,2026,,现行 current,CZJ,示例市财政局,https://www.example.gov.cn/zwgk/czj/,,,,
photos/二搂/good.jpg,,poster/CZJ-财政局.pdf,1,2026,,现行 current,CZJ-0002,一般公共预算收入表,https://www.example.gov.cn/zwgk/czj/czj-0002.html,,,,
photos/二搂/good.jpg,,poster/CZJ-财政局.pdf,1,2026,,现行 current,CZJ-0003,一般公共预算支出表,https://www.example.gov.cn/zwgk/czj/czj-0003.html,,,,
photos/二搂/good.jpg,,poster/CZJ-财政局.pdf,1,2026,,现行 current,CZJ-0005,收支总体情况表,https://www.example.gov.cn/zwgk/czj/czj-0005.html,,,,

"#]]
    );
    city.run("audit photos --lang zh").code(3).stderr_eq(str![[r#"
正在识读照片：7
警告[build-audit-place]: 从未在名为“二搂”的地点登记过张贴
处理办法: 是否是“二楼”？

警告[build-audit-cut-off]: 照片“photos/cut.jpg”不完整
处理办法: 没有复制完整，请重新复制。

警告[build-audit-empty]: 照片“photos/empty.jpg”是空文件
处理办法: 没有复制完整，请重新复制。

警告[build-audit-kind]: “photos/heic.heic”是 HEIC 照片，不能识读
处理办法: 请另存为 JPEG；苹果手机可在“设置—相机—格式”中选“兼容性最佳”，以后即为 JPEG。

警告[build-audit-no-picture]: “photos/text.jpg”不是图片
处理办法: 照片应为 JPEG 或 PNG 文件。

警告[build-audit-too-large]: 照片“photos/vast.jpg”的边长超过 16384 像素
处理办法: 请缩小后再用。


"#]]);
}

#[test]
fn nothing_to_look_at() {
    let city = City::new();
    city.write("photos/a.jpg", "");
    city.run("audit photos --lang en").code(2).stderr_eq(str![[r#"
error[build-audit-no-register]: nothing was issued yet in “[..]/city”: there is no register.db to compare photos with
help: “mingma build --issue EDITION” records what is printed


"#]]);
    city.run("build --issue 2026 --date 2026-01-05").success();
    fs::create_dir(city.path("none")).unwrap();
    city.run("audit none --lang en").code(2).stderr_eq(str![[r#"
error[build-audit-no-photos]: there is no photo in “none”
help: photos end in .jpg, .jpeg or .png


"#]]);
    city.run("audit lost.jpg --lang en").code(2).stderr_eq(str![[r#"
error[build-audit-no-such-path]: there is no “lost.jpg”
help: name photos, or a folder of them


"#]]);
    city.run("audit --lang en").code(2).stderr_eq(str![[r#"
error[cli-missing-argument]: “<PATH>...” is missing
help: “--help” behind the command shows its use and examples


"#]]);
}
