//! From a file's bytes to text, and from a cell to a value: encodings, white space, characters that may not stand
//! in a catalogue.

use std::borrow::Cow;
use std::fmt::Write as _;

use encoding_rs::{Encoding, GB18030};

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotText {
    /// A spreadsheet or another binary file under a text file's name.
    Binary,
    /// UTF-8, but for the byte at this line.
    DamagedUtf8 {
        /// The line of the first byte that is not UTF-8, from 1.
        line: usize,
    },
    /// Neither UTF-8 nor GB18030.
    Unknown,
}

/// Decodes UTF-8, UTF-16 with a byte order mark, or GB18030, without the mark and without ever replacing a character.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, NotText> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return encoding
            .decode_without_bom_handling_and_without_replacement(&bytes[mark..])
            .map(Cow::into_owned)
            .ok_or_else(|| damaged(&bytes));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") || bytes.contains(&0) {
        return Err(NotText::Binary);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => error.into_bytes(),
    };
    if is_mostly_utf8(&bytes) {
        return Err(damaged(&bytes));
    }
    GB18030.decode_without_bom_handling_and_without_replacement(&bytes).map(Cow::into_owned).ok_or(NotText::Unknown)
}

/// Whether bytes that are not UTF-8 were meant to be: GB18030 would read most of such a file as other Chinese
/// characters without complaint. Text that is GB18030 almost never holds two UTF-8 sequences for every fault.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 2 * bad
}

fn damaged(bytes: &[u8]) -> NotText {
    match std::str::from_utf8(bytes) {
        Ok(_) => NotText::Unknown,
        Err(error) => {
            let before = &bytes[..error.valid_up_to()];
            NotText::DamagedUtf8 { line: before.split(|&byte| byte == b'\n').count() }
        }
    }
}

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
    fn marks_are_taken_off_and_encodings_told_apart() {
        assert_eq!(decode(b"\xEF\xBB\xBFa".to_vec()).as_deref(), Ok("a"));
        assert_eq!(decode("编号".as_bytes().to_vec()).as_deref(), Ok("编号"));
        assert_eq!(decode(b"\xB1\xE0\xBA\xC5".to_vec()).as_deref(), Ok("编号"));
        assert_eq!(decode(b"\xFF\xFE\x16\x7F".to_vec()).as_deref(), Ok("编"));
        assert_eq!(decode(Vec::new()).as_deref(), Ok(""));
    }

    #[test]
    fn what_is_no_text_is_said_to_be_none() {
        assert_eq!(decode(b"PK\x03\x04rest".to_vec()), Err(NotText::Binary));
        assert_eq!(decode(b"a\0b".to_vec()), Err(NotText::Binary));
        assert_eq!(decode(b"abc\xFF\xFF".to_vec()), Err(NotText::Unknown));
    }

    #[test]
    fn one_broken_byte_does_not_turn_utf8_into_other_chinese() {
        let mut bytes = "编号,领域\n政府信息公开".as_bytes().to_vec();
        let at = bytes.len() - 4;
        bytes[at] = 0xFF;
        assert_eq!(decode(bytes), Err(NotText::DamagedUtf8 { line: 2 }));
    }

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
        fn chinese_saved_as_gb18030_comes_back(text in "[一-龥，。、《》（）0-9A-Za-z]{1,200}") {
            // Two or three characters alone can be both; a table has its heading.
            let text = format!("编号,领域\n{text}");
            let (bytes, _, unmappable) = GB18030.encode(&text);
            prop_assert!(!unmappable);
            prop_assert_eq!(decode(bytes.into_owned()), Ok(text));
        }

        #[test]
        fn tidying_twice_changes_nothing(text in "[ \\t\\n\\r一-三a-c]{0,40}") {
            let once = tidy(&text).into_owned();
            prop_assert_eq!(tidy(&once), once.as_str());
        }
    }
}
