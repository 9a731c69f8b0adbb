//! Rules on the codes of a page.

use crate::font::FontSet;
use crate::geom::{Length, Rect};
use crate::layout::settings::Rule;
use crate::page::{Color, Item, Page, PlacedSymbol};
use crate::preflight::extent::{Print, bounds, covers, print_within};
use crate::preflight::ink::reflectance;
use crate::preflight::{Report, millimetres};

/// Dots of the printer that make an edge sharp enough (DENSO WAVE, "QR Code: how to decide on the size").
const DOTS: f64 = 4.0;
/// Characters of a text that messages quote.
const QUOTED: usize = 16;

/// Holds every code of a page to the rules.
pub(super) fn check(page: &Page, report: &mut Report<'_>) {
    let symbols: Vec<(usize, &PlacedSymbol)> = page
        .items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| if let Item::Symbol(symbol) = item { Some((at, symbol)) } else { None })
        .collect();
    if symbols.is_empty() {
        return;
    }
    let around = Surroundings::new(page, report.standard.fonts);
    for &(at, symbol) in &symbols {
        size(symbol, report);
        around.ground(at, symbol, report);
    }
    neighbours(symbols.into_iter().map(|(_, symbol)| symbol).collect(), report);
}

fn size(symbol: &PlacedSymbol, report: &mut Report<'_>) {
    let printer = report.standard.printer;
    // What comes out of the printer is what is scanned.
    let printed = symbol.module.scale(printer.scale());
    let floor = symbol.distance.scale(report.standard.checks.floor_divisor.recip());
    let comfortable = symbol.distance.scale(report.standard.checks.comfortable_divisor.recip());
    if printed < floor {
        report.add(Rule::ModuleFloor, symbol.rect(), |finding| {
            finding
                .about(&*symbol.code)
                .with("module", millimetres(printed))
                .with("distance", millimetres(symbol.distance))
                .with("floor", millimetres(floor))
                .with("comfortable", millimetres(comfortable))
        });
    }
    let dots = printed.to_mm() / 25.4 * printer.dpi;
    if dots < DOTS {
        report.add(Rule::ModuleDots, symbol.rect(), |finding| {
            finding
                .about(&*symbol.code)
                .with("module", millimetres(printed))
                .with("dots", format!("{dots:.1}"))
                .with("dpi", printer.dpi)
                .with("least", format!("{:.2}", DOTS * 25.4 / printer.dpi))
        });
    }
    if let Some(smallest) = printer.smallest_module.filter(|&smallest| symbol.module < smallest) {
        report.add(Rule::ModulePrinter, symbol.rect(), |finding| {
            finding
                .about(&*symbol.code)
                .with("module", millimetres(symbol.module))
                .with("smallest", millimetres(smallest))
        });
    }
}

/// The items of a page with boxes around them.
struct Surroundings<'a> {
    items: &'a [Item],
    bounds: Vec<Option<Rect>>,
    fonts: &'a FontSet,
}

impl<'a> Surroundings<'a> {
    fn new(page: &'a Page, fonts: &'a FontSet) -> Self {
        Self { items: &page.items, bounds: page.items.iter().map(|item| bounds(item, fonts)).collect(), fonts }
    }

    /// What lies under, on and around the code at `at`.
    fn ground(&self, at: usize, symbol: &PlacedSymbol, report: &mut Report<'_>) {
        let (rect, zone) = (symbol.rect(), symbol.zone());
        let mut below = self.items[..at].iter().enumerate().rev();
        let ground = below.find_map(|(index, item)| Some((index, covers(item, &zone)?)));
        // Whatever lies beneath the ground does not show.
        let (first, light) = ground.map_or((0, 1.0), |(index, light)| (index + 1, light));
        let ink = reflectance(Color::BLACK);
        contrast(symbol, light - ink, report);
        let needed = report.standard.checks.good_contrast + ink;
        for (index, item) in self.items.iter().enumerate().skip(first) {
            if index == at || is_logo_of(symbol, item) || self.bounds[index].is_none_or(|bounds| !bounds.meets(&zone)) {
                continue;
            }
            let on = print_within(item, &rect, self.fonts);
            // Painted over the code, light hides as much as dark does.
            if let Some(print) = on.filter(|print| index > at || print.reflectance < needed) {
                intrusion(Rule::Covered, symbol, item, print, report);
            } else if let Some(print) = print_within(item, &zone, self.fonts)
                && print.reflectance < needed
            {
                intrusion(Rule::QuietZone, symbol, item, print, report);
            }
        }
    }
}

