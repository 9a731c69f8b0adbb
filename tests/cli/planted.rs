//! Planted faults: a sound sheet is painted over, and each fault is caught by the rule meant for it, alone.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use lopdf::{Document, Object};
use mingma::code::{Level, Symbol, encode};
use mingma::diag::Severity;
use mingma::output::Manifest;
use mingma::proof::{Bench, Codes, Expected, Opened, Secrets, WithheldItem, pages, whole};

use crate::city::City;

const POINTS_PER_MM: f64 = 72.0 / 25.4;
const WHITE: f64 = 1.0;
const BLACK: f64 = 0.0;

/// A sheet of the new project's bulletin board, what should stand on it, and what is painted over it.
struct Sheet {
    bytes: Vec<u8>,
    expected: Vec<Expected>,
    paint: String,
}

impl Sheet {
    fn new() -> Self {
        let city = City::new();
        city.run("build --only bulletin").success();
        let manifest: Manifest = serde_json::from_value(city.manifest()).unwrap();
        let document = manifest.documents.iter().find(|document| document.codes.len() >= 4).unwrap();
        let expected = Codes::new(&manifest).on_pages(&document.codes).remove(&1).unwrap();
        assert!(expected.iter().all(|one| one.symbol.is_some() && one.rect.is_some()));
        let bytes = std::fs::read(city.path("output").join(&document.path)).unwrap();
        Self { bytes, expected, paint: String::new() }
    }

    /// Left edge, top edge and side of a code, in mm.
    fn place(&self, at: usize) -> [f64; 3] {
        let rect = self.expected[at].rect.unwrap();
        [rect.origin.x.to_mm(), rect.origin.y.to_mm(), rect.size.width.to_mm()]
    }

    fn symbol(&self, at: usize) -> Symbol {
        self.expected[at].symbol.clone().unwrap()
    }

    /// Paints a rectangle in a gray, in mm from the page's top left.
    fn fill(&mut self, [x, y, width, height]: [f64; 4], gray: f64) {
        let [x, y, width, height] = [x, -y - height, width, height].map(|mm| mm * POINTS_PER_MM);
        writeln!(self.paint, "{gray} g {x:.4} {y:.4} {width:.4} {height:.4} re f").unwrap();
    }

    fn square(&mut self, [x, y, side]: [f64; 3], gray: f64) {
        self.fill([x, y, side, side], gray);
    }

    /// Paints a symbol, on its ground with a quiet zone of four modules.
    fn draw(&mut self, symbol: &Symbol, [x, y, side]: [f64; 3], dark: f64, light: f64) {
        let module = side / f64::from(symbol.modules());
        self.square([x - 4.0 * module, y - 4.0 * module, side + 8.0 * module], light);
        for row in 0..symbol.modules() {
            for column in (0..symbol.modules()).filter(|&column| symbol.is_dark(column, row)) {
                let at = |index: u32| f64::from(index) * module;
                // A hair wider than a module, so that no light shows between neighbours.
                self.square([x + at(column), y + at(row), module * 1.01], dark);
            }
        }
    }

    /// The sheet as it was painted over.
    fn painted(&self) -> Vec<u8> {
        let mut document = Document::load_mem(&self.bytes).unwrap();
        let page = document.get_pages()[&1];
        let dictionary = document.get_dictionary(page).unwrap();
        let shown = dictionary.get(b"CropBox").or_else(|_| dictionary.get(b"MediaBox")).and_then(Object::as_array);
        let corner: Vec<f32> = shown.unwrap().iter().map(|number| number.as_float().unwrap()).collect();
        let content = format!("q 1 0 0 1 {} {} cm\n{}Q\n", corner[0], corner[3], self.paint);
        document.add_page_contents(page, content.into_bytes()).unwrap();
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        bytes
    }

