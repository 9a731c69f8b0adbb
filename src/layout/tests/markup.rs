//! Every element, and text.

use serde_json::json;

use super::*;
use crate::geom::{Length, Size};
use crate::layout::style::Display;
use crate::layout::tree::{Kind, Parity, SectionKind};
use crate::page::Numerals;

#[test]
fn a_document_has_sections() {
    let tree = tree(
        "<document title='手册' lang='zh-Hans' author='办公室'>
           <page size='A3 landscape' margin='10mm 20mm' bleed='3mm'/>
           <flow mirrored='yes' numbering='roman' start='odd'><p>a</p></flow>
           <flow numbering='continue'/>
         </document>",
        "",
        &json!({}),
    );
    assert_eq!((&*tree.title, &*tree.language, &*tree.author), ("手册", "zh-Hans", "办公室"));
    let [page, flow, last] = &tree.sections[..] else { panic!("three sections") };
    assert_eq!(page.kind, SectionKind::Page);
    assert_eq!(page.size, Size::new(Length::mm(420.0), Length::mm(297.0)));
    assert_eq!((page.margin.top, page.margin.left), (Length::mm(10.0), Length::mm(20.0)));
    assert_eq!(page.bleed, Length::mm(3.0));
    assert_eq!(flow.kind, SectionKind::Flow);
    assert_eq!(flow.size, Size::new(Length::mm(210.0), Length::mm(297.0)), "from the settings");
    assert!(flow.mirrored && flow.numbering.on_odd_page);
    assert_eq!(flow.numbering.restart, Some(Numerals::Roman));
    assert_eq!((last.numbering.restart, last.numbering.on_odd_page), (None, false));
}

#[test]
fn rules_and_their_limits_are_settings() {
    use crate::diag::Severity;
    use crate::layout::settings::Rule;
    let settings = format!(
        "{SETTINGS}[preflight]\nneighbour = \"error\"\ntint = \"off\"\nmin-text = \"7pt\"\nsafe-distance = \"5mm\"\n\
         min-contrast = \"60%\"\nfloor-divisor = 800\n[printer]\ndpi = 1200\nsmallest-module = \"0.3mm\"\n"
    );
    let mut found = Diagnostics::default();
    let layout = layout(&settings, "<document><page/></document>", "", &mut found);
    assert!(found.as_slice().is_empty(), "{:#?}", lines(&found));
    let checks = layout.expect("a layout").settings.checks;
    let weights = [Rule::Neighbour, Rule::Tint, Rule::QuietZone].map(|rule| checks.severity(rule));
    assert_eq!(weights, [Some(Severity::Error), None, Some(Severity::Error)]);
    assert_eq!((checks.least_text, checks.safe_distance), (Length::pt(7.0), Length::mm(5.0)));
    assert_eq!((checks.least_contrast, checks.floor_divisor, checks.good_contrast), (0.6, 800.0, 0.7));
    let printer = checks.printer.expect("a printer");
    assert_eq!((printer.dpi, printer.smallest_module, printer.ruler), (1200.0, Some(Length::mm(0.3)), None));
}

#[test]
fn settings_are_what_sections_start_from() {
    let settings = "title = \"T\"\nscope = \"item\"\nfile = \"x\"\n[page]\nsize = \"大16开\"\nlandscape = true\n\
                    margin = \"1cm 2cm 3cm\"\nbleed = \"3mm\"\nmirrored = true\n[variables]\nper_page = 6\n";
    let mut found = Diagnostics::default();
    let layout = layout(settings, "<document><page>{{ vars.per_page }}</page></document>", "", &mut found);
    let tree = layout.and_then(|layout| layout.render(&json!({}), &mut found)).expect("a tree");
    assert_eq!(tree.title, "T");
    let page = &tree.sections[0];
    assert_eq!(page.size, Size::new(Length::mm(285.0), Length::mm(210.0)));
    let margins = [page.margin.top, page.margin.right, page.margin.bottom, page.margin.left];
    assert_eq!(margins, [10.0, 20.0, 30.0, 20.0].map(Length::mm));
    assert!(page.mirrored && page.bleed == Length::mm(3.0));
    assert_eq!(shown(&page.children), "6");
}

#[test]
fn a_flows_headers_stand_in_its_margins() {
    let tree = tree(
        "<document><flow>
           <header pages='odd'><running level='1'/></header>
           <footer>第 <page-number/> 页，共 <page-count/> 页</footer>
           <div><header>inner</header></div>
         </flow><page><header>h</header></page></document>",
        "",
        &json!({}),
    );
    let flow = &tree.sections[0];
    let margins: Vec<_> = flow.margins.iter().map(|margin| (margin.is_header, margin.pages)).collect();
    assert_eq!(margins, [(true, Parity::Odd), (false, Parity::All)]);
    assert_eq!(shown(&flow.margins[1].element.children), "第 <> 页，共 <> 页");
    assert_eq!(shown(&flow.children), "<<inner>>");
    assert!(tree.sections[1].margins.is_empty(), "a page has no margin boxes");
}

