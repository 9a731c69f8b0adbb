//! The middle form out of laid-out boxes: glyphs, symbols, rules and links at their places on paper.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::code::QUIET_ZONE;
use crate::diag::Diagnostic;
use crate::geom::{Length, Point, Rect, Size};
use crate::layout::style::{Border, Extent};
use crate::layout::tree::{Edges, MarginBox, Parity, Section, Tree};
use crate::page::{
    Color, Document, Item, Link, Meaning, Page, PartId, Parts, PlacedPicture, PlacedSymbol, Shape, Tag, Target,
    TextRun, circled,
};
use crate::picture::Picture;
use crate::typeset::boxes::{Block, Setter};
use crate::typeset::contents::{self, Place, Places};
use crate::typeset::flow::Sheet;
use crate::typeset::footnote;
use crate::typeset::fragment::{CodeBox, Content, Fragment};
use crate::typeset::inline::{Href, PageFacts};
use crate::typeset::linked::by_link;
use crate::typeset::section::{SetSection, number_all, page_number, type_area};
use crate::typeset::text::{Line, is_leader};

/// Paints every page.
pub(super) fn document(setter: &mut Setter<'_>, tree: &Tree, set: Vec<SetSection<'_>>) -> Document {
    let numbers = number_all(&set);
    let places = contents::places(&set, &numbers.sections);
    let total = numbers.sections.last().map_or(0, |last| last.first + last.numbers.len());
    let running = contents::running(&places, total);
    let mut numerals = BTreeMap::new();
    let mut told = BTreeSet::new();
    let mut document = Document {
        title: tree.title.clone(),
        author: tree.author.clone(),
        language: tree.language.clone(),
        pages: Vec::with_capacity(total),
        outline: contents::outline(&places),
        labels: numbers.labels,
        parts: Parts::default(),
    };
    for (section_index, (each, numbered)) in set.into_iter().zip(&numbers.sections).enumerate() {
        if numbered.blank_before {
            document.pages.push(blank(each.section));
        }
        for (index, sheet) in each.sheets.into_iter().enumerate() {
            let at = document.pages.len();
            let mut page = blank(each.section);
            number_notes(setter, &sheet, &mut numerals);
            let origin = area_origin(each.section, at);
            let mut painter = Painter {
                setter,
                places: &places,
                numerals: &numerals,
                told: &mut told,
                page: &mut page,
                part: PartId::DOCUMENT,
                margin: None,
                on_ground: false,
            };
            painter.ground(each.section);
            painter.setter.facts = (!sheet.placed.is_empty()).then(|| PageFacts {
                number: page_number(&numbers.sections, section_index, index).to_owned(),
                count: numbered.count.clone(),
                running: running[at].clone(),
            });
            // What is painted first is read first.
            painter.margin_boxes(each.section, at, origin, |each| each.is_header);
            for fragment in sheet.placed {
                painter.fragment(fragment, origin);
            }
            painter.margin_boxes(each.section, at, origin, |each| !each.is_header);
            painter.setter.facts = None;
            document.pages.push(page);
        }
    }
    document.parts = std::mem::take(&mut setter.parts);
    document
}

/// Numbers the notes of a page.
fn number_notes(setter: &mut Setter<'_>, sheet: &Sheet<'_>, numerals: &mut BTreeMap<u32, char>) {
    for (index, &note) in sheet.notes.iter().enumerate() {
        match u32::try_from(index + 1).ok().and_then(circled) {
            Some(numeral) => {
                numerals.insert(note, numeral);
            }
            None if index == footnote::MOST => {
                let span = sheet.placed.first().map(|first| first.span.clone());
                let found = Diagnostic::error("typeset-too-many-notes").with("most", footnote::MOST);
                setter.found.push(Diagnostic { span, ..found });
            }
            None => {}
        }
    }
}

fn blank(section: &Section) -> Page {
    Page { size: section.size, bleed: section.bleed, ..Page::default() }
}

/// Where the type area begins on the page of this index; odd pages, those of even index, are right-hand ones.
fn area_origin(section: &Section, page: usize) -> Point {
    let Edges { top, right, left, .. } = section.margin;
    let on_left_hand = section.mirrored && page % 2 == 1;
    Point::new(if on_left_hand { right } else { left }, top)
}

