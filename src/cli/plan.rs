//! The command `plan`: what must be done before the walls are true again.

use std::path::Path;

use mingma::build::{self, PlanEnd, PlanOptions, Planned, Progress, Silent};
use mingma::diag::{Diagnostic, Locale};
use mingma::output::write_report;
use mingma::plan::{Plan, Row, groups as all_groups, heading, html, summary};

use super::args::{Format, Planning};
use super::settings::whole;
use super::wrap::wrap;
use super::{Exit, Voice, columns, groups, interruption, progress};

/// Ids named in a reason.
const NAMED: usize = 4;

/// Plans, and says by its exit code whether anything is to be done.
pub fn work(planning: Planning, root: &Path, here: &Path, voice: &Voice) -> Exit {
    let cancel = interruption(voice);
    let shown = progress::Shown::new(&voice.locale);
    let progress: &dyn Progress = if voice.format == Format::Json { &Silent } else { &shown };
    let folder = planning.reprint.map(|path| whole(here, &path));
    if let Some(folder) = folder.as_deref().filter(|folder| is_in_use(folder)) {
        return voice.refuse(Diagnostic::error("cli-reprint-not-empty").with("folder", folder.display()));
    }
    let options = PlanOptions {
        root: root.to_owned(),
        against: planning.against,
        reprint: folder.is_some().then_some(planning.joining),
        jobs: planning.jobs,
    };
    let outcome = build::plan(&options, progress, &cancel);
    shown.clear();
    voice.tell(outcome.found.as_slice());
    match outcome.end {
        PlanEnd::Planned(planned) => {
            let page = planning.html.map(|path| whole(here, &path));
            let paper = Paper { page: page.as_deref(), folder: folder.as_deref(), unfold: planning.unfold };
            match report(&planned, &paper, voice) {
                Ok(()) if planned.plan.is_done() => Exit::Done,
                Ok(()) => Exit::ToDo,
                Err(found) => voice.refuse(found),
            }
        }
        PlanEnd::InputErrors => {
            voice.count(outcome.found.as_slice());
            Exit::InputErrors
        }
        PlanEnd::Unable => Exit::Unable,
        PlanEnd::Cancelled => Exit::Interrupted,
    }
}

/// Whether something lies in a folder: an old list beside a new one would send people to the wrong places.
fn is_in_use(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
}

/// How a plan is to be told.
struct Paper<'a> {
    /// Where to write it as a page.
    page: Option<&'a Path>,
    /// The folder for the reprint list.
    folder: Option<&'a Path>,
    /// Whether lines of one cause stand one by one.
    unfold: bool,
}

fn report(planned: &Planned, paper: &Paper<'_>, voice: &Voice) -> Result<(), Diagnostic> {
    let Planned { plan, city, reprint } = planned;
    let Paper { page, folder, unfold } = *paper;
    for (name, bytes) in
        folder.into_iter().flat_map(|folder| reprint.iter().map(move |(name, bytes)| (folder.join(name), bytes)))
    {
        write_report(&name, bytes)?;
    }
    if let Some(path) = page {
        write_report(path, html(plan, city, &voice.locale).as_bytes())?;
    }
    Voice::result(&match voice.format {
        Format::Text => {
            let page = page.map(|path| voice.locale.text("cli-plan-page", &[("path", &path.display())]));
            let list = folder.map(|path| {
                if reprint.is_empty() {
                    voice.locale.text("cli-plan-no-reprint", &[])
                } else {
                    voice.locale.text("cli-plan-reprint", &[("path", &path.display())])
                }
            });
            let more: String =
                page.into_iter().chain(list).flat_map(|line| ["\n".to_owned(), line, "\n".to_owned()]).collect();
            text(plan, groups::room(columns()), unfold, &voice.locale) + &more
        }
        Format::Json => plan.json(),
    });
    Ok(())
}

fn text(plan: &Plan, (columns, rows): (usize, usize), unfold: bool, locale: &Locale) -> String {
    let mut told = all_groups(plan, NAMED, locale);
    if unfold {
        for group in &mut told {
            group.rows = group.rows.iter().flat_map(Row::unfolded).cloned().collect();
        }
    }
    let rows = if unfold { usize::MAX } else { rows };
    let more = |count| locale.text("cli-plan-more", &[("count", &count)]);
    let text = groups::text(&heading(plan, locale), &told, (columns, rows), more);
    let summary = summary(plan, locale).map(|line| format!("\n{}\n", wrap(&line, columns, 2)));
    text + &summary.unwrap_or_default()
}
