//! Whether the pages that codes lead to are there, and are still the pages that someone approved.
//!
//! Comes in: addresses, the allow-list, what was approved, and a [`Web`] to ask. Goes out: one [`Check`] for each address, as soon
//! as it is known. Nothing outside the allow-list is ever asked, not by way of a redirect either, and no host is asked more often
//! than it is told to bear. What is doubtful is no good page: a code on a wall must not lead there.

mod follow;
mod http;
mod outcome;
mod pace;
mod page;
mod project;
mod report;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use crate::address::{AllowList, host};
use crate::diag::Diagnostic;
use crate::register::{Approval, Check};

pub use http::{Answer, Ask, Http, Method, Trouble, USER_AGENT, Web};
pub use outcome::Outcome;
pub use project::{Addresses, addresses};
pub use report::{Row, Samples, Totals, csv, html, json, rows, samples, told, totals, workbook};

use follow::{Arrival, Follower};
use pace::Pace;

/// An address that codes lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The address.
    pub url: String,
    /// Ids of the codes that lead there.
    pub ids: Vec<String>,
    /// Where the city's own server must send it on to, where it is a short one.
    pub sent_to: Option<String>,
}

/// How hosts are asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Manners {
    /// Requests a second to one host; none for as many as it answers.
    pub per_second: Option<f64>,
    /// Requests under way at once, over all hosts.
    pub at_once: usize,
    /// How often an address is tried that gives no answer, or only an excuse.
    pub tries: u32,
    /// How long to wait between two tries.
    pub pause: Duration,
}

impl Default for Manners {
    fn default() -> Self {
        Self { per_second: Some(2.0), at_once: 32, tries: 3, pause: Duration::from_secs(5) }
    }
}

/// What a check goes by.
pub struct Work<'a> {
    /// Whom to ask.
    pub web: &'a dyn Web,
    /// Where one may ask at all.
    pub allowed: &'a AllowList,
    /// The page approved at each address.
    pub approvals: &'a BTreeMap<String, Approval>,
    /// How to ask.
    pub manners: Manners,
    /// The moment, in UTC: `2026-11-24T11:35:00Z`.
    pub now: &'a (dyn Fn() -> String + Sync),
}

/// Checks handed over together: few enough that little is lost with the power, enough that the register is not written to
/// for each alone.
const BATCH: usize = 64;

/// How long what is known may wait to be handed over.
const LATEST: Duration = Duration::from_secs(2);

/// Checks every address and hands what was found to `keep`, in batches, from this thread. `cancel` may be raised from
/// elsewhere: what was found until then is handed over.
pub fn check(
    links: &[Link],
    work: &Work<'_>,
    step: &(dyn Fn() + Sync),
    cancel: &AtomicBool,
    keep: &mut dyn FnMut(Vec<Check>) -> Result<(), Diagnostic>,
) -> Result<(), Diagnostic> {
    let order = in_turn(links);
    let next = AtomicUsize::new(0);
    let stop = AtomicBool::new(false);
    let checker =
        Checker { work, pace: Pace::new(work.manners.per_second), probes: Mutex::default(), cancel, stop: &stop };
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..work.manners.at_once.clamp(1, 256).min(links.len().max(1)) {
            let (sender, checker, order, next) = (sender.clone(), &checker, &order, &next);
            scope.spawn(move || {
                while let Some(link) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let Some(check) = checker.check(link) else { return };
                    step();
                    if sender.send(check).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let kept = hand_over(&receiver, keep);
        stop.store(true, Ordering::Relaxed);
        kept
    })
}

fn hand_over(
    receiver: &mpsc::Receiver<Check>,
    keep: &mut dyn FnMut(Vec<Check>) -> Result<(), Diagnostic>,
) -> Result<(), Diagnostic> {
    let mut batch = Vec::new();
    let mut since = Instant::now();
    loop {
        let over = match receiver.recv_timeout(LATEST) {
            Ok(check) => {
                batch.push(check);
                false
            }
            Err(mpsc::RecvTimeoutError::Timeout) => false,
            Err(mpsc::RecvTimeoutError::Disconnected) => true,
        };
        if !batch.is_empty() && (over || batch.len() >= BATCH || since.elapsed() >= LATEST) {
            keep(std::mem::take(&mut batch))?;
            since = Instant::now();
        }
        if over {
            return Ok(());
        }
    }
}

/// The hosts by turns, so that a slow one keeps nobody waiting behind it.
fn in_turn(links: &[Link]) -> Vec<&Link> {
    let mut by_host: BTreeMap<String, Vec<&Link>> = BTreeMap::new();
    for link in links {
        by_host.entry(host(&link.url)).or_default().push(link);
    }
    let mut placed: Vec<(usize, &Link)> =
        by_host.into_values().flat_map(|links| links.into_iter().enumerate()).collect();
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, link)| link).collect()
}

