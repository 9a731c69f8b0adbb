//! What a layout wants its finished pages to be held to: `[preflight]` and `[printer]` of `layout.toml`.
//!
//! Comes in: those two tables. Goes out: [`Checks`]. What the rules mean, the room `preflight` knows.

use toml::de::{DeTable, DeValue};

use super::{Reader, Value, number};
use crate::catalog::Printer;
use crate::diag::{Diagnostic, Severity};
use crate::geom::Length;
use crate::layout::nearest::nearest;

/// A rule finished pages are held to. Its name is stable: settings, waivers and machines know it by that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// A module is too small to be scanned from where people stand.
    ModuleFloor,
    /// A module is made of too few of the printer's dots.
    ModuleDots,
    /// A module is smaller than the smallest that scanned when the printer was measured.
    ModulePrinter,
    /// Something is printed in a code's quiet zone.
    QuietZone,
    /// Something is printed under or over a code.
    Covered,
    /// The ground under a code is too dark.
    Contrast,
    /// The ground under a code is darker than it should be.
    Tint,
    /// The ground is as dark as the code.
    Polarity,
    /// Two codes stand so near that a camera sees both.
    Neighbour,
    /// A code or text lies beyond the trim.
    Trim,
    /// A code or text lies so near the trim that the knife may take it.
    NearTrim,
    /// Text is smaller than people can read.
    TextSize,
    /// Black text is mixed of several inks.
    BlackText,
    /// A glyph is missing in its font.
    MissingGlyph,
    /// A picture has too few pixels for its size.
    Resolution,
    /// A code placed as it was supplied is too small.
    GivenSize,
    /// A code placed as it was supplied has too few pixels for its size.
    GivenResolution,
    /// More ink lies in one place than the press can dry.
    TotalInk,
}

impl Rule {
    /// All of them, in the order of their reports.
    pub const ALL: [Self; 18] = [
        Self::ModuleFloor,
        Self::ModuleDots,
        Self::ModulePrinter,
        Self::QuietZone,
        Self::Covered,
        Self::Contrast,
        Self::Tint,
        Self::Polarity,
        Self::Neighbour,
        Self::Trim,
        Self::NearTrim,
        Self::TextSize,
        Self::BlackText,
        Self::MissingGlyph,
        Self::Resolution,
        Self::GivenSize,
        Self::GivenResolution,
        Self::TotalInk,
    ];

    /// Its name: `quiet-zone`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ModuleFloor => "module-floor",
            Self::ModuleDots => "module-dots",
            Self::ModulePrinter => "module-printer",
            Self::QuietZone => "quiet-zone",
            Self::Covered => "covered",
            Self::Contrast => "contrast",
            Self::Tint => "tint",
            Self::Polarity => "polarity",
            Self::Neighbour => "neighbour",
            Self::Trim => "trim",
            Self::NearTrim => "near-trim",
            Self::TextSize => "text-size",
            Self::BlackText => "black-text",
            Self::MissingGlyph => "missing-glyph",
            Self::Resolution => "resolution",
            Self::GivenSize => "given-size",
            Self::GivenResolution => "given-resolution",
            Self::TotalInk => "total-ink",
        }
    }

    /// The rule of this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }

    /// How much it weighs unless a layout says otherwise: what would not scan or not be printed is an error.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::Tint | Self::Neighbour | Self::NearTrim | Self::TextSize | Self::BlackText | Self::Resolution => {
                Severity::Warning
            }
            _ => Severity::Error,
        }
    }
}

/// What finished pages are held to.
#[derive(Clone, Debug, PartialEq)]
pub struct Checks {
    /// By rule, in the order of [`Rule::ALL`]; none where the layout turned it off.
    severities: [Option<Severity>; Rule::ALL.len()],
    /// A module is comfortable to scan at its scanning distance over this.
    pub comfortable_divisor: f64,
    /// A module must be at least its scanning distance over this.
    pub floor_divisor: f64,
    /// Least light between two codes, in sides of the smaller one.
    pub spacing: f64,
    /// Least contrast between a code and its ground, of 1.
    pub least_contrast: f64,
    /// Contrast that leaves nothing to be wished for; also what divides ink from light ground in a quiet zone.
    pub good_contrast: f64,
    /// How near to the trim nothing should stand.
    pub safe_distance: Length,
    /// Least size of text.
    pub least_text: Length,
    /// Fewest pixels an inch.
    pub least_resolution: f64,
    /// The printer, where the layout is printed on another than the project's.
    pub printer: Option<Printer>,
}

impl Checks {
    /// How much a rule weighs in this layout; none where it is off.
    #[must_use]
    pub fn severity(&self, rule: Rule) -> Option<Severity> {
        self.severities[rule as usize]
    }

    /// Changes what a rule weighs.
    pub fn weigh(&mut self, rule: Rule, severity: Option<Severity>) {
        self.severities[rule as usize] = severity;
    }
}

