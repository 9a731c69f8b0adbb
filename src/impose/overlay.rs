//! What is printed on sheets besides the pages, as a document of its own.

use super::label::TYPE;
use super::sheet::{Label, Sheet};
use crate::font::FontSet;
use crate::geom::Length;
use crate::page::{Color, Document, Glyph, Item, Page, Shape, TextRun, Turn};

/// A page for each sheet with its marks and labels, under the title of the document whose pages go there.
#[must_use]
pub fn overlay(sheets: &[Sheet], of: &Document, fonts: &FontSet) -> Document {
    let page = |sheet: &Sheet| {
        let marks = sheet
            .marks
            .iter()
            .map(|&rect| Item::Shape(Shape { rect, radius: Length::ZERO, fill: Some(Color::BLACK), stroke: None }));
        let labels = sheet.labels.iter().filter_map(|label| run(label, fonts)).map(Item::Text);
        Page { size: sheet.size, items: marks.chain(labels).collect(), ..Page::default() }
    };
    Document {
        title: of.title.clone(),
        author: of.author.clone(),
        language: of.language.clone(),
        pages: sheets.iter().map(page).collect(),
        ..Document::default()
    }
}

/// A label's glyphs, one after the other. None where no face has all of them, which the embedded ones do.
fn run(label: &Label, fonts: &FontSet) -> Option<TextRun> {
    let characters: Vec<char> = label.text.chars().collect();
    let id = fonts.cascade(&[], 400).find_all(fonts, &characters)?;
    let face = fonts.face(id);
    let mut at = Length::ZERO;
    let glyphs = characters.iter().map(|&character| {
        let glyph = face.glyph(character)?;
        let placed = Glyph { id: glyph, text_len: character.len_utf8() as u8, x: at, rise: Length::ZERO };
        at += TYPE.scale(f64::from(face.advance(glyph)) / f64::from(face.units_per_em()));
        Some(placed)
    });
    Some(TextRun {
        face: id,
        size: TYPE,
        color: Color::BLACK,
        origin: label.at,
        turn: Turn::None,
        glyphs: glyphs.collect::<Option<_>>()?,
        text: label.text.clone(),
        passage: None,
    })
}
