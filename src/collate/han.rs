//! Where one Chinese character stands: its reading and its strokes, by CLDR's two orders of characters.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::{Locale, locale};

use super::syllable::Syllable;

/// Most strokes a head could count; CLDR marks where each number begins.
const MOST_STROKES: u8 = 64;

static ORDERS: LazyLock<Orders> = LazyLock::new(Orders::new);

/// Both orders, with the places where a syllable or a number of strokes begins.
struct Orders {
    pinyin: CollatorBorrowed<'static>,
    stroke: CollatorBorrowed<'static>,
    syllables: Vec<(u64, Option<Syllable>)>,
    strokes: Vec<(u64, u8)>,
    /// Numbers of strokes that CLDR counts otherwise than the mainland does.
    corrections: BTreeMap<char, u8>,
}

/// A Chinese character among its like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Han {
    /// How it is read when nothing says otherwise.
    pub syllable: Option<Syllable>,
    /// Its strokes; `None` for characters too rare to be counted.
    pub strokes: Option<u8>,
    /// Its place in CLDR's pinyin order.
    pub pinyin: u64,
    /// Its place in CLDR's stroke order.
    pub stroke: u64,
}

impl Han {
    /// The place of `character`; `None` when it is not Chinese.
    pub fn of(character: char) -> Option<Self> {
        if !is_han(character) {
            return None;
        }
        let orders = &*ORDERS;
        let (pinyin, stroke) = (place(&orders.pinyin, character), place(&orders.stroke, character));
        let counted = last_begun(&orders.strokes, stroke);
        Some(Self {
            syllable: last_begun(&orders.syllables, pinyin).flatten(),
            strokes: orders.corrections.get(&character).copied().or(counted.filter(|&strokes| strokes > 0)),
            pinyin,
            stroke,
        })
    }
}

/// Whether a character is a Chinese one, 〇 included.
pub(super) fn is_han(character: char) -> bool {
    matches!(character,
        '\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// The place of any character in the order of pinyin, as far as letters, digits and script go.
pub(super) fn place_of(character: char) -> u64 {
    place(&ORDERS.pinyin, character)
}

impl Orders {
    fn new() -> Self {
        let (pinyin, stroke) = (collator(&locale!("zh")), collator(&locale!("zh-u-co-stroke")));
        let syllables = Syllable::beginnings().map(|(first, syllable)| (place(&pinyin, first), syllable)).collect();
        let nowhere = key(&stroke, "\u{FDD0}");
        let begins = |strokes: u8| {
            let mark = char::from_u32(0x2800 + u32::from(strokes)).unwrap_or_default();
            (key(&stroke, &format!("\u{FDD0}{mark}")), strokes)
        };
        let mut strokes: Vec<_> = (1..=MOST_STROKES).map(begins).filter(|&(place, _)| place < nowhere).collect();
        // What comes after the last number has none.
        strokes.push((place(&stroke, '\u{9FC3}'), 0));
        let corrections = include_str!("strokes.tsv")
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .filter_map(|(strokes, characters)| Some((strokes.parse::<u8>().ok()?, characters)))
            .flat_map(|(strokes, characters)| characters.chars().map(move |character| (character, strokes)))
            .collect();
        Self { pinyin, stroke, syllables, strokes, corrections }
    }
}

fn collator(locale: &Locale) -> CollatorBorrowed<'static> {
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Primary);
    Collator::try_new(locale.into(), options).expect("the orders are compiled in")
}

fn place(collator: &CollatorBorrowed<'_>, character: char) -> u64 {
    key(collator, character.encode_utf8(&mut [0; 4]))
}

/// The first eight bytes of a sort key, in order as numbers are.
fn key(collator: &CollatorBorrowed<'_>, text: &str) -> u64 {
    let mut bytes = Vec::with_capacity(8);
    let Ok(()) = collator.write_sort_key_to(text, &mut bytes);
    bytes.resize(8, 0);
    bytes.iter().fold(0, |number, &byte| number << 8 | u64::from(byte))
}

/// What began last at or before `place`.
fn last_begun<T: Copy>(beginnings: &[(u64, T)], place: u64) -> Option<T> {
    let after = beginnings.partition_point(|&(begins, _)| begins <= place);
    beginnings[..after].last().map(|&(_, what)| what)
}
