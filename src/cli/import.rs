//! The command `import`, and how an import is told.

mod entries;
mod json;
mod tables;

use std::path::{Path, PathBuf};

use mingma::build::{self, ImportEnd, ImportOptions, Imported};
use mingma::diag::{Diagnostic, Locale, Severity};
use mingma::export::report::{ImportReport, import_report};
use mingma::import::outcome::{Doubt, End, Entry};
use mingma::output::write_report;

use super::args::{Format, ImportScope};
use super::report::NAMED;
use super::settings::{project, whole};
use super::wrap::wrap;
use super::{Exit, Voice, columns, interruption};

/// Where the reports are written within a project, if nothing else was said.
const REPORTS: &str = "output/operator/import";

/// Imports, and tells what was found and done.
pub fn import(scope: &ImportScope, here: &Path, voice: &Voice) -> Exit {
    let root = match project(scope.root.as_deref(), here) {
        Ok(root) => root,
        Err(found) => return voice.refuse(found),
    };
    let options = ImportOptions {
        paths: scope.paths.clone(),
        department: scope.department.clone(),
        profile: scope.profile.as_ref().map(|path| whole(here, path)),
        save_profile: scope.save_profile.as_ref().map(|path| whole(here, path)),
        accept: scope.accept,
        root,
    };
    let cancel = interruption(voice);
    let run = build::import(&options, &voice.locale, &cancel);
    voice.tell(run.found.as_slice());
    match run.end {
        ImportEnd::Decided(imported) => {
            let folder = match &scope.report {
                Some(named) => whole(here, named),
                None => options.root.join(REPORTS),
            };
            let reports = report(&imported, &folder, &voice.locale);
            let written = reports.as_deref().unwrap_or_default();
            tell(&imported, &shown(written, here), scope, voice);
            match reports {
                Ok(_) => exit(&imported),
                Err(trouble) => voice.refuse(trouble),
            }
        }
        ImportEnd::InputErrors => {
            voice.count(run.found.as_slice());
            Exit::InputErrors
        }
        ImportEnd::Unable => Exit::Unable,
        ImportEnd::Cancelled => {
            voice.remark(&(voice.locale.text("cli-stopped", &[]) + "\n"));
            Exit::Interrupted
        }
    }
}

/// Writes the reports; gives the paths of the files.
fn report(imported: &Imported, folder: &Path, locale: &Locale) -> Result<Vec<PathBuf>, Diagnostic> {
    let Imported { outcome, books, catalog, date, .. } = imported;
    let report = ImportReport { outcome, books, city: &catalog.site.name, date: *date };
    let mut paths = Vec::new();
    for file in import_report(&report, locale)? {
        let path = folder.join(file.name);
        write_report(&path, &file.bytes)?;
        paths.push(path);
    }
    Ok(paths)
}

/// Paths as they would be typed here.
fn shown(paths: &[PathBuf], here: &Path) -> Vec<String> {
    paths.iter().map(|path| path.strip_prefix(here).unwrap_or(path).display().to_string()).collect()
}

/// Nothing was written that should have been, or nothing could be read: that is no success.
fn exit(imported: &Imported) -> Exit {
    let is_read = !imported.outcome.tables.is_empty();
    if imported.outcome.end == End::Asks || !is_read { Exit::InputErrors } else { Exit::Done }
}

fn tell(imported: &Imported, reports: &[String], scope: &ImportScope, voice: &Voice) {
    let locale = &voice.locale;
    // What is not shown on a terminal is kept or searched: lines stay whole there.
    let width = columns().unwrap_or(usize::MAX);
    if voice.format == Format::Json {
        voice.tell(&imported.outcome.found);
        return Voice::result(&json::line(imported, reports));
    }
    Voice::result(&tables::text(imported, locale, width));
    voice.tell(&imported.outcome.found);
    let mut text = entries::text(imported, locale, width);
    for line in closing(imported, reports, scope, locale) {
        text += &wrap(&line, width, 2);
        text.push('\n');
    }
    Voice::result(&text);
}

