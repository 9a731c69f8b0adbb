//! Lines that run downwards: where everything stands in them, and what no text may break.

use std::fmt::Write;
use std::ops::Range;
use std::sync::Arc;

use proptest::prelude::*;

use super::{line_text, style, text};
use crate::font::FontSet;
use crate::geom::Length;
use crate::layout::style::{TextAlign, TextStyle};
use crate::page::Turn;
use crate::typeset::text::{Composed, Inline, Prepared, prepare, prepare_vertical};

const PROSE: &str = "ᠬᠦᠮᠦᠨ ᠪᠦᠷ ᠲᠥᠷᠥᠵᠦ ᠮᠡᠨᠳᠡᠯᠡᠬᠦ ᠡᠷᠬᠡ ᠴᠢᠯᠥᠭᠡ ᠲᠡᠢ᠂ ᠠᠳᠠᠯᠢᠬᠠᠨ ᠨᠡᠷ\u{180E}ᠡ ᠲᠥᠷᠥ ᠲᠡᠢ᠃";
const MIXED: &str = "2026 ᠣᠨ\u{202F}ᠤ ᠤᠯᠠᠭᠠᠨᠬᠣᠲᠠ（乌兰浩特）WeChat 《ᠮᠣᠩᠭᠣᠯ》 ᠪᠢᠴᠢᠭ? 中，文。ᠠ——ᠠ!";

fn mongolian() -> TextStyle {
    TextStyle { language: Arc::from("mn-Mong-CN"), ..style() }
}

fn vertical(content: &str, style: &TextStyle) -> Prepared {
    prepare_vertical(&FontSet::builtin(), &[text(content, style)], style)
}

/// Each line with its width and how far down it reaches, and under it each run: turned or not, the place of its origin
/// from the line's left edge and the paragraph's top, its text. In thousandths of an em.
fn dump(composed: &Composed, size: Length) -> String {
    let em = |length: Length| (length.0 * 1000 + size.0 / 2).div_euclid(size.0);
    composed.lines.iter().fold(String::new(), |mut all, line| {
        let _ = writeln!(all, "{} wide, {} down", em(line.height), em(line.width));
        for run in &line.runs {
            let turn = if run.turn == Turn::Clockwise { "turned " } else { "upright" };
            let _ = writeln!(all, "  {turn} {:>5} {:>6}  {}", em(run.origin.x), em(run.origin.y), run.text);
        }
        all
    })
}

#[test]
fn lines_stand_as_recorded() {
    let mut all = String::new();
    for (content, align, ems) in [
        (PROSE, TextAlign::Justify, 9),
        (PROSE, TextAlign::Center, 12),
        (MIXED, TextAlign::Justify, 11),
        (MIXED, TextAlign::Right, 40),
    ] {
        let style = TextStyle { align, ..mongolian() };
        let composed = vertical(content, &style).compose(style.size * ems);
        let _ = writeln!(all, "{align:?}, {ems} em\n{}", dump(&composed, style.size));
    }
    // `SNAPSHOTS=overwrite cargo test` records anew.
    snapbox::assert_data_eq!(all, snapbox::file!["vertical.txt"].raw());
}

#[test]
fn the_stem_stands_in_the_middle_of_its_line() {
    let style = mongolian();
    let composed = vertical("ᠮᠣᠩᠭᠣᠯ 2026", &style).compose(style.size * 20);
    let [line] = &composed.lines[..] else { panic!("one line") };
    let middle = line.height / 2;
    let fonts = FontSet::builtin();
    let [word, digits] = &line.runs[..] else { panic!("a word and a number: {:?}", line.runs) };
    let stem = fonts.face(word.face).stem_middle().unwrap();
    assert_eq!(word.origin.x + style.size.scale(stem / 1000.0), middle);
    let capitals = f64::from(fonts.face(digits.face).cap_height());
    assert_eq!(digits.origin.x + style.size.scale(capitals / 2000.0), middle);
    assert_eq!((word.turn, digits.turn), (Turn::Clockwise, Turn::Clockwise));
}

#[test]
fn chinese_stays_upright_in_squares_below_each_other() {
    let style = mongolian();
    let composed = vertical("ᠠ 乌兰，", &style).compose(style.size * 20);
    let em = style.size;
    let upright: Vec<_> = composed.lines[0].runs.iter().filter(|run| run.turn == Turn::None).collect();
    let texts: Vec<&str> = upright.iter().map(|run| run.text.as_str()).collect();
    assert_eq!(texts, ["乌", "兰", "，"]);
    assert_eq!(upright[1].origin.y - upright[0].origin.y, em);
    assert!(upright.iter().all(|run| run.origin.x == composed.lines[0].height / 2 - em / 2));
    // The comma takes the form for vertical lines, its ink in the square's upper right.
    let fonts = FontSet::builtin();
    let comma = fonts.face(upright[2].face).ink(upright[2].glyphs[0].id).unwrap();
    assert!(comma.x_min > 500 && comma.y_min > 400, "{comma:?}");
}

