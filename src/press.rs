//! What a print shop is sent: colours as inks on its paper, and pages on sheets with marks around them.
//!
//! Comes in: how a project's files for the press are made, and finished pages. Goes out: a [`Press`] with its printing
//! [`Condition`], which knows every colour as inks and inks as colours; and pages with bleed, marks and a slug line. How
//! inks are written, the room `pdf` knows.

mod colour;
mod condition;
mod icc;
mod marks;
mod sheet;
mod slug;
#[cfg(test)]
mod tests;

use std::path::Path;

pub use condition::{Condition, ConditionError};
pub use sheet::{Job, on_sheets};

use crate::catalog::PressSettings;
use crate::diag::{Diagnostic, Diagnostics};
use crate::geom::Length;

/// How files for a print shop are made.
#[derive(Clone, Debug)]
pub struct Press {
    /// What colours become on its paper.
    pub condition: Condition,
    /// Least bleed.
    pub bleed: Length,
    /// Whether marks and colour bars stand around the page.
    pub marks: bool,
    /// Whether a line around the page says what it is.
    pub slug: bool,
    /// Most ink in one place, all plates together; 1 is one solid ink.
    pub most_ink: f64,
}

impl Press {
    /// As the settings say; a profile they name is read from the project's folder `root`.
    pub fn new(settings: &PressSettings, root: &Path, found: &mut Diagnostics) -> Option<Self> {
        let condition = match &settings.profile {
            None => Condition::coated(),
            Some(profile) => {
                let read = std::fs::read(root.join(&profile.value)).map_err(ConditionError::Unreadable);
                let read = read.and_then(|bytes| Condition::read(bytes, settings.condition.as_deref()));
                let refused = |error: ConditionError| Diagnostic::from(error).at(profile.span.clone());
                found.collect(read.map_err(|error| refused(error).with("path", &profile.value)))?
            }
        };
        let PressSettings { bleed, marks, slug, max_ink, .. } = *settings;
        let most_ink = f64::from(max_ink) / 100.0;
        Some(Self { condition: condition.with_most_ink(most_ink), bleed, marks, slug, most_ink })
    }
}
