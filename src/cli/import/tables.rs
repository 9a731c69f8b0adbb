//! The tables as they were understood: each column with its letter, its head, what it was taken for.

use mingma::build::Imported;
use mingma::diag::{Locale, escape};
use mingma::import::outcome::{Certainty, ColumnSeen, TableSeen};
use mingma::sheet::Address;

use crate::cli::wrap::{padded, width, wrap};

/// How wide a head is shown at most.
const WIDEST_HEAD: usize = 28;

/// All tables; one with the columns of an earlier one says so in a line.
pub fn text(imported: &Imported, locale: &Locale, columns: usize) -> String {
    let mut text = String::new();
    let tables = &imported.outcome.tables;
    for (at, table) in tables.iter().enumerate() {
        let rows = locale.text("cli-import-rows", &[("rows", &table.rows), ("taken", &table.taken)]);
        let name = format!("{} · {}", escape(&table.file), escape(&table.name));
        let alike = tables[..at].iter().find(|earlier| says_the_same(&earlier.columns, &table.columns));
        let same = alike.map(|earlier| locale.text("cli-import-same-columns", &[("table", &earlier.name)]));
        text += &wrap(&format!("{name}  {rows}{}", same.unwrap_or_default()), columns, 2);
        text.push('\n');
        if alike.is_none() {
            text += &mapping(table, locale, columns);
        }
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

fn says_the_same(one: &[ColumnSeen], other: &[ColumnSeen]) -> bool {
    one == other
}

fn mapping(table: &TableSeen, locale: &Locale, columns: usize) -> String {
    let row = |column: &ColumnSeen| {
        let address = Address::new(0, column.column).to_string();
        let letter = address.trim_end_matches('1').to_owned();
        let meaning = column.meaning.clone().unwrap_or_else(|| locale.text("cli-import-no-meaning", &[]));
        let sure = match column.certainty {
            Certainty::Known => String::new(),
            Certainty::Told => locale.text("cli-import-told", &[]),
            Certainty::Likely => locale.text("cli-import-likely", &[]),
            Certainty::Unsure => locale.text("cli-import-unsure", &[]),
        };
        [letter, cut(&escape(&column.head), WIDEST_HEAD), escape(&meaning).into_owned(), sure]
    };
    let rows: Vec<[String; 4]> = table.columns.iter().map(row).collect();
    let widest = |part: usize| rows.iter().map(|row| width(&row[part])).max().unwrap_or(0);
    let widths = [widest(0), widest(1), widest(2)];
    let mut text = String::new();
    for [letter, head, meaning, sure] in &rows {
        let line = if widths.iter().sum::<usize>() + 20 > columns {
            format!("  {} {head} → {meaning}  {sure}", padded(letter, widths[0]))
        } else {
            let (head, meaning) = (padded(head, widths[1]), padded(meaning, widths[2]));
            format!("  {}  {head}  → {meaning}  {sure}", padded(letter, widths[0]))
        };
        text += &wrap(line.trim_end(), columns, 4 + widths[0]);
        text.push('\n');
    }
    text
}

/// A text of at most so many columns, cut with an ellipsis.
pub fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut short = String::new();
    for character in text.chars() {
        if width(&short) + width(character.encode_utf8(&mut [0; 4])) + 1 > columns {
            break;
        }
        short.push(character);
    }
    short + "…"
}
