//! Documents put on sheets: each file's pages as they will be printed, then the sheets' own file.

use std::borrow::Cow;

use super::documents::{File, Finished, Made, Named, Workshop};
use super::kept;
use super::places;
use super::summary::Reason;
use crate::diag::{Diagnostic, Diagnostics, KeptWarning};
use crate::hash::content_hash;
use crate::impose::{self, PageShape, Sheet};
use crate::layout::settings::Scheme;
use crate::page::{Document, Profile};
use crate::pdf;
use crate::press::{self, Job, Press};

/// A document's pages on sheets.
pub(super) struct Imposed {
    /// The sheets.
    pub sheets: Vec<Sheet>,
    /// What was worth a word about them.
    pub warnings: Vec<KeptWarning>,
}

impl Workshop<'_> {
    /// The sheets of each file that is made of sheets; none where one cannot be.
    pub(super) fn imposed(
        &self,
        pages: &Document,
        named: &Named,
        files: &[File<'_>],
        found: &mut Diagnostics,
    ) -> Option<Vec<Option<Imposed>>> {
        let schemes = || files.iter().filter_map(|file| file.sheets).map(|sheets| &sheets.scheme);
        let is_tiled = schemes().any(|scheme| matches!(scheme, Scheme::Tile(_)));
        let shape = |page| {
            let shape = PageShape::new(page, self.accounts);
            // Only seams ask for them, and books have many.
            if is_tiled { shape.with_words(page, self.fonts) } else { shape }
        };
        let shown = if schemes().next().is_some() { &pages.pages[..] } else { &[] };
        let shapes: Vec<PageShape> = shown.iter().map(shape).collect();
        let mut impose = |file: &File<'_>| {
            let Some(sheets) = file.sheets else { return Some(None) };
            let shapes = as_printed(&shapes, file.profile, named);
            let mut told = Diagnostics::default();
            let sheets = impose::impose(&shapes, sheets, named.layout.papers(), file.path.as_str(), &mut told);
            let warnings = kept::warnings(&told);
            found.extend(told);
            Some(Some(Imposed { sheets: sheets?, warnings }))
        };
        // Every one is tried, so that all that is wrong is told at once.
        let imposed: Vec<_> = files.iter().map(&mut impose).collect();
        imposed.into_iter().collect()
    }

    /// Puts a document's pages on sheets. The file on disk may be right while its sheets are not; its bytes are the same
    /// when they are made again.
    pub(super) fn write_sheets(
        &self,
        pages: &Document,
        sheets: &[Sheet],
        file: &File<'_>,
        document: &Finished<'_>,
        reason: Reason,
        found: &mut Diagnostics,
    ) -> Option<Made> {
        let again;
        let Finished { named, profile, path, .. } = document;
        let bytes = match &document.made {
            Some(made) if !profile.is_for_press() => &made.bytes,
            _ => {
                let bled = self.bled(pages, *profile, named);
                again = self.bytes(bled.as_ref().unwrap_or(pages), *profile, path, named, path.to_string(), found)?;
                &again
            }
        };
        let overlay = impose::overlay(sheets, pages, self.fonts);
        let salt = format!("{} {}", file.path, content_hash(bytes));
        let overlay = self.bytes(&overlay, file.profile, &file.path, document.named, salt, found)?;
        let imposed = pdf::impose(bytes, &overlay, sheets);
        let bytes = found.collect(imposed.map_err(|error| Diagnostic::from(error).in_file(file.path.as_str())))?;
        let (codes, given) = (places::on_sheets(pages, sheets), places::given_on_sheets(pages, sheets, self.accounts));
        Some(Made { pages: sheets.len(), codes, given, hash: content_hash(&bytes), bytes, reason })
    }

    /// The pages as they go on sheets for a press: with the bleed it needs, and without what stands around each in its own
    /// file. None for readers who want them as they are.
    fn bled(&self, pages: &Document, profile: Profile, named: &Named) -> Option<Document> {
        let bare = || Press { marks: false, slug: false, ..named.press.clone() };
        profile.is_for_press().then(|| press::on_sheets(pages, &bare(), &Job::default(), self.fonts))
    }
}

/// The pages' shapes as a file of this profile shows them: a press has bleed where the layout has less.
fn as_printed<'s>(shapes: &'s [PageShape], profile: Profile, named: &Named) -> Cow<'s, [PageShape]> {
    if !profile.is_for_press() {
        return Cow::Borrowed(shapes);
    }
    let bled = |shape: &PageShape| PageShape { bleed: shape.bleed.max(named.press.bleed), ..shape.clone() };
    Cow::Owned(shapes.iter().map(bled).collect())
}
