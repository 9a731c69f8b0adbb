//! A code as a PDF of one page, to be set into a page of someone else's.
//!
//! Five objects, written here rather than through `printpdf`: thousands of such files are wanted at once, nothing in them
//! needs fonts, colours or resources, and uncompressed they can be read and compared.

use std::fmt::Write as _;

use super::points::points;
use super::{Code, QUIET_ZONE, rects};
use crate::geom::Length;

/// What it is printed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Device gray.
    Gray,
    /// Device CMYK, nothing but black.
    Black,
}

impl Ink {
    /// The operators that paint light and dark.
    fn colours(self) -> [&'static str; 2] {
        match self {
            Self::Gray => ["1 g", "0 g"],
            Self::Black => ["0 0 0 0 k", "0 0 0 1 k"],
        }
    }
}

/// The code as a PDF 1.4 file: light ground with the quiet zone inside, one path of whole modules, `module` wide per
/// module; trimmed to its ground. Title and target stand in the document's information.
pub(super) fn pdf(code: &Code, module: Length, ink: Ink) -> String {
    let side = points(module * i64::from(code.symbol.modules() + 2 * QUIET_ZONE));
    let content = content(code, module, ink);
    let mut file = File::new();
    file.object("<< /Type /Catalog /Pages 2 0 R >>");
    file.object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    file.object(&format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {side} {side}] /TrimBox [0 0 {side} {side}] /Resources << >> \
         /Contents 4 0 R >>"
    ));
    file.object(&format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    file.object(&format!("<< /Title {} /Subject {} /Creator (Mingma) >>", text(&code.title), text(&code.target)));
    file.finish()
}

/// What is painted, in modules from the top left.
fn content(code: &Code, module: Length, ink: Ink) -> String {
    let side = code.symbol.modules() + 2 * QUIET_ZONE;
    let rects = rects(&code.symbol);
    let scale = points(module);
    let height = points(module * i64::from(side));
    let [light, dark] = ink.colours();
    let mut out = String::with_capacity(100 + rects.len() * 16);
    // Writing to a `String` cannot fail.
    let _ = write!(out, "{scale} 0 0 -{scale} 0 {height} cm\n{light}\n0 0 {side} {side} re f\n{dark}\n");
    for rect in rects {
        let (x, y) = (rect.x + QUIET_ZONE, rect.y + QUIET_ZONE);
        let _ = writeln!(out, "{x} {y} {} {} re", rect.width, rect.height);
    }
    out.push('f');
    out
}

/// A text string: UTF-16 with its mark, in hexadecimal.
fn text(text: &str) -> String {
    let mut out = String::from("<FEFF");
    for unit in text.encode_utf16() {
        let _ = write!(out, "{unit:04X}");
    }
    out.push('>');
    out
}

/// A file being written, with the places of its objects.
struct File {
    bytes: String,
    places: Vec<usize>,
}

impl File {
    fn new() -> Self {
        // Bytes above 127 in the second line keep mail and file transfers from taking the file for text and changing its
        // line ends (ISO 32000-1, 7.5.2).
        Self { bytes: String::from("%PDF-1.4\n%\u{e2}\u{e3}\u{cf}\u{d3}\n"), places: Vec::new() }
    }

    /// Adds the next object, counted from 1.
    fn object(&mut self, body: &str) {
        self.places.push(self.bytes.len());
        let _ = write!(self.bytes, "{} 0 obj\n{body}\nendobj\n", self.places.len());
    }

    /// The table of places and the trailer, whose catalogue is the first object and whose information the last.
    fn finish(mut self) -> String {
        let (start, count) = (self.bytes.len(), self.places.len() + 1);
        let _ = write!(self.bytes, "xref\n0 {count}\n0000000000 65535 f \n");
        for place in &self.places {
            let _ = writeln!(self.bytes, "{place:010} 00000 n ");
        }
        let info = self.places.len();
        let _ = write!(
            self.bytes,
            "trailer\n<< /Size {count} /Root 1 0 R /Info {info} 0 R >>\nstartxref\n{start}\n%%EOF\n"
        );
        self.bytes
    }
}
