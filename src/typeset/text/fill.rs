//! Filling lines: which atoms stand on which line, and how high and wide that makes the paragraph.

use std::ops::Range;

use super::atom::{Paragraph, Segment};
use super::balance::Balance;
use super::fit::Fit;
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
    /// How much of the mark at its end hangs over the measure.
    pub hang: i64,
    /// The leader it holds.
    pub leader: Option<usize>,
    /// Height above and below its baseline.
    pub above: i64,
    pub below: i64,
}

/// A line may be this much too long before it counts: box layout works in points of 32 bits, and what it hands back as
/// a paragraph's own width may be off by a little.
pub(super) const TOLERANCE: i64 = 16;

pub(super) fn fill(paragraph: &Paragraph, width: Length) -> Filled {
    let mut filled = Filled::default();
    for segment in &paragraph.segments {
        let mut start = segment.atoms.start;
        for end in ends(paragraph, segment, width.0, filled.lines.is_empty()) {
            let line = line_of(paragraph, segment, start..end, width.0, filled.lines.is_empty());
            filled.lines.push(line);
            start = end;
        }
    }
    let reach = filled.lines.iter().map(|line| set_width(paragraph, line, width.0)).max();
    filled.widest = Length(reach.unwrap_or(0));
    filled.height = filled.lines.iter().map(|line| Length(line.above + line.below)).sum();
    filled
}

/// Where the lines of a segment end.
fn ends(paragraph: &Paragraph, segment: &Segment, measure: i64, first: bool) -> Vec<usize> {
    let indent = if first { paragraph.indent } else { 0 };
    let ends = Fit { paragraph, segment, measure, indent }.ends();
    if paragraph.break_costs.is_empty() {
        return ends;
    }
    Balance { paragraph, segment, measure, indent }.ends(ends.len()).unwrap_or(ends)
}

fn line_of(paragraph: &Paragraph, segment: &Segment, atoms: Range<usize>, measure: i64, first: bool) -> FilledLine {
    let Range { start, end } = atoms;
    let (mut above, mut below) = paragraph.strut;
    if paragraph.spans.len() > 1 {
        for atoms in paragraph.atoms[start..end].chunk_by(|a, b| a.style == b.style) {
            let span = &paragraph.spans[usize::from(atoms[0].style)];
            (above, below) = (above.max(span.above), below.max(span.below));
        }
    } else if let Some(span) = paragraph.spans.first().filter(|_| start < end) {
        (above, below) = (above.max(span.above), below.max(span.below));
    }
    if first {
        // Readings reach into the blank below the line before; the first line has none above it.
        let readings = paragraph.readings.iter().filter(|reading| reading.atoms.start < end);
        above = readings.map(|reading| reading.top).fold(above, i64::max);
    }
    let mut line = FilledLine {
        start,
        visible: paragraph.visible_end(start, end),
        end,
        first,
        last: end >= segment.atoms.end,
        hang: 0,
        leader: segment.leader.filter(|leader| (start..end).contains(leader)),
        above,
        below,
    };
    if paragraph.hanging && line.visible > start {
        let indent = if first { paragraph.indent } else { 0 };
        line.hang = paragraph.hang(line.visible - 1, indent + line.natural(paragraph) - measure);
    }
    line
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
        paragraph.width(self.start, self.visible, self.keeps_lead(paragraph)) - self.hang
    }

    /// An opening mark behind an indent keeps its square, so that first lines begin alike.
    pub(super) fn keeps_lead(&self, paragraph: &Paragraph) -> bool {
        self.first && paragraph.indent > 0
    }
}
