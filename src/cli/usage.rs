//! What was typed wrongly, in the words of the message files.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use mingma::diag::Diagnostic;

/// What clap has to say: a page that was asked for, or a mistake.
#[derive(Debug)]
pub enum Answer {
    /// Help or version, asked for.
    Page(String),
    /// Help, because nothing was asked for.
    Lost,
    /// A mistake.
    Mistake(Diagnostic),
}

/// Turns clap's answer into ours.
pub fn answer(error: &Error) -> Answer {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Answer::Page(error.render().to_string()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => Answer::Lost,
        _ => Answer::Mistake(mistake(error)),
    }
}

fn mistake(error: &Error) -> Diagnostic {
    let word = |kind| context(error, kind);
    let argument = word(ContextKind::InvalidArg);
    let value = word(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => Diagnostic::error("cli-unknown-option")
            .with("word", argument)
            .with("nearest", or_none(word(ContextKind::SuggestedArg))),
        ErrorKind::InvalidSubcommand => Diagnostic::error("cli-unknown-command")
            .with("word", word(ContextKind::InvalidSubcommand))
            .with("nearest", or_none(word(ContextKind::SuggestedSubcommand))),
        ErrorKind::InvalidValue if value.is_empty() => Diagnostic::error("cli-missing-value").with("option", argument),
        ErrorKind::InvalidValue => Diagnostic::error("cli-unknown-value")
            .with("option", argument)
            .with("value", value)
            .with("values", word(ContextKind::ValidValue)),
        ErrorKind::ValueValidation => {
            Diagnostic::error("cli-not-a-number").with("option", argument).with("value", value)
        }
        ErrorKind::ArgumentConflict if has_other(error, &argument) => {
            Diagnostic::error("cli-options-exclude").with("option", argument).with("other", word(ContextKind::PriorArg))
        }
        ErrorKind::ArgumentConflict => Diagnostic::error("cli-option-twice").with("option", argument),
        ErrorKind::MissingRequiredArgument => Diagnostic::error("cli-missing-argument").with("argument", argument),
        ErrorKind::InvalidUtf8 => Diagnostic::error("cli-not-unicode"),
        _ => Diagnostic::error("cli-usage-other").with("detail", error.render().to_string().trim().replace('\n', " ")),
    }
}

/// Whether an option meets another than itself.
fn has_other(error: &Error, argument: &str) -> bool {
    let other = context(error, ContextKind::PriorArg);
    !other.is_empty() && other != argument
}

fn or_none(word: String) -> String {
    if word.is_empty() { "none".to_owned() } else { word }
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(word)) => word.clone(),
        Some(ContextValue::Strings(words)) => words.join(", "),
        Some(other) => other.to_string(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use mingma::diag::{Language, Locale};

    use super::*;
    use crate::cli::args;

    fn told(line: &str, language: Language) -> (&'static str, String) {
        let locale = Locale::new(language);
        let error = args::parse(line.split(' ').map(Into::into).collect(), &locale).unwrap_err();
        match answer(&error) {
            Answer::Mistake(found) => (found.key, locale.message(&found).headline),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn mistakes_in_english() {
        let cases = [
            ("mingma bulid", "cli-unknown-command", "there is no command “bulid”; did you mean “build”?"),
            ("mingma frobnicate", "cli-unknown-command", "there is no command “frobnicate”"),
            ("mingma build --job 2", "cli-unknown-option", "there is no option “--job”; did you mean “--jobs”?"),
            ("mingma build --only", "cli-missing-value", "the option “--only <LAYOUT>” needs a value"),
            ("mingma build --jobs zwei", "cli-not-a-number", "“zwei” is no number for “--jobs <NUMBER>”"),
            ("mingma build --jobs 0", "cli-not-a-number", "“0” is no number for “--jobs <NUMBER>”"),
            ("mingma build --format xml", "cli-unknown-value", "“xml” is no value for “--format <text|json>”"),
            ("mingma layouts copy", "cli-missing-argument", "“<LAYOUT>” is missing"),
            ("mingma layouts cpoy poster", "cli-unknown-command", "there is no command “cpoy”; did you mean “copy”?"),
            (
                "mingma links --again --approve 李某",
                "cli-options-exclude",
                "the option “--again” cannot be used together with “--approve <NAME>”",
            ),
            (
                "mingma links --accept-moves --report out",
                "cli-options-exclude",
                "the option “--accept-moves [<ID>...]” cannot be used together with “--report <FOLDER>”",
            ),
            ("mingma audit a.jpg --who 李某", "cli-missing-argument", "“--record” is missing"),
            ("mingma build --root a --root b", "cli-option-twice", "the option “--root <FOLDER>” stands twice"),
        ];
        for (line, key, headline) in cases {
            assert_eq!(told(line, Language::En), (key, headline.to_owned()), "{line}");
        }
    }

    #[test]
    fn mistakes_in_chinese() {
        assert_eq!(told("mingma bulid", Language::Zh).1, "没有“bulid”这个命令；是否想用“build”？");
        assert_eq!(told("mingma build --jobs 二", Language::Zh).1, "“--jobs <数量>”的值“二”不是正整数");
    }

    #[test]
    fn pages_are_no_mistakes() {
        let locale = Locale::new(Language::Zh);
        let ask = |line: &str| answer(&args::parse(line.split(' ').map(Into::into).collect(), &locale).unwrap_err());
        assert!(matches!(ask("mingma build --help"), Answer::Page(page) if page.contains("用法")));
        assert!(matches!(ask("mingma --version"), Answer::Page(page) if page.starts_with("mingma ")));
        assert!(matches!(ask("mingma"), Answer::Lost));
        assert!(matches!(ask("mingma --lang zh"), Answer::Lost));
    }
}
