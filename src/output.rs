//! The one room that writes: a plan of files under the output folder, checked as a whole, then carried out so that
//! an interrupted or failed run leaves no half-written file and the next run finishes the work.
//!
//! Comes in: paths with the thing each is for, bytes, and the [`Manifest`]. Goes out: files below the output folder and
//! nowhere else, whatever a name says. A file is written beside its place and renamed; the manifest goes last;
//! a file whose bytes are already there is not touched; what an earlier run listed and this one no longer makes is
//! deleted; what no run listed is left alone.

mod folder;
mod fresh;
mod journal;
mod manifest;
mod name;
mod plan;
mod state;
mod together;
mod trouble;

pub use folder::{Earlier, Folder, Presence, Written, write_report};
pub use fresh::make_new;
pub use manifest::{
    ApprovedName, CodeEntry, DocumentEntry, LogoEntry, MANIFEST, Manifest, PackageEntry, PlacedCode, PlacedGiven,
    Program, SCHEMA, SheetsEntry,
};
pub use name::{Fault, OutputPath};
pub use plan::Plan;
pub use state::{DocumentState, STATE, State};
pub use together::{finish_interrupted, replace_together};

#[cfg(test)]
mod tests;
