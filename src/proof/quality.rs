//! How well a printed code is made, in the words of ISO/IEC 15415 as far as a raster of the page can tell.
//!
//! These are the standard's parameters and thresholds applied to a rasterised file: no scanner with a known aperture,
//! no light from 45 degrees. They tell one code from another; they are not a certified grade.

use serde::Serialize;

use super::sample::{MARGIN, Sample};
use crate::code::{Symbol, correction};

/// The standard's five grades, 4 the best.
pub type Grade = u8;

/// What was measured of one code.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Quality {
    /// Light minus dark, as a part of the whole scale.
    pub contrast: Measure,
    /// The weakest codeword's distance from the threshold, with what error correction can make good taken into account.
    pub modulation: Measure,
    /// Damage to finder, timing and alignment patterns and to the quiet zone: damaged modules of the worst part.
    pub fixed_pattern: Measure,
    /// Difference between the module's width and height, as a part of their mean.
    pub axial: Measure,
    /// Error correction still free in the worst block, as a part of all of it.
    pub unused_correction: Measure,
}

/// A value and the grade it gets.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Measure {
    /// The value.
    pub value: f64,
    /// Its grade.
    pub grade: Grade,
}

impl Quality {
    /// Measures a sample against the symbol it should show.
    #[must_use]
    pub fn of(sample: &Sample, meant: &Symbol) -> Self {
        let wrong = |x: u32, y: u32| sample.is_dark(x.into(), y.into()) != meant.is_dark(x, y);
        let unused = unused_correction(meant, wrong);
        Self {
            contrast: at_least(sample.contrast(), [0.70, 0.55, 0.40, 0.20]),
            modulation: modulation(sample, meant),
            fixed_pattern: fixed_pattern(sample, meant),
            axial: at_most(axial(sample, meant), [0.06, 0.08, 0.10, 0.12]),
            unused_correction: at_least(unused, [0.62, 0.50, 0.37, 0.25]),
        }
    }

    /// The lowest of its grades, which is the grade of the whole.
    #[must_use]
    pub fn grade(&self) -> Grade {
        let all = [self.contrast, self.modulation, self.fixed_pattern, self.axial, self.unused_correction];
        all.iter().map(|measure| measure.grade).min().unwrap_or(0)
    }
}

/// Grades a value that is better the larger it is.
fn at_least(value: f64, bounds: [f64; 4]) -> Measure {
    let grade = bounds.iter().position(|&bound| value >= bound).map_or(0, |at| 4 - at as u8);
    Measure { value: rounded(value), grade }
}

/// Grades a value that is better the smaller it is.
fn at_most(value: f64, bounds: [f64; 4]) -> Measure {
    let grade = bounds.iter().position(|&bound| value <= bound).map_or(0, |at| 4 - at as u8);
    Measure { value: rounded(value), grade }
}

fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// Error correction that is still free when the modules said to be wrong are.
fn unused_correction(meant: &Symbol, wrong: impl Fn(u32, u32) -> bool) -> f64 {
    let blocks = correction::blocks(meant.version(), meant.level());
    let damage = correction::damaged(meant.version(), meant.level(), wrong);
    let free = |&errors: &usize| 1.0 - 2.0 * errors as f64 / blocks.correction as f64;
    damage.iter().map(free).fold(1.0, f64::min).max(0.0)
}

/// For each grade, codewords below it count as errors; what correction is then left bounds the grade (7.8.6).
fn modulation(sample: &Sample, meant: &Symbol) -> Measure {
    let range = f64::from(sample.light - sample.dark).max(1.0);
    let threshold = f64::from(sample.light) / 2.0 + f64::from(sample.dark) / 2.0;
    let depth = |x: u32, y: u32| {
        let tone = f64::from(sample.tone(x.into(), y.into()));
        let signed = if meant.is_dark(x, y) { threshold - tone } else { tone - threshold };
        2.0 * signed / range
    };
    let bounds = [(0.50, 4), (0.40, 3), (0.30, 2), (0.20, 1)];
    let graded = bounds.map(|(bound, grade)| {
        let unused = unused_correction(meant, |x, y| depth(x, y) < bound);
        at_least(unused, [0.62, 0.50, 0.37, 0.25]).grade.min(grade)
    });
    let side = meant.modules();
    let least = (0..side * side).map(|index| depth(index % side, index / side)).fold(1.0, f64::min);
    Measure { value: rounded(least), grade: graded.into_iter().max().unwrap_or(0) }
}

