//! An audit: photos gathered and read, what is known of the walls put together, each photo looked at.

mod gather;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::progress::{Progress, Stage};
use super::{issue, planning};
use crate::account::{Account, Accounts, Given};
use crate::address::{AllowList, Owner, Published, Target};
use crate::audit::{self, Audit, Known, PhotoAudit, Refused, State, UnseenPosting, Walls, Why};
use crate::catalog::{Catalog, Date};
use crate::diag::{Diagnostic, Diagnostics};
use crate::gate::Withheld;
use crate::hash::content_hash;
use crate::picture::{self, PhotoError};
use crate::plan::Now;
use crate::register::{Edition, Facts, Inspection, IssuedCode, Kind, Posting, Register};

use gather::Found;

/// What to look at, for which project.
#[derive(Clone, Debug)]
pub struct AuditOptions {
    /// The project's folder.
    pub root: PathBuf,
    /// Photos, and folders of them.
    pub paths: Vec<PathBuf>,
    /// Where they were all taken; none where their folders say so, or nobody.
    pub place: Option<String>,
    /// The day by which accounts are there or not.
    pub date: Date,
    /// Who looked, to be recorded with the postings; none records nothing.
    pub record: Option<String>,
    /// Threads; none means as many as there are cores.
    pub jobs: Option<NonZeroUsize>,
}

/// How an audit went.
#[derive(Debug)]
pub struct AuditOutcome {
    /// All there is to tell besides what the photos show, in the order of the photos.
    pub found: Diagnostics,
    /// How it ended.
    pub end: AuditEnd,
}

/// How an audit ended.
#[derive(Debug)]
pub enum AuditEnd {
    /// Every photo was looked at that could be.
    Audited(Box<Audited>),
    /// The project has errors.
    InputErrors,
    /// There are no photos or no register, or the system does not allow it.
    Unable,
    /// It was asked to stop.
    Cancelled,
}

/// What was found.
#[derive(Debug)]
pub struct Audited {
    /// What the photos show.
    pub audit: Audit,
    /// Whose walls they are: the city's name.
    pub city: String,
    /// How many inspections were recorded, if that was asked for.
    pub recorded: Option<usize>,
}

/// Largest file that is looked at: photos of 200 megapixels have 60 MB.
const MOST_BYTES: u64 = 128 << 20;

/// Looks at photos. `cancel` may be raised from elsewhere to stop it between two of them; nothing is recorded then.
pub fn audit(options: &AuditOptions, progress: &dyn Progress, cancel: &AtomicBool) -> AuditOutcome {
    let mut found = Diagnostics::default();
    let end = match super::pool(options.jobs) {
        Ok(pool) => pool.install(|| carry_out(options, progress, cancel, &mut found)),
        Err(error) => Err(unable(error, &mut found)),
    };
    AuditOutcome { found, end: end.map_or_else(|end| end, |audited| AuditEnd::Audited(Box::new(audited))) }
}

fn unable(one: Diagnostic, found: &mut Diagnostics) -> AuditEnd {
    found.push(one);
    AuditEnd::Unable
}

fn carry_out(
    options: &AuditOptions,
    progress: &dyn Progress,
    cancel: &AtomicBool,
    found: &mut Diagnostics,
) -> Result<Audited, AuditEnd> {
    let mut register = register(&options.root).map_err(|one| unable(one, found))?;
    let editions = editions(&register).map_err(|one| unable(one, found))?;
    let postings = register.postings().map_err(|one| unable(one, found))?;
    let today = today(&options.root, options.date, found).ok_or(AuditEnd::InputErrors)?;
    let places: BTreeSet<&str> = postings.iter().map(|posting| posting.place.as_str()).collect();
    let photos = gather::photos(&options.paths, options.place.as_deref(), &places, found);
    let photos = photos.map_err(|one| unable(one, found))?;
    let hanging: Vec<Posting> = postings.iter().filter(|posting| posting.removal.is_none()).cloned().collect();
    let known = Known { now: &today.now, editions: &editions, allowed: &today.allowed, hanging: &hanging };
    let walls = Walls::new(known);

    progress.begin(Stage::Photos, photos.len());
    let looked = photos.par_iter().with_max_len(1).map(|photo| {
        let looked = (!cancel.load(Ordering::Relaxed)).then(|| look(photo, &walls));
        progress.step();
        looked
    });
    let looked: Vec<_> = looked.collect();
    progress.end();
    if cancel.load(Ordering::Relaxed) {
        return Err(AuditEnd::Cancelled);
    }
    let mut audits = Vec::new();
    for (audit, refused) in looked.into_iter().flatten() {
        found.extend(refused);
        audits.push(audit);
    }
    let unseen = unseen(&audits, &hanging);
    let audit = Audit::new(audits, unseen);
    let recorded = match &options.record {
        Some(person) => {
            let inspections = inspections(&audit, person, options.date, found);
            Some(register.record_inspections(&inspections).map_err(|one| unable(one, found))?)
        }
        None => None,
    };
    Ok(Audited { audit, city: today.city, recorded })
}

