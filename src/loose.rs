//! Codes for other people's layouts: tables that name each code and its pictures, and packages of all of it.
//!
//! Comes in: codes with the files they are drawn as. Goes out: the bytes of tables and packages. Where they lie, and that
//! their names are such as every disk takes, is decided elsewhere; the same codes always give the same bytes.

mod entry;
mod package;
mod table;

use crate::code::Drawing;

pub use entry::{Entry, file_name};
pub use package::Archive;
pub use table::Table;

/// What a project wants of each code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A file with the code.
    Drawing(Drawing),
    /// Tables of the codes and their files.
    Tables,
    /// A package for each department.
    Package,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Drawing(Drawing::Svg),
        Self::Drawing(Drawing::Png),
        Self::Drawing(Drawing::Pdf),
        Self::Drawing(Drawing::Cmyk),
        Self::Drawing(Drawing::Eps),
        Self::Tables,
        Self::Package,
    ];

    /// What is made unless something else is asked for.
    pub const USUAL: [Self; 2] = [Self::Drawing(Drawing::Svg), Self::Drawing(Drawing::Png)];

    /// Its name on the command line and in settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Drawing(drawing) => drawing.name(),
            Self::Tables => "tables",
            Self::Package => "zip",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
