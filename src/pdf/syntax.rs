//! Objects as bytes (ISO 32000-1, 7.3).

use std::fmt::Display;
use std::io::Write as _;

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

/// Writes an object.
pub fn object(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(value) => plain(out, value),
        Object::Integer(value) => plain(out, value),
        // Never with an exponent, which PDF does not know.
        Object::Real(value) => plain(out, value),
        Object::Name(value) => name(out, value),
        Object::String(value, StringFormat::Literal) => literal(out, value),
        Object::String(value, StringFormat::Hexadecimal) => hexadecimal(out, value),
        Object::Array(values) => array(out, values),
        Object::Dictionary(entries) => dictionary(out, entries),
        Object::Stream(stream) => {
            dictionary(out, &stream.dict);
            out.extend_from_slice(b"stream\n");
            out.extend_from_slice(&stream.content);
            out.extend_from_slice(b"\nendstream");
        }
        Object::Reference(id) => reference(out, *id),
    }
}

/// Writes what leads to an object.
pub fn reference(out: &mut Vec<u8>, (number, generation): ObjectId) {
    plain(out, format_args!("{number} {generation} R"));
}

/// Writes anything the way Rust does: numbers and words.
pub fn plain(out: &mut Vec<u8>, value: impl Display) {
    // Writing to memory cannot fail.
    let _ = write!(out, "{value}");
}

fn name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            plain(out, format_args!("#{byte:02X}"));
        }
    }
}

fn literal(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'(');
    for &byte in text {
        match byte {
            b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
            // Left as it is, it would be read as a line feed.
            b'\r' => out.extend_from_slice(b"\\r"),
            _ => out.push(byte),
        }
    }
    out.push(b')');
}

fn hexadecimal(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'<');
    for byte in text {
        plain(out, format_args!("{byte:02X}"));
    }
    out.push(b'>');
}

fn array(out: &mut Vec<u8>, values: &[Object]) {
    out.push(b'[');
    for (index, value) in values.iter().enumerate() {
        if index > 0 && !delimits_itself(value) {
            out.push(b' ');
        }
        object(out, value);
    }
    out.push(b']');
}

fn dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) {
    out.extend_from_slice(b"<<");
    entries(out, dictionary);
    out.extend_from_slice(b">>");
}

/// Writes what a dictionary holds, without what is around it.
pub fn entries(out: &mut Vec<u8>, dictionary: &Dictionary) {
    for (key, value) in dictionary {
        name(out, key);
        if !delimits_itself(value) {
            out.push(b' ');
        }
        object(out, value);
    }
}

/// Whether an object begins with what no word before it can be mistaken to hold.
fn delimits_itself(object: &Object) -> bool {
    matches!(
        object,
        Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_) | Object::Stream(_)
    )
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    #[test]
    fn objects_are_written_as_the_format_asks() {
        let cases: [(Object, &str); 11] = [
            (Object::Null, "null"),
            (true.into(), "true"),
            ((-7).into(), "-7"),
            (Object::Real(0.000_01), "0.00001"),
            ("A B#/乌".into(), "/A#20B#23#2F#E4#B9#8C"),
            (Object::string_literal("a(b\\c\r\n"), "(a\\(b\\\\c\\r\n)"),
            (Object::String(vec![0xFE, 0x0A], StringFormat::Hexadecimal), "<FE0A>"),
            ((12, 0).into(), "12 0 R"),
            (vec![1.into(), (2, 0).into(), "N".into(), 3.into(), vec![4.into()].into()].into(), "[1 2 0 R/N 3[4]]"),
            (dictionary! { "K" => 1, "S" => "P", "P" => (3, 0) }.into(), "<</K 1/S/P/P 3 0 R>>"),
            (lopdf::Stream::new(dictionary! {}, b"q Q".to_vec()).into(), "<</Length 3>>stream\nq Q\nendstream"),
        ];
        for (value, expected) in cases {
            let mut out = Vec::new();
            object(&mut out, &value);
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }
}
