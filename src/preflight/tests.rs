//! One planted fault for each rule, caught by that rule alone; what is no fault; what must not matter.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::account::Accounts;
use crate::diag::{Diagnostics, Language, Locale, Severity, Source};
use crate::font::{BoundingBox, FaceId};
use crate::geom::Size;
use crate::page::{Color, Glyph, Item, Page, PlacedPicture, PlacedSymbol, Shape, TextRun, Turn};
use crate::picture::Picture;

const MODULES: u32 = 33;

fn mm(value: f64) -> Length {
    Length::mm(value)
}

fn rect(x: f64, y: f64, width: f64, height: f64) -> Rect {
    Rect::new(Point::new(mm(x), mm(y)), Size::new(mm(width), mm(height)))
}

/// A code of 19.8 mm, its quiet zone 2.4 mm, read in the hand.
fn symbol(id: &str, x: f64, y: f64) -> PlacedSymbol {
    PlacedSymbol {
        code: Arc::from(id),
        origin: Point::new(mm(x), mm(y)),
        module: mm(0.6),
        modules: MODULES,
        distance: mm(300.0),
        own: None,
    }
}

fn code(x: f64, y: f64) -> Item {
    Item::Symbol(symbol("A-1", x, y))
}

fn area(rect: Rect, color: Color) -> Item {
    Item::Shape(Shape { rect, radius: Length::ZERO, fill: Some(color), stroke: None })
}

fn text(said: &str, x: f64, y: f64, points: f64, color: Color) -> Item {
    let fonts = FontSet::builtin();
    let face = fonts.face(FaceId(0));
    let size = Length::pt(points);
    let glyphs = said.chars().enumerate().map(|(at, character)| Glyph {
        id: face.glyph(character).unwrap_or(0),
        text_len: character.len_utf8() as u8,
        x: size * at as i64,
        rise: Length::ZERO,
    });
    let glyphs = glyphs.collect();
    Item::Text(TextRun {
        face: FaceId(0),
        size,
        color,
        origin: Point::new(mm(x), mm(y)),
        turn: Turn::None,
        text: said.to_owned(),
        glyphs,
        passage: None,
    })
}

fn picture(rect: Rect, side: u32, shade: u8) -> Item {
    let picture = Picture { width: side, height: side, rgb: vec![shade; (side * side * 3) as usize] };
    Item::Picture(PlacedPicture { picture: Arc::new(picture), rect })
}

fn document(items: Vec<Item>) -> Document {
    let size = Size::new(mm(210.0), mm(297.0));
    Document { pages: vec![Page { size, items, ..Page::default() }], ..Document::default() }
}

fn check_with(items: Vec<Item>, checks: &Checks, printer: &Printer) -> Vec<Finding> {
    let fonts = FontSet::builtin();
    check(
        &document(items),
        "a/b.pdf",
        Standard {
            checks,
            printer,
            press: None,
            fonts: &fonts,
            accounts: &Accounts::default(),
            distance: Length::mm(300.0),
        },
    )
}

/// The rules broken. Whatever is found can be said in both languages and is remembered whole.
fn broken(items: Vec<Item>) -> Vec<&'static str> {
    let found = check_with(items, &Checks::default(), &Printer::default());
    found.iter().for_each(can_be_told);
    found.iter().map(|finding| rule_of(finding).unwrap().name()).collect()
}

fn can_be_told(finding: &Finding) {
    for language in [Language::Zh, Language::En] {
        let message = Locale::new(language).message(&finding.diagnostic());
        assert!(!message.headline.contains(['{', '$']) && message.help.is_some(), "{message:?}");
    }
    let kept = KeptFinding::new(finding).unwrap();
    let written = serde_json::to_string(&kept).unwrap();
    let read: KeptFinding = serde_json::from_str(&written).unwrap();
    assert_eq!(read.finding("a/b.pdf").as_ref(), Some(finding));
}

