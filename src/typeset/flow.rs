//! Pages out of a flow: blocks are laid out one at a time and stacked, cut where a column or page ends.

mod column;
mod columns;
mod notes;
mod pieces;

use std::collections::VecDeque;

use crate::diag::Diagnostic;
use crate::geom::{Length, Size};
use crate::layout::style::Break;
use crate::layout::tree::Section;
use crate::typeset::boxes::Setter;
use crate::typeset::fragment::{Content, Fragment};
use crate::typeset::overflow::{TOLERANCE, beginning};
use column::{Column, Unit};
use notes::Bank;
use pieces::{Columns, Piece};

/// One page's matter, placed within its type area.
#[derive(Debug, Default)]
pub(super) struct Sheet<'t> {
    pub placed: Vec<Fragment<'t>>,
    /// The footnotes referred to, in the order of the text.
    pub notes: Vec<u32>,
}

/// Breaks a flow into pages with a type area of this size.
pub(super) fn paginate<'t>(setter: &mut Setter<'_>, section: &'t Section, area: Size) -> Vec<Sheet<'t>> {
    let pieces = pieces::collect(setter, &section.children, &section.style, &section.span);
    let mut pages = Pages::new(area, Bank::new(&section.children, &section.note_rule, area.width));
    for piece in pieces {
        let width = piece.columns.width(area.width) - piece.left - piece.right;
        let Some(mut fragment) = setter.block(piece.block, width) else { continue };
        fragment.rect.origin.x += piece.left;
        pages.bank.meet(setter, &fragment, area.width);
        pages.add(&piece, fragment);
    }
    let Pages { done, too_tall, .. } = pages.finish();
    for fragment in &too_tall {
        setter.found.push(too_tall_for(fragment, area.height));
    }
    done
}

