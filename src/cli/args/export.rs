//! The grammar of `export`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Arg, ArgAction, ArgMatches, Command};
use mingma::diag::Locale;
use mingma::export::Kind;

use super::{command, department, path_option, root_option};

/// What to hand out, as what, and where to.
#[derive(Debug, PartialEq, Eq)]
pub struct ExportScope {
    /// The kind of file.
    pub kind: Kind,
    /// The project's folder; none means the nearest upwards.
    pub root: Option<PathBuf>,
    /// The file, or the folder it is written to; none means the project's own place for it.
    pub output: Option<PathBuf>,
    /// Departments; none means all.
    pub departments: Vec<String>,
    /// Whether withheld items are in it.
    pub with_withheld: bool,
}

/// What was typed of it.
pub(super) fn scope(found: &ArgMatches) -> ExportScope {
    ExportScope {
        // The grammar demands a kind.
        kind: found.get_one("to").copied().unwrap_or(Kind::Xlsx),
        root: found.get_one("root").cloned(),
        output: found.get_one("output").cloned(),
        departments: found.get_many::<String>("department").into_iter().flatten().cloned().collect(),
        with_withheld: found.get_flag("with-withheld"),
    }
}

/// The grammar of `export`.
pub(super) fn grammar(locale: &Locale) -> Command {
    let heading = locale.text("cli-heading-options", &[]);
    let kinds = PossibleValuesParser::new(Kind::ALL.map(Kind::ending))
        .map(|word| Kind::ALL.into_iter().find(|kind| kind.ending() == word).unwrap_or(Kind::Xlsx));
    let to = Arg::new("to")
        .long("to")
        .short('t')
        .required(true)
        .value_name(Kind::ALL.map(Kind::ending).join("|"))
        .value_parser(kinds)
        .hide_possible_values(true)
        .help(locale.text("cli-option-to", &[]))
        .help_heading(heading.clone());
    let output = path_option(locale, "output", 'o')
        .value_name(locale.text("cli-value-path", &[]))
        .help(locale.text("cli-option-export-output", &[]));
    let with_withheld = Arg::new("with-withheld")
        .long("with-withheld")
        .action(ArgAction::SetTrue)
        .help(locale.text("cli-option-with-withheld", &[]))
        .help_heading(heading);
    let export = Command::new("export")
        .about(locale.text("cli-export-about", &[]))
        .override_usage(locale.text("cli-export-usage", &[]))
        .after_help(locale.text("cli-export-examples", &[]))
        .args([to, output, root_option(locale), department(locale), with_withheld]);
    command(locale, export)
}
