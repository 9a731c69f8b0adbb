//! A project as everything but a build reads it: what of it may be published, and where its codes lead.

use std::path::Path;

use super::{Target, resolve};
use crate::catalog::{self, Project, Settings};
use crate::diag::Diagnostics;
use crate::gate::{self, Cleared, Withheld};

/// What of a project may be published.
#[derive(Debug)]
pub struct Published {
    /// The project's settings.
    pub settings: Settings,
    /// What passed the gate.
    pub cleared: Cleared,
    /// What did not.
    pub withheld: Vec<Withheld>,
    /// Where the codes of what passed lead.
    pub targets: Vec<Target>,
}

impl Published {
    /// Reads the project in the folder `root`; none where its catalogue or its negative list cannot be understood.
    /// Every mistake of both goes to `found`.
    #[must_use]
    pub fn read(root: &Path, found: &mut Diagnostics) -> Option<Self> {
        let project = catalog::load(root, found);
        let list = gate::read(root, found);
        let (Project { catalog, settings }, list) = project.zip(list)?;
        let (cleared, withheld) = gate::clear(catalog, &list, found);
        let targets = resolve(&cleared, &settings.addresses, found);
        Some(Self { settings, cleared, withheld, targets })
    }
}
