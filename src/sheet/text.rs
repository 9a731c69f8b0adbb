//! From a file's bytes to text: the encodings that Chinese offices' files come in.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030};

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotText {
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
pub(crate) fn decode(bytes: Vec<u8>) -> Result<String, NotText> {
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

    proptest! {
        #[test]
        fn chinese_saved_as_gb18030_comes_back(text in "[一-龥，。、《》（）0-9A-Za-z]{1,200}") {
            // Two or three characters alone can be both; a table has its heading.
            let text = format!("编号,领域\n{text}");
            let (bytes, _, unmappable) = GB18030.encode(&text);
            prop_assert!(!unmappable);
            prop_assert_eq!(decode(bytes.into_owned()), Ok(text));
        }
    }
}
