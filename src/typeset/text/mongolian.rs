//! What Mongolian script asks of the composer, whichever way its lines run: words are never broken nor set in two
//! faces, suffixes stay with their words, and lines are justified by the spaces between words alone.

use super::atom::{Paragraph, Space, Stretch};
use super::breaks::Break;
use super::class::Class;
use super::prepare::Char;
use super::shaping::Setting;
use crate::font::{FontSet, Script, script};

/// Whether a character takes part in a Mongolian word: letters, digits, variation selectors, and the joints of
/// suffixes: U+180E, or U+202F by the older practice (UTN #57).
fn is_part_of_word(ch: char) -> bool {
    matches!(ch, '\u{1806}' | '\u{180A}'..='\u{18AF}' | '\u{202F}')
}

/// Whether a text may hold Mongolian: all of the block begins with this byte in UTF-8.
fn may_hold_mongolian(text: &str) -> bool {
    text.as_bytes().contains(&0xE1)
}

/// Whether a language tag is Mongolian.
pub(super) fn is_mongolian(language: &str) -> bool {
    language.split('-').next().is_some_and(|language| language.eq_ignore_ascii_case("mn"))
}

/// Sets every word in one face, the first that has all of it: a letter takes its form from its neighbours, and a suffix
/// from the joint before it, which a shaper sees only within one face.
pub(super) fn keep_words_in_one_face(fonts: &FontSet, settings: &[Setting], chars: &mut [Char], text: &str) {
    if !may_hold_mongolian(text) {
        return;
    }
    for word in chars.chunk_by_mut(|a, b| is_part_of_word(a.ch) && is_part_of_word(b.ch) && a.style == b.style) {
        let first = word[0];
        if !is_part_of_word(first.ch) || word.iter().all(|char| char.face == first.face) {
            continue;
        }
        let Some(setting) = settings.get(usize::from(first.style)) else { continue };
        // Without a face for all of it, the face of its letters: a joint no face has is still a joint to the shaper.
        let letters = word.iter().find(|char| char.class == Class::Letter).and_then(|char| char.face);
        let all: Vec<char> = word.iter().map(|char| char.ch).collect();
        let face = setting.face_for_all(fonts, &all).or(letters);
        for char in word.iter_mut().filter(|char| char.face.is_some()) {
            char.face = face.or(char.face);
        }
    }
}

/// Takes back the breaks within words; in text in Mongolian, all that are not at spaces, but for words too long for
/// any line.
pub(super) fn bind(paragraph: &mut Paragraph, in_mongolian: bool) {
    if !in_mongolian && !may_hold_mongolian(&paragraph.text) {
        return;
    }
    let first = |at: usize| paragraph.text[at..].chars().next().is_some_and(is_part_of_word);
    let parts: Vec<bool> = paragraph.atoms.iter().map(|atom| first(atom.start as usize)).collect();
    for (index, atom) in paragraph.atoms.iter_mut().enumerate() {
        if matches!(atom.class, Class::Space | Class::Opportunity) {
            continue;
        }
        if parts[index] && parts.get(index + 1) == Some(&true) {
            atom.behind = Break::Never;
        } else if in_mongolian && atom.behind == Break::Allowed {
            atom.behind = Break::Word;
        }
    }
}

/// A space of text in Mongolian: only typed blanks grow.
pub(super) fn only_blanks_grow(space: Space) -> Space {
    match space.stretch {
        Stretch::Blank(_) => space,
        _ => Space { stretch: Stretch::None, ..space },
    }
}

/// Whether a character is one for private use.
#[must_use]
pub fn is_private(ch: char) -> bool {
    matches!(ch, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}

/// The first private-use character of a text, if the text is Mongolian: known to be, or by its letters.
pub(super) fn private(text: &str, is_mongolian: bool) -> Option<char> {
    let first = text.chars().find(|&ch| is_private(ch))?;
    (is_mongolian || text.chars().any(|ch| script(ch) == Script::Mongolian)).then_some(first)
}
