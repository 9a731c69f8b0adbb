//! Issuing an edition: what a run made, as facts for the register.

use std::collections::{BTreeMap, BTreeSet};

use super::summary::Issued;
use super::{Look, Options};
use crate::account::{Account, Accounts, Given, State as Standing};
use crate::catalog::{Catalog, Column, Date, Department, Item, MongolianName, Site};
use crate::code::Code;
use crate::diag::Diagnostic;
use crate::hash::content_hash;
use crate::output::{DocumentEntry, Manifest, State};
use crate::page::Profile;
use crate::plan::CLOSING;
use crate::register::{Edition, Facts, IssuedCode, IssuedDocument, Kind, Matter, PlacedFact, Recorded, Register};

/// What to issue a run as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The edition's name.
    pub name: String,
    /// The day it is issued.
    pub date: Date,
}

/// Longest name of an edition, in characters.
const LONGEST: usize = 40;

impl Issue {
    /// Whether an edition may be called so: people write the name on forms and pass it on command lines.
    fn has_good_name(&self) -> bool {
        let name = self.name.as_str();
        name == name.trim() && (1..=LONGEST).contains(&name.chars().count()) && !name.contains(char::is_control)
    }
}

/// Refuses what cannot be issued, before any work is done.
pub(super) fn check(options: &Options) -> Result<(), Diagnostic> {
    let Some(issue) = &options.issue else { return Ok(()) };
    if !issue.has_good_name() {
        return Err(Diagnostic::error("build-issue-name").with("name", &issue.name).with("longest", LONGEST));
    }
    let Options { only, departments, profiles, codes, .. } = options;
    if !(only.is_empty() && departments.is_empty() && profiles.is_empty() && codes.is_empty()) {
        return Err(Diagnostic::error("build-issue-part").with("name", &issue.name));
    }
    Register::open(&options.root).map(|_| ())
}

/// What a run made, as the register keeps it.
pub(super) fn facts(made: &Look<'_>) -> Facts {
    let Look { catalog, codes, accounts, layouts, account: (manifest, state), .. } = *made;
    let matters = matters(catalog, accounts);
    let shows: BTreeMap<&str, Vec<String>> =
        layouts.iter().map(|named| (named.name.as_str(), columns(&named.layout.mentions()))).collect();
    let home: BTreeMap<&str, &str> =
        matters.iter().map(|matter| (matter.id.as_str(), matter.department.as_str())).collect();
    let documents = to_hang(manifest).into_iter().map(|entry| IssuedDocument {
        shows: shows.get(entry.layout.as_str()).cloned().unwrap_or_default(),
        ..document(entry, &catalog.site.id, &home, state)
    });
    let given = accounts.drawn().filter_map(|one| given(one, catalog));
    let mut issued: Vec<IssuedCode> = codes.values().map(|one| code(one, catalog)).chain(given).collect();
    issued.sort();
    Facts { codes: issued, documents: documents.collect(), matters }
}

/// What is said of the site, the departments, the items and the accounts, by id.
pub(super) fn matters(catalog: &Catalog, accounts: &Accounts) -> Vec<Matter> {
    let mut matters: Vec<Matter> = std::iter::once(site(&catalog.site))
        .chain(catalog.departments.iter().map(department))
        .chain(catalog.items.iter().map(|one| item(one, catalog)))
        .chain(accounts.drawn().map(|one| account(one, catalog)))
        .collect();
    matters.sort();
    matters
}

/// The edition that these facts make.
fn edition(issue: &Issue, manifest: &Manifest, facts: &Facts) -> Edition {
    Edition {
        name: issue.name.clone(),
        issued: issue.date.to_string(),
        printed: manifest.edition.clone(),
        city: manifest.city.clone(),
        sample: manifest.sample,
        program: format!("{} {}", manifest.program.name, manifest.program.version),
        content: facts.content(),
    }
}

fn code(code: &Code, catalog: &Catalog) -> IssuedCode {
    let department = code.department.and_then(|at| catalog.departments.get(at));
    IssuedCode {
        id: code.id.clone(),
        kind: code.kind,
        department: department.map(|department| department.id.clone()).unwrap_or_default(),
        target: code.target.clone(),
        destination: code.destination.clone(),
        version: code.symbol.version(),
        level: format!("{:?}", code.symbol.level()),
        symbol: code.symbol.hash(),
    }
}

