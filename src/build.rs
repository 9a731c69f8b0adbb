//! The whole run: from a project's folder to finished files, and what there is to say about it.
//!
//! Comes in: [`Options`]. Goes out: an [`Outcome`]. This is the only room with threads; what they do is pure, and
//! their results are put together in the order of the input.

mod auditing;
mod codes;
mod coverage;
mod digest;
mod documents;
mod evidence;
mod import;
mod imposing;
mod issue;
mod kept;
mod loose;
mod mongolian;
mod moves;
mod places;
mod planning;
mod progress;
mod proof;
mod proving;
mod reprint;
mod selection;
mod shortened;
mod summary;
mod writing;

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::account::Accounts;
use crate::address::redirects::{Redirects, Retired};
use crate::address::{Permalinks, Target};
use crate::catalog::{self, BuildSettings, Catalog, Date, PressSettings, Project, Settings};
use crate::code::{Codes, Level};
use crate::diag::{Diagnostic, Diagnostics};
use crate::font::FontSet;
use crate::gate::{Cleared, Withheld};
use crate::layout::Layout;
use crate::layout::built_in_names;
use crate::layout::paper::Papers;
use crate::layout::view::Views;
use crate::loose::Kind;
use crate::output::{Earlier, Folder, Manifest, Plan, State};
use crate::page::Profile;
use crate::preflight::{Occasion, Waivers};
use crate::press::Press;
use crate::{address, gate, survey};

use documents::{Finished, Named, Profiles, Workshop};
use issue::Issuing;
use loose::Wanted;
use selection::{Asked, Selection};
use writing::{Shipment, Stop};

pub use auditing::{AuditEnd, AuditOptions, AuditOutcome, Audited, audit};
pub use import::{ImportEnd, ImportOptions, ImportRun, Imported, PROFILE, import};
pub use issue::Issue;
pub use moves::{Move, Moves, MovesRefused, accept_moves};
pub use planning::{PlanEnd, PlanOptions, PlanOutcome, Planned, plan};
pub use progress::{Progress, Silent, Stage};
pub use proof::{Proof, ProofEnd, ProofOptions, ProofOutcome, proof};
pub use summary::{CodeSizes, Files, Issued, LayoutSummary, Reason, Rebuilt, Summary};

/// What to make of which project.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The project's folder.
    pub root: PathBuf,
    /// The output folder.
    pub output: PathBuf,
    /// Layouts to make, or `codes`; empty means all.
    pub only: Vec<String>,
    /// Departments to make them for; empty means all.
    pub departments: Vec<String>,
    /// For whom to write documents; empty means as the layouts and the project say.
    pub profiles: Vec<Profile>,
    /// What to make of each code; empty means as the project says.
    pub codes: Vec<Kind>,
    /// Whether to put pages on the sheets their layouts ask for, whatever the project says.
    pub sheets: bool,
    /// Threads; none means as many as there are cores.
    pub jobs: Option<NonZeroUsize>,
    /// The day a check is made, to look the catalogue over; none in a build, which goes by the project's own date.
    pub today: Option<Date>,
    /// Whether to write; a check does all the rest.
    pub write: bool,
    /// Whether to read everything back before it is written.
    pub proof: bool,
    /// The edition to record it as, once it is written; none records nothing.
    pub issue: Option<Issue>,
}

/// How a run went.
#[derive(Debug)]
pub struct Outcome {
    /// All there is to tell, in the order of the input, each thing once.
    pub found: Diagnostics,
    /// How it ended.
    pub end: End,
    /// What was read back, if it was asked for.
    pub proof: Option<Proof>,
}

/// How a run ended.
#[derive(Debug)]
pub enum End {
    /// All was made.
    Made(Box<Summary>),
    /// The input has errors; nothing was written.
    InputErrors,
    /// The command line or the system did not allow it.
    Unable,
    /// It was asked to stop.
    Cancelled,
}

/// Carries out a run. `cancel` may be raised from elsewhere to stop it between two documents or files.
pub fn run(options: &Options, progress: &dyn Progress, cancel: &AtomicBool) -> Outcome {
    let mut found = Diagnostics::default();
    let mut proof = None;
    let end = match pool(options.jobs) {
        Ok(pool) => pool.install(|| carry_out(options, progress, cancel, &mut found, &mut proof, &mut |_| ())),
        Err(error) => Err(unable(error, &mut found)),
    };
    let end = end.map_or_else(|end| end, |summary| End::Made(Box::new(summary)));
    Outcome { found: once_each(found), end, proof }
}

