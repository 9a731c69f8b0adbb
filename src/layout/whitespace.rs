//! White space as in HTML, with the one rule Chinese needs: a line break of the template between two Chinese
//! characters is no space.

use super::style::Display;
use super::tree::{Element, Kind, Node};

/// Whether a node stands in a line of text.
pub(super) fn is_inline(node: &Node) -> bool {
    match node {
        Node::Text(_) => true,
        Node::Element(element) => {
            element.style.box_style.display == Display::Inline && !element.style.box_style.absolute
        }
    }
}

/// Collapses the white space of one block's inline matter; `chinese` also counts “ ” ‘ ’ — … · as Chinese.
pub(super) fn collapse(matter: Vec<Node>, chinese: bool) -> Vec<Node> {
    Line { gap: None, last: Last::Start, chinese }.walk(matter)
}

/// Where the line stands while it is read.
struct Line {
    /// White space not yet written, and whether it holds a line break.
    gap: Option<bool>,
    last: Last,
    chinese: bool,
}

/// What was last written.
#[derive(Clone, Copy)]
enum Last {
    /// Nothing: white space here is dropped.
    Start,
    Character(char),
    /// An element that is set as a piece: a page number, a picture.
    Piece,
}

impl Line {
    fn walk(&mut self, matter: Vec<Node>) -> Vec<Node> {
        let mut settled = Vec::with_capacity(matter.len());
        for node in matter {
            match node {
                Node::Text(raw) => {
                    let text = self.text(&raw);
                    push_text(&mut settled, &text);
                }
                Node::Element(element) => self.element(element, &mut settled),
            }
        }
        settled
    }

    fn element(&mut self, mut element: Element, settled: &mut Vec<Node>) {
        match element.kind {
            Kind::Break => {
                self.gap = None;
                self.last = Last::Start;
            }
            // A mark joins what it follows, and what stands at the page's foot is a paragraph of its own.
            Kind::Footnote { .. } => {
                element.children = collapse(std::mem::take(&mut element.children), self.chinese);
            }
            // A reading stands above the line, not in it.
            Kind::Reading => element.children = collapse(std::mem::take(&mut element.children), self.chinese),
            Kind::Inline | Kind::Ruby | Kind::Anchor { .. } => {
                element.children = self.walk(std::mem::take(&mut element.children));
            }
            _ => {
                if self.gap_shows(Last::Piece) {
                    push_text(settled, " ");
                }
                self.last = Last::Piece;
            }
        }
        settled.push(Node::Element(element));
    }

    fn text(&mut self, raw: &str) -> String {
        let mut text = String::with_capacity(raw.len());
        for character in raw.chars() {
            match character {
                ' ' | '\t' | '\r' => self.gap = self.gap.or(Some(false)),
                '\n' => self.gap = Some(true),
                _ => {
                    if self.gap_shows(Last::Character(character)) {
                        text.push(' ');
                    }
                    text.push(character);
                    self.last = Last::Character(character);
                }
            }
        }
        text
    }

    /// Whether the white space before `next` shows as a space; it is used up either way.
    fn gap_shows(&mut self, next: Last) -> bool {
        let Some(line_break) = self.gap.take() else {
            return false;
        };
        let joins = |side: Last| match side {
            Last::Start => true,
            Last::Piece => false,
            Last::Character(character) => is_chinese(character, self.chinese),
        };
        // Beside a piece one Chinese neighbour is enough: 第⏎<page-number/>⏎页 has no spaces.
        let piece = matches!(next, Last::Piece) || matches!(self.last, Last::Piece);
        let joined = if piece { joins(self.last) || joins(next) } else { joins(self.last) && joins(next) };
        !(matches!(self.last, Last::Start) || line_break && joined)
    }
}

fn push_text(settled: &mut Vec<Node>, text: &str) {
    if text.is_empty() {
        return;
    }
    match settled.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => settled.push(Node::Text(text.to_owned())),
    }
}

/// Whether a character is set in the Chinese manner, without spaces between words: ideographs, kana, and full-width
/// marks and forms. Marks that Chinese shares with other languages count in Chinese text only.
fn is_chinese(character: char, chinese: bool) -> bool {
    match character {
        '\u{2E80}'..='\u{A4CF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}'
        | '\u{20000}'..='\u{3FFFF}' => true,
        '“' | '”' | '‘' | '’' | '—' | '…' | '·' => chinese,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(raw: &str) -> String {
        match collapse(vec![Node::Text(raw.to_owned())], true).pop() {
            Some(Node::Text(text)) => text,
            _ => String::new(),
        }
    }

    #[test]
    fn collapses_as_html_does() {
        assert_eq!(text("  a \t b\n c  "), "a b c");
        assert_eq!(text(" \n\t "), "");
        assert_eq!(text("a\u{A0} \u{3000}b"), "a\u{A0} \u{3000}b", "spaces that are characters stay");
    }

    #[test]
    fn a_line_break_between_chinese_characters_is_nothing() {
        assert_eq!(text("公开\n    目录"), "公开目录");
        assert_eq!(text("公开，\n目录"), "公开，目录");
        assert_eq!(text("公开”\n目录"), "公开”目录");
        assert_eq!(text("公开\nABC\n目录"), "公开 ABC 目录");
        assert_eq!(text("公开 目录"), "公开 目录", "a space someone typed stays");
    }
}
