//! Entries taken out of a list in TOML.

use std::ops::Range;

use super::entry_with_comma;

/// The text without these entries of its lists, each with the comma that parted it from the next, or else from the one
/// before, where that stands on its line. Other comments stay.
pub(super) fn without(text: &str, entries: &[Range<usize>]) -> String {
    let mut entries = entries.to_vec();
    entries.sort_by_key(|entry| entry.start);
    let mut text = text.to_owned();
    // From the end, so that the places of those before still hold.
    for entry in entries.into_iter().rev() {
        let mut gone = entry_with_comma(&text, &entry);
        if gone == entry {
            // On the line of an entry nothing before it is a comment.
            let before = text[..entry.start].trim_end_matches([' ', '\t']);
            gone.start = before.strip_suffix(',').map_or(entry.start, str::len);
        }
        text.replace_range(gone, "");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::without;
    use proptest::prelude::*;

    fn ranges(text: &str, gone: &[&str]) -> Vec<std::ops::Range<usize>> {
        gone.iter().map(|id| text.find(id).map(|at| at..at + id.len()).unwrap()).collect()
    }

    #[test]
    fn entries_go_with_their_commas() {
        let text = "main_items = [\"A-1\", \"A-2\", \"A-3\"]\n";
        for (gone, left) in [
            (&["\"A-1\""][..], "main_items = [\"A-2\", \"A-3\"]\n"),
            (&["\"A-2\""], "main_items = [\"A-1\", \"A-3\"]\n"),
            (&["\"A-3\""], "main_items = [\"A-1\", \"A-2\"]\n"),
            (&["\"A-2\"", "\"A-3\""], "main_items = [\"A-1\"]\n"),
            (&["\"A-3\"", "\"A-1\"", "\"A-2\""], "main_items = []\n"),
        ] {
            assert_eq!(without(text, &ranges(text, gone)), left);
        }
        // A comma in a comment is none, and a comment before the comma goes with its entry.
        for (text, left) in [
            ("[\"A-1\" # 一\n, \"A-2\"]", "[\"A-2\"]"),
            ("[\"A-2\", # 二,\n \"A-1\"]", "[\"A-2\", # 二,\n ]"),
            ("[\"A-1\" # 一,\n]", "[ # 一,\n]"),
        ] {
            assert_eq!(without(text, &ranges(text, &["\"A-1\""])), left);
        }
        let text = "main_items = [\n    \"A-1\", # 首页\n    \"A-2\",\n]\n";
        assert_eq!(without(text, &ranges(text, &["\"A-2\""])), "main_items = [\n    \"A-1\", # 首页\n    \n]\n");
    }

    /// What may stand around entries and commas.
    const GAPS: [&str; 7] = ["", " ", "\n", "\t", " # 注\n", "# \"a\", ],\r\n", "\n\t#,\n# 注 # [\n"];

    proptest! {
        #[test]
        fn what_is_left_is_the_list_without_them(
            ids in prop::collection::vec("[a-c]{1,2}", 1..6),
            gone in prop::collection::vec(any::<bool>(), 6),
            gaps in prop::collection::vec(prop::sample::select(&GAPS[..]), 12),
            ends_in_comma in any::<bool>(),
        ) {
            let mut text = String::from("list = [");
            let mut places = Vec::new();
            for (at, id) in ids.iter().enumerate() {
                text += gaps[2 * at];
                places.push(text.len()..text.len() + id.len() + 2);
                text.extend(["\"", id, "\""]);
                text += gaps[2 * at + 1];
                if at + 1 < ids.len() || ends_in_comma {
                    text.push(',');
                }
            }
            text += gaps[10];
            text += "]\n";
            let is_gone = |at: usize| gone[at];
            let out: Vec<_> = places.iter().enumerate().filter(|(at, _)| is_gone(*at)).map(|(_, at)| at.clone()).collect();
            let left: Vec<&String> = ids.iter().enumerate().filter(|(at, _)| !is_gone(*at)).map(|(_, id)| id).collect();
            let after: toml::Table = toml::from_str(&without(&text, &out)).unwrap();
            let after: Vec<&str> = after["list"].as_array().unwrap().iter().filter_map(toml::Value::as_str).collect();
            prop_assert_eq!(after, left);
        }
    }
}
