//! Paragraphs as a whole: what no rule may break, whatever the text and the width; and a few hard ones in full.

mod cases;
mod emphasis;
mod goldens;
mod quality;
mod rules;
mod vertical;

use std::fmt::Write;
use std::sync::Arc;

use proptest::prelude::*;

use super::breaks::{may_not_end, may_not_start};
use super::class::{Class, class};
use super::{Composed, Inline, Line, Prepared, prepare};
use crate::font::FontSet;
use crate::geom::Length;
use crate::layout::style::{LineHeight, ListMarks, Strictness, TextAlign, TextStyle, Underline};
use crate::page::{Color, TextRun};

fn style() -> TextStyle {
    TextStyle {
        families: Arc::from(["Noto Sans SC".to_owned()]),
        size: Length::pt(10.0),
        weight: 400,
        color: Color::BLACK,
        line_height: LineHeight::Times(1.5),
        align: TextAlign::Justify,
        indent: Length::ZERO,
        letter_spacing: Length::ZERO,
        nowrap: false,
        balanced: false,
        underline: Underline::default(),
        emphasis: false,
        autospace: true,
        hanging: false,
        list: ListMarks::default(),
        url_break: Arc::from("/.-_?&"),
        strictness: Strictness::Gb,
        language: Arc::from("zh-CN"),
        widows: 2,
        orphans: 2,
    }
}

fn left() -> TextStyle {
    TextStyle { align: TextAlign::Left, ..style() }
}

fn text(text: &str, style: &TextStyle) -> Inline {
    Inline::Text { text: text.to_owned(), style: Arc::new(style.clone()), link: None }
}

fn paragraph(content: &str, style: &TextStyle) -> Prepared {
    prepare(&FontSet::builtin(), &[text(content, style)], style)
}

fn line_text(line: &Line) -> String {
    line.runs.iter().map(|run| run.text.as_str()).collect()
}

fn lines(content: &str, style: &TextStyle, ems: f64) -> Vec<String> {
    let composed = paragraph(content, style).compose(style.size.scale(ems));
    composed.lines.iter().map(line_text).collect()
}

/// Lines with their width in thousandths of an em, as goldens show them.
fn dump(composed: &Composed, size: Length) -> String {
    composed.lines.iter().fold(String::new(), |mut all, line| {
        let _ = writeln!(all, "{:>6} {}", line.width.0 * 1000 / size.0, line_text(line));
        all
    })
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[一丁七万丈三上下不与丑专且世丘丙业丛东丝两严并丧中丰串临丸丹为主丽举乃久么义之乌乍乎乏乐]{1,12}",
        4 => prop::sample::select(vec!["，", "。", "、", "；", "：", "？", "！", "“", "”", "‘", "’", "《", "》", "（", "）", "〔", "〕", "【", "】"]).prop_map(str::to_owned),
        2 => prop::sample::select(vec!["——", "……", "·", "～", "／", "—", "…", "–", "/", "-", "~"]).prop_map(str::to_owned),
        2 => prop::sample::select(vec!["2026年", "〔2017〕42号", "15.5%", "0482-8266123", "第3条", "¥1,280.50", "8:30", "GB/T 9704—2012", "３０"]).prop_map(str::to_owned),
        2 => "[a-zA-Z]{1,9}( [a-z]{1,7}){0,3}",
        1 => prop::sample::select(vec!["https://www.wlht.gov.cn/zwgk/xxgkml/index.html?id=15&p=2", "x.y", "www.wlht.gov.cn"]).prop_map(str::to_owned),
        1 => prop::sample::select(vec![" ", "  ", "\u{3000}", "\u{A0}", "(", ")", "\"", "café", "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ", "ひらがな", "€", "①", "\u{1F600}"]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 1..24).prop_map(|pieces| pieces.concat())
}

