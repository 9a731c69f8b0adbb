//! One column being filled from the top: the whole of a page, or one of several side by side.

use crate::geom::{Length, Point};
use crate::typeset::flow::notes::Bank;
use crate::typeset::fragment::Fragment;
use crate::typeset::split::{Cut, can_cut, cut, least, stops};

/// Blocks that stay together: headings and the block after them, which alone may be cut.
#[derive(Clone)]
pub(super) struct Unit<'t> {
    /// The blocks, each with its distance from the one before; the first one's is its margin.
    pub parts: Vec<(Length, Fragment<'t>)>,
    /// Margin below the last.
    pub below: Length,
    /// Whether it begins a column.
    pub begins_column: bool,
}

impl<'t> Unit<'t> {
    /// Margin above the first block.
    pub(super) fn above(&self) -> Length {
        self.parts.first().map_or(Length::ZERO, |&(above, _)| above)
    }

    /// Height from the top of the first block to the bottom of the last.
    pub(super) fn height(&self) -> Length {
        self.parts.iter().map(|(gap, fragment)| *gap + fragment.height()).sum::<Length>() - self.above()
    }

    /// The least of it that may stand at the bottom of a column: its headings with the first lines after them.
    pub(super) fn least(&self) -> Length {
        let rest = self.parts.last().map_or(Length::ZERO, |(_, last)| last.height() - least(last));
        self.height() - rest
    }

    fn rest(fragment: Fragment<'t>, below: Length) -> Self {
        Self { parts: vec![(Length::ZERO, fragment)], below, begins_column: false }
    }
}

/// A column and what stands in it.
pub(super) struct Column<'t> {
    /// Its height.
    pub room: Length,
    /// What stands in it, from the top.
    pub placed: Vec<Fragment<'t>>,
    /// Bottom of what stands in it.
    pub y: Length,
    /// Margin below that.
    pub below: Length,
    /// Height of the notes below the column, without their rule.
    pub notes: Length,
    /// A block that is higher than the column and cannot be cut; it is left out.
    pub too_tall: Option<Fragment<'t>>,
    /// Whether headings had to be parted from what follows.
    pub torn: bool,
}

impl<'t> Column<'t> {
    pub(super) fn new(room: Length) -> Self {
        let zero = Length::ZERO;
        Self { room, placed: Vec::new(), y: zero, below: zero, notes: zero, too_tall: None, torn: false }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.placed.is_empty()
    }

    /// Where a block with this margin would begin. Margins of neighbours collapse, and none stands at the top.
    pub(super) fn next(&self, above: Length) -> Length {
        if self.is_empty() { self.y } else { self.y + self.below.max(above) }
    }

    /// Sets as much of `unit` as there is room for and gives back the rest. Notes in `bank` take their room below the
    /// column. An empty column always takes something.
    pub(super) fn take(&mut self, mut unit: Unit<'t>, bank: &Bank<'t>) -> Option<Unit<'t>> {
        let heads = unit.parts.len().checked_sub(1)?;
        let mut top = self.next(unit.above());
        for (index, (gap, head)) in unit.parts[..heads].iter().enumerate() {
            top += head.height() + if index == 0 { Length::ZERO } else { *gap };
        }
        if heads > 0 {
            top += unit.parts[heads].0;
        }
        let notes = self.notes + unit.parts[..heads].iter().map(|(_, head)| bank.cost(head)).sum::<Length>();
        let last = &unit.parts[heads].1;
        let mut limit = self.limit(last, top, notes, bank);
        let fits = last.height() <= limit || !last.keep_together && can_cut(last, limit);
        if !fits && !self.is_empty() {
            return Some(unit);
        }
        let Unit { below, .. } = unit;
        let (last_gap, last) = unit.parts.pop()?;
        for (gap, head) in unit.parts {
            self.put(gap, head, bank);
        }
        if last.height() <= limit {
            self.put(last_gap, last, bank);
            self.below = below;
            return None;
        }
        // Where a note is higher than the page its line is set all the same, and the note is continued.
        let free = self.room - top;
        if !can_cut(&last, limit) && self.is_empty() && least(&last) <= free {
            limit = least(&last).max(limit);
        }
        let Cut { head, tail } =
            if last.height() <= limit { Cut { head: Some(last), tail: None } } else { cut(last, limit) };
        match (head, tail) {
            (Some(head), tail) => {
                self.put(last_gap, head, bank);
                self.below = below;
                tail.map(|tail| Unit::rest(tail, below))
            }
            (None, Some(tail)) if self.is_empty() => {
                self.too_tall = Some(tail);
                None
            }
            (None, tail) => {
                self.torn = true;
                tail.map(|tail| Unit::rest(tail, below))
            }
        }
    }

    /// How far `last` may reach from `top`, given the notes it brings along.
    fn limit(&self, last: &Fragment<'t>, top: Length, notes: Length, bank: &Bank<'t>) -> Length {
        let room = |own: Length| self.room - top - bank.foot(notes + own);
        if bank.cost(last) == Length::ZERO {
            return room(Length::ZERO);
        }
        let stops = stops(last);
        let fitting = stops.partition_point(|&stop| stop <= room(bank.cost_above(last, stop)));
        fitting.checked_sub(1).map_or(Length::ZERO, |index| stops[index])
    }

    /// Sets a block below the others.
    pub(super) fn put(&mut self, gap: Length, mut fragment: Fragment<'t>, bank: &Bank<'t>) {
        let top = self.next(gap);
        fragment.rect.origin = Point::new(fragment.rect.origin.x, top);
        self.y = fragment.rect.bottom();
        self.below = Length::ZERO;
        self.notes += bank.cost(&fragment);
        self.placed.push(fragment);
    }
}