/// What was written, or what to do that it will be.
fn closing(imported: &Imported, reports: &[String], scope: &ImportScope, locale: &Locale) -> Vec<String> {
    let mut lines = Vec::new();
    match imported.outcome.end {
        End::Same => lines.push(locale.text("cli-import-same", &[])),
        End::Written => {
            lines.push(locale.text("cli-import-written", &[("files", &locale.some_of(&imported.written, NAMED))]));
            for file in &imported.recoded {
                lines.push(locale.text("cli-import-recoded", &[("file", file)]));
            }
        }
        End::Asks => {
            lines.push(locale.text("cli-import-nothing-written", &[]));
            lines.extend(doubts(imported, locale));
            lines.extend(what_to_do(imported, scope, locale));
        }
    }
    if imported.outcome.end != End::Asks {
        lines.extend(left_out(imported, locale));
    }
    lines.extend(where_the_reports_are(reports, locale));
    if let Some(path) = &scope.save_profile {
        lines.push(locale.text("cli-import-profile-saved", &[("path", &path.display())]));
    }
    lines
}

/// What keeps the catalogue from being written, in numbers.
fn doubts(imported: &Imported, locale: &Locale) -> Option<String> {
    let counts = &imported.outcome.counts;
    let errors = imported.outcome.found.iter().filter(|found| found.severity == Severity::Error).count();
    let questions = imported.outcome.questions;
    let parts = [
        (counts.doubtful, locale.text("cli-import-doubts-confirm", &[("count", &counts.doubtful)])),
        (questions, locale.text("cli-import-doubts-questions", &[("count", &questions)])),
        (counts.not_taken, locale.text("cli-import-doubts-rows", &[("count", &counts.not_taken)])),
        (errors, locale.text("cli-import-doubts-errors", &[("count", &errors)])),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, part)| part).collect();
    let doubts = parts.join(&locale.text("cli-import-doubts-between", &[]));
    (!doubts.is_empty()).then(|| locale.text("cli-import-doubts", &[("doubts", &doubts)]))
}

/// What the catalogue does not have although it was written.
fn left_out(imported: &Imported, locale: &Locale) -> Vec<String> {
    let is_open = |entry: &&Entry| entry.doubt == Some(Doubt::Several);
    let open = imported.outcome.entries.iter().filter(is_open).count();
    let (rows, questions) = (imported.outcome.counts.not_taken, imported.outcome.questions);
    let lines = [
        (open, locale.text("cli-import-left-open", &[("count", &open)])),
        (rows, locale.text("cli-import-left-rows", &[("count", &rows)])),
        (questions, locale.text("cli-import-left-questions", &[("count", &questions)])),
    ];
    lines.into_iter().filter(|(count, _)| *count > 0).map(|(_, line)| line).collect()
}

/// Where the page lies, and how many tables lie marked beside it.
fn where_the_reports_are(reports: &[String], locale: &Locale) -> Option<String> {
    let (page, copies) = reports.split_first()?;
    Some(locale.text("cli-import-report", &[("path", page), ("count", &copies.len())]))
}

/// How to answer, and how to accept.
fn what_to_do(imported: &Imported, scope: &ImportScope, locale: &Locale) -> Vec<String> {
    let mut lines = Vec::new();
    let has_questions = imported.outcome.questions > 0;
    let profile = scope.profile.clone().unwrap_or_else(|| PathBuf::from(build::PROFILE));
    if scope.save_profile.is_none() && (has_questions || imported.outcome.counts.asks()) {
        let command = ImportScope { save_profile: Some(profile), ..scope.clone() };
        lines.push(locale.text("cli-import-how-to-answer", &[("command", &words(&command))]));
    }
    if imported.outcome.entries.iter().any(|entry| entry.doubt != Some(Doubt::Several)) {
        let command = ImportScope { accept: true, save_profile: None, ..scope.clone() };
        lines.push(locale.text("cli-import-how-to-accept", &[("command", &words(&command))]));
    }
    lines
}

/// The command line that would be typed.
fn words(scope: &ImportScope) -> String {
    let mut words = vec!["mingma".to_owned(), "import".to_owned()];
    words.extend(scope.paths.iter().map(|path| quoted(&path.to_string_lossy())));
    let mut option = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            words.extend([name.to_owned(), quoted(&value)]);
        }
    };
    let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.to_string_lossy().into_owned());
    option("--root", path(&scope.root));
    option("--department", scope.department.clone());
    option("--profile", path(&scope.profile));
    option("--save-profile", path(&scope.save_profile));
    option("--report", path(&scope.report));
    words.extend(scope.accept.then(|| "--accept".to_owned()));
    words.join(" ")
}

fn quoted(word: &str) -> String {
    let is_plain =
        |character: char| character.is_alphanumeric() || matches!(character, '/' | '.' | '-' | '_' | '\\' | ':' | '~');
    if word.chars().all(is_plain) { word.to_owned() } else { format!("\"{word}\"") }
}
