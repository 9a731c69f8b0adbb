//! The built-in layouts on small, odd and crowded projects.

use serde_json::Value;

use crate::city::City;

const DEPARTMENT: &str = "catalog/财政局/department.toml";
const ITEMS: &str = "catalog/财政局/items.csv";

/// Names of all built-in layouts.
fn names(city: &City) -> Vec<String> {
    let listed = city.run("layouts --format json").code(0);
    let lines = String::from_utf8(listed.get_output().stdout.clone()).unwrap();
    lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["name"].as_str().unwrap().to_owned())
        .collect()
}

/// A small city that builds these layouts.
fn city(layouts: &[&str]) -> City {
    let city = City::new();
    city.replace("mingma.toml", r#"layouts = ["poster", "handbook", "bulletin"]"#, &format!("layouts = {layouts:?}"));
    city
}

/// Every code placed in the documents of a layout: document, id, page, left, top, side.
fn placed(city: &City, layout: &str) -> Vec<(String, String, u64, f64, f64, f64)> {
    let manifest = city.manifest();
    let documents = manifest["documents"].as_array().unwrap().iter().filter(|document| document["layout"] == layout);
    let mut placed = Vec::new();
    for document in documents {
        for code in document["codes"].as_array().unwrap() {
            let number = |key: &str| code[key].as_f64().unwrap();
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            let (page, side) = (code["page"].as_u64().unwrap(), number("side_mm"));
            placed.push((text(&document["path"]), text(&code["id"]), page, number("x_mm"), number("y_mm"), side));
        }
    }
    placed
}

#[test]
fn all_build_on_the_smallest_project_without_a_warning() {
    let all = names(&City::new());
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let city = city(&all);
    let built = city.run("build --format json").code(0).stderr_eq("");
    let summary: Value = serde_json::from_slice(&built.get_output().stdout).unwrap();
    let made: Vec<_> = summary["layouts"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(made, all);
}

/// Names, an address and elements longer than any city's: a layout may set them smaller, which it says, but nothing
/// leaves its place.
#[test]
fn long_texts_leave_no_place() {
    let city = city(&["window-card", "item-card", "label-sheet", "slide"]);
    let name = "内蒙古自治区兴安盟乌兰浩特市科学技术和工业信息化局（大数据管理局、乡村振兴局）";
    let item = "国家重点支持的高新技术领域企业研发费用加计扣除项目鉴定和科技型中小企业评价入库登记信息变更备案事项";
    let address = "内蒙古自治区兴安盟乌兰浩特市兴安南大路与罕山街交汇处行政服务中心二号楼三层三百一十五室";
    city.replace(DEPARTMENT, "示例市财政局", name);
    city.replace(DEPARTMENT, "\"财政局\"", "\"科学技术和工业信息化局\"");
    city.replace(DEPARTMENT, "示例市人民路3号", address);
    city.replace(DEPARTMENT, "负责全市", &"拟订并组织实施全市科学技术、工业和信息化发展规划；".repeat(5));
    city.replace(ITEMS, "政府预算,一般公共预算收入表,,,", &format!("政府预算,一般公共预算收入表,,{item},"));
    let long = "《国务院办公厅关于推进重大建设项目批准和实施领域政府信息公开的意见》（国办发〔2017〕94号）、";
    city.replace(ITEMS, "《中华人民共和国政府信息公开条例》", &long.repeat(4));
    city.replace(ITEMS, "政府网站、公开查阅点", &"政府网站、政务服务中心、便民服务站、社区公示栏、".repeat(4));
    let built = city.run("build --format json").code(0);
    let told = String::from_utf8(built.get_output().stderr.clone()).unwrap();
    for line in told.lines() {
        let told: Value = serde_json::from_str(line).unwrap();
        assert_eq!(told["key"], "typeset-shrunk", "{told}");
    }
}

#[test]
fn a_department_with_little_to_say_gets_its_pages_too() {
    let city = city(&["window-card", "item-card", "label-sheet", "slide"]);
    city.replace(DEPARTMENT, "wechat = \"示例财政\"\n", "");
    city.replace(DEPARTMENT, "main_items = [\"CZJ-0002\", \"CZJ-0003\", \"CZJ-0005\"]\n", "");
    // The heading alone: a department that publishes nothing yet.
    let head = std::fs::read_to_string(city.path(ITEMS)).unwrap().lines().next().unwrap().to_owned();
    city.write(ITEMS, head + "\n");
    city.build();
    for layout in ["window-card", "item-card", "label-sheet"] {
        let own: Vec<_> = placed(&city, layout).into_iter().filter(|placed| placed.0.contains("CZJ")).collect();
        assert_eq!(own.iter().map(|placed| placed.1.as_str()).collect::<Vec<_>>(), ["CZJ"], "{layout}");
    }
}

/// Where the labels of a stock lie is arithmetic: each code must be on its own label, whatever cell comes first.
#[test]
fn codes_lie_on_their_labels() {
    let city = city(&["label-sheet"]);
    city.run("layouts copy label-sheet").code(0);
    let file = "layouts/label-sheet/layout.toml";
    let written = std::fs::read_to_string(city.path(file)).unwrap();
    let settings: toml::Table = written.parse().unwrap();
    let stocks = settings["variables"]["stocks"].as_table().unwrap();
    assert!(stocks.len() >= 5);
    for (name, stock) in stocks {
        let number =
            |key: &str| stock[key].as_float().or_else(|| stock[key].as_integer().map(|whole| whole as f64)).unwrap();
        let (columns, rows) = (number("columns") as usize, number("rows") as usize);
        assert!(number("left") + number("across") * (columns - 1) as f64 + number("width") <= 210.0, "{name}");
        assert!(number("top") + number("down") * (rows - 1) as f64 + number("height") <= 297.0, "{name}");
        let first = columns * rows - 2;
        let begun = written.replace("first = 1", &format!("first = {first}"));
        city.write(file, begun.replace("stock = \"63.5x38.1\"", &format!("stock = \"{name}\"")));
        city.build();
        let codes: Vec<_> =
            placed(&city, "label-sheet").into_iter().filter(|placed| placed.0.contains("CZJ")).collect();
        assert_eq!(codes.len(), 4, "{name}");
        for (at, (_, id, page, x, y, side)) in codes.iter().enumerate() {
            let cell = first - 1 + at;
            let (sheet, cell) = (cell / (columns * rows), cell % (columns * rows));
            let left = number("left") + number("across") * (cell % columns) as f64;
            let top = number("top") + number("down") * (cell / columns) as f64;
            assert_eq!(*page as usize, sheet + 1, "{name}: {id}");
            let inside =
                *x >= left && x + side <= left + number("width") && *y >= top && y + side <= top + number("height");
            assert!(inside, "{name}: {id} at {x}, {y}, but its label at {left}, {top}");
        }
    }
}

#[test]
fn a_window_card_may_be_folded_or_larger() {
    let city = city(&["window-card"]);
    city.build();
    let flat = placed(&city, "window-card");
    city.run("layouts copy window-card").code(0);
    city.replace("layouts/window-card/layout.toml", "fold = false", "fold = true");
    city.build();
    for (flat, folded) in flat.iter().zip(placed(&city, "window-card")) {
        assert!(folded.4 > 148.5 && (folded.4 - flat.4 - 148.5).abs() < 1.0, "the lower half: {flat:?} {folded:?}");
    }
    city.replace("layouts/window-card/layout.toml", "fold = true", "fold = false");
    city.replace("layouts/window-card/layout.toml", "\"A5 landscape\"", "\"A4 landscape\"");
    city.replace("layouts/window-card/layout.toml", "text = \"10pt\"", "text = \"14pt\"");
    city.run("build").code(0);
}

/// Approved Mongolian names stand beside the Chinese ones, first or last as the city's profile says.
#[test]
fn mongolian_names_stand_where_the_profile_says() {
    let city = city(&["window-card", "slide"]);
    let name =
        "name_mn = { text = \"ᠰᠠᠩᠬᠦᠦ ᠶᠢᠨ ᠲᠣᠪᠴᠢᠶ᠎ᠠ\", translator = \"甲\", reviewer = \"乙\", approved = 2026-11-01 }\n";
    city.replace(DEPARTMENT, "order = 20\n", &format!("order = 20\n{name}"));
    let left = |layout: &str| placed(&city, layout).iter().find(|placed| placed.1 == "CZJ").unwrap().3;
    city.run("build --format json").code(0).stderr_eq("");
    let chinese_first = ["window-card", "slide"].map(left);
    city.replace("mingma.toml", "[site]\n", "[site]\nscripts = \"mn-first\"\n");
    city.run("build --format json").code(0).stderr_eq("");
    let mongolian_first = ["window-card", "slide"].map(left);
    assert!(mongolian_first[0] > chinese_first[0] + 5.0, "the name stands left of the code");
    assert!((mongolian_first[1] - chinese_first[1]).abs() < 0.1, "on a slide the code keeps its place");
}
