//! The whole build, from a folder to printable files, at three sizes: as a first build, with nothing made yet.

#[path = "../examples/grow/city.rs"]
mod city;

use std::sync::atomic::AtomicBool;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use mingma::build::{End, Options, Silent, run};

fn build(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("build");
    group.sample_size(10);
    for items in [10, city::REPORTED, 100_000] {
        let project = tempfile::tempdir().expect("a folder to grow in");
        city::write(&city::project(items), project.path()).expect("the project is written");
        group.throughput(Throughput::Elements(items as u64));
        group.bench_function(format!("all/{items}"), |bencher| {
            bencher.iter_batched(
                || tempfile::tempdir().expect("an empty folder to build in"),
                |output| {
                    let options = Options {
                        root: project.path().into(),
                        output: output.path().into(),
                        write: true,
                        ..Options::default()
                    };
                    let outcome = run(&options, &Silent, &AtomicBool::new(false));
                    assert!(matches!(outcome.end, End::Made(_)), "{:?}", outcome.found);
                    output
                },
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, build);
criterion_main!(benches);
