//! Small documents written and read back.

mod sheets;

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::{Document as Objects, Object};

use super::*;
use crate::code::{self, Code, Kind, Level};
use crate::geom::{Point, Rect, Size};
use crate::page::{
    Bookmark, Color, Glyph, Item, Link, Numerals, Page, PageLabel, Passage, PlacedPicture, PlacedSymbol, Shape, Target,
    TextRun, Turn,
};
use crate::picture::Picture;

/// A run set by the widths of the face, as a typesetter would set it.
fn run(fonts: &FontSet, text: &str, size: f64, x: f64, y: f64) -> TextRun {
    let face_id = fonts.find(&["Noto Sans SC".to_owned()], 400, '乌').unwrap();
    let face = fonts.face(face_id);
    let size = Length::pt(size);
    let mut at = Length::ZERO;
    let glyphs = text
        .chars()
        .map(|ch| {
            let id = face.glyph(ch).unwrap();
            let glyph = Glyph { id, text_len: ch.len_utf8() as u8, x: at, rise: Length::ZERO };
            at += size.scale(f64::from(face.advance(id)) / f64::from(face.units_per_em()));
            glyph
        })
        .collect();
    let origin = Point::new(Length::mm(x), Length::mm(y));
    TextRun {
        face: face_id,
        size,
        color: Color::BLACK,
        origin,
        turn: Turn::None,
        text: text.to_owned(),
        glyphs,
        passage: None,
    }
}

fn page(items: Vec<Item>) -> Page {
    Page { size: Size::new(Length::mm(210.0), Length::mm(297.0)), items, ..Page::default() }
}

fn document(pages: Vec<Page>) -> Document {
    Document { title: "政务公开手册".to_owned(), language: "zh-CN".to_owned(), pages, ..Document::default() }
}

fn codes(ids: &[&str]) -> Codes {
    ids.iter()
        .map(|&id| {
            let target = format!("https://www.wlht.gov.cn/zwgk/{id}");
            let symbol = code::encode(&target, Level::M).unwrap();
            let (title, destination) = (target.clone(), target.clone());
            let code =
                Code { id: id.to_owned(), department: None, kind: Kind::Item, title, target, destination, symbol };
            (id.to_owned(), code)
        })
        .collect()
}

fn symbol(codes: &Codes, id: &str, x: f64, y: f64) -> Item {
    Item::Symbol(PlacedSymbol {
        code: Arc::from(id),
        origin: Point::new(Length::mm(x), Length::mm(y)),
        module: Length::mm(0.5),
        modules: codes[id].symbol.modules(),
        distance: Length::mm(250.0),
        own: None,
    })
}

fn written(document: &Document, codes: &Codes) -> Vec<u8> {
    let settings = Settings { date: "2026-11-23".parse().ok(), producer: "Mingma".to_owned(), ..Settings::default() };
    write(document, &FontSet::builtin(), codes, &settings).unwrap()
}

fn read(bytes: &[u8]) -> Objects {
    Objects::load_mem(bytes).unwrap()
}

/// A page's operators; bytes of glyphs that are no text come out as replacement characters.
fn content(objects: &Objects, page: u32) -> String {
    String::from_utf8_lossy(&objects.get_page_content(objects.get_pages()[&page])).into_owned()
}

#[test]
fn text_comes_back_as_it_was_written() {
    let fonts = FontSet::builtin();
    let text = "乌兰浩特市〔2017〕42号：“明码”，AVWA (1)\\。";
    let bytes = written(&document(vec![page(vec![Item::Text(run(&fonts, text, 10.5, 20.0, 30.0))])]), &Codes::new());
    let objects = read(&bytes);
    assert_eq!(objects.extract_text(&[1]).unwrap().trim_end(), text);
    let fonts = objects.get_page_fonts(objects.get_pages()[&1]).unwrap();
    let names: Vec<_> = fonts.values().map(|font| font.get(b"BaseFont").unwrap().as_name().unwrap()).collect();
    let [name] = names[..] else { panic!("{} fonts", names.len()) };
    let name = std::str::from_utf8(name).unwrap();
    assert!(name[..6].bytes().all(|byte| byte.is_ascii_uppercase()) && &name[6..] == "+NotoSansSC-Regular", "{name}");
}

