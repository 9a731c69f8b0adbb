//! Matter in several columns.

use super::*;

/// A column is 35 mm wide: nine characters of 10 pt and a bit.
const TWO: &str = ".two { column-count: 2; column-gap: 10mm; column-rule: 0.2mm solid black } h2 { margin: 0; font-size: 10pt; line-height: 20pt }";

#[test]
fn a_block_in_columns_is_balanced_between_what_stands_above_and_below() {
    let template = format!(
        "<document><flow><p>上</p><div class=\"two\">{}</div><p>下</p></flow></document>",
        numbered("<p>段#</p>", 1..6)
    );
    snapbox::assert_data_eq!(
        dump(&set(&template, TWO)),
        snapbox::str![[r#"
1:    10  14.9  上
1:    10  21.9  段1
1:    10    29  段2
1:    10    36  段3
1:    55  21.9  段4
1:    55    29  段5
1:  49.9  17.1  [0.2 × 21.2]
1:    10  43.1  下

"#]]
    );
}

#[test]
fn a_flow_in_columns_fills_them_one_after_the_other_and_balances_the_last_page() {
    let template = format!("<document><flow class=\"two\">{}</flow></document>", numbered("<p>段#</p>", 1..28));
    let document = set(&template, TWO);
    // Eleven lines of 20 pt a column.
    let columns: Vec<Vec<usize>> = document
        .pages
        .iter()
        .map(|page| {
            let runs = page.items.iter().filter_map(|item| if let Item::Text(run) = item { Some(run) } else { None });
            let (left, right): (Vec<_>, Vec<_>) = runs.partition(|run| run.origin.x < Length::mm(50.0));
            vec![left.len(), right.len()]
        })
        .collect();
    assert_eq!(columns, [[11, 11], [3, 2]]);
    let all: String = document.pages.iter().flat_map(words).collect();
    assert_eq!(all, numbered("段#", 1..28));
}

#[test]
fn headings_go_with_what_follows_and_paragraphs_leave_two_lines_on_either_side() {
    let template = format!(
        "<document><flow class=\"two\">{}<h2>题</h2><p>{}</p>{}</flow></document>",
        numbered("<p>段#</p>", 1..11),
        "春眠不觉晓处处闻啼鸟夜来风雨声花落知多少",
        numbered("<p>后#</p>", 1..8),
    );
    snapbox::assert_data_eq!(
        dump(&set(&template, TWO)),
        snapbox::str![[r#"
1:    10  14.9  段1
1:    10  21.9  段2
1:    10    29  段3
1:    10    36  段4
1:    10  43.1  段5
1:    10  50.1  段6
1:    10  57.2  段7
1:    10  64.3  段8
1:    10  71.3  段9
1:    10  78.4  段10
1:    55  14.9  题
1:    55  21.9  春眠不觉晓处处闻啼
1:    55    29  鸟夜来风雨声花落知
1:    55    36  多少
1:    55  43.1  后1
1:    55  50.1  后2
1:    55  57.2  后3
1:    55  64.3  后4
1:    55  71.3  后5
1:    55  78.4  后6
1:    55  85.4  后7
1:  49.9    10  [0.2 × 77.6]

"#]]
    );
}

#[test]
fn a_heading_across_the_columns_stays_with_them() {
    let style = format!("{TWO} h2 {{ column-span: all }}");
    let template = format!(
        "<document><flow class=\"two\">{}<h2>横贯两栏的标题</h2>{}</flow></document>",
        numbered("<p>甲#</p>", 1..5),
        numbered("<p>乙#</p>", 1..4),
    );
    snapbox::assert_data_eq!(
        dump(&set(&template, &style)),
        snapbox::str![[r#"
1:    10  14.9  甲1
1:    10  21.9  甲2
1:    55  14.9  甲3
1:    55  21.9  甲4
1:  49.9    10  [0.2 × 14.1]
1:    10    29  横贯两栏的标题
1:    10    36  乙1
1:    10  43.1  乙2
1:    55    36  乙3
1:  49.9  31.2  [0.2 × 14.1]

"#]]
    );
    // Nine lines stand above: the heading would be the tenth, and its columns need two more.
    let template = format!(
        "<document><flow>{}<h2>题</h2><div class=\"two\"><p>{}</p></div></flow></document>",
        numbered("<p>段#</p>", 1..11),
        "春眠不觉晓处处闻啼鸟".repeat(4)
    );
    let document = set(&template, TWO);
    assert_eq!(words(&document.pages[0]).len(), 10);
    assert_eq!(words(&document.pages[1])[0], "题");
}

#[test]
fn a_break_begins_a_column() {
    let template = "<document><flow class=\"two\"><p>一</p><p>二</p><p>三</p>\
        <p style=\"break-before: column\">四</p></flow></document>";
    let places: Vec<_> = set(template, TWO).pages[0]
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Text(run) => Some((run.text.clone(), run.origin.x.to_mm().round())),
            _ => None,
        })
        .collect();
    let place = |text: &str| places.iter().find(|(said, _)| said == text).map(|&(_, x)| x);
    assert_eq!([place("一"), place("二"), place("三"), place("四")], [Some(10.0), Some(10.0), Some(10.0), Some(55.0)]);
    // Without columns there is nothing to begin.
    let single = set("<document><flow><p>一</p><p style=\"break-before: column\">二</p></flow></document>", "");
    assert_eq!(single.pages.len(), 1);
}

#[test]
fn what_stands_before_a_forced_page_is_balanced_and_keeps_its_notes() {
    let template = "<document><flow class=\"two\"><p>一</p><p>二</p><p>三<footnote>注</footnote></p>\
        <p style=\"break-before: odd-page\">四</p></flow></document>";
    let document = set(template, &format!("{TWO} footnote {{ font-size: 8pt; line-height: 10pt }}"));
    assert_eq!(document.pages.len(), 3, "the second is blank");
    snapbox::assert_data_eq!(
        dump(&document),
        snapbox::str![[r#"
1:    10  14.9  一
1:    10  21.9  二
1:    55  14.9  三
1:  58.5  14.9  ①
1:  49.9    10  [0.2 × 14.1]
1:    10  84.6  [20 × 0.1]
1:    10  89.3  ① 注
3:    10  14.9  四

"#]]
    );
}

#[test]
fn columns_elsewhere_are_an_error() {
    let template = "<document><page>\n<div class=\"two\"><p>一</p></div></page>\n<page class=\"two\"/><flow>\n\
        <div class=\"two\" style=\"padding: 1mm\">一</div><div class=\"two\">\n<p class=\"two\">二</p></div></flow></document>";
    let (_, said) = attempt(template, TWO);
    assert_eq!(
        said,
        ["typeset-columns line 2", "typeset-columns line 3", "typeset-columns line 4", "typeset-columns line 5"]
    );
}
