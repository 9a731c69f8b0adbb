//! The command `audit`: what hangs on the walls, from photos.

use std::path::{Path, PathBuf};

use mingma::audit::{self, Audit};
use mingma::build::{self, AuditEnd, AuditOptions, Audited, Progress, Silent};
use mingma::diag::Diagnostic;
use mingma::output::write_report;

use super::args::{Auditing, Format};
use super::register::day;
use super::settings::{project, whole};
use super::wrap::wrap;
use super::{Exit, Voice, columns, groups, interruption, progress};

/// Ids named in one row on a terminal.
const NAMED: usize = 6;

/// Looks at photos, and says by its exit code whether anything is to be done.
pub fn work(auditing: Auditing, here: &Path, voice: &Voice) -> Exit {
    let (options, files) = match settled(auditing, here) {
        Ok(settled) => settled,
        Err(found) => return voice.refuse(found),
    };
    let cancel = interruption(voice);
    let shown = progress::Shown::new(&voice.locale);
    let progress: &dyn Progress = if voice.format == Format::Json { &Silent } else { &shown };
    let outcome = build::audit(&options, progress, &cancel);
    shown.clear();
    voice.tell(outcome.found.as_slice());
    match outcome.end {
        AuditEnd::Audited(audited) => match report(&audited, &files, voice) {
            Ok(()) if audited.audit.is_done() => Exit::Done,
            Ok(()) => Exit::ToDo,
            Err(found) => voice.refuse(found),
        },
        AuditEnd::InputErrors => {
            voice.count(outcome.found.as_slice());
            Exit::InputErrors
        }
        AuditEnd::Unable => Exit::Unable,
        AuditEnd::Cancelled => Exit::Interrupted,
    }
}

/// Where to write what.
struct Files {
    csv: Option<PathBuf>,
    xlsx: Option<PathBuf>,
    html: Option<PathBuf>,
}

fn settled(auditing: Auditing, here: &Path) -> Result<(AuditOptions, Files), Diagnostic> {
    let Auditing { paths, root, place, csv, xlsx, html, record, who, date, jobs } = auditing;
    let date = day(date.as_deref())?;
    let person = who.map(|who| who.trim().to_owned()).filter(|who| !who.is_empty());
    let record = match (record, person) {
        (true, None) => return Err(Diagnostic::error("cli-audit-no-person")),
        (true, person) => person,
        (false, _) => None,
    };
    let root = project(root.as_deref(), here)?;
    let [csv, xlsx, html] = [csv, xlsx, html].map(|path| path.map(|path| whole(here, &path)));
    let place = place.map(|place| place.trim().to_owned());
    Ok((AuditOptions { root, paths, place, date, record, jobs }, Files { csv, xlsx, html }))
}

fn report(audited: &Audited, files: &Files, voice: &Voice) -> Result<(), Diagnostic> {
    let Audited { audit, city, recorded } = audited;
    let mut written = Vec::new();
    let mut write = |path: &Option<PathBuf>, make: &dyn Fn() -> Result<Vec<u8>, Diagnostic>| {
        if let Some(path) = path {
            write_report(path, &make()?)?;
            written.push(path.clone());
        }
        Ok::<(), Diagnostic>(())
    };
    write(&files.csv, &|| Ok(audit::csv(audit).into_bytes()))?;
    write(&files.xlsx, &|| audit::workbook(audit, city, &voice.locale))?;
    write(&files.html, &|| Ok(audit::html(audit, city, &voice.locale).into_bytes()))?;
    Voice::result(&match voice.format {
        Format::Text => text(audit, &written, *recorded, voice),
        Format::Json => audit.json(),
    });
    Ok(())
}

fn text(audit: &Audit, written: &[PathBuf], recorded: Option<usize>, voice: &Voice) -> String {
    let locale = &voice.locale;
    let room = groups::room(columns());
    // Nobody looks a row up elsewhere where it is not cut.
    let named = if room.1 == usize::MAX { usize::MAX } else { NAMED };
    let more = |count| locale.text("cli-audit-more", &[("count", &count)]);
    let mut out = groups::text(&audit::heading(audit, locale), &audit::groups(audit, named, locale), room, more);
    let files = written.iter().map(|path| locale.text("cli-audit-file", &[("path", &path.display())]));
    let recorded = recorded.map(|count| locale.text("cli-audit-recorded", &[("count", &count)]));
    let lines: Vec<String> = files.chain(recorded).map(|line| wrap(&line, room.0, 2) + "\n").collect();
    if !lines.is_empty() {
        out.push('\n');
        out.push_str(&lines.concat());
    }
    out
}