impl Default for Checks {
    fn default() -> Self {
        Self {
            severities: Rule::ALL.map(|rule| Some(rule.severity())),
            comfortable_divisor: 250.0,
            floor_divisor: 1000.0,
            spacing: 0.5,
            least_contrast: 0.55,
            good_contrast: 0.7,
            safe_distance: Length::mm(3.0),
            least_text: Length::pt(6.0),
            least_resolution: 150.0,
            printer: None,
        }
    }
}

/// The settings of `[preflight]` besides the rules' names.
pub const LIMITS: &[&str] = &[
    "comfortable-divisor",
    "floor-divisor",
    "spacing",
    "min-contrast",
    "good-contrast",
    "safe-distance",
    "min-text",
    "min-resolution",
];
pub(in crate::layout) const PRINTER: &[&str] = &["dpi", "smallest-module", "ruler"];
const WEIGHTS: &[(&str, Option<Severity>)] =
    &[("error", Some(Severity::Error)), ("warning", Some(Severity::Warning)), ("off", None)];

impl Reader<'_> {
    /// `[preflight]` and `[printer]`.
    pub(super) fn checks(&mut self, root: &DeTable) -> Checks {
        let mut checks = Checks::default();
        if let Some(table) = self.table(root, "preflight") {
            let known: Vec<&str> = Rule::ALL.map(Rule::name).into_iter().chain(LIMITS.iter().copied()).collect();
            self.known("preflight", table, &known);
            for rule in Rule::ALL {
                let weight = table.get(rule.name()).and_then(|value| self.choice(rule.name(), value, WEIGHTS));
                if let Some(weight) = weight {
                    checks.weigh(rule, weight);
                }
            }
            self.limits(table, &mut checks);
        }
        checks.printer = self.section(root, "printer", PRINTER).map(|table| self.printer(table));
        checks
    }

    fn limits(&mut self, table: &DeTable, checks: &mut Checks) {
        let numbers = [
            ("comfortable-divisor", &mut checks.comfortable_divisor),
            ("floor-divisor", &mut checks.floor_divisor),
            ("spacing", &mut checks.spacing),
            ("min-resolution", &mut checks.least_resolution),
        ];
        for (name, limit) in numbers {
            if let Some(number) = table.get(name).and_then(|value| self.positive_number(name, value)) {
                *limit = number;
            }
        }
        for (name, limit) in
            [("min-contrast", &mut checks.least_contrast), ("good-contrast", &mut checks.good_contrast)]
        {
            if let Some(share) = table.get(name).and_then(|value| self.share(name, value)) {
                *limit = share;
            }
        }
        for (name, limit) in [("safe-distance", &mut checks.safe_distance), ("min-text", &mut checks.least_text)] {
            if let Some(length) = table.get(name).and_then(|value| self.length(name, value)) {
                *limit = length;
            }
        }
    }

    fn printer(&mut self, table: &DeTable) -> Printer {
        let mut printer = Printer::default();
        if let Some(dpi) = table.get("dpi").and_then(|value| self.positive_number("dpi", value)) {
            printer.dpi = dpi;
        }
        printer.smallest_module = table.get("smallest-module").and_then(|value| self.length("smallest-module", value));
        printer.ruler = table.get("ruler").and_then(|value| self.length("ruler", value)).filter(|ruler| ruler.0 > 0);
        printer
    }

    pub(super) fn positive_number(&mut self, name: &'static str, value: Value) -> Option<f64> {
        let read = number(value.get_ref()).filter(|&number| number > 0.0 && number.is_finite());
        if read.is_none() {
            self.wrong_type(name, "positive-number", value);
        }
        read
    }

    /// A share in percent, as text: `"55%"`.
    fn share(&mut self, name: &'static str, value: Value) -> Option<f64> {
        let text = match value.get_ref() {
            DeValue::String(text) => text.trim().strip_suffix('%'),
            _ => None,
        };
        let read = text.and_then(|text| text.trim().parse::<f64>().ok()).filter(|share| (0.0..=100.0).contains(share));
        if read.is_none() {
            self.wrong_type(name, "share", value);
        }
        read.map(|share| share / 100.0)
    }

    pub(super) fn choice<T: Copy>(
        &mut self,
        name: &'static str,
        value: Value,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let written = self.text(name, value)?;
        let choice = words.iter().find(|(word, _)| *word == written).map(|&(_, choice)| choice);
        if choice.is_none() {
            let names = words.iter().map(|&(word, _)| word);
            let expected = names.clone().collect::<Vec<_>>().join(" | ");
            self.push(
                Diagnostic::error("layout-unknown-keyword")
                    .with("subject", name)
                    .with("found", &written)
                    .with("expected", expected)
                    .with("nearest", nearest(&written, names)),
                value,
            );
        }
        choice
    }
}
