//! Filling lines: which atoms stand on which line.
//!
//! Lines are filled one after the other. Of the places where a line may end near the measure, the one whose line is
//! least disturbed is taken, be it squeezed or spread. Everything needed to weigh a line is two subtractions away
//! (see [`Sums`](super::atom::Sums)), so that weighing whole paragraphs instead needs no other preparation.

use super::atom::{Paragraph, Segment};
use super::breaks::Break;
use super::{leader, line};
use crate::geom::Length;
use crate::layout::style::TextAlign;

/// A paragraph broken into lines.
#[derive(Debug, Default)]
pub(super) struct Filled {
    pub lines: Vec<FilledLine>,
    pub widest: Length,
    pub height: Length,
}

/// The matter of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FilledLine {
    /// Its first atom.
    pub start: usize,
    /// The end of what is seen of it.
    pub visible: usize,
    /// Its end, blanks included.
    pub end: usize,
    /// Whether it is the first of its paragraph.
    pub first: bool,
    /// Whether it is the last before a forced break or the paragraph's end.
    pub last: bool,
    /// The leader it holds.
    pub leader: Option<usize>,
    /// Height above and below its baseline.
    pub above: i64,
    pub below: i64,
}

/// A line may be this much too long before it counts: box layout works in points of 32 bits, and what it hands back as
/// a paragraph's own width may be off by a little.
pub(super) const TOLERANCE: i64 = 16;

/// How much rather a line is squeezed than spread (clreq: compress first).
const SQUEEZE: f64 = 0.5;

pub(super) fn fill(paragraph: &Paragraph, width: Length) -> Filled {
    let mut filled = Filled::default();
    for segment in &paragraph.segments {
        Filler { paragraph, segment, measure: width.0, lines: &mut filled.lines }.fill();
    }
    let reach = filled.lines.iter().map(|line| set_width(paragraph, line, width.0)).max();
    filled.widest = Length(reach.unwrap_or(0));
    filled.height = filled.lines.iter().map(|line| Length(line.above + line.below)).sum();
    filled
}

/// Natural width of the widest segment.
pub(super) fn widest(paragraph: &Paragraph) -> Length {
    let widths = paragraph.segments.iter().enumerate().map(|(index, segment)| {
        let (start, end) = (segment.atoms.start, paragraph.visible_end(segment.atoms.start, segment.atoms.end));
        let (indent, keep) = if index == 0 { (paragraph.indent, paragraph.indent > 0) } else { (0, false) };
        indent + paragraph.width(start, end, keep) + leader::least(paragraph, segment.leader)
    });
    Length(widths.max().unwrap_or(0))
}

/// Natural width of the widest piece between two places where a line may end.
pub(super) fn narrowest(paragraph: &Paragraph) -> Length {
    let mut widest = 0;
    for (index, segment) in paragraph.segments.iter().enumerate() {
        let mut start = segment.atoms.start;
        let from = paragraph.starts.partition_point(|&atom| atom as usize <= start);
        let ends = paragraph.starts[from..].iter().map(|&atom| atom as usize);
        for end in ends.take_while(|&end| end < segment.atoms.end).chain([segment.atoms.end]) {
            let first = index == 0 && start == segment.atoms.start;
            let indent = if first { paragraph.indent } else { 0 };
            let leader = segment.leader.filter(|leader| (start..end).contains(leader));
            let width = paragraph.width(start, paragraph.visible_end(start, end), first && indent > 0);
            widest = widest.max(indent + width + leader::least(paragraph, leader));
            start = end;
        }
    }
    Length(widest)
}

/// How far a line reaches when it is set to a measure.
fn set_width(paragraph: &Paragraph, line: &FilledLine, measure: i64) -> i64 {
    let indent = if line.first { paragraph.indent } else { 0 };
    let natural = indent + line.natural(paragraph) + leader::least(paragraph, line.leader);
    if line.leader.is_some() && natural <= measure {
        return measure;
    }
    let squeezed = natural - paragraph.shrink(line.start, line.visible);
    match paragraph.align {
        TextAlign::Justify if natural > measure => squeezed.max(measure),
        TextAlign::Justify if line::spreads(paragraph, line, measure - natural) => measure,
        _ => natural,
    }
}

impl FilledLine {
    /// Natural width of what is seen, the indent not counted.
    pub(super) fn natural(&self, paragraph: &Paragraph) -> i64 {
        paragraph.width(self.start, self.visible, self.keeps_lead(paragraph))
    }

    /// An opening mark behind an indent keeps its square, so that first lines begin alike.
    pub(super) fn keeps_lead(&self, paragraph: &Paragraph) -> bool {
        self.first && paragraph.indent > 0
    }
}

/// Breaks one segment.
struct Filler<'a> {
    paragraph: &'a Paragraph,
    segment: &'a Segment,
    measure: i64,
    lines: &'a mut Vec<FilledLine>,
}

