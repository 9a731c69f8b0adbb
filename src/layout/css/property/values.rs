//! How the values of properties read, where a single word or length does not say it all.

use cssparser::{Parser, Token};

use super::{Line, LineDistance, Longhand, Out, TrackSize};
use crate::geom::Length;
use crate::layout::css::color::color;
use crate::layout::css::value::{
    Measure, Parsed, expecting, extent, fault, keyword, length, length_or_share, measure, number, positive, whole,
    wrong,
};
use crate::layout::css::{Expected, Fault, Mistake};
use crate::layout::style::{Alignment, Break, Display, Distribution, ListStyle, Strictness, TextAlign};
use crate::page::Color;

pub(super) fn positive_length(input: &mut Parser) -> Parsed<Measure> {
    positive(input, length)
}

pub(super) fn positive_extent(input: &mut Parser) -> Parsed<Measure> {
    positive(input, extent)
}

pub(super) fn positive_number(input: &mut Parser) -> Parsed<f32> {
    positive(input, number)
}

/// `max-width` and `max-height`: `none`, or as `width`.
pub(super) fn limit(input: &mut Parser) -> Parsed<Measure> {
    if input.try_parse(|input| input.expect_ident_matching("none")).is_ok() {
        return Ok(Measure::Auto);
    }
    positive(input, length_or_share)
}

/// `auto`, or a length that is no percentage.
pub(super) fn auto_or_length(input: &mut Parser) -> Parsed<Measure> {
    if input.try_parse(|input| input.expect_ident_matching("auto")).is_ok() {
        return Ok(Measure::Auto);
    }
    positive_length(input)
}

pub(super) fn alignment(input: &mut Parser) -> Parsed<Option<Alignment>> {
    keyword(
        input,
        &[
            ("auto", None),
            ("start", Some(Alignment::Start)),
            ("end", Some(Alignment::End)),
            ("center", Some(Alignment::Center)),
            ("stretch", Some(Alignment::Stretch)),
            ("flex-start", Some(Alignment::Start)),
            ("flex-end", Some(Alignment::End)),
        ],
    )
}

pub(super) fn distribution(input: &mut Parser) -> Parsed<Option<Distribution>> {
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

pub(super) fn background(input: &mut Parser) -> Parsed<Option<Color>> {
    if input.try_parse(|input| input.expect_ident_matching("none")).is_ok() {
        return Ok(None);
    }
    color(input).map(Some)
}

/// `none`, or a width, `solid` and a colour in any order; only the width is needed.
pub(super) fn border(input: &mut Parser) -> Parsed<Line> {
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

pub(super) fn next_is_number(input: &mut Parser) -> bool {
    let state = input.state();
    let number = matches!(input.next(), Ok(Token::Dimension { .. } | Token::Number { .. } | Token::Percentage { .. }));
    input.reset(&state);
    number
}

pub(super) fn page_break(input: &mut Parser) -> Parsed<Break> {
    keyword(
        input,
        &[
            ("auto", Break::Auto),
            ("column", Break::Column),
            ("page", Break::Page),
            ("odd-page", Break::OddPage),
            ("avoid", Break::Avoid),
        ],
    )
}

/// `auto`, which is one column, or a number of them.
pub(super) fn column_count(input: &mut Parser) -> Parsed<u16> {
    if input.try_parse(|input| input.expect_ident_matching("auto")).is_ok() {
        return Ok(1);
    }
    Ok(whole(input, 1, 20)? as u16)
}

pub(super) fn display(input: &mut Parser) -> Parsed<Display> {
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
pub(super) fn flex(input: &mut Parser, out: Out) -> Parsed<()> {
    let zero = Measure::Absolute(Length::ZERO);
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
pub(super) fn font(input: &mut Parser, out: Out) -> Parsed<()> {
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
pub(super) fn families(input: &mut Parser) -> Parsed<Vec<String>> {
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

pub(super) fn font_size(input: &mut Parser) -> Parsed<Measure> {
    positive(input, length_or_share)
}

pub(super) fn weight(input: &mut Parser) -> Parsed<u16> {
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

pub(super) fn weight_fault(input: &Parser, start: cssparser::SourcePosition) -> cssparser::ParseError<Fault> {
    fault(input, start, |found| Mistake::Keyword { found, expected: vec!["normal", "bold", "100 … 900"] })
}

pub(super) fn gap(input: &mut Parser, out: Out) -> Parsed<()> {
    let rows = positive_length(input)?;
    let columns = if input.is_exhausted() { rows } else { positive_length(input)? };
    out.extend([Longhand::RowGap(rows), Longhand::ColumnGap(columns)]);
    Ok(())
}

/// `span 2`.
pub(super) fn span(input: &mut Parser) -> Parsed<u16> {
    expecting(input, Expected::Spans, |input| {
        input.expect_ident_matching("span")?;
        Ok(whole(input, 1, 1000)? as u16)
    })
}

/// Tracks parted by spaces; `repeat(4, 1fr)` repeats.
pub(super) fn tracks(input: &mut Parser) -> Parsed<Vec<TrackSize>> {
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

pub(super) fn track(input: &mut Parser) -> Parsed<TrackSize> {
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

pub(super) fn letter_spacing(input: &mut Parser) -> Parsed<Measure> {
    if input.try_parse(|input| input.expect_ident_matching("normal")).is_ok() {
        return Ok(Measure::Absolute(Length::ZERO));
    }
    length(input)
}

/// `none`, or marks in quotes.
pub(super) fn url_break(input: &mut Parser) -> Parsed<String> {
    if input.try_parse(|input| input.expect_ident_matching("none")).is_ok() {
        return Ok(String::new());
    }
    expecting(input, Expected::Marks, |input| Ok(input.expect_string_cloned()?.to_string()))
}

pub(super) fn strictness(input: &mut Parser) -> Parsed<Strictness> {
    keyword(input, &[("loose", Strictness::Basic), ("normal", Strictness::Gb), ("strict", Strictness::Strict)])
}

pub(super) fn line_height(input: &mut Parser) -> Parsed<LineDistance> {
    if let Ok(times) = input.try_parse(|input| positive(input, number)) {
        return Ok(LineDistance::Times(times));
    }
    positive(input, length_or_share).map(LineDistance::Measure)
}

pub(super) fn list_style(input: &mut Parser) -> Parsed<ListStyle> {
    keyword(
        input,
        &[
            ("none", ListStyle::None),
            ("disc", ListStyle::Disc),
            ("decimal", ListStyle::Decimal),
            ("simp-chinese-informal", ListStyle::Chinese),
            ("parenthesized-ideograph", ListStyle::ParenthesizedChinese),
            ("parenthesized-decimal", ListStyle::ParenthesizedDecimal),
            ("circled-decimal", ListStyle::Circled),
            ("official", ListStyle::Official),
        ],
    )
}

pub(super) fn line_count(input: &mut Parser) -> Parsed<u8> {
    Ok(whole(input, 1, 100)? as u8)
}

/// `error`, or `shrink(9pt)`.
pub(super) fn overflow(input: &mut Parser, out: Out) -> Parsed<()> {
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

pub(super) fn text_align(input: &mut Parser) -> Parsed<TextAlign> {
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
