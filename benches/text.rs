//! Composing paragraphs: characters a second, shaping and line filling together and apart.
//!
//! The corpus is the same on every run: a megabyte of Chinese in paragraphs of some 150 characters, with the
//! punctuation, numbers and Latin words of official prose.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mingma::font::FontSet;
use mingma::geom::Length;
use mingma::layout::style::{LineHeight, ListMarks, Strictness, TextAlign, TextStyle, Underline};
use mingma::page::Color;
use mingma::typeset::text::{Inline, Prepared, prepare};

const BYTES: usize = 1_000_000;
const PARAGRAPH: usize = 150;
const MEASURE_MM: f64 = 170.0;
const COLUMN_MM: f64 = 40.0;

/// A linear congruential generator (Knuth's MMIX constants): no randomness that a run could differ by.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

fn corpus() -> Vec<String> {
    let mut dice = Dice(1);
    let mut paragraphs = vec![String::new()];
    let (mut bytes, mut length) = (0, 0);
    while bytes < BYTES {
        let piece = match dice.below(100) {
            0..=86 => char::from_u32(0x4E00 + dice.below(0x51A5) as u32).map(String::from),
            87..=92 => Some("，".into()),
            93..=94 => Some(["。", "、", "；"][dice.below(3) as usize].into()),
            95 => Some(["《", "》", "“", "”", "（", "）"][dice.below(6) as usize].into()),
            96 => Some(["——", "……", "·"][dice.below(3) as usize].into()),
            97 => Some(format!("{}年", 1990 + dice.below(40))),
            98 => Some(format!("{}%", dice.below(1000) as f64 / 10.0)),
            _ => Some(["QR", "WeChat", "GB/T 9704", "www.wlht.gov.cn"][dice.below(4) as usize].into()),
        };
        let (piece, paragraph) = (piece.unwrap_or_default(), paragraphs.len() - 1);
        bytes += piece.len();
        length += piece.chars().count();
        paragraphs[paragraph].push_str(&piece);
        if length >= PARAGRAPH {
            paragraphs.push(String::new());
            length = 0;
        }
    }
    paragraphs
}

fn style() -> TextStyle {
    TextStyle {
        families: Arc::from(["Noto Sans SC".to_owned()]),
        size: Length::pt(10.5),
        weight: 400,
        color: Color::BLACK,
        line_height: LineHeight::Times(1.6),
        align: TextAlign::Justify,
        indent: Length::pt(21.0),
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

fn text(c: &mut Criterion) {
    let (fonts, style, width) = (FontSet::builtin(), Arc::new(style()), Length::mm(MEASURE_MM));
    let texts = corpus();
    let paragraphs: Vec<[Inline; 1]> =
        texts.iter().map(|text| [Inline::Text { text: text.clone(), style: Arc::clone(&style), link: None }]).collect();
    let all = || paragraphs.iter().map(|inlines| prepare(&fonts, inlines, &style)).collect::<Vec<Prepared>>();
    let mut group = c.benchmark_group("text");
    group.throughput(Throughput::Elements(texts.iter().map(|text| text.chars().count() as u64).sum()));
    group.sample_size(20);
    group.bench_function("prepare and compose", |bencher| {
        bencher.iter(|| {
            paragraphs.iter().map(|inlines| prepare(&fonts, inlines, &style).compose(width).lines.len()).sum::<usize>()
        });
    });
    group.bench_function("prepare", |bencher| bencher.iter(|| black_box(all())));
    let prepared = all();
    // A width never asked for before, so that nothing is remembered.
    let mut step = 0;
    group.bench_function("measure", |bencher| {
        bencher.iter(|| {
            step += 1;
            prepared.iter().map(|paragraph| paragraph.measure(width - Length(step)).lines).sum::<usize>()
        });
    });
    // A column: the more lines, the more ways to weigh.
    let column = Length::mm(COLUMN_MM);
    group.bench_function("measure columns", |bencher| {
        bencher.iter(|| {
            step += 1;
            prepared.iter().map(|paragraph| paragraph.measure(column - Length(step)).lines).sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(benches, text);
criterion_main!(benches);
