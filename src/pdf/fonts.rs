//! Faces as a PDF needs them: cut down to the glyphs used, each glyph with its character code, width and text.
//!
//! A character code is the glyph's id in the subset. Where one glyph stands for different texts (an ideograph and
//! the radical that looks like it, two letters of Mongolian with one shape in that place), each further text gets
//! a code of its own, an *alias*, so that what is copied is always what was written. Only TrueType outlines can have
//! aliases: in CFF the code *is* the glyph, and the text is spelled out in the page instead.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document as Objects, ObjectId, Stream};
use printpdf::{FontMetrics, ParsedFont, PdfFont};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::PdfError;
use super::text::clusters;
use crate::font::{Face, FaceId, FontSet};
use crate::page::TextRun;

/// The glyphs of one face that a document uses, and what they stand for.
#[derive(Default)]
pub struct Usage<'a> {
    /// By glyph id; the first text met is the glyph's own.
    glyphs: Vec<Used<'a>>,
    /// Further texts of glyphs that have one already.
    further: BTreeSet<(u16, &'a str)>,
}

#[derive(Clone, Copy, Default)]
struct Used<'a> {
    used: bool,
    text: Option<&'a str>,
}

impl<'a> Usage<'a> {
    /// Notes the glyphs of a run.
    pub fn add(&mut self, run: &'a TextRun) {
        for cluster in clusters(run) {
            for glyph in cluster.glyphs {
                self.glyph(glyph.id).used = true;
            }
            if let Some(glyph) = cluster.single() {
                let own = self.glyph(glyph.id).text.get_or_insert(cluster.text);
                if *own != cluster.text {
                    self.further.insert((glyph.id, cluster.text));
                }
            }
        }
    }

    fn glyph(&mut self, id: u16) -> &mut Used<'a> {
        let index = usize::from(id);
        if index >= self.glyphs.len() {
            self.glyphs.resize(index + 1, Used::default());
        }
        &mut self.glyphs[index]
    }

    fn ids(&self) -> BTreeSet<u16> {
        (0..=u16::MAX).zip(&self.glyphs).filter(|(_, used)| used.used).map(|(id, _)| id).collect()
    }
}

/// A face ready to be written.
pub struct EmbeddedFace<'a> {
    /// The PostScript name behind the tag that marks a subset.
    name: String,
    program: Vec<u8>,
    measures: Measures,
    /// By glyph id of the face.
    codes: Vec<Coded>,
    aliases: BTreeMap<(u16, &'a str), u16>,
    /// By character code, in thousandths of an em.
    widths: Vec<u16>,
    /// By character code.
    texts: BTreeMap<u16, &'a str>,
}

#[derive(Clone, Copy, Default)]
struct Coded {
    code: u16,
    has_further_texts: bool,
}

/// Measures of a face in thousandths of an em, and its style, as font descriptors want them.
struct Measures {
    ascent: i16,
    descent: i16,
    cap_height: i16,
    bounds: [i16; 4],
    italic_angle: f32,
    weight: u16,
    serif: bool,
    fixed_pitch: bool,
}

impl<'a> EmbeddedFace<'a> {
    /// Cuts all faces a document uses.
    pub fn embed_all(usage: BTreeMap<FaceId, Usage<'a>>, fonts: &FontSet) -> Result<BTreeMap<FaceId, Self>, PdfError> {
        let usage: Vec<_> = usage.into_iter().collect();
        usage.into_par_iter().map(|(id, usage)| Ok((id, Self::embed(usage, fonts.face(id))?))).collect()
    }

    fn embed(usage: Usage<'a>, face: &Face) -> Result<Self, PdfError> {
        let subset = face.subset(&usage.ids()).map_err(PdfError::Subset)?;
        let units = u32::from(face.units_per_em());
        let mut codes = vec![Coded::default(); usage.glyphs.len()];
        let first_alias = subset.glyphs.values().max().map_or(0, |&last| usize::from(last) + 1);
        let mut widths = vec![0; first_alias];
        let mut texts = BTreeMap::new();
        for (&glyph, &code) in &subset.glyphs {
            widths[usize::from(code)] = ((u32::from(face.advance(glyph)) * 2000 + units) / (units * 2)) as u16;
            if let (Some(coded), Some(used)) = (codes.get_mut(usize::from(glyph)), usage.glyphs.get(usize::from(glyph)))
            {
                coded.code = code;
                texts.extend(used.text.map(|text| (code, text)));
            }
        }
        let mut aliases = BTreeMap::new();
        for (glyph, text) in usage.further {
            let coded = &mut codes[usize::from(glyph)];
            coded.has_further_texts = true;
            if face.is_cff() {
                continue;
            }
            let alias =
                u16::try_from(widths.len()).map_err(|_| PdfError::TooManyGlyphs(face.postscript_name().to_owned()))?;
            widths.push(widths[usize::from(coded.code)]);
            texts.insert(alias, text);
            aliases.insert((glyph, text), alias);
        }
        let name = format!("{}+{}", tag(&subset.data), face.postscript_name());
        Ok(Self { name, program: subset.data, measures: Measures::of(face), codes, aliases, widths, texts })
    }