fn register(root: &Path) -> Result<Register, Diagnostic> {
    let none = || Diagnostic::error("build-audit-no-register").with("folder", root.display());
    Register::open(root)?.ok_or_else(none)
}

/// Every edition with its facts, the earliest first.
fn editions(register: &Register) -> Result<Vec<(Edition, Facts)>, Diagnostic> {
    let editions = register.editions()?.into_iter().map(|edition| {
        let facts = register.facts(&edition.name)?;
        Ok((edition, facts))
    });
    editions.collect()
}

/// What the project says today.
struct Today {
    city: String,
    now: Now,
    allowed: AllowList,
}

/// Warnings about the catalogue are a build's matter.
fn today(root: &Path, date: Date, found: &mut Diagnostics) -> Option<Today> {
    let mut own = Diagnostics::default();
    let mut read = || {
        let Published { settings, cleared, withheld, targets } = Published::read(root, &mut own)?;
        let catalog = cleared.catalog();
        let accounts = Accounts::read(root, &cleared, &withheld, Some(date).max(settings.build.date), &mut own);
        let given = accounts.drawn().filter_map(|account| given(account, catalog));
        let mut codes: Vec<IssuedCode> = targets.into_iter().map(|target| code(target, catalog)).chain(given).collect();
        codes.sort();
        let facts = Facts { codes, matters: issue::matters(catalog, &accounts), documents: Vec::new() };
        let withheld = withheld.into_iter().map(|Withheld { id, name, .. }| (id, name)).collect();
        let now =
            Now { facts, withheld, aliases: planning::aliases(catalog), accounts: planning::standings(&accounts) };
        let allowed = AllowList::new(&settings.addresses, &mut Diagnostics::default());
        Some(Today { city: catalog.site.name.clone(), now, allowed })
    };
    let today = read();
    if own.has_errors() {
        found.extend(own);
        return None;
    }
    today
}

/// A code as a build would make it now, as far as it is known without making it.
fn code(target: Target, catalog: &Catalog) -> IssuedCode {
    let (kind, department) = match target.owner {
        Owner::Site => (Kind::Site, None),
        Owner::Department(index) => (Kind::Department, catalog.departments.get(index)),
        Owner::Item(index) => {
            (Kind::Item, catalog.items.get(index).and_then(|item| catalog.departments.get(item.department)))
        }
    };
    IssuedCode {
        id: target.id,
        kind,
        department: department.map(|department| department.id.clone()).unwrap_or_default(),
        target: target.url,
        destination: target.destination,
        version: 1,
        level: String::new(),
        symbol: String::new(),
    }
}

/// An account's code, likewise. One that is a picture cannot be read on a wall either.
fn given(account: &Account, catalog: &Catalog) -> Option<IssuedCode> {
    let Some(Given::Payload(payload)) = &account.code else { return None };
    Some(IssuedCode {
        id: account.id.clone(),
        kind: Kind::Account,
        department: issue::home(account, catalog),
        target: payload.clone(),
        destination: payload.clone(),
        version: 1,
        level: String::new(),
        symbol: String::new(),
    })
}

/// What a photo shows; and what there is to tell if it could not be looked at.
fn look(photo: &Found, walls: &Walls<'_>) -> (PhotoAudit, Option<Diagnostic>) {
    let named = PhotoAudit { photo: photo.name.clone(), place: photo.place.clone(), ..PhotoAudit::default() };
    let told = |refused: Refused, warning: Diagnostic, named: PhotoAudit| {
        (PhotoAudit { refused: Some(refused), ..named }, Some(warning.with("photo", &photo.name)))
    };
    let bytes = match bytes(&photo.path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let warning = Diagnostic::warning("build-audit-large-file").with("limit", MOST_BYTES >> 20);
            return told(Refused::LargeFile, warning, named);
        }
        Err(error) => {
            let warning = Diagnostic::warning("build-audit-unreadable").with("detail", error);
            return told(Refused::Unreadable, warning, named);
        }
    };
    let sha256 = content_hash(&bytes);
    match picture::photo(&bytes) {
        Ok(pixels) => {
            let PhotoAudit { photo, .. } = named;
            (PhotoAudit { photo, sha256, ..audit::look(pixels, named.place.as_deref(), walls) }, None)
        }
        Err(error) => told(Refused::from(&error), refused(&error), PhotoAudit { sha256, ..named }),
    }
}