#[test]
fn a_sound_page() {
    let frame = Shape {
        rect: rect(46.0, 46.0, 27.8, 27.8),
        radius: mm(3.0),
        fill: None,
        stroke: Some((Color::BLACK, mm(0.4))),
    };
    let band = area(rect(0.0, 0.0, 210.0, 40.0), Color::Rgb(0.07, 0.25, 0.48));
    let white = area(rect(10.0, 10.0, 24.6, 24.6), Color::Gray(1.0));
    let items = vec![
        band,
        // What a white ground hides is no longer there.
        area(rect(11.0, 11.0, 30.0, 0.3), Color::BLACK),
        white,
        code(12.4, 12.4),
        // A frame close around the quiet zone, rounder than its corners.
        Item::Shape(frame),
        Item::Symbol(symbol("A-2", 50.0, 50.0)),
        // Very light ground, in part of the zone, and a line that ends where the zone begins.
        area(rect(90.0, 90.0, 10.0, 40.0), Color::Gray(0.95)),
        area(rect(80.0, 97.3, 60.0, 0.3), Color::BLACK),
        Item::Symbol(symbol("A-3", 100.0, 100.0)),
        // The line of text reaches into the zone, its ink does not.
        text("一一", 104.0, 125.3, 12.0, Color::BLACK),
        text("小", 20.0, 200.0, 6.0, Color::Gray(0.1)),
        picture(rect(20.0, 220.0, 20.0, 20.0), 119, 40),
    ];
    assert_eq!(broken(items), [""; 0]);
}

#[test]
fn each_fault_is_caught_by_its_rule() {
    let smaller = |module: f64| Item::Symbol(PlacedSymbol { module: mm(module), ..symbol("A-1", 50.0, 50.0) });
    let on = |color: Color| vec![area(rect(40.0, 40.0, 60.0, 60.0), color), code(50.0, 50.0)];
    let with = |item: Item| vec![code(50.0, 50.0), item];
    let rich = Color::Cmyk(0.6, 0.5, 0.5, 1.0);
    let frame = Shape {
        rect: rect(48.0, 48.0, 23.8, 23.8),
        radius: Length::ZERO,
        fill: None,
        stroke: Some((Color::Gray(0.3), mm(0.4))),
    };
    let faults = [
        ("module-floor", vec![smaller(0.29)]),
        ("module-floor", vec![Item::Symbol(PlacedSymbol { distance: mm(601.0), ..symbol("A-1", 50.0, 50.0) })]),
        ("quiet-zone", with(area(rect(20.0, 48.0, 100.0, 0.2), Color::BLACK))),
        ("quiet-zone", with(Item::Shape(frame))),
        ("quiet-zone", with(text("发", 55.0, 49.5, 12.0, Color::BLACK))),
        ("quiet-zone", with(picture(rect(70.0, 60.0, 5.0, 5.0), 60, 0))),
        ("covered", with(area(rect(60.0, 60.0, 7.0, 7.0), Color::BLACK))),
        ("covered", with(area(rect(60.0, 60.0, 7.0, 7.0), Color::Gray(1.0)))),
        ("covered", with(text("样例", 52.0, 60.0, 20.0, Color::Gray(0.9)))),
        ("covered", with(picture(rect(57.0, 57.0, 5.0, 5.0), 60, 200))),
        ("covered", vec![area(rect(30.0, 60.0, 90.0, 1.0), Color::Rgb(0.8, 0.1, 0.1)), code(50.0, 50.0)]),
        ("contrast", on(Color::Rgb(0.85, 0.1, 0.1))),
        ("contrast", on(Color::Cmyk(0.5, 0.0, 0.0, 0.1))),
        ("contrast", vec![picture(rect(40.0, 40.0, 60.0, 60.0), 400, 150), code(50.0, 50.0)]),
        ("tint", on(Color::Gray(0.8))),
        ("tint", on(Color::Rgb(1.0, 0.8, 0.0))),
        ("polarity", on(Color::BLACK)),
        ("neighbour", vec![code(50.0, 50.0), Item::Symbol(symbol("A-2", 79.0, 50.0))]),
        ("trim", vec![code(2.0, 50.0)]),
        ("trim", vec![code(50.0, 276.0)]),
        ("trim", vec![text("出去", 207.0, 50.0, 12.0, Color::BLACK)]),
        ("near-trim", vec![text("近", 1.0, 50.0, 12.0, Color::BLACK)]),
        ("near-trim", vec![code(50.0, 274.7)]),
        ("text-size", vec![text("小", 20.0, 20.0, 5.9, Color::BLACK)]),
        ("black-text", vec![text("黑", 20.0, 20.0, 9.0, rich)]),
        ("missing-glyph", vec![text("\u{10ffff}", 20.0, 20.0, 9.0, Color::BLACK)]),
        ("resolution", vec![picture(rect(20.0, 20.0, 20.0, 20.0), 110, 90)]),
    ];
    for (rule, items) in faults {
        assert_eq!(broken(items.clone()), [rule], "{items:#?}");
    }
}

