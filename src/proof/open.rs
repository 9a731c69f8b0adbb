//! From the bytes of a file to its pages, refused with a clear word where that cannot be done.

use hayro::hayro_syntax::{LoadPdfError, Pdf};

use super::bombs;
use super::limits::{MOST_BYTES, MOST_PAGES};
use crate::finding::Finding;
use crate::geom::{Length, Size};
use crate::guard::guarded;

/// An open PDF.
pub struct Opened {
    pdf: Pdf,
    sizes: Vec<Size>,
}

impl Opened {
    /// Opens the bytes of a PDF. The finding, where it cannot be, names no document yet.
    pub fn new(bytes: Vec<u8>) -> Result<Self, Box<Finding>> {
        if bytes.len() as u64 > MOST_BYTES {
            return Err(Finding::error("proof-file-too-large").with("limit", MOST_BYTES >> 20).into());
        }
        if !bombs::streams_are_bearable(&bytes) {
            return Err(Finding::error("proof-bomb").into());
        }
        let opened = guarded(|| {
            let pdf = Pdf::new(bytes).map_err(|error| match error {
                LoadPdfError::Decryption(_) => Finding::error("proof-encrypted"),
                LoadPdfError::Invalid => Finding::error("proof-not-a-pdf"),
            })?;
            let count = pdf.pages().len();
            if count > MOST_PAGES {
                return Err(Finding::error("proof-too-many-pages")
                    .with("pages", count)
                    .with("limit", MOST_PAGES)
                    .into());
            }
            if !bombs::objects_are_bearable(&pdf) {
                return Err(Finding::error("proof-bomb").into());
            }
            let size = |(width, height): (f32, f32)| Size::new(Length::pt(width.into()), Length::pt(height.into()));
            let sizes = pdf.pages().iter().map(|page| size(page.render_dimensions())).collect();
            Ok(Self { pdf, sizes })
        });
        opened.unwrap_or_else(|| Err(Finding::error("proof-not-a-pdf").into()))
    }

    /// Its pages as readers show them.
    #[must_use]
    pub fn sizes(&self) -> &[Size] {
        &self.sizes
    }

    /// The PDF itself.
    pub(super) fn pdf(&self) -> &Pdf {
        &self.pdf
    }
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Opened").field("sizes", &self.sizes).finish_non_exhaustive()
    }
}
