//! What a file is, told by its bytes and never by its name.

use super::archive::{Archive, damaged};
use super::compound::Compound;
use super::{Kind, NotText, decode, json};
use crate::diag::Diagnostic;

/// A file, told.
pub(super) enum Told {
    /// Excel's and WPS's workbook of today.
    Xlsx(Archive),
    /// A binary workbook: its stream of records.
    Xls(Vec<u8>),
    /// An Open Document spreadsheet.
    Ods(Archive),
    /// A Word document of today.
    Docx(Archive),
    /// A page.
    Html(String),
    /// Text with separators.
    Text(String),
    /// A catalogue as data.
    Json(String),
}

impl Told {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Xlsx(_) => Kind::Xlsx,
            Self::Xls(_) => Kind::Xls,
            Self::Ods(_) => Kind::Ods,
            Self::Docx(_) => Kind::Docx,
            Self::Html(_) => Kind::Html,
            Self::Text(_) => Kind::Text,
            Self::Json(_) => Kind::Json,
        }
    }
}

impl Kind {
    /// The kind by the name that messages know it by.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Text => "text",
            Self::Json => "json",
            Self::Html => "html",
            Self::Docx => "docx",
        }
    }

    /// The endings its files have.
    pub(super) fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Xlsx => &["xlsx", "xlsm", "xltx", "xltm", "et", "ett"],
            Self::Xls => &["xls", "xlt", "et", "ett"],
            Self::Ods => &["ods", "ots"],
            Self::Text => &["csv", "tsv", "tab", "txt"],
            Self::Json => &["json"],
            Self::Html => &["html", "htm", "xhtml"],
            Self::Docx => &["docx", "docm", "dotx"],
        }
    }
}

/// Tells what a file is; an error for what is no file of tables, with what to do about it.
pub(super) fn tell(bytes: Vec<u8>) -> Result<Told, Diagnostic> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Diagnostic::error("sheet-empty-file"));
    }
    if bytes.starts_with(b"PK") {
        return in_archive(Archive::open(bytes)?);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return in_compound(&bytes);
    }
    if let Some(kind) = foreign(&bytes) {
        return Err(Diagnostic::error("sheet-document").with("kind", kind));
    }
    let text = decode_page(bytes)?;
    Ok(if is_page(&text) {
        Told::Html(text)
    } else if json::is_catalogue(&text) {
        Told::Json(text)
    } else {
        Told::Text(text)
    })
}

fn in_compound(bytes: &[u8]) -> Result<Told, Diagnostic> {
    let file = Compound::open(bytes)?;
    if let Some(stream) = ["Workbook", "Book"].into_iter().find(|name| file.has(name)) {
        return file.stream(stream).map(Told::Xls).ok_or_else(damaged);
    }
    if file.has("EncryptedPackage") {
        return Err(Diagnostic::error("sheet-password"));
    }
    let kinds = [("WordDocument", "doc"), ("PowerPoint Document", "slides")];
    let kind = kinds.into_iter().find(|&(stream, _)| file.has(stream)).map_or("other", |(_, kind)| kind);
    Err(Diagnostic::error("sheet-document").with("kind", kind))
}

fn in_archive(archive: Archive) -> Result<Told, Diagnostic> {
    if archive.has("xl/workbook.bin") {
        return Err(Diagnostic::error("sheet-document").with("kind", "xlsb"));
    }
    if archive.has_folder("xl/") {
        return Ok(Told::Xlsx(archive));
    }
    if archive.has_folder("word/") {
        return Ok(Told::Docx(archive));
    }
    let mimetype = archive.part("mimetype")?.unwrap_or_default();
    let kind = match mimetype.trim_ascii() {
        b"application/vnd.oasis.opendocument.spreadsheet"
        | b"application/vnd.oasis.opendocument.spreadsheet-template" => {
            return Ok(Told::Ods(archive));
        }
        b"application/vnd.oasis.opendocument.text" => "odt",
        b"application/vnd.oasis.opendocument.presentation" => "slides",
        _ if archive.has_folder("ppt/") => "slides",
        _ => "zip",
    };
    Err(Diagnostic::error("sheet-document").with("kind", kind))
}

/// Files that offices bring and that hold no table a program can read without guessing.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    let head = &bytes[..bytes.len().min(1024)];
    let holds = |sought: &[u8]| head.windows(sought.len()).any(|window| window.eq_ignore_ascii_case(sought));
    if holds(b"%PDF-") {
        Some("pdf")
    } else if bytes.starts_with(b"{\\rtf") {
        Some("rtf")
    } else if bytes.starts_with(b"Rar!") || bytes.starts_with(b"7z\xBC\xAF\x27\x1C") || bytes.starts_with(b"\x1F\x8B") {
        Some("zip")
    } else if bytes.starts_with(b"\x89PNG") || bytes.starts_with(b"\xFF\xD8\xFF") || bytes.starts_with(b"GIF8") {
        Some("picture")
    } else if holds(b"MIME-Version:") {
        Some("mht")
    } else if holds(b"urn:schemas-microsoft-com:office:spreadsheet") {
        Some("xml")
    } else {
        None
    }
}

/// Text, in the encoding its bytes are in. What a page says of its encoding is believed only where the bytes do not
/// tell: pages are often saved anew in another one, and still say the first.
fn decode_page(bytes: Vec<u8>) -> Result<String, Diagnostic> {
    let declared = declared_encoding(&bytes);
    let other = declared.filter(|encoding| !["UTF-8", "GBK", "gb18030"].contains(&encoding.name()));
    if let Some(text) = other.and_then(|other| other.decode_without_bom_handling_and_without_replacement(&bytes)) {
        return Ok(text.into_owned());
    }
    decode(bytes).map_err(|fault| match fault {
        NotText::Binary => Diagnostic::error("sheet-document").with("kind", "other"),
        NotText::DamagedUtf8 { line } => Diagnostic::error("sheet-damaged-utf8").with("line", line),
        NotText::Unknown => Diagnostic::error("sheet-unknown-encoding"),
    })
}

/// What a page says of its encoding, in the first bytes as browsers ask.
fn declared_encoding(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = &bytes[..bytes.len().min(2048)];
    let at = head.windows(8).position(|window| window.eq_ignore_ascii_case(b"charset="))?;
    let label: Vec<u8> = head[at + 8..]
        .iter()
        .copied()
        .skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '))
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        .collect();
    encoding_rs::Encoding::for_label(&label).filter(|encoding| encoding.is_ascii_compatible())
}

/// Whether a text is a page: it begins as one, or as a part of one cut out of a portal.
fn is_page(text: &str) -> bool {
    let start = text.trim_start();
    if !start.starts_with('<') {
        return false;
    }
    let head = start.get(..start.floor_char_boundary(64 * 1024)).unwrap_or(start).to_ascii_lowercase();
    ["<!doctype html", "<html", "<table", "<body", "<div", "<meta", "<p", "<style", "<center"]
        .iter()
        .any(|tag| head.contains(tag))
}
