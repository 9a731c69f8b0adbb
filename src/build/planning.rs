//! A plan: a build that writes nothing, compared with what was issued and what hangs.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use super::progress::Progress;
use super::reprint::Printing;
use super::{End, Look, Options, carry_out, go_on, issue, once_each, pool, unable};
use crate::account::{Account, Accounts};
use crate::catalog::Catalog;
use crate::diag::{Diagnostic, Diagnostics};
use crate::gate::Withheld;
use crate::plan::{self, Joining, Now, Plan, Standing};
use crate::register::{Edition, Facts, Posting, Register};

/// What to plan for which project.
#[derive(Clone, Debug)]
pub struct PlanOptions {
    /// The project's folder.
    pub root: PathBuf,
    /// The edition to compare with; none means the last.
    pub against: Option<String>,
    /// Whether to make the reprint list and what is to hang, and how that is joined.
    pub reprint: Option<Joining>,
    /// Threads; none means as many as there are cores.
    pub jobs: Option<NonZeroUsize>,
}

/// How planning went.
#[derive(Debug)]
pub struct PlanOutcome {
    /// All there is to tell, in the order of the input, each thing once.
    pub found: Diagnostics,
    /// How it ended.
    pub end: PlanEnd,
}

/// How planning ended.
#[derive(Debug)]
pub enum PlanEnd {
    /// There is a plan.
    Planned(Box<Planned>),
    /// The input has errors.
    InputErrors,
    /// The command line, the register or the system did not allow it.
    Unable,
    /// It was asked to stop.
    Cancelled,
}

/// A plan, and what is needed to carry it out.
#[derive(Debug)]
pub struct Planned {
    /// The plan.
    pub plan: Plan,
    /// Whose it is: the city's name.
    pub city: String,
    /// The reprint list and what is to hang, if it was asked for: files by their names.
    pub reprint: BTreeMap<String, Vec<u8>>,
}

/// What was recorded, as far as a plan needs it.
struct Recorded {
    against: Option<Edition>,
    editions: BTreeMap<String, Facts>,
    hanging: Vec<Posting>,
}

/// Plans. `cancel` may be raised from elsewhere to stop it between two documents.
pub fn plan(options: &PlanOptions, progress: &dyn Progress, cancel: &AtomicBool) -> PlanOutcome {
    let mut found = Diagnostics::default();
    let planned = recorded(options).map_err(|one| unable(one, &mut found)).and_then(|recorded| {
        let pool = pool(options.jobs).map_err(|one| unable(one, &mut found))?;
        pool.install(|| build(options, &recorded, progress, cancel, &mut found))
    });
    let end = match planned {
        Ok(planned) => PlanEnd::Planned(Box::new(planned)),
        Err(End::InputErrors) => PlanEnd::InputErrors,
        Err(End::Cancelled) => PlanEnd::Cancelled,
        Err(End::Unable | End::Made(_)) => PlanEnd::Unable,
    };
    PlanOutcome { found: once_each(found), end }
}

fn recorded(options: &PlanOptions) -> Result<Recorded, Diagnostic> {
    let Some(register) = Register::open(&options.root)? else {
        return match &options.against {
            Some(name) => Err(Diagnostic::error("build-no-edition").with("name", name)),
            None => Ok(Recorded { against: None, editions: BTreeMap::new(), hanging: Vec::new() }),
        };
    };
    let against = register.edition(options.against.as_deref())?;
    if let (Some(name), None) = (&options.against, &against) {
        return Err(Diagnostic::error("build-no-edition").with("name", name));
    }
    let hanging = register.hanging()?;
    let names: BTreeSet<&str> =
        hanging.iter().map(|one| one.edition.as_str()).chain(against.as_ref().map(|one| one.name.as_str())).collect();
    let facts = names.into_iter().map(|name| Ok((name.to_owned(), register.facts(name)?)));
    let editions = facts.collect::<Result<_, Diagnostic>>()?;
    Ok(Recorded { against, editions, hanging })
}

fn build(
    options: &PlanOptions,
    recorded: &Recorded,
    progress: &dyn Progress,
    cancel: &AtomicBool,
    found: &mut Diagnostics,
) -> Result<Planned, End> {
    // A check neither reads nor writes in the output folder, and a change of sheets is none of what hangs.
    let dry = Options { root: options.root.clone(), ..Options::default() };
    let mut planned = None;
    let mut told = Diagnostics::default();
    let mut look = |look: &Look<'_>| {
        let mut made = planned_of(look, recorded);
        if let Some(joining) = options.reprint {
            let printing = Printing { root: &options.root, look, progress, cancel };
            made.reprint = printing.files(&made.plan, joining, &mut told);
        }
        planned = Some(made);
    };
    carry_out(&dry, progress, cancel, found, &mut None, &mut look)?;
    found.extend(told);
    go_on(found, cancel)?;
    planned.ok_or(End::Unable)
}

fn planned_of(look: &Look<'_>, recorded: &Recorded) -> Planned {
    let now = Now {
        facts: issue::facts(look),
        withheld: look.withheld.iter().map(|Withheld { id, name, .. }| (id.clone(), name.clone())).collect(),
        aliases: aliases(look.catalog),
        accounts: standings(look.accounts),
    };
    let plan = plan::compare(&now, recorded.against.as_ref(), &recorded.editions, &recorded.hanging);
    Planned { city: look.catalog.site.name.clone(), reprint: BTreeMap::new(), plan }
}

/// How it stands with each account, by its id.
pub(super) fn standings(accounts: &Accounts) -> BTreeMap<String, Standing> {
    let standing = |account: &Account| {
        let successor = accounts.in_place_of(account).map(|next| next.id.clone());
        (account.id.clone(), Standing { state: account.state, successor })
    };
    accounts.iter().map(standing).collect()
}

pub(super) fn aliases(catalog: &Catalog) -> BTreeMap<String, Vec<String>> {
    catalog.departments.iter().map(|department| (department.id.clone(), department.aliases.clone())).collect()
}
