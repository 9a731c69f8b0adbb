//! What was typed.
//!
//! The grammar is written out with clap's builder, so that every text of it comes from the message files in the
//! user's language: what all commands share stands here, each command's own part in a file of its own. What the words
//! mean for this machine is settled in `settings`.

mod audit;
mod build;
mod export;
mod import;
mod init;
mod layouts;
mod links;
mod plan;
mod proof;
mod register;

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, Styles, TypedValueParser as _, ValueParser};
use clap::{Arg, ArgAction, Command, value_parser};
use mingma::diag::{Language, Locale};

pub use audit::Auditing;
pub use build::Scope;
pub use export::ExportScope;
pub use import::ImportScope;
pub use layouts::Copying;
pub use links::Linking;
pub use plan::Planning;
pub use proof::ProofScope;
pub use register::{RegisterWork, Registering, When};

/// A command line understood.
#[derive(Debug, PartialEq, Eq)]
pub struct Args {
    /// What to do.
    pub task: Task,
    /// In which form to answer.
    pub format: Format,
}

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    /// Make everything; and read it back before it is written, if so asked.
    Build(Scope, bool),
    /// Do all but writing.
    Check(Scope),
    /// Read finished documents back.
    Proof(ProofScope),
    /// Hand out the catalogue.
    Export(ExportScope),
    /// Take tables into the catalogue.
    Import(ImportScope),
    /// Lay out a new project.
    Init(PathBuf),
    /// List the layouts there are, for the project in this folder or the nearest upwards.
    Layouts(Option<PathBuf>),
    /// Put a built-in layout into a project.
    CopyLayout(Copying),
    /// Say what must be done.
    Plan(Planning),
    /// Look into the register, or add to it.
    Register(Registering),
    /// Check the addresses that codes lead to.
    Links(Linking),
    /// Look at photos of what hangs.
    Audit(Auditing),
}

/// In which form to answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs: a JSON object a line.
    Json,
}

/// The language asked for with `--lang`, looked for before anything else so that mistakes in the rest are told in it.
pub fn language(words: &[OsString]) -> Option<Language> {
    let asked = value_of("--lang", words)?;
    match asked.as_str() {
        "zh" => Some(Language::Zh),
        "en" => Some(Language::En),
        _ => None,
    }
}

/// The form asked for, likewise.
pub fn format(words: &[OsString]) -> Format {
    match value_of("--format", words).as_deref() {
        Some("json") => Format::Json,
        _ => Format::Text,
    }
}

fn value_of(option: &str, words: &[OsString]) -> Option<String> {
    let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
    let joined = words.iter().find_map(|word| word.strip_prefix(option)?.strip_prefix('='));
    let apart = || words.windows(2).find(|pair| pair[0] == option).map(|pair| &*pair[1]);
    joined.or_else(apart).map(str::to_owned)
}

/// Understands a command line.
pub fn parse(words: Vec<OsString>, locale: &Locale) -> Result<Args, clap::Error> {
    let found = grammar(locale).try_get_matches_from(words)?;
    let (name, of_task) = found.subcommand().unwrap_or(("", &found));
    let task = match name {
        "check" => Task::Check(build::scope(of_task)),
        "export" => Task::Export(export::scope(of_task)),
        "proof" => Task::Proof(proof::scope(of_task)),
        "import" => Task::Import(import::scope(of_task)),
        "init" => init::task(of_task),
        "layouts" => layouts::task(of_task),
        "plan" => plan::task(of_task),
        "register" => register::task(of_task),
        "links" => links::task(of_task),
        "audit" => audit::task(of_task),
        _ => build::task(of_task),
    };
    let of_task = of_task.subcommand().map_or(of_task, |(_, inner)| inner);
    Ok(Args { task, format: of_task.get_one("format").copied().unwrap_or_default() })
}

