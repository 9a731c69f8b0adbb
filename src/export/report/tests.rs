//! An import with one of everything, as it is told to who must mend the tables.

use std::io::{Cursor, Read as _};

use calamine::{Reader as _, Xlsx};
use scraper::Html;

use super::*;
use crate::catalog::Column;
use crate::diag::{CellPlace, Language};
use crate::import::outcome::{
    By, Candidate, Certainty, Change, ColumnSeen, Counts, Doubt, End, Entry, Kind as Fate, RowPlace, TableSeen,
};
use crate::sheet::{Address, Kind, Merge, Sheet};

fn books() -> Vec<Book> {
    let row = |cells: &[&str]| cells.iter().map(|&cell| cell.into()).collect::<Vec<Box<str>>>();
    let rows = vec![
        row(&["公开事项", "", "公开时限"]),
        row(&["一级", "二级", ""]),
        row(&["规划<编制>", "=HYPERLINK(\"http://x\")", "尽快"]),
        row(&["", "总体规划"]),
    ];
    let merge = |first: (u32, u32), last: (u32, u32)| Merge {
        first: Address::new(first.0, first.1),
        last: Address::new(last.0, last.1),
    };
    let merges = vec![merge((0, 0), (0, 1)), merge((0, 2), (1, 2)), merge((2, 0), (3, 0))];
    let mut sheet = Sheet::new("发改/委", rows, merges);
    sheet.set_width(0, 30);
    let mut hidden = Sheet::new("备注", vec![row(&["@x"])], Vec::new());
    hidden.is_hidden = true;
    let sound = Book { name: "好.csv".to_owned(), kind: Kind::Text, sheets: vec![Sheet::default()] };
    vec![Book { name: "表/发改委.html".to_owned(), kind: Kind::Html, sheets: vec![sheet, hidden] }, sound]
}

fn at(address: &str, text: &str) -> CellPlace {
    CellPlace { sheet: "发改/委".to_owned(), address: address.to_owned(), text: text.to_owned() }
}

fn entry(kind: Fate, doubt: Option<Doubt>) -> Entry {
    Entry {
        kind,
        row: Some(RowPlace { book: 0, sheet: 0, row: 3 }),
        item: None,
        id: "FGW-0012".to_owned(),
        old_id: None,
        department: 0,
        field: 0,
        title: "规划编制 / 总体规划".to_owned(),
        by: By::Likeness(82),
        changes: Vec::new(),
        doubt,
        candidates: Vec::new(),
    }
}

fn outcome() -> Outcome {
    let file = "表/发改委.html";
    let found = vec![
        Diagnostic::error("export-workbook").with("detail", "<坏>").in_cell(file, at("C3", "尽快")),
        Diagnostic::warning("export-page-internal").in_cell(file, at("A4", "规划<编制>")),
        Diagnostic::warning("export-page-internal").in_cell(file, at("C4", "")),
        Diagnostic::error("export-page-internal").in_file("坏.xlsx"),
    ];
    let change =
        Change { column: Column::TimeLimit, old: "20日".to_owned(), new: String::new(), at: Some(Address::new(3, 2)) };
    let candidate = Candidate { item: 0, id: "FGW-0013".to_owned(), title: "总体".to_owned(), likeness: 80 };
    let entries = vec![
        Entry { changes: vec![change], ..entry(Fate::Changed, Some(Doubt::Alike)) },
        Entry { candidates: vec![candidate], ..entry(Fate::Unclear, Some(Doubt::Several)) },
        Entry { row: None, ..entry(Fate::Removed, Some(Doubt::Removed)) },
        entry(Fate::Added, None),
    ];
    let column = |column, head: &str, meaning: Option<&str>, certainty| ColumnSeen {
        column,
        head: head.to_owned(),
        meaning: meaning.map(str::to_owned),
        certainty,
    };
    let columns = vec![
        column(0, "公开事项 / 一级", Some("一级事项"), Certainty::Known),
        column(27, "备<注>", None, Certainty::Unsure),
    ];
    let table = TableSeen {
        book: 0,
        file: file.to_owned(),
        sheet: 0,
        name: "发改/委".to_owned(),
        head: 0..2,
        columns,
        rows: 2,
        taken: 1,
    };
    let counts = Counts { rows: 2, changed: 1, added: 1, removed: 1, unclear: 1, ..Counts::default() };
    Outcome { tables: vec![table], entries, counts, found, questions: 0, end: End::Asks }
}

