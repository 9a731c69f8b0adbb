//! Lists for people, as CSV that any spreadsheet program opens.

/// The rows as CSV (RFC 4180): UTF-8 with its mark, and no cell that a spreadsheet would run as a formula.
#[must_use]
pub fn spreadsheet<const N: usize>(rows: impl IntoIterator<Item = [String; N]>) -> String {
    let mut text = String::from("\u{FEFF}");
    for row in rows {
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            text.push_str(&quoted(&harmless(cell)));
        }
        text.push_str("\r\n");
    }
    text
}

/// A leading apostrophe keeps spreadsheets from reading a cell as a formula.
fn harmless(cell: &str) -> String {
    let starts = |ch: char| matches!(ch, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠');
    if cell.starts_with(starts) { format!("'{cell}") } else { cell.to_owned() }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}
