//! What the way from a folder to addresses costs, at three sizes: reading and checking the catalogue, the gate, and
//! one address for each code; and what understanding the cells of an imported table costs.

#[path = "../examples/grow/city.rs"]
mod city;

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use mingma::cell::channel::{self, Legend};
use mingma::cell::tick::{self, Tick};
use mingma::cell::{basis, body, elements, limit, normal, space};
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

/// As many rows as ten cities have, in the habits of real tables: what understanding one column after another costs.
fn cells(criterion: &mut Criterion) {
    const ROWS: usize = 35_450;
    const CONTENTS: &[&str] = &[
        "1.机构名称;\n2.开放时间;\n3.机构地址;\n4.联系电话",
        "申报材料清单、批准流程、办理时限、受理机构 联系方式、申报要求等",
        "受理环节:受理公示、报告书(表)全本;拟决定环节:拟审查公示;决定环节:环评批复",
    ];
    const LIMITS: &[&str] = &[
        "自信息形\n成或者变\n更之日起\n20个工作\n日内予以\n公开",
        "信息形成20个工作日内；其中行政许可、行政处罚自作出行政决定之日起7个工作日内公示",
        "本级人民代表大会或其常务委员会批准后20日内",
        "批前公示时间不得少于30日\n批准后20个工作日内,法律法规另有规定的从其规定",
        "实时公开",
    ];
    const CHANNELS: &[&str] = &[
        "■政府网站 □政府公报\n□两微一端 □发布会/听证会\n□广播电视 □纸质媒体\n■公开查阅点 □政务服务中心\n□便民服务站 □入户/现场\n\
         □社区/企事业单位/村公示栏(电子屏)\n□精准推送 □其他",
        "t政府网站□政府公报\n□两微一端□发布会/听证会\nt社区/企事业单位/村公示栏(电子屏)\n□精准推送□其他",
        "政府网站、公共查阅点、政务服务大厅",
    ];
    const BASES: &[&str] = &[
        "《中华人民共和国政府信息公开条例》(国务院令第711号)、《关于全面推进政务公开工作的意见》(中办发[2016]8号)",
        "【法律】《中华人民共和国预算法》\n【规章】《地方预决算公开操作规程》(财预〔2016〕143号)",
        "《关于推进重大建设项目批准和实施领域政府信息公开的意见》（国办发（2017）94号）",
    ];
    const BODIES: &[&str] =
        &["武昌区发展和改革局", "县文广新旅局,相关公共文化服务机构", "招标人及其代理机构或行政监督部门"];
    const TICKS: &[&str] = &["√", "", "项目单位", "√"];

    let mut group = criterion.benchmark_group("cell");
    group.sample_size(10).throughput(Throughput::Elements(ROWS as u64));
    let mut column = |name: &str, cells: &'static [&'static str], read: &dyn Fn(&str) -> usize| {
        let read_all = || cells.iter().cycle().take(ROWS).map(|cell| read(black_box(cell))).sum::<usize>();
        group.bench_function(format!("{name}/{ROWS}"), |bencher| bencher.iter(read_all));
    };
    column("space", CONTENTS, &|cell| space::heal(cell).len());
    column("key", CONTENTS, &|cell| normal::key(cell).len());
    column("elements", CONTENTS, &|cell| elements::split(cell).items.len());
    column("limit", LIMITS, &|cell| limit::parse(cell).value.rules.len());
    column("channel", CHANNELS, &|cell| channel::read(cell, Legend::Chosen).value.chosen.len());
    column("basis", BASES, &|cell| basis::normalise(cell).value.len());
    column("body", BODIES, &|cell| body::split(cell).len());
    column("tick", TICKS, &|cell| usize::from(tick::read(cell) == Tick::Ticked));
    group.finish();
}

criterion_group!(benches, catalogue, cells);
criterion_main!(benches);