#[test]
fn a_turned_line_runs_downwards() {
    let turned = |x: f64, y: f64| {
        let Item::Text(run) = text("一一一一", x, y, 12.0, Color::BLACK) else { panic!("a run") };
        Item::Text(TextRun { turn: Turn::Clockwise, ..run })
    };
    // Four ems of 4.2 mm reach from 35 mm down to 52 mm; the strokes lie half an em to the right of the baseline.
    assert_eq!(broken(vec![code(50.0, 50.0), turned(60.0, 35.0)]), ["covered"]);
    assert_eq!(broken(vec![code(50.0, 50.0), turned(46.5, 50.0)]), ["quiet-zone"]);
    assert_eq!(broken(vec![code(50.0, 50.0), turned(44.0, 35.0)]), [""; 0]);
}

#[test]
fn two_codes_in_each_others_zone_are_told_at_both() {
    let found = broken(vec![code(50.0, 50.0), Item::Symbol(symbol("A-2", 71.0, 50.0))]);
    assert_eq!(found, ["quiet-zone", "quiet-zone"]);
}

#[test]
fn a_printer_that_was_measured() {
    let printed = |printer: Printer, module: f64| {
        let symbol = PlacedSymbol { module: mm(module), ..symbol("A-1", 50.0, 50.0) };
        let found = check_with(vec![Item::Symbol(symbol)], &Checks::default(), &printer);
        found.iter().for_each(can_be_told);
        found.iter().map(|finding| rule_of(finding).unwrap().name()).collect::<Vec<_>>()
    };
    let coarse = Printer { dpi: 200.0, ..Printer::default() };
    assert_eq!(printed(coarse, 0.5), ["module-dots"], "3.9 dots");
    assert_eq!(printed(coarse, 0.51), [""; 0]);
    let measured = Printer { smallest_module: Some(mm(0.45)), ..Printer::default() };
    assert_eq!(printed(measured, 0.4), ["module-printer"]);
    assert_eq!(printed(measured, 0.45), [""; 0]);
    let shrinking = Printer { ruler: Some(mm(97.0)), ..Printer::default() };
    assert_eq!(printed(shrinking, 0.305), ["module-floor"], "0.296 mm on paper");
    assert_eq!(printed(shrinking, 0.31), [""; 0]);
}

