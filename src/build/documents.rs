//! The documents of a run: which there are, which of them are still as they should be, and the making of the rest.
//!
//! Each step runs over all documents at once, in parallel; results stay in the order of the project's layouts and of
//! the catalogue, so that neither the diagnostics nor the bytes depend on the threads.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::codes;
use super::digest::{self, Said};
use super::kept;
use super::places;
use super::progress::Progress;
use super::selection::Selection;
use super::summary::Reason;
use crate::account::Accounts;
use crate::catalog::{Catalog, Date, Printer};
use crate::code::Codes;
use crate::diag::{Diagnostic, Diagnostics};
use crate::finding::Finding;
use crate::font::FontSet;
use crate::hash::content_hash;
use crate::layout::settings::Sheets;
use crate::layout::view::Views;
use crate::layout::{Filled, Layout};
use crate::output::{DocumentState, Earlier, OutputPath, PlacedCode, PlacedGiven, Plan, Presence, SheetsEntry};
use crate::page::{Document, Profile};
use crate::pdf;
use crate::preflight::{self, Standard};
use crate::press::{self, Job, Press};
use crate::typeset::typeset;

/// A layout of the project.
#[derive(Debug)]
pub(super) struct Named {
    /// The name it is built under.
    pub name: String,
    /// The layout.
    pub layout: Layout,
    /// How its files for a print shop are made.
    pub press: Press,
}

/// A document whose template is filled in and whose place is settled.
pub(super) struct Draft<'a> {
    /// The layout it is made with.
    pub named: &'a Named,
    /// The department it is for.
    pub department: Option<usize>,
    /// The files it will be written to, each followed by the sheets made of it.
    files: Vec<File<'a>>,
    markup: String,
    state: DocumentState,
}

impl Draft<'_> {
    /// Whether it speaks of this item or account.
    pub(super) fn speaks_of(&self, id: &str) -> bool {
        self.state.items.contains_key(id)
    }
}

/// A file that will be written.
pub(super) struct File<'a> {
    /// For whom.
    pub profile: Profile,
    /// Where.
    pub path: OutputPath,
    /// The sheets to put the document's pages on; none for the document itself.
    pub sheets: Option<&'a Sheets>,
}

/// A document of the run.
pub(super) struct Finished<'a> {
    /// Its draft's layout.
    pub named: &'a Named,
    /// Its draft's department.
    pub department: Option<usize>,
    /// For whom it was written.
    pub profile: Profile,
    /// Where it lies.
    pub path: OutputPath,
    /// Where it is another document's pages on sheets.
    pub sheets: Option<SheetsEntry>,
    /// What it was made from.
    pub state: DocumentState,
    /// What breaks a rule on its pages.
    pub findings: Vec<Finding>,
    /// The file, and why it had to be made; none where the one on disk is still right.
    pub made: Option<Made>,
}

impl Finished<'_> {
    /// The name of its layout, and what breaks a rule on its pages.
    pub(super) fn judged(&self) -> (&str, &[Finding]) {
        (&self.named.name, &self.findings)
    }
}

/// A document made in this run.
pub(super) struct Made {
    /// Number of pages.
    pub pages: usize,
    /// The codes on them.
    pub codes: Vec<PlacedCode>,
    /// The codes on them that were placed as they were supplied.
    pub given: Vec<PlacedGiven>,
    /// The PDF.
    pub bytes: Vec<u8>,
    /// Its hash.
    pub hash: String,
    /// Why it was made.
    pub reason: Reason,
}

/// For whom documents are written.
pub(super) struct Profiles {
    /// As the run was asked; empty where it was not.
    pub asked: Vec<Profile>,
    /// As the project says.
    pub usual: Vec<Profile>,
}

impl Profiles {
    /// For whom the documents of a layout are written.
    pub(super) fn of<'l>(&'l self, layout: &'l Layout) -> &'l [Profile] {
        if self.asked.is_empty() { layout.settings.profiles.as_ref().unwrap_or(&self.usual) } else { &self.asked }
    }
}

/// What all documents are made from.
pub(super) struct Workshop<'a> {
    pub catalog: &'a Catalog,
    pub views: Views<'a>,
    pub codes: &'a Codes,
    pub accounts: &'a Accounts,
    pub fonts: &'a FontSet,
    pub date: Option<Date>,
    pub profiles: Profiles,
    /// Whether pages are also put on sheets.
    pub sheets: bool,
    /// The printer of layouts that name no other.
    pub printer: &'a Printer,
    /// Hash of program, settings and fonts.
    pub program: String,
    /// What an earlier run left.
    pub earlier: &'a Earlier,
}