#[test]
fn a_glyph_that_stands_for_two_texts_gives_both_back() {
    let fonts = FontSet::builtin();
    let mut ordinary = run(&fonts, "一二", 10.5, 20.0, 30.0);
    let mut radical = run(&fonts, "一二", 10.5, 20.0, 40.0);
    // Kangxi radical one looks like the ideograph; many fonts draw both with one glyph.
    radical.text = "\u{2F00}二".to_owned();
    ordinary.glyphs[1].x += Length::pt(3.0);
    let pages = vec![page(vec![Item::Text(ordinary), Item::Text(radical)])];
    let bytes = written(&document(pages), &Codes::new());
    let objects = read(&bytes);
    let font = objects.get_page_fonts(objects.get_pages()[&1]).unwrap().into_values().next().unwrap().clone();
    let descendant = font.get(b"DescendantFonts").unwrap().as_array().unwrap()[0].as_dict().unwrap();
    let map = objects.get_object(descendant.get(b"CIDToGIDMap").unwrap().as_reference().unwrap()).unwrap();
    // Codes 0, 1 and 2 are themselves, code 3 draws glyph 1.
    assert_eq!(map.as_stream().unwrap().get_plain_content().unwrap(), [0, 0, 0, 1, 0, 2, 0, 1]);
    let texts = objects.get_object(font.get(b"ToUnicode").unwrap().as_reference().unwrap()).unwrap();
    let texts = String::from_utf8(texts.as_stream().unwrap().decompressed_content().unwrap()).unwrap();
    assert!(texts.contains("<0001> <4E00>") && texts.contains("<0003> <2F00>"), "{texts}");
}

#[test]
fn several_glyphs_for_one_text_are_spelled_out() {
    let fonts = FontSet::builtin();
    let mut run = run(&fonts, "一二三", 10.5, 20.0, 30.0);
    run.glyphs[0].text_len = 6;
    run.glyphs[1].text_len = 0;
    run.glyphs[1].rise = Length::pt(2.0);
    let bytes = written(&document(vec![page(vec![Item::Text(run)])]), &Codes::new());
    let content = content(&read(&bytes), 1);
    assert!(content.contains("/Span<</ActualText<FEFF4E004E8C>>>BDC\n"), "{content}");
    assert!(content.contains("2 Ts\n") && content.contains("0 Ts\n"), "{content}");
    assert_eq!(content.matches("BDC").count(), content.matches("EMC").count());
}

#[test]
fn turned_lines_and_their_passage() {
    let fonts = FontSet::builtin();
    let passage = Arc::new(Passage { text: "一二三".to_owned(), language: Arc::from("mn-Mong-CN") });
    let part =
        |text: &str, turn, x| TextRun { turn, passage: Some(Arc::clone(&passage)), ..run(&fonts, text, 10.0, x, 30.0) };
    // Clusters of several glyphs need no word of their own within a passage.
    let mut first = part("一二", Turn::Clockwise, 20.0);
    first.glyphs[0].text_len = 6;
    first.glyphs[1].text_len = 0;
    let runs = [first, part("三", Turn::None, 30.0), run(&fonts, "四", 10.0, 40.0, 30.0)];
    let bytes = written(&document(vec![page(runs.into_iter().map(Item::Text).collect())]), &Codes::new());
    let objects = read(&bytes);
    let content = objects.get_page_content(objects.get_pages()[&1]);
    let operations = lopdf::content::Content::decode(&content).unwrap().operations;
    let operators: Vec<&str> = operations.iter().map(|operation| operation.operator.as_str()).collect();
    assert_eq!(operators.join(" "), "BT BDC Tf Tm TJ Tm TJ EMC Td TJ ET");
    let text = String::from_utf8_lossy(&content).into_owned();
    assert!(text.contains("/Span<</Lang(mn-Mong-CN)/ActualText<FEFF4E004E8C4E09>>>BDC\n"), "{text}");
    assert!(text.contains("0 -1 1 0 56.693 756.85 Tm") && text.contains("1 0 0 1 85.039 756.85 Tm"), "{text}");
    // What comes behind is counted from the upright line again.
    assert!(text.contains("28.347 0 Td"), "{text}");
}

