//! Pages that moved for good: their new addresses written into the catalogue, on request.
//!
//! Only what the last check found is taken, and only where the allow-list lets codes lead. Each address is told with the
//! one it takes the place of; the files are written together or not at all.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::import::encoded;
use crate::address::{AllowList, Owner, Published};
use crate::catalog::{self, Catalog, CellEdit, Column, Edits, FOLDER, nearest, or_none, rewrite};
use crate::diag::{Diagnostic, Diagnostics, Severity, Source};
use crate::import::write::NewText;
use crate::links::Outcome;
use crate::output::{finish_interrupted, replace_together};
use crate::register::{Check, Register};

/// A page that moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Move {
    /// Id of the code that leads there.
    pub id: String,
    /// The address the catalogue said.
    pub from: String,
    /// The one it moved to.
    pub to: String,
}

/// What became of the pages that moved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Moves {
    /// Those the catalogue says now.
    pub accepted: Vec<Move>,
    /// Those of the site and of departments, whose addresses people keep in settings.
    pub left: Vec<Move>,
    /// Files of the catalogue that were written.
    pub files: Vec<String>,
}

/// What kept new addresses from being taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MovesRefused {
    /// The project has errors, or a page that was named did not move.
    InputErrors,
    /// The register or the system did not allow it.
    Unable,
}

fn unable(one: Diagnostic, found: &mut Diagnostics) -> MovesRefused {
    found.push(one);
    MovesRefused::Unable
}

/// Takes the new addresses of the codes `wanted`, or of all where none is named, into the catalogue of the project in
/// `root`. Why something keeps that from being done goes to `found`.
pub fn accept_moves(root: &Path, wanted: &[String], found: &mut Diagnostics) -> Result<Moves, MovesRefused> {
    finish_interrupted(&root.join(FOLDER)).map_err(|one| unable(one, found))?;
    let mut own = Diagnostics::default();
    let published = Published::read(root, &mut own);
    // What else there is to say about the catalogue is a check's matter.
    found.extend(errors(own));
    let Some(Published { settings, cleared, targets, .. }) = published.filter(|_| !found.has_errors()) else {
        return Err(MovesRefused::InputErrors);
    };
    let allowed = AllowList::new(&settings.addresses, &mut Diagnostics::default());
    let checks = last_checks(root).map_err(|one| unable(one, found))?;
    let mut moves = Moves::default();
    let mut edits = Files::new();
    let mut moved = BTreeSet::new();
    for target in &targets {
        let Some(to) = checks.get(&target.destination).and_then(|check| new_address(check, &allowed)) else { continue };
        moved.insert(target.id.as_str());
        if !(wanted.is_empty() || wanted.contains(&target.id)) {
            continue;
        }
        let one = Move { id: target.id.clone(), from: target.destination.clone(), to };
        if let Owner::Item(item) = target.owner {
            edit(cleared.catalog(), item, &one.to, &mut edits);
            moves.accepted.push(one);
        } else {
            moves.left.push(one);
        }
    }
    for id in wanted.iter().filter(|id| !moved.contains(id.as_str())) {
        let near = or_none(nearest(id, moved.iter().copied()));
        found.push(Diagnostic::error("build-not-moved").with("id", id).with("nearest", near));
    }
    if found.has_errors() {
        return Err(MovesRefused::InputErrors);
    }
    moves.files = write(root, edits, found)?;
    Ok(moves)
}

fn errors(found: Diagnostics) -> impl Iterator<Item = Diagnostic> {
    found.into_iter().filter(|one| one.severity == Severity::Error)
}

fn last_checks(root: &Path) -> Result<BTreeMap<String, Check>, Diagnostic> {
    Register::open(root)?.map_or_else(|| Ok(BTreeMap::new()), |register| register.checks_by_address())
}

/// Where a page moved for good, if codes may lead there: the list may have become shorter since the check.
fn new_address(check: &Check, allowed: &AllowList) -> Option<String> {
    if check.outcome != Outcome::Moved.name() {
        return None;
    }
    allowed.canonical(&check.last).ok().map(|address| address.url)
}

/// What changes in files of items, by name.
type Files<'a> = BTreeMap<&'a str, (&'a Arc<Source>, Edits)>;

fn edit<'a>(catalog: &'a Catalog, item: usize, to: &str, files: &mut Files<'a>) {
    let span = &catalog.items[item].span;
    let (_, edits) = files.entry(&span.source.name).or_insert_with(|| (&span.source, Edits::default()));
    edits.cells.push(CellEdit { row: span.range.clone(), column: Column::Url, text: to.to_owned() });
}

/// Writes the files, if the catalogue is sound with them; their names.
fn write(root: &Path, files: Files<'_>, found: &mut Diagnostics) -> Result<Vec<String>, MovesRefused> {
    let new = files.into_iter().map(|(name, (source, edits))| NewText {
        name: name.to_owned(),
        before: Some(Arc::clone(source)),
        text: rewrite(source, &edits),
    });
    let new: Vec<NewText> = new.collect();
    let written = new.iter().map(|new| new.name.clone()).collect();
    let (changes, _) = encoded(root, new, found).map_err(|_| MovesRefused::Unable)?;
    let mut after = Diagnostics::default();
    let _ = catalog::load_changed(root, &changes, &mut after);
    if after.has_errors() {
        found.extend(errors(after));
        found.push(Diagnostic::error("build-moves-would-break"));
        return Err(MovesRefused::InputErrors);
    }
    replace_together(&root.join(FOLDER), &changes).map_err(|one| unable(one, found))?;
    Ok(written)
}
