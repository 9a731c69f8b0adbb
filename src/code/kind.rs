//! What a code belongs to.

use serde::Serialize;

/// What a code belongs to, or a text is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The site.
    Site,
    /// A department.
    Department,
    /// An item.
    Item,
    /// An account elsewhere, whose code was given to the city.
    Account,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Site, Self::Department, Self::Item, Self::Account];

    /// Its name, as files write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Department => "department",
            Self::Item => "item",
            Self::Account => "account",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
