//! The files for printers and page programs, taken apart again.

use lopdf::{Document, Object};
use proptest::prelude::*;

use super::super::*;
use super::pictures::code;
use crate::geom::Length;

/// The operands of every line that ends in an operator, in its order.
fn operands<'a>(text: &'a str, operator: &'a str) -> impl Iterator<Item = Vec<f64>> + 'a {
    let lines = text.lines().filter_map(move |line| line.strip_suffix(operator)?.strip_suffix(' '));
    lines.map(|line| line.split(' ').map(|number| number.parse().unwrap()).collect())
}

/// Whether rectangles of whole modules, from the top left of the quiet zone, are the symbol's dark modules, each once.
fn is_symbol(rects: impl Iterator<Item = Vec<f64>>, symbol: &Symbol) -> bool {
    let side = symbol.modules() + 2 * QUIET_ZONE;
    let mut drawn = vec![0; (side * side) as usize];
    for rect in rects {
        let [x, y, width, height] = rect[..] else { return false };
        for row in y as u32..(y + height) as u32 {
            for column in x as u32..(x + width) as u32 {
                drawn[(row * side + column) as usize] += 1;
            }
        }
    }
    (0..).zip(drawn).all(|(at, count)| {
        let (x, y) = (at % side, at / side);
        let dark = x >= QUIET_ZONE && y >= QUIET_ZONE && symbol.is_dark(x - QUIET_ZONE, y - QUIET_ZONE);
        count == i32::from(dark)
    })
}

fn text(drawing: Drawing, code: &Code, module: Length) -> String {
    // Only the mark in the second line of a PDF is not ASCII.
    String::from_utf8(drawing.file(code, module)).unwrap()
}

