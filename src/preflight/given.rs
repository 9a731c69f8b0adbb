//! Rules on codes that were placed as they were supplied, because they are no QR codes: how large they are, and of how many
//! pixels. Nothing else can be told of them: no reader of ours reads them.

use super::matter::resolution;
use super::{Report, millimetres};
use crate::geom::Length;
use crate::layout::settings::Rule;
use crate::page::{Item, Page, PlacedPicture};

/// Least side of such a code, and the part of its scanning distance it must have at least.
const LEAST_SIDE_MM: f64 = 30.0;
const LEAST_SHARE: f64 = 0.1;
/// Least pixels an inch: its finest parts are a hundredth of it.
const LEAST_RESOLUTION: f64 = 300.0;
/// Sizes are rounded on their way: half a percent is no fault.
const TOLERANCE: f64 = 0.995;

/// Names every such code that is too small, or of too few pixels.
pub(super) fn check(page: &Page, report: &mut Report<'_>) {
    for item in &page.items {
        let Item::Picture(placed) = item else { continue };
        let Some(id) = report.standard.accounts.placed(&placed.picture).map(|account| account.id.clone()) else {
            continue;
        };
        let least = Length::mm(LEAST_SIDE_MM).max(report.standard.distance.scale(LEAST_SHARE));
        check_size(placed, &id, least, report);
        check_resolution(placed, &id, least, report);
    }
}

fn check_size(placed: &PlacedPicture, id: &str, least: Length, report: &mut Report<'_>) {
    let side = placed.rect.size.width.min(placed.rect.size.height);
    if side.to_mm() < least.to_mm() * TOLERANCE {
        report.add(Rule::GivenSize, placed.rect, |finding| {
            finding.about(id).with("side", millimetres(side)).with("least", millimetres(least))
        });
    }
}

fn check_resolution(placed: &PlacedPicture, id: &str, least: Length, report: &mut Report<'_>) {
    let (across, down) = (placed.picture.width, placed.picture.height);
    let pixels = resolution(across, down, placed.rect.size.width, placed.rect.size.height);
    if pixels < LEAST_RESOLUTION * TOLERANCE {
        let most = Length::pt(f64::from(across.min(down)) * 72.0 / LEAST_RESOLUTION);
        report.add(Rule::GivenResolution, placed.rect, |finding| {
            finding
                .about(id)
                .with("size", format!("{across}×{down}"))
                .with("pixels", pixels.round())
                .with("least", LEAST_RESOLUTION)
                .with("most", if most < least { "none".to_owned() } else { millimetres(most) })
        });
    }
}
