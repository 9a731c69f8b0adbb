//! The one catalogue of what is said to users, in Chinese and English.
//!
//! Comes in: a message's key and the values it names. Goes out: the sentence. The Fluent files lie in `locale/`,
//! one per room and language, and are built into the binary. Values are escaped here, so that nothing printed
//! through this room can disturb a terminal.

use std::fmt::{Debug, Display, Formatter};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{Diagnostic, escape};

/// The Fluent files of all rooms in one language.
macro_rules! files {
    ($folder:literal: $($room:literal)+) => {
        &[$(include_str!(concat!("locale/", $folder, "/", $room, ".ftl"))),+]
    };
}

const ZH: &[&str] = files!("zh": "sheet" "account" "cell" "catalog" "gate" "address" "survey" "import" "code" "font" "picture"
    "layout" "typeset" "press" "preflight" "impose" "pdf" "output" "export" "proof" "register" "plan" "links" "audit" "build" "cli" "diag");
const EN: &[&str] = files!("en": "sheet" "account" "cell" "catalog" "gate" "address" "survey" "import" "code" "font" "picture"
    "layout" "typeset" "press" "preflight" "impose" "pdf" "output" "export" "proof" "register" "plan" "links" "audit" "build" "cli" "diag");

/// The languages Mingma speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

impl Language {
    /// The language for a locale's name as systems give it (`zh_CN.UTF-8`, `zh-Hans`, `C`): Chinese for Chinese,
    /// English for everyone else.
    #[must_use]
    pub fn of_locale(name: &str) -> Self {
        let language = name.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("zh") { Self::Zh } else { Self::En }
    }

    fn tag(self) -> LanguageIdentifier {
        let tag = match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        };
        tag.parse().unwrap_or_default()
    }

    fn files(self) -> &'static [&'static str] {
        match self {
            Self::Zh => ZH,
            Self::En => EN,
        }
    }
}

/// A message's key, or the name of a value in one, as this program has it built in.
pub(crate) fn word(written: &str) -> Option<&'static str> {
    let is_part = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_');
    let find = |file: &&'static str| -> Option<&'static str> {
        file.split(|character| !is_part(character)).find(|word| *word == written)
    };
    EN.iter().find_map(find).filter(|word| !word.is_empty())
}

/// All messages in one language.
pub struct Locale {
    language: Language,
    messages: FluentBundle<FluentResource>,
}

impl Debug for Locale {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Locale").field("language", &self.language).finish_non_exhaustive()
    }
}

/// A diagnostic in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What is wrong.
    pub headline: String,
    /// The short text beside the marked place.
    pub label: Option<String>,
    /// What to do.
    pub help: Option<String>,
}

impl Locale {
    /// The messages of one language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let mut messages = FluentBundle::new_concurrent(vec![language.tag()]);
        // Isolation marks are invisible characters in text that people copy into other programs.
        messages.set_use_isolating(false);
        for file in language.files() {
            // A damaged entry costs that entry; the suite refuses files that do not parse.
            let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(sound, _)| sound);
            messages.add_resource_overriding(resource);
        }
        Self { language, messages }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// A message with its values filled in.
    #[must_use]
    pub fn text(&self, key: &str, arguments: &[(&str, &dyn Display)]) -> String {
        let written: Vec<_> = arguments.iter().map(|(name, value)| (*name, value.to_string())).collect();
        self.format(key, None, &written).unwrap_or_else(|| key.to_owned())
    }

    /// What stands between names in a row.
    #[must_use]
    pub fn separator(&self) -> String {
        self.text("diag-separator", &[])
    }

    /// The first of some names, and how many there are besides.
    #[must_use]
    pub fn some_of(&self, names: &[impl AsRef<str>], most: usize) -> String {
        let named: Vec<&str> = names.iter().take(most).map(AsRef::as_ref).collect();
        let named = named.join(&self.separator());
        match names.len().saturating_sub(most) {
            0 => named,
            more => self.text("diag-and-more", &[("named", &named), ("count", &more)]),
        }
    }

    /// A diagnostic in words.
    #[must_use]
    pub fn message(&self, diagnostic: &Diagnostic) -> Message {
        let part = |attribute| self.format(diagnostic.key, attribute, &diagnostic.arguments);
        Message {
            headline: part(None).unwrap_or_else(|| diagnostic.key.to_owned()),
            label: part(Some("label")),
            help: part(Some("help")),
        }
    }

    fn format(&self, key: &str, attribute: Option<&str>, arguments: &[(&str, String)]) -> Option<String> {
        let message = self.messages.get_message(key)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let arguments: FluentArgs<'_> = arguments.iter().map(|(name, value)| (*name, fluent_value(value))).collect();
        let mut problems = Vec::new();
        let text = self.messages.format_pattern(pattern, Some(&arguments), &mut problems);
        debug_assert!(problems.is_empty(), "{key}: {problems:?}");
        Some(text.into_owned())
    }
}

/// Whole numbers choose between singular and plural; everything else, an id with leading zeros too, is text.
fn fluent_value(value: &str) -> FluentValue<'_> {
    match value.parse::<u32>() {
        Ok(number) if number.to_string() == value => FluentValue::from(number),
        _ => FluentValue::from(escape(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_parses_and_no_key_stands_twice() {
        for language in [Language::Zh, Language::En] {
            let mut messages: FluentBundle<FluentResource> = FluentBundle::new_concurrent(vec![language.tag()]);
            for file in language.files() {
                let resource = FluentResource::try_new((*file).to_owned())
                    .unwrap_or_else(|(_, errors)| panic!("{errors:?} in\n{file}"));
                messages.add_resource(resource).unwrap_or_else(|errors| panic!("{errors:?}"));
            }
        }
    }

    #[test]
    fn every_locale_file_is_built_in() {
        for (language, folder) in [(Language::Zh, "zh"), (Language::En, "en")] {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diag/locale").join(folder);
            let files = std::fs::read_dir(&folder).unwrap().count();
            assert_eq!(files, language.files().len(), "{}", folder.display());
        }
    }

    #[test]
    fn locale_names() {
        for name in ["zh_CN.UTF-8", "zh", "zh-Hans-CN", "ZH_tw", "zh.GB18030"] {
            assert_eq!(Language::of_locale(name), Language::Zh, "{name}");
        }
        for name in ["C", "", "en_US.UTF-8", "mn_MN", "zhuang", "POSIX"] {
            assert_eq!(Language::of_locale(name), Language::En, "{name}");
        }
    }

    #[test]
    fn numbers_choose_the_plural_and_keep_their_spelling() {
        let en = Locale::new(Language::En);
        assert_eq!(en.text("diag-more", &[("count", &1)]), "one more of the same kind:");
        assert_eq!(en.text("diag-more", &[("count", &12)]), "12 more of the same kind:");
        assert_eq!(en.text("diag-more", &[("count", &"0012")]), "0012 more of the same kind:");
    }

    #[test]
    fn values_cannot_disturb_a_terminal() {
        let zh = Locale::new(Language::Zh);
        let text = zh.text("diag-more", &[("count", &"\u{1b}]0;x\u{7}\u{202E}")]);
        assert_eq!(text, "同类问题还有 \\u{001B}]0;x\\u{0007}\\u{202E} 处：");
    }

    #[test]
    fn an_unknown_key_shows_itself() {
        assert_eq!(Locale::new(Language::Zh).text("no-such-key", &[]), "no-such-key");
    }
}
