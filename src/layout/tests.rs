//! The room as a whole: from a layout's files and data to a tree, or to every mistake in them.

mod errors;
mod markup;
mod messages;
mod reference;
mod styles;

use std::sync::Arc;

use serde::Serialize;

use super::*;
use crate::diag::Diagnostic;
use crate::layout::tree::{Element, Node, Section};

const SETTINGS: &str = "title = \"测试\"\nscope = \"site\"\nfile = \"test\"\n";

/// A layout of these files.
fn layout(settings: &str, template: &str, style: &str, found: &mut Diagnostics) -> Option<Layout> {
    let files = folder::Files {
        settings: Source::new("layouts/test/layout.toml", settings),
        template: Source::new("layouts/test/template.xml", template),
        style: Source::new("layouts/test/style.css", style),
        pictures: std::collections::BTreeMap::from([(String::from("logo.png"), logo())]),
    };
    Layout::new(files, &Papers::built_in(), found)
}

fn logo() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(2, 1).write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}

/// The tree of a template without mistakes.
fn tree(template: &str, style: &str, data: &impl Serialize) -> Tree {
    let mut found = Diagnostics::default();
    let tree = layout(SETTINGS, template, style, &mut found).and_then(|layout| layout.render(data, &mut found));
    assert!(found.as_slice().is_empty(), "{:#?}", lines(&found));
    tree.expect("a tree")
}

/// The only section of a page with `matter` in it.
fn page(matter: &str, style: &str) -> Section {
    let mut tree = tree(&format!("<document><page>{matter}</page></document>"), style, &serde_json::json!({}));
    assert_eq!(tree.sections.len(), 1);
    tree.sections.remove(0)
}

/// The first element of a page.
fn first(matter: &str, style: &str) -> Element {
    elements(page(matter, style).children).remove(0)
}

fn elements(nodes: Vec<Node>) -> Vec<Element> {
    nodes.into_iter().filter_map(|node| if let Node::Element(element) = node { Some(element) } else { None }).collect()
}

/// Everything found, as `key file:line:column name=value …`.
fn lines(found: &Diagnostics) -> Vec<String> {
    found.as_slice().iter().map(line).collect()
}

fn line(diagnostic: &Diagnostic) -> String {
    let mut parts = vec![String::from(diagnostic.key)];
    if let Some(span) = &diagnostic.span {
        let (row, column) = span.line_column();
        parts.push(format!("{}:{row}:{column}", span.source.name.rsplit('/').next().unwrap_or_default()));
        parts.push(format!("«{}»", span.source.text[span.range.clone()].replace('\n', "⏎")));
    }
    parts.extend(diagnostic.arguments.iter().map(|(name, value)| format!("{name}={value}")));
    parts.join(" ")
}

/// The text of nodes, elements as `<…>`.
fn shown(nodes: &[Node]) -> String {
    nodes
        .iter()
        .map(|node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(element) => format!("<{}>", shown(&element.children)),
        })
        .collect()
}

#[test]
fn the_built_in_layouts_load() {
    for name in built_in_names() {
        let mut found = Diagnostics::default();
        let layout = Layout::load(name, Path::new("no such project"), &Papers::built_in(), &mut found);
        assert!(layout.is_some() && found.as_slice().is_empty(), "{name}: {:#?}", lines(&found));
    }
}

#[test]
fn layouts_render_from_several_threads() {
    let mut found = Diagnostics::default();
    let layout =
        layout(SETTINGS, "<document><page><p>{{ n }}</p></page></document>", "", &mut found).expect("a layout");
    let layout = Arc::new(layout);
    let threads: Vec<_> = (0..4)
        .map(|n| {
            let layout = Arc::clone(&layout);
            std::thread::spawn(move || {
                let tree = layout.render(&serde_json::json!({ "n": n }), &mut Diagnostics::default());
                shown(&tree.expect("a tree").sections[0].children)
            })
        })
        .collect();
    let texts: Vec<_> = threads.into_iter().map(|thread| thread.join().expect("no panic")).collect();
    assert_eq!(texts, ["<0>", "<1>", "<2>", "<3>"]);
}

#[test]
fn templates_know_their_page() {
    let mut found = Diagnostics::default();
    let settings = format!("{SETTINGS}[page]\nsize = \"A5\"\nmargin = \"10mm 5mm 20mm 8mm\"\n");
    let template = "<document><page><p>{{ page.width }} {{ page.height }} {{ page.area_width }} {{ page.area_height }}</p>\
        </page></document>";
    let layout = layout(&settings, template, "", &mut found).expect("a layout");
    let tree = layout.render(&serde_json::json!({}), &mut found).expect("a tree");
    assert_eq!(shown(&tree.sections[0].children), "<148.0 210.0 135.0 180.0>");
}

#[test]
fn file_names_come_from_the_data_and_are_checked() {
    let mut found = Diagnostics::default();
    let settings = SETTINGS.replace("\"test\"", "\"{department.id}\"");
    let layout = layout(&settings, "<document/>", "", &mut found).expect("a layout");
    let name =
        |id: &str, found: &mut Diagnostics| layout.file_name(&serde_json::json!({ "department": { "id": id } }), found);
    assert_eq!(name("FGW", &mut found).as_deref(), Some("FGW"));
    assert_eq!(name("a<b>", &mut found), None);
    assert_eq!(name("../x", &mut found), None);
    assert_eq!(
        lines(&found),
        [
            "layout-file-name layout.toml:3:8 «\"{department.id}\"» name=a<b>",
            "layout-file-name layout.toml:3:8 «\"{department.id}\"» name=../x",
        ]
    );
}