fn files(language: Language) -> Vec<ReportFile> {
    let (outcome, books) = (outcome(), books());
    let report = ImportReport { outcome: &outcome, books: &books, city: "样例市", date: None };
    import_report(&report, &Locale::new(language)).unwrap()
}

#[test]
fn a_page_and_a_copy_of_each_table_that_something_is_said_of() {
    for language in [Language::Zh, Language::En] {
        let files = files(language);
        assert_eq!(
            files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(),
            ["import.html", "发改委.checked.xlsx"]
        );
        assert_eq!(files, self::files(language), "the same import gives the same bytes");
    }
}

#[test]
fn the_page_tells_everything_and_is_sound() {
    for language in [Language::Zh, Language::En] {
        let page = String::from_utf8(files(language).remove(0).bytes).unwrap();
        let document = Html::parse_document(&page);
        assert!(document.errors.is_empty(), "{:?}", document.errors);
        for told in
            ["C3", "&lt;坏&gt;", "坏.xlsx", "FGW-0012", "FGW-0013", "82", "备&lt;注&gt;", ">AB<", "<del>20日</del>"]
        {
            assert!(page.contains(told), "{told}");
        }
        assert!(!page.contains("<坏>") && !page.contains("src="), "data is no markup");
        assert!(!page.contains("export-report-"), "every message has its text");
    }
}

/// Every part of a workbook by its name.
fn parts(bytes: &[u8]) -> std::collections::BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = std::collections::BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.insert(part.name().unwrap().into_owned(), text);
    }
    parts
}

#[test]
fn the_copy_has_the_same_cells_and_says_what_is_wrong_with_them() {
    let copy = files(Language::Zh).remove(1).bytes;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(&copy)).unwrap();
    assert_eq!(workbook.sheet_names(), ["检查结果", "发改 委", "备注"]);
    assert_eq!(workbook.sheets_metadata()[2].visible, calamine::SheetVisible::Hidden);
    let range = workbook.worksheet_range("发改 委").unwrap();
    let text = |row, column| range.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
    for (index, row) in (0..).zip(0..4) {
        let own = &books()[0].sheets[0];
        for column in 0..3 {
            let cell = own.cell(Address::new(index, column));
            let shown = cell.filter(|cell| cell.merged_into.is_none()).map_or("", |cell| &cell.text);
            assert_eq!(text(row, column), shown, "{index} {column}");
        }
    }
    let merged = workbook.merge_cells_by_sheet_name("发改 委").unwrap();
    assert_eq!(merged.len(), 3);
    let list = &workbook.worksheet_range("检查结果").unwrap();
    let column =
        |column| (1..list.height() as u32).map(move |row| list.get_value((row, column)).map(ToString::to_string));
    let cells: Vec<String> = column(2).map(Option::unwrap_or_default).collect();
    assert_eq!(cells, ["C3", "A4", "C4", "C4", "A4"]);
    let weights: Vec<String> = column(0).flatten().collect();
    assert_eq!(weights, ["错误", "提醒", "提醒", "待回答", "待回答"]);

    let parts = parts(&copy);
    assert!(parts.values().all(|part| !part.contains("<f>")), "no cell is a formula");
    let copied = &parts["xl/worksheets/sheet2.xml"];
    assert!(copied.contains("<col min=\"1\" max=\"1\" width=\"30.625\""), "as wide as it was: {copied}");
    assert!(copied.contains("<col min=\"2\" max=\"3\" width=\"9.625\""), "as wide as its texts ask: {copied}");
    assert!(copied.contains("<pane ySplit=\"2\" topLeftCell=\"A3\""), "the head stays in sight: {copied}");
    assert!(!parts["xl/worksheets/sheet3.xml"].contains("<pane"), "where there is one");
    assert!(parts["xl/worksheets/sheet1.xml"].contains("location=\"'发改 委'!C3\""));
    let notes: Vec<&String> =
        parts.iter().filter(|(name, _)| name.contains("comments")).map(|(_, text)| text).collect();
    assert_eq!(notes.len(), 1);
    // What is said of A4 stands at A3, the first cell of its merge.
    for (cell, said) in [("C3", "&lt;坏&gt;"), ("A3", "网页"), ("C4", "82 %")] {
        let note = notes[0].split("<comment ").find(|note| note.contains(&format!("ref=\"{cell}\""))).unwrap();
        assert!(note.contains(said), "{cell}: {note}");
    }
}
