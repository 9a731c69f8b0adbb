//! The room as a whole: markup in, places on pages out.

mod columns;
mod flows;
mod index;
mod lists;
mod messages;
mod notes;
mod tables;
mod vertical;

use proptest::prelude::*;

use super::*;
use crate::code::{Code, Kind, Level, encode};
use crate::geom::{Length, Point};
use crate::layout::Layout;
use crate::layout::paper::Papers;
use crate::page::{Item, Page, Target};

const SETTINGS: &str = "title = \"test\"\nscope = \"site\"\nfile = \"test\"\n[page]\nsize = \"100mm 100mm\"\n\
    margin = \"10mm\"\n[codes]\ndistance = \"250mm\"\ndivisor = 500\nmin-module = \"0.5mm\"\n";
const STYLE: &str =
    "document { font-family: \"Noto Sans SC\"; font-size: 10pt; line-height: 20pt; } p { margin: 0; }\n";

fn codes() -> Codes {
    let target = "https://www.wlht.gov.cn/zwgk/bm/fgw/".to_owned();
    let symbol = encode(&target, Level::M).expect("a short address");
    let code = Code {
        id: "FGW".into(),
        department: Some(0),
        kind: Kind::Department,
        destination: target.clone(),
        target,
        title: "发展和改革委员会".into(),
        symbol,
    };
    Codes::from([(code.id.clone(), code)])
}

/// Sets a template whose style sheet is [`STYLE`] and `style`.
fn attempt(template: &str, style: &str) -> (Option<Document>, Vec<String>) {
    let (document, found) = tried(template, style);
    let said = found.into_iter().map(|found| {
        let (line, _) = found.span.as_ref().map_or((0, 0), crate::diag::Span::line_column);
        let values: Vec<_> = found.arguments.iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!("{} line {line} {}", found.key, values.join(" ")).trim_end().to_owned()
    });
    (document, said.collect())
}

/// Sets a template, with everything found on the way.
fn tried(template: &str, style: &str) -> (Option<Document>, Diagnostics) {
    let project = tempfile::tempdir().expect("a folder");
    let folder = project.path().join("layouts/test");
    std::fs::create_dir_all(&folder).expect("a folder");
    for (name, text) in
        [("layout.toml", SETTINGS), ("template.xml", template), ("style.css", &format!("{STYLE}{style}"))]
    {
        std::fs::write(folder.join(name), text).expect("a file");
    }
    let mut found = Diagnostics::default();
    let layout = Layout::load("test", project.path(), &Papers::built_in(), &mut found);
    let tree = layout.and_then(|layout| layout.render(&serde_json::json!({}), &mut found));
    let document = tree.and_then(|tree| typeset(&tree, &FontSet::builtin(), &codes(), &mut found));
    (document, found)
}

fn set(template: &str, style: &str) -> Document {
    let (document, said) = attempt(template, style);
    assert!(said.is_empty(), "{said:#?}");
    document.expect("a document")
}

/// `pattern` for each number, which stands for its `#`.
fn numbered(pattern: &str, numbers: std::ops::Range<usize>) -> String {
    numbers.map(|number| pattern.replace('#', &number.to_string())).collect()
}

/// The texts of a page in painting order, each with its baseline in millimetres.
fn texts(page: &Page) -> Vec<(String, f64)> {
    page.items
        .iter()
        .filter_map(|item| match item {
            Item::Text(run) => Some((run.text.clone(), (run.origin.y.to_mm() * 10.0).round() / 10.0)),
            _ => None,
        })
        .collect()
}

/// What stands on the pages, a line for each run of text and each rule: page, place in millimetres, text. The type area
/// begins at 10, 10.
fn dump(document: &Document) -> String {
    let mm = |length: Length| (length.to_mm() * 10.0).round() / 10.0;
    let mut said = Vec::new();
    for (number, page) in document.pages.iter().enumerate() {
        for item in &page.items {
            let line = match item {
                Item::Text(run) => format!("{:>5} {:>5}  {}", mm(run.origin.x), mm(run.origin.y), run.text),
                Item::Shape(shape) => {
                    let rect = shape.rect;
                    let (width, height) = (mm(rect.size.width), mm(rect.size.height));
                    format!("{:>5} {:>5}  [{width} × {height}]", mm(rect.origin.x), mm(rect.origin.y))
                }
                _ => continue,
            };
            said.push(format!("{}: {line}\n", number + 1));
        }
    }
    said.concat()
}

