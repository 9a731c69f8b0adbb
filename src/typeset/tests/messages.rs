//! Mistakes that only setting shows, as they are printed: the whole message, in both languages, in a file of its own
//! below `messages/`. `SNAPSHOTS=overwrite cargo test` writes them anew.

use super::*;
use crate::diag::{Language, Locale, Look, render};

/// Compares what is printed about a page with this matter with the file of this name.
fn printed(name: &str, matter: &str) {
    let (_, found) = tried(&format!("<document>\n  <page>\n    {matter}\n  </page>\n</document>\n"), "");
    assert!(!found.as_slice().is_empty(), "nothing is wrong");
    let look = Look { colour: false, width: 100 };
    let text =
        [Language::Zh, Language::En].map(|language| render(found.as_slice(), &Locale::new(language), look)).concat();
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/typeset/tests/messages/{name}.txt"));
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(text, snapbox::Data::read_from(&file, None));
}

#[test]
fn a_character_no_font_has() {
    printed("a_character_no_font_has", "<p>乌兰\u{1F600}浩特</p>");
}

#[test]
fn an_unknown_code() {
    printed("an_unknown_code", "<qr code=\"FGQ\"/>");
}

#[test]
fn a_page_number_outside_the_margins() {
    printed("a_page_number_outside_the_margins", "<p>第<page-number/>页</p>");
}

#[test]
fn text_too_high_for_its_box() {
    printed("text_too_high_for_its_box", "<p style=\"height: 5mm\">乌兰浩特市<br/>政务公开</p>");
}

#[test]
fn text_too_wide_for_its_box() {
    printed("text_too_wide_for_its_box", "<p style=\"width: 20mm; white-space: nowrap\">乌兰浩特市政务公开手册</p>");
}

#[test]
fn text_set_smaller() {
    printed("text_set_smaller", "<p style=\"height: 8mm; width: 30mm; overflow: shrink(6pt)\">乌兰浩特市政务公开</p>");
}
