//! A line of text set by itself: what stands around pages and on sheets.

use super::{Color, Glyph, TextRun, Turn};
use crate::font::FontSet;
use crate::geom::{Length, Point};

impl TextRun {
    /// A black line at the origin, one glyph a character, in the first face that has most of it. What the face has no
    /// glyph for is left out.
    #[must_use]
    pub fn line(text: &str, size: Length, fonts: &FontSet) -> Self {
        let cascade = fonts.cascade(&[], 400);
        let all: Vec<char> = text.chars().collect();
        let id = cascade.find_all(fonts, &all).unwrap_or(cascade.first());
        let face = fonts.face(id);
        let (mut text, mut glyphs, mut at) = (String::new(), Vec::new(), Length::ZERO);
        for character in all {
            let Some(id) = face.glyph(character) else { continue };
            text.push(character);
            glyphs.push(Glyph { id, text_len: character.len_utf8() as u8, x: at, rise: Length::ZERO });
            at += size.scale(f64::from(face.advance(id)) / f64::from(face.units_per_em()));
        }
        let (color, origin, turn) = (Color::BLACK, Point::default(), Turn::None);
        Self { face: id, size, color, origin, turn, text, glyphs, passage: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_face_has_is_left_out_and_the_rest_stays() {
        let fonts = FontSet::builtin();
        let line = |text| TextRun::line(text, Length::pt(10.0), &fonts);
        let whole = line("第 1/2 张");
        assert_eq!((whole.text.as_str(), whole.glyphs.len()), ("第 1/2 张", 7));
        assert!(whole.glyphs.is_sorted_by_key(|glyph| glyph.x) && whole.glyphs[0].x == Length::ZERO);
        // A private character, which is in no font.
        let less = line("第\u{f8fe} 1/2 张");
        assert_eq!((less.face, less.text, less.glyphs), (whole.face, whole.text, whole.glyphs));
    }
}
