use proptest::prelude::*;

use super::*;
use crate::layout::settings::{Cut, Order};

fn cut(columns: Option<u32>, rows: Option<u32>, order: Order, duplex: bool) -> Cut {
    Cut { columns, rows, gutter: mm(4.0), order, duplex }
}

/// Cuts a pile of sheets into piles and puts these upon each other, the first of the first row on top; what a reader
/// finds, turning over each card.
fn piled(sheets: &[Sheet], duplex: bool, flip: Flip) -> Vec<usize> {
    let fronts: Vec<&Sheet> = sheets.iter().step_by(if duplex { 2 } else { 1 }).collect();
    let mut places: Vec<Rect> = fronts.iter().flat_map(|sheet| sheet.placed.iter().map(|placed| placed.rect)).collect();
    places.sort_by_key(|rect| (rect.origin.y, rect.origin.x));
    places.dedup();
    let mut found = Vec::new();
    for place in places {
        for (at, front) in fronts.iter().enumerate() {
            let Some(card) = front.placed.iter().find(|placed| placed.rect == place) else { continue };
            assert!(!card.turned);
            found.push(card.page);
            if duplex {
                let behind = through(&sheets[at * 2 + 1], flip).into_iter().find(|(_, rect, _)| *rect == place);
                found.extend(behind.map(|(page, _, upright)| {
                    assert!(upright, "page {page} stands on its head");
                    page
                }));
            }
        }
    }
    found
}

proptest! {
    #[test]
    fn cut_and_stacked_piles_are_in_order(
        count in 1_usize..80,
        (columns, rows) in (1_u32..5, 1_u32..6),
        duplex: bool,
        flip in prop_oneof![Just(Flip::Long), Just(Flip::Short)],
        across: bool,
    ) {
        let paper = if across { size(420.0, 297.0) } else { size(297.0, 420.0) };
        let scheme = Scheme::Cut(cut(Some(columns), Some(rows), Order::Stacked, duplex));
        let sheets = imposed(&pages(count, size(54.0, 40.0)), &asked(paper, flip, scheme)).unwrap();
        sheets.iter().for_each(sound);
        prop_assert_eq!(piled(&sheets, duplex, flip), (0..count).collect::<Vec<_>>());
        let leaves = count.div_ceil(if duplex { 2 } else { 1 });
        let sides = if duplex { 2 } else { 1 };
        prop_assert_eq!(sheets.len(), leaves.div_ceil((columns * rows) as usize) * sides);
    }

    #[test]
    fn n_up_shows_every_page_once_in_reading_order(count in 1_usize..60, columns in 1_u32..4, rows in 1_u32..4) {
        let scheme = Scheme::Cut(cut(Some(columns), Some(rows), Order::Across, false));
        let sheets = imposed(&pages(count, size(60.0, 90.0)), &asked(size(297.0, 420.0), Flip::Long, scheme)).unwrap();
        let shown: Vec<usize> = sheets.iter().flat_map(|sheet| sheet.placed.iter().map(|placed| placed.page)).collect();
        prop_assert_eq!(shown, (0..count).collect::<Vec<_>>());
        for sheet in &sheets {
            sound(sheet);
            let along = |one: &Placed| (one.rect.origin.y, one.rect.origin.x);
            prop_assert!(sheet.placed.is_sorted_by_key(along));
            for (at, one) in sheet.placed.iter().enumerate() {
                prop_assert!(sheet.placed[..at].iter().all(|other| !other.clip.meets(&one.clip)));
            }
        }
    }
}

#[test]
fn a_page_repeated_fills_its_sheet_and_its_back_registers() {
    let scheme = Scheme::Cut(cut(Some(3), Some(4), Order::Repeated, true));
    for flip in [Flip::Long, Flip::Short] {
        let sheets = imposed(&pages(3, size(90.0, 54.0)), &asked(size(297.0, 420.0), flip, scheme)).unwrap();
        let counts: Vec<usize> = sheets.iter().map(|sheet| sheet.placed.len()).collect();
        // Two leaves; the second has no back.
        assert_eq!(counts, [12, 12, 12, 0]);
        let mut fronts: Vec<Rect> = sheets[0].placed.iter().map(|placed| placed.rect).collect();
        let mut backs: Vec<Rect> = through(&sheets[1], flip).into_iter().map(|(_, rect, _)| rect).collect();
        fronts.sort_by_key(|rect| (rect.origin.y, rect.origin.x));
        backs.sort_by_key(|rect| (rect.origin.y, rect.origin.x));
        assert_eq!(fronts, backs);
    }
}

#[test]
fn as_many_as_fit_on_the_paper_as_it_is_or_turned() {
    let scheme = Scheme::Cut(cut(None, None, Order::Across, false));
    let sheets = imposed(&pages(10, size(90.0, 54.0)), &asked(size(210.0, 297.0), Flip::Long, scheme)).unwrap();
    // 2 × 5 upright; 3 × 3 across.
    assert_eq!((sheets.len(), sheets[0].size, sheets[0].placed.len()), (1, size(210.0, 297.0), 10));
    let sheets = imposed(&pages(2, size(210.0, 148.0)), &asked(size(297.0, 210.0), Flip::Long, scheme)).unwrap();
    assert_eq!(sheets[0].size, size(297.0, 210.0), "one on either: as it was said");
}

#[test]
fn what_does_not_fit_is_refused_with_a_proposal() {
    let scheme = Scheme::Cut(cut(Some(2), Some(2), Order::Across, false));
    let refused = imposed(&pages(4, size(148.0, 210.0)), &asked(size(210.0, 297.0), Flip::Long, scheme)).unwrap_err();
    let [refused] = refused.as_slice() else { panic!("{refused:#?}") };
    let expected = [
        ("page", "A5, 148 × 210 mm"),
        ("needed", "300 × 424 mm"),
        ("paper", "A4, 210 × 297 mm"),
        ("proposed", "A2"),
        ("grid", "2 × 2"),
        ("most", "1 × 1"),
        ("path", "a.pdf"),
    ];
    assert_eq!(refused.key, "impose-cells");
    assert_eq!(refused.arguments, expected.map(|(name, value)| (name, String::from(value))));
}

#[test]
fn pages_of_several_sizes_are_not_cut_together() {
    let scheme = Scheme::Cut(cut(None, None, Order::Across, false));
    let mut shapes = pages(4, size(90.0, 54.0));
    shapes[2].size = size(54.0, 90.0);
    let refused = imposed(&shapes, &asked(size(210.0, 297.0), Flip::Long, scheme)).unwrap_err();
    let [refused] = refused.as_slice() else { panic!("{refused:#?}") };
    assert_eq!((refused.key, &refused.arguments[0]), ("impose-sizes", &("page", String::from("3"))));
}

#[test]
fn bleed_stays_within_half_the_gutter_and_on_the_paper() {
    let narrow = Cut { gutter: mm(4.0), ..cut(Some(2), Some(1), Order::Across, false) };
    let sheets = imposed(&pages(2, size(103.0, 100.0)), &asked(size(210.0, 297.0), Flip::Long, Scheme::Cut(narrow)));
    let clips: Vec<Rect> = sheets.unwrap()[0].placed.iter().map(|placed| placed.clip).collect();
    // The sheet is 210 wide, both pages and the gutter as well: no room for bleed at its edges.
    assert_eq!(clips, [rect(0.0, 95.5, 105.0, 106.0), rect(105.0, 95.5, 105.0, 106.0)]);
}
