//! The rules of the Requirements for Chinese Text Layout (clreq) and GB/T 15834—2011, each on a text that shows it: for
//! every line its width and where its glyphs begin, in hundredths of an em.

use std::fmt::Write;

use super::{left, line_text, paragraph, style};
use crate::layout::style::{Strictness, TextAlign, TextStyle};

/// A rule, and texts set at widths in ems.
struct Rule {
    says: &'static str,
    style: TextStyle,
    texts: &'static [(&'static str, &'static [f64])],
}

const LEVELS: &[(&str, &[f64])] = &[
    ("甲乙丙，丁戊", &[3.0]),
    ("甲乙丙？丁戊", &[3.0]),
    ("甲乙丙》丁戊", &[3.0]),
    ("甲乙《丙丁戊", &[3.0]),
    ("甲乙“丙丁戊", &[3.0]),
    ("甲乙丙·丁戊", &[3.0]),
    ("甲乙丙～丁戊", &[3.0]),
    ("甲乙丙／丁戊", &[3.0, 4.0]),
    ("甲乙丙——丁戊", &[3.0]),
    ("甲乙丙……丁戊", &[3.0]),
];

fn rule(says: &'static str, style: &TextStyle, texts: &'static [(&'static str, &'static [f64])]) -> Rule {
    Rule { says, style: style.clone(), texts }
}

fn level(strictness: Strictness) -> TextStyle {
    TextStyle { strictness, ..left() }
}

/// Marks beside marks and at the edges.
fn compression() -> Vec<Rule> {
    vec![
        rule(
            "Two marks side by side lose one of the two blanks between them",
            &left(),
            &[("甲》《乙", &[9.0]), ("甲》，乙", &[9.0]), ("甲（《乙", &[9.0]), ("甲。”（乙", &[9.0])],
        ),
        rule(
            "Dashes, ellipses, interpuncts and solidi keep their squares",
            &left(),
            &[("甲》——《乙", &[9.0]), ("甲。……（乙", &[9.0]), ("甲》·《乙", &[9.0]), ("甲）／（乙", &[9.0])],
        ),
        rule("An opening mark at a line's start loses its outer half", &left(), &[("甲乙丙《丁》戊己", &[3.5])]),
        rule(
            "Behind an indent of two ems it keeps it, so that first lines begin alike",
            &TextStyle { indent: style().size * 2, ..left() },
            &[("《甲》乙丙丁", &[6.0]), ("甲乙丙丁戊己", &[6.0])],
        ),
        rule("A mark at a line's end is half as wide", &left(), &[("甲乙。丙丁，戊己）", &[2.5])]),
    ]
}

/// Where lines may end.
fn breaks() -> Vec<Rule> {
    vec![
        rule(
            "Loose: no stop, closing mark, interpunct or connector at a start, no opening mark at an end",
            &level(Strictness::Basic),
            LEVELS,
        ),
        rule("Normal (GB/T 15834): and no solidus at either", &level(Strictness::Gb), LEVELS),
        rule("Strict: and no dash or ellipsis at a start", &level(Strictness::Strict), LEVELS),
        rule(
            "Dashes and ellipses of two squares are never parted",
            &left(),
            &[("甲乙——丙", &[3.0]), ("甲乙……丙", &[3.0])],
        ),
        rule(
            "Numbers stay with what belongs to them",
            &left(),
            &[
                ("甲乙丙丁2026年戊己", &[6.0]),
                ("国办发〔2017〕42号文", &[6.0]),
                ("甲乙丙气温25℃戊己", &[6.0]),
                ("甲乙丙丁98.5%戊己", &[6.0]),
                ("甲乙丙丁¥1,280戊", &[6.0]),
                ("甲乙丙丁第12条戊", &[6.0]),
            ],
        ),
        rule(
            "Addresses are broken behind / . - _ ? & only, and get no hyphen",
            &left(),
            &[("见https://www.wlht.gov.cn/zwgk/a_b-c?id=1&p=2处", &[9.0, 6.0])],
        ),
    ]
}

