//! The command `import`, and how an import is told.

mod entries;
mod json;
mod tables;

use std::path::{Path, PathBuf};

use mingma::build::{self, ImportEnd, ImportOptions, Imported};
use mingma::diag::Locale;
use mingma::import::outcome::{Doubt, End, Entry};

use super::args::{Format, ImportScope};
use super::report::some_of;
use super::settings::{project, whole};
use super::wrap::wrap;
use super::{Exit, Voice, columns, interruption};

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
            tell(&imported, scope, voice);
            exit(&imported)
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

/// Nothing was written that should have been, or nothing could be read: that is no success.
fn exit(imported: &Imported) -> Exit {
    let is_read = !imported.outcome.tables.is_empty();
    if imported.outcome.end == End::Asks || !is_read { Exit::InputErrors } else { Exit::Done }
}

fn tell(imported: &Imported, scope: &ImportScope, voice: &Voice) {
    let locale = &voice.locale;
    // What is not shown on a terminal is kept or searched: lines stay whole there.
    let width = columns().unwrap_or(usize::MAX);
    if voice.format == Format::Json {
        voice.tell(&imported.outcome.found);
        return Voice::result(&json::line(imported));
    }
    Voice::result(&tables::text(imported, locale, width));
    voice.tell(&imported.outcome.found);
    let mut text = entries::text(imported, locale, width);
    for line in closing(imported, scope, locale) {
        text += &wrap(&line, width, 2);
        text.push('\n');
    }
    Voice::result(&text);
}

/// What was written, or what to do that it will be.
fn closing(imported: &Imported, scope: &ImportScope, locale: &Locale) -> Vec<String> {
    let mut lines = Vec::new();
    match imported.outcome.end {
        End::Same => lines.push(locale.text("cli-import-same", &[])),
        End::Written => {
            lines.push(locale.text("cli-import-written", &[("files", &some_of(&imported.written, locale))]));
            for file in &imported.recoded {
                lines.push(locale.text("cli-import-recoded", &[("file", file)]));
            }
            let is_open = |entry: &&Entry| entry.doubt == Some(Doubt::Several);
            let open = imported.outcome.entries.iter().filter(is_open).count();
            if open > 0 {
                lines.push(locale.text("cli-import-left-open", &[("count", &open)]));
            }
        }
        End::Asks => {
            lines.push(locale.text("cli-import-nothing-written", &[]));
            lines.extend(what_to_do(imported, scope, locale));
        }
    }
    if let Some(path) = &scope.save_profile {
        lines.push(locale.text("cli-import-profile-saved", &[("path", &path.display())]));
    }
    lines
}

/// How to answer, and how to accept.
fn what_to_do(imported: &Imported, scope: &ImportScope, locale: &Locale) -> Vec<String> {
    let mut lines = Vec::new();
    let has_questions = imported.draft.questions.iter().any(|question| question.is_pressing);
    let profile = scope.profile.clone().unwrap_or_else(|| PathBuf::from(build::PROFILE));
    if scope.save_profile.is_none() && (has_questions || imported.plan.asks()) {
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
