//! The stages behind the codes, at three sizes: a handbook's template filled in and styled, its pages set, its PDF
//! written; and the loose pictures of the codes planned and written.

#[path = "../examples/grow/city.rs"]
mod city;

use std::path::Path;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use mingma::address::{self, Owner};
use mingma::code::{Code, Codes, Kind, Level, encode, png, svg};
use mingma::diag::Diagnostics;
use mingma::font::FontSet;
use mingma::gate::{self, Cleared};
use mingma::geom::Length;
use mingma::layout::paper::Papers;
use mingma::layout::tree::Tree;
use mingma::layout::view::{Subject, Views};
use mingma::layout::{Filled, Layout};
use mingma::output::{Earlier, Folder, OutputPath, Plan};
use mingma::page::Document;
use mingma::pdf::Settings;
use mingma::{catalog, pdf, typeset};

const SIZES: [usize; 3] = [10, city::REPORTED, 100_000];

/// A city taken as far as its codes.
struct City {
    cleared: Cleared,
    codes: Codes,
    fonts: FontSet,
}

impl City {
    fn grown(items: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder to grow in");
        city::write(&city::project(items), folder.path()).expect("the project is written");
        let mut found = Diagnostics::default();
        let project = catalog::load(folder.path(), &mut found).expect("a project");
        let list = gate::read(folder.path(), &mut found).expect("a negative list");
        let (cleared, _) = gate::clear(project.catalog, &list, &mut found);
        let targets = address::resolve(&cleared, &project.settings.addresses, &mut found);
        let codes = targets.into_iter().map(|target| {
            let symbol = encode(&target.url, Level::M).expect("a short address");
            let kind = if matches!(target.owner, Owner::Item(_)) { Kind::Item } else { Kind::Department };
            let code = Code {
                id: target.id,
                department: None,
                kind,
                title: String::new(),
                target: target.url,
                destination: target.destination,
                symbol,
            };
            (code.id.clone(), code)
        });
        let codes = codes.collect();
        assert!(!found.has_errors(), "{:?}", found.as_slice());
        Self { cleared, codes, fonts: FontSet::builtin() }
    }

    /// The template of a layout, filled in.
    fn fill_in(&self, layout: &Layout, subject: Subject) -> Filled {
        let views = Views::new(&self.cleared, &self.codes);
        sound(|found| layout.fill_in(&views.of(subject), found))
    }

    /// The handbook as a tree.
    fn handbook(&self) -> Tree {
        let layout = layout("handbook");
        let filled = self.fill_in(&layout, Subject::Site);
        sound(|found| layout.tree(&filled.markup, found))
    }

    /// A tree as pages.
    fn typeset(&self, tree: &Tree) -> Document {
        sound(|found| typeset::typeset(tree, &self.fonts, &self.codes, found))
    }
}

/// A built-in layout.
fn layout(name: &str) -> Layout {
    sound(|found| Layout::load(name, Path::new(""), &Papers::built_in(), found))
}

/// What a stage makes of sound input.
fn sound<T>(stage: impl FnOnce(&mut Diagnostics) -> Option<T>) -> T {
    let mut found = Diagnostics::default();
    stage(&mut found).unwrap_or_else(|| panic!("{:?}", found.as_slice()))
}

fn pages(criterion: &mut Criterion) {
    let handbook = layout("handbook");
    let settings = Settings::default();
    let mut group = criterion.benchmark_group("handbook");
    group.sample_size(10);
    for items in SIZES {
        let city = City::grown(items);
        group.throughput(Throughput::Elements(items as u64));
        group.bench_function(format!("fill in/{items}"), |bencher| {
            bencher.iter(|| city.fill_in(&handbook, Subject::Site));
        });
        let markup = city.fill_in(&handbook, Subject::Site).markup;
        group.bench_function(format!("style/{items}"), |bencher| {
            bencher.iter(|| sound(|found| handbook.tree(&markup, found)));
        });
        let tree = city.handbook();
        group.bench_function(format!("typeset/{items}"), |bencher| bencher.iter(|| city.typeset(&tree)));
        let document = city.typeset(&tree);
        group.bench_function(format!("write PDF/{items}"), |bencher| {
            bencher.iter(|| pdf::write(&document, &city.fonts, &city.codes, &settings).expect("a handbook"));
        });
    }
    group.finish();
}

/// The files of a run: where they lie below the output folder, and their bytes.
fn pictures(city: &City) -> Vec<(String, Vec<u8>)> {
    let module = Length::mm(1.0);
    let files = city.codes.values().flat_map(|code| {
        let place = |ending: &str| format!("codes/{}/{}.{ending}", &code.id[..3], code.id);
        [(place("svg"), svg(code, module).into_bytes()), (place("png"), png(code, module))]
    });
    files.collect()
}

fn write(files: &[(String, Vec<u8>)], root: &Path) {
    let mut found = Diagnostics::default();
    let mut plan = Plan::default();
    let paths: Vec<OutputPath> =
        files.iter().map(|(path, _)| plan.claim(path, path, &mut found).expect("a free path")).collect();
    let folder = Folder::open(root, &Earlier::default(), &plan).expect("a folder to write in");
    for (path, (_, bytes)) in paths.iter().zip(files.iter()) {
        folder.write(path, bytes).expect("a disk with room");
    }
}

fn files(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("output");
    group.sample_size(10);
    for items in SIZES {
        let files = pictures(&City::grown(items));
        group.throughput(Throughput::Elements(files.len() as u64));
        group.bench_function(format!("new files/{items}"), |bencher| {
            bencher.iter_batched(
                || tempfile::tempdir().expect("an empty folder"),
                |folder| {
                    write(&files, folder.path());
                    folder
                },
                BatchSize::PerIteration,
            );
        });
        let folder = tempfile::tempdir().expect("an empty folder");
        write(&files, folder.path());
        group.bench_function(format!("unchanged files/{items}"), |bencher| {
            bencher.iter(|| write(&files, folder.path()));
        });
    }
    group.finish();
}

criterion_group!(benches, pages, files);
criterion_main!(benches);