#[test]
fn lines_end_at_spaces_and_never_inside_what_belongs_together() {
    let style = mongolian();
    for (content, whole) in [
        ("ᠮᠣᠩᠭᠣᠯ ᠬᠣᠲᠠ\u{202F}ᠶᠢᠨ ᠠᠷᠠᠳ", "ᠬᠣᠲᠠ\u{202F}ᠶᠢᠨ"),
        ("ᠮᠣᠩᠭᠣᠯ ᠬᠣᠲᠠ\u{180E}ᠶᠢᠨ ᠠᠷᠠᠳ", "ᠬᠣᠲᠠ\u{180E}ᠶᠢᠨ"),
        ("ᠮᠣᠩᠭᠣᠯ ᠬᠣᠲᠠ ᠃ ᠠᠷᠠᠳ", "ᠬᠣᠲᠠ ᠃"),
        ("ᠮᠣᠩᠭᠣᠯ ᠬᠣᠲᠠ ? ᠠᠷᠠᠳ", "ᠬᠣᠲᠠ ?"),
        ("ᠮᠣᠩᠭᠣᠯ ( ᠬᠣᠲᠠ) ᠠᠷᠠᠳ", "( ᠬᠣᠲᠠ)"),
        ("ᠮᠣᠩᠭᠣᠯ ᠬᠣᠲᠠ乌兰浩特 ᠠᠷᠠᠳ", "ᠬᠣᠲᠠ乌兰浩特"),
    ] {
        let prepared = vertical(content, &style);
        for tenths in (prepared.narrowest().0 * 10 / style.size.0 + 1)..150 {
            let composed = prepared.compose(style.size * tenths / 10);
            let lines: Vec<String> = composed.lines.iter().map(line_text).collect();
            assert!(lines.iter().any(|line| line.contains(whole)), "{whole:?} in {lines:?}");
        }
    }
    // A word longer than the line is not broken but reported.
    let composed = vertical("ᠤᠯᠠᠭᠠᠨᠬᠣᠲᠠ", &style).compose(style.size);
    assert!(composed.lines.len() == 1 && composed.lines[0].overfull > style.size);
}

#[test]
fn a_word_is_set_in_one_face_with_its_suffix() {
    // Of a face without the joint's glyph, the joint is still shaped with the word.
    let fonts = FontSet::builtin();
    for families in [["Noto Sans SC", "Noto Sans Mongolian"], ["Noto Sans Mongolian", "Noto Sans SC"]] {
        let style = TextStyle { families: families.map(str::to_owned).into(), ..mongolian() };
        for joint in ['\u{202F}', '\u{180E}'] {
            let content = format!("ᠬᠣᠲᠠ{joint}ᠶᠢᠨ");
            let composed = prepare(&fonts, &[text(&content, &style)], &style).compose(style.size * 20);
            let [run] = &composed.lines[0].runs[..] else { panic!("{:?}", composed.lines[0].runs) };
            assert_eq!(fonts.face(run.face).family(), "Noto Sans Mongolian");
        }
    }
}

#[test]
fn all_lines_of_a_block_are_one_passage_in_its_language() {
    let composed = vertical(PROSE, &mongolian()).compose(style().size * 9);
    let runs: Vec<_> = composed.lines.iter().flat_map(|line| &line.runs).collect();
    let passage = runs[0].passage.as_ref().unwrap();
    assert_eq!((passage.text.as_str(), &*passage.language), (PROSE, "mn-Mong-CN"));
    assert!(runs.iter().all(|run| run.passage.as_ref().is_some_and(|other| Arc::ptr_eq(other, passage))));
    // In a Chinese document, Mongolian is known by its letters, and Chinese stays Chinese.
    let language = |content: &str| {
        let composed = vertical(content, &style()).compose(style().size * 40);
        composed.lines[0].runs[0].passage.as_ref().unwrap().language.to_string()
    };
    assert_eq!((language(PROSE).as_str(), language("公开").as_str()), ("mn-Mong-CN", "zh-CN"));
}

#[test]
fn links_lie_along_the_line() {
    let style = mongolian();
    let link = Inline::Text { text: "ᠬᠣᠲᠠ".into(), style: Arc::new(style.clone()), link: Some(3) };
    let inlines = [text("ᠮᠣᠩᠭᠣᠯ ", &style), link];
    let composed = prepare_vertical(&FontSet::builtin(), &inlines, &style).compose(style.size * 20);
    let [(3, from, to)] = composed.lines[0].links[..] else { panic!("{:?}", composed.lines[0].links) };
    let word = vertical("ᠮᠣᠩᠭᠣᠯ ", &style).widest();
    assert!(from > word && to == composed.lines[0].width, "{from:?} to {to:?}");
}

