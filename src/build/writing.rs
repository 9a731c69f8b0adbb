//! From finished documents and codes to files and the manifest.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::documents::Finished;
use super::loose::{self, Loose, Pictures};
use super::mongolian;
use super::progress::{Progress, Stage};
use super::summary::Files;
use crate::address::redirects::{FOLDER, RedirectFile, Redirects};
use crate::catalog::{Catalog, Site};
use crate::code::{Code, Codes, Kind};
use crate::diag::{Diagnostic, Diagnostics};
use crate::output::{
    CodeEntry, DocumentEntry, Earlier, Folder, MANIFEST, Manifest, OutputPath, Plan, Program, SCHEMA, STATE, State,
    Written,
};

/// The operator's list of what was withheld; it holds what no one else may see, and no manifest names it.
const WITHHELD: &str = "operator/withheld.csv";

/// The operator's list of names in Mongolian: which are approved, which are not, which are missing.
const MONGOLIAN: &str = "operator/mongolian.csv";

/// Why writing stopped.
pub(super) enum Stop {
    /// The disk refused.
    Trouble(Diagnostic),
    /// It was asked to.
    Cancelled,
}

impl From<Diagnostic> for Stop {
    fn from(found: Diagnostic) -> Self {
        Self::Trouble(found)
    }
}

/// Everything a run writes besides its documents.
pub(super) struct Shipment<'a> {
    pub catalog: &'a Catalog,
    pub codes: &'a Codes,
    pub loose: Loose<'a>,
    pub redirects: Vec<(OutputPath, RedirectFile<'a>)>,
    pub withheld: String,
    pub plan: Plan,
}

/// Settles where what the city's web server needs will lie.
pub(super) fn redirects<'a>(
    redirects: Option<&'a Redirects<'a>>,
    plan: &mut Plan,
    found: &mut Diagnostics,
) -> Vec<(OutputPath, RedirectFile<'a>)> {
    let files = redirects.map_or_else(Vec::new, Redirects::files);
    files.into_iter().filter_map(|file| Some((plan.claim(&file.path, FOLDER, found)?, file))).collect()
}

/// Sets the places aside that every run writes to.
pub(super) fn claim_reports(plan: &mut Plan, found: &mut Diagnostics) {
    for path in [MANIFEST, STATE, WITHHELD, MONGOLIAN] {
        plan.claim(path, "Mingma", found);
    }
}

/// The manifest and the state a run ends with: what it made, and what of the earlier run's still holds.
pub(super) fn account(
    shipment: &Shipment<'_>,
    finished: &[Finished<'_>],
    earlier: &Earlier,
    is_all: bool,
) -> (Manifest, State) {
    let before = earlier.manifest.as_ref();
    let mut documents: Vec<DocumentEntry> =
        finished.iter().filter_map(|document| entry(document, shipment.catalog, earlier)).collect();
    let mut state = State { schema: State::SCHEMA, ..State::default() };
    state.documents.extend(finished.iter().map(|document| (document.path.to_string(), document.state.clone())));
    if !is_all {
        for kept in before.into_iter().flat_map(|before| &before.documents) {
            if !state.documents.contains_key(&kept.path) {
                let known = earlier.state.documents.get(&kept.path);
                state.documents.extend(known.map(|known| (kept.path.clone(), known.clone())));
                documents.push(kept.clone());
            }
        }
    }
    documents.sort_by(|one, other| one.path.cmp(&other.path));
    let Site { name, edition, sample, scripts, .. } = &shipment.catalog.site;
    let manifest = Manifest {
        schema: SCHEMA,
        program: Program { name: "mingma".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
        city: name.clone(),
        edition: edition.clone(),
        sample: *sample,
        scripts: scripts.to_string(),
        mongolian: mongolian::approved(shipment.catalog),
        codes: code_entries(shipment, before, is_all),
        documents,
        packages: loose::entries(&shipment.loose.packages, shipment.codes, shipment.catalog, before, is_all),
        redirects: shipment.redirects.iter().map(|(path, _)| path.to_string()).collect(),
    };
    (manifest, state)
}

fn entry(document: &Finished<'_>, catalog: &Catalog, earlier: &Earlier) -> Option<DocumentEntry> {
    let Some(made) = &document.made else {
        return earlier.manifest.as_ref()?.document(document.path.as_str()).cloned();
    };
    Some(DocumentEntry {
        path: document.path.to_string(),
        layout: document.named.name.clone(),
        profile: document.profile.name().to_owned(),
        department: document.department.and_then(|at| catalog.departments.get(at)).map(|found| found.id.clone()),
        pages: made.pages,
        sheets: document.sheets.clone(),
        hash: made.hash.clone(),
        codes: made.codes.clone(),
        given: made.given.clone(),
    })
}

/// Every code of the catalogue. Files that this run did not make are kept as long as they show the same symbol.
fn code_entries(shipment: &Shipment<'_>, before: Option<&Manifest>, is_all: bool) -> Vec<CodeEntry> {
    let mut pictures = shipment.loose.pictures.iter().peekable();
    let entries = shipment.codes.values().map(|code| {
        let symbol = code.symbol.hash();
        let made = pictures.next_if(|pictures| pictures.code.id == code.id);
        let mut files: Vec<String> = made.into_iter().flat_map(Pictures::paths).map(ToString::to_string).collect();
        if !is_all {
            let kept = kept_files(before, code, &symbol).iter().filter(|kept| !files.contains(kept));
            files.extend(kept.cloned().collect::<Vec<_>>());
        }
        CodeEntry {
            id: code.id.clone(),
            department: code
                .department
                .and_then(|at| shipment.catalog.departments.get(at))
                .map(|found| found.id.clone()),
            item: (code.kind == Kind::Item).then(|| code.id.clone()),
            account: (code.kind == Kind::Account).then(|| code.id.clone()),
            target: code.target.clone(),
            destination: code.destination.clone(),
            version: code.symbol.version(),
            level: format!("{:?}", code.symbol.level()),
            modules: code.symbol.modules(),
            symbol,
            files,
        }
    });
    entries.collect()
}

fn kept_files<'m>(before: Option<&'m Manifest>, code: &Code, symbol: &str) -> &'m [String] {
    let codes = before.map_or(&[][..], |before| &before.codes);
    let at = codes.binary_search_by(|entry| entry.id.as_str().cmp(&code.id));
    let entry = at.ok().and_then(|at| codes.get(at)).filter(|entry| entry.symbol == symbol);
    entry.map_or(&[], |entry| &entry.files)
}

