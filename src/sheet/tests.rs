//! What is read, as a grid that can be looked at; what is refused, and how it is said.

use rust_xlsxwriter::{Format, Workbook};

use super::*;
use crate::diag::Diagnostics;

/// A file read, as text: each sheet's name, its rows with `|` between the cells, `<` for a cell merged into another;
/// then the keys of what was found, each with its cell.
fn shown(name: &str, bytes: impl Into<Vec<u8>>) -> String {
    let mut found = Diagnostics::default();
    let book = read(name, bytes.into(), &mut found);
    let mut text = String::new();
    for sheet in book.iter().flat_map(|book| &book.sheets) {
        let hidden = if sheet.is_hidden { " (hidden)" } else { "" };
        let heading = if sheet.heading.is_empty() { String::new() } else { format!(" <{}>", sheet.heading) };
        text.push_str(&format!("[{}]{hidden}{heading}\n", sheet.name));
        for row in 0..sheet.height() {
            let cells = sheet.row(row).iter().map(|cell| match cell.merged_into {
                Some(_) => "<".to_owned(),
                None => cell.text.replace('\n', "/"),
            });
            text.push_str(&cells.collect::<Vec<_>>().join("|"));
            text.push('\n');
        }
    }
    for found in found.as_slice() {
        let cell = found.cell.as_ref().map(|cell| format!(" {}!{}", cell.sheet, cell.address)).unwrap_or_default();
        let values = found.arguments.iter().map(|(name, value)| format!(" {name}={value}")).collect::<String>();
        text.push_str(&format!("{}{cell}{values}\n", found.key));
    }
    text
}

#[test]
fn addresses_are_written_as_spreadsheets_do() {
    let shown = |row, column| Address::new(row, column).to_string();
    assert_eq!([shown(0, 0), shown(16, 1), shown(0, 25), shown(0, 26)], ["A1", "B17", "Z1", "AA1"]);
    assert_eq!([shown(9, 701), shown(9, 702), shown(1_048_575, 16_383)], ["ZZ10", "AAA10", "XFD1048576"]);
}

#[test]
fn a_merge_shows_its_text_in_every_cell_it_covers() {
    let rows = vec![vec!["领域".into(), "公开对象".into()], vec![], vec!["甲".into(), "乙".into(), "丙".into()]];
    let merges = vec![
        Merge { first: Address::new(0, 0), last: Address::new(1, 0) },
        Merge { first: Address::new(0, 1), last: Address::new(0, 2) },
    ];
    let sheet = Sheet::new("表1", rows, merges);
    assert_eq!(sheet.text(Address::new(1, 0)), "领域");
    assert_eq!(sheet.text(Address::new(0, 2)), "公开对象");
    assert_eq!(sheet.cell(Address::new(0, 2)).and_then(|cell| cell.merged_into), Some(Address::new(0, 1)));
    assert_eq!(sheet.cell(Address::new(0, 1)).and_then(|cell| cell.merged_into), None);
    assert_eq!((sheet.width(), sheet.height(), sheet.text(Address::new(1, 2))), (3, 3, ""));
}

#[test]
fn a_workbook_is_read_as_a_person_sees_it() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("财政预决算").unwrap();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    sheet.merge_range(0, 0, 0, 3, "目录", &Format::new()).unwrap();
    sheet.write(1, 0, 1).unwrap();
    sheet.write(1, 1, "√").unwrap();
    sheet.write(1, 2, true).unwrap();
    sheet.write(1, 3, "一\n二").unwrap();
    sheet.write_with_format(2, 0, 43600, &date).unwrap();
    sheet.write(2, 2, 0.5).unwrap();
    sheet.merge_range(1, 1, 2, 1, "√", &Format::new()).unwrap();
    let hidden = book.add_worksheet().set_name("旧").unwrap();
    hidden.set_hidden(true).write(0, 0, "旧").unwrap();
    let text = shown("目录.xlsx", book.save_to_buffer().unwrap());
    assert_eq!(text, "[财政预决算]\n目录|<|<|<\n1|√|TRUE|一/二\n2019-05-15|<|0.5\n[旧] (hidden)\n旧\n");
}

#[test]
fn text_is_parted_by_what_parts_its_first_rows() {
    assert_eq!(shown("a.csv", "编号,名称\n1,\"甲,\n\"\"乙\"\"\"\n\n2,丙"), "[表1]\n编号|名称\n1|甲,/\"乙\"\n\n2|丙\n");
    assert_eq!(shown("a.tsv", "编号\t名称, 又名\r\n1\t甲\r\n"), "[表1]\n编号|名称, 又名\n1|甲\n");
    assert_eq!(shown("a.csv", "附件1\n编号;名称;内容\n1;甲;乙\n"), "[表1]\n附件1\n编号|名称|内容\n1|甲|乙\n");
    assert_eq!(shown("a.csv", "sep=|\n编号|名称, 又名\n"), "[表1]\n编号|名称, 又名\n");
    assert_eq!(shown("a.csv", b"\xB1\xE0\xBA\xC5,\xC3\xFB\xB3\xC6\n".to_vec()), "[表1]\n编号|名称\n");
    assert_eq!(shown("a.txt", "名称\n甲\n"), "[表1]\n名称\n甲\n");
}

#[test]
fn an_open_quote_costs_a_remark_and_not_the_rest_of_the_table() {
    let text = shown("a.csv", "编号,名称\n1,\"甲\n2,乙\n");
    assert_eq!(text, "[表1]\n编号|名称\n1|\"甲\n2|乙\nsheet-open-quote 表1!B2\n");
}

#[test]
fn a_page_is_laid_out_as_a_browser_does() {
    let page = "<p>附件2<p><b>扶贫领域</b>目录<table><thead><tr><th rowspan=2>序号<th colspan=2>公开 对象<tr><th>全社会<th>特定\n\
        群体<tbody><tr><td>1<td>√<td rowspan=9>甲<br>乙<p>丙</p><tr><td>2<td></td><td>丁</table>";
    let expected = "[表1] <附件2\n扶贫领域目录>\n序号|公开 对象|<\n<|全社会|特定 群体\n1|√|甲/乙/丙\n2||<|丁\n";
    assert_eq!(shown("a.html", page), expected);
}

#[test]
fn tables_within_tables_are_tables_of_their_own() {
    let page =
        "<table><tr><td>导航<table><caption>目录</caption><tr><td>1<td>&nbsp;<td>&#9632;政府网站</table></table>";
    assert_eq!(shown("a.htm", page), "[表1]\n导航\n[目录] <导航>\n1||■政府网站\n");
    let form =
        "<table><tr><td><input type=checkbox checked>政府网站 <input type=checkbox>其他<script>x</script><del>旧</del>";
    assert_eq!(shown("a.htm", form), "[表1]\n■政府网站 □其他\n");
}

#[test]
fn a_page_in_another_encoding_than_it_says_is_read() {
    let page = "<meta charset=gb2312><table><tr><td>编号</table>";
    assert_eq!(shown("a.html", page), "[表1]\n编号\n");
    let page = b"<meta charset=\"gb2312\"><table><tr><td>\xB1\xE0\xBA\xC5</table>";
    assert_eq!(shown("a.html", page.to_vec()), "[表1]\n编号\n");
}
