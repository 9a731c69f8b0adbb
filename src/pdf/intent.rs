//! Output intents: what the colours of a file mean.

use lopdf::{Dictionary, Document as Objects, Object, Stream, dictionary};

/// sRGB (IEC 61966-2-1), for screens and office printers.
const SRGB: &[u8] = include_bytes!("icc/sRGB.icc");

/// The intent of a file for the archive: its colours are sRGB's (ISO 19005-2, 6.2.3).
pub fn archive(objects: &mut Objects) -> Dictionary {
    let profile = objects.add_object(Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec()));
    dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
        "RegistryName" => Object::string_literal("http://www.color.org"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    }
}
