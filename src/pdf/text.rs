//! Runs of glyphs as text operators, one `TJ` a run.
//!
//! A reader moves its pen by the widths the font dictionary gives, and by the character spacing. This writer
//! follows that pen, spaces a justified line by the stretch most of its glyphs share, and corrects the pen, in whole
//! thousandths of an em, only where it stands off a glyph's place. What is rounded away at one glyph is made good
//! at the next, and never adds up.

use std::sync::Arc;

use super::fonts::EmbeddedFace;
use super::number::{decimal, integer, millipoints, thousandths};
use crate::font::FaceId;
use crate::geom::{EMU_PER_PT, Length};
use crate::page::{Glyph, Passage, TextRun, Turn};

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

/// What readers remember about text from one operator to the next.
#[derive(Default)]
pub struct TextWriter {
    /// Face and size, in thousandths of a point.
    font: Option<(FaceId, i64)>,
    /// Character spacing, in ten-thousandths of a point.
    spacing: i64,
    /// Start of the line matrix in the text object that is open, in thousandths of a point.
    line: Option<(i64, i64)>,
    /// Which way that line leads.
    turn: Turn,
    /// The passage that is open, told apart from others by its address: equal passages may follow each other.
    passage: Option<usize>,
}

impl TextWriter {
    /// Closes the text object, if one is open.
    pub fn end(&mut self, out: &mut Vec<u8>) {
        self.end_passage(out);
        if self.line.take().is_some() {
            out.extend_from_slice(b"ET\n");
        }
    }

    /// Writes one run at its place in PDF coordinates.
    pub fn run(&mut self, out: &mut Vec<u8>, run: &TextRun, face: &EmbeddedFace, (x, y): (Length, Length)) {
        if run.passage.as_ref().map(address) != self.passage {
            self.end_passage(out);
        }
        let line = self.line.unwrap_or_else(|| {
            out.extend_from_slice(b"BT\n");
            self.turn = Turn::None;
            (0, 0)
        });
        self.begin_passage(out, run.passage.as_ref());
        let size = millipoints(run.size).max(1);
        if self.font != Some((run.face, size)) {
            self.font = Some((run.face, size));
            out.extend_from_slice(b"/F");
            integer(out, u64::from(run.face.0));
            out.push(b' ');
            thousandths(out, size);
            out.extend_from_slice(b" Tf\n");
        }
        let spacing = common_spacing(run, face, size);
        if self.spacing != spacing {
            self.spacing = spacing;
            decimal(out, spacing, 4);
            out.extend_from_slice(b" Tc\n");
        }
        let start = (millipoints(x), millipoints(y));
        self.move_to(out, line, start, run.turn);
        let told = run.passage.is_some();
        RunWriter { out, face, size, spacing: spacing * 100, told, pen: 0, rise: Length::ZERO, shown: Shown::Nothing }
            .write(run);
    }

    /// Begins a line at `start`; the one before began at `line`.
    fn move_to(&mut self, out: &mut Vec<u8>, line: (i64, i64), start: (i64, i64), turn: Turn) {
        let upright = turn == Turn::None && self.turn == Turn::None;
        // Only lines that lead the same way as the page are counted from each other; others are placed outright.
        let (from, operator): (_, &[u8]) = if upright { (line, b" Td\n") } else { ((0, 0), b" Tm\n") };
        if !upright {
            out.extend_from_slice(if turn == Turn::None { b"1 0 0 1 " } else { b"0 -1 1 0 " });
        }
        thousandths(out, start.0 - from.0);
        out.push(b' ');
        thousandths(out, start.1 - from.1);
        out.extend_from_slice(operator);
        self.line = Some(start);
        self.turn = turn;
    }