#[test]
fn every_kind_of_element() {
    let kind = |markup: &str| first(&format!("{markup}<p id='x'/>"), "").kind;
    for (markup, level) in [("<h1/>", 1), ("<h2/>", 2), ("<h3/>", 3), ("<h4/>", 4), ("<h5/>", 5), ("<h6/>", 6)] {
        assert!(matches!(kind(markup), Kind::Heading { level: l, bookmark: true, toc: true } if l == level));
    }
    assert!(matches!(kind("<h1 bookmark='no' toc='no'/>"), Kind::Heading { bookmark: false, toc: false, .. }));
    for markup in ["<p/>", "<div/>", "<section/>", "<main/>", "<header/>", "<footer/>", "<ul/>", "<ol/>"] {
        assert!(matches!(kind(markup), Kind::Block), "{markup}");
    }
    assert!(matches!(kind("<toc/>"), Kind::Contents { depth: 3, ref entries } if entries.len() == 3));
    assert!(matches!(kind("<toc depth='6'/>"), Kind::Contents { depth: 6, ref entries } if entries.len() == 6));
    let Kind::Image { picture, description } = kind("<img src='logo.png' alt='市徽'/>") else { panic!("an image") };
    assert_eq!((picture.width, picture.height, &*description), (2, 1, "市徽"));

    let inline = |markup: &str| {
        let mut paragraph = first(&format!("<p>{markup}</p><p id='x'/>"), "");
        elements(std::mem::take(&mut paragraph.children)).remove(0).kind
    };
    for markup in ["<span>a</span>", "<b>a</b>", "<em>a</em>"] {
        assert!(matches!(inline(markup), Kind::Inline), "{markup}");
    }
    assert!(matches!(inline("<a href='#x'>a</a>"), Kind::Anchor { href } if href == "#x"));
    assert!(
        matches!(inline("<a href='https://a.cn/?a=1&amp;b=2'>a</a>"), Kind::Anchor { href } if href == "https://a.cn/?a=1&b=2")
    );
    assert!(matches!(inline("<ruby>字<rt>zì</rt></ruby>"), Kind::Ruby));
    assert!(matches!(inline("<br/>"), Kind::Break));
    assert!(matches!(inline("<page-number/>"), Kind::PageNumber));
    assert!(matches!(inline("<page-count/>"), Kind::PageCount));
    assert!(matches!(inline("<running level='2'/>"), Kind::Running { level: 2 }));
    assert!(matches!(inline("<leader/>"), Kind::Leader));
}

#[test]
fn codes_are_sized_by_distance() {
    let module = |attributes: &str| match first(&format!("<qr code='FGW' {attributes}/>"), "").kind {
        Kind::Code { code, module, .. } => (code, module),
        other => panic!("{other:?}"),
    };
    assert_eq!(module(""), (String::from("FGW"), Length::mm(0.6)), "300 mm over 500");
    assert_eq!(module("distance='1500mm'").1, Length::mm(3.0));
    assert_eq!(module("distance='1500mm' divisor='1000'").1, Length::mm(1.5));
    assert_eq!(module("distance='10mm'").1, Length::mm(0.5), "never below the layout's least module");
    assert_eq!(module("module='0.8mm'").1, Length::mm(0.8));
}

#[test]
fn tables_are_rows_of_cells() {
    let table = first(
        "<table style='grid-template-columns: 1fr 2fr'>
           <thead><tr><th>a</th><th>b</th></tr></thead>
           <tbody><tr><td colspan='2'>c</td></tr></tbody>
           <tr><td/></tr>
         </table>",
        "",
    );
    assert!(matches!(table.kind, Kind::Table));
    let rows = elements(table.children);
    let heads: Vec<_> = rows.iter().map(|row| matches!(row.kind, Kind::Row { head: true })).collect();
    assert_eq!(heads, [true, false, false]);
    let spans: Vec<_> = rows
        .into_iter()
        .flat_map(|row| elements(row.children))
        .map(|cell| if let Kind::Cell { colspan } = cell.kind { colspan } else { 0 })
        .collect();
    assert_eq!(spans, [1, 1, 2, 1]);
}

#[test]
fn items_of_lists_have_markers() {
    let list = |markup: &str| shown(&first(markup, "").children);
    assert_eq!(list("<ul><li>a</li> <li>b</li></ul>"), "<<•><<a>>><<•><<b>>>");
    assert_eq!(list("<ol start='9'><li>a</li><li>b<p>c</p></li></ol>"), "<<9.><<a>>><<10.><<b><c>>>");
    let plain = first("<ul><li>a</li></ul>", "li { display: block }");
    assert_eq!(shown(&plain.children), "<a>", "no marker where the item is no flex box");
}

