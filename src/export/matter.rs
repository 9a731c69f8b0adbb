//! What is handed out: which items, of which departments, for whom.

use std::collections::{BTreeMap, BTreeSet};

use crate::address::Target;
use crate::catalog::{Catalog, Column, Date, Department, Item, nearest, or_none};
use crate::diag::Diagnostic;
use crate::gate::{Cleared, Marked, Reason};

/// What is handed out.
#[derive(Debug)]
pub struct Matter<'a> {
    catalog: &'a Catalog,
    /// Why items are withheld, where withheld ones are among them.
    marked: Option<&'a Marked>,
    /// Where the code of each id leads.
    addresses: BTreeMap<&'a str, &'a str>,
    /// Indices of the departments chosen; none means all.
    chosen: Option<BTreeSet<usize>>,
    date: Option<Date>,
}

/// A department with its rows.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// The department.
    pub department: &'a Department,
    /// Its rows, in the order of the catalogue.
    pub rows: Vec<Row<'a>>,
}

/// One item, ready to be handed out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    /// The item.
    pub item: &'a Item,
    /// The name of its field.
    pub field: &'a str,
    /// Why it may not be published, if it may not.
    pub reason: Option<&'a Reason>,
}

impl<'a> Row<'a> {
    /// What stands under a column of the catalogue.
    pub fn value(&self, column: Column) -> &'a str {
        match column {
            Column::Field => self.field,
            Column::Url => self.item.url.as_ref().map_or("", |url| &url.value),
            other => self.item.text(other),
        }
    }
}

impl<'a> Matter<'a> {
    /// What may be published, each thing with the address its code leads to.
    #[must_use]
    pub fn public(cleared: &'a Cleared, targets: &'a [Target]) -> Self {
        let addresses = targets.iter().map(|target| (target.id.as_str(), target.url.as_str())).collect();
        Self { catalog: cleared.catalog(), marked: None, addresses, chosen: None, date: None }
    }

    /// Everything, the withheld marked: for the office alone.
    #[must_use]
    pub fn office(marked: &'a Marked) -> Self {
        let addresses = BTreeMap::new();
        Self { catalog: marked.catalog(), marked: Some(marked), addresses, chosen: None, date: None }
    }

    /// Only of these departments; of all where none is named. Ids that name no department are refused.
    pub fn of_departments(mut self, ids: &[String]) -> Result<Self, Vec<Diagnostic>> {
        if ids.is_empty() {
            return Ok(self);
        }
        let known = || self.catalog.departments.iter().map(|department| department.id.as_str());
        let place = |id: &String| {
            known().position(|each| each == id).ok_or_else(|| {
                let near = or_none(nearest(id, known()));
                Diagnostic::error("export-unknown-department").with("id", id).with("nearest", near)
            })
        };
        let (found, refused): (Vec<_>, Vec<_>) = ids.iter().map(place).partition(Result::is_ok);
        if !refused.is_empty() {
            return Err(refused.into_iter().filter_map(Result::err).collect());
        }
        self.chosen = Some(found.into_iter().flatten().collect());
        Ok(self)
    }

    /// Bearing this date.
    #[must_use]
    pub fn dated(self, date: Option<Date>) -> Self {
        Self { date, ..self }
    }

    /// How many items there are, and how many of them may not be published.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let rows = || self.rows();
        (rows().count(), rows().filter(|row| row.reason.is_some()).count())
    }

    /// How many departments have items.
    #[must_use]
    pub fn departments(&self) -> usize {
        self.parts().iter().filter(|part| !part.rows.is_empty()).count()
    }

    pub(super) fn catalog(&self) -> &'a Catalog {
        self.catalog
    }

    /// The day it bears, if the project says one.
    pub(super) fn date(&self) -> Option<Date> {
        self.date
    }

    /// Whether withheld items may be among them.
    pub(super) fn is_internal(&self) -> bool {
        self.marked.is_some()
    }

    /// Where the code of this id leads, where that is known.
    pub(super) fn address(&self, id: &str) -> Option<&'a str> {
        self.addresses.get(id).copied()
    }

    fn has(&self, department: usize) -> bool {
        self.chosen.as_ref().is_none_or(|chosen| chosen.contains(&department))
    }

    /// The rows, in the order of the catalogue.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'a>> {
        let numbered = self.catalog.items.iter().enumerate().filter(|(_, item)| self.has(item.department));
        numbered.map(|(index, item)| Row {
            item,
            field: &self.catalog.fields[item.field].name,
            reason: self.marked.and_then(|marked| marked.reason(index)),
        })
    }

    /// The departments chosen, in the order they print, each with its rows.
    pub(super) fn parts(&self) -> Vec<Part<'a>> {
        let departments = self.catalog.departments.iter();
        let mut parts: Vec<_> = departments.map(|department| Part { department, rows: Vec::new() }).collect();
        for row in self.rows() {
            parts[row.item.department].rows.push(row);
        }
        let numbered = parts.into_iter().enumerate();
        numbered.filter(|(index, _)| self.has(*index)).map(|(_, part)| part).collect()
    }
}
