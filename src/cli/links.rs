//! The command `links`: ask every address, record what was found, tell it.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use mingma::build::{self, Move, Moves, MovesRefused, Progress, Silent, Stage};
use mingma::diag::{Diagnostic, Diagnostics, escape};
use mingma::links::{self, Addresses, Http, Link, Manners, Outcome, Row, Samples, Work};
use mingma::output::write_report;
use mingma::register::{Approval, Check, Register};

use super::args::{Format, Linking};
use super::{Exit, Voice, clock, columns, interruption, progress, settings, wrap};

/// How long a host may take: what the inspection of government sites allows.
const PATIENCE: Duration = Duration::from_secs(15);

/// Addresses that are named in the summary.
const NAMED: usize = 20;

/// Checks a project's addresses.
pub fn check(linking: &Linking, here: &Path, voice: &Voice) -> Exit {
    let root = match settings::project(linking.root.as_deref(), here) {
        Ok(root) => root,
        Err(found) => return voice.refuse(found),
    };
    if let Some(ids) = &linking.accept_moves {
        return accept(&root, ids, voice);
    }
    let mut found = Diagnostics::default();
    let addresses = links::addresses(&root, &mut found);
    voice.tell(found.as_slice());
    let Some(addresses) = addresses else {
        voice.count(found.as_slice());
        return Exit::InputErrors;
    };
    let report = match &linking.report {
        Some(report) => settings::whole(here, report),
        None => root.join("output/operator/links"),
    };
    match carry_out(linking, &root, &addresses, voice) {
        Ok(Some(known)) => tell(&addresses, &known, &report, voice),
        Ok(None) => Exit::Interrupted,
        Err(found) => voice.refuse(found),
    }
}

/// Takes new addresses into the catalogue, each of which is told.
fn accept(root: &Path, ids: &[String], voice: &Voice) -> Exit {
    let mut found = Diagnostics::default();
    let moves = build::accept_moves(root, ids, &mut found);
    voice.tell(found.as_slice());
    let moves = match moves {
        Ok(moves) => moves,
        Err(refused) => {
            voice.count(found.as_slice());
            return match refused {
                MovesRefused::InputErrors => Exit::InputErrors,
                MovesRefused::Unable => Exit::Unable,
            };
        }
    };
    Voice::result(&match voice.format {
        Format::Text => moves_in_words(&moves, voice),
        // Strings and lists of them always have a form in JSON.
        Format::Json => serde_json::to_string(&moves).unwrap_or_default() + "\n",
    });
    Exit::Done
}

fn moves_in_words(moves: &Moves, voice: &Voice) -> String {
    let locale = &voice.locale;
    let values: [(&str, &dyn std::fmt::Display); 2] = [("count", &moves.accepted.len()), ("files", &moves.files.len())];
    let mut lines = vec![locale.text("cli-links-accepted", &values)];
    let told = |one: &Move| format!("  {}  {} → {}", escape(&one.id), escape(&one.from), escape(&one.to));
    lines.extend(moves.accepted.iter().map(told));
    if !moves.left.is_empty() {
        lines.push(locale.text("cli-links-left", &[("count", &moves.left.len())]));
        lines.extend(moves.left.iter().map(told));
    }
    let width = columns().unwrap_or(usize::MAX);
    lines.into_iter().map(|line| wrap::wrap(&line, width, 4) + "\n").collect()
}

/// What the register knows of addresses.
#[derive(Default)]
struct Known {
    /// The last check of each.
    checks: BTreeMap<String, Check>,
    /// How each fared in all checks.
    samples: BTreeMap<String, Samples>,
}

/// Asks, records, approves; what is known then, or none where the work was stopped.
fn carry_out(
    linking: &Linking,
    root: &Path,
    addresses: &Addresses,
    voice: &Voice,
) -> Result<Option<Known>, Diagnostic> {
    let mut register = match Register::open(root)? {
        Some(register) => register,
        None if linking.offline => return Ok(Some(Known::default())),
        None => Register::open_or_begin(root)?,
    };
    let asks = !linking.offline && linking.approve.is_none();
    if asks && !ask(linking, addresses, &mut register, voice)? {
        return Ok(None);
    }
    let checks = register.checks_by_address()?;
    if let Some(person) = &linking.approve {
        let approvals = approvals(addresses, &checks, person);
        register.approve(&approvals)?;
        voice.remark(&(voice.locale.text("cli-links-approved", &[("count", &approvals.len())]) + "\n"));
    }
    let samples = links::samples(&register.outcome_counts()?);
    Ok(Some(Known { checks, samples }))
}

/// The addresses to ask: all, or again those that were not good when last asked.
fn wanted(linking: &Linking, addresses: &Addresses, register: &Register) -> Result<Vec<Link>, Diagnostic> {
    if !linking.again {
        return Ok(addresses.links.clone());
    }
    let checks = register.checks_by_address()?;
    let is_good = |link: &&Link| {
        let outcome = checks.get(&link.url).and_then(|check| Outcome::of_name(&check.outcome));
        outcome.is_some_and(Outcome::is_good)
    };
    Ok(addresses.links.iter().filter(|link| !is_good(link)).cloned().collect())
}

