//! Profiles and tables: whatever a profile says, a table is understood by it or asked about. The input is the profile's
//! text, and after a byte 0 a table in lines.
#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mingma::catalog::{Catalog, load};
use mingma::diag::{Diagnostics, Source};
use mingma::import::profile::Profile;
use mingma::import::understand;
use mingma::sheet::read;

static CITY: LazyLock<Catalog> = LazyLock::new(|| {
    let city = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/import/city");
    load(&city, &mut Diagnostics::default()).expect("the city of the tests is sound").catalog
});

fuzz_target!(|text: &str| {
    let (profile, table) = text.split_once('\0').unwrap_or((text, ""));
    let mut found = Diagnostics::default();
    let source = Source::new("import.toml", profile);
    let profile = Profile::read(&source, &CITY, &mut found).unwrap_or_default();
    let table = format!("序号,一级事项,二级事项,公开内容,公开依据,公开时限,公开主体\n{table}");
    let books: Vec<_> = read("财政预决算.csv", table.into_bytes(), &mut found).into_iter().collect();
    let draft = understand(&books, &CITY, &profile, &mut found);
    for row in &draft.rows {
        assert!(row.row < books[row.book].sheets[row.sheet].height());
    }
});
