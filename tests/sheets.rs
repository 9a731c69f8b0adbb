//! Sheets as people use them: built by the program, drawn by a program that knows nothing of it, and then cut, turned,
//! folded or laid upon each other as pictures. What comes of it is the document's pages again, every code readable.

#[path = "cli/city.rs"]
#[expect(dead_code, reason = "each test program uses its own part of the city")]
mod city;
mod judge;
#[path = "sheets/press.rs"]
mod press;

use std::collections::BTreeMap;

use city::City;
use judge::{Placed, Raster, rasterise};
use serde_json::Value;

/// Pixels a millimetre. All places below are whole fifths of one, so that cutting costs no pixel.
const SCALE: f64 = 5.0;
const DPI: f64 = SCALE * 25.4;

/// Pages of A6 with a code at the head and one at the foot, told apart by their titles.
const CARDS: &str = r#"<document title="{{ department.name }}" lang="zh-CN">
  {% for item in department.items %}<page>
    <div style="display: flex; flex-direction: column; justify-content: space-between; height: 134mm">
      <div><h1>{{ loop.index }} {{ item.name }}</h1><qr code="{{ item.id }}"/></div>
      <div style="display: flex; justify-content: space-between"><p>{{ item.id }}</p><qr code="{{ department.code }}"/></div>
    </div>
  </page>{% endfor %}
</document>"#;

/// A city whose only layout is one of small pages, with these sheets.
fn city(sheets: &str) -> City {
    let city = City::new();
    city.replace(
        "mingma.toml",
        "layouts = [\"poster\", \"handbook\", \"bulletin\"]",
        "layouts = [\"card\"]\nsheets = true",
    );
    city.write("layouts/card/template.xml", CARDS);
    let settings = "title = \"卡\"\nscope = \"department\"\nfile = \"{department.id}\"\n[page]\nsize = \"104mm 148mm\"\n\
                    margin = \"7mm\"\n[codes]\ndistance = \"400mm\"\ndivisor = 500\n";
    city.write("layouts/card/layout.toml", format!("{settings}{sheets}"));
    city
}

/// The document of the finance department and its sheets, built and proven.
struct Built {
    city: City,
    layout: &'static str,
    document: Vec<Raster>,
}

impl Built {
    fn new(city: City, layout: &'static str) -> Self {
        city.run("build --department CZJ").success();
        city.run("proof output").success();
        let bytes = std::fs::read(city.path(&format!("output/{layout}/CZJ.pdf"))).unwrap();
        let document = pages(&bytes, DPI);
        Self { city, layout, document }
    }

    fn entry(&self, folder: &str) -> Value {
        let path = format!("{}/{folder}CZJ.pdf", self.layout);
        let manifest = self.city.manifest();
        let documents = manifest["documents"].as_array().unwrap();
        documents.iter().find(|document| document["path"] == path.as_str()).expect("a document of that path").clone()
    }

    /// The sides of its sheets; the manifest's claims about the codes on them are held to what is read there.
    fn sheets(&self, name: &str) -> Vec<Raster> {
        let entry = self.entry(&format!("{name}/"));
        assert_eq!(entry["sheets"]["of"], format!("{}/CZJ.pdf", self.layout).as_str());
        assert_eq!(entry["sheets"]["name"], name);
        let bytes = std::fs::read(self.city.path(&format!("output/{}/{name}/CZJ.pdf", self.layout))).unwrap();
        let sheets = pages(&bytes, DPI);
        assert_eq!(entry["pages"], sheets.len());
        let claimed = self.placed(&entry);
        for (at, sheet) in sheets.iter().enumerate() {
            assert_eq!(sheet.judge(claimed.get(&at).map_or(&[][..], Vec::as_slice)), [], "side {at} of {name}");
        }
        sheets
    }

    /// Where a file's codes stand, by page counted from 0.
    fn placed(&self, entry: &Value) -> BTreeMap<usize, Vec<Placed>> {
        let manifest = self.city.manifest();
        let codes = manifest["codes"].as_array().unwrap();
        let mut placed: BTreeMap<usize, Vec<Placed>> = BTreeMap::new();
        for code in entry["codes"].as_array().unwrap() {
            let number = |key: &str| code[key].as_f64().unwrap();
            let target = codes.iter().find(|one| one["id"] == code["id"]).unwrap()["target"].as_str().unwrap();
            let [x_mm, y_mm, side_mm] = ["x_mm", "y_mm", "side_mm"].map(number);
            let page = code["page"].as_u64().unwrap() as usize - 1;
            placed.entry(page).or_default().push(Placed { target: target.to_owned(), x_mm, y_mm, side_mm });
        }
        placed
    }

