//! Single rules, each on the smallest text that shows it.

use std::sync::Arc;

use super::{dump, left, line_text, lines, paragraph, style, text};
use crate::font::FontSet;
use crate::geom::Length;
use crate::layout::style::{LineHeight, Strictness, TextAlign, TextStyle};
use crate::page::Color;
use crate::typeset::text::{Inline, Measured, prepare};

/// Where glyphs stand on a paragraph's first line, in thousandths of an em.
fn places(content: &str, style: &TextStyle, ems: f64) -> Vec<i64> {
    let composed = paragraph(content, style).compose(style.size.scale(ems));
    let run = &composed.lines[0].runs[0];
    run.glyphs.iter().map(|glyph| (run.origin.x + glyph.x).0 * 1000 / style.size.0).collect()
}

#[test]
fn adjacent_marks_share_one_and_a_half_squares() {
    // Closing and opening, closing and closing, opening and opening.
    assert_eq!(places("甲》《乙", &left(), 9.0), [0, 1000, 1500, 2500]);
    assert_eq!(places("甲）。乙", &left(), 9.0), [0, 1000, 1500, 2500]);
    assert_eq!(places("甲（《乙", &left(), 9.0), [0, 1000, 1500, 2500]);
    // Dashes and ellipses keep their squares.
    assert_eq!(places("甲》……乙", &left(), 9.0), [0, 1000, 2000, 3000, 4000]);
}

#[test]
fn marks_at_the_edges_of_a_line_lose_their_outer_half() {
    let composed = paragraph("《甲乙》", &left()).compose(style().size * 3);
    assert_eq!(dump(&composed, style().size), "  3000 《甲乙》\n");
    assert_eq!(places("《甲乙》", &left(), 9.0), [-500, 500, 1500, 2500]);
    // Behind an indent an opening mark keeps its square.
    let indented = TextStyle { indent: style().size * 2, ..left() };
    assert_eq!(places("《甲乙》", &indented, 9.0), [2000, 3000, 4000, 5000]);
}

#[test]
fn an_ideographic_space_is_a_square() {
    assert_eq!(places("甲　乙", &left(), 9.0), [0, 1000, 2000]);
    assert_eq!(places("电话　0482", &left(), 9.0)[..4], [0, 1000, 2000, 3000]);
}

#[test]
fn western_text_keeps_a_quarter_em_from_chinese() {
    let style = left();
    let width = |content: &str| paragraph(content, &style).widest().0 * 1000 / style.size.0;
    let letters = width("QR");
    assert_eq!(width("扫QR码"), 2000 + letters + 500);
    // None beside full-width marks, none at the ends, none where a blank was typed.
    assert_eq!(width("扫，QR，码"), 4000 + letters);
    assert_eq!(width("扫 QR 码"), 2000 + letters + 2 * 224);
}

#[test]
fn levels_of_strictness_differ_in_dashes_and_solidi() {
    let set = |content, strictness| lines(content, &TextStyle { strictness, ..left() }, 3.0);
    assert_eq!(set("甲乙丙——丁", Strictness::Gb), ["甲乙丙", "——丁"]);
    assert_eq!(set("甲乙丙——丁", Strictness::Strict), ["甲乙", "丙——", "丁"]);
    assert_eq!(set("甲乙丙／丁", Strictness::Basic), ["甲乙丙", "／丁"]);
    assert_eq!(set("甲乙丙／丁", Strictness::Gb), ["甲乙", "丙／丁"]);
    assert_eq!(set("甲乙丙。丁", Strictness::Basic), ["甲乙", "丙。丁"]);
    assert_eq!(set("甲乙（丙丁", Strictness::Basic), ["甲乙", "（丙丁"]);
}

