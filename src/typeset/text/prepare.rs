//! From inlines to atoms: classes, faces, shaping, spaces.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Inline;
use super::atom::{Atom, AtomGlyph, Paragraph, Segment, Space, Span, Stretch, Sums};
use super::breaks::{self, Break};
use super::class::{Class, class};
use super::{context, leader, spacing};
use crate::font::{Cascade, Face, FaceId, Feature, FontSet, Run, Scratch, Script, ShapedGlyph, script};
use crate::layout::style::{LineHeight, TextStyle};

/// A character of a paragraph on its way to becoming part of an atom.
#[derive(Clone, Copy, Debug)]
pub(super) struct Char {
    /// Byte of the paragraph's text.
    pub at: u32,
    pub ch: char,
    pub class: Class,
    /// Set in the Chinese design.
    pub wide: bool,
    pub behind: Break,
    pub style: u16,
    /// Unset where no face has the character.
    pub face: Option<FaceId>,
}

/// A style with what its characters are set in.
struct Setting {
    cascade: Cascade,
    /// The face of its ideographs, which full-width marks are taken from.
    han: Option<FaceId>,
}

/// What a paragraph is made of before shaping.
#[derive(Default)]
struct Flat {
    text: String,
    chars: Vec<Char>,
    spans: Vec<Span>,
    /// Indices of the characters that are forced breaks.
    hard: Vec<usize>,
}

/// The em box of an ideograph: this share of it stands above the baseline.
const ASCENT: f64 = 0.88;

/// Ligatures are undone where letters are spaced (CSS Text 3, 8.2).
const UNLIGATED: [Feature; 2] = [Feature { tag: *b"liga", value: 0 }, Feature { tag: *b"clig", value: 0 }];

pub(super) fn paragraph(fonts: &FontSet, inlines: &[Inline], style: &TextStyle) -> Paragraph {
    let mut flat = flatten(inlines);
    let chinese = style.language.get(..2).is_some_and(|language| language.eq_ignore_ascii_case("zh"));
    context::settle(&mut flat.chars, chinese);
    let missing = choose_faces(fonts, &mut flat);
    breaks::mark(&mut flat.chars, &flat.text, style.strictness);
    let strut = extents(style);
    let mut paragraph = Paragraph {
        missing,
        align: style.align,
        nowrap: style.nowrap,
        indent: style.indent.0,
        strut,
        dot: leader::dot(fonts, &flat.chars, &flat.spans),
        text: flat.text,
        spans: flat.spans,
        atoms: Vec::with_capacity(flat.chars.len()),
        glyphs: Vec::with_capacity(flat.chars.len()),
        sums: Vec::new(),
        starts: Vec::new(),
        segments: Vec::new(),
    };
    let hard = Atoms { fonts, paragraph: &mut paragraph, hard: &flat.hard }.shape_all(&flat.chars);
    segment(&mut paragraph, &hard);
    keep_company(&mut paragraph);
    space_out(&mut paragraph);
    paragraph
}

fn flatten(inlines: &[Inline]) -> Flat {
    let mut flat = Flat::default();
    for inline in inlines {
        match inline {
            Inline::Text { text, style, link } => {
                let span = flat.span(style, *link);
                let start = flat.text.len();
                flat.text.push_str(text);
                flat.chars.extend(text.char_indices().map(|(at, ch)| new_char(start + at, ch, class(ch), span)));
            }
            Inline::Break => {
                let span = flat.chars.last().map_or(0, |last| last.style);
                flat.hard.push(flat.chars.len());
                flat.chars.push(new_char(flat.text.len(), '\n', Class::Space, span));
                flat.text.push('\n');
            }
            Inline::Leader { style } => {
                let span = flat.span(style, None);
                flat.chars.push(new_char(flat.text.len(), '\u{FFFC}', Class::Leader, span));
            }
        }
    }
    flat
}

fn new_char(at: usize, ch: char, class: Class, style: u16) -> Char {
    let wide = class.is_square() || matches!(ch, '～' | '〜' | '－' | '／');
    Char { at: at as u32, ch, class, wide, behind: Break::Never, style, face: None }
}

impl Flat {
    /// The index of a style with its link, new unless it is the latest one.
    fn span(&mut self, style: &Arc<TextStyle>, link: Option<u32>) -> u16 {
        let same = |span: &Span| Arc::ptr_eq(&span.style, style) && span.link == link;
        if !self.spans.last().is_some_and(same) {
            let (above, below) = extents(style);
            self.spans.push(Span { style: Arc::clone(style), link, above, below });
        }
        (self.spans.len() - 1) as u16
    }
}

