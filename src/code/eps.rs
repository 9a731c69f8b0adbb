//! A code as encapsulated PostScript.

use std::fmt::Write as _;

use super::points::{points, whole_points};
use super::{Code, QUIET_ZONE, rects};
use crate::geom::Length;

/// The code as an EPS file (EPSF 3.0, PostScript level 2): gray, quiet zone inside on a light ground, one path of whole
/// modules, `module` wide per module. It is ASCII, uses no fonts and leaves the importing page as it was.
pub(super) fn eps(code: &Code, module: Length) -> String {
    let side = code.symbol.modules() + 2 * QUIET_ZONE;
    let (exact, whole) = (points(module * i64::from(side)), whole_points(module * i64::from(side)));
    let rects = rects(&code.symbol);
    let mut out = String::with_capacity(700 + rects.len() * 16);
    // Writing to a `String` cannot fail.
    let _ = write!(
        out,
        "%!PS-Adobe-3.0 EPSF-3.0\n\
         %%BoundingBox: 0 0 {whole} {whole}\n\
         %%HiResBoundingBox: 0 0 {exact} {exact}\n\
         %%Creator: Mingma\n\
         %%Title: {}\n\
         %%LanguageLevel: 2\n\
         %%DocumentData: Clean7Bit\n\
         %%Pages: 1\n\
         %%EndComments\n\
         %%BeginProlog\n\
         % x y width height: adds a rectangle to the path\n\
         4 dict begin\n\
         /r {{4 2 roll moveto 1 index 0 rlineto 0 exch rlineto neg 0 rlineto closepath}} bind def\n\
         %%EndProlog\n\
         %%Page: 1 1\n\
         gsave\n\
         0 {exact} translate {scale} -{scale} scale\n\
         1 setgray 0 0 {side} {side} rectfill\n\
         0 setgray newpath\n",
        string(&code.id),
        scale = points(module),
    );
    for rect in rects {
        let (x, y) = (rect.x + QUIET_ZONE, rect.y + QUIET_ZONE);
        let _ = writeln!(out, "{x} {y} {} {} r", rect.width, rect.height);
    }
    out.push_str("fill\ngrestore\nshowpage\n%%Trailer\nend\n%%EOF\n");
    out
}

/// A PostScript string of printable ASCII; what is none becomes a question mark.
fn string(text: &str) -> String {
    let mut out = String::from("(");
    for character in text.chars() {
        match character {
            '(' | ')' | '\\' => out.extend(['\\', character]),
            ' '..='~' => out.push(character),
            _ => out.push('?'),
        }
    }
    out.push(')');
    out
}
