//! Writing a handbook: 800 pages, a million glyphs, 3,545 codes, links and bookmarks.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use mingma::code::{self, Code, Codes, Level};
use mingma::font::{Face, FaceId, FontSet};
use mingma::geom::{Length, Point, Rect, Size};
use mingma::page::{Bookmark, Color, Document, Glyph, Item, Link, Page, PlacedSymbol, Shape, Target, TextRun};
use mingma::pdf::{self, Settings};

const PAGES: usize = 800;
const CODES: usize = 3_545;
const LINES: usize = 36;
const LINE: usize = 35;

/// A fixed sequence that looks random (Numerical Recipes' constants), so that every run writes the same book.
struct Sequence(u32);

impl Sequence {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % limit
    }
}

fn codes() -> Codes {
    (0..CODES)
        .map(|index| {
            let id = format!("B{:02}-{index:04}", index % 23);
            let target = format!("https://www.wlht.gov.cn/zwgk/{}/2026-{index:06}.html", index % 9);
            let symbol = code::encode(&target, Level::M).expect("a short address");
            (id.clone(), Code { id, department: None, is_item: true, title: target.clone(), target, symbol })
        })
        .collect()
}

/// A justified line: every glyph a little further than its width.
fn line(sequence: &mut Sequence, face: &Face, id: FaceId, alphabet: &[char], y: f64) -> Item {
    let size = Length::pt(10.5);
    let stretch = Length(sequence.below(600) as i64);
    let text: String = (0..LINE).map(|_| alphabet[sequence.below(sequence.0 as usize % alphabet.len() + 1)]).collect();
    let mut x = Length::ZERO;
    let glyphs = text.chars().map(|ch| {
        let id = face.glyph(ch).expect("a character of the face");
        let glyph = Glyph { id, text_len: ch.len_utf8() as u8, x, rise: Length::ZERO };
        x += size.scale(f64::from(face.advance(id)) / f64::from(face.units_per_em())) + stretch;
        glyph
    });
    let glyphs = glyphs.collect();
    let origin = Point::new(Length::mm(25.0), Length::mm(y));
    Item::Text(TextRun { face: id, size, color: Color::BLACK, origin, text, glyphs })
}

fn handbook(fonts: &FontSet, codes: &Codes) -> Document {
    let id = fonts.find(&[], 400, '乌').expect("a Chinese face");
    let face = fonts.face(id);
    let alphabet: Vec<char> = ('一'..='龥').step_by(7).filter(|&ch| face.glyph(ch).is_some()).collect();
    let mut sequence = Sequence(1);
    let mut codes = codes.values();
    let pages = (0..PAGES).map(|page| {
        let mut items: Vec<Item> =
            (0..LINES).map(|index| line(&mut sequence, face, id, &alphabet, 30.0 + 7.0 * index as f64)).collect();
        let share = CODES * (page + 1) / PAGES - CODES * page / PAGES;
        for (index, code) in codes.by_ref().take(share).enumerate() {
            let origin = Point::new(Length::mm(170.0), Length::mm(30.0 + 45.0 * index as f64));
            let rect = Rect::new(origin, Size::new(Length::mm(20.0), Length::mm(20.0)));
            let (placed, modules) = (Arc::from(code.id.as_str()), code.symbol.modules());
            items.push(Item::Symbol(PlacedSymbol { code: placed, origin, module: Length::mm(0.5), modules }));
            let target = Target::Web(code.target.clone());
            items.push(Item::Link(Link { rect, target, description: code.title.clone() }));
            let fill = Some(Color::Gray(0.8));
            items.push(Item::Shape(Shape { rect, radius: Length::ZERO, fill, stroke: None }));
        }
        Page { size: Size::new(Length::mm(210.0), Length::mm(297.0)), bleed: Length::ZERO, items }
    });
    let pages = pages.collect();
    let entry = |page: usize| Bookmark { title: format!("第{page}节"), page, y: Length::ZERO, children: Vec::new() };
    let outline = (0..23)
        .map(|chapter| Bookmark {
            children: (0..34).map(|section| entry(chapter * 34 + section)).collect(),
            ..entry(chapter * 34)
        })
        .collect();
    Document {
        title: "政务公开手册".to_owned(), language: "zh-CN".to_owned(), pages, outline, ..Document::default()
    }
}

fn write(criterion: &mut Criterion) {
    let fonts = FontSet::builtin();
    let codes = codes();
    let document = handbook(&fonts, &codes);
    let settings = Settings::default();
    let mut group = criterion.benchmark_group("pdf");
    group.sample_size(10);
    group.bench_function("write 800 pages", |bencher| {
        bencher.iter(|| pdf::write(black_box(&document), &fonts, &codes, &settings).expect("a handbook"));
    });
    group.finish();
}

criterion_group!(benches, write);
criterion_main!(benches);
