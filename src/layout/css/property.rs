//! Every property there is, and how its value reads.

use cssparser::{Parser, Token};

use super::color::color;
use super::value::{
    Measure, Parsed, expecting, extent, fault, keyword, length, length_or_share, measure, number, positive, sides,
    whole, wrong,
};
use super::{Expected, Mistake};
use crate::layout::style::{Alignment, Break, Display, Distribution, Strictness, TextAlign};
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
    Background(Option<Color>),
    Border(Side, Line),
    BorderRadius(Measure),
    BreakAfter(Break),
    BreakBefore(Break),
    KeepTogether(bool),
    Color(Color),
    ColumnGap(Measure),
    ColumnSpan(u16),
    Columns(Vec<TrackSize>),
    Display(Display),
    FlexBasis(Measure),
    FlexColumn(bool),
    FlexGrow(f32),
    FlexShrink(f32),
    FlexWrap(bool),
    FontFamilies(Vec<String>),
    FontSize(Measure),
    FontWeight(u16),
    Height(Measure),
    Inset(Side, Measure),
    JustifyContent(Option<Distribution>),
    JustifyItems(Option<Alignment>),
    LetterSpacing(Measure),
    LineBreak(Strictness),
    LineHeight(LineDistance),
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
    TextAlign(TextAlign),
    TextIndent(Measure),
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
pub(super) fn names() -> impl Iterator<Item = &'static str> {
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
    ("column-gap", one!(ColumnGap, positive_length)),
    ("display", one!(Display, display)),
    ("flex", flex),
    ("flex-basis", one!(FlexBasis, positive_extent)),
    ("flex-direction", one!(FlexColumn, |input| keyword(input, &[("row", false), ("column", true)]))),
    ("flex-grow", one!(FlexGrow, positive_number)),
    ("flex-shrink", one!(FlexShrink, positive_number)),
    ("flex-wrap", one!(FlexWrap, |input| keyword(input, &[("nowrap", false), ("wrap", true)]))),
    ("font", font),
    ("font-family", one!(FontFamilies, families)),
    ("font-size", one!(FontSize, font_size)),
    ("font-weight", one!(FontWeight, weight)),
    ("gap", gap),
    ("grid-column", one!(ColumnSpan, span)),
    ("grid-row", one!(RowSpan, span)),
    ("grid-template-columns", one!(Columns, tracks)),
    ("grid-template-rows", one!(Rows, tracks)),
    ("height", one!(Height, positive_extent)),
    ("inset", four!(Inset, extent)),
    ("justify-content", one!(JustifyContent, distribution)),
    ("justify-items", one!(JustifyItems, alignment)),
    ("left", one!(Inset, LEFT, extent)),
    ("letter-spacing", one!(LetterSpacing, letter_spacing)),
    ("line-break", one!(LineBreak, strictness)),
    ("line-height", one!(LineHeight, line_height)),
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
    ("text-indent", one!(TextIndent, length)),
    ("top", one!(Inset, TOP, extent)),
    ("white-space", one!(NoWrap, |input| keyword(input, &[("normal", false), ("nowrap", true)]))),
    ("widows", one!(Widows, line_count)),
    ("width", one!(Width, positive_extent)),
];

fn positive_length(input: &mut Parser) -> Parsed<Measure> {
    positive(input, length)
}

fn positive_extent(input: &mut Parser) -> Parsed<Measure> {
    positive(input, extent)
}

fn positive_number(input: &mut Parser) -> Parsed<f32> {
    positive(input, number)
}

/// `max-width` and `max-height`: `none`, or as `width`.
fn limit(input: &mut Parser) -> Parsed<Measure> {
    if input.try_parse(|input| input.expect_ident_matching("none")).is_ok() {
        return Ok(Measure::Auto);
    }
    positive(input, length_or_share)
}

fn alignment(input: &mut Parser) -> Parsed<Option<Alignment>> {
    keyword(
        input,
        &[
            ("auto", None),
            ("start", Some(Alignment::Start)),
            ("end", Some(Alignment::End)),
            ("center", Some(Alignment::Center)),
            ("stretch", Some(Alignment::Stretch)),
            ("baseline", Some(Alignment::Baseline)),
            ("flex-start", Some(Alignment::Start)),
            ("flex-end", Some(Alignment::End)),
        ],
    )
}

