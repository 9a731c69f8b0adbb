//! What is withheld is nowhere but on the operator's list.

use lopdf::Document;

use crate::city::City;
use crate::loose::unpacked;

/// A build of everything there is.
const ALL: &str = "build --codes svg,png,pdf,pdf-cmyk,eps,tables,zip --lang en";

/// An id and words of the item that the new project's negative list withholds.
const WITHHELD: [&str; 3] = ["FGW-0006", "举报人", "投诉举报"];

/// All that a PDF says: its texts as a reader copies them, and every string and stream of it.
fn all_text(pdf: &[u8]) -> String {
    let mut document = Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let mut text = document.extract_text(&pages).unwrap();
    document.decompress();
    for object in document.objects.values() {
        strings(object, &mut text);
    }
    text
}

fn strings(object: &lopdf::Object, text: &mut String) {
    match object {
        lopdf::Object::String(bytes, _) => {
            text.push_str(&String::from_utf8_lossy(bytes));
            let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            text.push_str(&String::from_utf16_lossy(&units));
        }
        lopdf::Object::Array(array) => array.iter().for_each(|each| strings(each, text)),
        lopdf::Object::Dictionary(dictionary) => dictionary.iter().for_each(|(_, each)| strings(each, text)),
        lopdf::Object::Stream(stream) => {
            text.push_str(&String::from_utf8_lossy(&stream.content));
            stream.dict.iter().for_each(|(_, each)| strings(each, text));
        }
        _ => {}
    }
}

/// What can be read in a file, whatever it is written in; of a package, in everything it holds and its names too.
pub fn read(path: &str, bytes: &[u8]) -> String {
    if path.ends_with(".pdf") {
        all_text(bytes)
    } else if path.ends_with(".zip") {
        let files = unpacked(bytes);
        files.iter().flat_map(|(name, bytes)| [name.clone(), "\n".to_owned(), read(name, bytes)]).collect()
    } else if bytes.starts_with(&[0xFF, 0xFE]) {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        String::from_utf16(&units).unwrap()
    } else {
        String::from_utf8_lossy(bytes).into_owned()
    }
}

#[test]
fn nothing_withheld_is_anywhere() {
    let city = City::new();
    city.run(ALL).success();
    let mut published = [String::new(), String::new()];
    for (path, bytes) in city.output() {
        if path == "operator/withheld.csv" {
            let list = String::from_utf8(bytes).unwrap();
            assert!(WITHHELD.iter().all(|word| list.contains(word)), "{list}");
            continue;
        }
        let text = read(&path, &bytes);
        for word in WITHHELD {
            assert!(!text.contains(word) && !path.contains(word), "{path} has {word}");
            assert!(!text.contains(&word.to_lowercase()), "{path} has {word}");
        }
        if path.ends_with(".zip") {
            published[0].push_str(&text);
        } else if path.ends_with(".pdf") {
            published[1].push_str(&text);
        }
    }
    // The same search finds what is published.
    for word in ["FGW-0005", "一般公共预算收入表", "核准变更", "fgw-0005"] {
        assert!(published.iter().all(|read| read.contains(word)), "{word} was not found in any PDF or package");
    }
}

#[test]
fn what_is_withheld_later_goes_everywhere() {
    let city = City::new();
    city.run(ALL).success();
    assert!(city.path("output/codes/CZJ/CZJ-0002.svg").exists());
    let decision = "\n[[decision]]\nitem = \"CZJ-0002\"\noutcome = \"withhold\"\nby = \"张某\"\ndate = 2026-11-20\nreason = \"核对\"\n";
    let list = std::fs::read_to_string(city.path("negative-list.toml")).unwrap();
    city.write("negative-list.toml", list + decision);
    city.replace("catalog/财政局/department.toml", "\"CZJ-0002\", ", "");
    // A run for another department takes it out of every package, too; what it does not make again goes.
    city.run("build --only codes --department FGW --codes zip --lang en").success();
    assert!(!city.path("output/codes/CZJ.zip").exists() && !city.path("output/codes/list.csv").exists());
    city.run(ALL).success();
    for (path, bytes) in city.output() {
        if path != "operator/withheld.csv" {
            let text = read(&path, &bytes);
            for word in ["CZJ-0002", "一般公共预算收入表"] {
                assert!(!text.contains(word) && !path.contains(word), "{path} has {word}");
            }
        }
    }
}