fn words(page: &Page) -> Vec<String> {
    texts(page).into_iter().map(|(text, _)| text).collect()
}

#[test]
fn a_flow_fills_pages_and_heads_wait_for_what_follows() {
    // 80 mm hold 11 lines of 20 pt; the eleventh would be the head, which goes with its text.
    let lines = numbered("<p>第#段</p>", 1..11);
    let template = format!(
        "<document><flow>{lines}<h2 style=\"font-size: 10pt; line-height: 20pt; margin: 0\">题</h2><p>文</p></flow></document>"
    );
    let document = set(&template, "h2 { break-after: avoid }");
    assert_eq!(document.pages.len(), 2);
    assert_eq!(words(&document.pages[0]).len(), 10);
    assert_eq!(words(&document.pages[1]), ["题", "文"]);
}

#[test]
fn what_must_keep_together_moves_as_a_whole_and_is_cut_only_when_taller_than_a_page() {
    let paragraphs = |count| numbered("<p>行#</p>", 0..count);
    let template = format!(
        "<document><flow>{}<div class=\"keep\">{}</div><div class=\"keep\">{}</div></flow></document>",
        paragraphs(8),
        paragraphs(5),
        paragraphs(15)
    );
    let document = set(&template, ".keep { break-inside: avoid }");
    let lines: Vec<_> = document.pages.iter().map(|page| words(page).len()).collect();
    assert_eq!(lines, [8, 5, 11, 4]);
}

#[test]
fn paragraphs_are_cut_leaving_two_lines_on_either_side() {
    let long = "春眠不觉晓处处闻啼鸟夜来风雨声花落知多少".repeat(4);
    let template = format!("<document><flow>{}<p>{long}</p></flow></document>", numbered("<p>行#</p>", 0..10));
    let document = set(&template, "p { orphans: 2; widows: 2 }");
    assert_eq!(words(&document.pages[0]).len(), 10, "one line alone at the foot is not enough");
    let rest: String = words(&document.pages[1]).concat();
    assert_eq!(rest, long);
}

#[test]
fn widows_and_orphans_are_as_few_as_told() {
    // 11 lines to a page; a paragraph of three lines has no place to be cut with two lines on either side.
    let paragraph = "春眠不觉晓处处闻啼鸟夜来风雨声花落知多少".repeat(3);
    let lines = |before: usize, style: &str| -> Vec<usize> {
        let template =
            format!("<document><flow>{}<p>{paragraph}</p></flow></document>", numbered("<p>行#</p>", 0..before));
        set(&template, style).pages.iter().map(|page| words(page).len()).collect()
    };
    assert_eq!(lines(9, "p { orphans: 2; widows: 2 }"), [9, 3]);
    assert_eq!(lines(9, "p { orphans: 2; widows: 1 }"), [11, 1]);
    assert_eq!(lines(10, "p { orphans: 1; widows: 2 }"), [11, 2]);
    assert_eq!(lines(10, "p { orphans: 2; widows: 1 }"), [10, 3]);
}

#[test]
fn contents_bookmarks_and_running_heads_tell_the_same_pages() {
    let chapter =
        |name: &str| format!("<section class=\"chapter\"><h1>{name}</h1><p>文</p><h2>{name}一</h2><p>文</p></section>");
    let template = format!(
        "<document><flow numbering=\"roman\"><toc depth=\"2\"/></flow>\
         <flow numbering=\"arabic\" start=\"odd\"><header><p><running level=\"1\"/></p></header>\
         <footer><p><page-number/>/<page-count/></p></footer>{}{}</flow></document>",
        chapter("甲"),
        chapter("乙")
    );
    let document = set(&template, ".chapter { break-before: odd-page } h1, h2 { margin: 0 }");
    // Contents, a blank, chapter one, a blank, chapter two.
    assert_eq!(document.pages.len(), 5);
    assert!(document.pages[1].items.is_empty() && document.pages[3].items.is_empty());
    let contents = words(&document.pages[0]).concat();
    for entry in ["甲", "乙", "甲一", "乙一"] {
        assert!(contents.contains(entry), "{contents}");
    }
    let leads: Vec<_> = document.pages[0]
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Link(link) => Some(link.target.clone()),
            _ => None,
        })
        .map(|target| match target {
            Target::Page { page, .. } => page,
            Target::Web(address) => panic!("a link to {address}"),
        })
        .collect();
    assert!(leads.iter().all(|page| [2, 4].contains(page)) && leads.contains(&2) && leads.contains(&4), "{leads:?}");
    let outline: Vec<_> = document
        .outline
        .iter()
        .map(|mark| (mark.title.as_str(), mark.page, mark.children.iter().map(|child| child.page).collect::<Vec<_>>()))
        .collect();
    assert_eq!(outline, [("甲", 2, vec![2]), ("乙", 4, vec![4])]);
    let last = words(&document.pages[4]);
    assert!(last.contains(&"3/3".to_owned()) && last.iter().filter(|word| *word == "乙").count() == 2, "{last:?}");
}

