//! What one code costs: its symbol at two levels, its rectangles and its two pictures.
//!
//! Times are per address of a generated set, in which lengths vary as they do on government sites.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use mingma::code::{Code, Kind, Level, encode, png, rects, svg};
use mingma::geom::Length;

/// Addresses of the kinds found on city sites, the same in every run.
fn addresses() -> Vec<String> {
    let mut state = 20_261_101_u64;
    let mut below = |limit: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % limit
    };
    (0..1000)
        .map(|_| {
            let host = ["www.wlht.gov.cn", "zwgk.wlht.gov.cn", "fgw.wlht.gov.cn"][below(3) as usize];
            let section = ["zwgk/fdzdgknr", "zwgk/jcxx/ghjh", "xxgk/zdly/shjz", "col"][below(4) as usize];
            let (date, number) = (20_200_101 + below(60_000), below(10_000_000));
            match below(3) {
                0 => format!("https://{host}/{section}/{date}/t{date}_{number}.html"),
                1 => format!("https://{host}/{section}/art/{number}.shtml"),
                _ => format!("https://{host}/{section}/{number}/index.html"),
            }
        })
        .collect()
}

fn code(criterion: &mut Criterion) {
    let addresses = addresses();
    let mut group = criterion.benchmark_group("code");
    for level in [Level::M, Level::Q] {
        let mut next = addresses.iter().cycle();
        group.bench_function(format!("encode {level:?}"), |bencher| {
            bencher.iter_batched(
                || next.next().map_or("", String::as_str),
                |address| black_box(encode(address, level)),
                BatchSize::SmallInput,
            );
        });
    }
    let codes: Vec<Code> = addresses
        .iter()
        .filter_map(|address| {
            Some(Code {
                id: "FGW-0012".to_owned(),
                department: Some(0),
                kind: Kind::Item,
                target: address.clone(),
                destination: address.clone(),
                title: "国民经济和社会发展规划".to_owned(),
                symbol: encode(address, Level::M).ok()?,
            })
        })
        .collect();
    let module = Length::mm(0.5);
    let mut draw = |name: &str, draw: &dyn Fn(&Code) -> usize| {
        let mut next = codes.iter().cycle();
        group.bench_function(name, |bencher| {
            bencher.iter_batched(|| next.next(), |code| code.map(draw), BatchSize::SmallInput);
        });
    };
    draw("rects", &|code| rects(&code.symbol).len());
    draw("svg", &|code| svg(code, module).len());
    draw("png", &|code| png(code, module).len());
    draw("hash", &|code| code.symbol.hash().len());
    group.finish();
}

criterion_group!(benches, code);
criterion_main!(benches);
