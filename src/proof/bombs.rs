//! Refuses PDFs that would unpack to more than the machine holds, before anything unpacks them.
//!
//! Streams are found by their keyword in the raw bytes, so that those the reader itself needs (object streams, the
//! cross-reference table) are weighed too. What is said of pictures and of chained filters is weighed once the file is
//! open.

use hayro::hayro_syntax::object::{Object, Stream};
use hayro::hayro_syntax::{Filter, Pdf};

use super::limits::{MOST_INFLATED, MOST_PICTURE, MOST_STREAM};
use crate::pdf::inflated_size;

/// Whether every compressed stream of the file stays within bounds.
pub fn streams_are_bearable(data: &[u8]) -> bool {
    let mut total = 0;
    let mut rest = data;
    while let Some(at) = find(rest, b"stream") {
        rest = &rest[at + b"stream".len()..];
        let content =
            rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).or_else(|| rest.strip_prefix(b"\r"));
        let Some(content) = content.filter(|content| is_zlib(content)) else { continue };
        let Some(size) = inflated_size(content, MOST_STREAM) else { return false };
        total += size;
        if total > MOST_INFLATED {
            return false;
        }
    }
    true
}

/// Whether the objects of an open file claim no more than can be borne.
pub fn objects_are_bearable(pdf: &Pdf) -> bool {
    pdf.objects().into_iter().all(|object| match object {
        Object::Stream(stream) => is_bearable(&stream),
        _ => true,
    })
}

fn is_bearable(stream: &Stream<'_>) -> bool {
    let size = |key: &str| stream.dict().get::<i32>(key).map_or(0, |size| u64::from(size.unsigned_abs()));
    if size("Width").saturating_mul(size("Height")) > MOST_PICTURE {
        return false;
    }
    let raw = stream.raw_data();
    let filters = stream.filters();
    if filters.contains(&Filter::DctDecode) && jpeg_pixels(&raw) > MOST_PICTURE {
        return false;
    }
    weight(&raw, &filters).is_some()
}

/// A bound for what a stream unpacks to; none where that is beyond what can be borne. One deflated layer is measured;
/// others are judged by the most they can make of a byte.
fn weight(raw: &[u8], filters: &[Filter]) -> Option<u64> {
    let [first, rest @ ..] = filters else { return Some(raw.len() as u64) };
    let largest = |size: u64| Some(size).filter(|&size| size <= MOST_STREAM);
    match first {
        Filter::AsciiHexDecode => weight(&from_hex(raw), rest),
        Filter::Ascii85Decode => weight(&from_base85(raw), rest),
        Filter::FlateDecode if rest.iter().all(|&filter| growth(filter) == 1) => inflated_size(raw, MOST_STREAM),
        _ => largest((raw.len() as u64).saturating_mul(filters.iter().copied().map(growth).product())),
    }
}

/// The most bytes a filter makes of one.
fn growth(filter: Filter) -> u64 {
    match filter {
        Filter::FlateDecode => 1032,
        Filter::LzwDecode => 1366,
        Filter::RunLengthDecode => 64,
        _ => 1,
    }
}

fn from_hex(text: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> =
        text.iter().filter_map(|&byte| char::from(byte).to_digit(16)).map(|digit| digit as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

fn from_base85(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let (mut group, mut count) = (0_u32, 0);
    for &byte in text {
        match byte {
            b'z' if count == 0 => bytes.extend([0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    bytes.extend(group.to_be_bytes());
                    (group, count) = (0, 0);
                }
            }
            b'~' => break,
            _ => {}
        }
    }
    // What is left of a last group is less than four bytes: it adds nothing to the weight.
    bytes
}

/// Pixels a JPEG says it has, in the first frame header.
fn jpeg_pixels(data: &[u8]) -> u64 {
    let frame = data.windows(9).find(|bytes| bytes[0] == 0xFF && matches!(bytes[1], 0xC0..=0xC3) && bytes[2] == 0);
    frame.map_or(0, |bytes| {
        u64::from(u16::from_be_bytes([bytes[5], bytes[6]])) * u64::from(u16::from_be_bytes([bytes[7], bytes[8]]))
    })
}

fn find(data: &[u8], word: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + data[from..].iter().position(|&byte| byte == word[0])?;
        if data[at..].starts_with(word) {
            return Some(at);
        }
        from = at + 1;
    }
}

fn is_zlib(data: &[u8]) -> bool {
    matches!(data, [first, second, ..] if first & 0x0F == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_in_jpeg_headers() {
        let header = [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0xEA, 0x60, 0xEA, 0x60, 3];
        assert_eq!(jpeg_pixels(&header), 60_000 * 60_000);
        assert_eq!(jpeg_pixels(&[0xFF; 8]), 0);
    }

    #[test]
    fn chains_are_weighed_layer_by_layer() {
        use Filter::{Ascii85Decode, AsciiHexDecode, DctDecode, FlateDecode, LzwDecode};
        assert_eq!(from_hex(b"48 65 6C6c6F>"), b"Hello");
        assert_eq!(from_base85(b"87cUR z~>"), b"Hell\0\0\0\0");
        assert_eq!(weight(&[0; 500], &[]), Some(500));
        assert_eq!(weight(b"00 11", &[AsciiHexDecode, DctDecode]), Some(2));
        assert_eq!(weight(&[0; 4000], &[FlateDecode, FlateDecode]), None);
        assert_eq!(weight(&vec![0; 200 << 10], &[LzwDecode]), None);
        assert!(weight(&vec![b'!'; 4 << 20], &[Ascii85Decode, FlateDecode]).is_some());
    }

    #[test]
    fn words_are_found() {
        assert_eq!(find(b"sstream\n", b"stream"), Some(1));
        assert_eq!(find(b"strea", b"stream"), None);
    }

    #[test]
    fn what_is_no_pdf_is_bearable() {
        assert!(streams_are_bearable(b""));
        assert!(streams_are_bearable(b"stream\nx\x9cstream stream\r\n\x78\x9c"));
    }
}
