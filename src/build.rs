//! The whole run: from a project's folder to finished files, and what there is to say about it.
//!
//! Comes in: [`Options`]. Goes out: an [`Outcome`]. This is the only room with threads; what they do is pure, and
//! their results are put together in the order of the input.

mod progress;
mod summary;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use crate::diag::Diagnostics;

pub use progress::{Progress, Silent, Stage};
pub use summary::{Files, LayoutSummary, Reason, Rebuilt, Summary};

/// What to make of which project.
#[derive(Clone, Debug)]
pub struct Options {
    /// The project's folder.
    pub root: PathBuf,
    /// The output folder.
    pub output: PathBuf,
    /// Layouts to make, or `codes`; empty means all.
    pub only: Vec<String>,
    /// Departments to make them for; empty means all.
    pub departments: Vec<String>,
    /// Threads; none means as many as there are cores.
    pub jobs: Option<NonZeroUsize>,
    /// Whether to write; a check does all the rest.
    pub write: bool,
}

/// How a run went.
#[derive(Debug)]
pub struct Outcome {
    /// All there is to tell, in the order of the input.
    pub found: Diagnostics,
    /// How it ended.
    pub end: End,
}

/// How a run ended.
#[derive(Debug)]
pub enum End {
    /// All was made.
    Made(Summary),
    /// The input has errors; nothing was written.
    InputErrors,
    /// The system did not allow it.
    Unable,
    /// It was asked to stop.
    Cancelled,
}

/// Carries out a run. `cancel` may be raised from elsewhere to stop it between two files.
pub fn run(options: &Options, progress: &dyn Progress, cancel: &AtomicBool) -> Outcome {
    let _ = (options, progress, cancel);
    Outcome { found: Diagnostics::default(), end: End::InputErrors }
}
