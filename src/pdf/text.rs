//! Runs of glyphs as text operators, one `TJ` a run.
//!
//! A reader moves its pen by the widths the font dictionary gives, in thousandths of an em. This writer
//! follows that pen in whole thousandths and corrects it only where it stands off the glyph's place, measured from the
//! run's origin: what is rounded away at one glyph is made good at the next, and never adds up.

use super::fonts::EmbeddedFace;
use super::number::{integer, millipoints, thousandths};
use crate::font::FaceId;
use crate::geom::{EMU_PER_PT, Length};
use crate::page::{Glyph, TextRun};

/// Glyphs that stand for one piece of text together.
pub struct Cluster<'a> {
    /// The text; empty for glyphs that stand for none.
    pub text: &'a str,
    /// At least one glyph.
    pub glyphs: &'a [Glyph],
}

impl<'a> Cluster<'a> {
    /// The glyph, when there is one and it stands for something: what a font can say by itself.
    pub fn single(&self) -> Option<&'a Glyph> {
        match self.glyphs {
            [glyph] if !self.text.is_empty() => Some(glyph),
            _ => None,
        }
    }
}

/// The clusters of a run, in order.
pub fn clusters(run: &TextRun) -> impl Iterator<Item = Cluster<'_>> {
    let mut at = 0;
    let mut rest = run.glyphs.as_slice();
    std::iter::from_fn(move || {
        let (first, further) = rest.split_first()?;
        let count = 1 + further.iter().take_while(|glyph| glyph.text_len == 0).count();
        let end = at + usize::from(first.text_len);
        let text = run.text.get(at..end).unwrap_or_default();
        let (glyphs, next) = rest.split_at(count);
        at = end;
        rest = next;
        Some(Cluster { text, glyphs })
    })
}

/// The state of an open text object.
#[derive(Default)]
pub struct TextWriter {
    font: Option<(FaceId, i64)>,
    /// Start of the line matrix, in thousandths of a point.
    line: (i64, i64),
}

impl TextWriter {
    /// Writes one run at its place in PDF coordinates.
    pub fn run(&mut self, out: &mut Vec<u8>, run: &TextRun, face: &EmbeddedFace, (x, y): (Length, Length)) {
        let size = millipoints(run.size).max(1);
        if self.font != Some((run.face, size)) {
            self.font = Some((run.face, size));
            out.extend_from_slice(b"/F");
            integer(out, u64::from(run.face.0));
            out.push(b' ');
            thousandths(out, size);
            out.extend_from_slice(b" Tf\n");
        }
        let start = (millipoints(x), millipoints(y));
        thousandths(out, start.0 - self.line.0);
        out.push(b' ');
        thousandths(out, start.1 - self.line.1);
        out.extend_from_slice(b" Td\n");
        self.line = start;
        let per_emu = 1_000_000.0 / (EMU_PER_PT as f64 * size as f64);
        RunWriter { out, face, per_emu, pen: 0, rise: Length::ZERO, shown: Shown::Nothing }.write(run);
    }
}

/// What of a `TJ` operator stands already.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Nothing,
    Array,
    String,
}

struct RunWriter<'a> {
    out: &'a mut Vec<u8>,
    face: &'a EmbeddedFace<'a>,
    /// Thousandths of an em in one EMU.
    per_emu: f64,
    /// Where the reader's pen stands, in thousandths of an em from the run's origin.
    pen: i64,
    rise: Length,
    shown: Shown,
}

impl RunWriter<'_> {
    fn write(mut self, run: &TextRun) {
        for cluster in clusters(run) {
            let coded = cluster.single().and_then(|glyph| Some((glyph, self.face.code(glyph.id, cluster.text)?)));
            match coded {
                Some((glyph, code)) => self.glyph(glyph, code),
                None => self.spelled_out(&cluster),
            }
        }
        self.close();
        if self.rise != Length::ZERO {
            self.out.extend_from_slice(b"0 Ts\n");
        }
    }

    /// Several glyphs for one text, or glyphs for none: said outright, since a font can only say it glyph by glyph.
    fn spelled_out(&mut self, cluster: &Cluster) {
        self.close();
        self.out.extend_from_slice(b"/Span<</ActualText<FEFF");
        for unit in cluster.text.encode_utf16() {
            self.out.extend_from_slice(format!("{unit:04X}").as_bytes());
        }
        self.out.extend_from_slice(b">>>BDC\n");
        for glyph in cluster.glyphs {
            self.glyph(glyph, self.face.plain_code(glyph.id));
        }
        self.close();
        self.out.extend_from_slice(b"EMC\n");
    }

    fn glyph(&mut self, glyph: &Glyph, code: u16) {
        if glyph.rise != self.rise {
            self.close();
            thousandths(self.out, millipoints(glyph.rise));
            self.out.extend_from_slice(b" Ts\n");
            self.rise = glyph.rise;
        }
        let place = (glyph.x.0 as f64 * self.per_emu).round() as i64;
        self.move_to(place);
        if self.shown != Shown::String {
            self.open_array();
            self.out.push(b'(');
            self.shown = Shown::String;
        }
        for byte in code.to_be_bytes() {
            match byte {
                b'(' | b')' | b'\\' => self.out.extend_from_slice(&[b'\\', byte]),
                // A bare carriage return in a string would be read as a line feed.
                b'\r' => self.out.extend_from_slice(b"\\r"),
                _ => self.out.push(byte),
            }
        }
        self.pen += self.face.width(code);
    }

    fn move_to(&mut self, place: i64) {
        let back = self.pen - place;
        if back == 0 {
            return;
        }
        self.pen = place;
        self.open_array();
        if self.shown == Shown::String {
            self.out.push(b')');
            self.shown = Shown::Array;
        }
        if back < 0 {
            self.out.push(b'-');
        }
        integer(self.out, back.unsigned_abs());
    }

    fn open_array(&mut self) {
        if self.shown == Shown::Nothing {
            self.out.push(b'[');
            self.shown = Shown::Array;
        }
    }

    fn close(&mut self) {
        match self.shown {
            Shown::Nothing => {}
            Shown::Array => self.out.extend_from_slice(b"]TJ\n"),
            Shown::String => self.out.extend_from_slice(b")]TJ\n"),
        }
        self.shown = Shown::Nothing;
    }
}