fn distribution(input: &mut Parser) -> Parsed<Option<Distribution>> {
    keyword(
        input,
        &[
            ("normal", None),
            ("start", Some(Distribution::Start)),
            ("end", Some(Distribution::End)),
            ("center", Some(Distribution::Center)),
            ("stretch", Some(Distribution::Stretch)),
            ("space-between", Some(Distribution::SpaceBetween)),
            ("space-around", Some(Distribution::SpaceAround)),
            ("space-evenly", Some(Distribution::SpaceEvenly)),
            ("flex-start", Some(Distribution::Start)),
            ("flex-end", Some(Distribution::End)),
        ],
    )
}

fn background(input: &mut Parser) -> Parsed<Option<Color>> {
    if input.try_parse(|input| input.expect_ident_matching("none")).is_ok() {
        return Ok(None);
    }
    color(input).map(Some)
}

/// `none`, or a width, `solid` and a colour in any order; only the width is needed.
fn border(input: &mut Parser) -> Parsed<Line> {
    if input.try_parse(|input| input.expect_ident_matching("none")).is_ok() {
        return Ok(None);
    }
    input.skip_whitespace();
    let start = input.position();
    let (mut width, mut ink, mut solid) = (None, None, false);
    while !input.is_exhausted() {
        if !solid && input.try_parse(|input| input.expect_ident_matching("solid")).is_ok() {
            solid = true;
        } else if width.is_none() && next_is_number(input) {
            width = Some(positive_length(input)?);
        } else if ink.is_none() {
            ink = Some(color(input)?);
        } else {
            return Err(wrong(input, start, Expected::Border));
        }
    }
    width.map(|width| Some((width, ink))).ok_or_else(|| wrong(input, start, Expected::Border))
}

fn next_is_number(input: &mut Parser) -> bool {
    let state = input.state();
    let number = matches!(input.next(), Ok(Token::Dimension { .. } | Token::Number { .. } | Token::Percentage { .. }));
    input.reset(&state);
    number
}

fn page_break(input: &mut Parser) -> Parsed<Break> {
    keyword(
        input,
        &[("auto", Break::Auto), ("page", Break::Page), ("odd-page", Break::OddPage), ("avoid", Break::Avoid)],
    )
}

fn display(input: &mut Parser) -> Parsed<Display> {
    keyword(
        input,
        &[
            ("block", Display::Block),
            ("inline", Display::Inline),
            ("flex", Display::Flex),
            ("grid", Display::Grid),
            ("none", Display::None),
        ],
    )
}

/// `none`, `auto`, or grow, shrink and basis, of which CSS lets the last two be left out.
fn flex(input: &mut Parser, out: Out) -> Parsed<()> {
    let zero = Measure::Absolute(crate::geom::Length::ZERO);
    let (grow, shrink, basis) = if input.try_parse(|input| input.expect_ident_matching("none")).is_ok() {
        (0.0, 0.0, Measure::Auto)
    } else if input.try_parse(|input| input.expect_ident_matching("auto")).is_ok() {
        (1.0, 1.0, Measure::Auto)
    } else {
        let grow = expecting(input, Expected::Flex, |input| Ok(input.expect_number()?))?;
        let shrink = input.try_parse(Parser::expect_number).unwrap_or(1.0);
        let basis = if input.is_exhausted() { zero } else { positive_extent(input)? };
        (grow, shrink, basis)
    };
    out.extend([Longhand::FlexGrow(grow.max(0.0)), Longhand::FlexShrink(shrink.max(0.0)), Longhand::FlexBasis(basis)]);
    Ok(())
}

/// `[weight] size[/line-height] families`.
fn font(input: &mut Parser, out: Out) -> Parsed<()> {
    let given = input.try_parse(weight).unwrap_or(400);
    out.push(Longhand::FontWeight(given));
    out.push(Longhand::FontSize(font_size(input)?));
    if input.try_parse(|input| input.expect_delim('/')).is_ok() {
        out.push(Longhand::LineHeight(line_height(input)?));
    }
    out.push(Longhand::FontFamilies(expecting(input, Expected::Font, families)?));
    Ok(())
}

/// Names parted by commas, in quotes or as words.
fn families(input: &mut Parser) -> Parsed<Vec<String>> {
    let mut names = Vec::new();
    loop {
        names.push(expecting(input, Expected::Families, |input| {
            if let Ok(name) = input.try_parse(Parser::expect_string_cloned) {
                return Ok(name.to_string());
            }
            let mut name = input.expect_ident_cloned()?.to_string();
            while let Ok(word) = input.try_parse(Parser::expect_ident_cloned) {
                name.push(' ');
                name.push_str(&word);
            }
            Ok(name)
        })?);
        if input.try_parse(Parser::expect_comma).is_err() {
            return Ok(names);
        }
    }
}

