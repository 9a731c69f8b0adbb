//! `[press]`: how files for a print shop are made.

use super::Located;
use super::document::Table;
use crate::diag::Diagnostics;
use crate::geom::Length;

/// How files for a print shop are made.
#[derive(Clone, Debug, PartialEq)]
pub struct PressSettings {
    /// The file of the ICC profile its colours are made for, from the project's folder; none for offset on coated paper.
    pub profile: Option<Located<String>>,
    /// What the ICC's registry of printing conditions calls what that profile describes.
    pub condition: Option<String>,
    /// Least bleed.
    pub bleed: Length,
    /// Whether marks and colour bars stand around the page.
    pub marks: bool,
    /// Whether a line around the page says what it is.
    pub slug: bool,
    /// Most ink in one place, all plates together, in percent.
    pub max_ink: u32,
}

/// Least and most total ink there is any sense in, in percent.
pub const INK_LIMITS: std::ops::Range<u32> = 100..401;

impl Default for PressSettings {
    /// What sheetfed offset on coated paper asks for.
    fn default() -> Self {
        Self { profile: None, condition: None, bleed: Length::mm(3.0), marks: true, slug: true, max_ink: 300 }
    }
}

pub(super) fn read(table: Option<Table<'_>>, found: &mut Diagnostics) -> PressSettings {
    let mut press = PressSettings::default();
    if let Some(mut table) = table {
        press.profile = table.optional_text("profile", found).filter(|path| !path.value.is_empty());
        press.condition =
            table.optional_text("condition", found).map(|name| name.value).filter(|name| !name.is_empty());
        press.bleed = table.length("bleed", found).map_or(press.bleed, |length| length.value);
        press.marks = table.truth("marks", found).unwrap_or(press.marks);
        press.slug = table.truth("slug", found).unwrap_or(press.slug);
        press.max_ink = table.number("max_ink", INK_LIMITS, found).unwrap_or(press.max_ink);
        table.finish(found);
    }
    press
}
