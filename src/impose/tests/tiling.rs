use proptest::prelude::*;

use super::*;
use crate::impose::seam::{Axis, Cuts, Words};
use crate::layout::settings::Tile;

fn tile(overlap: f64, margin: f64, scale: f64) -> Scheme {
    Scheme::Tile(Tile { overlap: mm(overlap), margin: mm(margin), scale })
}

/// Words that far across an axis.
fn line(from: i64, to: i64, breadth: i64) -> Words {
    Words { stretch: (Length(from), Length(to)), breadth: Length(breadth) }
}

/// Fewest windows that will do, by trying every place; none where none do.
fn fewest(axis: &Axis) -> Option<usize> {
    let [length, window, overlap] = [axis.length.0, axis.window.0, axis.overlap.0];
    let is_free = |place: i64| !axis.codes.iter().any(|(from, to)| from.0 < place && place < to.0);
    let mut starts = std::collections::BTreeSet::from([0]);
    let mut count = 1;
    while !starts.iter().any(|start| start + window >= length) {
        let next = |start: i64| {
            (start + 1..=start + window - overlap).filter(move |next| (*next..=start + window).any(is_free))
        };
        let all: std::collections::BTreeSet<i64> = starts.iter().flat_map(|start| next(*start)).collect();
        if all == starts || all.is_empty() {
            return None;
        }
        starts = all;
        count += 1;
    }
    Some(count)
}

fn axes() -> impl Strategy<Value = Axis> {
    let codes = proptest::collection::vec((0_i64..90, 1_i64..22), 0..6);
    let words = proptest::collection::vec((0_i64..90, 1_i64..22, 1_i64..40), 0..12);
    (1_i64..90, 8_i64..24, 0_i64..4, codes, words).prop_map(|(length, window, overlap, codes, words)| Axis {
        length: Length(length),
        window: Length(window),
        overlap: Length(overlap),
        words: words.into_iter().map(|(from, side, breadth)| line(from, from + side, breadth)).collect(),
        codes: codes
            .into_iter()
            .map(|(from, side)| (Length(from.min(length - 1)), Length((from + side).min(length))))
            .filter(|(from, to)| from < to)
            .collect(),
    })
}

proptest! {
    #[test]
    fn as_few_tiles_as_there_can_be_and_no_seam_in_a_code(axis in axes()) {
        let settled = axis.settle();
        prop_assert_eq!(settled.as_ref().map(|cuts| cuts.starts.len()), fewest(&axis));
        let Some(Cuts { starts, seams }) = settled else { return Ok(()) };
        prop_assert!(starts[0] <= Length::ZERO);
        prop_assert!(*starts.last().unwrap() + axis.window >= axis.length);
        prop_assert_eq!(seams.len() + 1, starts.len());
        for (pair, seam) in starts.windows(2).zip(&seams) {
            let end = pair[0] + axis.window;
            prop_assert!(pair[1] + axis.overlap <= end, "neighbours share the overlap");
            prop_assert!(pair[1] <= *seam && *seam <= end, "and the seam lies in what they share");
            prop_assert!(!axis.codes.iter().any(|(from, to)| from < seam && seam < to));
        }
        prop_assert!(seams.is_sorted_by(|one, next| one < next));
    }

    /// A poster with codes at any place is printed, cut at the seams and put together.
    #[test]
    fn tiles_put_together_are_the_poster(
        (width, height) in (100.0..900.0_f64, 100.0..1200.0_f64),
        codes in proptest::collection::vec((0.0..0.9_f64, 0.0..0.9_f64, 15.0..120.0_f64), 0..8),
        words in proptest::collection::vec((0.0..0.9_f64, 0.0..0.9_f64, 2.0..90.0_f64, 2.0..30.0_f64), 0..30),
        overlap in 0.0..40.0_f64,
        scale in prop_oneof![Just(1.0), Just(2.0), 1.0..3.0_f64],
    ) {
        let page = size(width, height);
        let codes: Vec<CodeShape> = codes
            .into_iter()
            .map(|(x, y, side)| {
                let side = side.min(width * 0.8).min(height * 0.8);
                let symbol = rect(x * (width - side), y * (height - side), side, side);
                CodeShape { symbol, zone: symbol.grown(mm(2.0)) }
            })
            .collect();
        let words = words.into_iter().map(|(x, y, across, down)| rect(x * width, y * height, across, down)).collect();
        let shape = PageShape { size: page, bleed: mm(3.0), codes, words };
        let wanted = asked(size(210.0, 297.0), Flip::Long, tile(overlap, 5.0, scale));
        let Ok(sheets) = imposed(std::slice::from_ref(&shape), &wanted) else { return Ok(()) };
        let mut seen = vec![0; shape.codes.len()];
        for sheet in &sheets {
            sound(sheet);
            let placed = &sheet.placed[0];
            for (code, seen) in shape.codes.iter().zip(&mut seen) {
                let shown = placed.rect(code.symbol);
                prop_assert!(placed.clip.holds(&shown) || !placed.clip.meets(&shown), "whole or not at all");
                *seen += usize::from(placed.shows(code.symbol));
            }
        }
        prop_assert!(seen.iter().all(|seen| *seen > 0), "every code is whole somewhere: {:?}", seen);
        // Every place of the poster is printed on some sheet: probed on a grid finer than any gap could be overlooked.
        for across in 0..=40 {
            for down in 0..=40 {
                let at = Point::new(page.width * across / 40, page.height * down / 40);
                let dot = Rect::new(at, Size::new(Length(0), Length(0)));
                prop_assert!(sheets.iter().any(|sheet| sheet.placed[0].shows(dot)), "{:?} is not printed", at);
            }
        }
    }
}

