//! `[press]` of `layout.toml`: how a layout's files for a print shop are made, where not as the project's.

use toml::de::{DeTable, DeValue};

use super::{Reader, number};
use crate::catalog::{INK_LIMITS, Located, PressSettings};
use crate::diag::Span;

pub(in crate::layout) const PRESS: &[&str] = &["profile", "condition", "bleed", "marks", "slug", "max-ink"];

impl Reader<'_> {
    pub(super) fn press(&mut self, root: &DeTable) -> Option<PressSettings> {
        let table = self.section(root, "press", PRESS)?;
        let mut press = PressSettings::default();
        if let Some(value) = table.get("profile") {
            let span = Span::new(self.source, value.span());
            press.profile = self.text("profile", value).map(|value| Located { value, span });
        }
        press.condition = table.get("condition").and_then(|value| self.text("condition", value));
        if let Some(bleed) = table.get("bleed").and_then(|value| self.length("bleed", value)) {
            press.bleed = bleed;
        }
        for (name, setting) in [("marks", &mut press.marks), ("slug", &mut press.slug)] {
            if let Some(truth) = table.get(name).and_then(|value| self.boolean(name, value)) {
                *setting = truth;
            }
        }
        if let Some(value) = table.get("max-ink") {
            press.max_ink = ink(value.get_ref()).unwrap_or_else(|| {
                self.wrong_type("max-ink", "ink", value);
                press.max_ink
            });
        }
        Some(press)
    }
}

fn ink(value: &DeValue) -> Option<u32> {
    let percent = number(value).filter(|percent| percent.fract() == 0.0)? as u32;
    INK_LIMITS.contains(&percent).then_some(percent)
}
