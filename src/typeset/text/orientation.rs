//! How characters stand in lines that run downwards: Unicode Standard Annex #50, as far as it concerns text in Chinese
//! and Mongolian, and the one habit of Mongolian that departs from it.

/// How a character stands in a line that runs downwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Orientation {
    /// As in a line that runs to the right, centred in a square of its own.
    Upright,
    /// Upright, but in the form the face keeps for such lines: `。` moves to the other corner (UAX #50, Tu).
    Corner,
    /// In the form the face keeps for such lines, else turned: brackets (UAX #50, Tr).
    Bracket,
    /// Upright, its ink on the line's axis: `?` and `!`, which Mongolian print sets upright whatever their width
    /// (W3C, Mongolian layout requirements, issue 5).
    Exclamation,
    /// A stroke or dots along the line, turned, its ink on the line's axis.
    Stroke,
    /// Turned a quarter clockwise, as Mongolian itself is.
    Turned,
}

/// The orientation of a character.
pub(super) fn orientation(ch: char) -> Orientation {
    match ch {
        '!' | '?' | '！' | '？' | '‼' | '⁇'..='⁉' => Orientation::Exclamation,
        '-' | '‐'..='―' | '…' | '·' | '⋯' | '～' | '〜' | '－' | '⸺' => Orientation::Stroke,
        '、' | '。' | '，' | '．' => Orientation::Corner,
        '〈'..='】' | '〔'..='〟' | '（' | '）' | '：' | '；' | '［' | '］' | '｛'..='｠' => {
            Orientation::Bracket
        }
        // Enclosed characters, signs and the ideographic planes.
        '\u{2460}'..='\u{24FF}'
        | '\u{25A0}'..='\u{27BF}'
        | '\u{2E80}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE10}'..='\u{FE1F}'
        | '\u{FF01}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}'
        | '℃'
        | '№'
        | '\u{1F000}'..='\u{1FAFF}'
        | '\u{20000}'..='\u{3FFFF}' => Orientation::Upright,
        _ => Orientation::Turned,
    }
}

#[cfg(test)]
mod tests {
    use super::{Orientation, orientation};

    #[test]
    fn characters_stand_as_uax_50_says() {
        for (text, expected) in [
            ("中々〇①２Ａ\u{20000}", Orientation::Upright),
            ("、。，．", Orientation::Corner),
            ("《》〈〉（）〔〕【】「」：；［］", Orientation::Bracket),
            ("!?！？⁈⁉", Orientation::Exclamation),
            ("-–—…·～", Orientation::Stroke),
            ("aZ09().:%ᠮ᠂᠃᠄᠑ФΩ“”", Orientation::Turned),
        ] {
            for ch in text.chars() {
                assert_eq!(orientation(ch), expected, "{ch}");
            }
        }
    }
}
