//! How a text is read: as its catalogue says, else by the table of readings, else character by character.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::han::{Han, is_han};
use super::syllable::Syllable;

/// Words with their readings.
static WORDS: LazyLock<BTreeMap<&str, Vec<Syllable>>> = LazyLock::new(|| {
    let lines = include_str!("readings.tsv").lines().filter_map(|line| line.split_once('\t'));
    lines.map(|(word, reading)| (word, reading.split(' ').filter_map(Syllable::parse).collect())).collect()
});

/// Characters in the longest word of the table.
static LONGEST: LazyLock<usize> =
    LazyLock::new(|| WORDS.keys().map(|word| word.chars().count()).max().unwrap_or_default());

/// How a text is read: one syllable for each of its Chinese characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reading(Vec<Syllable>);

/// Why something written is not the reading of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A part that is no syllable of Mandarin.
    Syllable {
        /// Where it stands in what was written.
        range: Range<usize>,
        /// Its letters, without tone.
        letters: String,
    },
    /// More or fewer syllables than the text has Chinese characters.
    Count {
        /// Syllables written.
        written: usize,
        /// Chinese characters.
        characters: usize,
    },
}

impl Reading {
    /// Reads `written`, the reading of `text`: syllables with marks or numbers for their tones, between spaces.
    pub fn parse(text: &str, written: &str) -> Result<Self, Fault> {
        let mut syllables = Vec::new();
        for part in written.split_whitespace() {
            let start = part.as_ptr() as usize - written.as_ptr() as usize;
            let fault = || Fault::Syllable { range: start..start + part.len(), letters: letters(part) };
            syllables.push(Syllable::parse(part).ok_or_else(fault)?);
        }
        let characters = text.chars().filter(|&character| is_han(character)).count();
        if syllables.len() == characters {
            Ok(Self(syllables))
        } else {
            Err(Fault::Count { written: syllables.len(), characters })
        }
    }

    /// Its syllables, one for each Chinese character.
    pub(super) fn syllables(&self) -> impl Iterator<Item = Option<Syllable>> {
        self.0.iter().copied().map(Some)
    }
}

/// How the Chinese characters of `text` are read when nothing says so: by the longest words of the table, from the
/// left, and between them by each character's own reading.
pub(super) fn usual(text: &str) -> Vec<Option<Syllable>> {
    let mut syllables = Vec::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let word = first_word(rest);
        if let Some((word, reading)) = word {
            syllables.extend(reading.iter().copied().map(Some));
            rest = &rest[word.len()..];
        } else {
            if let Some(han) = Han::of(character) {
                syllables.push(han.syllable);
            }
            rest = &rest[character.len_utf8()..];
        }
    }
    syllables
}

/// The longest word of the table that `text` begins with.
fn first_word(text: &str) -> Option<(&'static str, &'static [Syllable])> {
    let ends = text.char_indices().map(|(at, character)| at + character.len_utf8()).take(*LONGEST);
    let longest_first = ends.collect::<Vec<_>>().into_iter().rev();
    longest_first.filter_map(|end| WORDS.get_key_value(&text[..end])).map(|(&word, read)| (word, &read[..])).next()
}

/// The letters of what should have been a syllable, for the search of one that was meant.
fn letters(part: &str) -> String {
    part.chars().filter(|character| !character.is_ascii_digit()).collect()
}