/// What one host answers for a page that cannot be there; none where that is not known.
type Probe = std::sync::Arc<OnceLock<Option<page::Page>>>;

struct Checker<'a> {
    work: &'a Work<'a>,
    pace: Pace,
    probes: Mutex<BTreeMap<String, Probe>>,
    cancel: &'a AtomicBool,
    stop: &'a AtomicBool,
}

impl Checker<'_> {
    fn is_over(&self) -> bool {
        self.cancel.load(Ordering::Relaxed) || self.stop.load(Ordering::Relaxed)
    }

    /// What is at an address; none where the work was stopped before that was known.
    fn check(&self, link: &Link) -> Option<Check> {
        let over = || self.is_over();
        let follower = Follower { web: self.work.web, allowed: self.work.allowed, pace: &self.pace, over: &over };
        let begun = Instant::now();
        let mut attempts = 0;
        let arrival = loop {
            attempts += 1;
            let arrival = match &link.sent_to {
                Some(page) => follower.sent_on(&link.url, page)?,
                None => follower.follow(&link.url)?,
            };
            if !arrival.outcome.is_passing() || attempts >= self.work.manners.tries.max(1) {
                break arrival;
            }
            self.pace.rest(self.work.manners.pause, &over)?;
        };
        let Arrival { mut outcome, status, last, page, detail } = arrival;
        let page = page.unwrap_or_default();
        if outcome.is_good() && link.sent_to.is_none() {
            let probe = self.probe(&follower, &last)?;
            let approved = self.work.approvals.get(&link.url);
            outcome = page::judge(&page, &last, probe.get().and_then(Option::as_ref), approved).unwrap_or(outcome);
        }
        Some(Check {
            target: link.url.clone(),
            checked: (self.work.now)(),
            outcome: outcome.name().to_owned(),
            status,
            last,
            title: page.title,
            fingerprint: page.fingerprint,
            detail,
            attempts,
            milliseconds: u32::try_from(begun.elapsed().as_millis()).unwrap_or(u32::MAX),
        })
    }

    /// Asks a host once for a page that cannot be there: one that answers as for any other page says nothing by
    /// answering.
    fn probe(&self, follower: &Follower<'_>, page: &str) -> Option<Probe> {
        let host = host(page);
        let probe = {
            let mut probes = self.probes.lock().unwrap_or_else(PoisonError::into_inner);
            probes.entry(host.clone()).or_default().clone()
        };
        probe.get_or_init(|| {
            // The same name in every run: a host's log shows who asks for it, and results can be compared.
            let name = format!("mingma-{}.html", &crate::hash::content_hash(host.as_bytes())[..12]);
            let address = self.work.allowed.canonical(&crate::address::beside(page, &name)?).ok()?.url;
            let arrival = follower.follow(&address)?;
            let page = arrival.page.filter(|_| arrival.outcome.is_good());
            page.map(|page| page::Page { last: arrival.last, ..page })
        });
        if self.is_over() { None } else { Some(probe) }
    }
}
