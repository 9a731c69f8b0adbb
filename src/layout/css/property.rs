//! Every property there is, and how its value reads.

mod values;

use cssparser::Parser;

use self::values::{
    alignment, auto_or_length, background, border, column_count, display, distribution, families, flex, font,
    font_size, gap, letter_spacing, limit, line_count, line_height, list_style, overflow, page_break, positive_extent,
    positive_length, positive_number, span, strictness, text_align, tracks, url_break, weight,
};
use super::color::color;
use super::value::{Measure, Parsed, extent, keyword, length, sides};
use crate::layout::style::{Alignment, Break, Display, Distribution, ListStyle, Strictness, TextAlign};
use crate::page::Color;

/// A side of a box, in CSS's order.
pub(in crate::layout) type Side = usize;
const TOP: Side = 0;
const RIGHT: Side = 1;
const BOTTOM: Side = 2;
const LEFT: Side = 3;

/// A line along an edge, as written; without a colour it takes the text's.
pub(in crate::layout) type Line = Option<(Measure, Option<Color>)>;

/// A track of a grid, as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::layout) enum TrackSize {
    /// A length, a share, a fraction or `auto`.
    Measure(Measure),
    /// `min-content`.
    MinContent,
    /// `max-content`.
    MaxContent,
}

/// `line-height`, as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::layout) enum LineDistance {
    /// A bare number.
    Times(f32),
    /// A length; a percentage is of the font size.
    Measure(Measure),
}

/// One property set to one value; shorthands are taken apart.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::layout) enum Longhand {
    AlignContent(Option<Distribution>),
    AlignItems(Option<Alignment>),
    AlignSelf(Option<Alignment>),
    Autospace(bool),
    Background(Option<Color>),
    Balanced(bool),
    Border(Side, Line),
    BorderRadius(Measure),
    BreakAfter(Break),
    BreakBefore(Break),
    KeepTogether(bool),
    Color(Color),
    ColumnCount(u16),
    ColumnGap(Measure),
    ColumnRule(Line),
    ColumnSpan(u16),
    Columns(Vec<TrackSize>),
    Display(Display),
    Emphasis(bool),
    FlexBasis(Measure),
    FlexDirection { column: bool, reverse: bool },
    FlexGrow(f32),
    FlexShrink(f32),
    FlexWrap(bool),
    GridByColumn(bool),
    FontFamilies(Vec<String>),
    FontSize(Measure),
    FontWeight(u16),
    Hanging(bool),
    Height(Measure),
    Inset(Side, Measure),
    JustifyContent(Option<Distribution>),
    JustifyItems(Option<Alignment>),
    LetterSpacing(Measure),
    LineBreak(Strictness),
    LineHeight(LineDistance),
    ListInside(bool),
    ListStyle(ListStyle),
    Margin(Side, Measure),
    MaxHeight(Measure),
    MaxWidth(Measure),
    MinHeight(Measure),
    MinWidth(Measure),
    NoWrap(bool),
    Orphans(u8),
    OverflowError,
    OverflowShrink(Measure),
    Padding(Side, Measure),
    Position { absolute: bool, relative: bool },
    RowGap(Measure),
    RowSpan(u16),
    Rows(Vec<TrackSize>),
    SpansColumns(bool),
    TextAlign(TextAlign),
    TextIndent(Measure),
    Underline(bool),
    UnderlineOffset(Measure),
    UnderlineThickness(Measure),
    UrlBreak(String),
    Vertical(bool),
    Widows(u8),
    Width(Measure),
}

type Out<'a> = &'a mut Vec<Longhand>;
type Read = fn(&mut Parser, Out) -> Parsed<()>;

/// Reads the value of the property `name` into `out`; `None` when there is no such property.
pub(super) fn read(name: &str, input: &mut Parser, out: &mut Vec<Longhand>) -> Option<Parsed<()>> {
    let (_, read) = PROPERTIES.iter().find(|(known, _)| name.eq_ignore_ascii_case(known))?;
    Some(read(input, out))
}

/// The names of all properties.
pub(in crate::layout) fn names() -> impl Iterator<Item = &'static str> {
    PROPERTIES.iter().map(|&(name, _)| name)
}

macro_rules! one {
    ($variant:ident, $read:expr) => {
        |input, out| {
            out.push(Longhand::$variant($read(input)?));
            Ok(())
        }
    };
    ($variant:ident, $side:expr, $read:expr) => {
        |input, out| {
            out.push(Longhand::$variant($side, $read(input)?));
            Ok(())
        }
    };
}

macro_rules! four {
    ($variant:ident, $read:expr) => {
        |input, out| {
            out.extend(
                sides(input, $read)?.into_iter().enumerate().map(|(side, value)| Longhand::$variant(side, value)),
            );
            Ok(())
        }
    };
}

