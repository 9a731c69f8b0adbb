//! Files that claim too much, nest too deep, or are broken: each refused with the number and the limit.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::made::{document, raw_row, raw_workbook, spreadsheet, workbook, zipped};
use super::shown;
use crate::sheet::limits::{CHARACTERS, FILE_BYTES, UNPACKED_BYTES};

#[test]
fn a_bomb_is_counted_while_it_unpacks() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("xl/media/image1.png", SimpleFileOptions::default()).unwrap();
    let piece = vec![0; 1 << 20];
    for _ in 0..=UNPACKED_BYTES >> 20 {
        archive.write_all(&piece).unwrap();
    }
    let mut bomb = archive.finish().unwrap().into_inner();
    assert!(bomb.len() < 2 << 20, "this is no bomb");
    assert_eq!(shown("a.xlsx", bomb.clone()), "sheet-unpacked limit=400\n");

    // Where its size stands, a lie: local header and central directory say one byte.
    let central = bomb.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    bomb[22..26].copy_from_slice(&1_u32.to_le_bytes());
    bomb[central + 24..central + 28].copy_from_slice(&1_u32.to_le_bytes());
    let told = shown("a.xlsx", bomb);
    assert!(["sheet-damaged\n", "sheet-unpacked limit=400\n"].contains(&told.as_str()), "{told}");
}

#[test]
fn a_file_cut_short_is_damaged() {
    let whole = raw_workbook(&raw_row("A1", "编号"), "");
    assert_eq!(shown("a.xlsx", whole.clone()), "[目录]\n编号\n");
    for length in (8..whole.len()).step_by(37) {
        assert_eq!(shown("a.xlsx", &whole[..length]), "sheet-damaged\n", "cut after {length} bytes");
    }
    let whole = workbook(&[]);
    for length in (8..whole.len() - 4096).step_by(509) {
        assert_eq!(shown("a.xls", &whole[..length]), "sheet-damaged\n", "cut after {length} bytes");
    }
}

#[test]
fn a_merge_of_a_whole_sheet_is_as_wide_as_its_table() {
    let rows = raw_row("A1", "目录") + &raw_row("B2", "编号");
    let merges = r#"<mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="B2:XFD1048576"/></mergeCells>"#;
    assert_eq!(shown("a.xlsx", raw_workbook(&rows, merges)), "[目录]\n目录|<\n|编号\n");
}

#[test]
fn what_lies_far_from_the_table_is_told_with_its_place() {
    let far = |address| shown("a.xlsx", raw_workbook(&raw_row(address, "编号"), ""));
    assert_eq!(far("C200001"), "sheet-rows number=200001 limit=200000 sheet=目录 address=C200001\n");
    assert_eq!(far("SG1"), "sheet-columns number=501 limit=500 sheet=目录 address=SG1\n");
    assert_eq!(far("ZZZZZZZZZ99999999999999"), "sheet-damaged\n");
    let many: String = (1..=8001).map(|row| raw_row(&format!("SF{row}"), "编号")).collect();
    assert_eq!(shown("a.xlsx", raw_workbook(&many, "")), "sheet-cells number=4000500 limit=4000000\n");
}