    /// The errors found on it: rule and code.
    fn errors(&self) -> Vec<(&'static str, String)> {
        self.found(&Bench::default())
            .into_iter()
            .filter(|one| one.2 == Severity::Error)
            .map(|one| (one.0, one.1))
            .collect()
    }

    fn found(&self, bench: &Bench) -> Vec<(&'static str, String, Severity)> {
        let opened = Opened::new(self.painted()).unwrap();
        let meant = Some(BTreeMap::from([(1, self.expected.clone())]));
        let proofs = pages(&opened, "sheet.pdf", 0..1, &meant, bench);
        let findings =
            proofs.into_iter().flat_map(|page| page.findings).chain(whole(&opened, "sheet.pdf", &None, bench));
        findings.map(|one| (one.rule, one.subject.unwrap_or_default(), one.severity)).collect()
    }

    fn id(&self, at: usize) -> String {
        self.expected[at].id.clone()
    }
}

fn only(rule: &'static str, id: String) -> Vec<(&'static str, String)> {
    vec![(rule, id)]
}

#[test]
fn a_sound_sheet_has_no_fault() {
    assert_eq!(Sheet::new().found(&Bench::default()), []);
}

#[test]
fn a_code_painted_again_as_it_was_is_sound() {
    let mut sheet = Sheet::new();
    sheet.draw(&sheet.symbol(0), sheet.place(0), BLACK, WHITE);
    assert_eq!(sheet.found(&Bench::default()), []);
}

#[test]
fn a_code_covered_by_an_eighth() {
    let mut sheet = Sheet::new();
    let [x, y, side] = sheet.place(0);
    sheet.square([x + side * 0.55, y + side * 0.55, side * 0.12_f64.sqrt()], WHITE);
    let errors = sheet.errors();
    // How much of it still reads depends on the level; that it is damaged does not.
    assert!(
        errors == only("proof-damaged", sheet.id(0)) || errors == only("proof-unreadable", sheet.id(0)),
        "{errors:?}"
    );
}

#[test]
fn a_code_covered_beyond_reading() {
    let mut sheet = Sheet::new();
    let [x, y, side] = sheet.place(0);
    sheet.square([x + side * 0.3, y + side * 0.3, side * 0.6], WHITE);
    assert_eq!(sheet.errors(), only("proof-unreadable", sheet.id(0)));
}

#[test]
fn a_speck_on_a_code() {
    let mut sheet = Sheet::new();
    let [x, y, side] = sheet.place(0);
    sheet.square([x + side * 0.6, y + side * 0.6, side * 0.06], WHITE);
    assert_eq!(sheet.errors(), only("proof-damaged", sheet.id(0)));
}

#[test]
fn a_code_gone() {
    let mut sheet = Sheet::new();
    sheet.square(sheet.place(1), WHITE);
    assert_eq!(sheet.errors(), only("proof-missing", sheet.id(1)));
}

#[test]
fn an_inverted_code() {
    let mut sheet = Sheet::new();
    sheet.draw(&sheet.symbol(0), sheet.place(0), WHITE, BLACK);
    assert_eq!(sheet.errors(), only("proof-inverted", sheet.id(0)));
}

#[test]
fn a_code_on_a_tinted_ground() {
    let mut sheet = Sheet::new();
    sheet.draw(&sheet.symbol(0), sheet.place(0), BLACK, 0.35);
    assert_eq!(sheet.errors(), only("proof-too-pale", sheet.id(0)));
    let mut sheet = Sheet::new();
    sheet.draw(&sheet.symbol(0), sheet.place(0), BLACK, 0.6);
    let found = sheet.found(&Bench::default());
    assert!(found.contains(&("proof-pale", sheet.id(0), Severity::Warning)), "{found:?}");
    assert_eq!(sheet.errors(), []);
}

