//! Setting a line: its spaces made to fit the measure, its glyphs gathered into runs.

use std::ops::Range;

use super::Line;
use super::atom::{Atom, Paragraph, Stretch};
use super::decoration::Decoration;
use super::fill::{Filled, FilledLine};
use super::leader;
use super::spacing::turn;
use crate::geom::{Length, Point};
use crate::layout::style::TextAlign;
use crate::page::{Glyph, TextRun, Turn};

/// A justified line whose characters would stand further apart than this share of an em is left ragged: holes in the
/// text are worse than an uneven edge.
const LOOSEST: (i64, i64) = (1, 2);

/// Places the glyphs of one line.
pub(super) fn set(paragraph: &Paragraph, filled: &Filled, index: usize, measure: Length) -> Line {
    let line = &filled.lines[index];
    let indent = if line.first { paragraph.indent } else { 0 };
    let room = measure.0 - indent;
    let natural = line.natural(paragraph);
    let least = leader::least(paragraph, line.leader);
    let slack = room - natural - least;
    let mut spaces = Spaces::natural(paragraph, line);
    let justified = paragraph.align == TextAlign::Justify;
    if slack < 0 && justified {
        spaces.squeeze(-slack);
    } else if slack > 0 && spreads(paragraph, line, slack) {
        spaces.spread(slack);
    }
    let width = natural + spaces.change;
    let left = indent
        + match paragraph.align {
            _ if line.leader.is_some() => 0,
            TextAlign::Right => (room - width).max(0),
            TextAlign::Center => (room - width).max(0) / 2,
            TextAlign::Justify | TextAlign::Left => 0,
        };
    let mut setter = Setter::new(paragraph, line, Length(line.above));
    setter.pen =
        left - if line.keeps_lead(paragraph) || line.start >= line.visible { 0 } else { paragraph.lead(line.start) };
    setter.place(line, &spaces, measure.0);
    let reach = if line.leader.is_some() { (indent + width + least).max(measure.0) } else { left + width };
    // What the tolerance let pass is not worth a word.
    let overfull = Some(indent + width + least - measure.0).filter(|&over| over > super::fill::TOLERANCE);
    Line {
        height: Length(line.above + line.below),
        baseline: Length(line.above),
        width: Length(reach),
        runs: setter.runs,
        readings: setter.readings,
        shapes: setter.decoration.shapes,
        links: setter.links,
        overfull: Length(overfull.unwrap_or(0)),
    }
}

/// Whether a line is spread to reach the measure: a justified one that has where, and would not be torn open.
pub(super) fn spreads(paragraph: &Paragraph, line: &FilledLine, slack: i64) -> bool {
    if paragraph.align != TextAlign::Justify || line.last || line.leader.is_some() {
        return false;
    }
    if slack <= paragraph.stretch(line.start, line.visible) {
        return true;
    }
    let (mut places, mut squares, mut sooner) = (0, false, 0);
    for atom in paragraph.atoms.get(line.start..line.visible.saturating_sub(1)).unwrap_or_default() {
        match atom.space.stretch {
            Stretch::None => continue,
            Stretch::Blank(most) | Stretch::Mixed(most) => sooner += i64::from(most),
            Stretch::Square => squares = true,
        }
        places += 1;
    }
    // Words have nothing but their blanks, which take whatever is left.
    places > 0 && (!squares || (slack - sooner) * LOOSEST.1 <= LOOSEST.0 * paragraph.em(line.start) * places)
}

/// The spaces of a line behind each of its visible atoms but the last.
struct Spaces<'a> {
    atoms: &'a [Atom],
    widths: Vec<i32>,
    /// By how much all of them together differ from their natural width.
    change: i64,
}

impl<'a> Spaces<'a> {
    fn natural(paragraph: &'a Paragraph, line: &FilledLine) -> Self {
        let atoms = paragraph.atoms.get(line.start..line.visible.saturating_sub(1)).unwrap_or_default();
        Self { atoms, widths: atoms.iter().map(|atom| atom.space.natural).collect(), change: 0 }
    }

    /// Takes from the spaces, turn by turn, until enough is gone.
    fn squeeze(&mut self, mut excess: i64) {
        for turn in 0..turn::COUNT {
            let give =
                |atom: &Atom| if usize::from(atom.space.turn) == turn { i64::from(atom.space.shrink) } else { 0 };
            let total: i64 = self.atoms.iter().map(give).sum();
            let taken = total.min(excess);
            self.share(-taken, total, give);
            excess -= taken;
            if excess == 0 {
                return;
            }
        }
    }

    /// Adds to the spaces: to typed blanks, then to those between Chinese and Western text, then to all alike.
    fn spread(&mut self, mut slack: i64) {
        let blank = |atom: &Atom| if let Stretch::Blank(most) = atom.space.stretch { i64::from(most) } else { 0 };
        let mixed = |atom: &Atom| if let Stretch::Mixed(most) = atom.space.stretch { i64::from(most) } else { 0 };
        for most in [&blank as &dyn Fn(&Atom) -> i64, &mixed] {
            let total: i64 = self.atoms.iter().map(most).sum();
            let added = total.min(slack);
            self.share(added, total, most);
            slack -= added;
        }
        let any = |atom: &Atom| i64::from(atom.space.stretch != Stretch::None);
        self.share(slack, self.atoms.iter().map(any).sum(), any);
    }

    /// Shares an amount among the spaces in proportion to their weights, to the last EMU.
    fn share(&mut self, amount: i64, total: i64, weight: impl Fn(&Atom) -> i64) {
        if total == 0 || amount == 0 {
            return;
        }
        let (mut passed, mut given) = (0, 0);
        for (atom, width) in self.atoms.iter().zip(&mut self.widths) {
            passed += weight(atom);
            let due = amount * passed / total;
            *width += (due - given) as i32;
            given = due;
        }
        self.change += amount;
    }
}

