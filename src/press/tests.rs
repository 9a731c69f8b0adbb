//! Colours as another program converts them, limits that hold for any colour, and sheets written out to be read.

use std::fmt::Write as _;

use proptest::prelude::*;
use snapbox::{assert_data_eq, str};

use super::*;
use crate::geom::{Point, Rect, Size};
use crate::page::{Color, Document, Item, Page, Shape};
use crate::picture::Picture;

fn rgb([red, green, blue]: [u8; 3]) -> Color {
    let share = |byte: u8| f32::from(byte) / 255.0;
    Color::Rgb(share(red), share(green), share(blue))
}

fn percent(inks: [f32; 4]) -> [f32; 4] {
    inks.map(|share| share * 100.0)
}

/// What Little CMS 2 makes of them with the same profile, relative to the paper and with black point compensation.
#[test]
fn colours_become_the_inks_that_another_program_makes_them() {
    let cases = [
        ([255, 0, 0], [0, 247, 251, 0]),
        ([192, 0, 0], [0, 251, 249, 48]),
        ([0, 128, 0], [196, 2, 255, 77]),
        ([0, 0, 255], [237, 216, 0, 0]),
        ([18, 63, 122], [237, 169, 0, 91]),
        ([176, 28, 34], [5, 243, 206, 73]),
        ([255, 204, 0], [11, 51, 236, 2]),
        ([240, 240, 255], [20, 16, 6, 0]),
        ([128, 200, 60], [143, 0, 234, 1]),
        ([34, 36, 40], [203, 173, 140, 195]),
    ];
    let condition = Condition::coated();
    for (color, expected) in cases {
        let inks = percent(condition.inks(rgb(color)));
        for (ink, expected) in inks.into_iter().zip(expected) {
            let expected = expected as f32 / 2.55;
            assert!((ink - expected).abs() < 1.5, "{color:?}: {inks:?}, another program has {expected}");
        }
    }
}

#[test]
fn inks_are_shown_as_another_program_shows_them() {
    let cases = [
        ([255, 0, 0, 0], [0, 159, 227]),
        ([0, 255, 0, 0], [230, 0, 126]),
        ([0, 0, 255, 0], [255, 237, 0]),
        ([255, 128, 0, 51], [0, 90, 154]),
        ([0, 255, 255, 0], [228, 9, 22]),
        ([230, 150, 0, 76], [21, 77, 135]),
        ([128, 128, 128, 128], [92, 81, 77]),
    ];
    let condition = Condition::coated();
    for (inks, expected) in cases {
        let [cyan, magenta, yellow, black] = inks.map(|byte: u8| f32::from(byte) / 255.0);
        let Color::Rgb(red, green, blue) = condition.shown(Color::Cmyk(cyan, magenta, yellow, black)) else {
            panic!("{inks:?} has colour");
        };
        for (share, expected) in [red, green, blue].into_iter().zip(expected) {
            let found = share * 255.0;
            assert!((found - expected as f32).abs() < 3.0, "{inks:?}: {found}, another program has {expected}");
        }
    }
}

#[test]
fn grays_are_tints_of_black() {
    let condition = Condition::coated();
    assert_eq!(condition.separated(Color::BLACK), Color::Cmyk(0.0, 0.0, 0.0, 1.0));
    assert_eq!(condition.separated(Color::Gray(0.75)), Color::Cmyk(0.0, 0.0, 0.0, 0.25));
    assert_eq!(condition.separated(Color::Rgb(0.5, 0.5, 0.5)), Color::Cmyk(0.0, 0.0, 0.0, 0.5));
    assert_eq!(condition.separated(Color::Gray(1.0)), Color::Cmyk(0.0, 0.0, 0.0, 0.0));
    assert_eq!(condition.shown(Color::Cmyk(0.0, 0.0, 0.0, 1.0)), Color::BLACK);
    // Inks that a layout names are printed as it names them.
    let named = Color::Cmyk(0.9, 0.6, 0.0, 0.3);
    assert_eq!(condition.separated(named), named);
}

#[test]
fn pictures_are_mixed_of_four_inks() {
    let condition = Condition::coated();
    let coloured = Picture { width: 2, height: 1, rgb: vec![255, 255, 255, 0, 0, 255] };
    assert_eq!(condition.picture(&coloured), [0, 0, 0, 0, 237, 216, 0, 0]);
}

#[test]
fn files_that_are_no_profiles_of_inks_are_refused() {
    let refused = |bytes: &[u8]| Condition::read(bytes.to_vec(), None).unwrap_err();
    let fault = |bytes: &[u8]| match refused(bytes) {
        ConditionError::Unfit(fault) => fault,
        ConditionError::Unreadable(reason) => panic!("{reason}"),
    };
    let coated = Condition::coated();
    let whole = coated.profile();
    assert_eq!(fault(b"GIF89a"), icc::Fault::NoProfile);
    assert_eq!(fault(include_bytes!("../pdf/icc/sRGB.icc")), icc::Fault::NoInks);
    assert_eq!(fault(&whole[..60_000]), icc::Fault::Table("B2A1"));
    let mut odd = whole.to_vec();
    odd[744..748].copy_from_slice(b"mAB ");
    assert_eq!(fault(&odd), icc::Fault::Table("A2B1"));
}