    /// Holds what came of cutting and folding to the document: the same pages in the same order, the same codes.
    fn is_again(&self, found: &[Raster]) {
        assert_eq!(found.len(), self.document.len());
        let placed = self.placed(&self.entry(""));
        for (at, (page, found)) in self.document.iter().zip(found).enumerate() {
            let other = &self.document[(at + 1) % self.document.len()];
            let (same, another) = (difference(page, found), difference(other, found));
            assert!(same < 0.5 && same * 4.0 < another, "page {at}: {same} from its own, {another} from another");
            assert_eq!(found.judge(&placed[&at]), [], "page {at}");
        }
    }
}

fn pages(bytes: &[u8], dpi: f64) -> Vec<Raster> {
    let count = lopdf::Document::load_mem(bytes).unwrap().get_pages().len();
    rasterise(bytes, &(0..count).collect::<Vec<_>>(), dpi)
}

/// How much two pictures of one size differ, on average and of 255.
fn difference(one: &Raster, other: &Raster) -> f64 {
    assert!(one.width.abs_diff(other.width) <= 1 && one.height.abs_diff(other.height) <= 1);
    let (width, height) = (one.width.min(other.width), one.height.min(other.height));
    let at = |raster: &Raster, x: u32, y: u32| raster.luma[(y * raster.width + x) as usize];
    let dots = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let sum: u64 = dots.map(|(x, y)| u64::from(at(one, x, y).abs_diff(at(other, x, y)))).sum();
    sum as f64 / f64::from(width * height)
}

/// A part of a picture, in pixels.
fn part(raster: &Raster, [x, y, width, height]: [u32; 4]) -> Raster {
    let rows = raster.luma.chunks_exact(raster.width as usize).skip(y as usize).take(height as usize);
    let luma: Vec<u8> = rows.flat_map(|row| &row[x as usize..(x + width) as usize]).copied().collect();
    assert_eq!(luma.len(), (width * height) as usize, "beyond the sheet");
    Raster { width, height, luma, dpi: raster.dpi }
}

/// A part of a sheet, in millimetres.
fn cut_out(raster: &Raster, rect: [f64; 4]) -> Raster {
    part(raster, rect.map(|mm| (mm * SCALE).round() as u32))
}

/// The part of a back that lies behind a part of the front, as it is seen when the piece is turned over like a leaf.
fn cut_behind(back: &Raster, [x, y, width, height]: [f64; 4], over_a_vertical_edge: bool) -> Raster {
    // Papers are whole millimetres; pictures of them may be a pixel off.
    let [whole_width, whole_height] = [back.width, back.height].map(|pixels| (f64::from(pixels) / SCALE).round());
    if over_a_vertical_edge {
        return cut_out(back, [whole_width - x - width, y, width, height]);
    }
    // Turned over a horizontal edge, the piece shows its back upside down; turned like a leaf, upright.
    let mut piece = cut_out(back, [x, whole_height - y - height, width, height]);
    piece.luma.reverse();
    piece
}

#[test]
fn cards_cut_and_stacked_are_in_order() {
    for (flip, vertical) in [("long", true), ("short", false)] {
        let sheets = format!(
            "[[sheets]]\nname = \"cut\"\nkind = \"cut-and-stack\"\npaper = \"220mm 304mm\"\ngutter = \"4mm\"\n\
             columns = 2\nrows = 2\nduplex = true\nflip = \"{flip}\"\n"
        );
        let built = Built::new(city(&sheets), "card");
        let sides = built.sheets("cut");
        let mut cards = Vec::new();
        for (row, column) in [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)] {
            for sheet in sides.chunks(2) {
                let place = [4.0 + 108.0 * column, 2.0 + 152.0 * row, 104.0, 148.0];
                cards.push(cut_out(&sheet[0], place));
                cards.push(cut_behind(&sheet[1], place, vertical));
            }
        }
        // What is left of the last sheet is empty.
        let blank = cards.split_off(built.document.len());
        assert!(blank.iter().all(|card| card.luma.iter().all(|luma| *luma == 255)));
        built.is_again(&cards);
    }
}

