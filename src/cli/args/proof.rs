//! The grammar of `proof`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use mingma::diag::Locale;

use super::{command, jobs, path_option, root_option};

/// Which documents to read back, against what, and where to report.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ProofScope {
    /// Files and folders; none means the project's output.
    pub paths: Vec<PathBuf>,
    /// The project's folder; none means the nearest upwards, if there is one.
    pub root: Option<PathBuf>,
    /// The project's output folder; none means `output` in the project.
    pub output: Option<PathBuf>,
    /// A table of expected codes.
    pub expect: Option<PathBuf>,
    /// Where to write the report.
    pub report: Option<PathBuf>,
    /// Threads; none means as many as there are cores.
    pub jobs: Option<NonZeroUsize>,
}

/// What was typed of it.
pub(super) fn scope(found: &ArgMatches) -> ProofScope {
    ProofScope {
        paths: found.get_many("paths").into_iter().flatten().cloned().collect(),
        root: found.get_one("root").cloned(),
        output: found.get_one("output").cloned(),
        expect: found.get_one("expect").cloned(),
        report: found.get_one("report").cloned(),
        jobs: found.get_one("jobs").copied(),
    }
}

/// The grammar of `proof`.
pub(super) fn grammar(locale: &Locale) -> Command {
    let paths = Arg::new("paths")
        .value_name(locale.text("cli-value-path", &[]))
        .num_args(0..)
        .value_parser(value_parser!(PathBuf))
        .help(locale.text("cli-argument-paths", &[]))
        .help_heading(locale.text("cli-heading-arguments", &[]));
    let root = root_option(locale).help(locale.text("cli-option-proof-root", &[]));
    let output = path_option(locale, "output", 'o').help(locale.text("cli-option-proof-output", &[]));
    let file = locale.text("cli-value-file", &[]);
    let expect =
        path_option(locale, "expect", 'e').value_name(file.clone()).help(locale.text("cli-option-expect", &[]));
    let report = path_option(locale, "report", 'r').value_name(file).help(locale.text("cli-option-report", &[]));
    let proof = Command::new("proof")
        .about(locale.text("cli-proof-about", &[]))
        .override_usage(locale.text("cli-proof-usage", &[]))
        .after_help(locale.text("cli-proof-examples", &[]))
        .args([paths, root, output, expect, report, jobs(locale)]);
    command(locale, proof)
}