/// Gathers glyphs into runs: as long as face, size and ink stay the same.
struct Setter<'a> {
    paragraph: &'a Paragraph,
    baseline: Length,
    /// Where the next atom begins.
    pen: i64,
    runs: Vec<TextRun>,
    decoration: Decoration<'a>,
    readings: Vec<TextRun>,
    /// The next reading to be set, and where its base began.
    reading: (usize, i64),
    links: Vec<(u32, Length, Length)>,
    /// Style of the latest run.
    style: Option<u16>,
    capacity: usize,
}

impl<'a> Setter<'a> {
    fn new(paragraph: &'a Paragraph, line: &FilledLine, baseline: Length) -> Self {
        let capacity = line.end - line.start;
        let decoration = Decoration::new(paragraph, baseline);
        let next = paragraph.readings.partition_point(|reading| reading.atoms.start < line.start);
        Self {
            paragraph,
            baseline,
            pen: 0,
            runs: Vec::new(),
            decoration,
            readings: Vec::new(),
            reading: (next, 0),
            links: Vec::new(),
            style: None,
            capacity,
        }
    }

    fn place(&mut self, line: &FilledLine, spaces: &Spaces<'_>, edge: i64) {
        let before = line.leader.unwrap_or(line.end);
        self.atoms(line.start..before, line, spaces);
        let Some(leader) = line.leader else { return };
        let rest = leader + 1..line.end;
        let natural = self.paragraph.width(rest.start, line.visible.max(rest.start), true);
        // Opening and closing blanks beside the dots stay: a number has none.
        let from = self.pen;
        let to = (edge - natural).max(from + leader::least(self.paragraph, Some(leader)));
        self.runs.extend(leader::dots(self.paragraph, leader, (from, to), edge, self.baseline));
        self.style = None;
        self.pen = to;
        self.atoms(rest, line, spaces);
    }

    fn atoms(&mut self, atoms: Range<usize>, line: &FilledLine, spaces: &Spaces<'_>) {
        for index in atoms {
            self.atom(index);
            let atom = &self.paragraph.atoms[index];
            let space = spaces.widths.get(index - line.start).copied().unwrap_or(0);
            let from = self.pen;
            self.pen += i64::from(atom.width);
            // Marks at the line's edges leave their outer halves out.
            let lead =
                if index == line.start && !line.keeps_lead(self.paragraph) { self.paragraph.lead(index) } else { 0 };
            let trail = if index + 1 == line.visible { self.paragraph.trail(index) } else { 0 };
            let seen = (from + lead, self.pen - trail);
            self.link(index, seen);
            if self.paragraph.decorated && index < line.visible {
                self.decoration.atom(index, seen);
            }
            self.reading(index, from);
            self.pen += i64::from(space);
        }
    }

    fn atom(&mut self, index: usize) {
        let glyphs = self.paragraph.glyphs_of(index);
        if glyphs.is_empty() {
            return;
        }
        let atom = &self.paragraph.atoms[index];
        self.run_for(atom);
        let Some(run) = self.runs.last_mut() else { return };
        run.text.push_str(self.paragraph.text_of(index..index + 1));
        let origin = self.pen - run.origin.x.0;
        run.glyphs.extend(glyphs.iter().map(|glyph| Glyph {
            id: glyph.id,
            text_len: glyph.text_len,
            x: Length(origin + i64::from(glyph.x)),
            rise: Length(i64::from(glyph.rise)),
        }));
    }

    /// Opens a new run unless the latest one looks like the atom.
    fn run_for(&mut self, atom: &Atom) {
        let fits = self.style.is_some_and(|style| {
            self.runs.last().is_some_and(|run| run.face == atom.face && (style == atom.style || self.alike(run, atom)))
        });
        if !fits {
            let style = &self.paragraph.spans[usize::from(atom.style)].style;
            self.runs.push(TextRun {
                face: atom.face,
                size: style.size,
                color: style.color,
                origin: Point::new(Length(self.pen), self.baseline),
                turn: Turn::None,
                passage: None,
                text: String::with_capacity(3 * self.capacity),
                glyphs: Vec::with_capacity(self.capacity),
            });
        }
        self.style = Some(atom.style);
    }

    fn alike(&self, run: &TextRun, atom: &Atom) -> bool {
        let style = &self.paragraph.spans[usize::from(atom.style)].style;
        run.size == style.size && run.color == style.color
    }

    /// Sets the reading whose base ends with the atom just passed.
    fn reading(&mut self, index: usize, from: i64) {
        let (next, begun) = self.reading;
        let Some(reading) = self.paragraph.readings.get(next) else { return };
        let begun = if index == reading.atoms.start { from } else { begun };
        self.reading.1 = begun;
        if index + 1 != reading.atoms.end {
            return;
        }
        let corner = Point::new(Length((begun + self.pen - reading.width) / 2), self.baseline - Length(reading.rise));
        self.readings.extend(reading.runs.iter().map(|run| TextRun { origin: run.origin + corner, ..run.clone() }));
        self.reading = (next + 1, 0);
    }

    /// Widens the latest link to the atom just passed, or begins one.
    fn link(&mut self, index: usize, (from, to): (i64, i64)) {
        let span = |atom: usize| &self.paragraph.spans[usize::from(self.paragraph.atoms[atom].style)];
        let Some(link) = span(index).link else { return };
        let goes_on = index > 0 && span(index - 1).link == Some(link);
        match self.links.last_mut() {
            Some((last, _, end)) if goes_on && *last == link => *end = Length(to),
            _ => self.links.push((link, Length(from), Length(to))),
        }
    }
}
