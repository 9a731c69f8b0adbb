//! What a plan needs on paper: the reprint list as a sheet, and the new documents of each place or order in one file.
//!
//! A joined file is read back like any document before it is given out: every code that its pages should bear.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use serde::Serialize;

use super::Look;
use super::documents::Made;
use super::progress::{Progress, Stage};
use super::proving::{self, Content, Job};
use crate::catalog::Site;
use crate::code::Codes;
use crate::diag::{Diagnostic, Diagnostics, Language, Locale};
use crate::finding::Finding;
use crate::layout::Layout;
use crate::pdf;
use crate::plan::{self, Joining, Plan, Reprint};
use crate::proof::report::DocumentProof;
use crate::proof::{self, Bench, Expected};
use crate::typeset::typeset;

/// The layout of the list.
const LAYOUT: &str = "reprint-list";
const PRODUCER: &str = concat!("Mingma ", env!("CARGO_PKG_VERSION"));

/// Files for the reprint, by their names below the folder they go to.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// The documents to hang, by path.
type ToHang<'a> = BTreeMap<&'a str, &'a Made>;

/// The documents of each joined file, in their order.
type Parts<'a> = BTreeMap<&'a str, Vec<&'a str>>;

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

/// A reprint being made.
pub(super) struct Printing<'a> {
    pub root: &'a Path,
    pub look: &'a Look<'a>,
    pub progress: &'a dyn Progress,
    pub cancel: &'a AtomicBool,
}

impl Printing<'_> {
    /// The list for the people with the ladder, in the language of what they hang, and what they hang. What goes wrong
    /// goes to `found`.
    pub(super) fn files(&self, plan: &Plan, joining: Joining, found: &mut Diagnostics) -> Files {
        let wanted: BTreeSet<&str> = plan.postings.iter().filter_map(|posting| posting.hang.as_deref()).collect();
        let finished = self.look.finished.iter().filter(|document| wanted.contains(document.path.as_str()));
        let mut to_hang = ToHang::new();
        let mut told = BTreeMap::new();
        for (document, made) in finished.filter_map(|document| Some((document, document.made.as_ref()?))) {
            let size = document.named.layout.settings.page.size;
            let paper = self.look.papers.told(size);
            told.insert(document.path.to_string(), plan::Made { pages: made.pages, size, paper });
            to_hang.insert(document.path.as_str(), made);
        }
        let list = Reprint::new(plan, &told, joining, &Locale::new(Language::Zh));
        let mut files = Files::new();
        if list.places.is_empty() {
            return files;
        }
        files.insert("reprint-list.csv".to_owned(), list.csv().into_bytes());
        let workbook = found.collect(list.workbook(&self.look.catalog.site.name));
        files.extend(workbook.map(|bytes| ("reprint-list.xlsx".to_owned(), bytes)));
        files.extend(self.sheet(&list, found).map(|bytes| ("reprint-list.pdf".to_owned(), bytes)));
        let joined = join(&list.files(), &to_hang, found);
        let codes = proof::Codes::new(&self.look.account.0);
        let proven = prove(&list.files(), &joined, &to_hang, &codes, self.progress, self.cancel);
        found.extend(proven.iter().flat_map(DocumentProof::all_findings).map(Finding::diagnostic));
        files.extend(joined);
        files
    }

    fn sheet(&self, list: &Reprint, found: &mut Diagnostics) -> Option<Vec<u8>> {
        let look = self.look;
        let layout = Layout::load(LAYOUT, self.root, look.papers, found)?;
        let Site { name, office, edition, sample, .. } = &look.catalog.site;
        let view = View { site: SiteView { name, office, edition, sample: *sample }, list };
        let tree = layout.render(&view, found)?;
        let codes = Codes::new();
        let pages = typeset(&tree, look.fonts, &codes, found)?;
        let settings =
            pdf::Settings { producer: PRODUCER.to_owned(), salt: LAYOUT.to_owned(), ..pdf::Settings::default() };
        let written = pdf::write(&pages, look.fonts, &codes, &settings);
        found.collect(written.map_err(|error| Diagnostic::from(error).in_file("reprint-list.pdf")))
    }
}

fn join(parts: &Parts<'_>, to_hang: &ToHang<'_>, found: &mut Diagnostics) -> Files {
    let mut files = Files::new();
    for (&name, documents) in parts {
        let documents = documents.iter().filter_map(|path| to_hang.get(path)).map(|made| made.bytes.as_slice());
        let merged = pdf::merge(&documents.collect::<Vec<_>>(), PRODUCER);
        let merged = merged.map_err(|error| Diagnostic::from(error).in_file(name));
        files.extend(found.collect(merged).map(|bytes| (name.to_owned(), bytes)));
    }
    files
}