#[test]
fn merges_over_one_another_are_counted() {
    let rows: String = (1..=8000).map(|row| raw_row(&format!("SF{row}"), "编号")).collect();
    let merges = format!("<mergeCells>{}</mergeCells>", r#"<mergeCell ref="A1:SF8000"/>"#);
    assert_eq!(shown("a.xlsx", raw_workbook(&rows, &merges)), "sheet-cells number=8000000 limit=4000000\n");
    let table = r#"<table:table table:name="目录"><table:table-row table:number-rows-repeated="1048576">
        <table:table-cell table:number-columns-repeated="16384"><text:p>√</text:p></table:table-cell></table:table-row></table:table>"#;
    assert_eq!(shown("a.ods", spreadsheet(table)), "sheet-columns number=501 limit=500 sheet=目录 address=SG1\n");
}

#[test]
fn a_text_that_never_ends_is_told_with_its_length() {
    let long = "公".repeat(CHARACTERS + 1);
    let told = "sheet-long-text 目录!B2 number=100001 limit=100000\n";
    assert_eq!(shown("a.xlsx", raw_workbook(&raw_row("B2", &long), "")), told);
    assert_eq!(shown("a.csv", format!("a,b\nc,{long}\n")), told.replace("目录", "表1"));
}

#[test]
fn room_is_not_made_for_what_is_only_claimed() {
    let claim = |count: &str| {
        let parts = [("_rels/.rels", "<Relationships/>".to_owned())];
        let shared = format!("<!-- --><a/><sst uniqueCount = '{count}'><si><t>编号</t></si></sst>");
        let parts: Vec<_> = parts.into_iter().chain([("xl/SharedStrings.xml", shared)]).collect();
        shown("a.xlsx", zipped(&parts))
    };
    assert_eq!(claim("99999999999"), "sheet-cells number=99999999999 limit=4000000\n");
    assert_eq!(claim("999999999999999999999999"), "sheet-cells number=999999999999999999999999 limit=4000000\n");
    assert_eq!(claim("1"), "sheet-damaged\n");
}

#[test]
fn elements_within_elements_without_end_are_refused() {
    for tag in ["<div>", "<b>", "<table><tr><td>", "<table><td><div>", "<svg><g>", "</body><div><!-- -->"] {
        assert_eq!(shown("a.html", format!("<html>{}", tag.repeat(100_000))), "sheet-depth limit=500\n", "{tag}");
    }
    let deep = format!("{}{}", "<w:p>".repeat(100_000), "</w:p>".repeat(100_000));
    assert_eq!(shown("a.docx", document(&deep)), "sheet-depth limit=500\n");
}

#[test]
fn a_page_that_multiplies_is_refused() {
    let bold: Vec<_> = (0..400).map(|index| format!("<b a={index}>")).collect();
    // What is bold in one paragraph and never ended is bold in all that follow.
    let page = format!("<html><body><p>{}</p>{}", bold.concat(), "<p>公</p>".repeat(20_000));
    assert!(shown("a.html", page).starts_with("sheet-nodes number="));
}

#[test]
fn entities_that_multiply_are_refused() {
    let bomb = r#"<!DOCTYPE a [<!ENTITY a "公公公公公公公公"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>"#;
    let mimetype = "application/vnd.oasis.opendocument.spreadsheet";
    assert_eq!(shown("a.ods", zipped(&[("mimetype", mimetype), ("content.xml", bomb)])), "sheet-damaged\n");
    assert_eq!(shown("a.docx", zipped(&[("word/document.xml", bomb)])), "sheet-damaged\n");
}

#[test]
fn cells_that_cannot_be_read_cost_a_remark_each() {
    let rows = r#"<row><c r="A1"><v>1</v></c><c r="B1" t="s"><v>7</v></c><c r="C1" t="e"><v>#REF!</v></c></row>"#;
    let told = "[目录]\n1||#REF!\nsheet-unreadable-cell 目录!A1\nsheet-error-value 目录!C1 text=#REF!\n";
    assert_eq!(shown("a.xlsx", raw_workbook(rows, "")), told);
}

#[test]
fn a_large_file_is_not_looked_into() {
    assert_eq!(shown("a.csv", vec![b','; FILE_BYTES as usize + 1]), "sheet-large-file number=101 limit=100\n");
}

#[test]
fn spans_are_held_to_what_html_allows() {
    let page = "<table><tr><td colspan=4000000000>甲<td rowspan=0 colspan=x>乙<tr><td>丙</table>";
    assert_eq!(shown("a.html", page), "sheet-columns number=1001 limit=500 sheet=表1 address=ALM1\n");
    let page = "<table><tr><td rowspan=4000000000>甲<td colspan=0>乙<tr><td>丙</table>";
    assert_eq!(shown("a.html", page), "[表1]\n甲|乙\n<|丙\n");
}
