//! The grammar of `init`.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use mingma::diag::Locale;

use super::{Task, command};

/// What was typed of it.
pub(super) fn task(found: &ArgMatches) -> Task {
    Task::Init(found.get_one::<PathBuf>("folder").cloned().unwrap_or_else(|| PathBuf::from(".")))
}

/// The grammar of `init`.
pub(super) fn grammar(locale: &Locale) -> Command {
    let folder = Arg::new("folder")
        .value_name(locale.text("cli-value-folder", &[]))
        .value_parser(value_parser!(PathBuf))
        .help(locale.text("cli-argument-folder", &[]))
        .help_heading(locale.text("cli-heading-arguments", &[]));
    let init = Command::new("init")
        .about(locale.text("cli-init-about", &[]))
        .override_usage(locale.text("cli-init-usage", &[]))
        .after_help(locale.text("cli-init-examples", &[]))
        .arg(folder);
    command(locale, init)
}
