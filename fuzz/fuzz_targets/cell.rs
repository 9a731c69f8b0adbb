//! What stands in a cell: any text has a meaning or a remark, and what was healed or normalised stays as it is.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mingma::cell::channel::Legend;
use mingma::cell::{basis, body, channel, ditto, elements, limit, normal, space, tick};

fuzz_target!(|text: &str| {
    let healed = space::heal(text);
    assert_eq!(space::heal(&healed), healed);
    let key = normal::key(text);
    assert_eq!(normal::key(&key), key);
    let _ = (tick::read(text), ditto::is_ditto(text), body::split(text), elements::split(text));
    let _ = (basis::normalise(text), limit::parse(text), Legend::read(text));
    for legend in [Legend::Chosen, Legend::Mandatory] {
        let _ = channel::read(text, legend);
    }
});
