//! The command `proof`, and how a proof is told.

use std::path::Path;
use std::time::Instant;

use mingma::build::{self, Progress, Proof, ProofEnd, ProofOptions, Silent};
use mingma::diag::{Diagnostic, Locale};
use mingma::output::write_report;
use mingma::proof::report::{Totals, html, json};

use super::args::Format;
use super::report::thousands;
use super::wrap::wrap;
use super::{Exit, Voice, columns, interruption, progress};

/// Carries out a proof, reports it, and says whether its documents may be printed.
pub fn prove(options: &ProofOptions, report: Option<&Path>, voice: &Voice) -> Exit {
    let begun = Instant::now();
    let cancel = interruption(voice);
    let shown = progress::Shown::new(&voice.locale);
    let progress: &dyn Progress = if voice.format == Format::Json { &Silent } else { &shown };
    let outcome = build::proof(options, progress, &cancel);
    shown.clear();
    voice.tell(outcome.found.as_slice());
    match outcome.end {
        ProofEnd::Proven(proof) => {
            voice.tell(&proof.diagnostics());
            if let Some(path) = report
                && let Err(found) = write(&proof, path, &voice.locale)
            {
                return voice.refuse(found);
            }
            let totals = proof.totals();
            let seconds = begun.elapsed().as_secs_f64();
            Voice::result(&match voice.format {
                Format::Text => text(&proof, &totals, report, seconds, &voice.locale),
                Format::Json => line(&proof, &totals, report, seconds),
            });
            if totals.errors > 0 { Exit::InputErrors } else { Exit::Done }
        }
        ProofEnd::InputErrors => {
            voice.count(outcome.found.as_slice());
            Exit::InputErrors
        }
        ProofEnd::Unable => Exit::Unable,
        ProofEnd::Cancelled => Exit::Interrupted,
    }
}

/// Writes the report as a page, and as JSON beside it.
pub fn write(proof: &Proof, path: &Path, locale: &Locale) -> Result<(), Diagnostic> {
    let page = html(&proof.documents, &proof.title, proof.secrets, locale);
    write_report(path, page.as_bytes())?;
    write_report(&path.with_extension("json"), json(&proof.documents).as_bytes())
}

/// A proof in a line: how many codes were read back, and how they fare.
pub fn in_short(proof: &Proof, locale: &Locale) -> String {
    let totals = proof.totals();
    format!("{} · {}", heading(&totals, locale), fare(&totals, locale))
}

fn text(proof: &Proof, totals: &Totals, report: Option<&Path>, seconds: f64, locale: &Locale) -> String {
    let mut lines = vec![heading(totals, locale), format!("  {}", fare(totals, locale))];
    lines.push(match proof.secrets {
        Some(count) => locale.text("cli-proof-gate", &[("count", &count)]),
        None => locale.text("cli-proof-no-gate", &[]),
    });
    lines.push(match totals.errors {
        0 => locale.text("cli-proof-fit", &[]),
        count => locale.text("cli-proof-unfit", &[("count", &count)]),
    });
    if totals.warnings > 0 {
        lines.push(locale.text("cli-warnings", &[("count", &totals.warnings)]));
    }
    if let Some(path) = report {
        lines.push(locale.text("cli-proof-report", &[("path", &path.display())]));
    }
    lines.push(locale.text("cli-time", &[("seconds", &format!("{seconds:.1}"))]));
    let width = columns().unwrap_or(usize::MAX);
    lines.into_iter().map(|line| wrap(&line, width, 4) + "\n").collect()
}

fn heading(totals: &Totals, locale: &Locale) -> String {
    let [documents, pages, codes] = [totals.documents, totals.pages, totals.codes];
    locale.text("cli-proof-heading", &[("documents", &documents), ("pages", &pages), ("codes", &codes)])
}

/// How the codes fare, without the kinds there are none of.
fn fare(totals: &Totals, locale: &Locale) -> String {
    let count = |number: usize| thousands(number);
    let mut parts = vec![locale.text("cli-proof-good", &[("count", &count(totals.good))])];
    if totals.doubtful > 0 {
        parts.push(locale.text("cli-proof-doubtful", &[("count", &count(totals.doubtful))]));
    }
    if totals.bad > 0 {
        parts.push(locale.text("cli-proof-bad", &[("count", &count(totals.bad))]));
    }
    parts.join(" · ")
}

fn line(proof: &Proof, totals: &Totals, report: Option<&Path>, seconds: f64) -> String {
    #[derive(serde::Serialize)]
    struct Line<'a> {
        #[serde(flatten)]
        totals: &'a Totals,
        secrets: Option<usize>,
        report: Option<String>,
        milliseconds: u64,
    }
    let line = Line {
        totals,
        secrets: proof.secrets,
        report: report.map(|path| path.display().to_string()),
        milliseconds: (seconds * 1000.0) as u64,
    };
    // Strings and numbers always have a form in JSON.
    serde_json::to_string(&line).unwrap_or_default() + "\n"
}
