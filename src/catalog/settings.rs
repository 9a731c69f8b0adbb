//! `mingma.toml`: the site, and how its codes and documents are made.

use std::path::Path;

use super::department::{fields_of, is_well_named};
use super::document::{Document, Table};
use super::permalinks::{self, PermalinkRules};
use super::press::{self, PressSettings};
use super::{Date, Field, Located, Site, mongolian, read_source};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::geom::Length;

/// The name of a project's settings file.
pub const PROJECT_FILE: &str = "mingma.toml";

/// The printer documents come out of, and what a printed calibration page told about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Printer {
    /// Its dots to an inch.
    pub dpi: f64,
    /// The smallest module that scanned, as the calibration page names it.
    pub smallest_module: Option<Length>,
    /// What the 100 mm of the calibration page's ruler measured on paper.
    pub ruler: Option<Length>,
}

impl Default for Printer {
    /// An office printer of 600 dpi, not measured.
    fn default() -> Self {
        Self { dpi: 600.0, smallest_module: None, ruler: None }
    }
}

impl Printer {
    /// How large things come out, of the size they were drawn.
    #[must_use]
    pub fn scale(&self) -> f64 {
        self.ruler.map_or(1.0, |ruler| ruler.to_mm() / 100.0)
    }
}

/// What `mingma.toml` says besides naming the site.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where codes may lead.
    pub addresses: AddressRules,
    /// How codes are made.
    pub codes: CodeSettings,
    /// The printer.
    pub printer: Printer,
    /// How files for a print shop are made.
    pub press: PressSettings,
    /// How the pages that codes lead to are checked.
    pub links: LinkRules,
    /// What is built.
    pub build: BuildSettings,
    /// Papers the project adds to the usual ones, or gives another size; not yet understood.
    pub papers: Vec<NamedPaper>,
}

/// A paper as a project names it.
#[derive(Clone, Debug)]
pub struct NamedPaper {
    /// Its name.
    pub name: Located<String>,
    /// Its width and height.
    pub size: Located<String>,
}

/// Where codes may lead.
#[derive(Clone, Debug)]
pub struct AddressRules {
    /// The city's own host, which `{host}` stands for in templates.
    pub host: Located<String>,
    /// The hosts and paths allowed; the whole of `host` when the project lists none.
    pub allow: Vec<Allow>,
    /// Short addresses for codes to hold; none where they hold their pages' own.
    pub permalinks: Option<PermalinkRules>,
}

/// One host that codes may lead to.
#[derive(Clone, Debug)]
pub struct Allow {
    /// The host; may hold `{host}`.
    pub host: Located<String>,
    /// The beginning of the path, in whole segments: `/zwgk/`.
    pub path: Located<String>,
    /// Ports besides the scheme's own.
    pub ports: Vec<u16>,
    /// Whether hosts below this one are meant too.
    pub subdomains: bool,
}

/// How codes are made.
#[derive(Clone, Debug)]
pub struct CodeSettings {
    /// The least error correction level: `L`, `M`, `Q` or `H`.
    pub level: char,
    /// Whether the last letter of ids such as `FGW-0123L` is a check letter and must be right.
    pub check_letters: bool,
    /// As what files each code is made; none when the project leaves it to the program.
    pub files: Option<Vec<Located<String>>>,
}

/// How the pages that codes lead to are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkRules {
    /// Requests a second to one host; 0 for as many as it answers.
    pub per_second: u32,
    /// Within how many days before its date a build wants every page found good.
    pub require_days: Option<u32>,
}

/// What is built.
#[derive(Clone, Debug)]
pub struct BuildSettings {
    /// The layouts to build, in this order; none when the project leaves it to the program.
    pub layouts: Option<Vec<Located<String>>>,
    /// For whom documents are written where their layout does not say so; none when the project leaves it to the program.
    pub profiles: Option<Vec<Located<String>>>,
    /// Whether pages are also put on the sheets their layouts ask for.
    pub sheets: bool,
    /// The day the documents bear; the program itself never asks the clock.
    pub date: Option<Date>,
}

/// What stands in `mingma.toml`.
pub(super) struct ProjectFile {
    pub site: ProjectSite,
    pub settings: Settings,
    pub fields: Vec<(Field, Span)>,
}

/// The site, and what departments that do not say otherwise take from it.
pub(super) struct ProjectSite {
    pub site: Site,
    pub span: Span,
    pub department_home: Option<Located<String>>,
}

/// Reads the settings of the project in `root`.
pub(super) fn read(root: &Path, found: &mut Diagnostics) -> Option<ProjectFile> {
    let source = read_source(root, &root.join(PROJECT_FILE), found)?;
    let document = Document::parse(&source, found)?;
    let mut table = document.table();
    let host = table.text("host", found);
    let site = table.required("site", found).and_then(|()| table.table("site", found));
    let site = site.and_then(|table| self::site(table, found));
    let allow = table.table("addresses", found).and_then(|table| allow_list(table, found));
    let (codes, permalinks) = codes(table.table("codes", found), found);
    let printer = printer(table.table("printer", found), found);
    let press = press::read(table.table("press", found), found);
    let links = links(table.table("links", found), found);
    let build = build(table.table("build", found), found);
    let papers = table.table("papers", found).map_or_else(Vec::new, |table| papers(&table, found));
    let fields = fields_of(&mut table, found);
    table.finish(found);

    let host = host?;
    let allow = allow.unwrap_or_else(|| {
        let path = Located { value: "/".to_owned(), span: host.span.clone() };
        vec![Allow { host: host.clone(), path, ports: Vec::new(), subdomains: false }]
    });
    Some(ProjectFile {
        site: site?,
        settings: Settings {
            addresses: AddressRules { host, allow, permalinks },
            codes,
            printer,
            press,
            links,
            build,
            papers,
        },
        fields,
    })
}

