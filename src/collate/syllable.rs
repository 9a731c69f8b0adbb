//! Syllables of pinyin: written with a mark or a number for the tone, in the order of dictionaries.

use std::fmt;
use std::sync::LazyLock;

/// A syllable with its tone. They sort by letters, `lü` after `lu`, then by tone, the neutral one last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Syllable(u16);

/// The row of the table after the last syllable.
const END: &str = "end";
/// Tones, with the neutral one.
const TONES: u16 = 5;
/// Vowels and nasals with the marks of the four tones.
const MARKED: [(char, &str); 8] = [
    ('a', "āáǎà"),
    ('e', "ēéěè"),
    ('i', "īíǐì"),
    ('o', "ōóǒò"),
    ('u', "ūúǔù"),
    ('ü', "ǖǘǚǜ"),
    ('n', "\u{0}ńňǹ"),
    ('m', "\u{0}ḿ"),
];
/// The marks alone, after the letter they stand on.
const MARKS: [char; 4] = ['\u{304}', '\u{301}', '\u{30C}', '\u{300}'];

/// The table: one row a syllable.
static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    include_str!("syllables.tsv").lines().filter(|line| !line.starts_with('#')).map(Row::read).collect()
});

struct Row {
    letters: &'static str,
    /// The first character of each tone.
    first: [Option<char>; TONES as usize],
}

impl Row {
    fn read(line: &'static str) -> Self {
        let mut cells = line.split('\t');
        let letters = cells.next().unwrap_or_default();
        let mut first = [None; TONES as usize];
        for (place, cell) in first.iter_mut().zip(cells) {
            *place = cell.chars().next().filter(|&character| character != '-');
        }
        Self { letters, first }
    }
}

impl Syllable {
    /// Reads `kuài`, `kuai4`, `lǜ`, `lü4`, `lv4`; without mark or number the tone is neutral. `None` for what is no
    /// syllable of Mandarin.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let (letters, tone) = split(written)?;
        let row = ROWS.iter().position(|row| row.letters == letters && row.letters != END)?;
        Some(Self::new(row, tone))
    }

    /// The letters of all syllables, in order.
    pub fn all_letters() -> impl Iterator<Item = &'static str> {
        ROWS.iter().map(|row| row.letters).filter(|&letters| letters != END)
    }

    /// The characters with which syllables begin in CLDR's order, each with what is read so; after the last of them,
    /// the first character without a reading.
    pub(super) fn beginnings() -> impl Iterator<Item = (char, Option<Self>)> {
        ROWS.iter().enumerate().flat_map(|(index, row)| {
            row.first.iter().zip(1..).filter_map(move |(first, tone)| {
                let syllable = (row.letters != END).then(|| Self::new(index, tone));
                first.map(|first| (first, syllable))
            })
        })
    }

    /// The capital it stands under.
    #[must_use]
    pub fn initial(self) -> char {
        self.letters().chars().next().unwrap_or_default().to_ascii_uppercase()
    }

    fn new(row: usize, tone: u16) -> Self {
        Self(row as u16 * (TONES + 1) + tone)
    }

    fn letters(self) -> &'static str {
        ROWS[usize::from(self.0 / (TONES + 1))].letters
    }

    fn tone(self) -> u16 {
        self.0 % (TONES + 1)
    }
}

impl fmt::Display for Syllable {
    /// With the mark of its tone: on `a`, else `e`, else the `o` of `ou`, else the last vowel.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let letters = self.letters();
        let bears = |vowel: char| letters.chars().position(|letter| letter == vowel);
        let last = || letters.chars().enumerate().filter(|(_, c)| "aeiouü".contains(*c)).last().map(|(at, _)| at);
        let place = bears('a').or_else(|| bears('e')).or_else(|| letters.find("ou")).or_else(last);
        for (at, letter) in letters.chars().enumerate() {
            let marks = MARKED.iter().find(|(plain, _)| *plain == letter).map(|(_, marks)| marks);
            let marked = marks.and_then(|marks| marks.chars().nth(usize::from(self.tone()) - 1));
            let shown = if Some(at) == place { marked.unwrap_or(letter) } else { letter };
            write!(f, "{shown}")?;
        }
        Ok(())
    }
}

/// Letters without marks, and the tone; `None` when there are two tones, or other than letters.
fn split(written: &str) -> Option<(String, u16)> {
    let mut letters = String::new();
    let mut tone = None;
    for character in written.chars().flat_map(char::to_lowercase) {
        let (letter, found) = plain(character)?;
        letters.extend(letter);
        if found.is_some() && tone.replace(found).is_some() {
            return None;
        }
    }
    Some((letters, tone.flatten().unwrap_or(TONES)))
}

/// One character as a letter, a tone, or both.
fn plain(character: char) -> Option<(Option<char>, Option<u16>)> {
    let marked = MARKED.iter().find_map(|&(letter, marks)| {
        marks.chars().position(|mark| mark == character).map(|at| (Some(letter), Some(at as u16 + 1)))
    });
    match character {
        'a'..='u' | 'w'..='z' | 'ü' => Some((Some(character), None)),
        'v' => Some((Some('ü'), None)),
        // What word processors write for a and g in pinyin.
        'ɑ' => Some((Some('a'), None)),
        'ɡ' => Some((Some('g'), None)),
        '1'..='5' => Some((None, Some(character as u16 - '0' as u16))),
        '0' => Some((None, Some(TONES))),
        _ => marked.or_else(|| MARKS.iter().position(|&mark| mark == character).map(|at| (None, Some(at as u16 + 1)))),
    }
}
