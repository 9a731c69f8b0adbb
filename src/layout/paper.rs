//! Sizes of paper by name: the ones everybody uses, and those a project adds or replaces.
//!
//! Comes in: the committed `papers.toml`, and `[papers]` of a project's `mingma.toml`. Goes out: [`Papers`], which
//! read a size wherever a layout gives one.

use std::sync::LazyLock;

use cssparser::Parser;

use super::css::value::{Parsed, absolute, entire, fault, positive};
use super::css::{Expected, Mistake};
use super::nearest::nearest;
use crate::catalog::NamedPaper;
use crate::diag::{Diagnostic, Diagnostics};
use crate::geom::{Length, Size, decimal};

/// What follows a name when the longer side lies across.
const LANDSCAPE: &str = "landscape";

static BUILT_IN: LazyLock<Vec<Paper>> = LazyLock::new(|| {
    let table: toml::Table = include_str!("papers.toml").parse().unwrap_or_default();
    let papers = table.into_iter().filter_map(|(name, size)| Some((name, entire(size.as_str()?, lengths).ok()?)));
    papers.map(|(name, size)| Paper { name, size }).collect()
});

#[derive(Clone, Debug, PartialEq)]
struct Paper {
    name: String,
    size: Size,
}

/// The papers a project knows by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Papers {
    /// Those of the project; they win over the built-in ones.
    own: Vec<Paper>,
}

impl Papers {
    /// The built-in papers alone.
    #[must_use]
    pub fn built_in() -> Self {
        Self { own: Vec::new() }
    }

    /// The built-in papers and a project's own; every mistake in those goes to `found`.
    #[must_use]
    pub fn new(own: &[NamedPaper], found: &mut Diagnostics) -> Self {
        Self { own: own.iter().filter_map(|paper| self::own(paper, found)).collect() }
    }

    /// A size: a name, perhaps followed by `landscape`, or two lengths, width before height.
    pub(super) fn size(&self, input: &mut Parser) -> Parsed<Size> {
        input.skip_whitespace();
        let (begin, start) = (input.state(), input.position());
        while input.next().is_ok() {}
        let written = input.slice_from(start).trim();
        if let Some(size) = self.by_name(written) {
            return Ok(size);
        }
        if written.is_ascii() && written.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+')) {
            input.reset(&begin);
            return lengths(input);
        }
        let name = upright(written).unwrap_or(written);
        let near = nearest(name, self.all().map(|paper| paper.name.as_str())).to_owned();
        Err(fault(input, start, |found| Mistake::Paper { found, nearest: near }))
    }

    /// The size that goes by this name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<Size> {
        self.by_name(name)
    }

    /// The name of a paper of this size, and whether it lies across its usual way.
    #[must_use]
    pub fn name_of(&self, size: Size) -> Option<(&str, bool)> {
        let of = |size| self.all().find(|paper| paper.size == size).map(|paper| paper.name.as_str());
        let turned = Size::new(size.height, size.width);
        of(size).map(|name| (name, false)).or_else(|| Some((of(turned)?, true)))
    }

    /// A size as people call it: by the name of its paper, else in millimetres.
    #[must_use]
    pub fn told(&self, size: Size) -> String {
        self.name_of(size).map_or_else(|| measured(size), |(name, _)| name.to_owned())
    }

    /// Names and sizes in EMU of the project's own papers, for telling whether anything changed.
    pub(crate) fn own(&self) -> impl Iterator<Item = (&str, Size)> {
        self.own.iter().map(|paper| (paper.name.as_str(), paper.size))
    }

    fn by_name(&self, written: &str) -> Option<Size> {
        let of = |name: &str| self.all().find(|paper| is_same(&paper.name, name)).map(|paper| paper.size);
        of(written).or_else(|| of(upright(written)?).map(landscape))
    }

    fn all(&self) -> impl Iterator<Item = &Paper> {
        self.own.iter().chain(BUILT_IN.iter())
    }
}