/// Whether an item is the logo that the symbol has room for.
fn is_logo_of(symbol: &PlacedSymbol, item: &Item) -> bool {
    matches!((item, symbol.window()), (Item::Picture(placed), Some(window)) if window.holds(&placed.rect))
}

fn contrast(symbol: &PlacedSymbol, contrast: f64, report: &mut Report<'_>) {
    let checks = report.standard.checks;
    let (least, good) = (checks.least_contrast, checks.good_contrast);
    let rule = if contrast <= 0.0 {
        Rule::Polarity
    } else if contrast < least {
        Rule::Contrast
    } else if contrast < good {
        Rule::Tint
    } else {
        return;
    };
    let percent = |share: f64| format!("{:.0}", share * 100.0);
    report.add(rule, symbol.rect(), |finding| {
        let finding = finding.about(&*symbol.code);
        match rule {
            Rule::Contrast => finding.with("contrast", percent(contrast)).with("least", percent(least)),
            Rule::Tint => finding.with("contrast", percent(contrast)).with("good", percent(good)),
            _ => finding,
        }
    });
}

fn intrusion(rule: Rule, symbol: &PlacedSymbol, item: &Item, print: Print, report: &mut Report<'_>) {
    let (what, shown) = match item {
        Item::Text(run) => ("text", run.text.trim().chars().take(QUOTED).collect()),
        Item::Symbol(other) => ("code", other.code.to_string()),
        Item::Picture(_) => ("picture", String::new()),
        Item::Shape(_) | Item::Link(_) => ("shape", String::new()),
    };
    report.add(rule, print.rect, |finding| {
        let finding = finding.about(&*symbol.code).with("what", what).with("shown", shown);
        if rule == Rule::QuietZone {
            finding.with("quiet", millimetres(symbol.module * i64::from(crate::code::QUIET_ZONE)))
        } else {
            finding
        }
    });
}

/// Names every pair of codes that stand too near, at the later one in reading order.
fn neighbours(mut symbols: Vec<&PlacedSymbol>, report: &mut Report<'_>) {
    symbols.sort_by_key(|symbol| (symbol.origin.y, symbol.origin.x, symbol.modules, symbol.module));
    for (index, symbol) in symbols.iter().enumerate() {
        for other in &symbols[..index] {
            let (own, its) = (symbol.rect(), other.rect());
            let needed = own.size.width.min(its.size.width).scale(report.standard.checks.spacing);
            let gap = gap(&own, &its);
            // Nearer than the quiet zone, that rule speaks.
            if gap < needed && !symbol.zone().meets(&its) && !other.zone().meets(&own) {
                report.add(Rule::Neighbour, own, |finding| {
                    finding
                        .about(&*symbol.code)
                        .with("other", &other.code)
                        .with("gap", millimetres(gap))
                        .with("needed", millimetres(needed))
                });
            }
        }
    }
}

/// The distance between two rectangles.
fn gap(one: &Rect, other: &Rect) -> Length {
    let apart = |start: Length, end: Length, other_start: Length, other_end: Length| {
        (other_start - end).max(start - other_end).max(Length::ZERO).0 as f64
    };
    let across = apart(one.origin.x, one.right(), other.origin.x, other.right());
    let down = apart(one.origin.y, one.bottom(), other.origin.y, other.bottom());
    Length(across.hypot(down).round() as i64)
}
