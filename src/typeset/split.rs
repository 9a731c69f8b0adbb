//! Cutting a box that does not fit: between lines, between boxes that stand above one another, and through
//! boxes that stand side by side, each in turn.

use std::ops::Range;

use crate::geom::Length;
use crate::typeset::fragment::{Content, Fragment};
use crate::typeset::text::Line;

/// What stands above a cut and what goes to the next page. Without a head the box is whole in the tail.
pub(super) struct Cut<'t> {
    pub head: Option<Fragment<'t>>,
    pub tail: Option<Fragment<'t>>,
}

/// Boxes that stand side by side.
struct Band<'t> {
    top: Length,
    bottom: Length,
    boxes: Vec<Fragment<'t>>,
}

/// Whether something of `fragment` may stand above `limit` and the rest below.
pub(super) fn can_cut(fragment: &Fragment<'_>, limit: Length) -> bool {
    match &fragment.content {
        Content::Lines(lines) => lines_above(fragment, lines, limit).is_some(),
        Content::Rule(_) | Content::Vertical(_) | Content::Symbol { .. } | Content::Picture { .. } => false,
        Content::Boxes(boxes) => {
            let limit = limit - fragment.inset.bottom;
            let mut above = false;
            for range in band_ranges(boxes) {
                let band = &boxes[range];
                if band.iter().all(|each| each.rect.bottom() <= limit) {
                    above |= band.iter().any(|each| !each.repeat);
                } else {
                    return above || cuts_through(band, limit);
                }
            }
            false
        }
    }
}

