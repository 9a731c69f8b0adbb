//! Sizes of paper by name, and lengths in attributes and settings.

use cssparser::Parser;

use super::css::value::{Parsed, absolute, keyword, positive};
use crate::geom::{Length, Size};

/// Trimmed sizes in millimetres, upright: ISO 216; the sheets of the Chinese trade, 正度 from 787 × 1092 and 大度 from
/// 889 × 1194, trimmed; and posters as printers offer them.
pub(super) const PAPERS: &[(&str, (u16, u16))] = &[
    ("A0", (841, 1189)),
    ("A1", (594, 841)),
    ("A2", (420, 594)),
    ("A3", (297, 420)),
    ("A4", (210, 297)),
    ("A5", (148, 210)),
    ("A6", (105, 148)),
    ("B0", (1000, 1414)),
    ("B1", (707, 1000)),
    ("B2", (500, 707)),
    ("B3", (353, 500)),
    ("B4", (250, 353)),
    ("B5", (176, 250)),
    ("B6", (125, 176)),
    ("正度对开", (540, 740)),
    ("正度四开", (370, 540)),
    ("正度八开", (260, 370)),
    ("正度16开", (185, 260)),
    ("正度32开", (130, 185)),
    ("大度对开", (570, 840)),
    ("大度四开", (420, 570)),
    ("大度八开", (285, 420)),
    ("大16开", (210, 285)),
    ("大度16开", (210, 285)),
    ("大32开", (142, 210)),
    ("大度32开", (142, 210)),
];

/// A size: a name of [`PAPERS`], perhaps followed by `landscape`, or two lengths, width before height.
pub(super) fn size(input: &mut Parser) -> Parsed<Size> {
    if let Ok(width) = input.try_parse(|input| positive(input, absolute)) {
        return Ok(Size::new(width, positive(input, absolute)?));
    }
    let (width, height) = keyword(input, PAPERS)?;
    let upright = Size::new(Length::mm(f64::from(width)), Length::mm(f64::from(height)));
    let turned = input.try_parse(|input| input.expect_ident_matching("landscape")).is_ok();
    Ok(if turned { landscape(upright) } else { upright })
}

/// The size with its longer side across.
pub(super) fn landscape(size: Size) -> Size {
    Size::new(size.width.max(size.height), size.width.min(size.height))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::css::value::entire;

    #[test]
    fn reads_names_and_lengths() {
        let read = |text| entire(text, size).map(|size| (size.width.to_mm(), size.height.to_mm()));
        assert_eq!(read("A4"), Ok((210.0, 297.0)));
        assert_eq!(read("a3 landscape"), Ok((420.0, 297.0)));
        assert_eq!(read("大16开"), Ok((210.0, 285.0)));
        assert_eq!(read("600mm 80cm"), Ok((600.0, 800.0)));
        assert!(read("A4 upright").is_err());
        assert!(read("210mm").is_err());
        assert!(read("-1mm 5mm").is_err());
        assert!(read("2em 3em").is_err());
    }

    #[test]
    fn every_iso_size_halves_the_one_before() {
        for series in ['A', 'B'] {
            let sizes: Vec<_> = PAPERS.iter().filter(|(name, _)| name.starts_with(series)).collect();
            for pair in sizes.windows(2) {
                let ((_, (width, height)), (_, (next_width, next_height))) = (pair[0], pair[1]);
                assert_eq!((*next_width, *next_height), (height / 2, *width), "{}", pair[1].0);
            }
        }
    }
}
