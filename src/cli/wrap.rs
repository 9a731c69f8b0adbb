//! Lines that fit the terminal. A Chinese character takes two columns and may be followed by a line break; a Latin
//! word may not be torn; a closing mark never begins a line.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Columns a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text with spaces after it, to so many columns.
pub fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// Breaks a paragraph into lines of at most `columns`; lines after the first begin with `indent` spaces.
pub fn wrap(text: &str, columns: usize, indent: usize) -> String {
    let mut whole = String::new();
    let (mut at, mut fresh) = (0, true);
    for piece in pieces(text) {
        let shown = width(piece.trim_end());
        if !fresh && at + shown > columns {
            whole.truncate(whole.trim_end().len());
            whole.push('\n');
            whole.push_str(&" ".repeat(indent));
            at = indent;
        }
        whole.push_str(piece);
        at += width(piece);
        fresh = false;
    }
    whole
}

/// The smallest parts that stay together: a word with the space and the marks after it, a Chinese character with
/// the marks around it.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, character) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, character)) {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(character);
    }
    pieces.push(&text[start..]);
    pieces
}

fn may_break(before: char, after: char) -> bool {
    if is_closing(after) || is_opening(before) || after == ' ' {
        return false;
    }
    before == ' ' || is_wide(before) || is_wide(after)
}

fn is_wide(character: char) -> bool {
    character.width() == Some(2)
}

fn is_opening(character: char) -> bool {
    matches!(character, '“' | '‘' | '（' | '《' | '〈' | '【' | '(')
}

fn is_closing(character: char) -> bool {
    matches!(
        character,
        '”' | '’'
            | '）'
            | '》'
            | '〉'
            | '】'
            | '，'
            | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | ')'
            | ','
            | '.'
            | ';'
            | ':'
            | '…'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn chinese_breaks_between_characters_and_not_before_marks() {
        assert_eq!(wrap("名单与理由见清单，请勿外传。", 10, 0), "名单与理由\n见清单，请\n勿外传。");
        assert_eq!(wrap("名单与理由，", 10, 2), "名单与理\n  由，");
        assert_eq!(wrap("见“清单”", 4, 0), "见\n“清\n单”");
        assert_eq!(wrap("aa一）））", 8, 2), "aa\n  一）））");
    }

    #[test]
    fn words_stay_whole() {
        assert_eq!(
            wrap("see output/operator/withheld.csv for the list", 20, 2),
            "see\n  output/operator/withheld.csv\n  for the list"
        );
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_lines_fit(text in "[一-龥a-z，。“”（） ]{0,60}", columns in 8_usize..40, indent in 0_usize..4) {
            let wrapped = wrap(&text, columns, indent);
            let squeeze = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(squeeze(&wrapped), squeeze(&text));
            for line in wrapped.lines() {
                let single = pieces(line.trim()).len() == 1;
                prop_assert!(width(line.trim_end()) <= columns || single, "{line:?}");
            }
        }
    }
}
