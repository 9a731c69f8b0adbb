//! Faces for characters, and characters into atoms with glyphs.
//!
//! Chinese characters that are shaped alone are looked up; everything else is shaped in runs of one face, style and
//! script.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::atom::{Atom, AtomGlyph, Space, Span};
use super::breaks::Break;
use super::class::Class;
use super::prepare::{Char, Flat, is_chinese};
use crate::font::{
    Cascade, Face, FaceId, Feature, FontSet, Run, Scratch, Script, ShapedGlyph, Single, Singles, script,
};

/// What the characters of a span are set with.
#[derive(Clone)]
pub(super) struct Setting {
    cascade: Cascade,
    /// The face of ideographs, which full-width marks are taken from, and its characters that are shaped alone.
    han: Option<(FaceId, Arc<Singles>)>,
}

impl Setting {
    /// The settings of a paragraph's spans.
    pub fn all(fonts: &FontSet, spans: &[Span]) -> Vec<Self> {
        let mut settings: Vec<Self> = Vec::with_capacity(spans.len());
        for (index, span) in spans.iter().enumerate() {
            // Links and colours change what a span looks like more often than its faces.
            let same = |other: &Span| {
                other.style.weight == span.style.weight
                    && other.style.families == span.style.families
                    && other.style.language == span.style.language
            };
            let setting = match index.checked_sub(1).filter(|&before| same(&spans[before])) {
                Some(before) => settings[before].clone(),
                None => Self::new(fonts, span),
            };
            settings.push(setting);
        }
        settings
    }

    fn new(fonts: &FontSet, span: &Span) -> Self {
        let cascade = fonts.cascade(&span.style.families, span.style.weight);
        let language = language_of_ideographs(&span.style.language);
        let han = cascade.find(fonts, '中').map(|id| (id, fonts.face(id).singles(language)));
        Self { cascade, han }
    }
}

/// The language whose forms ideographs take: that of the text if it is written with them, else Chinese as written
/// here.
fn language_of_ideographs(language: &str) -> &str {
    let primary = language.split('-').next().unwrap_or_default();
    if ["zh", "ja", "ko"].iter().any(|known| primary.eq_ignore_ascii_case(known)) { language } else { "zh-CN" }
}

/// Western text takes the proportional forms of quotes; a Chinese face's own are full-width.
const WESTERN: [Feature; 1] = [Feature { tag: *b"pwid", value: 1 }];

/// Ligatures are undone where letters are spaced (CSS Text 3, 8.2).
const SPACED: [Feature; 3] =
    [Feature { tag: *b"pwid", value: 1 }, Feature { tag: *b"liga", value: 0 }, Feature { tag: *b"clig", value: 0 }];

/// Gives every character its face, and returns those that have none, in ascending order.
pub(super) fn choose_faces(fonts: &FontSet, settings: &[Setting], chars: &mut [Char]) -> Vec<char> {
    let mut missing = BTreeSet::new();
    let has = |face: &FaceId, ch: char| fonts.face(*face).glyph(ch).is_some();
    for at in 0..chars.len() {
        let char = chars[at];
        let Some(setting) = settings.get(usize::from(char.style)) else { continue };
        // Marks and blanks stay in their neighbour's face, so that shaping sees them together: a Mongolian suffix
        // takes its form from the joint before it.
        let preferred = match char.class {
            Class::Mark | Class::Glue | Class::Space => match at.checked_sub(1) {
                Some(before) => chars[before].face,
                None => chars.get(1).and_then(|next| setting.cascade.find(fonts, next.ch)),
            },
            Class::Leader => continue,
            _ if char.wide => setting.han.as_ref().map(|(face, _)| *face),
            _ => None,
        };
        let face = preferred.filter(|face| has(face, char.ch)).or_else(|| setting.cascade.find(fonts, char.ch));
        let invisible = char.ch.is_whitespace() || is_ignorable(char.ch);
        if face.is_none() && !invisible {
            missing.insert(char.ch);
        }
        // What is not seen needs no glyph of its own: the shaper hides it.
        chars[at].face = face.or_else(|| invisible.then(|| preferred.unwrap_or(setting.cascade.first())));
    }
    missing.into_iter().collect()
}

impl Setting {
    /// The first face that has all of these characters.
    pub fn face_for_all(&self, fonts: &FontSet, chars: &[char]) -> Option<FaceId> {
        self.cascade.find_all(fonts, chars)
    }
}

/// Characters that steer others and have no look of their own (Unicode, `Default_Ignorable_Code_Point`).
fn is_ignorable(ch: char) -> bool {
    matches!(
        ch,
        '\u{AD}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}'
    )
}

/// A paragraph's characters as atoms.
#[derive(Debug)]
pub(super) struct Shaped {
    pub atoms: Vec<Atom>,
    pub glyphs: Vec<AtomGlyph>,
    /// Indices of the atoms that are forced breaks.
    pub hard: Vec<usize>,
}

