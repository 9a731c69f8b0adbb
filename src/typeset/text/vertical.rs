//! Lines that run downwards and follow each other to the right (`writing-mode: vertical-lr`).
//!
//! A line is composed as any other, left to right, and then turned a quarter clockwise as a whole. What stays upright
//! in it, Chinese above all, is set against the turn in squares of its own. The line's *axis*, halfway through its
//! height, takes the place of the baseline: the stem of Mongolian letters lies on it, and the middle of all else.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Line;
use super::atom::Paragraph;
use super::orientation::{Orientation, orientation};
use super::prepare::ASCENT;
use crate::font::{Face, FaceId, Feature, FontSet, Script, script};
use crate::geom::{Length, Point, Rect, Size};
use crate::layout::style::TextStyle;
use crate::page::{Glyph, Passage, TextRun, Turn};

/// The language of Mongolian text that does not name one: Mongolian script as written in China.
const MONGOLIAN: &str = "mn-Mong-CN";

/// The feature by which a face gives its forms for vertical lines.
const FORMS: [Feature; 1] = [Feature { tag: *b"vert", value: 1 }];

/// How far above its baseline the middle of a reading lies, in ems.
const MIDDLE: f64 = 0.36;

/// What turning the lines of a paragraph needs to know of its faces.
#[derive(Debug)]
pub(super) struct Vertical {
    /// How far above its baseline the axis of a face lies, in ems.
    axes: BTreeMap<FaceId, f64>,
    /// The glyphs that stay upright.
    upright: BTreeMap<(FaceId, u16), Upright>,
    /// How far glyphs are lifted so that their ink lies on the axis, in ems.
    lifted: BTreeMap<(FaceId, u16), f64>,
    language: Arc<str>,
    /// The size of the paragraph's em.
    size: Length,
}

/// A glyph set against the turn, in a square of its own. Measures are in ems.
#[derive(Clone, Copy, Debug)]
struct Upright {
    glyph: u16,
    /// From the axis to its origin, leftwards.
    left: f64,
    /// From the square's top to its baseline.
    down: f64,
}

/// Fits a paragraph for vertical lines: squares for what stays upright, heights even on both sides of the axis.
pub(super) fn fit(fonts: &FontSet, paragraph: &mut Paragraph, style: &TextStyle) -> Vertical {
    let even = |(above, below): (i64, i64)| {
        let half = i64::midpoint(above, below);
        (half, above + below - half)
    };
    paragraph.strut = even(paragraph.strut);
    for span in &mut paragraph.spans {
        (span.above, span.below) = even((span.above, span.below));
    }
    let mut vertical = Vertical {
        axes: BTreeMap::new(),
        upright: BTreeMap::new(),
        lifted: BTreeMap::new(),
        language: language(style, &paragraph.text),
        size: style.size,
    };
    for index in 0..paragraph.atoms.len() {
        let Some(ch) = paragraph.text_of(index..index + 1).chars().next() else { continue };
        let Some(glyph) = paragraph.glyphs_of(index).first().map(|glyph| glyph.id) else { continue };
        let em = paragraph.em(index);
        let atom = &mut paragraph.atoms[index];
        let face = fonts.face(atom.face);
        vertical.axes.entry(atom.face).or_insert_with(|| axis(face));
        if vertical.place(face, (atom.face, glyph), ch) {
            atom.width = em as i32;
        }
        if orientation(ch) == Orientation::Exclamation {
            (atom.lead, atom.trail) = (0, 0);
        }
    }
    vertical
}

impl Vertical {
    /// Decides how a glyph stands; whether it stays upright.
    fn place(&mut self, face: &Face, key: (FaceId, u16), ch: char) -> bool {
        if self.upright.contains_key(&key) {
            return true;
        }
        let glyph = key.1;
        let upright = match orientation(ch) {
            Orientation::Turned => None,
            Orientation::Stroke => {
                if let Some((_, middle)) = middle(face, glyph) {
                    self.lifted.insert(key, axis(face) - middle);
                }
                None
            }
            Orientation::Upright => Some(in_its_square(face, glyph)),
            Orientation::Corner => Some(in_its_square(face, form(face, ch).unwrap_or(glyph))),
            Orientation::Bracket => form(face, ch).map(|form| in_its_square(face, form)),
            Orientation::Exclamation => middle(face, glyph).map(|(x, y)| Upright { glyph, left: x, down: 0.5 + y }),
        };
        upright.is_some_and(|upright| self.upright.insert(key, upright).is_none())
    }

