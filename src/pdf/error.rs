//! What can go wrong when a PDF is written, and how the user is told.

use std::fmt;

use crate::diag::Diagnostic;
use crate::geom::Size;

/// Why a PDF could not be written.
#[derive(Debug)]
pub enum PdfError {
    /// The document has no page.
    NoPages,
    /// A page is empty in one direction, or longer than readers show.
    PageSize {
        /// Its number in the file, from 1.
        page: usize,
        /// Its trimmed size.
        size: Size,
    },
    /// A page shows a code the run does not have.
    UnknownCode(String),
    /// A symbol was measured for another code than the one it names.
    SymbolSize {
        /// The code's id.
        code: String,
        /// Modules along a side, as placed.
        placed: u32,
        /// Modules along a side, as encoded.
        encoded: u32,
    },
    /// A face could not be cut down to the glyphs used; the font room says why.
    Subset(Diagnostic),
    /// One face would need more than 65,535 different characters.
    TooManyGlyphs(String),
    /// The objects could not be put together.
    Object(lopdf::Error),
    /// The bytes could not be written.
    Write(std::io::Error),
}

impl fmt::Display for PdfError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPages => write!(out, "the document has no page"),
            Self::PageSize { page, size } => {
                write!(out, "page {page} is {:.1} × {:.1} mm", size.width.to_mm(), size.height.to_mm())
            }
            Self::UnknownCode(id) => write!(out, "there is no code {id:?}"),
            Self::SymbolSize { code, placed, encoded } => {
                write!(out, "code {code:?} was placed with {placed} modules a side, but has {encoded}")
            }
            Self::Subset(found) => write!(out, "{} {:?}", found.key, found.arguments),
            Self::TooManyGlyphs(face) => write!(out, "too many different characters in {face}"),
            Self::Object(reason) => write!(out, "{reason}"),
            Self::Write(reason) => write!(out, "{reason}"),
        }
    }
}

impl std::error::Error for PdfError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Object(reason) => Some(reason),
            Self::Write(reason) => Some(reason),
            _ => None,
        }
    }
}

impl From<lopdf::Error> for PdfError {
    fn from(reason: lopdf::Error) -> Self {
        Self::Object(reason)
    }
}

impl From<std::io::Error> for PdfError {
    fn from(reason: std::io::Error) -> Self {
        Self::Write(reason)
    }
}

impl From<PdfError> for Diagnostic {
    fn from(error: PdfError) -> Self {
        match error {
            PdfError::NoPages => Self::error("pdf-no-pages"),
            PdfError::PageSize { page, size } => Self::error("pdf-page-size")
                .with("page", page)
                .with("width", format!("{:.1}", size.width.to_mm()))
                .with("height", format!("{:.1}", size.height.to_mm()))
                .with("longest", format!("{:.0}", super::LONGEST_SIDE.to_mm())),
            PdfError::UnknownCode(id) => Self::error("pdf-unknown-code").with("code", id),
            PdfError::SymbolSize { code, placed, encoded } => {
                Self::error("pdf-symbol-size").with("code", code).with("placed", placed).with("encoded", encoded)
            }
            PdfError::Subset(found) => found,
            PdfError::TooManyGlyphs(face) => Self::error("pdf-too-many-glyphs").with("face", face),
            PdfError::Object(reason) => Self::error("pdf-object").with("reason", reason),
            PdfError::Write(reason) => Self::error("pdf-write").with("reason", reason),
        }
    }
}
