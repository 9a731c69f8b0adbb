//! One file, from its bytes to its sheets.

use super::grid::Reading;
use super::kind::{Told, tell};
use super::limits::FILE_BYTES;
use super::{Book, archive, docx, html, json, ods, separated, xls, xlsx};
use crate::diag::{Diagnostic, Diagnostics};
use crate::guard::guarded;

/// Reads a file of tables; `name` is its path as shown to the user. What it is, is told by its bytes; a name that says
/// otherwise is a warning. None when it cannot be read whole: a table with rows missing would look like one without them.
pub fn read(name: &str, bytes: Vec<u8>, found: &mut Diagnostics) -> Option<Book> {
    let result = read_sheets(name, bytes, found);
    result.map_err(|fault| found.push(if fault.place().is_some() { fault } else { fault.in_file(name) })).ok()
}

fn read_sheets(name: &str, bytes: Vec<u8>, found: &mut Diagnostics) -> Result<Book, Diagnostic> {
    check_size(bytes.len() as u64)?;
    let told = tell(bytes)?;
    let kind = told.kind();
    let ending =
        name.rsplit(['/', '\\']).next().and_then(|file| file.rsplit_once('.')).map_or("", |(_, ending)| ending);
    let ending = ending.to_lowercase();
    if !kind.endings().contains(&ending.as_str()) {
        let right = kind.endings()[0];
        found.push(
            Diagnostic::warning("sheet-ending")
                .in_file(name)
                .with("ending", if ending.is_empty() { "none" } else { &ending })
                .with("kind", kind.word())
                .with("right", right),
        );
    }
    let mut reading = Reading::new(name, found);
    guarded(|| read_told(told, &mut reading)).unwrap_or_else(|| Err(archive::damaged()))?;
    let sheets = reading.into_sheets();
    if sheets.iter().all(|sheet| sheet.height() == 0) {
        return Err(Diagnostic::error("sheet-no-table").with("kind", kind.word()));
    }
    Ok(Book { name: name.to_owned(), kind, sheets })
}

/// Refuses a file too large to be a table, before it is read.
pub(super) fn check_size(bytes: u64) -> Result<(), Diagnostic> {
    if bytes > FILE_BYTES {
        let megabytes = |bytes: u64| bytes.div_ceil(1 << 20);
        return Err(Diagnostic::error("sheet-large-file")
            .with("number", megabytes(bytes))
            .with("limit", megabytes(FILE_BYTES)));
    }
    Ok(())
}

fn read_told(told: Told, reading: &mut Reading<'_>) -> Result<(), Diagnostic> {
    match told {
        Told::Xlsx(archive) => xlsx::read(&archive, reading),
        Told::Html(text) => html::read(&text, reading),
        Told::Text(text) => separated::read(&text, reading),
        Told::Json(text) => json::read(&text, reading),
        Told::Ods(archive) => ods::read(&archive, reading),
        Told::Docx(archive) => docx::read(&archive, reading),
        Told::Xls(bytes) => xls::read(bytes, reading),
    }
}
