//! What the way from a folder to addresses costs, at three sizes: reading and checking the catalogue, the gate, and
//! one address for each code.

#[path = "../examples/grow/city.rs"]
mod city;

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use mingma::diag::Diagnostics;
use mingma::{address, catalog, gate};

fn catalogue(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("catalog");
    group.sample_size(10);
    for items in [10, city::REPORTED, 100_000] {
        let folder = tempfile::tempdir().expect("a folder to grow in");
        city::write(&city::project(items), folder.path()).expect("the project is written");
        group.throughput(Throughput::Elements(items as u64));
        group.bench_function(format!("load/{items}"), |bencher| {
            bencher.iter(|| {
                let mut found = Diagnostics::default();
                let project = catalog::load(black_box(folder.path()), &mut found);
                assert!(!found.has_errors(), "{:?}", found.as_slice());
                project
            });
        });
        let load = || catalog::load(folder.path(), &mut Diagnostics::default()).expect("a project");
        let mut found = Diagnostics::default();
        let list = gate::read(folder.path(), &mut found).expect("a negative list");
        group.bench_function(format!("gate/{items}"), |bencher| {
            bencher.iter_batched(
                || load().catalog,
                |catalog| gate::clear(catalog, &list, &mut Diagnostics::default()),
                BatchSize::PerIteration,
            );
        });
        let project = load();
        let (cleared, _) = gate::clear(project.catalog, &list, &mut found);
        group.bench_function(format!("address/{items}"), |bencher| {
            bencher.iter(|| address::resolve(&cleared, &project.settings.addresses, &mut found));
        });
    }
    group.finish();
}

criterion_group!(benches, catalogue);
criterion_main!(benches);
