//! The grammar of `audit`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use mingma::diag::Locale;

use super::register::option;
use super::{Task, command, jobs, root_option};

/// Which photos to look at, and where to put what they show.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Auditing {
    /// Photos and folders.
    pub paths: Vec<PathBuf>,
    /// The project's folder; none means the nearest upwards.
    pub root: Option<PathBuf>,
    /// Where all of them were taken.
    pub place: Option<String>,
    /// Where to write the table.
    pub csv: Option<PathBuf>,
    /// Where to write the workbook.
    pub xlsx: Option<PathBuf>,
    /// Where to write the page.
    pub html: Option<PathBuf>,
    /// Whether to record what was looked at.
    pub record: bool,
    /// Who looked.
    pub who: Option<String>,
    /// The day, as typed.
    pub date: Option<String>,
    /// Threads; none means as many as there are cores.
    pub jobs: Option<NonZeroUsize>,
}

/// What was typed of it.
pub(super) fn task(found: &ArgMatches) -> Task {
    Task::Audit(Auditing {
        paths: found.get_many("paths").into_iter().flatten().cloned().collect(),
        root: found.get_one("root").cloned(),
        place: found.get_one("place").cloned(),
        csv: found.get_one("csv").cloned(),
        xlsx: found.get_one("xlsx").cloned(),
        html: found.get_one("html").cloned(),
        record: found.get_flag("record"),
        who: found.get_one("who").cloned(),
        date: found.get_one("date").cloned(),
        jobs: found.get_one("jobs").copied(),
    })
}

/// The grammar of `audit`.
pub(super) fn grammar(locale: &Locale) -> Command {
    let paths = Arg::new("paths")
        .value_name(locale.text("cli-value-path", &[]))
        .required(true)
        .num_args(1..)
        .value_parser(value_parser!(PathBuf))
        .help(locale.text("cli-argument-photos", &[]))
        .help_heading(locale.text("cli-heading-arguments", &[]));
    let file =
        |id: &'static str| option(locale, id, locale.text("cli-value-file", &[])).value_parser(value_parser!(PathBuf));
    let record = Arg::new("record")
        .long("record")
        .action(ArgAction::SetTrue)
        .help(locale.text("cli-option-record", &[]))
        .help_heading(locale.text("cli-heading-options", &[]));
    let audit = Command::new("audit")
        .about(locale.text("cli-audit-about", &[]))
        .override_usage(locale.text("cli-audit-usage", &[]))
        .after_help(locale.text("cli-audit-examples", &[]))
        .args([paths, root_option(locale)])
        .arg(option(locale, "place", locale.text("cli-value-place", &[])).help(locale.text("cli-option-place", &[])))
        .arg(file("csv").help(locale.text("cli-option-audit-csv", &[])))
        .arg(file("xlsx").help(locale.text("cli-option-audit-xlsx", &[])))
        .arg(file("html").help(locale.text("cli-option-audit-html", &[])))
        .arg(record)
        .arg(
            option(locale, "who", locale.text("cli-value-name", &[]))
                .requires("record")
                .help(locale.text("cli-option-who", &[])),
        )
        .arg(option(locale, "date", locale.text("cli-value-date", &[])).help(locale.text("cli-option-date", &[])))
        .arg(jobs(locale));
    command(locale, audit)
}