/// How spaces give.
fn spaces() -> Vec<Rule> {
    vec![
        rule(
            "A quarter em between Chinese and Western text; none beside marks, where a blank was typed, or at a line's ends",
            &left(),
            &[("甲A乙5丙", &[9.0]), ("甲，A。", &[9.0]), ("甲 A 乙", &[9.0]), ("甲乙A丙", &[2.7, 1.7])],
        ),
        rule(
            "A line too long gives, in this order: blanks, interpuncts, brackets, commas, the gap beside Western text, stops",
            &style(),
            &[("甲 A乙·丙（丁），戊B己。庚", &[13.3, 13.1, 12.6, 12.1, 11.9, 11.6, 11.4])],
        ),
        rule(
            "A line too short grows, in this order: blanks to half an em, the gap beside Western text to half an em, all alike",
            &style(),
            &[("甲乙丙A a丁戊己庚辛壬癸子丑", &[8.05, 8.2, 8.6, 9.0])],
        ),
        rule(
            "Dashes, connectors and solidi do not come apart",
            &style(),
            &[
                ("甲乙——丙（丁戊己庚辛壬", &[5.5]),
                ("甲乙8～9丙（丁戊己庚辛壬", &[6.0]),
                ("甲乙／丙丁（戊己庚辛壬癸", &[5.5]),
            ],
        ),
    ]
}

/// What concerns a paragraph as a whole.
fn paragraphs() -> Vec<Rule> {
    vec![
        rule(
            "A last line holds two characters or more",
            &style(),
            &[("甲乙丙丁戊己庚", &[6.0]), ("甲乙丙丁戊己庚。", &[6.0]), ("甲乙丙丁戊己庚辛", &[6.0])],
        ),
        rule("Nothing hangs unless asked", &style(), &[("甲乙丙丁，戊己庚辛壬", &[4.0])]),
        rule(
            "Commas and stops that do not fit hang where asked",
            &TextStyle { hanging: true, ..style() },
            &[("甲乙丙丁，戊己庚辛壬", &[4.0])],
        ),
        rule(
            "Paragraphs are set as a whole: many lines are loosened a little so that none is torn open",
            &TextStyle { indent: style().size * 2, ..style() },
            &[(
                "乌兰浩特市人民政府办公室关于印发《乌兰浩特市基层政务公开标准化规范化试点工作方案》的通知（乌政办发〔2017〕42号）：各镇人民政府",
                &[8.0],
            )],
        ),
        rule(
            "Ragged lines hold what fits",
            &TextStyle { align: TextAlign::Right, ..left() },
            &[("甲乙丙，丁戊己", &[4.0])],
        ),
    ]
}

#[test]
fn every_rule_gives_the_positions_recorded() {
    let mut all = String::new();
    for Rule { says, style, texts } in [compression(), breaks(), spaces(), paragraphs()].into_iter().flatten() {
        let _ = writeln!(all, "# {says}");
        for (text, widths) in texts {
            let prepared = paragraph(text, &style);
            for &ems in *widths {
                let composed = prepared.compose(style.size.scale(ems));
                let _ = writeln!(all, "{text} at {ems} em");
                for line in &composed.lines {
                    let hundredths = |emu: i64| (emu * 100 + style.size.0 / 2).div_euclid(style.size.0);
                    let glyphs = line.runs.iter().flat_map(|run| run.glyphs.iter().map(|glyph| run.origin.x + glyph.x));
                    let places: Vec<String> = glyphs.map(|x| hundredths(x.0).to_string()).collect();
                    let text = line_text(line);
                    let _ = writeln!(all, "  {:>4} {text}  [{}]", hundredths(line.width.0), places.join(" "));
                }
            }
        }
        all.push('\n');
    }
    // `SNAPSHOTS=overwrite cargo test` records anew.
    snapbox::assert_data_eq!(all, snapbox::file!["rules.txt"].raw());
}
