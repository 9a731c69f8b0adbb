use proptest::prelude::*;

use super::*;
use crate::layout::settings::{Blanks, Fold};

const A5: (f64, f64) = (148.0, 210.0);

fn fold(signature: Option<u32>, inner: f64, creep: f64, blanks: Blanks) -> Fold {
    Fold { signature, inner: mm(inner), creep: mm(creep), blanks }
}

/// One side of a sheet, folded along its middle: the page on the left and the one on the right, with how far from the
/// fold each begins.
type Halves = [Option<(usize, Length)>; 2];

fn halves(pages: &[(usize, Rect, bool)], paper: Size) -> Halves {
    let fold = paper.width / 2;
    let mut halves = [None, None];
    for &(page, rect, upright) in pages {
        assert!(upright, "page {page} stands on its head");
        let right = rect.origin.x + rect.size.width / 2 > fold;
        let from_fold = if right { rect.origin.x - fold } else { fold - rect.right() };
        let before = halves[usize::from(right)].replace((page, from_fold));
        assert_eq!(before, None, "two pages on one half");
    }
    halves
}

/// Folds the sheets of a signature and reads it through, leaf by leaf: each page with its distance from the spine in the
/// finished book, where each sheet lies one thickness further out than the one around it.
fn read_through(sheets: &[Sheet], flip: Flip, thickness: Length) -> Vec<Option<(usize, Length)>> {
    let (mut first_half, mut second_half) = (Vec::new(), Vec::new());
    for (nested, sides) in sheets.chunks(2).enumerate() {
        let front: Vec<_> = sides[0].placed.iter().map(|one| (one.page, one.rect, !one.turned)).collect();
        let out = |page: Option<(usize, Length)>| page.map(|(page, from)| (page, from + thickness * nested as i64));
        let [front_left, front_right] = halves(&front, sides[0].size);
        // Seen through the paper, what lies behind the right half is the back of that leaf.
        let [behind_left, behind_right] = halves(&through(&sides[1], flip), sides[1].size);
        first_half.extend([out(front_right), out(behind_right)]);
        second_half.extend([out(front_left), out(behind_left)]);
    }
    first_half.into_iter().chain(second_half.into_iter().rev()).collect()
}

fn flips() -> impl Strategy<Value = Flip> {
    prop_oneof![Just(Flip::Long), Just(Flip::Short)]
}

proptest! {
    #[test]
    fn a_folded_booklet_reads_in_order(
        count in 1_usize..70,
        flip in flips(),
        creep in 0.0..0.3_f64,
        last_stays: bool,
    ) {
        let blanks = if last_stays { Blanks::BeforeLast } else { Blanks::End };
        let scheme = Scheme::Fold(fold(None, 0.0, creep, blanks));
        let sheets = imposed(&pages(count, size(A5.0, A5.1)), &asked(size(210.0, 297.0), flip, scheme)).unwrap();
        prop_assert_eq!(sheets.len(), count.div_ceil(4) * 2);
        sheets.iter().for_each(sound);
        let read = read_through(&sheets, flip, mm(creep));
        let order: Vec<usize> = read.iter().flatten().map(|(page, _)| *page).collect();
        prop_assert_eq!(order, (0..count).collect::<Vec<_>>());
        // Blank pages come where they were asked for.
        let missing = read.len() - count;
        let at = if last_stays { count - 1 } else { count };
        prop_assert!(read[at..at + missing].iter().all(Option::is_none));
        // Whatever the creep, all pages lie equally far from the spine once the sheets are nested.
        prop_assert!(read.iter().flatten().all(|(_, from)| *from == Length::ZERO));
    }

    #[test]
    fn bound_signatures_read_in_order(count in 1_usize..120, flip in flips(), signature in 1_u32..9, creep in 0.0..0.2_f64) {
        let scheme = Scheme::Fold(fold(Some(signature * 4), 6.0, creep, Blanks::End));
        let sheets = imposed(&pages(count, size(A5.0, A5.1)), &asked(size(330.0, 240.0), flip, scheme)).unwrap();
        let of_signature = signature as usize * 2;
        let read: Vec<_> = sheets.chunks(of_signature).flat_map(|sheets| read_through(sheets, flip, mm(creep))).collect();
        let order: Vec<usize> = read.iter().flatten().map(|(page, _)| *page).collect();
        prop_assert_eq!(order, (0..count).collect::<Vec<_>>());
        prop_assert!(read.iter().flatten().all(|(_, from)| *from == mm(6.0)));
        sheets.iter().for_each(sound);
    }

    #[test]
    fn creep_only_grows_inwards(count in 1_usize..60, creep in 0.0..0.3_f64) {
        let scheme = Scheme::Fold(fold(None, 0.0, creep, Blanks::End));
        let sheets = imposed(&pages(count, size(A5.0, A5.1)), &asked(size(297.0, 210.0), Flip::Short, scheme)).unwrap();
        let fronts = sheets.iter().step_by(2).map(|sheet| sheet.placed.iter().find(|one| one.clip.origin.x > mm(1.0)));
        let rights: Vec<Length> = fronts.flatten().filter(|one| one.clip.origin.x >= mm(148.5)).map(|one| one.rect.origin.x).collect();
        prop_assert!(rights.is_sorted_by(|one, next| one >= next));
        prop_assert!(rights.windows(2).all(|pair| pair[0] - pair[1] == mm(creep)));
    }
}

/// Front and back of the two sheets of a booklet of eight, each page's number at its half.
#[test]
fn eight_pages_are_laid_out_as_every_printer_knows() {
    let scheme = Scheme::Fold(fold(None, 0.0, 0.0, Blanks::End));
    let sheets = imposed(&pages(8, size(A5.0, A5.1)), &asked(size(210.0, 297.0), Flip::Short, scheme)).unwrap();
    let numbers: Vec<Vec<usize>> = sheets
        .iter()
        .map(|sheet| {
            let mut placed: Vec<&Placed> = sheet.placed.iter().collect();
            placed.sort_by_key(|one| one.rect.origin.x);
            placed.iter().map(|one| one.page + 1).collect()
        })
        .collect();
    assert_eq!(numbers, [[8, 1], [2, 7], [6, 3], [4, 5]]);
    assert!(sheets.iter().flat_map(|sheet| &sheet.placed).all(|placed| !placed.turned));
}

#[test]
fn what_cannot_be_folded_is_refused_and_what_gapes_is_said() {
    let scheme = Scheme::Fold(fold(None, 0.0, 0.0, Blanks::End));
    let refused = imposed(&pages(4, size(210.0, 297.0)), &asked(size(210.0, 297.0), Flip::Short, scheme)).unwrap_err();
    assert_eq!(refused[0].key, "impose-spread");
    assert!(refused[0].arguments.contains(&("proposed", String::from("A3"))));
    let mut shapes = pages(4, size(A5.0, A5.1));
    shapes[3].size = size(100.0, 100.0);
    let refused = imposed(&shapes, &asked(size(210.0, 297.0), Flip::Short, scheme)).unwrap_err();
    assert_eq!((refused[0].key, &refused[0].arguments[0]), ("impose-sizes", &("page", String::from("4"))));
    let mut found = Diagnostics::default();
    let thick = asked(size(210.0, 297.0), Flip::Short, scheme);
    assert!(impose(&pages(81, size(A5.0, A5.1)), &thick, &Papers::built_in(), "a.pdf", &mut found).is_some());
    assert_eq!(found.as_slice().iter().map(|one| one.key).collect::<Vec<_>>(), ["impose-thick"]);
}
