//! The grammar of `register` and what stands below it.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use mingma::diag::Locale;

use super::{Task, command, root_option};

/// What to do with which register.
#[derive(Debug, PartialEq, Eq)]
pub struct Registering {
    /// The project's folder; none means the nearest upwards.
    pub root: Option<PathBuf>,
    /// What to do.
    pub work: RegisterWork,
}

/// What to do with a register.
#[derive(Debug, PartialEq, Eq)]
pub enum RegisterWork {
    /// Say what it holds; all documents too, and looked over to the last page, if so asked.
    Show {
        /// List the documents of the last edition.
        documents: bool,
        /// Look the whole file over.
        verify: bool,
    },
    /// Record what was hung up.
    Post {
        /// A table of postings.
        table: Option<PathBuf>,
        /// Where and what, when it is a single one.
        one: Option<(String, String)>,
        /// How many copies.
        copies: u32,
        /// Its edition.
        edition: Option<String>,
        /// A photo.
        photo: Option<String>,
        /// When, and by whom.
        when: When,
    },
    /// Record that postings were taken down.
    TakeDown {
        /// Their numbers.
        numbers: Vec<i64>,
        /// Why.
        note: Option<String>,
        /// When, and by whom.
        when: When,
    },
    /// Write it out as CSV files.
    Export(PathBuf),
    /// Read CSV files back.
    Import(PathBuf),
}

/// When something was done, and by whom.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct When {
    /// The day; none means today.
    pub date: Option<String>,
    /// Who did it.
    pub person: Option<String>,
}

/// What was typed of it.
pub(super) fn task(found: &ArgMatches) -> Task {
    let (name, of_work) = found.subcommand().unwrap_or(("show", found));
    let flag = |id| of_work.try_get_one(id).ok().flatten().copied().unwrap_or_default();
    let text = |id: &str| of_work.try_get_one::<String>(id).ok().flatten().cloned();
    let folder = || of_work.get_one("folder").cloned().unwrap_or_default();
    let when = When { date: text("date"), person: text("by") };
    let work = match name {
        "post" => RegisterWork::Post {
            table: of_work.get_one("from").cloned(),
            one: text("place").zip(text("document")),
            copies: of_work.get_one("copies").copied().unwrap_or(1),
            edition: text("edition"),
            photo: text("photo"),
            when,
        },
        "take-down" => RegisterWork::TakeDown {
            numbers: of_work.get_many("numbers").into_iter().flatten().copied().collect(),
            note: text("note"),
            when,
        },
        "export" => RegisterWork::Export(folder()),
        "import" => RegisterWork::Import(folder()),
        _ => RegisterWork::Show { documents: flag("documents"), verify: flag("verify") },
    };
    let root = |found: &ArgMatches| found.get_one("root").cloned();
    Task::Register(Registering { root: root(of_work).or_else(|| root(found)), work })
}

/// The grammar of `register`.
pub(super) fn grammar(locale: &Locale) -> Command {
    let register = Command::new("register")
        .about(locale.text("cli-register-about", &[]))
        .override_usage(locale.text("cli-register-usage", &[]))
        .after_help(locale.text("cli-register-examples", &[]))
        .subcommand_help_heading(locale.text("cli-heading-commands", &[]))
        .disable_help_subcommand(true)
        .arg(root_option(locale))
        .subcommand(show(locale))
        .subcommand(post(locale))
        .subcommand(take_down(locale))
        .subcommand(files(locale, "export").about(locale.text("cli-register-export-about", &[])))
        .subcommand(files(locale, "import").about(locale.text("cli-register-import-about", &[])));
    command(locale, register)
}

fn show(locale: &Locale) -> Command {
    let flag = |id: &'static str| {
        Arg::new(id).long(id).action(ArgAction::SetTrue).help_heading(locale.text("cli-heading-options", &[]))
    };
    let show = Command::new("show")
        .about(locale.text("cli-register-show-about", &[]))
        .override_usage("mingma register show [--documents] [--verify]")
        .arg(root_option(locale))
        .arg(flag("documents").help(locale.text("cli-option-documents", &[])))
        .arg(flag("verify").help(locale.text("cli-option-verify", &[])));
    command(locale, show)
}

fn post(locale: &Locale) -> Command {
    let place =
        argument(locale, "place", locale.text("cli-value-place", &[])).help(locale.text("cli-argument-place", &[]));
    let document = argument(locale, "document", locale.text("cli-value-document", &[]))
        .help(locale.text("cli-argument-document", &[]));
    let from = option(locale, "from", locale.text("cli-value-file", &[])).value_parser(value_parser!(PathBuf));
    let copies = option(locale, "copies", locale.text("cli-value-number", &[]))
        .value_parser(value_parser!(u32).range(1..=100_000))
        .help(locale.text("cli-option-copies", &[]));
    let post = Command::new("post")
        .about(locale.text("cli-register-post-about", &[]))
        .override_usage(locale.text("cli-register-post-usage", &[]))
        .after_help(locale.text("cli-register-post-examples", &[]))
        .arg(place.required_unless_present("from").requires("document"))
        .arg(document.required_unless_present("from"))
        .arg(from.conflicts_with("place").help(locale.text("cli-option-from", &[])))
        .arg(copies)
        .arg(option(locale, "edition", locale.text("cli-value-name", &[])).help(locale.text("cli-option-edition", &[])))
        .arg(option(locale, "photo", locale.text("cli-value-file", &[])).help(locale.text("cli-option-photo", &[])))
        .args(when(locale))
        .arg(root_option(locale));
    command(locale, post)
}

fn take_down(locale: &Locale) -> Command {
    let numbers = argument(locale, "numbers", locale.text("cli-value-number", &[]))
        .required(true)
        .num_args(1..)
        .value_parser(value_parser!(i64).range(1..))
        .help(locale.text("cli-argument-numbers", &[]));
    let take_down = Command::new("take-down")
        .about(locale.text("cli-register-take-down-about", &[]))
        .override_usage(locale.text("cli-register-take-down-usage", &[]))
        .arg(numbers)
        .arg(option(locale, "note", locale.text("cli-value-text", &[])).help(locale.text("cli-option-note", &[])))
        .args(when(locale))
        .arg(root_option(locale));
    command(locale, take_down)
}

fn files(locale: &Locale, name: &'static str) -> Command {
    let folder = argument(locale, "folder", locale.text("cli-value-folder", &[]))
        .required(true)
        .value_parser(value_parser!(PathBuf));
    let files = Command::new(name)
        .override_usage(format!("mingma register {name} {}", locale.text("cli-value-folder", &[])))
        .arg(folder.help(locale.text("cli-argument-export", &[])))
        .arg(root_option(locale));
    command(locale, files)
}

fn when(locale: &Locale) -> [Arg; 2] {
    [
        option(locale, "date", locale.text("cli-value-date", &[])).help(locale.text("cli-option-date", &[])),
        option(locale, "by", locale.text("cli-value-name", &[])).help(locale.text("cli-option-by", &[])),
    ]
}

fn argument(locale: &Locale, id: &'static str, value: String) -> Arg {
    Arg::new(id).value_name(value).help_heading(locale.text("cli-heading-arguments", &[]))
}

/// An option with a value.
pub(super) fn option(locale: &Locale, id: &'static str, value: String) -> Arg {
    argument(locale, id, value).long(id).help_heading(locale.text("cli-heading-options", &[]))
}
