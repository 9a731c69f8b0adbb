//! From an address to the page it leads to in the end, redirect by redirect, never off the allow-list.

use std::collections::BTreeSet;

use super::http::{Answer, Ask, Method, Trouble, Web};
use super::outcome::Outcome;
use super::pace::Pace;
use super::page::{Page, read};
use crate::address::{AllowList, host, join};

/// Redirects that browsers follow at least.
const MOST: usize = 10;

/// Where an address led.
#[derive(Debug)]
pub(super) struct Arrival {
    pub outcome: Outcome,
    /// The last host's answer; 0 where there was none.
    pub status: u16,
    /// The last address.
    pub last: String,
    pub page: Option<Page>,
    pub detail: String,
}

pub(super) struct Follower<'a> {
    pub web: &'a dyn Web,
    pub allowed: &'a AllowList,
    pub pace: &'a Pace,
    pub over: &'a dyn Fn() -> bool,
}

impl Follower<'_> {
    /// Follows an address to its page; none where the work is over before it is reached.
    pub(super) fn follow(&self, url: &str) -> Option<Arrival> {
        let mut at = match self.allowed.canonical(url) {
            Ok(address) => address.url,
            Err(refusal) => return Some(ended(Outcome::Refused, 0, url, refusal.diagnostic(url).key)),
        };
        let (mut seen, mut for_good) = (BTreeSet::new(), true);
        while seen.insert(at.clone()) {
            let answer = match self.answer(&at)? {
                Ok(answer) => answer,
                Err(trouble) => return Some(in_trouble(trouble, &at)),
            };
            if !(300..400).contains(&answer.status) || answer.status == 304 {
                return Some(arrived(&answer, at, for_good && seen.len() > 1));
            }
            for_good &= matches!(answer.status, 301 | 308);
            let Some(next) = answer.location.as_deref().and_then(|location| join(&at, location)) else {
                return Some(ended(Outcome::Failing, answer.status, &at, "redirect without address"));
            };
            at = match self.allowed.canonical(&next) {
                Ok(address) => address.url,
                Err(_) => return Some(ended(Outcome::Astray, answer.status, &next, "")),
            };
            if seen.len() > MOST {
                return Some(ended(Outcome::Circle, answer.status, &at, "more than 10 redirects"));
            }
        }
        Some(ended(Outcome::Circle, 0, &at, "redirects lead back"))
    }

    /// Asks the city's own server for a short address, which must send on to the page.
    pub(super) fn sent_on(&self, url: &str, page: &str) -> Option<Arrival> {
        let answer = match self.answer(url)? {
            Ok(answer) => answer,
            Err(trouble) => return Some(in_trouble(trouble, url)),
        };
        let location = answer.location.as_deref().and_then(|location| join(url, location)).unwrap_or_default();
        let is_right = (300..400).contains(&answer.status) && location == page;
        let outcome = match answer.status {
            _ if is_right => Outcome::Good,
            429 | 500.. => Outcome::Failing,
            _ => Outcome::NotSentOn,
        };
        Some(Arrival { outcome, status: answer.status, last: location, page: None, detail: String::new() })
    }

    /// What a host says to an address: asked without the page first, and for the page where it is none of a redirect.
    fn answer(&self, url: &str) -> Option<Result<Answer, Trouble>> {
        let host = host(url);
        self.pace.wait(&host, self.over)?;
        match self.web.ask(Ask { method: Method::Head, url }) {
            Ok(answer) if (300..400).contains(&answer.status) && answer.location.is_some() => return Some(Ok(answer)),
            // Some hosts answer nothing else than whole pages.
            Ok(_) | Err(Trouble::Silent(_)) => {}
            Err(trouble) => return Some(Err(trouble)),
        }
        self.pace.wait(&host, self.over)?;
        Some(self.web.ask(Ask { method: Method::Get, url }))
    }
}

fn arrived(answer: &Answer, last: String, for_good: bool) -> Arrival {
    let outcome = match answer.status {
        200..300 if for_good => Outcome::Moved,
        200..300 => Outcome::Good,
        404 | 410 | 451 => Outcome::Missing,
        _ => Outcome::Failing,
    };
    let page = outcome.is_good().then(|| read(&answer.body, &answer.kind));
    Arrival { outcome, status: answer.status, last, page, detail: String::new() }
}

fn in_trouble(trouble: Trouble, at: &str) -> Arrival {
    match trouble {
        Trouble::Late => ended(Outcome::Late, 0, at, ""),
        Trouble::Certificate(said) => ended(Outcome::Certificate, 0, at, &said),
        Trouble::Silent(said) => ended(Outcome::Silent, 0, at, &said),
    }
}

fn ended(outcome: Outcome, status: u16, last: &str, detail: &str) -> Arrival {
    Arrival { outcome, status, last: last.to_owned(), page: None, detail: detail.to_owned() }
}
