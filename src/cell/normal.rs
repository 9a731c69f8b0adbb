//! The comparison form of a text: what two spellings of the same words have in common.

use icu_normalizer::ComposingNormalizerBorrowed;

use super::space::is_white;

/// A text as it is compared: full-width letters, figures and signs made narrow, compatibility characters (`㎡`, `⽬`)
/// replaced by plain ones, brackets, quotation marks and dashes of one shape each, small letters, no white space.
///
/// Two texts with the same key say the same in other spelling. The key itself is not for readers.
#[must_use]
pub fn key(text: &str) -> String {
    if text.chars().all(is_plain) {
        return text.chars().map(one_shape).collect();
    }
    let composed = ComposingNormalizerBorrowed::new_nfkc();
    let text = composed.normalize(text);
    text.chars().filter(|&character| !is_white(character)).map(one_shape).map(|it| it.to_ascii_lowercase()).collect()
}

/// Whether a character stays as it is, but for its shape.
fn is_plain(character: char) -> bool {
    matches!(character, '!'..='@' | '['..='~' | '\u{4E00}'..='\u{9FFF}' | '、' | '。' | '《' | '》' | '〔' | '〕' | '“' | '”' | '·')
}

fn one_shape(character: char) -> char {
    match character {
        '〔' | '【' | '〖' | '「' | '『' | '{' => '[',
        '〕' | '】' | '〗' | '」' | '』' | '}' => ']',
        '〈' | '«' | '≪' => '《',
        '〉' | '»' | '≫' => '》',
        '“' | '”' | '„' | '‟' | '″' | '〝' | '〞' => '"',
        '‘' | '’' | '‚' | '‛' | '′' => '\'',
        '–' | '—' | '―' | '−' | '─' | '‐' | '‑' => '-',
        '∼' | '〜' => '~',
        '。' => '.',
        '•' | '・' | '‧' => '·',
        _ => character,
    }
}
