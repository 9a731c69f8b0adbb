//! What is read, as a grid that can be looked at; what is refused, and how it is said.

mod hostile;
mod made;
mod messages;

use made::{document, spreadsheet, workbook, zipped};
use rust_xlsxwriter::{Format, Workbook};

use super::*;
use crate::diag::Diagnostics;

/// A file read, as text: each sheet's name, its rows with `|` between the cells, `<` for a cell merged into another;
/// then the keys of what was found, each with its cell.
fn shown(name: &str, bytes: impl Into<Vec<u8>>) -> String {
    let mut found = Diagnostics::default();
    let book = read(name, bytes.into(), &mut found);
    let mut lines = Vec::new();
    for sheet in book.iter().flat_map(|book| &book.sheets) {
        let hidden = if sheet.is_hidden { " (hidden)" } else { "" };
        let heading = if sheet.heading.is_empty() { String::new() } else { format!(" <{}>", sheet.heading) };
        lines.push(format!("[{}]{hidden}{heading}", sheet.name));
        for row in 0..sheet.height() {
            let cells = sheet.row(row).iter().map(|cell| match cell.merged_into {
                Some(_) => "<".to_owned(),
                None => cell.text.replace('\n', "/"),
            });
            lines.push(cells.collect::<Vec<_>>().join("|"));
        }
    }
    for found in found.as_slice() {
        let mut words = vec![found.key.to_owned()];
        words.extend(found.cell.as_ref().map(|cell| format!("{}!{}", cell.sheet, cell.address)));
        words.extend(found.arguments.iter().map(|(name, value)| format!("{name}={value}")));
        lines.push(words.join(" "));
    }
    lines.push(String::new());
    lines.join("\n")
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
    let date = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
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
    assert_eq!(text, "[财政预决算]\n目录|<|<|<\n1|√|TRUE|一/二\n2019年5月15日|<|0.5\n[旧] (hidden)\n旧\n");
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
fn a_workbook_says_how_wide_its_columns_are() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("目 & 录").unwrap();
    sheet.set_column_width(0, 6.5).unwrap().set_column_width(2, 41).unwrap().set_column_width(9, 20).unwrap();
    sheet.write(0, 3, "甲").unwrap();
    book.add_worksheet().set_name("另").unwrap().write(0, 0, "乙").unwrap();
    let read = read("目录.xlsx", book.save_to_buffer().unwrap(), &mut Diagnostics::default()).unwrap();
    let widths = |sheet: usize| [0, 1, 2, 3, 9].map(|column| read.sheets[sheet].column_width(column));
    // Of columns beyond the last cell nothing is held.
    assert_eq!(widths(0), [Some(7), None, Some(41), None, None]);
    assert_eq!(widths(1), [None; 5]);
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

#[test]
fn a_spreadsheet_shows_its_texts_and_not_its_repetitions() {
    let table = r#"<table:table table:name="目录"><table:table-column table:number-columns-repeated="16384"/>
        <table:table-header-rows><table:table-row>
        <table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>公开<text:s text:c="2"/>对象</text:p></table:table-cell>
        <table:covered-table-cell/></table:table-row></table:table-header-rows>
        <table:table-row table:number-rows-repeated="2"><table:table-cell/><table:table-cell office:value="0.5"><text:p>50%</text:p>
        <text:p>一<text:line-break/>半</text:p><office:annotation><text:p>批注</text:p></office:annotation></table:table-cell>
        <table:table-cell table:number-columns-repeated="16382"/></table:table-row>
        <table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table>"#;
    let expected = "[目录]\n公开  对象|<\n|50%/一/半\n|50%/一/半\n";
    assert_eq!(shown("a.ods", spreadsheet(table)), expected);
}

#[test]
fn a_document_is_read_with_its_changes_accepted() {
    let body = r#"<w:p><w:r><w:t>附件2 扶贫领域</w:t></w:r></w:p><w:tbl>
        <w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>序号</w:t></w:r></w:p></w:tc>
        <w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>公开</w:t><w:br/><w:t>对象</w:t></w:r></w:p></w:tc></w:tr>
        <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>
        <w:tc><w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>全社会</w:t></w:r></w:ins></w:p></w:tc>
        <w:tc><w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p><w:p><w:r><w:t>甲</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>内</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr>
        <w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>删去的行</w:t></w:r></w:p></w:tc></w:tr>
        </w:tbl>"#;
    let expected = "[表1] <附件2 扶贫领域>\n序号|公开/对象|<\n<|全社会|√/甲\n[表2] <√\n甲>\n内\n";
    assert_eq!(shown("a.docx", document(body)), expected);
}

#[test]
fn a_binary_workbook_is_read() {
    let expected = "[目录]\n编号|名称\n1|甲\n<|0.25\n";
    assert_eq!(shown("a.xls", workbook(&[])), expected);
    assert_eq!(shown("a.et", workbook(&[])), expected);
}

#[test]
fn what_has_a_password_says_so() {
    assert_eq!(shown("a.xls", workbook(&[0x2F, 0, 2, 0, 1, 0])), "sheet-password\n");
    assert_eq!(shown("a.xlsx", compound::around("EncryptedPackage", vec![1; 5000])), "sheet-password\n");
    let manifest = ("META-INF/manifest.xml", "<manifest:encryption-data/>");
    let parts = [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "\u{1}"), manifest];
    assert_eq!(shown("a.ods", zipped(&parts)), "sheet-password\n");
}