#[test]
fn a_shape_ends_a_passage_and_passages_of_like_text_are_two() {
    let fonts = FontSet::builtin();
    let passage = || Arc::new(Passage { text: "一".to_owned(), language: Arc::from("zh-CN") });
    let said = |x| Item::Text(TextRun { passage: Some(passage()), ..run(&fonts, "一", 10.0, x, 30.0) });
    let bytes = written(&document(vec![page(vec![said(20.0), said(30.0)])]), &Codes::new());
    let content = content(&read(&bytes), 1);
    assert_eq!((content.matches("BDC").count(), content.matches("EMC").count()), (2, 2), "{content}");
}

/// Follows the reader's pen through a content stream of one line.
fn pen_places(content: &[u8], widths: &BTreeMap<u16, f64>, size: f64) -> Vec<f64> {
    let operations = lopdf::content::Content::decode(content).unwrap().operations;
    let mut places = Vec::new();
    let (mut pen, mut spacing) = (0.0, 0.0);
    for operation in operations {
        let Some(operand) = operation.operands.first() else { continue };
        match operation.operator.as_str() {
            "Tc" => spacing = f64::from(operand.as_float().unwrap()),
            "TJ" => {
                for piece in operand.as_array().unwrap() {
                    if let Object::String(bytes, _) = piece {
                        for code in bytes.chunks_exact(2) {
                            places.push(pen);
                            pen += widths[&u16::from_be_bytes([code[0], code[1]])] * size / 1000.0 + spacing;
                        }
                    } else {
                        pen -= f64::from(piece.as_float().unwrap()) * size / 1000.0;
                    }
                }
            }
            _ => {}
        }
    }
    places
}

/// Writes one line of glyphs an em wide whose places were moved by `shift`, and asks where a reader would draw them.
fn line_moved_by(shift: impl Fn(i64) -> i64) -> (Vec<u8>, f64) {
    let fonts = FontSet::builtin();
    let mut run = run(&fonts, &"公开".repeat(200), 10.5, 20.0, 30.0);
    for (index, glyph) in (0..).zip(&mut run.glyphs) {
        glyph.x.0 += shift(index);
    }
    let meant: Vec<f64> = run.glyphs.iter().map(|glyph| glyph.x.to_pt()).collect();
    let bytes = written(&document(vec![page(vec![Item::Text(run)])]), &Codes::new());
    let objects = read(&bytes);
    let content = objects.get_page_content(objects.get_pages()[&1]);
    let places = pen_places(&content, &BTreeMap::from([(1, 1000.0), (2, 1000.0)]), 10.5);
    assert_eq!(places.len(), meant.len());
    let off = places.iter().zip(meant).map(|(place, meant)| (place - meant).abs()).fold(0.0, f64::max);
    (content, off)
}

#[test]
fn rounding_never_adds_up_along_a_line() {
    // Half a thousandth of an em, and the reader's own rounding to f32.
    let tolerance = 10.5 / 1000.0 / 2.0 + 1e-4;
    // The same stretch everywhere, one that differs from glyph to glyph, and gaps now and then.
    let even = line_moved_by(|index| index * 1_234);
    let uneven = line_moved_by(|index| index * index * 7 + index % 3 * 5_000);
    let gaps = line_moved_by(|index| index / 10 * 31_750 - index / 4 * 20_001);
    for (_, off) in [&even, &uneven, &gaps] {
        assert!(*off <= tolerance, "{off} pt");
    }
    let text = String::from_utf8_lossy(&even.0).into_owned();
    assert!(text.contains("0.0972 Tc") && !text.contains(")-"), "an even stretch needs no correction: {text}");
}

