//! One page: where the codes should be, what is read there, and what is read elsewhere.

use serde::Serialize;

use super::quality::Quality;
use super::raster::{Gray, Square};
use super::read::{self, Read};
use super::render::Sheet;
use super::sample::Sample;
use super::stress::{Strain, failures};
use super::stresses::Stresses;
use crate::code::Symbol;
use crate::diag::Severity;
use crate::finding::Finding;
use crate::geom::{Length, Point, Rect, Size};

/// How far the middle of a code may stand from where it should.
const TOLERANCE_MM: f64 = 1.0;
/// How much further off one decoder may tell a code to be, in parts of its side.
const ROUGHLY: f64 = 0.05;
/// Light ground around a code that readers are given, in parts of its side: four modules of at least 21.
const SURROUNDINGS: f64 = 0.2;
/// Symbol contrast under which a code is refused, and under which it is remarked upon (ISO/IEC 15415, grades 2 and 4).
const LEAST_CONTRAST: f64 = 0.40;
const GOOD_CONTRAST: f64 = 0.70;
/// Share of a symbol's modules that differ where something else stands, or where it is inverted.
const SOMETHING_ELSE: f64 = 0.25;
const INVERTED: f64 = 0.80;

/// A code that should be on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    /// What it is called.
    pub id: String,
    /// What it should say.
    pub target: String,
    /// Where it should stand, without its quiet zone; none if anywhere on the page will do.
    pub rect: Option<Rect>,
    /// Its modules, where they are known.
    pub symbol: Option<Symbol>,
    /// The part of the page that a logo in its middle takes.
    pub logo: Option<Rect>,
    /// Whether it stands on its head.
    pub turned: bool,
}

impl Expected {
    /// Whether the middle of a module lies under the logo.
    fn is_under_logo(&self, x: u32, y: u32, modules: u32) -> bool {
        let (Some(logo), Some(rect)) = (self.logo, self.rect) else { return false };
        let middle =
            |from: Length, at: u32| from.0 + rect.size.width.0 * i64::from(2 * at + 1) / i64::from(2 * modules);
        let (x, y) = if self.turned { (modules - 1 - x, modules - 1 - y) } else { (x, y) };
        let (x, y) = (middle(rect.origin.x, x), middle(rect.origin.y, y));
        (logo.origin.x.0..logo.right().0).contains(&x) && (logo.origin.y.0..logo.bottom().0).contains(&y)
    }
}

/// What is known of the codes of a page.
#[derive(Clone, Copy, Debug)]
pub enum Known<'a> {
    /// These should be on it, and no others.
    These(&'a [Expected]),
    /// Nothing: whatever is read is reported.
    Nothing,
}

/// What became of one code.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CodeProof {
    /// What it is called, if it was expected.
    pub id: Option<String>,
    /// What it should say, or else what it says.
    pub target: String,
    /// Where it stands or should stand.
    #[serde(serialize_with = "super::json::rect")]
    pub rect: Rect,
    /// Whether each of the two decoders reads it as it should be.
    pub read: [bool; 2],
    /// How well it is made; none where its modules are not known.
    pub quality: Option<Quality>,
    /// What it does not bear; none where it was not tried.
    pub fails: Option<Vec<Strain>>,
}

/// What became of the codes of one page.
#[derive(Debug, Default)]
pub struct CodesOfPage {
    /// Each code.
    pub codes: Vec<CodeProof>,
    /// What is wrong, in the order of the codes; documents and pages are not named yet.
    pub findings: Vec<Finding>,
    /// Everything that was read anywhere on the page.
    pub texts: Vec<String>,
}