#[test]
fn numbers_stay_whole_with_what_belongs_to_them() {
    for whole in ["2026年", "〔2017〕42号", "15.5%", "0482-8266123", "¥1,280.50", "第3条", "25℃", "8:30", "15834—2011"]
    {
        let content = format!("甲乙丙丁{whole}戊己庚辛");
        for ems in 4..12 {
            let set = lines(&content, &left(), f64::from(ems));
            let narrowest = paragraph(whole, &left()).narrowest();
            if narrowest <= style().size * i64::from(ems) {
                assert!(set.iter().any(|line| line.contains(whole)), "{whole} at {ems} em: {set:?}");
            }
        }
    }
}

#[test]
fn addresses_break_behind_their_marks_only() {
    let address = "https://www.wlht.gov.cn/zwgk/xxgk_ml-a/index.html?id=15&p=2";
    for ems in 8..30 {
        for line in lines(address, &left(), f64::from(ems)).iter().rev().skip(1) {
            assert!(line.ends_with(['/', '.', '-', '_', '?', '&']), "{line}");
            assert!(!line.ends_with(":/") && !line.ends_with("://"), "{line}");
        }
    }
    // Abbreviations and standards are no addresses.
    assert_eq!(lines("甲乙丙GB/T丁", &left(), 4.5), ["甲乙丙", "GB/T丁"]);
}

#[test]
fn a_word_wider_than_the_measure_is_broken_and_not_lost() {
    let set = lines("甲ABCDEFGHIJKLMNOPQRSTUVWXYZ乙", &left(), 6.0);
    assert!(set.len() >= 3 && set[0].len() > "甲".len(), "{set:?}");
    assert_eq!(set.concat(), "甲ABCDEFGHIJKLMNOPQRSTUVWXYZ乙");
}

#[test]
fn no_last_line_of_a_single_character() {
    assert_eq!(lines("一二三四五六七八九。", &style(), 8.0), ["一二三四五六七", "八九。"]);
    // A label is too short to be cared for that way.
    assert_eq!(lines("一二三四", &style(), 3.0), ["一二三", "四"]);
}

#[test]
fn quotes_are_chinese_or_western_by_what_they_stand_in() {
    let advance = |content: &str| {
        let composed = paragraph(content, &left()).compose(style().size * 40);
        let run = &composed.lines[0].runs[0];
        let quote = run.text.chars().position(|ch| ch == '“').unwrap();
        (run.glyphs[quote + 1].x - run.glyphs[quote].x).0 * 1000 / style().size.0
    };
    assert_eq!(advance("打开“WeChat”扫码"), 1000);
    assert_eq!(advance("甲“乙”丙"), 1000);
    assert_eq!(advance("the “one-stop” service"), 475);
    assert_eq!(advance("使用时说 the “one-stop” service 即可"), 475);
    assert_eq!(lines("don’t", &left(), 9.0), ["don’t"]);
}

#[test]
fn invisible_characters_are_not_missed() {
    for invisible in ['\u{200B}', '\u{2060}', '\u{FEFF}', '\u{FE00}', '\u{E0100}'] {
        let content = format!("甲{invisible}乙");
        let prepared = paragraph(&content, &left());
        assert_eq!(prepared.missing(), ['\0'; 0], "{}", invisible.escape_unicode());
        assert_eq!(prepared.widest(), style().size * 2, "{}", invisible.escape_unicode());
        assert_eq!(line_text(&prepared.compose(style().size * 9).lines[0]), content);
    }
}

#[test]
fn long_rows_of_marks_cost_no_time() {
    for row in ["“", "”", "—", "·", "\"", "《", "A", "。", "\u{0301}", " "] {
        let content = row.repeat(20_000);
        let composed = paragraph(&content, &style()).compose(style().size * 20);
        assert_eq!(composed.lines.iter().map(line_text).collect::<String>(), content);
    }
}

