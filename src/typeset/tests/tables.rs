//! Tables over several pages.

use super::*;

/// Rows are a line of 20 pt high, of which a page holds eleven.
const BARE: &str = "table { grid-template-columns: 1fr 1fr } td, th { padding: 0; font-weight: 400 }";

fn table(head: &str, rows: &str) -> String {
    format!("<table><thead>{head}</thead><tbody>{rows}</tbody></table>")
}

fn flow(matter: &str) -> String {
    format!("<document><flow>{matter}</flow></document>")
}

#[test]
fn the_head_is_repeated_and_no_row_torn() {
    let rows = numbered("<tr><td>甲#</td><td>乙#</td></tr>", 0..14);
    let document = set(&flow(&table("<tr><th>左</th><th>右</th></tr>", &rows)), BARE);
    assert_eq!(document.pages.len(), 2);
    let pages: Vec<_> = document.pages.iter().map(words).collect();
    for words in &pages {
        assert_eq!(words[..2], ["左", "右"]);
        assert_eq!(words.len() % 2, 0);
    }
    assert_eq!(pages.iter().map(Vec::len).sum::<usize>(), 2 * 14 + 2 * 2);
}

#[test]
fn a_row_of_several_lines_goes_to_the_next_page_whole() {
    let long = "春眠不觉晓处处闻啼鸟".repeat(3);
    let rows = format!("{}<tr><td>{long}</td><td>乙</td></tr>", numbered("<tr><td>行#</td><td/></tr>", 0..9));
    let document = set(&flow(&table("<tr><th>左</th><th>右</th></tr>", &rows)), BARE);
    assert_eq!(words(&document.pages[0]).len(), 2 + 9, "there was room for one of its three lines");
    assert_eq!(words(&document.pages[1]).concat(), format!("左右{long}乙"));
    // A reader who would rather have the page full may tear it.
    let document = set(&flow(&table("", &rows)), &format!("{BARE} tr {{ break-inside: auto }} td {{ orphans: 1 }}"));
    let torn = words(&document.pages[0]);
    assert_eq!(torn[torn.len() - 2..], ["春眠不觉晓处处闻啼鸟春", "乙"], "a line, and two for the next page");
}

#[test]
fn a_row_higher_than_a_page_is_an_error_that_names_it() {
    let rows = format!("<tr><td>短</td><td/></tr>\n<tr><td>{}</td><td/></tr>", "春眠不觉晓处处闻啼鸟".repeat(12));
    let (_, said) = attempt(&flow(&table("<tr><th>左</th><th>右</th></tr>", &rows)), BARE);
    assert_eq!(
        said,
        ["typeset-too-tall line 2 text=春眠不觉晓处处闻啼鸟春眠不觉晓处处闻啼鸟春眠不觉 height=77.6 room=72.9"]
    );
}

#[test]
fn a_head_never_stands_alone_at_the_foot() {
    for (before, first_page) in [(9, 9 + 2), (10, 10)] {
        let rows = numbered("<tr><td>行#</td></tr>", 0..3);
        let template = flow(&format!("{}{}", numbered("<p>段#</p>", 0..before), table("<tr><th>头</th></tr>", &rows)));
        let document = set(&template, BARE);
        assert_eq!(words(&document.pages[0]).len(), first_page, "{before} lines before");
        assert_eq!(words(&document.pages[1])[0], "头");
    }
}

#[test]
fn cells_have_their_columns_padding_and_rules() {
    let rows = "<tr><td colspan=\"2\">跨两列</td><td>丙</td></tr><tr><td>甲</td><td>乙</td><td>丙</td></tr>";
    let style =
        "table { grid-template-columns: 20mm 1fr 20mm } td { padding: 1mm 2mm; border-bottom: 0.2mm solid black }";
    snapbox::assert_data_eq!(
        dump(&set(&flow(&table("", rows)), style)),
        snapbox::str![[r#"
1:    10  19.1  [60 × 0.2]
1:    12  15.9  跨两列
1:    70  19.1  [20 × 0.2]
1:    72  15.9  丙
1:    10  28.3  [20 × 0.2]
1:    12  25.1  甲
1:    30  28.3  [40 × 0.2]
1:    32  25.1  乙
1:    70  28.3  [20 × 0.2]
1:    72  25.1  丙

"#]]
    );
}

#[test]
fn cells_do_not_span_rows() {
    let (_, said) = attempt(&flow("<table>\n<tr><td rowspan=\"2\">甲</td></tr></table>"), BARE);
    assert_eq!(said, ["layout-rowspan line 2"]);
}