struct Painter<'p, 'a> {
    setter: &'p mut Setter<'a>,
    places: &'p Places,
    /// The numerals of footnotes.
    numerals: &'p BTreeMap<u32, char>,
    /// What was painted and may come again, head rows of tables, heads and feet of pages: on later pages they only repeat.
    told: &'p mut BTreeSet<PartId>,
    page: &'p mut Page,
    /// The part of the document that the box at hand is.
    part: PartId,
    /// What stands for parts while nothing painted is part of the text.
    margin: Option<Tag>,
    /// Whether something coloured lies beneath, so that a code needs its own white ground.
    on_ground: bool,
}

impl Painter<'_, '_> {
    /// The section's own ground, into the bleed.
    fn ground(&mut self, section: &Section) {
        let Some(color) = section.style.box_style.background else { return };
        let corner = Point::new(-section.bleed, -section.bleed);
        let both = section.bleed * 2;
        let size = Size::new(section.size.width + both, section.size.height + both);
        self.fill(Rect::new(corner, size), Length::ZERO, color);
        self.on_ground = true;
    }

    /// Those heads or feet of a page that are wanted; blank pages have none.
    fn margin_boxes(&mut self, section: &Section, page: usize, origin: Point, wanted: fn(&MarginBox) -> bool) {
        if self.setter.facts.is_none() {
            return;
        }
        let area = type_area(section);
        self.setter.page_height = area.height;
        for margin_box in section.margins.iter().filter(|each| wanted(each) && stands_on(each, page)) {
            let Some(mut fragment) = self.setter.block(Block::Element(&margin_box.element), area.width) else {
                continue;
            };
            let own = &margin_box.element.style.box_style.margin;
            fragment.rect.origin = if margin_box.is_header {
                Point::new(Length::ZERO, -fragment.height() - length(own.bottom))
            } else {
                Point::new(Length::ZERO, area.height + length(own.top))
            };
            let repeats = if margin_box.is_header { Tag::RunningHead } else { Tag::RunningFoot };
            let is_read = margin_box.read_once && self.told.insert(fragment.part);
            self.margin = (!is_read).then_some(repeats);
            self.fragment(fragment, origin);
            self.margin = None;
        }
    }

    /// Paints an item that is nothing to readers who do not see it.
    fn ornament(&mut self, item: Item) {
        self.tagged(Tag::Ornament, item);
    }

    /// Paints an item that belongs to a part of the document.
    fn matter(&mut self, part: PartId, item: Item) {
        self.tagged(self.margin.unwrap_or(Tag::Part(part)), item);
    }

    fn tagged(&mut self, tag: Tag, item: Item) {
        let now = self.page.tags.last().map_or(Tag::Ornament, |&(_, tag)| tag);
        if now != tag {
            self.page.tags.push((self.page.items.len(), tag));
        }
        self.page.items.push(item);
    }

    fn fragment(&mut self, fragment: Fragment<'_>, parent: Point) {
        let rect = fragment.rect.moved(parent);
        let (ground_before, part_before, margin_before) = (self.on_ground, self.part, self.margin);
        if fragment.part != PartId::DOCUMENT {
            self.part = fragment.part;
        }
        if fragment.repeat && !self.told.insert(fragment.part) {
            self.margin = Some(Tag::Ornament);
        }
        if let Some(style) = &fragment.decoration {
            let own = &style.box_style;
            if let Some(color) = own.background {
                self.fill(rect, own.radius, color);
                self.on_ground = true;
            }
            self.border(rect, own.radius, &own.border);
        }
        let inner = Rect::new(
            rect.origin + Point::new(fragment.inset.left, fragment.inset.top),
            Size::new(
                rect.size.width - fragment.inset.left - fragment.inset.right,
                rect.size.height - fragment.inset.top - fragment.inset.bottom,
            ),
        );
        match fragment.content {
            Content::Boxes(boxes) => {
                for child in boxes {
                    self.fragment(child, rect.origin);
                }
            }
            Content::Lines(lines) => self.lines(lines, inner.origin),
            Content::Vertical(lines) => self.vertical_lines(lines, inner.origin),
            Content::Rule(color) => self.fill(rect, Length::ZERO, color),
            Content::Symbol(code) => self.symbol(code, inner.origin),
            Content::Picture { picture } => self.picture(picture, inner),
        }
        (self.on_ground, self.part, self.margin) = (ground_before, part_before, margin_before);
    }

