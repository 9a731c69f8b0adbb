//! Footnotes.

use super::*;
use crate::page::Link;

const NOTES: &str =
    "footnote { font-size: 8pt; line-height: 10pt } .footnote-rule { margin-top: 5pt; margin-bottom: 5pt }";

/// A page has room for eleven lines, 220 pt and a bit; one note and the rule above it take a line.
fn lines(count: usize) -> String {
    numbered("<p>行#</p>", 1..count + 1)
}

#[test]
fn a_note_stands_at_the_foot_of_the_page_that_refers_to_it() {
    let template = "<document><flow><p>甲<footnote>甲的注</footnote>，乙<footnote>\n  乙的\n  <b>注</b>\n</footnote>。</p>\
        <p style=\"break-before: page\">丙<footnote>丙的注</footnote>。</p></flow></document>";
    let document = set(template, NOTES);
    snapbox::assert_data_eq!(
        dump(&document),
        snapbox::str![[r#"
1:    10  14.9  甲
1:  13.5  14.9  ①
1:  15.8  14.9  ，乙
1:  22.9  14.9  ②
1:  25.2  14.9  。
1:    10    81  [20 × 0.1]
1:    10  85.8  ① 甲的注
1:    10  89.3  ② 乙的
1:  19.1  89.3  注
2:    10  14.9  丙
2:  13.5  14.9  ①
2:  15.8  14.9  。
2:    10  84.6  [20 × 0.1]
2:    10  89.3  ① 丙的注

"#]]
    );
    let leads = document.pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
        Item::Link(Link { target: Target::Page { page, y }, description, .. }) => {
            Some((description.as_str(), *page, y.to_mm().round()))
        }
        _ => None,
    });
    assert_eq!(leads.collect::<Vec<_>>(), [("①", 0, 83.0), ("②", 0, 86.0), ("①", 1, 86.0)]);
}

