//! Shaping: from a run of text to glyphs with their places, by the rules the face itself carries.

use std::sync::{Arc, PoisonError};

use harfrust::{Buffer, BufferFlags, Direction, Language, ShapeOptions, ShapePlan, ShaperFont, Tag};

use crate::font::{Face, Script};

/// An OpenType feature switched on or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Feature {
    /// Its tag: `liga`.
    pub tag: [u8; 4],
    /// 0 switches it off.
    pub value: u32,
}

/// A run of text to be shaped: one face, one script, one language.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The characters.
    pub text: &'a str,
    /// Their script.
    pub script: Script,
    /// Their language, a BCP 47 tag; empty for none.
    pub language: &'a str,
    /// Features beside those on by default.
    pub features: &'a [Feature],
}

/// A glyph as shaped, in the face's units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShapedGlyph {
    /// Its id.
    pub id: u16,
    /// The byte of the run's text at which its cluster begins.
    pub cluster: u32,
    /// Distance to the next glyph's origin.
    pub advance: i32,
    /// Displacement to the right.
    pub x_offset: i32,
    /// Displacement upwards.
    pub y_offset: i32,
}

/// Working memory of the shaper, kept from run to run.
pub struct Scratch {
    buffer: Buffer,
}

impl Default for Scratch {
    fn default() -> Self {
        let mut buffer = Buffer::new();
        // A broken sequence keeps its own look; a dotted circle would be a character nobody wrote.
        buffer.set_flags(BufferFlags::DO_NOT_INSERT_DOTTED_CIRCLE);
        Self { buffer }
    }
}

/// A shaping plan and what it was made for.
pub(super) struct Plan {
    script: Script,
    language: Box<str>,
    features: Box<[Feature]>,
    steps: ShapePlan,
}

impl Plan {
    pub(super) fn language(&self) -> &str {
        &self.language
    }

    pub(super) fn steps(&self) -> &ShapePlan {
        &self.steps
    }
}

impl Face {
    /// Shapes a run from left to right. `glyphs` is emptied first; clusters ascend.
    pub fn shape_into(&self, scratch: &mut Scratch, run: Run<'_>, glyphs: &mut Vec<ShapedGlyph>) {
        let plan = self.plan(run);
        let buffer = &mut scratch.buffer;
        buffer.clear();
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(plan.steps.script());
        buffer.set_language(plan.steps.language().cloned());
        buffer.push_str(run.text);
        glyphs.clear();
        let features: Vec<harfrust::Feature> = run.features.iter().copied().map(switch).collect();
        let options = ShapeOptions::new().plan(Some(&plan.steps)).features(&features);
        let shaped = harfrust::shape(&ShaperFont::new(self.font()), buffer, options);
        debug_assert!(shaped.is_ok(), "a fresh buffer with the plan's own script and direction always shapes");
        glyphs.extend(buffer.glyph_infos().iter().zip(buffer.glyph_positions()).map(|(info, place)| ShapedGlyph {
            id: info.glyph_id as u16,
            cluster: info.cluster,
            advance: place.x_advance,
            x_offset: place.x_offset,
            y_offset: place.y_offset,
        }));
    }

    /// Shapes a run from left to right, with working memory of its own.
    #[must_use]
    pub fn shape(&self, text: &str, script: Script, language: &str, features: &[Feature]) -> Vec<ShapedGlyph> {
        let mut glyphs = Vec::new();
        self.shape_into(&mut Scratch::default(), Run { text, script, language, features }, &mut glyphs);
        glyphs
    }

    /// The plan for a run's script, language and features: made once, then found again.
    pub(super) fn plan(&self, run: Run<'_>) -> Arc<Plan> {
        let fits = |plan: &&Arc<Plan>| {
            plan.script == run.script && *plan.language == *run.language && *plan.features == *run.features
        };
        let known = self.plans().read().unwrap_or_else(PoisonError::into_inner).iter().find(fits).cloned();
        known.unwrap_or_else(|| {
            let plan = Arc::new(self.make_plan(run));
            self.plans().write().unwrap_or_else(PoisonError::into_inner).push(Arc::clone(&plan));
            plan
        })
    }

    fn make_plan(&self, run: Run<'_>) -> Plan {
        let script = harfrust::Script::from_iso15924_tag(Tag::new(&run.script.tag()));
        let language = Language::new(run.language);
        let features: Vec<harfrust::Feature> = run.features.iter().copied().map(switch).collect();
        let steps = ShapePlan::new(self.font(), Direction::LeftToRight, script, language.as_ref(), &features);
        Plan { script: run.script, language: run.language.into(), features: run.features.into(), steps }
    }
}

fn switch(feature: Feature) -> harfrust::Feature {
    harfrust::Feature::new(Tag::new(&feature.tag), feature.value, ..)
}
