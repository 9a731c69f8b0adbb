//! One code as tables tell of it.

use crate::catalog::Catalog;
use crate::code::{Code, Drawing};

/// A code, in the words of its table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Its id, as printed under it.
    pub id: &'a str,
    /// What it leads to.
    pub title: &'a str,
    /// The department it belongs to; the site for the site's own.
    pub owner: &'a str,
    /// The address it holds.
    pub target: &'a str,
    /// Its files, each kind once, with the path from the table's folder.
    pub files: Vec<(Drawing, String)>,
}

impl<'a> Entry<'a> {
    /// A code whose files lie in `folder`, seen from the table: empty, or ending in `/`.
    #[must_use]
    pub fn new(code: &'a Code, catalog: &'a Catalog, drawings: &[Drawing], folder: &str) -> Self {
        let department = code.department.and_then(|at| catalog.departments.get(at));
        let file = |&drawing: &Drawing| (drawing, format!("{folder}{}", file_name(code, drawing)));
        Self {
            id: &code.id,
            title: &code.title,
            owner: department.map_or(&catalog.site.name, |department| &department.name),
            target: &code.target,
            files: drawings.iter().map(file).collect(),
        }
    }
}

/// The name of a code's file of this kind.
#[must_use]
pub fn file_name(code: &Code, drawing: Drawing) -> String {
    format!("{}.{}", code.id, drawing.ending())
}