/// Judges the codes of a rasterised page; without `stresses` expected ones are read, and nothing worse is tried.
#[must_use]
pub fn judge(sheet: &Sheet, known: Known<'_>, stresses: Option<&Stresses>) -> CodesOfPage {
    let mut judge = Judge { sheet, found: read::search(&sheet.gray), stresses, out: CodesOfPage::default() };
    judge.out.texts = judge.found.iter().map(|read| read.text.clone()).collect();
    match known {
        Known::These(expected) => {
            // Those with a place first: what is left over may be any of the others.
            for one in expected.iter().filter(|one| one.rect.is_some()) {
                judge.placed(one, expected);
            }
            for one in expected.iter().filter(|one| one.rect.is_none()) {
                judge.anywhere(one);
            }
            judge.left_over(expected);
        }
        Known::Nothing => judge.stranger(),
    }
    judge.out
}

struct Judge<'a> {
    sheet: &'a Sheet,
    /// What the whole page was found to say, less what is accounted for.
    found: Vec<Read>,
    stresses: Option<&'a Stresses>,
    out: CodesOfPage,
}

impl Judge<'_> {
    /// A code that should stand at a certain place.
    fn placed(&mut self, one: &Expected, all: &[Expected]) {
        let rect = one.rect.unwrap_or_default();
        let place = self.pixels(rect);
        let sample = one.symbol.as_ref().map(|symbol| Sample::of(&self.sheet.gray, place, symbol.modules()));
        let sample = sample.map(|sample| if one.turned { sample.turned() } else { sample });
        let (crop, corner) = crop(&self.sheet.gray, place);
        let within = |found: Square, tolerance: f64| {
            is_near(Square { x: found.x + corner.0, y: found.y + corner.1, ..found }, place, tolerance)
        };
        let tolerance = TOLERANCE_MM * self.sheet.scale;
        let near = self.found.iter().position(|read| is_near(read.place, place, tolerance));
        let first = near.map(|at| self.found.remove(at).text);
        let first = first.or_else(|| read::first(&crop, |found| within(found, tolerance)));
        // This decoder tells a place by the finder patterns, less exactly.
        let second = read::second(&crop, |found| within(found, tolerance + place.side * ROUGHLY));
        self.out.texts.extend(first.iter().chain(&second).cloned());
        let is_right = |text: &Option<String>| text.as_deref() == Some(one.target.as_str());
        let read = [is_right(&first), is_right(&second)];
        let mut findings: Vec<Finding> =
            self.reading(one, all, &[first, second], sample.as_ref()).into_iter().collect();
        // A code that one decoder misses is still there to be measured; one that is wrong or elsewhere is not.
        let sound = read.contains(&true) && findings.iter().all(|finding| finding.severity == Severity::Warning);
        let quality = one.symbol.as_ref().zip(sample.as_ref()).filter(|_| sound);
        let quality = quality.map(|(symbol, sample)| Quality::of(sample, symbol));
        let mut fails = None;
        if let (Some(symbol), Some(sample), true) = (&one.symbol, &sample, sound) {
            findings.extend(making(one, sample, symbol));
            fails = self.stresses.map(|stresses| stresses.of(sample, symbol, &one.target));
            findings.extend(fails.iter().filter_map(|failing| fragility(failing, one.logo.is_some())));
        } else if sound && self.stresses.is_some() {
            fails = sample_by_reading(&self.sheet.gray, place, &one.target)
                .map(|sample| failures(&sample.gray, &one.target));
        }
        self.out.findings.extend(findings.into_iter().map(|finding| finding.about(&one.id).at(rect)));
        self.out.codes.push(CodeProof {
            id: Some(one.id.clone()),
            target: one.target.clone(),
            rect,
            read,
            quality,
            fails,
        });
    }

    /// What the two readings of an expected code come to.
    fn reading(
        &mut self,
        one: &Expected,
        all: &[Expected],
        readings: &[Option<String>; 2],
        sample: Option<&Sample>,
    ) -> Option<Finding> {
        let wrong = readings.iter().flatten().find(|text| **text != one.target);
        if let Some(text) = wrong {
            return Some(match all.iter().find(|other| other.target == **text) {
                Some(other) => Finding::error("proof-swapped").with("other", &other.id),
                None => Finding::error("proof-wrong").with("text", text).with("target", &one.target),
            });
        }
        let is_elsewhere = readings[0].is_none() && self.found.iter().any(|read| read.text == one.target);
        match readings {
            _ if is_elsewhere => Some(self.unread(one, sample)),
            [Some(_), Some(_)] => None,
            [Some(_), None] => Some(Finding::warning("proof-one-decoder").with("decoder", "zedbar")),
            [None, Some(_)] => Some(Finding::warning("proof-one-decoder").with("decoder", "rxing")),
            [None, None] => Some(self.unread(one, sample)),
        }
    }

    /// A code that neither decoder reads where it should be.
    fn unread(&mut self, one: &Expected, sample: Option<&Sample>) -> Finding {
        if let Some(at) = self.found.iter().position(|read| read.text == one.target) {
            let place = self.found.remove(at).place;
            let there = self.rect(place);
            let tenths = |length: Length| format!("{:.1}", length.to_mm());
            let finding = Finding::error("proof-misplaced").with("x", tenths(there.origin.x));
            return finding.with("y", tenths(there.origin.y));
        }
        let Some((sample, symbol)) = sample.zip(one.symbol.as_ref()) else { return Finding::error("proof-missing") };
        let share = sample.differences(symbol, |_, _| false).0 as f64 / f64::from(symbol.modules().pow(2));
        if share >= INVERTED {
            Finding::error("proof-inverted")
        } else if share > SOMETHING_ELSE || sample.contrast() < 0.05 {
            Finding::error("proof-missing")
        } else {
            Finding::error("proof-unreadable").with("percent", percent(share))
        }
    }

    /// A code that may stand anywhere on the page.
    fn anywhere(&mut self, one: &Expected) {
        let Some(at) = self.found.iter().position(|read| read.text == one.target) else {
            self.out.findings.push(Finding::error("proof-missing").about(&one.id));
            return;
        };
        let place = self.found.remove(at).place;
        self.found_one(place, Some(one.id.clone()), one.target.clone());
    }

    /// A page of which nothing is known: what is read is what it says.
    fn stranger(&mut self) {
        for read in std::mem::take(&mut self.found) {
            self.found_one(read.place, None, read.text);
        }
    }

    /// A code known by having been found: is it read twice, and what does it bear?
    fn found_one(&mut self, place: Square, id: Option<String>, target: String) {
        let rect = self.rect(place);
        let second = read::second(&crop(&self.sheet.gray, place).0, |_| true).is_some_and(|text| text == target);
        let about = |finding: Finding| match &id {
            Some(id) => finding.about(id).at(rect),
            None => finding.about(&target).at(rect),
        };
        if !second {
            let finding = Finding::warning("proof-one-decoder").with("decoder", "zedbar");
            self.out.findings.push(about(finding));
        }
        let sample = sample_by_reading(&self.sheet.gray, place, &target);
        let fails = sample.as_ref().map(|sample| failures(&sample.gray, &target));
        self.out.findings.extend(fails.iter().filter_map(|fails| fragility(fails, false)).map(about));
        self.out.codes.push(CodeProof { id, target, rect, read: [true, second], quality: None, fails });
    }

    /// Codes that should not be there.
    fn left_over(&mut self, expected: &[Expected]) {
        for read in std::mem::take(&mut self.found) {
            let rect = self.rect(read.place);
            let finding = match expected.iter().find(|one| one.target == read.text) {
                Some(one) => Finding::error("proof-doubled").about(&one.id),
                None => Finding::error("proof-extra").with("text", &read.text),
            };
            self.out.findings.push(finding.at(rect));
            self.out.codes.push(CodeProof {
                id: None,
                target: read.text,
                rect,
                read: [true, false],
                quality: None,
                fails: None,
            });
        }
    }

    fn pixels(&self, rect: Rect) -> Square {
        let pixels = |length: Length| length.to_mm() * self.sheet.scale;
        Square { x: pixels(rect.origin.x), y: pixels(rect.origin.y), side: pixels(rect.size.width) }
    }

    fn rect(&self, square: Square) -> Rect {
        let length = |pixels: f64| Length::mm(pixels / self.sheet.scale);
        let side = length(square.side);
        Rect::new(Point::new(length(square.x), length(square.y)), Size::new(side, side))
    }
}