fn settings() -> impl Strategy<Value = TextStyle> {
    let strictness = prop::sample::select(vec![Strictness::Basic, Strictness::Gb, Strictness::Strict]);
    let align = prop_oneof![
        3 => Just(TextAlign::Justify),
        1 => prop::sample::select(vec![TextAlign::Left, TextAlign::Right, TextAlign::Center]),
    ];
    let switches = (prop::bool::weighted(0.2), prop::bool::weighted(0.2), prop::bool::weighted(0.8));
    (strictness, align, 0..3i64, switches).prop_map(|(strictness, align, indent, (balanced, hanging, autospace))| {
        TextStyle { strictness, align, balanced, hanging, autospace, indent: style().size * indent, ..style() }
    })
}

proptest! {
    #[test]
    fn no_line_breaks_a_rule(content in pieces(), ems in 0.0..42.0f64, setting in settings()) {
        let style = setting;
        let prepared = paragraph(&content, &style);
        let measure = style.size.scale(ems);
        let composed = prepared.compose(measure);
        let set: Vec<String> = composed.lines.iter().map(line_text).collect();

        // Nothing is lost, doubled or moved, and glyphs add up to their text.
        prop_assert_eq!(&set.concat(), &content);
        for run in composed.lines.iter().flat_map(|line| &line.runs) {
            let said: usize = run.glyphs.iter().map(|glyph| usize::from(glyph.text_len)).sum();
            prop_assert_eq!(said, run.text.len());
        }

        for (index, line) in composed.lines.iter().enumerate() {
            let last = index + 1 == composed.lines.len();
            if line.overfull == Length::ZERO {
                prop_assert!(line.width <= measure + Length(16), "{} > {}: {}", line.width.0, measure.0, set[index]);
            }
            // Justified lines reach the edge, but for those with nothing to spread, or with holes if they were.
            if style.align == TextAlign::Justify && !style.balanced && !last && line.width < measure {
                prop_assert!(ragged_for_a_reason(&set[index], measure - line.width, style.size), "{:?}", set[index]);
            }
        }
        for run in composed.lines.iter().flat_map(|line| &line.runs) {
            prop_assert!(nothing_touches(run, &style), "{:?}", run);
        }
        let mut at = 0;
        for pair in set.windows(2) {
            at += pair[0].len();
            if let Some(halves) = row_before(&content, at) {
                // A row of halves is one of pairs, from its beginning: none is parted, and two only where the row, with
                // what may not be parted from it, is wider than a line.
                prop_assert!(halves % 2 == 0, "{:?} | {:?}", pair[0], pair[1]);
                prop_assert!(piece(&prepared, at) > measure, "{:?} | {:?}", pair[0], pair[1]);
                continue;
            }
            // Behind blanks a line begins as behind what stands before them; those that open the paragraph end nothing.
            let (end, start) = (pair[0].trim_end().chars().next_back(), pair[1].chars().next());
            let legal = legal(end.unwrap_or('一'), start.unwrap_or('一'), style.strictness);
            prop_assert!(legal, "{:?} | {:?}", pair[0], pair[1]);
        }
        let again = paragraph(&content, &style).compose(measure);
        prop_assert_eq!(format!("{composed:?}"), format!("{again:?}"));
        let measured = prepared.measure(measure);
        prop_assert_eq!(measured.lines, composed.lines.len());
        prop_assert_eq!(measured.height, composed.lines.iter().map(|line| line.height).sum::<Length>());
        if matches!(style.align, TextAlign::Justify | TextAlign::Left) {
            let widest = composed.lines.iter().map(|line| line.width).fold(Length::ZERO, Length::max);
            prop_assert_eq!(measured.widest, widest);
        }
    }

    #[test]
    fn the_natural_width_holds_everything_in_one_line(content in pieces(), indent in 0..3i64) {
        let style = TextStyle { indent: style().size * indent, ..style() };
        let prepared = paragraph(&content, &style);
        prop_assert_eq!(prepared.measure(prepared.widest()).lines, 1);
        let narrow = prepared.compose(prepared.narrowest());
        prop_assert!(narrow.lines.iter().all(|line| line.overfull == Length::ZERO));
    }
}

