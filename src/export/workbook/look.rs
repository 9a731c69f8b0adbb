//! How cells look: fonts by the names office computers in China have, thin borders, text that wraps.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// Names Windows, WPS and most others know; where one is missing, programs take the nearest they have.
const SONG: &str = "宋体";
const HEI: &str = "黑体";
/// GB 2312, as fonts are told.
const CHARSET: u8 = 134;

/// What cells nobody formatted look like.
pub(in crate::export) fn default() -> Format {
    Format::new().set_font_name(SONG).set_font_size(11).set_font_charset(CHARSET).set_align(FormatAlign::VerticalCenter)
}

/// The formats of a workbook.
#[derive(Debug)]
pub(in crate::export) struct Look {
    /// The title above a table.
    pub title: Format,
    /// The line below it.
    pub remarks: Format,
    /// The heads of columns.
    pub head: Format,
    /// Cells: of words, withheld, guarded against being taken for formulas; one bit each.
    cells: [Format; 8],
}

impl Look {
    /// The formats.
    pub fn new() -> Self {
        let song = |size: u8| Format::new().set_font_name(SONG).set_font_size(size).set_font_charset(CHARSET);
        let hei = |size: u8| song(size).set_font_name(HEI);
        let centred = |format: Format| format.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        let bordered = |format: Format| format.set_border(FormatBorder::Thin).set_text_wrap();
        let cell = |index: usize| {
            let mut format = bordered(song(10)).set_align(FormatAlign::VerticalCenter);
            if index & 1 != 0 {
                format = format.set_align(FormatAlign::Center);
            }
            if index & 2 != 0 {
                format = format.set_background_color(Color::RGB(0xFF_E9E9)).set_font_color(Color::RGB(0x9C_0006));
            }
            if index & 4 != 0 {
                format = format.set_quote_prefix();
            }
            format
        };
        Self {
            title: centred(hei(18)),
            remarks: song(10).set_align(FormatAlign::VerticalCenter),
            head: bordered(centred(hei(10))).set_background_color(Color::RGB(0xF2_F2F2)),
            cells: std::array::from_fn(cell),
        }
    }

    /// The format of a cell.
    pub fn cell(&self, is_short: bool, is_withheld: bool, is_formula: bool) -> &Format {
        &self.cells[usize::from(is_short) | usize::from(is_withheld) << 1 | usize::from(is_formula) << 2]
    }
}
