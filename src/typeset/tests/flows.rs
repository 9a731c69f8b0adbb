//! What holds for every flow, whatever stands in it: random matter in columns, with headings, notes and boxes that keep
//! together.

use super::*;
use crate::page::TextRun;

const STYLE: &str =
    "h2 { margin: 0; font-size: 10pt; line-height: 20pt; font-weight: 400 } .across { column-span: all }
    .keep { break-inside: avoid } .box { padding: 2mm } .two { column-count: 2; column-gap: 6mm }
    .three { column-count: 3; column-gap: 4mm; column-rule: 0.1mm solid black }
    footnote { font-size: 8pt; line-height: 10pt }";

/// A block of random matter.
#[derive(Clone, Debug)]
enum Matter {
    Paragraph { length: usize, note: bool },
    Heading { across: bool },
    Boxed { length: usize, keep: bool },
}

/// Blocks in columns of their own, or in the page's.
#[derive(Clone, Debug)]
struct Group {
    columns: usize,
    matter: Vec<Matter>,
}

fn matter() -> impl Strategy<Value = Matter> {
    prop_oneof![
        4 => (1usize..50, prop::bool::weighted(0.2)).prop_map(|(length, note)| Matter::Paragraph { length, note }),
        1 => any::<bool>().prop_map(|across| Matter::Heading { across }),
        1 => (1usize..30, any::<bool>()).prop_map(|(length, keep)| Matter::Boxed { length, keep }),
    ]
}

fn groups() -> impl Strategy<Value = Vec<Group>> {
    let group =
        (1usize..4, prop::collection::vec(matter(), 1..16)).prop_map(|(columns, matter)| Group { columns, matter });
    prop::collection::vec(group, 1..5)
}

/// The markup, with the text that must come out and the notes.
#[derive(Default)]
struct Written {
    markup: String,
    text: String,
    notes: Vec<String>,
}

impl Written {
    fn new(groups: &[Group]) -> Self {
        let mut written = Self::default();
        for group in groups {
            written.markup.push_str(["", "<div>", "<div class=\"two\">", "<div class=\"three\">"][group.columns]);
            for matter in &group.matter {
                written.block(matter);
            }
            // A heading stays with what follows in its columns, and is never the last there.
            written.block(&Matter::Paragraph { length: 3, note: false });
            written.markup.push_str("</div>");
        }
        written
    }

    fn block(&mut self, matter: &Matter) {
        let number = self.text.chars().count();
        let text =
            |length: usize| -> String { "公开信息目录".chars().cycle().skip(number % 6).take(length).collect() };
        let (said, markup) = match matter {
            Matter::Paragraph { length, note } => {
                let said = text(*length);
                let mut markup = said.clone();
                if *note {
                    let noted = format!("注{}", self.notes.len());
                    markup += &["<footnote>", &noted, "</footnote>"].concat();
                    self.notes.push(noted);
                }
                (said, format!("<p>{markup}</p>"))
            }
            Matter::Heading { across } => {
                // One across the columns ends those above, where no heading of theirs would be the last.
                let class = if *across && !self.markup.ends_with("<h2>题</h2>") { " class=\"across\"" } else { "" };
                ("题".to_owned(), format!("<h2{class}>题</h2>"))
            }
            Matter::Boxed { length, keep } => {
                let (said, class) = (text(*length), if *keep { "box keep" } else { "box" });
                let markup = format!("<div class=\"{class}\"><p>{said}</p></div>");
                (said, markup)
            }
        };
        self.text.push_str(&said);
        self.markup.push_str(&markup);
    }
}

/// The runs of a page of this size of text, in painting order.
fn runs(page: &Page, size: f64) -> impl Iterator<Item = &TextRun> {
    page.items.iter().filter_map(move |item| match item {
        Item::Text(run) if run.size == Length::pt(size) => Some(run),
        _ => None,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn text_notes_and_headings_are_where_they_belong(groups in groups()) {
        let written = Written::new(&groups);
        let document = set(&format!("<document><flow>{}</flow></document>", written.markup), STYLE);
        let text: String = document.pages.iter().flat_map(|page| runs(page, 10.0)).map(|run| run.text.as_str()).collect();
        prop_assert_eq!(text, written.text, "text is lost, doubled or out of order");
        let mut notes = Vec::new();
        for page in &document.pages {
            let body: Vec<_> = runs(page, 10.0).collect();
            let foot: Vec<_> = runs(page, 8.0).collect();
            let lowest = body.iter().map(|run| run.origin.y).max().unwrap_or_default();
            prop_assert!(lowest <= Length::mm(90.0), "text below the type area");
            prop_assert!(foot.iter().all(|run| run.origin.y > lowest && run.origin.y <= Length::mm(90.0)), "notes above text");
            for (index, run) in body.iter().enumerate().filter(|(_, run)| run.text == "题") {
                let next = body.get(index + 1);
                let goes_on = next.is_some_and(|next| next.origin.y > run.origin.y && next.origin.x - run.origin.x < Length::mm(10.0));
                prop_assert!(goes_on, "a heading stands alone: {:?}", run.origin);
            }
            // Marks and notes are numbered alike on each page.
            let marks: Vec<_> = runs(page, 6.5).map(|run| run.text.clone()).collect();
            let numbers: Vec<_> = foot.iter().map(|run| run.text.chars().take(1).collect::<String>()).collect();
            prop_assert_eq!(&marks, &numbers);
            let expected: Vec<_> = (1..).map_while(crate::page::circled).map(String::from).take(marks.len()).collect();
            prop_assert_eq!(marks, expected);
            notes.extend(foot.iter().map(|run| run.text.chars().skip(2).collect::<String>()));
        }
        prop_assert_eq!(notes, written.notes);
    }

    /// Lines of one height in a block of columns: all columns but the last ones are as full as the first.
    #[test]
    fn columns_are_balanced(count in 1usize..40, columns in 2usize..4) {
        let class = ["", "", "two", "three"][columns];
        let lines = numbered("<p>行#</p>", 0..count);
        let document = set(&format!("<document><flow><p>上</p><div class=\"{class}\">{lines}</div></flow></document>"), STYLE);
        let page = document.pages.last().expect("a page");
        let mut filled = std::collections::BTreeMap::new();
        for run in runs(page, 10.0).filter(|run| run.text.starts_with('行')) {
            *filled.entry(run.origin.x).or_insert(0usize) += 1;
        }
        let filled: Vec<usize> = filled.into_values().collect();
        let total: usize = filled.iter().sum();
        prop_assert_eq!(filled[0], total.div_ceil(columns), "{:?}", filled);
    }
}
