//! Balanced lines, for headings: as few as fit, of like length, broken where the sense allows it.
//!
//! Official titles stand in a trapezoid or a diamond (GB/T 9704—2012, 7.3.1): lines may grow or shrink from the first
//! to the last, or grow and then shrink, but no short line stands between longer ones.

use std::collections::BTreeMap;

use super::atom::{Paragraph, Segment};
use super::fill::TOLERANCE;

/// More lines than a heading has are a text, which balance does not improve.
const MOST_LINES: usize = 8;
/// The ways kept from one line to the next.
const MOST_WAYS: usize = 96;
/// What a waist costs, in squares of an em; see [`super::phrase`].
const WAIST: f64 = 16.0;
/// What a line more than need be costs.
const LINE: f64 = 12.0;
/// Lines may differ by this much of an em before one counts as shorter.
const ALIKE: f64 = 0.5;

/// A way to set the lines so far.
#[derive(Clone, Copy)]
struct Way {
    /// The last line: its first atom, the next line's first one, and its width in ems.
    start: usize,
    end: usize,
    width: f64,
    /// Whether some line is shorter than the one before it.
    shrinks: bool,
    cost: f64,
    /// The way it goes on from, in the generation before.
    before: usize,
}

/// Balances the lines of a segment.
pub(super) struct Balance<'a> {
    pub paragraph: &'a Paragraph,
    pub segment: &'a Segment,
    pub measure: i64,
    /// Indent of the segment's first line.
    pub indent: i64,
}

impl Balance<'_> {
    /// Where lines end that need not be more than `count`; `None` when they are better left as they are. One line more
    /// is spent where that keeps a word whole.
    pub(super) fn ends(&self, count: usize) -> Option<Vec<usize>> {
        if !(2..=MOST_LINES).contains(&count) || self.segment.leader.is_some() {
            return None;
        }
        let few = self.lines(count);
        let more = self.lines(count + 1).filter(|more| few.as_ref().is_none_or(|few| more.1 + LINE < few.1));
        more.or(few).map(|(ends, _)| ends)
    }

    /// Where this many lines end, and what that costs.
    fn lines(&self, count: usize) -> Option<(Vec<usize>, f64)> {
        let start = self.segment.atoms.start;
        let mean = (self.width(start, self.segment.atoms.end, true) + self.ems(self.indent)) / count as f64;
        let first = Way { start, end: start, width: 0.0, shrinks: false, cost: 0.0, before: 0 };
        let mut generations = vec![vec![first]];
        for line in 1..=count {
            let ways = self.next(generations.last()?, mean, line, line == count);
            generations.push(ways);
        }
        let (mut at, best) = generations.last()?.iter().enumerate().min_by(|a, b| a.1.cost.total_cmp(&b.1.cost))?;
        let cost = best.cost;
        let mut ends = Vec::with_capacity(count);
        for ways in generations[1..].iter().rev() {
            ends.push(ways[at].end);
            at = ways[at].before;
        }
        ends.reverse();
        Some((ends, cost))
    }

    /// The ways that go on from these by one line.
    fn next(&self, ways: &[Way], mean: f64, line: usize, last: bool) -> Vec<Way> {
        let mut best: BTreeMap<(usize, usize, bool), Way> = BTreeMap::new();
        for (before, way) in ways.iter().enumerate() {
            for (end, cost) in self.ends_from(way.end, last) {
                let indent = if line == 1 { self.indent } else { 0 };
                let width = self.width(way.end, end, line == 1) + self.ems(indent);
                if width > self.ems(self.measure + TOLERANCE) {
                    break;
                }
                let waist = line > 1 && way.shrinks && width > way.width + ALIKE;
                let cost = way.cost
                    + (width - mean).powi(2)
                    + if last { 0.0 } else { f64::from(cost) }
                    + if waist { WAIST } else { 0.0 };
                let shrinks = way.shrinks || line > 1 && width < way.width - ALIKE;
                let next = Way { start: way.end, end, width, shrinks, cost, before };
                let known = best.entry((next.start, end, shrinks)).or_insert(next);
                if cost < known.cost {
                    *known = next;
                }
            }
        }
        let mut ways: Vec<Way> = best.into_values().collect();
        ways.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        ways.truncate(MOST_WAYS);
        ways
    }

    /// Where a line that begins at `start` may end, nearest first, and what that costs.
    fn ends_from(&self, start: usize, last: bool) -> impl Iterator<Item = (usize, f32)> {
        let Paragraph { starts, break_costs, .. } = self.paragraph;
        let end = self.segment.atoms.end;
        let from = starts.partition_point(|&atom| atom as usize <= start);
        let to = starts.partition_point(|&atom| (atom as usize) < end).max(from);
        let inner = if last { from..from } else { from..to };
        let ends = inner.map(|at| (starts[at] as usize, break_costs.get(at).copied().unwrap_or(0.0)));
        ends.chain((last && start < end).then_some((end, 0.0)))
    }

    /// Width of a line in ems, its indent not counted.
    fn width(&self, start: usize, end: usize, first: bool) -> f64 {
        let keep_lead = first && self.indent > 0;
        self.ems(self.paragraph.width(start, self.paragraph.visible_end(start, end), keep_lead))
    }

    fn ems(&self, length: i64) -> f64 {
        length as f64 / self.paragraph.em(self.segment.atoms.start).max(1) as f64
    }
}