#[test]
fn a_pdf_to_read() {
    let file = text(Drawing::Cmyk, &code("HTTP://A"), Length::mm(1.0));
    let (head, rest) = file.split_once("\n4 4 7 1 re").unwrap();
    let (_, tail) = rest.split_once("\nf\nendstream").unwrap();
    snapbox::assert_data_eq!(
        format!("{head}\n…\nf\nendstream{tail}"),
        snapbox::str![[r#"
%PDF-1.4
%âãÏÓ
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 82.204724 82.204724] /TrimBox [0 0 82.204724 82.204724] /Resources << >> /Contents 4 0 R >>
endobj
4 0 obj
<< /Length [..] >>
stream
2.834646 0 0 -2.834646 0 82.204724 cm
0 0 0 0 k
0 0 29 29 re f
0 0 0 1 k
…
f
endstream
endobj
5 0 obj
<< /Title <FEFF53D15C556539976959D40020003C89C45212003E002000260020201C8BA15212201D> /Subject <FEFF0048005400540050003A002F002F0041> /Creator (Mingma) >>
endobj
xref
0 6
0000000000 65535 f 
0000000019 00000 n 
0000000068 00000 n 
0000000125 00000 n 
0000000276 00000 n 
[..] 00000 n 
trailer
<< /Size 6 /Root 1 0 R /Info 5 0 R >>
startxref
[..]
%%EOF

"#]]
    );
}

#[test]
fn an_eps_to_read() {
    let file = text(Drawing::Eps, &code("HTTP://A"), Length::mm(1.0));
    let (head, rest) = file.split_once("\n4 4 7 1 r").unwrap();
    let (_, tail) = rest.split_once("\nfill\n").unwrap();
    snapbox::assert_data_eq!(
        format!("{head}\n…\nfill\n{tail}"),
        snapbox::str![[r#"
%!PS-Adobe-3.0 EPSF-3.0
%%BoundingBox: 0 0 83 83
%%HiResBoundingBox: 0 0 82.204724 82.204724
%%Creator: Mingma
%%Title: (FGW-0012)
%%LanguageLevel: 2
%%DocumentData: Clean7Bit
%%Pages: 1
%%EndComments
%%BeginProlog
% x y width height: adds a rectangle to the path
4 dict begin
/r {4 2 roll moveto 1 index 0 rlineto 0 exch rlineto neg 0 rlineto closepath} bind def
%%EndProlog
%%Page: 1 1
gsave
0 82.204724 translate 2.834646 -2.834646 scale
1 setgray 0 0 29 29 rectfill
0 setgray newpath
…
fill
grestore
showpage
%%Trailer
end
%%EOF

"#]]
    );
}

#[test]
fn every_kind_has_its_own_ending() {
    let endings: std::collections::BTreeSet<_> = Drawing::ALL.map(Drawing::ending).into();
    assert_eq!(endings.len(), Drawing::ALL.len());
}

#[test]
fn each_pdf_has_its_inks_alone() {
    let code = code("https://www.wlht.gov.cn/");
    for (drawing, colours) in [(Drawing::Pdf, [("g", 1), ("g", 0)]), (Drawing::Cmyk, [("k", 0), ("k", 1)])] {
        let document = Document::load_mem(&drawing.file(&code, Length::mm(1.0))).unwrap();
        let page = document.get_pages()[&1];
        let operations = document.get_and_decode_page_content(page).unwrap().operations;
        let set = operations.iter().filter(|operation| {
            ["g", "k", "rg", "G", "K", "RG", "cs", "CS", "sc", "scn", "gs"].contains(&operation.operator.as_str())
        });
        let set: Vec<(&str, i64)> = set
            .map(|operation| (operation.operator.as_str(), operation.operands.last().unwrap().as_i64().unwrap()))
            .collect();
        assert_eq!(set, colours);
        // Of black, the three other inks are none.
        let inks = operations.iter().filter(|operation| operation.operator == "k");
        assert!(inks.flat_map(|operation| &operation.operands[..3]).all(|ink| *ink == Object::Integer(0)));
    }
}

proptest! {
    #[test]
    fn pdf_and_eps_draw_the_symbol_at_its_size(payload in "[ -~]{1,300}", tenths in 2_i32..60) {
        let module = Length::mm(f64::from(tenths) / 10.0);
        let symbol = encode(&payload, Level::M).unwrap();
        let code = Code { symbol, ..code("HTTP://A") };
        let side = f64::from(code.symbol.modules() + 2 * QUIET_ZONE);
        for drawing in [Drawing::Pdf, Drawing::Cmyk] {
            let file = text(drawing, &code, module);
            let document = Document::load_mem(file.as_bytes()).unwrap();
            let page = document.get_dictionary(document.get_pages()[&1]).unwrap();
            let number = |object: &Object| f64::from(object.as_float().unwrap());
            let trim: Vec<f64> = page.get(b"TrimBox").unwrap().as_array().unwrap().iter().map(number).collect();
            prop_assert_eq!(page.get(b"MediaBox").unwrap(), page.get(b"TrimBox").unwrap());
            prop_assert!((trim[2] / 72.0 * 25.4 - side * module.to_mm()).abs() < 0.001);
            let rects = operands(&file, "re");
            prop_assert!(is_symbol(rects, &code.symbol));
        }
        let file = text(Drawing::Eps, &code, module);
        prop_assert!(is_symbol(operands(&file, "r"), &code.symbol));
        prop_assert!(file.is_ascii() && file.lines().all(|line| line.len() <= 255));
    }

    #[test]
    fn an_id_is_no_postscript(id in "\\PC{0,12}") {
        let file = text(Drawing::Eps, &Code { id, ..code("HTTP://A") }, Length::mm(1.0));
        let title = file.lines().find_map(|line| line.strip_prefix("%%Title: ")).unwrap();
        let inner = title.strip_prefix('(').unwrap().strip_suffix(')').unwrap();
        let plain = inner.replace("\\\\", "").replace("\\(", "").replace("\\)", "");
        prop_assert!(plain.is_ascii() && !plain.contains(['(', ')', '\\']));
    }
}
