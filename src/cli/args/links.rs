//! The grammar of `links`.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use mingma::diag::Locale;

use super::{Task, command, path_option, root_option};

/// Which addresses to check, and how.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Linking {
    /// The project's folder; none means the nearest upwards.
    pub root: Option<PathBuf>,
    /// Where to report; none means `output/operator/links` in the project.
    pub report: Option<PathBuf>,
    /// Requests a second to one host; 0 for as many as it answers; none as the project says.
    pub rate: Option<u32>,
    /// Ask nobody: tell what the register knows.
    pub offline: bool,
    /// Ask again for those alone that were not good.
    pub again: bool,
    /// Who approves the pages as they were found.
    pub approve: Option<String>,
    /// Codes whose new addresses go into the catalogue; of all that moved, where none is named.
    pub accept_moves: Option<Vec<String>>,
}

/// The task.
pub fn task(found: &ArgMatches) -> Task {
    Task::Links(Linking {
        root: found.get_one("root").cloned(),
        report: found.get_one("report").cloned(),
        rate: found.get_one("rate").copied(),
        offline: found.get_flag("offline"),
        again: found.get_flag("again"),
        approve: found.get_one("approve").cloned(),
        accept_moves: (found.value_source("accept-moves").is_some())
            .then(|| found.get_many("accept-moves").into_iter().flatten().cloned().collect()),
    })
}

/// The grammar.
pub fn grammar(locale: &Locale) -> Command {
    let heading = locale.text("cli-heading-options", &[]);
    let rate = Arg::new("rate")
        .long("rate")
        .value_name(locale.text("cli-value-number", &[]))
        .value_parser(value_parser!(u32))
        .help(locale.text("cli-option-rate", &[]))
        .help_heading(heading.clone());
    let offline = Arg::new("offline")
        .long("offline")
        .action(ArgAction::SetTrue)
        .help(locale.text("cli-option-offline", &[]))
        .help_heading(heading.clone());
    let again = Arg::new("again")
        .long("again")
        .action(ArgAction::SetTrue)
        .conflicts_with_all(["offline", "approve"])
        .help(locale.text("cli-option-again", &[]))
        .help_heading(heading.clone());
    let approve = Arg::new("approve")
        .long("approve")
        .value_name(locale.text("cli-value-name", &[]))
        .help(locale.text("cli-option-approve", &[]))
        .help_heading(heading.clone());
    let accept = Arg::new("accept-moves")
        .long("accept-moves")
        .value_name(locale.text("cli-value-id", &[]))
        .num_args(0..)
        .conflicts_with_all(["rate", "again", "offline", "approve", "report"])
        .help(locale.text("cli-option-accept-moves", &[]))
        .help_heading(heading);
    let report = path_option(locale, "report", 'r').help(locale.text("cli-option-links-report", &[]));
    let links = Command::new("links")
        .about(locale.text("cli-links-about", &[]))
        .override_usage(locale.text("cli-links-usage", &[]))
        .after_help(locale.text("cli-links-examples", &[]))
        .args([root_option(locale), rate, again, offline, approve, accept, report]);
    command(locale, links)
}