/// The properties, by name.
const PROPERTIES: &[(&str, Read)] = &[
    ("align-content", one!(AlignContent, distribution)),
    ("align-items", one!(AlignItems, alignment)),
    ("align-self", one!(AlignSelf, alignment)),
    ("background", one!(Background, background)),
    ("background-color", one!(Background, background)),
    ("border", |input, out| {
        let line = border(input)?;
        out.extend((TOP..=LEFT).map(|side| Longhand::Border(side, line)));
        Ok(())
    }),
    ("border-bottom", one!(Border, BOTTOM, border)),
    ("border-left", one!(Border, LEFT, border)),
    ("border-radius", one!(BorderRadius, positive_length)),
    ("border-right", one!(Border, RIGHT, border)),
    ("border-top", one!(Border, TOP, border)),
    ("bottom", one!(Inset, BOTTOM, extent)),
    ("break-after", one!(BreakAfter, page_break)),
    ("break-before", one!(BreakBefore, page_break)),
    ("break-inside", one!(KeepTogether, |input| keyword(input, &[("auto", false), ("avoid", true)]))),
    ("color", one!(Color, color)),
    ("column-count", one!(ColumnCount, column_count)),
    ("column-gap", one!(ColumnGap, positive_length)),
    ("column-rule", one!(ColumnRule, border)),
    ("column-span", one!(SpansColumns, |input| keyword(input, &[("none", false), ("all", true)]))),
    ("display", one!(Display, display)),
    ("flex", flex),
    ("flex-basis", one!(FlexBasis, positive_extent)),
    ("flex-direction", |input, out| {
        let table = [
            ("row", (false, false)),
            ("column", (true, false)),
            ("row-reverse", (false, true)),
            ("column-reverse", (true, true)),
        ];
        let (column, reverse) = keyword(input, &table)?;
        out.push(Longhand::FlexDirection { column, reverse });
        Ok(())
    }),
    ("flex-grow", one!(FlexGrow, positive_number)),
    ("flex-shrink", one!(FlexShrink, positive_number)),
    ("flex-wrap", one!(FlexWrap, |input| keyword(input, &[("nowrap", false), ("wrap", true)]))),
    ("font", font),
    ("font-family", one!(FontFamilies, families)),
    ("font-size", one!(FontSize, font_size)),
    ("font-weight", one!(FontWeight, weight)),
    ("gap", gap),
    ("grid-auto-flow", one!(GridByColumn, |input| keyword(input, &[("row", false), ("column", true)]))),
    ("grid-column", one!(ColumnSpan, span)),
    ("grid-row", one!(RowSpan, span)),
    ("grid-template-columns", one!(Columns, tracks)),
    ("grid-template-rows", one!(Rows, tracks)),
    ("hanging-punctuation", one!(Hanging, |input| keyword(input, &[("none", false), ("allow-end", true)]))),
    ("height", one!(Height, positive_extent)),
    ("inset", four!(Inset, extent)),
    ("justify-content", one!(JustifyContent, distribution)),
    ("justify-items", one!(JustifyItems, alignment)),
    ("left", one!(Inset, LEFT, extent)),
    ("letter-spacing", one!(LetterSpacing, letter_spacing)),
    ("line-break", one!(LineBreak, strictness)),
    ("line-height", one!(LineHeight, line_height)),
    ("list-style-position", one!(ListInside, |input| keyword(input, &[("outside", false), ("inside", true)]))),
    ("list-style-type", one!(ListStyle, list_style)),
    ("margin", four!(Margin, extent)),
    ("margin-bottom", one!(Margin, BOTTOM, extent)),
    ("margin-left", one!(Margin, LEFT, extent)),
    ("margin-right", one!(Margin, RIGHT, extent)),
    ("margin-top", one!(Margin, TOP, extent)),
    ("max-height", one!(MaxHeight, limit)),
    ("max-width", one!(MaxWidth, limit)),
    ("min-height", one!(MinHeight, positive_extent)),
    ("min-width", one!(MinWidth, positive_extent)),
    ("orphans", one!(Orphans, line_count)),
    ("overflow", overflow),
    ("padding", four!(Padding, positive_length)),
    ("padding-bottom", one!(Padding, BOTTOM, positive_length)),
    ("padding-left", one!(Padding, LEFT, positive_length)),
    ("padding-right", one!(Padding, RIGHT, positive_length)),
    ("padding-top", one!(Padding, TOP, positive_length)),
    ("position", |input, out| {
        let table = [("static", (false, false)), ("relative", (false, true)), ("absolute", (true, false))];
        let (absolute, relative) = keyword(input, &table)?;
        out.push(Longhand::Position { absolute, relative });
        Ok(())
    }),
    ("right", one!(Inset, RIGHT, extent)),
    ("row-gap", one!(RowGap, positive_length)),
    ("text-align", one!(TextAlign, text_align)),
    ("text-autospace", one!(Autospace, |input| keyword(input, &[("normal", true), ("no-autospace", false)]))),
    ("text-decoration", one!(Underline, |input| keyword(input, &[("none", false), ("underline", true)]))),
    ("text-decoration-thickness", one!(UnderlineThickness, auto_or_length)),
    ("text-emphasis", one!(Emphasis, |input| keyword(input, &[("none", false), ("dot", true)]))),
    ("text-indent", one!(TextIndent, length)),
    ("text-underline-offset", one!(UnderlineOffset, auto_or_length)),
    ("text-wrap", one!(Balanced, |input| keyword(input, &[("wrap", false), ("balance", true)]))),
    ("top", one!(Inset, TOP, extent)),
    ("url-break", one!(UrlBreak, url_break)),
    ("white-space", one!(NoWrap, |input| keyword(input, &[("normal", false), ("nowrap", true)]))),
    ("widows", one!(Widows, line_count)),
    ("width", one!(Width, positive_extent)),
    ("writing-mode", one!(Vertical, |input| keyword(input, &[("horizontal-tb", false), ("vertical-lr", true)]))),
];
