//! One face: its file, its names and measures, its characters.

use std::fmt::{self, Debug, Formatter};
use std::sync::{Arc, PoisonError, RwLock};

use harfrust::Font;
use skrifa::raw::tables::os2::Os2;
use skrifa::raw::types::NameId;
use skrifa::raw::{ReadError, TableProvider};
use skrifa::{FontRef, GlyphId, Tag};

use crate::font::charmap::Charmap;
use crate::font::scripts::Script;
use crate::font::shape::{Plan, Run};
use crate::font::singles::Singles;

/// A face, opened. It may be used from many threads at once.
pub struct Face {
    data: Data,
    index: u32,
    font: Font,
    names: Names,
    measures: Measures,
    charmap: Charmap,
    plans: RwLock<Vec<Arc<Plan>>>,
    singles: RwLock<Vec<Arc<Singles>>>,
}

/// A font file's bytes.
#[derive(Clone)]
pub(super) enum Data {
    /// Embedded in the program.
    Embedded(&'static [u8]),
    /// Read from the project's folder; the faces of a collection share them.
    Read(Arc<Vec<u8>>),
}

impl AsRef<[u8]> for Data {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Embedded(bytes) => bytes,
            Self::Read(bytes) => bytes,
        }
    }
}

impl From<Data> for skrifa::font::Source {
    fn from(data: Data) -> Self {
        match data {
            Data::Embedded(bytes) => bytes.into(),
            Data::Read(bytes) => skrifa::font::Blob::Shared(bytes).into(),
        }
    }
}

#[derive(Debug)]
struct Names {
    family: String,
    postscript: String,
}

/// What the face's tables say of it; measures as a PDF font descriptor wants them (ISO 32000-2, 9.8.1), in the face's units.
#[derive(Debug)]
struct Measures {
    units_per_em: u16,
    weight: u16,
    ascent: i16,
    descent: i16,
    cap_height: i16,
    italic_angle: f32,
    fixed_pitch: bool,
    serif: bool,
    bounds: BoundingBox,
    is_cff: bool,
}

/// A box around glyphs, in the face's units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BoundingBox {
    /// Left edge.
    pub x_min: i16,
    /// Bottom edge.
    pub y_min: i16,
    /// Right edge.
    pub x_max: i16,
    /// Top edge.
    pub y_max: i16,
}

impl Face {
    /// Opens a face of a font file; `None` when it is not a font, or lacks what text needs.
    pub(super) fn open(data: Data, index: u32) -> Option<Self> {
        let font = Font::new(data.clone(), index)?;
        let names = Names::read(&font)?;
        let measures = Measures::read(&FontRef::from_index(data.as_ref(), index).ok()?)?;
        font.charmap().has_unicode().then_some(())?;
        Some(Self {
            data,
            index,
            font,
            names,
            measures,
            charmap: Charmap::new(),
            plans: RwLock::default(),
            singles: RwLock::default(),
        })
    }

    /// The family's name: `Noto Sans SC`.
    #[must_use]
    pub fn family(&self) -> &str {
        &self.names.family
    }

    /// The face's PostScript name: `NotoSansSC-Regular`.
    #[must_use]
    pub fn postscript_name(&self) -> &str {
        &self.names.postscript
    }

    /// The weight, 100 to 900.
    #[must_use]
    pub fn weight(&self) -> u16 {
        self.measures.weight
    }

    /// Units in an em.
    #[must_use]
    pub fn units_per_em(&self) -> u16 {
        self.measures.units_per_em
    }

    /// Height above the baseline.
    #[must_use]
    pub fn ascent(&self) -> i16 {
        self.measures.ascent
    }

    /// Depth below the baseline, negative.
    #[must_use]
    pub fn descent(&self) -> i16 {
        self.measures.descent
    }

    /// Height of Latin capitals.
    #[must_use]
    pub fn cap_height(&self) -> i16 {
        self.measures.cap_height
    }

    /// Slant in degrees counter-clockwise from the upright; 0 for upright faces.
    #[must_use]
    pub fn italic_angle(&self) -> f32 {
        self.measures.italic_angle
    }

    /// Whether every glyph is as wide as the next.
    #[must_use]
    pub fn is_fixed_pitch(&self) -> bool {
        self.measures.fixed_pitch
    }

    /// Whether the strokes have serifs, as far as the face says so.
    #[must_use]
    pub fn is_serif(&self) -> bool {
        self.measures.serif
    }

    /// The box around all glyphs.
    #[must_use]
    pub fn bounds(&self) -> BoundingBox {
        self.measures.bounds
    }

    /// Width of the dominant vertical strokes in thousandths of an em. No OpenType table has it; this is the customary
    /// estimate from the weight, good enough for the only use readers make of it, which is choosing a stand-in.
    #[must_use]
    pub fn stem_v(&self) -> u16 {
        50 + (u32::from(self.weight()).pow(2) / 4225) as u16
    }

    /// Whether the outlines are CFF; otherwise they are TrueType.
    #[must_use]
    pub fn is_cff(&self) -> bool {
        self.measures.is_cff
    }

    /// The font file.
    #[must_use]
    pub fn data(&self) -> &[u8] {
        self.data.as_ref()
    }

    /// The face's place in its file, for collections.
    #[must_use]
    pub fn index(&self) -> u32 {
        self.index
    }

    /// The glyph of a character.
    #[inline]
    #[must_use]
    pub fn glyph(&self, ch: char) -> Option<u16> {
        self.charmap.get(&self.font, ch)
    }

