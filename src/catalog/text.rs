//! Characters that may not stand in a catalogue.

use std::fmt::Write as _;

/// The first character of `text` that must not stand in a catalogue: controls, marks that turn the direction of
/// writing, characters without width, and private ones, which print as something else on every machine.
///
/// `\t`, `\n` and `\r` are left to [`heal`](crate::cell::space::heal). Mongolian script needs its joiners; names in it say so.
pub(super) fn hostile(text: &str, mongolian: bool) -> Option<char> {
    text.chars().find(|&character| match character {
        '\t' | '\n' | '\r' => false,
        '\0'..='\x1F'
        | '\x7F'..='\u{9F}'
        | '\u{AD}'
        | '\u{61C}'
        | '\u{200B}'
        | '\u{200E}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{E000}'..='\u{F8FF}'
        | '\u{FEFF}'
        | '\u{FFF0}'..='\u{FFFF}'
        | '\u{E0000}'..='\u{E007F}'
        | '\u{F0000}'..='\u{10FFFF}' => true,
        '\u{180B}'..='\u{180F}' | '\u{200C}'..='\u{200D}' => !mongolian,
        _ => false,
    })
}

/// A character as messages name it: `U+202E`.
pub(super) fn code_point(character: char) -> String {
    let mut name = String::new();
    let _ = write!(name, "U+{:04X}", u32::from(character));
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_characters_are_found_but_mongolian_joiners_pass_where_they_belong() {
        assert_eq!(hostile("公\u{202E}安", false), Some('\u{202E}'));
        assert_eq!(hostile("a\u{200D}b", false), Some('\u{200D}'));
        assert_eq!(hostile("ᠤᠯᠠᠭᠠᠨ\u{200D}", true), None);
        assert_eq!(hostile("公\u{200B}安", true), Some('\u{200B}'));
        assert_eq!(hostile("“政务”——·……", false), None);
    }
}
