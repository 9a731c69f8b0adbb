//! The line around a page that says what it is: job, edition, sheet, date, printing condition.

use super::condition::Condition;
use super::marks::{Place, ROW};
use super::sheet::Job;
use crate::font::FontSet;
use crate::geom::{EMU_PER_PT, Length, Point, Size};
use crate::page::TextRun;

/// Size of the type, and the least it is made to fit a narrow page.
const TYPE: Length = Length(6 * EMU_PER_PT);
const LEAST: Length = Length(4 * EMU_PER_PT);

/// What the line says, what matters most first.
pub(super) fn texts(job: &Job, sheet: usize, count: usize, condition: &Condition) -> Vec<String> {
    let condition = condition.identifier().unwrap_or(condition.description());
    let sheet = format!("第 {sheet}/{count} 张");
    let texts = [job.name.as_str(), &sheet, &job.edition, &job.date, condition];
    texts.into_iter().filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

/// The line below a page, made smaller where the page is narrow, and shorter where that is not enough.
pub(super) fn line(texts: &[String], size: Size, place: Place, fonts: &FontSet, marks: bool) -> Option<TextRun> {
    let baseline = size.height + place.row(marks) + ROW.scale(0.6);
    (1..=texts.len()).rev().find_map(|count| {
        let text = texts[..count].join(" · ");
        let run = TextRun::line(&text, TYPE, fonts);
        let width = end(&run, fonts);
        let fitted = if width > size.width { TYPE.scale(size.width.0 as f64 / width.0 as f64) } else { TYPE };
        if fitted < LEAST && count > 1 {
            return None;
        }
        let run = if fitted == TYPE { run } else { TextRun::line(&text, fitted, fonts) };
        Some(TextRun { origin: Point::new(Length::ZERO, baseline), ..run })
    })
}

/// Where a line ends.
fn end(run: &TextRun, fonts: &FontSet) -> Length {
    let face = fonts.face(run.face);
    run.glyphs.last().map_or(Length::ZERO, |last| {
        last.x + run.size.scale(f64::from(face.advance(last.id)) / f64::from(face.units_per_em()))
    })
}
