//! Colours: names, hex, `gray()`, `rgb()`, `cmyk()`, each kept in the colour space it was named in.

use cssparser::{Parser, Token};

use super::Expected;
use super::value::{Parsed, expecting, wrong};
use crate::page::Color;

/// The names of CSS level 2.1 and `transparent`'s place is taken by `none` where it makes sense.
const NAMES: &[(&str, Color)] = &[
    ("black", Color::Gray(0.0)),
    ("white", Color::Gray(1.0)),
    ("gray", Color::Gray(0.5)),
    ("grey", Color::Gray(0.5)),
    ("silver", Color::Gray(0.75)),
    ("red", Color::Rgb(1.0, 0.0, 0.0)),
    ("maroon", Color::Rgb(0.5, 0.0, 0.0)),
    ("orange", Color::Rgb(1.0, 0.647, 0.0)),
    ("yellow", Color::Rgb(1.0, 1.0, 0.0)),
    ("olive", Color::Rgb(0.5, 0.5, 0.0)),
    ("lime", Color::Rgb(0.0, 1.0, 0.0)),
    ("green", Color::Rgb(0.0, 0.5, 0.0)),
    ("aqua", Color::Rgb(0.0, 1.0, 1.0)),
    ("teal", Color::Rgb(0.0, 0.5, 0.5)),
    ("blue", Color::Rgb(0.0, 0.0, 1.0)),
    ("navy", Color::Rgb(0.0, 0.0, 0.5)),
    ("fuchsia", Color::Rgb(1.0, 0.0, 1.0)),
    ("purple", Color::Rgb(0.5, 0.0, 0.5)),
];

/// A colour.
pub(super) fn color(input: &mut Parser) -> Parsed<Color> {
    input.skip_whitespace();
    let start = input.position();
    let token = match input.next() {
        Ok(token) => token.clone(),
        Err(_) => return Err(wrong(input, start, Expected::Color)),
    };
    let color = match token {
        Token::Ident(name) => NAMES.iter().find(|(known, _)| name.eq_ignore_ascii_case(known)).map(|&(_, color)| color),
        Token::Hash(digits) | Token::IDHash(digits) => hex(&digits),
        Token::Function(name) => {
            let name = name.to_ascii_lowercase();
            // The block has to be read to its end even when it is wrong, so that the whole of it is shown.
            input.parse_nested_block(|input| function(&name, input)).ok()
        }
        _ => None,
    };
    color.ok_or_else(|| wrong(input, start, Expected::Color))
}

fn hex(digits: &str) -> Option<Color> {
    let channel = |from: usize, length: usize| {
        let value = u8::from_str_radix(digits.get(from..from + length)?, 16).ok()?;
        Some(f32::from(if length == 1 { value * 17 } else { value }) / 255.0)
    };
    let (red, green, blue) = match digits.len() {
        3 => (channel(0, 1)?, channel(1, 1)?, channel(2, 1)?),
        6 => (channel(0, 2)?, channel(2, 2)?, channel(4, 2)?),
        _ => return None,
    };
    Some(neutral(red, green, blue))
}

/// Equal parts of red, green and blue are gray: one ink on a press instead of three.
fn neutral(red: f32, green: f32, blue: f32) -> Color {
    let same = red.to_bits() == green.to_bits() && green.to_bits() == blue.to_bits();
    if same { Color::Gray(red) } else { Color::Rgb(red, green, blue) }
}

fn function(name: &str, input: &mut Parser) -> Parsed<Color> {
    match name {
        "gray" => Ok(Color::Gray(part(input, 1.0)?)),
        "rgb" => {
            let [red, green, blue] = parts(input, 255.0)?;
            Ok(neutral(red, green, blue))
        }
        "cmyk" => {
            let [cyan, magenta, yellow, black] = parts(input, 1.0)?;
            Ok(Color::Cmyk(cyan, magenta, yellow, black))
        }
        _ => Err(cssparser::ParseError::unexpected_token()),
    }
}

/// So many parts, all parted by commas or none.
fn parts<const N: usize>(input: &mut Parser, full: f32) -> Parsed<[f32; N]> {
    let mut parts = [0.0; N];
    let mut commas = false;
    for (index, slot) in parts.iter_mut().enumerate() {
        if index == 1 {
            commas = input.try_parse(Parser::expect_comma).is_ok();
        } else if index > 1 && commas {
            input.expect_comma()?;
        }
        *slot = part(input, full)?;
    }
    Ok(parts)
}

/// A percentage, or a number of which `full` is the whole.
fn part(input: &mut Parser, full: f32) -> Parsed<f32> {
    expecting(input, Expected::Color, |input| {
        let value = match input.next()? {
            Token::Percentage { unit_value, .. } => *unit_value,
            Token::Number { value, .. } => *value / full,
            _ => return Err(cssparser::ParseError::unexpected_token()),
        };
        if (0.0..=1.0).contains(&value) { Ok(value) } else { Err(cssparser::ParseError::unexpected_token()) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::css::value::entire;

    fn read(text: &str) -> Option<Color> {
        entire(text, color).ok()
    }

    #[test]
    fn reads_every_notation() {
        assert_eq!(read("black"), Some(Color::Gray(0.0)));
        assert_eq!(read("RED"), Some(Color::Rgb(1.0, 0.0, 0.0)));
        assert_eq!(read("#fff"), Some(Color::Gray(1.0)));
        assert_eq!(read("#c00"), Some(Color::Rgb(0.8, 0.0, 0.0)));
        assert_eq!(read("#CC0000"), Some(Color::Rgb(0.8, 0.0, 0.0)));
        assert_eq!(read("gray(40%)"), Some(Color::Gray(0.4)));
        assert_eq!(read("gray(0.4)"), Some(Color::Gray(0.4)));
        assert_eq!(read("rgb(255, 0, 51)"), Some(Color::Rgb(1.0, 0.0, 0.2)));
        assert_eq!(read("rgb(100% 0% 20%)"), Some(Color::Rgb(1.0, 0.0, 0.2)));
        assert_eq!(read("cmyk(0%, 100%, 100%, 20%)"), Some(Color::Cmyk(0.0, 1.0, 1.0, 0.2)));
        assert_eq!(read("cmyk(0 1 1 0.2)"), Some(Color::Cmyk(0.0, 1.0, 1.0, 0.2)));
    }

    #[test]
    fn refuses_what_is_no_colour() {
        for text in
            ["blak", "#12", "#ggg", "rgb(1,2)", "rgb(1,2 3)", "rgb(256,0,0)", "cmyk(1,1,1)", "hsl(0,0,0)", "3", ""]
        {
            assert_eq!(read(text), None, "{text}");
        }
        let fault = entire("cmyk(0, 2, 0, 0) ", color).unwrap_err();
        assert_eq!(fault.range, 0..16, "the whole function is shown");
    }
}