fn font_size(input: &mut Parser) -> Parsed<Measure> {
    positive(input, length_or_share)
}

fn weight(input: &mut Parser) -> Parsed<u16> {
    input.skip_whitespace();
    let start = input.position();
    if let Ok(value) = input.try_parse(Parser::expect_integer) {
        return match u16::try_from(value) {
            Ok(value) if (100..=900).contains(&value) && value % 100 == 0 => Ok(value),
            _ => Err(weight_fault(input, start)),
        };
    }
    keyword(input, &[("normal", 400), ("bold", 700)]).map_err(|_| weight_fault(input, start))
}

fn weight_fault(input: &Parser, start: cssparser::SourcePosition) -> cssparser::ParseError<super::Fault> {
    fault(input, start, |found| Mistake::Keyword { found, expected: vec!["normal", "bold", "100 … 900"] })
}

fn gap(input: &mut Parser, out: Out) -> Parsed<()> {
    let rows = positive_length(input)?;
    let columns = if input.is_exhausted() { rows } else { positive_length(input)? };
    out.extend([Longhand::RowGap(rows), Longhand::ColumnGap(columns)]);
    Ok(())
}

/// `span 2`.
fn span(input: &mut Parser) -> Parsed<u16> {
    expecting(input, Expected::Spans, |input| {
        input.expect_ident_matching("span")?;
        Ok(whole(input, 1, 1000)? as u16)
    })
}

/// Tracks parted by spaces; `repeat(4, 1fr)` repeats.
fn tracks(input: &mut Parser) -> Parsed<Vec<TrackSize>> {
    let mut tracks = Vec::new();
    while tracks.is_empty() || !input.is_exhausted() {
        if input.try_parse(|input| input.expect_function_matching("repeat")).is_ok() {
            let (times, repeated) = input.parse_nested_block(|input| {
                let times = whole(input, 1, 1000)?;
                expecting(input, Expected::Tracks, |input| Ok(input.expect_comma()?))?;
                let mut repeated = Vec::new();
                while repeated.is_empty() || !input.is_exhausted() {
                    repeated.push(track(input)?);
                }
                Ok((times, repeated))
            })?;
            for _ in 0..times {
                tracks.extend_from_slice(&repeated);
            }
        } else {
            tracks.push(track(input)?);
        }
    }
    Ok(tracks)
}

fn track(input: &mut Parser) -> Parsed<TrackSize> {
    let words = [
        ("auto", TrackSize::Measure(Measure::Auto)),
        ("min-content", TrackSize::MinContent),
        ("max-content", TrackSize::MaxContent),
    ];
    if let Ok(track) = input.try_parse(|input| keyword(input, &words)) {
        return Ok(track);
    }
    positive(input, |input| measure(input, Expected::Tracks)).map(TrackSize::Measure)
}

fn letter_spacing(input: &mut Parser) -> Parsed<Measure> {
    if input.try_parse(|input| input.expect_ident_matching("normal")).is_ok() {
        return Ok(Measure::Absolute(crate::geom::Length::ZERO));
    }
    length(input)
}

fn strictness(input: &mut Parser) -> Parsed<Strictness> {
    keyword(input, &[("loose", Strictness::Basic), ("normal", Strictness::Gb), ("strict", Strictness::Strict)])
}

fn line_height(input: &mut Parser) -> Parsed<LineDistance> {
    if let Ok(times) = input.try_parse(|input| positive(input, number)) {
        return Ok(LineDistance::Times(times));
    }
    positive(input, length_or_share).map(LineDistance::Measure)
}

fn line_count(input: &mut Parser) -> Parsed<u8> {
    Ok(whole(input, 1, 100)? as u8)
}

/// `error`, or `shrink(9pt)`.
fn overflow(input: &mut Parser, out: Out) -> Parsed<()> {
    let set = expecting(input, Expected::Overflow, |input| {
        if input.try_parse(|input| input.expect_ident_matching("error")).is_ok() {
            return Ok(Longhand::OverflowError);
        }
        input.expect_function_matching("shrink")?;
        input.parse_nested_block(positive_length).map(Longhand::OverflowShrink)
    })?;
    out.push(set);
    Ok(())
}

fn text_align(input: &mut Parser) -> Parsed<TextAlign> {
    keyword(
        input,
        &[
            ("justify", TextAlign::Justify),
            ("left", TextAlign::Left),
            ("right", TextAlign::Right),
            ("center", TextAlign::Center),
            ("start", TextAlign::Left),
            ("end", TextAlign::Right),
        ],
    )
}
