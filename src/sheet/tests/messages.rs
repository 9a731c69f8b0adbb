//! Everything the readers say, whole, in both languages. `SNAPSHOTS=overwrite cargo test --lib sheet` writes it anew.

use std::path::Path;

use snapbox::Data;

use super::made::{document, raw_row, raw_workbook, workbook, zipped};
use crate::diag::{Diagnostics, Language, Locale, Look, render};
use crate::sheet::limits::FILE_BYTES;
use crate::sheet::{compound, read, read_all};

#[test]
fn the_messages_are_as_recorded() {
    let at = |address: &str| raw_workbook(&raw_row(address, "编号"), "");
    let page = |tag: &str| tag.repeat(1000).into_bytes();
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("空.xlsx", Vec::new()),
        ("目录.xls", "<table><tr><td>编号</table>".into()),
        ("目录", "编号\n".into()),
        ("目录.pdf", b"%PDF-1.7".to_vec()),
        ("目录.doc", compound::around("WordDocument", vec![1; 5000])),
        ("目录.rtf", b"{\\rtf1".to_vec()),
        ("目录.xlsb", zipped(&[("xl/workbook.bin", "")])),
        ("目录.odt", zipped(&[("mimetype", "application/vnd.oasis.opendocument.text")])),
        ("目录.pptx", zipped(&[("ppt/presentation.xml", "")])),
        ("目录.zip", zipped(&[("目录.xlsx", "")])),
        ("目录.png", b"\x89PNG".to_vec()),
        ("目录.mht", b"MIME-Version: 1.0".to_vec()),
        ("目录.xml", b"<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>".to_vec()),
        ("目录.dat", vec![0, 1, 2]),
        ("目录.xlsx", compound::around("EncryptedPackage", vec![1; 5000])),
        ("目录.xlsx", b"PK\x03\x04".to_vec()),
        ("目录.csv", "编号,名称\n1,财政预决算".bytes().chain([0xFF, b'\n']).collect()),
        ("目录.csv", vec![0xFF, 0xFF]),
        ("目录.html", "<html><p>没有".into()),
        ("目录.docx", document("<w:p/>")),
        ("目录.xls", workbook(&[0x2F, 0, 2, 0, 1, 0])),
        ("目录.csv", vec![b','; FILE_BYTES as usize + 1]),
        ("目录.xlsx", at("A200001")),
        ("目录.xlsx", at("SG1")),
        ("目录.csv", vec![b'x'; 100_001]),
        ("目录.html", page("<div>")),
        ("目录.csv", "编号,\"名称\n".into()),
        ("目录.xlsx", raw_workbook(r#"<row><c r="A1" t="e"><v>#REF!</v></c><c r="B1" t="s"><v>7</v></c></row>"#, "")),
    ];
    let mut found = Diagnostics::default();
    for (name, bytes) in files {
        read(name, bytes, &mut found);
    }
    read_all(&["没有这个文件.xlsx".into()], &mut found);
    let look = Look { colour: false, width: 120 };
    // One by one: of one kind only a few are told in full.
    let mut said = String::new();
    for told in found.as_slice().chunks(1) {
        for language in [Language::Zh, Language::En] {
            said.push_str(&render(told, &Locale::new(language), look));
        }
    }
    let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sheet/tests/messages.txt");
    snapbox::assert_data_eq!(said, Data::read_from(&recorded, None).raw());
}
