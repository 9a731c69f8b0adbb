//! Footnotes of a flow: how much room they take, and the foot of a finished page.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::geom::{Length, Point, Rect, Size};
use crate::layout::style::{Border, Extent, Style};
use crate::layout::tree::{Edges, Element, Kind, Node};
use crate::page::PartId;
use crate::typeset::boxes::{Block, Setter};
use crate::typeset::flow::Sheet;
use crate::typeset::footnote;
use crate::typeset::fragment::{Content, Fragment};
use crate::typeset::split::{Cut, cut};

/// The notes of a flow, by their numbers in the document.
///
/// An empty one is for columns whose notes stand at the foot of the page and not at their own.
#[derive(Default)]
pub(super) struct Bank<'t> {
    elements: BTreeMap<u32, &'t Element>,
    /// Those that were met in the text, laid out.
    notes: BTreeMap<u32, Fragment<'t>>,
    rule: Rule,
}

/// The line between a page's matter and its notes.
#[derive(Clone, Copy, Default)]
struct Rule {
    above: Length,
    line: Option<Border>,
    width: Length,
    below: Length,
}

impl Rule {
    fn new(style: &Style, area: Length) -> Self {
        let own = &style.box_style;
        let length = |extent: Extent, auto: Length| match extent {
            Extent::Length(length) => length,
            Extent::Share(share) => area.scale(f64::from(share)),
            Extent::Auto => auto,
        };
        Self {
            above: length(own.margin.top, Length::ZERO),
            line: own.border.top,
            width: length(own.width, area),
            below: length(own.margin.bottom, Length::ZERO),
        }
    }

    fn height(&self) -> Length {
        self.above + self.line.map_or(Length::ZERO, |line| line.width) + self.below
    }
}

impl<'t> Bank<'t> {
    /// The notes in `nodes`, to be set at this width.
    pub(super) fn new(nodes: &'t [Node], rule: &Arc<Style>, area: Length) -> Self {
        let mut bank = Self { rule: Rule::new(rule, area), ..Self::default() };
        bank.find(nodes);
        bank
    }

    fn find(&mut self, nodes: &'t [Node]) {
        for node in nodes {
            let Node::Element(element) = node else { continue };
            match element.kind {
                Kind::Footnote { number, .. } => {
                    self.elements.insert(number, element);
                }
                _ => self.find(&element.children),
            }
        }
    }

    /// Lays out the notes that `fragment` refers to.
    pub(super) fn meet(&mut self, setter: &mut Setter<'_>, fragment: &Fragment<'t>, width: Length) {
        if self.elements.is_empty() {
            return;
        }
        for number in numbers(fragment) {
            if let Some(element) = self.elements.remove(&number)
                && let Some(note) = setter.block(Block::Element(element), width)
            {
                self.notes.insert(number, note);
            }
        }
    }

    /// Height of the notes that `fragment` refers to.
    pub(super) fn cost(&self, fragment: &Fragment<'t>) -> Length {
        self.cost_above(fragment, fragment.height())
    }

    /// Height of the notes that the lines of `fragment` above `limit` refer to.
    pub(super) fn cost_above(&self, fragment: &Fragment<'t>, limit: Length) -> Length {
        let mut cost = Length::ZERO;
        if !self.notes.is_empty() {
            fragment.each_line(&mut |bottom, line| {
                if bottom <= limit {
                    cost +=
                        footnote::called(line).filter_map(|number| self.notes.get(&number)).map(Fragment::height).sum();
                }
            });
        }
        cost
    }

    /// Height of a page's foot with notes of this height.
    pub(super) fn foot(&self, notes: Length) -> Length {
        if notes == Length::ZERO { Length::ZERO } else { self.rule.height() + notes }
    }

    /// Puts its notes at the foot of a page whose matter ends at `y`: first those `carried` over from the page before,
    /// then its own. What finds no room is carried on.
    pub(super) fn finish(
        &self,
        sheet: &mut Sheet<'t>,
        carried: Vec<Fragment<'t>>,
        y: Length,
        area: Size,
    ) -> Vec<Fragment<'t>> {
        if self.notes.is_empty() {
            return Vec::new();
        }
        sheet.notes = sheet.placed.iter().flat_map(numbers).collect();
        let own = sheet.notes.iter().filter_map(|number| self.notes.get(number).cloned());
        let mut room = area.height - y - self.rule.height();
        let mut foot = Vec::new();
        let mut rest = Vec::new();
        for note in carried.into_iter().chain(own) {
            if !rest.is_empty() {
                rest.push(note);
            } else if note.height() <= room {
                room -= note.height();
                foot.push(note);
            } else {
                let Cut { head, tail } = cut(note, room);
                foot.extend(head);
                rest.extend(tail);
            }
        }
        // A page with nothing but notes shows at least one, so that they come to an end.
        if foot.is_empty() && sheet.placed.is_empty() && !rest.is_empty() {
            foot.push(rest.remove(0));
        }
        if let Some(first) = foot.first() {
            let height: Length = foot.iter().map(Fragment::height).sum();
            let mut y = area.height - height;
            sheet.placed.extend(self.line(y, first));
            for mut note in foot {
                note.rect.origin = Point::new(note.rect.origin.x, y);
                y = note.rect.bottom();
                sheet.placed.push(note);
            }
        }
        rest
    }

    /// The rule above notes that begin at `y`.
    fn line(&self, y: Length, first: &Fragment<'t>) -> Option<Fragment<'t>> {
        let Border { width, color } = self.rule.line?;
        let origin = Point::new(Length::ZERO, y - self.rule.below - width);
        Some(Fragment {
            rect: Rect::new(origin, Size::new(self.rule.width, width)),
            decoration: None,
            inset: Edges::default(),
            content: Content::Rule(color),
            part: PartId::DOCUMENT,
            mark: None,
            keep_together: true,
            repeat: false,
            orphans: 1,
            widows: 1,
            span: first.span,
        })
    }
}

/// The notes `fragment` refers to, in the order of its text.
fn numbers(fragment: &Fragment<'_>) -> Vec<u32> {
    let mut numbers = Vec::new();
    fragment.each_line(&mut |_, line| numbers.extend(footnote::called(line)));
    numbers
}
