//! `docs/layouts.md` is the language's reference: nothing there is may be missing from it, and its example works.

use serde_json::json;

use super::*;
use crate::layout::css::property;

const REFERENCE: &str = include_str!("../../../docs/layouts.md");

/// Everything the reference sets as code, split into words.
fn documented() -> Vec<&'static str> {
    let word = |c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'));
    REFERENCE.split('`').skip(1).step_by(2).flat_map(|code| code.split(word)).collect()
}

#[test]
fn every_name_is_documented() {
    let documented = documented();
    let attributes = element::ELEMENTS.iter().flat_map(|rule| rule.attributes.iter()).chain(element::COMMON).copied();
    let names = property::names()
        .chain(element::names().filter(|name| !matches!(*name, "h2" | "h3" | "h4" | "h5")))
        .chain(attributes)
        .chain(filters::names())
        .chain(settings::NAMES.iter().copied().flatten().copied())
        .chain(css::value::UNITS.iter().copied().filter(|unit| *unit != "%"));
    let missing: Vec<_> = names.filter(|name| !documented.contains(name)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn every_paper_is_documented_with_its_size() {
    let rounded = |length: crate::geom::Length| (length.to_mm() * 10.0).round() / 10.0;
    for (name, size) in paper::built_in() {
        let entry = format!("{name} {}×{}", rounded(size.width), rounded(size.height));
        let shown = REFERENCE.split(['|', ',', '\n']).any(|shown| shown.trim() == entry);
        assert!(shown, "{entry}");
    }
}

/// The `n`th block of code in a language.
fn example(language: &str) -> &'static str {
    let fence = format!("```{language}\n");
    REFERENCE.split(&fence).nth(1).and_then(|rest| rest.split("```").next()).expect("an example")
}

#[test]
fn the_first_layout_works() {
    let mut found = Diagnostics::default();
    let layout = layout(example("toml"), example("xml"), example("css"), &mut found);
    let department = json!({ "id": "FGW", "code": "FGW", "name": "发改委", "duties": "拟订规划。", "telephone": "1",
                             "wechat": null });
    let filled = layout.as_ref().and_then(|layout| layout.fill_in(&json!({ "department": department }), &mut found));
    let tree = filled.as_ref().and_then(|filled| layout.as_ref()?.tree(&filled.markup, &mut found));
    assert!(found.as_slice().is_empty(), "{:#?}", lines(&found));
    assert_eq!(filled.expect("filled in").name, "FGW-桌牌");
    assert_eq!(shown(&tree.expect("a tree").sections[0].children), "<发改委><<><<拟订规划。><电话：1>>>");
}
