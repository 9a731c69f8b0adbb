//! Colours and rectangles as content stream operators.

use super::number::{millipoints, thousandths};
use crate::geom::Length;
use crate::page::{Color, Shape};

/// How far the handles of a Bézier quarter circle stand from its ends, in radii: 4/3 (√2 − 1).
const QUARTER: f64 = 0.552_284_749_8;

/// Sets the colour of what is filled.
pub fn fill_color(out: &mut Vec<u8>, color: Color) {
    components(out, color);
    out.extend_from_slice(match color {
        Color::Gray(_) => b"g\n",
        Color::Rgb(..) => b"rg\n",
        Color::Cmyk(..) => b"k\n",
        Color::Registration => b"/All cs 1 scn\n",
    });
}

/// Sets the colour of what is stroked.
fn stroke_color(out: &mut Vec<u8>, color: Color) {
    components(out, color);
    out.extend_from_slice(match color {
        Color::Gray(_) => b"G\n",
        Color::Rgb(..) => b"RG\n",
        Color::Cmyk(..) => b"K\n",
        Color::Registration => b"/All CS 1 SCN\n",
    });
}

fn components(out: &mut Vec<u8>, color: Color) {
    let mut put = |value: f32| {
        thousandths(out, (f64::from(value.clamp(0.0, 1.0)) * 1000.0).round() as i64);
        out.push(b' ');
    };
    match color {
        Color::Gray(gray) => put(gray),
        Color::Rgb(red, green, blue) => [red, green, blue].into_iter().for_each(put),
        Color::Cmyk(cyan, magenta, yellow, black) => [cyan, magenta, yellow, black].into_iter().for_each(put),
        Color::Registration => {}
    }
}

/// A rectangle on the page: left, bottom, right, top in thousandths of a point, y upwards.
#[derive(Clone, Copy)]
struct Edges {
    left: i64,
    bottom: i64,
    right: i64,
    top: i64,
}

impl Edges {
    fn inset(self, by: i64) -> Self {
        Self { left: self.left + by, bottom: self.bottom + by, right: self.right - by, top: self.top - by }
    }
}

/// Paints a shape whose top left corner lies at `left` and `top` in PDF coordinates. Colours are the caller's: that of
/// the outline comes in as it is written, that of the fill is set already, since it is shared with text.
pub fn paint(out: &mut Vec<u8>, shape: &Shape, stroke: Option<(Color, Length)>, left: Length, top: Length) {
    let size = shape.rect.size;
    let edges = Edges {
        left: millipoints(left),
        bottom: millipoints(top - size.height),
        right: millipoints(left + size.width),
        top: millipoints(top),
    };
    let radius = millipoints(shape.radius).min((edges.right - edges.left) / 2).min((edges.top - edges.bottom) / 2);
    if shape.fill.is_some() {
        outline(out, edges, radius);
        out.extend_from_slice(b"f\n");
    }
    if let Some((color, width)) = stroke {
        let width = millipoints(width);
        stroke_color(out, color);
        thousandths(out, width);
        out.extend_from_slice(b" w\n");
        // The line runs inside the edge, so that what was laid out stays the outer size.
        outline(out, edges.inset(width / 2), (radius - width / 2).max(0));
        out.extend_from_slice(b"S\n");
    }
}

fn outline(out: &mut Vec<u8>, edges: Edges, radius: i64) {
    let Edges { left, bottom, right, top } = edges;
    if radius <= 0 {
        operator(out, &[left, bottom, right - left, top - bottom], b"re\n");
        return;
    }
    let handle = radius - (radius as f64 * QUARTER).round() as i64;
    operator(out, &[left + radius, bottom], b"m\n");
    operator(out, &[right - radius, bottom], b"l\n");
    operator(out, &[right - handle, bottom, right, bottom + handle, right, bottom + radius], b"c\n");
    operator(out, &[right, top - radius], b"l\n");
    operator(out, &[right, top - handle, right - handle, top, right - radius, top], b"c\n");
    operator(out, &[left + radius, top], b"l\n");
    operator(out, &[left + handle, top, left, top - handle, left, top - radius], b"c\n");
    operator(out, &[left, bottom + radius], b"l\n");
    operator(out, &[left, bottom + handle, left + handle, bottom, left + radius, bottom], b"c\n");
    out.extend_from_slice(b"h\n");
}

fn operator(out: &mut Vec<u8>, operands: &[i64], name: &[u8]) {
    for &operand in operands {
        thousandths(out, operand);
        out.push(b' ');
    }
    out.extend_from_slice(name);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Point, Rect, Size};

    fn painted(shape: &Shape) -> String {
        let mut out = Vec::new();
        paint(&mut out, shape, shape.stroke, Length::pt(10.0), Length::pt(100.0));
        String::from_utf8(out).unwrap()
    }

    fn square(radius: f64) -> Shape {
        let size = Size::new(Length::pt(40.0), Length::pt(40.0));
        Shape {
            rect: Rect::new(Point::default(), size),
            radius: Length::pt(radius),
            fill: Some(Color::BLACK),
            stroke: None,
        }
    }

    #[test]
    fn a_rectangle_is_one_operator() {
        assert_eq!(painted(&square(0.0)), "10 60 40 40 re\nf\n");
    }

    #[test]
    fn an_outline_runs_inside_the_edge() {
        let stroke = Some((Color::Gray(0.5), Length::pt(2.0)));
        let shape = Shape { fill: None, stroke, ..square(0.0) };
        assert_eq!(painted(&shape), "0.5 G\n2 w\n11 61 38 38 re\nS\n");
    }

    #[test]
    fn a_radius_is_at_most_half_a_side() {
        let text = painted(&square(1000.0));
        assert!(
            text.starts_with("30 60 m\n30 60 l\n38.954 60 50 68.954 50 80 c\n") || text.contains("50 80 c"),
            "{text}"
        );
        assert_eq!(text.matches(" c\n").count(), 4);
    }

    #[test]
    fn colours_keep_their_space() {
        let mut out = Vec::new();
        fill_color(&mut out, Color::Gray(0.0));
        fill_color(&mut out, Color::Rgb(1.0, 0.5, 0.0));
        fill_color(&mut out, Color::Cmyk(0.0, 0.25, 2.0, 1.0));
        assert_eq!(String::from_utf8(out).unwrap(), "0 g\n1 0.5 0 rg\n0 0.25 1 1 k\n");
    }
}