    /// A picture without a description is an ornament.
    fn picture(&mut self, picture: Arc<Picture>, rect: Rect) {
        let item = Item::Picture(PlacedPicture { picture, rect });
        if self.setter.parts.get(self.part).description.is_empty() {
            self.ornament(item);
        } else {
            self.matter(self.part, item);
        }
    }

    fn lines(&mut self, lines: Vec<Line>, origin: Point) {
        let mut y = origin.y;
        for mut line in lines {
            let corner = Point::new(origin.x, y);
            y += line.height;
            let mut links = Vec::new();
            for (href, from, to) in std::mem::take(&mut line.links) {
                if let Some(mark) = footnote::mark(href) {
                    self.number_note(mark, (from, to), &mut line.runs);
                }
                let rect = Rect::new(Point::new(corner.x + from, corner.y), Size::new(to - from, line.height));
                let said = line.runs.iter().map(|run| run.text.as_str()).collect();
                links.extend(self.link(href, rect, said).map(|part| (part, from, to)));
            }
            for mut shape in line.shapes {
                shape.rect = shape.rect.moved(corner);
                self.ornament(Item::Shape(shape));
            }
            for run in line.runs.into_iter().chain(line.readings) {
                for (link, mut run) in by_link(run, &links) {
                    run.origin = run.origin + corner;
                    let part = link.unwrap_or(self.part);
                    if is_leader(&run) { self.ornament(Item::Text(run)) } else { self.matter(part, Item::Text(run)) }
                }
            }
        }
    }

    /// Lines that run downwards. All that is drawn beneath comes first: the runs of a passage follow each other.
    fn vertical_lines(&mut self, lines: Vec<Line>, origin: Point) {
        let mut x = origin.x;
        let (mut runs, mut readings) = (Vec::new(), Vec::new());
        for line in lines {
            let corner = Point::new(x, origin.y);
            x += line.height;
            for (href, from, to) in line.links {
                let rect = Rect::new(Point::new(corner.x, corner.y + from), Size::new(line.height, to - from));
                let said = line.runs.iter().map(|run| run.text.as_str()).collect();
                self.link(href, rect, said);
            }
            for mut shape in line.shapes {
                shape.rect = shape.rect.moved(corner);
                self.ornament(Item::Shape(shape));
            }
            let placed = |run: TextRun| TextRun { origin: run.origin + corner, ..run };
            runs.extend(line.runs.into_iter().map(placed));
            readings.extend(line.readings.into_iter().map(placed));
        }
        for run in runs.into_iter().chain(readings) {
            self.matter(self.part, Item::Text(run));
        }
    }

    /// Makes a place to click, and a part of the document for what stands there.
    fn link(&mut self, href: u32, rect: Rect, description: String) -> Option<PartId> {
        if let Some(mark) = footnote::mark(href) {
            return self.link_to_note(mark, rect);
        }
        let target = match self.setter.hrefs.get(href as usize) {
            Some(Href::Web(address)) => Some(Target::Web(address.clone())),
            Some(Href::Heading(ordinal)) => self.places.headings.get(*ordinal).map(|&(_, place)| page(place)),
            Some(Href::Mark(ordinal)) => self.places.indexed.get(*ordinal).map(|&(_, place)| page(place)),
            Some(Href::Id(id)) => self.places.ids.get(id).copied().map(page),
            None => None,
        };
        target.map(|target| self.place_to_click(Link { rect, target, description }))
    }

    fn place_to_click(&mut self, link: Link) -> PartId {
        let part = self.setter.parts.add(Meaning::Link, self.part);
        self.matter(part, Item::Link(link));
        part
    }

    fn number_note(&mut self, mark: footnote::Mark, extent: (Length, Length), runs: &mut [TextRun]) {
        if let Some(numeral) = self.numerals.get(&mark.number) {
            footnote::number(self.setter.fonts, runs, extent, mark, *numeral);
        }
    }

