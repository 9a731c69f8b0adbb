//! Progress on the terminal: a bar per stage, or a line per stage where there is no terminal.

use std::io::{IsTerminal as _, Write as _};
use std::sync::Mutex;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use mingma::build::{Progress, Stage};
use mingma::diag::Locale;

/// Shows how a run gets on, on standard error.
pub struct Shown<'a> {
    locale: &'a Locale,
    terminal: bool,
    bar: Mutex<Option<ProgressBar>>,
}

impl<'a> Shown<'a> {
    /// Bars if standard error is a terminal, lines if it is not.
    pub fn new(locale: &'a Locale) -> Self {
        Self { locale, terminal: std::io::stderr().is_terminal(), bar: Mutex::new(None) }
    }

    /// Takes a bar off the screen, should the run have ended within a stage.
    pub fn clear(&self) {
        if let Some(bar) = self.take() {
            bar.finish_and_clear();
        }
    }

    fn take(&self) -> Option<ProgressBar> {
        // A thread that died while it held the bar has left nothing to protect.
        self.bar.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take()
    }

    fn title(&self, stage: Stage) -> String {
        match stage {
            Stage::Read => self.locale.text("cli-stage-read", &[]),
            Stage::Codes => self.locale.text("cli-stage-codes", &[]),
            Stage::Documents => self.locale.text("cli-stage-documents", &[]),
            Stage::Proof => self.locale.text("cli-stage-proof", &[]),
            Stage::Write => self.locale.text("cli-stage-write", &[]),
            Stage::Links => self.locale.text("cli-stage-links", &[]),
            Stage::Photos => self.locale.text("cli-stage-photos", &[]),
        }
    }
}

impl Progress for Shown<'_> {
    fn begin(&self, stage: Stage, steps: usize) {
        let title = self.title(stage);
        if !self.terminal {
            // A stage of one step is told by its name alone.
            let line = match steps {
                0 | 1 => title,
                _ => self.locale.text("cli-stage-line", &[("stage", &title), ("steps", &steps)]),
            };
            let _ = writeln!(std::io::stderr(), "{line}");
            return;
        }
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::stderr_with_hz(12));
        let style = ProgressStyle::with_template("{msg} {bar:32} {pos}/{len}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(title);
        bar.enable_steady_tick(Duration::from_millis(200));
        *self.bar.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(bar);
    }

    fn step(&self) {
        if !self.terminal {
            return;
        }
        if let Some(bar) = &*self.bar.lock().unwrap_or_else(std::sync::PoisonError::into_inner) {
            bar.inc(1);
        }
    }

    fn end(&self) {
        if let Some(bar) = self.take() {
            bar.finish();
        }
    }
}
