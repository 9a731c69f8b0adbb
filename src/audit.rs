//! What hangs on the walls, from photos: every code found, and what has become of it.
//!
//! Comes in: photos, what was issued and hangs, what the catalogue says today, the allow-list. Goes out: for each photo
//! its codes with their states, the issued pages it shows, what is missing of them and what stands in its place; in
//! words (`text`), as JSON, as a table (`table`). Nothing is read or written here and no thread is started.
//!
//! `find` reads what is on a photo, `recognise` lays issued pages over it, `decide` says what each code is worth.

mod decide;
mod find;
mod known;
mod modules;
mod pages;
mod photo;
mod plane;
mod recognise;
mod refused;
mod table;
mod text;

#[cfg(test)]
mod tests;

use serde::Serialize;

pub use known::{Known, Walls};
pub use photo::look;
pub use refused::Refused;
pub use table::{csv, workbook};
pub use text::{groups, heading, html};

/// Version of the JSON form; it rises when a key changes its meaning or goes.
pub const SCHEMA: u32 = 1;

/// What photos show.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Audit {
    /// [`SCHEMA`].
    pub schema: u32,
    /// How much of what there is.
    pub totals: Totals,
    /// Photo by photo, in the order they were given.
    pub photos: Vec<PhotoAudit>,
    /// What hangs at a place of which there are photos, and is on none of them.
    pub unseen_postings: Vec<UnseenPosting>,
}

/// How much of what there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Totals {
    /// Photos that could be looked at.
    pub photos: usize,
    /// Photos that could not.
    pub refused: usize,
    /// Photos on which there is no code at all.
    pub empty: usize,
    /// Codes found, read or not.
    pub codes: usize,
    /// Right ones.
    pub current: usize,
    /// Right ones that no edition issued.
    pub unissued: usize,
    /// Those that lead to the wrong page.
    pub superseded: usize,
    /// Those of what is no longer there.
    pub removed: usize,
    /// Those of what must not be published.
    pub withheld: usize,
    /// Those on a host of the city's that nobody issued.
    pub unknown: usize,
    /// Those of others.
    pub foreign: usize,
    /// Those that could not be read.
    pub unreadable: usize,
    /// Codes of recognised pages that should be on their photos and were not found.
    pub missing: usize,
}

/// What one photo shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PhotoAudit {
    /// The photo, as it was named or found.
    pub photo: String,
    /// Hash of its bytes.
    pub sha256: String,
    /// Where it was taken, if that is known.
    pub place: Option<String>,
    /// Pixels across and down, upright; none if it could not be looked at.
    pub size: Option<(usize, usize)>,
    /// Why it could not be looked at.
    pub refused: Option<Refused>,
    /// The issued pages on it.
    pub sheets: Vec<SheetAudit>,
    /// Its codes: those of each sheet in the order of the page, then the others from the top down.
    pub codes: Vec<CodeAudit>,
}

/// An issued page on a photo.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SheetAudit {
    /// The document's path.
    pub document: String,
    /// The page, from 1.
    pub page: usize,
    /// Editions that issued it with just these codes; the photo cannot tell them apart.
    pub editions: Vec<String>,
    /// Other documents that fit the photo as well.
    pub or: Vec<String>,
    /// The posting this is.
    pub posting: Option<i64>,
    /// Postings that it may be, where that is open.
    pub postings: Vec<i64>,
    /// Codes on the page.
    pub codes: usize,
    /// Codes of them that were read.
    pub read: usize,
    /// The others.
    pub missing: Vec<Missing>,
}

/// A code of a page that was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// Its id.
    pub id: String,
    /// Why.
    pub why: Why,
}

/// Why a code of a page was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// A code that is wrong stands in its place.
    Replaced,
    /// It is on the photo and cannot be read, or is covered, were it by a right code of another place.
    NotRead,
    /// It lies beyond the photo's edge.
    Outside,
}