    /// The mark in the text leads to the note.
    fn link_to_note(&mut self, mark: footnote::Mark, rect: Rect) -> Option<PartId> {
        let place = *self.places.notes.get(&mark.number).filter(|_| mark.in_text)?;
        let description = self.numerals.get(&mark.number)?.to_string();
        Some(self.place_to_click(Link { rect, target: page(place), description }))
    }

    fn symbol(&mut self, placed: CodeBox, corner: Point) {
        let Some(known) = self.setter.codes.get(&*placed.code) else { return };
        let side = placed.side();
        let CodeBox { code, module, modules, distance, logo } = placed;
        let whole = Rect::new(corner, Size::new(side, side));
        if self.on_ground {
            self.fill(whole, Length::ZERO, Color::Gray(1.0));
        }
        let quiet = module * i64::from(QUIET_ZONE);
        let origin = corner + Point::new(quiet, quiet);
        let description = if self.setter.language.starts_with("zh") {
            format!("二维码：{}，网址 {}", known.title, known.target)
        } else {
            format!("QR code: {}, {}", known.title, known.target)
        };
        let target = Target::Web(known.target.clone());
        let (own, picture) = logo.unzip();
        let symbol = PlacedSymbol { code, origin, module, modules, distance, own };
        let logo = symbol.window().zip(picture).map(|(window, picture)| framed(picture, window.grown(-module / 2)));
        let figure = self.part;
        let around = self.setter.parts.get(figure).parent;
        let link = self.setter.parts.add(Meaning::Link, around);
        let part = self.setter.parts.get_mut(figure);
        (part.parent, part.description) = (link, description.clone());
        self.matter(figure, Item::Symbol(symbol));
        if let Some(picture) = logo {
            self.matter(figure, Item::Picture(picture));
        }
        self.matter(link, Item::Link(Link { rect: whole, target, description }));
    }

    fn fill(&mut self, rect: Rect, radius: Length, color: Color) {
        self.ornament(Item::Shape(Shape { rect, radius, fill: Some(color), stroke: None }));
    }

    fn border(&mut self, rect: Rect, radius: Length, border: &Edges<Option<Border>>) {
        let sides = [border.top, border.right, border.bottom, border.left];
        if let [Some(first), ..] = sides
            && sides.iter().all(|&side| side == Some(first))
        {
            let stroke = Some((first.color, first.width));
            self.ornament(Item::Shape(Shape { rect, radius, fill: None, stroke }));
            return;
        }
        let Rect { origin, size } = rect;
        let across = |y: Length, width: Length| Rect::new(Point::new(origin.x, y), Size::new(size.width, width));
        let down = |x: Length, width: Length| Rect::new(Point::new(x, origin.y), Size::new(width, size.height));
        let edges = [
            border.top.map(|edge| (across(origin.y, edge.width), edge)),
            border.right.map(|edge| (down(rect.right() - edge.width, edge.width), edge)),
            border.bottom.map(|edge| (across(rect.bottom() - edge.width, edge.width), edge)),
            border.left.map(|edge| (down(origin.x, edge.width), edge)),
        ];
        for (line, edge) in edges.into_iter().flatten() {
            self.fill(line, Length::ZERO, edge.color);
        }
    }
}

/// A picture as large as a frame allows, in its middle.
fn framed(picture: Arc<Picture>, frame: Rect) -> PlacedPicture {
    let (width, height) = (f64::from(picture.width.max(1)), f64::from(picture.height.max(1)));
    let scale = (frame.size.width.0 as f64 / width).min(frame.size.height.0 as f64 / height);
    let size = Size::new(Length(1).scale(width * scale), Length(1).scale(height * scale));
    let inwards = Point::new((frame.size.width - size.width) / 2, (frame.size.height - size.height) / 2);
    PlacedPicture { picture, rect: Rect::new(frame.origin + inwards, size) }
}

fn page(place: Place) -> Target {
    Target::Page { page: place.page, y: place.y }
}

fn length(extent: Extent) -> Length {
    match extent {
        Extent::Length(length) => length,
        Extent::Auto | Extent::Share(_) => Length::ZERO,
    }
}

fn stands_on(margin_box: &MarginBox, page: usize) -> bool {
    match margin_box.pages {
        Parity::All => true,
        Parity::Odd => page.is_multiple_of(2),
        Parity::Even => !page.is_multiple_of(2),
    }
}
