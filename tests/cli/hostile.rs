//! Files made to do harm, or just broken: each ends in a clear word, soon, and without much memory.

use std::fs;
use std::io::Write as _;
use std::time::{Duration, Instant};

use mingma::proof::{Bench, Opened, pages, picture, whole};
use snapbox::str;

use crate::city::{City, files, mingma};

/// Longest any of these may take, on a busy machine and unoptimised.
const PATIENCE: Duration = Duration::from_mins(1);

/// The rules a file breaks, all its pages looked at.
fn rules(bytes: Vec<u8>) -> Vec<&'static str> {
    let bench = Bench::default();
    let begun = Instant::now();
    let rules = match Opened::new(bytes) {
        Err(finding) => vec![finding.rule],
        Ok(opened) => {
            let count = opened.sizes().len().min(2);
            let proofs = pages(&opened, "x.pdf", 0..count, &None, &bench);
            let own = whole(&opened, "x.pdf", &None, &bench);
            own.into_iter().chain(proofs.into_iter().flat_map(|page| page.findings)).map(|one| one.rule).collect()
        }
    };
    assert!(begun.elapsed() < PATIENCE, "{rules:?} took {:?}", begun.elapsed());
    rules
}

/// A PDF of one page: its size and its content as a stream with these entries.
fn pdf(media_box: &str, entries: &str, content: &[u8]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    let page = format!("<</Type/Page/Parent 2 0 R/MediaBox[{media_box}]/Contents 4 0 R/Resources<<>>>>");
    let objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", &page];
    for (index, object) in objects.iter().enumerate() {
        offsets.push(bytes.len());
        write!(bytes, "{} 0 obj\n{object}\nendobj\n", index + 1).unwrap();
    }
    offsets.push(bytes.len());
    write!(bytes, "4 0 obj\n<</Length {}{entries}>>\nstream\n", content.len()).unwrap();
    bytes.extend_from_slice(content);
    bytes.extend_from_slice(b"\nendstream\nendobj\n");
    let table = bytes.len();
    write!(bytes, "xref\n0 5\n0000000000 65535 f \n").unwrap();
    for offset in offsets {
        writeln!(bytes, "{offset:010} 00000 n ").unwrap();
    }
    write!(bytes, "trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").unwrap();
    bytes
}

fn deflated(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len() / 500 + 1000);
    let mut compress = flate2::Compress::new(flate2::Compression::best(), true);
    compress.compress_vec(data, &mut out, flate2::FlushCompress::Finish).unwrap();
    out
}

#[test]
fn a_plain_page_is_no_danger() {
    assert_eq!(rules(pdf("0 0 200 200", "", b"0 g 10 10 50 50 re f")), [""; 0]);
    let content = deflated(b"0 g 10 10 50 50 re f");
    assert_eq!(rules(pdf("0 0 200 200", "/Filter/FlateDecode", &content)), [""; 0]);
}

#[test]
fn enormous_pages() {
    assert_eq!(rules(pdf("0 0 2000000 2000000", "", b"")), ["proof-page-too-large"]);
    for odd in ["0 0 0 0", "0 0 1e30 1e30", "0 0 -5 -5", "0 0 nan inf", "0 0 1 100000"] {
        assert!(rules(pdf(odd, "", b"")).len() <= 1, "{odd}");
    }
}

#[test]
fn streams_that_unpack_without_end() {
    let bomb = deflated(&vec![b' '; 200 << 20]);
    assert!(bomb.len() < 300_000);
    assert_eq!(rules(pdf("0 0 200 200", "/Filter/FlateDecode", &bomb)), ["proof-bomb"]);
    let twice = deflated(&deflated(&vec![b' '; 140 << 20]));
    assert_eq!(rules(pdf("0 0 200 200", "/Filter[/FlateDecode/FlateDecode]", &twice)), ["proof-bomb"]);
    let picture = "/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceGray";
    assert_eq!(rules(pdf("0 0 200 200", picture, b"")), ["proof-bomb"]);
}

#[test]
fn more_than_a_page_can_hold() {
    let content = "0 0 m 9 9 l S\n".repeat(2_100_000);
    let page = pdf("0 0 200 200", "/Filter/FlateDecode", &deflated(content.as_bytes()));
    assert_eq!(rules(page), ["proof-page-too-full"]);
}

#[test]
fn broken_in_any_place() {
    let city = City::new();
    city.run("build --only bulletin --department CZJ").success();
    let whole = files(&city.path("output/bulletin")).into_values().next().unwrap();
    for part in 1..12 {
        rules(whole[..whole.len() * part / 12].to_vec());
    }
    // A simple generator is enough to spread the damage, and the same on every machine.
    let mut seed = 1_u64;
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize
    };
    for _ in 0..24 {
        let mut bytes = whole.clone();
        for _ in 0..40 {
            let at = next() % bytes.len();
            bytes[at] = next() as u8;
        }
        rules(bytes);
    }
}

#[test]
fn pictures() {
    let bench = Bench::default();
    let rule = |bytes: &[u8]| picture(bytes, "x.png", &None, &bench).findings.first().map(|finding| finding.rule);
    assert_eq!(rule(b""), Some("proof-not-a-picture"));
    let mut huge = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xFF\xFF\0\0\xFF\xFF\x08\0\0\0\0".to_vec();
    huge.extend_from_slice(&[0; 16]);
    assert!(rule(&huge).is_some());
    assert!(rule(b"\xFF\xD8\xFF\xE0\0\x10JFIF").is_some());
}

#[test]
fn a_file_too_large_is_not_even_read() {
    let here = tempfile::tempdir().unwrap();
    let file = fs::File::create(here.path().join("huge.pdf")).unwrap();
    file.set_len(3 << 30).unwrap();
    mingma(here.path(), "proof huge.pdf --lang en").assert().code(1).stderr_eq(str![[r#"
...
error[proof-file-too-large]: the file is larger than 256 MB
...
"#]]);
}