impl<'a> Workshop<'a> {
    /// Fills in the template of every document selected and settles where each will lie.
    pub(super) fn drafts(
        &self,
        layouts: &'a [Named],
        selection: &Selection,
        plan: &mut Plan,
        found: &mut Diagnostics,
    ) -> Vec<Draft<'a>> {
        let items = digest::items(self.catalog, self.codes);
        let mut jobs = Vec::new();
        for named in layouts.iter().filter(|named| selection.has(&named.name)) {
            let hash = digest::layout(&named.layout, &named.press, &self.catalog.site.edition);
            let subjects = selection.subjects(named.layout.settings.scope, self.catalog);
            jobs.extend(subjects.into_iter().map(|(subject, department)| (named, hash.clone(), subject, department)));
        }
        let filled: Vec<_> = jobs
            .into_par_iter()
            .map(|(named, layout, subject, department)| {
                let mut found = Diagnostics::default();
                let filled = named.layout.fill_in(&self.views.of(subject), &mut found).map(|filled| {
                    let Said { hash, items } = digest::said(&filled.markup, &items, self.codes, self.accounts);
                    let program = self.program.clone();
                    let state = DocumentState { program, layout, markup: hash, items, ..DocumentState::default() };
                    (named, department, filled, state)
                });
                (filled, found)
            })
            .collect();
        let mut drafts = Vec::with_capacity(filled.len());
        for (filled, told) in filled {
            found.extend(told);
            let Some((named, department, Filled { name, markup }, state)) = filled else { continue };
            let owner = &named.layout.settings.title;
            let mut files = Vec::new();
            for &profile in self.profiles.of(&named.layout) {
                let folder = profile.folder().map_or_else(|| named.name.clone(), |own| format!("{}/{own}", named.name));
                let path = plan.claim(&format!("{folder}/{name}.pdf"), owner, found);
                files.extend(path.map(|path| File { profile, path, sheets: None }));
                for sheets in named.layout.settings.sheets.iter().filter(|_| self.sheets && profile.is_printed()) {
                    let path = plan.claim(&format!("{folder}/{}/{name}.pdf", sheets.name), owner, found);
                    files.extend(path.map(|path| File { profile, path, sheets: Some(sheets) }));
                }
            }
            drafts.push(Draft { named, department, files, markup, state });
        }
        found.extend(codes::closing(self.accounts, &drafts));
        drafts
    }

    /// Makes the documents that are not as they should be.
    pub(super) fn finish(
        &self,
        drafts: Vec<Draft<'a>>,
        progress: &dyn Progress,
        cancel: &AtomicBool,
        found: &mut Diagnostics,
    ) -> Vec<Finished<'a>> {
        // The longest first: begun last, it would keep one thread busy after all others are done.
        let mut order: Vec<_> = drafts.into_iter().enumerate().collect();
        order.sort_by_key(|(place, draft)| (std::cmp::Reverse(draft.markup.len()), *place));
        let mut finished: Vec<_> = order
            .into_par_iter()
            .with_max_len(1)
            .map(|(place, draft)| {
                let mut found = Diagnostics::default();
                let document = if cancel.load(Ordering::Relaxed) { None } else { self.finish_one(draft, &mut found) };
                progress.step();
                (place, document, found)
            })
            .collect();
        finished.sort_by_key(|(place, ..)| *place);
        let mut documents = Vec::with_capacity(finished.len());
        for (_, document, told) in finished {
            found.extend(told);
            documents.extend(document.into_iter().flatten());
        }
        documents
    }

    /// The files of a document. `found` is its own: what it holds at the end is remembered with them.
    fn finish_one(&self, draft: Draft<'a>, found: &mut Diagnostics) -> Option<Vec<Finished<'a>>> {
        let Draft { named, department, files, markup, state } = draft;
        let reasons: Vec<_> = files.iter().map(|file| self.reason(&file.path, &state)).collect();
        let mut pages = None;
        let (mut findings, states) = if reasons.iter().all(Option::is_none) {
            self.known(named, &files, &state, found)
        } else {
            let typeset = self.typeset(named, &markup, found)?;
            let findings = preflight::check(&typeset, files.first()?.path.as_str(), self.standard(named, &files));
            let shared = kept::warnings(found);
            let imposed = self.imposed(&typeset, named, &files, found)?;
            let own = files.iter().zip(&imposed).map(|(file, imposed)| match imposed {
                Some(imposed) => DocumentState { warnings: imposed.warnings.clone(), ..state.clone() },
                None => kept::state(file.profile, &shared, &findings, state.clone()),
            });
            let states = own.collect();
            pages = Some((typeset, imposed));
            (findings, states)
        };
        let mut finished: Vec<Finished<'a>> = Vec::with_capacity(files.len());
        for (at, ((file, reason), state)) in files.into_iter().zip(reasons).zip(states).enumerate() {
            // Sheets follow the document whose pages they show.
            let document = finished.iter().rev().find(|document| document.sheets.is_none());
            let made = match (&pages, reason) {
                (Some((pages, imposed)), Some(reason)) => Some(match imposed[at].as_ref().zip(document) {
                    Some((imposed, document)) => {
                        self.write_sheets(pages, &imposed.sheets, &file, document, reason, found)?
                    }
                    None => self.write(pages, &file, named, reason, found)?,
                }),
                _ => None,
            };
            let sheets = file.sheets.zip(document);
            let sheets = sheets.map(|(sheets, of)| SheetsEntry { name: sheets.name.clone(), of: of.path.to_string() });
            // All files show the same pages: what breaks a rule there is told of the first.
            let findings = std::mem::take(&mut findings);
            let File { profile, path, .. } = file;
            finished.push(Finished { named, department, profile, path, sheets, state, findings, made });
        }
        Some(finished)
    }

    /// What the pages of a layout are held to.
    fn standard<'s>(&'s self, named: &'s Named, files: &[File<'_>]) -> Standard<'s> {
        let settings = &named.layout.settings;
        let checks = &settings.checks;
        let printer = checks.printer.as_ref().unwrap_or(self.printer);
        let distance = settings.codes.distance;
        let press = files.iter().any(|file| file.profile.is_for_press()).then_some(&named.press);
        Standard { checks, printer, press, fonts: self.fonts, accounts: self.accounts, distance }
    }

    fn typeset(&self, named: &Named, markup: &str, found: &mut Diagnostics) -> Option<Document> {
        let tree = named.layout.tree(markup, found)?;
        typeset(&tree, self.fonts, self.codes, found)
    }

    fn write(
        &self,
        pages: &Document,
        file: &File,
        named: &Named,
        reason: Reason,
        found: &mut Diagnostics,
    ) -> Option<Made> {
        let marked = self.marked(pages, file.profile, &file.path, named);
        let pages = marked.as_ref().unwrap_or(pages);
        let bytes = self.bytes(pages, file.profile, &file.path, named, file.path.to_string(), found)?;
        // Only the numbers outlive this: finished pages are larger than their PDF.
        let hash = content_hash(&bytes);
        let (codes, given) = (places::on_pages(pages), places::given_on_pages(pages, self.accounts));
        Some(Made { pages: pages.pages.len(), codes, given, hash, bytes, reason })
    }

    /// The pages with what a press wants around them; none for readers who want them as they are.
    fn marked(&self, pages: &Document, profile: Profile, path: &OutputPath, named: &Named) -> Option<Document> {
        let job = Job {
            name: Profile::usual_path(path.as_str()).trim_end_matches(".pdf").to_owned(),
            edition: self.catalog.site.edition.clone(),
            date: self.date.map(|date| date.to_string()).unwrap_or_default(),
        };
        profile.is_for_press().then(|| press::on_sheets(pages, &named.press, &job, self.fonts))
    }

    pub(super) fn bytes(
        &self,
        pages: &Document,
        profile: Profile,
        path: &OutputPath,
        named: &Named,
        salt: String,
        found: &mut Diagnostics,
    ) -> Option<Vec<u8>> {
        let producer = concat!("Mingma ", env!("CARGO_PKG_VERSION")).to_owned();
        let condition = named.press.condition.clone();
        let settings = pdf::Settings { profile, condition, date: self.date, producer, salt };
        let written = pdf::write(pages, self.fonts, self.codes, &settings);
        found.collect(written.map_err(|error| Diagnostic::from(error).in_file(path.as_str())))
    }

    /// Why a document has to be made; none if the one on disk is what would come of it.
    fn reason(&self, path: &OutputPath, now: &DocumentState) -> Option<Reason> {
        let entry = self.earlier.manifest.as_ref().and_then(|manifest| manifest.document(path.as_str()));
        let before = self.earlier.state.documents.get(path.as_str());
        let (Some(entry), Some(before)) = (entry, before) else { return Some(Reason::New) };
        if before.program != now.program {
            Some(Reason::Program)
        } else if before.layout != now.layout {
            Some(Reason::Layout)
        } else if before.markup != now.markup {
            let ids = differing(&before.items, &now.items);
            Some(if ids.is_empty() { Reason::Data } else { Reason::Items { ids } })
        } else {
            match self.earlier.presence(path, &entry.hash) {
                Presence::Same => None,
                Presence::Missing => Some(Reason::Missing),
                Presence::Different => Some(Reason::Edited),
            }
        }
    }
}

/// The ids whose hashes differ, in order: changed, new or gone.
fn differing(before: &BTreeMap<String, String>, now: &BTreeMap<String, String>) -> Vec<String> {
    let changed = now.iter().filter(|(id, hash)| before.get(*id) != Some(hash)).map(|(id, _)| id);
    let gone = before.keys().filter(|id| !now.contains_key(*id));
    let mut ids: Vec<String> = changed.chain(gone).cloned().collect();
    ids.sort();
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_that_differ() {
        let map = |pairs: &[(&str, &str)]| pairs.iter().map(|(id, hash)| ((*id).into(), (*hash).into())).collect();
        let before = map(&[("A-1", "1"), ("A-2", "2"), ("A-4", "4")]);
        let now = map(&[("A-1", "1"), ("A-2", "changed"), ("A-3", "3")]);
        assert_eq!(differing(&before, &now), ["A-2", "A-3", "A-4"]);
        assert!(differing(&now, &now).is_empty());
    }
}
