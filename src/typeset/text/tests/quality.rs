//! How evenly paragraphs are set: over a fixed text of many paragraphs, at the widths of columns and pages.

use super::{Length, TextStyle, paragraph, style};
use crate::typeset::text::atom::Stretch;
use crate::typeset::text::fill::FilledLine;
use crate::typeset::text::{Prepared, line};

/// A linear congruential generator (Knuth's MMIX constants): the same text on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len() as u64) as usize]
    }

    /// A paragraph with the punctuation, numbers and Latin words of official prose.
    fn paragraph(&mut self) -> String {
        let mut text = String::new();
        while text.chars().count() < 150 {
            match self.below(100) {
                0..=86 => text.extend(char::from_u32(0x4E00 + self.below(0x51A5) as u32)),
                87..=92 => text.push('，'),
                93..=94 => text.push_str(self.of(&["。", "、", "；"])),
                95 => text.push_str(self.of(&["《", "》", "“", "”", "（", "）"])),
                96 => text.push_str(self.of(&["——", "……", "·"])),
                97 => text.extend([(1990 + self.below(40)).to_string(), "年".to_owned()]),
                98 => text.extend([(self.below(1000) as f64 / 10.0).to_string(), "%".to_owned()]),
                _ => text.push_str(self.of(&["QR", "WeChat", "GB/T 9704", "www.wlht.gov.cn"])),
            }
        }
        text
    }
}

/// How far apart a justified line's characters are set, in ems: 0 for one that is squeezed, endless for one left
/// ragged; `None` for a last one.
fn spread(prepared: &Prepared, line: &FilledLine, measure: Length) -> Option<f64> {
    let paragraph = &prepared.paragraph;
    let room = measure.0 - if line.first { paragraph.indent } else { 0 };
    let slack = room - line.natural(paragraph);
    if line.last {
        return None;
    }
    if slack <= 0 {
        return Some(0.0);
    }
    if slack > 16 && !line::spreads(paragraph, line, slack) {
        return Some(f64::INFINITY);
    }
    let atoms = &paragraph.atoms[line.start..line.visible - 1];
    let places = atoms.iter().filter(|atom| atom.space.stretch != Stretch::None).count().max(1);
    Some(slack as f64 / places as f64 / paragraph.em(line.start) as f64)
}

#[test]
fn lines_are_even() {
    let style = TextStyle { size: Length::pt(10.5), indent: Length::pt(21.0), ..style() };
    let mut dice = Dice(1);
    let paragraphs: Vec<Prepared> = (0..100).map(|_| paragraph(&dice.paragraph(), &style)).collect();
    // Width in millimetres, and the most that is borne: on average (root of the mean square), of any line, and of ragged
    // ones.
    for (width, average, most, ragged) in [(40.0, 0.082, 0.4, 2), (80.0, 0.026, 0.25, 0), (170.0, 0.011, 0.08, 0)] {
        let measure = Length::mm(width);
        let spreads: Vec<f64> = paragraphs
            .iter()
            .flat_map(|prepared| {
                let filled = prepared.fill(measure);
                filled.lines.iter().filter_map(|line| spread(prepared, line, measure)).collect::<Vec<_>>()
            })
            .collect();
        let flush: Vec<f64> = spreads.iter().copied().filter(|spread| spread.is_finite()).collect();
        let mean = (flush.iter().map(|spread| spread * spread).sum::<f64>() / flush.len() as f64).sqrt();
        let widest = flush.iter().copied().fold(0.0, f64::max);
        assert!(mean < average && widest < most, "{width} mm: {mean:.4} em, at most {widest:.4} em");
        assert!(spreads.len() - flush.len() <= ragged, "{width} mm: {} ragged", spreads.len() - flush.len());
    }
}
