//! What a proof is asked for, which documents that means, and what they should show.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::documents::Finished;
use super::progress::{Progress, Stage};
use super::proving::{self, Content, Job};
use crate::account::Accounts;
use crate::address::Published;
use crate::catalog;
use crate::diag::{Diagnostic, Diagnostics};
use crate::finding::Finding;
use crate::output::{DocumentEntry, MANIFEST, Manifest, STATE, State};
use crate::proof::report::{DocumentProof, Totals};
use crate::proof::{self, Bench, Codes, Expectations, Secrets};

/// What to prove, and against what.
#[derive(Clone, Debug, Default)]
pub struct ProofOptions {
    /// PDFs, pictures, and folders of them; a folder with a manifest is a build's output.
    pub paths: Vec<PathBuf>,
    /// The project whose withheld items must not be found; none if there is no project.
    pub root: Option<PathBuf>,
    /// A table of what should stand in documents that no manifest speaks of.
    pub expect: Option<PathBuf>,
    /// Threads; none means as many as there are cores.
    pub jobs: Option<NonZeroUsize>,
}

/// What was proven.
#[derive(Debug)]
pub struct Proof {
    /// Each document, in order.
    pub documents: Vec<DocumentProof>,
    /// The city, or what the documents are called together.
    pub title: String,
    /// How many ids, titles and addresses were searched for; none if there was no project to know them from.
    pub secrets: Option<usize>,
}

impl Proof {
    /// Everything found, as there is to tell.
    #[must_use]
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let findings = self.documents.iter().flat_map(DocumentProof::all_findings);
        findings.map(Finding::diagnostic).collect()
    }

    /// The numbers.
    #[must_use]
    pub fn totals(&self) -> Totals {
        Totals::of(&self.documents)
    }
}

/// How a proof went.
#[derive(Debug)]
pub struct ProofOutcome {
    /// All there is to tell besides what was found in the documents.
    pub found: Diagnostics,
    /// How it ended.
    pub end: ProofEnd,
}

/// How a proof ended.
#[derive(Debug)]
pub enum ProofEnd {
    /// Everything was looked at.
    Proven(Proof),
    /// The project or the table has errors.
    InputErrors,
    /// What was named cannot be proven.
    Unable,
    /// It was asked to stop.
    Cancelled,
}

/// Carries out a proof.
pub fn proof(options: &ProofOptions, progress: &dyn Progress, cancel: &AtomicBool) -> ProofOutcome {
    let mut found = Diagnostics::default();
    let end = match super::pool(options.jobs) {
        Ok(pool) => pool.install(|| carry_out(options, progress, cancel, &mut found)),
        Err(error) => {
            found.push(error);
            Err(ProofEnd::Unable)
        }
    };
    ProofOutcome { found, end: end.map_or_else(|end| end, ProofEnd::Proven) }
}

fn carry_out(
    options: &ProofOptions,
    progress: &dyn Progress,
    cancel: &AtomicBool,
    found: &mut Diagnostics,
) -> Result<Proof, ProofEnd> {
    let project = options.root.as_ref().map(|root| project(root, found)).transpose()?;
    let expected = options.expect.as_ref().map(|path| expectations(path, found)).transpose()?;
    let mut gatherer = Gatherer { expected, ..Gatherer::default() };
    for path in &options.paths {
        gatherer.add(path).map_err(|error| {
            found.push(error);
            ProofEnd::Unable
        })?;
    }
    let jobs = gatherer.jobs;
    let (city, secrets) = project.unzip();
    let title = city.or_else(|| options.paths.first().map(|path| shown(path))).unwrap_or_default();
    let count = secrets.as_ref().map(Secrets::count);
    let bench = Bench { secrets: secrets.unwrap_or_default(), thumbnails: true, ..Bench::default() };
    progress.begin(Stage::Proof, jobs.len());
    let documents = proving::prove(&jobs, &bench, progress, cancel);
    progress.end();
    if cancel.load(Ordering::Relaxed) {
        Err(ProofEnd::Cancelled)
    } else {
        Ok(Proof { documents, title, secrets: count })
    }
}

/// The city's name, and what its catalogue withholds. Warnings about the catalogue are a build's matter.
fn project(root: &Path, found: &mut Diagnostics) -> Result<(String, Secrets), ProofEnd> {
    let mut own = Diagnostics::default();
    let mut read = || {
        let Published { settings, cleared, withheld, targets } = Published::read(root, &mut own)?;
        let accounts = Accounts::read(root, &cleared, &withheld, settings.build.date, &mut own);
        Some((cleared.catalog().site.name.clone(), proving::secrets(&withheld, &accounts, &cleared, &targets)))
    };
    let project = read();
    match project {
        Some(project) if !own.has_errors() => Ok(project),
        _ => {
            found.extend(own);
            Err(ProofEnd::InputErrors)
        }
    }
}

fn expectations(path: &Path, found: &mut Diagnostics) -> Result<Expectations, ProofEnd> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let source = catalog::read_source(folder, path, found).ok_or(ProofEnd::InputErrors)?;
    let expectations = proof::read_expectations(&source, found);
    if found.has_errors() { Err(ProofEnd::InputErrors) } else { Ok(expectations) }
}

/// What a build left in a folder, read once.
struct Built {
    manifest: Manifest,
    codes: Codes,
    state: State,
}

/// Gathers the documents that paths mean.
#[derive(Default)]
struct Gatherer {
    /// The table, where there is one: it speaks for all documents then.
    expected: Option<Expectations>,
    /// By folder.
    built: BTreeMap<PathBuf, Built>,
    jobs: Vec<Job<'static>>,
}

