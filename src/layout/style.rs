//! Computed styles: every property has its value, relative units are resolved, inheritance is done.

use std::sync::Arc;

use crate::geom::Length;
use crate::layout::tree::Edges;
use crate::page::Color;

/// The computed style of one element.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// Inherited properties, shared with the runs of text set in them.
    pub text: Arc<TextStyle>,
    /// Properties of the element's own box.
    pub box_style: BoxStyle,
}

/// Inherited properties.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a CSS property of two values")]
pub struct TextStyle {
    /// `font-family`: names in order of preference; the font set's other faces stand in for what they lack.
    pub families: Arc<[String]>,
    /// `font-size`.
    pub size: Length,
    /// `font-weight`: 100 to 900, `normal` 400, `bold` 700.
    pub weight: u16,
    /// `color`.
    pub color: Color,
    /// `line-height`: distance of baselines; a bare number is multiplied by the size at each element.
    pub line_height: LineHeight,
    /// `text-align`.
    pub align: TextAlign,
    /// `text-indent`, of a paragraph's first line.
    pub indent: Length,
    /// `letter-spacing`, added after each character.
    pub letter_spacing: Length,
    /// `white-space: nowrap`.
    pub nowrap: bool,
    /// `text-wrap: balance`: lines of like length, broken between words.
    pub balanced: bool,
    /// `text-decoration` and how its line is drawn.
    pub underline: Underline,
    /// `text-emphasis: dot`.
    pub emphasis: bool,
    /// `text-autospace`: a gap between Chinese and Western text.
    pub autospace: bool,
    /// `hanging-punctuation: allow-end`.
    pub hanging: bool,
    /// `url-break`: the marks behind which addresses may be broken.
    pub url_break: Arc<str>,
    /// `line-break`: which marks may not start or end a line.
    pub strictness: Strictness,
    /// `lang`, a BCP 47 tag.
    pub language: Arc<str>,
    /// `list-style-type` and `list-style-position`, of the lists inside.
    pub list: ListMarks,
    /// `widows` and `orphans`: fewest lines of a paragraph at a page's top and bottom.
    pub widows: u8,
    /// See `widows`.
    pub orphans: u8,
}

/// How the items of lists are marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListMarks {
    /// `list-style-type`.
    pub style: ListStyle,
    /// `list-style-position: inside`: the number begins the item's text instead of standing beside it.
    pub inside: bool,
}

/// `list-style-type`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListStyle {
    /// `none`.
    None,
    /// `disc`: •.
    Disc,
    /// `decimal`: 1.
    #[default]
    Decimal,
    /// `simp-chinese-informal`: 一、
    Chinese,
    /// `parenthesized-ideograph`: （一）
    ParenthesizedChinese,
    /// `parenthesized-decimal`: （1）
    ParenthesizedDecimal,
    /// `circled-decimal`: ①
    Circled,
    /// `official`: one of those by how deep the list is nested (GB/T 9704—2012, 7.3.3).
    Official,
}

/// `line-height`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LineHeight {
    /// Times the font size.
    Times(f32),
    /// A length.
    Fixed(Length),
}

/// `text-decoration: underline`, `text-underline-offset` and `text-decoration-thickness`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Underline {
    /// Whether text is underlined.
    pub drawn: bool,
    /// From the foot of the ideographs' square down to the line.
    pub offset: Option<Length>,
    /// Thickness of the line.
    pub thickness: Option<Length>,
}

/// `text-align`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextAlign {
    /// Flush at both edges, the last line at its natural width.
    Justify,
    /// Flush left.
    Left,
    /// Flush right.
    Right,
    /// Centred.
    Center,
}

/// `line-break`: the levels of the Requirements for Chinese Text Layout, 3.1.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// `loose`: stops, closers, connectors and interpuncts at a line's start, openers at its end.
    Basic,
    /// `normal`: and solidi (the national standard's style).
    Gb,
    /// `strict`: and dashes and ellipses.
    Strict,
}

