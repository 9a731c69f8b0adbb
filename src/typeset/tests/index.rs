//! Indexes: entries in order, under their heads, with all their pages.

use super::*;

const INDEX_STYLE: &str = ".index-head, .index-entry { margin: 0 } .page { break-before: page }";

/// A document of one marked paragraph a page, with an index after it.
fn indexed(marks: &[&str], index: &str) -> Document {
    let body = marks.iter().map(|mark| format!("<p class=\"page\" {mark}>文</p>")).collect::<Vec<_>>().concat();
    let template = format!(
        "<document lang=\"zh-CN\"><flow numbering=\"arabic\">{body}</flow><flow><h1>索引</h1>{index}</flow></document>"
    );
    set(&template, &format!("h1 {{ margin: 0 }} {INDEX_STYLE}"))
}

/// The lines of the index, which begins on this page.
fn lines_from(document: &Document, page: usize) -> Vec<String> {
    document.pages[page..].iter().flat_map(lines).collect()
}

/// The lines of a page: the texts on one baseline.
fn lines(page: &Page) -> Vec<String> {
    let mut lines: Vec<(f64, String)> = Vec::new();
    for (text, y) in texts(page) {
        match lines.last_mut() {
            Some((last, line)) if (*last - y).abs() < 0.01 => line.push_str(&text),
            _ => lines.push((y, text)),
        }
    }
    lines.into_iter().map(|(_, line)| shortened(&line)).collect()
}

/// Leaders as one character, however long.
fn shortened(line: &str) -> String {
    let mut short = String::new();
    for character in line.chars().map(|character| if matches!(character, '.' | '…' | '·') { '…' } else { character })
    {
        if !(character == '…' && short.ends_with('…')) {
            short.push(character);
        }
    }
    short
}

const MARKS: [&str; 7] = [
    "index=\"会计管理\" department=\"财政局\"",
    "index=\"安全生产\" department=\"应急局\"",
    "index=\"12345热线\" department=\"政府办\"",
    "index=\"会计管理\" department=\"教育局\"",
    "index=\"长兴路\" reading=\"zhǎng xīng lù\" department=\"政府办\"",
    "index=\"A级纳税人\" department=\"财政局\"",
    "index=\"一事一议\" department=\"财政局\"",
];
const OUT: &str = "index=\"财政局\" department=\"no\"";

#[test]
fn by_pinyin_entries_stand_under_capitals_with_all_their_pages() {
    let document = indexed(&MARKS, "<index/>");
    assert_eq!(
        lines_from(&document, 7),
        [
            "索引",
            "0–9",
            "12345热线…3",
            "A",
            "A级纳税人…6",
            "安全生产…2",
            "K",
            "会计管理…1、4",
            "Y",
            "一事一议…7",
            "Z",
            "长兴路…5"
        ]
    );
}

#[test]
fn by_strokes_heads_count_those_of_the_first_character() {
    let document = indexed(&MARKS, "<index by=\"stroke\"/>");
    assert_eq!(
        lines_from(&document, 7),
        [
            "索引",
            "0–9",
            "12345热线…3",
            "A–Z",
            "A级纳税人…6",
            "一画",
            "一事一议…7",
            "四画",
            "长兴路…5",
            "六画",
            "会计管理…1、4",
            "安全生产…2"
        ]
    );
}

#[test]
fn by_department_heads_stand_as_the_document_names_them() {
    let document = indexed(&[&MARKS[..], &[OUT]].concat(), "<index by=\"department\"/>");
    assert_eq!(
        lines_from(&document, 8),
        [
            "索引",
            "财政局",
            "A级纳税人…6",
            "会计管理…1",
            "一事一议…7",
            "应急局",
            "安全生产…2",
            "政府办",
            "12345热线…3",
            "长兴路…5",
            "教育局",
            "会计管理…4"
        ]
    );
}

#[test]
fn text_and_page_numbers_lead_to_their_places() {
    let document = indexed(&MARKS, "<index/>");
    let leads: Vec<_> = document.pages[7..]
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(|item| match item {
            Item::Link(link) => match link.target {
                Target::Page { page, .. } => Some(page),
                Target::Web(_) => None,
            },
            _ => None,
        })
        .collect();
    // Each entry's text leads to its first page, then come its numbers.
    assert_eq!(leads, [2, 2, 5, 5, 1, 1, 0, 0, 3, 6, 6, 4, 4]);
}