    /// Opens a passage within the text object, unless it is open already.
    fn begin_passage(&mut self, out: &mut Vec<u8>, passage: Option<&Arc<Passage>>) {
        let Some(passage) = passage.filter(|passage| self.passage != Some(address(passage))) else { return };
        self.passage = Some(address(passage));
        out.extend_from_slice(b"/Span<</Lang(");
        out.extend(passage.language.bytes().filter(|byte| byte.is_ascii_alphanumeric() || *byte == b'-'));
        out.extend_from_slice(b")/ActualText<");
        actual_text(out, &passage.text);
        out.extend_from_slice(b">>>BDC\n");
    }

    fn end_passage(&mut self, out: &mut Vec<u8>) {
        if self.passage.take().is_some() {
            out.extend_from_slice(b"EMC\n");
        }
    }
}

fn address(passage: &Arc<Passage>) -> usize {
    Arc::as_ptr(passage).addr()
}

/// Writes a text in UTF-16 with its mark, in hexadecimal.
fn actual_text(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(b"FEFF");
    for unit in text.encode_utf16() {
        out.extend_from_slice(format!("{unit:04X}").as_bytes());
    }
}

/// A length in millionths of a point, the unit in which the pen is followed: a thousandth of an em of a size in
/// thousandths of a point is a whole number of them.
fn micropoints(length: Length) -> i64 {
    const { assert!(EMU_PER_PT == 12_700, "12,700 EMU are 1,000,000 millionths of a point: 127 to 10,000") };
    length.0 * 10_000 / 127
}

/// How much further than their widths most glyphs of a run stand apart, in ten-thousandths of a point.
///
/// A vote in one pass (Boyer and Moore's); where no stretch has the majority, any answer will do, since the pen is
/// corrected glyph by glyph.
fn common_spacing(run: &TextRun, face: &EmbeddedFace, size: i64) -> i64 {
    // What two roundings to whole EMU can make of one stretch.
    const SAME: i64 = 200;
    let (mut candidate, mut votes) = (0, 0);
    for (glyph, next) in run.glyphs.iter().zip(run.glyphs.iter().skip(1)) {
        let stretch = micropoints(next.x - glyph.x) - face.width(face.plain_code(glyph.id)) * size;
        if (stretch - candidate).abs() <= SAME {
            votes += 1;
        } else if votes == 0 {
            (candidate, votes) = (stretch, 1);
        } else {
            votes -= 1;
        }
    }
    // Less than a thousandth of a point is a rounding, not a stretch.
    if candidate.abs() < 1_000 { 0 } else { (candidate + 50 * candidate.signum()) / 100 }
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
    /// Size of the em in thousandths of a point: a thousandth of an em in millionths.
    size: i64,
    /// Character spacing in millionths of a point.
    spacing: i64,
    /// Whether the passage around it tells readers the text already.
    told: bool,
    /// Where the reader's pen stands, in millionths of a point from the run's origin.
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
                None if self.told => self.plain(&cluster),
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
        self.out.extend_from_slice(b"/Span<</ActualText<");
        actual_text(self.out, cluster.text);
        self.out.extend_from_slice(b">>>BDC\n");
        self.plain(cluster);
        self.close();
        self.out.extend_from_slice(b"EMC\n");
    }

    fn plain(&mut self, cluster: &Cluster) {
        for glyph in cluster.glyphs {
            self.glyph(glyph, self.face.plain_code(glyph.id));
        }
    }

    fn glyph(&mut self, glyph: &Glyph, code: u16) {
        if glyph.rise != self.rise {
            self.close();
            thousandths(self.out, millipoints(glyph.rise));
            self.out.extend_from_slice(b" Ts\n");
            self.rise = glyph.rise;
        }
        self.move_to(micropoints(glyph.x));
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
        self.pen += self.face.width(code) * self.size + self.spacing;
    }

    fn move_to(&mut self, place: i64) {
        let off = self.pen - place;
        if off.abs() * 2 < self.size {
            return;
        }
        let back = (off + off.signum() * self.size / 2) / self.size;
        self.pen -= back * self.size;
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