/// Each document once, by the file that is printed; by the one for the web where there is no other. All files of a
/// document show the same pages.
fn to_hang(manifest: &Manifest) -> Vec<&DocumentEntry> {
    let mut documents: BTreeMap<String, &DocumentEntry> = BTreeMap::new();
    let rank = |entry: &DocumentEntry| {
        let profile = Profile::named(&entry.profile).unwrap_or_default();
        (!profile.is_printed(), profile)
    };
    // Sheets are printings of documents, which hang and are recalled as those.
    for entry in manifest.documents.iter().filter(|entry| entry.sheets.is_none()) {
        let held = documents.entry(Profile::usual_path(&entry.path)).or_insert(entry);
        if rank(entry) < rank(held) {
            *held = entry;
        }
    }
    let mut documents: Vec<&DocumentEntry> = documents.into_values().collect();
    documents.sort_by(|one, other| one.path.cmp(&other.path));
    documents
}

/// A code that is no QR code, and is known by its picture.
fn given(account: &Account, catalog: &Catalog) -> Option<IssuedCode> {
    let Some(given @ Given::Picture(_, hash)) = &account.code else { return None };
    Some(IssuedCode {
        id: account.id.clone(),
        kind: Kind::Account,
        department: home(account, catalog),
        target: given.content(),
        destination: given.content(),
        version: 0,
        level: String::new(),
        symbol: hash.clone(),
    })
}

/// The id of an account's department; empty where it is the whole city's.
pub(super) fn home(account: &Account, catalog: &Catalog) -> String {
    account.department.and_then(|at| catalog.departments.get(at)).map(|found| found.id.clone()).unwrap_or_default()
}

/// What a document shows: the items it speaks of, the codes on it, the departments of both, and the site.
fn document(entry: &DocumentEntry, site: &str, home: &BTreeMap<&str, &str>, state: &State) -> IssuedDocument {
    let items = state.documents.get(&entry.path).map(|state| state.items.keys()).into_iter().flatten();
    let placed = entry.codes.iter().map(|placed| &placed.id).chain(entry.given.iter().map(|placed| &placed.id));
    let shown = items.chain(placed).map(String::as_str);
    let shown: BTreeSet<&str> = shown.chain(entry.department.as_deref()).collect();
    let departments = shown.iter().filter_map(|id| home.get(id).copied()).filter(|id| !id.is_empty());
    let site = std::iter::once(site);
    let matters: BTreeSet<&str> = departments.chain(site).chain(shown.iter().copied()).collect();
    IssuedDocument {
        path: entry.path.clone(),
        layout: entry.layout.clone(),
        department: entry.department.clone().unwrap_or_default(),
        pages: entry.pages,
        hash: entry.hash.clone(),
        shows: Vec::new(),
        codes: entry
            .codes
            .iter()
            .map(|placed| PlacedFact {
                id: placed.id.clone(),
                page: placed.page,
                x_mm: placed.x_mm,
                y_mm: placed.y_mm,
                side_mm: placed.side_mm,
                symbol: placed.logo.as_ref().map(|logo| logo.symbol.clone()).unwrap_or_default(),
            })
            .chain(entry.given.iter().map(|placed| PlacedFact {
                id: placed.id.clone(),
                page: placed.page,
                x_mm: placed.x_mm,
                y_mm: placed.y_mm,
                side_mm: placed.width_mm,
                symbol: String::new(),
            }))
            .collect(),
        matters: matters.into_iter().filter(|id| home.contains_key(id)).map(str::to_owned).collect(),
    }
}

/// The columns among the names that a template mentions; headings stand under more than one name.
fn columns(mentions: &BTreeSet<String>) -> Vec<String> {
    let mut columns: BTreeSet<&str> = mentions.iter().map(String::as_str).collect();
    if ["levels", "groups", "title"].iter().any(|name| columns.contains(name)) {
        columns.extend(["level1", "level2", "level3"]);
    }
    let known = |name: &&str| {
        let plain = name.strip_prefix("site.").unwrap_or(name);
        SITE.contains(&plain)
            || DEPARTMENT.contains(&plain)
            || plain == "field"
            || Column::all().any(|column| column != Column::Url && column.key() == plain)
    };
    columns.into_iter().filter(known).map(str::to_owned).collect()
}