    /// Turns the composed lines of a paragraph, and tells readers what they say together: read line by line, text
    /// turned clockwise seems to go on to the left.
    pub(super) fn turn(&self, lines: Vec<Line>) -> Vec<Line> {
        let text = lines.iter().flat_map(|line| &line.runs).map(|run| run.text.as_str()).collect();
        let passage = Arc::new(Passage { text, language: Arc::clone(&self.language) });
        let turned = lines.into_iter().map(|mut line| {
            line.runs = line.runs.iter().flat_map(|run| self.turn_run(run, line.baseline)).collect();
            for run in &mut line.runs {
                run.passage = Some(Arc::clone(&passage));
            }
            // The foot of the squares, below which lines are drawn, is half an em from the axis.
            let lower = self.size.scale(ASCENT - 0.5);
            let turned = line.readings.iter().flat_map(|run| {
                let above = line.baseline - run.origin.y - lower + run.size.scale(MIDDLE);
                self.turn_run(run, line.baseline + above)
            });
            line.readings = turned.collect();
            for shape in &mut line.shapes {
                let Rect { origin, size } = shape.rect;
                let left = line.height - origin.y - lower - size.height;
                shape.rect = Rect::new(Point::new(left, origin.x), Size::new(size.height, size.width));
            }
            line
        });
        turned.collect()
    }

    /// The runs that one run becomes when its baseline leads downwards; `axis` is where the line's axis lies.
    fn turn_run(&self, run: &TextRun, axis: Length) -> Vec<TextRun> {
        let mut pieces: Vec<TextRun> = Vec::new();
        let mut said = 0;
        for glyphs in run.glyphs.chunk_by(|_, next| next.text_len == 0) {
            let text = &run.text[said..said + usize::from(glyphs[0].text_len)];
            said += text.len();
            let upright = self.upright.get(&(run.face, glyphs[0].id));
            let along = run.origin.x + glyphs[0].x;
            match (upright, pieces.last_mut()) {
                (None, Some(open)) if open.turn == Turn::Clockwise => self.extend(open, run, text, glyphs),
                (None, _) => {
                    let above = self.axes.get(&run.face).map_or(Length::ZERO, |&share| run.size.scale(share));
                    let mut piece = empty(run, Point::new(axis - above, along), Turn::Clockwise);
                    self.extend(&mut piece, run, text, glyphs);
                    pieces.push(piece);
                }
                (Some(upright), _) => {
                    let (left, down) = (run.size.scale(upright.left), run.size.scale(upright.down));
                    let mut piece = empty(run, Point::new(axis - left, along + down), Turn::None);
                    piece.text.push_str(text);
                    piece.glyphs.extend(glyphs.iter().map(|glyph| Glyph { x: glyph.x - glyphs[0].x, ..*glyph }));
                    piece.glyphs[0].id = upright.glyph;
                    pieces.push(piece);
                }
            }
        }
        pieces
    }

    /// Adds turned glyphs to a run that begins with others of the same line.
    fn extend(&self, open: &mut TextRun, from: &TextRun, text: &str, glyphs: &[Glyph]) {
        open.text.push_str(text);
        open.glyphs.extend(glyphs.iter().map(|glyph| {
            let lift = self.lifted.get(&(from.face, glyph.id)).map_or(Length::ZERO, |&share| from.size.scale(share));
            Glyph { x: from.origin.x + glyph.x - open.origin.y, rise: glyph.rise + lift, ..*glyph }
        }));
    }
}

fn empty(like: &TextRun, origin: Point, turn: Turn) -> TextRun {
    let (text, glyphs) = (String::new(), Vec::new());
    TextRun { face: like.face, size: like.size, color: like.color, origin, turn, text, glyphs, passage: None }
}

/// How far above its baseline the axis of a face lies, in ems: the middle of the Mongolian stem, else of capitals.
fn axis(face: &Face) -> f64 {
    let middle = face.stem_middle().unwrap_or(f64::from(face.cap_height()) / 2.0);
    middle / f64::from(face.units_per_em())
}

/// The middle of a glyph's ink, in ems.
fn middle(face: &Face, glyph: u16) -> Option<(f64, f64)> {
    let ink = face.ink(glyph)?;
    let of = |from: i16, to: i16| f64::midpoint(from.into(), to.into()) / f64::from(face.units_per_em());
    Some((of(ink.x_min, ink.x_max), of(ink.y_min, ink.y_max)))
}

/// A glyph in the square of an ideograph.
fn in_its_square(face: &Face, glyph: u16) -> Upright {
    let half = f64::from(face.advance(glyph)) / f64::from(face.units_per_em()) / 2.0;
    Upright { glyph, left: half, down: ASCENT }
}

/// The form a face keeps for vertical lines.
fn form(face: &Face, ch: char) -> Option<u16> {
    let shape = |features| face.shape(ch.encode_utf8(&mut [0; 4]), Script::Han, "zh-CN", features);
    match (&shape(&[])[..], &shape(&FORMS)[..]) {
        ([plain], [form]) if plain.id != form.id => Some(form.id),
        _ => None,
    }
}

/// The language readers are told: the text's own; Mongolian in a document in Chinese need not be marked as such.
fn language(style: &TextStyle, text: &str) -> Arc<str> {
    let is_mongolian = text.chars().any(|ch| script(ch) == Script::Mongolian);
    if is_mongolian && super::prepare::is_chinese(&style.language) {
        Arc::from(MONGOLIAN)
    } else {
        Arc::clone(&style.language)
    }
}
