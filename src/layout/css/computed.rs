//! From declarations to a computed style: inheritance, font-relative lengths, CSS's initial values.

use std::sync::Arc;

use super::property::{Line, LineDistance, Longhand, TrackSize};
use super::value::Measure;
use crate::geom::Length;
use crate::layout::style::{
    Border, BoxStyle, Break, Display, Extent, LineHeight, ListMarks, Overflow, Strictness, Style, TextAlign, TextStyle,
    Track, Underline,
};
use crate::layout::tree::Edges;
use crate::page::Color;

/// CSS's generic families, and the built-in families they stand for.
const GENERIC: &[(&str, &str)] = &[("serif", "Noto Serif SC"), ("sans-serif", "Noto Sans SC")];

/// The style of a document before any declaration.
pub(super) fn root() -> TextStyle {
    TextStyle {
        families: Arc::from([String::from("Noto Sans SC")]),
        size: Length::pt(10.5),
        weight: 400,
        color: Color::BLACK,
        line_height: LineHeight::Times(1.6),
        align: TextAlign::Justify,
        indent: Length::ZERO,
        letter_spacing: Length::ZERO,
        nowrap: false,
        balanced: false,
        underline: Underline::default(),
        emphasis: false,
        autospace: true,
        hanging: false,
        list: ListMarks::default(),
        url_break: Arc::from("/.-_?&"),
        strictness: Strictness::Gb,
        language: Arc::from("zh-CN"),
        widows: 2,
        orphans: 2,
    }
}

/// The initial values of the properties that are not inherited.
pub(super) fn initial_box() -> BoxStyle {
    let zero = Extent::Length(Length::ZERO);
    BoxStyle {
        display: Display::Inline,
        absolute: false,
        relative: false,
        inset: Edges::default(),
        width: Extent::Auto,
        height: Extent::Auto,
        min_width: Extent::Auto,
        min_height: Extent::Auto,
        max_width: Extent::Auto,
        max_height: Extent::Auto,
        margin: Edges { top: zero, right: zero, bottom: zero, left: zero },
        padding: Edges::default(),
        border: Edges::default(),
        radius: Length::ZERO,
        background: None,
        column: false,
        reverse: false,
        wrap: false,
        by_column: false,
        grow: 0.0,
        shrink: 1.0,
        basis: Extent::Auto,
        align_items: None,
        align_self: None,
        align_content: None,
        justify_content: None,
        justify_items: None,
        row_gap: Length::ZERO,
        column_gap: Length::ZERO,
        column_count: 1,
        column_rule: None,
        spans_columns: false,
        columns: Vec::new(),
        rows: Vec::new(),
        column_span: 1,
        row_span: 1,
        break_before: Break::Auto,
        break_after: Break::Auto,
        keep_together: false,
        overflow: Overflow::Error,
        vertical: false,
    }
}

/// Computes a style from its parent's inherited properties and its declarations, weakest first.
///
/// `rem` is the document's font size; for the document itself it is its own. The result shares the parent's text
/// properties when it changes none of them.
pub(super) fn compute<'a>(
    parent: &Arc<TextStyle>,
    rem: Option<Length>,
    declarations: impl Iterator<Item = &'a Longhand> + Clone,
) -> Style {
    let mut text = TextStyle::clone(parent);
    // The font size comes first, for every em refers to it; then the colour, for borders without one take it.
    for set in declarations.clone() {
        if let Longhand::FontSize(size) = set {
            let of_parent = Relative { em: parent.size, rem: rem.unwrap_or(parent.size), whole: parent.size };
            text.size = of_parent.length(*size);
        }
    }
    let own = Relative { em: text.size, rem: rem.unwrap_or(text.size), whole: text.size };
    for set in declarations.clone() {
        inherited(&mut text, set, own);
    }
    let mut box_style = initial_box();
    for set in declarations {
        own_box(&mut box_style, set, own, text.color);
    }
    let text = if text == **parent { Arc::clone(parent) } else { Arc::new(text) };
    Style { text, box_style }
}

/// What relative lengths refer to.
#[derive(Clone, Copy)]
struct Relative {
    em: Length,
    rem: Length,
    /// What a percentage is of, where it is not of the surrounding box.
    whole: Length,
}

impl Relative {
    fn length(self, measure: Measure) -> Length {
        match measure {
            Measure::Absolute(length) => length,
            Measure::Em(times) => self.em.scale(times),
            Measure::Rem(times) => self.rem.scale(times),
            Measure::Share(share) => self.whole.scale(f64::from(share)),
            Measure::Auto | Measure::Fraction(_) => Length::ZERO,
        }
    }

    fn extent(self, measure: Measure) -> Extent {
        match measure {
            Measure::Auto => Extent::Auto,
            Measure::Share(share) => Extent::Share(share),
            other => Extent::Length(self.length(other)),
        }
    }

    fn unless_auto(self, measure: Measure) -> Option<Length> {
        (measure != Measure::Auto).then(|| self.length(measure))
    }

    /// A line along an edge; one of no thickness is none.
    fn border(self, line: Line, ink: Color) -> Option<Border> {
        let (width, color) = line?;
        let width = self.length(width);
        (width > Length::ZERO).then(|| Border { width, color: color.unwrap_or(ink) })
    }

    fn tracks(self, sizes: &[TrackSize]) -> Vec<Track> {
        let track = |&size: &TrackSize| match size {
            TrackSize::MinContent => Track::MinContent,
            TrackSize::MaxContent => Track::MaxContent,
            TrackSize::Measure(Measure::Auto) => Track::Auto,
            TrackSize::Measure(Measure::Fraction(part)) => Track::Fraction(part),
            TrackSize::Measure(Measure::Share(share)) => Track::Share(share),
            TrackSize::Measure(other) => Track::Length(self.length(other)),
        };
        sizes.iter().map(track).collect()
    }
}