/// How far a line of a style reaches above and below its baseline: the em box of its ideographs stands in the middle.
fn extents(style: &TextStyle) -> (i64, i64) {
    let height = match style.line_height {
        LineHeight::Times(times) => style.size.scale(f64::from(times)),
        LineHeight::Fixed(height) => height,
    };
    let above = (height - style.size) / 2 + style.size.scale(ASCENT);
    (above.0, (height - above).0)
}

/// Gives every character its face, and returns those that have none.
fn choose_faces(fonts: &FontSet, flat: &mut Flat) -> Vec<char> {
    let settings: Vec<Setting> = flat
        .spans
        .iter()
        .map(|span| {
            let cascade = fonts.cascade(&span.style.families, span.style.weight);
            let han = cascade.find(fonts, '中');
            Setting { cascade, han }
        })
        .collect();
    let mut missing = BTreeSet::new();
    let has = |face: FaceId, ch: char| fonts.face(face).glyph(ch).is_some();
    for at in 0..flat.chars.len() {
        let char = flat.chars[at];
        let Some(setting) = settings.get(usize::from(char.style)) else { continue };
        // Marks and blanks stay in their neighbour's face, so that shaping sees them together: a Mongolian suffix
        // takes its form from the joint before it (domain rule: never split a run at U+202F or U+180E).
        let neighbour = match char.class {
            Class::Mark | Class::Glue | Class::Space => match at.checked_sub(1) {
                Some(before) => flat.chars[before].face,
                None => flat.chars.get(1).and_then(|next| setting.cascade.find(fonts, next.ch)),
            },
            Class::Leader => continue,
            _ if char.wide => setting.han,
            _ => None,
        };
        let face = neighbour.filter(|&face| has(face, char.ch)).or_else(|| setting.cascade.find(fonts, char.ch));
        if face.is_none() && !char.ch.is_whitespace() {
            missing.insert(char.ch);
        }
        flat.chars[at].face = face.or(Some(setting.cascade.first()).filter(|_| char.ch.is_whitespace()));
    }
    missing.into_iter().collect()
}

/// Builds a paragraph's atoms.
struct Atoms<'a> {
    fonts: &'a FontSet,
    paragraph: &'a mut Paragraph,
    /// Indices of the characters that are forced breaks.
    hard: &'a [usize],
}