/// What a readable code's modules show.
fn making(one: &Expected, sample: &Sample, symbol: &Symbol) -> Vec<Finding> {
    let mut findings = Vec::new();
    let (damaged, crossed) = sample.differences(symbol, |x, y| one.is_under_logo(x, y, symbol.modules()));
    if damaged > 0 {
        let share = damaged as f64 / f64::from(symbol.modules().pow(2));
        findings.push(Finding::error("proof-damaged").with("count", damaged).with("percent", percent(share)));
    }
    if crossed > 0 {
        findings.push(Finding::error("proof-quiet-zone").with("count", crossed));
    }
    let contrast = sample.contrast();
    if contrast < LEAST_CONTRAST {
        findings.push(Finding::error("proof-too-pale").with("percent", percent(contrast)));
    } else if contrast < GOOD_CONTRAST {
        findings.push(Finding::warning("proof-pale").with("percent", percent(contrast)));
    }
    findings
}

/// What a code does not bear. A logo is only allowed as far as the code bears everything in spite of it.
fn fragility(fails: &[Strain], has_logo: bool) -> Option<Finding> {
    let has = |strain| if fails.contains(&strain) { "yes" } else { "no" };
    let named = [
        ("distance", has(Strain::Distance)),
        ("blur", has(Strain::Blur)),
        ("perspective", has(Strain::Perspective)),
        ("turn", has(Strain::Turn)),
        ("contrast", has(Strain::Contrast)),
        ("shade", has(Strain::Shade)),
        ("jpeg", has(Strain::Jpeg)),
        ("blot", has(Strain::Blot)),
        ("corner", has(Strain::Corner)),
    ];
    let finding = if has_logo { Finding::error("proof-fragile") } else { Finding::warning("proof-fragile") };
    let mut finding = finding.with("count", fails.len()).with("tried", Strain::ALL.len());
    finding.arguments.extend(named.map(|(name, fails)| (name, fails.to_owned())));
    (!fails.is_empty()).then_some(finding)
}

