//! The content stream of one page.
//!
//! Colour and font are set only when they change, and runs that follow each other share one text object: a
//! handbook is a million glyphs, and what is not written is not compressed, stored and read either.

use std::collections::BTreeSet;

use super::PdfError;
use super::number::points;
use super::resources::{Resources, drawn};
use super::structure::Marked;
use super::text::TextWriter;
use super::{shape, symbol};
use crate::font::FaceId;
use crate::geom::{Length, Point};
use crate::page::{Color, Item, Page, PlacedPicture, PlacedSymbol, Profile, Shape, Tag, TextRun};

/// What was written for one page, and what it needs.
#[derive(Default)]
pub struct Content {
    /// The operators.
    pub stream: Vec<u8>,
    /// Faces used.
    pub faces: BTreeSet<FaceId>,
    /// Forms used, by their place among the document's.
    pub forms: BTreeSet<usize>,
    /// Pictures used, likewise.
    pub pictures: BTreeSet<usize>,
    /// Which parts of the document its pieces and links belong to, where the file says so.
    pub marked: Marked,
}

/// Writes one page.
pub fn page(page: &Page, resources: &Resources, profile: Profile) -> Result<Content, PdfError> {
    let mut writer = PageWriter {
        content: Content::default(),
        resources,
        left: page.bleed,
        top: page.size.height + page.bleed,
        fill: Color::BLACK,
        text: TextWriter::default(),
        mark: Mark::None,
    };
    let mut tags = page.tags.iter().peekable();
    let mut tag = Tag::Ornament;
    for (index, item) in page.items.iter().enumerate() {
        while let Some(&(_, next)) = tags.next_if(|(from, _)| *from <= index) {
            tag = next;
        }
        if profile.is_tagged() {
            writer.tag(tag, item);
        }
        match item {
            Item::Text(run) => writer.text(run),
            Item::Symbol(placed) => writer.symbol(placed)?,
            Item::Shape(shape) => writer.shape(shape),
            Item::Picture(placed) => writer.picture(placed),
            Item::Link(_) => {}
        }
    }
    writer.close_mark();
    Ok(writer.content)
}

struct PageWriter<'a> {
    content: Content,
    resources: &'a Resources<'a>,
    left: Length,
    top: Length,
    fill: Color,
    text: TextWriter,
    mark: Mark,
}

/// The marked piece of content that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    Of(Tag),
}

impl PageWriter<'_> {
    /// A place on the page in PDF coordinates: from the bottom left of the media box, y upwards.
    fn place(&self, point: Point) -> (Length, Length) {
        (self.left + point.x, self.top - point.y)
    }

    /// Sees to it that `item` is written within a piece of content marked as `tag`'s.
    fn tag(&mut self, tag: Tag, item: &Item) {
        if let Item::Link(_) = item {
            let part = if let Tag::Part(part) = tag { Some(part) } else { None };
            self.content.marked.links.push(part);
            return;
        }
        if self.mark == Mark::Of(tag) {
            return;
        }
        self.close_mark();
        let out = &mut self.content.stream;
        match tag {
            Tag::Ornament => out.extend_from_slice(b"/Artifact BMC\n"),
            Tag::RunningHead => {
                out.extend_from_slice(b"/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n");
            }
            Tag::RunningFoot => {
                out.extend_from_slice(b"/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n");
            }
            Tag::Part(part) => {
                out.extend_from_slice(format!("/P<</MCID {}>>BDC\n", self.content.marked.content.len()).as_bytes());
                self.content.marked.content.push(part);
            }
        }
        self.mark = Mark::Of(tag);
    }

    /// Ends text and the piece of content that is open.
    fn close_mark(&mut self) {
        self.text.end(&mut self.content.stream);
        if std::mem::replace(&mut self.mark, Mark::None) != Mark::None {
            self.content.stream.extend_from_slice(b"EMC\n");
        }
    }

    fn set_fill(&mut self, color: Color) {
        if self.fill != color {
            shape::fill_color(&mut self.content.stream, color);
            self.fill = color;
        }
    }

    fn text(&mut self, run: &TextRun) {
        let Some(face) = self.resources.faces.get(&run.face).filter(|_| !run.glyphs.is_empty()) else { return };
        let place = self.place(run.origin);
        self.content.faces.insert(run.face);
        self.set_fill(run.color);
        self.text.run(&mut self.content.stream, run, face, place);
    }

    fn symbol(&mut self, placed: &PlacedSymbol) -> Result<(), PdfError> {
        let code = self.resources.code(placed)?;
        let (left, top) = self.place(placed.origin);
        self.text.end(&mut self.content.stream);
        let out = &mut self.content.stream;
        out.extend_from_slice(b"q\n");
        symbol::place(out, placed.module, left, top);
        if let Some(form) = self.resources.form(placed) {
            self.content.forms.insert(form);
            out.extend_from_slice(format!("/S{form} Do\n").as_bytes());
        } else {
            symbol::path(out, drawn(code, placed));
        }
        out.extend_from_slice(b"Q\n");
        Ok(())
    }

    fn shape(&mut self, painted: &Shape) {
        self.text.end(&mut self.content.stream);
        if let Some(color) = painted.fill {
            self.set_fill(color);
        }
        let (left, top) = self.place(painted.rect.origin);
        shape::paint(&mut self.content.stream, painted, left, top);
    }

    fn picture(&mut self, placed: &PlacedPicture) {
        self.text.end(&mut self.content.stream);
        let index = self.resources.picture(&placed.picture);
        self.content.pictures.insert(index);
        let (left, top) = self.place(placed.rect.origin);
        let size = placed.rect.size;
        let out = &mut self.content.stream;
        out.extend_from_slice(b"q\n");
        points(out, size.width);
        out.extend_from_slice(b" 0 0 ");
        for side in [size.height, left, top - size.height] {
            points(out, side);
            out.push(b' ');
        }
        out.extend_from_slice(format!("cm\n/P{index} Do\nQ\n").as_bytes());
    }
}