/// The texts of the site that layouts may show.
const SITE: [&str; 7] = ["name", "name_mn", "office", "telephone", "address", "hours", "complaints"];

/// The texts of a department that layouts may show.
const DEPARTMENT: [&str; 8] = ["name", "name_mn", "short_name", "duties", "address", "telephone", "hours", "wechat"];

fn site(site: &Site) -> Matter {
    let Site { name, name_mn, office, telephone, address, hours, complaints, .. } = site;
    let texts = [name, approved(name_mn.as_ref()), office, telephone, address, hours, complaints];
    Matter {
        id: site.id.clone(),
        kind: Kind::Site,
        department: String::new(),
        name: name.clone(),
        digests: digests(SITE.into_iter().zip(texts)),
    }
}

fn department(department: &Department) -> Matter {
    let Department { name, name_mn, short_name, duties, address, telephone, hours, wechat, .. } = department;
    let wechat = wechat.as_deref().unwrap_or_default();
    let texts = [name, approved(name_mn.as_ref()), short_name, duties, address, telephone, hours, wechat];
    Matter {
        id: department.id.clone(),
        kind: Kind::Department,
        department: department.id.clone(),
        name: name.clone(),
        digests: digests(DEPARTMENT.into_iter().zip(texts)),
    }
}

fn item(item: &Item, catalog: &Catalog) -> Matter {
    let field = catalog.fields.get(item.field).map_or("", |field| &field.name);
    // How a name is read decides its place in an index; no page shows it.
    let columns =
        Column::all().filter(|column| !matches!(column, Column::Id | Column::Field | Column::Url | Column::Reading));
    let texts = columns.map(|column| (column.key(), item.text(column)));
    Matter {
        id: item.id.clone(),
        kind: Kind::Item,
        department: catalog.departments.get(item.department).map(|found| found.id.clone()).unwrap_or_default(),
        name: item.name.clone(),
        digests: digests(texts.chain([("field", field)])),
    }
}

fn account(account: &Account, catalog: &Catalog) -> Matter {
    // Whether it was known that it would close: a plan need not say so again.
    let closing = match account.state {
        Standing::Closing(on) => on.to_string(),
        _ => String::new(),
    };
    Matter {
        id: account.id.clone(),
        kind: Kind::Account,
        department: home(account, catalog),
        name: account.name.clone(),
        digests: digests([("name", account.name.as_str()), (CLOSING, &closing)].into_iter()),
    }
}

fn approved(name: Option<&MongolianName>) -> &str {
    name.and_then(MongolianName::approved).unwrap_or_default()
}

fn digests<'t>(texts: impl Iterator<Item = (&'static str, &'t str)>) -> BTreeMap<String, String> {
    // A quarter of a hash tells the texts of one column of one item apart.
    let texts = texts.filter(|(_, text)| !text.is_empty());
    texts.map(|(column, text)| (column.to_owned(), content_hash(text.as_bytes())[..16].to_owned())).collect()
}

/// An edition that may be issued, and the register it goes to once everything is written.
pub(super) struct Issuing {
    register: Register,
    edition: Edition,
    facts: Facts,
}

impl Issuing {
    /// Opens the register, and refuses another content under the name of an edition issued before. None where nothing is
    /// to be issued.
    pub(super) fn new(
        options: &Options,
        manifest: &Manifest,
        facts: impl FnOnce() -> Facts,
    ) -> Result<Option<Self>, Diagnostic> {
        let Some(issue) = &options.issue else { return Ok(None) };
        let facts = facts();
        let edition = edition(issue, manifest, &facts);
        let register = Register::open_or_begin(&options.root)?;
        match register.would_refuse(&edition, &facts) {
            Some(found) => Err(found),
            None => Ok(Some(Self { register, edition, facts })),
        }
    }

    /// Records the edition.
    pub(super) fn record(mut self) -> Result<Issued, Diagnostic> {
        let recorded = self.register.record(&self.edition, &self.facts)?;
        let Edition { name, issued, .. } = self.edition;
        // An edition recorded before keeps its day.
        let held = self.register.edition(Some(&name))?.map_or(issued, |held| held.issued);
        Ok(Issued { edition: name, date: held, new: recorded == Recorded::New })
    }
}