/// A share in percent, never rounded to nothing.
fn percent(share: f64) -> String {
    let percent = share * 100.0;
    if percent < 1.0 { format!("{percent:.1}") } else { format!("{percent:.0}") }
}

fn is_near(one: Square, other: Square, tolerance: f64) -> bool {
    let ((x, y), (there_x, there_y)) = (one.middle(), other.middle());
    (x - there_x).hypot(y - there_y) <= tolerance
}

/// The part of a page around a code that a reader would look at, in whole pixels, and its corner on the page.
fn crop(page: &Gray, place: Square) -> (Gray, (f64, f64)) {
    let part = place.grown(place.side * SURROUNDINGS);
    let side = part.side.ceil().max(1.0);
    let (x, y) = (part.x.floor(), part.y.floor());
    (page.cut(x as i64, y as i64, side as usize), (x, y))
}

/// A sample of a symbol whose size is not known: of all sizes, the one that reads.
fn sample_by_reading(page: &Gray, place: Square, target: &str) -> Option<Sample> {
    const FEWEST_PIXELS: f64 = 1.5;
    (1..=40)
        .map(|version| 17 + 4 * version)
        .take_while(|&modules| place.side / f64::from(modules) >= FEWEST_PIXELS)
        .find_map(|modules| {
            let sample = Sample::of(page, place, modules);
            let text = read::modules(modules, |x, y| sample.is_dark(x.into(), y.into()))?;
            (text == target).then_some(sample)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_with_a_logo_must_bear_every_strain() {
        assert_eq!(fragility(&[], true), None);
        let severity = |has_logo| fragility(&[Strain::Blot], has_logo).map(|finding| finding.severity);
        assert_eq!(severity(false), Some(Severity::Warning));
        assert_eq!(severity(true), Some(Severity::Error));
    }
}
