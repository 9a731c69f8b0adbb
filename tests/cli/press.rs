//! For a print shop: files are held to what ISO 15930-7 (PDF/X-4) says of identification, boxes, output intents,
//! colours, fonts, annotations and encryption, and to what the press needs besides: black in its own ink, printed over.
//!
//! No registry has a validator of PDF/X, so each rule is a test here; programs that judge what comes off the plates are
//! in `tests/press.py`.

use std::collections::BTreeSet;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};
use snapbox::str;

use crate::city::City;

/// Text and grounds in every way to name a colour, codes once and twice, links, a picture.
const TEMPLATE: &str = r##"<document title="印刷" lang="zh-CN">
  <page style="background: #eef3fa">
    <h1 style="color: #123f7a">标题</h1>
    <div style="background: cmyk(90%, 60%, 0%, 30%)"><p style="color: white">反白</p><p>压印的黑字</p></div>
    <p style="color: gray(40%); border: 1pt solid #c00">灰字 <a href="https://www.wlht.gov.cn/">网站</a></p>
    <img src="photo.png" style="width: 20mm" alt="照片"/>
    <img src="gray.png" style="width: 20mm" alt="灰"/>
    <div style="background: white; padding: 5mm; display: flex; gap: 10mm"><qr code="{{ department.code }}"/><qr code="{{ department.code }}"/></div>
  </page>
  <page><p>第二页</p><qr code="{{ site.code }}"/></page>
</document>"##;

fn city() -> City {
    let city = City::new();
    city.replace("mingma.toml", "layouts = [\"poster\", \"handbook\", \"bulletin\"]", "layouts = [\"inks\"]");
    city.write(
        "layouts/inks/layout.toml",
        "title = \"色\"\nscope = \"department\"\nfile = \"{department.id}\"\nprofiles = [\"press\"]\n\
         [page]\nsize = \"A5\"\nmargin = \"15mm\"\nbleed = \"3mm\"\n[preflight]\nresolution = \"off\"\n",
    );
    city.write("layouts/inks/template.xml", TEMPLATE);
    city.write("layouts/inks/photo.png", png(&[[0, 0, 0], [200, 30, 40], [20, 160, 60], [255, 255, 255]]));
    city.write("layouts/inks/gray.png", png(&[[0; 3], [90; 3], [180; 3], [255; 3]]));
    city
}

/// A picture of two by two pixels.
fn png(pixels: &[[u8; 3]; 4]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 2, 2);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(pixels.as_flattened()).unwrap();
    bytes
}

fn built() -> (City, Vec<u8>) {
    let city = city();
    city.run("build --department CZJ --lang en").success();
    let bytes = std::fs::read(city.path("output/inks/press/CZJ.pdf")).unwrap();
    (city, bytes)
}

fn text(value: &Object) -> String {
    lopdf::decode_text_string(value).unwrap()
}

/// A page's box, left, bottom, right, top, in hundredths of a millimetre.
fn edges(page: &Dictionary, name: &[u8]) -> [i32; 4] {
    let sides = page.get(name).unwrap().as_array().unwrap();
    std::array::from_fn(|at| (sides[at].as_float().unwrap() / 72.0 * 2540.0).round() as i32)
}

