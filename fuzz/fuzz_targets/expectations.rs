//! Tables of expected codes: any text is understood or refused, with its mistakes at places within it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mingma::diag::{Diagnostics, Language, Locale, Look, Source, render};
use mingma::proof::read_expectations;

fuzz_target!(|text: &str| {
    let source = Source::new("list.csv", text);
    let mut found = Diagnostics::default();
    let expectations = read_expectations(&source, &mut found);
    let _ = expectations.of("a/b.pdf");
    // Drawing the mistakes cuts lines out of the text: places must lie within it.
    let _ = render(found.as_slice(), &Locale::new(Language::Zh), Look { colour: false, width: 80 });
});