#[test]
fn spacing_lasts_no_longer_than_its_line() {
    let fonts = FontSet::builtin();
    let mut stretched = run(&fonts, "政务公开", 10.5, 20.0, 30.0);
    for (index, glyph) in (0..).zip(&mut stretched.glyphs) {
        glyph.x += Length::pt(0.5) * index;
    }
    let plain = run(&fonts, "政务公开", 10.5, 20.0, 40.0);
    let bytes = written(&document(vec![page(vec![Item::Text(stretched), Item::Text(plain)])]), &Codes::new());
    let content = content(&read(&bytes), 1);
    let spacings: Vec<_> = content.lines().filter(|line| line.ends_with("Tc")).collect();
    assert_eq!(spacings, ["0.5 Tc", "0 Tc"]);
}

#[test]
fn a_code_used_once_stands_in_the_page_and_one_that_recurs_is_a_form() {
    let codes = codes(&["once", "twice"]);
    let pages = vec![
        page(vec![symbol(&codes, "once", 20.0, 20.0), symbol(&codes, "twice", 60.0, 20.0)]),
        page(vec![symbol(&codes, "twice", 60.0, 20.0)]),
    ];
    let objects = read(&written(&document(pages), &codes));
    let (first, second) = (content(&objects, 1), content(&objects, 2));
    assert!(first.contains(" re\n") && first.contains("/S0 Do"), "{first}");
    assert_eq!(second, "q\n1.417323 0 0 -1.417323 170.079 785.197 cm\n/S0 Do\nQ\n\n");
}

#[test]
fn colour_and_font_are_set_once() {
    let fonts = FontSet::builtin();
    let lines: Vec<_> =
        (0..5).map(|line| Item::Text(run(&fonts, "公开", 10.5, 20.0, 30.0 + f64::from(line)))).collect();
    let content = content(&read(&written(&document(vec![page(lines)]), &Codes::new())), 1);
    assert_eq!((content.matches(" Tf").count(), content.matches("BT").count()), (1, 1));
    assert_eq!((content.matches(" Td").count(), content.matches(" g\n").count()), (5, 0));
}

#[test]
fn a_shape_between_texts_closes_and_reopens_them() {
    let fonts = FontSet::builtin();
    let rect = Rect::new(Point::default(), Size::new(Length::mm(10.0), Length::mm(10.0)));
    let shape = Shape { rect, radius: Length::mm(1.0), fill: Some(Color::Rgb(1.0, 0.0, 0.0)), stroke: None };
    let text = || Item::Text(run(&fonts, "公", 10.5, 20.0, 30.0));
    let pages = vec![page(vec![text(), Item::Shape(shape), text()])];
    let objects = read(&written(&document(pages), &Codes::new()));
    let content = objects.get_page_content(objects.get_pages()[&1]);
    let operators: Vec<String> =
        lopdf::content::Content::decode(&content).unwrap().operations.into_iter().map(|op| op.operator).collect();
    let wanted = "BT Tf Td TJ ET rg m l c l c l c l c h f g BT Td TJ ET";
    assert_eq!(operators.join(" "), wanted, "the font outlives a text object, its line does not");
}

#[test]
fn a_picture_is_written_once_and_gray_where_it_has_no_colour() {
    let gray = Arc::new(Picture { width: 2, height: 1, rgb: vec![0, 0, 0, 200, 200, 200] });
    let red = Arc::new(Picture { width: 1, height: 1, rgb: vec![255, 0, 0] });
    let rect = Rect::new(Point::default(), Size::new(Length::mm(10.0), Length::mm(5.0)));
    let place = |picture: &Arc<Picture>| Item::Picture(PlacedPicture { picture: Arc::clone(picture), rect });
    let pages = vec![page(vec![place(&gray), place(&red), place(&gray)])];
    let objects = read(&written(&document(pages), &Codes::new()));
    let images = objects.get_page_images(objects.get_pages()[&1]).unwrap();
    let spaces: Vec<_> = images.iter().map(|image| image.color_space.clone().unwrap()).collect();
    assert_eq!(spaces, ["DeviceGray", "DeviceRGB"]);
    assert_eq!(images[0].content, [0, 200]);
    assert!(content(&objects, 1).contains("28.346 0 0 14.173 0 827.717 cm"));
}

