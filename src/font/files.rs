//! Font files: those built in, and those of a project's folder, checked before anything is set with them.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use skrifa::font::Format;

use crate::diag::{Diagnostic, Diagnostics};
use crate::font::face::{Data, Face};

/// The built-in font files, in the order in which their faces are numbered.
const EMBEDDED: [&[u8]; 4] = [
    include_bytes!("../../fonts/NotoSansSC-Regular.ttf"),
    include_bytes!("../../fonts/NotoSansSC-Bold.ttf"),
    include_bytes!("../../fonts/NotoSerifSC-Bold.ttf"),
    include_bytes!("../../fonts/NotoSansMongolian-Regular.ttf"),
];

/// `OS/2.fsType` bits (OpenType, OS/2) under which a face may not go into a PDF as a subset.
const RESTRICTED: u16 = 0x0002;
const NO_SUBSETTING: u16 = 0x0100;
const BITMAPS_ONLY: u16 = 0x0200;

pub(super) fn builtin() -> Vec<Arc<Face>> {
    let open = |bytes: &&'static [u8]| Face::open(Data::Embedded(bytes), 0).map(Arc::new);
    EMBEDDED.iter().filter_map(open).collect()
}

/// The usable faces of a folder's font files, by file name.
pub(super) fn in_folder(folder: &Path, found: &mut Diagnostics) -> Vec<Face> {
    let mut paths: Vec<PathBuf> = match fs::read_dir(folder) {
        Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.path())).collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            found.push(Diagnostic::error("font-folder-unreadable").in_file(shown(folder)).with("reason", error));
            return Vec::new();
        }
    };
    paths.sort();
    let mut faces = Vec::new();
    for path in paths {
        let name = format!("{}/{}", shown(folder), shown(&path));
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        match extension.as_str() {
            "ttf" | "otf" | "ttc" | "otc" => match read(&path) {
                Ok(Some(bytes)) => faces.extend(open(&name, bytes, found)),
                Ok(None) => {}
                Err(error) => {
                    found.push(Diagnostic::error("font-unreadable").in_file(name).with("reason", error));
                }
            },
            "woff" | "woff2" => found.push(Diagnostic::warning("font-web-format").in_file(name)),
            _ => {}
        }
    }
    faces
}

/// The last part of a path, which is how a file in a known folder is shown.
fn shown(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A font file's bytes; `None` if it is one of those built in, which is known from its table directory alone: the
/// directory holds a checksum of every table.
fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    if let Some(embedded) = EMBEDDED.iter().find(|bytes| bytes.len() as u64 == length) {
        let mut directory = vec![0; 12 + 16 * usize::from(u16::from_be_bytes([embedded[4], embedded[5]]))];
        file.read_exact(&mut directory)?;
        if embedded.starts_with(&directory) {
            return Ok(None);
        }
    }
    fs::read(path).map(Some)
}

/// The usable faces of one file; what is wrong with the others is reported.
fn open(name: &str, bytes: Vec<u8>, found: &mut Diagnostics) -> Vec<Face> {
    let count = Format::new(&bytes).filter(Format::is_sfnt).map_or(0, |format| format.num_fonts());
    if count == 0 {
        found.push(Diagnostic::error("font-broken").in_file(name));
    }
    let data = Data::Read(Arc::new(bytes));
    let mut faces = Vec::new();
    for index in 0..count {
        match Face::open(data.clone(), index).ok_or(Diagnostic::error("font-broken")).and_then(check) {
            Ok(face) => faces.push(face),
            Err(diagnostic) => found.push(diagnostic.in_file(name)),
        }
    }
    faces
}

/// A face, unless the PDF writer could not use it.
fn check(face: Face) -> Result<Face, Diagnostic> {
    let rights = face.embedding_rights();
    if face.is_variable() {
        Err(Diagnostic::error("font-variable").with("font", face.postscript_name()))
    } else if rights & 0x000F == RESTRICTED || rights & (NO_SUBSETTING | BITMAPS_ONLY) != 0 {
        Err(Diagnostic::error("font-embedding-forbidden")
            .with("font", face.postscript_name())
            .with("rights", format!("0x{rights:04X}")))
    } else {
        Ok(face)
    }
}