/// The whole grammar, in the user's language.
pub fn grammar(locale: &Locale) -> Command {
    let version = Arg::new("version")
        .long("version")
        .short('V')
        .action(ArgAction::Version)
        .help(locale.text("cli-option-version", &[]));
    let commands = Command::new("mingma")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(locale.text("cli-heading-commands", &[]))
        .about(locale.text("cli-about", &[]))
        .override_usage(locale.text("cli-usage", &[]))
        .after_help(locale.text("cli-examples", &[]))
        .arg(version.help_heading(locale.text("cli-heading-options", &[])))
        .subcommand(build::grammar(locale))
        .subcommand(build::check(locale))
        .subcommand(import::grammar(locale))
        .subcommand(proof::grammar(locale))
        .subcommand(plan::grammar(locale))
        .subcommand(register::grammar(locale))
        .subcommand(export::grammar(locale))
        .subcommand(links::grammar(locale))
        .subcommand(audit::grammar(locale))
        .subcommand(init::grammar(locale))
        .subcommand(layouts::grammar(locale));
    command(locale, commands)
}

fn root_option(locale: &Locale) -> Arg {
    path_option(locale, "root", 'C').help(locale.text("cli-option-root", &[]))
}

/// An option that may be given many times, or once with commas.
fn many(locale: &Locale, id: &'static str, short: char) -> Arg {
    let heading = locale.text("cli-heading-options", &[]);
    Arg::new(id).long(id).short(short).action(ArgAction::Append).value_delimiter(',').help_heading(heading)
}

fn department(locale: &Locale) -> Arg {
    many(locale, "department", 'd')
        .value_name(locale.text("cli-value-id", &[]))
        .help(locale.text("cli-option-department", &[]))
}

fn jobs(locale: &Locale) -> Arg {
    Arg::new("jobs")
        .long("jobs")
        .short('j')
        .value_name(locale.text("cli-value-number", &[]))
        .value_parser(value_parser!(NonZeroUsize))
        .help(locale.text("cli-option-jobs", &[]))
        .help_heading(locale.text("cli-heading-options", &[]))
}

fn path_option(locale: &Locale, name: &'static str, short: char) -> Arg {
    Arg::new(name)
        .long(name)
        .short(short)
        .value_name(locale.text("cli-value-folder", &[]))
        .value_parser(value_parser!(PathBuf))
        .help_heading(locale.text("cli-heading-options", &[]))
}

/// What all commands share: the options for the form of the answer, and the page that explains them.
fn command(locale: &Locale, command: Command) -> Command {
    let heading = locale.text("cli-heading-answer", &[]);
    let format = Arg::new("format")
        .long("format")
        .value_name("text|json")
        .value_parser(format_parser())
        .hide_possible_values(true)
        .global(true)
        .display_order(90)
        .help(locale.text("cli-option-format", &[]))
        .help_heading(heading.clone());
    let lang = Arg::new("lang")
        .long("lang")
        .value_name("zh|en")
        .value_parser(PossibleValuesParser::new(["zh", "en"]))
        .hide_possible_values(true)
        .global(true)
        .display_order(91)
        .help(locale.text("cli-option-lang", &[]))
        .help_heading(heading.clone());
    let help = Arg::new("help")
        .long("help")
        .short('h')
        .action(ArgAction::Help)
        .display_order(92)
        .help(locale.text("cli-option-help", &[]))
        .help_heading(heading);
    let usage = locale.text("cli-heading-usage", &[]);
    command
        .styles(Styles::plain())
        .disable_help_flag(true)
        .help_template(format!("{{about}}\n\n{usage}\n  {{usage}}\n\n{{all-args}}{{after-help}}\n"))
        .max_term_width(100)
        .args([format, lang, help])
}

fn format_parser() -> ValueParser {
    PossibleValuesParser::new(["text", "json"])
        .map(|word| if word == "json" { Format::Json } else { Format::Text })
        .into()
}

#[cfg(test)]
mod tests {
    use mingma::export::Kind;

    use super::*;
    use mingma::page::Profile;

