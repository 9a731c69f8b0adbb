//! Single values: lengths with their units, numbers, words.

use cssparser::{ParseError, Parser, SourcePosition, Token};

use super::{Expected, Fault, Mistake};
use crate::geom::Length;

/// The result of reading a value.
pub(in crate::layout) type Parsed<T> = Result<T, ParseError<Fault>>;

/// Units there are; `fr` only among a grid's tracks.
pub(in crate::layout) const UNITS: &[&str] = &["mm", "cm", "pt", "px", "em", "rem", "%", "fr"];

/// A length as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::layout) enum Measure {
    /// `auto`.
    Auto,
    /// In millimetres, centimetres, points, or pixels of 1/96 inch.
    Absolute(Length),
    /// Times the element's font size.
    Em(f64),
    /// Times the document's font size.
    Rem(f64),
    /// Of the surrounding box; 1.0 is 100 %.
    Share(f32),
    /// Of the room left among tracks.
    Fraction(f32),
}

impl Measure {
    fn is_negative(self) -> bool {
        match self {
            Self::Auto => false,
            Self::Absolute(length) => length < Length::ZERO,
            Self::Em(times) | Self::Rem(times) => times < 0.0,
            Self::Share(share) | Self::Fraction(share) => share < 0.0,
        }
    }
}

/// The error for the stretch of text from `start` to where `input` stands.
pub(in crate::layout) fn fault(
    input: &Parser,
    start: SourcePosition,
    mistake: impl FnOnce(String) -> Mistake,
) -> ParseError<Fault> {
    let text = input.slice_from(start);
    let shown = text.trim();
    let lead = text.len() - text.trim_start().len();
    let from = start.byte_index() + lead;
    ParseError::custom(Fault { range: from..from + shown.len(), mistake: mistake(shown.to_owned()) })
}

/// The error for the next value, which is not of the kind expected.
pub(super) fn wrong(input: &mut Parser, start: SourcePosition, expected: Expected) -> ParseError<Fault> {
    fault(input, start, |found| Mistake::Value { found, expected })
}

/// Runs `read` and, when it fails without a reason of its own, says what was expected instead of the next value.
pub(super) fn expecting<T>(
    input: &mut Parser,
    expected: Expected,
    read: impl FnOnce(&mut Parser) -> Parsed<T>,
) -> Parsed<T> {
    input.skip_whitespace();
    let start = input.position();
    read(input).map_err(|error| match error.kind {
        cssparser::ParseErrorKind::Custom(_) => error,
        cssparser::ParseErrorKind::Basic(_) => wrong(input, start, expected),
    })
}

/// Any length: absolute, relative to a font size, a percentage, or a fraction; 0 needs no unit.
pub(super) fn measure(input: &mut Parser, expected: Expected) -> Parsed<Measure> {
    input.skip_whitespace();
    let start = input.position();
    let token = match input.next() {
        Ok(token) => token.clone(),
        Err(_) => return Err(wrong(input, start, expected)),
    };
    match token {
        Token::Dimension { value, ref unit, .. } => {
            // The tokenizer keeps single precision, which is not enough for a metre in EMU.
            let written = input.slice_from(start);
            let number = written.get(..written.len() - unit.len()).and_then(|text| text.parse().ok());
            let number: f64 = number.unwrap_or_else(|| f64::from(value));
            let measure = match &*unit.to_ascii_lowercase() {
                "mm" => Measure::Absolute(Length::mm(number)),
                "cm" => Measure::Absolute(Length::mm(number * 10.0)),
                "pt" => Measure::Absolute(Length::pt(number)),
                "px" => Measure::Absolute(Length::pt(number * 0.75)),
                "em" => Measure::Em(number),
                "rem" => Measure::Rem(number),
                "fr" => Measure::Fraction(number as f32),
                _ => {
                    let unit = unit.to_string();
                    return Err(fault(input, start, |_| Mistake::Unit { unit }));
                }
            };
            Ok(measure)
        }
        Token::Percentage { unit_value, .. } => Ok(Measure::Share(unit_value)),
        Token::Number { value: 0.0, .. } => Ok(Measure::Absolute(Length::ZERO)),
        Token::Number { .. } => Err(fault(input, start, |number| Mistake::MissingUnit { number })),
        _ => Err(wrong(input, start, expected)),
    }
}

/// `auto`, a length or a percentage.
pub(super) fn extent(input: &mut Parser) -> Parsed<Measure> {
    if input.try_parse(|input| input.expect_ident_matching("auto")).is_ok() {
        return Ok(Measure::Auto);
    }
    length_or_share(input)
}

/// A length or a percentage.
pub(super) fn length_or_share(input: &mut Parser) -> Parsed<Measure> {
    refuse(input, Expected::Length, |measure| matches!(measure, Measure::Fraction(_)))
}

/// A length, no percentage.
pub(super) fn length(input: &mut Parser) -> Parsed<Measure> {
    refuse(input, Expected::LengthNotShare, |measure| matches!(measure, Measure::Fraction(_) | Measure::Share(_)))
}