#[test]
fn links_lead_out_and_within() {
    let rect = Rect::new(Point::new(Length::mm(10.0), Length::mm(10.0)), Size::new(Length::mm(20.0), Length::mm(5.0)));
    let link = |target, description: &str| Item::Link(Link { rect, target, description: description.to_owned() });
    let web = link(Target::Web("https://www.wlht.gov.cn/a(b)".to_owned()), "公开目录");
    let within = link(Target::Page { page: 1, y: Length::mm(100.0) }, "");
    let nowhere = link(Target::Page { page: 9, y: Length::ZERO }, "");
    let objects = read(&written(&document(vec![page(vec![web, within, nowhere]), page(vec![])]), &Codes::new()));
    let pages = objects.get_pages();
    let links = objects.get_page_annotations(pages[&1]).unwrap();
    assert_eq!(links.len(), 2, "a link to a page that is not there is left out");
    let action = links[0].get(b"A").unwrap().as_dict().unwrap();
    assert_eq!(action.get(b"URI").unwrap().as_str().unwrap(), b"https://www.wlht.gov.cn/a(b)");
    assert_eq!(links[0].get(b"Contents").unwrap(), &metadata::text_string("公开目录"));
    let place = links[1].get(b"Dest").unwrap().as_array().unwrap();
    assert_eq!(place[0], Object::Reference(pages[&2]));
    assert!((place[3].as_float().unwrap() - 558.425).abs() < 0.001);
}

#[test]
fn bookmarks_nest_and_page_labels_follow() {
    let entry = |title: &str, page, children| Bookmark { title: title.to_owned(), page, y: Length::ZERO, children };
    let mut document = document(vec![page(vec![]), page(vec![]), page(vec![])]);
    document.outline = vec![
        entry("前言", 0, vec![]),
        entry("第一章", 1, vec![entry("第一节", 1, vec![]), entry("第二节", 2, vec![])]),
    ];
    document.labels = vec![
        PageLabel { first: 0, style: Numerals::Roman, start: 1 },
        PageLabel { first: 2, style: Numerals::Arabic, start: 5 },
    ];
    let objects = read(&written(&document, &Codes::new()));
    let catalog = objects.catalog().unwrap();
    assert_eq!(catalog.get(b"PageMode").unwrap(), &Object::Name(b"UseOutlines".to_vec()));
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"zh-CN");
    let toc = objects.get_toc().unwrap();
    assert!(toc.errors.is_empty(), "{:?}", toc.errors);
    let entries: Vec<_> = toc.toc.iter().map(|entry| (entry.level, entry.title.as_str(), entry.page)).collect();
    assert_eq!(entries, [(1, "前言", 1), (1, "第一章", 2), (2, "第一节", 2), (2, "第二节", 3)]);
    let labels = catalog.get(b"PageLabels").unwrap().as_dict().unwrap().get(b"Nums").unwrap().as_array().unwrap();
    assert_eq!(labels.len(), 4);
    assert_eq!(labels[3].as_dict().unwrap().get(b"St").unwrap().as_i64().unwrap(), 5);
}

#[test]
fn bleed_grows_the_media_box_and_shifts_the_trim() {
    let mut bled = page(vec![]);
    bled.bleed = Length::mm(3.0);
    let objects = read(&written(&document(vec![bled]), &Codes::new()));
    let page = objects.get_dictionary(objects.get_pages()[&1]).unwrap();
    let sides = |key: &[u8]| -> Vec<f32> {
        page.get(key).unwrap().as_array().unwrap().iter().map(|side| side.as_float().unwrap()).collect()
    };
    assert_eq!(sides(b"MediaBox"), [0.0, 0.0, 612.283, 858.898]);
    assert_eq!(sides(b"BleedBox"), sides(b"MediaBox"));
    assert_eq!(sides(b"TrimBox"), [8.504, 8.504, 603.78, 850.394]);
    assert_eq!(sides(b"CropBox"), sides(b"TrimBox"));
}