#[test]
fn a_layout_changes_what_a_rule_weighs() {
    let items = || vec![code(50.0, 50.0), Item::Symbol(symbol("A-2", 79.0, 50.0))];
    let mut checks = Checks::default();
    let mut nearer = checks.clone();
    nearer.spacing = 0.4;
    let weight = |checks: &Checks| {
        let found = check_with(items(), checks, &Printer::default());
        found.iter().map(|finding| finding.severity).collect::<Vec<_>>()
    };
    assert_eq!(weight(&checks), [Severity::Warning]);
    checks.weigh(Rule::Neighbour, Some(Severity::Error));
    assert_eq!(weight(&checks), [Severity::Error]);
    checks.weigh(Rule::Neighbour, None);
    assert_eq!(weight(&checks), []);
    assert_eq!(weight(&nearer), [], "9.2 mm are more than 0.4 of 19.8");
}

#[test]
fn a_fault_of_a_style_is_told_once_at_its_first_place() {
    let items = vec![
        text("后", 20.0, 90.0, 5.0, Color::BLACK),
        text("先", 20.0, 20.0, 5.0, Color::BLACK),
        text("又一号", 20.0, 40.0, 4.0, Color::BLACK),
    ];
    let found = check_with(items, &Checks::default(), &Printer::default());
    let told: Vec<_> =
        found.iter().map(|finding| Locale::new(Language::En).message(&finding.diagnostic()).headline).collect();
    assert_eq!(
        told,
        [
            "the text “先” and others, 2 pieces in all, are set at 5 pt, smaller than 6 pt",
            "the text “又一号” is set at 4 pt, smaller than 6 pt",
        ]
    );
    assert_eq!(found[0].page, Some(1));
}

#[test]
fn glyphs_are_measured_by_their_ink() {
    let fonts = FontSet::builtin();
    let face = fonts.face(FaceId(0));
    let ink = |character: char| face.ink(face.glyph(character).unwrap());
    let BoundingBox { x_min, y_min, x_max, y_max } = ink('一').unwrap();
    assert!(x_min > 0 && x_max < 1000 && y_min > 300 && y_max < 500, "{:?}", ink('一'));
    let BoundingBox { y_min, y_max, .. } = ink('发').unwrap();
    assert!((-120..0).contains(&y_min) && (750..900).contains(&y_max), "{:?}", ink('发'));
    assert_eq!(ink(' '), None);
}

fn settled(waivers: &str, findings: &[Finding], date: Option<&str>, whole: bool) -> (usize, Vec<String>) {
    let mut found = Diagnostics::default();
    let waivers = Waivers::parse(&Source::new(WAIVER_FILE, waivers), &mut found);
    let occasion = Occasion { date: date.map(|date| date.parse().unwrap()), whole };
    let waived = waivers.settle([("poster", findings)], occasion, &mut found);
    (waived, found.into_iter().map(|told| told.key.trim_start_matches("preflight-").to_owned()).collect())
}

#[test]
fn waivers_hold_for_what_they_name_until_their_day() {
    let items =
        vec![code(50.0, 50.0), Item::Symbol(symbol("B-2", 79.0, 50.0)), text("小", 20.0, 20.0, 5.0, Color::BLACK)];
    let findings = check_with(items, &Checks::default(), &Printer::default());
    let waiver = |rest: &str| {
        format!("[[waiver]]\nrule = \"neighbour\"\nby = \"张三\"\nreason = \"位置所限\"\nuntil = 2026-12-31\n{rest}")
    };
    let on = |rest: &str, date: Option<&str>| settled(&waiver(rest), &findings, date, true);
    let today = Some("2026-11-20");
    let told = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
    assert_eq!(on("", today), (1, told(&["text-size"])));
    assert_eq!(on("layout = \"pos*\"\ndocument = \"*/b.pdf\"\nitem = \"B-*\"", today), (1, told(&["text-size"])));
    assert_eq!(on("", Some("2026-12-31")).0, 1, "the last day counts");
    for (rest, date, fault) in [
        ("", Some("2027-01-01"), "waiver-expired"),
        ("", None, "waivers-undated"),
        ("item = \"A-*\"", today, "waiver-unused"),
        ("layout = \"handbook\"", today, "waiver-unused"),
        ("document = \"a\"", today, "waiver-unused"),
    ] {
        assert_eq!(on(rest, date), (0, told(&["text-size", "neighbour", fault])), "{rest} {date:?}");
    }
    let part = settled(&waiver("layout = \"handbook\""), &findings, today, false);
    assert_eq!(part.1, ["text-size", "neighbour"], "what a part of the project does not need, the rest may");
}

