//! `layout.toml`: what a layout says about itself, typed.
//!
//! Comes in: the file's text. Goes out: [`Settings`], or every mistake in it. The file is never templated.

mod checks;
mod press;
mod sheets;

use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::css::Fault;
use super::css::value::{absolute, entire, positive, sides};
use super::nearest::nearest;
use super::paper::{Papers, landscape};
use crate::catalog::PressSettings;
use crate::diag::{Diagnostic, Diagnostics, Source, Span};
use crate::geom::{Length, Size};
use crate::layout::tree::Edges;
use crate::page::Profile;

pub use checks::{Checks, LIMITS, Rule};
pub use sheets::{Blanks, Cut, Flip, Fold, Order, Scheme, Sheets, TILE_STRIP, Tile};

/// What gets one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The whole site.
    Site,
    /// Each department.
    Department,
    /// Each field.
    Field,
    /// Each item.
    Item,
}

/// The typed settings of a layout.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Its name for people, in reports; a document's default title.
    pub title: String,
    /// What gets one document.
    pub scope: Scope,
    /// Pattern of the documents' file names, without `.pdf`, and where it stands.
    pub file: (String, Span),
    /// For whom its documents are written; none where that is left to the project.
    pub profiles: Option<Vec<Profile>>,
    /// Pages.
    pub page: PageSettings,
    /// Sizes of codes.
    pub codes: CodeSettings,
    /// What its finished pages are held to.
    pub checks: Checks,
    /// The sheets its documents are put on besides.
    pub sheets: Vec<Sheets>,
    /// How its files for a print shop are made; none where that is as the project's.
    pub press: Option<PressSettings>,
    /// The template's `vars`.
    pub variables: toml::Table,
}

/// Pages of a layout, unless its template says otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageSettings {
    /// Trimmed size.
    pub size: Size,
    /// Distances of the type area from the trim.
    pub margin: Edges<Length>,
    /// Bleed beyond the trim.
    pub bleed: Length,
    /// Whether margins change sides on even pages.
    pub mirrored: bool,
}

/// How large codes are: a module's side is the scanning distance over the divisor, but never below a least side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CodeSettings {
    /// From how far codes are scanned.
    pub distance: Length,
    /// The scanning distance in modules.
    pub divisor: f64,
    /// Least side of a module.
    pub least_module: Length,
}

impl CodeSettings {
    /// The side of a module for a scanning distance.
    #[must_use]
    pub fn module(&self, distance: Length, divisor: f64) -> Length {
        distance.scale(divisor.recip()).max(self.least_module)
    }
}

const ROOT: &[&str] =
    &["title", "scope", "file", "profiles", "page", "codes", "preflight", "printer", "press", "sheets", "variables"];
const PAGE: &[&str] = &["size", "landscape", "margin", "bleed", "mirrored"];
const CODES: &[&str] = &["distance", "divisor", "min-module"];
/// The names of all settings.
#[cfg(test)]
pub(super) const NAMES: [&[&str]; 7] = [ROOT, PAGE, CODES, LIMITS, checks::PRINTER, press::PRESS, sheets::NAMES];
const SCOPES: &[(&str, Scope)] =
    &[("site", Scope::Site), ("department", Scope::Department), ("field", Scope::Field), ("item", Scope::Item)];

/// Reads the settings; `None` when any of them is wrong.
pub(super) fn read(source: &Arc<Source>, papers: &Papers, found: &mut Diagnostics) -> Option<Settings> {
    let (root, mistakes) = DeTable::parse_recoverable(&source.text);
    if !mistakes.is_empty() {
        found.extend(mistakes.iter().map(|mistake| {
            let range = mistake.span().unwrap_or_default();
            Diagnostic::error("layout-toml").at(Span::new(source, range)).with("message", mistake.message())
        }));
        return None;
    }
    let variables = toml::from_str::<toml::Table>(&source.text).ok().and_then(|mut table| table.remove("variables"));
    let mut reader = Reader { source, papers, found, failed: false };
    let settings = reader.settings(root.get_ref(), variables);
    if reader.failed { None } else { settings }
}