/// Shapes all characters.
pub(super) fn shape(fonts: &FontSet, settings: &[Setting], flat: &Flat<'_>) -> Shaped {
    let capacity = flat.chars.len();
    let out = Shaped { atoms: Vec::with_capacity(capacity), glyphs: Vec::with_capacity(capacity), hard: Vec::new() };
    let mut shaper = Shaper { fonts, settings, flat, out, scratch: None, glyphs: Vec::new() };
    shaper.shape();
    shaper.out
}

struct Shaper<'a> {
    fonts: &'a FontSet,
    settings: &'a [Setting],
    flat: &'a Flat<'a>,
    out: Shaped,
    /// The shaping engine's working memory, made when first needed.
    scratch: Option<Scratch>,
    glyphs: Vec<ShapedGlyph>,
}

impl Shaper<'_> {
    fn shape(&mut self) {
        let chars = &self.flat.chars;
        let mut hard = self.flat.hard.iter().copied().peekable();
        let mut at = 0;
        while let Some(&char) = chars.get(at) {
            if hard.next_if_eq(&at).is_some() {
                self.out.hard.push(self.out.atoms.len());
                self.push(char, 0, char.behind);
            } else if let Some(single) = self.single(at) {
                self.place(char, single);
            } else if let Some(id) = char.face {
                let face = self.fonts.face(id);
                if char.ch.is_control() {
                    self.blank(face, char);
                } else {
                    let end = hard.peek().copied().unwrap_or(chars.len());
                    at += self.run(face, at, end);
                    continue;
                }
            } else {
                self.nothing(char);
            }
            at += 1;
        }
    }

    /// The glyph of a character that is shaped alone. With a mark behind it no character is.
    #[inline]
    fn single(&self, at: usize) -> Option<Single> {
        let char = &self.flat.chars[at];
        let (face, singles) = self.settings.get(usize::from(char.style))?.han.as_ref()?;
        let marked = self.flat.chars.get(at + 1).is_some_and(|next| next.class == Class::Mark);
        (char.wide && char.face == Some(*face) && !marked).then(|| singles.get(char.ch)).flatten()
    }

    fn place(&mut self, char: Char, single: Single) {
        let scale = self.scale(char);
        self.push(char, scale.emu(i32::from(single.advance)), char.behind);
        let text_len = char.ch.len_utf8() as u8;
        self.out.glyphs.push(AtomGlyph { id: single.glyph, text_len, x: 0, rise: 0 });
        self.hollow(&scale, (i32::from(single.lead), i32::from(single.trail)));
    }

    /// A tab or line feed of the source text: a blank like any other.
    fn blank(&mut self, face: &Face, char: Char) {
        let glyph = face.glyph(' ').unwrap_or(0);
        self.push(char, self.scale(char).emu(i32::from(face.advance(glyph))), char.behind);
        self.out.glyphs.push(AtomGlyph { id: glyph, text_len: char.ch.len_utf8() as u8, x: 0, rise: 0 });
    }

    /// A leader, or a character no face has: its text is kept on a glyph without ink or width.
    fn nothing(&mut self, char: Char) {
        self.push(char, 0, char.behind);
        if char.class != Class::Leader {
            let id = self.fonts.face(FaceId(0)).glyph(' ').unwrap_or(0);
            self.out.glyphs.push(AtomGlyph { id, text_len: char.ch.len_utf8() as u8, x: 0, rise: 0 });
        }
    }

    /// Characters that may join or kern, from `at` on and before `end`; returns how many.
    fn run(&mut self, face: &Face, at: usize, end: usize) -> usize {
        let first = self.flat.chars[at];
        let joins = |&index: &usize| {
            let char = &self.flat.chars[index];
            let blank = matches!(char.class, Class::Space | Class::Mark | Class::Glue);
            char.style == first.style
                && char.face == first.face
                && (char.wide == first.wide || blank)
                && !char.ch.is_control()
                && self.single(index).is_none()
        };
        let length = 1 + (at + 1..end).take_while(joins).count();
        let chars = &self.flat.chars[at..at + length];
        let start = first.at as usize;
        let stop = self.flat.chars.get(at + length).map_or(self.flat.text.len(), |next| next.at as usize);
        let style = &self.flat.spans[usize::from(first.style)].style;
        let (script, language) = tongue(chars, &style.language);
        let features: &[Feature] = match (first.wide, style.letter_spacing.0 == 0) {
            (true, _) => &[],
            (false, true) => &WESTERN,
            (false, false) => &SPACED,
        };
        let text = self.flat.text.get(start..stop).unwrap_or_default();
        let mut glyphs = std::mem::take(&mut self.glyphs);
        let scratch = self.scratch.get_or_insert_default();
        face.shape_into(scratch, Run { text, script, language, features }, &mut glyphs);
        self.clusters(face, chars, &glyphs, stop);
        self.glyphs = glyphs;
        length
    }

    /// The clusters of a shaped run whose text ends at `stop`: each one an atom.
    fn clusters(&mut self, face: &Face, chars: &[Char], glyphs: &[ShapedGlyph], stop: usize) {
        let start = chars[0].at as usize;
        let (mut glyph, mut char) = (0, 0);
        while glyph < glyphs.len() {
            // Clusters ascend: the next one's start is this one's end.
            let behind =
                glyph + glyphs[glyph..].iter().take_while(|next| next.cluster == glyphs[glyph].cluster).count();
            let end = glyphs.get(behind).map_or(stop, |next| start + next.cluster as usize);
            let length = chars[char..].iter().take_while(|char| (char.at as usize) < end).count();
            let Some((first, last)) = chars[char..char + length].first().zip(chars[..char + length].last()) else {
                return;
            };
            self.cluster(face, *first, last.behind, &glyphs[glyph..behind], end - first.at as usize);
            (glyph, char) = (behind, char + length);
        }
    }

    fn cluster(&mut self, face: &Face, first: Char, behind: Break, glyphs: &[ShapedGlyph], mut text_len: usize) {
        let scale = self.scale_in(face, first);
        let width = scale.emu(glyphs.iter().map(|glyph| glyph.advance).sum());
        self.push(first, width, behind);
        let mut pen = 0;
        for glyph in glyphs {
            // A cluster longer than one glyph can say hands the rest of its text to the next.
            let said = text_len.min(usize::from(u8::MAX));
            text_len -= said;
            let (x, rise) = (scale.emu(pen + glyph.x_offset), scale.emu(glyph.y_offset));
            self.out.glyphs.push(AtomGlyph { id: glyph.id, text_len: said as u8, x, rise });
            pen += glyph.advance;
        }
        while text_len > 0 {
            let said = text_len.min(usize::from(u8::MAX));
            text_len -= said;
            let id = face.glyph(' ').unwrap_or(0);
            self.out.glyphs.push(AtomGlyph { id, text_len: said as u8, x: width, rise: 0 });
        }
        if first.wide && glyphs.len() == 1 && first.class != Class::Ideograph {
            self.hollow(&scale, face.bearings(glyphs[0].id).unwrap_or((0, 0)));
        }
    }

    fn push(&mut self, char: Char, width: i32, behind: Break) {
        self.out.atoms.push(Atom {
            start: char.at,
            glyph: self.out.glyphs.len() as u32,
            width,
            lead: 0,
            trail: 0,
            style: char.style,
            face: char.face.unwrap_or(FaceId(0)),
            class: char.class,
            behind,
            space: Space::default(),
        });
    }

    /// Notes how much of the latest atom, a full-width mark, is blank and may be taken by compression: never more
    /// than half its square, and never its ink.
    fn hollow(&mut self, scale: &Scale, bearings: (i32, i32)) {
        let Some(atom) = self.out.atoms.last_mut() else { return };
        let half = (scale.size / 2) as i32;
        // Only what is as wide as an ideograph has a half to give.
        if i64::from(atom.width) < scale.size * 9 / 10 {
            return;
        }
        let (lead, trail) = (scale.emu(bearings.0).max(0), scale.emu(bearings.1).max(0));
        let side = (atom.width - half).max(0) / 2;
        (atom.lead, atom.trail) = match atom.class {
            Class::Opener => (lead.min(half), 0),
            Class::Interpunct => (lead.min(side), trail.min(side)),
            class if class.closes() => (0, trail.min(half)),
            _ => (0, 0),
        };
    }

    fn scale(&self, char: Char) -> Scale {
        self.scale_in(self.fonts.face(char.face.unwrap_or(FaceId(0))), char)
    }

    fn scale_in(&self, face: &Face, char: Char) -> Scale {
        let size = self.flat.spans[usize::from(char.style)].style.size.0;
        Scale { size, units: i64::from(face.units_per_em()) }
    }
}

/// A face at a size.
struct Scale {
    size: i64,
    units: i64,
}

impl Scale {
    /// A measure of the face in EMU, rounded to the nearest.
    #[inline]
    fn emu(&self, units: i32) -> i32 {
        // Ideographs are an em wide, and there are many.
        if i64::from(units) == self.units {
            return self.size as i32;
        }
        (i64::from(units) * self.size + self.units / 2).div_euclid(self.units) as i32
    }
}

/// Script and language of a run. Western text within Chinese is not Chinese to the shaper: the Chinese forms of
/// shared marks are wide.
fn tongue<'a>(chars: &[Char], language: &'a str) -> (Script, &'a str) {
    if chars[0].wide {
        return (Script::Han, language_of_ideographs(language));
    }
    let script = chars.iter().map(|char| script(char.ch)).find(|&script| script != Script::Common);
    match script {
        Some(Script::Mongolian) => (Script::Mongolian, "mn"),
        Some(Script::Han) => (Script::Han, language_of_ideographs(language)),
        other => (other.unwrap_or(Script::Latin), if is_chinese(language) { "en" } else { language }),
    }
}
