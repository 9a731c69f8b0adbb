//! Text with separators: csv, tsv. Rows and quotes as spreadsheet programs understand them (RFC 4180); the separator
//! is the one the first row is parted by.

use super::Address;
use super::grid::{Grid, Reading};
use crate::diag::Diagnostic;

/// Reads the one sheet of a text.
pub(super) fn read(text: &str, reading: &mut Reading<'_>) -> Result<(), Diagnostic> {
    let (separator, text) = separator(text);
    let mut grid = Grid::new("表1");
    let mut rest = text;
    let (mut row, mut column) = (0, 0);
    while !rest.is_empty() {
        let at = Address::new(row, column);
        let field = field(rest, separator);
        if field.is_open {
            reading.remark(Diagnostic::warning("sheet-open-quote"), grid.name(), at, &field.text);
        }
        grid.put(reading, at, &field.text)?;
        rest = &rest[field.length..];
        if let Some(after) = rest.strip_prefix(separator) {
            rest = after;
            column = column.saturating_add(1);
        } else {
            rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])).unwrap_or(rest);
            (row, column) = (row + 1, 0);
        }
    }
    if grid.is_empty() {
        return Err(Diagnostic::error("sheet-empty-file"));
    }
    reading.take(grid, |_| {})
}

/// The separator, and the text without a line that names it (`sep=;`, as some programs write).
fn separator(text: &str) -> (char, &str) {
    if let Some(named) = text.strip_prefix("sep=") {
        let line = named.lines().next().unwrap_or_default();
        if let Some(separator) = line.chars().next() {
            return (separator, named[line.len()..].trim_start_matches(['\r', '\n']));
        }
    }
    let mut counts = [('\t', 0), (',', 0), (';', 0)];
    let mut is_quoted = false;
    // A title may stand alone above the table.
    for letter in text.chars().take(20_000) {
        match letter {
            '"' => is_quoted = !is_quoted,
            '\n' if !is_quoted && counts.iter().any(|&(_, count)| count > 1) => break,
            _ if !is_quoted => {
                counts.iter_mut().filter(|(known, _)| *known == letter).for_each(|(_, count)| *count += 1);
            }
            _ => {}
        }
    }
    let most = counts.iter().map(|&(_, count)| count).max().unwrap_or(0);
    let separator = counts.iter().find(|&&(known, count)| count == most && (most > 0 || known == ','));
    (separator.map_or(',', |&(separator, _)| separator), text)
}

/// One field at the start of a text.
struct Field {
    /// What it says, without its quotes.
    text: String,
    /// How many bytes it takes.
    length: usize,
    /// Whether its quote is never closed; then it goes to the end of its line only.
    is_open: bool,
}

fn field(rest: &str, separator: char) -> Field {
    let plain = |is_open| {
        let length = rest.find([separator, '\n', '\r']).unwrap_or(rest.len());
        Field { text: rest[..length].to_owned(), length, is_open }
    };
    let Some(inner) = rest.strip_prefix('"') else { return plain(false) };
    let mut text = String::new();
    let mut at = 0;
    loop {
        let Some(quote) = inner[at..].find('"') else { return plain(true) };
        text.push_str(&inner[at..at + quote]);
        at += quote + 1;
        if inner[at..].starts_with('"') {
            text.push('"');
            at += 1;
        } else {
            break;
        }
    }
    // What follows a closing quote belongs to the field, as spreadsheets have it.
    let tail = inner[at..].find([separator, '\n', '\r']).unwrap_or(inner.len() - at);
    text.push_str(&inner[at..at + tail]);
    Field { text, length: 1 + at + tail, is_open: false }
}
