//! What is printed on sheets besides the pages, as a document of its own.

use super::label::TYPE;
use super::sheet::{Label, Sheet};
use crate::font::FontSet;
use crate::geom::Length;
use crate::page::{Color, Document, Item, Page, Shape, TextRun};

/// A page for each sheet with its marks and labels, under the title of the document whose pages go there.
#[must_use]
pub fn overlay(sheets: &[Sheet], of: &Document, fonts: &FontSet) -> Document {
    let page = |sheet: &Sheet| {
        // On every plate, as a print shop cuts and folds by them.
        let fill = Some(Color::Registration);
        let marks =
            sheet.marks.iter().map(|&rect| Item::Shape(Shape { rect, radius: Length::ZERO, fill, stroke: None }));
        let label = |label: &Label| TextRun { origin: label.at, ..TextRun::line(&label.text, TYPE, fonts) };
        let labels = sheet.labels.iter().map(label).map(Item::Text);
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