/// Cuts `fragment` at or above `limit`, counted from its top. See [`can_cut`].
pub(super) fn cut(fragment: Fragment<'_>, limit: Length) -> Cut<'_> {
    if !can_cut(&fragment, limit) {
        return Cut { head: None, tail: Some(fragment) };
    }
    let Fragment { content, .. } = &fragment;
    match content {
        Content::Lines(_) => cut_lines(fragment, limit),
        Content::Boxes(_) => cut_boxes(fragment, limit),
        Content::Rule(_) | Content::Vertical(_) | Content::Symbol { .. } | Content::Picture { .. } => {
            Cut { head: None, tail: Some(fragment) }
        }
    }
}

/// Where `fragment` may possibly be cut: below each line and box in it, and below itself. Ascending, from its top.
pub(super) fn stops(fragment: &Fragment<'_>) -> Vec<Length> {
    let mut stops = vec![fragment.height()];
    fragment.each_line(&mut |bottom, _| stops.push(bottom));
    add_boxes(fragment, Length::ZERO, Length::ZERO, &mut stops);
    stops.sort();
    stops.dedup();
    stops
}

fn add_boxes(fragment: &Fragment<'_>, top: Length, below: Length, stops: &mut Vec<Length>) {
    let Content::Boxes(boxes) = &fragment.content else { return };
    let below = below + fragment.inset.bottom;
    for child in boxes {
        stops.push(top + child.rect.bottom() + below);
        add_boxes(child, top + child.rect.origin.y, below, stops);
    }
}

/// The height of the least piece of `fragment` that may stand above a cut; all of it where there is none.
pub(super) fn least(fragment: &Fragment<'_>) -> Length {
    if fragment.keep_together {
        return fragment.height();
    }
    stops(fragment).into_iter().find(|&stop| can_cut(fragment, stop)).unwrap_or(fragment.height())
}

/// Whether `limit` goes through this band: each of its boxes shows all it holds above it or can be cut there, and one
/// is cut.
fn cuts_through(band: &[Fragment<'_>], limit: Length) -> bool {
    let is_cut = |each: &Fragment<'_>| !each.keep_together && can_cut(each, limit - each.rect.origin.y);
    band.iter().all(|each| each.rect.origin.y < limit && (ends_above(each, limit) || is_cut(each)))
        && band.iter().any(|each| !ends_above(each, limit))
}

/// Whether everything in a box stands above `limit`: boxes side by side are stretched to the highest of them.
fn ends_above(each: &Fragment<'_>, limit: Length) -> bool {
    let matter = match &each.content {
        Content::Lines(lines) => each.inset.top + lines.iter().map(|line| line.height).sum(),
        Content::Boxes(boxes) => boxes.iter().map(|inner| inner.rect.bottom()).max().unwrap_or(each.inset.top),
        Content::Rule(_) | Content::Vertical(_) | Content::Symbol { .. } | Content::Picture { .. } => {
            each.height() - each.inset.bottom
        }
    };
    each.rect.bottom().min(each.rect.origin.y + matter + each.inset.bottom) <= limit
}

/// How many lines stand above the cut, if that leaves enough of them on both sides.
fn lines_above(fragment: &Fragment<'_>, lines: &[Line], limit: Length) -> Option<usize> {
    let mut y = fragment.inset.top + fragment.inset.bottom;
    let mut fitting = 0;
    for line in lines {
        y += line.height;
        if y > limit {
            break;
        }
        fitting += 1;
    }
    let count = fitting.min(lines.len().saturating_sub(fragment.widows.max(1)));
    (count >= fragment.orphans.max(1)).then_some(count)
}

fn cut_lines(mut fragment: Fragment<'_>, limit: Length) -> Cut<'_> {
    let Content::Lines(lines) = &mut fragment.content else { return Cut { head: None, tail: Some(fragment) } };
    let all = std::mem::take(lines);
    let count = lines_above(&fragment, &all, limit).unwrap_or(0);
    let mut above = all;
    let below = above.split_off(count);
    let mut tail = fragment.clone();
    tail.mark = None;
    refill_lines(&mut fragment, above);
    refill_lines(&mut tail, below);
    Cut { head: Some(fragment), tail: Some(tail) }
}

fn refill_lines(fragment: &mut Fragment<'_>, lines: Vec<Line>) {
    let text: Length = lines.iter().map(|line| line.height).sum();
    fragment.rect.size.height = fragment.inset.top + text + fragment.inset.bottom;
    fragment.content = Content::Lines(lines);
}

fn cut_boxes(mut fragment: Fragment<'_>, limit: Length) -> Cut<'_> {
    let limit = limit - fragment.inset.bottom;
    let Content::Boxes(boxes) = &mut fragment.content else { return Cut { head: None, tail: Some(fragment) } };
    let bands = bands(std::mem::take(boxes));
    let mut above: Vec<Fragment<'_>> = Vec::new();
    let mut below = Stack::starting(fragment.inset.top, &bands);
    let mut gone = false;
    for band in bands {
        if band.bottom <= limit && !gone {
            above.extend(band.boxes);
        } else if !gone && cuts_through(&band.boxes, limit) {
            gone = true;
            let mut rest = Vec::new();
            for each in band.boxes {
                cut_one(each, limit, &mut above, &mut rest);
            }
            below.push_cut(rest, band.bottom);
        } else {
            gone = true;
            below.push(band);
        }
    }
    let mut tail = fragment.clone();
    tail.mark = None;
    tail.rect.size.height = below.bottom + tail.inset.bottom;
    tail.content = Content::Boxes(below.boxes);
    let bottom = above.iter().map(|each| each.rect.bottom()).max().unwrap_or_default();
    fragment.rect.size.height = bottom + fragment.inset.bottom;
    fragment.content = Content::Boxes(above);
    Cut { head: Some(fragment), tail: Some(tail) }
}

/// Cuts one box of the band the limit goes through.
fn cut_one<'t>(each: Fragment<'t>, limit: Length, above: &mut Vec<Fragment<'t>>, rest: &mut Vec<Fragment<'t>>) {
    let top = each.rect.origin.y;
    if ends_above(&each, limit) {
        let height = each.height().min(limit - top);
        let mut whole = each;
        whole.rect.size.height = height;
        above.push(whole);
        return;
    }
    let Cut { head, tail } = cut(each, limit - top);
    above.extend(head);
    rest.extend(tail);
}

/// Boxes in the order they stand, those side by side together.
fn bands(mut boxes: Vec<Fragment<'_>>) -> Vec<Band<'_>> {
    let mut bands = Vec::new();
    for range in band_ranges(&boxes).into_iter().rev() {
        let boxes = boxes.split_off(range.start);
        let top = boxes.iter().map(|each| each.rect.origin.y).min().unwrap_or_default();
        let bottom = boxes.iter().map(|each| each.rect.bottom()).max().unwrap_or_default();
        bands.push(Band { top, bottom, boxes });
    }
    bands.reverse();
    bands
}

/// Which of the boxes stand side by side: each range holds one band.
fn band_ranges(boxes: &[Fragment<'_>]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut bottom = Length::ZERO;
    for (index, each) in boxes.iter().enumerate() {
        match ranges.last_mut() {
            Some(range) if each.rect.origin.y < bottom => range.end = index + 1,
            _ => ranges.push(index..index + 1),
        }
        bottom = bottom.max(each.rect.bottom());
    }
    ranges
}

/// What goes to the next page, stacked anew below the repeated head rows.
struct Stack<'t> {
    boxes: Vec<Fragment<'t>>,
    bottom: Length,
    /// Bottom of the band before the next one, on the page it came from.
    before: Option<Length>,
}

impl<'t> Stack<'t> {
    fn starting(top: Length, bands: &[Band<'t>]) -> Self {
        let mut stack = Self { boxes: Vec::new(), bottom: top, before: None };
        for row in bands.iter().flat_map(|band| &band.boxes).filter(|each| each.repeat) {
            let mut again = row.clone();
            again.rect.origin.y = stack.bottom;
            stack.bottom += again.height();
            stack.boxes.push(again);
        }
        stack
    }

    fn push(&mut self, band: Band<'t>) {
        let gap = self.before.map_or(Length::ZERO, |before| (band.top - before).max(Length::ZERO));
        let shift = self.bottom + gap - band.top;
        for mut each in band.boxes {
            each.rect.origin.y += shift;
            self.bottom = self.bottom.max(each.rect.bottom());
            self.boxes.push(each);
        }
        self.before = Some(band.bottom);
    }

    fn push_cut(&mut self, rest: Vec<Fragment<'t>>, bottom_before: Length) {
        let top = self.bottom;
        for mut each in rest {
            each.rect.origin.y = top;
            self.bottom = self.bottom.max(each.rect.bottom());
            self.boxes.push(each);
        }
        self.before = Some(bottom_before);
    }
}