#[test]
fn a_code_swapped_with_its_neighbour() {
    let mut sheet = Sheet::new();
    sheet.draw(&sheet.symbol(1), sheet.place(0), BLACK, WHITE);
    sheet.draw(&sheet.symbol(0), sheet.place(1), BLACK, WHITE);
    assert_eq!(sheet.errors(), [("proof-swapped", sheet.id(0)), ("proof-swapped", sheet.id(1))]);
}

#[test]
fn last_years_address() {
    let mut sheet = Sheet::new();
    let target = format!("{}?2025", sheet.expected[0].target);
    sheet.draw(&encode(&target, Level::M).unwrap(), sheet.place(0), BLACK, WHITE);
    assert_eq!(sheet.errors(), only("proof-wrong", sheet.id(0)));
}

#[test]
fn a_code_doubled() {
    let mut sheet = Sheet::new();
    let side = sheet.place(0)[2];
    sheet.draw(&sheet.symbol(0), [80.0, 235.0, side * 0.8], BLACK, WHITE);
    assert_eq!(sheet.errors(), only("proof-doubled", sheet.id(0)));
}

#[test]
fn a_code_nobody_planned() {
    let mut sheet = Sheet::new();
    sheet.draw(&encode("https://example.org/", Level::M).unwrap(), [80.0, 235.0, 25.0], BLACK, WHITE);
    assert_eq!(sheet.errors(), only("proof-extra", String::new()));
}

#[test]
fn a_code_elsewhere() {
    let mut sheet = Sheet::new();
    let [x, y, side] = sheet.place(0);
    sheet.square([x, y, side], WHITE);
    sheet.draw(&sheet.symbol(0), [80.0, 235.0, side], BLACK, WHITE);
    assert_eq!(sheet.errors(), only("proof-misplaced", sheet.id(0)));
}

#[test]
fn a_code_a_little_beside_its_place() {
    for millimetres in [2.0, 5.0] {
        let mut sheet = Sheet::new();
        let rect = sheet.expected[0].rect.as_mut().unwrap();
        rect.origin.x += mingma::geom::Length::mm(millimetres);
        assert_eq!(sheet.errors(), only("proof-misplaced", sheet.id(0)));
    }
}

#[test]
fn a_line_through_the_quiet_zone() {
    let mut sheet = Sheet::new();
    let [x, y, side] = sheet.place(0);
    let module = side / f64::from(sheet.symbol(0).modules());
    sheet.fill([x - 6.0 * module, y - 2.0 * module, side + 12.0 * module, module], BLACK);
    assert_eq!(sheet.errors(), only("proof-quiet-zone", sheet.id(0)));
}

#[test]
fn a_weak_code_is_remarked_upon() {
    let mut sheet = Sheet::new();
    sheet.draw(&sheet.symbol(0), sheet.place(0), BLACK, WHITE);
    let [x, y, side] = sheet.place(0);
    sheet.square([x + side * 0.6, y + side * 0.2, side * 0.24], WHITE);
    let found = sheet.found(&Bench::default());
    assert!(found.contains(&("proof-fragile", sheet.id(0), Severity::Warning)), "{found:?}");
}

#[test]
fn withheld_words_and_addresses() {
    let mut sheet = Sheet::new();
    // The sheet's own title serves as a withheld one; an address is given away by a code.
    sheet.draw(&encode("https://x.gov.cn/gaj/1", Level::M).unwrap(), [80.0, 235.0, 25.0], BLACK, WHITE);
    let withheld = [
        WithheldItem { id: "GAJ-0001", title: "部门政务公开 主页", address: None },
        WithheldItem { id: "GAJ-0002", title: "别的", address: Some("https://x.gov.cn/gaj/1") },
    ];
    let secrets = Secrets::new(withheld.into_iter(), std::iter::empty());
    let found = sheet.found(&Bench { secrets, ..Bench::default() });
    for id in ["GAJ-0001", "GAJ-0002"] {
        assert!(found.contains(&("proof-withheld", id.to_owned(), Severity::Error)), "{found:?}");
    }
}
