//! Sheets for a print shop: the bleed and the marks it needs, and what its black plate prints.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{Built, CARDS, DPI, SCALE, city, cut_out, difference, pages, part};
use crate::judge::Raster;

/// Width and height of a card.
const CARD: [f64; 2] = [104.0, 148.0];
/// What a file for a press has around the trim: bleed, and room for marks.
const AROUND: f64 = 12.0;

const SHEETS: &str = r#"
[[sheets]]
name = "cut"
kind = "cut-and-stack"
paper = "240mm 320mm"
gutter = "4mm"
columns = 2
rows = 2

[[sheets]]
name = "booklet"
kind = "saddle-stitch"
paper = "240mm 180mm"
"#;

/// Where things lie on sheets of one kind, in millimetres, and which page where.
struct Plan {
    name: &'static str,
    paper: [i32; 2],
    /// Left, top, right and bottom of all that is cut out.
    block: [f64; 4],
    /// The left upper corners of the pages.
    corners: Vec<[f64; 2]>,
    /// The pages on each side, in the order of the corners; empty ones have the numbers that would follow.
    sides: Vec<Vec<usize>>,
}

impl Plan {
    fn cut(count: usize) -> Self {
        let sheets = count.div_ceil(4);
        Self {
            name: "cut",
            paper: [2400, 3200],
            block: [14.0, 10.0, 226.0, 310.0],
            corners: vec![[14.0, 10.0], [122.0, 10.0], [14.0, 162.0], [122.0, 162.0]],
            sides: (0..sheets).map(|sheet| (0..4).map(|cell| cell * sheets + sheet).collect()).collect(),
        }
    }

    fn booklet(count: usize) -> Self {
        let whole = count.next_multiple_of(4);
        // The first page beside the last, and so on inwards; a front has the earlier page at its right.
        let side = |at: usize| if at.is_multiple_of(2) { vec![whole - 1 - at, at] } else { vec![at, whole - 1 - at] };
        Self {
            name: "booklet",
            paper: [2400, 1800],
            block: [16.0, 16.0, 224.0, 164.0],
            corners: vec![[16.0, 16.0], [120.0, 16.0]],
            sides: (0..whole / 2).map(side).collect(),
        }
    }
}

/// Cards on a tinted ground that the layout ends at their trim.
fn built() -> Built {
    let city = city(SHEETS);
    city.replace("mingma.toml", "[build]", "[build]\nprofiles = [\"office\", \"press\"]");
    let tinted = CARDS.replace("<page>", "<page style=\"background: cmyk(30%, 0%, 0%, 0%)\">");
    city.write("layouts/card/template.xml", tinted);
    Built::new(city, "card/press")
}

/// Whether anything is printed there.
fn is_inked(sheet: &Raster, x: f64, y: f64) -> bool {
    part(sheet, [(x * SCALE) as u32, (y * SCALE) as u32, 1, 1]).luma[0] < 250
}

/// The ground reaches 3 mm beyond the block and is whole between two pages; marks stand beyond that.
fn bleeds(sheet: &Raster, plan: &Plan) {
    let [left, top, right, bottom] = plan.block;
    let (x, y, middle) = (left + 50.0, top + 60.0, f64::midpoint(left, right));
    for (inside, outside) in [
        ([left - 2.8, y], [left - 3.4, y]),
        ([right + 2.6, y], [right + 3.4, y]),
        ([x, top - 2.8], [x, top - 3.4]),
        ([x, bottom + 2.6], [x, bottom + 3.4]),
    ] {
        assert!(is_inked(sheet, inside[0], inside[1]), "{}: no bleed at {inside:?}", plan.name);
        assert!(!is_inked(sheet, outside[0], outside[1]), "{}: ink at {outside:?}", plan.name);
    }
    for off in [-1.9, -0.3, 0.3, 1.7] {
        assert!(is_inked(sheet, middle + off, y), "{}: white between pages", plan.name);
    }
    assert!(is_marked(sheet, plan));
}