#[test]
fn a_code_has_its_module_its_quiet_zone_and_white_ground_on_a_tint() {
    let document =
        set("<document><page class=\"tint\"><qr code=\"FGW\"/></page></document>", ".tint { background: #eeeeee }");
    let modules = codes()["FGW"].symbol.modules();
    let items = &document.pages[0].items;
    let symbol = items.iter().find_map(|item| if let Item::Symbol(symbol) = item { Some(symbol) } else { None });
    let symbol = symbol.expect("the symbol");
    assert_eq!((symbol.module, symbol.modules), (Length::mm(0.5), modules));
    assert_eq!(symbol.origin, Point::new(Length::mm(12.0), Length::mm(12.0)), "margin and four modules");
    let ground = items.iter().any(|item| match item {
        Item::Shape(shape) => {
            shape.fill == Some(crate::page::Color::Gray(1.0))
                && shape.rect.origin == Point::new(Length::mm(10.0), Length::mm(10.0))
                && shape.rect.size.width == Length::mm(0.5) * i64::from(modules + 8)
        }
        _ => false,
    });
    assert!(ground);
}

#[test]
fn a_code_is_as_wide_as_its_style_says_or_too_fine() {
    let sized =
        |style: &str| attempt("<document><page><div class=\"half\"><qr code=\"FGW\"/></div></page></document>", style);
    let module = |document: &Document| {
        let mut symbols = document.pages[0].items.iter();
        symbols.find_map(|item| if let Item::Symbol(symbol) = item { Some(symbol.module) } else { None })
    };
    let modules = i64::from(codes()["FGW"].symbol.modules()) + 8;
    for (style, width) in
        [(".half { width: 60mm } qr { width: 33mm }", 33.0), (".half { width: 60mm } qr { width: 75% }", 45.0)]
    {
        let (document, said) = sized(style);
        assert_eq!(said, Vec::<String>::new());
        let module = module(&document.expect("a document")).expect("a symbol");
        assert!((module * modules - Length::mm(width)).to_mm().abs() < 0.001, "{style}: {}", module.to_mm());
    }
    let (document, said) = sized(".half { width: 60mm } qr { width: 14mm }");
    assert!(document.is_none());
    let (module, least) = (14.0 / modules as f64, 0.5 * modules as f64);
    assert_eq!(said, [format!("typeset-code-too-fine line 1 code=FGW module={module:.2} least=0.50 width={least:.2}")]);
}

#[test]
fn a_quiet_zone_may_hang_into_the_margin_but_not_leave_the_paper() {
    let hung = |margin: &str| {
        let style = format!("qr {{ margin-left: {margin} }}");
        attempt("<document><page><qr code=\"FGW\"/></page></document>", &style).1
    };
    assert_eq!(hung("-2mm"), Vec::<String>::new());
    assert_eq!(hung("-2.5mm"), ["typeset-overflow-width line 1 text=FGW excess=0.5"]);
    let at_the_edge = "<document><page margin=\"1mm\"><qr code=\"FGW\"/></page></document>";
    assert_eq!(
        attempt(at_the_edge, "qr { margin-left: -1.8mm }").1,
        ["typeset-overflow-width line 1 text=FGW excess=0.8"]
    );
}

#[test]
fn mirrored_pages_keep_the_inner_margin_at_the_spine() {
    let template = "<document><flow mirrored=\"yes\" margin=\"10mm 15mm 10mm 25mm\"><p>一</p>\
        <p style=\"break-before: page\">二</p></flow></document>";
    let document = set(template, "");
    let left = |page: &Page| match &page.items[0] {
        Item::Text(run) => run.origin.x.to_mm().round(),
        other => panic!("{other:?}"),
    };
    assert_eq!((left(&document.pages[0]), left(&document.pages[1])), (25.0, 15.0));
}

