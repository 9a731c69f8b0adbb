//! Choosing where lines end, by the look of the paragraph as a whole.
//!
//! Of all ways to set a paragraph the one is taken whose lines are least disturbed together (Knuth and Plass, 1981):
//! a line that could be flush by itself is spread a little where the next would otherwise be torn open. Everything
//! needed to weigh a line is two subtractions away (see [`Sums`](super::atom::Sums)), and only the best few ways go on
//! from line to line, so that the work grows with the number of lines alone.

use std::ops::Range;

use super::atom::{Paragraph, Segment};
use super::breaks::Break;
use super::fill::TOLERANCE;
use super::leader;
use crate::layout::style::TextAlign;

/// The ways kept from one line to the next.
const MOST_WAYS: usize = 6;
/// The spread lines tried from one place.
const MOST_SPREAD: usize = 4;

/// What every line costs: fewer are better.
const LINE: f64 = 0.05;
/// How much rather a line is squeezed than spread (clreq: compress first).
const SQUEEZE: f64 = 0.5;
/// What a line costs that is spread to the width where characters begin to fall apart; others by their square and cube.
const LOOSE: f64 = 1.0;
/// What it costs to break a word.
const BROKEN: f64 = 1e6;
/// Looser than this is equally bad.
const LOOSEST: f64 = 80.0;

/// A way to set a segment up to a place.
#[derive(Clone, Copy)]
struct Way {
    /// First atom of the next line.
    start: usize,
    cost: f64,
    /// The way it goes on from.
    before: usize,
}

/// Breaks one segment into lines.
pub(super) struct Fit<'a> {
    pub paragraph: &'a Paragraph,
    pub segment: &'a Segment,
    pub measure: i64,
    /// Indent of the segment's first line.
    pub indent: i64,
}