#[test]
fn a_booklet_folds_into_the_document() {
    let sheets = "[[sheets]]\nname = \"booklet\"\nkind = \"saddle-stitch\"\npaper = \"180mm 240mm\"\ncreep = \"0.4mm\"\n\
                  [[sheets]]\nname = \"bound\"\nkind = \"perfect-bound\"\npaper = \"240mm 180mm\"\nsignature = 8\n\
                  inner = \"6mm\"\nflip = \"long\"\n";
    let built = Built::new(city(sheets), "card");
    // The longer side lies across, as two pages need: turned at the shorter edge, that is over a vertical one.
    let read = |sides: &[Raster], inner: f64, creep: f64, vertical: bool| {
        let (mut first, mut second) = (Vec::new(), Vec::new());
        for (nested, sheet) in sides.chunks(2).enumerate() {
            let shift = creep * nested as f64;
            let right = [120.0 + inner - shift, 16.0, 104.0, 148.0];
            let left = [120.0 - inner + shift - 104.0, 16.0, 104.0, 148.0];
            first.extend([cut_out(&sheet[0], right), cut_behind(&sheet[1], right, vertical)]);
            second.extend([cut_out(&sheet[0], left), cut_behind(&sheet[1], left, vertical)]);
        }
        first.into_iter().chain(second.into_iter().rev()).collect::<Vec<_>>()
    };
    let mut found = read(&built.sheets("booklet"), 0.0, 0.4, true);
    found.truncate(built.document.len());
    built.is_again(&found);
    let sides = built.sheets("bound");
    let mut found: Vec<Raster> = sides.chunks(4).flat_map(|signature| read(signature, 6.0, 0.0, false)).collect();
    found.truncate(built.document.len());
    built.is_again(&found);
}

/// Where lines stand in a strip along a sheet's edge, and whether each is broken, as a person with a knife sees them.
fn lines(strip: &Raster, down: bool) -> Vec<(u32, bool)> {
    let (along, across) = if down { (strip.width, strip.height) } else { (strip.height, strip.width) };
    let at = |along: u32, across: u32| {
        let (x, y) = if down { (along, across) } else { (across, along) };
        strip.luma[(y * strip.width + x) as usize]
    };
    let dark = |place: u32| (1..across - 1).filter(|depth| at(place, *depth) < 215).count() as u32;
    let mut lines: Vec<(u32, bool)> = Vec::new();
    for place in 0..along {
        // A line lies in one or two rows of pixels.
        if dark(place) * 3 > across && lines.last().is_none_or(|(last, _)| place - last > 2) {
            lines.push((place, dark(place) * 5 < across * 4));
        }
    }
    lines
}

/// From where to where a sheet is used: from the last full line in its first half to the first line behind that.
fn used(lines: &[(u32, bool)], whole: u32) -> (u32, u32) {
    let from = lines.iter().rfind(|(at, broken)| !broken && *at < whole / 2).expect("a line to cut at").0;
    let to =
        lines.iter().find(|(at, broken)| *at > from + 10 && (*broken || *at > whole / 2)).expect("a line behind it").0;
    (from, to)
}

