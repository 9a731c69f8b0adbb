//! A code as a scalable picture.

use super::{Code, QUIET_ZONE, rects};
use crate::geom::{Length, decimal};

/// The code as an SVG file, quiet zone inside, `module` wide per module.
///
/// The user unit is one module, so all coordinates are whole; they are absolute, because some renderers let
/// errors of relative ones add up. Title and target stand in `<title>` and `<desc>`.
#[must_use]
pub fn svg(code: &Code, module: Length) -> String {
    let side = code.symbol.modules() + 2 * QUIET_ZONE;
    let mm = decimal((module * i64::from(side)).to_mm(), 6);
    let rects = rects(&code.symbol);
    let mut out = String::with_capacity(600 + code.title.len() + code.target.len() + rects.len() * 20);
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
    out.push_str(&mm);
    out.push_str("mm\" height=\"");
    out.push_str(&mm);
    out.push_str("mm\" viewBox=\"0 0 ");
    push_number(&mut out, side);
    out.push(' ');
    push_number(&mut out, side);
    out.push_str("\" role=\"img\" shape-rendering=\"crispEdges\">\n<title>");
    push_escaped(&mut out, &code.title);
    out.push_str("</title>\n<desc>");
    push_escaped(&mut out, &code.target);
    out.push_str("</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n<path fill=\"#000\" d=\"");
    for rect in rects {
        let (x, y) = (rect.x + QUIET_ZONE, rect.y + QUIET_ZONE);
        for (command, number) in [('M', x), (' ', y), ('H', x + rect.width), ('V', y + rect.height), ('H', x)] {
            out.push(command);
            push_number(&mut out, number);
        }
        out.push('Z');
    }
    out.push_str("\"/>\n</svg>\n");
    out
}

/// Writes a coordinate, which is below 1000: the formatter of the standard library takes ten times as long.
fn push_number(out: &mut String, number: u32) {
    for place in [100, 10, 1] {
        if number >= place || place == 1 {
            out.push(char::from(b'0' + (number / place % 10) as u8));
        }
    }
}

/// Writes text as XML character data; a character XML cannot hold becomes U+FFFD.
fn push_escaped(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'.. => out.push(character),
            _ => out.push(char::REPLACEMENT_CHARACTER),
        }
    }
}
