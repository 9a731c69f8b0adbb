//! What an edition is: its codes, what it says, its documents and what stands on each.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

pub use crate::code::Kind;

/// An edition that was issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edition {
    /// The name it was issued under: `2026`.
    pub name: String,
    /// The day: `2026-11-20`.
    pub issued: String,
    /// The edition's date as printed.
    pub printed: String,
    /// The city's name.
    pub city: String,
    /// Whether it is sample data.
    pub sample: bool,
    /// The program that made it, with its version.
    pub program: String,
    /// Hash of its facts.
    pub content: String,
}

/// Everything an edition issues, each list in the order of its first field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Codes, by id.
    pub codes: Vec<IssuedCode>,
    /// What was said of the site, the departments and the items, by id.
    pub matters: Vec<Matter>,
    /// Documents, by path.
    pub documents: Vec<IssuedDocument>,
}

/// A code as issued.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct IssuedCode {
    /// Its id, as printed under it.
    pub id: String,
    /// What it belongs to.
    pub kind: Kind,
    /// Its department's id; empty for the site's own.
    pub department: String,
    /// What its symbol holds, byte for byte.
    pub target: String,
    /// Where that leads: the same, or what stands behind a permalink.
    pub destination: String,
    /// QR version.
    pub version: u8,
    /// Error correction level: `L`, `M`, `Q`, `H`.
    pub level: String,
    /// Hash of its modules.
    pub symbol: String,
}

/// What was said of the site, of a department or of an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Matter {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Its department's id; empty for the site.
    pub department: String,
    /// Its name.
    pub name: String,
    /// A digest of each text that is not empty, by column.
    pub digests: BTreeMap<String, String>,
}

/// A document as issued.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IssuedDocument {
    /// Its file, below the output folder.
    pub path: String,
    /// The layout that made it.
    pub layout: String,
    /// Its department's id; empty where it is for no single one.
    pub department: String,
    /// Number of pages.
    pub pages: usize,
    /// Hash of the file.
    pub hash: String,
    /// The columns its layout shows; those of the site as `site.telephone`.
    pub shows: Vec<String>,
    /// The codes on it, in the order of pages and painting.
    pub codes: Vec<PlacedFact>,
    /// The ids of what it speaks of, sorted.
    pub matters: Vec<String>,
}

/// Where a code stands on a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlacedFact {
    /// The code's id.
    pub id: String,
    /// Page, from 1.
    pub page: usize,
    /// From the page's left edge to the symbol.
    pub x_mm: f64,
    /// From the page's top edge.
    pub y_mm: f64,
    /// Side of the symbol.
    pub side_mm: f64,
    /// Hash of the symbol drawn there, where a logo makes it another than the code's own; else empty.
    pub symbol: String,
}

impl Matter {
    /// Its digests in one line: `basis:1f0a… name:90cd…`.
    #[must_use]
    pub fn written_digests(&self) -> String {
        self.digests.iter().map(|(column, digest)| format!("{column}:{digest}")).collect::<Vec<_>>().join(" ")
    }

    /// The digests of such a line.
    #[must_use]
    pub fn read_digests(line: &str) -> BTreeMap<String, String> {
        let pairs = line.split(' ').filter_map(|pair| pair.split_once(':'));
        pairs.map(|(column, digest)| (column.to_owned(), digest.to_owned())).collect()
    }
}

impl Facts {
    /// The code of this id.
    #[must_use]
    pub fn code(&self, id: &str) -> Option<&IssuedCode> {
        self.codes.get(self.codes.binary_search_by(|code| code.id.as_str().cmp(id)).ok()?)
    }

    /// What was said of this id.
    #[must_use]
    pub fn matter(&self, id: &str) -> Option<&Matter> {
        self.matters.get(self.matters.binary_search_by(|matter| matter.id.as_str().cmp(id)).ok()?)
    }

    /// The document at this path.
    #[must_use]
    pub fn document(&self, path: &str) -> Option<&IssuedDocument> {
        self.documents.get(self.documents.binary_search_by(|document| document.path.as_str().cmp(path)).ok()?)
    }

    /// Hash of all of it: two editions of one content have one hash.
    #[must_use]
    pub fn content(&self) -> String {
        let mut hasher = Fields(Sha256::new());
        for code in &self.codes {
            let IssuedCode { id, kind, department, target, destination, version, level, symbol } = code;
            hasher.add(&[
                "code",
                id,
                kind.name(),
                department,
                target,
                destination,
                &version.to_string(),
                level,
                symbol,
            ]);
        }
        for matter in &self.matters {
            let Matter { id, kind, department, name, .. } = matter;
            hasher.add(&["matter", id, kind.name(), department, name, &matter.written_digests()]);
        }
        for document in &self.documents {
            let IssuedDocument { path, layout, department, pages, hash, shows, codes, matters } = document;
            hasher.add(&["document", path, layout, department, &pages.to_string(), hash, &shows.join(" ")]);
            for PlacedFact { id, page, x_mm, y_mm, side_mm, symbol } in codes {
                let [x, y, side] = [x_mm, y_mm, side_mm].map(f64::to_string);
                hasher.add(&["place", id, &page.to_string(), &x, &y, &side, symbol]);
            }
            for id in matters {
                hasher.add(&["shows", id]);
            }
        }
        hasher.0.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

/// A hash over lists of fields, each told apart from the next by its length.
struct Fields(Sha256);

impl Fields {
    fn add(&mut self, fields: &[&str]) {
        for field in fields {
            self.0.update(field.len().to_le_bytes());
            self.0.update(field);
        }
    }
}
