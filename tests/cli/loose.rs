//! Codes for other people's layouts: drawings of every kind, tables to merge from, packages to hand on.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use mingma::code::Drawing;

use crate::city::City;

/// Every kind of file there is.
const ALL: &str = "build --codes svg,png,pdf,pdf-cmyk,eps,tables,zip --lang en";

/// The names and bytes in a package.
pub fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..package.len())
        .map(|at| {
            let mut file = package.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// The rows of a table below the output folder, by either form.
fn rows(city: &City, path: &str) -> Vec<Vec<String>> {
    let bytes = std::fs::read(city.path("output").join(path)).unwrap();
    let (text, delimiter) = if path.ends_with(".csv") {
        (String::from_utf8(bytes).unwrap(), b',')
    } else {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        (String::from_utf16(&units).unwrap(), b'\t')
    };
    let text = text.strip_prefix('\u{FEFF}').unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn only_svg_and_png_unless_more_is_asked_for() {
    let city = City::new();
    city.build();
    let endings: BTreeSet<String> = city
        .output()
        .into_keys()
        .filter_map(|path| Some(path.strip_prefix("codes/")?.rsplit_once('.')?.1.to_owned()))
        .collect();
    assert_eq!(endings.into_iter().collect::<Vec<_>>(), ["png", "svg"]);
}

#[test]
fn every_file_is_in_the_manifest_and_every_drawing_scans() {
    let city = City::new();
    city.run(ALL).success();
    let manifest = city.manifest();
    let mut listed: BTreeSet<String> = BTreeSet::new();
    for entry in ["codes", "packages"].iter().flat_map(|key| manifest[key].as_array().unwrap()) {
        listed.extend(entry["files"].as_array().unwrap().iter().map(|file| file.as_str().unwrap().to_owned()));
    }
    let there: BTreeSet<String> = city.output().into_keys().filter(|path| path.starts_with("codes/")).collect();
    assert_eq!(there, listed);
    assert!(there.contains("codes/FGW/FGW-0001.cmyk.pdf") && there.contains("codes/FGW.zip"));
    // PDFs and PNGs alike are read by two decoders and compared with the manifest.
    city.run("proof output/codes --lang en").success();
}

#[test]
fn paths_in_tables_lead_to_files() {
    let city = City::new();
    city.run(ALL).success();
    for (folder, prefix) in [("codes/", ""), ("codes/FGW/", "FGW")] {
        let office = rows(&city, &format!("{folder}list.csv"));
        let indesign = rows(&city, &format!("{folder}indesign.txt"));
        assert_eq!(office[0], ["编号", "名称", "单位", "网址", "SVG", "PNG", "PDF", "CMYK", "EPS"]);
        assert_eq!(indesign[0], ["编号", "名称", "单位", "网址", "@SVG", "@PNG", "@PDF", "@CMYK", "@EPS"]);
        assert_eq!(office[1..], indesign[1..]);
        let codes = city.manifest()["codes"].as_array().unwrap().clone();
        let ids: Vec<&str> =
            codes.iter().map(|code| code["id"].as_str().unwrap()).filter(|id| id.starts_with(prefix)).collect();
        assert_eq!(office[1..].iter().map(|row| row[0].as_str()).collect::<Vec<_>>(), ids);
        for row in &office[1..] {
            assert_eq!(row.len(), 4 + Drawing::ALL.len());
            for file in &row[4..] {
                assert!(city.path("output").join(folder).join(file).is_file(), "{folder}{file}");
            }
        }
    }
}

#[test]
fn a_package_holds_the_departments_files_and_nothing_else() {
    let city = City::new();
    city.run(ALL).success();
    let output = city.output();
    let mut whole = unpacked(&output["codes/CZJ.zip"]);
    whole.sort();
    let folder: Vec<_> = output
        .iter()
        .filter_map(|(path, bytes)| Some((path.strip_prefix("codes/CZJ/")?.to_owned(), bytes.clone())))
        .collect();
    assert_eq!(whole, folder);
    // The site's own code belongs to no department.
    assert!(!output.contains_key("codes/ZWGK.zip") && output.contains_key("codes/ZWGK/ZWGK.eps"));
}

#[test]
fn what_is_not_asked_for_stays_as_long_as_it_is_right() {
    let city = City::new();
    city.replace("mingma.toml", "level = \"M\"", "level = \"M\"\nfiles = [\"eps\", \"zip\"]");
    city.build();
    let first = city.output();
    assert!(first.contains_key("codes/FGW.zip") && !first.contains_key("codes/FGW/FGW.svg"));
    city.run("build --only codes --department CZJ --codes pdf --lang en").success();
    let second = city.output();
    assert!(second.contains_key("codes/CZJ/CZJ.pdf") && !second.contains_key("codes/FGW/FGW.pdf"));
    for path in ["codes/CZJ.zip", "codes/FGW.zip", "codes/CZJ/CZJ.eps"] {
        assert_eq!(first[path], second[path], "{path}");
    }
    // One department's item is called otherwise now: another's run takes the package that still says the old.
    city.replace("catalog/发展和改革委员会/items.csv", "办事指南", "办事须知");
    city.run("build --only codes --department CZJ --lang en").success();
    let third = city.output();
    assert!(third.contains_key("codes/CZJ.zip") && !third.contains_key("codes/FGW.zip"));
    // A whole build makes what the project says, and nothing besides.
    city.build();
    let names = |files: &std::collections::BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&city.output()), names(&first));
}

#[test]
fn the_same_files_with_any_number_of_threads() {
    let (one, other) = (City::new(), City::new());
    one.run(&format!("{ALL} --only codes --jobs 1")).success();
    other.run(&format!("{ALL} --only codes --jobs 4")).success();
    assert_eq!(one.output(), other.output());
}

#[test]
fn a_kind_that_is_none_is_refused() {
    let city = City::new();
    city.replace("mingma.toml", "level = \"M\"", "level = \"M\"\nfiles = [\"gif\"]");
    let told = city.run("check --lang en").failure().get_output().stderr.clone();
    let told = String::from_utf8(told).unwrap();
    assert!(told.contains("“gif” is no kind of file for codes"), "{told}");
}