/// Properties of an element's own box.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a CSS property of two values")]
pub struct BoxStyle {
    /// `display`.
    pub display: Display,
    /// `position: absolute`, placed by `inset` within its nearest positioned ancestor (or the type area).
    pub absolute: bool,
    /// `position: relative`.
    pub relative: bool,
    /// `top`, `right`, `bottom`, `left`.
    pub inset: Edges<Extent>,
    /// `width`, `height`, and their least and greatest values.
    pub width: Extent,
    /// See `width`.
    pub height: Extent,
    /// See `width`.
    pub min_width: Extent,
    /// See `width`.
    pub min_height: Extent,
    /// See `width`.
    pub max_width: Extent,
    /// See `width`.
    pub max_height: Extent,
    /// `margin`.
    pub margin: Edges<Extent>,
    /// `padding`.
    pub padding: Edges<Length>,
    /// `border`: solid lines.
    pub border: Edges<Option<Border>>,
    /// `border-radius`.
    pub radius: Length,
    /// `background`: a colour.
    pub background: Option<Color>,
    /// `flex-direction: column` or `column-reverse`.
    pub column: bool,
    /// `flex-direction: row-reverse` or `column-reverse`: the last stands first.
    pub reverse: bool,
    /// `flex-wrap: wrap`.
    pub wrap: bool,
    /// `flex-grow`.
    pub grow: f32,
    /// `flex-shrink`.
    pub shrink: f32,
    /// `flex-basis`.
    pub basis: Extent,
    /// `align-items`.
    pub align_items: Option<Alignment>,
    /// `align-self`.
    pub align_self: Option<Alignment>,
    /// `align-content`.
    pub align_content: Option<Distribution>,
    /// `justify-content`.
    pub justify_content: Option<Distribution>,
    /// `justify-items`.
    pub justify_items: Option<Alignment>,
    /// `gap`: between rows and between columns.
    pub row_gap: Length,
    /// See `row_gap`.
    pub column_gap: Length,
    /// `column-count`: columns the matter runs through, from 1.
    pub column_count: u16,
    /// `column-rule`: a line between those columns.
    pub column_rule: Option<Border>,
    /// `column-span: all`: stands across the columns around it.
    pub spans_columns: bool,
    /// `grid-auto-flow: column`: a grid is filled column by column.
    pub by_column: bool,
    /// `grid-template-columns`.
    pub columns: Vec<Track>,
    /// `grid-template-rows`.
    pub rows: Vec<Track>,
    /// `grid-column: span n`.
    pub column_span: u16,
    /// `grid-row: span n`.
    pub row_span: u16,
    /// `break-before`.
    pub break_before: Break,
    /// `break-after`.
    pub break_after: Break,
    /// `break-inside: avoid`.
    pub keep_together: bool,
    /// `overflow`: what becomes of text that does not fit a fixed height.
    pub overflow: Overflow,
    /// `writing-mode: vertical-lr`: the block's text runs downwards, its lines follow to the right.
    pub vertical: bool,
}

/// `overflow`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Overflow {
    /// `error` (the default): text that does not fit is an error that names the element.
    Error,
    /// `shrink(9pt)`: the text is set smaller, down to the size stated, and a warning says so.
    Shrink(Length),
}

/// A line along an edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Border {
    /// Thickness.
    pub width: Length,
    /// Ink.
    pub color: Color,
}

/// `display`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Display {
    /// `block`.
    Block,
    /// `inline`.
    Inline,
    /// `flex`.
    Flex,
    /// `grid`.
    Grid,
    /// `none`.
    None,
}

/// A length that may be relative to the surrounding box, or left open.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Extent {
    /// `auto`.
    #[default]
    Auto,
    /// A length.
    Length(Length),
    /// A share of the surrounding box: 1.0 is 100 %.
    Share(f32),
}

/// `break-before` and `break-after`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// `auto`.
    Auto,
    /// `column`: at the top of a column; nothing where there are none.
    Column,
    /// `page`.
    Page,
    /// `odd-page`: on a right-hand page, after a blank one if needed.
    OddPage,
    /// `avoid`: keeps with the neighbour.
    Avoid,
}

/// `align-*` and `justify-items`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// `start`.
    Start,
    /// `end`.
    End,
    /// `center`.
    Center,
    /// `stretch`.
    Stretch,
}

/// `justify-content` and `align-content`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distribution {
    /// `start`.
    Start,
    /// `end`.
    End,
    /// `center`.
    Center,
    /// `stretch`.
    Stretch,
    /// `space-between`.
    SpaceBetween,
    /// `space-around`.
    SpaceAround,
    /// `space-evenly`.
    SpaceEvenly,
}

/// One track of a grid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Track {
    /// A length.
    Length(Length),
    /// A share of the surrounding box: 1.0 is 100 %.
    Share(f32),
    /// A share of what is left.
    Fraction(f32),
    /// `auto`.
    Auto,
    /// `min-content`.
    MinContent,
    /// `max-content`.
    MaxContent,
}