    /// The code that draws a glyph and stands for this text; none when the text must be spelled out.
    pub fn code(&self, glyph: u16, text: &str) -> Option<u16> {
        let Coded { code, has_further_texts } = self.codes[usize::from(glyph)];
        if has_further_texts && self.texts.get(&code) != Some(&text) {
            return self.aliases.get(&(glyph, text)).copied();
        }
        Some(code)
    }

    /// The code that draws a glyph, whatever it stands for.
    pub fn plain_code(&self, glyph: u16) -> u16 {
        self.codes[usize::from(glyph)].code
    }

    /// How far a reader's pen moves, in thousandths of an em.
    pub fn width(&self, code: u16) -> i64 {
        i64::from(self.widths[usize::from(code)])
    }

    /// The codes with the text each stands for.
    pub fn texts(&self) -> impl Iterator<Item = (u16, &'a str)> {
        let codes = 1..self.widths.len() as u16;
        codes.map(|code| (code, self.texts.get(&code).copied().unwrap_or_default()))
    }

    /// The face for `printpdf`, its measures already in thousandths of an em.
    pub fn font(&self) -> PdfFont {
        let widths = (0..).zip(self.widths.iter().copied()).collect();
        let Measures { ascent, descent, bounds: [x_min, y_min, x_max, y_max], weight, .. } = self.measures;
        let metrics = FontMetrics { ascent, descent };
        let mut font = ParsedFont::with_glyph_data(
            self.program.clone(),
            0,
            Some(self.name.clone()),
            BTreeMap::new(),
            widths,
            1000,
            metrics,
        );
        let bounds = &mut font.pdf_font_metrics;
        (bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max) = (x_min, y_min, x_max, y_max);
        bounds.us_weight_class = weight;
        PdfFont::new(font)
    }

    /// Mends the dictionaries `printpdf` wrote: the descriptor's style, and the encoding where there are aliases.
    pub fn finish(&self, objects: &mut Objects, font: ObjectId) -> Result<(), PdfError> {
        let descendants = objects.get_dictionary(font)?.get(b"DescendantFonts")?.as_array()?;
        let descendant = descendants.first().ok_or(lopdf::Error::ObjectNotFound(font))?.as_dict()?;
        let descriptor = descendant.get(b"FontDescriptor")?.as_reference()?;
        let descriptor = objects.get_dictionary_mut(descriptor)?;
        descriptor.set("Flags", self.measures.flags());
        descriptor.set("CapHeight", i64::from(self.measures.cap_height));
        descriptor.set("ItalicAngle", self.measures.italic_angle);
        if !self.aliases.is_empty() {
            let map = objects.add_object(Stream::new(Dictionary::new(), self.glyphs_by_code()));
            let descendants = objects.get_dictionary_mut(font)?.get_mut(b"DescendantFonts")?.as_array_mut()?;
            if let Some(descendant) = descendants.first_mut() {
                descendant.as_dict_mut()?.set("CIDToGIDMap", map);
            }
        }
        Ok(())
    }

    /// The glyph of every code, two bytes each: itself, but for the aliases.
    fn glyphs_by_code(&self) -> Vec<u8> {
        let mut glyphs: Vec<u16> = (0..).take(self.widths.len()).collect();
        for (&(glyph, _), &alias) in &self.aliases {
            glyphs[usize::from(alias)] = self.plain_code(glyph);
        }
        glyphs.into_iter().flat_map(u16::to_be_bytes).collect()
    }
}

/// Six capitals that tell subsets of one face apart (ISO 32000-1, 9.6.4).
fn tag(program: &[u8]) -> String {
    Sha256::digest(program).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

impl Measures {
    fn of(face: &Face) -> Self {
        let units = f32::from(face.units_per_em());
        let scaled = |value: i16| (f32::from(value) * 1000.0 / units).round() as i16;
        let bounds = face.bounds();
        Self {
            ascent: scaled(face.ascent()),
            descent: scaled(face.descent()),
            cap_height: scaled(face.cap_height()),
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(scaled),
            italic_angle: face.italic_angle(),
            weight: face.weight(),
            serif: face.is_serif(),
            fixed_pitch: face.is_fixed_pitch(),
        }
    }

    /// Flags of ISO 32000-1, table 123. Symbolic, as every font with characters beyond Latin is.
    fn flags(&self) -> i64 {
        let flag = |is: bool, bit: u32| if is { 1_i64 << (bit - 1) } else { 0 };
        flag(self.fixed_pitch, 1) | flag(self.serif, 2) | flag(true, 3) | flag(self.italic_angle != 0.0, 7)
    }
}
