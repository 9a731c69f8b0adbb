//! Finished pages in, the bytes of a PDF out.
//!
//! `printpdf` makes the document's skeleton (page tree, fonts, forms and pictures, information), `lopdf` holds
//! it, and this room writes what stands on the pages and adds what the skeleton lacks: bookmarks, page labels,
//! boxes, links, language, metadata, an identifier made from the content. Nothing is decided here: every
//! glyph already has its place. The same document gives the same bytes, whatever the number of threads.

mod content;
mod deflate;
mod error;
mod file;
mod finish;
mod fonts;
mod impose;
mod inflate;
mod intent;
mod links;
mod merge;
mod metadata;
mod number;
mod outline;
mod palette;
mod resources;
mod shape;
mod skeleton;
mod structure;
mod symbol;
mod syntax;
#[cfg(test)]
mod tests;
mod text;

use rayon::prelude::*;

pub use error::PdfError;
pub use impose::impose;
pub use inflate::inflated_size;
pub use merge::merge;

use crate::catalog::Date;
use crate::code::Codes;
use crate::font::FontSet;
use crate::geom::{EMU_PER_PT, Length};
use crate::page::{Document, Profile};
use crate::press::Condition;
use palette::Palette;
use resources::Resources;

/// The longest side of a page a reader must be able to show: 14,400 pt (ISO 32000-1, annex C.2).
pub const LONGEST_SIDE: Length = Length(14_400 * EMU_PER_PT);

/// What a PDF says about itself beyond what stands on its pages.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// For whom the file is written.
    pub profile: Profile,
    /// What its inks look like, and which inks its colours become.
    pub condition: Condition,
    /// The day it was made; none leaves the dates out. Given, never taken from a clock.
    pub date: Option<Date>,
    /// The program that made it.
    pub producer: String,
    /// Told apart by: two documents with the same pages get different identifiers when this differs.
    pub salt: String,
}

/// Writes a document as a PDF file.
///
/// # Errors
/// When the document has no page or one beyond [`LONGEST_SIDE`], names a code or face that is not there, when a
/// font cannot be subset, or when the file cannot be put together.
pub fn write(document: &Document, fonts: &FontSet, codes: &Codes, settings: &Settings) -> Result<Vec<u8>, PdfError> {
    check_sizes(document)?;
    let palette = Palette::of(settings);
    let resources = Resources::collect(document, fonts, codes, &palette)?;
    let contents = document
        .pages
        .par_iter()
        .map(|page| content::page(page, &resources, settings.profile))
        .collect::<Result<Vec<_>, _>>()?;
    let skeleton = skeleton::build(document, &resources);
    finish::finish(skeleton, document, &resources, contents, settings)
}

fn check_sizes(document: &Document) -> Result<(), PdfError> {
    if document.pages.is_empty() {
        return Err(PdfError::NoPages);
    }
    for (index, page) in document.pages.iter().enumerate() {
        let longest = page.size.width.max(page.size.height) + page.margin() * 2;
        let shortest = page.size.width.min(page.size.height);
        if longest > LONGEST_SIDE || shortest <= Length::ZERO {
            return Err(PdfError::PageSize { page: index + 1, size: page.size });
        }
    }
    Ok(())
}