#[test]
fn shared_marks_come_from_the_chinese_face() {
    let families = Arc::from(["Noto Sans Mongolian".to_owned(), "Noto Sans SC".to_owned()]);
    let style = TextStyle { families, ..left() };
    let composed = paragraph("甲“乙”——丙", &style).compose(style.size * 20);
    assert_eq!(composed.lines[0].runs.len(), 1, "{:?}", composed.lines[0].runs);
}

#[test]
fn runs_are_as_long_as_face_size_and_ink_allow() {
    let (plain, red) = (style(), TextStyle { color: Color::Rgb(1.0, 0.0, 0.0), ..style() });
    let inlines = [text("甲QR 2026年，", &plain), text("乙", &plain), text("丙", &red), text("丁", &plain)];
    let composed = prepare(&FontSet::builtin(), &inlines, &plain).compose(plain.size * 40);
    let runs: Vec<&str> = composed.lines[0].runs.iter().map(|run| run.text.as_str()).collect();
    assert_eq!(runs, ["甲QR 2026年，乙", "丙", "丁"]);
}

#[test]
fn mongolian_words_stay_joined_and_suffixes_with_them() {
    let content = "ᠬᠣᠲᠠ\u{202F}ᠶᠢᠨ ᠮᠣᠩᠭᠣᠯ";
    assert_eq!(lines(content, &left(), 4.0), ["ᠬᠣᠲᠠ\u{202F}ᠶᠢᠨ ", "ᠮᠣᠩᠭᠣᠯ"]);
    let composed = paragraph(content, &left()).compose(style().size * 40);
    let run = &composed.lines[0].runs[0];
    let shaped = FontSet::builtin().face(run.face).shape(content, crate::font::Script::Mongolian, "mn", &[]);
    let ids: Vec<u16> = shaped.iter().map(|glyph| glyph.id).collect();
    assert_eq!(run.glyphs.iter().map(|glyph| glyph.id).collect::<Vec<_>>(), ids);
}

#[test]
fn alignment_moves_lines_between_the_edges() {
    let em = style().size;
    for (align, x) in [(TextAlign::Left, 0), (TextAlign::Center, 2), (TextAlign::Right, 4), (TextAlign::Justify, 0)] {
        let composed = paragraph("一二三四", &TextStyle { align, ..style() }).compose(em * 8);
        let line = &composed.lines[0];
        assert_eq!((line.runs[0].origin.x, line.width), (em * x, em * (x + 4)), "{align:?}");
    }
}

#[test]
fn baselines_centre_the_ideograph_in_the_line() {
    let em = style().size;
    let composed = paragraph("甲", &style()).compose(em * 8);
    let line = &composed.lines[0];
    assert_eq!(line.height, em.scale(1.5));
    assert_eq!(line.baseline, em.scale(0.25 + 0.88));
    assert_eq!(line.runs[0].origin.y, line.baseline);
    // Bigger text makes its own line higher, and only that one.
    let big = TextStyle { size: em * 2, ..style() };
    let inlines = [text("一二", &style()), text("三", &big), text("四五六七", &style())];
    let composed = prepare(&FontSet::builtin(), &inlines, &style()).compose(em * 4);
    let heights: Vec<Length> = composed.lines.iter().map(|line| line.height).collect();
    assert_eq!(heights, [em * 3, em.scale(1.5)]);
    let fixed = TextStyle { line_height: LineHeight::Fixed(em * 3), ..style() };
    assert_eq!(paragraph("甲", &fixed).measure(em * 8).height, em * 3);
}

#[test]
fn forced_breaks_and_empty_paragraphs() {
    let style = style();
    let fonts = FontSet::builtin();
    let set = |inlines: &[Inline]| {
        let composed = prepare(&fonts, inlines, &style).compose(style.size * 8);
        composed.lines.iter().map(line_text).collect::<Vec<_>>()
    };
    assert_eq!(set(&[text("甲", &style), Inline::Break, text("乙", &style)]), ["甲", "乙"]);
    assert_eq!(set(&[text("甲", &style), Inline::Break, Inline::Break, text("乙", &style)]), ["甲", "", "乙"]);
    assert_eq!(set(&[text("甲", &style), Inline::Break]), ["甲"]);
    assert_eq!(set(&[]), [""; 0]);
    assert_eq!(set(&[text("", &style)]), [""; 0]);
    assert_eq!(prepare(&fonts, &[], &style).measure(style.size), Measured::default());
    let broken = prepare(&fonts, &[text("甲", &style), Inline::Break, text("乙", &style)], &style);
    assert_eq!(broken.text(), "甲\n乙");
}

