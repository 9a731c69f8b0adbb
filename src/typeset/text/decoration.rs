//! What is drawn with a line's text: underlines, and emphasis dots below the characters (GB/T 15834—2011, 4.16). Both
//! are shapes, so that they are no part of the text that is copied or read aloud.

use super::atom::{Paragraph, Span};
use super::class::Class;
use super::prepare::ASCENT;
use crate::geom::{Length, Point, Rect, Size};
use crate::layout::style::TextStyle;
use crate::page::Shape;

/// Blank between the foot of the ideographs' square and the underline, and the underline's thickness, in ems.
const GAP: f64 = 0.06;
const THICKNESS: f64 = 0.05;

/// Blank above an emphasis dot and its diameter, in ems.
const DOT_GAP: f64 = 0.05;
const DOT: f64 = 0.17;

/// How far a style's emphasis dots reach below the baseline, in ems.
pub(super) fn dots_reach(style: &TextStyle) -> Length {
    if style.emphasis { style.size.scale(1.0 - ASCENT + 2.0 * DOT_GAP + DOT) } else { Length::ZERO }
}

/// Gathers the shapes of one line.
pub(super) struct Decoration<'a> {
    paragraph: &'a Paragraph,
    baseline: Length,
    pub shapes: Vec<Shape>,
    /// The latest underlined atom; its line is the latest shape but one for each dot.
    underlined: Option<Underlined>,
}

#[derive(Clone, Copy)]
struct Underlined {
    atom: usize,
    shape: usize,
}

impl<'a> Decoration<'a> {
    pub(super) fn new(paragraph: &'a Paragraph, baseline: Length) -> Self {
        Self { paragraph, baseline, shapes: Vec::new(), underlined: None }
    }

    /// Draws what belongs to an atom that reaches from one place to the other.
    pub(super) fn atom(&mut self, index: usize, (from, to): (i64, i64)) {
        let span = &self.paragraph.spans[usize::from(self.paragraph.atoms[index].style)];
        if span.style.underline.drawn {
            self.underline(index, span, from, to);
        }
        if span.style.emphasis && is_emphasized(self.paragraph.atoms[index].class) {
            self.dot(span, i64::midpoint(from, to));
        }
    }

    /// A dot below the underline, if there is one.
    fn dot(&mut self, span: &Span, middle: i64) {
        let em = span.style.size;
        let line = if span.style.underline.drawn { place(span, self.baseline) } else { foot(span, self.baseline) };
        let side = em.scale(DOT);
        let corner = Point::new(Length(middle) - side / 2, line.0 + line.1 + em.scale(DOT_GAP));
        let rect = Rect::new(corner, Size::new(side, side));
        self.shapes.push(Shape { rect, radius: side / 2, fill: Some(span.style.color), stroke: None });
    }

    /// Underlines an atom, going on with the line of the atom before: the spaces between them are underlined too, and
    /// bigger text brings the whole line down.
    fn underline(&mut self, index: usize, span: &Span, from: i64, to: i64) {
        let (top, thickness) = place(span, self.baseline);
        let joined = self.underlined.filter(|last| last.atom + 1 == index);
        let line = joined.and_then(|last| Some((last, self.shapes.get_mut(last.shape)?)));
        if let Some((last, line)) = line.filter(|(_, line)| line.fill == Some(span.style.color)) {
            line.rect.size.width = Length(to) - line.rect.origin.x;
            line.rect.origin.y = line.rect.origin.y.max(top);
            line.rect.size.height = line.rect.size.height.max(thickness);
            self.underlined = Some(Underlined { atom: index, ..last });
            return;
        }
        self.underlined = Some(Underlined { atom: index, shape: self.shapes.len() });
        let rect = Rect::new(Point::new(Length(from), top), Size::new(Length(to - from), thickness));
        self.shapes.push(Shape { rect, radius: Length::ZERO, fill: Some(span.style.color), stroke: None });
    }
}

/// Marks and blanks are not emphasized, only what they stand beside.
fn is_emphasized(class: Class) -> bool {
    matches!(class, Class::Ideograph | Class::Letter | Class::Digit | Class::Other)
}

/// Foot of the ideographs' square below the line's top; an underline of no thickness.
fn foot(span: &Span, baseline: Length) -> (Length, Length) {
    (baseline + span.style.size - span.style.size.scale(ASCENT), Length::ZERO)
}

/// Top of a style's underline below the line's top, and its thickness.
fn place(span: &Span, baseline: Length) -> (Length, Length) {
    let em = span.style.size;
    let gap = span.style.underline.offset.unwrap_or_else(|| em.scale(GAP));
    let thickness = span.style.underline.thickness.unwrap_or_else(|| em.scale(THICKNESS));
    (foot(span, baseline).0 + gap, thickness)
}