#[test]
fn what_does_not_fit_is_named_with_its_excess() {
    let template = "<document><page>\n<div style=\"height: 10mm\">\n<p style=\"height: 5mm; font-size: 20pt; line-height: 28pt\">太高的字</p>\n</div>\
        <p style=\"white-space: nowrap\">一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十</p>\n<qr code=\"XXX\"/></page></document>";
    let (document, said) = attempt(template, "");
    assert!(document.is_none());
    assert_eq!(
        said,
        [
            "typeset-unknown-code line 5 code=XXX nearest=none",
            "typeset-overflow-height line 3 text=太高的字 excess=4.9",
            "typeset-overflow-width line 4 text=一二三四五六七八九十一二三四五六七八九十一二三四 excess=25.8",
        ]
    );
}

#[test]
fn readings_stand_on_the_page_but_in_no_bookmark() {
    let template = "<document><flow><h1>牛<ruby>犇<rt>bēn</rt></ruby>村</h1><p>文</p></flow></document>";
    let document = set(template, "");
    assert_eq!(words(&document.pages[0]), ["牛犇村", "bēn", "文"]);
    assert_eq!(document.outline[0].title, "牛犇村");
}

#[test]
fn readings_of_vertical_text_stand_to_its_right() {
    let ruby = "<ruby>犇<rt>bēn</rt></ruby>";
    let template = format!("<document><page><div class=\"v\">{ruby}</div></page></document>");
    let document = set(&template, ".v { writing-mode: vertical-lr; height: 40mm }");
    let places: Vec<_> = document.pages[0]
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Text(run) => Some((run.text.as_str(), run.turn, run.origin)),
            _ => None,
        })
        .collect();
    let [("犇", crate::page::Turn::None, base), ("bēn", crate::page::Turn::Clockwise, reading)] = places[..] else {
        panic!("{places:?}")
    };
    assert!(reading.x > base.x + Length::pt(10.0), "{places:?}");
}

#[test]
fn text_that_may_shrink_does_and_says_so() {
    let template = "<document><page><p class=\"name\">乌兰浩特市自然资源和规划局</p></page></document>";
    let style = ".name { height: 12mm; font-size: 24pt; line-height: 1.3; overflow: shrink(12pt) }";
    let (document, said) = attempt(template, style);
    assert_eq!(said, ["typeset-shrunk line 1 text=乌兰浩特市自然资源和规划局 size=24.00 shrunk=17.25"]);
    let page = &document.expect("a document").pages[0];
    assert_eq!(words(page), ["乌兰浩特市自然资源和规划局"]);
}

#[test]
fn a_character_no_face_has_is_an_error() {
    let (document, said) = attempt("<document><page><p>\u{1F600}</p></page></document>", "");
    assert!(document.is_none());
    assert_eq!(said, ["typeset-missing-glyph line 1 character=\u{1F600} code=U+1F600"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever stands in a flow comes out once, in order, within the type area.
    #[test]
    fn nothing_is_lost_doubled_or_outside(blocks in prop::collection::vec((1usize..60, any::<bool>(), 0u8..3), 1..30)) {
        let mut expected = String::new();
        let mut template = String::from("<document><flow>");
        for (index, (length, keep, kind)) in blocks.iter().enumerate() {
            let text: String = "公开信息目录".chars().cycle().skip(index % 6).take(*length).collect();
            expected.push_str(&text);
            let class = if *keep { " class=\"keep\"" } else { "" };
            let pattern = match kind {
                0 => "<p#>@</p>",
                1 => "<div# style=\"padding: 2mm\"><p>@</p></div>",
                _ => "<div# style=\"display: grid; grid-template-columns: 20mm 1fr\"><p></p><p>@</p></div>",
            };
            template.push_str(&pattern.replace('#', class).replace('@', &text));
        }
        template.push_str("</flow></document>");
        let document = set(&template, ".keep { break-inside: avoid }");
        let mut said = String::new();
        for page in &document.pages {
            for item in &page.items {
                let Item::Text(run) = item else { continue };
                said.push_str(&run.text);
                prop_assert!(run.origin.y >= Length::mm(10.0) && run.origin.y <= Length::mm(90.0), "{:?}", run.origin);
            }
        }
        prop_assert_eq!(said, expected);
    }
}