/// Reads joined files back: each code of their documents should stand on its page, and be read.
fn prove(
    parts: &Parts<'_>,
    joined: &Files,
    to_hang: &ToHang<'_>,
    codes: &proof::Codes,
    progress: &dyn Progress,
    cancel: &AtomicBool,
) -> Vec<DocumentProof> {
    let mut jobs = Vec::with_capacity(joined.len());
    for (name, bytes) in joined {
        let documents = parts.get(name.as_str()).into_iter().flatten().filter_map(|path| to_hang.get(path));
        jobs.push(Job {
            name: name.clone(),
            content: Content::Bytes(bytes),
            meant: Some(meant(documents.copied(), codes)),
            hash: None,
            preflight: Vec::new(),
        });
    }
    progress.begin(Stage::Proof, jobs.len());
    let bench = Bench { only_reads: true, ..Bench::default() };
    let proven = proving::prove(&jobs, &bench, progress, cancel);
    progress.end();
    proven
}

/// What should stand on the pages of joined documents.
fn meant<'a>(documents: impl Iterator<Item = &'a Made>, codes: &proof::Codes) -> BTreeMap<usize, Vec<Expected>> {
    let mut meant = BTreeMap::new();
    let mut before = 0;
    for made in documents {
        let on_pages = codes.on_pages(&made.codes).into_iter();
        meant.extend(on_pages.map(|(page, expected)| (before + page, expected)));
        before += made.pages;
    }
    meant
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::{End, Options, Reason, Silent, run};
    use crate::output::Manifest;

    /// What `mingma init` lays out.
    const PROJECT: [(&str, &str); 7] = [
        ("mingma.toml", include_str!("../cli/init/zh/mingma.toml")),
        ("negative-list.toml", include_str!("../cli/init/zh/negative-list.toml")),
        ("catalog/fields.toml", include_str!("../cli/init/catalog/fields.toml")),
        ("catalog/fgw/department.toml", include_str!("../cli/init/catalog/fgw.toml")),
        ("catalog/fgw/items.csv", include_str!("../cli/init/catalog/fgw.csv")),
        ("catalog/czj/department.toml", include_str!("../cli/init/catalog/czj.toml")),
        ("catalog/czj/items.csv", include_str!("../cli/init/catalog/czj.csv")),
    ];

    fn built(root: &Path) -> Manifest {
        for (path, text) in PROJECT {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let options = Options {
            root: root.to_owned(),
            output: root.join("output"),
            only: vec!["poster".to_owned(), "bulletin".to_owned()],
            write: true,
            ..Options::default()
        };
        let outcome = run(&options, &Silent, &AtomicBool::new(false));
        assert!(matches!(outcome.end, End::Made(_)), "{:?}", outcome.found);
        serde_json::from_slice(&std::fs::read(root.join("output/manifest.json")).unwrap()).unwrap()
    }

    #[test]
    fn a_joined_file_is_given_out_only_with_every_code_in_its_place() {
        let place = tempfile::tempdir().unwrap();
        let manifest = built(place.path());
        let made: Vec<(&str, Made)> = manifest
            .documents
            .iter()
            .map(|entry| {
                let bytes = std::fs::read(place.path().join("output").join(&entry.path)).unwrap();
                let (pages, codes, hash) = (entry.pages, entry.codes.clone(), entry.hash.clone());
                (entry.path.as_str(), Made { pages, codes, given: Vec::new(), bytes, hash, reason: Reason::New })
            })
            .collect();
        let to_hang: ToHang<'_> = made.iter().map(|(path, made)| (*path, made)).collect();
        let paths: Vec<&str> = to_hang.keys().copied().collect();
        let right = Parts::from([("all.pdf", paths.clone())]);
        let mut found = Diagnostics::default();
        let joined = join(&right, &to_hang, &mut found);
        let codes = proof::Codes::new(&manifest);
        let rules = |joined: &Files| {
            let proven = prove(&right, joined, &to_hang, &codes, &Silent, &AtomicBool::new(false));
            proven.iter().flat_map(DocumentProof::all_findings).map(|one| one.rule).collect::<BTreeSet<_>>()
        };
        assert_eq!(rules(&joined), BTreeSet::new());
        // The same pages in another order, and one page too few.
        let turned = Parts::from([("all.pdf", paths.iter().rev().copied().collect())]);
        assert!(rules(&join(&turned, &to_hang, &mut found)).contains("proof-missing"));
        let fewer = Parts::from([("all.pdf", paths[1..].to_vec())]);
        assert!(rules(&join(&fewer, &to_hang, &mut found)).contains("proof-no-such-page"));
        assert_eq!(found.as_slice(), []);
    }
}
