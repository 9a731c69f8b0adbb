//! Ids: how they are written, that each is given once, and what the program adds to those it assigns.

mod check;

use std::collections::HashMap;

use crate::diag::{Diagnostic, Span};

pub use check::{check_character, mistyped, next_ids, normalise_typed};

/// Names that Windows keeps for devices: folders are named after ids.
const DEVICES: [&str; 4] = ["CON", "PRN", "AUX", "NUL"];
/// Most characters behind the hyphen of an item's id.
const LONGEST_SERIAL: usize = 24;

/// Whether `id` can name the site or a department: a capital letter, then capitals and digits, 12 at most.
pub(super) fn is_department_id(id: &str) -> bool {
    id.len() <= 12
        && id.starts_with(|first: char| first.is_ascii_uppercase())
        && id.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && !is_device(id)
}

fn is_device(id: &str) -> bool {
    let numbered =
        |port: &str| id.len() == 4 && id.starts_with(port) && id.ends_with(|last: char| last.is_ascii_digit());
    DEVICES.contains(&id) || numbered("COM") || numbered("LPT")
}

/// Whether `id` can name an item: its department's id, a hyphen, then ASCII letters and digits, 24 at most.
#[must_use]
pub fn is_item_id(id: &str) -> bool {
    id.split_once('-').is_some_and(|(department, serial)| {
        is_department_id(department)
            && (1..=LONGEST_SERIAL).contains(&serial.len())
            && serial.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// Whether `id` can name an account: a capital letter, then capitals, digits and single hyphens, 24 at most.
#[must_use]
pub fn is_account_id(id: &str) -> bool {
    id.len() <= LONGEST_SERIAL
        && id.starts_with(|first: char| first.is_ascii_uppercase())
        && id.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-')
        && !id.contains("--")
        && !id.ends_with('-')
        && !is_device(id)
}

/// Whether `id` can name a field: small letters, digits and hyphens.
pub(super) fn is_field_id(id: &str) -> bool {
    id.starts_with(|first: char| first.is_ascii_lowercase())
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The ids given so far. Ids that differ only in case count as one: they would meet as file names.
#[derive(Debug, Default)]
pub(super) struct Ids(HashMap<String, (String, Span)>);

impl Ids {
    /// Notes an id; an error when it, or one that differs only in case, was given before.
    pub(super) fn give(&mut self, id: &str, span: &Span) -> Result<(), Diagnostic> {
        let key = id.to_ascii_lowercase();
        if let Some((first, place)) = self.0.get(&key) {
            let (line, _) = place.line_column();
            let diagnostic = if first == id {
                Diagnostic::error("catalog-duplicate-id")
            } else {
                Diagnostic::error("catalog-id-differs-in-case")
            };
            return Err(diagnostic
                .at(span.clone())
                .with("id", id)
                .with("first", first)
                .with("file", &place.source.name)
                .with("line", line));
        }
        self.0.insert(key, (id.to_owned(), span.clone()));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_safe_as_file_names_everywhere() {
        for good in ["FGW", "A", "GAJ2"] {
            assert!(is_department_id(good), "{good}");
        }
        for bad in ["", "fgw", "2GA", "发改", "CON", "COM1", "A-B", "A/B", "..", "ABCDEFGHIJKLM"] {
            assert!(!is_department_id(bad), "{bad}");
        }
        for good in ["FGW-0001", "FGW-12a", "A-B"] {
            assert!(is_item_id(good), "{good}");
        }
        for bad in ["FGW", "FGW-", "FGW-1-2", "FGW-一", "fgw-1", "FGW-../x", "NUL-1", "FGW-1 "] {
            assert!(!is_item_id(bad), "{bad}");
        }
        assert!(is_field_id("planning") && is_field_id("land-use") && !is_field_id("Planning") && !is_field_id("-x"));
    }
}
