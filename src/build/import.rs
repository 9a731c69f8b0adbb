//! The whole way of an import: tables read, understood, matched with the catalogue, and the catalogue written.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::catalog::{
    self, Catalog, Changes, Date, FOLDER, Project, encode, encode_new, nearest, or_none, read_source,
};
use crate::diag::{Diagnostic, Diagnostics, Locale, Severity};
use crate::import::draft::Draft;
use crate::import::outcome::{ColumnSeen, End, Outcome, TableSeen};
use crate::import::profile::{Known, Profile, to_toml};
use crate::import::write::{NewText, department_folder, texts};
use crate::import::{Plan, confirm, matching, understand};
use crate::output::{finish_interrupted, replace_together, write_report};
use crate::sheet::{self, Book};

/// The profile of a project, where none is named.
pub const PROFILE: &str = "import.toml";

/// What to import into which project.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// The project's folder.
    pub root: PathBuf,
    /// Files and folders of tables.
    pub paths: Vec<PathBuf>,
    /// The department everything is filed under, by its id.
    pub department: Option<String>,
    /// The profile; none means the project's own, if it has one.
    pub profile: Option<PathBuf>,
    /// Where to write the profile with what was learned and what is open.
    pub save_profile: Option<PathBuf>,
    /// Whether to write although something is doubtful.
    pub accept: bool,
}

/// How an import went.
#[derive(Debug)]
pub struct ImportRun {
    /// What is wrong with the project or the profile, or hinders the work; what is wrong with the tables is in the
    /// outcome.
    pub found: Diagnostics,
    /// How it ended.
    pub end: ImportEnd,
}

/// How an import ended.
#[derive(Debug)]
pub enum ImportEnd {
    /// The tables were looked at; whether the catalogue was written the outcome says.
    Decided(Box<Imported>),
    /// The project or the profile has errors.
    InputErrors,
    /// What was named cannot be imported, or the system did not allow it.
    Unable,
    /// It was asked to stop.
    Cancelled,
}

/// Everything about an import that a report may want.
#[derive(Debug)]
pub struct Imported {
    /// What was decided, and what became of it.
    pub outcome: Outcome,
    /// The files as they were read.
    pub books: Vec<Book>,
    /// The catalogue before the import.
    pub catalog: Catalog,
    /// The date of the project's files.
    pub date: Option<Date>,
    /// The catalogue's files that were written, within the project; those of whom only the sources changed too.
    pub written: Vec<String>,
    /// Those of them that are UTF-8 now and were not.
    pub recoded: Vec<String>,
}

/// Whether a path is the project's own catalogue, lies in it or has it in it: its files are no tables to import.
fn holds_catalog(path: &Path, root: &Path) -> bool {
    let (Ok(path), Ok(own)) = (path.canonicalize(), root.join(FOLDER).canonicalize()) else { return false };
    path.starts_with(&own) || own.starts_with(&path)
}

/// Carries out an import. `cancel` may be raised from elsewhere to stop it before anything is written.
pub fn import(options: &ImportOptions, locale: &Locale, cancel: &AtomicBool) -> ImportRun {
    let mut found = Diagnostics::default();
    let end = carry_out(options, locale, cancel, &mut found);
    ImportRun { found, end: end.map_or_else(|end| end, |imported| ImportEnd::Decided(Box::new(imported))) }
}

