//! Tables of pages, held against what another program's tree has of them.

use proptest::prelude::*;
use scraper::node::Node as Theirs;
use scraper::{ElementRef, Html, Selector};

use super::tree::Tree;
use super::{groups, parse};

/// Each table of a page: its rows, each the texts of its cells, without white space.
type Tables = Vec<Vec<Vec<String>>>;

fn dense(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

fn ours(page: &str) -> Tables {
    let mut tree = parse(page).unwrap();
    let tables: Vec<_> = tree.within(Tree::ROOT.node).filter(|&node| tree.is(node, "table")).collect();
    let mut rows_of = |table| {
        let rows: Vec<_> = groups(&tree, table).into_iter().flatten().collect();
        let texts = |row| tree.take_cells(row).iter().map(|cell| dense(&cell.text)).collect();
        rows.into_iter().map(texts).collect()
    };
    tables.into_iter().map(&mut rows_of).collect()
}

fn children(element: ElementRef<'_>) -> Vec<ElementRef<'_>> {
    element.child_elements().collect()
}

fn theirs(page: &str) -> Tables {
    let page = Html::parse_document(page);
    let named = |element: &ElementRef<'_>, names: &[&str]| names.contains(&element.value().name());
    let tables = Selector::parse("table").unwrap();
    let rows = |table: ElementRef<'_>| {
        let parts = children(table)
            .into_iter()
            .flat_map(|part| if named(&part, &["thead", "tbody", "tfoot"]) { children(part) } else { vec![part] });
        let rows = parts.filter(|row| named(row, &["tr"]));
        let cells = |row| children(row).into_iter().filter(|cell| named(cell, &["td", "th"])).map(text).collect();
        rows.map(cells).collect()
    };
    page.root_element().select(&tables).map(rows).collect()
}

/// The text of a cell, without that of tables and templates in it.
fn text(cell: ElementRef<'_>) -> String {
    let texts = cell.descendants().filter_map(|node| match node.value() {
        Theirs::Text(text) => {
            let mut above = node.ancestors().take_while(|above| above.id() != cell.id());
            let is_another = |name: &str| ["table", "template"].contains(&name);
            let is_own = !above.any(|above| above.value().as_element().is_some_and(|one| is_another(one.name())));
            is_own.then(|| dense(text))
        }
        _ => None,
    });
    texts.collect()
}

/// Markup as it comes, and as it should never come.
fn soup() -> impl Strategy<Value = String> {
    const PARTS: [&str; 34] = [
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<th>",
        "</th>",
        "<tbody>",
        "</tbody>",
        "<thead>",
        "<tfoot>",
        "<caption>",
        "</caption>",
        "<b>",
        "</b>",
        "<a href=x>",
        "</a>",
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<form>",
        "</form>",
        "<br>",
        "<svg>",
        "</svg>",
        "<math>",
        "<template>",
        "</template>",
        "<!--注-->",
        "甲",
        "乙",
        " ",
    ];
    prop::collection::vec(prop::sample::select(&PARTS[..]), 0..60).prop_map(|parts| parts.concat())
}

/// The same, most of it within rows.
fn table() -> impl Strategy<Value = String> {
    prop::collection::vec(soup(), 0..6)
        .prop_map(|cells| format!("<p>题<table><tr><td>{}</table>后", cells.join("</td></tr><tr><td>丙<td>")))
}

proptest! {
    #[test]
    fn tables_are_those_of_the_whole_tree(page in prop_oneof![soup(), table()]) {
        prop_assert_eq!(ours(&page), theirs(&page));
    }
}

#[test]
fn rows_that_are_done_are_not_held_as_nodes() {
    let row = "<tr><td><p><b>甲</b><br>乙</p></td><td rowspan=2>丙</td><td></td></tr>\n";
    let page = format!("<table>{}</table>", row.repeat(1000));
    let tree = parse(&page).unwrap();
    // A node and three cells for each row, the white space between them, and the page around it.
    assert!(tree.size() < 5_020, "{}", tree.size());
    assert_eq!(ours(&page), theirs(&page));
}

#[test]
fn a_form_that_went_with_its_row_is_not_taken_for_a_later_element() {
    let page = "<table><tr><td><form>甲</td></tr><tr><td><div>乙</form>丙</div>丁</td></tr></table>";
    assert_eq!(ours(page), [[["甲"], ["乙丙丁"]]]);
    assert_eq!(ours(page), theirs(page));
}