/// Documents of an earlier run that this one leaves alone although codes on them are gone or lead elsewhere now.
pub(super) fn outdated(manifest: &Manifest, earlier: &Earlier, finished: &[Finished<'_>]) -> Vec<Diagnostic> {
    let made: BTreeSet<&str> = finished.iter().map(|document| document.path.as_str()).collect();
    let Some(before) = &earlier.manifest else { return Vec::new() };
    let target = |manifest: &Manifest, id: &str| -> Option<String> {
        let at = manifest.codes.binary_search_by(|code| code.id.as_str().cmp(id)).ok()?;
        Some(manifest.codes.get(at)?.target.clone())
    };
    let kept = manifest.documents.iter().filter(|document| !made.contains(document.path.as_str()));
    kept.filter_map(|document| {
        let ids: BTreeSet<&str> = document.codes.iter().map(|placed| placed.id.as_str()).collect();
        let changed = ids.into_iter().filter(|id| target(before, id) != target(manifest, id)).count();
        (changed > 0)
            .then(|| Diagnostic::warning("build-outdated-document").with("path", &document.path).with("count", changed))
    })
    .collect()
}

/// Writes everything, the manifest last.
pub(super) fn write(
    shipment: &Shipment<'_>,
    finished: &[Finished<'_>],
    (manifest, state): &(Manifest, State),
    folder: Folder,
    progress: &dyn Progress,
    cancel: &AtomicBool,
) -> Result<Files, Stop> {
    let made: Vec<_> = finished.iter().filter_map(|document| Some((&document.path, document.made.as_ref()?))).collect();
    let (unpacked, Loose { pictures, packages }) = (shipment.loose.unpacked(), &shipment.loose);
    progress.begin(Stage::Write, unpacked.len() + packages.len() + shipment.redirects.len() + made.len());
    let go_on = || if cancel.load(Ordering::Relaxed) { Err(Stop::Cancelled) } else { Ok(()) };
    let unpacked = unpacked.par_iter().map(|pictures| {
        go_on()?;
        let written = pictures.write(&folder)?;
        progress.step();
        Ok(written)
    });
    let unpacked = unpacked.collect::<Result<Vec<_>, Stop>>()?;
    let packages = packages.par_iter().map(|package| {
        go_on()?;
        let written = package.write(&folder, shipment.catalog, pictures)?;
        progress.step();
        Ok(written)
    });
    let packages = packages.collect::<Result<Vec<_>, Stop>>()?;
    let redirects = shipment.redirects.par_iter().map(|(path, file)| {
        go_on()?;
        let written = folder.write(path, &file.bytes())?;
        progress.step();
        Ok(written)
    });
    let redirects = redirects.collect::<Result<Vec<_>, Stop>>()?;
    let documents = made.par_iter().map(|(path, made)| {
        go_on()?;
        let written = folder.write(path, &made.bytes)?;
        progress.step();
        Ok(written)
    });
    let documents = documents.collect::<Result<Vec<_>, Stop>>()?;
    progress.end();

    let mut files: Files = unpacked.into_iter().chain(packages).sum();
    for written in redirects.into_iter().chain(documents) {
        count(&mut files, written);
    }
    // Documents that did not have to be made are files that were right.
    files.same += finished.len() - made.len();
    go_on()?;
    for (path, text) in [(WITHHELD, &shipment.withheld), (MONGOLIAN, &mongolian::report(shipment.catalog))] {
        if let Ok(path) = OutputPath::new(path) {
            count(&mut files, folder.write(&path, text.as_bytes())?);
        }
    }
    files.deleted = folder.delete_stale(&manifest.files().chain([MANIFEST, STATE, WITHHELD, MONGOLIAN]).collect())?;
    count(&mut files, folder.finish(state, manifest)?);
    Ok(files)
}

/// Counts a file.
pub(super) fn count(files: &mut Files, written: Written) {
    match written {
        Written::Same => files.same += 1,
        Written::New => files.new += 1,
        Written::Replaced => files.replaced += 1,
    }
}