#[test]
fn the_information_is_what_was_given_and_nothing_else() {
    let objects = read(&written(&document(vec![page(vec![])]), &Codes::new()));
    let information = objects.get_dictionary(objects.trailer.get(b"Info").unwrap().as_reference().unwrap()).unwrap();
    let keys: Vec<_> = information.iter().map(|(key, _)| std::str::from_utf8(key).unwrap()).collect();
    assert_eq!(keys, ["Title", "Producer", "CreationDate", "ModDate"]);
    assert_eq!(information.get(b"CreationDate").unwrap().as_str().unwrap(), b"D:20261123");
}

#[test]
fn the_same_document_gives_the_same_bytes_with_any_number_of_threads() {
    let fonts = FontSet::builtin();
    let ids: Vec<String> = (0..40).map(|index| format!("item-{index}")).collect();
    let codes = codes(&ids.iter().map(String::as_str).collect::<Vec<_>>());
    let pages: Vec<Page> = ids
        .iter()
        .map(|id| page(vec![Item::Text(run(&fonts, "政务公开", 12.0, 20.0, 20.0)), symbol(&codes, id, 20.0, 40.0)]))
        .collect();
    let document = document(pages);
    let with_threads = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| written(&document, &codes))
    };
    let one = with_threads(1);
    assert!(one == with_threads(4) && one == with_threads(2));
}

#[test]
fn the_identifier_follows_the_content_and_the_salt() {
    let identifier = |document: &Document, salt: &str| {
        let settings = Settings { salt: salt.to_owned(), ..Settings::default() };
        let bytes = write(document, &FontSet::builtin(), &Codes::new(), &settings).unwrap();
        read(&bytes).trailer.get(b"ID").unwrap().as_array().unwrap()[0].as_str().unwrap().to_vec()
    };
    let plain = document(vec![page(vec![])]);
    let mut titled = document(vec![page(vec![])]);
    titled.title.push('二');
    assert_eq!(identifier(&plain, ""), identifier(&plain, ""));
    assert_eq!(identifier(&plain, "").len(), 16);
    assert_ne!(identifier(&plain, ""), identifier(&titled, ""));
    assert_ne!(identifier(&plain, ""), identifier(&plain, "other"));
}

#[test]
fn what_cannot_be_written_is_refused() {
    let settings = Settings::default();
    let refuse =
        |document: &Document, codes: &Codes| write(document, &FontSet::builtin(), codes, &settings).unwrap_err();
    assert!(matches!(refuse(&document(vec![]), &Codes::new()), PdfError::NoPages));
    let codes = codes(&["a"]);
    let stray = document(vec![page(vec![symbol(&codes, "a", 10.0, 10.0)])]);
    assert!(matches!(refuse(&stray, &Codes::new()), PdfError::UnknownCode(id) if id == "a"));
    let mut wrong = symbol(&codes, "a", 10.0, 10.0);
    let Item::Symbol(placed) = &mut wrong else { panic!("not a symbol") };
    placed.modules += 4;
    assert!(matches!(refuse(&document(vec![page(vec![wrong])]), &codes), PdfError::SymbolSize { .. }));
    let mut long = page(vec![]);
    long.size.height = Length::mm(6000.0);
    assert!(matches!(refuse(&document(vec![long]), &Codes::new()), PdfError::PageSize { page: 1, .. }));
}

#[test]
fn faces_are_told_apart_by_their_subset() {
    let fonts = FontSet::builtin();
    let names = |text: &str| {
        let bytes = written(&document(vec![page(vec![Item::Text(run(&fonts, text, 9.0, 9.0, 9.0))])]), &Codes::new());
        let objects = read(&bytes);
        let font = objects.get_page_fonts(objects.get_pages()[&1]).unwrap().into_values().next().unwrap().clone();
        font.get(b"BaseFont").unwrap().as_name().unwrap().to_vec()
    };
    assert_ne!(names("公"), names("开"));
    assert_eq!(names("公"), names("公"));
}
