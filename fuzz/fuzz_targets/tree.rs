//! Documents and open spreadsheets: the content inside a sound archive is changed. An even first byte makes a document.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mingma::diag::Diagnostics;
use mingma::sheet::read;

mod archive;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, content)) = bytes.split_first() else { return };
    let (name, file) = if first % 2 == 0 {
        ("x.docx", archive::of([("word/document.xml", content)]))
    } else {
        let mimetype: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
        ("x.ods", archive::of([("mimetype", mimetype), ("content.xml", content)]))
    };
    let _ = read(name, file, &mut Diagnostics::default());
});
