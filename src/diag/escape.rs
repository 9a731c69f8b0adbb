//! Makes invisible characters visible before they reach a terminal or a log.
//!
//! A file name or a cell may hold escape sequences, line breaks or marks that reverse the direction of what
//! follows (Unicode TR 36, 3.1): printed as they are, they could forge the very message that warns of them.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with control characters, direction marks and other invisible characters written as `\u{…}`.
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_invisible) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_invisible(character) {
            let _ = write!(shown, "\\u{{{:04X}}}", u32::from(character));
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// Control characters, direction marks, zero-width characters, line and paragraph separators, tag characters.
/// The Mongolian selectors (U+180B to U+180E) change how a word looks and stay.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{AD}'
                | '\u{61C}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E007F}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_is_borrowed() {
        for text in ["乌兰浩特市", "ᠮᠣᠩᠭᠣᠯ\u{180E}ᠠ", "a b.csv", "——“”"] {
            assert!(matches!(escape(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn nothing_invisible_is_left() {
        assert_eq!(escape("a\u{202E}vsc.b\u{1b}[31m\n"), "a\\u{202E}vsc.b\\u{001B}[31m\\u{000A}");
        assert_eq!(escape("\u{200B}\u{FEFF}\u{2066}"), "\\u{200B}\\u{FEFF}\\u{2066}");
        for character in (0..=0x0010_FFFF).filter_map(char::from_u32).filter(|c| is_invisible(*c)) {
            assert!(escape(&character.to_string()).chars().all(|shown| shown.is_ascii_graphic()));
        }
    }
}