impl Atoms<'_> {
    /// Shapes all characters, and returns the atoms that are forced breaks.
    fn shape_all(&mut self, chars: &[Char]) -> Vec<usize> {
        let (mut scratch, mut shaped) = (Scratch::default(), Vec::new());
        let mut hard = self.hard.iter().copied().peekable();
        let mut hard_atoms = Vec::new();
        let mut at = 0;
        while let Some(&char) = chars.get(at) {
            if hard.next_if_eq(&at).is_some() {
                hard_atoms.push(self.paragraph.atoms.len());
                self.push(char, 0, char.class, char.behind);
                at += 1;
                continue;
            }
            let Some(id) = char.face.filter(|_| char.class != Class::Leader) else {
                self.nothing(char);
                at += 1;
                continue;
            };
            let face = self.fonts.face(id);
            if let Some((glyph, advance)) = plain(face, char) {
                self.single(face, char, glyph, i32::from(advance));
                at += 1;
            } else if char.ch.is_control() {
                let glyph = face.glyph(' ').unwrap_or(0);
                self.single(face, char, glyph, i32::from(face.advance(glyph)));
                at += 1;
            } else {
                let next_hard = hard.peek().copied().unwrap_or(chars.len());
                let length = run_length(face, &chars[at..next_hard]);
                self.run(face, &chars[at..at + length], chars.get(at + length), &mut scratch, &mut shaped);
                at += length;
            }
        }
        hard_atoms
    }

    /// A character that is one glyph.
    fn single(&mut self, face: &Face, char: Char, glyph: u16, advance: i32) {
        let width = self.emu(face, char, advance);
        self.push(char, width, char.class, char.behind);
        self.glyph(AtomGlyph { id: glyph, text_len: char.ch.len_utf8() as u8, x: 0, rise: 0 });
    }

    /// A leader, or a character no face has: its text is kept on a glyph without ink or width.
    fn nothing(&mut self, char: Char) {
        self.push(char, 0, char.class, char.behind);
        if char.class != Class::Leader {
            let blank = self.fonts.face(FaceId(0)).glyph(' ').unwrap_or(0);
            self.glyph(AtomGlyph { id: blank, text_len: char.ch.len_utf8() as u8, x: 0, rise: 0 });
        }
    }

    /// Characters that may join or kern. `next` is the one behind them.
    fn run(
        &mut self,
        face: &Face,
        chars: &[Char],
        next: Option<&Char>,
        scratch: &mut Scratch,
        shaped: &mut Vec<ShapedGlyph>,
    ) {
        let start = chars[0].at as usize;
        let end = next.map_or(self.paragraph.text.len(), |next| next.at as usize);
        let style = &self.paragraph.spans[usize::from(chars[0].style)].style;
        let language = Arc::clone(&style.language);
        let features: &[Feature] = if style.letter_spacing.0 == 0 { &[] } else { &UNLIGATED };
        let (script, language) = tongue(chars, &language);
        let text = self.paragraph.text.get(start..end).unwrap_or_default();
        face.shape_into(scratch, Run { text, script, language, features }, shaped);
        let (mut glyph, mut char) = (0, 0);
        while glyph < shaped.len() {
            // Clusters ascend: the next one's start is this one's end.
            let cluster = shaped[glyph..].iter().take_while(|other| other.cluster == shaped[glyph].cluster).count();
            let behind = glyph + cluster;
            let to = shaped.get(behind).map_or(end, |next| start + next.cluster as usize);
            let length = chars[char..].iter().take_while(|char| (char.at as usize) < to).count();
            let Some(members) = chars.get(char..char + length).filter(|members| !members.is_empty()) else { return };
            self.cluster(face, members, &shaped[glyph..behind], to - members[0].at as usize);
            (glyph, char) = (behind, char + length);
        }
    }

    /// One cluster of a shaped run.
    fn cluster(&mut self, face: &Face, chars: &[Char], glyphs: &[ShapedGlyph], mut text_len: usize) {
        let first = chars[0];
        let behind = chars[chars.len() - 1].behind;
        let advance = glyphs.iter().map(|glyph| glyph.advance).sum();
        let width = self.emu(face, first, advance);
        self.push(first, width, first.class, behind);
        let mut pen = 0;
        for (index, glyph) in glyphs.iter().enumerate() {
            let x = self.emu(face, first, pen + glyph.x_offset);
            let rise = self.emu(face, first, glyph.y_offset);
            // A cluster longer than a glyph can say hands the rest of its text to the glyphs behind it.
            let last = index + 1 == glyphs.len();
            let said = if index == 0 || text_len > 0 { text_len.min(255) } else { 0 };
            text_len -= said;
            self.glyph(AtomGlyph { id: glyph.id, text_len: said as u8, x, rise });
            pen += glyph.advance;
            while last && text_len > 0 {
                let said = text_len.min(255);
                text_len -= said;
                let blank = face.glyph(' ').unwrap_or(0);
                self.glyph(AtomGlyph { id: blank, text_len: said as u8, x: width, rise: 0 });
            }
        }
    }

    fn push(&mut self, char: Char, width: i32, class: Class, behind: Break) {
        let glyph = self.paragraph.glyphs.len() as u32;
        self.paragraph.atoms.push(Atom {
            start: char.at,
            glyph,
            width,
            lead: 0,
            trail: 0,
            style: char.style,
            face: char.face.unwrap_or(FaceId(0)),
            class,
            behind,
            space: Space::default(),
        });
    }

    /// Adds a glyph to the latest atom; the first one of a full-width mark says how much of it is blank.
    fn glyph(&mut self, glyph: AtomGlyph) {
        self.paragraph.glyphs.push(glyph);
        let Some(atom) = self.paragraph.atoms.last_mut() else { return };
        let punctuates = atom.class.closes() || matches!(atom.class, Class::Opener | Class::Interpunct);
        if !punctuates || glyph.text_len == 0 {
            return;
        }
        let face = self.fonts.face(atom.face);
        let size = self.paragraph.spans[usize::from(atom.style)].style.size.0;
        let blanks = face.bearings(glyph.id).unwrap_or((0, 0));
        let [lead, trail] = [blanks.0, blanks.1].map(|units| scaled(units, size, face).max(0));
        let half = (size / 2) as i32;
        // Only what is as wide as an ideograph has a half to give.
        if i64::from(atom.width) < size * 9 / 10 {
            return;
        }
        let side = (atom.width - half).max(0) / 2;
        (atom.lead, atom.trail) = match atom.class {
            Class::Opener => (lead.min(half), 0),
            Class::Interpunct => (lead.min(side), trail.min(side)),
            _ => (0, trail.min(half)),
        };
    }

    fn emu(&self, face: &Face, char: Char, units: i32) -> i32 {
        scaled(units, self.paragraph.spans[usize::from(char.style)].style.size.0, face)
    }
}

/// A measure of a face at a size, in EMU, rounded to the nearest.
fn scaled(units: i32, size: i64, face: &Face) -> i32 {
    let em = i64::from(face.units_per_em());
    (i64::from(units) * size + em / 2).div_euclid(em) as i32
}