/// Whether it went to the end.
fn ask(linking: &Linking, addresses: &Addresses, register: &mut Register, voice: &Voice) -> Result<bool, Diagnostic> {
    let approvals = register.approvals()?.into_iter().map(|one| (one.target.clone(), one)).collect();
    let rate = linking.rate.unwrap_or(addresses.rules.per_second);
    let manners = Manners { per_second: (rate > 0).then(|| rate.into()), ..Manners::default() };
    let web = Http::new(PATIENCE);
    let work = Work { web: &web, allowed: &addresses.allowed, approvals: &approvals, manners, now: &clock::moment };
    let cancel = interruption(voice);
    let shown = progress::Shown::new(&voice.locale);
    let progress: &dyn Progress = if voice.format == Format::Json { &Silent } else { &shown };
    let wanted = wanted(linking, addresses, register)?;
    progress.begin(Stage::Links, wanted.len());
    let step = || progress.step();
    let checked = links::check(&wanted, &work, &step, &cancel, &mut |checks| register.record_checks(&checks));
    shown.clear();
    checked?;
    if cancel.load(std::sync::atomic::Ordering::Relaxed) {
        voice.remark(&(voice.locale.text("cli-links-stopped", &[]) + "\n"));
        return Ok(false);
    }
    Ok(true)
}

/// The pages as they were found, where there are pages.
fn approvals(addresses: &Addresses, checks: &BTreeMap<String, Check>, person: &str) -> Vec<Approval> {
    let approved = clock::moment();
    let has_page = |check: &&Check| {
        let outcome = Outcome::of_name(&check.outcome);
        outcome.is_some_and(|outcome| outcome.is_good() || outcome == Outcome::Changed)
    };
    let pages = addresses.links.iter().filter(|link| link.sent_to.is_none());
    pages
        .filter_map(|link| checks.get(&link.url).filter(has_page))
        .map(|check| Approval {
            target: check.target.clone(),
            approved: approved.clone(),
            person: person.to_owned(),
            title: check.title.clone(),
            fingerprint: check.fingerprint.clone(),
        })
        .collect()
}

fn tell(addresses: &Addresses, known: &Known, report: &Path, voice: &Voice) -> Exit {
    let rows = links::rows(&addresses.links, &known.checks, &known.samples);
    let written = links::workbook(&rows).and_then(|workbook| {
        let files: [(&str, Vec<u8>); 4] = [
            ("links.html", links::html(&rows, &voice.locale).into_bytes()),
            ("links.json", links::json(&rows).into_bytes()),
            ("links.csv", links::csv(&rows).into_bytes()),
            ("links.xlsx", workbook),
        ];
        files.iter().try_for_each(|(name, bytes)| write_report(&report.join(name), bytes))
    });
    if let Err(found) = written {
        return voice.refuse(found);
    }
    let totals = links::totals(&rows);
    Voice::result(&match voice.format {
        Format::Text => text(&rows, &totals, report, voice),
        // Strings and numbers always have a form in JSON.
        Format::Json => serde_json::to_string(&totals).unwrap_or_default() + "\n",
    });
    if totals.good == totals.addresses { Exit::Done } else { Exit::InputErrors }
}

fn text(rows: &[Row<'_>], totals: &links::Totals, report: &Path, voice: &Voice) -> String {
    let locale = &voice.locale;
    let mut lines = vec![locale.text("cli-links-totals", &[("addresses", &totals.addresses), ("good", &totals.good)])];
    let bad: Vec<_> = rows.iter().filter(|row| !row.is_good()).collect();
    for row in bad.iter().take(NAMED) {
        let outcome = links::told(row, locale);
        lines.push(format!("  {}  {}  {outcome}", row.ids.join(" "), row.url));
    }
    if bad.len() > NAMED {
        lines.push(locale.text("cli-links-more", &[("count", &(bad.len() - NAMED))]));
    }
    let moved = rows.iter().filter(|row| row.proposal().is_some()).count();
    if moved > 0 {
        lines.push(locale.text("cli-links-moved", &[("count", &moved)]));
    }
    let flaky = rows.iter().filter(|row| row.is_flaky()).count();
    if flaky > 0 {
        lines.push(locale.text("cli-links-flaky", &[("count", &flaky)]));
    }
    if totals.failed > 0 {
        let percent = format!("{:.1}", totals.failed as f64 * 100.0 / totals.attempts.max(1) as f64);
        lines.push(locale.text(
            "cli-links-rate",
            &[("failed", &totals.failed), ("attempts", &totals.attempts), ("percent", &percent)],
        ));
    }
    lines.push(locale.text("cli-links-report", &[("path", &report.join("links.html").display())]));
    let width = columns().unwrap_or(usize::MAX);
    lines.into_iter().map(|line| wrap::wrap(&line, width, 4) + "\n").collect()
}
