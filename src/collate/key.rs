//! Keys that sort texts, and the heads they stand under.

use super::han::{Han, place_of};
use super::reading::{Reading, usual};
use super::syllable::Syllable;

/// What texts are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Order {
    /// Pinyin: syllable, tone, strokes.
    Pinyin,
    /// Strokes.
    Strokes,
}

/// What a group of texts stands under, in the order groups stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Head {
    /// Texts that begin with a digit.
    Digits,
    /// By pinyin: a capital, for Chinese and Latin beginnings alike.
    Letter(char),
    /// By strokes: texts that begin with a Latin letter.
    Latin,
    /// By strokes: how many the first character has.
    Strokes(u8),
    /// Anything else.
    Other,
}

/// A text's place. Keys of one [`Order`] compare as their texts are to stand; only equal texts have equal keys.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    head: Head,
    units: Vec<Unit>,
    /// What tells texts apart that read alike.
    text: String,
    reading: Option<Reading>,
}

/// One character that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Unit {
    head: Head,
    kind: Kind,
    syllable: Option<Syllable>,
    strokes: Option<u8>,
    place: u64,
}

/// Latin letters stand before the Chinese characters under the same capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Plain,
    Han,
}

impl Key {
    /// The place of `text` in `order`; `reading` as its catalogue says, where it does.
    #[must_use]
    pub fn new(order: Order, text: &str, reading: Option<&Reading>) -> Self {
        let units: Vec<Unit> = match order {
            Order::Pinyin => {
                let read = reading.map_or_else(|| usual(text), |reading| reading.syllables().collect());
                let mut read = read.into_iter();
                text.chars().filter_map(|character| by_pinyin(character, &mut read)).collect()
            }
            Order::Strokes => text.chars().filter_map(by_strokes).collect(),
        };
        let head = units.first().map_or(Head::Other, |first| first.head);
        Self { head, units, text: text.to_owned(), reading: reading.cloned() }
    }

    /// The head its text stands under.
    #[must_use]
    pub fn head(&self) -> Head {
        self.head
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

fn by_pinyin(character: char, read: &mut impl Iterator<Item = Option<Syllable>>) -> Option<Unit> {
    let Some(han) = Han::of(character) else { return plain(character, Head::Letter) };
    let syllable = read.next().flatten();
    let head = syllable.map_or(Head::Other, |syllable| Head::Letter(syllable.initial()));
    Some(Unit { head, kind: Kind::Han, syllable, strokes: han.strokes, place: han.pinyin })
}

fn by_strokes(character: char) -> Option<Unit> {
    let Some(han) = Han::of(character) else { return plain(character, |_| Head::Latin) };
    let head = han.strokes.map_or(Head::Other, Head::Strokes);
    Some(Unit { head, kind: Kind::Han, syllable: None, strokes: han.strokes, place: han.stroke })
}

/// A character of another script. Marks, spaces and signs do not count.
fn plain(character: char, latin: impl Fn(char) -> Head) -> Option<Unit> {
    let place = place_of(character);
    let head = if character.is_numeric() {
        Head::Digits
    } else if !character.is_alphabetic() {
        return None;
    } else if (place_of('a')..place_of('α')).contains(&place) {
        // Letters with accents, and full-width ones, stand under the plain letter.
        let letter = ('A'..='Z').rev().find(|&letter| place_of(letter) <= place)?;
        latin(letter)
    } else {
        Head::Other
    };
    Some(Unit { head, kind: Kind::Plain, syllable: None, strokes: None, place })
}
