//! The reprint list: place by place what to take down and what to hang, and how much to print.

use std::collections::BTreeMap;

use serde::Serialize;

use super::text::why;
use super::{Grade, Plan};
use crate::catalog::spreadsheet;
use crate::diag::Locale;

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
}

/// A document to print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Order {
    /// Its path.
    pub document: String,
    /// Its pages.
    pub pages: usize,
    /// Copies.
    pub copies: u32,
}

impl Reprint {
    /// The list that a plan comes to. `pages` gives the pages of each document to hang.
    #[must_use]
    pub fn new(plan: &Plan, pages: &BTreeMap<String, usize>, locale: &Locale) -> Self {
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
            });
        }
        let mut places: Vec<Place> =
            places.into_iter().map(|(name, rows)| Place { name: name.to_owned(), rows }).collect();
        for place in &mut places {
            place.rows.sort_by_key(|row| (!row.urgent, row.number));
        }
        places.sort_by_key(|place| !place.rows.iter().any(|row| row.urgent));
        let order = |(document, copies): (&str, u32)| Order {
            document: document.to_owned(),
            pages: pages.get(document).copied().unwrap_or_default(),
            copies,
        };
        Self { places, orders: orders.into_iter().map(order).collect(), counts }
    }

    /// The documents to hang at a place, each once, in the order of its list.
    #[must_use]
    pub fn documents_of(place: &Place) -> Vec<&str> {
        let mut documents: Vec<&str> = Vec::new();
        for path in place.rows.iter().filter_map(|row| row.hang.as_deref()) {
            if !documents.contains(&path) {
                documents.push(path);
            }
        }
        documents
    }

    /// The list as CSV for spreadsheets.
    #[must_use]
    pub fn csv(&self) -> String {
        let rows = self.places.iter().flat_map(|place| place.rows.iter().map(move |row| cells(place, row)));
        spreadsheet(std::iter::once(HEADINGS.map(str::to_owned)).chain(rows))
    }
}

/// Ids named in a reason on paper.
const NAMED: usize = 6;

const HEADINGS: [&str; 9] = [
    "地点 place",
    "紧急 urgent",
    "编号 number",
    "取下 take down",
    "版次 edition",
    "张贴日期 posted",
    "份数 copies",
    "换贴 hang",
    "缘由 reason",
];

fn cells(place: &Place, row: &Line) -> [String; 9] {
    [
        place.name.clone(),
        if row.urgent { "紧急 urgent".to_owned() } else { String::new() },
        row.number.to_string(),
        row.document.clone(),
        row.edition.clone(),
        row.posted.clone(),
        row.copies.to_string(),
        row.hang.clone().unwrap_or_default(),
        row.why.clone(),
    ]
}
