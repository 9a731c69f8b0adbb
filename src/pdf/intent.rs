//! Output intents: what the colours of a file mean.

use lopdf::{Dictionary, Document as Objects, Object, Stream, dictionary};

use super::Settings;
use super::metadata::text_string;
use crate::press::Condition;

/// sRGB (IEC 61966-2-1), for screens and office printers.
const SRGB: &[u8] = include_bytes!("icc/sRGB.icc");

/// The intent of a file, where it has one.
pub fn of(settings: &Settings, objects: &mut Objects) -> Option<Dictionary> {
    if settings.profile.is_for_press() {
        Some(press(&settings.condition, objects))
    } else {
        settings.profile.is_tagged().then(|| archive(objects))
    }
}

/// The intent of a file for a print shop: its colours are inks under a printing condition (ISO 15930-7).
fn press(condition: &Condition, objects: &mut Objects) -> Dictionary {
    let entries = dictionary! { "N" => 4, "Alternate" => "DeviceCMYK" };
    let profile = objects.add_object(Stream::new(entries, condition.profile().to_vec()));
    let mut intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFX",
        "OutputConditionIdentifier" => text_string(condition.identifier().unwrap_or("Custom")),
        "Info" => text_string(condition.description()),
        "DestOutputProfile" => profile,
    };
    if condition.identifier().is_some() {
        intent.set("RegistryName", Object::string_literal("http://www.color.org"));
    }
    intent
}

/// The intent of a file for the archive: its colours are sRGB's (ISO 19005-2, 6.2.3).
fn archive(objects: &mut Objects) -> Dictionary {
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
