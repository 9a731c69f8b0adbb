//! What a run remembers of its input, so that the next can tell what changed and why a document is made again.
//!
//! It holds hashes, and what was said about the documents. The operator's reports and this file are no part of the manifest.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diag::KeptWarning;
use crate::preflight::KeptFinding;

/// Its place in the output folder.
pub const STATE: &str = "operator/state.json";

/// Hashes of everything each document was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// Version of this file's form; a file of another version counts as none.
    pub schema: u32,
    /// By path below the output folder.
    pub documents: BTreeMap<String, DocumentState>,
}

/// What one document was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentState {
    /// Program, settings, fonts.
    pub program: String,
    /// The layout's files.
    pub layout: String,
    /// What the filled-in template says, with the addresses of the codes it shows.
    pub markup: String,
    /// The items it speaks of, by their ids.
    pub items: BTreeMap<String, String>,
    /// What breaks a rule on its pages, waived or not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<KeptFinding>,
    /// What was worth a word when it was made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<KeptWarning>,
}

impl State {
    /// The version this program writes.
    pub const SCHEMA: u32 = 1;

    /// Its text.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Strings and maps of strings always have a form in JSON.
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }

    /// Reads the text of an earlier run; anything but a whole state of this version counts as none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(|state: &Self| state.schema == Self::SCHEMA)
    }
}
