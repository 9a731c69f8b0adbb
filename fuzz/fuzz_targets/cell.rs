//! Cells: any text is read without a panic, and what was read is read as the same again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mingma::cell::channel::{self, Legend};
use mingma::cell::{basis, body, ditto, elements, likeness, limit, normal, space, tick};
use mingma::diag::{Language, Locale};

fuzz_target!(|text: &str| {
    let healed = space::heal(text);
    assert_eq!(space::heal(&healed), healed);
    let _ = space::join_lines(text);
    let key = normal::key(text);
    assert_eq!(normal::key(&key), key);
    assert_eq!(likeness::score(text, &key), likeness::SAME);

    let limit = limit::parse(text);
    let mut remarks = limit.remarks;
    let again = limit::parse(&limit.value.to_string());
    if remarks.is_empty() {
        assert_eq!(again.value.rules, limit.value.rules);
    }
    for legend in [Legend::Chosen, Legend::Mandatory] {
        remarks.extend(channel::read(text, legend).remarks);
    }
    let basis = basis::normalise(text);
    let _ = basis::references(&basis.value);
    remarks.extend(basis.remarks);

    let _ = (tick::read(text), elements::split(text), Legend::read(text));
    assert!(!(ditto::is_ditto(text) && ditto::is_reference(text)));
    for name in body::split(text) {
        let _ = (body::forms(&name), body::is_generic(&name));
    }
    let locale = Locale::new(Language::Zh);
    for remark in &remarks {
        assert_ne!(locale.message(remark).headline, remark.key);
    }
});
