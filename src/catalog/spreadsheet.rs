//! Tables for spreadsheet programs, as CSV that any of them opens.

use std::borrow::Cow;

/// The rows as CSV (RFC 4180): UTF-8 with its mark, and no cell that a spreadsheet would run as a formula.
#[must_use]
pub fn spreadsheet<R>(rows: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator<Item = String>,
{
    let mut text = String::from("\u{FEFF}");
    for row in rows {
        for (index, cell) in row.into_iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            text.push_str(&quoted(&guarded(&cell)));
        }
        text.push_str("\r\n");
    }
    text
}

/// Whether a spreadsheet may take a text for a formula.
#[must_use]
pub fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

/// A leading apostrophe keeps spreadsheets from reading a cell as a formula; [`unguarded`] takes it away again.
#[must_use]
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if is_formula(cell.trim_start_matches('\'')) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// A cell of a text table as it was meant: without the apostrophe that only guarded it.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(meant) if is_formula(meant.trim_start_matches('\'')) => meant,
        _ => cell,
    }
}

fn quoted(cell: &str) -> Cow<'_, str> {
    if cell.contains([',', '"', '\r', '\n']) {
        Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_looks_like_a_formula_is_guarded() {
        let rows = [["=1+1", "'=1", "'年", "－，"].map(str::to_owned)];
        assert_eq!(spreadsheet(rows), "\u{FEFF}'=1+1,''=1,'年,'－，\r\n");
    }

    proptest! {
        #[test]
        fn a_guard_is_taken_off_again(cell in "['=＝+a]{0,6}") {
            let guarded = guarded(&cell).into_owned();
            prop_assert!(!is_formula(&guarded));
            prop_assert_eq!(unguarded(&guarded), cell);
        }
    }
}
