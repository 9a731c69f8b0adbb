//! What a run did, for the closing report.

use serde::Serialize;

use super::documents::{Finished, Named};
use super::writing::Shipment;
use crate::catalog::Catalog;
use crate::layout::settings::Checks;
use crate::output::{DocumentEntry, Manifest};

/// What a run did.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Summary {
    /// The city's name.
    pub city: String,
    /// The edition's date as printed.
    pub edition: String,
    /// Whether this is sample data.
    pub sample: bool,
    /// Whether anything was written; a check writes nothing.
    pub wrote: bool,
    /// Departments of the catalogue.
    pub departments: usize,
    /// Items that passed the gate.
    pub items: usize,
    /// Items that did not: a count only.
    pub withheld: usize,
    /// Findings on pages that people have accepted.
    pub waived: usize,
    /// Codes this run made or found unchanged.
    pub codes: usize,
    /// What each layout came to, in the project's order.
    pub layouts: Vec<LayoutSummary>,
    /// Documents made again, each with its reason.
    pub rebuilt: Vec<Rebuilt>,
    /// Documents that were as they should be already.
    pub unchanged: usize,
    /// What became of the files.
    pub files: Files,
    /// The edition it was recorded as, if it was to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<Issued>,
}

/// An edition in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Issued {
    /// Its name.
    pub edition: String,
    /// The day it was issued.
    pub date: String,
    /// Whether this run recorded it; else it was there already, the very same.
    pub new: bool,
}

/// What one layout came to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LayoutSummary {
    /// Its name: `poster`.
    pub name: String,
    /// Its title in the reader's words: 海报.
    pub title: String,
    /// Number of documents.
    pub documents: usize,
    /// Pages of all of them.
    pub pages: usize,
    /// Path of the only document, or the folder of all, below the output folder.
    pub place: String,
    /// How large its codes are, for each distance they are meant to be scanned from, the nearest first.
    pub codes: Vec<CodeSizes>,
}

/// How large a layout's codes for one scanning distance are, in millimetres.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CodeSizes {
    /// From how far they are meant to be scanned.
    pub distance_mm: f64,
    /// Side of the smallest module.
    pub module_mm: f64,
    /// Up to this distance it is comfortable to scan.
    pub comfortable_mm: f64,
    /// Up to this distance it scans at all.
    pub reach_mm: f64,
}

/// A document that was made again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rebuilt {
    /// Its path below the output folder.
    pub path: String,
    /// Why.
    pub reason: Reason,
}

/// Why a document was made again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Reason {
    /// It was not made before, or what it was made from is not known.
    New,
    /// Its file is gone.
    Missing,
    /// Its file is not what was written.
    Edited,
    /// The program, the fonts or the settings for all documents changed.
    Program,
    /// The layout's files changed.
    Layout,
    /// What it says of these items changed.
    Items {
        /// Their ids: changed, added or no longer shown.
        ids: Vec<String>,
    },
    /// What it says of its department or of the site changed.
    Data,
}

/// What became of the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Files {
    /// Written where there was none.
    pub new: usize,
    /// Written over another.
    pub replaced: usize,
    /// Left, because their bytes were right.
    pub same: usize,
    /// Deleted, because nothing makes them any more.
    pub deleted: usize,
}

impl std::iter::Sum for Files {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, files| Self {
            new: sum.new + files.new,
            replaced: sum.replaced + files.replaced,
            same: sum.same + files.same,
            deleted: sum.deleted + files.deleted,
        })
    }
}

impl Files {
    /// Whether the run left the output folder as it was.
    #[must_use]
    pub fn untouched(self) -> bool {
        self.new + self.replaced + self.deleted == 0
    }
}

/// What a run comes to, before anything is written.
pub(super) fn of(
    catalog: &Catalog,
    withheld: usize,
    shipment: &Shipment<'_>,
    layouts: &[Named],
    finished: &[Finished<'_>],
    manifest: &Manifest,
) -> Summary {
    let made = finished.iter().filter_map(|document| Some((document, document.made.as_ref()?)));
    let rebuilt: Vec<_> =
        made.map(|(document, made)| Rebuilt { path: document.path.to_string(), reason: made.reason.clone() }).collect();
    Summary {
        city: catalog.site.name.clone(),
        edition: catalog.site.edition.clone(),
        sample: catalog.site.sample,
        wrote: false,
        departments: catalog.departments.len(),
        items: catalog.items.len(),
        withheld,
        waived: 0,
        codes: shipment.loose.pictures.len(),
        layouts: layouts.iter().filter_map(|named| layout_summary(named, finished, manifest)).collect(),
        unchanged: finished.len() - rebuilt.len(),
        rebuilt,
        files: Files::default(),
        issued: None,
    }
}

/// What a layout came to; none where this run made nothing with it.
fn layout_summary(named: &Named, finished: &[Finished<'_>], manifest: &Manifest) -> Option<LayoutSummary> {
    let is_own = |document: &&Finished<'_>| document.named.name == named.name && document.sheets.is_none();
    let own: Vec<_> = finished.iter().filter(is_own).collect();
    let first = own.first()?;
    let entries: Vec<_> = own.iter().filter_map(|document| manifest.document(document.path.as_str())).collect();
    Some(LayoutSummary {
        name: named.name.clone(),
        title: named.layout.settings.title.clone(),
        documents: own.len(),
        pages: entries.iter().map(|entry| entry.pages).sum(),
        codes: code_sizes(&entries, &named.layout.settings.checks),
        place: if own.len() == 1 { first.path.to_string() } else { format!("{}/", named.name) },
    })
}

/// The smallest module of each scanning distance, and how far it reaches.
fn code_sizes(entries: &[&DocumentEntry], checks: &Checks) -> Vec<CodeSizes> {
    let mut sizes: Vec<CodeSizes> = Vec::new();
    for code in entries.iter().flat_map(|entry| &entry.codes) {
        let sized = CodeSizes {
            distance_mm: code.distance_mm,
            module_mm: code.module_mm,
            comfortable_mm: (code.module_mm * checks.comfortable_divisor).round(),
            reach_mm: (code.module_mm * checks.floor_divisor).round(),
        };
        match sizes.iter_mut().find(|known| known.distance_mm.total_cmp(&sized.distance_mm).is_eq()) {
            Some(known) if sized.module_mm < known.module_mm => *known = sized,
            Some(_) => {}
            None => sizes.push(sized),
        }
    }
    sizes.sort_by(|one, other| one.distance_mm.total_cmp(&other.distance_mm));
    sizes
}