#[test]
fn tiles_laid_upon_each_other_are_the_poster() {
    let city = City::new();
    city.run("layouts copy poster").success();
    city.replace(
        "mingma.toml",
        "layouts = [\"poster\", \"handbook\", \"bulletin\"]",
        "layouts = [\"poster\"]\nsheets = true",
    );
    city.replace(
        "layouts/poster/layout.toml",
        "file = \"{department.id}-{department.short_name}\"",
        "file = \"{department.id}\"",
    );
    let settings = std::fs::read_to_string(city.path("layouts/poster/layout.toml")).unwrap();
    let tiles = "\n[[sheets]]\nname = \"tiles\"\nkind = \"tiles\"\npaper = \"A4\"\nscale = 1.5\noverlap = \"12mm\"\n";
    city.write("layouts/poster/layout.toml", settings + tiles);
    let built = Built::new(city, "poster");
    let sheets = built.sheets("tiles");
    // From the margin of 5 mm on, a strip of 3.5 mm holds the lines.
    let reach = |raster: &Raster| (raster.width - 50, raster.height - 50);
    let mut rows: Vec<Vec<Raster>> = vec![Vec::new()];
    for sheet in &sheets {
        let (width, height) = reach(sheet);
        let (left, right) = used(&lines(&part(sheet, [25, 26, width, 16]), true), width);
        let (top, bottom) = used(&lines(&part(sheet, [26, 25, 16, height]), false), height);
        let tile = part(sheet, [25 + left, 25 + top, right - left, bottom - top]);
        let is_same_row = rows.last().and_then(|row| row.first()).is_none_or(|first| first.height == tile.height);
        let row_is_full =
            rows.last().unwrap().iter().map(|tile| tile.width).sum::<u32>() + 20 > (297.0 * 1.5 * SCALE) as u32;
        if row_is_full {
            rows.push(Vec::new());
        } else {
            assert!(is_same_row, "sheets of a row are cut alike");
        }
        rows.last_mut().unwrap().push(tile);
    }
    let width = rows[0].iter().map(|tile| tile.width).sum();
    let mut luma = Vec::new();
    for row in &rows {
        assert_eq!(row.iter().map(|tile| tile.width).sum::<u32>(), width);
        for y in 0..row[0].height {
            luma.extend(row.iter().flat_map(|tile| part(tile, [0, y, tile.width, 1]).luma));
        }
    }
    let poster = Raster { width, height: (luma.len() / width as usize) as u32, luma, dpi: DPI };
    let bytes = std::fs::read(built.city.path("output/poster/CZJ.pdf")).unwrap();
    let meant = &pages(&bytes, DPI * 1.5)[0];
    assert!(
        poster.width.abs_diff(meant.width) < 8 && poster.height.abs_diff(meant.height) < 8,
        "{width} {}",
        poster.height
    );
    let placed = built.placed(&built.entry("")).remove(&0).unwrap();
    let larger = |one: &Placed| Placed {
        x_mm: one.x_mm * 1.5,
        y_mm: one.y_mm * 1.5,
        side_mm: one.side_mm * 1.5,
        target: one.target.clone(),
    };
    let placed: Vec<Placed> = placed.iter().map(larger).collect();
    assert!(placed.len() > 1);
    // Hands are a line's width off; a missing or doubled strip would be seen as codes out of place.
    assert_eq!(poster.judge(&placed), []);
    // And all the rest looks as it should, wherever it is looked at.
    let worst = fields(meant, &poster).fold(0.0, f64::max);
    assert!(worst < UNLIKE, "{worst} somewhere");
    // That it would be seen if not: two sheets of a row changed about, and a row that lacks five millimetres.
    let is_unlike = |other: &Raster| fields(meant, other).any(|unlike| unlike > UNLIKE * 2.0);
    let (first, second) = (rows[0][0].width, rows[0][1].width.min(rows[0][0].width));
    assert!(is_unlike(&exchanged(&poster, first - second, first, second)), "sheets changed about");
    let at = (rows[0][0].height * width) as usize;
    let mut short = Raster { luma: poster.luma.clone(), ..poster };
    short.luma.drain(at..at + 25 * width as usize);
    short.height -= 25;
    assert!(is_unlike(&short), "a strip that lacks");
}

/// How unlike a part of two pictures may be, of 255 and on average: edges of letters are drawn anew on sheets that begin
/// at parts of a pixel.
const UNLIKE: f64 = 20.0;

/// How unlike a picture is another, field by field of 16 mm: the mean difference, once the field is moved by up to a
/// millimetre to where it fits best, for hands and knives are that exact.
fn fields(meant: &Raster, found: &Raster) -> impl Iterator<Item = f64> {
    const FIELD: u32 = 80;
    const HANDS: u32 = 5;
    let rows = move |raster: &Raster, x: u32, y: u32| {
        let rows = (y..y + FIELD).step_by(3).map(|y| (y * raster.width + x) as usize);
        rows.map(|at| raster.luma.get(at..at + FIELD as usize).unwrap_or(&[]).to_vec()).collect::<Vec<_>>()
    };
    let unlike = move |x: u32, y: u32| {
        let own = rows(meant, x, y);
        let moved = (0..=HANDS * 2).flat_map(|down| (0..=HANDS * 2).map(move |across| (across, down)));
        let sums = moved.map(|(across, down)| {
            let other = rows(found, x + across - HANDS, y + down - HANDS);
            let dots = own.iter().flatten().step_by(3).zip(other.iter().flatten().step_by(3));
            dots.map(|(one, other)| u32::from(one.abs_diff(*other))).sum::<u32>()
        });
        let dots = own.iter().flatten().step_by(3).count();
        f64::from(sums.min().unwrap()) / dots as f64
    };
    // Pictures put together may be a few pixels smaller.
    let end = |one: u32, other: u32| one.min(other) - FIELD - HANDS;
    let (right, bottom) = (end(meant.width, found.width), end(meant.height, found.height));
    let places = (HANDS..bottom).step_by(FIELD as usize);
    let places = places.flat_map(move |y| (HANDS..right).step_by(FIELD as usize).map(move |x| (x, y)));
    places.map(move |(x, y)| unlike(x, y))
}

