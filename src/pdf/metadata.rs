//! What a document says about itself: title, author, language, dates, and an identifier made from its content.

use std::fmt::Write as _;

use lopdf::{Dictionary, Object, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::Settings;
use crate::catalog::Date;
use crate::page::Document;

/// A text for the reader: ASCII as it is, anything else in UTF-16 with its mark.
pub fn text_string(text: &str) -> Object {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Object::string_literal(text);
    }
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), StringFormat::Literal)
}

/// The information dictionary.
pub fn information(document: &Document, settings: &Settings) -> Dictionary {
    let mut information = Dictionary::new();
    let entries = [("Title", &document.title), ("Author", &document.author), ("Producer", &settings.producer)];
    for (key, text) in entries.into_iter().filter(|(_, text)| !text.is_empty()) {
        information.set(key, text_string(text));
    }
    let is_for_press = settings.profile.is_for_press();
    if is_for_press {
        information.set("GTS_PDFXVersion", Object::string_literal("PDF/X-4"));
        information.set("Trapped", "False");
    }
    if let Some(Date { year, month, day }) = settings.date {
        let mut date = format!("D:{year:04}{month:02}{day:02}");
        if is_for_press {
            date.push_str("000000Z");
        }
        information.set("CreationDate", Object::string_literal(date.as_str()));
        information.set("ModDate", Object::string_literal(date));
    }
    information
}

/// What a file for the archive claims: PDF/A-2a and PDF/UA-1. PDF/A knows no properties of PDF/UA unless they are
/// described (ISO 19005-2, 6.6.2.3; ISO 14289-1, 5).
const CONFORMS: &str = concat!(
    "<pdfaid:part xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">2</pdfaid:part>\n",
    "<pdfaid:conformance xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">A</pdfaid:conformance>\n",
    "<pdfuaid:part xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">1</pdfuaid:part>\n",
    "<pdfaExtension:schemas xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"",
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"",
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n",
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n",
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n",
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n",
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n",
    "<pdfaProperty:name>part</pdfaProperty:name>\n",
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n",
    "<pdfaProperty:category>internal</pdfaProperty:category>\n",
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n",
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n",
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n",
);

/// What a file for a print shop claims: PDF/X-4, and that inks do not overlap yet where colours meet (ISO 15930-7).
const FOR_PRESS: &str = concat!(
    "<pdfxid:GTS_PDFXVersion xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\">PDF/X-4</pdfxid:GTS_PDFXVersion>\n",
    "<pdf:Trapped>False</pdf:Trapped>\n",
    "<xmpMM:VersionID>1</xmpMM:VersionID>\n",
    "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>\n",
);

/// The XMP packet, which says the same as the information dictionary in the archive's form (ISO 16684-1).
pub fn packet(document: &Document, settings: &Settings, identifier: &[u8; 16]) -> Stream {
    let mut xmp = String::from(concat!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n",
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n",
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n",
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"",
        " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"",
        " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\">\n",
        "<dc:format>application/pdf</dc:format>\n",
    ));
    if settings.profile.is_tagged() {
        xmp.push_str(CONFORMS);
    }
    let is_for_press = settings.profile.is_for_press();
    if is_for_press {
        xmp.push_str(FOR_PRESS);
    }
    let mut element = |open: &str, text: &str, close: &str| {
        if !text.is_empty() {
            xmp.push_str(open);
            escape(&mut xmp, text);
            xmp.push_str(close);
            xmp.push('\n');
        }
    };
    element("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", &document.title, "</rdf:li></rdf:Alt></dc:title>");
    element("<dc:creator><rdf:Seq><rdf:li>", &document.author, "</rdf:li></rdf:Seq></dc:creator>");
    element("<dc:language><rdf:Bag><rdf:li>", &document.language, "</rdf:li></rdf:Bag></dc:language>");
    element("<pdf:Producer>", &settings.producer, "</pdf:Producer>");
    if let Some(date) = settings.date {
        let date = if is_for_press { format!("{date}T00:00:00Z") } else { date.to_string() };
        element("<xmp:CreateDate>", &date, "</xmp:CreateDate>");
        element("<xmp:ModifyDate>", &date, "</xmp:ModifyDate>");
        if is_for_press {
            element("<xmp:MetadataDate>", &date, "</xmp:MetadataDate>");
        }
    }
    let identifier = hexadecimal(identifier);
    element("<xmpMM:DocumentID>", &format!("urn:mingma:{identifier}"), "</xmpMM:DocumentID>");
    xmp.push_str("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    let dictionary = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    // Left uncompressed, so that tools which know no PDF find it.
    Stream::new(dictionary, xmp.into_bytes()).with_compression(false)
}

fn escape(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // XML 1.0 has no way to write other control characters.
            control if control.is_control() => out.push(' '),
            plain => out.push(plain),
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The identifier of a file that holds these bytes: the first half of their digest, as long as PDF identifiers are.
pub fn identifier(settings: &Settings, bytes: &[u8]) -> [u8; 16] {
    let digest = Sha256::new().chain_update(&settings.salt).chain_update(bytes).finalize();
    std::array::from_fn(|index| digest[index])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_ascii_or_utf16() {
        assert_eq!(text_string("Handbook (1)"), Object::string_literal("Handbook (1)"));
        let Object::String(bytes, _) = text_string("乌𠀀") else { panic!("not a string") };
        assert_eq!(bytes, [0xFE, 0xFF, 0x4E, 0x4C, 0xD8, 0x40, 0xDC, 0x00]);
    }

    #[test]
    fn the_packet_escapes_the_title() {
        let document = Document { title: "a<b>&\u{1}“码”".to_owned(), ..Document::default() };
        let packet = packet(&document, &Settings::default(), &[7; 16]);
        let text = String::from_utf8(packet.content).unwrap();
        assert!(text.contains("<rdf:li xml:lang=\"x-default\">a&lt;b&gt;&amp; “码”</rdf:li>"), "{text}");
    }
}
