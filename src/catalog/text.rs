//! From a cell to a value: white space, and characters that may not stand in a catalogue.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The first character of `text` that must not stand in a catalogue: controls, marks that turn the direction of
/// writing, characters without width, and private ones, which print as something else on every machine.
///
/// `\t`, `\n` and `\r` are left to [`tidy`]. Mongolian script needs its joiners; names in it say so.
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

/// A cell's value: no white space around it; a line break within it vanishes between two Chinese characters, where
/// it is only the cell's width that broke the line, and is a space elsewhere.
#[must_use]
pub fn tidy(cell: &str) -> Cow<'_, str> {
    let cell = cell.trim();
    if !cell.contains(['\n', '\r', '\t']) {
        return Cow::Borrowed(cell);
    }
    let mut out = String::with_capacity(cell.len());
    for part in cell.split(['\n', '\r', '\t']).map(str::trim).filter(|part| !part.is_empty()) {
        let joins = |character: Option<char>| character.is_some_and(|character| character >= '\u{2E80}');
        let is_chinese_throughout = joins(out.chars().next_back()) && joins(part.chars().next());
        if !out.is_empty() && !is_chinese_throughout {
            out.push(' ');
        }
        out.push_str(part);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn line_breaks_of_a_narrow_cell_vanish() {
        assert_eq!(tidy(" 自信息形\n成或者变\r\n更之日起 "), "自信息形成或者变更之日起");
        assert_eq!(tidy("Phone\n0482"), "Phone 0482");
        assert_eq!(tidy("两 段"), "两 段");
    }

    #[test]
    fn hostile_characters_are_found_but_mongolian_joiners_pass_where_they_belong() {
        assert_eq!(hostile("公\u{202E}安", false), Some('\u{202E}'));
        assert_eq!(hostile("a\u{200D}b", false), Some('\u{200D}'));
        assert_eq!(hostile("ᠤᠯᠠᠭᠠᠨ\u{200D}", true), None);
        assert_eq!(hostile("公\u{200B}安", true), Some('\u{200B}'));
        assert_eq!(hostile("“政务”——·……", false), None);
    }

    proptest! {
        #[test]
        fn tidying_twice_changes_nothing(text in "[ \\t\\n\\r一-三a-c]{0,40}") {
            let once = tidy(&text).into_owned();
            prop_assert_eq!(tidy(&once), once.as_str());
        }
    }
}
