//! Where a row belongs: its department and its field.
//!
//! Comes in: what the row says, what its table, its sections and people say. Goes out: the department and the field, or a
//! question. What people said comes first, then the item's own id, then its 主体, then the section and the form above.

use std::collections::BTreeMap;

use super::asked::Asked;
use super::draft::SourceCell;
use super::names::Filed;
use super::question::{About, Place};
use super::rows::{Cells, Frame};
use crate::catalog::Column;
use crate::sheet::Address;

/// What is known on the way through a table's rows.
pub(super) struct Filing<'a> {
    frame: &'a Frame<'a>,
    /// What the title of the section says.
    pub section_field: Option<usize>,
    pub section_department: Option<usize>,
    /// Where the rows of each 主体 go.
    bodies: BTreeMap<Box<str>, Filed>,
}

impl<'a> Filing<'a> {
    pub fn new(frame: &'a Frame<'a>) -> Self {
        Self { frame, section_field: None, section_department: None, bodies: BTreeMap::new() }
    }

    /// The department an id belongs to, if it is one of this catalogue's.
    pub fn owner(&self, id: &str) -> Option<usize> {
        if let Some(department) = self.frame.ids.get(&id.to_ascii_lowercase()) {
            return Some(*department);
        }
        let (department, serial) = id.split_once('-')?;
        let is_serial = (1..=24).contains(&serial.len()) && serial.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if is_serial { self.frame.names.department_of_id(department) } else { None }
    }

    /// The department a row is filed under, by the owner of its id and by its 主体 as it stands.
    pub fn department(&mut self, owner: Option<usize>, body: Option<(&str, &SourceCell)>) -> Filed {
        let filed = match body {
            Some((written, _)) => self.filed(written),
            None => Filed::Unknown,
        };
        if filed == Filed::LeftOut {
            return filed;
        }
        if let Some(department) = self.frame.department.or(owner) {
            return Filed::To(department);
        }
        match (filed, self.section_department.or(self.frame.filled_in_by)) {
            (Filed::Unknown, Some(department)) => Filed::To(department),
            _ => filed,
        }
    }

    fn filed(&mut self, written: &str) -> Filed {
        if let Some(filed) = self.bodies.get(written) {
            return *filed;
        }
        let filed = self.frame.names.body(written);
        self.bodies.insert(written.into(), filed);
        filed
    }

    /// The field of a row.
    pub fn field(&self, cells: &Cells) -> Option<usize> {
        match &cells[Column::Field as usize] {
            Some(cell) => self.frame.names.field(&cell.value),
            None => self.section_field.or(self.frame.field.as_ref().ok().copied()),
        }
    }

    /// Asks which department a row belongs to, whose first cell stands at `at`.
    pub fn ask_department(&self, cells: &Cells, at: Address, asked: &mut Asked) -> usize {
        if let Some(body) = &cells[Column::Body as usize] {
            let choices = || self.frame.names.departments_like(&body.value);
            return asked.ask(&About::Body(body.value.to_string()), self.place(body.at), true, choices);
        }
        asked.ask(&About::DepartmentOf { table: self.frame.table }, self.place(at), true, Vec::new)
    }

    /// Asks which field a row is of, whose first cell stands at `at`.
    pub fn ask_field(&self, cells: &Cells, at: Address, asked: &mut Asked) -> usize {
        let (about, at) = match (&cells[Column::Field as usize], &self.frame.field) {
            (Some(cell), _) => (About::Field(cell.value.to_string()), cell.at),
            (None, Err(about)) => (about.clone(), self.frame.title),
            (None, Ok(_)) => (About::FieldOf { table: self.frame.table }, at),
        };
        let text = match &about {
            About::Field(text) => text.as_str(),
            _ => "",
        };
        let choices = || self.frame.names.fields_like(text);
        asked.ask(&about, self.place(at), true, choices)
    }

    fn place(&self, at: Address) -> Place {
        Place { book: self.frame.seen.book_index, sheet: self.frame.seen.sheet_index, at }
    }
}
