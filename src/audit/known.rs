//! What is known of the walls, looked up by what a code says.

use std::collections::BTreeMap;

use super::pages::{self, Pages};
use crate::address::AllowList;
use crate::plan::{Now, What, became};
use crate::register::{Edition, Facts, IssuedCode, Posting};

/// What an audit goes by.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// What the catalogue says today; its documents are not asked for.
    pub now: &'a Now,
    /// Every edition that was issued, the earliest first.
    pub editions: &'a [(Edition, Facts)],
    /// Where codes may lead.
    pub allowed: &'a AllowList,
    /// What hangs.
    pub hanging: &'a [Posting],
}

/// The same, ready to be looked up.
#[derive(Debug)]
pub struct Walls<'a> {
    pub(super) known: Known<'a>,
    pub(super) pages: Pages<'a>,
    issued: BTreeMap<&'a str, Vec<Form<'a>>>,
    current: BTreeMap<&'a str, &'a str>,
    /// By edition: what became of each id since.
    became: Vec<BTreeMap<String, Vec<What>>>,
}

/// A code in the form one edition issued it in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form<'a> {
    /// Index of the edition.
    pub edition: usize,
    /// The code.
    pub code: &'a IssuedCode,
}

impl<'a> Walls<'a> {
    /// Puts what is known in order.
    #[must_use]
    pub fn new(known: Known<'a>) -> Self {
        let mut issued: BTreeMap<&str, Vec<Form<'_>>> = BTreeMap::new();
        for (edition, (_, facts)) in known.editions.iter().enumerate() {
            for code in &facts.codes {
                issued.entry(&code.target).or_default().push(Form { edition, code });
            }
        }
        let codes = known.now.facts.codes.iter();
        Self {
            known,
            pages: pages::issued(known.editions),
            issued,
            current: codes.map(|code| (code.target.as_str(), code.id.as_str())).collect(),
            became: known.editions.iter().map(|(_, facts)| became(facts, known.now)).collect(),
        }
    }

    /// Every form of every code that says this, the earliest edition first.
    pub(super) fn issued(&self, text: &str) -> &[Form<'a>] {
        self.issued.get(text).map_or(&[], Vec::as_slice)
    }

    /// The id whose code would say this now.
    pub(super) fn current(&self, text: &str) -> Option<&'a str> {
        self.current.get(text).copied()
    }

    /// What became of a code since it was issued in this form.
    pub(super) fn became(&self, form: Form<'_>) -> &[What] {
        self.became[form.edition].get(&form.code.id).map_or(&[], Vec::as_slice)
    }

    /// The facts of a form's edition.
    pub(super) fn facts(&self, form: Form<'_>) -> &'a Facts {
        &self.known.editions[form.edition].1
    }

    /// The name of an edition.
    pub(super) fn edition(&self, index: usize) -> &'a str {
        &self.known.editions[index].0.name
    }

    /// The first edition that issued a code of this id with this target.
    pub(super) fn edition_of(&self, id: &str, target: &str) -> Option<&'a str> {
        self.issued(target).iter().find(|form| form.code.id == id).map(|form| self.edition(form.edition))
    }
}
