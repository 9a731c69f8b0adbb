//! What a character is to the composer.
//!
//! The classes are those of the Requirements for Chinese Text Layout (clreq, 3.1), with the Western ones that mixed
//! text needs. [`class`] looks at one character alone; marks that Chinese and Western text share (`“ ” ‘ ’ — … · /`)
//! are settled by their neighbours in [`super::context`].

use crate::font::{Script, script};

/// What a character is to the composer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A character that stands alone in its square: a line may break on either side.
    Ideograph,
    /// Full-width opening quotes, brackets, book-title marks.
    Opener,
    /// Full-width closing ones.
    Closer,
    /// `，、；：`.
    Comma,
    /// `。．？！`.
    Stop,
    /// `·`.
    Interpunct,
    /// `～ － –`, and `—` between numbers.
    Connector,
    /// `／`, and `/` beside an ideograph.
    Solidus,
    /// Each half of `——`.
    Dash,
    /// Each half of `……`.
    Ellipsis,
    /// Letters of any alphabet.
    Letter,
    /// Digits.
    Digit,
    /// Signs that belong to the number behind them: `¥ №`.
    Prefix,
    /// Signs that belong to the number before them: `% ℃`.
    Suffix,
    /// Western opening brackets and quotes.
    Open,
    /// Western closing ones.
    Close,
    /// Western points: `. , ; : ! ?`.
    Point,
    /// `-`.
    Hyphen,
    /// Other signs of Western text.
    Sign,
    /// What joins the character before it: combining marks, variation selectors.
    Mark,
    /// What holds both neighbours: no-break spaces, the Mongolian suffix joint.
    Glue,
    /// A blank; a line may break behind it.
    Space,
    /// U+200B: a line may break here.
    Opportunity,
    /// What fills the rest of a line.
    Leader,
    /// A character the table does not know: UAX #14 decides.
    Other,
}

impl Class {
    /// Whether a mark with a blank half at its right side.
    pub(super) fn closes(self) -> bool {
        matches!(self, Self::Closer | Self::Comma | Self::Stop)
    }

    /// Whether the character belongs to Western text, where only words are kept apart.
    pub(super) fn is_western(self) -> bool {
        matches!(
            self,
            Self::Letter
                | Self::Digit
                | Self::Prefix
                | Self::Suffix
                | Self::Open
                | Self::Close
                | Self::Point
                | Self::Hyphen
                | Self::Sign
        )
    }

    /// Whether Chinese and Western text keep a gap here: letters and numbers, not their punctuation.
    pub(super) fn wants_gap(self) -> bool {
        matches!(self, Self::Letter | Self::Digit | Self::Suffix)
    }

    /// Whether the character stands in a square of its own, so that lines of such squares may be stretched evenly.
    pub(super) fn is_square(self) -> bool {
        matches!(
            self,
            Self::Ideograph
                | Self::Opener
                | Self::Closer
                | Self::Comma
                | Self::Stop
                | Self::Interpunct
                | Self::Dash
                | Self::Ellipsis
        )
    }
}

/// The class of a character by itself.
pub(super) fn class(ch: char) -> Class {
    match ch {
        '\u{4E00}'..='\u{9FFF}' => Class::Ideograph,
        '\0'..='\u{7F}' => ascii(ch),
        '《' | '〈' | '（' | '〔' | '【' | '「' | '『' | '〖' | '［' | '｛' | '〝' | '“' | '‘' => {
            Class::Opener
        }
        '》' | '〉' | '）' | '〕' | '】' | '」' | '』' | '〗' | '］' | '｝' | '〞' | '”' | '’' => {
            Class::Closer
        }
        '，' | '、' | '；' | '：' => Class::Comma,
        '。' | '．' | '？' | '！' => Class::Stop,
        '·' | '・' | '‧' => Class::Interpunct,
        '～' | '〜' | '–' | '－' => Class::Connector,
        '／' => Class::Solidus,
        '—' | '―' | '⸺' => Class::Dash,
        '…' | '⋯' => Class::Ellipsis,
        '¥' | '￥' | '£' | '€' | '＄' | '№' | '±' => Class::Prefix,
        '‰' | '％' | '°' | '℃' | '℉' | '′' | '″' => Class::Suffix,
        '０'..='９' => Class::Digit,
        '\u{A0}' | '\u{202F}' | '\u{180E}' | '\u{2007}' | '\u{2060}' | '\u{FEFF}' => Class::Glue,
        '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200A}' | '\u{205F}' | '\u{3000}' => Class::Space,
        '\u{200B}' => Class::Opportunity,
        '\u{0300}'..='\u{036F}'
        | '\u{180B}'..='\u{180D}'
        | '\u{180F}'
        | '\u{200C}'
        | '\u{200D}'
        | '\u{20D0}'..='\u{20FF}'
        | '\u{3099}'
        | '\u{309A}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{E0100}'..='\u{E01EF}' => Class::Mark,
        // Mongolian commas, full stops, colon, and the marks that end a sentence.
        '\u{1800}'..='\u{1805}' | '\u{1808}' | '\u{1809}' => Class::Point,
        // Enclosed and squared characters, arrows, geometric shapes, dingbats and lines that Chinese text uses as
        // signs of its own.
        '\u{2190}'..='\u{21FF}' | '\u{2460}'..='\u{27BF}' | '\u{3003}'..='\u{3007}' | '\u{3200}'..='\u{33FF}' => {
            Class::Ideograph
        }
        _ => by_script(ch),
    }
}

fn ascii(ch: char) -> Class {
    match ch {
        'a'..='z' | 'A'..='Z' => Class::Letter,
        '0'..='9' => Class::Digit,
        ' ' | '\t' | '\n' | '\r' => Class::Space,
        '(' | '[' | '{' => Class::Open,
        ')' | ']' | '}' => Class::Close,
        '.' | ',' | ';' | ':' | '!' | '?' => Class::Point,
        '-' => Class::Hyphen,
        '~' => Class::Connector,
        '$' | '#' => Class::Prefix,
        '%' => Class::Suffix,
        _ => Class::Sign,
    }
}

fn by_script(ch: char) -> Class {
    match script(ch) {
        Script::Han => Class::Ideograph,
        Script::Latin | Script::Mongolian | Script::Other(_) if ch.is_numeric() => Class::Digit,
        Script::Latin | Script::Mongolian => Class::Letter,
        Script::Other(tag) if matches!(&tag, b"Grek" | b"Cyrl") => Class::Letter,
        _ => Class::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Class, class};

    #[test]
    fn characters_have_the_classes_of_clreq() {
        for (text, expected) in [
            ("中鿿㐀𠀀①㈠→〇", Class::Ideograph),
            ("《〈（〔【「『“‘", Class::Opener),
            ("》〉）〕】」』”’", Class::Closer),
            ("，、；：", Class::Comma),
            ("。？！．", Class::Stop),
            ("·・", Class::Interpunct),
            ("～－–~", Class::Connector),
            ("azé Яα\u{1820}", Class::Letter),
            ("09᠐", Class::Digit),
            (".,;:!?᠂᠃", Class::Point),
        ] {
            for ch in text.chars().filter(|&ch| ch != ' ') {
                assert_eq!(class(ch), expected, "{ch}");
            }
        }
    }
}
