//! Finished PDFs, judged by programs that know nothing of Mingma: a rasteriser and a reader of codes.

mod judge;

use std::collections::BTreeMap;
use std::sync::Arc;

use judge::{Fault, Placed};
use mingma::code::{self, Code, Codes, Kind, Level};
use mingma::font::FontSet;
use mingma::geom::{Length, Point, Rect, Size};
use mingma::page::{Color, Document, Glyph, Item, Page, PlacedPicture, PlacedSymbol, Shape, TextRun, Turn};
use mingma::pdf::{self, Settings};
use mingma::picture::Picture;

const DPI: f64 = 200.0;
const COLUMNS: usize = 5;
const ROWS: usize = 8;
const MODULE_MM: f64 = 0.55;

fn codes(count: usize) -> Codes {
    (0..count)
        .map(|index| {
            let id = format!("B{:02}-{index:04}", index % 23);
            let target = format!("https://www.wlht.gov.cn/zwgk/{}/2026-{index:06}.html", index % 9);
            let symbol = code::encode(&target, Level::M).expect("a short address");
            let (title, destination) = (target.clone(), target.clone());
            (id.clone(), Code { id, department: None, kind: Kind::Item, target, destination, title, symbol })
        })
        .collect()
}

fn caption(fonts: &FontSet, text: &str, x: f64, y: f64) -> Item {
    let face_id = fonts.find(&[], 400, '乌').expect("a Chinese face");
    let face = fonts.face(face_id);
    let size = Length::pt(7.0);
    let mut at = Length::ZERO;
    let glyphs = text
        .chars()
        .map(|ch| {
            let id = face.glyph(ch).expect("a character of the face");
            let glyph = Glyph { id, text_len: ch.len_utf8() as u8, x: at, rise: Length::ZERO };
            at += size.scale(f64::from(face.advance(id)) / f64::from(face.units_per_em()));
            glyph
        })
        .collect();
    let origin = Point::new(Length::mm(x), Length::mm(y));
    Item::Text(TextRun {
        face: face_id,
        size,
        color: Color::BLACK,
        origin,
        turn: Turn::None,
        text: text.to_owned(),
        glyphs,
        passage: None,
    })
}

/// Pages full of codes with captions and frames, and where each code stands.
fn sheet(codes: &Codes) -> (Document, BTreeMap<usize, Vec<Placed>>) {
    let fonts = FontSet::builtin();
    let mut claimed = BTreeMap::<usize, Vec<Placed>>::new();
    let mut pages = Vec::new();
    let codes: Vec<&Code> = codes.values().collect();
    for (index, codes) in codes.chunks(COLUMNS * ROWS).enumerate() {
        let mut items = Vec::new();
        for (cell, code) in codes.iter().enumerate() {
            let (x, y) = (15.0 + 37.0 * (cell % COLUMNS) as f64, 15.0 + 34.0 * (cell / COLUMNS) as f64);
            let frame = Rect::new(
                Point::new(Length::mm(x - 4.0), Length::mm(y - 4.0)),
                Size::new(Length::mm(33.0), Length::mm(32.0)),
            );
            let stroke = Some((Color::Gray(0.6), Length::pt(0.5)));
            items.push(Item::Shape(Shape { rect: frame, radius: Length::mm(2.0), fill: None, stroke }));
            items.push(Item::Symbol(PlacedSymbol {
                code: Arc::from(code.id.as_str()),
                origin: Point::new(Length::mm(x), Length::mm(y)),
                module: Length::mm(MODULE_MM),
                modules: code.symbol.modules(),
                distance: Length::mm(250.0),
                own: None,
            }));
            items.push(caption(&fonts, "政务公开事项", x, y + 25.0));
            let side_mm = f64::from(code.symbol.modules()) * MODULE_MM;
            let placed = Placed { target: code.target.clone(), x_mm: x, y_mm: y, side_mm };
            claimed.entry(index).or_default().push(placed);
        }
        let size = Size::new(Length::mm(210.0), Length::mm(297.0));
        pages.push(Page { size, items, ..Page::default() });
    }
    (Document { title: "公告栏".to_owned(), pages, ..Document::default() }, claimed)
}

fn write(document: &Document, codes: &Codes) -> Vec<u8> {
    pdf::write(document, &FontSet::builtin(), codes, &Settings::default()).expect("a document that can be written")
}

#[test]
fn every_code_of_a_full_page_is_read_at_its_place() {
    let codes = codes(2 * COLUMNS * ROWS + 3);
    let (document, claimed) = sheet(&codes);
    let bytes = write(&document, &codes);
    assert_eq!(judge::judge(&bytes, &claimed, DPI), []);
    assert_eq!(claimed.len(), 3);
}

#[test]
fn a_code_that_recurs_is_read_everywhere() {
    let codes = codes(1);
    let (mut document, mut claimed) = sheet(&codes);
    let (again, _) = sheet(&codes);
    document.pages.extend(again.pages);
    let placed = claimed[&0].clone();
    claimed.insert(1, placed);
    assert_eq!(judge::judge(&write(&document, &codes), &claimed, DPI), []);
}