/// Identification: version 1.6, PDF/X-4 in the metadata and beside it, a title, days that agree, trapping told, an
/// identifier; nothing encrypted.
#[test]
fn the_file_says_what_it_is() {
    let (_city, bytes) = built();
    let document = Document::load_mem(&bytes).unwrap();
    assert_eq!(document.version, "1.6");
    let information = document.get_dictionary(document.trailer.get(b"Info").unwrap().as_reference().unwrap()).unwrap();
    let entry = |key: &str| text(information.get(key.as_bytes()).unwrap());
    assert_eq!(entry("GTS_PDFXVersion"), "PDF/X-4");
    assert_eq!(entry("Title"), "印刷");
    assert_eq!((entry("CreationDate"), entry("ModDate")), ("D:20261120000000Z".into(), "D:20261120000000Z".into()));
    assert_eq!(information.get(b"Trapped").unwrap().as_name().unwrap(), b"False");
    let metadata = document.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
    let packet = &document.get_object(metadata).unwrap().as_stream().unwrap().content;
    let packet = String::from_utf8(packet.clone()).unwrap();
    let xml = roxmltree::Document::parse(packet.trim_start_matches('\u{feff}')).unwrap();
    let said = |namespace: &str, name: &str| {
        let found = xml.descendants().find(|node| node.has_tag_name((namespace, name)));
        found.unwrap_or_else(|| panic!("{name} is missing")).text().unwrap_or_default().to_owned()
    };
    let xap = "http://ns.adobe.com/xap/1.0/";
    let media = "http://ns.adobe.com/xap/1.0/mm/";
    assert_eq!(said("http://www.npes.org/pdfx/ns/id/", "GTS_PDFXVersion"), "PDF/X-4");
    assert_eq!(said("http://ns.adobe.com/pdf/1.3/", "Trapped"), "False");
    for name in ["CreateDate", "ModifyDate", "MetadataDate"] {
        assert_eq!(said(xap, name), "2026-11-20T00:00:00Z");
    }
    assert!(said(media, "DocumentID").starts_with("urn:mingma:"));
    assert_eq!((said(media, "VersionID"), said(media, "RenditionClass")), ("1".into(), "default".into()));
    assert_eq!(document.trailer.get(b"ID").unwrap().as_array().unwrap().len(), 2);
    assert!(!document.trailer.has(b"Encrypt"));
}

/// One output intent for the press, with the whole profile of a printer's four inks.
#[test]
fn the_output_intent_is_a_printing_condition() {
    let (_city, bytes) = built();
    let document = Document::load_mem(&bytes).unwrap();
    let intents = document.catalog().unwrap().get(b"OutputIntents").unwrap().as_array().unwrap();
    assert_eq!(intents.len(), 1);
    let intent = intents[0].as_dict().unwrap();
    assert_eq!(intent.get(b"S").unwrap().as_name().unwrap(), b"GTS_PDFX");
    assert_eq!(text(intent.get(b"OutputConditionIdentifier").unwrap()), "FOGRA39");
    assert_eq!(text(intent.get(b"RegistryName").unwrap()), "http://www.color.org");
    assert_eq!(text(intent.get(b"Info").unwrap()), "FOGRA39L Coated");
    let profile = document.get_object(intent.get(b"DestOutputProfile").unwrap().as_reference().unwrap()).unwrap();
    let profile = profile.as_stream().unwrap();
    assert_eq!(profile.dict.get(b"N").unwrap().as_i64().unwrap(), 4);
    let profile = profile.decompressed_content().unwrap();
    assert_eq!(profile, include_bytes!("../../src/press/icc/FOGRA39L_coated.icc"));
    assert_eq!((&profile[12..16], &profile[16..20]), (&b"prtr"[..], &b"CMYK"[..]));
}

