//! The grammar of `layouts` and `layouts copy`.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command};
use mingma::diag::Locale;

use super::{Task, command, root_option};

/// Which layout to copy, and where to.
#[derive(Debug, PartialEq, Eq)]
pub struct Copying {
    /// The project's folder; none means the nearest upwards.
    pub root: Option<PathBuf>,
    /// The built-in layout.
    pub name: String,
    /// The name of the copy, if it is to have another.
    pub new_name: Option<String>,
}

/// What was typed of it.
pub(super) fn task(found: &ArgMatches) -> Task {
    let root = |found: &ArgMatches| found.get_one("root").cloned();
    match found.subcommand() {
        Some((_, copy)) => Task::CopyLayout(Copying {
            root: root(copy).or_else(|| root(found)),
            name: copy.get_one("name").cloned().unwrap_or_default(),
            new_name: copy.get_one("as").cloned(),
        }),
        None => Task::Layouts(root(found)),
    }
}

/// The grammar of `layouts`.
pub(super) fn grammar(locale: &Locale) -> Command {
    let layouts = Command::new("layouts")
        .about(locale.text("cli-layouts-about", &[]))
        .override_usage(locale.text("cli-layouts-usage", &[]))
        .after_help(locale.text("cli-layouts-examples", &[]))
        .subcommand_help_heading(locale.text("cli-heading-commands", &[]))
        .disable_help_subcommand(true)
        .arg(root_option(locale))
        .subcommand(copy(locale));
    command(locale, layouts)
}

fn copy(locale: &Locale) -> Command {
    let name = Arg::new("name")
        .value_name(locale.text("cli-value-layout", &[]))
        .required(true)
        .help(locale.text("cli-argument-layout", &[]))
        .help_heading(locale.text("cli-heading-arguments", &[]));
    let new_name = Arg::new("as")
        .long("as")
        .value_name(locale.text("cli-value-name", &[]))
        .help(locale.text("cli-option-as", &[]))
        .help_heading(locale.text("cli-heading-options", &[]));
    let copy = Command::new("copy")
        .about(locale.text("cli-copy-about", &[]))
        .override_usage(locale.text("cli-copy-usage", &[]))
        .after_help(locale.text("cli-copy-examples", &[]))
        .args([name, new_name, root_option(locale)]);
    command(locale, copy)
}