fn carry_out(
    options: &ImportOptions,
    locale: &Locale,
    cancel: &AtomicBool,
    found: &mut Diagnostics,
) -> Result<Imported, ImportEnd> {
    if let Some(missing) = options.paths.iter().find(|path| !path.exists()) {
        found.push(Diagnostic::error("import-no-such-path").with("path", missing.display()));
        return Err(ImportEnd::Unable);
    }
    if let Some(own) = options.paths.iter().find(|path| holds_catalog(path, &options.root)) {
        found.push(Diagnostic::error("import-own-catalog").with("path", own.display()));
        return Err(ImportEnd::Unable);
    }
    let unable = |found: &mut Diagnostics, error| {
        found.push(error);
        ImportEnd::Unable
    };
    finish_interrupted(&options.root.join(FOLDER)).map_err(|error| unable(found, error))?;
    let (catalog, profile, date) = project(options, found)?;
    let mut own = Diagnostics::default();
    let books = sheet::read_all(&options.paths, &mut own);
    let draft = understand(&books, &catalog, &profile, &mut own);
    let mut plan = matching(&draft.rows, &books, &catalog, &profile.matches, &mut own);
    plan.hold_back(&draft);
    let is_stopped = || if cancel.load(Ordering::Relaxed) { Err(ImportEnd::Cancelled) } else { Ok(()) };
    is_stopped()?;
    own.extend(draft.questions.iter().map(|question| question.diagnostic(&books)));
    // Whatever would be left out or left open is for people to decide.
    let is_doubtful =
        plan.counts.asks() || plan.counts.not_taken > 0 || own.has_errors() || !draft.questions.is_empty();
    let known = Known { books: &books, catalog: &catalog, draft: &draft };
    let profile = options.save_profile.as_ref().map(|path| (path, profile_text(&profile, known, &plan, locale)));
    let mut outcome =
        Outcome { tables: tables(&draft, &books), questions: draft.questions.len(), ..Outcome::default() };
    let new = if !is_doubtful || options.accept {
        is_stopped()?;
        Some(new_texts(options, known, &plan))
    } else {
        None
    };
    // The rows are as large as the tables: what is written does not need them any more.
    drop(draft);
    (outcome.entries, outcome.counts) = (plan.entries, plan.counts);
    let mut imported = Imported { outcome, books, catalog, date, written: Vec::new(), recoded: Vec::new() };
    if let Some(new) = new {
        write(options, new, &mut imported, &mut own, found)?;
    }
    if let Some((path, text)) = profile {
        write_report(path, text.as_bytes()).map_err(|error| unable(found, error))?;
    }
    imported.outcome.found = own.into_iter().collect();
    Ok(imported)
}

/// The catalogue at rest, which must be sound, and what people decided about its tables.
fn project(options: &ImportOptions, found: &mut Diagnostics) -> Result<(Catalog, Profile, Option<Date>), ImportEnd> {
    let mut own = Diagnostics::default();
    let project = catalog::load(&options.root, &mut own);
    let is_sound = !own.has_errors();
    // Warnings about the catalogue are a check's matter.
    found.extend(own.into_iter().filter(|found| found.severity == Severity::Error));
    let Some(Project { catalog, settings }) = project.filter(|_| is_sound) else { return Err(ImportEnd::InputErrors) };
    let mut profile = profile(options, &catalog, found).ok_or(ImportEnd::InputErrors)?;
    if let Some(id) = &options.department {
        let ids = || catalog.departments.iter().map(|department| department.id.as_str());
        if !ids().any(|known| known == id) {
            let unknown = Diagnostic::error("build-unknown-department").with("id", id);
            found.push(unknown.with("nearest", or_none(nearest(id, ids()))));
            return Err(ImportEnd::Unable);
        }
        profile.department = Some(id.clone());
    }
    if found.has_errors() { Err(ImportEnd::InputErrors) } else { Ok((catalog, profile, settings.build.date)) }
}

fn profile(options: &ImportOptions, catalog: &Catalog, found: &mut Diagnostics) -> Option<Profile> {
    let own = options.root.join(PROFILE);
    let path = match &options.profile {
        Some(named) => named,
        None if own.is_file() => &own,
        None => return Some(Profile::default()),
    };
    let source = read_source(&options.root, path, found)?;
    Profile::read(&source, catalog, found)
}