/// A file's bytes, none where they are too many. What has no length to ask for beforehand, or grows, is read no farther
/// than any other.
fn bytes(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= MOST_BYTES).then_some(bytes))
}

fn refused(error: &PhotoError) -> Diagnostic {
    match error {
        PhotoError::Empty => Diagnostic::warning("build-audit-empty"),
        PhotoError::Unknown => Diagnostic::warning("build-audit-no-picture"),
        PhotoError::Kind(kind) => Diagnostic::warning("build-audit-kind").with("kind", kind),
        PhotoError::TooLarge { longest } => Diagnostic::warning("build-audit-too-large").with("longest", longest),
        PhotoError::TooMuchMemory { limit } => Diagnostic::warning("build-audit-too-much-memory").with("limit", limit),
        PhotoError::CutOff => Diagnostic::warning("build-audit-cut-off"),
        PhotoError::Broken(detail) => Diagnostic::warning("build-audit-broken").with("detail", detail),
    }
}

/// What hangs where photos were taken, and is on none of them.
fn unseen(photos: &[PhotoAudit], hanging: &[Posting]) -> Vec<UnseenPosting> {
    let looked_at = photos.iter().filter(|photo| photo.size.is_some());
    let places: BTreeSet<&str> = looked_at.filter_map(|photo| photo.place.as_deref()).collect();
    let sheets = || photos.iter().flat_map(|photo| &photo.sheets);
    let seen: BTreeSet<i64> = sheets().flat_map(|sheet| sheet.posting.iter().chain(&sheet.postings)).copied().collect();
    let is_unseen = |posting: &&Posting| places.contains(posting.place.as_str()) && !seen.contains(&posting.number);
    let mut unseen: Vec<UnseenPosting> = hanging
        .iter()
        .filter(is_unseen)
        .map(|posting| UnseenPosting {
            place: posting.place.clone(),
            number: posting.number,
            document: posting.document.clone(),
            edition: posting.edition.clone(),
        })
        .collect();
    unseen.sort_by(|one, other| (&one.place, one.number).cmp(&(&other.place, other.number)));
    unseen
}

/// What is to be recorded: for each photo, each posting it certainly shows. What it may show is told instead.
fn inspections(audit: &Audit, person: &str, date: Date, found: &mut Diagnostics) -> Vec<Inspection> {
    let mut inspections = Vec::new();
    for photo in &audit.photos {
        let mut of_photo: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
        for (index, sheet) in photo.sheets.iter().enumerate() {
            if let Some(posting) = sheet.posting {
                of_photo.entry(posting).or_default().push(index);
                continue;
            }
            let warning = Diagnostic::warning("build-audit-not-recorded").with("photo", &photo.photo);
            let warning = warning.with("document", &sheet.document).with("count", sheet.postings.len());
            found.push(warning.with("place", photo.place.as_deref().unwrap_or("none")));
        }
        inspections.extend(of_photo.into_iter().map(|(posting, sheets)| Inspection {
            person: person.to_owned(),
            checked: date.to_string(),
            ..inspection(photo, posting, &sheets)
        }));
    }
    inspections
}

/// What a photo shows of a posting.
fn inspection(photo: &PhotoAudit, posting: i64, sheets: &[usize]) -> Inspection {
    let of_sheets = || sheets.iter().map(|&index| &photo.sheets[index]);
    let on = |sheet: Option<usize>| sheet.is_some_and(|sheet| sheets.contains(&sheet));
    let codes: Vec<_> = photo.codes.iter().filter(|code| on(code.sheet)).collect();
    let lost: BTreeSet<&str> = of_sheets()
        .flat_map(|sheet| &sheet.missing)
        .filter(|missing| missing.why == Why::NotRead)
        .map(|missing| missing.id.as_str())
        .collect();
    let worst = codes.iter().map(|code| code.state).min().unwrap_or(State::Current);
    let outcome = if worst.is_trouble() || lost.is_empty() { worst.name() } else { "missing" };
    let wrong = codes.iter().filter(|code| code.state.is_trouble());
    let wrong = wrong.filter_map(|code| code.instead_of.as_deref().or(code.id.as_deref()));
    let ids: BTreeSet<&str> = wrong.chain(lost).collect();
    let sum = |count: fn(&audit::SheetAudit) -> usize| {
        u32::try_from(of_sheets().map(count).sum::<usize>()).unwrap_or(u32::MAX)
    };
    Inspection {
        posting,
        photo: photo.photo.clone(),
        photo_hash: photo.sha256.clone(),
        outcome: outcome.to_owned(),
        codes: sum(|sheet| sheet.codes),
        read: sum(|sheet| sheet.read),
        detail: ids.into_iter().collect::<Vec<_>>().join(" "),
        ..Inspection::default()
    }
}