#[test]
fn waivers_that_say_too_little_are_refused() {
    for (waiver, fault) in [
        ("rule = \"neighbor\"\nby = \"a\"\nreason = \"b\"\nuntil = 2026-12-31", "unknown-rule"),
        ("rule = \"neighbour\"\nreason = \"b\"\nuntil = 2026-12-31", "catalog-missing-key"),
        ("rule = \"neighbour\"\nby = \"a\"\nuntil = 2026-12-31", "catalog-missing-key"),
        ("rule = \"neighbour\"\nby = \"a\"\nreason = \"b\"", "catalog-missing-key"),
        ("rule = \"neighbour\"\nby = \"a\"\nreason = \"b\"\nuntil = 2026-12-31\nwho = \"c\"", "catalog-unknown-key"),
    ] {
        let (_, told) = settled(&format!("[[waiver]]\n{waiver}\n"), &[], Some("2026-11-20"), false);
        assert_eq!(told, [fault], "{waiver}");
    }
}

fn thing() -> impl Strategy<Value = Item> {
    let place = (0.0f64..200.0, 0.0f64..280.0);
    (0u8..4, place, 1.0f64..60.0).prop_map(|(kind, (x, y), length)| match kind {
        0 => Item::Symbol(symbol(&format!("A-{x:.0}"), x, y)),
        1 => area(rect(x, y, length, 0.3), Color::BLACK),
        2 => text("公开目录", x, y, 4.0 + length / 5.0, Color::Cmyk(0.6, 0.6, 0.6, 0.9)),
        _ => picture(rect(x, y, length, length), 40, 30),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Dark things that do not hide each other are as wrong in one order of painting as in another.
    #[test]
    fn the_order_of_painting_does_not_matter(
        (before, after) in prop::collection::vec(thing(), 0..12)
            .prop_map(|things| things.into_iter().filter(|thing| !hides(thing)).collect::<Vec<_>>())
            .prop_flat_map(|things| (Just(things.clone()), Just(things).prop_shuffle()))
    ) {
        let (checks, printer) = (Checks::default(), Printer::default());
        prop_assert_eq!(check_with(before, &checks, &printer), check_with(after, &checks, &printer));
    }

    /// A code that has a page to itself, on white and far enough from the edges, is sound wherever it stands.
    #[test]
    fn a_code_alone_is_sound(x in 6.0f64..180.0, y in 6.0f64..270.0, module in 0.3f64..1.0) {
        let placed = PlacedSymbol { module: mm(module), ..symbol("A-1", x, y) };
        let fits = rect(3.0, 3.0, 204.0, 291.0).holds(&placed.zone());
        let found = check_with(vec![Item::Symbol(placed)], &Checks::default(), &Printer::default());
        prop_assert!(found.is_empty() || !fits, "{found:?}");
    }
}

/// Whether a thing could be the whole ground of a code.
fn hides(thing: &Item) -> bool {
    matches!(thing, Item::Picture(placed) if placed.rect.size.width > mm(24.0))
}

#[test]
fn every_rule_is_documented_with_its_weight() {
    const PAGE: &str = include_str!("../../docs/preflight.md");
    for rule in Rule::ALL {
        let weight = if rule.severity() == Severity::Error { "error" } else { "warning" };
        let row = format!("| `{}` | {weight} |", rule.name());
        assert!(PAGE.contains(&row), "{row}");
    }
    for limit in crate::layout::settings::LIMITS {
        assert!(Rule::of_name(limit).is_none(), "{limit} is a rule's name too");
    }
}