fn inherited(text: &mut TextStyle, set: &Longhand, own: Relative) {
    match set {
        Longhand::Autospace(autospace) => text.autospace = *autospace,
        Longhand::Balanced(balanced) => text.balanced = *balanced,
        Longhand::Color(color) => text.color = *color,
        Longhand::Emphasis(emphasis) => text.emphasis = *emphasis,
        Longhand::FontFamilies(names) => text.families = names.iter().map(|name| family(name)).collect(),
        Longhand::FontWeight(weight) => text.weight = *weight,
        Longhand::Hanging(hanging) => text.hanging = *hanging,
        Longhand::LetterSpacing(space) => text.letter_spacing = own.length(*space),
        Longhand::LineBreak(strictness) => text.strictness = *strictness,
        Longhand::LineHeight(LineDistance::Times(times)) => text.line_height = LineHeight::Times(*times),
        Longhand::LineHeight(LineDistance::Measure(height)) => {
            text.line_height = LineHeight::Fixed(own.length(*height));
        }
        Longhand::ListInside(inside) => text.list.inside = *inside,
        Longhand::ListStyle(style) => text.list.style = *style,
        Longhand::NoWrap(nowrap) => text.nowrap = *nowrap,
        Longhand::Orphans(lines) => text.orphans = *lines,
        Longhand::TextAlign(align) => text.align = *align,
        Longhand::TextIndent(indent) => text.indent = own.length(*indent),
        Longhand::Underline(drawn) => text.underline.drawn = *drawn,
        Longhand::UnderlineOffset(offset) => text.underline.offset = own.unless_auto(*offset),
        Longhand::UnderlineThickness(thickness) => text.underline.thickness = own.unless_auto(*thickness),
        Longhand::UrlBreak(marks) => text.url_break = Arc::from(marks.as_str()),
        Longhand::Widows(lines) => text.widows = *lines,
        _ => {}
    }
}

fn family(name: &str) -> String {
    let generic = GENERIC.iter().find(|(generic, _)| name.eq_ignore_ascii_case(generic));
    generic.map_or(name, |&(_, family)| family).to_owned()
}

fn own_box(style: &mut BoxStyle, set: &Longhand, own: Relative, ink: Color) {
    match set {
        Longhand::AlignContent(value) => style.align_content = *value,
        Longhand::AlignItems(value) => style.align_items = *value,
        Longhand::AlignSelf(value) => style.align_self = *value,
        Longhand::Background(color) => style.background = *color,
        Longhand::Border(side, line) => *edge(&mut style.border, *side) = own.border(*line, ink),
        Longhand::BorderRadius(radius) => style.radius = own.length(*radius),
        Longhand::BreakAfter(value) => style.break_after = *value,
        Longhand::BreakBefore(value) => style.break_before = *value,
        Longhand::KeepTogether(value) => style.keep_together = *value,
        Longhand::ColumnCount(count) => style.column_count = *count,
        Longhand::ColumnGap(gap) => style.column_gap = own.length(*gap),
        Longhand::ColumnRule(line) => style.column_rule = own.border(*line, ink),
        Longhand::ColumnSpan(span) => style.column_span = *span,
        Longhand::Columns(tracks) => style.columns = own.tracks(tracks),
        Longhand::Display(display) => style.display = *display,
        Longhand::FlexBasis(basis) => style.basis = own.extent(*basis),
        Longhand::FlexDirection { column, reverse } => {
            style.column = *column;
            style.reverse = *reverse;
        }
        Longhand::FlexGrow(grow) => style.grow = *grow,
        Longhand::FlexShrink(shrink) => style.shrink = *shrink,
        Longhand::FlexWrap(wrap) => style.wrap = *wrap,
        Longhand::GridByColumn(by_column) => style.by_column = *by_column,
        Longhand::Height(height) => style.height = own.extent(*height),
        Longhand::Inset(side, value) => *edge(&mut style.inset, *side) = own.extent(*value),
        Longhand::JustifyContent(value) => style.justify_content = *value,
        Longhand::JustifyItems(value) => style.justify_items = *value,
        Longhand::Margin(side, value) => *edge(&mut style.margin, *side) = own.extent(*value),
        Longhand::MaxHeight(value) => style.max_height = own.extent(*value),
        Longhand::MaxWidth(value) => style.max_width = own.extent(*value),
        Longhand::MinHeight(value) => style.min_height = own.extent(*value),
        Longhand::MinWidth(value) => style.min_width = own.extent(*value),
        Longhand::OverflowError => style.overflow = Overflow::Error,
        Longhand::OverflowShrink(least) => style.overflow = Overflow::Shrink(own.length(*least)),
        Longhand::Padding(side, value) => *edge(&mut style.padding, *side) = own.length(*value),
        Longhand::Position { absolute, relative } => {
            style.absolute = *absolute;
            style.relative = *relative;
        }
        Longhand::RowGap(gap) => style.row_gap = own.length(*gap),
        Longhand::RowSpan(span) => style.row_span = *span,
        Longhand::SpansColumns(all) => style.spans_columns = *all,
        Longhand::Rows(tracks) => style.rows = own.tracks(tracks),
        Longhand::Vertical(vertical) => style.vertical = *vertical,
        Longhand::Width(width) => style.width = own.extent(*width),
        _ => {}
    }
}

fn edge<T>(edges: &mut Edges<T>, side: usize) -> &mut T {
    match side {
        0 => &mut edges.top,
        1 => &mut edges.right,
        2 => &mut edges.bottom,
        _ => &mut edges.left,
    }
}
