//! What stands below and above the characters: underlines, emphasis dots, readings.

use proptest::prelude::*;

use super::{left, line_text, paragraph, pieces, settings, style, text};
use crate::font::FontSet;
use crate::geom::Length;
use crate::layout::style::{LineHeight, TextAlign, TextStyle, Underline};
use crate::page::{Color, Shape};
use crate::typeset::text::{Inline, Line, prepare};

/// A length in hundredths of an em.
fn hundredths(length: Length) -> i64 {
    let em = style().size.0;
    (length.0 * 100 + em / 2).div_euclid(em)
}

/// Underlines of a paragraph's lines, from where to where and how far below the baseline, in hundredths of an em.
fn underlines(inlines: &[Inline], style: &TextStyle, ems: i64) -> Vec<Vec<(i64, i64, i64)>> {
    let composed = prepare(&FontSet::builtin(), inlines, style).compose(style.size * ems);
    let line = |line: &Line| {
        let shape = |shape: &Shape| {
            let below = hundredths(shape.rect.origin.y - line.baseline);
            (hundredths(shape.rect.origin.x), hundredths(shape.rect.right()), below)
        };
        line.shapes.iter().map(shape).collect()
    };
    composed.lines.iter().map(line).collect()
}

#[test]
fn underlines_run_on_over_spaces_and_end_with_the_text() {
    let plain = left();
    let lined = TextStyle { underline: Underline { drawn: true, ..Underline::default() }, ..left() };
    // Below the square of the ideographs; not under the gap before 己, nor under the blank at the line's end.
    let inlines = [text("甲", &plain), text("乙QR", &lined), text("丙丁", &plain)];
    let letters = hundredths(paragraph("QR", &plain).widest());
    assert_eq!(underlines(&inlines, &plain, 20), [[(100, 200 + 25 + letters, 18)]]);
    assert_eq!(underlines(&[text("甲乙 丙丁", &lined)], &plain, 3), [[(0, 200, 18)], [(0, 200, 18)]]);
    // Marks at a line's edges are underlined as far as they are seen.
    assert_eq!(underlines(&[text("《甲》", &lined)], &plain, 3), [[(0, 200, 18)]]);
    // Spread lines are underlined through.
    let justified = TextStyle { align: TextAlign::Justify, ..lined.clone() };
    assert_eq!(underlines(&[text("甲乙丙（丁戊", &justified)], &justified, 4)[0], [(0, 400, 18)]);
    // Bigger text takes the line of its neighbours down with it; another colour has a line of its own.
    let big = TextStyle { size: plain.size * 2, ..lined.clone() };
    assert_eq!(underlines(&[text("甲", &lined), text("乙", &big)], &plain, 20), [[(0, 300, 36)]]);
    let red = TextStyle { color: Color::Rgb(1.0, 0.0, 0.0), ..lined.clone() };
    assert_eq!(underlines(&[text("甲", &lined), text("乙", &red)], &plain, 20), [[(0, 100, 18), (100, 200, 18)]]);
    // As told.
    let told = Underline { drawn: true, offset: Some(plain.size), thickness: Some(plain.size * 2) };
    let composed = prepare(&FontSet::builtin(), &[text("甲", &TextStyle { underline: told, ..left() })], &plain);
    let shape = composed.compose(plain.size * 9).lines[0].shapes[0].clone();
    assert_eq!(shape.rect.size.height, plain.size * 2);
}

/// Where the middles of emphasis dots stand, in hundredths of an em.
fn dots(inlines: &[Inline], style: &TextStyle, ems: i64) -> Vec<i64> {
    let composed = prepare(&FontSet::builtin(), inlines, style).compose(style.size * ems);
    let shapes = composed.lines.iter().flat_map(|line| &line.shapes);
    shapes.map(|shape| hundredths(shape.rect.origin.x + shape.rect.size.width / 2)).collect()
}

