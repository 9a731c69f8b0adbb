//! Names of sheets that every spreadsheet program takes.

use std::collections::BTreeSet;

use super::workbook::cut;

/// The most UTF-16 units a sheet's name may have.
const LONGEST: usize = 31;

/// Names given so far in one workbook.
#[derive(Debug, Default)]
pub(super) struct SheetNames(BTreeSet<String>);

impl SheetNames {
    /// A name like `wished`: without the characters programs refuse, of a length they take, unlike all given before.
    pub fn give(&mut self, wished: &str) -> String {
        let plain = plain(wished);
        let mut name = start(&plain, LONGEST).to_owned();
        let mut number = 1;
        while !self.0.insert(name.to_lowercase()) {
            number += 1;
            let end = format!("（{number}）");
            name = start(&plain, LONGEST - units(&end)).to_owned() + &end;
        }
        name
    }
}

/// Without what a name may not hold; `表` where nothing is left.
fn plain(wished: &str) -> String {
    let is_refused = |ch: char| ch.is_control() || matches!(ch, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
    let kept: String = wished.chars().map(|ch| if is_refused(ch) { ' ' } else { ch }).collect();
    let kept = kept.trim_matches(|ch: char| ch == '\'' || ch.is_whitespace());
    // Excel keeps this name, in any case, for itself.
    if kept.is_empty() || kept.eq_ignore_ascii_case("history") { format!("表{kept}") } else { kept.to_owned() }
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// As much of a name as fits, without what may not end it.
fn start(name: &str, longest: usize) -> &str {
    cut(name, longest).trim_end_matches(|ch: char| ch == '\'' || ch.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_mended_as_little_as_needed() {
        let mut names = SheetNames::default();
        assert_eq!(names.give("发改委"), "发改委");
        assert_eq!(names.give("发改委"), "发改委（2）");
        assert_eq!(names.give("a/b"), "a b");
        assert_eq!(names.give("A B"), "A B（2）");
        assert_eq!(names.give("''"), "表");
        assert_eq!(names.give("History"), "表History");
        assert_eq!(names.give(&"长".repeat(40)), "长".repeat(31));
        assert_eq!(names.give(&"长".repeat(40)), "长".repeat(28) + "（2）");
    }

    proptest! {
        #[test]
        fn names_are_legal_and_each_is_given_once(wished in prop::collection::vec(".{0,40}", 1..8)) {
            let mut names = SheetNames::default();
            let given: Vec<String> = wished.iter().map(|name| names.give(name)).collect();
            for name in &given {
                prop_assert!(!name.is_empty() && units(name) <= LONGEST);
                prop_assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\']));
                prop_assert!(!name.starts_with('\'') && !name.ends_with('\''));
            }
            let different: BTreeSet<_> = given.iter().map(|name| name.to_lowercase()).collect();
            prop_assert_eq!(different.len(), given.len());
        }
    }
}
