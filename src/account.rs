//! Accounts elsewhere whose codes the city shows: a WeChat account, a mini-program.
//!
//! Comes in: `accounts.toml`, the pictures it names, what the gate cleared, and the day. Goes out: [`Accounts`], each
//! with what its code holds, or its picture where that is no QR code, and with its state on that day. What a picture's
//! code holds is read here and nowhere else; a code that runs out, or leads to another place than its kind may, is refused.

mod code;
mod file;
mod payload;
mod picture;
mod settle;

#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::Arc;

use crate::catalog::{Date, read_source};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::gate::{Cleared, Withheld};
use crate::picture::Picture;

pub use file::Service;

/// The file that lists a project's accounts.
pub const ACCOUNTS_FILE: &str = "accounts.toml";

/// How long what is printed now is taken to hang, in days, unless the project says otherwise.
const HANGS: u32 = 365;

/// An account that may be shown, or was.
#[derive(Clone, Debug)]
pub struct Account {
    /// Stable id, also its code's id: `WX-FGW`.
    pub id: String,
    /// Its name, as people search for it.
    pub name: String,
    /// Where it is.
    pub service: Service,
    /// Index of its department among those that passed the gate; none where it is the whole city's.
    pub department: Option<usize>,
    /// Its code; none where it is not drawn any more, or cannot be.
    pub code: Option<Given>,
    /// Its state on the day asked about.
    pub state: State,
    /// The account that took its place, or will.
    pub successor: Option<String>,
    /// Where it is written.
    pub span: Span,
}

/// What was given as an account's code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// What a QR code holds, byte for byte: it is drawn anew.
    Payload(String),
    /// A picture that is no QR code, and its hash: it is placed as it is.
    Picture(Arc<Picture>, String),
}

/// Whether an account is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It is.
    Active,
    /// It is, until this day.
    Closing(Date),
    /// Another took its place; it may still be there.
    Replaced,
    /// It is there no more, since this day.
    Closed(Date),
}

impl State {
    /// Whether its code may be drawn.
    #[must_use]
    pub fn is_drawn(self) -> bool {
        matches!(self, Self::Active | Self::Closing(_))
    }
}

/// The accounts of a project, in the order of its file.
#[derive(Clone, Debug)]
pub struct Accounts {
    list: Vec<Account>,
    /// How long what is printed now hangs, in days.
    hangs: u32,
    date: Option<Date>,
    withheld: Vec<Account>,
}

impl Default for Accounts {
    fn default() -> Self {
        Self { list: Vec::new(), hangs: HANGS, date: None, withheld: Vec::new() }
    }
}

impl Accounts {
    /// Reads the accounts of the project in `root` as they are on the day `date`; a project without the file has none.
    ///
    /// Accounts of a department that is withheld are left out, as all of it is.
    #[must_use]
    pub fn read(
        root: &Path,
        cleared: &Cleared,
        withheld: &[Withheld],
        date: Option<Date>,
        found: &mut Diagnostics,
    ) -> Self {
        let path = root.join(ACCOUNTS_FILE);
        let source = if path.exists() { read_source(root, &path, found) } else { None };
        let Some(source) = source else { return Self::default() };
        let Some(file) = file::read(&source, found) else { return Self::default() };
        settle::settle(root, file, cleared.catalog(), withheld, date, found)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Account> {
        self.list.iter()
    }

    /// Those whose codes may be drawn.
    pub fn drawn(&self) -> impl Iterator<Item = &Account> {
        self.iter().filter(|account| account.state.is_drawn())
    }

    /// Those of withheld departments: nothing of them may be published.
    #[must_use]
    pub fn withheld(&self) -> &[Account] {
        &self.withheld
    }

    /// The account of this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Account> {
        self.iter().find(|account| account.id == id)
    }

    /// The account to show in place of one: the first after it that may be drawn.
    #[must_use]
    pub fn in_place_of(&self, account: &Account) -> Option<&Account> {
        let mut next = self.get(account.successor.as_deref()?)?;
        // The file's check for circles has seen to it that this ends; a list is never longer than itself.
        for _ in &self.list {
            if next.state.is_drawn() {
                return Some(next);
            }
            next = self.get(next.successor.as_deref()?)?;
        }
        None
    }

    /// The picture to place for the code of this id, where it is no QR code.
    #[must_use]
    pub fn picture(&self, id: &str) -> Option<(&Account, &Arc<Picture>)> {
        let account = self.get(id)?;
        match &account.code {
            Some(Given::Picture(picture, _)) => Some((account, picture)),
            _ => None,
        }
    }

    /// The account whose supplied picture this is.
    #[must_use]
    pub fn placed(&self, picture: &Arc<Picture>) -> Option<&Account> {
        self.iter().find(|account| match &account.code {
            Some(Given::Picture(own, _)) => Arc::ptr_eq(own, picture),
            _ => false,
        })
    }

    /// Warns of an account that closes while what is printed now still hangs. `layouts` are the names of those that show it.
    #[must_use]
    pub fn closing(&self, account: &Account, layouts: &str) -> Option<Diagnostic> {
        let State::Closing(on) = account.state else { return None };
        let left = self.date.map(|date| on.number() - date.number());
        if left.is_some_and(|left| left > i64::from(self.hangs)) {
            return None;
        }
        let successor = self.in_place_of(account).map_or("none", |next| &next.id);
        Some(
            Diagnostic::warning("account-closing")
                .at(account.span.clone())
                .with("id", &account.id)
                .with("name", &account.name)
                .with("on", on)
                .with("days", left.map_or_else(|| "none".to_owned(), |left| left.to_string()))
                .with("layouts", layouts)
                .with("successor", successor),
        )
    }

    /// Refuses to draw an account that is closed or replaced, naming the one to draw instead.
    #[must_use]
    pub fn refusal(&self, account: &Account) -> Option<Diagnostic> {
        let successor = self.in_place_of(account).map_or("none", |next| &next.id);
        let refused = match account.state {
            State::Active | State::Closing(_) => return None,
            State::Closed(since) => Diagnostic::error("account-closed").with("since", since),
            State::Replaced => Diagnostic::error("account-replaced"),
        };
        Some(refused.with("id", &account.id).with("name", &account.name).with("successor", successor))
    }
}

impl Account {
    /// What is drawn for it, in short, to tell whether a document shows what it would show now.
    #[must_use]
    pub fn digest(&self) -> String {
        match &self.code {
            Some(given) if self.state.is_drawn() => given.content(),
            _ => "closed".to_owned(),
        }
    }
}

impl Given {
    /// What a code holds, or what tells one picture from another.
    #[must_use]
    pub fn content(&self) -> String {
        match self {
            Self::Payload(payload) => payload.clone(),
            Self::Picture(_, hash) => format!("picture:{}", hash.get(..16).unwrap_or(hash)),
        }
    }
}