    /// The characters that are shaped alone as Chinese text in a language.
    #[must_use]
    pub fn singles(&self, language: &str) -> Arc<Singles> {
        let known = |singles: &&Arc<Singles>| singles.language() == language;
        let found = self.singles.read().unwrap_or_else(PoisonError::into_inner).iter().find(known).cloned();
        found.unwrap_or_else(|| {
            let run = Run { text: "", script: Script::Han, language, features: &[] };
            let singles = Arc::new(Singles::new(&self.font, self.plan(run)));
            let mut all = self.singles.write().unwrap_or_else(PoisonError::into_inner);
            // Another thread may have been faster: what it has learnt is kept.
            let faster = all.iter().find(known).cloned();
            faster.unwrap_or_else(|| {
                all.push(Arc::clone(&singles));
                singles
            })
        })
    }

    /// Distance from a glyph's origin to the next one's, in the face's units.
    #[must_use]
    pub fn advance(&self, glyph: u16) -> u16 {
        self.font.glyph_metrics().h_advance(GlyphId::from(glyph)) as u16
    }

    /// The blanks a glyph has before and behind its ink, in the face's units; `None` without ink.
    #[must_use]
    pub fn bearings(&self, glyph: u16) -> Option<(i32, i32)> {
        let metrics = self.font.glyph_metrics();
        let glyph = GlyphId::from(glyph);
        let ink = metrics.extents(glyph).filter(|ink| ink.width > 0.0)?;
        Some((ink.x_bearing as i32, (metrics.h_advance(glyph) - ink.x_bearing - ink.width) as i32))
    }

    /// The box around a glyph's ink; `None` without ink.
    #[must_use]
    pub fn ink(&self, glyph: u16) -> Option<BoundingBox> {
        let ink = self.font.glyph_metrics().extents(GlyphId::from(glyph)).filter(|ink| ink.width > 0.0)?;
        let (left, top) = (ink.x_bearing, ink.y_bearing);
        Some(BoundingBox {
            x_min: left as i16,
            // Heights count downwards in some tables and upwards in others.
            y_min: (top - ink.height.abs()) as i16,
            x_max: (left + ink.width) as i16,
            y_max: top as i16,
        })
    }

    /// How far above the baseline the middle of the Mongolian stem lies, in the face's units: that of the nirugu
    /// (U+180A), which is a piece of bare stem. `None` where the face has none.
    #[must_use]
    pub fn stem_middle(&self) -> Option<f64> {
        let ink = self.ink(self.glyph('\u{180A}')?)?;
        Some(f64::midpoint(ink.y_min.into(), ink.y_max.into()))
    }

    pub(super) fn font(&self) -> &Font {
        &self.font
    }

    pub(super) fn plans(&self) -> &RwLock<Vec<Arc<Plan>>> {
        &self.plans
    }

    fn tables(&self) -> Result<FontRef<'_>, ReadError> {
        FontRef::from_index(self.data(), self.index)
    }

    /// Whether the face leaves its weight or width open (OpenType variations).
    pub(super) fn is_variable(&self) -> bool {
        self.tables().is_ok_and(|tables| tables.table_data(Tag::new(b"fvar")).is_some())
    }

    /// `OS/2.fsType`: what the licence allows an embedder to do.
    pub(super) fn embedding_rights(&self) -> u16 {
        self.tables().and_then(|tables| tables.os2()).map_or(0, |os2| os2.fs_type())
    }
}

impl Names {
    fn read(font: &Font) -> Option<Self> {
        let name = |id| {
            let chars = font.names().get(id)?.english_or_first()?.name().chars().collect::<String>();
            Some(chars.trim().to_owned()).filter(|name| !name.is_empty())
        };
        let family = name(NameId::TYPOGRAPHIC_FAMILY_NAME).or_else(|| name(NameId::FAMILY_NAME))?;
        // A PDF name: printable ASCII without delimiters (OpenType, `name` id 6).
        let postscript = name(NameId::POSTSCRIPT_NAME).unwrap_or_else(|| family.clone());
        let postscript = postscript.chars().filter(|ch| ch.is_ascii_alphanumeric() || *ch == '-').collect();
        Some(Self { family, postscript })
    }
}

impl Measures {
    fn read(tables: &FontRef<'_>) -> Option<Self> {
        let has = |tag| tables.table_data(Tag::new(tag)).is_some();
        let (head, hhea) = (tables.head().ok()?, tables.hhea().ok()?);
        let (os2, post) = (tables.os2().ok(), tables.post().ok());
        let ascent = hhea.ascender().to_i16();
        let panose = os2.as_ref().map_or([0; 2], |os2| {
            let class = os2.panose_10();
            [class.first().copied().unwrap_or(0), class.get(1).copied().unwrap_or(0)]
        });
        Some(Self {
            units_per_em: Some(head.units_per_em()).filter(|&units| units > 0)?,
            weight: os2.as_ref().map_or(400, |os2| os2.us_weight_class().clamp(1, 1000)),
            ascent,
            descent: hhea.descender().to_i16(),
            cap_height: os2.as_ref().and_then(Os2::s_cap_height).filter(|&height| height > 0).unwrap_or(ascent),
            italic_angle: post.as_ref().map_or(0.0, |post| post.italic_angle().to_f64() as f32),
            fixed_pitch: post.as_ref().is_some_and(|post| post.is_fixed_pitch() != 0),
            // PANOSE, Latin text: serif styles 2 to 10.
            serif: panose[0] == 2 && (2..=10).contains(&panose[1]),
            bounds: BoundingBox { x_min: head.x_min(), y_min: head.y_min(), x_max: head.x_max(), y_max: head.y_max() },
            // With both kinds of outlines, TrueType's are the ones that are embedded.
            is_cff: has(b"CFF ") && !has(b"glyf"),
        })
    }
}

impl Debug for Face {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "Face({}, {})", self.names.postscript, self.measures.weight)
    }
}