#[test]
fn a_page_is_named_once_and_numbers_are_those_printed() {
    let twice = "<p index=\"公安\">一</p><p index=\"公安\">二</p>";
    let template = format!(
        "<document lang=\"en\"><flow numbering=\"roman\"><p class=\"page\">前</p><p class=\"page\" index=\"公安\">前言</p></flow>\
         <flow numbering=\"arabic\">{twice}</flow><flow><index/></flow></document>"
    );
    let document = set(&template, INDEX_STYLE);
    assert_eq!(lines(&document.pages[3]), ["G", "公安…ii, 1"]);
}

#[test]
fn a_long_list_of_pages_runs_on_behind_its_text() {
    let few = indexed(&["index=\"公安\""; 3], "<index/>");
    assert_eq!(lines(&few.pages[3]), ["索引", "G", "公安…1、2、3"]);
    let many = indexed(&["index=\"公安\""; 30], "<index/>");
    let entry = lines(&many.pages[30])[2..].concat();
    assert!(entry.starts_with("公安\u{A0}\u{A0}\u{A0}1、2、3、") && entry.ends_with("、30"), "{entry}");
}

#[test]
fn contents_before_the_book_name_the_index_after_it() {
    let body = numbered("<h1 class=\"page\" index=\"条目#\">第#章</h1>", 0..30);
    let template = format!(
        "<document lang=\"zh-CN\"><flow numbering=\"arabic\"><toc/></flow><flow>{body}</flow>\
         <flow><h1>索引</h1><index/></flow></document>"
    );
    let document =
        set(&template, &format!("h1 {{ font-size: 10pt; line-height: 20pt }} .toc-1 {{ margin: 0 }} {INDEX_STYLE}"));
    // 31 headings on pages of 11 lines make three pages of contents; the index is on page 34.
    let contents: Vec<_> = document.pages[..3].iter().flat_map(lines).collect();
    assert_eq!(contents.len(), 31);
    assert_eq!((contents[0].as_str(), contents[29].as_str()), ("第0章…4", "第29章…33"));
    assert_eq!(contents[30], "索引…34");
    let index: Vec<_> = document.pages[33..].iter().flat_map(lines).collect();
    assert_eq!(index[..4], ["索引", "T", "条目0…4", "条目1…5"]);
    assert_eq!(index.len(), 32);
}

#[test]
fn a_head_is_never_the_last_line_of_a_page() {
    // Title, head and nine entries fill eleven lines but one: the next head goes with its entry.
    let marks: Vec<String> =
        (0..8).map(|n| format!("<p index=\"阿{n}\">文</p>")).chain(["<p index=\"八\">文</p>".to_owned()]).collect();
    let template = format!("<document><flow>{}</flow><flow><h1>索引</h1><index/></flow></document>", marks.concat());
    let document = set(&template, &format!("h1 {{ font-size: 10pt; line-height: 20pt }} {INDEX_STYLE}"));
    let pages: Vec<_> = document.pages[1..].iter().map(|page| lines(page).len()).collect();
    assert_eq!(pages, [10, 2]);
    assert_eq!(lines(&document.pages[2]), ["B", "八…1"]);
}

proptest! {
    /// Every marked text stands in the index once, whatever the texts are, under a head, in the order of its keys.
    #[test]
    fn every_entry_stands_once(texts in prop::collection::btree_set("[一-龥A-Z0-9]{1,6}", 1..12)) {
        let marks: Vec<String> = texts.iter().map(|text| format!("index=\"{text}\"")).collect();
        let marks: Vec<&str> = marks.iter().map(String::as_str).collect();
        let document = indexed(&marks, "<index/>");
        let all: Vec<_> = document.pages[texts.len()..].iter().flat_map(lines).collect();
        let mut entries: Vec<_> = all.iter().filter_map(|line| line.split_once('…')).map(|(text, _)| text.to_owned()).collect();
        entries.sort_unstable();
        prop_assert_eq!(entries, texts.into_iter().collect::<Vec<_>>());
    }
}