/// Damage to what readers find a symbol by (ISO/IEC 18004, annex M): the three corners with separator and quiet zone
/// by the count of damaged modules, timing and alignment patterns by their share.
fn fixed_pattern(sample: &Sample, meant: &Symbol) -> Measure {
    let side = i64::from(meant.modules());
    let margin = MARGIN as i64;
    let wrong = |x: i64, y: i64| {
        let inside = (0..side).contains(&x) && (0..side).contains(&y);
        sample.is_dark(x, y) != (inside && meant.is_dark(x as u32, y as u32))
    };
    let count = |xs: std::ops::Range<i64>, ys: std::ops::Range<i64>| {
        ys.flat_map(|y| xs.clone().map(move |x| (x, y))).filter(|&(x, y)| wrong(x, y)).count()
    };
    let (low, high) = (-margin..8, side - 8..side + margin);
    let corners = [count(low.clone(), low.clone()), count(high.clone(), low.clone()), count(low, high)];
    // The quiet zone between and beside the corners is judged as part of the worst of them.
    let edges = count(8..side - 8, -margin..0)
        + count(-margin..0, 8..side - 8)
        + count(8..side + margin, side..side + margin)
        + count(side..side + margin, 8..side);
    let worst = corners.into_iter().max().unwrap_or(0) + edges;
    let timing = correction::inner_patterns(meant.version());
    let damaged = timing.iter().filter(|&&(x, y)| wrong(x.into(), y.into())).count();
    let share = damaged as f64 / timing.len().max(1) as f64;
    let by_count = at_most(worst as f64, [0.0, 1.0, 2.0, 3.0]);
    let by_share = at_most(share, [0.0, 0.07, 0.11, 0.14]);
    Measure { value: (worst + damaged) as f64, grade: by_count.grade.min(by_share.grade) }
}

/// How much wider than high its modules are: from the outer edges of the finder patterns, which are straight.
fn axial(sample: &Sample, meant: &Symbol) -> f64 {
    let side = i64::from(meant.modules());
    let pixels = super::sample::PIXELS as i64;
    let margin = MARGIN as i64 * pixels;
    let dark = |x: i64, y: i64| sample.gray.at(x, y) < sample.threshold;
    let middle = margin + 3 * pixels + pixels / 2;
    let length = side * pixels + 2 * margin;
    let across = extent((0..length).map(|x| dark(x, middle)));
    let down = extent((0..length).map(|y| dark(middle, y)));
    let mean = f64::midpoint(across, down);
    if mean > 0.0 { (across - down).abs() / mean } else { 1.0 }
}

/// From the first dark pixel to the last.
fn extent(line: impl Iterator<Item = bool>) -> f64 {
    let dark: Vec<usize> = line.enumerate().filter(|(_, dark)| *dark).map(|(at, _)| at).collect();
    dark.last().zip(dark.first()).map_or(0.0, |(last, first)| (last - first + 1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::{Level, encode};
    use crate::proof::ideal;
    use crate::proof::raster::{Gray, Square};
    use crate::proof::sample::PIXELS;

    fn symbol() -> Symbol {
        encode("https://www.example.gov.cn/zwgk/fdzdgknr/FGW/FGW-0001.html", Level::M).expect("fits")
    }

    fn quality(change: impl Fn(&mut Gray)) -> Quality {
        let symbol = symbol();
        let mut gray = ideal::draw(&symbol, MARGIN, PIXELS, 0, 255);
        change(&mut gray);
        let margin = (MARGIN * PIXELS) as f64;
        let place = Square { x: margin, y: margin, side: gray.width as f64 - 2.0 * margin };
        Quality::of(&Sample::of(&gray, place, symbol.modules()), &symbol)
    }

    fn paint(gray: &mut Gray, xs: std::ops::Range<usize>, ys: std::ops::Range<usize>, tone: u8) {
        for y in ys {
            gray.luma[y * gray.width..][xs.clone()].fill(tone);
        }
    }

    #[test]
    fn a_perfect_code_has_the_best_grade() {
        let perfect = quality(|_| {});
        assert_eq!(perfect.grade(), 4);
        assert_eq!((perfect.contrast.value, perfect.unused_correction.value, perfect.axial.value), (1.0, 1.0, 0.0));
    }

    #[test]
    fn each_fault_lowers_its_own_parameter() {
        let pale = quality(|gray| gray.luma.iter_mut().for_each(|tone| *tone = *tone / 2 + 128));
        assert_eq!((pale.contrast.grade, pale.unused_correction.grade, pale.fixed_pattern.grade), (2, 4, 4));

        let covered = quality(|gray| paint(gray, 80..110, 80..110, 255));
        assert_eq!((covered.contrast.grade, covered.fixed_pattern.grade, covered.axial.grade), (4, 4, 4));
        assert!(covered.unused_correction.grade < 4, "{covered:?}");

        let corner = quality(|gray| paint(gray, 16..20, 16..36, 255));
        assert_eq!(corner.fixed_pattern.grade, 0, "{corner:?}");

        let line = quality(|gray| paint(gray, 4..8, 0..100, 0));
        assert_eq!(line.fixed_pattern.grade, 0, "a line through the quiet zone: {line:?}");

        let gray_modules = quality(|gray| paint(gray, 80..110, 80..110, 150));
        assert!(gray_modules.modulation.grade < 4, "{gray_modules:?}");
    }

    #[test]
    fn grades_follow_the_standards_thresholds() {
        let contrast = |value| at_least(value, [0.70, 0.55, 0.40, 0.20]).grade;
        assert_eq!([0.70, 0.69, 0.55, 0.40, 0.20, 0.19].map(contrast), [4, 3, 3, 2, 1, 0]);
        let axial = |value| at_most(value, [0.06, 0.08, 0.10, 0.12]).grade;
        assert_eq!([0.06, 0.07, 0.10, 0.12, 0.13].map(axial), [4, 3, 2, 1, 0]);
    }
}