fn site(mut table: Table<'_>, found: &mut Diagnostics) -> Option<ProjectSite> {
    let span = table.span();
    let id = table.text("id", found);
    let name = table.text("name", found);
    let name_mn = mongolian::name(&mut table, found);
    let scripts = mongolian::scripts(&mut table, found);
    let office = table.text("office", found);
    let telephone = table.text("telephone", found);
    let address = table.text("address", found);
    let hours = table.text("hours", found);
    let complaints = table.text("complaints", found);
    let edition = table.text("edition", found);
    let sample = table.truth("sample", found).unwrap_or(false);
    let home = table.text("home", found);
    let department_home = table.optional_text("department_home", found);
    let item_url = table.optional_text("item_url", found);
    table.finish(found);

    let id = id.filter(|id| is_well_named(id, found));
    let site = Site {
        name: name?.value,
        name_mn,
        scripts,
        id: id?.value,
        office: office?.value,
        telephone: telephone?.value,
        address: address?.value,
        hours: hours?.value,
        complaints: complaints?.value,
        edition: edition?.value,
        sample,
        home: home?,
        item_url,
    };
    Some(ProjectSite { site, span, department_home })
}

fn allow_list(mut table: Table<'_>, found: &mut Diagnostics) -> Option<Vec<Allow>> {
    let is_given = table.has("allow");
    let mut list = Vec::new();
    for mut entry in table.tables("allow", found) {
        let host = entry.text("host", found);
        let path = entry.optional_text("path", found);
        let ports = entry.numbers("ports", &(1..65536), found);
        let subdomains = entry.truth("subdomains", found).unwrap_or(false);
        let span = entry.span();
        entry.finish(found);
        if let Some(host) = host {
            let path = path.unwrap_or_else(|| Located { value: "/".to_owned(), span });
            list.push(Allow { host, path, ports: ports.into_iter().map(|port| port as u16).collect(), subdomains });
        }
    }
    table.finish(found);
    is_given.then_some(list)
}

fn codes(table: Option<Table<'_>>, found: &mut Diagnostics) -> (CodeSettings, Option<PermalinkRules>) {
    let mut settings = CodeSettings { level: 'M', check_letters: true, files: None };
    let mut permalinks = None;
    if let Some(mut table) = table {
        if let Some(level) = table.optional_text("level", found) {
            match level.value.as_str() {
                "L" => settings.level = 'L',
                "M" => settings.level = 'M',
                "Q" => settings.level = 'Q',
                "H" => settings.level = 'H',
                other => found.push(Diagnostic::error("catalog-no-level").at(level.span).with("value", other)),
            }
        }
        settings.check_letters = table.truth("check_letters", found).unwrap_or(settings.check_letters);
        if table.has("files") {
            settings.files = Some(table.texts("files", found));
        }
        permalinks = permalinks::read(&mut table, found);
        table.finish(found);
    }
    (settings, permalinks)
}

fn printer(table: Option<Table<'_>>, found: &mut Diagnostics) -> Printer {
    let mut printer = Printer::default();
    if let Some(mut table) = table {
        if let Some(dpi) = table.number("dpi", 60..20_001, found) {
            printer.dpi = f64::from(dpi);
        }
        printer.smallest_module = table.length("smallest_module", found).map(|length| length.value);
        let ruler = table.length("ruler", found);
        table.finish(found);
        if let Some(ruler) = ruler {
            printer.ruler = Some(ruler.value);
            // A printer's own error is a few tenths of a percent: more is a setting.
            if (printer.scale() - 1.0).abs() > 0.01 {
                found.push(
                    Diagnostic::warning("catalog-printer-scale")
                        .at(ruler.span)
                        .with("percent", format!("{:.1}", printer.scale() * 100.0)),
                );
            }
        }
    }
    printer
}

fn links(table: Option<Table<'_>>, found: &mut Diagnostics) -> LinkRules {
    let mut rules = LinkRules { per_second: 2, require_days: None };
    if let Some(mut table) = table {
        rules.per_second = table.number("per_second", 0..1001, found).unwrap_or(rules.per_second);
        rules.require_days = table.number("require_days", 1..3661, found);
        table.finish(found);
    }
    rules
}

fn build(table: Option<Table<'_>>, found: &mut Diagnostics) -> BuildSettings {
    let mut settings = BuildSettings { layouts: None, profiles: None, sheets: false, date: None };
    if let Some(mut table) = table {
        if table.has("layouts") {
            settings.layouts = Some(table.texts("layouts", found));
        }
        if table.has("profiles") {
            settings.profiles = Some(table.texts("profiles", found));
        }
        settings.sheets = table.truth("sheets", found).unwrap_or(false);
        settings.date = table.date("date", found).map(|date| date.value);
        table.finish(found);
    }
    settings
}

fn papers(table: &Table<'_>, found: &mut Diagnostics) -> Vec<NamedPaper> {
    let named = table.keys().into_iter().filter_map(|(name, span)| {
        let size = table.text_under(name, found)?;
        Some(NamedPaper { name: Located { value: name.to_owned(), span }, size })
    });
    named.collect()
}
