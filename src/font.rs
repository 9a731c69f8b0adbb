//! Faces: which characters they have, how wide, how they join; and the parts of them a document needs.
//!
//! Comes in: font files (built in, and a project's `fonts/`). Goes out: a [`FontSet`] that finds a face for a
//! character, shapes runs of text and cuts subsets. The shaping and subsetting crates are known here only; nothing
//! here knows lines, colours or sizes: every measure is in a face's own units.

mod charmap;
mod face;
mod files;
mod scripts;
mod select;
mod shape;
mod singles;
mod subset;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::{Arc, LazyLock};

pub use face::{BoundingBox, Face};
pub use scripts::{Script, script};
pub use select::Cascade;
pub use shape::{Feature, Run, Scratch, ShapedGlyph};
pub use singles::{Single, Singles};
pub use subset::Subset;

use crate::diag::Diagnostics;

/// A face of a [`FontSet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// The faces a build may use, in a fixed order: the built-in ones, then the project's by file name.
#[derive(Clone, Debug)]
pub struct FontSet {
    faces: Vec<Arc<Face>>,
}

/// The built-in faces, opened once for the life of the program: what they have learnt about themselves (glyphs of a
/// block of characters, shaping plans) serves every set.
static BUILTIN: LazyLock<Vec<Arc<Face>>> = LazyLock::new(files::builtin);

impl FontSet {
    /// The faces embedded in the program.
    #[must_use]
    pub fn builtin() -> Self {
        Self { faces: BUILTIN.clone() }
    }

    /// The built-in faces and those of the font files in a folder. A folder that does not exist adds none; files
    /// that are not fonts (licences) are passed over, and fonts that cannot be used are reported.
    #[must_use]
    pub fn with_folder(folder: &Path, found: &mut Diagnostics) -> Self {
        let mut set = Self::builtin();
        set.faces.extend(files::in_folder(folder, found).into_iter().map(Arc::new));
        set.faces.truncate(usize::from(u16::MAX));
        set
    }

    /// One face. An id of another set is answered with the first face.
    #[must_use]
    pub fn face(&self, id: FaceId) -> &Face {
        self.faces.get(usize::from(id.0)).unwrap_or(&self.faces[0])
    }

    /// All faces with their ids, in order.
    pub fn faces(&self) -> impl Iterator<Item = (FaceId, &Face)> {
        (0..).map(FaceId).zip(self.faces.iter().map(AsRef::as_ref))
    }

    /// Whether any face has the character.
    #[must_use]
    pub fn covers(&self, ch: char) -> bool {
        self.faces.iter().any(|face| face.glyph(ch).is_some())
    }

    /// The face for a character: of the named families in order, each by its nearest weight, else of the whole set.
    #[must_use]
    pub fn find(&self, families: &[String], weight: u16, ch: char) -> Option<FaceId> {
        self.cascade(families, weight).find(self, ch)
    }

    /// The order in which faces are asked for characters of a style. Worth keeping while a style lasts.
    #[must_use]
    pub fn cascade(&self, families: &[String], weight: u16) -> Cascade {
        Cascade::new(self, families, weight)
    }
}