/// Boxes lie within each other; nothing can be clicked or run; every font is in the file.
#[test]
fn boxes_annotations_actions_and_fonts() {
    let (_city, bytes) = built();
    let document = Document::load_mem(&bytes).unwrap();
    for (_, id) in document.get_pages() {
        let page = document.get_dictionary(id).unwrap();
        let [media, crop, bleed, trim] =
            [&b"MediaBox"[..], b"CropBox", b"BleedBox", b"TrimBox"].map(|name| edges(page, name));
        assert_eq!(media, crop);
        assert!(!page.has(b"ArtBox") && !page.has(b"Annots") && !page.has(b"AA") && !page.has(b"Group"));
        assert_eq!((media, bleed), ([0, 0, 17_200, 23_400], [900, 900, 16_300, 22_500]));
        assert_eq!(trim, [1200, 1200, 16_000, 22_200]);
    }
    let mut fonts = 0;
    for object in document.objects.values() {
        let dictionary = match object {
            Object::Dictionary(dictionary) => dictionary,
            Object::Stream(stream) => &stream.dict,
            _ => continue,
        };
        let name = |key: &[u8]| dictionary.get(key).and_then(Object::as_name).unwrap_or_default();
        assert!(!matches!(name(b"S"), b"JavaScript" | b"URI" | b"Launch"), "{dictionary:?}");
        assert!(!dictionary.has(b"OPI") && !dictionary.has(b"SMask") && !dictionary.has(b"TR"), "{dictionary:?}");
        if name(b"Type") == b"FontDescriptor" {
            fonts += 1;
            assert!(dictionary.has(b"FontFile2") || dictionary.has(b"FontFile3"), "{dictionary:?}");
        }
    }
    assert!(fonts > 0);
    let catalog = document.catalog().unwrap();
    assert!(!catalog.has(b"OpenAction") && !catalog.has(b"AA") && !catalog.has(b"AcroForm"));
}

/// What plates a page's operators reach, followed as a reader follows them.
#[derive(Clone, Default)]
struct State {
    fill: Option<[f32; 4]>,
    over: bool,
}

struct Plates<'a> {
    document: &'a Document,
    /// Colours of text, and whether it is printed over what lies beneath.
    text: BTreeSet<(String, bool)>,
    /// Likewise of grounds, lines and codes.
    shapes: BTreeSet<(String, bool)>,
    pictures: BTreeSet<String>,
}

impl Plates<'_> {
    fn follow(&mut self, operations: &[Operation], resources: &Dictionary, mut state: State) {
        let mut kept = Vec::new();
        let get = |kind: &[u8], name: &[u8]| -> ObjectId {
            let kind = resources.get(kind).unwrap().as_dict().unwrap();
            kind.get(name).unwrap().as_reference().unwrap()
        };
        for Operation { operator, operands } in operations {
            let written = |state: &State| {
                let inks = state.fill.unwrap_or_else(|| panic!("painted before a colour is set"));
                (inks.map(|ink| format!("{:.0}", ink * 100.0)).join(" "), state.over)
            };
            match operator.as_str() {
                "q" => kept.push(state.clone()),
                "Q" => state = kept.pop().unwrap(),
                "k" => state.fill = Some(std::array::from_fn(|at| operands[at].as_float().unwrap())),
                "cs" | "CS" => {
                    let space = get(b"ColorSpace", operands[0].as_name().unwrap());
                    let space = self.document.get_object(space).unwrap().as_array().unwrap();
                    assert_eq!(space[0].as_name().unwrap(), b"Separation");
                    assert_eq!(space[1].as_name().unwrap(), b"All");
                    assert_eq!(space[2].as_name().unwrap(), b"DeviceCMYK");
                    if operator == "cs" {
                        state.fill = Some([1.0; 4]);
                    }
                }
                "gs" => {
                    let values =
                        self.document.get_dictionary(get(b"ExtGState", operands[0].as_name().unwrap())).unwrap();
                    state.over = values.get(b"op").unwrap().as_bool().unwrap();
                    assert_eq!(values.get(b"OP").unwrap().as_bool().unwrap(), state.over);
                    assert_eq!(values.get(b"OPM").unwrap().as_i64().unwrap(), 1);
                }
                "TJ" | "Tj" => _ = self.text.insert(written(&state)),
                "f" => _ = self.shapes.insert(written(&state)),
                "Do" => {
                    let object = get(b"XObject", operands[0].as_name().unwrap());
                    let object = self.document.get_object(object).unwrap().as_stream().unwrap();
                    if object.dict.get(b"Subtype").unwrap().as_name().unwrap() == b"Image" {
                        let space = object.dict.get(b"ColorSpace").unwrap().as_name().unwrap();
                        self.pictures.insert(String::from_utf8_lossy(space).into_owned());
                        assert!(!state.over, "a picture is printed over its ground");
                    } else {
                        let content = Content::decode(&object.decompressed_content().unwrap()).unwrap();
                        self.follow(&content.operations, &Dictionary::new(), state.clone());
                    }
                }
                "g" | "G" | "rg" | "RG" | "sc" | "SC" | "sh" | "ri" | "BI" => panic!("{operator} {operands:?}"),
                _ => {}
            }
        }
    }
}

