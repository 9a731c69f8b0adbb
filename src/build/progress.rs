//! How a run tells that it is getting on.

/// The parts of a run that take time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Reading and checking the catalogue; a step is the whole.
    Read,
    /// Computing codes; a step is a code.
    Codes,
    /// Setting documents; a step is a document.
    Documents,
    /// Reading finished documents as a scanner does; a step is a document.
    Proof,
    /// Writing; a step is a file.
    Write,
    /// Asking for the pages that codes lead to; a step is an address.
    Links,
    /// Looking at photos; a step is a photo.
    Photos,
}

/// Hears how a run gets on, from any of its threads.
pub trait Progress: Sync {
    /// A stage of so many steps begins.
    fn begin(&self, stage: Stage, steps: usize);
    /// One step is done.
    fn step(&self);
    /// The stage is over.
    fn end(&self);
}

/// Hears nothing.
#[derive(Clone, Copy, Debug)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: Stage, _: usize) {}
    fn step(&self) {}
    fn end(&self) {}
}
