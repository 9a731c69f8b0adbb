//! The drawings taken apart again, and read by a reader that shares no code with the encoder.

use proptest::prelude::*;

use super::super::*;
use super::Random;
use crate::geom::Length;

pub(super) fn code(target: &str) -> Code {
    Code {
        id: "FGW-0012".to_owned(),
        department: Some(0),
        kind: Kind::Item,
        target: target.to_owned(),
        destination: target.to_owned(),
        title: "发展改革委 <规划> & “计划”".to_owned(),
        symbol: encode(target, Level::M).unwrap(),
    }
}

/// The pixels of a PNG as gray, and its side.
fn pixels(file: &[u8]) -> (Vec<u8>, u32) {
    let picture = image::load_from_memory(file).unwrap().into_luma8();
    assert_eq!(picture.width(), picture.height());
    let side = picture.width();
    (picture.into_raw(), side)
}

#[test]
fn another_reader_reads_the_pictures() {
    let mut random = Random(4);
    for least in Level::ALL.into_iter().cycle().take(60) {
        let target = random.address();
        let code = Code { symbol: encode(&target, least).unwrap(), ..code(&target) };
        let (gray, side) = pixels(&png(&code, Length::mm(0.5)));
        let read = rxing::helpers::detect_in_luma(gray, side, side, Some(rxing::BarcodeFormat::QR_CODE)).unwrap();
        assert_eq!(read.getText(), target);
    }
}

#[test]
fn png_has_the_symbols_pixels_and_a_light_border() {
    let code = code("https://www.wlht.gov.cn/");
    let (gray, side) = pixels(&png(&code, Length::mm(0.5)));
    assert_eq!(side, (code.symbol.modules() + 8) * PIXELS_PER_MODULE);
    for (at, &value) in (0..).zip(&gray) {
        let (x, y) = (at % side / PIXELS_PER_MODULE, at / side / PIXELS_PER_MODULE);
        let dark = x >= 4 && y >= 4 && code.symbol.is_dark(x - 4, y - 4);
        assert_eq!(value, if dark { 0 } else { 255 });
    }
}

#[test]
fn png_tells_its_size_title_and_target() {
    let code = code("https://www.wlht.gov.cn/");
    let file = png(&code, Length::mm(0.5));
    let mut decoder = ::png::Decoder::new(std::io::Cursor::new(&file));
    decoder.set_transformations(::png::Transformations::IDENTITY);
    let reader = decoder.read_info().unwrap();
    let info = reader.info();
    assert_eq!((info.color_type, info.bit_depth), (::png::ColorType::Grayscale, ::png::BitDepth::One));
    let dims = info.pixel_dims.unwrap();
    // Eight pixels in half a millimetre.
    assert_eq!((dims.xppu, dims.yppu, dims.unit), (16_000, 16_000, ::png::Unit::Meter));
    let texts: Vec<_> = info.utf8_text.iter().map(|text| (text.keyword.as_str(), text.get_text().unwrap())).collect();
    assert_eq!(texts, [("Title", code.title.clone()), ("Description", code.target.clone())]);
    assert_eq!(file, png(&code, Length::mm(0.5)));
}

#[test]
fn svg_is_drawn_from_whole_absolute_modules() {
    let code = code("https://www.wlht.gov.cn/a?b=1&c=2");
    let text = svg(&code, Length::mm(0.7));
    let document = roxmltree::Document::parse(&text).unwrap();
    let root = document.root_element();
    let side = code.symbol.modules() + 8;
    assert_eq!(root.attribute("viewBox"), Some(format!("0 0 {side} {side}").as_str()));
    assert_eq!(root.attribute("width"), Some(format!("{}mm", f64::from(side) * 7.0 / 10.0).as_str()));
    let child = |name| root.children().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", name))).unwrap();
    assert_eq!(child("title").text(), Some(code.title.as_str()));
    assert_eq!(child("desc").text(), Some(code.target.as_str()));

    let mut drawn = vec![false; (side * side) as usize];
    for rect in child("path").attribute("d").unwrap().split_terminator('Z') {
        let numbers: Vec<u32> =
            rect.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
        let [x, y, right, bottom, back] = numbers[..] else { panic!("not a rectangle: {rect}") };
        assert_eq!(back, x);
        for row in y..bottom {
            drawn[(row * side + x) as usize..(row * side + right) as usize].fill(true);
        }
    }
    for (at, drawn) in (0..).zip(drawn) {
        let (x, y) = (at % side, at / side);
        assert_eq!(drawn, x >= 4 && y >= 4 && code.symbol.is_dark(x - 4, y - 4));
    }
}

#[test]
fn svg_escapes_what_xml_cannot_hold() {
    let code = Code { title: "a\u{1}b\u{fffe}<c>]]>&".to_owned(), ..code("HTTP://A") };
    let text = svg(&code, Length::mm(0.5));
    let document = roxmltree::Document::parse(&text).unwrap();
    let title = document.descendants().find(|node| node.tag_name().name() == "title").unwrap();
    assert_eq!(title.text(), Some("a\u{fffd}b\u{fffd}<c>]]>&"));
}

proptest! {
    #[test]
    fn rectangles_cover_the_dark_modules_once(payload in "[ -~]{1,400}") {
        let symbol = encode(&payload, Level::M).unwrap();
        let rects = rects(&symbol);
        let side = symbol.modules();
        let mut covered = vec![0; (side * side) as usize];
        for rect in &rects {
            prop_assert!(rect.width > 0 && rect.height > 0);
            for y in rect.y..rect.y + rect.height {
                for x in rect.x..rect.x + rect.width {
                    covered[(y * side + x) as usize] += 1;
                }
            }
        }
        for y in 0..side {
            for x in 0..side {
                prop_assert_eq!(covered[(y * side + x) as usize], i32::from(symbol.is_dark(x, y)));
            }
        }
        prop_assert!(rects.is_sorted_by_key(|rect| (rect.y, rect.x)));
        let joinable = |a: &ModuleRect| rects.iter().any(|b| {
            a.y + a.height == b.y && (a.x, a.width) == (b.x, b.width) || a.x + a.width == b.x && a.y == b.y
        });
        prop_assert!(!rects.iter().any(joinable));
    }
}
