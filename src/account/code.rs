//! From what an account's entry names to its code.

use std::path::Path;

use super::Given;
use super::file::{Entry, Service};
use super::payload::{Refusal, judge};
use super::picture::{Content, Found, content, open};
use crate::catalog::Located;
use crate::diag::{Diagnostic, Diagnostics, beginning};

/// Most characters of a code's content that messages quote.
const QUOTED: usize = 80;

/// The code of an entry; none where it has none, or none that may be shown, which is told.
pub(super) fn of(root: &Path, entry: &Entry, hosts: &[&str], found: &mut Diagnostics) -> Option<Given> {
    let given = match (&entry.payload, &entry.picture) {
        (Some(payload), _) => told(payload.value.clone(), entry, payload, hosts),
        (None, Some(path)) => open(root, path).and_then(|picture| seen(picture, entry, path, hosts)),
        (None, None) => Err(Diagnostic::error("account-no-code").at(entry.place())),
    };
    found.collect(given.map_err(|refused| refused.with("id", entry.called())))
}

/// What a picture shows.
fn seen(found: Found, entry: &Entry, path: &Located<String>, hosts: &[&str]) -> Result<Given, Diagnostic> {
    let (width, height) = (found.picture.width, found.picture.height);
    let refused = |refused: Diagnostic| {
        let refused = refused.at(path.span.clone()).with("path", &path.value);
        Err(refused.with("size", format!("{width}×{height}")))
    };
    match content(&found.picture) {
        Content::Code(payload) => told(payload, entry, path, hosts),
        // Of an account whose kind nobody knows, either may be right.
        Content::Nothing { .. } if matches!(entry.service, None | Some(Service::MiniProgram)) => {
            Ok(Given::Picture(found.picture, found.hash))
        }
        Content::Nothing { small: true } => refused(Diagnostic::error("account-picture-small")),
        Content::Nothing { small: false } => refused(Diagnostic::error("account-picture-no-code")),
        Content::Several(texts) => {
            let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
            refused(Diagnostic::error("account-picture-several").with("codes", texts.join(", ")))
        }
        Content::Doubtful => refused(Diagnostic::error("account-picture-doubtful")),
    }
}

/// What a code holds, if it may be printed.
fn told(payload: String, entry: &Entry, place: &Located<String>, hosts: &[&str]) -> Result<Given, Diagnostic> {
    // What it may hold depends on the kind.
    let Some(service) = entry.service else { return Ok(Given::Payload(payload)) };
    let refused = match judge(&payload, service, hosts, entry.permanent) {
        Ok(()) => return Ok(Given::Payload(payload)),
        Err(refusal) => refusal,
    };
    let refused = match refused {
        Refusal::Unfit(reason) => Diagnostic::error("account-unfit").with("reason", reason),
        Refusal::MayRunOut => Diagnostic::error("account-may-run-out"),
        Refusal::NoAddress => Diagnostic::error("account-no-address"),
        Refusal::Foreign { place, allowed } => Diagnostic::error("account-foreign")
            .with("place", quoted(&place))
            .with("kind", service.name())
            .with("allowed", if allowed.is_empty() { "none".to_owned() } else { allowed }),
    };
    Err(refused.at(place.span.clone()).with("payload", quoted(&payload)))
}

fn quoted(text: &str) -> String {
    beginning(text, QUOTED)
}
