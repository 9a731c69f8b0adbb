//! How much ink lies in one place: flat colours as they are printed. What is mixed for the press, as pictures are, is mixed
//! within its limit; what a layout names in inks is printed as it says.
//!
//! A colour of a style shows in every line and box with it: each is told once for a document, at its first place, with
//! the number of places. Colours are judged as they are mixed, not as they fall on others: grounds are opaque, and black
//! text alone is printed over them.

use std::collections::BTreeMap;

use crate::geom::Rect;
use crate::layout::settings::Rule;
use crate::page::{Color, Document, Item};
use crate::preflight::Report;
use crate::preflight::extent::text_ink;
use crate::preflight::ink::written;
use crate::press::Press;

/// Shares are rounded on their way: half a percent is no fault.
const TOLERANCE: f64 = 0.005;

/// What has too much ink: its kind, its colour as written, and the amount in thousandths.
type Fault = (&'static str, String, i64);

/// Reports everything that has more ink than the press takes.
pub(super) fn check(document: &Document, press: &Press, report: &mut Report<'_>) {
    let mut faults: BTreeMap<Fault, (usize, Rect, usize)> = BTreeMap::new();
    for (index, page) in document.pages.iter().enumerate() {
        for item in &page.items {
            let (what, colors) = match item {
                Item::Text(run) => ("text", [Some(run.color), None]),
                Item::Shape(shape) => ("shape", [shape.fill, shape.stroke.map(|(color, _)| color)]),
                Item::Symbol(_) | Item::Picture(_) | Item::Link(_) => continue,
            };
            for color in colors.into_iter().flatten() {
                let amount = total(color, press);
                if amount > press.most_ink + TOLERANCE {
                    let fault = (what, written(color), (amount * 1000.0).round() as i64);
                    faults.entry(fault).or_insert_with(|| (index + 1, extent(item, report), 0)).2 += 1;
                }
            }
        }
    }
    for ((what, ink, amount), (page, rect, count)) in faults {
        report.page = page;
        report.add(Rule::TotalInk, rect, |finding| {
            finding
                .with("count", count)
                .with("what", what)
                .with("ink", ink)
                .with("found", (amount as f64 / 10.0).round())
                .with("most", (press.most_ink * 100.0).round())
        });
    }
}

fn total(color: Color, press: &Press) -> f64 {
    press.condition.inks(color).into_iter().map(f64::from).sum()
}

fn extent(item: &Item, report: &Report<'_>) -> Rect {
    match item {
        Item::Text(run) => {
            text_ink(run, report.standard.fonts).unwrap_or(Rect { origin: run.origin, ..Rect::default() })
        }
        Item::Shape(shape) => shape.rect,
        _ => Rect::default(),
    }
}
