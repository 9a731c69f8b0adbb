//! Items in TOML, changed value by value.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Edits, entry_with_comma, spliced};
use crate::catalog::Column;

/// One item as it stands in its file.
struct Entry {
    /// Its header `[[item]]`, or the whole of it where it stands in braces.
    whole: Range<usize>,
    is_inline: bool,
    /// Its columns and their values.
    values: Vec<(Column, Range<usize>)>,
    /// The end of the last of them; of the header where it has none.
    end: usize,
}

pub(super) fn rewrite(text: &str, edits: &Edits) -> String {
    let entries = entries(text);
    let mut replaced: BTreeMap<(usize, usize), String> = BTreeMap::new();
    for edit in &edits.cells {
        let Some(entry) = entries.iter().find(|entry| entry.whole.start == edit.row.start) else { continue };
        let new = quoted(&edit.text);
        match entry.values.iter().find(|(column, _)| *column == edit.column) {
            Some((_, value)) => {
                replaced.insert((value.start, value.end), new);
            }
            None if edit.text.is_empty() => {}
            None => {
                let key = edit.column.key();
                let line = if entry.is_inline { format!(", {key} = {new}") } else { format!("\n{key} = {new}") };
                replaced.entry((entry.end, entry.end)).or_default().push_str(&line);
            }
        }
    }
    for row in &edits.removed {
        let Some(index) = entries.iter().position(|entry| entry.whole.start == row.start) else { continue };
        let range = extent(text, &entries, index);
        replaced.retain(|(start, _), _| !range.contains(start));
        replaced.insert((range.start, range.end), String::new());
    }
    spliced(text, replaced.into_iter().map(|((start, end), new)| (start..end, new)))
}

fn entries(text: &str) -> Vec<Entry> {
    let (root, _) = DeTable::parse_recoverable(text);
    let Some(list) = root.get_ref().get("item").and_then(|list| list.get_ref().as_array()) else { return Vec::new() };
    let mut entries: Vec<Entry> = list.iter().filter_map(|item| entry(text, item)).collect();
    entries.sort_by_key(|entry| entry.whole.start);
    entries
}

fn entry(text: &str, item: &Spanned<DeValue<'_>>) -> Option<Entry> {
    let whole = item.span();
    let is_inline = text[whole.clone()].starts_with('{');
    let table = item.get_ref().as_table()?;
    let end = table.values().map(|value| value.span().end).max();
    let end = end.unwrap_or(if is_inline { whole.start + 1 } else { whole.end });
    let known = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
        let key: &toml::de::DeString<'_> = Spanned::get_ref(key);
        Some((Column::of_heading(key)?, value.span()))
    };
    Some(Entry { whole, is_inline, values: table.iter().filter_map(known).collect(), end })
}

/// What goes with an item: for one in braces the comma after it; else all lines up to the next item, but for the comment
/// that stands right above that one.
fn extent(text: &str, entries: &[Entry], index: usize) -> Range<usize> {
    let entry = &entries[index];
    if entry.is_inline {
        return entry_with_comma(text, &entry.whole);
    }
    let Some(next) = entries.get(index + 1) else { return entry.whole.start..text.len() };
    let mut end = next.whole.start;
    while let Some(line) = text[entry.end..end].strip_suffix('\n').map(|lines| lines.rfind('\n').map_or(0, |at| at + 1))
    {
        if !text[entry.end + line..end].trim_start().starts_with('#') {
            break;
        }
        end = entry.end + line;
    }
    entry.whole.start..end
}

/// A TOML basic string.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::super::CellEdit;
    use super::*;

    const TEXT: &str =
        "# 事项\n[[item]]\nid = \"A-1\"  # 第一\n名称 = '''甲'''\n\n# 第二\n[[item]]\nid = \"A-2\"\nlevel1 = \"乙\"\n";

    fn changed(text: &str, at: usize, column: Column, new: &str) -> String {
        let row = entries(text)[at].whole.clone();
        let cells = vec![CellEdit { row, column, text: new.to_owned() }];
        rewrite(text, &Edits { cells, ..Edits::default() })
    }

    fn removed(text: &str, at: usize) -> String {
        let removed = vec![entries(text)[at].whole.clone()];
        rewrite(text, &Edits { removed, ..Edits::default() })
    }

    #[test]
    fn values_are_changed_where_they_stand() {
        assert_eq!(changed(TEXT, 0, Column::Name, "新\"名"), TEXT.replace("'''甲'''", "'新\"名'"));
        assert_eq!(changed(TEXT, 1, Column::Content, "内容"), TEXT.replace("\"乙\"", "\"乙\"\ncontent = \"内容\""));
        assert_eq!(changed(TEXT, 1, Column::Content, ""), TEXT);
    }

    #[test]
    fn an_item_goes_with_its_lines_but_not_with_the_next_ones_comment() {
        assert_eq!(removed(TEXT, 0), "# 事项\n# 第二\n[[item]]\nid = \"A-2\"\nlevel1 = \"乙\"\n");
        assert_eq!(removed(TEXT, 1), "# 事项\n[[item]]\nid = \"A-1\"  # 第一\n名称 = '''甲'''\n\n# 第二\n");
    }

    #[test]
    fn items_in_braces() {
        let text = "item = [{id = \"A-1\"}, {id = \"A-2\", level1 = \"乙\"}]\n";
        assert_eq!(
            changed(text, 0, Column::Level1, "甲"),
            text.replace("{id = \"A-1\"}", "{id = \"A-1\", level1 = \"甲\"}")
        );
        assert_eq!(removed(text, 0), "item = [{id = \"A-2\", level1 = \"乙\"}]\n");
        assert_eq!(removed(text, 1), "item = [{id = \"A-1\"}, ]\n");
        let text = "item = [{id = \"A-1\"} # 第一,\n, {id = \"A-2\"}]\n";
        assert_eq!(removed(text, 0), "item = [{id = \"A-2\"}]\n");
    }
}
