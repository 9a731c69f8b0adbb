//! Proofs: finished documents read as a scanner reads them, many pages at once.
//!
//! Pages are judged in small groups, each of which costs the memory of one page at a time; groups are joined in the
//! order of the pages, so that nothing depends on the threads.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::progress::Progress;
use crate::account::{Accounts, Given};
use crate::address::Target;
use crate::catalog::{Catalog, Column};
use crate::diag::Severity;
use crate::finding::Finding;
use crate::gate::{Cleared, Withheld};
use crate::proof::report::DocumentProof;
use crate::proof::{self, Bench, MOST_BYTES, Meant, Opened, Secrets, WithheldItem};

/// Pages judged by one thread in one go: enough that fonts are read seldom, few enough to share the work evenly.
const GROUP: usize = 8;

/// What a document's bytes are to be found in.
#[derive(Debug)]
pub(super) enum Content<'a> {
    /// A file that is read when its turn comes.
    File(PathBuf),
    /// Bytes not yet written.
    Bytes(&'a [u8]),
}

/// A document to be proven.
#[derive(Debug)]
pub(super) struct Job<'a> {
    /// Its path as shown.
    pub name: String,
    /// Its bytes.
    pub content: Content<'a>,
    /// What should stand in it.
    pub meant: Meant,
    /// The hash it should have.
    pub hash: Option<String>,
    /// What preflight found when it was built.
    pub preflight: Vec<Finding>,
}

/// Proves documents, in their order. A document that was not begun when `cancel` was raised is left out.
pub(super) fn prove(
    jobs: &[Job<'_>],
    bench: &Bench,
    progress: &dyn Progress,
    cancel: &AtomicBool,
) -> Vec<DocumentProof> {
    let one = |job: &Job<'_>| {
        let proof = (!cancel.load(Ordering::Relaxed)).then(|| document(job, bench, cancel));
        progress.step();
        proof
    };
    jobs.par_iter().with_max_len(1).filter_map(one).collect()
}

fn document(job: &Job<'_>, bench: &Bench, cancel: &AtomicBool) -> DocumentProof {
    let name = &job.name;
    let refused = |finding: Finding| DocumentProof {
        name: name.clone(),
        pages: Vec::new(),
        findings: vec![finding.in_document(name)],
        preflight: Vec::new(),
    };
    let bytes = match &job.content {
        Content::Bytes(bytes) => bytes.to_vec(),
        Content::File(path) => match read(path) {
            Ok(bytes) => bytes,
            Err(finding) => return refused(*finding),
        },
    };
    let mut findings = Vec::new();
    if job.hash.as_ref().is_some_and(|hash| *hash != crate::hash::content_hash(&bytes)) {
        findings.push(Finding::error("proof-changed").in_document(name));
    }
    if crate::picture::has_known_extension(name) {
        let page = proof::picture(&bytes, name, &job.meant, bench);
        return DocumentProof { name: name.clone(), pages: vec![page], findings, preflight: Vec::new() };
    }
    let opened = match Opened::new(bytes) {
        Ok(opened) => opened,
        Err(finding) => return refused(*finding),
    };
    findings.extend(proof::whole(&opened, name, &job.meant, bench));
    let count = opened.sizes().len();
    let groups: Vec<_> = (0..count).step_by(GROUP).map(|first| first..(first + GROUP).min(count)).collect();
    let pages = groups.into_par_iter().with_max_len(1).filter(|_| !cancel.load(Ordering::Relaxed));
    let pages = pages.flat_map_iter(|group| proof::pages(&opened, name, group, &job.meant, bench)).collect();
    DocumentProof { name: name.clone(), pages, findings, preflight: job.preflight.clone() }
}

fn read(path: &Path) -> Result<Vec<u8>, Box<Finding>> {
    let unreadable =
        |error| Box::new(Finding::error("proof-cannot-read").with("path", path.display()).with("detail", error));
    match std::fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(Finding::error("proof-lost").into()),
        Err(error) => return Err(unreadable(error)),
        Ok(about) if about.len() > MOST_BYTES => {
            return Err(Finding::error("proof-file-too-large").with("limit", MOST_BYTES >> 20).into());
        }
        Ok(_) => {}
    }
    std::fs::read(path).map_err(unreadable)
}

/// What must not be found in any document: what was withheld, less what cleared items say too.
pub(super) fn secrets(withheld: &[Withheld], accounts: &Accounts, cleared: &Cleared, targets: &[Target]) -> Secrets {
    let items =
        withheld.iter().map(|item| WithheldItem { id: &item.id, title: &item.name, address: item.url.as_deref() });
    let accounts = accounts.withheld().iter().map(|account| WithheldItem {
        id: &account.id,
        title: &account.name,
        address: match &account.code {
            Some(Given::Payload(payload)) => Some(payload),
            _ => None,
        },
    });
    let targets = targets.iter().flat_map(|target| [target.id.as_str(), &target.url, &target.destination]);
    Secrets::new(items.chain(accounts), texts(cleared.catalog()).into_iter().chain(targets))
}

/// Findings of preflight that did not keep a document from being built: warnings, and what people accepted.
pub(super) fn let_pass(findings: &[Finding]) -> Vec<Finding> {
    findings.iter().map(|finding| Finding { severity: Severity::Warning, ..finding.clone() }).collect()
}

/// Every text of the catalogue that layouts may print.
fn texts(catalog: &Catalog) -> Vec<&str> {
    let site = &catalog.site;
    let mut texts = vec![site.name.as_str(), &site.office, &site.address, &site.hours, &site.complaints];
    for department in &catalog.departments {
        texts.extend(
            [&department.name, &department.short_name, &department.duties, &department.address].map(String::as_str),
        );
    }
    texts.extend(catalog.fields.iter().map(|field| field.name.as_str()));
    for item in &catalog.items {
        texts.extend(item.levels.iter().flatten().map(String::as_str));
        texts.extend(Column::all().map(|column| item.text(column)));
    }
    texts
}