impl Fit<'_> {
    /// Where the segment's lines end; one without matter is an empty line.
    pub(super) fn ends(&self) -> Vec<usize> {
        let segment = &self.segment.atoms;
        // What fits on one line as it is need not be weighed: most labels and many values do.
        let whole = Start { atom: segment.start, first: true, room: self.measure - self.indent };
        if self.natural(whole, segment.end) <= whole.room + TOLERANCE {
            return vec![segment.end];
        }
        let mut ways = vec![Way { start: segment.start, cost: 0.0, before: 0 }];
        let mut arrived: Option<Way> = None;
        let mut ends = Vec::new();
        let mut from = 0;
        while from < ways.len() {
            let to = ways.len();
            for before in from..to {
                let way = ways[before];
                if arrived.is_some_and(|arrived| arrived.cost <= way.cost) {
                    continue;
                }
                self.line_ends(way.start, before == 0, &mut ends);
                for (end, cost) in ends.drain(..) {
                    let next = Way { start: end, cost: way.cost + cost, before };
                    if end < segment.end {
                        keep(&mut ways, to, next);
                    } else if arrived.is_none_or(|arrived| next.cost < arrived.cost) {
                        arrived = Some(next);
                    }
                }
            }
            prune(&mut ways, to);
            from = to;
        }
        let mut lines: Vec<usize> = std::iter::successors(arrived, |way| (way.before > 0).then(|| ways[way.before]))
            .map(|way| way.start)
            .collect();
        lines.reverse();
        lines
    }

    /// Where a line that begins at `start` may end, and what that costs; at least one place.
    fn line_ends(&self, start: usize, first: bool, out: &mut Vec<(usize, f64)>) {
        let paragraph = self.paragraph;
        let segment_end = self.segment.atoms.end;
        let line = Start { atom: start, first, room: self.measure - if first { self.indent } else { 0 } };
        let starts = &paragraph.starts;
        let from = starts.partition_point(|&atom| atom as usize <= start);
        let to = starts.partition_point(|&atom| (atom as usize) < segment_end);
        let ends = &starts[from.min(to)..to];
        // Nothing that begins further right than the measure and all give can end this line.
        let sums = &paragraph.sums[start];
        let reach = line.room + 4 * paragraph.atoms.get(start).map_or(0, |_| paragraph.em(start));
        let near = ends.partition_point(|&atom| {
            let other = &paragraph.sums[atom as usize];
            other.x - sums.x - (other.shrink - sums.shrink) <= reach
        });
        let whole = (near == ends.len()).then_some(segment_end);
        let mut spread = 0;
        for end in whole.into_iter().chain(ends[..near].iter().rev().map(|&atom| atom as usize)) {
            let Some(weight) = self.weigh(line, end) else { continue };
            out.push((end, weight.cost));
            spread += usize::from(weight.spread);
            // Shorter lines are only spread the wider; a ragged one holds what it can.
            if spread == MOST_SPREAD || spread > 0 && (end == segment_end || paragraph.align != TextAlign::Justify) {
                break;
            }
        }
        if out.is_empty() {
            let end = ends.first().map_or(segment_end, |&atom| atom as usize);
            out.push((self.part_of_word(line, end), BROKEN));
        } else if paragraph.widest_piece > self.measure && !paragraph.nowrap {
            for (end, _) in out {
                *end = self.with_part_of_word(line, *end);
            }
        }
    }

    /// What a line costs; `None` when it does not fit.
    fn weigh(&self, line: Start, end: usize) -> Option<Weight> {
        let paragraph = self.paragraph;
        let excess = self.natural(line, end) - line.room;
        let visible = paragraph.visible_end(line.atom, end);
        let excess = excess - if visible > line.atom { paragraph.hang(visible - 1, excess) } else { 0 };
        if excess > TOLERANCE {
            let give = paragraph.shrink(line.atom, visible);
            let fits = paragraph.align == TextAlign::Justify && excess <= give;
            let share = excess as f64 / give as f64;
            return fits.then_some(Weight { cost: LINE + SQUEEZE * share * share, spread: false });
        }
        if end == self.segment.atoms.end || paragraph.align != TextAlign::Justify {
            return Some(Weight { cost: LINE, spread: true });
        }
        // A line with next to nothing to spread is the worse the shorter it is.
        let grow = paragraph.stretch(line.atom, visible).max(paragraph.em(line.atom) / 2).max(1);
        let share = (-excess.min(0) as f64 / grow as f64).min(LOOSEST);
        Some(Weight { cost: LINE + LOOSE * share * share * (1.0 + share), spread: true })
    }

    fn natural(&self, line: Start, end: usize) -> i64 {
        let keep_lead = line.first && self.indent > 0;
        let leader = self.segment.leader.filter(|leader| (line.atom..end).contains(leader));
        let visible = self.paragraph.visible_end(line.atom, end);
        self.paragraph.width(line.atom, visible, keep_lead) + leader::least(self.paragraph, leader)
    }

    /// Where a word wider than the whole measure follows, the line takes the part of it that fits.
    fn with_part_of_word(&self, line: Start, end: usize) -> usize {
        let (paragraph, segment_end) = (self.paragraph, self.segment.atoms.end);
        if end >= segment_end {
            return end;
        }
        let next = paragraph.starts.partition_point(|&atom| atom as usize <= end);
        let next = paragraph.starts.get(next).map_or(segment_end, |&atom| atom as usize).min(segment_end);
        if paragraph.width(end, paragraph.visible_end(end, next), false) <= self.measure {
            return end;
        }
        // One with a joint is broken there, or goes to the next line.
        let word = end + 1..next;
        let has_joint = word.clone().any(|at| self.is_joint(at));
        self.place_within(line, word, |&at| !has_joint || self.is_joint(at)).unwrap_or(end)
    }

    /// A line that begins with a word too wide for it: broken where the measure ends, or at the first place possible.
    fn part_of_word(&self, line: Start, end: usize) -> usize {
        if self.paragraph.nowrap {
            return self.segment.atoms.end;
        }
        let inner = line.atom + 1..end;
        let first = inner.clone().find(|&at| self.paragraph.atoms[at - 1].behind == Break::Word);
        let joint = self.place_within(line, inner.clone(), |&at| self.is_joint(at));
        joint.or_else(|| self.place_within(line, inner, |_| true)).or(first).unwrap_or(end)
    }

    /// The last place within a word where it may be broken and the line fits.
    fn place_within(&self, line: Start, word: Range<usize>, only: impl Fn(&usize) -> bool) -> Option<usize> {
        let splits = |&at: &usize| self.paragraph.atoms[at - 1].behind == Break::Word;
        let fits = |&at: &usize| self.natural(line, at) <= line.room + TOLERANCE;
        word.rev().filter(|at| splits(at) && only(at)).find(fits)
    }

    /// Whether a place within a word parts a number from the year before it, 〔2017〕 from 42号, and no number itself.
    fn is_joint(&self, at: usize) -> bool {
        let before = &self.paragraph.atoms[at - 1];
        before.behind == Break::Word && before.class.closes()
    }
}

/// Where a line begins, and what it may hold.
#[derive(Clone, Copy)]
struct Start {
    atom: usize,
    first: bool,
    room: i64,
}

/// What a line costs.
struct Weight {
    cost: f64,
    /// Whether it is one to be spread.
    spread: bool,
}

/// Keeps the cheaper of two ways to the same place; those from `from` on end at the same line.
fn keep(ways: &mut Vec<Way>, from: usize, next: Way) {
    match ways[from..].iter_mut().find(|way| way.start == next.start) {
        Some(known) if next.cost < known.cost => *known = next,
        Some(_) => {}
        None => ways.push(next),
    }
}

/// Drops all but the best of the ways from `from` on.
fn prune(ways: &mut Vec<Way>, from: usize) {
    if ways.len() - from > MOST_WAYS {
        ways[from..].sort_by(|a, b| a.cost.total_cmp(&b.cost));
        ways.truncate(from + MOST_WAYS);
    }
}