impl Filler<'_> {
    fn fill(mut self) {
        let mut start = self.segment.atoms.start;
        // A segment without matter is an empty line.
        loop {
            let end = self.next_end(start);
            self.push(start, end);
            start = end;
            if start >= self.segment.atoms.end {
                return;
            }
        }
    }

    fn push(&mut self, start: usize, end: usize) {
        let paragraph = self.paragraph;
        let (mut above, mut below) = paragraph.strut;
        if paragraph.spans.len() > 1 {
            for atoms in paragraph.atoms[start..end].chunk_by(|a, b| a.style == b.style) {
                let span = &paragraph.spans[usize::from(atoms[0].style)];
                (above, below) = (above.max(span.above), below.max(span.below));
            }
        } else if let Some(span) = paragraph.spans.first().filter(|_| start < end) {
            (above, below) = (above.max(span.above), below.max(span.below));
        }
        self.lines.push(FilledLine {
            start,
            visible: paragraph.visible_end(start, end),
            end,
            first: self.lines.is_empty(),
            last: end >= self.segment.atoms.end,
            leader: self.segment.leader.filter(|leader| (start..end).contains(leader)),
            above,
            below,
        });
    }

    /// Where the line that begins at `start` ends.
    fn next_end(&self, start: usize) -> usize {
        let segment_end = self.segment.atoms.end;
        let room = self.room();
        let starts = &self.paragraph.starts;
        let from = starts.partition_point(|&atom| atom as usize <= start);
        let to = starts.partition_point(|&atom| (atom as usize) < segment_end);
        let ends = &starts[from.min(to)..to];
        // Nothing that begins further right than the measure and all give can end this line.
        let line = &self.paragraph.sums[start];
        let far = |&atom: &u32| {
            let sums = &self.paragraph.sums[atom as usize];
            sums.x - line.x - (sums.shrink - line.shrink) <= room + 4 * self.paragraph.em(start)
        };
        let near = ends.partition_point(far);
        let whole = (near == ends.len()).then_some(segment_end);
        let mut best: Option<(f64, usize)> = None;
        for end in whole.into_iter().chain(ends[..near].iter().rev().map(|&atom| atom as usize)) {
            let Some((cost, spread)) = self.cost(start, end, room) else { continue };
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, end));
            }
            // Shorter lines are only spread the wider.
            if spread {
                break;
            }
        }
        match best {
            Some((_, end)) => self.with_part_of_word(start, end, room),
            None => self.part_of_word(start, ends.first().map_or(segment_end, |&atom| atom as usize), room),
        }
    }

    /// What the line may hold.
    fn room(&self) -> i64 {
        self.measure - if self.lines.is_empty() { self.paragraph.indent } else { 0 }
    }

    fn natural(&self, start: usize, end: usize) -> i64 {
        let keep_lead = self.lines.is_empty() && self.paragraph.indent > 0;
        let leader = self.segment.leader.filter(|leader| (start..end).contains(leader));
        let visible = self.paragraph.visible_end(start, end);
        self.paragraph.width(start, visible, keep_lead) + leader::least(self.paragraph, leader)
    }

    /// What a line costs, and whether it is one to be spread; `None` when it does not fit.
    fn cost(&self, start: usize, end: usize, room: i64) -> Option<(f64, bool)> {
        let excess = self.natural(start, end) - room;
        let visible = self.paragraph.visible_end(start, end);
        if excess > TOLERANCE {
            let give = self.paragraph.shrink(start, visible);
            let fits = self.paragraph.align == TextAlign::Justify && excess <= give;
            return fits.then(|| (SQUEEZE * (excess as f64 / give as f64).powi(2), false));
        }
        if end == self.segment.atoms.end {
            return Some((0.0, true));
        }
        let grow = self.paragraph.stretch(start, visible).max(1);
        Some(((-excess.min(0) as f64 / grow as f64).powi(2), true))
    }

    /// Where a word wider than the whole measure follows, the line takes the part of it that fits.
    fn with_part_of_word(&self, start: usize, end: usize, room: i64) -> usize {
        if end >= self.segment.atoms.end || self.paragraph.nowrap {
            return end;
        }
        let next = self.paragraph.starts.partition_point(|&atom| atom as usize <= end);
        let next = self.paragraph.starts.get(next).map_or(self.segment.atoms.end, |&atom| atom as usize);
        let next = next.min(self.segment.atoms.end);
        if self.paragraph.width(end, self.paragraph.visible_end(end, next), false) <= self.measure {
            return end;
        }
        let fits = |&at: &usize| {
            self.paragraph.atoms[at - 1].behind == Break::Word && self.natural(start, at) <= room + TOLERANCE
        };
        (end + 1..next).rev().find(fits).unwrap_or(end)
    }

    /// A line that begins with a word too wide for it: broken where the measure ends, or at the first place possible.
    fn part_of_word(&self, start: usize, end: usize, room: i64) -> usize {
        if self.paragraph.nowrap {
            return self.segment.atoms.end;
        }
        let splits = |at: &usize| self.paragraph.atoms[at - 1].behind == Break::Word;
        let fits = |at: &usize| self.natural(start, *at) <= room + TOLERANCE;
        let mut places = (start + 1..end).filter(splits);
        let first = places.next();
        first.and_then(|first| places.take_while(fits).last().or(Some(first).filter(fits))).or(first).unwrap_or(end)
    }
}