    fn words(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    fn parsed(line: &str) -> Args {
        parse(words(line), &Locale::new(Language::En)).unwrap_or_else(|error| panic!("{line}: {error}"))
    }

    #[test]
    fn the_grammar_is_sound_in_both_languages() {
        for language in [Language::Zh, Language::En] {
            grammar(&Locale::new(language)).debug_assert();
        }
    }

    #[test]
    fn a_full_command_line() {
        let line = "mingma build -C p --output o --only poster,codes --only handbook -d FGW --profile web --codes eps,zip --sheets -j 2 --format json --lang zh";
        let scope = Scope {
            root: Some("p".into()),
            output: Some("o".into()),
            only: ["poster", "codes", "handbook"].map(str::to_owned).into(),
            departments: vec!["FGW".to_owned()],
            profiles: vec![Profile::Web],
            codes: ["eps", "zip"].map(|name| mingma::loose::Kind::named(name).unwrap()).into(),
            sheets: true,
            jobs: NonZeroUsize::new(2),
            issue: None,
            date: None,
        };
        assert_eq!(parsed(line), Args { task: Task::Build(scope, false), format: Format::Json });
    }

    #[test]
    fn short_command_lines() {
        assert_eq!(parsed("mingma build").task, Task::Build(Scope::default(), false));
        assert_eq!(parsed("mingma build --proof").task, Task::Build(Scope::default(), true));
        let on = Scope { date: Some("2026-11-24".to_owned()), ..Scope::default() };
        assert_eq!(parsed("mingma check --date 2026-11-24").task, Task::Check(on));
        assert_eq!(parsed("mingma proof").task, Task::Proof(ProofScope::default()));
        assert_eq!(parsed("mingma --format json check").format, Format::Json);
        assert_eq!(parsed("mingma init").task, Task::Init(".".into()));
        assert_eq!(parsed("mingma init 新项目").task, Task::Init("新项目".into()));
        assert_eq!(parsed("mingma layouts -C p").task, Task::Layouts(Some("p".into())));
    }

    #[test]
    fn importing_tables() {
        let scope = ImportScope {
            paths: ["附件5.xlsx", "tables"].map(Into::into).into(),
            department: Some("FGW".to_owned()),
            profile: Some("p.toml".into()),
            save_profile: Some("q.toml".into()),
            accept: true,
            ..ImportScope::default()
        };
        let line = "mingma import 附件5.xlsx -d FGW tables --profile p.toml --save-profile q.toml --accept";
        assert_eq!(parsed(line).task, Task::Import(scope));
    }

    #[test]
    fn copying_a_layout() {
        let copying = |root: Option<&str>, new_name: Option<&str>| {
            let root = root.map(PathBuf::from);
            Task::CopyLayout(Copying { root, name: "poster".to_owned(), new_name: new_name.map(str::to_owned) })
        };
        assert_eq!(parsed("mingma layouts copy poster").task, copying(None, None));
        assert_eq!(parsed("mingma layouts copy poster --as 门牌 -C p").task, copying(Some("p"), Some("门牌")));
        assert_eq!(parsed("mingma layouts -C p copy poster").task, copying(Some("p"), None));
        assert_eq!(parsed("mingma layouts copy poster --format json").format, Format::Json);
        assert_eq!(parsed("mingma --format json layouts copy poster").format, Format::Json);
    }

    #[test]
    fn a_proof_of_other_documents() {
        let scope = ProofScope {
            paths: ["a.pdf", "folder"].map(Into::into).into(),
            expect: Some("list.csv".into()),
            report: Some("r.html".into()),
            ..ProofScope::default()
        };
        assert_eq!(parsed("mingma proof a.pdf -e list.csv folder --report r.html").task, Task::Proof(scope));
    }

    #[test]
    fn an_export_names_its_kind() {
        let scope = |kind, with_withheld| ExportScope {
            kind,
            root: None,
            output: None,
            departments: Vec::new(),
            with_withheld,
        };
        assert_eq!(parsed("mingma export --to csv").task, Task::Export(scope(Kind::Csv, false)));
        assert_eq!(parsed("mingma export -t xlsx --with-withheld").task, Task::Export(scope(Kind::Xlsx, true)));
        let english = Locale::new(Language::En);
        assert!(parse(words("mingma export"), &english).is_err());
        assert!(parse(words("mingma export --to doc"), &english).is_err());
    }

    #[test]
    fn language_and_form_are_found_even_in_a_wrong_line() {
        assert_eq!(language(&words("mingma bulid --lang zh --nonsense")), Some(Language::Zh));
        assert_eq!(language(&words("mingma --lang=en bulid")), Some(Language::En));
        assert_eq!(language(&words("mingma build --lang")), None);
        assert_eq!(language(&words("mingma build --lang fr")), None);
        assert_eq!(format(&words("mingma bulid --format=json")), Format::Json);
        assert_eq!(format(&words("mingma build --format")), Format::Text);
    }
}
