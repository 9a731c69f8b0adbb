//! The grammar of `build` and `check`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command};
use mingma::diag::Locale;
use mingma::loose::Kind;
use mingma::page::Profile;

use super::register::option;
use super::{Task, command, department, jobs, many, path_option, root_option};

/// What of which project.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The project's folder; none means the nearest upwards.
    pub root: Option<PathBuf>,
    /// Where to write; none means `output` in the project.
    pub output: Option<PathBuf>,
    /// Layouts to make, or `codes`; none means all.
    pub only: Vec<String>,
    /// Departments to make them for; none means all.
    pub departments: Vec<String>,
    /// For whom to write documents; none means as the project says.
    pub profiles: Vec<Profile>,
    /// What to make of each code; none means as the project says.
    pub codes: Vec<Kind>,
    /// Whether to make the sheets that layouts ask for, whatever the project says.
    pub sheets: bool,
    /// Threads; none means as many as there are cores.
    pub jobs: Option<NonZeroUsize>,
    /// The edition to record it as.
    pub issue: Option<String>,
    /// The day it is issued, or that a check asks about; none means today.
    pub date: Option<String>,
}

/// What was typed of `build`.
pub(super) fn task(found: &ArgMatches) -> Task {
    Task::Build(scope(found), found.try_get_one("proof").ok().flatten().copied().unwrap_or_default())
}

/// What of which project was typed.
pub(super) fn scope(found: &ArgMatches) -> Scope {
    let words = |id| found.get_many::<String>(id).into_iter().flatten().cloned().collect();
    Scope {
        root: found.get_one("root").cloned(),
        output: found.try_get_one("output").ok().flatten().cloned(),
        only: words("only"),
        departments: words("department"),
        profiles: words("profile").iter().filter_map(|name| Profile::named(name)).collect(),
        codes: words("codes").iter().filter_map(|name| Kind::named(name)).collect(),
        sheets: found.get_flag("sheets"),
        jobs: found.get_one("jobs").copied(),
        issue: found.try_get_one("issue").ok().flatten().cloned(),
        date: found.try_get_one("date").ok().flatten().cloned(),
    }
}

/// The grammar of `build`.
pub(super) fn grammar(locale: &Locale) -> Command {
    let output = path_option(locale, "output", 'o').help(locale.text("cli-option-output", &[]));
    let build = with_scope(locale, Command::new("build"))
        .about(locale.text("cli-build-about", &[]))
        .override_usage(locale.text("cli-build-usage", &[]))
        .after_help(locale.text("cli-build-examples", &[]))
        .arg(output)
        .arg(option(locale, "issue", locale.text("cli-value-name", &[])).help(locale.text("cli-option-issue", &[])))
        .arg(
            option(locale, "date", locale.text("cli-value-date", &[]))
                .requires("issue")
                .help(locale.text("cli-option-issue-date", &[])),
        )
        .arg(
            Arg::new("proof")
                .long("proof")
                .action(ArgAction::SetTrue)
                .help(locale.text("cli-option-proof", &[]))
                .help_heading(locale.text("cli-heading-options", &[])),
        );
    command(locale, build)
}

/// The grammar of `check`.
pub(super) fn check(locale: &Locale) -> Command {
    let check = with_scope(locale, Command::new("check"))
        .about(locale.text("cli-check-about", &[]))
        .override_usage(locale.text("cli-check-usage", &[]))
        .after_help(locale.text("cli-check-examples", &[]))
        .arg(
            option(locale, "date", locale.text("cli-value-date", &[])).help(locale.text("cli-option-check-date", &[])),
        );
    command(locale, check)
}

fn with_scope(locale: &Locale, command: Command) -> Command {
    let only = many(locale, "only", 'l')
        .value_name(locale.text("cli-value-layout", &[]))
        .help(locale.text("cli-option-only", &[]));
    let profile = many(locale, "profile", 'p')
        .value_parser(PossibleValuesParser::new(Profile::ALL.map(Profile::name)))
        .hide_possible_values(true)
        .value_name(locale.text("cli-value-readers", &[]))
        .help(locale.text("cli-option-readers", &[]));
    let codes = many(locale, "codes", 'c')
        .value_parser(PossibleValuesParser::new(Kind::ALL.map(Kind::name)))
        .hide_possible_values(true)
        .value_name(locale.text("cli-value-kind", &[]))
        .help(locale.text("cli-option-codes", &[]));
    let sheets = Arg::new("sheets")
        .long("sheets")
        .action(ArgAction::SetTrue)
        .help(locale.text("cli-option-sheets", &[]))
        .help_heading(locale.text("cli-heading-options", &[]));
    command.args([root_option(locale), only, department(locale), profile, codes, sheets, jobs(locale)])
}