#[test]
fn numbers_take_the_form_the_style_says() {
    let marks = |style: &str, start: u16, count: usize| {
        let items = "<li/>".repeat(count);
        let css = format!("ol {{ list-style-type: {style} }} li {{ display: flex }}");
        let list = first(&format!("<ol start='{start}'>{items}</ol>"), &css);
        shown(&list.children).replace(['<', '>'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(marks("decimal", 9, 2), "9. 10.");
    assert_eq!(marks("simp-chinese-informal", 9, 4), "九、 十、 十一、 十二、");
    assert_eq!(marks("parenthesized-ideograph", 19, 3), "（十九） （二十） （二十一）");
    assert_eq!(marks("parenthesized-decimal", 1, 2), "（1） （2）");
    assert_eq!(marks("circled-decimal", 49, 3), "㊾ ㊿ （51）", "there are fifty in circles");
    assert_eq!(marks("disc", 1, 2), "• •");
    assert_eq!(marks("none", 1, 2), "");
}

#[test]
fn official_lists_count_by_depth() {
    let markup = "<ol><li>甲<ol><li>乙<ol><li>丙<ol><li>丁<ol><li>戊<ol><li>己</li></ol></li></ol></li></ol></li></ol></li></ol>\
        <ul><li>庚</li></ul></li><li>辛<ol><li>壬</li></ol></li></ol>";
    let plain = |css: &str| shown(&first(markup, css).children).replace(['<', '>'], " ");
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(
        words(plain("ol { list-style-type: official }")),
        "一、 甲 （一） 乙 1. 丙 （1） 丁 ① 戊 ① 己 • 庚 二、 辛 （一） 壬"
    );
    assert_eq!(
        words(plain("ol { list-style-type: official; list-style-position: inside }")),
        "一、甲 （一）乙 1.丙 （1）丁 ①戊 ①己 • 庚 二、辛 （一）壬"
    );
}

#[test]
fn a_number_inside_begins_the_first_text() {
    let css = "ol { list-style-position: inside; list-style-type: circled-decimal }";
    let list = |markup: &str| shown(&first(markup, css).children);
    assert_eq!(list("<ol><li><p>甲<b>乙</b></p><p>丙</p></li></ol>"), "<<<①甲<乙>><丙>>>");
    assert_eq!(list("<ol><li><table><tr><td>甲</td></tr></table></li></ol>"), "<<<①><<<甲>>>>>");
    let block = first("<ol><li>甲</li></ol>", &format!("{css} li {{ display: block }}"));
    assert_eq!(shown(&block.children), "<①甲>", "an item that is a plain block too");
}

#[test]
fn terms_and_what_they_are_come_in_pairs() {
    let list = |markup: &str| shown(&first(&format!("<dl>{markup}</dl>"), "").children);
    assert_eq!(list("<dt>a</dt> <dd>b</dd><dt>c</dt><dd>d</dd>"), "<a><b><c><d>");
    assert_eq!(list("<dt>a</dt><dt>b</dt><dd>c</dd><dd>d</dd>"), "<<a><b>><<c><d>>", "those of one side together");
    for markup in ["<dd>a</dd>", "<dt>a</dt>", "<dd>a</dd><dt>b</dt>", "<dt>a</dt><dd>b</dd><dt>c</dt>"] {
        let mut found = Diagnostics::default();
        let template = format!("<document><page><dl>{markup}</dl></page></document>");
        let layout = layout(SETTINGS, &template, "", &mut found);
        let tree = layout.and_then(|layout| layout.render(&json!({}), &mut found));
        assert!(
            tree.is_none() && lines(&found).iter().all(|line| line.starts_with("layout-pairs")),
            "{markup}: {found:?}"
        );
    }
}

#[test]
fn white_space_is_htmls() {
    let text = |markup: &str| shown(&first(&format!("<div>{markup}</div>"), "").children);
    assert_eq!(text("  a\n   b "), "a b");
    assert_eq!(text("政务\n   公开"), "政务公开");
    assert_eq!(text("政务 <b>\n公开</b>\n目录"), "政务<公开>目录");
    assert_eq!(text("a <b> b </b> c"), "a< b> c");
    assert_eq!(text("a<br/>\n b"), "a<>b");
    assert_eq!(text("甲\n<ruby>字\n<rt> zì </rt>\n典<rt>diǎn</rt></ruby>\n乙"), "甲<字<zì>典<diǎn>>乙");
    assert_eq!(text("第\n<page-number/>\n页"), "第<>页");
    assert_eq!(text("page\n<page-number/>\nof"), "page <> of");
    assert_eq!(text("\n <p> a </p> \n b <p>c</p>\n"), "<a><b><c>", "text beside blocks is a block");
    let flex = first("<div style='display: flex'>a <b>c</b></div>", "");
    let [Node::Element(anonymous)] = &flex.children[..] else { panic!("one block") };
    assert_eq!(anonymous.style.box_style.display, Display::Block);
}

#[test]
fn what_is_not_displayed_is_gone() {
    assert_eq!(shown(&page("<p>a</p><p style='display: none'>b</p>", "").children), "<a>");
}

#[test]
fn marks_are_not_seen() {
    let tree = tree(
        "<document><page>{% for n in ns %}<p>{{ n }}</p>{% endfor %}</page></document>",
        "",
        &json!({ "ns": [1, 2] }),
    );
    let places: Vec<_> = elements(tree.sections.into_iter().next().expect("a page").children)
        .iter()
        .map(|element| element.span.range.start)
        .collect();
    assert_eq!(places, [33, 33], "both came from one tag");
}