/// No colour but inks, black text and codes on the plate of black alone and printed over, all else clearing its ground.
#[test]
fn every_colour_is_ink_and_black_is_printed_over() {
    let (_city, bytes) = built();
    let document = Document::load_mem(&bytes).unwrap();
    let (text, shapes, pictures) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut plates = Plates { document: &document, text, shapes, pictures };
    for (_, page) in document.get_pages() {
        let content = document.get_page_content(page);
        let resources = document.get_dictionary(page).unwrap().get(b"Resources").unwrap().as_reference().unwrap();
        let resources = document.get_dictionary(resources).unwrap();
        plates.follow(&Content::decode(&content).unwrap().operations, resources, State::default());
    }
    let told = |set: &BTreeSet<(String, bool)>| -> Vec<String> {
        set.iter().map(|(inks, over)| format!("{inks}{}", if *over { ", over" } else { "" })).collect()
    };
    // White, black, gray, the blue of the heading; links have no colour of their own.
    assert_eq!(told(&plates.text), ["0 0 0 0", "0 0 0 100, over", "0 0 0 60", "93 66 0 36"]);
    let shapes = told(&plates.shapes);
    assert!(shapes.contains(&"90 60 0 30".to_owned()), "inks that are named stay as they are: {shapes:?}");
    assert!(shapes.contains(&"0 0 0 100, over".to_owned()), "codes: {shapes:?}");
    assert!(shapes.contains(&"100 100 100 100".to_owned()), "marks: {shapes:?}");
    assert!(shapes.iter().all(|shape| !shape.ends_with("over") || shape == "0 0 0 100, over"), "{shapes:?}");
    assert_eq!(plates.pictures.into_iter().collect::<Vec<_>>(), ["DeviceCMYK", "DeviceGray"]);
}

#[test]
fn the_project_and_the_layout_say_what_the_press_needs() {
    let city = city();
    city.replace(
        "mingma.toml",
        "[build]",
        "[press]\nprofile = \"shop.icc\"\ncondition = \"JC200103\"\nmarks = false\nslug = false\nbleed = \"5mm\"\n\n[build]",
    );
    let coated = include_bytes!("../../src/press/icc/FOGRA39L_coated.icc");
    city.write("shop.icc", coated);
    city.run("build --department CZJ --lang en").success();
    let read = |city: &City| Document::load(city.path("output/inks/press/CZJ.pdf")).unwrap();
    let document = read(&city);
    let intents = document.catalog().unwrap().get(b"OutputIntents").unwrap().as_array().unwrap();
    let identifier = intents[0].as_dict().unwrap().get(b"OutputConditionIdentifier").unwrap();
    assert_eq!(text(identifier), "JC200103");
    let page = document.get_dictionary(document.page_iter().next().unwrap()).unwrap();
    let [media, bleed, crop, trim] =
        [&b"MediaBox"[..], b"BleedBox", b"CropBox", b"TrimBox"].map(|name| edges(page, name));
    assert_eq!((media, crop), (bleed, trim));
    assert_eq!(trim, [500, 500, 15_300, 21_500]);
    // The layout's own table takes the place of the project's.
    city.replace("layouts/inks/layout.toml", "[page]", "[press]\nmax-ink = 320\n[page]");
    city.run("build --department CZJ --lang en").success();
    let document = read(&city);
    let page = document.get_dictionary(document.page_iter().next().unwrap()).unwrap();
    assert_eq!(edges(page, b"TrimBox"), [1200, 1200, 16_000, 22_200]);
}