#[test]
fn a_line_goes_with_its_note() {
    // Ten lines and the foot of one note fill the page.
    for (before, on_first) in [(9, true), (10, false)] {
        let template = format!("<document><flow>{}<p>甲<footnote>注</footnote></p></flow></document>", lines(before));
        let document = set(&template, NOTES);
        let has_note = words(&document.pages[0]).iter().any(|word| word.ends_with("注"));
        assert_eq!((document.pages.len() == 1, has_note), (on_first, on_first), "{before} lines before");
    }
    // The third line of a paragraph has the note; lines above it stay behind.
    let long = format!("{}<footnote>注</footnote>{}", "春眠不觉晓处处闻啼鸟".repeat(5), "夜来风雨声".repeat(4));
    let template = format!("<document><flow>{}<p>{long}</p></flow></document>", lines(8));
    snapbox::assert_data_eq!(
        dump(&set(&template, NOTES)),
        snapbox::str![[r#"
1:    10  14.9  行1
1:    10  21.9  行2
1:    10    29  行3
1:    10    36  行4
1:    10  43.1  行5
1:    10  50.1  行6
1:    10  57.2  行7
1:    10  64.3  行8
1:    10  71.3  春眠不觉晓处处闻啼鸟春眠不觉晓处处闻啼鸟春眠
1:    10  78.4  不觉晓处处闻啼鸟春眠不觉晓处处闻啼鸟春眠不觉
2:    10  14.9  晓处处闻啼鸟
2:  31.2  14.9  ①
2:  33.5  14.9  夜来风雨声夜来风雨声夜来风雨声夜
2:    10  21.9  来风雨声
2:    10  84.6  [20 × 0.1]
2:    10  89.3  ① 注

"#]]
    );
}

#[test]
fn a_note_higher_than_the_page_goes_on_at_the_foot_of_the_next() {
    let note = "春眠不觉晓处处闻啼鸟夜来风雨声花落知多少".repeat(30);
    let template = format!(
        "<document><flow><p>甲<footnote>{note}</footnote></p><p>乙<footnote>短注</footnote></p>{}</flow></document>",
        lines(3)
    );
    let document = set(&template, NOTES);
    let starts: Vec<_> = document.pages.iter().map(|page| words(page)[0].clone()).collect();
    let all: String = document.pages.iter().flat_map(words).collect();
    assert_eq!(all.matches("春眠不觉晓").count(), 30);
    snapbox::assert_data_eq!(format!("{starts:?}"), snapbox::str![[r#"["甲", "乙"]"#]]);
    assert_eq!(document.pages.len(), 2);
}

#[test]
fn notes_of_columns_stand_at_the_foot_of_the_page() {
    let matter: String = (1..25)
        .map(|number| match number {
            3 | 14 => format!("<p>段{number}<footnote>第{number}段的注</footnote></p>"),
            _ => format!("<p>段{number}</p>"),
        })
        .collect();
    let template = format!("<document><flow class=\"two\">{matter}</flow></document>");
    let style = format!("{NOTES} .two {{ column-count: 2; column-gap: 10mm }}");
    snapbox::assert_data_eq!(
        dump(&set(&template, &style)),
        snapbox::str![[r#"
1:    10  14.9  段1
1:    10  21.9  段2
1:    10    29  段3
1:  16.4    29  ①
1:    10    36  段4
1:    10  43.1  段5
1:    10  50.1  段6
1:    10  57.2  段7
1:    10  64.3  段8
1:    10  71.3  段9
1:    55  14.9  段10
1:    55  21.9  段11
1:    55    29  段12
1:    55    36  段13
1:    55  43.1  段14
1:  63.3  43.1  ②
1:    55  50.1  段15
1:    55  57.2  段16
1:    55  64.3  段17
1:    55  71.3  段18
1:    10    81  [20 × 0.1]
1:    10  85.8  ① 第3段的注
1:    10  89.3  ② 第14段的注
2:    10  14.9  段19
2:    10  21.9  段20
2:    10    29  段21
2:    55  14.9  段22
2:    55  21.9  段23
2:    55    29  段24

"#]]
    );
}

#[test]
fn headings_and_repeated_heads_may_have_notes() {
    let rows = numbered("<tr><td>行#</td></tr>", 1..13);
    let template = format!(
        "<document><flow numbering=\"none\"><toc/></flow><flow numbering=\"arabic\"><h1>题<footnote>题注</footnote></h1>\
         <table><thead><tr><th>头<footnote>头注</footnote></th></tr></thead>{rows}</table></flow></document>"
    );
    let style =
        format!("{NOTES} table {{ grid-template-columns: 1fr }} td, th {{ padding: 0 }} h1 {{ font-size: 10pt }}");
    let document = set(&template, &style);
    assert_eq!(words(&document.pages[0]).concat().replace('·', ""), "题1", "contents leave notes out");
    assert_eq!(document.outline[0].title, "题");
    let notes = |page: usize| -> Vec<String> {
        words(&document.pages[page]).into_iter().filter(|word| word.ends_with('注')).collect()
    };
    assert_eq!(notes(1), ["①\u{2002}题注", "②\u{2002}头注"]);
    assert_eq!(notes(2), ["①\u{2002}头注"], "a repeated head brings its note along");
}

#[test]
fn notes_stand_in_flows_only_and_are_fifty_at_most() {
    let (_, said) = attempt(
        "<document><page>\n<p>一<footnote>二</footnote></p></page><flow><header>\n<p>三<footnote>四</footnote></p></header>\
         \n<p>五<footnote>六<footnote>七</footnote></footnote></p>\
         \n<p style=\"writing-mode: vertical-lr; height: 20mm\">八<span>九<footnote>十</footnote></span></p></flow></document>",
        "",
    );
    assert_eq!(
        said,
        [
            "layout-footnote-place line 2",
            "layout-footnote-place line 3",
            "layout-footnote-place line 4",
            "layout-footnote-place line 5"
        ]
    );
    let many = numbered("字<footnote>#</footnote>", 0..51);
    let (_, said) = attempt(
        &format!("<document><flow><p>{many}</p></flow></document>"),
        "footnote { font-size: 3pt; line-height: 2pt } .footnote-rule { margin: 0 }",
    );
    assert_eq!(said, ["typeset-too-many-notes line 1 most=50"]);
}