#[test]
fn private_characters_are_found_in_mongolian_text_only() {
    let private = |content: &str, style: &TextStyle| {
        prepare(&FontSet::builtin(), &[text(content, style)], style).private_in_mongolian()
    };
    assert_eq!(private("\u{E234}\u{E26A}", &mongolian()), Some('\u{E234}'));
    assert_eq!(private("ᠠ\u{E26A}", &style()), Some('\u{E26A}'));
    assert_eq!(private("甲\u{E26A}", &style()), None);
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[ᠠ-ᠢᠣᠨᠪᠬᠭᠮᠯᠰᠲᠳᠴᠵᠶᠷ]{1,8}",
        2 => "[ᠠ-ᠢᠨᠪᠭᠮ]{2,5}[\u{202F}\u{180E}](ᠶᠢᠨ|ᠤᠨ|ᠳᠤᠷ|ᠠᠴᠠ)",
        1 => "[ᠠ-ᠢ]{1,3}[\u{180B}\u{180C}\u{180D}]",
        5 => Just(" ".to_owned()),
        2 => prop::sample::select(vec!["᠂", "᠃", "?", "!", ":", "(", ")", "《", "》", "——", "…"]).prop_map(str::to_owned),
        1 => "[0-9]{1,5}|[a-zA-Z]{1,8}|[一丁七万丈三上下]{1,4}",
    ];
    prop::collection::vec(piece, 1..30).prop_map(|pieces| pieces.concat())
}

/// The places behind spaces where a line may end.
fn ends(content: &str) -> Vec<usize> {
    let spaces = content.match_indices(' ').map(|(at, _)| at + 1);
    let may = |&at: &usize| {
        let (before, behind) = content.split_at(at);
        let mark = behind.chars().next().is_none_or(|ch| " ᠂᠃?!:)》".contains(ch));
        !mark && !before.trim_end().ends_with(['(', '《'])
    };
    spaces.filter(may).collect()
}

/// The width of a piece of a paragraph on a line of its own, blanks at its end not counted.
fn width(prepared: &Prepared, bytes: Range<usize>) -> Length {
    let paragraph = &prepared.paragraph;
    let atom = |byte: usize| paragraph.atoms.partition_point(|atom| (atom.start as usize) < byte);
    let (start, end) = (atom(bytes.start), atom(bytes.end));
    let end = paragraph.visible_end(start, end);
    let Some(last) = end.checked_sub(1).filter(|&last| last >= start) else { return Length::ZERO };
    // Between the atoms lies what belongs between them; before the first and behind the last, nothing.
    let atoms: i64 = paragraph.atoms[start..end].iter().map(|atom| i64::from(atom.width)).sum();
    let spaces: i64 = paragraph.atoms[start..last].iter().map(|atom| i64::from(atom.space.natural)).sum();
    Length(atoms + spaces - paragraph.lead(start) - paragraph.trail(last))
}

proptest! {
    #[test]
    fn no_vertical_line_breaks_a_rule(content in pieces(), ems in 6.0..60.0f64) {
        let style = mongolian();
        let prepared = vertical(&content, &style);
        let measure = style.size.scale(ems);
        let composed = prepared.compose(measure);
        let lines: Vec<String> = composed.lines.iter().map(line_text).collect();
        prop_assert_eq!(lines.concat(), content.as_str());
        let (said, told) = composed.lines.iter().flat_map(|line| &line.runs).fold((0, 0), |(said, told), run| {
            (said + run.text.len(), told + run.glyphs.iter().map(|glyph| usize::from(glyph.text_len)).sum::<usize>())
        });
        prop_assert_eq!((said, told), (content.len(), content.len()));
        for line in &composed.lines {
            prop_assert!(line.overfull > Length::ZERO || line.width <= measure + Length(16));
        }
        let mut at = 0;
        for pair in lines.windows(2) {
            at += pair[0].len();
            let (end, start) = (pair[0].chars().next_back().unwrap(), pair[1].trim_start().chars().next());
            // Not at a space only where what stands between two spaces is longer than a line, and never in a word.
            if end != ' ' {
                let ends: Vec<usize> = ends(&content);
                let from = ends.iter().copied().filter(|&end| end < at).max().unwrap_or(0);
                let to = ends.iter().copied().find(|&end| end > at).unwrap_or(content.len());
                // In its place: with neighbours, dashes and dots may be of another design than alone.
                prop_assert!(width(&prepared, from..to) > measure, "{:?}", lines);
                let part = |ch: char| matches!(ch, '\u{180A}'..='\u{18AF}' | '\u{202F}');
                prop_assert!(!(part(end) && start.is_some_and(part)), "{:?}", lines);
            }
            prop_assert!(!start.is_some_and(|ch| "᠂᠃?!:)》".contains(ch)), "{:?}", lines);
            prop_assert!(!pair[0].trim_end().ends_with(['(', '《']), "{:?}", lines);
        }
        // A line reaches from its first to its last character: no gap is left beside a word at either end.
        let ragged = vertical(&content, &TextStyle { align: TextAlign::Left, ..style });
        let mut from = 0;
        for line in ragged.compose(measure).lines {
            let to = from + line_text(&line).len();
            prop_assert_eq!(line.width, width(&ragged, from..to), "{}", line_text(&line));
            from = to;
        }
        let measured = prepared.measure(measure);
        prop_assert_eq!(measured.height, composed.lines.iter().map(|line| line.height).sum::<Length>());
    }
}