/// The pages so far and where the next block goes.
struct Pages<'t> {
    area: Size,
    bank: Bank<'t>,
    done: Vec<Sheet<'t>>,
    /// The page being filled: one column as wide as its type area.
    page: Column<'t>,
    /// Footnotes that found no room on the page before.
    carried: Vec<Fragment<'t>>,
    /// Headings that wait for the block after them.
    pending: Vec<(Length, Fragment<'t>)>,
    /// Margin below the last of them.
    pending_below: Length,
    /// Headings across the page that wait for the columns below them, and the margin below the last.
    lead: Vec<(Length, Fragment<'t>)>,
    lead_below: Length,
    must_break: Break,
    /// The columns that blocks stand in now; none before the first block.
    columns: Option<Columns<'t>>,
    /// What is to stand in several columns and is not set yet.
    queue: VecDeque<Unit<'t>>,
    queued: Length,
    begins_column: bool,
    /// What fits no page.
    too_tall: Vec<Fragment<'t>>,
}

impl<'t> Pages<'t> {
    fn new(area: Size, bank: Bank<'t>) -> Self {
        Self {
            area,
            bank,
            done: Vec::new(),
            page: Column::new(area.height + TOLERANCE),
            carried: Vec::new(),
            pending: Vec::new(),
            pending_below: Length::ZERO,
            lead: Vec::new(),
            lead_below: Length::ZERO,
            must_break: Break::Auto,
            columns: None,
            queue: VecDeque::new(),
            queued: Length::ZERO,
            begins_column: false,
            too_tall: Vec::new(),
        }
    }

    fn add(&mut self, piece: &Piece<'t>, fragment: Fragment<'t>) {
        self.enter(piece.columns);
        for forced in [std::mem::replace(&mut self.must_break, Break::Auto), piece.break_before] {
            match forced {
                Break::Page | Break::OddPage => self.leave_page(forced),
                Break::Column if piece.columns.count > 1 => {
                    self.close_unit();
                    self.begins_column = true;
                }
                Break::Column | Break::Auto | Break::Avoid => {}
            }
        }
        let gap = if self.pending.is_empty() { piece.above } else { self.pending_below.max(piece.above) };
        self.pending.push((gap, fragment));
        self.pending_below = piece.below;
        if piece.break_after != Break::Avoid {
            self.close_unit();
            self.must_break = piece.break_after;
        }
    }

    fn finish(mut self) -> Self {
        self.leave_page(Break::Page);
        if self.done.is_empty() {
            self.end_page();
        }
        self
    }

    /// Ends the page with all that waits, its footnotes included.
    fn leave_page(&mut self, to: Break) {
        self.close_unit();
        self.settle();
        self.turn(Break::Page);
        while !self.carried.is_empty() {
            self.end_page();
        }
        self.turn(to);
    }

    /// Goes on in these columns: what stood in others is set, but headings across them wait for the first block.
    fn enter(&mut self, columns: Columns<'t>) {
        let before = self.columns.replace(columns);
        let Some(before) = before.filter(|before| before.number != columns.number) else { return };
        if before.count > 1 {
            self.columns = Some(before);
            self.close_unit();
            self.settle();
            self.columns = Some(columns);
        } else if columns.count > 1 {
            self.lead = std::mem::take(&mut self.pending);
            self.lead_below = self.pending_below;
        }
        self.begins_column = false;
    }

    /// What is pending is whole: it is set, or waits for its columns to be filled.
    fn close_unit(&mut self) {
        let parts = std::mem::take(&mut self.pending);
        if parts.is_empty() {
            return;
        }
        let begins_column = std::mem::replace(&mut self.begins_column, false);
        let unit = Unit { parts, below: self.pending_below, begins_column };
        match self.columns {
            Some(columns) if columns.count > 1 => self.queue(unit, columns),
            _ => self.set(unit),
        }
    }

    fn set(&mut self, unit: Unit<'t>) {
        let mut unit = Some(unit);
        while let Some(more) = unit {
            unit = self.page.take(more, &self.bank);
            self.too_tall.extend(self.page.too_tall.take());
            if unit.is_some() {
                self.turn(Break::Page);
            }
        }
    }

    fn queue(&mut self, unit: Unit<'t>, columns: Columns<'t>) {
        self.queued += unit.above() + unit.height();
        self.queue.push_back(unit);
        while self.queued > self.area.height * i64::from(columns.count) {
            self.pour(columns, false);
        }
    }

    /// Sets what waits for its columns to be filled, balanced where it ends.
    fn settle(&mut self) {
        while let Some(columns) = self.columns.filter(|_| !self.queue.is_empty()) {
            self.pour(columns, true);
        }
        self.set_lead();
    }

    /// Where columns whose first block has this margin will begin, below the headings that wait for them, and the height
    /// of the notes that will stand on the page then.
    fn below_lead(&self, above: Length) -> (Length, Length) {
        let Some((first, _)) = self.lead.first() else { return (self.page.next(above), self.page.notes) };
        let heights: Length = self.lead.iter().map(|(gap, head)| *gap + head.height()).sum();
        let top = self.page.next(*first) + heights - *first + self.lead_below.max(above);
        (top, self.page.notes + self.lead.iter().map(|(_, head)| self.bank.cost(head)).sum())
    }

    /// Sets the headings above columns.
    fn set_lead(&mut self) {
        let parts = std::mem::take(&mut self.lead);
        if !parts.is_empty() {
            self.set(Unit { parts, below: self.lead_below, begins_column: false });
        }
    }

    /// Fills the columns of this page, and turns to the next unless everything waiting is set.
    fn pour(&mut self, columns: Columns<'t>, balance: bool) {
        let Some((above, least)) = self.queue.front().map(|first| (first.above(), first.least())) else { return };
        let (top, notes) = self.below_lead(above);
        let room = self.area.height - top;
        if room < least && !self.page.is_empty() {
            return self.turn(Break::Page);
        }
        let count = columns.count;
        let mut filled = columns::fullest(&self.queue, count, room, notes, &self.bank);
        // What calls a note does not stand on another page than the note, unless that is higher than a page.
        if !(self.page.is_empty() || filled.is_clean() && filled.has_room) {
            return self.turn(Break::Page);
        }
        if balance {
            filled = columns::balanced(&self.queue, count, filled, &self.bank);
        }
        self.set_lead();
        let top = self.page.next(above);
        self.queue = std::mem::take(&mut filled.rest);
        self.queued = self.queue.iter().map(|unit| unit.above() + unit.height()).sum();
        self.page.notes += filled.notes();
        for column in &mut filled.columns {
            self.too_tall.extend(column.too_tall.take());
        }
        let below = filled.columns.iter().rev().find(|column| !column.is_empty()).map(|column| column.below);
        self.page.y = top + filled.height();
        self.page.below = below.unwrap_or_default();
        self.page.placed.extend(columns::placed(filled, &columns, self.area.width).into_iter().map(|mut fragment| {
            fragment.rect.origin.y += top;
            fragment
        }));
        if !self.queue.is_empty() {
            self.turn(Break::Page);
        }
    }

    /// Begins a new page, unless this one is still empty; an odd one, after a blank page if needed.
    fn turn(&mut self, to: Break) {
        if !self.page.is_empty() {
            self.end_page();
        }
        if to == Break::OddPage && self.done.len() % 2 == 1 {
            self.done.push(Sheet::default());
        }
    }

    /// Puts the footnotes at the foot of the page and begins another.
    fn end_page(&mut self) {
        let page = std::mem::replace(&mut self.page, Column::new(self.area.height + TOLERANCE));
        let mut sheet = Sheet { placed: page.placed, notes: Vec::new() };
        let carried = std::mem::take(&mut self.carried);
        self.carried = self.bank.finish(&mut sheet, carried, page.y, self.area);
        self.page.notes = self.carried.iter().map(Fragment::height).sum();
        self.done.push(sheet);
    }
}

/// Says that a block fits no page: the innermost box that is too high is to blame.
fn too_tall_for(fragment: &Fragment<'_>, room: Length) -> Diagnostic {
    let (mut blamed, mut room) = (fragment, room);
    while let Content::Boxes(boxes) = &blamed.content
        && let Some(inner) = boxes.iter().find(|each| each.rect.bottom() > room)
    {
        blamed = inner;
        room -= inner.rect.origin.y;
    }
    Diagnostic::error("typeset-too-tall")
        .at(blamed.span.clone())
        .with("text", Some(beginning(&blamed.text())).filter(|text| !text.is_empty()).unwrap_or("none".into()))
        .with("height", format!("{:.1}", blamed.height().to_mm()))
        .with("room", format!("{:.1}", room.to_mm()))
}