#[test]
fn what_holds_no_table_is_said_to_be_what_it_is() {
    let kinds = [
        ("a.doc", compound::around("WordDocument", vec![1; 5000])),
        ("a.wps", compound::around("WordDocument", vec![1; 5000])),
        ("a.pdf", b"%PDF-1.7\n".to_vec()),
        ("a.rtf", b"{\\rtf1".to_vec()),
        ("a.xlsx", zipped(&[("a.txt", "x")])),
        ("a.xlsb", zipped(&[("xl/workbook.bin", "x")])),
        ("a.odt", zipped(&[("mimetype", "application/vnd.oasis.opendocument.text")])),
        ("a.png", b"\x89PNG\r\n".to_vec()),
        ("a.bin", b"\0\x01\x02".to_vec()),
        ("a.csv", b"\xFF\xFF\xFF".to_vec()),
        ("a.csv", " \n".into()),
        ("a.html", "<html><p>没有".into()),
        (
            "a.csv",
            "编号\n政府信\u{606F}公开".as_bytes().iter().map(|&byte| if byte == 0x81 { 0xFF } else { byte }).collect(),
        ),
    ];
    let told: Vec<_> = kinds.into_iter().map(|(name, bytes)| shown(name, bytes)).collect();
    let expected = [
        "sheet-document kind=doc\n",
        "sheet-document kind=doc\n",
        "sheet-document kind=pdf\n",
        "sheet-document kind=rtf\n",
        "sheet-document kind=zip\n",
        "sheet-document kind=xlsb\n",
        "sheet-document kind=odt\n",
        "sheet-document kind=picture\n",
        "sheet-document kind=other\n",
        "sheet-unknown-encoding\n",
        "sheet-empty-file\n",
        "sheet-no-table kind=html\n",
        "sheet-damaged-utf8 line=2\n",
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_wrong_ending_is_told_and_does_no_harm() {
    let expected = "[表1]\n编号\nsheet-ending ending=xls kind=html right=html\n";
    assert_eq!(shown("导出/目录.XLS", "<table><tr><td>编号</table>"), expected);
    assert_eq!(shown("目录", "编号\n"), "[表1]\n编号\nsheet-ending ending=none kind=text right=csv\n");
    let text = shown("a.csv", workbook(&[]));
    assert!(text.ends_with("sheet-ending ending=csv kind=xls right=xls\n"), "{text}");
}
