//! How places and findings look to programs: millimetres from the page's top left.

use serde::Serialize;
use serde::ser::{SerializeSeq as _, Serializer};

use crate::diag::Severity;
use crate::finding::Finding;
use crate::geom::{Length, Rect, Size};

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "the names are those of the JSON, which says its unit")]
struct Place {
    x_mm: f64,
    y_mm: f64,
    width_mm: f64,
    height_mm: f64,
}

#[derive(Serialize)]
struct Entry<'a> {
    rule: &'a str,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    arguments: std::collections::BTreeMap<&'a str, &'a str>,
}

fn hundredths(length: Length) -> f64 {
    (length.to_mm() * 100.0).round() / 100.0
}

fn place(rect: &Rect) -> Place {
    Place {
        x_mm: hundredths(rect.origin.x),
        y_mm: hundredths(rect.origin.y),
        width_mm: hundredths(rect.size.width),
        height_mm: hundredths(rect.size.height),
    }
}

/// A rectangle as `x_mm`, `y_mm`, `width_mm`, `height_mm`.
pub fn rect<S: Serializer>(rect: &Rect, serializer: S) -> Result<S::Ok, S::Error> {
    place(rect).serialize(serializer)
}

/// A size as width and height in millimetres.
pub fn size<S: Serializer>(size: &Size, serializer: S) -> Result<S::Ok, S::Error> {
    [hundredths(size.width), hundredths(size.height)].serialize(serializer)
}

/// Findings as `rule`, `severity`, `page`, `place`, `id`, `arguments`.
pub fn findings<S: Serializer>(findings: &[Finding], serializer: S) -> Result<S::Ok, S::Error> {
    let mut sequence = serializer.serialize_seq(Some(findings.len()))?;
    for finding in findings {
        sequence.serialize_element(&Entry {
            rule: finding.rule,
            severity: match finding.severity {
                Severity::Warning => "warning",
                Severity::Error => "error",
            },
            page: finding.page,
            place: finding.rect.as_ref().map(place),
            id: finding.subject.as_deref(),
            arguments: finding.arguments.iter().map(|(name, value)| (*name, value.as_str())).collect(),
        })?;
    }
    sequence.end()
}
