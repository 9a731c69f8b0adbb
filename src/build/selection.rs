//! Which part of a project a run is about.

use std::collections::BTreeSet;

use super::Options;
use crate::catalog::{Catalog, nearest, or_none};
use crate::diag::Diagnostic;
use crate::layout::settings::Scope;
use crate::layout::view::Subject;

/// The word that asks for the codes' pictures rather than for a layout; no layout may bear it.
pub(super) const CODES: &str = "codes";

/// What a run makes; everything else it leaves as it was.
#[derive(Debug)]
pub(super) struct Selection {
    /// Names of layouts, and [`CODES`]; none means all.
    only: Option<BTreeSet<String>>,
    /// Indices of departments; none means all.
    departments: Option<BTreeSet<usize>>,
    /// Whether documents are made for some readers only, or codes as some kinds of files.
    some_kinds: bool,
}

/// What was asked for in words.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    only: &'a [String],
    departments: &'a [String],
    some_kinds: bool,
}

impl<'a> Asked<'a> {
    /// What the options of a run ask for.
    pub(super) fn of(options: &'a Options) -> Self {
        let Options { only, departments, profiles, codes, .. } = options;
        Self { only, departments, some_kinds: !(profiles.is_empty() && codes.is_empty()) }
    }
}

impl Selection {
    /// Understands what was asked for; words that name nothing are refused.
    pub(super) fn new(asked: Asked<'_>, layouts: &[String], catalog: &Catalog) -> Result<Self, Vec<Diagnostic>> {
        let Asked { only, departments, some_kinds } = asked;
        let mut refused = Vec::new();
        let known: Vec<&str> = layouts.iter().map(String::as_str).chain([CODES]).collect();
        for name in only.iter().filter(|name| !known.contains(&name.as_str())) {
            let near = or_none(nearest(name, known.iter().copied()));
            refused.push(
                Diagnostic::error("build-unknown-layout")
                    .with("name", name)
                    .with("nearest", near)
                    .with("known", known.join(", ")),
            );
        }
        let mut indices = BTreeSet::new();
        for id in departments {
            if let Some(index) = catalog.departments.iter().position(|department| department.id == *id) {
                indices.insert(index);
                continue;
            }
            let ids = catalog.departments.iter().map(|department| department.id.as_str());
            let near = or_none(nearest(id, ids));
            refused.push(Diagnostic::error("build-unknown-department").with("id", id).with("nearest", near));
        }
        if !refused.is_empty() {
            return Err(refused);
        }
        Ok(Self {
            only: (!only.is_empty()).then(|| only.iter().cloned().collect()),
            departments: (!departments.is_empty()).then_some(indices),
            some_kinds,
        })
    }

    /// Whether the run is about the whole project.
    pub(super) fn is_all(&self) -> bool {
        self.only.is_none() && self.departments.is_none() && !self.some_kinds
    }

    /// Whether this layout is made, or these pictures.
    pub(super) fn has(&self, name: &str) -> bool {
        self.only.as_ref().is_none_or(|only| only.contains(name))
    }

    /// Whether what belongs to this department is made; what belongs to none is made only when all is.
    pub(super) fn has_department(&self, department: Option<usize>) -> bool {
        match (&self.departments, department) {
            (None, _) => true,
            (Some(chosen), Some(department)) => chosen.contains(&department),
            (Some(_), None) => false,
        }
    }

    /// What a layout of this scope makes documents for.
    pub(super) fn subjects(&self, scope: Scope, catalog: &Catalog) -> Vec<(Subject, Option<usize>)> {
        let all: Vec<_> = match scope {
            Scope::Site => vec![(Subject::Site, None)],
            Scope::Department => (0..catalog.departments.len()).map(|at| (Subject::Department(at), Some(at))).collect(),
            Scope::Field => (0..catalog.fields.len()).map(|at| (Subject::Field(at), None)).collect(),
            Scope::Item => {
                let items = catalog.items.iter().enumerate();
                items.map(|(at, item)| (Subject::Item(at), Some(item.department))).collect()
            }
        };
        all.into_iter().filter(|(_, department)| self.has_department(*department)).collect()
    }
}
