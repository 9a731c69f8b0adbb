//! The grammar of `plan`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use mingma::diag::Locale;
use mingma::plan::Joining;

use super::register::option;
use super::{Task, command, jobs, root_option};

/// What to plan, and where to put it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Planning {
    /// The project's folder; none means the nearest upwards.
    pub root: Option<PathBuf>,
    /// The edition to compare with; none means the last.
    pub against: Option<String>,
    /// Where to write the plan as a page.
    pub html: Option<PathBuf>,
    /// The folder for the reprint list and what is to hang.
    pub reprint: Option<PathBuf>,
    /// How what is to hang is joined into files.
    pub joining: Joining,
    /// Whether lines of one cause stand one by one.
    pub unfold: bool,
    /// Threads; none means as many as there are cores.
    pub jobs: Option<NonZeroUsize>,
}

/// What was typed of it.
pub(super) fn task(found: &ArgMatches) -> Task {
    Task::Plan(Planning {
        root: found.get_one("root").cloned(),
        against: found.get_one("against").cloned(),
        html: found.get_one("html").cloned(),
        reprint: found.get_one("reprint").cloned(),
        joining: match found.get_one::<String>("merge").map(String::as_str) {
            Some("order") => Joining::Order,
            _ => Joining::Place,
        },
        unfold: found.get_flag("unfold"),
        jobs: found.get_one("jobs").copied(),
    })
}

/// The grammar of `plan`.
pub(super) fn grammar(locale: &Locale) -> Command {
    let against = option(locale, "against", locale.text("cli-value-name", &[]));
    let html = option(locale, "html", locale.text("cli-value-file", &[])).value_parser(value_parser!(PathBuf));
    let folder = locale.text("cli-value-folder", &[]);
    let reprint = option(locale, "reprint", folder).value_parser(value_parser!(PathBuf));
    let merge = option(locale, "merge", "place|order".to_owned()).value_parser(["place", "order"]);
    let merge = merge.hide_possible_values(true).requires("reprint");
    let plan = Command::new("plan")
        .about(locale.text("cli-plan-about", &[]))
        .override_usage(locale.text("cli-plan-usage", &[]))
        .after_help(locale.text("cli-plan-examples", &[]))
        .arg(root_option(locale))
        .arg(against.help(locale.text("cli-option-against", &[])))
        .arg(html.help(locale.text("cli-option-html", &[])))
        .arg(reprint.help(locale.text("cli-option-reprint", &[])))
        .arg(merge.help(locale.text("cli-option-merge", &[])))
        .arg(
            Arg::new("unfold")
                .long("unfold")
                .action(ArgAction::SetTrue)
                .help_heading(locale.text("cli-heading-options", &[]))
                .help(locale.text("cli-option-unfold", &[])),
        )
        .arg(jobs(locale));
    command(locale, plan)
}