/// A size in millimetres, to the micrometre: what differs is not told alike.
#[must_use]
pub fn measured(size: Size) -> String {
    let short = |length: Length| decimal(length.to_mm(), 3);
    format!("{} × {} mm", short(size.width), short(size.height))
}

/// A project's paper, if both its name and its size can be understood.
fn own(paper: &NamedPaper, found: &mut Diagnostics) -> Option<Paper> {
    let NamedPaper { name, size } = paper;
    if name.value.trim().is_empty() || upright(&name.value).is_some() || entire(&name.value, lengths).is_ok() {
        found.push(Diagnostic::error("layout-paper-name").at(name.span.clone()).with("name", &name.value));
        return None;
    }
    match entire(&size.value, lengths) {
        Ok(lengths) => Some(Paper { name: name.value.trim().to_owned(), size: lengths }),
        Err(fault) => {
            found.push(fault.mistake.diagnostic(size.span.clone(), &name.value));
            None
        }
    }
}

/// Width and height, both above nothing.
fn lengths(input: &mut Parser) -> Parsed<Size> {
    let side = |input: &mut Parser| {
        input.skip_whitespace();
        let start = input.position();
        let length = positive(input, absolute)?;
        let expected = Expected::AbsoluteLength;
        if length > Length::ZERO {
            Ok(length)
        } else {
            Err(fault(input, start, |found| Mistake::Value { found, expected }))
        }
    };
    let width = side(input)?;
    Ok(Size::new(width, side(input)?))
}

/// The name before `landscape`, where that follows one.
fn upright(written: &str) -> Option<&str> {
    let (name, last) = written.rsplit_once(char::is_whitespace)?;
    last.eq_ignore_ascii_case(LANDSCAPE).then(|| name.trim_end())
}

/// Whether two names mean the same: small letters for capitals, and `x` for `×`, which keyboards lack.
fn is_same(name: &str, written: &str) -> bool {
    let folded = |c: char| if matches!(c, '×' | '*') { 'x' } else { c.to_ascii_lowercase() };
    name.chars().map(folded).eq(written.chars().map(folded))
}

/// The size with its longer side across.
pub(super) fn landscape(size: Size) -> Size {
    Size::new(size.width.max(size.height), size.width.min(size.height))
}

