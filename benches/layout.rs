//! Rendering layouts: Tera, XML, styles and tree together.
//!
//! The handbook of a city of 10, 3,545 and 20,000 items, and one department's poster, from the built-in layouts.

use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use mingma::diag::Diagnostics;
use mingma::layout::Layout;
use mingma::layout::paper::Papers;
use serde_json::{Value, json};

const DEPARTMENTS: usize = 23;

fn item(number: usize) -> Value {
    json!({
        "code": format!("FGW-{number:04}"),
        "name": "重大建设项目批准服务信息",
        "basis": "《中华人民共和国政府信息公开条例》《关于推进重大建设项目批准和实施领域政府信息公开的意见》（国办发〔2017〕94号）",
        "content": "申报要求、申报材料清单、批准流程、办理时限、受理机构联系方式、监督举报方式等",
        "body": "市发展和改革委员会",
        "time_limit": "自该信息形成或者变更之日起20个工作日内",
        "method": "主动公开；政府网站、政务服务中心",
        "url": format!("https://www.example.gov.cn/zwgk/item/{number:04}.html"),
    })
}

fn site() -> Value {
    json!({
        "name": "乌兰浩特市", "office": "市人民政府办公室", "telephone": "0482-8290000", "address": "罕山中街",
        "hours": "工作日 8:30–17:30", "complaints": "12345", "edition": "2026年11月", "sample": true, "code": "SITE",
        "url": "https://www.example.gov.cn/",
    })
}

fn department(number: usize, groups: &Value, main_items: &Value) -> Value {
    json!({
        "id": format!("D{number}"), "code": format!("D{number}"), "name": "发展和改革委员会", "short_name": "发改委",
        "duties": "拟订并组织实施国民经济和社会发展规划。", "address": "罕山中街1号", "telephone": "0482-8290001",
        "hours": "工作日 8:30–17:30", "wechat": null, "url": "https://www.example.gov.cn/fgw/", "groups": groups,
        "main_items": main_items,
    })
}

/// A city's view: departments with first, second and third levels, items at the third.
fn city(items: usize) -> Value {
    let departments = (0..DEPARTMENTS).map(|number| {
        let own: Vec<Value> = (number..items)
            .step_by(DEPARTMENTS)
            .map(|item_number| json!({ "title": "三级事项", "item": item(item_number), "groups": [] }))
            .collect();
        let second: Vec<Value> =
            own.chunks(6).map(|part| json!({ "title": "二级事项", "item": null, "groups": part })).collect();
        let first: Vec<Value> =
            second.chunks(5).map(|part| json!({ "title": "一级事项", "item": null, "groups": part })).collect();
        department(number, &first.into(), &json!([]))
    });
    json!({
        "site": site(),
        "counts": { "departments": DEPARTMENTS, "fields": 9, "items": items },
        "departments": departments.collect::<Vec<_>>(),
    })
}

fn layout(name: &str) -> Layout {
    let mut found = Diagnostics::default();
    let layout = Layout::load(name, Path::new(""), &Papers::built_in(), &mut found);
    layout.unwrap_or_else(|| panic!("{name} does not load: {:?}", found.as_slice()))
}

fn render(layout: &Layout, view: &Value) -> usize {
    let mut found = Diagnostics::default();
    let tree = layout.render(view, &mut found);
    tree.unwrap_or_else(|| panic!("it does not render: {:?}", found.as_slice())).sections.len()
}

fn layouts(criterion: &mut Criterion) {
    let handbook = layout("handbook");
    let mut group = criterion.benchmark_group("layout");
    for items in [10, 3_545, 20_000] {
        let view = city(items);
        group.sample_size(if items > 10_000 { 10 } else { 20 });
        group.bench_function(format!("handbook of {items} items"), |bench| bench.iter(|| render(&handbook, &view)));
    }
    let poster = layout("poster");
    let view = json!({
        "site": site(),
        "counts": { "departments": 1, "fields": 9, "items": 8 },
        "department": department(1, &json!([]), &(0..8).map(item).collect()),
    });
    group.bench_function("poster", |bench| bench.iter(|| render(&poster, &view)));
    group.bench_function("load the handbook", |bench| bench.iter(|| layout("handbook")));
}

criterion_group!(benches, layouts);
criterion_main!(benches);