fn plain(face: &Face, char: Char) -> Option<(u16, u16)> {
    if char.wide { face.plain(char.ch) } else { None }
}

/// How many characters are shaped as one run with the first.
fn run_length(face: &Face, chars: &[Char]) -> usize {
    let first = chars[0];
    let joins = |char: &&Char| {
        let joined = matches!(char.class, Class::Space | Class::Mark | Class::Glue);
        char.style == first.style
            && char.face == first.face
            && (char.wide == first.wide || joined)
            && (!char.ch.is_control() && plain(face, **char).is_none())
            && char.class != Class::Leader
    };
    1 + chars[1..].iter().take_while(joins).count()
}

/// Script and language of a run. Western text within Chinese is not Chinese to the shaper: the Chinese forms of
/// shared marks are wide.
fn tongue<'a>(chars: &[Char], language: &'a str) -> (Script, &'a str) {
    if chars[0].wide {
        return (Script::Han, language);
    }
    let script = chars.iter().map(|char| script(char.ch)).find(|&script| script != Script::Common);
    let chinese = language.get(..2).is_some_and(|language| language.eq_ignore_ascii_case("zh"));
    match script {
        Some(Script::Mongolian) => (Script::Mongolian, "mn"),
        Some(Script::Han) => (Script::Han, language),
        other => (other.unwrap_or(Script::Latin), if chinese { "en" } else { language }),
    }
}

/// Cuts the paragraph at its forced breaks.
fn segment(paragraph: &mut Paragraph, hard: &[usize]) {
    let mut start = 0;
    for end in hard.iter().copied().chain([paragraph.atoms.len()]) {
        // A break at the very end opens no further line.
        if start < end || end < paragraph.atoms.len() {
            let atoms = start..end;
            let leader = atoms.clone().find(|&atom| paragraph.atoms[atom].class == Class::Leader);
            // What stands behind a leader is not parted from it.
            if let Some(leader) = leader {
                for atom in &mut paragraph.atoms[leader..end] {
                    atom.behind = Break::Never;
                }
            }
            paragraph.segments.push(Segment { atoms, leader });
        }
        start = end + 1;
    }
}

/// Keeps a last line of a single ideograph from happening, where there are others to go with it.
fn keep_company(paragraph: &mut Paragraph) {
    /// Text shorter than this is a label, whose lines are what they are.
    const SHORTEST: usize = 5;
    for segment in &paragraph.segments {
        let matter = segment.leader.map_or(segment.atoms.clone(), |leader| segment.atoms.start..leader);
        let ideographs = || matter.clone().rev().filter(|&atom| paragraph.atoms[atom].class == Class::Ideograph);
        let Some(last) = ideographs().next().filter(|_| ideographs().nth(SHORTEST - 1).is_some()) else { continue };
        // Only closing marks and blanks may follow the one that would stand alone.
        let alone = (last + 1..matter.end).all(|atom| {
            let class = paragraph.atoms[atom].class;
            class.closes() || class == Class::Space
        });
        if alone && last > matter.start && paragraph.atoms[last - 1].behind == Break::Allowed {
            paragraph.atoms[last - 1].behind = Break::Word;
        }
    }
}

/// Works out the space between all neighbours, and the sums and break opportunities that follow from it.
fn space_out(paragraph: &mut Paragraph) {
    let mut sums = Vec::with_capacity(paragraph.atoms.len() + 1);
    let mut sum = Sums::default();
    for index in 0..paragraph.atoms.len() {
        sums.push(sum);
        let em = paragraph.em(index);
        let space = paragraph.atoms.get(index + 1).map_or(Space::default(), |next| {
            let em = em.min(paragraph.em(index + 1));
            let letter_spacing = paragraph.spans[usize::from(paragraph.atoms[index].style)].style.letter_spacing;
            spacing::between(&paragraph.atoms[index], next, em as i32, letter_spacing.0 as i32)
        });
        let atom = &mut paragraph.atoms[index];
        atom.space = space;
        sum.x += i64::from(atom.width + space.natural);
        sum.shrink += i64::from(space.shrink);
        sum.stretch += match space.stretch {
            Stretch::None => 0,
            Stretch::Blank(most) | Stretch::Mixed(most) => i64::from(most),
            // A tenth of an em between characters is where a line begins to look loose.
            Stretch::Square => em / 10,
        };
        if atom.behind == Break::Allowed && !paragraph.nowrap {
            paragraph.starts.push(index as u32 + 1);
        }
    }
    sums.push(sum);
    paragraph.sums = sums;
}
