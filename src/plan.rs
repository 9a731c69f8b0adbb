//! What must be done before the walls are true again: like the dry run of a tool that sets up machines.
//!
//! Comes in: what is [`Now`], an edition that was issued, and what hangs. Goes out: a [`Plan`], every line of it with its
//! reason; in words (text), as JSON, and as a page (`html`). Nothing is read or written here.

mod compare;
mod difference;
mod document;
mod fold;
mod html;
mod reprint;
mod text;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::account;
use crate::register::{Edition, Facts, Kind, Posting};

pub use compare::compare;
pub use difference::became;
pub use html::{html, page};
pub use reprint::{Counts, Joining, Line, Made, Order, Place, Reprint};
pub use text::{Group, Row, groups, heading, summary};

/// Version of the JSON form; it rises when a key changes its meaning or goes.
pub const SCHEMA: u32 = 1;

/// Where what is said of an account keeps the day on which it closes, as known when an edition was issued.
pub const CLOSING: &str = "closing";

/// What a build would make now.
#[derive(Clone, Debug, Default)]
pub struct Now {
    /// Codes, texts and documents.
    pub facts: Facts,
    /// What must not be published: id and name. For the operator alone.
    pub withheld: BTreeMap<String, String>,
    /// Other names of each department, by its id.
    pub aliases: BTreeMap<String, Vec<String>>,
    /// How it stands with each account, those that are there no more too, by id.
    pub accounts: BTreeMap<String, Standing>,
}

/// How it stands with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether it is there.
    pub state: account::State,
    /// The account to show in its place.
    pub successor: Option<String>,
}

/// What must be done, and why.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Plan {
    /// [`SCHEMA`].
    pub schema: u32,
    /// The edition compared with; none if none was ever issued.
    pub against: Option<Edition>,
    /// What became of the catalogue since, by kind, then id.
    pub changes: Vec<Change>,
    /// What that does to the edition's documents, and which are new, by path.
    pub documents: Vec<DocumentChange>,
    /// What hangs and must be replaced or taken down, of whatever edition it is, by place.
    pub postings: Vec<PostingChange>,
}

/// Something that became of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The id of the item, department, site or account.
    pub id: String,
    /// What it is.
    pub of: Kind,
    /// Its department's id: its own where it is one, empty for the site.
    pub department: String,
    /// Its name, as last issued, or now if it is new. Withheld names are for the operator alone.
    pub name: String,
    /// What became of it.
    #[serde(flatten)]
    pub what: What,
}

/// What became of an item, a department, the site or an account.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum What {
    /// It must no longer be published: whatever shows it comes down at once.
    Withheld,
    /// An account is there no more: its printed code leads to nothing, or to whoever took its name.
    Closed {
        /// Since which day.
        since: String,
        /// The account to show in its place.
        successor: Option<String>,
    },
    /// Its code leads elsewhere now: the printed one is wrong.
    Moved {
        /// Where the printed one leads.
        from: String,
        /// Where it must lead.
        to: String,
    },
    /// It is no longer there: its printed code leads to nothing that is kept up.
    Removed {
        /// Where the printed code leads.
        from: String,
        /// The id that took its place, which leads to the same page: then the printed code is still right.
        successor: Option<String>,
    },
    /// Another account took its place: the printed code leads to the old one.
    Replaced {
        /// The account to show in its place.
        successor: Option<String>,
    },
    /// A department became part of another.
    Merged {
        /// The other's id.
        into: String,
        /// Its name.
        into_name: String,
    },
    /// It is new.
    Added,
    /// Something else is said of it.
    Text {
        /// Which texts.
        columns: Vec<String>,
    },
    /// An account will be there no more: what shows it is to be replaced by then.
    Closing {
        /// From which day on.
        on: String,
        /// The account to show in its place.
        successor: Option<String>,
    },
    /// The page behind its permalink moved: the server needs the new map, the printed code stays right.
    Redirected {
        /// Where the permalink led.
        from: String,
        /// Where it leads now.
        to: String,
    },
    /// Its code holds another address now, but the printed one leads to the right page: no hurry.
    Recoded {
        /// What the printed one holds.
        from: String,
        /// What a new one holds.
        to: String,
    },
}

impl What {
    /// Where the code led and where it leads now; the same where it leads to nothing else.
    fn addresses(&self) -> Option<(&str, &str)> {
        match self {
            Self::Moved { from, to } | Self::Redirected { from, to } | Self::Recoded { from, to } => Some((from, to)),
            Self::Removed { from, .. } => Some((from, from)),
            Self::Withheld
            | Self::Merged { .. }
            | Self::Added
            | Self::Text { .. }
            | Self::Closed { .. }
            | Self::Replaced { .. }
            | Self::Closing { .. } => None,
        }
    }
}

/// How much a thing matters that hangs or may hang.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// It shows what must not be published, or an account that is there no more.
    Urgent,
    /// A code on it leads to the wrong page or to none.
    Wrong,
    /// It says something that is no longer so.
    Outdated,
}

/// What is wrong with a document, or missing on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The id it is about.
    pub id: String,
    /// Where its code stands, by page; nothing where it stands without a code, or is not there yet.
    pub pages: Vec<usize>,
    /// What is wrong.
    #[serde(flatten)]
    pub what: Fault,
}

/// What is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum Fault {
    /// It shows what must not be published.
    Withheld,
    /// It shows the code of an account that is there no more.
    Closed,
    /// A code on it leads to where its page is no longer.
    Moved,
    /// It shows what is no longer there.
    Removed,
    /// It shows the code of an account that another took the place of.
    Replaced,
    /// It does not show yet what its successor will.
    Added,
    /// It shows what its successor will not.
    Dropped,
    /// What it says of it has changed.
    Text {
        /// Which texts, of those its layout shows.
        columns: Vec<String>,
    },
    /// It shows the code of an account that will be there no more.
    Closing,
    /// No such document is made any more.
    NotMade,
}

/// What becomes of a document of the edition, or one that it did not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentChange {
    /// Its path.
    pub path: String,
    /// Its layout.
    pub layout: String,
    /// Its department's id; empty where it is for no single one.
    pub department: String,
    /// Whether it is new, gone or changed.
    pub state: State,
    /// How much it matters; none where nothing on it is wrong.
    pub grade: Option<Grade>,
    /// Why.
    pub reasons: Vec<Reason>,
    /// The pages that are touched, where that is known.
    pub pages: Vec<usize>,
    /// Copies that hang.
    pub hanging: u32,
}

/// Whether a document is new, gone or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// The edition does not have it.
    New,
    /// It is made no more.
    Gone,
    /// Something on it is wrong or no longer so.
    Changed,
    /// It looks otherwise or bears another date, but nothing on it is wrong.
    Redesigned,
}

/// A posting that must be replaced or taken down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PostingChange {
    /// What hangs.
    pub posting: Posting,
    /// How much it matters.
    pub grade: Grade,
    /// Why.
    pub reasons: Vec<Reason>,
    /// The document to hang instead; none if it is only to be taken down.
    pub hang: Option<String>,
}

impl Plan {
    /// Whether the walls and the last edition are as they should be. What only looks otherwise is nothing to do.
    #[must_use]
    pub fn is_done(&self) -> bool {
        let quiet = |document: &DocumentChange| document.state == State::Redesigned;
        self.changes.is_empty() && self.postings.is_empty() && self.documents.iter().all(quiet)
    }

    /// As JSON, on one line.
    #[must_use]
    pub fn json(&self) -> String {
        // Strings, numbers and lists of them always have a form in JSON.
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }
}
