//! The content stream of one page.
//!
//! Colour and font are set only when they change, and runs that follow each other share one text object: a
//! handbook is a million glyphs, and what is not written is not compressed, stored and read either.

use std::collections::BTreeSet;

use super::PdfError;
use super::number::points;
use super::palette::{KNOCKOUT, OVERPRINT};
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
        left: page.margin(),
        top: page.size.height + page.margin(),
        fill: None,
        overprints: false,
        text: TextWriter::default(),
        mark: Mark::None,
    };
    let is_framed = page.around.room > Length::ZERO;
    if is_framed {
        writer.clip(page);
    }
    let mut tags = page.tags.iter().peekable();
    let mut tag = Tag::Ornament;
    for (index, item) in page.items.iter().enumerate() {
        while let Some(&(_, next)) = tags.next_if(|(from, _)| *from <= index) {
            tag = next;
        }
        if profile.is_tagged() {
            writer.tag(tag, item);
        }
        writer.item(item)?;
    }
    writer.close_mark();
    if is_framed {
        writer.unclip();
    }
    for item in &page.around.items {
        writer.item(item)?;
    }
    writer.close_mark();
    Ok(writer.content)
}

struct PageWriter<'a> {
    content: Content,
    resources: &'a Resources<'a>,
    left: Length,
    top: Length,
    /// The colour of what is filled, as the page has it.
    fill: Option<Color>,
    overprints: bool,
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

    fn item(&mut self, item: &Item) -> Result<(), PdfError> {
        match item {
            Item::Text(run) => self.text(run),
            Item::Symbol(placed) => self.symbol(placed)?,
            Item::Shape(shape) => self.shape(shape),
            Item::Picture(placed) => self.picture(placed),
            Item::Link(_) => {}
        }
        Ok(())
    }

    /// Lets nothing of the page reach beyond its bleed.
    fn clip(&mut self, page: &Page) {
        let out = &mut self.content.stream;
        out.extend_from_slice(b"q\n");
        let both = page.bleed * 2;
        for side in [page.around.room, page.around.room, page.size.width + both, page.size.height + both] {
            points(out, side);
            out.push(b' ');
        }
        out.extend_from_slice(b"re W n\n");
    }

    fn unclip(&mut self) {
        self.content.stream.extend_from_slice(b"Q\n");
        // What was set within is forgotten.
        (self.fill, self.overprints, self.text) = (None, false, TextWriter::default());
    }

    fn set_fill(&mut self, color: Color) {
        // Black is what a page begins with where it is written as a gray.
        let written = self.resources.palette.color(color);
        let known = self.fill == Some(color) || self.fill.is_none() && written == Color::BLACK;
        if !known {
            shape::fill_color(&mut self.content.stream, written);
        }
        self.fill = Some(color);
    }

    /// Says whether what follows is printed over what lies beneath, where the file says so at all.
    fn set_overprint(&mut self, overprints: bool) {
        if self.resources.palette.tells_overprint() && self.overprints != overprints {
            self.content.stream.extend_from_slice(if overprints { OVERPRINT } else { KNOCKOUT });
            self.overprints = overprints;
        }
    }

    fn text(&mut self, run: &TextRun) {
        let Some(face) = self.resources.faces.get(&run.face).filter(|_| !run.glyphs.is_empty()) else { return };
        let place = self.place(run.origin);
        self.content.faces.insert(run.face);
        self.set_fill(run.color);
        self.set_overprint(self.resources.palette.overprints(run.color));
        self.text.run(&mut self.content.stream, run, face, place);
    }

    fn symbol(&mut self, placed: &PlacedSymbol) -> Result<(), PdfError> {
        let code = self.resources.code(placed)?;
        let (left, top) = self.place(placed.origin);
        self.text.end(&mut self.content.stream);
        let palette = self.resources.palette;
        let out = &mut self.content.stream;
        out.extend_from_slice(b"q\n");
        if palette.tells_overprint() && !self.overprints {
            out.extend_from_slice(OVERPRINT);
        }
        symbol::place(out, placed.module, left, top);
        if let Some(form) = self.resources.form(placed) {
            self.content.forms.insert(form);
            out.extend_from_slice(format!("/S{form} Do\n").as_bytes());
        } else {
            symbol::path(out, drawn(code, placed), palette);
        }
        out.extend_from_slice(b"Q\n");
        Ok(())
    }

    fn shape(&mut self, painted: &Shape) {
        self.text.end(&mut self.content.stream);
        self.set_overprint(false);
        if let Some(color) = painted.fill {
            self.set_fill(color);
        }
        let stroke = painted.stroke.map(|(color, width)| (self.resources.palette.color(color), width));
        let (left, top) = self.place(painted.rect.origin);
        shape::paint(&mut self.content.stream, painted, stroke, left, top);
    }

    fn picture(&mut self, placed: &PlacedPicture) {
        self.text.end(&mut self.content.stream);
        self.set_overprint(false);
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
