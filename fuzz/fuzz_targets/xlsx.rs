//! Workbooks: what stands inside an archive is changed, and the archive is sound. The input is the parts' texts with a
//! byte 0xFF between them: the sheet, shared texts, formats, the list of sheets, its relations.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mingma::diag::Diagnostics;
use mingma::sheet::read;

mod archive;

const PARTS: [(&str, &[u8]); 5] = [
    ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData/></worksheet>"),
    ("xl/sharedStrings.xml", b"<sst/>"),
    ("xl/styles.xml", b"<styleSheet/>"),
    (
        "xl/workbook.xml",
        b"<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
    ),
    (
        "xl/_rels/workbook.xml.rels",
        b"<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
    ),
];

fuzz_target!(|bytes: &[u8]| {
    let given: Vec<&[u8]> = bytes.split(|&byte| byte == 0xFF).collect();
    let parts = PARTS.iter().enumerate().map(|(index, (name, usual))| {
        (*name, given.get(index).copied().filter(|given| !given.is_empty()).unwrap_or(usual))
    });
    let rels: &[u8] = b"<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
    let file = archive::of(parts.chain([("_rels/.rels", rels)]));
    let _ = read("x.xlsx", file, &mut Diagnostics::default());
});
