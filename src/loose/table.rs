//! Tables that other programs merge pages from: a row for each code, with the paths of its pictures from the table's own
//! folder.
//!
//! Their headings never change with the language of whoever runs the program: documents refer to them by name.

use std::borrow::Cow;

use super::Entry;
use crate::catalog::{guarded, spreadsheet};
use crate::code::Drawing;

/// A form of table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// For office programs: commas, UTF-8 with its mark.
    Office,
    /// For `InDesign`: tabs, UTF-16 with its mark, and an `@` before the headings of pictures, which tells it to place them.
    InDesign,
}

/// The headings before those of the pictures.
const HEADINGS: [&str; 4] = ["编号", "名称", "单位", "网址"];

impl Table {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Office, Self::InDesign];

    /// The name of its file.
    #[must_use]
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Office => "list.csv",
            Self::InDesign => "indesign.txt",
        }
    }

    /// The table's bytes. No cell is one that a spreadsheet would run as a formula.
    #[must_use]
    pub fn file(self, entries: &[Entry<'_>]) -> Vec<u8> {
        let drawings = entries.first().map_or(&[][..], |entry| &entry.files).iter().map(|(drawing, _)| *drawing);
        let mark = if self == Self::InDesign { "@" } else { "" };
        let pictures = drawings.map(|drawing| format!("{mark}{}", heading(drawing)));
        let heading: Vec<String> = HEADINGS.iter().map(|&heading| heading.to_owned()).chain(pictures).collect();
        let rows = entries.iter().map(row);
        match self {
            Self::Office => spreadsheet(std::iter::once(heading).chain(rows)).into_bytes(),
            Self::InDesign => tabbed(&heading, rows),
        }
    }
}

/// How the column of a kind of picture is called: a name that Word, too, takes for a field as it is.
fn heading(drawing: Drawing) -> &'static str {
    match drawing {
        Drawing::Svg => "SVG",
        Drawing::Png => "PNG",
        Drawing::Pdf => "PDF",
        Drawing::Cmyk => "CMYK",
        Drawing::Eps => "EPS",
    }
}

fn row(entry: &Entry<'_>) -> Vec<String> {
    let words = [entry.id, entry.title, entry.owner, entry.target].map(str::to_owned);
    words.into_iter().chain(entry.files.iter().map(|(_, path)| path.clone())).collect()
}

/// Lines of cells with tabs between them, as spreadsheets write "Unicode text". Its headings are not guarded: what stands
/// there is ours, and the `@` is wanted.
fn tabbed(heading: &[String], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut text = heading.join("\t");
    for row in rows {
        text.push_str("\r\n");
        let cells: Vec<String> = row.iter().map(|cell| one_line(&guarded(cell)).into_owned()).collect();
        text.push_str(&cells.join("\t"));
    }
    text.push_str("\r\n");
    // Little end first, as its mark says.
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// A cell that neither ends its line nor its column, quoted where it holds quotation marks. `InDesign` does not bear the wide
/// space of Chinese in its data.
fn one_line(cell: &str) -> Cow<'_, str> {
    if !cell.contains(['\t', '\r', '\n', '\u{3000}', '"']) {
        return Cow::Borrowed(cell);
    }
    let line = cell.replace(['\t', '\r', '\n', '\u{3000}'], " ");
    Cow::Owned(if line.contains('"') { format!("\"{}\"", line.replace('"', "\"\"")) } else { line })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries() -> [Entry<'static>; 2] {
        let entry = |id, title, png: &str, eps: &str| Entry {
            id,
            title,
            owner: "财政局",
            target: "https://www.wlht.gov.cn/a",
            files: vec![(Drawing::Png, png.to_owned()), (Drawing::Eps, eps.to_owned())],
        };
        [
            entry("CZJ", "财政局", "CZJ/CZJ.png", "CZJ/CZJ.eps"),
            entry("CZJ-1", "=\"收入\",\t表", "CZJ/CZJ-1.png", "CZJ/CZJ-1.eps"),
        ]
    }

    #[test]
    fn the_table_for_office_programs() {
        let text = String::from_utf8(Table::Office.file(&entries())).unwrap();
        let expected = "\u{FEFF}编号,名称,单位,网址,PNG,EPS\r\n\
             CZJ,财政局,财政局,https://www.wlht.gov.cn/a,CZJ/CZJ.png,CZJ/CZJ.eps\r\n\
             CZJ-1,\"'=\"\"收入\"\",\t表\",财政局,https://www.wlht.gov.cn/a,CZJ/CZJ-1.png,CZJ/CZJ-1.eps\r\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn the_table_for_indesign() {
        let bytes = Table::InDesign.file(&entries());
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        let text = String::from_utf16(&units).unwrap();
        let expected = "\u{FEFF}编号\t名称\t单位\t网址\t@PNG\t@EPS\r\n\
             CZJ\t财政局\t财政局\thttps://www.wlht.gov.cn/a\tCZJ/CZJ.png\tCZJ/CZJ.eps\r\n\
             CZJ-1\t\"'=\"\"收入\"\", 表\"\t财政局\thttps://www.wlht.gov.cn/a\tCZJ/CZJ-1.png\tCZJ/CZJ-1.eps\r\n";
        assert_eq!(text, expected);
    }
}
