//! What a plan needs on paper: the reprint list as a sheet, and the new documents of each place in one file.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use super::Look;
use crate::catalog::Site;
use crate::code::Codes;
use crate::diag::{Diagnostic, Diagnostics};
use crate::layout::Layout;
use crate::pdf;
use crate::plan::Reprint;
use crate::typeset::typeset;

/// The layout of the list.
const LAYOUT: &str = "reprint-list";
const PRODUCER: &str = concat!("Mingma ", env!("CARGO_PKG_VERSION"));

/// Files for the reprint, by their names below the folder they go to.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// What the list's template sees.
#[derive(Serialize)]
struct View<'a> {
    site: SiteView<'a>,
    #[serde(flatten)]
    list: &'a Reprint,
}

#[derive(Serialize)]
struct SiteView<'a> {
    name: &'a str,
    office: &'a str,
    edition: &'a str,
    sample: bool,
}

/// Sets the list, and joins what is to hang at each place. What goes wrong goes to `found`.
pub(super) fn files(
    list: &Reprint,
    to_hang: &BTreeMap<String, &[u8]>,
    root: &Path,
    look: &Look<'_>,
    found: &mut Diagnostics,
) -> Files {
    let mut files = Files::new();
    if list.places.is_empty() {
        return files;
    }
    files.insert("reprint-list.csv".to_owned(), list.csv().into_bytes());
    files.extend(sheet(list, root, look, found).map(|bytes| ("reprint-list.pdf".to_owned(), bytes)));
    for (at, place) in list.places.iter().enumerate() {
        let documents: Vec<&[u8]> =
            Reprint::documents_of(place).into_iter().filter_map(|path| to_hang.get(path).copied()).collect();
        if documents.is_empty() {
            continue;
        }
        let name = format!("places/{:02}-{}.pdf", at + 1, file_name(&place.name));
        let merged = pdf::merge(&documents, PRODUCER).map_err(|error| Diagnostic::from(error).in_file(&name));
        files.extend(found.collect(merged).map(|bytes| (name, bytes)));
    }
    files
}

fn sheet(list: &Reprint, root: &Path, look: &Look<'_>, found: &mut Diagnostics) -> Option<Vec<u8>> {
    let layout = Layout::load(LAYOUT, root, look.papers, found)?;
    let Site { name, office, edition, sample, .. } = &look.catalog.site;
    let view = View { site: SiteView { name, office, edition, sample: *sample }, list };
    let tree = layout.render(&view, found)?;
    let codes = Codes::new();
    let pages = typeset(&tree, look.fonts, &codes, found)?;
    let settings = pdf::Settings { producer: PRODUCER.to_owned(), salt: LAYOUT.to_owned(), ..pdf::Settings::default() };
    let written = pdf::write(&pages, look.fonts, &codes, &settings);
    found.collect(written.map_err(|error| Diagnostic::from(error).in_file("reprint-list.pdf")))
}

/// A place's name as part of a file's: what disks may not bear becomes a line.
fn file_name(place: &str) -> String {
    let name: String =
        place.chars().map(|character| if character.is_alphanumeric() { character } else { '_' }).take(40).collect();
    name.trim_matches('_').to_owned()
}