proptest! {
    #[test]
    fn no_mixture_has_more_ink_than_the_press_takes(color: [u8; 3], most in 1.5f64..4.0) {
        let condition = Condition::coated().with_most_ink(most);
        let flat: f32 = condition.inks(rgb(color)).into_iter().sum();
        prop_assert!(f64::from(flat) <= most + 1e-5, "{flat}");
        let picture = Picture { width: 2, height: 1, rgb: [color, [1, 2, 3]].concat() };
        for pixel in condition.picture(&picture).as_chunks::<4>().0 {
            let sum: u32 = pixel.iter().map(|&ink| u32::from(ink)).sum();
            prop_assert!(f64::from(sum) / 255.0 <= most + 0.001, "{pixel:?}");
        }
    }

    #[test]
    fn colours_that_inks_show_come_back(inks in [0.0f32..=0.6, 0.0f32..=0.6, 0.0f32..=0.6]) {
        let condition = Condition::coated();
        let shown = condition.shown(Color::Cmyk(inks[0], inks[1], inks[2], 0.0));
        let Color::Rgb(red, green, blue) = condition.shown(condition.separated(shown)) else { return Ok(()) };
        let Color::Rgb(was_red, was_green, was_blue) = shown else { return Ok(()) };
        // What sRGB cannot show is cut off on the way out.
        let is_shown = [was_red, was_green, was_blue].iter().all(|share| (0.01..0.99).contains(share));
        for (now, was) in [(red, was_red), (green, was_green), (blue, was_blue)] {
            prop_assert!(!is_shown || (now - was).abs() < 0.04, "{shown:?} came back as {:?}", (red, green, blue));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(at in 0usize..121_368, byte: u8, cut in 0usize..121_368) {
        let mut bytes = Condition::coated().profile().to_vec();
        bytes[at] = byte;
        if let Ok(condition) = Condition::read(bytes.clone(), None) {
            for ink in condition.inks(Color::Rgb(0.2, 0.4, 0.6)) {
                prop_assert!((0.0..=1.0).contains(&ink));
            }
        }
        bytes.truncate(cut);
        let _ = Condition::read(bytes, None);
    }
}

fn press(bleed: f64) -> Press {
    Press { condition: Condition::coated(), bleed: Length::mm(bleed), marks: true, slug: true, most_ink: 3.0 }
}

fn ground(x: f64, y: f64, width: f64, height: f64) -> Item {
    let rect = Rect::new(Point::new(Length::mm(x), Length::mm(y)), Size::new(Length::mm(width), Length::mm(height)));
    Item::Shape(Shape { rect, radius: Length::ZERO, fill: Some(Color::BLACK), stroke: None })
}

/// A card whose band reaches the trim at the top and on both sides.
fn card(bleed: f64) -> Document {
    let beyond = bleed;
    let items = vec![ground(-beyond, -beyond, 90.0 + 2.0 * beyond, 10.0 + beyond), ground(20.0, 20.0, 10.0, 10.0)];
    let size = Size::new(Length::mm(90.0), Length::mm(54.0));
    let page = Page { size, bleed: Length::mm(bleed), items, ..Page::default() };
    Document { pages: vec![page], ..Document::default() }
}

fn on_sheet(bleed: f64, press: &Press) -> Page {
    let job = Job { name: "card/press/A".to_owned(), edition: "2026".to_owned(), date: "2026-11-20".to_owned() };
    let mut document = on_sheets(&card(bleed), press, &job, &crate::font::FontSet::builtin());
    document.pages.remove(0)
}

/// A mark a line, in millimetres from the trim's top left.
fn told(items: &[Item]) -> String {
    let mm = |length: Length| (length.to_mm() * 100.0).round() / 100.0;
    let mut text = String::new();
    for item in items {
        match item {
            Item::Shape(Shape { rect, fill, stroke, radius }) => {
                let what = if stroke.is_some() { "circle" } else { "filled" };
                let ink = fill.or(stroke.map(|(color, _)| color)).unwrap();
                let Rect { origin, size } = rect;
                writeln!(
                    text,
                    "{what} {} {} {}×{} r{} {ink:?}",
                    mm(origin.x),
                    mm(origin.y),
                    mm(size.width),
                    mm(size.height),
                    mm(*radius)
                )
                .unwrap();
            }
            Item::Text(run) => {
                let (x, y) = (mm(run.origin.x), mm(run.origin.y));
                writeln!(text, "{x} {y} {} pt {}", run.size.to_pt(), run.text).unwrap();
            }
            other => panic!("{other:?}"),
        }
    }
    text
}

#[test]
fn marks_stand_around_the_bleed() {
    let page = on_sheet(3.0, &press(3.0));
    assert_eq!((page.bleed, page.around.room), (Length::mm(3.0), Length::mm(9.0)));
    assert_data_eq!(
        told(&page.around.items),
        str![[r#"
filled -8 -0.04 5×0.09 r0 Registration
filled 93 -0.04 5×0.09 r0 Registration
filled -8 53.96 5×0.09 r0 Registration
filled 93 53.96 5×0.09 r0 Registration
filled -0.04 -8 0.09×5 r0 Registration
filled -0.04 57 0.09×5 r0 Registration
filled 89.96 -8 0.09×5 r0 Registration
filled 89.96 57 0.09×5 r0 Registration
filled -8 -3.04 3×0.09 r0 Registration
filled 95 -3.04 3×0.09 r0 Registration
filled -8 56.96 3×0.09 r0 Registration
filled 95 56.96 3×0.09 r0 Registration
filled -3.04 -8 0.09×3 r0 Registration
filled -3.04 59 0.09×3 r0 Registration
filled 92.96 -8 0.09×3 r0 Registration
filled 92.96 59 0.09×3 r0 Registration
circle 43.5 -7 3×3 r1.5 Registration
filled 42.5 -5.54 5×0.09 r0 Registration
filled 44.96 -8 0.09×5 r0 Registration
circle 43.5 58 3×3 r1.5 Registration
filled 42.5 59.46 5×0.09 r0 Registration
filled 44.96 57 0.09×5 r0 Registration
circle -7 25.5 3×3 r1.5 Registration
filled -8 26.96 5×0.09 r0 Registration
filled -5.54 24.5 0.09×5 r0 Registration
circle 94 25.5 3×3 r1.5 Registration
filled 93 26.96 5×0.09 r0 Registration
filled 95.46 24.5 0.09×5 r0 Registration
filled 50.5 -7.5 4×4 r0 Cmyk(1.0, 0.0, 0.0, 0.0)
filled 54.5 -7.5 4×4 r0 Cmyk(0.0, 1.0, 0.0, 0.0)
filled 58.5 -7.5 4×4 r0 Cmyk(0.0, 0.0, 1.0, 0.0)
filled 62.5 -7.5 4×4 r0 Cmyk(0.0, 0.0, 0.0, 1.0)
filled 66.5 -7.5 4×4 r0 Cmyk(0.5, 0.0, 0.0, 0.0)
filled 70.5 -7.5 4×4 r0 Cmyk(0.0, 0.5, 0.0, 0.0)
filled 74.5 -7.5 4×4 r0 Cmyk(0.0, 0.0, 0.5, 0.0)
filled 78.5 -7.5 4×4 r0 Cmyk(0.0, 0.0, 0.0, 0.5)
0 64.4 6 pt card/press/A · 第 1/1 张 · 2026 · 2026-11-20 · FOGRA39

"#]]
    );
}

#[test]
fn marks_never_reach_into_a_bleed_nor_off_the_sheet() {
    for (bleed, marks, slug) in [(0.0, true, true), (3.0, true, false), (10.0, true, true), (5.0, false, true)] {
        let page = on_sheet(bleed, &Press { marks, slug, ..press(3.0) });
        let trim = Rect::new(Point::default(), page.size);
        let (bled, sheet) = (trim.grown(page.bleed), trim.grown(page.margin()));
        assert!(page.bleed >= Length::mm(3.0));
        for item in &page.around.items {
            let rect = match item {
                Item::Shape(shape) => shape.rect,
                Item::Text(run) => Rect::new(run.origin, Size::default()),
                other => panic!("{other:?}"),
            };
            assert!(!bled.meets(&rect), "{rect:?} within the bleed of {bleed} mm");
            assert!(sheet.holds(&rect), "{rect:?} off the sheet");
        }
    }
    let bare = on_sheet(5.0, &Press { marks: false, slug: false, ..press(3.0) });
    assert_eq!((bare.around.items.len(), bare.margin(), bare.shown()), (0, Length::mm(5.0), Length::ZERO));
}

#[test]
fn grounds_that_end_at_the_trim_are_drawn_on_into_the_bleed() {
    let page = on_sheet(0.0, &press(3.0));
    let rects: Vec<Rect> = page
        .items
        .iter()
        .map(|item| if let Item::Shape(shape) = item { shape.rect } else { panic!("{item:?}") })
        .collect();
    let mm = |x: f64, y: f64, width: f64, height: f64| {
        Rect::new(Point::new(Length::mm(x), Length::mm(y)), Size::new(Length::mm(width), Length::mm(height)))
    };
    assert_eq!(rects, [mm(-3.0, -3.0, 96.0, 13.0), mm(20.0, 20.0, 10.0, 10.0)]);
    // A layout that bleeds further keeps its own.
    assert_eq!(on_sheet(10.0, &press(3.0)).bleed, Length::mm(10.0));
}
