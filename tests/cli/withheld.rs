//! What is withheld is nowhere but on the operator's list.

use lopdf::Document;

use crate::city::City;

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

#[test]
fn nothing_withheld_is_anywhere() {
    let city = City::new();
    city.build();
    let mut read = String::new();
    for (path, bytes) in city.output() {
        if path == "operator/withheld.csv" {
            let list = String::from_utf8(bytes).unwrap();
            assert!(WITHHELD.iter().all(|word| list.contains(word)), "{list}");
            continue;
        }
        let is_pdf = path.ends_with(".pdf");
        let text = if is_pdf { all_text(&bytes) } else { String::from_utf8_lossy(&bytes).into_owned() };
        for word in WITHHELD {
            assert!(!text.contains(word) && !path.contains(word), "{path} has {word}");
            assert!(!text.contains(&word.to_lowercase()), "{path} has {word}");
        }
        if is_pdf {
            read.push_str(&text);
        }
    }
    // The same search finds what is published.
    for word in ["FGW-0005", "一般公共预算收入表", "核准变更", "fgw-0005"] {
        assert!(read.contains(word), "{word} was not found in any PDF");
    }
}

#[test]
fn what_is_withheld_later_goes_everywhere() {
    let city = City::new();
    city.build();
    assert!(city.path("output/codes/CZJ/CZJ-0002.svg").exists());
    let decision = "\n[[decision]]\nitem = \"CZJ-0002\"\noutcome = \"withhold\"\nby = \"张某\"\ndate = 2026-11-20\nreason = \"核对\"\n";
    let list = std::fs::read_to_string(city.path("negative-list.toml")).unwrap();
    city.write("negative-list.toml", list + decision);
    city.replace("catalog/财政局/department.toml", "\"CZJ-0002\", ", "");
    city.build();
    for (path, bytes) in city.output() {
        if path != "operator/withheld.csv" {
            let text =
                if path.ends_with(".pdf") { all_text(&bytes) } else { String::from_utf8_lossy(&bytes).into_owned() };
            for word in ["CZJ-0002", "一般公共预算收入表"] {
                assert!(!text.contains(word) && !path.contains(word), "{path} has {word}");
            }
        }
    }
}
