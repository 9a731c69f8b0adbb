//! Which writing system a character belongs to.

use unicode_script::{Script as Property, UnicodeScript};

/// The writing systems text is shaped in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Marks that belong to no system of their own and join their neighbours: punctuation, spaces, combining marks.
    Common,
    /// Ideographs.
    Han,
    /// Latin letters.
    Latin,
    /// Mongolian, with Todo, Sibe and Manchu.
    Mongolian,
    /// Any other, by its ISO 15924 tag.
    Other([u8; 4]),
}

impl Script {
    /// The ISO 15924 tag.
    pub(super) fn tag(self) -> [u8; 4] {
        match self {
            Self::Common => *b"Zyyy",
            Self::Han => *b"Hani",
            Self::Latin => *b"Latn",
            Self::Mongolian => *b"Mong",
            Self::Other(tag) => tag,
        }
    }
}

/// The script of a character (UAX #24).
#[must_use]
pub fn script(ch: char) -> Script {
    match ch {
        'a'..='z' | 'A'..='Z' => Script::Latin,
        '\u{0}'..='\u{7F}' => Script::Common,
        // The old code for the Mongolian suffix joint: between Mongolian letters only (UTN #57).
        '\u{180B}'..='\u{180F}' => Script::Mongolian,
        _ => match ch.script() {
            Property::Common | Property::Inherited | Property::Unknown => Script::Common,
            Property::Han => Script::Han,
            Property::Latin => Script::Latin,
            Property::Mongolian => Script::Mongolian,
            other => other.short_name().as_bytes().try_into().map_or(Script::Common, Script::Other),
        },
    }
}