/// Whether a line to cut at stands at the left of the upper edge.
fn is_marked(sheet: &Raster, plan: &Plan) -> bool {
    let [left, top, ..] = plan.block;
    let is_inked = |off: f64| is_inked(sheet, left - 5.0, top + off);
    (is_inked(0.0) || is_inked(-0.2)) && !is_inked(1.0) && !is_inked(-1.0)
}

/// The file as its black plate prints it: of mixed colours their black alone.
fn black_plate(bytes: &[u8]) -> Vec<u8> {
    let mut document = Document::load_mem(bytes).unwrap();
    let contents: Vec<ObjectId> = document.page_iter().flat_map(|page| document.get_page_contents(page)).collect();
    for (id, object) in &mut document.objects {
        let Ok(stream) = object.as_stream_mut() else { continue };
        let is_form = stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Form");
        if !is_form && !contents.contains(id) {
            continue;
        }
        let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        let mut content = Content::decode(&content).unwrap();
        for Operation { operator, operands } in &mut content.operations {
            assert!(!matches!(operator.as_str(), "g" | "rg" | "K" | "sc"), "{operator}");
            assert!(!is_form || operator != "cs", "marks of a page's own file");
            if operator == "k" {
                operands[..3].fill(Object::Integer(0));
            }
        }
        stream.dict.remove(b"Filter");
        stream.set_content(content.encode().unwrap());
    }
    let mut plate = Vec::new();
    document.save_to(&mut plate).unwrap();
    plate
}

/// A page's box in tenths of a millimetre: left, bottom, right, top.
fn edges(page: &Dictionary, name: &[u8]) -> [i32; 4] {
    let sides = page.get(name).unwrap().as_array().unwrap();
    std::array::from_fn(|at| (sides[at].as_float().unwrap() / 72.0 * 254.0).round() as i32)
}

#[test]
fn pages_keep_the_bleed_that_the_press_adds() {
    let built = built();
    let trimmed = |page: &Raster| cut_out(page, [AROUND, AROUND, CARD[0], CARD[1]]);
    let trimmed: Vec<Raster> = built.document.iter().map(trimmed).collect();
    for plan in [Plan::cut(trimmed.len()), Plan::booklet(trimmed.len())] {
        let sheets = built.sheets(plan.name);
        assert_eq!(sheets.len(), plan.sides.len());
        for (sheet, side) in sheets.iter().zip(&plan.sides) {
            for (&page, [x, y]) in side.iter().zip(&plan.corners) {
                let Some(meant) = trimmed.get(page) else { continue };
                let unlike = difference(meant, &cut_out(sheet, [*x, *y, CARD[0], CARD[1]]));
                assert!(unlike < 0.5, "page {page} on {side:?} of {}: {unlike}", plan.name);
            }
            // Where a page lacks, its place is white.
            if side.iter().all(|page| *page < trimmed.len()) {
                bleeds(sheet, &plan);
            }
        }
    }
}

#[test]
fn the_black_plate_has_every_code_and_the_marks_and_no_ground() {
    let built = built();
    for plan in [Plan::cut(built.document.len()), Plan::booklet(built.document.len())] {
        let bytes = std::fs::read(built.city.path(&format!("output/card/press/{}/CZJ.pdf", plan.name))).unwrap();
        let document = Document::load_mem(&bytes).unwrap();
        assert_eq!(document.version, "1.6");
        let [width, height] = plan.paper;
        for page in document.page_iter().map(|page| document.get_dictionary(page).unwrap()) {
            for name in [&b"MediaBox"[..], b"CropBox", b"BleedBox", b"TrimBox"] {
                assert_eq!(edges(page, name), [0, 0, width, height]);
            }
        }
        let claimed = built.placed(&built.entry(&format!("{}/", plan.name)));
        assert!(!claimed.is_empty());
        for (at, plate) in pages(&black_plate(&bytes), DPI).iter().enumerate() {
            assert_eq!(plate.judge(claimed.get(&at).map_or(&[][..], Vec::as_slice)), [], "side {at} of {}", plan.name);
            let [left, top, ..] = plan.block;
            assert!(!is_inked(plate, left + 2.0, top + 60.0), "the ground is on the black plate");
            assert!(is_marked(plate, &plan), "no mark on the black plate");
        }
    }
}