#[cfg(test)]
pub(super) fn built_in() -> impl Iterator<Item = (&'static str, Size)> {
    BUILT_IN.iter().map(|paper| (paper.name.as_str(), paper.size))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Located;
    use crate::diag::{Source, Span};

    fn read(papers: &Papers, text: &str) -> Option<(f64, f64)> {
        entire(text, |input| papers.size(input)).ok().map(|size| (size.width.to_mm(), size.height.to_mm()))
    }

    /// What a project writes: names and sizes, each pair at its place in one line.
    fn project(written: &[(&str, &str)], found: &mut Diagnostics) -> Papers {
        let line: String = written.iter().flat_map(|(name, size)| [*name, "=", *size, "\n"]).collect();
        let source = Source::new("mingma.toml", line);
        let located = |value: &str| Located { value: value.to_owned(), span: Span::new(&source, 0..1) };
        let papers: Vec<_> =
            written.iter().map(|(name, size)| NamedPaper { name: located(name), size: located(size) }).collect();
        Papers::new(&papers, found)
    }

    #[test]
    fn names_and_lengths() {
        let papers = Papers::built_in();
        let read = |text| read(&papers, text);
        assert_eq!(read("A4"), Some((210.0, 297.0)));
        assert_eq!(read(" a3  landscape "), Some((420.0, 297.0)));
        assert_eq!(read("大16开"), Some((210.0, 285.0)));
        assert_eq!(read("x展架600x1600"), Some((600.0, 1600.0)));
        assert_eq!(read("海报500×700 landscape"), Some((700.0, 500.0)));
        assert!(read("16:9").is_some_and(|(width, height)| (width * 9.0 - height * 16.0).abs() < 1e-9));
        assert_eq!(read("600mm 80cm"), Some((600.0, 800.0)));
        for wrong in ["A4 upright", "A9", "210mm", "-1mm 5mm", "0mm 5mm", "2em 3em", "", "landscape", "1mm 2mm 3mm"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_project_adds_and_replaces() {
        let mut found = Diagnostics::default();
        let papers =
            project(&[("门牌 大", "300mm 12cm"), ("正度对开", "530mm 750mm"), ("16:10", "16cm 10cm")], &mut found);
        assert!(found.as_slice().is_empty());
        assert_eq!(read(&papers, "门牌 大"), Some((300.0, 120.0)));
        assert_eq!(read(&papers, "正度对开"), Some((530.0, 750.0)), "the project's size wins");
        assert_eq!(read(&papers, "16:10"), Some((160.0, 100.0)));
        assert_eq!(read(&papers, "A4"), Some((210.0, 297.0)), "the others are still there");
    }

    #[test]
    fn mistakes_in_a_projects_papers() {
        let mut found = Diagnostics::default();
        let wrong = [
            (" ", "1mm 1mm"),
            ("A4 landscape", "1mm 1mm"),
            ("1mm 2mm", "1mm 1mm"),
            ("a", "1mm"),
            ("b", "1inch 2inch"),
            ("c", "0mm 1mm"),
            ("d", "A4"),
            ("e", "1mm 1mm 1mm"),
        ];
        assert_eq!(project(&wrong, &mut found), Papers::built_in());
        let keys: Vec<_> = found.as_slice().iter().map(|found| found.key).collect();
        let expected = [
            "layout-paper-name",
            "layout-paper-name",
            "layout-paper-name",
            "layout-wrong-value",
            "layout-unknown-unit",
            "layout-wrong-value",
            "layout-wrong-value",
            "layout-trailing-value",
        ];
        assert_eq!(keys, expected);
    }

    #[test]
    fn what_is_meant_is_suggested() {
        let papers = Papers::built_in();
        let suggested = |text: &str| match entire(text, |input| papers.size(input)).map_err(|fault| fault.mistake) {
            Err(Mistake::Paper { nearest, .. }) => nearest,
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(suggested("大6开"), "大16开");
        assert_eq!(suggested("X展架600×160"), "X展架600×1600");
        assert_eq!(suggested("正度对 landscape"), "正度对开");
        assert_eq!(suggested("letter"), "none");
    }

    #[test]
    fn names_of_sizes() {
        let papers = Papers::built_in();
        let name = |width, height| papers.name_of(Size::new(Length::mm(width), Length::mm(height)));
        assert_eq!(name(297.0, 420.0), Some(("A3", false)));
        assert_eq!(name(210.0, 148.0), Some(("A5", true)));
        assert_eq!(name(1.0, 2.0), None);
        let told = |width, height| papers.told(Size::new(Length::mm(width), Length::mm(height)));
        assert_eq!([told(210.0, 148.0), told(210.04, 148.0)], ["A5", "210.04 × 148 mm"]);
    }

    #[test]
    fn every_line_of_the_table_is_a_paper() {
        let table: toml::Table = include_str!("papers.toml").parse().expect("TOML");
        assert_eq!(BUILT_IN.len(), table.len());
        for (at, paper) in BUILT_IN.iter().enumerate() {
            let same = BUILT_IN[..at].iter().find(|other| is_same(&other.name, &paper.name));
            assert_eq!(same, None, "two names that read the same");
            assert!(upright(&paper.name).is_none() && entire(&paper.name, lengths).is_err(), "{}", paper.name);
        }
    }

    #[test]
    fn every_iso_size_halves_the_one_before() {
        for series in ["A", "B"] {
            let sizes: Vec<_> = (0..=6).map(|n| read(&Papers::built_in(), &format!("{series}{n}")).unwrap()).collect();
            for pair in sizes.windows(2) {
                assert_eq!(pair[1], ((pair[0].1 / 2.0).floor(), pair[0].0));
            }
        }
    }
}