/// The picture with what stands left and right of a line changed about, so far on either side.
fn exchanged(raster: &Raster, from: u32, line: u32, side: u32) -> Raster {
    let mut luma = raster.luma.clone();
    for row in luma.chunks_exact_mut(raster.width as usize) {
        row[from as usize..(line + side) as usize].rotate_left(side as usize);
    }
    Raster { luma, ..*raster }
}

#[test]
fn sheets_are_the_same_bytes_again_and_printings_to_the_register() {
    let sheets = "[[sheets]]\nname = \"two\"\nkind = \"n-up\"\npaper = \"A4\"\ncolumns = 2\nrepeat = true\n";
    let city = city(sheets);
    city.run("build --jobs 1 --issue 甲 --date 2026-11-24").success();
    let once = city.output();
    let two = once.iter().filter(|(path, _)| path.contains("card/two/")).count();
    assert!(two > 1, "{:?}", once.keys());
    // Sheets alone are gone: they are made again from the document as it is.
    std::fs::remove_dir_all(city.path("output/card/two")).unwrap();
    city.run("build --jobs 2").success();
    assert_eq!(city.output(), once);
    let shown = city.run("register show --documents").success();
    let shown = String::from_utf8_lossy(&shown.get_output().stdout).into_owned();
    assert!(shown.contains("card/CZJ.pdf") && !shown.contains("two"), "{shown}");
    // Not for the web.
    city.run("build --profile web").success();
    assert!(city.output().keys().all(|path| !path.contains("web/two")));
}

#[test]
fn sheets_are_made_only_where_they_are_asked_for() {
    let city = City::new();
    let sheets = |city: &City| {
        let manifest = city.manifest();
        let documents = manifest["documents"].as_array().unwrap();
        let path = |document: &Value| document["path"].as_str().unwrap().to_owned();
        let sheets = documents.iter().filter(|document| !document["sheets"].is_null()).map(path);
        sheets.collect::<Vec<String>>()
    };
    city.run("build").success();
    assert_eq!(sheets(&city), Vec::<String>::new());
    let without = city.output();
    city.run("build --sheets --proof").success();
    let made = sheets(&city);
    assert!(made.contains(&"poster/A4拼贴/CZJ-财政局.pdf".to_owned()), "{made:?}");
    assert!(made.iter().any(|path| path.starts_with("handbook/胶装/")), "{made:?}");
    let with = city.output();
    let documents = |output: &BTreeMap<String, Vec<u8>>| {
        let is_document = |path: &String| path.ends_with(".pdf") && !made.contains(path);
        output
            .iter()
            .filter(|(path, _)| is_document(path))
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(documents(&with), documents(&without), "the documents are the same either way");
    // What is no longer asked for does not stay behind to be printed.
    city.run("build").success();
    assert_eq!(sheets(&city), Vec::<String>::new());
    assert!(made.iter().all(|path| !city.path("output").join(path).exists()));
    city.replace("mingma.toml", "[build]", "[build]\nsheets = true");
    city.run("build").success();
    assert_eq!(sheets(&city), made);
}

#[test]
fn what_does_not_fit_is_refused_and_nothing_written() {
    let city = city("[[sheets]]\nname = \"two\"\nkind = \"n-up\"\npaper = \"A5\"\ncolumns = 2\nrows = 2\n");
    let refused = city.run("build --department CZJ --lang en").code(1);
    let told = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
    assert!(told.contains("take A4, or 2 × 1 pages on this paper"), "{told}");
    assert!(!city.path("output/manifest.json").exists());
}