/// A length in a unit of its own.
pub(in crate::layout) fn absolute(input: &mut Parser) -> Parsed<Length> {
    let expected = Expected::AbsoluteLength;
    input.skip_whitespace();
    let start = input.position();
    match measure(input, expected)? {
        Measure::Absolute(length) => Ok(length),
        _ => Err(wrong(input, start, expected)),
    }
}

fn refuse(input: &mut Parser, expected: Expected, refused: impl FnOnce(Measure) -> bool) -> Parsed<Measure> {
    input.skip_whitespace();
    let start = input.position();
    let measure = measure(input, expected)?;
    if refused(measure) { Err(wrong(input, start, expected)) } else { Ok(measure) }
}

/// What `read` reads, but not below zero.
pub(in crate::layout) fn positive<T: Signed>(
    input: &mut Parser,
    read: impl FnOnce(&mut Parser) -> Parsed<T>,
) -> Parsed<T> {
    input.skip_whitespace();
    let start = input.position();
    let value = read(input)?;
    if value.below_zero() { Err(fault(input, start, |found| Mistake::Negative { found })) } else { Ok(value) }
}

/// A percentage not below 0; 1.0 is 100 %.
pub(in crate::layout) fn percentage(input: &mut Parser) -> Parsed<f32> {
    positive(input, |input| expecting(input, Expected::Share, |input| Ok(input.expect_percentage()?)))
}

/// A value that may lie below zero.
pub(in crate::layout) trait Signed {
    /// Whether it does.
    fn below_zero(&self) -> bool;
}

impl Signed for Measure {
    fn below_zero(&self) -> bool {
        self.is_negative()
    }
}

impl Signed for Length {
    fn below_zero(&self) -> bool {
        *self < Self::ZERO
    }
}

impl Signed for f32 {
    fn below_zero(&self) -> bool {
        *self < 0.0
    }
}

/// A number without a unit.
pub(super) fn number(input: &mut Parser) -> Parsed<f32> {
    expecting(input, Expected::Number, |input| Ok(input.expect_number()?))
}

/// A whole number between `least` and `most`.
pub(super) fn whole(input: &mut Parser, least: i32, most: i32) -> Parsed<i32> {
    input.skip_whitespace();
    let start = input.position();
    let value = expecting(input, Expected::WholeNumber, |input| Ok(input.expect_integer()?))?;
    if (least..=most).contains(&value) { Ok(value) } else { Err(wrong(input, start, Expected::WholeNumber)) }
}

/// One word of a table, and what it stands for.
pub(in crate::layout) fn keyword<T: Copy>(input: &mut Parser, table: &[(&'static str, T)]) -> Parsed<T> {
    input.skip_whitespace();
    let start = input.position();
    if let Ok(Token::Ident(word)) = input.next()
        && let Some((_, value)) = table.iter().find(|(name, _)| word.eq_ignore_ascii_case(name))
    {
        return Ok(*value);
    }
    let expected = table.iter().map(|&(name, _)| name).collect();
    Err(fault(input, start, |found| Mistake::Keyword { found, expected }))
}

/// One to four values for the four sides, in CSS's order: top, right, bottom, left.
pub(in crate::layout) fn sides<T: Copy>(
    input: &mut Parser,
    mut one: impl FnMut(&mut Parser) -> Parsed<T>,
) -> Parsed<[T; 4]> {
    let top = one(input)?;
    if input.is_exhausted() {
        return Ok([top; 4]);
    }
    let right = one(input)?;
    if input.is_exhausted() {
        return Ok([top, right, top, right]);
    }
    let bottom = one(input)?;
    let left = if input.is_exhausted() { right } else { one(input)? };
    Ok([top, right, bottom, left])
}

/// Reads the whole of `text` as one value; bytes of faults are counted from the text's start.
pub(in crate::layout) fn entire<T>(text: &str, read: impl FnOnce(&mut Parser) -> Parsed<T>) -> Result<T, Fault> {
    let mut input = Parser::new(text);
    let value = read(&mut input).map_err(|error| settle(error, text, 0..text.len()))?;
    ended(&mut input).map_err(|error| settle(error, text, 0..text.len()))?;
    Ok(value)
}

/// Fails when something follows a complete value.
pub(super) fn ended(input: &mut Parser) -> Parsed<()> {
    input.skip_whitespace();
    if input.is_exhausted() {
        return Ok(());
    }
    let start = input.position();
    while input.next().is_ok() {}
    Err(fault(input, start, |found| Mistake::Trailing { found }))
}

/// The fault inside an error; one of the tokenizer's own becomes a fault of syntax at `range`.
pub(super) fn settle(error: ParseError<Fault>, text: &str, range: std::ops::Range<usize>) -> Fault {
    match error.kind {
        cssparser::ParseErrorKind::Custom(fault) => fault,
        cssparser::ParseErrorKind::Basic(_) => {
            let found = text.get(range.clone()).unwrap_or_default().trim().to_owned();
            Fault { range, mistake: Mistake::Syntax { found } }
        }
    }
}
