//! The manifest: what a run made, as a contract for other programs (`docs/manifest.md`).

use serde::{Deserialize, Serialize};

/// The manifest's place in the output folder.
pub const MANIFEST: &str = "manifest.json";

/// The manifest's version; it rises when a key changes its meaning or goes.
pub const SCHEMA: u32 = 1;

/// Everything a run made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`SCHEMA`].
    pub schema: u32,
    /// What wrote it.
    pub program: Program,
    /// The city's name.
    pub city: String,
    /// The edition's date as printed.
    pub edition: String,
    /// Whether this is sample data.
    pub sample: bool,
    /// The order of the two scripts: `zh-first` or `mn-first`; empty in manifests of earlier versions.
    #[serde(default)]
    pub scripts: String,
    /// The names in Mongolian that pages may show, with who approved them: the site's, then the departments'.
    #[serde(default)]
    pub mongolian: Vec<ApprovedName>,
    /// Every code, by id.
    pub codes: Vec<CodeEntry>,
    /// Every document, by path.
    pub documents: Vec<DocumentEntry>,
    /// The tables and packages of codes for other programs: each department's, then those of all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub packages: Vec<PackageEntry>,
    /// The files that the city's web server needs, below the output folder.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub redirects: Vec<String>,
}

/// A name in Mongolian and its approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovedName {
    /// Id of the site or the department it names.
    pub id: String,
    /// The name.
    pub text: String,
    /// Who translated it, where that is recorded.
    pub translator: Option<String>,
    /// Who approved it.
    pub reviewer: String,
    /// The day of the approval.
    pub approved: String,
}

/// The program and its version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    /// `mingma`.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// One code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeEntry {
    /// Its id, as printed under it.
    pub id: String,
    /// The department it belongs to; none for the site's own.
    pub department: Option<String>,
    /// The item it leads to; none for the site's and the departments' own.
    pub item: Option<String>,
    /// The account it was given for; none for the city's own codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// The address it holds, byte for byte.
    pub target: String,
    /// The page it leads to; empty in manifests of earlier versions, where it is the target.
    #[serde(default)]
    pub destination: String,
    /// QR version, 1 to 40.
    pub version: u8,
    /// Error correction level: `L`, `M`, `Q`, `H`.
    pub level: String,
    /// Modules along a side, without the quiet zone.
    pub modules: u32,
    /// Hash of the module matrix.
    pub symbol: String,
    /// Its pictures, below the output folder.
    pub files: Vec<String>,
}

/// One document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentEntry {
    /// Its file, below the output folder.
    pub path: String,
    /// The layout that made it.
    pub layout: String,
    /// For whom it is written: `office` or `web`; `office` in manifests of releases that did not say.
    #[serde(default = "usual_profile")]
    pub profile: String,
    /// The department it is for; none where it is for the whole site or for a field.
    pub department: Option<String>,
    /// Number of pages.
    pub pages: usize,
    /// SHA-256 of the file, in hexadecimal.
    pub hash: String,
    /// Where it is another document's pages on the sheets that are printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheets: Option<SheetsEntry>,
    /// The codes on its pages, in the order of pages and painting.
    pub codes: Vec<PlacedCode>,
    /// The codes on its pages that were placed as they were supplied, because they are no QR codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub given: Vec<PlacedGiven>,
}

/// Where a code stands that was placed as it was supplied.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlacedGiven {
    /// The account's id.
    pub id: String,
    /// Page, counted from 1.
    pub page: usize,
    /// From the page's left edge to the picture.
    pub x_mm: f64,
    /// From the page's top edge.
    pub y_mm: f64,
    /// Width of the picture.
    pub width_mm: f64,
    /// Height of the picture.
    pub height_mm: f64,
}

/// Tables and packages of codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageEntry {
    /// The department whose codes they hold; none where they hold all.
    pub department: Option<String>,
    /// Hash of what they say of their codes.
    pub hash: String,
    /// The files, below the output folder.
    pub files: Vec<String>,
}

fn usual_profile() -> String {
    String::from("office")
}

/// What sheets are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetsEntry {
    /// Their name, as the layout says.
    pub name: String,
    /// The file of the document whose pages they show.
    pub of: String,
}

/// Where a code stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlacedCode {
    /// The code's id.
    pub id: String,
    /// Page, counted from 1.
    pub page: usize,
    /// From the page's left edge to the symbol, without its quiet zone.
    pub x_mm: f64,
    /// From the page's top edge.
    pub y_mm: f64,
    /// Side of the symbol, without its quiet zone.
    pub side_mm: f64,
    /// Side of one module.
    pub module_mm: f64,
    /// From how far it is meant to be scanned; 0 in manifests of releases that did not say.
    #[serde(default)]
    pub distance_mm: f64,
    /// How far it is turned clockwise, in degrees: 180 on sheets where pages stand on their heads.
    #[serde(default, skip_serializing_if = "is_upright")]
    pub turn: u16,
    /// The logo in its middle. The symbol that bears it is another one than the code's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<LogoEntry>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_upright(turn: &u16) -> bool {
    *turn == 0
}

/// A logo in a placed code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LogoEntry {
    /// QR version of the symbol drawn there.
    pub version: u8,
    /// Its error correction level, always `H`.
    pub level: String,
    /// Hash of its modules as drawn, those under the logo light.
    pub symbol: String,
    /// From the page's left edge to the room for the logo.
    pub x_mm: f64,
    /// From the page's top edge.
    pub y_mm: f64,
    /// How wide that room is.
    pub width_mm: f64,
    /// How high.
    pub height_mm: f64,
    /// Codewords that lose a module to it.
    pub covered: usize,
    /// Codewords in all.
    pub codewords: usize,
}

impl Manifest {
    /// The files it answers for.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        let pictures = self.codes.iter().flat_map(|code| &code.files);
        let documents = self.documents.iter().map(|document| &document.path);
        let packages = self.packages.iter().flat_map(|package| &package.files);
        pictures.chain(documents).chain(packages).chain(&self.redirects).map(String::as_str)
    }

    /// The document at a path.
    #[must_use]
    pub fn document(&self, path: &str) -> Option<&DocumentEntry> {
        let at = self.documents.binary_search_by(|document| document.path.as_str().cmp(path)).ok()?;
        self.documents.get(at)
    }

    /// Its text: indented, one key a line, so that people and `diff` can read it.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Strings, numbers and lists of them always have a form in JSON.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}
