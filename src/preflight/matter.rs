//! Rules on text and pictures, and on how near anything stands to the edge of the page.
//!
//! A fault of a style shows in every line set with it: each is told once for a document, at its first place, with
//! the number of places.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::geom::{Length, Point, Rect, decimal};
use crate::layout::settings::Rule;
use crate::page::{Item, Page, PlacedPicture, TextRun};
use crate::preflight::extent::{bounds, text_ink};
use crate::preflight::ink::{is_mixed_black, written};
use crate::preflight::{Report, Standard, millimetres};

/// Characters of a text that messages quote.
const QUOTED: usize = 16;

/// The faults of text and pictures in a document, each with its first place.
#[derive(Default)]
pub(super) struct Gathered(BTreeMap<(Rule, Fault), Place>);

/// What tells two faults of a rule apart.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    Size(Length),
    Ink(String),
    Character(String),
    Pixels { across: u32, down: u32, width: Length, height: Length },
}

struct Place {
    page: usize,
    rect: Rect,
    text: String,
    count: usize,
}

impl Gathered {
    fn add(&mut self, rule: Rule, fault: Fault, place: Place) {
        let position = |place: &Place| (place.page, place.rect.origin.y, place.rect.origin.x);
        match self.0.entry((rule, fault)) {
            Entry::Vacant(free) => {
                free.insert(place);
            }
            Entry::Occupied(mut known) => {
                let known = known.get_mut();
                let count = known.count + 1;
                if position(&place) < position(known) {
                    *known = place;
                }
                known.count = count;
            }
        }
    }

    /// Reports them.
    pub(super) fn tell(self, report: &mut Report<'_>) {
        let (least_text, least_resolution) =
            (report.standard.checks.least_text, report.standard.checks.least_resolution);
        for ((rule, fault), Place { page, rect, text, count }) in self.0 {
            report.page = page;
            report.add(rule, rect, |finding| {
                let finding = finding.with("count", count);
                match fault {
                    Fault::Size(size) => {
                        finding.with("text", text).with("size", points(size)).with("least", points(least_text))
                    }
                    Fault::Ink(ink) => finding.with("text", text).with("ink", ink),
                    Fault::Character(character) => finding.with("text", text).with("character", character),
                    Fault::Pixels { across, down, width, height } => finding
                        .with("pixels", resolution(across, down, width, height).round())
                        .with("least", least_resolution)
                        .with("size", format!("{across}×{down}")),
                }
            });
        }
    }
}

/// Gathers the faults of a page's text and pictures.
pub(super) fn check(page: &Page, number: usize, standard: Standard<'_>, gathered: &mut Gathered) {
    for item in &page.items {
        match item {
            Item::Text(run) => text(run, number, standard, gathered),
            Item::Picture(placed) => picture(placed, number, standard, gathered),
            Item::Symbol(_) | Item::Shape(_) | Item::Link(_) => {}
        }
    }
}

fn text(run: &TextRun, page: usize, standard: Standard<'_>, gathered: &mut Gathered) {
    let place = || Place {
        page,
        rect: text_ink(run, standard.fonts).unwrap_or(Rect { origin: run.origin, ..Rect::default() }),
        text: run.text.trim().chars().take(QUOTED).collect(),
        count: 1,
    };
    let is_small = run.size < standard.checks.least_text;
    if (is_small || is_mixed_black(run.color)) && !run.text.trim().is_empty() {
        if is_small {
            gathered.add(Rule::TextSize, Fault::Size(run.size), place());
        }
        if is_mixed_black(run.color) {
            gathered.add(Rule::BlackText, Fault::Ink(written(run.color)), place());
        }
    }
    if run.glyphs.iter().any(|glyph| glyph.id == 0) {
        for character in missing(run) {
            gathered.add(Rule::MissingGlyph, Fault::Character(character), place());
        }
    }
}

/// The characters a run has no glyphs for.
fn missing(run: &TextRun) -> Vec<String> {
    let mut at = 0;
    let mut missing = Vec::new();
    for glyph in &run.glyphs {
        let end = at + usize::from(glyph.text_len);
        if glyph.id == 0 {
            missing.push(run.text.get(at..end).unwrap_or_default().to_owned());
        }
        at = end;
    }
    missing
}

fn picture(placed: &PlacedPicture, page: usize, standard: Standard<'_>, gathered: &mut Gathered) {
    /// Sizes are rounded on their way: half a percent is no fault.
    const TOLERANCE: f64 = 0.995;
    let (across, down) = (placed.picture.width, placed.picture.height);
    let (width, height) = (placed.rect.size.width, placed.rect.size.height);
    if resolution(across, down, width, height) < standard.checks.least_resolution * TOLERANCE {
        let place = Place { page, rect: placed.rect, text: String::new(), count: 1 };
        gathered.add(Rule::Resolution, Fault::Pixels { across, down, width, height }, place);
    }
}

/// Pixels an inch, along the side that has fewer.
pub(super) fn resolution(across: u32, down: u32, width: Length, height: Length) -> f64 {
    let along = |pixels: u32, side: Length| f64::from(pixels) / (side.to_pt().max(f64::MIN_POSITIVE) / 72.0);
    along(across, width).min(along(down, height))
}

fn points(size: Length) -> String {
    decimal(size.to_pt(), 2)
}

/// Names every code and text that leaves the trimmed page, or nearly does.
pub(super) fn check_edges(page: &Page, report: &mut Report<'_>) {
    let trim = Rect::new(Point::default(), page.size);
    let distance = report.standard.checks.safe_distance;
    let safe = trim.grown(-distance);
    for item in &page.items {
        let (rect, what, shown) = match item {
            Item::Text(run) => {
                let fonts = report.standard.fonts;
                let near = bounds(item, fonts).filter(|bounds| !safe.holds(bounds));
                let Some(ink) = near.and_then(|_| text_ink(run, fonts)) else { continue };
                (ink, "text", run.text.trim().chars().take(QUOTED).collect::<String>())
            }
            // What is cut from a quiet zone the wall makes up for, or does not.
            Item::Symbol(symbol) if !trim.holds(&symbol.zone()) => (symbol.zone(), "code", symbol.code.to_string()),
            Item::Symbol(symbol) => (symbol.rect(), "code", symbol.code.to_string()),
            Item::Shape(_) | Item::Picture(_) | Item::Link(_) => continue,
        };
        let (rule, by) = if trim.holds(&rect) { (Rule::NearTrim, safe) } else { (Rule::Trim, trim) };
        if by.holds(&rect) {
            continue;
        }
        let beyond = beyond(&rect, &by);
        report.add(rule, rect, |finding| {
            let finding = if what == "code" { finding.about(&shown) } else { finding };
            let finding = finding.with("what", what).with("shown", shown);
            if rule == Rule::Trim {
                finding.with("by", millimetres(beyond))
            } else {
                finding.with("by", millimetres(distance - beyond)).with("safe", millimetres(distance))
            }
        });
    }
}

/// How far a rectangle reaches out of another one.
fn beyond(rect: &Rect, bounds: &Rect) -> Length {
    let sides = [
        bounds.origin.x - rect.origin.x,
        bounds.origin.y - rect.origin.y,
        rect.right() - bounds.right(),
        rect.bottom() - bounds.bottom(),
    ];
    sides.into_iter().fold(Length::ZERO, Length::max)
}
