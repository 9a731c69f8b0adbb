//! Our computed styles in taffy's terms: points for lengths, border-box sizes.

use taffy::style_helpers::{TaffyAuto, TaffyMaxContent, TaffyMinContent, fr, length, percent, span};
use taffy::{
    AlignContent, AlignItems, Dimension, FlexDirection, FlexWrap, GridAutoFlow, GridTemplateComponent,
    LengthPercentage, LengthPercentageAuto, Line, Position, Rect, Size, TrackSizingFunction,
};

use crate::geom::Length;
use crate::layout::style::{Alignment, BoxStyle, Display, Distribution, Extent, Track};
use crate::layout::tree::Edges;

/// A length in points, as taffy counts.
pub(super) fn points(value: Length) -> f32 {
    value.to_pt() as f32
}

/// A taffy length in EMU.
pub(super) fn emu(value: f32) -> Length {
    Length::pt(f64::from(value))
}

/// The box properties of one element.
pub(super) fn style(from: &BoxStyle) -> taffy::Style {
    taffy::Style {
        display: display(from.display),
        position: position(from),
        inset: edges(&from.inset, |&extent| offset(extent)),
        size: Size { width: dimension(from.width), height: dimension(from.height) },
        min_size: Size { width: offset(from.min_width), height: offset(from.min_height) },
        max_size: Size { width: offset(from.max_width), height: offset(from.max_height) },
        margin: edges(&from.margin, |&extent| offset(extent)),
        padding: edges(&from.padding, |&side| LengthPercentage::length(points(side))),
        border: edges(&from.border, |side| LengthPercentage::length(side.map_or(0.0, |border| points(border.width)))),
        align_items: from.align_items.map_or(taffy::Style::<String>::DEFAULT.align_items, alignment),
        align_self: from.align_self.map(alignment),
        justify_items: from.justify_items.map_or(taffy::Style::<String>::DEFAULT.justify_items, alignment),
        align_content: from.align_content.map_or(taffy::Style::<String>::DEFAULT.align_content, distribution),
        justify_content: from.justify_content.map_or(taffy::Style::<String>::DEFAULT.justify_content, distribution),
        gap: Size {
            width: LengthPercentage::length(points(from.column_gap)),
            height: LengthPercentage::length(points(from.row_gap)),
        },
        flex_direction: match (from.column, from.reverse) {
            (false, false) => FlexDirection::Row,
            (true, false) => FlexDirection::Column,
            (false, true) => FlexDirection::RowReverse,
            (true, true) => FlexDirection::ColumnReverse,
        },
        flex_wrap: if from.wrap { FlexWrap::Wrap } else { FlexWrap::NoWrap },
        flex_basis: dimension(from.basis),
        flex_grow: from.grow,
        flex_shrink: from.shrink,
        grid_auto_flow: if from.by_column { GridAutoFlow::Column } else { GridAutoFlow::Row },
        grid_template_columns: tracks(&from.columns),
        grid_template_rows: tracks(&from.rows),
        grid_column: Line { start: taffy::GridPlacement::Auto, end: span(from.column_span.max(1)) },
        grid_row: Line { start: taffy::GridPlacement::Auto, end: span(from.row_span.max(1)) },
        ..taffy::Style::DEFAULT
    }
}

/// The tracks of a grid.
pub(super) fn tracks(from: &[Track]) -> Vec<GridTemplateComponent<String>> {
    from.iter().map(|&each| GridTemplateComponent::Single(track(each))).collect()
}

fn track(from: Track) -> TrackSizingFunction {
    match from {
        Track::Length(value) => length(points(value)),
        Track::Share(share) => percent(share),
        Track::Fraction(share) => fr(share),
        Track::Auto => TrackSizingFunction::AUTO,
        Track::MinContent => TrackSizingFunction::MIN_CONTENT,
        Track::MaxContent => TrackSizingFunction::MAX_CONTENT,
    }
}

fn display(from: Display) -> taffy::Display {
    match from {
        Display::Block | Display::Inline => taffy::Display::Block,
        Display::Flex => taffy::Display::Flex,
        Display::Grid => taffy::Display::Grid,
        Display::None => taffy::Display::None,
    }
}

fn position(from: &BoxStyle) -> Position {
    match (from.absolute, from.relative) {
        (true, _) => Position::Absolute,
        (false, true) => Position::Relative,
        (false, false) => Position::Static,
    }
}

fn edges<A, B>(from: &Edges<A>, side: impl Fn(&A) -> B) -> Rect<B> {
    Rect { left: side(&from.left), right: side(&from.right), top: side(&from.top), bottom: side(&from.bottom) }
}

fn dimension(from: Extent) -> Dimension {
    match from {
        Extent::Auto => Dimension::auto(),
        Extent::Length(value) => Dimension::length(points(value)),
        Extent::Share(share) => Dimension::percent(share),
    }
}

fn offset(from: Extent) -> LengthPercentageAuto {
    match from {
        Extent::Auto => LengthPercentageAuto::auto(),
        Extent::Length(value) => LengthPercentageAuto::length(points(value)),
        Extent::Share(share) => LengthPercentageAuto::percent(share),
    }
}

fn alignment(from: Alignment) -> AlignItems {
    match from {
        Alignment::Start => AlignItems::START,
        Alignment::End => AlignItems::END,
        Alignment::Center => AlignItems::CENTER,
        Alignment::Stretch => AlignItems::STRETCH,
    }
}

fn distribution(from: Distribution) -> AlignContent {
    match from {
        Distribution::Start => AlignContent::START,
        Distribution::End => AlignContent::END,
        Distribution::Center => AlignContent::CENTER,
        Distribution::Stretch => AlignContent::STRETCH,
        Distribution::SpaceBetween => AlignContent::SPACE_BETWEEN,
        Distribution::SpaceAround => AlignContent::SPACE_AROUND,
        Distribution::SpaceEvenly => AlignContent::SPACE_EVENLY,
    }
}
