//! What does not fit its place is an error that says by how much, never cut off in silence.

use crate::code::QUIET_ZONE;
use crate::diag::{Diagnostic, Diagnostics};
use crate::geom::{Length, Point, Rect, Size};
use crate::layout::tree::Section;
use crate::typeset::flow::Sheet;
use crate::typeset::fragment::{Content, Fragment};
use crate::typeset::section::type_area;
use crate::typeset::text::Line;

/// What the coarser numbers of the box layout may be off by.
pub(super) const TOLERANCE: Length = Length(360);

/// Reports every text, symbol and picture of `sheet` that leaves its box or the paper.
pub(super) fn check(sheet: &Sheet<'_>, section: &Section, found: &mut Diagnostics) {
    let area = Rect::new(Point::default(), type_area(section));
    for fragment in &sheet.placed {
        visit(fragment, area, section, Point::default(), found);
    }
}

/// `bounds` is where `fragment` must stay, `parent` its parent's corner, both from the type area's corner.
fn visit(fragment: &Fragment<'_>, bounds: Rect, section: &Section, parent: Point, found: &mut Diagnostics) {
    let rect = fragment.rect.moved(parent);
    let own = fragment.decoration.as_ref().map(|style| &style.box_style);
    let bounds = if own.is_some_and(|own| own.absolute) { paper(section) } else { bounds };
    match &fragment.content {
        Content::Boxes(boxes) => {
            for child in boxes {
                visit(child, bounds, section, rect.origin, found);
            }
        }
        Content::Lines(lines) => {
            let room = rect.size.height - fragment.inset.top - fragment.inset.bottom;
            let (stacked, along) = excess(lines, room);
            let down = stacked.max(beyond_bottom(rect, bounds));
            report(fragment, &said(lines), down, along.max(beyond_sides(rect, bounds)), found);
        }
        Content::Vertical(lines) => {
            let room = rect.size.width - fragment.inset.left - fragment.inset.right;
            let (stacked, along) = excess(lines, room);
            let across = stacked.max(beyond_sides(rect, bounds));
            report(fragment, &said(lines), along.max(beyond_bottom(rect, bounds)), across, found);
        }
        Content::Symbol(code) => {
            // The quiet zone may hang into the margin, so that what is seen of a code stands flush with the text; never
            // over the paper's edge.
            let quiet = code.module * i64::from(QUIET_ZONE);
            let inset = fragment.inset;
            let corner = Point::new(rect.origin.x + inset.left + quiet, rect.origin.y + inset.top + quiet);
            let side = code.side() - quiet - quiet;
            let (seen, paper) = (Rect::new(corner, Size::new(side, side)), paper(section));
            let down = beyond_bottom(seen, bounds).max(beyond_bottom(rect, paper));
            let across = beyond_sides(seen, bounds).max(beyond_sides(rect, paper));
            report(fragment, &code.code, down, across, found);
        }
        Content::Rule(_) => {}
        Content::Picture { .. } => {
            report(fragment, "", beyond_bottom(rect, bounds), beyond_sides(rect, bounds), found);
        }
    }
}

/// How much lines need beyond the room they are stacked in, and beyond their measure.
fn excess(lines: &[Line], room: Length) -> (Length, Length) {
    let stacked: Length = lines.iter().map(|line| line.height).sum();
    (stacked - room, lines.iter().map(|line| line.overfull).max().unwrap_or_default())
}

fn said(lines: &[Line]) -> String {
    lines.iter().flat_map(|line| &line.runs).map(|run| run.text.as_str()).collect()
}

/// The trimmed page, from the type area's corner.
fn paper(section: &Section) -> Rect {
    let horizontal = section.margin.left.max(section.margin.right);
    Rect::new(Point::new(-horizontal, -section.margin.top), section.size)
}

fn beyond_bottom(rect: Rect, bounds: Rect) -> Length {
    (rect.bottom() - bounds.bottom()).max(bounds.origin.y - rect.origin.y)
}

fn beyond_sides(rect: Rect, bounds: Rect) -> Length {
    (rect.right() - bounds.right()).max(bounds.origin.x - rect.origin.x)
}

fn report(fragment: &Fragment<'_>, said: &str, down: Length, across: Length, found: &mut Diagnostics) {
    let key_and_excess = [(Axis::Down, down), (Axis::Across, across)];
    for (axis, excess) in key_and_excess.into_iter().filter(|&(_, excess)| excess > TOLERANCE) {
        let diagnostic = match axis {
            Axis::Down => Diagnostic::error("typeset-overflow-height"),
            Axis::Across => Diagnostic::error("typeset-overflow-width"),
        };
        let by = format!("{:.1}", excess.to_mm());
        found.push(diagnostic.at(fragment.span.clone()).with("text", beginning(said)).with("excess", by));
    }
}

/// The first words of a text: enough to find it by.
pub(super) fn beginning(text: &str) -> String {
    text.chars().take(24).collect()
}

enum Axis {
    Down,
    Across,
}
