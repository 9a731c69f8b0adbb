//! A file's text back to bytes, in the encoding the file has.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

use crate::sheet::decode;

/// The byte order mark by which spreadsheet programs know UTF-8.
const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A text in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Whether the encoding is another than before: UTF-8, since the earlier one would not give the text back.
    pub is_other: bool,
}

/// The bytes of `text`, in the encoding and with the mark of `before`, the bytes the file has now.
///
/// GB18030 holds every character; but bytes that were not written the way it prescribes would change even where the
/// text does not, and a text may come to look like another encoding. Such a file becomes UTF-8.
#[must_use]
pub fn encode(text: &str, before: &[u8]) -> Encoded {
    let encoding = Encoding::of(before);
    let is_faithful = decode(before.to_vec()).is_ok_and(|old| encoding.bytes(&old) == before);
    let bytes = encoding.bytes(text);
    if is_faithful && decode(bytes.clone()).as_deref() == Ok(text) {
        Encoded { bytes, is_other: false }
    } else {
        Encoded { bytes: encode_new(text), is_other: true }
    }
}

/// The bytes of a new table's text: UTF-8 with its mark.
#[must_use]
pub fn encode_new(text: &str) -> Vec<u8> {
    [UTF8_MARK, text.as_bytes()].concat()
}

/// The encodings the catalogue is read in.
#[derive(Clone, Copy)]
enum Encoding {
    Utf8,
    MarkedUtf8,
    Utf16Le,
    Utf16Be,
    Gb18030,
}

impl Encoding {
    /// The encoding of a file that was read.
    fn of(bytes: &[u8]) -> Self {
        match encoding_rs::Encoding::for_bom(bytes) {
            Some((encoding, _)) if encoding == UTF_16LE => Self::Utf16Le,
            Some((encoding, _)) if encoding == UTF_16BE => Self::Utf16Be,
            Some(_) => Self::MarkedUtf8,
            None if std::str::from_utf8(bytes).is_ok() => Self::Utf8,
            None => Self::Gb18030,
        }
    }

    fn bytes(self, text: &str) -> Vec<u8> {
        let units = |mark: u16, bytes: fn(u16) -> [u8; 2]| {
            std::iter::once(mark).chain(text.encode_utf16()).flat_map(bytes).collect()
        };
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::MarkedUtf8 => encode_new(text),
            Self::Utf16Le => units(0xFEFF, u16::to_le_bytes),
            Self::Utf16Be => units(0xFEFF, u16::to_be_bytes),
            Self::Gb18030 => GB18030.encode(text).0.into_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_file_keeps_its_encoding() {
        let gb = GB18030.encode("编号,领域\nA-1,城乡规划\n").0.into_owned();
        let new = "编号,领域\nA-1,𠮷乡规划€\n";
        assert_eq!(encode(new, &gb), Encoded { bytes: GB18030.encode(new).0.into_owned(), is_other: false });
        for before in [&b"\xEF\xBB\xBFa"[..], b"a", b"\xFF\xFEa\0", b"\xFE\xFF\0a", b""] {
            let Encoded { bytes, is_other } = encode(new, before);
            assert_eq!((decode(bytes.clone()).as_deref(), is_other), (Ok(new), false), "{before:?}");
            assert!(before.is_empty() || before == b"a" || bytes[0] == before[0], "{before:?}");
        }
    }

    #[test]
    fn bytes_that_would_not_come_back_make_the_file_utf8() {
        // 0x80 is read as a euro sign and would be written as another two bytes.
        let odd = [GB18030.encode("编号,领域\n城乡规划").0.into_owned(), vec![0x80]].concat();
        let encoded = encode("编号,领域\n", &odd);
        assert!(encoded.is_other && encoded.bytes.starts_with(UTF8_MARK));
    }

    proptest! {
        #[test]
        fn what_does_not_change_stays_the_same_bytes(text in "[一-龥，。a-z0-9]{1,80}") {
            let text = format!("编号,领域\n{text}\n");
            let gb = GB18030.encode(&text).0.into_owned();
            prop_assert_eq!(encode(&text, &gb), Encoded { bytes: gb, is_other: false });
        }
    }
}