#[test]
fn leaders_end_at_the_edge_on_one_grid() {
    let style = left();
    let entry = |heading: &str, page: &str| {
        let inlines = [text(heading, &style), Inline::Leader { style: Arc::new(style.clone()) }, text(page, &style)];
        prepare(&FontSet::builtin(), &inlines, &style)
    };
    let edge = style.size * 20;
    let mut grid = None;
    for (heading, page) in [("总则", "1"), ("信息公开指南", "23"), ("附则", "104")] {
        let composed = entry(heading, page).compose(edge);
        let [line] = &composed.lines[..] else { panic!("one line") };
        assert_eq!(line.width, edge);
        let [_, dots, number] = &line.runs[..] else { panic!("heading, dots, number") };
        assert_eq!(number.text, page);
        assert!(dots.glyphs.len() > 10 && dots.text.chars().count() == dots.glyphs.len());
        let phase = (edge - dots.origin.x).0 % (style.size.0 / 2);
        assert_eq!(*grid.get_or_insert(phase), phase);
        // No dot's glyph reaches into the next one's: what takes text out of pages would take them for words of their own.
        let fonts = FontSet::builtin();
        let face = fonts.face(dots.face);
        let advance = i64::from(face.advance(dots.glyphs[0].id)) * dots.size.0 / i64::from(face.units_per_em());
        assert!(dots.glyphs.windows(2).all(|pair| (pair[1].x - pair[0].x).0 >= advance));
    }
    // What stands behind the dots stays with some of what stands before them.
    let long = entry("乌兰浩特市人民政府办公室信息公开", "23").compose(style.size * 9);
    let last = line_text(long.lines.last().unwrap());
    assert!(last.starts_with("公开·") && last.ends_with("23"), "{last}");
    assert!(entry("总则", "1").widest() < style.size * 6);
}

#[test]
fn links_know_where_they_lie() {
    let style = left();
    let link = Inline::Text { text: "乙丙丁".into(), style: Arc::new(style.clone()), link: Some(7) };
    let composed = prepare(&FontSet::builtin(), &[text("甲", &style), link, text("戊己", &style)], &style);
    let em = style.size;
    assert_eq!(composed.compose(em * 9).lines[0].links, [(7, em, em * 4)]);
    let broken: Vec<_> = composed.compose(em * 2).lines.iter().flat_map(|line| line.links.clone()).collect();
    assert_eq!(broken, [(7, em, em * 2), (7, Length::ZERO, em * 2)]);
}

#[test]
fn letters_are_spaced_between_and_not_behind() {
    let style = TextStyle { letter_spacing: style().size, ..left() };
    assert_eq!(paragraph("甲乙丙", &style).widest(), style.size * 5);
    // Spaced letters do not join.
    let composed = paragraph("office", &style).compose(style.size * 20);
    assert_eq!(composed.lines[0].runs[0].glyphs.len(), 6);
}

#[test]
fn without_wrapping_only_forced_breaks_count() {
    let style = TextStyle { nowrap: true, ..left() };
    let composed = paragraph("一二三四五六", &style).compose(style.size * 4);
    assert_eq!(composed.lines.len(), 1);
    assert_eq!(composed.lines[0].overfull, style.size * 2);
    assert_eq!(paragraph("一二三四五六", &style).narrowest(), style.size * 6);
}