fn profile_text(profile: &Profile, known: Known<'_>, plan: &Plan, locale: &Locale) -> String {
    let Known { books, catalog, draft } = known;
    let text = to_toml(&profile.learned(known), known, locale);
    let matches = confirm::to_toml(&profile.matches, plan, &draft.rows, books, catalog, locale);
    if matches.is_empty() { text } else { format!("{}\n\n{matches}", text.trim_end()) }
}

fn tables(draft: &Draft, books: &[Book]) -> Vec<TableSeen> {
    let mut taken = vec![0; draft.mappings.len()];
    for row in draft.rows.iter().filter(|row| row.is_ready()) {
        taken[row.table] += 1;
    }
    let seen = |(mapping, taken): (&crate::import::mapping::Mapping, usize)| TableSeen {
        book: mapping.book,
        file: books[mapping.book].name.clone(),
        sheet: mapping.sheet,
        name: books[mapping.book].sheets[mapping.sheet].name.clone(),
        head: mapping.heads.clone(),
        columns: mapping
            .columns
            .iter()
            .map(|column| ColumnSeen {
                column: column.column,
                head: column.head.clone(),
                meaning: column.meaning.as_ref().map(|meaning| meaning.name().into_owned()),
                certainty: column.certainty,
            })
            .collect(),
        rows: mapping.rows,
        taken,
    };
    draft.mappings.iter().zip(taken).map(seen).collect()
}

fn new_texts(options: &ImportOptions, known: Known<'_>, plan: &Plan) -> Vec<NewText> {
    let Known { books, catalog, draft } = known;
    let sources = |department: usize| {
        let path = options.root.join(department_folder(catalog, department)).join(catalog::SOURCES_FILE);
        path.is_file().then(|| read_source(&options.root, &path, &mut Diagnostics::default()))?
    };
    texts(plan, &draft.rows, books, catalog, options.accept, sources)
}

/// Writes the catalogue's new texts, if the catalogue is still sound with them.
fn write(
    options: &ImportOptions,
    new: Vec<NewText>,
    imported: &mut Imported,
    own: &mut Diagnostics,
    found: &mut Diagnostics,
) -> Result<(), ImportEnd> {
    if new.is_empty() {
        imported.outcome.end = End::Same;
        return Ok(());
    }
    let written = new.iter().map(|new| new.name.clone()).collect();
    let (changes, recoded) = encoded(&options.root, new, found)?;
    let mut after = Diagnostics::default();
    let _ = catalog::load_changed(&options.root, &changes, &mut after);
    if after.has_errors() {
        own.extend(after.into_iter().filter(|found| found.severity == Severity::Error));
        own.push(Diagnostic::error("import-would-break"));
        return Ok(());
    }
    replace_together(&options.root.join(FOLDER), &changes).map_err(|error| {
        found.push(error);
        ImportEnd::Unable
    })?;
    imported.outcome.end = End::Written;
    (imported.written, imported.recoded) = (written, recoded);
    Ok(())
}

/// The new texts in the encodings of their files.
pub(super) fn encoded(
    root: &Path,
    new: Vec<NewText>,
    found: &mut Diagnostics,
) -> Result<(Changes, Vec<String>), ImportEnd> {
    let (mut changes, mut recoded) = (Changes::new(), Vec::new());
    for NewText { name, before, text } in new {
        let path = root.join(&name);
        let bytes = if let Some(before) = before {
            // What someone else changed in the meantime must not be overwritten.
            let source = read_source(root, &path, found).ok_or(ImportEnd::Unable)?;
            if before.text != source.text {
                found.push(Diagnostic::error("import-changed-meanwhile").in_file(name));
                return Err(ImportEnd::Unable);
            }
            let encoded = encode(&text, &std::fs::read(&path).unwrap_or_default());
            recoded.extend(encoded.is_other.then(|| name.clone()));
            encoded.bytes
        } else if path.exists() {
            found.push(Diagnostic::error("import-changed-meanwhile").in_file(name));
            return Err(ImportEnd::Unable);
        } else {
            encode_new(&text)
        };
        changes.insert(path, bytes);
    }
    Ok((changes, recoded))
}
