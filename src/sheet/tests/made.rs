//! Files made for the tests, byte by byte where no program at hand writes them.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::sheet::compound::around;

/// An archive of these parts.
pub(super) fn zipped<T: AsRef<[u8]>>(parts: &[(&str, T)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(part.as_ref()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// An Open Document spreadsheet with these tables.
pub(super) fn spreadsheet(tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>{tables}
        </office:spreadsheet></office:body></office:document-content>"#
    );
    let mimetype = "application/vnd.oasis.opendocument.spreadsheet";
    zipped(&[("mimetype", mimetype), ("META-INF/manifest.xml", "<manifest/>"), ("content.xml", &content)])
}

/// A Word document with this body.
pub(super) fn document(body: &str) -> Vec<u8> {
    let document = format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    zipped(&[("word/document.xml", document.as_str())])
}

/// A binary workbook (BIFF8) with a head, a row, and a cell merged down; `more` are records put in before its sheets'.
pub(super) fn workbook(more: &[u8]) -> Vec<u8> {
    let bof = |kind: u16| record(0x0809, &[&words(&[0x0600, kind, 0, 0]), &[0; 8][..]].concat());
    let end = record(0x000A, &[]);
    let name = "目录";
    let named: Vec<u8> = [&[2, 1][..], &units(name)].concat();
    let texts = ["编号", "名称", "甲"];
    let mut shared = [3_u32, 3].iter().flat_map(|count| count.to_le_bytes()).collect::<Vec<_>>();
    for text in texts {
        shared.extend(words(&[text.chars().count() as u16]));
        shared.push(1);
        shared.extend(units(text));
    }
    let globals = |start: u32| {
        let bound = record(0x0085, &[&start.to_le_bytes()[..], &[0, 0], &named].concat());
        [bof(5), more.to_vec(), bound, record(0x00FC, &shared), end.clone()].concat()
    };
    let start = globals(0).len() as u32;
    let label = |row, column, text| record(0x00FD, &words(&[row, column, 0, text, 0]));
    let sheet = [
        bof(0x10),
        // As much as a record can claim.
        record(0x0200, &[&[0; 4][..], &[0xFF; 4], &[0; 2], &[0xFF, 0xFF], &[0; 2]].concat()),
        label(0, 0, 0),
        label(0, 1, 1),
        record(0x027E, &[&words(&[1, 0, 0])[..], &(1_u32 << 2 | 2).to_le_bytes()].concat()),
        label(1, 1, 2),
        record(0x0203, &[&words(&[2, 1, 0])[..], &0.25_f64.to_le_bytes()].concat()),
        record(0x00E5, &words(&[1, 1, 2, 0, 0])),
        end.clone(),
    ];
    around("Workbook", [globals(start), sheet.concat()].concat())
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&words(&[kind, data.len() as u16])[..], data].concat()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn units(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A workbook (xlsx) of one sheet with these rows and what follows them, as XML.
pub(super) fn raw_workbook(rows: &str, after: &str) -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let rels = format!(
        r#"<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let workbook = format!(
        r#"<workbook xmlns:r="{office}"><sheets><sheet name="目录" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let sheets = format!(
        r#"<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
    );
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData>{after}</worksheet>");
    zipped(&[
        ("_rels/.rels", rels.as_str()),
        ("xl/workbook.xml", &workbook),
        ("xl/_rels/workbook.xml.rels", &sheets),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

/// A row of such a sheet.
pub(super) fn raw_row(address: &str, text: &str) -> String {
    format!(r#"<row><c r="{address}" t="inlineStr"><is><t>{text}</t></is></c></row>"#)
}