/// Whether ideographs keep their squares, and an eighth of an em from Western text.
fn nothing_touches(run: &TextRun, style: &TextStyle) -> bool {
    let chars: Vec<char> = run.text.chars().collect();
    // Only where every glyph stands for one character can places be compared.
    if chars.len() != run.glyphs.len() || style.letter_spacing != Length::ZERO {
        return true;
    }
    let eighth = if style.autospace { style.size.0 / 8 } else { 0 };
    chars.windows(2).zip(run.glyphs.windows(2)).all(|(pair, glyphs)| {
        let least = match (class(pair[0]), class(pair[1])) {
            (Class::Ideograph, Class::Ideograph) => style.size.0,
            (Class::Ideograph, Class::Letter | Class::Digit) if pair[1].is_ascii() => style.size.0 + eighth,
            _ => return true,
        };
        (glyphs[1].x - glyphs[0].x).0 >= least - 1
    })
}

/// How many halves of a row of dashes or dots stand before a place within the row.
fn row_before(content: &str, at: usize) -> Option<usize> {
    let (before, behind) = content.split_at(at);
    let half = behind.chars().next().filter(|&ch| matches!(class(ch), Class::Dash | Class::Ellipsis))?;
    let halves = before.chars().rev().take_while(|&ch| ch == half).count();
    (halves > 0).then_some(halves)
}

/// The width that the piece around a place would need on a line of its own; a line may end at either of its ends.
fn piece(prepared: &Prepared, at: usize) -> Length {
    let paragraph = &prepared.paragraph;
    let atom = paragraph.atoms.partition_point(|atom| (atom.start as usize) < at);
    let next = paragraph.starts.partition_point(|&start| (start as usize) <= atom);
    let start = next.checked_sub(1).map_or(0, |before| paragraph.starts[before] as usize);
    let end = paragraph.starts.get(next).map_or(paragraph.atoms.len(), |&end| end as usize);
    let indent = if start == 0 { paragraph.indent } else { 0 };
    Length(indent + paragraph.width(start, paragraph.visible_end(start, end), start == 0 && indent > 0))
}

/// Whether a line may end with one character and the next begin with another.
fn legal(end: char, start: char, strictness: Strictness) -> bool {
    let full_width = |ch: char| class(ch).is_square() || matches!(class(ch), Class::Connector | Class::Solidus);
    let starts = !full_width(start) || quote(start) || !may_not_start(class(start), strictness);
    let ends = !full_width(end) || quote(end) || !may_not_end(class(end), strictness);
    starts && ends && !matches!(start, '，' | '。' | '、' | '》' | '）')
}

/// Quotes may be Western, which the character alone does not tell.
fn quote(ch: char) -> bool {
    matches!(ch, '“' | '”' | '‘' | '’' | '·' | '—')
}

fn ragged_for_a_reason(line: &str, short: Length, em: Length) -> bool {
    let visible: Vec<char> = line.trim_end().chars().collect();
    let places = visible.windows(2).filter(|pair| gives(pair[0], pair[1])).count();
    places == 0 || short.0 > em.0 * places as i64 / 3
}

/// Whether the place between two characters may be spread.
fn gives(a: char, b: char) -> bool {
    let rigid =
        |ch: char| matches!(class(ch), Class::Connector | Class::Solidus | Class::Glue) || ch == '/' || quote(ch);
    if rigid(a) || rigid(b) || (a, b) == ('…', '…') {
        return false;
    }
    let square = |ch: char| class(ch).is_square();
    let clings = (!square(a) && class(b).closes()) || (class(a) == Class::Opener && !square(b));
    !clings && (square(a) || square(b) || a == ' ')
}
