//! The catalogue handed out: each kind of file read by programs that are not ours, nothing withheld in what may be
//! published, and nothing lost on the way back.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};
use std::path::Path;

use calamine::{Data, Reader as _, Xlsx};
use mingma::catalog::{self, Catalog, Column};
use mingma::diag::Diagnostics;
use scraper::{Html, Selector};
use serde_json::Value;
use snapbox::str;

use crate::city::{City, FINANCE, files};

const KINDS: [&str; 4] = ["xlsx", "csv", "json", "html"];

/// An id and words of the item that the new project's negative list withholds.
const WITHHELD: [&str; 3] = ["FGW-0006", "举报人", "投诉举报"];

/// What each item says under each column.
fn values(catalog: &Catalog) -> BTreeMap<String, Vec<String>> {
    let told = |item: &catalog::Item| {
        let text = |column| match column {
            Column::Field => catalog.fields[item.field].name.clone(),
            Column::Url => item.url.as_ref().map(|url| url.value.clone()).unwrap_or_default(),
            other => item.text(other).to_owned(),
        };
        (item.id.clone(), Column::all().map(text).collect())
    };
    catalog.items.iter().map(told).collect()
}

fn load(root: &Path) -> Catalog {
    let mut found = Diagnostics::default();
    let project = catalog::load(root, &mut found).unwrap();
    assert!(!found.has_errors(), "{:#?}", found.as_slice());
    project.catalog
}

/// Every text of every part of a workbook.
fn unzipped(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        text.push_str(&part.name().unwrap());
        part.read_to_string(&mut text).unwrap();
    }
    text
}

fn text_of(kind: &str, bytes: &[u8]) -> String {
    if kind == "xlsx" { unzipped(bytes) } else { String::from_utf8(bytes.to_vec()).unwrap() }
}

#[test]
fn nothing_withheld_is_in_what_may_be_published() {
    let city = City::new();
    for kind in KINDS {
        city.run(&format!("export --to {kind}")).success();
        let text = text_of(kind, &std::fs::read(city.path(&format!("output/export/catalog.{kind}"))).unwrap());
        assert!(text.contains("FGW-0005") && text.contains("核准变更"), "{kind} has what may be published");
        for word in WITHHELD {
            assert!(!text.contains(word) && !text.contains(&word.to_lowercase()), "{kind} has {word}");
        }
        assert!(!text.contains("不予公开"), "{kind}");
    }
}

#[test]
fn the_office_sees_what_is_withheld_and_that_it_is() {
    let city = City::new();
    for kind in ["xlsx", "csv", "json"] {
        city.run(&format!("export --to {kind} --with-withheld")).success();
        let path = city.path(&format!("output/operator/catalog-internal.{kind}"));
        let text = text_of(kind, &std::fs::read(path).unwrap());
        assert!(WITHHELD.iter().all(|word| text.contains(word)), "{kind}");
        assert!(text.contains(if kind == "json" { "\"internal\": true" } else { "不予公开" }), "{kind}");
    }
    let workbook = unzipped(&std::fs::read(city.path("output/operator/catalog-internal.xlsx")).unwrap());
    assert!(workbook.contains("内部资料，含不予公开事项，不得对外提供"));
}

#[test]
fn the_same_catalogue_gives_the_same_bytes() {
    let city = City::new();
    for kind in KINDS {
        city.run(&format!("export --to {kind} -o first")).success();
        city.run(&format!("export --to {kind} -o second")).success();
    }
    assert_eq!(files(&city.path("first")).len(), KINDS.len());
    assert!(files(&city.path("first")) == files(&city.path("second")));
}

