//! The reprint list: place by place what to take down and what to hang, and how much to print.

use std::collections::BTreeMap;

use serde::Serialize;

mod table;

use super::text::why;
use super::{Grade, Plan};
use crate::diag::Locale;
use crate::geom::{Length, Size};

/// What the files hold that are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Joining {
    /// A file for each place, with what is to hang there.
    #[default]
    Place,
    /// A file for each order: what is printed on one paper in one number of copies.
    Order,
}

/// A document to hang, as it was set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// Its pages.
    pub pages: usize,
    /// The size of its paper.
    pub size: Size,
    /// What that is called.
    pub paper: String,
}

/// What to do at the walls.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reprint {
    /// Place by place, those with something urgent first.
    pub places: Vec<Place>,
    /// What to print, by document.
    pub orders: Vec<Order>,
    /// How much there is to do.
    pub counts: Counts,
}

/// How much there is to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Postings that come down at once.
    pub urgent: usize,
    /// Copies to take down.
    pub take_down: u32,
    /// Copies to hang.
    pub hang: u32,
}

/// What to do at one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// The file with what is to hang there, where there is one for each place.
    pub file: Option<String>,
    /// Posting by posting, the urgent first.
    pub rows: Vec<Line>,
}

/// One posting to replace or take down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Its number in the register.
    pub number: i64,
    /// The document that hangs.
    pub document: String,
    /// Its edition.
    pub edition: String,
    /// The day it was hung.
    pub posted: String,
    /// Copies.
    pub copies: u32,
    /// Whether it shows what is withheld now.
    pub urgent: bool,
    /// Why it comes down. Ids only: the list goes to whoever has the ladder.
    pub why: String,
    /// What takes its place; none where nothing does.
    pub hang: Option<String>,
    /// The file that holds it.
    pub file: Option<String>,
}

/// A document to print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Order {
    /// Its path.
    pub document: String,
    /// The size of its paper.
    #[serde(skip)]
    pub size: Size,
    /// What that is called.
    pub paper: String,
    /// Its pages.
    pub pages: usize,
    /// Copies.
    pub copies: u32,
    /// The file that holds it, where there is one for each order.
    pub file: Option<String>,
}

impl Reprint {
    /// The list that a plan comes to, with the names of the files to print. `made` tells of each document to hang.
    #[must_use]
    pub fn new(plan: &Plan, made: &BTreeMap<String, Made>, joining: Joining, locale: &Locale) -> Self {
        let mut list = Self::without_files(plan, made, locale);
        match joining {
            Joining::Place => list.join_by_place(),
            Joining::Order => list.join_by_order(),
        }
        list
    }

    fn without_files(plan: &Plan, made: &BTreeMap<String, Made>, locale: &Locale) -> Self {
        let mut places: BTreeMap<&str, Vec<Line>> = BTreeMap::new();
        let mut orders: BTreeMap<&str, u32> = BTreeMap::new();
        let mut counts = Counts::default();
        for change in &plan.postings {
            let posting = &change.posting;
            counts.take_down += posting.copies;
            counts.urgent += usize::from(change.grade == Grade::Urgent);
            if let Some(path) = &change.hang {
                counts.hang += posting.copies;
                *orders.entry(path).or_default() += posting.copies;
            }
            places.entry(&posting.place).or_default().push(Line {
                number: posting.number,
                document: posting.document.clone(),
                edition: posting.edition.clone(),
                posted: posting.posted.clone(),
                copies: posting.copies,
                urgent: change.grade == Grade::Urgent,
                why: why(&change.reasons, NAMED, locale),
                hang: change.hang.clone(),
                file: None,
            });
        }
        let mut places: Vec<Place> =
            places.into_iter().map(|(name, rows)| Place { name: name.to_owned(), file: None, rows }).collect();
        for place in &mut places {
            place.rows.sort_by_key(|row| (!row.urgent, row.number));
        }
        places.sort_by_key(|place| !place.rows.iter().any(|row| row.urgent));
        let order = |(document, copies): (&str, u32)| {
            let Made { pages, size, paper } = made.get(document).cloned().unwrap_or_default();
            Order { document: document.to_owned(), size, paper, pages, copies, file: None }
        };
        Self { places, orders: orders.into_iter().map(order).collect(), counts }
    }

    fn join_by_place(&mut self) {
        for (at, place) in self.places.iter_mut().enumerate() {
            let name = format!("places/{:02}-{}.pdf", at + 1, plain(&place.name));
            for row in place.rows.iter_mut().filter(|row| row.hang.is_some()) {
                row.file = Some(name.clone());
                place.file = Some(name.clone());
            }
        }
    }

    fn join_by_order(&mut self) {
        self.orders.sort_by(|one, other| (one.printing(), &one.document).cmp(&(other.printing(), &other.document)));
        let same = |one: &Order, other: &Order| one.printing() == other.printing();
        for (at, orders) in self.orders.chunk_by_mut(same).enumerate() {
            for order in orders {
                order.file = Some(format!(
                    "orders/{:02}-{}-x{}.pdf",
                    at + 1,
                    plain(&order.paper.replace(' ', "")),
                    order.copies
                ));
            }
        }
        let files: BTreeMap<&str, &Option<String>> =
            self.orders.iter().map(|order| (order.document.as_str(), &order.file)).collect();
        for row in self.places.iter_mut().flat_map(|place| &mut place.rows) {
            row.file = row.hang.as_deref().and_then(|path| files.get(path).copied().cloned().flatten());
        }
    }

    /// The files to print, by name: each with its documents, each once, in the order of the list.
    #[must_use]
    pub fn files(&self) -> BTreeMap<&str, Vec<&str>> {
        let mut files: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let rows = self.places.iter().flat_map(|place| &place.rows);
        let pairs = rows.filter_map(|row| Some((row.file.as_deref()?, row.hang.as_deref()?)));
        for (file, document) in pairs {
            let documents = files.entry(file).or_default();
            if !documents.contains(&document) {
                documents.push(document);
            }
        }
        files
    }
}

impl Order {
    /// What orders in one file have in common: the paper, upright or across, and the number of copies.
    fn printing(&self) -> (&str, [Length; 2], u32) {
        let Size { width, height } = self.size;
        (&self.paper, [width.min(height), width.max(height)], self.copies)
    }
}

/// Ids named in a reason on paper.
const NAMED: usize = 6;

/// A name as part of a file's: what disks may not bear becomes a line.
fn plain(name: &str) -> String {
    let plain: String =
        name.chars().map(|character| if character.is_alphanumeric() { character } else { '_' }).take(40).collect();
    plain.trim_matches('_').to_owned()
}
