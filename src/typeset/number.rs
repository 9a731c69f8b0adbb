//! Page numbers: where each section's pages fall in the document and what is printed on them.

use crate::layout::tree::Numbering;
use crate::page::{Numerals, PageLabel, roman};

/// One section's pages within the document.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Numbered {
    /// Index of its first page, from 0.
    pub first: usize,
    /// Whether a blank page was put before it.
    pub blank_before: bool,
    /// The number of each of its pages as printed.
    pub numbers: Vec<String>,
    /// The last number of the numbering it belongs to.
    pub count: String,
}

/// The numbering of a whole document.
pub(super) struct Numbers {
    pub sections: Vec<Numbered>,
    pub labels: Vec<PageLabel>,
}

/// Looks up the number of any page of the document as printed.
pub(super) struct PageNumbers<'n>(pub &'n [Numbered]);

impl<'n> PageNumbers<'n> {
    /// The number of the page of this index; empty where none is printed.
    pub(super) fn of(&self, page: usize) -> &'n str {
        let section = self.0.partition_point(|each| each.first <= page).saturating_sub(1);
        let sheet = |each: &'n Numbered| each.numbers.get(page.checked_sub(each.first)?);
        self.0.get(section).and_then(sheet).map_or("", String::as_str)
    }

    /// Index of the first page after a section.
    pub(super) fn end(&self, section: usize) -> usize {
        self.0.get(section).map_or(0, |each| each.first + each.numbers.len())
    }
}

/// Numbers the pages of sections given by their numbering and page count.
pub(super) fn number(sections: impl Iterator<Item = (Numbering, usize)>) -> Numbers {
    let mut numbers = Numbers { sections: Vec::new(), labels: Vec::new() };
    let mut total = 0;
    let mut numerals = Numerals::Arabic;
    let mut next: u32 = 1;
    let mut run_start = 0;
    for (numbering, pages) in sections {
        let blank_before = numbering.on_odd_page && total % 2 == 1;
        if blank_before {
            total += 1;
            next += 1;
        }
        if let Some(restart) = numbering.restart {
            close_run(&mut numbers.sections[run_start..], numerals, next - 1);
            run_start = numbers.sections.len();
            numerals = restart;
            next = 1;
            numbers.labels.push(PageLabel { first: total, style: restart, start: 1 });
        } else if numbers.labels.is_empty() {
            numbers.labels.push(PageLabel { first: 0, style: numerals, start: 1 });
        }
        let last = next + pages as u32;
        numbers.sections.push(Numbered {
            first: total,
            blank_before,
            numbers: (next..last).map(|value| numeral(numerals, value)).collect(),
            count: String::new(),
        });
        total += pages;
        next = last;
    }
    close_run(&mut numbers.sections[run_start..], numerals, next.saturating_sub(1));
    numbers
}

fn close_run(run: &mut [Numbered], numerals: Numerals, last: u32) {
    for section in run {
        section.count = numeral(numerals, last);
    }
}

fn numeral(numerals: Numerals, value: u32) -> String {
    match numerals {
        Numerals::None => String::new(),
        Numerals::Arabic => value.to_string(),
        Numerals::Roman => roman(value.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::number;
    use crate::layout::tree::Numbering;
    use crate::page::{Numerals, circled, roman};

    fn section(restart: Option<Numerals>, on_odd_page: bool, pages: usize) -> (Numbering, usize) {
        (Numbering { restart, on_odd_page }, pages)
    }

    #[test]
    fn a_book_has_an_unnumbered_cover_roman_front_matter_and_an_arabic_body_on_odd_pages() {
        let sections = [
            section(Some(Numerals::None), false, 1),
            section(Some(Numerals::Roman), true, 3),
            section(None, false, 1),
            section(Some(Numerals::Arabic), true, 4),
        ];
        let numbers = number(sections.into_iter());
        let first: Vec<_> = numbers.sections.iter().map(|each| (each.first, each.blank_before)).collect();
        assert_eq!(first, [(0, false), (2, true), (5, false), (6, false)]);
        assert_eq!(numbers.sections[1].numbers, ["i", "ii", "iii"]);
        assert_eq!(numbers.sections[2].numbers, ["iv"]);
        assert_eq!(numbers.sections[1].count, "iv");
        assert_eq!(numbers.sections[3].numbers, ["1", "2", "3", "4"]);
        assert_eq!(numbers.sections[3].count, "4");
        let labels: Vec<_> = numbers.labels.iter().map(|each| (each.first, each.style)).collect();
        assert_eq!(labels, [(0, Numerals::None), (2, Numerals::Roman), (6, Numerals::Arabic)]);
    }

    #[test]
    fn circled_numerals_go_to_fifty() {
        let numerals: String = [1, 20, 21, 35, 36, 50].into_iter().filter_map(circled).collect();
        assert_eq!(numerals, "①⑳㉑㉟㊱㊿");
        assert_eq!((circled(0), circled(51)), (None, None));
    }

    #[test]
    fn roman_numerals_subtract() {
        let texts: Vec<_> = [1, 4, 9, 14, 40, 90, 400, 1994].into_iter().map(roman).collect();
        assert_eq!(texts, ["i", "iv", "ix", "xiv", "xl", "xc", "cd", "mcmxciv"]);
    }
}
