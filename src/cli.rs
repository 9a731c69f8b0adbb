//! The command line: from words typed to work done and a report of it.

mod args;
mod audit;
mod clock;
mod exit;
mod export;
mod groups;
mod import;
mod init;
mod layouts;
mod links;
mod plan;
mod progress;
mod proof;
mod register;
mod report;
mod settings;
mod usage;
mod wrap;

use std::ffi::OsString;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use mingma::build::{self, End, Options, Progress, Silent};
use mingma::diag::{Diagnostic, Language, Locale, Look, Severity, render, to_json_lines};

use args::{Format, Task};
pub use exit::Exit;
use report::Report;
use settings::Work;
use usage::Answer;

/// Columns for diagnostics where there is no terminal: they quote lines, which must be cut somewhere.
const COLUMNS: usize = 100;

/// Does what the words ask for.
pub fn run(words: Vec<OsString>) -> Exit {
    let language =
        args::language(&words).unwrap_or_else(|| Language::of_locale(&sys_locale::get_locale().unwrap_or_default()));
    let voice = Voice { locale: Locale::new(language), format: args::format(&words) };
    match args::parse(words, &voice.locale) {
        Ok(args) => perform(args.task, &voice),
        Err(error) => match usage::answer(&error) {
            Answer::Page(page) => {
                Voice::result(&page);
                Exit::Done
            }
            Answer::Lost => {
                voice.remark(&args::grammar(&voice.locale).render_help().to_string());
                Exit::Unable
            }
            Answer::Mistake(found) => voice.refuse(found),
        },
    }
}

fn perform(task: Task, voice: &Voice) -> Exit {
    let here = match std::env::current_dir() {
        Ok(here) => here,
        Err(error) => return voice.refuse(Diagnostic::error("cli-no-folder").with("detail", error)),
    };
    let (scope, work_to_do) = match task {
        Task::Init(folder) => return begin_project(&settings::whole(&here, &folder), voice),
        Task::Export(scope) => return export::run(scope, &here, voice),
        Task::Layouts(root) => return layouts::list(root.as_deref(), &here, voice),
        Task::CopyLayout(copying) => return layouts::copy(&copying, &here, voice),
        Task::Import(scope) => return import::import(&scope, &here, voice),
        Task::Proof(scope) => {
            return match settings::settle_proof(scope, &here) {
                Ok((options, report)) => proof::prove(&options, report.as_deref(), voice),
                Err(found) => voice.refuse(found),
            };
        }
        Task::Plan(planning) => {
            return match settings::project(planning.root.as_deref(), &here) {
                Ok(root) => plan::work(planning, &root, &here, voice),
                Err(found) => voice.refuse(found),
            };
        }
        Task::Register(args::Registering { root, work }) => {
            return match settings::project(root.as_deref(), &here) {
                Ok(root) => register::work(work, &root, &here, voice),
                Err(found) => voice.refuse(found),
            };
        }
        Task::Links(linking) => return links::check(&linking, &here, voice),
        Task::Audit(auditing) => return audit::work(auditing, &here, voice),
        Task::Build(scope, true) => (scope, Work::Proven),
        Task::Build(scope, false) => (scope, Work::Build),
        Task::Check(scope) => (scope, Work::Check),
    };
    match settings::settle(scope, &here, work_to_do) {
        Ok(options) => work(&options, voice),
        Err(found) => voice.refuse(found),
    }
}

fn begin_project(folder: &Path, voice: &Voice) -> Exit {
    match init::lay_out(folder, voice.locale.language()) {
        Ok(()) => {
            Voice::result(&(voice.locale.text("cli-init-done", &[("folder", &folder.display())]) + "\n"));
            Exit::Done
        }
        Err(found) => voice.refuse(found),
    }
}

fn work(options: &Options, voice: &Voice) -> Exit {
    let begun = Instant::now();
    let cancel = interruption(voice);
    let shown = progress::Shown::new(&voice.locale);
    let progress: &dyn Progress = if voice.format == Format::Json { &Silent } else { &shown };
    let outcome = build::run(options, progress, &cancel);
    shown.clear();
    voice.tell(outcome.found.as_slice());
    match outcome.end {
        End::Made(summary) => {
            if let Some(read_back) = &outcome.proof {
                let report = options.output.join(settings::PROOF_REPORT);
                if let Err(found) = proof::write(read_back, &report, &voice.locale) {
                    return voice.refuse(found);
                }
            }
            let warnings = outcome.found.as_slice().len();
            let report = Report { summary: &summary, output: &options.output, time: begun.elapsed(), warnings };
            Voice::result(&match voice.format {
                // What is not shown on a terminal is kept or searched: lines stay whole there.
                Format::Text => {
                    let read_back = outcome.proof.as_ref().map(|read| proof::in_short(read, &voice.locale) + "\n");
                    report.text(&voice.locale, columns().unwrap_or(usize::MAX)) + &read_back.unwrap_or_default()
                }
                Format::Json => report.json(),
            });
            Exit::Done
        }
        End::InputErrors => {
            voice.count(outcome.found.as_slice());
            Exit::InputErrors
        }
        End::Unable => Exit::Unable,
        End::Cancelled => {
            voice.remark(&(voice.locale.text("cli-stopped", &[]) + "\n"));
            Exit::Interrupted
        }
    }
}

/// The flag that Ctrl-C raises; a second Ctrl-C ends the program at once.
fn interruption(voice: &Voice) -> Arc<AtomicBool> {
    let cancel = Arc::new(AtomicBool::new(false));
    let raised = Arc::clone(&cancel);
    let stopping = voice.locale.text("cli-stopping", &[]);
    let handler = move || {
        if raised.swap(true, Ordering::Relaxed) {
            std::process::exit(Exit::Interrupted.code().into());
        }
        let _ = writeln!(std::io::stderr(), "{stopping}");
    };
    if let Err(error) = ctrlc::set_handler(handler) {
        voice.tell(&[Diagnostic::warning("cli-no-interrupt").with("detail", error)]);
    }
    cancel
}

/// Columns of the terminal, if there is one.
fn columns() -> Option<usize> {
    terminal_size::terminal_size().map(|(columns, _)| usize::from(columns.0).clamp(20, 160))
}

/// In which language and form the program speaks. Results go to standard output, everything else to standard
/// error; a reader who has gone away is no reason to fail.
struct Voice {
    locale: Locale,
    format: Format,
}

impl Voice {
    fn result(text: &str) {
        let mut stdout = anstream::stdout().lock();
        let _ = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
    }

    fn remark(&self, text: &str) {
        if self.format == Format::Text {
            let _ = anstream::stderr().lock().write_all(text.as_bytes());
        }
    }

    fn tell(&self, found: &[Diagnostic]) {
        let text = match self.format {
            // The stream itself drops colours where the terminal has none or the user wants none.
            Format::Text => render(found, &self.locale, Look { colour: true, width: columns().unwrap_or(COLUMNS) }),
            Format::Json => to_json_lines(found, &self.locale),
        };
        let _ = anstream::stderr().lock().write_all(text.as_bytes());
    }

    fn count(&self, found: &[Diagnostic]) {
        let errors = found.iter().filter(|found| found.severity == Severity::Error).count();
        let warnings = found.len() - errors;
        let counts = self.locale.text("cli-counts", &[("errors", &errors), ("warnings", &warnings)]);
        self.remark(&(counts + "\n"));
    }

    fn refuse(&self, found: Diagnostic) -> Exit {
        self.tell(&[found]);
        Exit::Unable
    }
}
