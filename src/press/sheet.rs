//! Pages on the sheets that a press prints: enough bleed, and around it marks, colour bars and a line that says what it is.

use super::Press;
use super::marks;
use super::slug;
use crate::font::FontSet;
use crate::geom::{Length, Point, Rect, Size};
use crate::page::{Document, Item, Page, Shape};

/// What the line around a page says of it.
#[derive(Clone, Debug, Default)]
pub struct Job {
    /// The document's name.
    pub name: String,
    /// The site's edition.
    pub edition: String,
    /// The day it bears; empty where it has none.
    pub date: String,
}

/// The pages of a document on sheets. What they mean to a reader's program stays behind.
#[must_use]
pub fn on_sheets(document: &Document, press: &Press, job: &Job, fonts: &FontSet) -> Document {
    let count = document.pages.len();
    let sheet = |(index, page): (usize, &Page)| {
        let mut page = Page { size: page.size, bleed: page.bleed, items: page.items.clone(), ..Page::default() };
        bleed(&mut page, press.bleed);
        let place = marks::Place::of(&page);
        if press.marks {
            page.around.items.extend(marks::all(page.size, place));
        }
        if press.slug {
            let texts = slug::texts(job, index + 1, count, &press.condition);
            page.around.items.extend(slug::line(&texts, page.size, place, fonts, press.marks).map(Item::Text));
        }
        page.around.room = place.room(press.marks, press.slug);
        page
    };
    Document {
        title: document.title.clone(),
        author: document.author.clone(),
        language: document.language.clone(),
        pages: document.pages.iter().enumerate().map(sheet).collect(),
        outline: document.outline.clone(),
        labels: document.labels.clone(),
        ..Document::default()
    }
}

/// Sees to it that a page bleeds so far: grounds that end where its own bleed ends are drawn on.
fn bleed(page: &mut Page, least: Length) {
    if page.bleed >= least {
        return;
    }
    let near = Rect::new(Point::default(), page.size).grown(page.bleed);
    let far = Rect::new(Point::default(), page.size).grown(least);
    for item in &mut page.items {
        if let Item::Shape(shape) = item {
            draw_on(shape, &near, &far);
        }
    }
    page.bleed = least;
}

fn draw_on(shape: &mut Shape, near: &Rect, far: &Rect) {
    if shape.fill.is_none() || shape.stroke.is_some() || shape.radius > Length::ZERO {
        return;
    }
    let rect = shape.rect;
    let from = |start: Length, near: Length, far: Length| if start <= near { start.min(far) } else { start };
    let to = |end: Length, near: Length, far: Length| if end >= near { end.max(far) } else { end };
    let origin =
        Point::new(from(rect.origin.x, near.origin.x, far.origin.x), from(rect.origin.y, near.origin.y, far.origin.y));
    let (right, bottom) = (to(rect.right(), near.right(), far.right()), to(rect.bottom(), near.bottom(), far.bottom()));
    shape.rect = Rect::new(origin, Size::new(right - origin.x, bottom - origin.y));
}