impl Gatherer {
    /// Adds the documents a path means.
    fn add(&mut self, path: &Path) -> Result<(), Diagnostic> {
        let before = self.jobs.len();
        if !path.exists() {
            return Err(Diagnostic::error("proof-no-such-path").with("path", path.display()));
        }
        if path.is_dir() {
            if self.expected.is_none() && path.join(MANIFEST).is_file() {
                self.add_output(path)?;
            } else {
                for file in files(path)? {
                    self.add_file(&file)?;
                }
            }
        } else if is_known(path) {
            self.add_file(path)?;
        } else {
            return Err(Diagnostic::error("proof-unknown-kind").with("path", path.display()));
        }
        if self.jobs.len() == before {
            return Err(Diagnostic::error("proof-nothing").with("path", path.display()));
        }
        Ok(())
    }

    /// Adds every document of a build.
    fn add_output(&mut self, folder: &Path) -> Result<(), Diagnostic> {
        let built = self.built(folder)?;
        let job = |document: &DocumentEntry| built.job(document, document.path.clone(), folder.join(&document.path));
        let jobs: Vec<_> = built.manifest.documents.iter().map(job).collect();
        self.jobs.extend(jobs);
        Ok(())
    }

    /// Adds one file: by the table, or else by the manifest of the folder it was built into.
    fn add_file(&mut self, path: &Path) -> Result<(), Diagnostic> {
        let name = shown(path);
        let mut job = Job {
            content: Content::File(path.to_owned()),
            meant: self.expected.as_ref().and_then(|expected| expected.of(&name)),
            hash: None,
            preflight: Vec::new(),
            name,
        };
        let folder = path.ancestors().skip(1).find(|folder| folder.join(MANIFEST).is_file());
        if let (None, Some(folder)) = (&self.expected, folder) {
            let built = self.built(folder)?;
            let relative = path.strip_prefix(folder).map(shown).unwrap_or_default();
            if let Some(document) = built.manifest.document(&relative) {
                job = built.job(document, job.name, path.to_owned());
            } else if let Some(code) = built.codes.on_picture(&relative) {
                job.meant = Some(BTreeMap::from([(1, vec![code])]));
            }
        }
        self.jobs.push(job);
        Ok(())
    }

    fn built(&mut self, folder: &Path) -> Result<&Built, Diagnostic> {
        if !self.built.contains_key(folder) {
            let manifest = manifest(folder)?;
            let codes = Codes::new(&manifest);
            self.built.insert(folder.to_owned(), Built { manifest, codes, state: state(folder) });
        }
        Ok(&self.built[folder])
    }
}

impl Built {
    fn job(&self, document: &DocumentEntry, name: String, file: PathBuf) -> Job<'static> {
        Job {
            name,
            content: Content::File(file),
            meant: Some(self.codes.on_pages(&document.codes)),
            hash: Some(document.hash.clone()),
            preflight: known(&self.state, &document.path),
        }
    }
}

fn manifest(folder: &Path) -> Result<Manifest, Diagnostic> {
    let path = folder.join(MANIFEST);
    let unreadable = |error| cannot_read(&path, &error);
    let text = std::fs::read(&path).map_err(unreadable)?;
    serde_json::from_slice(&text)
        .map_err(|error| Diagnostic::error("proof-bad-manifest").with("path", path.display()).with("detail", error))
}

/// What the build remembers of its documents; nothing where it cannot be read, since the report alone loses by it.
fn state(folder: &Path) -> State {
    std::fs::read_to_string(folder.join(STATE)).ok().and_then(|text| State::parse(&text)).unwrap_or_default()
}

/// What preflight found in a document when it was built.
fn known(state: &State, path: &str) -> Vec<Finding> {
    let kept = state.documents.get(path).map_or(&[][..], |document| &document.findings);
    proving::let_pass(&kept.iter().filter_map(|kept| kept.finding(path)).collect::<Vec<_>>())
}

/// PDFs and pictures below a folder, sorted by path; links are not followed.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let entries = std::fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut entries = entries.map_err(|error| cannot_read(folder, &error))?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    let mut found = Vec::new();
    for entry in entries {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => found.extend(files(&entry.path())?),
            Ok(kind) if kind.is_file() && is_known(&entry.path()) => found.push(entry.path()),
            _ => {}
        }
    }
    Ok(found)
}

fn cannot_read(path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error("proof-cannot-read").with("path", path.display()).with("detail", error)
}

fn is_known(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    crate::picture::has_known_extension(&name) || name.to_ascii_lowercase().ends_with(".pdf")
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Proves what a build made, before it is written, and what it found unchanged.
pub(super) fn of_build(
    output: &Path,
    finished: &[Finished<'_>],
    manifest: &Manifest,
    secrets: Secrets,
    progress: &dyn Progress,
    cancel: &AtomicBool,
) -> Proof {
    let codes = Codes::new(manifest);
    let jobs: Vec<Job<'_>> = finished
        .iter()
        .filter_map(|document| {
            let entry = manifest.document(document.path.as_str())?;
            let content = match &document.made {
                Some(made) => Content::Bytes(&made.bytes),
                None => Content::File(document.path.under(output)),
            };
            let meant = Some(codes.on_pages(&entry.codes));
            let preflight = proving::let_pass(&document.findings);
            Some(Job { name: entry.path.clone(), content, meant, hash: Some(entry.hash.clone()), preflight })
        })
        .collect();
    let count = secrets.count();
    let bench = Bench { secrets, thumbnails: true, ..Bench::default() };
    progress.begin(Stage::Proof, jobs.len());
    let documents = proving::prove(&jobs, &bench, progress, cancel);
    progress.end();
    Proof { documents, title: manifest.city.clone(), secrets: Some(count) }
}