#[test]
fn characters_no_face_has_are_named_and_keep_their_text() {
    let prepared = paragraph("甲\u{E000}乙\u{1F600}\u{E000}", &left());
    assert_eq!(prepared.missing(), ['\u{E000}', '\u{1F600}']);
    let composed = prepared.compose(style().size * 9);
    assert_eq!(line_text(&composed.lines[0]), "甲\u{E000}乙\u{1F600}\u{E000}");
    assert_eq!(composed.lines[0].width, style().size * 2);
}

#[test]
fn balanced_lines_are_ragged_and_as_few_as_they_can_be() {
    let style = TextStyle { balanced: true, ..style() };
    let composed = paragraph("乌兰浩特市自然资源和规划局", &style).compose(style.size * 12);
    assert_eq!(dump(&composed, style.size), "  5000 乌兰浩特市\n  8000 自然资源和规划局\n");
    // What is no heading is set as it was.
    let long = "公开".repeat(60);
    let (balanced, plain) = (lines(&long, &style, 8.0), lines(&long, &left(), 8.0));
    assert_eq!(balanced, plain);
}

#[test]
fn stops_hang_only_where_asked() {
    let hanging = TextStyle { hanging: true, ..style() };
    // Four ideographs fill the line; the comma would not fit.
    assert_eq!(lines("一二三四，五六七八", &style(), 4.0), ["一二三", "四，五六", "七八"]);
    let composed = paragraph("一二三四，五六七八", &hanging).compose(style().size * 4);
    assert_eq!(dump(&composed, style().size), "  4000 一二三四，\n  4000 五六七八\n");
    let glyphs = &composed.lines[0].runs[0].glyphs;
    assert_eq!(glyphs[4].x, style().size * 4, "the comma stands outside");
    // A comma with room stays inside; brackets never hang.
    assert_eq!(lines("一二三，四五六七八", &hanging, 4.0)[0], "一二三，");
    assert_ne!(lines("（一二三四）五六七八", &hanging, 5.0)[0], "（一二三四）五");
}

#[test]
fn the_gap_between_scripts_can_be_left_out() {
    let closed = TextStyle { autospace: false, ..left() };
    let width = |content: &str, style: &TextStyle| paragraph(content, style).widest();
    assert_eq!(width("扫QR码", &closed), style().size * 2 + width("QR", &closed));
}

#[test]
fn addresses_break_behind_the_marks_named() {
    let address = "https://www.wlht.gov.cn/zwgk/xxgk_ml-a/index.html?id=15&p=2";
    let slashes = TextStyle { url_break: "/".into(), ..left() };
    for line in lines(address, &slashes, 18.0).iter().rev().skip(1) {
        assert!(line.ends_with('/'), "{line}");
    }
    let none = TextStyle { url_break: "".into(), ..left() };
    assert_eq!(lines(&format!("网址{address}"), &none, 40.0), [format!("网址{address}")]);
    let ems = paragraph(address, &none).widest().0 as f64 / none.size.0 as f64;
    assert_eq!(lines(&format!("网址{address}"), &none, ems + 0.1), ["网址", address]);
}

#[test]
fn rows_of_dashes_break_between_pairs() {
    for row in ["—", "…"] {
        for line in lines(&format!("目录{}", row.repeat(30)), &left(), 9.0) {
            assert_eq!(line.chars().filter(|ch| row.contains(*ch)).count() % 2, 0, "{line}");
            assert!(line.chars().count() <= 9);
        }
    }
}

#[test]
fn a_last_line_has_company() {
    // A digit or letter alone is as lonely as an ideograph; a number is not.
    assert_eq!(lines("一二三四五六七八九5。", &left(), 9.0).last().unwrap(), "九5。");
    assert_eq!(lines("一二三四五六七八”）……", &left(), 7.5).last().unwrap(), "七八”）……");
    assert_eq!(lines("一二三四五六七八100", &left(), 8.0), ["一二三四五六七八", "100"]);
}