#[test]
fn dots_stand_below_characters_and_not_below_marks() {
    let dotted = TextStyle { emphasis: true, ..left() };
    let inlines = [text("甲", &left()), text("乙，丙 丁。", &dotted)];
    let blank = paragraph("a b", &left()).widest() - paragraph("ab", &left()).widest();
    assert_eq!(dots(&inlines, &left(), 20), [150, 350, hundredths(style().size.scale(4.5) + blank)]);
    // They are round, stand in the line, clear of the ideographs' square, and are no text.
    let composed = prepare(&FontSet::builtin(), &inlines, &left()).compose(style().size * 20);
    let line = &composed.lines[0];
    let dot = &line.shapes[0];
    assert_eq!(dot.radius * 2, dot.rect.size.width);
    assert!(dot.rect.origin.y >= line.baseline + style().size.scale(0.12) && dot.rect.bottom() <= line.height);
    assert_eq!(line_text(line), "甲乙，丙 丁。");
    // Tight lines make room, all of them alike.
    let tight = TextStyle { line_height: LineHeight::Times(1.0), ..left() };
    let inlines = [text("一二三四", &tight), text("五", &TextStyle { emphasis: true, ..tight.clone() })];
    let composed = prepare(&FontSet::builtin(), &inlines, &tight).compose(tight.size * 3);
    assert_eq!(composed.lines[0].height, composed.lines[1].height);
    assert!(composed.lines[1].shapes[0].rect.bottom() <= composed.lines[1].height);
    // Below an underline.
    let both = TextStyle { underline: Underline { drawn: true, ..Underline::default() }, ..dotted.clone() };
    let composed = prepare(&FontSet::builtin(), &[text("甲", &both)], &both).compose(both.size * 3);
    let [line, dot] = &composed.lines[0].shapes[..] else { panic!("a line and a dot") };
    assert!(dot.rect.origin.y > line.rect.bottom());
}

fn ruby(base: &str, reading: &str, style: &TextStyle) -> Inline {
    let small = TextStyle { size: style.size / 2, ..style.clone() };
    Inline::Ruby { base: vec![text(base, style)], reading: vec![text(reading, &small)] }
}

#[test]
fn readings_stand_in_the_middle_above_their_base() {
    let style = left();
    let inlines = [text("甲", &style), ruby("犇", "bēn", &style), text("乙", &style)];
    let composed = prepare(&FontSet::builtin(), &inlines, &style).compose(style.size * 20);
    let line = &composed.lines[0];
    assert_eq!(line_text(line), "甲犇乙", "the reading is no part of the line's text");
    let [reading] = &line.readings[..] else { panic!("one reading") };
    assert_eq!((reading.text.as_str(), reading.size), ("bēn", style.size / 2));
    // It fits above its base, in its middle, clear of its square; the first line makes room.
    let width = paragraph("bēn", &TextStyle { size: style.size / 2, ..left() }).widest();
    assert!(width < style.size);
    assert_eq!(line.width, style.size * 3);
    assert_eq!(hundredths(reading.origin.x * 2 + width), 300);
    assert!(reading.origin.y <= line.baseline - style.size.scale(0.88 + 0.1));
    assert!(reading.origin.y - reading.size.scale(0.95) >= Length(-2), "{}", reading.origin.y.0);
}

#[test]
fn wide_readings_space_their_base_out_and_never_touch() {
    let style = left();
    let inlines = [ruby("双", "shuāng", &style), ruby("床", "chuáng", &style), text("甲", &style)];
    let composed = prepare(&FontSet::builtin(), &inlines, &style).compose(style.size * 20);
    let line = &composed.lines[0];
    let half = TextStyle { size: style.size / 2, ..left() };
    let (first, second) = (paragraph("shuāng", &half).widest(), paragraph("chuáng", &half).widest());
    assert!(first > style.size);
    let gap = style.size.scale(0.125);
    assert_eq!(hundredths(line.width), hundredths(first + second + gap * 2 + style.size));
    let readings: Vec<Length> = line.readings.iter().map(|run| run.origin.x).collect();
    assert!(readings[0] >= Length::ZERO && readings[1] >= readings[0] + first + gap - Length(4));
    // Each base stands in the middle of its reading.
    let glyphs = &line.runs[0].glyphs;
    assert_eq!(hundredths(glyphs[0].x * 2 + style.size), hundredths(readings[0] * 2 + first));
    assert_eq!(hundredths(glyphs[1].x * 2 + style.size), hundredths(readings[1] * 2 + second));
}

