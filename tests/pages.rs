//! The sample city, built whole: every code of every sheet that is one page, and of some forty pages of each layout that
//! makes more, is read back from the finished PDFs and is the one the manifest places there; nothing else can be read.

mod judge;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use judge::Placed;
use mingma::build::{End, Options, ProofEnd, ProofOptions, Silent, proof, run};
use serde_json::Value;

/// Resolution of pages whose codes are fine, and of those without codes.
const MOST_DPI: f64 = 200.0;
/// Pixels a module has at least, where pages are large and their codes coarse: a wall sheet at 200 dpi would be 31 million.
const MODULE_PIXELS: f64 = 5.0;
/// Pages looked at of all documents of a layout together, and at least one of each.
const MOST_PAGES: usize = 40;

#[test]
fn every_code_of_the_sample_reads_as_the_manifest_says() {
    let output = tempfile::tempdir().unwrap();
    let options = Options {
        root: env!("CARGO_MANIFEST_DIR").into(),
        output: output.path().into(),
        write: true,
        ..Options::default()
    };
    let outcome = run(&options, &Silent, &AtomicBool::new(false));
    assert!(matches!(outcome.end, End::Made(_)), "{:#?}", outcome.found);

    let manifest: Value = serde_json::from_slice(&std::fs::read(output.path().join("manifest.json")).unwrap()).unwrap();
    complete(&manifest, output.path());
    let targets: BTreeMap<&str, &str> =
        list(&manifest, "codes").iter().map(|code| (text(code, "id"), text(code, "target"))).collect();
    let documents = list(&manifest, "documents");
    let mut read: BTreeMap<&str, usize> = BTreeMap::new();
    for document in documents {
        let alike = documents.iter().filter(|other| other["layout"] == document["layout"]).count();
        let claimed = claimed(document, &targets, MOST_PAGES.div_ceil(alike));
        *read.entry(text(document, "layout")).or_default() += claimed.values().map(Vec::len).sum::<usize>();
        let bytes = std::fs::read(output.path().join(text(document, "path"))).unwrap();
        let faults: Vec<_> = judge::judge(&bytes, &claimed, resolution(document))
            .into_iter()
            .map(|(page, fault)| format!("{}, page {}: {fault}", text(document, "path"), page + 1))
            .collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
    let settings: toml::Table = include_str!("../mingma.toml").parse().unwrap();
    for layout in settings["build"]["layouts"].as_array().unwrap() {
        let codes = read.get(layout.as_str().unwrap()).copied().unwrap_or_default();
        // A window card has one code, and there are 23 departments.
        assert!(codes >= 23, "only {codes} codes stood on the pages of {layout} looked at");
    }
    assert!(read.values().sum::<usize>() > 500, "{read:?}");
    no_false_alarm(output.path());
}

/// The program's own proof finds nothing on the sheets of every sixth department.
fn no_false_alarm(output: &Path) {
    let mut paths: Vec<_> = ["poster", "bulletin"]
        .iter()
        .flat_map(|layout| std::fs::read_dir(output.join(layout)).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let paths: Vec<_> = paths.into_iter().step_by(6).collect();
    let options = ProofOptions { paths, root: Some(env!("CARGO_MANIFEST_DIR").into()), ..ProofOptions::default() };
    let outcome = proof(&options, &Silent, &AtomicBool::new(false));
    let ProofEnd::Proven(proof) = outcome.end else { panic!("{:#?}", outcome.found) };
    assert!(proof.diagnostics().is_empty(), "{:#?}", proof.diagnostics());
    assert!(proof.secrets.is_some_and(|count| count > 20) && proof.totals().good > 40);
}

/// 23 departments, the site, and 3,545 items less those withheld; none of the withheld anywhere in the manifest.
fn complete(manifest: &Value, output: &Path) {
    let withheld = std::fs::read_to_string(output.join("operator/withheld.csv")).unwrap();
    let mut rows = csv::Reader::from_reader(withheld.trim_start_matches('\u{FEFF}').as_bytes());
    let withheld: Vec<String> = rows.records().map(|row| row.unwrap()[0].to_owned()).collect();
    assert!((20..=60).contains(&withheld.len()), "{withheld:?}");
    let codes = list(manifest, "codes");
    assert_eq!(
        codes.len(),
        1 + 23 + 3545 + 2 - withheld.len(),
        "the site's, the departments', the items' and two accounts'"
    );
    for id in &withheld {
        assert!(!manifest.to_string().contains(&format!("\"{id}\"")), "{id} is withheld");
    }
}

/// As fine as a document's codes need.
fn resolution(document: &Value) -> f64 {
    let modules = list(document, "codes").iter().map(|code| code["module_mm"].as_f64().unwrap());
    let finest = modules.reduce(f64::min).unwrap_or(0.0);
    (25.4 / finest * MODULE_PIXELS).clamp(72.0, MOST_DPI)
}

/// What the manifest places on the pages to look at, by page counted from 0; pages without codes are looked at too.
fn claimed(document: &Value, targets: &BTreeMap<&str, &str>, most: usize) -> BTreeMap<usize, Vec<Placed>> {
    let pages = document["pages"].as_u64().unwrap() as usize;
    let step = pages.div_ceil(most);
    let mut claimed: BTreeMap<usize, Vec<Placed>> = (0..pages).step_by(step).map(|page| (page, Vec::new())).collect();
    for code in list(document, "codes") {
        let page = code["page"].as_u64().unwrap() as usize - 1;
        let number = |key: &str| code[key].as_f64().unwrap();
        let placed = Placed {
            target: targets[text(code, "id")].to_owned(),
            x_mm: number("x_mm"),
            y_mm: number("y_mm"),
            side_mm: number("side_mm"),
        };
        if let Some(page) = claimed.get_mut(&page) {
            page.push(placed);
        }
    }
    claimed
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().expect(key)
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().expect(key)
}