/// Reads values, and remembers whether any was wrong.
struct Reader<'a> {
    source: &'a Arc<Source>,
    papers: &'a Papers,
    found: &'a mut Diagnostics,
    failed: bool,
}

type Value<'t, 'i> = &'t Spanned<DeValue<'i>>;

impl Reader<'_> {
    fn settings(&mut self, root: &DeTable, variables: Option<toml::Value>) -> Option<Settings> {
        self.known("", root, ROOT);
        let title = self.required(root, "title").and_then(|value| self.text("title", value));
        let scope = self.required(root, "scope").and_then(|value| self.scope(value));
        let file = self.required(root, "file").and_then(|value| {
            let pattern = self.text("file", value)?;
            Some((pattern, Span::new(self.source, value.span())))
        });
        let profiles = root.get("profiles").and_then(|value| self.profiles(value));
        let page = self.section(root, "page", PAGE).map_or_else(PageSettings::default, |table| self.page(table));
        let codes = self.section(root, "codes", CODES).map_or_else(CodeSettings::default, |table| self.codes(table));
        let checks = self.checks(root);
        let press = self.press(root);
        let sheets = self.all_sheets(root);
        if let Some(value) = root.get("variables")
            && value.get_ref().as_table().is_none()
        {
            self.wrong_type("variables", "table", value);
        }
        let variables = match variables {
            Some(toml::Value::Table(table)) => table,
            _ => toml::Table::new(),
        };
        Some(Settings {
            title: title?,
            scope: scope?,
            file: file?,
            profiles,
            page,
            codes,
            checks,
            press,
            sheets,
            variables,
        })
    }

    fn page(&mut self, table: &DeTable) -> PageSettings {
        let mut page = PageSettings::default();
        let papers = self.papers;
        let size = table.get("size").and_then(|value| self.measure("size", value, |input| papers.size(input)));
        if let Some(size) = size {
            page.size = size;
        }
        if table.get("landscape").and_then(|value| self.boolean("landscape", value)) == Some(true) {
            page.size = landscape(page.size);
        }
        let margin = table
            .get("margin")
            .and_then(|value| self.measure("margin", value, |input| sides(input, |input| positive(input, absolute))));
        if let Some([top, right, bottom, left]) = margin {
            page.margin = Edges { top, right, bottom, left };
        }
        if let Some(bleed) = table.get("bleed").and_then(|value| self.length("bleed", value)) {
            page.bleed = bleed;
        }
        if let Some(mirrored) = table.get("mirrored").and_then(|value| self.boolean("mirrored", value)) {
            page.mirrored = mirrored;
        }
        page
    }

    fn codes(&mut self, table: &DeTable) -> CodeSettings {
        let mut codes = CodeSettings::default();
        if let Some(distance) = table.get("distance").and_then(|value| self.length("distance", value)) {
            codes.distance = distance;
        }
        if let Some(least) = table.get("min-module").and_then(|value| self.length("min-module", value)) {
            codes.least_module = least;
        }
        if let Some(value) = table.get("divisor") {
            codes.divisor = self.positive_number("divisor", value).unwrap_or(codes.divisor);
        }
        codes
    }

    fn profiles(&mut self, value: Value) -> Option<Vec<Profile>> {
        let Some(names) = value.get_ref().as_array().filter(|names| !names.is_empty()) else {
            self.wrong_type("profiles", "list", value);
            return None;
        };
        names.iter().map(|name| self.choice("profiles", name, &Profile::ALL.map(|one| (one.name(), one)))).collect()
    }

    fn scope(&mut self, value: Value) -> Option<Scope> {
        self.choice("scope", value, SCOPES)
    }

    /// Names every key of `table` that is not among `known`.
    fn known(&mut self, section: &str, table: &DeTable, known: &[&str]) {
        let mut unknown: Vec<_> = table.keys().filter(|key| !known.contains(&&**key.get_ref())).collect();
        unknown.sort_by_key(|key| key.span().start);
        for key in unknown {
            let name = key.get_ref();
            self.failed = true;
            self.found.push(
                Diagnostic::error("layout-unknown-setting")
                    .at(Span::new(self.source, key.span()))
                    .with("name", name)
                    .with("section", section)
                    .with("known", known.join(", "))
                    .with("nearest", nearest(name, known.iter().copied())),
            );
        }
    }

    fn section<'t, 'i>(
        &mut self,
        root: &'t DeTable<'i>,
        name: &'static str,
        known: &[&str],
    ) -> Option<&'t DeTable<'i>> {
        let table = self.table(root, name)?;
        self.known(name, table, known);
        Some(table)
    }

    fn table<'t, 'i>(&mut self, root: &'t DeTable<'i>, name: &'static str) -> Option<&'t DeTable<'i>> {
        let value = root.get(name)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong_type(name, "table", value);
        }
        table
    }

    fn required<'t, 'i>(&mut self, root: &'t DeTable<'i>, name: &'static str) -> Option<Value<'t, 'i>> {
        let value = root.get(name);
        if value.is_none() {
            self.failed = true;
            self.found
                .push(Diagnostic::error("layout-missing-setting").at(Span::new(self.source, 0..0)).with("name", name));
        }
        value
    }

    fn text(&mut self, name: &'static str, value: Value) -> Option<String> {
        let text = value.get_ref().as_str().filter(|text| !text.trim().is_empty());
        if text.is_none() {
            self.wrong_type(name, "text", value);
        }
        text.map(str::to_owned)
    }

    fn boolean(&mut self, name: &'static str, value: Value) -> Option<bool> {
        let boolean = value.get_ref().as_bool();
        if boolean.is_none() {
            self.wrong_type(name, "boolean", value);
        }
        boolean
    }

    fn length(&mut self, name: &'static str, value: Value) -> Option<Length> {
        self.measure(name, value, |input| positive(input, absolute))
    }

    fn measure<T>(
        &mut self,
        name: &'static str,
        value: Value,
        read: impl FnOnce(&mut cssparser::Parser) -> super::css::value::Parsed<T>,
    ) -> Option<T> {
        let text = self.text(name, value)?;
        match entire(&text, read) {
            Ok(value) => Some(value),
            Err(Fault { mistake, .. }) => {
                self.failed = true;
                self.found.push(mistake.diagnostic(Span::new(self.source, value.span()), name));
                None
            }
        }
    }

    fn wrong_type(&mut self, name: &'static str, expected: &'static str, value: Value) {
        let written = self.source.text.get(value.span()).unwrap_or_default().to_owned();
        self.push(
            Diagnostic::error("layout-setting-type")
                .with("name", name)
                .with("found", written)
                .with("expected", expected),
            value,
        );
    }

    fn push(&mut self, diagnostic: Diagnostic, value: Value) {
        self.failed = true;
        self.found.push(diagnostic.at(Span::new(self.source, value.span())));
    }
}

fn number(value: &DeValue) -> Option<f64> {
    match value {
        DeValue::Integer(integer) => integer.as_str().replace('_', "").parse().ok(),
        DeValue::Float(float) => float.as_str().replace('_', "").parse().ok(),
        _ => None,
    }
}

impl Default for PageSettings {
    /// A4 with margins of 20 mm.
    fn default() -> Self {
        let margin = Length::mm(20.0);
        Self {
            size: Size::new(Length::mm(210.0), Length::mm(297.0)),
            margin: Edges { top: margin, right: margin, bottom: margin, left: margin },
            bleed: Length::ZERO,
            mirrored: false,
        }
    }
}

impl Default for CodeSettings {
    /// Read in the hand: 300 mm away, modules of 0.6 mm.
    fn default() -> Self {
        Self { distance: Length::mm(300.0), divisor: 500.0, least_module: Length::mm(0.5) }
    }
}