#[test]
fn a_poster_without_codes_is_cut_evenly() {
    let shape = PageShape { size: size(420.0, 594.0), ..PageShape::default() };
    let sheets = imposed(&[shape], &asked(size(210.0, 297.0), Flip::Long, tile(15.0, 5.0, 2.0))).unwrap();
    // An A1 page at twice its size on A4 upright: five windows of 192 mm, of 279 mm.
    let labels: Vec<&str> = sheets.iter().map(|sheet| sheet.labels[0].text.as_str()).collect();
    assert_eq!((labels.len(), labels[0], labels[labels.len() - 1]), (25, "行 1 列 1 · 1-1/25", "行 5 列 5 · 5-5/25"));
}

#[test]
fn a_seam_makes_way_for_a_code() {
    let axis = |codes: &[(i64, i64)]| Axis {
        length: Length(100),
        window: Length(60),
        overlap: Length(10),
        codes: codes.iter().map(|&(from, to)| (Length(from), Length(to))).collect(),
        words: Vec::new(),
    };
    let cuts = |starts: &[i64], seams: &[i64]| Cuts {
        starts: starts.iter().copied().map(Length).collect(),
        seams: seams.iter().copied().map(Length).collect(),
    };
    assert_eq!(axis(&[]).settle(), Some(cuts(&[-5, 45], &[50])));
    // Within the overlap the seam moves alone.
    assert_eq!(axis(&[(48, 53)]).settle(), Some(cuts(&[-5, 45], &[46])));
    // A code wider than the overlap moves the next window, no further than it must.
    assert_eq!(axis(&[(40, 58)]).settle(), Some(cuts(&[-5, 40], &[40])));
    assert_eq!(axis(&[(34, 54)]).settle(), Some(cuts(&[-5, 45], &[54])));
    assert_eq!(axis(&[(0, 61)]).settle(), None, "no sheet holds it");
    assert_eq!(axis(&[(10, 40), (39, 75)]).settle(), None, "nor these, which leave no gap");
    assert_eq!(axis(&[(10, 40), (40, 75)]).settle(), Some(cuts(&[-5, 40], &[40])));
}

#[test]
fn a_seam_keeps_out_of_words_where_it_can() {
    let seam = |codes: &[(i64, i64)], words: &[(i64, i64, i64)]| {
        let axis = Axis {
            length: Length(100),
            window: Length(60),
            overlap: Length(20),
            codes: codes.iter().map(|&(from, to)| (Length(from), Length(to))).collect(),
            words: words.iter().map(|&(from, to, breadth)| line(from, to, breadth)).collect(),
        };
        axis.settle().unwrap().seams[0].0
    };
    // Both sheets show 40 to 60.
    assert_eq!(seam(&[], &[]), 50);
    assert_eq!(seam(&[], &[(41, 46, 9), (52, 58, 9)]), 49, "between two lines");
    assert_eq!(seam(&[], &[(42, 51, 9), (53, 58, 9)]), 52, "in the middle of what is left between them");
    assert_eq!(seam(&[], &[(38, 50, 80), (49, 63, 7)]), 55, "through the shorter one, where there is no gap");
    assert_eq!(seam(&[], &[(38, 52, 80), (46, 63, 80)]), 56, "through one rather than through two");
    assert_eq!(seam(&[(38, 57)], &[(56, 60, 9)]), 60, "at the end of what both show, behind code and words");
    assert_eq!(seam(&[(38, 57)], &[(56, 63, 9)]), 58, "through words, never through a code");
}

#[test]
fn what_no_grid_leaves_whole_is_refused_with_a_proposal() {
    let zone = rect(50.0, 50.0, 200.0, 200.0);
    let shape =
        PageShape { size: size(420.0, 594.0), codes: vec![CodeShape { symbol: zone, zone }], ..PageShape::default() };
    let refuse = |scale| {
        imposed(std::slice::from_ref(&shape), &asked(size(210.0, 297.0), Flip::Long, tile(10.0, 5.0, scale)))
            .unwrap_err()
    };
    let told = |refused: Vec<Diagnostic>| refused[0].arguments.clone();
    let expected = |larger: &str, scale: &str| {
        let values =
            [("page", "1"), ("paper", "A4, 210 × 297 mm"), ("larger", larger), ("scale", scale), ("path", "a.pdf")];
        values.map(|(name, value)| (name, String::from(value))).to_vec()
    };
    assert_eq!(told(refuse(1.0)), expected("A3", "none"));
    assert_eq!(told(refuse(1.5)), expected("A2", "none"));
}

#[test]
fn cut_lines_and_numbers_keep_to_the_strip() {
    let shape = PageShape { size: size(297.0, 420.0), ..PageShape::default() };
    let sheets =
        imposed(&[shape.clone(), shape], &asked(size(210.0, 297.0), Flip::Long, tile(15.0, 6.0, 1.0))).unwrap();
    for sheet in &sheets {
        let reached = Rect::new(Point::default(), sheet.size).grown(mm(-6.0));
        let window = reached.grown(mm(-4.0));
        assert!(sheet.marks.iter().all(|mark| reached.grown(mm(0.1)).holds(mark) && !mark.meets(&window)));
        let at = sheet.labels[0].at;
        assert!(at.y > window.bottom() && at.y < reached.bottom());
    }
    assert_eq!(sheets[4].labels[0].text, "第 2 页 · 行 1 列 1 · 1-1/4");
}
