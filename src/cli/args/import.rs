//! The grammar of `import`.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use mingma::diag::Locale;

use super::{command, path_option, root_option};

/// What to import, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportScope {
    /// Files and folders of tables.
    pub paths: Vec<PathBuf>,
    /// The project's folder; none means the nearest upwards.
    pub root: Option<PathBuf>,
    /// The department everything is filed under.
    pub department: Option<String>,
    /// The profile; none means the project's own, if it has one.
    pub profile: Option<PathBuf>,
    /// Where to write the profile, with what was learned.
    pub save_profile: Option<PathBuf>,
    /// Whether to write although something is doubtful.
    pub accept: bool,
    /// Where to write the reports; none means among the operator's.
    pub report: Option<PathBuf>,
}

/// What was typed of it.
pub(super) fn scope(found: &ArgMatches) -> ImportScope {
    ImportScope {
        paths: found.get_many("paths").into_iter().flatten().cloned().collect(),
        root: found.get_one("root").cloned(),
        department: found.get_one("department").cloned(),
        profile: found.get_one("profile").cloned(),
        save_profile: found.get_one("save-profile").cloned(),
        accept: found.get_flag("accept"),
        report: found.get_one("report").cloned(),
    }
}

/// The grammar of `import`.
pub(super) fn grammar(locale: &Locale) -> Command {
    let heading = locale.text("cli-heading-options", &[]);
    let paths = Arg::new("paths")
        .value_name(locale.text("cli-value-path", &[]))
        .num_args(1..)
        .required(true)
        .value_parser(value_parser!(PathBuf))
        .help(locale.text("cli-argument-tables", &[]))
        .help_heading(locale.text("cli-heading-arguments", &[]));
    let department = Arg::new("department")
        .long("department")
        .short('d')
        .value_name(locale.text("cli-value-id", &[]))
        .help(locale.text("cli-option-import-department", &[]))
        .help_heading(heading.clone());
    let file = locale.text("cli-value-file", &[]);
    let profile =
        path_option(locale, "profile", 'p').value_name(file.clone()).help(locale.text("cli-option-profile", &[]));
    let save_profile = Arg::new("save-profile")
        .long("save-profile")
        .value_name(file)
        .value_parser(value_parser!(PathBuf))
        .help(locale.text("cli-option-save-profile", &[]))
        .help_heading(heading.clone());
    let accept = Arg::new("accept")
        .long("accept")
        .action(ArgAction::SetTrue)
        .help(locale.text("cli-option-accept", &[]))
        .help_heading(heading);
    let report = path_option(locale, "report", 'r').help(locale.text("cli-option-import-report", &[]));
    let import = Command::new("import")
        .about(locale.text("cli-import-about", &[]))
        .override_usage(locale.text("cli-import-usage", &[]))
        .after_help(locale.text("cli-import-examples", &[]))
        .args([paths, root_option(locale), department, profile, save_profile, accept, report]);
    command(locale, import)
}