#[test]
fn what_is_said_of_an_export() {
    let city = City::new();
    city.run("export --to xlsx --lang zh").code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
已导出 2 个部门的 10 项：[..]/city/output/export/catalog.xlsx
另有 1 项不予公开，不在其中。

"#]]);
    city.run("export --to csv --with-withheld --lang en").code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
exported 11 items of 2 departments: [..]/city/output/operator/catalog-internal.csv
one of them is withheld, with the reason beside it: for the office alone, do not pass on.

"#]]);
    city.run("export --to csv -d CZJ --format json").code(0).stdout_eq(str![[r#"
{"path":"[..]/city/output/export/catalog-CZJ.csv","kind":"csv","departments":1,"items":5,"withheld":0,"internal":false,"bytes":[..]}

"#]]);
}

#[test]
fn exports_that_are_refused() {
    let city = City::new();
    for (line, code, stderr) in [
        (
            "export --lang zh",
            2,
            str![[r#"
错误[cli-missing-argument]: 缺少“--to <xlsx|csv|json|html>”
处理办法: 在命令后面加 --help 可查看用法和示例


"#]],
        ),
        (
            "export --to doc --lang zh",
            2,
            str![[r#"
错误[cli-unknown-value]: “--to <xlsx|csv|json|html>”不接受值“doc”
处理办法: 可用的值：xlsx, csv, json, html


"#]],
        ),
        (
            "export --to html --with-withheld --lang zh",
            2,
            str![[r#"
错误[cli-page-with-withheld]: 网页是用来发布的，不能与 --with-withheld 同用
处理办法: 供内部使用时，请导出为 xlsx、csv 或 json


"#]],
        ),
        (
            "export --to csv --with-withheld -o output/export --lang zh",
            2,
            str![[r#"
错误[cli-public-place]: “[..]/city/output/export/catalog-internal.csv”位于供发布的文件夹，不能写入不予公开的事项
处理办法: 请写到别处；省略 --output 则写到项目的 output/operator


"#]],
        ),
        (
            "export --to xlsx -o a.csv --lang en",
            2,
            str![[r#"
error[cli-wrong-ending]: “[..]/city/a.csv” ends in csv, which is not the kind to be exported
help: let it end in xlsx, or name a folder only


"#]],
        ),
        (
            "export --to xlsx -d CZK --lang en",
            2,
            str![[r#"
error[export-unknown-department]: there is no department “CZK”; did you mean “CZJ”?
help: ids stand in each department.toml; a department that is withheld as a whole needs --with-withheld


"#]],
        ),
    ] {
        city.run(line).code(code).stdout_eq(str![""]).stderr_eq(stderr);
    }
    city.replace(FINANCE, "CZJ-0002", "CZJ-0001");
    city.run("export --to csv --lang en").code(1).stdout_eq(str![""]);
    assert!(!city.path("output").exists(), "nothing is written where there are errors");
}

#[test]
fn a_table_goes_back_into_the_catalogue_as_it_is() {
    let city = City::new();
    city.replace(FINANCE, "CZJ-0002,财政预决算,", "CZJ-0002,财政预决算,=1+1");
    let before = values(&load(&city.root()));
    assert!(before["CZJ-0002"].iter().any(|value| value.starts_with("=1+1")));
    city.run("export --to csv -d CZJ -o out").success();
    let table = std::fs::read_to_string(city.path("out/catalog-CZJ.csv")).unwrap();
    assert!(table.contains(",'=1+1"), "no spreadsheet may run a cell: {table}");
    city.write(FINANCE, table);
    assert_eq!(values(&load(&city.root())), before);
}

/// A cell of a workbook as calamine reads it.
fn cell(range: &calamine::Range<Data>, row: u32, column: usize) -> String {
    range.get_value((row, column as u32)).map(ToString::to_string).unwrap_or_default()
}

#[test]
fn the_workbook_has_the_heads_of_the_national_form() {
    let city = City::new();
    city.run("export --to xlsx -o out").success();
    let bytes = std::fs::read(city.path("out/catalog.xlsx")).unwrap();
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
    assert_eq!(workbook.sheet_names(), ["发改委", "财政局"]);
    let range = workbook.worksheet_range("财政局").unwrap();
    let line = |row: u32| (0..range.width()).map(|column| cell(&range, row, column)).collect::<Vec<_>>().join("|");
    snapbox::assert_data_eq!(
        (0..7).map(|row| line(row) + "\n").collect::<String>(),
        str![[r#"
示例市财政局政务公开标准目录（样例数据）|||||||||||||||||||
填报单位：示例市财政局　　版本：2026年11月　　编制日期：2026-11-20　　渠道和载体：■ 已选　□ 未选|||||||||||||||||||
序号|公开事项|||公开内容（要素）|公开依据|公开时限|公开主体|公开渠道和载体|公开对象||公开方式||公开层级||编号|领域|名称|网址|读音
|一级事项|二级事项|三级事项||||||全社会|特定群体|主动|依申请|县级|乡级|||||
1|政府预算|||政府预算的目录、发布周期和查询方式|《中华人民共和国政府信息公开条例》|自信息形成或者变更之日起20个工作日内|示例市财政局|■政府网站 □政府公报 □两微一端 □发布会/听证会 □广播电视 □纸质媒体 ■公开查阅点 □政务服务中心 □便民服务站 □入户/现场 □社区/企事业单位/村公示栏（电子屏） □精准推送 □其他|√||√||√||CZJ-0001|财政预决算|政府预算||
2|政府预算|一般公共预算收入表||按功能分类列明一般公共预算各项收入|《中华人民共和国政府信息公开条例》|自信息形成或者变更之日起20个工作日内|示例市财政局|■政府网站 □政府公报 □两微一端 □发布会/听证会 □广播电视 □纸质媒体 ■公开查阅点 □政务服务中心 □便民服务站 □入户/现场 □社区/企事业单位/村公示栏（电子屏） □精准推送 □其他|√||√||√||CZJ-0002|财政预决算|一般公共预算收入表||
3|政府预算|一般公共预算支出表||按功能分类列明一般公共预算各项支出，细化到项级科目|《中华人民共和国政府信息公开条例》|自信息形成或者变更之日起20个工作日内|示例市财政局|■政府网站 □政府公报 □两微一端 □发布会/听证会 □广播电视 □纸质媒体 ■公开查阅点 □政务服务中心 □便民服务站 □入户/现场 □社区/企事业单位/村公示栏（电子屏） □精准推送 □其他|√||√||√||CZJ-0003|财政预决算|一般公共预算支出表||

"#]]
    );
    let merged = workbook.merge_cells_by_sheet_name("财政局").unwrap().len();
    assert_eq!(merged, 2 + 11 + 4, "title and remarks, heads of one column, heads of several");
    let parts = unzipped(&bytes);
    for setting in [
        "<pageSetup paperSize=\"8\" fitToHeight=\"0\" orientation=\"landscape\"",
        "财政局!$3:$4",
        "state=\"frozen\"",
        "<autoFilter ref=\"A4:T9\"/>",
        "第 &amp;P 页，共 &amp;N 页",
        "2026-11-20T00:00:00Z",
    ] {
        assert!(parts.contains(setting), "{setting}");
    }
}

/// The whole sample city, which has every kind of value.
#[test]
fn every_value_of_the_sample_city_is_in_every_file() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let place = tempfile::tempdir().unwrap();
    let out = place.path().display();
    for kind in KINDS {
        let line = format!("export --root {} --to {kind} -o {out}", root.display());
        crate::city::mingma(place.path(), &line).assert().success();
    }
    let file = |kind: &str| std::fs::read(place.path().join(format!("catalog.{kind}"))).unwrap();
    let data: Value = serde_json::from_slice(&file("json")).unwrap();
    let told: BTreeSet<&str> =
        data["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
    let mut expected = values(&load(root));
    expected.retain(|id, _| told.contains(id.as_str()));
    assert_eq!(expected.len(), 3512);
    assert!(from_json(&data) == expected, "json");
    assert!(from_workbook(&file("xlsx")) == expected, "xlsx");
    assert!(from_page(&String::from_utf8(file("html")).unwrap()) == expected, "html");
    let schema = std::fs::read_to_string(root.join("docs/schema/catalog.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    assert_eq!(faults(&data, &schema, &schema, "$"), Vec::<String>::new());
}

fn joined(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Array(parts) => parts.iter().map(joined).collect::<Vec<_>>().join("、"),
        other => other.as_str().unwrap().to_owned(),
    }
}

fn from_json(data: &Value) -> BTreeMap<String, Vec<String>> {
    let fields: BTreeMap<&str, &str> = data["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|field| (field["id"].as_str().unwrap(), field["name"].as_str().unwrap()))
        .collect();
    let told = |item: &Value| {
        let text = |column| match column {
            Column::Field => fields[item["field"].as_str().unwrap()].to_owned(),
            Column::Level1 => joined(&item["levels"][0]),
            Column::Level2 => joined(&item["levels"][1]),
            Column::Level3 => joined(&item["levels"][2]),
            Column::Id => joined(&item["id"]),
            Column::Name => joined(&item["name"]),
            Column::Basis => joined(&item["basis"]),
            Column::Content => joined(&item["content"]),
            Column::Body => joined(&item["body"]),
            Column::TimeLimit => joined(&item["time_limit"]),
            Column::Method => joined(&item["method"]),
            Column::Channels => joined(&item["channels"]),
            Column::Audience => joined(&item["audience"]),
            Column::Tier => joined(&item["tier"]),
            Column::Url => joined(&item["url"]),
            Column::Reading => joined(&item["reading"]),
        };
        (joined(&item["id"]), Column::all().map(text).collect())
    };
    data["items"].as_array().unwrap().iter().map(told).collect()
}

/// What a clerk reads from the form: ticks and boxes taken for what they mean.
fn from_workbook(bytes: &[u8]) -> BTreeMap<String, Vec<String>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut told = BTreeMap::new();
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).unwrap();
        let head = |column: usize| {
            let own = cell(&range, 3, column);
            if own.is_empty() { cell(&range, 2, column) } else { own }
        };
        let heads: BTreeMap<String, usize> = (0..range.width()).map(|column| (head(column), column)).collect();
        for row in 4..range.height() as u32 {
            let at = |head: &str| cell(&range, row, heads[head]);
            let ticked = |head: &str, word: &str| (at(head) == "√").then(|| word.to_owned());
            let list =
                |parts: [Option<String>; 2], between| parts.into_iter().flatten().collect::<Vec<_>>().join(between);
            let group = Some(at("特定群体")).filter(|who| !who.is_empty()).map(|who| format!("特定群体：{who}"));
            let channels = at("公开渠道和载体");
            let chosen: Vec<&str> = channels.split(' ').filter_map(|each| each.strip_prefix('■')).collect();
            let text = |column| match column {
                Column::Content => at("公开内容（要素）"),
                Column::Basis => at("公开依据"),
                Column::TimeLimit => at("公开时限"),
                Column::Body => at("公开主体"),
                Column::Channels => chosen.join("、"),
                Column::Audience => list([ticked("全社会", "全社会"), group.clone()], "；"),
                Column::Method => list([ticked("主动", "主动公开"), ticked("依申请", "依申请公开")], "、"),
                Column::Tier => list([ticked("县级", "县级"), ticked("乡级", "乡级")], "、"),
                other => at(other.heading()),
            };
            told.insert(at("编号"), Column::all().map(text).collect());
        }
    }
    told
}

fn select(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}

/// Reads the page as a browser does; a fault that browsers mend is a fault.
fn from_page(page: &str) -> BTreeMap<String, Vec<String>> {
    let document = Html::parse_document(page);
    assert_eq!(document.errors, Vec::<std::borrow::Cow<'_, str>>::new());
    let mut ids = BTreeSet::new();
    for element in document.select(&select("[id]")) {
        assert!(ids.insert(element.attr("id").unwrap()), "{:?} stands twice", element.attr("id"));
    }
    for link in document.select(&select("a")) {
        let to = link.attr("href").unwrap();
        let inner = to.strip_prefix('#').is_some_and(|id| ids.contains(id));
        assert!(
            inner || to.starts_with("https://www.wlht.gov.cn/") || to.starts_with("https://neimenggu.chinatax"),
            "{to}"
        );
    }
    assert_eq!(document.select(&select("link, img, iframe, [src], html:not([lang])")).count(), 0, "nothing is fetched");
    let mut told = BTreeMap::new();
    for table in document.select(&select("table")) {
        assert_eq!(table.select(&select("caption")).count(), 1);
        assert_eq!(table.select(&select("thead th:not([scope])")).count(), 0);
        let heads: Vec<String> = ["thead tr:first-child th:not([colspan])", "thead tr:last-child th"]
            .iter()
            .flat_map(|css| table.select(&select(css)).map(|head| head.text().collect::<String>()).collect::<Vec<_>>())
            .collect();
        // The heads of the levels stand in the second row, behind the first two of the first.
        let (first, levels) = heads.split_at(heads.len() - 3);
        let heads: Vec<&String> = first[..2].iter().chain(levels).chain(&first[2..]).collect();
        for row in table.select(&select("tbody tr")) {
            let cells: Vec<String> =
                row.select(&select("th, td")).map(|cell| cell.text().collect::<String>()).collect();
            assert_eq!(cells.len(), heads.len());
            let at = |column: Column| {
                let place = heads.iter().position(|head| Column::of_heading(head) == Some(column));
                place.map_or_else(String::new, |place| cells[place].clone())
            };
            told.insert(cells[0].clone(), Column::all().map(at).collect());
        }
    }
    told
}

/// What in a value is not as a schema says; of the schema's words only those the document uses.
fn faults(value: &Value, schema: &Value, root: &Value, place: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (word, says) in schema.as_object().unwrap() {
        let is_right = match word.as_str() {
            "$ref" => {
                let name = says.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                found.extend(faults(value, &root["$defs"][name], root, place));
                true
            }
            "type" => match says {
                Value::Array(types) => types.iter().any(|kind| is_a(value, kind)),
                kind => is_a(value, kind),
            },
            "const" => value == says,
            "enum" => says.as_array().unwrap().contains(value),
            "required" => {
                let keys = says.as_array().unwrap();
                value.is_null() || keys.iter().all(|key| value.get(key.as_str().unwrap()).is_some())
            }
            "properties" => {
                for (key, own) in value.as_object().into_iter().flatten() {
                    match says.get(key) {
                        Some(schema) => found.extend(faults(own, schema, root, &format!("{place}.{key}"))),
                        None => found.push(format!("{place}.{key} is not described")),
                    }
                }
                true
            }
            "items" => {
                for (index, own) in value.as_array().unwrap().iter().enumerate() {
                    found.extend(faults(own, says, root, &format!("{place}[{index}]")));
                }
                true
            }
            "pattern" => regex::Regex::new(says.as_str().unwrap()).unwrap().is_match(value.as_str().unwrap()),
            "minLength" => !value.as_str().unwrap().is_empty(),
            "minItems" => !value.as_array().unwrap().is_empty(),
            "maxItems" => value.as_array().unwrap().len() as u64 <= says.as_u64().unwrap(),
            "minimum" => value.is_u64() || value.is_null(),
            "$schema" | "$id" | "$defs" | "title" | "description" | "format" => true,
            other => panic!("the schema uses {other}, which this test does not know"),
        };
        if !is_right {
            found.push(format!("{place} is not as {word} says: {says}"));
        }
    }
    found
}

fn is_a(value: &Value, kind: &Value) -> bool {
    match kind.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64(),
        "null" => value.is_null(),
        other => panic!("{other}"),
    }
}