/// A code on a photo.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CodeAudit {
    /// What it is worth.
    pub state: State,
    /// What it says; nothing where it could not be read.
    pub text: String,
    /// Its id, if it was issued or is in the catalogue.
    pub id: Option<String>,
    /// What it belongs to, by name; never told of what is withheld.
    pub name: Option<String>,
    /// The first and the last edition that issued it.
    pub editions: Option<(String, String)>,
    /// What it should say.
    pub now: Option<String>,
    /// The edition that issued that; none where none did yet.
    pub now_edition: Option<String>,
    /// The id that leads to the same page now.
    pub successor: Option<String>,
    /// The host of the city's that its own looks like.
    pub imitates: Option<String>,
    /// The sheet it is on, counted from 0.
    pub sheet: Option<usize>,
    /// The id of the code that should stand in its place.
    pub instead_of: Option<String>,
    /// Its corners on the upright photo, in pixels: top left, top right, bottom right, bottom left as it is printed.
    pub corners: [(i32, i32); 4],
}

/// What a code is worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It is another's: somebody pasted it there, or it is no business of the city's.
    Foreign,
    /// It leads to what must not be published.
    Withheld,
    /// It leads to where its page is no longer.
    Superseded,
    /// It leads to what is no longer there.
    Removed,
    /// It leads to a host of the city's, but nobody issued it.
    Unknown,
    /// It cannot be read.
    #[default]
    Unreadable,
    /// It leads where it should, but no edition issued it.
    Unissued,
    /// It leads where it should.
    Current,
}

/// A posting that is on no photo of its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnseenPosting {
    /// Where.
    pub place: String,
    /// Its number.
    pub number: i64,
    /// Its document.
    pub document: String,
    /// Its edition.
    pub edition: String,
}

impl State {
    /// Whether something must be done about it.
    #[must_use]
    pub fn is_trouble(self) -> bool {
        !matches!(self, Self::Current | Self::Unissued)
    }

    /// Its name, as programs know it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Foreign => "foreign",
            Self::Withheld => "withheld",
            Self::Superseded => "superseded",
            Self::Removed => "removed",
            Self::Unknown => "unknown",
            Self::Unreadable => "unreadable",
            Self::Unissued => "unissued",
            Self::Current => "current",
        }
    }
}

impl Audit {
    /// Puts together what was found on each photo.
    #[must_use]
    pub fn new(photos: Vec<PhotoAudit>, unseen_postings: Vec<UnseenPosting>) -> Self {
        let mut totals = Totals::default();
        for photo in &photos {
            if photo.size.is_none() {
                totals.refused += 1;
                continue;
            }
            totals.photos += 1;
            totals.empty += usize::from(photo.codes.is_empty());
            totals.codes += photo.codes.len();
            for code in &photo.codes {
                *totals.of(code.state) += 1;
            }
            let missing = photo.sheets.iter().flat_map(|sheet| &sheet.missing);
            totals.missing += missing.filter(|missing| missing.why == Why::NotRead).count();
        }
        Self { schema: SCHEMA, totals, photos, unseen_postings }
    }

    /// Whether all is as it should be: every photo could be looked at and shows codes, all of them are right, and none is
    /// missing that should be there.
    #[must_use]
    pub fn is_done(&self) -> bool {
        let trouble = self.photos.iter().flat_map(|photo| &photo.codes).any(|code| code.state.is_trouble());
        let Totals { refused, empty, missing, .. } = self.totals;
        refused + empty + missing == 0 && !trouble
    }

    /// As JSON, on one line.
    #[must_use]
    pub fn json(&self) -> String {
        // Strings, numbers and lists of them always have a form in JSON.
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }
}

impl Totals {
    fn of(&mut self, state: State) -> &mut usize {
        match state {
            State::Foreign => &mut self.foreign,
            State::Withheld => &mut self.withheld,
            State::Superseded => &mut self.superseded,
            State::Removed => &mut self.removed,
            State::Unknown => &mut self.unknown,
            State::Unreadable => &mut self.unreadable,
            State::Unissued => &mut self.unissued,
            State::Current => &mut self.current,
        }
    }
}
