//! Addresses in running text: `https://www.wlht.gov.cn/zwgk/xxgkml?id=15`.
//!
//! An address may be broken only behind certain marks (`/ . - _ ? &` unless `url-break` says otherwise), without a
//! hyphen, so that nothing is added to what a reader types in.

use super::breaks::Break;
use super::class::Class;
use super::prepare::Char;

/// A shorter word with a point in it is an abbreviation, not an address.
const SHORTEST: usize = 8;

/// Opens the places behind the marks at which addresses may be broken, and closes all others within them.
pub(super) fn mark(chars: &mut [Char], marks: &str) {
    let mut start = 0;
    while start < chars.len() {
        let length = chars[start..].iter().take_while(|char| belongs(char)).count();
        let word = &mut chars[start..start + length];
        if length >= SHORTEST && is_address(word) {
            open(word, marks);
        }
        start += length.max(1);
    }
}

fn belongs(char: &Char) -> bool {
    char.ch.is_ascii_graphic() && !matches!(char.ch, '<' | '>' | '"')
}

/// Whether a word is an address: it names a scheme, or a host of several labels, or a path.
fn is_address(word: &[Char]) -> bool {
    let is = |at: usize, class: Class| word.get(at).is_some_and(|char| char.class == class);
    let has_scheme = word.windows(3).any(|three| three.iter().map(|char| char.ch).eq("://".chars()));
    let letter_or_digit = |at: usize| is(at, Class::Letter) || is(at, Class::Digit);
    let labels =
        (1..word.len()).filter(|&at| word[at].ch == '.' && letter_or_digit(at - 1) && is(at + 1, Class::Letter));
    has_scheme || labels.count() > 0
}

fn open(word: &mut [Char], marks: &str) {
    let scheme = word.windows(3).position(|three| three.iter().map(|char| char.ch).eq("://".chars()));
    let first = scheme.map_or(1, |at| at + 3);
    for at in 0..word.len() - 1 {
        let (this, next) = (word[at].ch, word[at + 1].ch);
        // Several marks in a row stay together, and no line begins with one.
        let opens = at >= first && marks.contains(this) && next.is_ascii_alphanumeric();
        word[at].behind = match word[at].behind {
            _ if opens => Break::Allowed,
            Break::Allowed => Break::Word,
            other => other,
        };
    }
}