#[test]
fn what_a_press_cannot_print_is_told() {
    let city = city();
    city.replace("layouts/inks/template.xml", "cmyk(90%, 60%, 0%, 30%)", "cmyk(100%, 90%, 80%, 60%)");
    city.run("build --department CZJ --lang en").code(1).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
Setting documents
error[preflight-total-ink]: a line or coloured area in cmyk(100%, 90%, 80%, 60%) comes to 330 % of ink, all plates together; 300 % is the most
--> inks/press/CZJ.pdf, page 1, 15.0 mm from the left and 24.6 mm from the top
 = help: mix it of less ink, or set another limit: [press] max-ink in layout.toml, max_ink in mingma.toml

One error. Nothing was written.

"#]]);
    city.replace("layouts/inks/layout.toml", "[page]", "[press]\nmax-ink = 20\nprofile = \"mingma.toml\"\n[page]");
    city.run("build --department CZJ --lang en").code(1).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
error[layout-setting-type]: the setting “max-ink” cannot be 20
 --> layouts/inks/layout.toml:6:11
  |
6 | max-ink = 20
  |           ^^ expected a whole number from 100 to 400

One error. Nothing was written.

"#]]);
    city.replace("layouts/inks/layout.toml", "max-ink = 20\n", "");
    city.replace("mingma.toml", "date = 2026-11-20\n", "");
    city.run("build --department CZJ --lang en").code(1).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
error[press-no-profile]: “mingma.toml” is no ICC profile
 --> layouts/inks/layout.toml:6:11
  |
6 | profile = "mingma.toml"
  |           ^^^^^^^^^^^^^ named here
  |
  = help: ask the print shop for the profile of its printing condition, a file that ends in .icc or .icm

One error. Nothing was written.

"#]]);
    city.replace("layouts/inks/layout.toml", "profile = \"mingma.toml\"\n", "");
    city.run("build --department CZJ --lang en").code(1).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
error[build-press-undated]: the layout “inks” is made for a print shop, but nothing says on which day
help: Files for a print shop bear a date, and the clock is never asked. Write it into mingma.toml: [build] date = 2026-11-20

One error. Nothing was written.

"#]]);
}

#[test]
fn codes_are_proven_where_the_sheet_shows_them() {
    let (city, _) = built();
    city.run("proof --lang en").success();
    let manifest = city.manifest();
    let document = &manifest["documents"][0];
    assert_eq!((&document["path"], &document["profile"]), (&"inks/press/CZJ.pdf".into(), &"press".into()));
    let first = &document["codes"][0];
    // 15 mm of margin and 5 mm of padding, on a sheet that reaches 12 mm beyond the trim; a code's quiet zone is its own.
    assert!(first["x_mm"].as_f64().unwrap() > 32.0, "{first}");
}

/// A file for the archive has one output intent, sRGB, and inks are no part of it (ISO 19005-2, 6.2.4.3).
#[test]
fn a_file_for_the_archive_holds_no_inks() {
    let city = city();
    city.run("build --department CZJ --profile web --lang en").success();
    let document = Document::load(city.path("output/inks/web/CZJ.pdf")).unwrap();
    let mut colours = BTreeSet::new();
    for (_, page) in document.get_pages() {
        for Operation { operator, operands } in Content::decode(&document.get_page_content(page)).unwrap().operations {
            assert!(!matches!(operator.as_str(), "k" | "K" | "gs"), "{operator}");
            if operator == "rg" {
                colours.insert(
                    operands.iter().map(|share| format!("{:.2}", share.as_float().unwrap())).collect::<Vec<_>>(),
                );
            }
        }
    }
    // What 90 % of cyan, 60 % of magenta and 30 % of black look like on coated paper.
    assert!(colours.contains(["0.10", "0.30", "0.52"].map(str::to_owned).as_slice()), "{colours:?}");
    for stream in document.objects.values().filter_map(|object| object.as_stream().ok()) {
        let space = stream.dict.get(b"ColorSpace").and_then(Object::as_name).unwrap_or_default();
        assert_ne!(space, b"DeviceCMYK", "a picture in inks");
    }
}