#[test]
fn a_code_with_a_logo_is_read_beside_the_same_code_without() {
    let codes = codes(1);
    let (mut document, mut claimed) = sheet(&codes);
    let code = codes.values().next().expect("one code");
    let own = code::with_logo(&code.target, 0.2, 1.0).expect("a logo the code bears");
    let modules = own.symbol.modules();
    let (x, y) = (60.0, 100.0);
    let symbol = PlacedSymbol {
        code: Arc::from(code.id.as_str()),
        origin: Point::new(Length::mm(x), Length::mm(y)),
        module: Length::mm(MODULE_MM),
        modules,
        distance: Length::mm(250.0),
        own: Some(Arc::new(own)),
    };
    // A busy picture, which the window keeps half a module away from the modules around it.
    let rgb = (0..40 * 40).flat_map(|at| if (at / 40 + at) % 3 == 0 { [20, 20, 160] } else { [200, 30, 30] }).collect();
    let picture = Arc::new(Picture { width: 40, height: 40, rgb });
    let rect = symbol.window().expect("a window").grown(Length::mm(-MODULE_MM / 2.0));
    let items = &mut document.pages[0].items;
    items.extend([Item::Symbol(symbol), Item::Picture(PlacedPicture { picture, rect })]);
    let side_mm = f64::from(modules) * MODULE_MM;
    claimed.entry(0).or_default().push(Placed { target: code.target.clone(), x_mm: x, y_mm: y, side_mm });
    assert_eq!(judge::judge(&write(&document, &codes), &claimed, DPI), []);
}

#[test]
fn places_count_from_the_trim_whatever_the_bleed() {
    let codes = codes(3);
    let (mut document, claimed) = sheet(&codes);
    document.pages[0].bleed = Length::mm(3.0);
    assert_eq!(judge::judge(&write(&document, &codes), &claimed, DPI), []);
}

#[test]
fn the_judge_notices_every_kind_of_fault() {
    let codes = codes(4);
    let (document, claimed) = sheet(&codes);
    let bytes = write(&document, &codes);
    let raster = judge::rasterise(&bytes, &[0], DPI).remove(0);
    let placed = &claimed[&0];
    assert_eq!(raster.judge(placed), []);

    let extra = raster.judge(&placed[1..]);
    assert!(matches!(&extra[..], [Fault::Extra(found)] if found.text == placed[0].target), "{extra:?}");

    let mut more = placed.clone();
    more.push(Placed { target: "https://example.org/".to_owned(), x_mm: 100.0, y_mm: 200.0, side_mm: 20.0 });
    assert!(matches!(&raster.judge(&more)[..], [Fault::Missing(claim)] if *claim == more[4]));

    let mut moved = placed.clone();
    moved[2].x_mm += 1.5;
    assert!(matches!(&raster.judge(&moved)[..], [Fault::Misplaced(..)]));

    let mut changed = placed.clone();
    changed[3].target.push('#');
    assert!(matches!(&raster.judge(&changed)[..], [Fault::Wrong(_, text)] if *text == placed[3].target));
}

#[test]
fn modules_are_drawn_exactly_without_seams() {
    let codes = codes(1);
    let (document, claimed) = sheet(&codes);
    let code = codes.values().next().expect("one code");
    // A resolution at which a module is 11 whole pixels, and its edges fall between pixels.
    let dpi = 11.0 * 25.4 / MODULE_MM;
    let raster = judge::rasterise(&write(&document, &codes), &[0], dpi).remove(0);
    let placed = &claimed[&0][0];
    let at = |mm: f64, module: u32| ((mm / MODULE_MM + f64::from(module)) * 11.0) as u32;
    for row in 0..code.symbol.modules() {
        for column in 0..code.symbol.modules() {
            let (left, top) = (at(placed.x_mm, column), at(placed.y_mm, row));
            let middle = (3..8).flat_map(|y| (3..8).map(move |x| (left + x, top + y)));
            for (x, y) in middle {
                let gray = raster.luma[(y * raster.width + x) as usize];
                let wanted = if code.symbol.is_dark(column, row) { 0 } else { 255 };
                assert_eq!(gray, wanted, "module {column}, {row} at pixel {x}, {y}");
            }
        }
    }
    // Between two dark modules there is no lighter line.
    let dark = |column, row| code.symbol.is_dark(column, row);
    for row in 0..code.symbol.modules() {
        for column in (1..code.symbol.modules()).filter(|&column| dark(column - 1, row) && dark(column, row)) {
            let (seam, y) = (at(placed.x_mm, column), at(placed.y_mm, row) + 5);
            for x in seam - 2..seam + 2 {
                assert_eq!(raster.luma[(y * raster.width + x) as usize], 0, "seam before module {column}, {row}");
            }
        }
    }
}
