//! What reading a catalogue costs, at three sizes: walking its folder, reading its tables, checking every cell.

#[path = "../examples/grow/city.rs"]
mod city;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mingma::catalog;
use mingma::diag::Diagnostics;

fn load(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("catalog/load");
    group.sample_size(10);
    for items in [10, city::REPORTED, 100_000] {
        let folder = tempfile::tempdir().expect("a folder to grow in");
        city::write(&city::project(items), folder.path()).expect("the project is written");
        group.throughput(Throughput::Elements(items as u64));
        group.bench_function(items.to_string(), |bencher| {
            bencher.iter(|| {
                let mut found = Diagnostics::default();
                let project = catalog::load(black_box(folder.path()), &mut found);
                assert!(!found.has_errors(), "{:?}", found.as_slice());
                project
            });
        });
    }
    group.finish();
}

criterion_group!(benches, load);
criterion_main!(benches);
