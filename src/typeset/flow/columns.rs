//! Several columns side by side: filled one after the other, and balanced where their matter ends.

use std::collections::VecDeque;

use crate::geom::{Length, Point, Rect, Size};
use crate::layout::tree::Edges;
use crate::page::PartId;
use crate::typeset::flow::column::{Column, Unit};
use crate::typeset::flow::notes::Bank;
use crate::typeset::flow::pieces::Columns;
use crate::typeset::fragment::{Content, Fragment};
use crate::typeset::overflow::TOLERANCE;

/// Balanced columns are as low as they can be, to within this.
const EXACTNESS: Length = Length(crate::geom::EMU_PER_MM / 10);

/// Columns of one height, filled.
pub(super) struct Filled<'t> {
    pub columns: Vec<Column<'t>>,
    /// What found no room.
    pub rest: VecDeque<Unit<'t>>,
    /// Whether what they hold has room on the page together with its notes.
    pub has_room: bool,
}

impl Filled<'_> {
    /// Height of the highest column.
    pub(super) fn height(&self) -> Length {
        self.columns.iter().map(|column| column.y).max().unwrap_or_default()
    }

    /// Height of the notes of all columns.
    pub(super) fn notes(&self) -> Length {
        self.columns.iter().map(|column| column.notes).sum()
    }

    fn holds_all(&self) -> bool {
        self.rest.is_empty() && self.is_clean()
    }

    /// Whether no block is too high for its column, nor parted from its headings.
    pub(super) fn is_clean(&self) -> bool {
        self.columns.iter().all(|column| column.too_tall.is_none() && !column.torn)
    }
}

/// Fills `count` columns of this height from the front of `units`.
fn fill<'t>(units: &VecDeque<Unit<'t>>, count: u16, height: Length, bank: &Bank<'t>) -> Filled<'t> {
    let mut rest = units.clone();
    let below_page = Bank::default();
    let mut columns = Vec::with_capacity(usize::from(count));
    for _ in 0..count {
        let mut column = Column::new(height + TOLERANCE);
        while let Some(unit) = rest.pop_front() {
            if unit.begins_column && !column.is_empty() {
                rest.push_front(unit);
                break;
            }
            if let Some(more) = column.take(unit, &below_page) {
                rest.push_front(more);
                break;
            }
        }
        column.notes = column.placed.iter().map(|fragment| bank.cost(fragment)).sum();
        columns.push(column);
    }
    Filled { columns, rest, has_room: true }
}

/// Fills columns that, with the notes they bring to the page's foot, are at most `room` high, if there are such;
/// `notes` stand there already.
pub(super) fn fullest<'t>(
    units: &VecDeque<Unit<'t>>,
    count: u16,
    room: Length,
    notes: Length,
    bank: &Bank<'t>,
) -> Filled<'t> {
    let least = units.front().map_or(Length::ZERO, Unit::least);
    let mut height = room - bank.foot(notes);
    loop {
        let filled = fill(units, count, height, bank);
        let excess = filled.height() + bank.foot(notes + filled.notes()) - room;
        if excess <= TOLERANCE {
            return filled;
        }
        // Less matter has no more notes, so that this comes to an end.
        let lower = (filled.height().min(height) - excess).max(least);
        if lower >= height {
            return Filled { has_room: false, ..filled };
        }
        height = lower;
    }
}

/// The lowest columns that hold as much as `full`, which holds everything.
pub(super) fn balanced<'t>(units: &VecDeque<Unit<'t>>, count: u16, full: Filled<'t>, bank: &Bank<'t>) -> Filled<'t> {
    if !full.holds_all() {
        return full;
    }
    let mut best = full;
    let mut too_low = units.iter().map(Unit::height).sum::<Length>() / i64::from(count) - EXACTNESS;
    while best.height() - too_low > EXACTNESS {
        let middle = too_low + (best.height() - too_low) / 2;
        let tried = fill(units, count, middle, bank);
        if tried.holds_all() && tried.height() < best.height() {
            best = tried;
        } else {
            too_low = middle;
        }
    }
    best
}

/// The matter of filled columns and the rules between them, with its place from the columns' top left corner.
pub(super) fn placed<'t>(filled: Filled<'t>, columns: &Columns<'t>, area: Length) -> Vec<Fragment<'t>> {
    let (width, height) = (columns.width(area), filled.height());
    let step = width + columns.gap;
    let mut placed = Vec::new();
    let mut rules = Vec::new();
    for (index, column) in filled.columns.into_iter().enumerate() {
        let left = step * index as i64;
        if index > 0 && !column.is_empty() {
            rules.extend(rule(columns, left - columns.gap / 2, height));
        }
        placed.extend(column.placed.into_iter().map(|mut fragment| {
            fragment.rect.origin.x += left;
            fragment
        }));
    }
    placed.extend(rules);
    placed
}

fn rule<'t>(columns: &Columns<'t>, middle: Length, height: Length) -> Option<Fragment<'t>> {
    let line = columns.rule?;
    let origin = Point::new(middle - line.width / 2, Length::ZERO);
    Some(Fragment {
        rect: Rect::new(origin, Size::new(line.width, height)),
        decoration: None,
        inset: Edges::default(),
        content: Content::Rule(line.color),
        part: PartId::DOCUMENT,
        mark: None,
        keep_together: true,
        repeat: false,
        orphans: 1,
        widows: 1,
        span: columns.span,
    })
}