#[test]
fn a_base_is_never_parted_and_lines_with_readings_keep_one_distance() {
    let style = style();
    let inlines =
        [text("一二三四五六七八", &style), ruby("会计", "kuàijì", &style), text("九十一二三四五六七八九十", &style)];
    for ems in 3..12 {
        let composed = prepare(&FontSet::builtin(), &inlines, &style).compose(style.size * ems);
        let set: Vec<String> = composed.lines.iter().map(line_text).collect();
        assert!(set.iter().any(|line| line.contains("会计")), "{set:?}");
        assert_eq!(composed.lines.iter().map(|line| line.readings.len()).sum::<usize>(), 1);
        let distances: Vec<Length> = composed.lines[1..].iter().map(|line| line.height).collect();
        assert!(distances.windows(2).all(|pair| pair[0] == pair[1]), "{distances:?}");
        let first = &composed.lines[0];
        assert_eq!(first.height > distances[0], !first.readings.is_empty());
    }
    // Where lines stand far enough apart, nothing moves.
    let wide = TextStyle { line_height: LineHeight::Times(1.8), ..style.clone() };
    let inlines = [text("一二三四五六", &wide), ruby("会", "kuài", &wide), text("七八九十", &wide)];
    let composed = prepare(&FontSet::builtin(), &inlines, &wide).compose(wide.size * 5);
    assert!(composed.lines.iter().all(|line| line.height == wide.size.scale(1.8)));
}

proptest! {
    /// Dots and readings add nothing to the text and take nothing from it; readings come once each, in order, above their
    /// own bases, and never touch.
    #[test]
    fn what_stands_beside_the_text_leaves_it_whole(
        parts in prop::collection::vec((pieces(), 0..3u8, "[a-zāáǎà]{1,7}"), 1..6),
        ems in 4.0..42.0f64,
        setting in settings(),
    ) {
        let dotted = TextStyle { emphasis: true, ..setting.clone() };
        let (mut inlines, mut content, mut readings) = (Vec::new(), String::new(), Vec::new());
        for (part, kind, reading) in &parts {
            // Bases are short, and not blank.
            let base: String = part.chars().filter(|ch| !ch.is_whitespace()).take(2).collect();
            if *kind == 2 && !base.is_empty() {
                readings.push(reading.clone());
                inlines.push(ruby(&base, reading, &setting));
                content.push_str(&base);
            } else {
                inlines.push(text(part, if *kind == 1 { &dotted } else { &setting }));
                content.push_str(part);
            }
        }
        let measure = setting.size.scale(ems);
        let composed = prepare(&FontSet::builtin(), &inlines, &setting).compose(measure);
        prop_assert_eq!(composed.lines.iter().map(line_text).collect::<String>(), content);
        let set: Vec<&str> = composed.lines.iter().flat_map(|line| &line.readings).map(|run| run.text.as_str()).collect();
        prop_assert_eq!(set.concat(), readings.concat());
        for line in &composed.lines {
            let mut end = Length(i64::MIN);
            for run in &line.readings {
                prop_assert!(run.origin.x >= end, "{:?}", line.readings);
                let last = run.glyphs.last().expect("a reading has glyphs");
                end = run.origin.x + last.x + run.size / 8;
            }
            if line.overfull == Length::ZERO {
                prop_assert!(line.width <= measure + Length(16));
            }
        }
    }
}