/// Threads for a run. Their stacks are deep enough for what strangers nest in their files.
fn pool(jobs: Option<NonZeroUsize>) -> Result<ThreadPool, Diagnostic> {
    const STACK: usize = 16 << 20;
    let pool = ThreadPoolBuilder::new().num_threads(jobs.map_or(0, NonZeroUsize::get)).stack_size(STACK).build();
    pool.map_err(|error| Diagnostic::error("build-no-threads").with("detail", error))
}

/// What a run made, before any of it is written.
struct Look<'a> {
    catalog: &'a Catalog,
    codes: &'a Codes,
    layouts: &'a [Named],
    withheld: &'a [Withheld],
    finished: &'a [Finished<'a>],
    fonts: &'a FontSet,
    papers: &'a Papers,
    account: &'a (Manifest, State),
    accounts: &'a Accounts,
}

fn carry_out(
    options: &Options,
    progress: &dyn Progress,
    cancel: &AtomicBool,
    found: &mut Diagnostics,
    proof: &mut Option<Proof>,
    look: &mut dyn FnMut(&Look<'_>),
) -> Result<Summary, End> {
    issue::check(options).map_err(|one| unable(one, found))?;
    progress.begin(Stage::Read, 1);
    let earlier = earlier(options, found)?;
    let Material { settings, papers, layouts, waivers, cleared, withheld, targets, accounts, fonts, selection, wanted } =
        read(options, found)?;
    let catalog = cleared.catalog();
    // What is wrong with them was told with the addresses.
    let permalinks = Permalinks::new(&settings.addresses, &mut Diagnostics::default());
    let retired = remembered(&options.root, &settings, permalinks.as_ref(), &targets, found)?;
    let profiles = profiles(&settings.build, &layouts, options, found);
    progress.end();

    let codes = codes::make(catalog, &targets, &accounts, level(settings.codes.level), progress, found);
    go_on(found, cancel)?;

    let mut plan = Plan::default();
    writing::claim_reports(&mut plan, found);
    let redirects = permalinks.as_ref().map(|short| Redirects::new(&cleared, &targets, short, &retired, found));
    let redirects = writing::redirects(redirects.as_ref(), &mut plan, found);
    let loose = wanted.claim(&codes, catalog, &selection, &mut plan, found);
    let workshop = Workshop {
        catalog,
        views: Views::new(&cleared, &codes).with_accounts(&accounts),
        codes: &codes,
        accounts: &accounts,
        fonts: &fonts,
        date: settings.build.date,
        printer: &settings.printer,
        profiles,
        sheets: options.sheets || settings.build.sheets,
        program: digest::program(&settings, &papers, &fonts),
        earlier: &earlier,
    };
    let drafts = workshop.drafts(&layouts, &selection, &mut plan, found);
    go_on(found, cancel)?;
    progress.begin(Stage::Documents, drafts.len());
    let finished = workshop.finish(drafts, progress, cancel, found);
    progress.end();
    let occasion = Occasion { date: options.today.or(settings.build.date), whole: selection.is_all() };
    let waived = waivers.settle(finished.iter().map(Finished::judged), occasion, found);
    go_on(found, cancel)?;

    let shipment = Shipment { catalog, codes: &codes, loose, redirects, withheld: gate::withheld_csv(&withheld), plan };
    let account = writing::account(&shipment, &finished, &earlier, selection.is_all());
    if options.proof {
        let secrets = proving::secrets(&withheld, &accounts, &cleared, &targets);
        let read = proof::of_build(&options.output, &finished, &account.0, secrets, progress, cancel);
        found.extend(proof.insert(read).diagnostics());
        go_on(found, cancel)?;
    }
    let mut summary = summary::of(catalog, withheld.len(), &shipment, &layouts, &finished, &account.0);
    summary.waived = waived;
    let made = Look {
        catalog,
        codes: &codes,
        layouts: &layouts,
        withheld: &withheld,
        finished: &finished,
        fonts: &fonts,
        papers: &papers,
        account: &account,
        accounts: &accounts,
    };
    look(&made);
    let issuing = Issuing::new(options, &account.0, || issue::facts(&made)).map_err(|one| unable(one, found))?;
    if options.write {
        found.extend(writing::outdated(&account.0, &earlier, &finished));
        let folder = Folder::open(&options.output, &earlier, &shipment.plan).map_err(|one| unable(one, found))?;
        let written = writing::write(&shipment, &finished, &account, folder, progress, cancel);
        summary.files = written.map_err(|stop| stopped(stop, found))?;
        summary.wrote = true;
    }
    summary.issued = issuing.map(Issuing::record).transpose().map_err(|one| unable(one, found))?;
    Ok(summary)
}

/// What a run makes everything from.
struct Material {
    settings: Settings,
    papers: Papers,
    layouts: Vec<Named>,
    waivers: Waivers,
    cleared: Cleared,
    withheld: Vec<Withheld>,
    targets: Vec<Target>,
    accounts: Arc<Accounts>,
    fonts: FontSet,
    selection: Selection,
    wanted: Wanted,
}

/// Reads the project and finds what is wrong in it.
fn read(options: &Options, found: &mut Diagnostics) -> Result<Material, End> {
    let Project { catalog, settings } = catalog::load(&options.root, found).ok_or(End::InputErrors)?;
    let list = gate::read(&options.root, found);
    survey::before_print(&catalog, list.as_ref(), options.today.or(settings.build.date), found);
    if options.today.is_some() {
        survey::at_rest(&catalog, found);
    }
    let wanted = Wanted::new(&options.codes, &settings.codes, found);
    let names = layout_names(&settings.build, &options.only, found);
    let papers = Papers::new(&settings.papers, found);
    let mut layouts = layouts(&names, &papers, &settings.press, options, found);
    let waivers = Waivers::read(&options.root, found);
    let (cleared, withheld) = gate::clear(catalog, &list.ok_or(End::InputErrors)?, found);
    let catalog = cleared.catalog();
    let selection = Selection::new(Asked::of(options), &names, catalog);
    let targets = address::resolve(&cleared, &settings.addresses, found);
    // A check asks about today, but what it checks may bear a later day.
    let date = options.today.max(settings.build.date);
    let accounts = Arc::new(Accounts::read(&options.root, &cleared, &withheld, date, found));
    for named in &mut layouts {
        named.layout.know(&accounts);
    }
    let fonts = FontSet::with_folder(&options.root.join("fonts"), found);
    coverage::check(catalog, &accounts, &fonts, found);
    mongolian::check_joints(catalog, &layouts, found);
    let selection = selection.map_err(|refused| {
        found.extend(refused);
        End::Unable
    })?;
    Ok(Material { settings, papers, layouts, waivers, cleared, withheld, targets, accounts, fonts, selection, wanted })
}

/// What the register has to say: addresses that were not good lately, and the codes once issued that are no more.
fn remembered(
    root: &Path,
    settings: &Settings,
    permalinks: Option<&Permalinks>,
    targets: &[Target],
    found: &mut Diagnostics,
) -> Result<Vec<Retired>, End> {
    evidence::demand(root, settings.links, settings.build.date, targets, found)
        .and_then(|()| shortened::retired(root, permalinks, targets, found))
        .map_err(|one| unable(one, found))
}

/// Stops a run whose input has errors, or that was asked to stop.
fn go_on(found: &Diagnostics, cancel: &AtomicBool) -> Result<(), End> {
    if cancel.load(Ordering::Relaxed) {
        Err(End::Cancelled)
    } else if found.has_errors() {
        Err(End::InputErrors)
    } else {
        Ok(())
    }
}

fn stopped(stop: Stop, found: &mut Diagnostics) -> End {
    match stop {
        Stop::Trouble(one) => unable(one, found),
        Stop::Cancelled => End::Cancelled,
    }
}

fn unable(one: Diagnostic, found: &mut Diagnostics) -> End {
    found.push(one);
    End::Unable
}

/// What an earlier run left; nothing where this one will not write.
fn earlier(options: &Options, found: &mut Diagnostics) -> Result<Earlier, End> {
    if !options.write {
        return Ok(Earlier::default());
    }
    let mut warnings = Vec::new();
    let earlier = Earlier::read(&options.output, &mut |warning| warnings.push(warning));
    found.extend(warnings);
    earlier.map_err(|one| unable(one, found))
}

/// For whom documents are written.
fn profiles(settings: &BuildSettings, layouts: &[Named], options: &Options, found: &mut Diagnostics) -> Profiles {
    let mut usual = Vec::new();
    for name in settings.profiles.iter().flatten() {
        match Profile::named(&name.value) {
            Some(profile) => usual.push(profile),
            None => found.push(
                Diagnostic::error("build-unknown-profile")
                    .at(name.span.clone())
                    .with("name", &name.value)
                    .with("known", Profile::ALL.map(Profile::name).join(", ")),
            ),
        }
    }
    if usual.is_empty() {
        usual.push(Profile::default());
    }
    let profiles = Profiles { asked: options.profiles.clone(), usual };
    press_needs_a_date(layouts, &profiles, settings.date, found);
    profiles
}

/// A file for a print shop says when it was made, and the clock is never asked.
fn press_needs_a_date(layouts: &[Named], profiles: &Profiles, date: Option<Date>, found: &mut Diagnostics) {
    let is_for_press = |named: &&Named| profiles.of(&named.layout).iter().any(|profile| profile.is_for_press());
    if let (None, Some(named)) = (date, layouts.iter().find(is_for_press)) {
        found.push(Diagnostic::error("build-press-undated").with("layout", &named.name));
    }
}

/// What a project builds that lists no layouts.
const USUAL: [&str; 3] = ["poster", "handbook", "bulletin"];

/// The names of the project's layouts, in its order, then those of built-in ones that are asked for by name.
fn layout_names(settings: &BuildSettings, only: &[String], found: &mut Diagnostics) -> Vec<String> {
    let mut names = listed_names(settings, found);
    for name in only {
        if !names.contains(name) && built_in_names().any(|built_in| built_in == name) {
            names.push(name.clone());
        }
    }
    names
}

/// The names a project lists, or the usual ones where it lists none.
fn listed_names(settings: &BuildSettings, found: &mut Diagnostics) -> Vec<String> {
    let Some(listed) = &settings.layouts else { return USUAL.map(str::to_owned).to_vec() };
    let mut names: Vec<String> = Vec::new();
    for name in listed {
        if matches!(name.value.to_lowercase().as_str(), "codes" | "operator" | "redirects") {
            found.push(Diagnostic::error("build-layout-name").at(name.span.clone()).with("name", &name.value));
        } else if names.contains(&name.value) {
            found.push(Diagnostic::error("build-layout-twice").at(name.span.clone()).with("name", &name.value));
        } else {
            names.push(name.value.clone());
        }
    }
    names
}

/// The layouts asked for; a mistake in one that is not asked for stops nobody.
fn layouts(
    names: &[String],
    papers: &Papers,
    press: &PressSettings,
    options: &Options,
    found: &mut Diagnostics,
) -> Vec<Named> {
    let asked = names.iter().filter(|name| options.only.is_empty() || options.only.contains(name));
    let usual = Press::new(press, &options.root, found);
    let load = |name: &String| {
        let layout = Layout::load(name, &options.root, papers, found)?;
        let own = layout.settings.press.as_ref().map(|own| Press::new(own, &options.root, found));
        let press = own.unwrap_or_else(|| usual.clone())?;
        Some(Named { name: name.clone(), layout, press })
    };
    asked.filter_map(load).collect()
}

fn level(letter: char) -> Level {
    match letter {
        'L' => Level::L,
        'Q' => Level::Q,
        'H' => Level::H,
        _ => Level::M,
    }
}

/// The diagnostics without those already given: one mistake in a template shows in every document made with it.
fn once_each(found: Diagnostics) -> Diagnostics {
    let mut seen = BTreeSet::new();
    let mut once = Diagnostics::default();
    once.extend(found.into_iter().filter(|one| {
        let range = one.span.as_ref().map(|span| (span.range.start, span.range.end));
        let spot = one.spot.map(|spot| (spot.page, spot.point.map(|point| (point.x, point.y))));
        seen.insert((one.key, one.place().map(str::to_owned), range, spot, one.arguments.clone()))
    }));
    once
}
