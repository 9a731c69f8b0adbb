//! The names of the sample's departments and its titles of level 1 as an index has them, each under its head and with
//! its reading: `titles.txt`, to be read through whenever it changes. `SNAPSHOTS=overwrite cargo test` writes it anew.

use std::fmt::Write as _;
use std::path::Path;

use super::*;

const TITLES: &str = include_str!("titles.txt");

#[test]
fn titles_stand_in_order_under_their_heads() {
    let titles = TITLES.lines().filter_map(|line| line.split('\t').nth(1));
    let mut keys: Vec<_> = titles.map(|title| Key::new(Order::Pinyin, title, None)).collect();
    keys.sort();
    let mut listed = String::new();
    for key in &keys {
        let Head::Letter(letter) = key.head() else { panic!("{} stands under {:?}", key.text(), key.head()) };
        let _ = writeln!(listed, "{letter}\t{}\t{}", key.text(), read(key.text()));
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/collate/tests/titles.txt");
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(listed, snapbox::Data::read_from(&file, None));
}
